#include "view/node.h"

#include <algorithm>

#include "view/timeline.h"

namespace cocrea::view {

namespace {

bool holds(const Timeline& timeline, std::string_view id) {
  const auto is_it = [&](const auto& one) { return one.id == id; };
  const auto has_it = [&](const auto& one) { return is_it(one) || std::any_of(one.members.begin(), one.members.end(), is_it); };
  return std::any_of(timeline.rows.begin(), timeline.rows.end(), [&](const TimelineRow& row) {
    return std::any_of(row.bars.begin(), row.bars.end(), has_it) || std::any_of(row.marks.begin(), row.marks.end(), has_it);
  });
}

const Node* find_below(const Node& node, std::string_view id) {
  if (node.id == id || (node.timeline && holds(*node.timeline, id))) return &node;
  for (const Node& child : node.children) {
    if (const Node* found = find_below(child, id)) return found;
  }
  return nullptr;
}

}  // namespace

const Node* find(const Page& page, std::string_view id) {
  if (id.empty()) return nullptr;
  for (const Node* part : {page.dialog ? &*page.dialog : nullptr, &page.header, &page.navigation, &page.main, page.why ? &*page.why : nullptr}) {
    if (!part) continue;
    if (const Node* found = find_below(*part, id)) return found;
  }
  return nullptr;
}

}  // namespace cocrea::view
