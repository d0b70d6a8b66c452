#include "core/rules/plan_order.h"

#include <algorithm>

#include "core/rules/facts.h"

namespace cocrea::rules {
namespace {

using dates::Day;
using dates::Span;

struct Placed {
  Span days;
  Place place;  // where the exact day is recorded
};
std::optional<Placed> placed(const plan::Plan& plan) {
  if (plan.submission.date) return Placed{plan.submission.date->span(), {plan.submission.id, "date"}};
  if (plan.period_start) return Placed{plan.period_start->span(), {plan.id, "periodStart"}};
  if (plan.planned_end) return Placed{plan.planned_end->span(), {plan.id, "plannedEnd"}};
  return std::nullopt;
}

bool surely_not_submitted(const plan::Plan& plan) { return !plan.submission.date && !submission_of(plan).may_have_happened; }

// By the first day; one that surely was not submitted by its last, for within its days it cannot come before one that was.
Day rank(const plan::Plan& plan, const Placed& at) { return surely_not_submitted(plan) ? at.days.latest : at.days.earliest; }

// Whether the days allow that a plan came before one that is before it by its first day: those that are known by their months may have.
bool days_allow_before(const plan::Plan& later, const plan::Plan& earlier) {
  const auto first = placed(earlier), second = placed(later);
  if (!first || !second || first->days.latest < second->days.earliest) return false;
  if (first->days.latest > second->days.earliest) return true;
  return &earlier > &later;   // of those of one day the document's order is the plans'   // no mutants: two plans are not one
}

// A plan that is said to be the first one is so wherever the days allow it.
bool is_the_first(const plan::Plan& plan) { return plan.first == plan::YesNo::yes && plan.submission.date; }

bool may_come_before(const plan::Plan& later, const plan::Plan& earlier, Day as_of) {
  if (!days_allow_before(later, earlier)) return false;
  // One that was not submitted is not the plan before one that was.
  return !surely_not_submitted(later) || !earlier.submission.date || placed(earlier)->days.latest > as_of;
}

constexpr std::size_t kMostOrders = 24;

void add_orders(const Order& plans, Day as_of, Order& order, std::vector<Order>& orders) {
  if (order.size() == plans.size() && may_be_order(order, {})) orders.push_back(order);
  Order before;  // of those that are left
  for (const plan::Plan* plan : plans) {
    if (orders.size() == kMostOrders) return;
    if (std::find(order.begin(), order.end(), plan) != order.end()) continue;
    if (std::all_of(before.begin(), before.end(), [&](const plan::Plan* one) { return may_come_before(*plan, *one, as_of); })) {
      order.push_back(plan);
      add_orders(plans, as_of, order, orders);
      order.pop_back();
    }
    before.push_back(plan);
  }
}

}  // namespace

Order plans_in_time(const plan::Document& document) {
  Order plans;
  for (const plan::Plan& plan : document.plans) plans.push_back(&plan);
  // Few, and nearly always in order already: an insertion sort, which keeps equal ones as they are.
  for (std::size_t i = 1; i < plans.size(); ++i) {
    for (std::size_t k = i; k > 0; --k) {
      const auto before = placed(*plans[k - 1]), after = placed(*plans[k]);
      if (!after || (before && rank(*plans[k - 1], *before) <= rank(*plans[k], *after))) break;
      std::swap(plans[k - 1], plans[k]);
    }
  }
  const auto first = std::find_if(plans.begin(), plans.end(), [](const plan::Plan* plan) { return is_the_first(*plan); });
  if (first != plans.end() && std::all_of(plans.begin(), first, [&](const plan::Plan* one) { return days_allow_before(**first, *one); })) {
    std::rotate(plans.begin(), first, std::next(first));
  }
  return plans;
}

std::vector<Order> orders_in_time(const plan::Document& document, Day as_of) {
  const Order plans = plans_in_time(document);
  Order order;
  if (!plans.empty() && is_the_first(*plans.front())) order.push_back(plans.front());
  std::vector<Order> orders;
  add_orders(plans, as_of, order, orders);
  return orders;
}

std::vector<Place> dates_of_order(const Order& in_time, Day as_of) {
  std::vector<Place> places;
  auto begin = in_time.begin();
  if (begin != in_time.end() && is_the_first(**begin)) ++begin;   // it comes before any other in each order
  for (auto plan = begin; plan != in_time.end(); ++plan) {
    const auto at = placed(**plan);
    if (!at || at->days.is_day()) continue;
    const bool open = std::any_of(begin, plan, [&](const plan::Plan* one) { return may_come_before(**plan, *one, as_of); }) ||
                      std::any_of(std::next(plan), in_time.end(), [&](const plan::Plan* one) { return may_come_before(*one, **plan, as_of); });
    if (open) places.push_back(at->place);
  }
  return places;
}

bool may_be_order(std::span<const plan::Plan* const> order, std::span<const Pinned> pinned) {
  // As early as each may be after those before it.
  Day day = Day::min();
  const plan::Plan* last = nullptr;
  for (const plan::Plan* plan : order) {
    std::optional<Span> days = days_of(plan->submission.date);
    if (!days) continue;
    for (const Pinned& one : pinned) {
      if (one.date == &plan->submission.date) days = one.days;  // the last one: each narrows the one before
    }
    if (last != nullptr && plan < last && day >= days->earliest) day += date::days{1};
    day = std::max(day, days->earliest);
    if (day > days->latest) return false;
    last = plan;
  }
  return true;
}

}  // namespace cocrea::rules
