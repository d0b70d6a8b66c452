// Reading a plan from a file, and saying what is wrong with it.
#pragma once

#include <string>
#include <vector>

#include "core/exchange/json.h"
#include "view/texts.h"

namespace cocrea::cli {

struct LoadedFile {
  std::string path;
  exchange::Reading reading;
  bool opened = false;

  bool readable() const { return opened && reading.document.has_value(); }
};

LoadedFile load(const std::string& path);

// The files that are meant: a folder stands for every *.json in it and below, by path. One without any stays as it is, and cannot be opened.
std::vector<std::string> expand(const std::vector<std::string>& paths);

// One sentence or two for each problem: place, cause, advice.
std::vector<std::string> problem_words(const LoadedFile&, view::Language);

}  // namespace cocrea::cli
