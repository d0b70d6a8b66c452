// Texts, buttons, pills, meters and other nodes without a box of children.
#include <algorithm>

#include "html/writer.h"

namespace cocrea::html {

using view::Node;

void Writer::paragraph(const Node& node) {
  begin(block("p"), node, Classes(phrasing_ > 0 ? "line" : "").add(classes_of(node, {}))).set("dir", "auto");
  icon(node.icon);
  words(node.label);
  m_.close();
}

// A sentence more about a thing.
void Writer::help(const Node& node, std::string_view classes) {
  if (node.help.empty()) return;
  m_.open(block("p")).maybe("class", classes).set("dir", "auto");
  words(node.help);
  m_.close();
}

void Writer::hidden(std::string_view said) {
  m_.open("span").set("class", "hidden");
  words(said);
  m_.close();
}

void Writer::button(const Node& node) {
  const bool icon_only = node.hide_label && !node.icon.empty();
  open_control(node, false, classes_of(node, "button").when(icon_only, "icon-only"));
  // For the mouse; the accessible name is the same, so it is read once.
  if (icon_only || node.action.is<view::SetProjector>()) m_.set("title", node.label);   // that one has its word on a wide page
  if (node.action.is<view::Unfold>()) m_.set("aria-expanded", node.selected ? "true" : "false");
  icon(node.icon);
  if (node.hide_label) hidden(node.label);
  else inline_words(node.label);
  what_it_is_about(node);
  m_.close();
  --phrasing_;
}

// For whoever hears it alone: of several that are called the same, which.
void Writer::what_it_is_about(const Node& node) {
  if (!node.help.empty()) hidden(" (" + node.help + ")");
}

void Writer::link(const Node& node) {
  open_control(node, true, classes_of(node, "link"));
  if (node.selected) m_.set("aria-current", "true");
  icon(node.icon);
  if (node.hide_label) hidden(node.label);
  else inline_words(node.label);
  if (!node.value.empty()) m_.element("span", "count", node.value);
  m_.close();
  --phrasing_;
}

void Writer::pill(const Node& node) {
  open_control(node, false, classes_of(node, "pill"));
  icon(node.icon);
  inline_words(node.label);
  what_it_is_about(node);
  m_.close();
  --phrasing_;
}

// Places that are taken or free are drawn one by one; more than fit, and parts of a whole, as a bar. The words say it in any case.
void Writer::meter(const Node& node) {
  constexpr int kMostPlaces = 24;
  begin(block("div"), node, classes_of(node, "meter"));
  if (!node.label.empty()) m_.element(block("p"), node.hide_label || label_is_said(node.label) ? "hidden" : "meter-label", node.label);
  const int most = std::max(node.value_max, 1);
  if (node.kind == view::NodeKind::meter && most <= kMostPlaces) {
    m_.open("span").set("class", "places").set("role", "meter").maybe("aria-label", node.label);
    m_.set("aria-valuemin", std::to_string(node.value_min)).set("aria-valuemax", std::to_string(most));
    m_.set("aria-valuenow", std::to_string(std::clamp(node.value_now, node.value_min, most))).maybe("aria-valuetext", node.value);
    for (int i = 0; i < std::max(most, std::min(node.value_now, kMostPlaces)); ++i) {
      m_.open("span").set("class", Classes("place").when(i < node.value_now, "taken").when(i >= most, "over")).close();
    }
    m_.close();
  } else {
    m_.open("progress").maybe("aria-label", node.label).set("max", std::to_string(most)).set("value", std::to_string(std::clamp(node.value_now, 0, most)));
    m_.words(node.value).close();
  }
  if (!node.value.empty()) m_.element(block("p"), "strong", node.value);
  if (!node.help.empty()) m_.element(block("p"), "small", node.help);
  children(node);
  m_.close();
}

void Writer::date_block(const Node& node) {
  begin(block("div"), node, classes_of(node, "date-block"));
  m_.open("span").set("aria-hidden", "true").element("span", "date-day", node.value).words(" ").element("span", "date-month", node.help).close();
  m_.open("span").set("class", "hidden").words(node.label).words(" ").close();
  m_.close();
}

// A fact and what it is; inside a list of them.
void Writer::definition(const Node& node) {
  m_.open(block("div")).set("class", classes_of(node, "fact"));
  const std::string label_id = node.id.empty() ? std::string() : node.id + "--label";
  m_.open(block("dt")).set("dir", "auto");
  if (take_id(label_id)) m_.set("id", label_id);
  words(node.label);
  m_.close();
  m_.open(block("dd")).set("dir", "auto");
  if (node.active() && phrasing_ == 0) {
    open_control(node, !node.action.is<view::ShowWhy>(), "link fact-link");
    if (!label_id.empty()) m_.set("aria-describedby", label_id);
    inline_words(node.value);
    icon(node.icon.empty() ? std::string_view("arrow_up_right") : node.icon);
    m_.close();
    --phrasing_;
  } else {
    begin("span", node, {});
    words(node.value);
    m_.close();
  }
  if (!node.help.empty()) m_.element(block("p"), "small", node.help);
  children(node);
  m_.close().close();
}

}  // namespace cocrea::html
