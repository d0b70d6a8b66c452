// A strict reader of the HTML that src/html writes: it refuses what a browser would mend.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace cocrea::html::testing {

struct Element {
  std::string tag;                                  // "" = the root, which holds the others
  std::map<std::string, std::string> attributes;    // unescaped; "" for those without a value
  std::vector<Element> children;
  std::string words;                                // all text in it, in order, unescaped

  bool has(const std::string& name) const { return attributes.count(name) > 0; }
  std::string get(const std::string& name) const {
    const auto found = attributes.find(name);
    return found == attributes.end() ? std::string() : found->second;
  }
};

struct Parsed {
  Element root;
  std::string error;    // "" = well-formed
};

// Well-formed: elements nest and end, void ones do not; attributes are quoted, escaped and named once; no stray < > & in texts; ids are unique; no
// `style` attribute and no handler ("onclick").
Parsed parse(std::string_view html);

void each(const Element&, const std::function<void(const Element&)>&);
// With the elements around it, outermost first.
void each_with_parents(const Element&, const std::function<void(const Element&, const std::vector<const Element*>&)>&);
const Element* by_id(const Element&, std::string_view id);
std::vector<const Element*> by_tag(const Element&, std::string_view tag);
// Elements of this tag with exactly these words in them.
std::vector<const Element*> by_words(const Element&, std::string_view tag, std::string_view words);

bool is_control(const Element&);   // button, link, input, select, textarea
// What it is called: aria-label, aria-labelledby, its label, its legend, or the words in it.
std::string name_of(const Element& page, const Element&);

}  // namespace cocrea::html::testing
