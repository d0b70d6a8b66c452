// The pages that there are, with what is open in each.
#include "view/frame.h"
#include "view/words.h"

namespace cocrea::view {

namespace {

struct Entry {
  PageId page;
  std::string_view id, key, icon;
};

constexpr Entry kEntries[] = {
    {PageId::start, "nav:start", "nav.start", "home"},
    {PageId::overview, "nav:overview", "nav.overview", "overview"},
    {PageId::jurisdiction, "nav:jurisdiction", "nav.jurisdiction", "jurisdiction"},
    {PageId::commitments, "nav:commitments", "nav.commitments", "commitments"},
    {PageId::calendar, "nav:calendar", "nav.calendar", "calendar"},
    {PageId::file, "nav:file", "nav.file", "folder"},
};

// Points that ask for somebody's attention, shown where they are settled.
int open_points(const Context& c, PageId page) {
  if (!c.calendar) return 0;
  int count = 0;
  for (const rules::Verdict& one : c.calendar->verdicts) {
    if (c.plan && !one.plan.empty() && one.plan != c.plan->id) continue;
    if (!is_open(one)) continue;
    PageId where = PageId::commitments;
    if (one.rule == "PLAN-PERIOD-2") where = PageId::jurisdiction;
    if (one.rule == "MON-IE") where = PageId::calendar;
    if (where == page) ++count;
  }
  return count;
}

}  // namespace

Node build_navigation(const Context& c) {
  Node navigation = column();
  navigation.id = "navigation";
  navigation.label = c.t("nav.label");
  if (!c.document) return navigation;
  for (const Entry& one : kEntries) {
    Node entry = link(std::string(one.id), c.t(one.key), Navigate{one.page, {}, {}});
    entry.icon = one.icon;
    entry.selected = c.state.page == one.page;
    if (const int count = open_points(c, one.page); count > 0) {
      entry.value = std::to_string(count);
      entry.help = c.n("nav.open", count);
      entry.tone = Tone::at_risk;
    }
    add(navigation, std::move(entry));
  }
  return navigation;
}

}  // namespace cocrea::view
