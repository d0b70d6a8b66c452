#include "core/schedule/from_plan.h"

#include <algorithm>
#include <map>

namespace cocrea::schedule {
namespace {

using dates::Day;
using dates::days_between;
constexpr date::days kOneDay{1};

// Of a date known by its month the day that asks for least: the first for starts, the last for ends.
std::optional<Day> first_of(const plan::Date& date) { return date ? std::optional(date->span().earliest) : std::nullopt; }
std::optional<Day> last_of(const plan::Date& date) { return date ? std::optional(date->span().latest) : std::nullopt; }

class Builder {
 public:
  Builder(const plan::Plan& plan, const PlanOptions& options) : plan_(plan), options_(options) {}

  PlanProblem run() {
    axis();
    resources();
    problem().goal = options_.least_change ? Goal::wishes : Goal::earliest_end;
    if (!submission_ && options_.cocreation_days > 0) cocreation_ = add({Item::Kind::cocreation, "", ""}, options_.cocreation_days);
    for (const plan::Commitment& commitment : plan_.commitments) {
      if (!is_over(commitment)) add_commitment(commitment);
    }
    add_links();
    return std::move(result_);
  }

 private:
  Problem& problem() { return result_.problem; }
  Activity& activity(int i) { return problem().activities[static_cast<std::size_t>(i)]; }

  void axis() {
    submission_ = first_of(plan_.submission.date);
    Day first = options_.as_of + kOneDay;
    if (submission_) first = std::max(first, *submission_);
    if (const auto start = first_of(plan_.period_start)) first = std::max(first, *start);
    result_.days = OpenDays(first, options_.closed);
    end_ = options_.end;
    for (const plan::Date& date : {plan_.planned_end, plan_.actual_end}) {
      if (const auto day = last_of(date); !options_.end && day) end_ = end_ ? std::min(*end_, *day) : *day;
    }
  }

  int add_resource(PlanResource resource, int capacity) {
    result_.resources.push_back(std::move(resource));
    problem().capacities.push_back(capacity);
    return static_cast<int>(problem().capacities.size()) - 1;
  }

  void resources() {
    if (options_.slots > 0) slots_ = add_resource({PlanResource::Kind::slots, ""}, options_.slots);
    if (options_.evaluations_at_once > 0) body_ = add_resource({PlanResource::Kind::monitoring_body, ""}, options_.evaluations_at_once);
    for (const PlanOptions::Capacity& one : options_.capacities) {
      institutions_[one.organisation] = add_resource({PlanResource::Kind::institution, one.organisation}, one.milestones_at_once);
    }
  }

  int add(Item item, Time duration) {
    result_.items.push_back(std::move(item));
    problem().activities.push_back({});
    problem().activities.back().duration = std::max(0, duration);
    return static_cast<int>(problem().activities.size()) - 1;
  }

  void fix(int i, Time start) {
    activity(i).release = std::max(0, start);
    activity(i).deadline = std::max(0, start) + activity(i).duration;
    result_.items[static_cast<std::size_t>(i)].fixed = true;
  }

  void follow(int before, int after) { problem().precedences.push_back({before, after, 0}); }

  // Completed and evaluated by the as-of date: its slot is free.
  bool is_over(const plan::Commitment& commitment) const {
    const auto completed = last_of(commitment.completed);
    if (!completed || *completed > options_.as_of) return false;
    return std::any_of(plan_.evaluations.begin(), plan_.evaluations.end(), [&](const plan::Evaluation& one) {
      const auto delivered = last_of(one.delivered);
      return one.kind == plan::EvaluationKind::commitment && one.commitment == commitment.id && delivered && *completed <= *delivered && *delivered <= options_.as_of;
    });
  }

  bool pinned(const plan::Id& id) const { return std::find(options_.pinned.begin(), options_.pinned.end(), id) != options_.pinned.end(); }

  void add_commitment(const plan::Commitment& commitment) {
    const int begin = add({Item::Kind::begin, commitment.id, ""}, 0);
    const bool added = commitment.inclusion == plan::Inclusion::added;
    const auto included = added ? first_of(commitment.submission) : submission_;
    if (included) fix(begin, result_.days.time(*included));
    if (cocreation_ >= 0) follow(cocreation_, begin);

    const int completion = add({Item::Kind::completion, commitment.id, ""}, 0);
    follow(begin, completion);
    if (end_) activity(completion).deadline = std::max(0, result_.days.time(*end_ + kOneDay));
    // Cancelled ones keep their slot (COM-3), and nobody works on them.
    const auto completed = last_of(commitment.completed);
    const bool work_left = !(completed && *completed <= options_.as_of) && commitment.cancelled != plan::YesNo::yes;
    if (work_left) add_work(commitment, begin, completion);

    const int evaluation = add({Item::Kind::evaluation, commitment.id, ""}, options_.evaluation_days);
    follow(completion, evaluation);
    if (body_ >= 0) activity(evaluation).demands.push_back({body_, 1, -1});
    if (end_) activity(evaluation).deadline = activity(completion).deadline + options_.evaluation_days;
    if (slots_ >= 0) activity(begin).demands.push_back({slots_, 1, evaluation});
  }

  void add_work(const plan::Commitment& commitment, int begin, int completion) {
    int previous = -1;
    const plan::Milestone* previous_milestone = nullptr;
    for (const plan::Milestone& milestone : commitment.milestones) {
      if (const auto done = last_of(milestone.done); done && *done <= options_.as_of) continue;
      const int work = add_span({Item::Kind::milestone, commitment.id, milestone.id}, milestone.start, milestone.due, begin, completion);
      demand(work, milestone.responsible.empty() ? commitment.institutions : milestone.responsible);
      if (previous >= 0 && !overlap(*previous_milestone, milestone)) follow(previous, work);
      previous = work;
      previous_milestone = &milestone;
      milestones_[milestone.id] = work;
    }
    if (commitment.milestones.empty()) {
      const bool with_plan = !commitment.end && commitment.ends_with_plan == plan::YesNo::yes && end_;
      const plan::Date end = with_plan ? plan::Date(dates::PartialDate::of(*end_)) : commitment.end;
      demand(add_span({Item::Kind::work, commitment.id, ""}, commitment.start, end, begin, completion), commitment.institutions);
    }
  }

