// Writes every page of the sample as a document of its own, to be looked at and to be given to checkers of accessibility.
//
//   write_pages <folder> <address of the style sheet>
#include <cstdio>
#include <fstream>

#include "html/html.h"
#include "html/pages.h"

int main(int count, char** arguments) {
  if (count != 3) {
    std::fputs("usage: write_pages <folder> <address of the style sheet>\n", stderr);
    return 2;
  }
  using namespace cocrea;
  for (const view::Language language : {view::Language::es, view::Language::en}) {
    for (const auto& [name, page] : html::testing::glasgow_pages(language)) {
      for (const bool dark : {false, true}) {
        view::Page shown = page;
        shown.dark = dark;
        const std::string file = std::string(arguments[1]) + "/" + name + "." + shown.language + (dark ? ".dark" : "") + ".html";
        std::ofstream(file, std::ios::binary) << html::document(shown, arguments[2]);
        std::printf("%s\n", file.c_str());
      }
    }
  }
  return 0;
}
