#include "app/location.h"

#include <algorithm>

#include "app/preferences.h"

namespace cocrea::app {

std::string write_location(const Location& location) {
  if (location.document.empty()) return {};
  std::string fragment = "#d=" + location.document + "&p=" + std::string(name(location.page));
  if (!location.entity.empty()) fragment += "&e=" + location.entity;
  if (!location.tab.empty()) fragment += "&t=" + location.tab;
  return fragment;
}

Location read_location(std::string_view fragment) {
  Location location;
  bool page_said = false;
  if (!fragment.empty() && fragment.front() == '#') fragment.remove_prefix(1);
  while (!fragment.empty()) {
    const std::size_t end = std::min(fragment.find('&'), fragment.size());
    const std::string_view part = fragment.substr(0, end);
    fragment.remove_prefix(std::min(end + 1, fragment.size()));
    if (part.size() < 2 || part[1] != '=') continue;
    const std::string_view value = part.substr(2);
    if (part[0] == 'p') {
      if (const auto page = page_named(value)) {
        location.page = *page;
        page_said = true;
      }
    } else if (plan::valid_id(value)) {
      if (part[0] == 'd') location.document = plan::Id(value);
      if (part[0] == 'e') location.entity = plan::Id(value);
      if (part[0] == 't') location.tab = std::string(value);
    }
  }
  if (!location.document.empty() && !page_said) location.page = view::PageId::overview;
  return location;
}

}  // namespace cocrea::app
