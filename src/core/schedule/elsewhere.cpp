#include "core/schedule/elsewhere.h"

#include <algorithm>

#include "core/plan/sorted.h"
#include "core/schedule/recorded_days.h"

namespace cocrea::schedule {
namespace {

using dates::Day;

struct Dated {
  plan::Date start, due;
  Time duration;              // 0: not known
};

// False: no day is known on which it is at work, or it is over.
bool put_days(const Dated& work, const OpenDays& days, bool least_days, Elsewhere& to) {
  const auto after = [&](Day day) { return days.time(day + date::days{1}); };
  const bool both = work.start && work.due;
  if (!both && (work.duration <= 0 || !(work.start || work.due))) return false;
  if (is_reversed(work.start, work.due)) return false;
  const auto begins = [&](bool latest) {
    if (work.start) return days.time(latest ? work.start->span().latest : work.start->span().earliest);
    return after(latest ? work.due->span().latest : work.due->span().earliest) - work.duration;
  };
  const auto ends = [&](bool latest) {
    if (work.due) return after(latest ? work.due->span().latest : work.due->span().earliest);
    return days.time(latest ? work.start->span().latest : work.start->span().earliest) + work.duration;
  };
  to.from = std::max(0, begins(least_days));
  to.to = ends(!least_days);
  to.unsure = !(is_day(work.start) && is_day(work.due));
  return to.from < to.to;
}

bool is_over(const plan::Date& done, Day as_of) { return done && done->span().latest <= as_of; }

}  // namespace

std::vector<Elsewhere> elsewhere(const plan::Document& document, const plan::Plan& plan, Day as_of, const OpenDays& days, bool least_days) {
  std::vector<Elsewhere> all;
  const auto duration_of = [&](plan::Number number, plan::DurationUnit unit) {
    return least_days && unit == plan::DurationUnit::months && number > 0 ? shortest_days(number) : open_days(number, unit);
  };
  for (const plan::Plan& other : document.plans) {
    if (other.id == plan.id) continue;
    for (const plan::Commitment& one : other.commitments) {
      if (one.cancelled == plan::YesNo::yes || is_over(one.completed, as_of)) continue;
      std::vector<plan::Id> organisations = one.leads;
      organisations.insert(organisations.end(), one.institutions.begin(), one.institutions.end());
      Elsewhere work{one.id, {}, organisations, 0, 0, false};
      const bool with_plan = one.ends_with_plan == plan::YesNo::yes && (plan::plan_end(other) || !one.end);   // else what its own dates say
      const Dated own{one.start, with_plan ? plan::plan_end(other) : one.end, duration_of(one.duration, one.duration_unit)};
      if (one.milestones.empty() && put_days(own, days, least_days, work)) all.push_back(work);
      for (const plan::Milestone& milestone : one.milestones) {
        if (is_over(milestone.done, as_of)) continue;
        work.milestone = milestone.id;
        work.who = milestone.responsible.empty() ? organisations : milestone.responsible;
        if (put_days({milestone.start, milestone.due, duration_of(milestone.duration, milestone.duration_unit)}, days, least_days, work)) all.push_back(work);
      }
    }
  }
  plan::stable_sort(all, [](const Elsewhere& a, const Elsewhere& b) { return a.from < b.from; });
  return all;
}

}  // namespace cocrea::schedule
