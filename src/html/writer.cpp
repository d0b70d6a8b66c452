// What all kinds of nodes have in common: ids, classes, icons, headings, controls.
#include "html/writer.h"

#include <algorithm>
#include <utility>

namespace cocrea::html {

using view::Node;
using view::NodeKind;

std::string_view name_of(view::Tone tone) {
  switch (tone) {
    case view::Tone::neutral: return {};
    case view::Tone::accent: return "accent";
    case view::Tone::done: return "done";
    case view::Tone::at_risk: return "at-risk";
    case view::Tone::breached: return "breached";
    case view::Tone::not_started: return "not-started";
    case view::Tone::secondary: return "secondary";
  }
  return {};
}

bool is_plain_name(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == ':' || c == '-';
  });
}

bool same_action(const view::Action& a, const view::Action& b) {
  if (const auto* x = a.as<view::ShowWhy>()) {
    const auto* y = b.as<view::ShowWhy>();
    return y && x->rule == y->rule && x->subject == y->subject && x->deadline == y->deadline && x->nth == y->nth && x->on == y->on;
  }
  if (const auto* x = a.as<view::Navigate>()) {
    const auto* y = b.as<view::Navigate>();
    return y && x->page == y->page && x->entity == y->entity && x->field == y->field;
  }
  return false;
}

Classes classes_of(const Node& node, std::string_view first) {
  Classes classes{first};
  classes.add("tone-", name_of(node.tone));
  switch (node.emphasis) {
    case view::Emphasis::normal: break;
    case view::Emphasis::primary: classes.add("primary"); break;
    case view::Emphasis::quiet: classes.add("quiet"); break;
    case view::Emphasis::strong: classes.add("strong"); break;
    case view::Emphasis::small: classes.add("small"); break;
  }
  if (node.layout.grow > 0) classes.add("grow").add("grow-", std::to_string(std::min<int>(node.layout.grow, 5)));
  return classes.when(node.layout.end, "end").when(node.layout.reading, "reading").when(node.selected, "selected");
}

namespace {

bool is_block(const Node& node) {
  switch (node.kind) {
    case NodeKind::card:
    case NodeKind::callout:
    case NodeKind::table:
    case NodeKind::tabs:
    case NodeKind::timeline:
    case NodeKind::list:
    case NodeKind::quote:
    case NodeKind::empty_state: return true;
    case NodeKind::group:
      return node.layout.direction != view::Layout::Direction::row && std::any_of(node.children.begin(), node.children.end(), is_block);
    default: return false;
  }
}

// Or holds some: what stands beside it stands beside the box, not the label.
bool is_labelled_field(const Node& node) {
  if (node.kind == NodeKind::group) return std::any_of(node.children.begin(), node.children.end(), is_labelled_field);
  return node.kind == NodeKind::field && node.field && !node.field->compact;
}

// The text that says what a pill beside it is about.
const Node* first_text(const Node& node) {
  const bool text = node.kind == NodeKind::paragraph || node.kind == NodeKind::heading || node.kind == NodeKind::link;
  if (text && !node.label.empty()) return &node;
  for (const Node& child : node.children) {
    if (const Node* found = first_text(child)) return found;
  }
  return nullptr;
}

}  // namespace

void add_layout(Classes& classes, const Node& node) {
  const auto& all = node.children;
  classes.when(node.layout.tight, "tight");
  switch (node.layout.direction) {
    case view::Layout::Direction::column: classes.add("stack"); return;
    case view::Layout::Direction::row:
      classes.add("row").when(!node.layout.wrap, "nowrap");
      if (std::any_of(all.begin(), all.end(), is_block)) classes.add("tops");
      else if (std::any_of(all.begin(), all.end(), is_labelled_field)) classes.add("bottoms");
      return;
    case view::Layout::Direction::grid: break;
  }
  // Unequal shares make sense in a single line only.
  const bool shares = std::any_of(all.begin(), all.end(), [&](const Node& one) { return one.layout.grow != all.front().layout.grow; });
  if (shares && all.size() <= node.layout.columns) {
    classes.add("split");
    return;
  }
  classes.add("grid").add("columns-", std::to_string(std::clamp<int>(node.layout.columns, 1, 4)));
  classes.when(std::any_of(all.begin(), all.end(), is_block), "wide-cells");
}

Markup& Writer::begin(std::string_view tag, const Node& node, std::string_view classes, bool focusable) {
  m_.open(tag).maybe("class", classes).maybe("lang", node.language);
  in_own_language_ = !node.language.empty();
  std::string id = node.id;
  if (id.empty()) {
    if (const auto lent = lent_ids_.find(&node); lent != lent_ids_.end()) id = lent->second;
  }
  if (take_id(id)) {
    m_.set("id", id);
    if (!focusable && id == focus_) m_.set("tabindex", "-1");
  }
  return m_;
}

std::string Writer::own_id(const Node& node) {
  if (take_id(node.id)) return node.id;
  std::string id;
  do id = "made--" + std::to_string(++made_ids_);
  while (!take_id(id));
  return id;
}

void Writer::icon(std::string_view name) {
  if (!name.empty()) m_.open("span").set("class", "icon").set("data-icon", name).set("aria-hidden", "true").close();
}

// The longest one that these words begin with.
const view::Foreign* Writer::foreign_at(std::string_view words) const {
  std::string_view key = words;
  for (;;) {
    auto found = std::upper_bound(foreign_.begin(), foreign_.end(), key, [](std::string_view a, const view::Foreign& b) { return a < b.words; });
    if (found == foreign_.begin()) return nullptr;
    const std::string& before = (--found)->words;
    if (words.starts_with(before)) return &*found;
    const auto [end, other] = std::mismatch(key.begin(), key.end(), before.begin(), before.end());
    key = key.substr(0, static_cast<std::size_t>(end - key.begin()));   // what is shorter begins so at most
  }
}

