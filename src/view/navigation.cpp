// The pages that there are, with what is open in each.
#include <algorithm>
#include <array>
#include <iterator>

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
    {PageId::people, "nav:people", "nav.people", "people"},
    {PageId::vision, "nav:vision", "nav.vision", "vision"},
    {PageId::commitments, "nav:commitments", "nav.commitments", "commitments"},
    {PageId::calendar, "nav:calendar", "nav.calendar", "calendar"},
    {PageId::forum, "nav:forum", "nav.forum", "meetings"},
    {PageId::monitoring, "nav:monitoring", "nav.monitoring", "monitoring"},
    {PageId::compliance, "nav:compliance", "nav.compliance", "compliance"},
    {PageId::status, "nav:status", "nav.status", "status"},
    {PageId::workshop, "nav:workshop", "nav.workshop", "workshop"},
    {PageId::file, "nav:file", "nav.file", "folder"},
};

// In which order a plan comes to be, is carried out and looked at; the last leads nowhere.
constexpr PageId kWork[] = {PageId::start, PageId::overview, PageId::jurisdiction, PageId::people, PageId::forum, PageId::vision, PageId::workshop,
                            PageId::commitments, PageId::calendar, PageId::monitoring, PageId::compliance, PageId::status, PageId::file};
static_assert(std::size(kWork) == std::size(kEntries));

using Counts = std::array<int, std::size(kEntries)>;

// Points that ask for somebody's attention, by the page where they are settled. Notes ask for nothing.
Counts open_points(const Context& c) {
  Counts counts{};
  if (!c.calendar) return counts;
  for (const rules::Verdict& one : c.calendar->verdicts) {
    if (!c.shows(one.plan) || one.severity == rules::Severity::note || !is_open(one)) continue;
    const rules::Place& place = one.remedies.empty() ? one.missing.front().place : one.remedies.front().place;
    const PageId page = destination(*c.document, Navigate{PageId::overview, std::string(place.entity), std::string(place.field)}, c.state).page;
    for (std::size_t i = 0; i < counts.size(); ++i) counts[i] += kEntries[i].page == page;
  }
  return counts;
}

}  // namespace

Node build_navigation(const Context& c) {
  Node navigation = column();
  navigation.id = "navigation";
  navigation.label = c.t("nav.label");
  if (!c.document) return navigation;
  const Counts open = open_points(c);
  for (std::size_t i = 0; i < open.size(); ++i) {
    const Entry& one = kEntries[i];
    Node entry = link(std::string(one.id), c.t(one.key), Navigate{one.page, {}, {}});
    entry.icon = one.icon;
    entry.selected = c.state.page == one.page;
    if (const int count = open[i]; count > 0) {
      entry.value = std::to_string(count);
      entry.help = c.n("nav.open", count);
      entry.tone = Tone::at_risk;
    }
    add(navigation, std::move(entry));
  }
  Node more = button(std::string(kAllPages), c.t("nav.more"), c.state.pages_shown ? "chevron_down" : "chevron_up", Unfold{plan::Id(kAllPages)});
  more.selected = c.state.pages_shown;
  add(navigation, std::move(more));
  return navigation;
}

void add_next_page(const Context& c, Node& main) {
  const auto here = std::find(std::begin(kWork), std::end(kWork), c.state.page), next = here == std::end(kWork) ? here : here + 1;
  if (!c.document || next == std::end(kWork)) return;
  const auto entry = std::find_if(std::begin(kEntries), std::end(kEntries), [&](const Entry& one) { return one.page == *next; });
  add(main, separator(), row(button("page:next", c.t("nav.next", {{"page", c.t(entry->key)}}), "arrow_right", Navigate{*next, {}, {}})));
}

}  // namespace cocrea::view
