#include "core/schedule/from_plan.h"

#include <algorithm>

#include <date/date.h>

#include "core/dates/add_months.h"

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
  Builder(const plan::Document& document, const plan::Plan& plan, const PlanOptions& options) : document_(document), plan_(plan), options_(options) {}

  PlanProblem run() {
    axis();
    resources();
    problem().goal = options_.least_change ? Goal::wishes : Goal::earliest_end;
    if (!submission_) add_cocreation();
    if (body_ >= 0) add_initial_evaluation();
    for (const plan::Commitment& commitment : plan_.commitments) {
      if (!is_over(commitment) && !is_withdrawn(commitment)) add_commitment(commitment);
    }
    add_predecessors();
    settle_pending();
    result_.end = end_;
    return std::move(result_);
  }

 private:
  Problem& problem() { return result_.problem; }
  Item& item(int i) { return result_.items[static_cast<std::size_t>(i)]; }
  Activity& activity(int i) { return problem().activities[static_cast<std::size_t>(i)]; }

  void axis() {
    submission_ = first_of(plan_.submission.date);
    Day first = options_.as_of + kOneDay;
    if (submission_) first = std::max(first, *submission_);
    if (const auto start = first_of(plan_.period_start)) first = std::max(first, *start);
    result_.days = OpenDays(first, closed_months(first));
    for (const plan::Date& date : {plan_.planned_end, plan_.actual_end}) {
      if (const auto day = last_of(date)) end_ = end_ ? std::min(*end_, *day) : *day;
    }
    months_for_evaluations();
  }

  // By the time at which a commitment is completed, the time by which it is evaluated: of the day before, which is that of the completion, so many months
  // on. As far as the plan goes, and on until there is time for an evaluation. None takes longer than there ever is time for.
  void months_for_evaluations() {
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
  }

  // Of as many years as any plan is long, and more. Where no month is left to work in, none is left out.
  std::vector<std::pair<Day, Day>> closed_months(Day first) const {
    constexpr int kYears = 20;
    constexpr plan::ChoiceSet kAll = (1u << 12) - 1;
    std::vector<std::pair<Day, Day>> closed;
    if ((plan_.months_without_work & kAll) == kAll) return closed;
    const int year = static_cast<int>(date::year_month_day{first}.year());
    for (int i = 0; i < 12 * kYears; ++i) {
      if ((plan_.months_without_work >> (i % 12) & 1u) == 0) continue;
      const auto month = dates::PartialDate::of_month(year + i / 12, static_cast<unsigned>(i % 12 + 1));
      if (month) closed.emplace_back(month->span().earliest, month->span().latest);
    }
    return closed;
  }

  int add_resource(PlanResource resource, int capacity) {
    result_.resources.push_back(std::move(resource));
    problem().capacities.push_back(capacity);
    return static_cast<int>(problem().capacities.size()) - 1;
  }

  void resources() {
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

  static Item item_of(Item::Kind kind, const plan::Id& commitment, const plan::Id& milestone = {}) {
    Item item;
    item.kind = kind;
    item.commitment = commitment;
    item.milestone = milestone;
    return item;
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
    item(i).fixed = true;
  }

  // The end of so many days after this one, as a deadline. One so far away that no plan comes near it is none.
  Time by(Day day) const {
    constexpr Time kBeyond = 200'000;
    const Time time = std::max(0, result_.days.time(day + kOneDay));
    return time > kBeyond ? kNoDeadline : time;
  }

  void follow(int before, int after) { problem().precedences.push_back({before, after, 0}); }

  // It is under way where the period has begun, and then some of it is over. Without any day by which it ends, nothing is known of it.
  void add_cocreation() {
    const auto begun = first_of(plan_.period_start);
    const Time left = options_.submission_due ? std::max(0, result_.days.time(*options_.submission_due + kOneDay)) : kNoDeadline;
    Time duration = left == kNoDeadline ? 0 : left;
    if (options_.cocreation_days > 0) duration = std::max(1, options_.cocreation_days + std::min(0, begun ? result_.days.time(*begun) : 0));
    if (duration == 0) return;
    cocreation_ = add(item_of(Item::Kind::cocreation, {}), duration);
    fix(cocreation_, 0);
    item(cocreation_).recorded_first = plan_.period_start;
    // A day that has passed asks for nothing any more: the plan is late whatever is done.
    if (left > 0) activity(cocreation_).deadline = std::min(activity(cocreation_).deadline, left);
  }

  // As long as any other evaluation, within its time. One that is late is done when it can be.
  void add_initial_evaluation() {
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

  // After what has happened: its time is what is left of the handbook's, where that is less than it takes otherwise.
  struct Pending { int evaluation; Time from, due; };

  void evaluate_by(int evaluation, Day due, Time from) {
    const Time room = by(due) - from;
    if (room < 1) return;   // late, whatever is done
    activity(evaluation).duration = std::min(activity(evaluation).duration, room);
    pending_.push_back({evaluation, from, by(due)});
  }

  // Each by its day where there is somebody for it, the most urgent first; what cannot be in time any more asks for nothing, so that the rest is planned.
  void settle_pending() {
    std::sort(pending_.begin(), pending_.end(), [](const Pending& a, const Pending& b) { return a.due != b.due ? a.due < b.due : a.evaluation < b.evaluation; });
    std::vector<Time> free(body_ < 0 ? pending_.size() : static_cast<std::size_t>(problem().capacities[static_cast<std::size_t>(body_)]));
    for (const Pending& one : pending_) {
      Time& next = *std::min_element(free.begin(), free.end());
      const Time end = std::max(next, one.from) + activity(one.evaluation).duration;
      if (end > one.due) continue;
      next = end;
      activity(one.evaluation).deadline = one.due;
    }
  }

  // Cancelled, and never completed: an evaluation frees a slot only after the completion (COM-3).
  static bool is_withdrawn(const plan::Commitment& commitment) { return commitment.cancelled == plan::YesNo::yes && !commitment.completed; }

  // Completed and evaluated by the as-of date: its slot is free.
  bool is_over(const plan::Commitment& commitment) const {
    const auto completed = last_of(commitment.completed);
    if (!completed || *completed > options_.as_of) return false;
    return std::any_of(plan_.evaluations.begin(), plan_.evaluations.end(), [&](const plan::Evaluation& one) {
      const auto delivered = last_of(one.delivered);
      return one.kind == plan::EvaluationKind::commitment && one.commitment == commitment.id && delivered && *completed <= *delivered && *delivered <= options_.as_of;
    });
  }

  void add_commitment(const plan::Commitment& commitment) {
    const int begin = add(item_of(Item::Kind::begin, commitment.id), 0);
    const bool added = commitment.inclusion == plan::Inclusion::added;
    const auto included = added ? first_of(commitment.submission) : submission_;
    if (included) {
      fix(begin, result_.days.time(*included));
      item(begin).kept = dates::Span{*included, *included};
    } else if (!added) {   // with the plan, on the last day of the co-creation
      const Time submitted = cocreation_ >= 0 ? activity(cocreation_).duration : 0;
      const Day day = result_.days.day(std::max(0, submitted - 1));
      fix(begin, submitted);
      item(begin).kept = dates::Span{day, day};
    }
    if (cocreation_ >= 0) follow(cocreation_, begin);

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
    } else {
      complete_and_evaluate(completion, evaluation);
    }
    if (slots_ >= 0) activity(begin).demands.push_back({slots_, 1, evaluation});
  }

  // Its work follows it in the list of activities. Where all of that has fixed dates, the day of its completion is known.
  void complete_and_evaluate(int completion, int evaluation) {
    Closing closing{completion, {}};
    bool open = false, kept = true;
    Time end = 0;
    Day last = options_.as_of;
    for (int i = completion + 1; i < evaluation; ++i) {
      if (!is_work(item(i))) continue;
      closing.of.push_back(i);
      open |= !item(i).started && activity(i).deadline > 0;
      kept &= item(i).kept.has_value();
      end = std::max(end, kept ? activity(i).deadline : 0);
      last = std::max(last, kept ? item(i).kept->latest : last);
    }
    if (open) problem().closings.push_back(std::move(closing));
    if (open && kept) {
      activity(evaluation).deadline = by(dates::add_months(last, options_.evaluation_months).day);
      activity(evaluation).duration = std::clamp(activity(evaluation).deadline - end, 1, evaluation_days_);
      return;
    }
    problem().limits.push_back({completion, evaluation, 0, 0});
  }

  void add_work(const plan::Commitment& commitment, int begin, int completion) {
    std::vector<Earlier> earlier;
    const bool in_progress = is_in_progress(commitment);
    const bool fixed = commitment.fixed == plan::YesNo::yes;
    if (fixed && !commitment.milestones.empty()) fix_frame(commitment, completion);
    const int own = commitment.milestones.empty() ? -1 : add_own_span(commitment, begin, completion);
    std::vector<plan::Id> organisations = commitment.leads;
    organisations.insert(organisations.end(), commitment.institutions.begin(), commitment.institutions.end());
    for (const plan::Milestone& milestone : commitment.milestones) {
      if (const auto done = last_of(milestone.done); done && *done <= options_.as_of) continue;
      // Progress is that of what comes first: what waits for it has not begun.
      const bool waits = std::any_of(earlier.begin(), earlier.end(), [&](const Earlier& one) { return !overlap(*one.milestone, milestone); });
      const Span span{milestone.start, milestone.due, open_days(milestone.duration, milestone.duration_unit), milestone.fixed == plan::YesNo::yes, in_progress && !waits};
      const int work = add_span(item_of(Item::Kind::milestone, commitment.id, milestone.id), span, begin, completion);
      if (fixed && !item(work).started && commitment.start) {
        activity(work).release = std::max(activity(work).release, result_.days.time(*first_of(commitment.start)));
      }
      // They begin when it has begun.
      if (own >= 0 && !item(work).started) problem().precedences.push_back({own, work, -activity(own).duration});
      demand(work, milestone.responsible.empty() ? organisations : milestone.responsible);
      wait_for_earlier(earlier, milestone, work);
      milestones_.push_back({milestone.id, work});
      waiting_.push_back({work, &milestone.predecessors});
      waiting_.push_back({work, &commitment.predecessors});
    }
    if (commitment.milestones.empty()) {
      const bool with_plan = !commitment.end && commitment.ends_with_plan == plan::YesNo::yes && end_;
      const plan::Date end = with_plan ? plan::Date(dates::PartialDate::of(*end_)) : commitment.end;
      const int work = add_span(item_of(Item::Kind::work, commitment.id), {commitment.start, end, open_days(commitment.duration, commitment.duration_unit), fixed, in_progress}, begin, completion);
      item(work).recorded_last = commitment.end;
      demand(work, organisations);
      waiting_.push_back({work, &commitment.predecessors});
    }
  }

  // A start is what was planned: that its day has passed does not say that the work began.
  static bool is_in_progress(const plan::Commitment& commitment) { return commitment.progress > plan::Progress::not_started; }

  // What comes earlier in a commitment's list, and which of those before it that one waits for in the end.
  struct Earlier {
    const plan::Milestone* milestone;
    int work;
    std::vector<bool> after;
  };

  // For all of them but those whose dates overlap its own; those that others wait for anyway are not said again.
  void wait_for_earlier(std::vector<Earlier>& earlier, const plan::Milestone& milestone, int work) {
    std::vector<bool> after(earlier.size());
    for (std::size_t k = earlier.size(); k-- > 0 && !item(work).started;) {
      const Earlier& one = earlier[k];
      if (after[k] || overlap(*one.milestone, milestone)) continue;
      follow(one.work, work);
      after[k] = true;
      for (std::size_t i = 0; i < k; ++i) after[i] = after[i] || one.after[i];
    }
    earlier.push_back({&milestone, work, std::move(after)});
  }

  // How long a commitment with milestones takes by its own dates or duration; -1: they say nothing, or people have fixed them.
  int add_own_span(const plan::Commitment& commitment, int begin, int completion) {
    const Time duration = open_days(commitment.duration, commitment.duration_unit);
    if (commitment.fixed == plan::YesNo::yes || (duration == 0 && !(commitment.start && commitment.end))) return -1;
    const auto start = first_of(commitment.start);
    const bool begun = is_in_progress(commitment) || std::any_of(commitment.milestones.begin(), commitment.milestones.end(), [&](const plan::Milestone& one) {
      const auto done = last_of(one.done), fixed = one.fixed == plan::YesNo::yes ? first_of(one.start) : std::nullopt;
      return (fixed && *fixed <= options_.as_of) || (done && *done <= options_.as_of);
    });
    // Work that has begun on a day that nobody recorded: how much of the span is left cannot be told.
    if (begun && !(start && *start <= options_.as_of)) return -1;
    const bool with_plan = commitment.ends_with_plan == plan::YesNo::yes;
    if (with_plan && duration == 0) return -1;
    return add_span(item_of(Item::Kind::span, commitment.id), {commitment.start, with_plan ? plan::Date() : commitment.end, duration, false, begun}, begin, completion);
  }

  // Of a commitment whose own dates are fixed, the milestones stay within them.
  void fix_frame(const plan::Commitment& commitment, int completion) {
    if (const auto end = last_of(commitment.end)) {
      activity(completion).deadline = std::min(activity(completion).deadline, by(*end));
    }
  }

  struct Span {
    plan::Date start, due;
    Time duration;              // as people gave it; 0: as the dates say
    bool fixed;
    bool begun;                 // recorded, where its start has come; fixed dates say it as well
  };

  int add_span(Item item, const Span& span, int begin, int completion) {
    const auto start = first_of(span.start), due = last_of(span.due);
    const bool dated = span.fixed && (start || due);
    Time duration = options_.milestone_days;
    if (start && due && (dated || span.duration == 0)) duration = result_.days.time(*due + kOneDay) - result_.days.time(*start);
    else if (span.duration > 0) duration = span.duration;
    else result_.assumed_days = options_.milestone_days;
    if (!dated) duration = std::max(1, duration);
    const bool started = start && *start <= options_.as_of && (span.begun || dated);
    const Time at = start ? result_.days.time(*start) : due ? result_.days.time(*due + kOneDay) - duration : 0;
    if (dated) {
      item.kept = dates::Span{start ? *start : result_.days.day(at), due ? *due : result_.days.day(at + duration - 1)};
      duration = std::max(0, at + duration) - std::max(0, at);
    } else if (started) {
      duration = std::max(1, at + duration);   // what is left of it; one day if it is late
    }
    item.started = started;
    item.recorded_first = span.start;
    item.recorded_last = span.due;
    const int work = add(std::move(item), duration);
    // Told as a defect.
    if (start && due && *due < *start && (dated || span.duration == 0)) activity(work).duration = -1;
    if (started || dated) fix(work, started ? 0 : at);
    if (options_.least_change && !started && (start || due)) problem().wishes.push_back({work, std::max(0, at), 1});
    follow(begin, work);
    follow(work, completion);
    return work;
  }

  struct Named { plan::Id id; int number; };
  static int number_of(const std::vector<Named>& all, const plan::Id& id) {
    const auto found = std::find_if(all.begin(), all.end(), [&](const Named& one) { return one.id == id; });
    return found == all.end() ? -1 : found->number;
  }

  // Organisations, and people who stand for theirs; each counts once.
  void demand(int work, const std::vector<plan::Id>& who) {
    if (institutions_.empty()) return;
    std::vector<Demand>& demands = activity(work).demands;
    for (const plan::Id& id : who) {
      int resource = number_of(institutions_, id);
      for (const plan::Person& person : document_.people) {
        if (person.id == id) resource = number_of(institutions_, person.organisation);
      }
      if (resource < 0 || std::any_of(demands.begin(), demands.end(), [&](const Demand& one) { return one.resource == resource; })) continue;
      demands.push_back({resource, 1, -1});
    }
  }

  // People have recorded that the later one in the list does not wait for the other.
  bool overlap(const plan::Milestone& earlier, const plan::Milestone& later) const {
    const OpenDays& days = result_.days;
    auto due = last_of(earlier.due);
    const auto begins = first_of(earlier.start), start = first_of(later.start);
    // A due day that was put off does not make them parallel where it is known how long the work takes.
    const Time duration = open_days(earlier.duration, earlier.duration_unit);
    if (due && begins && duration > 0) due = std::min(*due, days.day(days.time(*begins) + duration - 1));
    return due && start && *start <= *due;
  }

  // What has started waits for nothing any more, whatever was planned.
  void wait(int before, int after) {
    if (!item(after).started) follow(before, after);
  }

  void add_predecessors() {
    for (const Waiting& one : waiting_) {
      for (const plan::Id& id : *one.predecessors) {
        if (const int before = number_of(milestones_, id); before >= 0) wait(before, one.activity);   // else it is done already
      }
    }
  }

  const plan::Document& document_;
  const plan::Plan& plan_;
  const PlanOptions& options_;
  PlanProblem result_;
  std::optional<Day> submission_, end_;
  int slots_ = -1, body_ = -1, cocreation_ = -1;
  std::vector<Pending> pending_;
  Time evaluation_days_ = 0;   // as many as there ever is time for
  std::vector<Named> institutions_, milestones_;
  struct Waiting { int activity; const std::vector<plan::Id>* predecessors; };
  std::vector<Waiting> waiting_;
};

}  // namespace