const view::Foreign* Writer::foreign_in(std::string_view words, std::size_t& at) const {
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || ('\xC3' <= c && c <= '\xDF'); };   // or begins one beyond ASCII
  const auto last_begins = [&](std::size_t end) {
    while (--end > 0 && (static_cast<unsigned char>(words[end]) & 0xC0) == 0x80) {}
    return words[end];
  };
  for (; !foreign_.empty() && at < words.size(); ++at) {
    if (at > 0 && is_letter(last_begins(at))) continue;
    const view::Foreign* found = foreign_at(words.substr(at));
    if (!found) continue;
    const std::size_t end = at + found->words.size();
    if (end == words.size() || !is_letter(words[end])) return found;
  }
  return nullptr;
}

void Writer::words(std::string_view words) {
  std::size_t said = 0, at = 0;
  if (!std::exchange(in_own_language_, false)) {
    while (const view::Foreign* found = foreign_in(words, at)) {
      m_.words(words.substr(said, at - said)).open("span").set("lang", found->language).words(found->words).close();
      said = at += found->words.size();
    }
  }
  m_.words(words.substr(said));
}

// Isolated, so that words of another direction cannot reorder what stands around them.
void Writer::inline_words(std::string_view words) {
  if (words.empty()) return;
  m_.open("bdi");
  this->words(words);
  m_.close();
}

void Writer::heading_words(int level, std::string_view words, std::string_view icon_name, std::string_view classes, const Node* node) {
  constexpr std::string_view kTags[] = {"h1", "h2", "h3", "h4", "h5", "h6"};
  Classes all{"level-" + std::to_string(level)};
  all.add(classes);
  level = std::clamp(level, 1, std::min(level_ + 1, 6));
  const std::string_view tag = block(kTags[level - 1]);
  if (node) begin(tag, *node, all, true).maybe("tabindex", level == 1 || (!node->id.empty() && node->id == focus_) ? "-1" : "");
  else m_.open(tag).set("class", all);
  m_.set("dir", "auto");
  icon(icon_name);
  this->words(words);
  m_.close();
  if (phrasing_ > 0) return;
  level_ = level;
  said_ = words;
}

void Writer::event(const Node& node, std::string_view name) {
  if (!node.id.empty() && !node.disabled) m_.set("data-event", name);
}

void Writer::open_control(const Node& node, bool is_link, std::string_view classes) {
  const bool inert = phrasing_ > 0 || node.id.empty() || !(node.active() || node.disabled);
  if (inert) {
    begin("span", node, classes);
  } else if (is_link) {
    begin("a", node, classes, true).set("href", "#" + node.id);
    event(node, "activate");
  } else {
    begin("button", node, classes, true).set("type", "button");
    event(node, "activate");
  }
  // Still focusable: who pressed "undo" for the last time is not thrown out of the toolbar.
  if (node.disabled) m_.set("aria-disabled", "true");
  if (const auto about = described_.find(&node); about != described_.end() && !inert) m_.set("aria-describedby", about->second);
  ++phrasing_;
}

void Writer::node(const Node& node) {
  switch (node.kind) {
    case NodeKind::group: return group(node);
    case NodeKind::heading: {
      heading_words(node.level, node.label, node.icon, Classes(node.hide_label ? "hidden" : "").add(classes_of(node, {})), &node);
      help(node, "tone-secondary");
      return;
    }
    case NodeKind::paragraph: return paragraph(node);
    case NodeKind::card: return box(node, "card");
    case NodeKind::callout: return box(node, "callout");
    case NodeKind::field: return field(node);
    case NodeKind::button: return button(node);
    case NodeKind::link: return link(node);
    case NodeKind::list: return list(node);
    case NodeKind::item: return item(node);
    case NodeKind::table: return table(node);
    case NodeKind::row:
    case NodeKind::cell: return group(node);   // outside a table
    case NodeKind::pill: return pill(node);
    case NodeKind::meter:
    case NodeKind::progress: return meter(node);
    case NodeKind::date_block: return date_block(node);
    case NodeKind::definition: return run({&node, 1}, false);
    case NodeKind::quote: return quote(node);
    case NodeKind::arithmetic: return arithmetic(node);
    case NodeKind::timeline: return timeline(node);
    case NodeKind::tabs: return tabs(node);
    case NodeKind::tab: return link(node);     // outside tabs
    case NodeKind::empty_state: return empty_state(node);
    case NodeKind::separator: {
      if (phrasing_ == 0) begin("hr", node, {}).close();
      return;
    }
  }
}

void Writer::children(const Node& parent) { run(parent.children, parent.layout.direction == view::Layout::Direction::row); }

void Writer::run(std::span<const Node> all, bool in_row) {
  for (std::size_t i = 0; i < all.size() && in_row && phrasing_ == 0; ++i) {
    if (all[i].kind != NodeKind::pill || !all[i].active()) continue;
    for (std::size_t before = i; before-- > 0;) {
      const Node* text = first_text(all[before]);
      if (!text) continue;
      const std::string id = !text->id.empty() ? text->id : lent_ids_.try_emplace(text, all[i].id + "--about").first->second;
      if (!all[i].id.empty()) described_[&all[i]] = id;
      break;
    }
  }
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].kind != NodeKind::definition) {
      node(all[i]);
      continue;
    }
    m_.open(block("dl")).set("class", "facts");   // a run of facts is one list
    for (; i < all.size() && all[i].kind == NodeKind::definition; ++i) definition(all[i]);
    m_.close();
    --i;
  }
}

}  // namespace cocrea::html
