#include "html/reader.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace cocrea::html::testing {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kEntities = {
    {{"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}}};

bool is_void(std::string_view tag) { return tag == "input" || tag == "hr" || tag == "br" || tag == "meta" || tag == "link"; }

bool is_name_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == ':'; }

class Reader {
 public:
  explicit Reader(std::string_view html) : rest_(html), size_(html.size()) {}

  Parsed read() {
    Parsed result;
    content(result.root);
    if (error_.empty() && !rest_.empty()) fail("an end without a beginning");
    result.error = error_;
    return result;
  }

 private:
  void fail(const std::string& what) {
    if (error_.empty()) error_ = what + " at byte " + std::to_string(size_ - rest_.size()) + ", before \"" + std::string(rest_.substr(0, 60)) + "\"";
  }

  void content(Element& into) {
    while (error_.empty() && !rest_.empty()) {
      if (rest_.starts_with("</")) return;
      if (rest_.front() == '<') element(into);
      else into.words += text("<");
    }
  }

  std::string text(std::string_view ends) {
    std::string words;
    while (error_.empty() && !rest_.empty() && ends.find(rest_.front()) == std::string_view::npos) {
      const char c = rest_.front();
      if (c == '&') {
        const auto* entity = std::find_if(kEntities.begin(), kEntities.end(), [&](const auto& one) { return rest_.starts_with(one.first); });
        if (entity == kEntities.end()) return fail("an ampersand that is none"), words;
        words += entity->second;
        rest_.remove_prefix(entity->first.size());
        continue;
      }
      const auto byte = static_cast<unsigned char>(c);
      if (c == '<' || c == '>' || c == '"' || c == '\'') return fail("a sign that is not escaped"), words;
      if ((byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7F) return fail("a control character"), words;
      words += c;
      rest_.remove_prefix(1);
    }
    return words;
  }

  std::string name() {
    std::string result;
    while (!rest_.empty() && is_name_letter(rest_.front())) {
      result += rest_.front();
      rest_.remove_prefix(1);
    }
    if (result.empty()) fail("a name is missing");
    return result;
  }

  void attribute(Element& of) {
    const std::string key = name();
    if (key == "style" || key.starts_with("on")) fail("an attribute " + key);
    std::string value;
    if (rest_.starts_with("=\"")) {
      rest_.remove_prefix(2);
      value = text("\"");
      if (rest_.empty()) return fail("an attribute without an end");
      rest_.remove_prefix(1);
    }
    if (key == "id" && !ids_.insert(value).second) fail("a second id " + value);
    if (!of.attributes.emplace(key, std::move(value)).second) fail("a second attribute " + key);
  }

  void element(Element& parent) {
    rest_.remove_prefix(1);
    Element one;
    one.tag = name();
    while (error_.empty() && rest_.starts_with(" ")) {
      rest_.remove_prefix(1);
      attribute(one);
    }
    if (!rest_.starts_with(">")) return fail("a tag without an end");
    rest_.remove_prefix(1);
    if (!is_void(one.tag)) {
      content(one);
      const std::string end = "</" + one.tag + ">";
      if (!rest_.starts_with(end)) return fail("no end of " + one.tag);
      rest_.remove_prefix(end.size());
    }
    parent.words += one.words;
    parent.children.push_back(std::move(one));
  }

  std::string_view rest_;
  std::size_t size_;
  std::set<std::string> ids_;
  std::string error_;
};

void walk(const Element& element, std::vector<const Element*>& parents, const std::function<void(const Element&, const std::vector<const Element*>&)>& visit) {
  if (!element.tag.empty()) visit(element, parents);
  parents.push_back(&element);
  for (const Element& child : element.children) walk(child, parents, visit);
  parents.pop_back();
}

}  // namespace

Parsed parse(std::string_view html) { return Reader(html).read(); }

void each(const Element& root, const std::function<void(const Element&)>& visit) {
  each_with_parents(root, [&](const Element& one, const auto&) { visit(one); });
}

void each_with_parents(const Element& root, const std::function<void(const Element&, const std::vector<const Element*>&)>& visit) {
  std::vector<const Element*> parents;
  walk(root, parents, visit);
}

const Element* by_id(const Element& root, std::string_view id) {
  const Element* found = nullptr;
  each(root, [&](const Element& one) {
    if (one.has("id") && one.get("id") == id) found = &one;
  });
  return found;
}

std::vector<const Element*> by_tag(const Element& root, std::string_view tag) {
  std::vector<const Element*> found;
  each(root, [&](const Element& one) {
    if (one.tag == tag) found.push_back(&one);
  });
  return found;
}

std::vector<const Element*> by_words(const Element& root, std::string_view tag, std::string_view words) {
  std::vector<const Element*> found = by_tag(root, tag);
  found.erase(std::remove_if(found.begin(), found.end(), [&](const Element* one) { return one->words != words; }), found.end());
  return found;
}

bool is_control(const Element& one) {
  return one.tag == "button" || one.tag == "input" || one.tag == "select" || one.tag == "textarea" || (one.tag == "a" && one.has("href"));
}

std::string name_of(const Element& page, const Element& one) {
  if (one.has("aria-label")) return one.get("aria-label");
  if (one.has("aria-labelledby")) {
    const Element* label = by_id(page, one.get("aria-labelledby"));
    return label ? label->words : std::string();
  }
  if (one.tag == "button" || one.tag == "a") return one.words;
  std::string name;
  each_with_parents(page, [&](const Element& label, const auto& parents) {
    if (label.tag == "label" && label.get("for") == one.get("id")) name = label.words;
    if (label.has("id") && label.get("id") == one.get("id")) {
      for (const Element* around : parents) {
        if (around->tag == "label") name = around->words;
      }
    }
  });
  return name;
}

}  // namespace cocrea::html::testing
