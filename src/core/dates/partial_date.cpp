#include "core/dates/partial_date.h"

#include <cassert>
#include <cstddef>

namespace cocrea::dates {
namespace {

// The number written by exactly these ASCII digits; std::nullopt if one is no digit.
std::optional<unsigned> read_digits(std::string_view digits) {
    unsigned number = 0;
    for (const char c : digits) {
        if (c < '0' || c > '9') return std::nullopt;
        number = number * 10 + static_cast<unsigned>(c - '0');
    }
    return number;
}

constexpr bool is_year(int year) { return first_year <= year && year <= last_year; }

date::year_month_day civil(int year, unsigned month, unsigned day) {
    return date::year{year} / date::month{month} / date::day{day};
}

void append_padded(std::string& text, int number, std::size_t width) {
    const std::string digits = std::to_string(number);
    if (digits.size() < width) text.append(width - digits.size(), '0');
    text += digits;
}

std::string iso_text(int year, unsigned month, unsigned day) {
    std::string text;
    append_padded(text, year, 4);
    for (const unsigned part : {month, day}) {
        if (part == 0) break;
        text += '-';
        append_padded(text, static_cast<int>(part), 2);
    }
    return text;
}

}  // namespace

PartialDate::PartialDate(int year, unsigned month, unsigned day)
    : year_(static_cast<std::int16_t>(year)),
      month_(static_cast<std::uint8_t>(month)),
      day_(static_cast<std::uint8_t>(day)) {}

std::optional<PartialDate> PartialDate::parse(std::string_view iso) {
    constexpr std::size_t year_length = 4, month_length = 7, day_length = 10;
    if (iso.size() != year_length && iso.size() != month_length && iso.size() != day_length) return std::nullopt;

    const auto year = read_digits(iso.substr(0, 4));
    if (!year) return std::nullopt;
    const int year_number = static_cast<int>(*year);
    if (iso.size() == year_length) return of_year(year_number);

    const auto month = read_digits(iso.substr(5, 2));
    if (iso[4] != '-' || !month) return std::nullopt;
    if (iso.size() == month_length) return of_month(year_number, *month);

    const auto day = read_digits(iso.substr(8, 2));
    if (iso[7] != '-' || !day) return std::nullopt;
    if (!is_year(year_number) || !civil(year_number, *month, *day).ok()) return std::nullopt;
    return PartialDate(year_number, *month, *day);
}

PartialDate PartialDate::of(Day day) {
    const date::year_month_day ymd{day};
    const int year = static_cast<int>(ymd.year());
    assert(is_year(year));
    return PartialDate(year, static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day()));
}

std::optional<PartialDate> PartialDate::of_month(int year, unsigned month) {
    if (!is_year(year) || month < 1 || month > 12) return std::nullopt;
    return PartialDate(year, month, 0);
}

std::optional<PartialDate> PartialDate::of_year(int year) {
    if (!is_year(year)) return std::nullopt;
    return PartialDate(year, 0, 0);
}

Precision PartialDate::precision() const {
    if (day_ != 0) return Precision::day;
    return month_ != 0 ? Precision::month : Precision::year;
}

Span PartialDate::span() const {
    const date::year year{year_};
    switch (precision()) {
        case Precision::day: return Span::of(Day{civil(year_, month_, day_)});
        case Precision::month: {
            const auto month = year / date::month{month_};
            return Span{Day{month / 1}, Day{month / date::last}};
        }
        case Precision::year: break;
    }
    return Span{Day{year / 1 / 1}, Day{year / 12 / 31}};
}

std::string PartialDate::to_string() const { return iso_text(year_, month_, day_); }

std::optional<Day> parse_day(std::string_view iso) {
    const auto date = PartialDate::parse(iso);
    if (!date || date->precision() != Precision::day) return std::nullopt;
    return date->span().earliest;
}

std::string to_string(Day day) {
    const date::year_month_day ymd{day};
    return iso_text(static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day()));
}

}  // namespace cocrea::dates
