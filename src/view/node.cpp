#include "view/node.h"

namespace cocrea::view {

namespace {

const Node* find_below(const Node& node, std::string_view id) {
  if (node.id == id) return &node;
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
