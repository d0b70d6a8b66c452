// A date as people type it, in Spanish or English. The order of day and month is never guessed: the day stands first, unless the month is a word.
#include <algorithm>
#include <array>
#include <cstdlib>
#include <vector>

#include "view/texts.h"

namespace cocrea::view {

namespace {

struct Word {
  std::string_view text;
  unsigned month;
};

// Longest forms and the abbreviations that are in use; both languages at once, as no word means two months.
constexpr Word kMonths[] = {
    {"enero", 1},   {"ene", 1},   {"january", 1},   {"jan", 1},  {"febrero", 2}, {"feb", 2},  {"february", 2}, {"marzo", 3},      {"mar", 3},
    {"march", 3},   {"abril", 4}, {"abr", 4},       {"april", 4}, {"apr", 4},     {"mayo", 5}, {"may", 5},      {"junio", 6},      {"jun", 6},
    {"june", 6},    {"julio", 7}, {"jul", 7},       {"july", 7}, {"agosto", 8},  {"ago", 8},  {"august", 8},   {"aug", 8},        {"septiembre", 9},
    {"setiembre", 9}, {"sep", 9}, {"sept", 9},      {"set", 9},  {"september", 9}, {"octubre", 10}, {"oct", 10}, {"october", 10},   {"noviembre", 11},
    {"nov", 11},    {"november", 11}, {"diciembre", 12}, {"dic", 12}, {"december", 12}, {"dec", 12},
};
constexpr std::string_view kSilent[] = {"de", "del", "of", "the", "el"};
constexpr std::string_view kOrdinals[] = {"st", "nd", "rd", "th", "º", "ª", "°", "o"};

struct Token {
  enum Kind { number, month } kind;
  int value;
  std::size_t digits;   // of a number
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80; }
bool is_separator(char c) { return c == '/' || c == '-' || c == '.' || c == ','; }

std::string lower(std::string_view word) {
  std::string result(word);
  std::transform(result.begin(), result.end(), result.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return result;
}

template <class Range>
bool contains(const Range& words, std::string_view word) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

// Numbers and months in order; nullopt if anything else stands there, or a separator has nothing to separate.
std::optional<std::vector<Token>> tokens(std::string_view typed) {
  std::vector<Token> result;
  bool open_separator = false;
  for (std::size_t i = 0; i < typed.size();) {
    const char c = typed[i];
    if (c == ' ' || c == '\t') {
      ++i;
    } else if (typed.substr(i, 2) == "\u00A0") {
      i += 2;
    } else if (is_separator(c)) {
      if (result.empty() || open_separator) return std::nullopt;
      // The full stop of an abbreviation ("sept.", "1.º") separates nothing.
      open_separator = !(c == '.' && (result.back().kind == Token::month || typed.substr(i + 1, 2) == "º"));
      ++i;
    } else if (is_digit(c)) {
      std::size_t end = i;
      while (end < typed.size() && is_digit(typed[end])) ++end;
      if (end - i > 4 || result.size() == 3) return std::nullopt;
      result.push_back({Token::number, std::atoi(std::string(typed.substr(i, end - i)).c_str()), end - i});
      open_separator = false;
      i = end;
    } else if (is_letter(c)) {
      std::size_t end = i;
      while (end < typed.size() && is_letter(typed[end])) ++end;
      const std::string word = lower(typed.substr(i, end - i));
      const auto* found = std::find_if(std::begin(kMonths), std::end(kMonths), [&](const Word& one) { return one.text == word; });
      if (found != std::end(kMonths)) {
        if (result.size() == 3) return std::nullopt;
        result.push_back({Token::month, static_cast<int>(found->month), 0});
        open_separator = false;
      } else if (contains(kOrdinals, word) && !result.empty() && result.back().kind == Token::number && result.back().digits <= 2) {
        open_separator = false;
      } else if (!contains(kSilent, word)) {
        return std::nullopt;
      }
      i = end;
    } else {
      return std::nullopt;
    }
  }
  if (open_separator) return std::nullopt;
  return result;
}

std::optional<dates::PartialDate> day_of(int year, int month, int day) {
  const date::year_month_day ymd{date::year{year}, date::month{static_cast<unsigned>(month)}, date::day{static_cast<unsigned>(day)}};
  if (!ymd.ok() || year < dates::first_year || year > dates::last_year) return std::nullopt;
  return dates::PartialDate::of(dates::Day{ymd});
}

}  // namespace

std::optional<dates::PartialDate> parse_typed_date(std::string_view typed) {
  const auto read = tokens(typed);
  if (!read) return std::nullopt;
  const std::vector<Token>& t = *read;
  const auto is_year = [&](std::size_t i) { return t[i].kind == Token::number && t[i].digits == 4; };
  const auto is_small = [&](std::size_t i) { return t[i].kind == Token::number && t[i].digits <= 2; };
  const auto is_month = [&](std::size_t i) { return t[i].kind == Token::month; };

  if (t.size() == 1 && is_year(0)) return dates::PartialDate::of_year(t[0].value);
  if (t.size() == 2) {
    const bool year_first = is_year(0) && (is_small(1) || is_month(1));
    const bool year_last = is_year(1) && (is_small(0) || is_month(0));
    if (year_first) return dates::PartialDate::of_month(t[0].value, static_cast<unsigned>(t[1].value));
    if (year_last) return dates::PartialDate::of_month(t[1].value, static_cast<unsigned>(t[0].value));
  }
  if (t.size() == 3) {
    if (is_small(0) && (is_small(1) || is_month(1)) && is_year(2)) return day_of(t[2].value, t[1].value, t[0].value);   // 14/5/2027, 14 May 2027
    if (is_month(0) && is_small(1) && is_year(2)) return day_of(t[2].value, t[0].value, t[1].value);                   // May 14, 2027
    if (is_year(0) && is_small(1) && is_small(2)) return day_of(t[0].value, t[1].value, t[2].value);                   // 2027-05-14
  }
  return std::nullopt;
}

std::string_view why_no_date(std::string_view typed) {
  std::vector<Token> t = tokens(typed).value_or(std::vector<Token>());
  if (t.size() == 3 && t[0].digits == 4) std::swap(t[0], t[2]);   // 2027-02-31
  const auto is_number = [&](std::size_t i, int most) { return t[i].kind == Token::number && t[i].digits <= 2 && t[i].value >= 1 && t[i].value <= most; };
  const auto is_month = [&](std::size_t i) { return t[i].kind == Token::month || is_number(i, 12); };
  if (t.size() < 2 || t.size() > 3) return "rejected.date";
  const bool day_first = is_number(0, 31) && is_month(1), month_first = is_month(0) && is_number(1, 31);
  if (!day_first && !month_first) return "rejected.date";
  if (t.size() == 2 || (t[2].kind == Token::number && t[2].digits == 2)) return "rejected.noYear";
  if (t[2].digits != 4 || t[2].value < dates::first_year || t[2].value > dates::last_year) return "rejected.date";
  return day_first || t[0].kind == Token::month ? "rejected.noSuchDay" : "rejected.dayFirst";
}

}  // namespace cocrea::view
