#include "report/spreadsheet_dates.h"

#include <algorithm>

#include "view/forms.h"

namespace cocrea::report {

std::string_view without_midnight(std::string_view words) {
  const std::size_t colon = words.find(':'), end = words.find_last_of("T ", colon);
  if (colon == std::string_view::npos || end == std::string_view::npos) return words;
  const std::size_t other = words.find_first_not_of("0:.", end + 1);
  return other == std::string_view::npos || words.substr(other) == "Z" ? words.substr(0, end) : words;
}

std::optional<dates::PartialDate> month_of_spreadsheet(std::string_view words) {
  const std::size_t dash = words.find('-');
  if (dash == std::string_view::npos || words.size() != dash + 3) return {};
  return view::parse_typed_date(std::string(words.substr(0, dash)) + " 20" + std::string(words.substr(dash + 1)));
}

std::optional<dates::PartialDate> day_of_spreadsheet(std::string_view words) {
  const std::size_t first = words.find('-'), last = words.rfind('-');
  if (first == last || words.size() != last + 3 || words.find_first_of("0123456789", first) != last + 1) return {};
  return view::parse_typed_date(std::string(words.substr(0, last)) + "-20" + std::string(words.substr(last + 1)));
}

std::optional<Slashed> slashed(std::string_view words) {
  std::string_view parts[3];
  const bool has_dash = words.find('-') != std::string_view::npos;   // then the year may be what stands first
  for (std::string_view& part : parts) {
    const std::size_t end = std::min(words.find_first_not_of("0123456789"), words.size());
    part = words.substr(0, end);
    words.remove_prefix(end);
    if (part.empty() || (words.empty() != (&part == &parts[2]))) return {};
    if (words.empty()) break;
    if (words.front() != '/' && words.front() != '-' && words.front() != '.') return {};
    words.remove_prefix(1);
  }
  if (parts[0].size() > 2 || parts[1].size() > 2 || (parts[2].size() != 4 && (parts[2].size() != 2 || has_dash))) return {};
  const auto number = [](std::string_view digits) {
    int value = 0;
    for (const char c : digits) value = value * 10 + (c - '0');
    return value;
  };
  const std::string year = (parts[2].size() == 2 ? "/20" : "/") + std::string(parts[2]);
  const auto date = [&](std::string_view day, std::string_view month) { return std::string(day).append("/").append(month).append(year); };
  return Slashed{number(parts[0]), number(parts[1]), date(parts[0], parts[1]), date(parts[1], parts[0])};
}

}  // namespace cocrea::report
