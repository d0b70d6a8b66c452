#include "core/rules/plan_order.h"

#include <algorithm>
#include <iterator>

#include "core/rules/facts.h"

namespace cocrea::rules {
namespace {

using dates::Day;
using dates::Span;

using dates::one_day;
constexpr Day kNoPlace{date::days{100'000'000}};   // plans that nothing places come last

struct Placing {
  const plan::Date* date;   // null: nothing places it
  Place place;              // where the exact day is recorded
};
Placing placing(const plan::Plan& plan) {
  if (plan.submission.date) return {&plan.submission.date, {plan.submission.id, "date"}};
  if (plan.period_start) return {&plan.period_start, {plan.id, "periodStart"}};
  if (plan.planned_end) return {&plan.planned_end, {plan.id, "plannedEnd"}};
  return {nullptr, {}};
}

Span days_of_place(const plan::Plan& plan, std::span<const Pinned> pinned) {
  const plan::Date* const date = placing(plan).date;
  if (date == nullptr) return Span::of(kNoPlace);
  Span days = (*date)->span();
  for (const Pinned& one : pinned) {
    if (one.date == date) days = one.days;  // the last one: each narrows the one before
  }
  return days;
}

// A draft: it surely was not submitted, so it is not the plan before one that was.
bool is_draft(const plan::Plan& plan) { return !plan.submission.date && !submission_of(plan).may_have_happened; }

// A plan that is said to be the first one is so wherever the days allow it.
bool is_the_first(const plan::Plan& plan) { return plan.first == plan::YesNo::yes && plan.submission.date; }

// Null where none is said to be it, or several are: their days decide then.
const plan::Plan* the_first(const plan::Document& document) {
  const plan::Plan* first = nullptr;
  for (const plan::Plan& plan : document.plans) {
    if (!is_the_first(plan)) continue;
    if (first != nullptr) return nullptr;
    first = &plan;
  }
  return first;
}

constexpr std::size_t kMostOrders = 24;   // no mutants: as many as a check has time for

void add_orders(const Order& plans, Day as_of, Order& order, std::vector<Order>& orders) {
  if (order.size() == plans.size()) orders.push_back(order);
  for (const plan::Plan* plan : plans) {
    if (orders.size() == kMostOrders) return;
    if (std::find(order.begin(), order.end(), plan) != order.end()) continue;
    order.push_back(plan);
    // Each of the others may still come after it. What is submitted meanwhile moves a draft, though not before other drafts that come after it.
    const auto is_left = [&](const plan::Plan* one) { return std::find(order.begin(), order.end(), one) == order.end(); };
    const bool drafts_move = std::any_of(plans.begin(), plans.end(), [&](const plan::Plan* one) {
      return one->submission.date && one->submission.date->span().earliest <= as_of && is_left(one);
    });
    Order drafts;
    std::copy_if(order.begin(), order.end(), std::back_inserter(drafts), [](const plan::Plan* one) { return is_draft(*one); });
    const bool so = may_be_order(order, {}, as_of) && std::all_of(plans.begin(), plans.end(), [&](const plan::Plan* other) {
      if (!is_left(other)) return true;
      Order& so_far = is_draft(*other) && drafts_move ? drafts : order;
      so_far.push_back(other);
      const bool follows = may_be_order(so_far, {}, as_of);
      so_far.pop_back();
      return follows;
    });
    if (so) add_orders(plans, as_of, order, orders);
    order.pop_back();
  }
}

}  // namespace

Order plans_in_time(const plan::Document& document, Day as_of) {
  // By the first day of each: a draft after what was submitted by then, and after others of its day.
  Day submitted = Day::min();
  for (const plan::Plan& plan : document.plans) {
    if (plan.submission.date && plan.submission.date->span().earliest <= as_of) submitted = std::max(submitted, plan.submission.date->span().earliest);
  }
  const auto before = [&](const plan::Plan& a, const plan::Plan& b) {
    const Day day_a = days_of_place(a, {}).earliest, day_b = days_of_place(b, {}).earliest;
    const bool draft_a = is_draft(a), draft_b = is_draft(b);
    if (draft_a == draft_b) return day_a < day_b;
    return draft_a ? std::max(day_a, submitted) < day_b : day_a <= std::max(day_b, submitted);
  };
  Order plans;
  for (const plan::Plan& plan : document.plans) plans.push_back(&plan);
  // Few, and nearly always in order already: an insertion sort, which keeps equal ones as they are.
  for (std::size_t i = 1; i < plans.size(); ++i) {
    for (std::size_t k = i; k > 0 && before(*plans[k], *plans[k - 1]); --k) std::swap(plans[k - 1], plans[k]);
  }
  const auto first = std::find(plans.begin(), plans.end(), the_first(document));
  const auto may_follow = [&](const plan::Plan* one) { return may_be_order(Order{*first, one}, {}, as_of); };
  if (first != plans.end() && std::all_of(plans.begin(), first, may_follow)) std::rotate(plans.begin(), first, std::next(first));
  return plans;
}

std::vector<Order> orders_in_time(const plan::Document& document, Day as_of) {
  const Order plans = plans_in_time(document, as_of);
  Order order;
  if (!plans.empty() && plans.front() == the_first(document)) order.push_back(plans.front());
  std::vector<Order> orders;
  add_orders(plans, as_of, order, orders);
  return orders;
}

std::vector<Order> orders_but_for_the_first(const plan::Document& document, Day as_of) {
  Order plans = plans_in_time(document, as_of);
  std::vector<Order> orders;
  if (plans.empty() || plans.front() != the_first(document)) return orders;
  const plan::Plan* const first = plans.front();
  std::rotate(plans.begin(), plans.begin() + 1, plans.end());   // those that begin with it are found last
  Order order;
  add_orders(plans, as_of, order, orders);
  std::erase_if(orders, [&](const Order& one) { return one.front() == first; });
  return orders;
}

std::vector<Place> dates_of_order(std::span<const Order> orders) {
  const auto comes_before = [](const Order& order, const plan::Plan* a, const plan::Plan* b) {
    return std::find(order.begin(), order.end(), a) < std::find(order.begin(), order.end(), b);   // no mutants of <: of a plan and itself each order says the same
  };
  std::vector<Place> places;
  for (const plan::Plan* plan : orders.front()) {
    const Placing at = placing(*plan);
    if (at.date == nullptr || (*at.date)->span().is_day()) continue;
    const bool open = std::any_of(orders.begin(), orders.end(), [&](const Order& order) {
      return std::any_of(order.begin(), order.end(), [&](const plan::Plan* other) { return comes_before(order, plan, other) != comes_before(orders.front(), plan, other); });
    });
    if (open) places.push_back(at.place);
  }
  return places;
}

namespace {

// Without the one that is said to be the first, which was handed in on some of these days.
bool may_follow(std::span<const plan::Plan* const> order, const std::optional<Span>& first, std::span<const Pinned> pinned, Day as_of) {
  // As early as each may be after those before it.
  Day day = Day::min(), draft_day = Day::min(), submitted = Day::min(), submitted_latest = Day::min(), first_latest = Day::min();
  if (first && first->earliest <= as_of) {
    submitted = first->earliest;
    first_latest = first->latest;   // what places the others does not hold it back, so a draft may come after them by it
  }
  const plan::Plan *last = nullptr, *last_draft = nullptr;
  for (const plan::Plan* plan : order) {
    Span days = days_of_place(*plan, pinned);
    if (is_draft(*plan)) {
      // Of two drafts the days decide; one comes after what was submitted whatever its own day is.
      if (last_draft != nullptr && plan < last_draft) draft_day += one_day;   // no mutants of <: each comes once
      draft_day = std::max(draft_day, days.earliest);
      if (std::max(submitted_latest, first_latest) < day) draft_day = std::max(draft_day, day);   // nothing that was submitted moves it so far
      if (draft_day > days.latest) return false;
      day = std::max({day, draft_day, submitted});
      last_draft = last = plan;
      continue;
    }
    if (plan->submission.date && last_draft != nullptr) days.earliest = std::max(days.earliest, as_of + one_day);   // not yet submitted then
    if (first && (plan->submission.date || plan->first == plan::YesNo::yes)) days.earliest = std::max(days.earliest, first->earliest);
    // Of one day drafts come last, and else the document's order is theirs.
    const bool after_it = plan > last;   // no mutants of >: each comes once
    if (last != nullptr && (last == last_draft || !after_it)) {
      day += one_day;
      submitted_latest = Day::min();
      if (last == last_draft) first_latest = Day::min();
    }
    day = std::max(day, days.earliest);
    if (day > days.latest) return false;
    submitted_latest = std::min(submitted_latest, days.latest);   // on the day of those after it
    if (plan->submission.date && day <= as_of) {
      submitted = day;
      submitted_latest = std::max(submitted_latest, std::min(days.latest, as_of));
      first_latest = Day::min();   // it was handed in before this one
    }
    last = plan;
  }
  return true;
}

}  // namespace

bool may_be_order(std::span<const plan::Plan* const> order, std::span<const Pinned> pinned, Day as_of) {
  if (order.empty() || !is_the_first(*order.front())) return may_follow(order, std::nullopt, pinned, as_of);
  // The first one, whatever places those that were not handed in. By the as-of day it moves drafts, and later it does not.
  const Span days = days_of_place(*order.front(), pinned);
  const auto with = [&](Day earliest, Day latest) { return earliest <= latest && may_follow(order.subspan(1), Span{earliest, latest}, pinned, as_of); };
  return with(days.earliest, std::min(days.latest, as_of)) || with(std::max(days.earliest, as_of + one_day), days.latest);
}

}  // namespace cocrea::rules
