#include "core/dates/add_months.h"

namespace cocrea::dates {

Sum add_months(Day day, int n) {
    const date::year_month_day from{day};
    const date::year_month month = from.year() / from.month() + date::months{n};
    const date::day last = (month / date::last).day();
    const bool clamped = from.day() > last;
    return Sum{Day{month / (clamped ? last : from.day())}, clamped};
}

SpanSum add_months(Span span, int n) {
    const Sum earliest = add_months(span.earliest, n);
    const Sum latest = add_months(span.latest, n);
    return SpanSum{Span{earliest.day, latest.day}, earliest.clamped, latest.clamped};
}

}  // namespace cocrea::dates
