// The parts of a page, and the document around them.
#include <algorithm>
#include <cmath>

#include "html/html.h"
#include "html/writer.h"

namespace cocrea::html {

using view::Node;
using view::NodeKind;

void Writer::page(const view::Page& page) {
  const bool inert = page.dialog.has_value();
  m_.open("div").set("class", "frame");
  m_.open("div").set("class", Classes("page").when(page.why.has_value(), "with-why").when(page.navigation.children.empty(), "without-navigation"));
  header(page.header, inert);
  if (!page.navigation.children.empty()) navigation(page.navigation, inert);
  main(page.main, inert);
  if (page.why) why(*page.why, inert);
  m_.close().close();
  if (page.dialog) dialog(*page.dialog);
}

void Writer::header(const Node& node, bool inert) {
  Classes classes{"header"};
  add_layout(classes, node);
  begin("header", node, classes).maybe("aria-label", node.label).flag("inert", inert);
  children(node);
  m_.close();
}

void Writer::navigation(const Node& node, bool inert) {
  begin("nav", node, "navigation").maybe("aria-label", node.label).flag("inert", inert);
  m_.open("ul").set("role", "list");
  for (const Node& one : node.children) {
    m_.open("li");
    // The last is no page: on a narrow window it shows those for which the bar has no room.
    const bool is_page = one.kind == NodeKind::link;
    begin(is_page ? "a" : "button", one, classes_of(one, "nav-link"), true);
    if (is_page) m_.set("href", "#" + one.id).maybe("aria-current", one.selected ? "page" : "");
    else m_.set("type", "button").set("aria-expanded", one.selected ? "true" : "false");
    event(one, "activate");
    icon(one.icon);
    m_.open("span").set("class", "nav-words").words(one.label).close();
    if (!one.value.empty()) {
      m_.open("span").set("class", Classes("count").add("tone-", name_of(one.tone)));
      m_.open("span").maybe("aria-hidden", one.help.empty() ? "" : "true").words(one.value).close();
      // A word apart from the link's own, or they would be read as one.
      if (!one.help.empty()) m_.open("span").set("class", "hidden").words(" ").words(one.help).close();
      m_.close();
    }
    m_.close().close();
  }
  m_.close().close();
}

void Writer::main(const Node& node, bool inert) {
  level_ = 0;
  Classes classes{"main"};
  add_layout(classes, node);
  begin("main", node, classes, true).set("tabindex", "-1").flag("inert", inert);
  children(node);
  m_.close();
}

void Writer::why(const Node& node, bool inert) {
  level_ = 1;
  Classes classes{"why"};
  add_layout(classes, node);
  begin("aside", node, classes, true).set("tabindex", "-1").maybe("aria-label", node.label).flag("inert", inert);
  children(node);
  m_.close();
}

void Writer::dialog(const Node& node) {
  level_ = 1;
  const Node* heading = nullptr;
  for (const Node& child : node.children) {
    if (!heading && child.kind == NodeKind::heading && !child.id.empty()) heading = &child;
  }
  Classes classes{"dialog"};
  add_layout(classes, node);
  m_.open("div").set("class", "scrim");
  begin("section", node, classes, true).set("role", "dialog").set("aria-modal", "true").set("tabindex", "-1");
  if (heading && node.label.empty()) m_.set("aria-labelledby", heading->id);
  else m_.maybe("aria-label", node.label);
  if (!node.label.empty()) heading_words(2, node.label, node.icon, {}, nullptr);
  children(node);
  m_.close().close();
}

std::string write(const view::Page& page, double room) {
  Writer writer(page.focus, std::max(room, kLeastRoom), page.foreign);
  writer.page(page);
  return writer.markup().take();
}

std::vector<std::pair<std::string_view, std::string>> root_attributes(const view::Page& page) {
  std::vector<std::pair<std::string_view, std::string>> all = {
      {"lang", page.language},
      {"data-theme", page.dark ? "dark" : "light"},
      {"data-scale", std::to_string(std::lround(page.text_scale * 100))},
  };
  if (page.projector) all.emplace_back("data-projector", "");
  if (page.reduced_motion) all.emplace_back("data-motion", "reduced");
  return all;
}

std::string document(const view::Page& page, std::string_view style_sheet) {
  Markup m;
  m.open("html");
  for (const auto& [name, value] : root_attributes(page)) m.set(name, value);
  m.open("head");
  m.open("meta").set("charset", "utf-8").close();
  m.open("meta").set("name", "viewport").set("content", "width=device-width, initial-scale=1").close();
  m.element("title", {}, page.title);
  if (!style_sheet.empty()) m.open("link").set("rel", "stylesheet").set("href", style_sheet).close();
  m.close();
  m.open("body").open("div").set("id", "text-view").raw(write(page)).close().close().close();
  return "<!doctype html>\n" + m.take() + "\n";
}

}  // namespace cocrea::html
