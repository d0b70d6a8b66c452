// Comparing dates that may be known only by month or year (RULES 0.2): the answer is yes, no, or depends on the day.
//
// A comparison is computed for every combination of days that its dates allow. All combinations yes: yes; all no: no; else depends.
// For two dates that are independent of each other (two fields of the document) the ends decide it, no combination is enumerated:
//
//   on_or_before(2027-05-14, 2027-05-14) = yes        before(2027-05-14, 2027-05-14) = no        (equality passes, DATE-3)
//   on_or_before(2027-05,    2027-06)    = yes        before(2027-05,    2027-05-31) = depends
//   on_or_before(2027-06,    2027-05-31) = no         before(2027-05-31, 2027-05)    = no
//   on_or_before(2027-10,    "2027-12" - 2 months = 1-31 Oct) = depends   (Buenos Aires: does the plan end two months before the term?)
//   on_or_before(2024-12-31, as of 2024-12) = depends
//
// THE SAME FIELD ON BOTH SIDES IS NOT INDEPENDENT: the same date field always takes the same day. "2027-05" is on or before itself,
// and before itself plus two months, whatever the day; on_or_before(span, span) would answer "depends". So:
//   - a field compared with itself ("with the plan") is decided by looking at the link, not by comparing spans;
//   - a window [anchor, anchor + n months] against an independent act: `between`, which is exact for that (see there);
//   - the earlier or the later of two independent dates: `earlier_of`, `later_of`, exact, and again a span;
//   - anything else about one unknown date: `truth_over` and `states_over` ask a plain function of days for every day of the span.
//     At most 366 calls; about 30 for a month. Use them also when a state is not a comparison ("late", "interim", "pending"): as
//     an anchor moves through its days a state can appear between the ends that neither end shows.
//   - two unknown dates that occur several times each: `states_over(a, b, ...)`, every pair of days. 31 x 31 calls for two months; 366 x 366
//     for two years is too slow for a verdict that is computed at each edit: reduce one side with the helpers above first.
#pragma once

#include <algorithm>
#include <cstdint>

#include "core/dates/day.h"

namespace cocrea::dates {

enum class Truth : std::uint8_t { no, yes, depends };

constexpr Truth truth(bool value) { return value ? Truth::yes : Truth::no; }

// Kleene's three-valued and, or, not. Exact if the operands are independent. If they share an unknown day the answer is never wrong but
// may be "depends" where every day agrees: both(x, negation(x)) is depends for a depending x. Use truth_over for those.
constexpr Truth both(Truth a, Truth b) {
    if (a == Truth::no || b == Truth::no) return Truth::no;
    return a == Truth::yes && b == Truth::yes ? Truth::yes : Truth::depends;
}
constexpr Truth either(Truth a, Truth b) {
    if (a == Truth::yes || b == Truth::yes) return Truth::yes;
    return a == Truth::no && b == Truth::no ? Truth::no : Truth::depends;
}
constexpr Truth negation(Truth a) {
    if (a == Truth::depends) return a;
    return a == Truth::yes ? Truth::no : Truth::yes;
}

// Is a <= b, for independent a and b? Equality passes.
constexpr Truth on_or_before(Span a, Span b) {
    if (a.latest <= b.earliest) return Truth::yes;
    return a.earliest > b.latest ? Truth::no : Truth::depends;
}

// Is a < b, for independent a and b?
constexpr Truth before(Span a, Span b) { return negation(on_or_before(b, a)); }

// Does `date` fall on a day of `window`? The window is a known set of days (a quarterly block, a month), both ends included.
constexpr Truth contains(Span window, Span date) {
    if (window.earliest <= date.earliest && date.latest <= window.latest) return Truth::yes;
    return date.latest < window.earliest || date.earliest > window.latest ? Truth::no : Truth::depends;
}

// Is first <= date <= last, both included, for a window whose ends may be unknown themselves?
//
// Exact if the three dates are independent. Also exact for the window that the rules use, last = first + n months with n >= 0 (the same
// unknown anchor at both ends), with `date` independent of it: as the anchor moves on by a day, the window moves on without leaving a gap,
// so a date between first.earliest and last.latest lies in the window of some anchor.
//
//   submitted "2021-09", evaluation 2021-10-15:  between(2021-09, 1-30 Nov 2021, 2021-10-15) = yes
//   submitted "2021-09", evaluation 2021-11-15:  depends         evaluation 2021-12-01: no         evaluation 2021-09-10: depends
constexpr Truth between(Span first, Span last, Span date) {
    if (first.latest <= date.earliest && date.latest <= last.earliest) return Truth::yes;
    const Day from = std::max(first.earliest, date.earliest);
    const Day to = std::min(last.latest, date.latest);
    return from > to ? Truth::no : Truth::depends;
}

// The earlier (later) of two independent dates, as the set of days it may be. Exact: every day of the result is reached.
//   earlier_of(completed "2023-06", plan end 2023-06-20) = 1-20 Jun 2023
constexpr Span earlier_of(Span a, Span b) { return {std::min(a.earliest, b.earliest), std::min(a.latest, b.latest)}; }
constexpr Span later_of(Span a, Span b) { return {std::max(a.earliest, b.earliest), std::max(a.latest, b.latest)}; }

// Whether `holds(Day)` is true on every day of the span, on none, or on some. `holds` must depend on nothing but its day.
//   truth_over(span of "2027-05", [](Day d) { return d <= add_months(d, 2).day; }) = yes
template <typename Holds>
constexpr Truth truth_over(Span span, Holds holds) {
    const Truth first = truth(holds(span.earliest));
    for (Day day = span.earliest + date::days{1}; day <= span.latest; day += date::days{1}) {
        if (truth(holds(day)) != first) return Truth::depends;
    }
    return first;
}

// A set of values of an enumeration with fewer than 32 values.
template <typename State>
class StateSet {
public:
    constexpr void insert(State state) { bits_ |= bit(state); }
    constexpr bool contains(State state) const { return (bits_ & bit(state)) != 0; }
    constexpr bool is_single() const { return bits_ != 0 && (bits_ & (bits_ - 1)) == 0; }
    constexpr bool empty() const { return bits_ == 0; }

    friend constexpr bool operator==(const StateSet&, const StateSet&) = default;

private:
    static constexpr std::uint32_t bit(State state) { return std::uint32_t{1} << static_cast<unsigned>(state); }

    std::uint32_t bits_ = 0;
};

// Every state that `state_of(Day)` gives over the days of the span: a single one is the verdict, several are the list of possible states.
template <typename StateOf>
constexpr auto states_over(Span span, StateOf state_of) {
    StateSet<decltype(state_of(span.earliest))> states;
    for (Day day = span.earliest; day <= span.latest; day += date::days{1}) states.insert(state_of(day));
    return states;
}

// The same over every pair of days of two independent dates. One call for each pair: see above for the cost.
template <typename StateOf>
constexpr auto states_over(Span a, Span b, StateOf state_of) {
    StateSet<decltype(state_of(a.earliest, b.earliest))> states;
    for (Day day_a = a.earliest; day_a <= a.latest; day_a += date::days{1}) {
        for (Day day_b = b.earliest; day_b <= b.latest; day_b += date::days{1}) states.insert(state_of(day_a, day_b));
    }
    return states;
}

}  // namespace cocrea::dates
