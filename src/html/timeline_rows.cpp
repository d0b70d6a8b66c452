// A timeline in the text view: the picture, which scrolls sideways, and all that is in it as a list for everybody whom a picture does not serve.
#include "core/plan/sorted.h"
#include "html/html.h"
#include "html/writer.h"

namespace cocrea::html {

using view::Node;

namespace {
// Filled where something is done, as in the picture.
std::string_view kind_of(const view::Mark& mark) { return mark.hollow ? "entry-mark" : "entry-mark full"; }
}  // namespace

void Writer::timeline(const Node& node) {
  if (!node.timeline || phrasing_ > 0) return;
  const view::Timeline& value = *node.timeline;
  const std::string id = own_id(node);
  const std::string_view label = node.label.empty() ? std::string_view(value.label) : std::string_view(node.label);
  m_.open("figure").set("id", id).set("class", classes_of(node, "timeline"));
  m_.open("div").set("class", "timeline-box");
  m_.open("ul").set("class", "timeline-names").set("aria-hidden", "true");
  for (const view::TimelineRow& row : value.rows) m_.open("li").maybe("class", row.selected ? "selected" : "").element("span", {}, row.label).close();
  m_.close();
  m_.open("div").set("class", "scroll").set("id", id + "--scroll").set("tabindex", "0").set("role", "group").maybe("aria-label", label);
  m_.set("data-jump", std::to_string(value.jump_serial));
  m_.raw(write_timeline(value, room_, id)).close();
  m_.close();
  // The node's help speaks of dragging, which a picture cannot offer; every date in it is typed where the list leads.
  timeline_rows(value);
  m_.close();
}

void Writer::timeline_rows(const view::Timeline& timeline) {
  m_.open("ul").set("class", "timeline-rows").set("role", "list").maybe("aria-label", timeline.label);
  for (const view::TimelineRow& row : timeline.rows) {
    if (row.part) continue;   // told with its group
    m_.open("li").maybe("aria-current", row.selected ? "true" : "");
    m_.open("span").set("class", "timeline-name").maybe("lang", row.language).set("dir", "auto").words(row.label).close();
    m_.open("ul").set("role", "list");
    for (const view::Corridor& one : row.corridors) {
      if (!one.spoken.empty()) timeline_entry({}, one.spoken, {}, view::Tone::neutral, "entry-window");
    }
    std::vector<const view::Bar*> bars;   // read as they follow each other, whichever lies above
    for (const view::Bar& one : row.bars) {
      if (one.members.empty()) bars.push_back(&one);
      for (const view::Bar& member : one.members) bars.push_back(&member);
    }
    plan::stable_sort(bars, [](const view::Bar* a, const view::Bar* b) { return a->start.earliest < b->start.earliest; });
    for (const view::Bar* one : bars) timeline_entry(one->id, one->spoken, one->action, one->tone, "entry-bar");
    for (const view::Mark& one : row.marks) {
      if (one.members.empty()) timeline_entry(one.id, one.spoken, one.action, one.tone, kind_of(one));
      for (const view::Mark& member : one.members) timeline_entry(member.id, member.spoken, member.action, member.tone, kind_of(member));
    }
    m_.close().close();
  }
  if (!timeline.lines.empty()) {
    m_.open("li").set("class", "timeline-lines").open("ul").set("role", "list");
    for (const view::TimelineLine& one : timeline.lines) m_.element("li", {}, one.spoken.empty() ? one.label : one.spoken);
    m_.close().close();
  }
  m_.close();
}

void Writer::timeline_entry(const std::string& id, std::string_view spoken, const view::Action& action, view::Tone tone, std::string_view kind) {
  m_.open("li").set("class", Classes(kind).add("tone-", name_of(tone)));
  if (action.index() == 0 || !take_id(id)) {
    inline_words(spoken);
  } else if (action.is<view::ShowWhy>()) {
    m_.open("button").set("type", "button").set("class", "link").set("id", id).set("data-event", "activate");
    inline_words(spoken);
    m_.close();
  } else {
    m_.open("a").set("class", "link").set("href", "#" + id).set("id", id).set("data-event", "activate");
    inline_words(spoken);
    m_.close();
  }
  m_.close();
}

}  // namespace cocrea::html