  int add_span(Item item, const plan::Date& start_date, const plan::Date& due_date, int begin, int completion) {
    const auto start = first_of(start_date), due = last_of(due_date);
    const plan::Id id = item.milestone.empty() ? item.commitment : item.milestone;
    Time duration = options_.milestone_days;
    if (start && due) duration = std::max(1, result_.days.time(*due + kOneDay) - result_.days.time(*start));
    for (const PlanOptions::Duration& one : options_.durations) {
      if (one.milestone == id) duration = one.days;
    }
    const bool started = start && *start <= options_.as_of;
    const Time at = start ? result_.days.time(*start) : due ? result_.days.time(*due + kOneDay) - duration : 0;
    if (started) duration = std::max(1, at + duration);   // what is left of it; one day if it is late
    const int work = add(std::move(item), duration);
    if (started || (pinned(id) && (start || due))) fix(work, started ? 0 : at);
    if (options_.least_change && !started && (start || due)) problem().wishes.push_back({work, std::max(0, at), 1});
    follow(begin, work);
    follow(work, completion);
    return work;
  }

  void demand(int work, const std::vector<plan::Id>& organisations) {
    for (const plan::Id& organisation : organisations) {
      const auto resource = institutions_.find(organisation);
      if (resource != institutions_.end()) activity(work).demands.push_back({resource->second, 1, -1});
    }
  }

  // People have recorded that the later one in the list does not wait for the other.
  static bool overlap(const plan::Milestone& earlier, const plan::Milestone& later) {
    const auto due = last_of(earlier.due), start = first_of(later.start);
    return due && start && *start <= *due;
  }

  void add_links() {
    for (const PlanOptions::Link& link : options_.links) {
      const auto before = milestones_.find(link.before), after = milestones_.find(link.after);
      if (before == milestones_.end() || after == milestones_.end()) continue;   // done already
      problem().precedences.push_back({before->second, after->second, link.lag_days});
    }
  }

  const plan::Plan& plan_;
  const PlanOptions& options_;
  PlanProblem result_;
  std::optional<Day> submission_, end_;
  int slots_ = -1, body_ = -1, cocreation_ = -1;
  std::map<plan::Id, int> institutions_, milestones_;
};

}  // namespace

OpenDays::OpenDays(Day first, std::vector<std::pair<Day, Day>> closed) {
  std::sort(closed.begin(), closed.end());
  for (const auto& [from, to] : closed) {
    if (to < first || to < from) continue;
    if (!closed_.empty() && from <= closed_.back().second + kOneDay) closed_.back().second = std::max(closed_.back().second, to);
    else closed_.push_back({std::max(from, first), to});
  }
  first_ = first;
  if (!closed_.empty() && closed_.front().first == first) {
    first_ = closed_.front().second + kOneDay;
    closed_.erase(closed_.begin());
  }
}

Day OpenDays::day(Time time) const {
  Day day = first_ + date::days{time};
  for (const auto& [from, to] : closed_) {
    if (day < from) break;
    day += date::days{days_between(from, to) + 1};
  }
  return day;
}

Time OpenDays::time(Day day) const {
  Time time = days_between(first_, day);
  for (const auto& [from, to] : closed_) {
    if (day <= from) break;
    time -= days_between(from, std::min(to + kOneDay, day));
  }
  return time;
}

PlanProblem from_plan(const plan::Plan& plan, const PlanOptions& options) { return Builder(plan, options).run(); }

std::vector<Proposed> proposal(const PlanProblem& from, const plan::Plan& plan, const std::vector<Time>& starts) {
  std::vector<Proposed> bars;
  for (std::size_t i = 0; i < from.items.size(); ++i) {
    const Item& item = from.items[i];
    const Time length = from.problem.activities[i].duration;
    Proposed bar{item, from.days.day(starts[i]), from.days.day(starts[i] + std::max(0, length - 1)), {}, {}};
    // An event closes the day before: completed when the last milestone's last day is over.
    if (item.kind == Item::Kind::completion && starts[i] > 0) bar.first = bar.last = from.days.day(starts[i] - 1);
    for (const plan::Commitment& commitment : plan.commitments) {
      if (commitment.id != item.commitment) continue;
      if (item.kind == Item::Kind::work) {
        bar.recorded_first = commitment.start;
        bar.recorded_last = commitment.end;
      }
      if (item.kind == Item::Kind::completion) bar.recorded_last = commitment.end;
      for (const plan::Milestone& milestone : commitment.milestones) {
        if (item.kind != Item::Kind::milestone || milestone.id != item.milestone) continue;
        bar.recorded_first = milestone.start;
        bar.recorded_last = milestone.due;
      }
    }
    // What has started began when it did.
    if (item.fixed && bar.recorded_first && bar.recorded_first->span().earliest < bar.first) bar.first = bar.recorded_first->span().earliest;
    bars.push_back(std::move(bar));
  }
  return bars;
}

Problem latest_start(const Problem& problem, int activity) {
  Problem result = problem;
  result.goal = Goal::wishes;
  result.break_ties = false;
  result.wishes = {{activity, std::max(0, windows(problem).latest[static_cast<std::size_t>(activity)]), 1}};
  return result;
}

}  // namespace cocrea::schedule
