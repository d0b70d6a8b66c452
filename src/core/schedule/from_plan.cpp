// The plan as a whole: its axis of days, resources, commitments, and what other plans take.
#include <algorithm>

#include "core/dates/add_months.h"
#include "core/schedule/elsewhere.h"
#include "core/schedule/months_without_work.h"
#include "core/schedule/plan_builder.h"
#include "core/schedule/recorded_days.h"

namespace cocrea::schedule {
namespace {

// It keeps its slot until the plan ends, whatever else is recorded (COM-3).
bool is_withdrawn(const plan::Commitment& commitment) { return commitment.cancelled == plan::YesNo::yes; }

}  // namespace

PlanProblem PlanBuilder::run() {
  axis();
  resources();
  problem().goal = options_.least_change ? Goal::wishes : Goal::earliest_end;
  if (!submission_) add_cocreation();
  result_.submitted_at_once = !submission_ && cocreation_ < 0;
  if (body_ >= 0) add_initial_evaluation();
  for (const plan::Commitment& commitment : plan_.commitments) {
    if (!is_over(commitment) && !is_withdrawn(commitment)) add_commitment(commitment);
  }
  add_predecessors();
  settle_pending();
  add_elsewhere();
  set_apart();
  result_.least_days = options_.least_days;
  return std::move(result_);
}

Item PlanBuilder::item_of(Item::Kind kind, const plan::Id& commitment, const plan::Id& milestone) {
  Item item;
  item.kind = kind;
  item.commitment = commitment;
  item.milestone = milestone;
  return item;
}

int PlanBuilder::add(Item item, Time duration) {
  result_.items.push_back(std::move(item));
  problem().activities.push_back({});
  problem().activities.back().duration = std::max(0, duration);
  return static_cast<int>(problem().activities.size()) - 1;
}

void PlanBuilder::fix(int i, Time start) {
  activity(i).release = std::max(0, start);
  activity(i).deadline = std::max(0, start) + activity(i).duration;
  item(i).fixed = true;
}

// The end of so many days after this one, as a deadline. One so far away that no plan comes near it is none.
Time PlanBuilder::by(Day day) const {
  constexpr Time kBeyond = 200'000;
  const Time time = std::max(0, result_.days.time(day + kOneDay));
  return time > kBeyond ? kNoDeadline : time;
}

void PlanBuilder::axis() {
  submission_ = first_of(plan_.submission.date);
  Day first = options_.as_of + kOneDay;
  if (submission_) first = std::max(first, *submission_);
  if (const auto start = first_of(plan_.period_start)) first = std::max(first, *start);
  result_.days = OpenDays(first, closed_months(plan_.months_without_work, first));
  for (const plan::Date& date : {plan_.planned_end, plan_.actual_end}) {
    const auto day = last_of(date);
    if (!day || (end_ && *end_ <= *day)) continue;
    end_ = day;
    end_date_ = date;
  }
  if (!is_day(end_date_)) result_.first_end = first_of(end_date_);
  result_.submission_unsure = !is_day(plan_.submission.date) && plan_.submission.date->span().latest > options_.as_of;
  result_.latest_end = options_.latest_end;
  result_.end_by_term = !end_ && options_.latest_end;
  if (result_.end_by_term) {
    end_ = options_.latest_end;
    end_date_ = dates::PartialDate::of(*end_);
  }
  result_.end = end_;
  result_.over = end_ && *end_ <= options_.as_of;
  result_.ends_today = end_ == options_.as_of;
  if (const auto start = first_of(plan_.implementation_start); start && result_.days.day(0) < *start) {
    first_work_ = result_.days.time(*start);
    result_.implementation = start;
  }
  months_for_evaluations();
}

// By the time at which a commitment is completed, the time by which it is evaluated: of the day before, which is that of the completion, so many months
// on. As far as the plan goes, and on until there is time for an evaluation. None takes longer than there ever is time for.
void PlanBuilder::months_for_evaluations() {
  constexpr Time kYears = 3'000;
  const Time least = std::min(kYears, end_ ? by(*end_) : kNoDeadline);
  result_.evaluation_months = options_.evaluation_months;
  Calendar& calendar = problem().calendars.emplace_back();
  Time longest = 0;
  for (Time time = 0; time <= least || (calendar.back() - time + 1 < options_.evaluation_days && time < least + kYears); ++time) {
    calendar.push_back(by(dates::add_months(result_.days.day(std::max(0, time - 1)), options_.evaluation_months).day));
    longest = std::max(longest, calendar.back() - time);
  }
  evaluation_days_ = std::max(1, std::min(options_.evaluation_days, longest));
  result_.evaluation_days = evaluation_days_;
}

int PlanBuilder::add_resource(PlanResource resource, int capacity) {
  result_.resources.push_back(std::move(resource));
  problem().capacities.push_back(capacity);
  return static_cast<int>(problem().capacities.size()) - 1;
}

void PlanBuilder::resources() {
  if (options_.slots > 0) {
    const auto keep = std::count_if(plan_.commitments.begin(), plan_.commitments.end(), [](const plan::Commitment& one) {
      return is_withdrawn(one) && (one.inclusion != plan::Inclusion::added || one.submission);
    });
    result_.withdrawn = std::min(options_.slots, static_cast<int>(keep));
    slots_ = add_resource({PlanResource::Kind::slots, ""}, options_.slots - result_.withdrawn);
  }
  // The body that is in charge last.
  if (!plan_.monitoring_bodies.empty()) {
    const plan::MonitoringBody& body = plan_.monitoring_bodies[plan_.monitoring_bodies.size() - 1];
    if (body.capacity > 0) body_ = add_resource({PlanResource::Kind::monitoring_body, body.id}, body.capacity);
  }
  for (const plan::Organisation& one : document_.organisations) {
    if (one.capacity > 0) institutions_.push_back({one.id, add_resource({PlanResource::Kind::institution, one.id}, one.capacity)});
  }
}

// It is under way where the period has begun, and then some of it is over. Without any day by which it ends, nothing is known of it.
void PlanBuilder::add_cocreation() {
  const auto begun = first_of(plan_.period_start);
  const Time left = options_.submission_due ? std::max(0, result_.days.time(*options_.submission_due + kOneDay)) : kNoDeadline;
  Time duration = left == kNoDeadline ? 0 : left;
  const Time own = options_.cocreation_days + std::min(0, begun ? result_.days.time(*begun) : 0);
  if (options_.cocreation_days > 0) duration = std::max(1, own);
  if (duration == 0) return;
  cocreation_ = add(item_of(Item::Kind::cocreation, {}), duration);
  item(cocreation_).overdue = options_.cocreation_days > 0 && own < 1;
  fix(cocreation_, 0);
  item(cocreation_).recorded_first = plan_.period_start;
  // A day that has passed asks for nothing any more: the plan is late whatever is done.
  if (left > 0) activity(cocreation_).deadline = std::min(activity(cocreation_).deadline, left);
}

// As long as any other evaluation, within its time. One that is late is done when it can be.
void PlanBuilder::add_initial_evaluation() {
  if (!submission_ && cocreation_ < 0) return;
  for (const plan::Evaluation& one : plan_.evaluations) {
    if (const auto delivered = last_of(one.delivered); one.kind == plan::EvaluationKind::initial && delivered && *delivered <= options_.as_of) return;
  }
  const int evaluation = add(item_of(Item::Kind::initial, {}), evaluation_days_);
  activity(evaluation).demands.push_back({body_, 1, -1});
  const Time submitted = submission_ ? result_.days.time(*submission_) : activity(cocreation_).duration;
  if (cocreation_ >= 0) follow(cocreation_, evaluation);
  else activity(evaluation).release = std::max(0, submitted);
  const Day day = submission_ ? *submission_ : result_.days.day(std::max(0, submitted - 1));
  evaluate_by(evaluation, dates::add_months(day, options_.initial_evaluation_months).day, std::max(0, submitted));
}

void PlanBuilder::evaluate_by(int evaluation, Day due, Time from) {
  const Time room = by(due) - from;
  if (room < 1) {   // late, whatever is done
    ++result_.late;
    return;
  }
  activity(evaluation).duration = std::min(activity(evaluation).duration, room);
  pending_.push_back({evaluation, from, by(due)});
}

// Each by its day where there is somebody for it, the most urgent first; what cannot be in time any more asks for nothing, so that the rest is planned.
void PlanBuilder::settle_pending() {
  std::sort(pending_.begin(), pending_.end(), [](const Pending& a, const Pending& b) { return a.due != b.due ? a.due < b.due : a.evaluation < b.evaluation; });
  std::vector<Time> free(body_ < 0 ? pending_.size() : static_cast<std::size_t>(problem().capacities[static_cast<std::size_t>(body_)]));
  constexpr Time kLeastDays = 7;
  for (const Pending& one : pending_) {
    Time& next = *std::min_element(free.begin(), free.end());
    Time& duration = activity(one.evaluation).duration;
    const Time start = std::max(next, one.from), room = one.due - start;
    if (room < std::min(kLeastDays, duration)) {
      ++result_.late;
      continue;
    }
    duration = std::min(duration, room);   // it may be under way
    next = start + duration;
    activity(one.evaluation).deadline = one.due;
  }
}

// Completed and evaluated (by the monitoring body, MON-CE) by the as-of date: its slot is free.
bool PlanBuilder::is_over(const plan::Commitment& commitment) const {
  const auto completed = last_of(commitment.completed);
  if (!completed || *completed > options_.as_of) return false;
  return std::any_of(plan_.evaluations.begin(), plan_.evaluations.end(), [&](const plan::Evaluation& one) {
    const auto delivered = last_of(one.delivered);
    return one.kind == plan::EvaluationKind::commitment && one.commitment == commitment.id && one.written_by != plan::Author::other && delivered && *completed <= *delivered && *delivered <= options_.as_of;
  });
}

// On a day that is known and has not passed; on that day itself nothing is left of what has begun. What is over or withdrawn is not asked.
bool PlanBuilder::is_with_plan(const plan::Commitment& commitment) const {
  return commitment.ends_with_plan == plan::YesNo::yes && end_ && options_.as_of <= *end_ && result_.days.time(*end_ + kOneDay) >= 0 && by(*end_) != kNoDeadline;
}

// How early all the rest ends is worth asking; when the plan does is not.
void PlanBuilder::set_apart() {
  if (result_.over) return;
  if (std::none_of(result_.items.begin(), result_.items.end(), [](const Item& one) { return is_work(one) && !one.with_plan; })) return;
  for (std::size_t i = 0; i < result_.items.size(); ++i) {
    if (!result_.items[i].with_plan) continue;
    problem().activities[i].apart = true;
    result_.with_plan_apart = true;
  }
}

void PlanBuilder::add_commitment(const plan::Commitment& commitment) {
  const int begin = add(item_of(Item::Kind::begin, commitment.id), 0);
  const bool added = commitment.inclusion == plan::Inclusion::added;
  const auto included = added ? first_of(commitment.submission) : submission_;
  if (included) {
    const Time at = result_.days.time(*included);
    fix(begin, added && at >= 0 ? at + 1 : at);
    item(begin).kept = dates::Span{*included, *included};
  } else if (!added) {   // with the plan, on the last day of the co-creation
    const Time submitted = cocreation_ >= 0 ? activity(cocreation_).duration : 0;
    const Day day = result_.days.day(std::max(0, submitted - 1));
    fix(begin, submitted);
    item(begin).kept = dates::Span{day, day};
  } else {
    activity(begin).release = 1;
  }
  // A slot that is given back can be taken on the same day: an inclusion holds it from the next one on. Work can begin on the day itself.
  begin_lag_ = added && activity(begin).release > 0 ? -1 : 0;
  if (cocreation_ >= 0) follow(cocreation_, begin, -begin_lag_);

  const int completion = add(item_of(Item::Kind::completion, commitment.id), 0);
  item(completion).recorded_last = commitment.end;
  follow(begin, completion);
  if (end_) activity(completion).deadline = by(*end_);
  // Nobody works on cancelled ones.
  const auto completed = last_of(commitment.completed);
  const bool is_completed = completed && *completed <= options_.as_of;
  if (is_completed) item(completion).kept = dates::Span{*completed, *completed};
  const bool work_left = !is_completed && commitment.cancelled != plan::YesNo::yes;
  if (work_left) add_work(commitment, begin, completion);

  const int evaluation = add(item_of(Item::Kind::evaluation, commitment.id), evaluation_days_);
  follow(completion, evaluation);
  if (body_ >= 0) activity(evaluation).demands.push_back({body_, 1, -1});
  if (is_completed) {
    const Day from = commitment.completed->span().earliest;
    evaluate_by(evaluation, dates::add_months(end_ ? std::min(*end_, from) : from, options_.evaluation_months).day, 0);
  } else if (!is_with_plan(commitment) || !complete_with_plan(completion, evaluation)) {
    complete_and_evaluate(completion, evaluation);
    item(completion).with_plan = result_.over && !result_.ends_today && commitment.ends_with_plan == plan::YesNo::yes;   // it was completed when the plan ended
  }
  if (slots_ >= 0) activity(begin).demands.push_back({slots_, 1, evaluation});
}

// What has started waits for nothing any more, whatever was planned.
void PlanBuilder::add_predecessors() {
  for (const Waiting& one : waiting_) {
    for (const plan::Id& id : *one.predecessors) {
      const int before = number_of(milestones_, id);   // -1: it is done already
      if (item(one.activity).started) continue;
      if (before >= 0) follow(before, one.activity);
      else if (will_not_be_done(id)) result_.voids.push_back({item(one.activity).milestone.empty() ? item(one.activity).commitment : item(one.activity).milestone, id});
    }
  }
}

bool PlanBuilder::will_not_be_done(const plan::Id& milestone) const {
  for (const plan::Commitment& one : plan_.commitments) {
    if (!is_withdrawn(one)) continue;
    for (const plan::Milestone& of : one.milestones) {
      if (of.id == milestone) return !of.done || options_.as_of < of.done->span().latest;
    }
  }
  return false;
}

int PlanBuilder::number_of(const std::vector<Named>& all, const plan::Id& id) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const Named& one) { return one.id == id; });
  return found == all.end() ? -1 : found->number;
}