PlanProblem from_plan(const plan::Document& document, const plan::Plan& plan, const PlanOptions& options) { return Builder(document, plan, options).run(); }

std::vector<Proposed> proposal(const PlanProblem& from, const std::vector<Time>& starts) {
  std::vector<Proposed> bars;
  for (std::size_t i = 0; i < from.items.size(); ++i) {
    const Item& item = from.items[i];
    const Time length = from.problem.activities[i].duration;
    Proposed bar{item, from.days.day(starts[i]), from.days.day(starts[i] + std::max(0, length - 1)), item.recorded_first, item.recorded_last};
    // An event closes the day before: completed when the last milestone's last day is over.
    if (item.kind == Item::Kind::completion && starts[i] > 0) bar.first = bar.last = from.days.day(starts[i] - 1);
    if (item.kept) {
      bar.first = item.kept->earliest;
      bar.last = item.kept->latest;
    }
    // What has started began when it did.
    if (item.fixed && bar.recorded_first && bar.recorded_first->span().earliest < bar.first) bar.first = bar.recorded_first->span().earliest;
    bars.push_back(std::move(bar));
  }
  // Nor is anything completed before fixed dates in a month without work are over.
  for (Proposed& event : bars) {
    if (event.item.kind != Item::Kind::completion || event.item.kept) continue;
    for (const Proposed& work : bars) {
      if (work.item.commitment == event.item.commitment && is_work(work.item)) event.first = event.last = std::max(event.last, work.last);
    }
  }
  return bars;
}

}  // namespace cocrea::schedule
