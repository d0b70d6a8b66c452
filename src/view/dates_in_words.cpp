// Dates and numbers in words. The patterns and the names of the months are texts; here is only which of them applies.
#include <array>

#include "core/rules/standing.h"
#include "view/texts.h"

namespace cocrea::view {

namespace {

enum class Length { full, brief };

constexpr std::array<std::string_view, 12> kFullMonths = {"month.full.1", "month.full.2", "month.full.3", "month.full.4",  "month.full.5",  "month.full.6",
                                                          "month.full.7", "month.full.8", "month.full.9", "month.full.10", "month.full.11", "month.full.12"};
constexpr std::array<std::string_view, 12> kBriefMonths = {"month.brief.1", "month.brief.2", "month.brief.3",  "month.brief.4",
                                                           "month.brief.5", "month.brief.6", "month.brief.7",  "month.brief.8",
                                                           "month.brief.9", "month.brief.10", "month.brief.11", "month.brief.12"};

struct Parts {
  std::string day, month, year;
  unsigned month_number;
  int year_number;
};

std::string month_word(Language language, Length length, unsigned month) {
  return text(language, length == Length::full ? kFullMonths[month - 1] : kBriefMonths[month - 1]);
}

Parts parts(Language language, Length length, dates::Day day) {
  const date::year_month_day ymd{day};
  const unsigned month = static_cast<unsigned>(ymd.month());
  const int year = static_cast<int>(ymd.year());
  return {std::to_string(static_cast<unsigned>(ymd.day())), month_word(language, length, month), std::to_string(year), month, year};
}

std::string day_words(Language language, Length length, dates::Day day) {
  const Parts p = parts(language, length, day);
  return text(language, length == Length::full ? "date.day" : "date.dayBrief", {{"day", p.day}, {"month", p.month}, {"year", p.year}});
}

std::string partial_words(Language language, Length length, const dates::PartialDate& date) {
  switch (date.precision()) {
    case dates::Precision::year: return std::to_string(date.year());
    case dates::Precision::month:
      return text(language, length == Length::full ? "date.month" : "date.monthBrief",
                  {{"month", month_word(language, length, date.month())}, {"year", std::to_string(date.year())}});
    case dates::Precision::day: break;
  }
  return day_words(language, length, date.span().earliest);
}

std::string span_words(Language language, Length length, const dates::Span& span) {
  if (span.is_day()) return day_words(language, length, span.earliest);
  if (span.latest >= rules::kNever) return text(language, "date.orNever", {{"from", day_words(language, length, span.earliest)}});   // of a standing: it may not begin
  const Parts from = parts(language, length, span.earliest);
  const Parts to = parts(language, length, span.latest);
  const bool full_length = length == Length::full;
  if (from.year_number != to.year_number) {
    return text(language, "date.span", {{"from", day_words(language, length, span.earliest)}, {"to", day_words(language, length, span.latest)}});
  }
  if (from.month_number != to.month_number) {
    return text(language, full_length ? "date.spanInYear" : "date.spanInYearBrief",
                {{"from", from.day}, {"fromMonth", from.month}, {"to", to.day}, {"toMonth", to.month}, {"year", to.year}});
  }
  return text(language, full_length ? "date.spanInMonth" : "date.spanInMonthBrief", {{"from", from.day}, {"to", to.day}, {"month", to.month}, {"year", to.year}});
}

}  // namespace

std::string full(Language language, dates::Day day) { return day_words(language, Length::full, day); }
std::string brief(Language language, dates::Day day) { return day_words(language, Length::brief, day); }
std::string full(Language language, const dates::PartialDate& date) { return partial_words(language, Length::full, date); }
std::string brief(Language language, const dates::PartialDate& date) { return partial_words(language, Length::brief, date); }
std::string full(Language language, const dates::Span& span) { return span_words(language, Length::full, span); }
std::string brief(Language language, const dates::Span& span) { return span_words(language, Length::brief, span); }

std::string number(Language language, long value) {
  std::string digits = std::to_string(value < 0 ? -value : value);
  // Spanish sets groups apart with a space, and only from five digits on (RAE); English with a comma.
  const bool grouped = language == Language::es ? digits.size() > 4 : digits.size() > 3;
  const std::string_view separator = language == Language::es ? "\u00A0" : ",";
  for (std::size_t at = digits.size(); grouped && at > 3;) {
    at -= 3;
    digits.insert(at, separator);
  }
  return value < 0 ? "\u2212" + digits : digits;
}

}  // namespace cocrea::view