// Organisations, and people who stand for theirs; each counts once.
std::vector<int> PlanBuilder::offices(const std::vector<plan::Id>& who) const {
  std::vector<int> all;
  if (institutions_.empty()) return all;
  for (const plan::Id& id : who) {
    int resource = number_of(institutions_, id);
    for (const plan::Person& person : document_.people) {
      if (person.id == id) resource = number_of(institutions_, person.organisation);
    }
    if (resource >= 0 && std::find(all.begin(), all.end(), resource) == all.end()) all.push_back(resource);
  }
  return all;
}

void PlanBuilder::demand(int work, const std::vector<plan::Id>& who) {
  for (const int office : offices(who)) activity(work).demands.push_back({office, 1, item(work).due});
}

// Of each office that is asked for, as many at a time as it can: where the other plans have dated more than that, the later ones wait.
void PlanBuilder::add_elsewhere() {
  if (institutions_.empty() || document_.plans.size() < 2) return;
  std::vector<std::vector<Time>> free(problem().capacities.size());
  for (const Activity& one : problem().activities) {
    for (const Demand& demand : one.demands) free[static_cast<std::size_t>(demand.resource)].resize(static_cast<std::size_t>(problem().capacities[static_cast<std::size_t>(demand.resource)]));
  }
  const Time beyond = std::min(200'000, end_ ? by(*end_) : kNoDeadline);
  for (const Elsewhere& one : elsewhere(document_, plan_, options_.as_of, result_.days, options_.least_days)) {
    for (const int office : offices(one.who)) {
      std::vector<Time>& of = free[static_cast<std::size_t>(office)];
      if (of.empty()) continue;
      Time& next = *std::min_element(of.begin(), of.end());
      const Time from = std::max(one.from, next), to = std::min(one.to, beyond);
      if (from >= to) continue;
      next = to;
      const int work = add(item_of(Item::Kind::elsewhere, one.commitment, one.milestone), to - from);
      item(work).kept = dates::Span{result_.days.day(one.from), result_.days.day(one.to - 1)};
      activity(work).demands.push_back({office, 1, -1});
      activity(work).apart = true;
      fix(work, from);
      result_.flexible |= one.unsure;
      result_.whole_months |= one.unsure && !options_.least_days;
    }
  }
}

PlanProblem from_plan(const plan::Document& document, const plan::Plan& plan, const PlanOptions& options) { return PlanBuilder(document, plan, options).run(); }

}  // namespace cocrea::schedule
