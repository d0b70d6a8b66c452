// In which order plans came: that of their submissions, of which those that are known by month or year may have come in several.
#pragma once

#include <span>
#include <vector>

#include "core/rules/verdict.h"

namespace cocrea::rules {

using Order = std::vector<const plan::Plan*>;

// By submission, else by the start of the period, else by the planned end, each by its first day; plans that nothing places come last. A draft, which surely was
// not submitted, comes after all that were by the as-of day. One that has a submission and is said to be the first comes before all others, unless another surely
// was submitted on an earlier day, or is said to be the first as well and is placed earlier.
Order plans_in_time(const plan::Document&, dates::Day as_of);

// Every order in which they may have come, that of their first days first: at most 24, as many as four plans have of which nobody knows anything.
std::vector<Order> orders_in_time(const plan::Document&, dates::Day as_of);

// Those in which they may have come too if no plan were said to be the first: what is not so in all of them hangs on that.
std::vector<Order> orders_but_for_the_first(const plan::Document&, dates::Day as_of);

// The dates that place plans which come before another in one of the orders and after it in another: their exact days settle it.
std::vector<Place> dates_of_order(std::span<const Order>);

// A date field that is taken as some of the days that it allows.
struct Pinned {
  const plan::Date* date;
  dates::Span days;
};

// Whether the plans may have come in this order if the dates that place them are of these days.
bool may_be_order(std::span<const plan::Plan* const> order, std::span<const Pinned>, dates::Day as_of);

}  // namespace cocrea::rules
