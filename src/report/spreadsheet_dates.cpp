#include "report/spreadsheet_dates.h"

#include <algorithm>

#include "view/forms.h"

namespace cocrea::report {

std::optional<dates::PartialDate> month_of_spreadsheet(std::string_view words) {
  const std::size_t dash = words.find('-');
  if (dash == std::string_view::npos || words.size() != dash + 3) return {};
  return view::parse_typed_date(std::string(words.substr(0, dash)) + " 20" + std::string(words.substr(dash + 1)));
}

std::optional<Slashed> slashed(std::string_view words) {
  std::string_view parts[3];
  for (std::string_view& part : parts) {
    const std::size_t end = std::min(words.find_first_not_of("0123456789"), words.size());
    part = words.substr(0, end);
    words.remove_prefix(end);
    if (part.empty() || (words.empty() != (&part == &parts[2]))) return {};
    if (words.empty()) break;
    if (words.front() != '/' && words.front() != '-' && words.front() != '.') return {};
    words.remove_prefix(1);
  }
  if (parts[0].size() > 2 || parts[1].size() > 2 || parts[2].size() != 4) return {};
  const auto number = [](std::string_view digits) {
    int value = 0;
    for (const char c : digits) value = value * 10 + (c - '0');
    return value;
  };
  return Slashed{number(parts[0]), number(parts[1]), std::string(parts[1]).append("/").append(parts[0]).append("/").append(parts[2])};
}

}  // namespace cocrea::report
