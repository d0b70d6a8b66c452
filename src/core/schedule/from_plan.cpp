#include "core/schedule/from_plan.h"

#include <algorithm>

#include <date/date.h>

#include "core/dates/add_months.h"
#include "core/schedule/elsewhere.h"
#include "core/schedule/months_without_work.h"
#include "core/schedule/recorded_days.h"

namespace cocrea::schedule {
namespace {

using dates::Day;
using dates::days_between;
constexpr date::days kOneDay{1};

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
    add_elsewhere();
    result_.end = end_;
    result_.least_days = options_.least_days;
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
    result_.evaluation_days = evaluation_days_;
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

  void follow(int before, int after, Time lag = 0) { problem().precedences.push_back({before, after, lag}); }

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
    if (room < 1) {   // late, whatever is done
      ++result_.late;
      return;
    }
    activity(evaluation).duration = std::min(activity(evaluation).duration, room);
    pending_.push_back({evaluation, from, by(due)});
  }

  // Each by its day where there is somebody for it, the most urgent first; what cannot be in time any more asks for nothing, so that the rest is planned.
  void settle_pending() {
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
    const Time own_reach = reach_;
    std::vector<plan::Id> organisations = commitment.leads;
    organisations.insert(organisations.end(), commitment.institutions.begin(), commitment.institutions.end());
    for (const plan::Milestone& milestone : commitment.milestones) {
      if (const auto done = last_of(milestone.done); done && *done <= options_.as_of) continue;
      // Progress is that of what comes first: what waits for it has not begun.
      const bool ordered = has_order_of_its_own(commitment, milestone);
      const bool waits = std::any_of(earlier.begin(), earlier.end(), [&](const Earlier& one) { return ordered ? names(milestone.predecessors, one.milestone->id) : !overlap(*one.milestone, milestone); });
      const Span span{milestone.start, milestone.due, duration_of(milestone.duration, milestone.duration_unit), milestone.fixed == plan::YesNo::yes, in_progress && !waits};
      const int work = add_span(item_of(Item::Kind::milestone, commitment.id, milestone.id), span, begin, completion);
      if (fixed && !item(work).started && commitment.start) {
        activity(work).release = std::max(activity(work).release, result_.days.time(*first_of(commitment.start)));
      }
      // They begin when it has begun.
      if (own >= 0 && !item(work).started) follow(own, work, -std::max(own_reach, activity(own).duration));
      demand(work, milestone.responsible.empty() ? organisations : milestone.responsible);
      wait_for_earlier(earlier, milestone, work, ordered);
      milestones_.push_back({milestone.id, work});
      waiting_.push_back({work, &milestone.predecessors});
      waiting_.push_back({work, &commitment.predecessors});
    }
    if (commitment.milestones.empty()) {
      const bool with_plan = !commitment.end && commitment.ends_with_plan == plan::YesNo::yes && end_;
      const plan::Date end = with_plan ? end_date_ : commitment.end;
      const int work = add_span(item_of(Item::Kind::work, commitment.id), {commitment.start, end, duration_of(commitment.duration, commitment.duration_unit), fixed, in_progress}, begin, completion);
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

  static bool names(const std::vector<plan::Id>& all, const plan::Id& id) { return std::find(all.begin(), all.end(), id) != all.end(); }

  // People have said what it waits for within its commitment, or which of those before it in the list waits for it: then the list says nothing.
  static bool has_order_of_its_own(const plan::Commitment& commitment, const plan::Milestone& milestone) {
    bool before = true;
    for (const plan::Milestone& one : commitment.milestones) {
      if (one.id == milestone.id) before = false;
      if (names(milestone.predecessors, one.id) || (before && names(one.predecessors, milestone.id))) return true;
    }
    return false;
  }

  // For all of them but those whose dates overlap its own; those that others wait for anyway are not said again.
  void wait_for_earlier(std::vector<Earlier>& earlier, const plan::Milestone& milestone, int work, bool ordered) {
    std::vector<bool> after(earlier.size());
    for (std::size_t k = earlier.size(); k-- > 0 && !item(work).started && !ordered;) {
      const Earlier& one = earlier[k];
      if (after[k] || overlap(*one.milestone, milestone)) continue;
      follow(one.work, work);
      result_.listed = true;
      after[k] = true;
      for (std::size_t i = 0; i < k; ++i) after[i] = after[i] || one.after[i];
    }
    earlier.push_back({&milestone, work, std::move(after)});
  }

  // How long a commitment with milestones takes by its own dates or duration; -1: they say nothing, or people have fixed them.
  int add_own_span(const plan::Commitment& commitment, int begin, int completion) {
    const Time duration = duration_of(commitment.duration, commitment.duration_unit);
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

  // As people gave it; months are a twelfth of a year each, or as short as they can be.
  Time duration_of(plan::Number number, plan::DurationUnit unit) {
    constexpr plan::Number kMost = 1'200;
    if (unit != plan::DurationUnit::months || number < 1 || number > kMost) return open_days(number, unit);
    result_.flexible = result_.months = true;
    return options_.least_days ? shortest_from_here(number) : open_days(number, unit);
  }

  // The least that so many calendar months take where they are over by the plan's end; where they cannot be, what they take from the first day on.
  Time shortest_from_here(plan::Number months) const {
    if (!end_) return shortest_days(months);
    const Day first = result_.days.day(0);
    Time least = days_between(first, dates::add_months(first, months).day);
    for (Time i = 1; i < 4 * 366; ++i) {
      const Day day = first + date::days{i}, over = dates::add_months(day, months).day;
      if (*end_ + kOneDay < over) break;
      least = std::min(least, days_between(day, over));
    }
    return least;
  }

  // The starts with which the recorded dates stay what they are; where they contradict the duration, those that keep the first.
  struct Starts { Time from, to; };
  Starts recorded_starts(const Span& span, Time duration) const {
    const auto begin = [&](Day day) { return result_.days.time(day); };
    const auto end = [&](Day day) { return result_.days.time(day + kOneDay) - duration; };
    Starts by_due{0, 0};
    if (span.due) by_due = {end(span.due->span().earliest), end(span.due->span().latest)};
    if (!span.start) return by_due;
    const Starts by_start{begin(span.start->span().earliest), begin(span.start->span().latest)};
    const Starts both{std::max(by_start.from, by_due.from), std::min(by_start.to, by_due.to)};
    return span.due && both.from <= both.to ? both : by_start;
  }

  // What moves as little as possible. How far it is from the past to the first day on which it can be is the same whatever is proposed.
  void wish(int work, const Span& span) {
    const Starts starts = recorded_starts(span, activity(work).duration);
    const Time first = std::max(0, starts.from);
    problem().wishes.push_back({work, first, 1, std::max(0, starts.to - first)});
    if (starts.to >= 0) return;
    const Day last = span.start ? span.start->span().latest : span.due->span().latest - date::days{activity(work).duration - 1};
    result_.moved += std::max(0, worked_days(plan_.months_without_work, last, result_.days.day(0)));
  }

  int add_span(Item item, const Span& span, int begin, int completion) {
    const bool dated = span.fixed && (span.start || span.due);
    const bool by_dates = span.start && span.due && (dated || span.duration == 0);
    const bool started = span.start && (span.begun || dated) && (dated && options_.least_days ? span.start->span().latest : span.start->span().earliest) <= options_.as_of;
    const bool unsure = (by_dates || dated) && !(is_day(span.start) && is_day(span.due));
    result_.flexible |= unsure;
    result_.whole_months |= unsure && !options_.least_days;
    RecordedDays days{first_of(span.start), last_of(span.due)};
    if (by_dates && options_.least_days) days = fewest_days(span.start, span.due, started && !dated);
    else if (by_dates && !dated && !started) days = all_days(span.start, span.due, {result_.days.day(0), submission_.value_or(result_.days.day(0))});
    const auto start = days.start, due = days.due;
    Time duration = options_.milestone_days;
    if (by_dates) duration = result_.days.time(*due + kOneDay) - result_.days.time(*start);
    else if (span.duration > 0) duration = span.duration;
    else result_.assumed_days = options_.milestone_days;
    if (!dated) duration = std::max(1, duration);
    reach_ = !options_.least_days ? 0 : by_dates ? result_.days.time(*last_of(span.due) + kOneDay) - result_.days.time(*first_of(span.start)) : duration + duration / 28 * 3;
    Time at = start ? result_.days.time(*start) : due ? result_.days.time(*due + kOneDay) - duration : 0;
    Time latest = at;
    if (dated && options_.least_days && !started) {   // anywhere that the recorded dates allow
      const Starts starts = recorded_starts(span, duration);
      at = std::clamp(0, starts.from, starts.to);
      latest = starts.to;
    }
    if (dated) {
      item.kept = dates::Span{span.start ? *first_of(span.start) : result_.days.day(at), span.due ? *last_of(span.due) : result_.days.day(at + duration - 1)};
      duration = std::max(0, at + duration) - std::max(0, at);
    } else if (started) {
      const bool until_due = due && span.duration == 0;
      duration = std::max(1, duration - (until_due ? -at : worked_days(plan_.months_without_work, *start, result_.days.day(0))));   // what is left of it; one day if it is late
    }
    result_.fixed_over |= dated && span.due && span.due->span().latest <= options_.as_of;
    if (!dated && span.start && span.due && span.duration > 0 && !is_reversed(span.start, span.due)) {
      const Time by_due = result_.days.time(span.due->span().earliest + kOneDay) - duration, by_latest = result_.days.time(span.due->span().latest + kOneDay) - duration;
      const Time near = result_.months ? 1 + duration / 10 : 0;   // months may be longer or shorter
      result_.disagree |= by_latest + near < result_.days.time(span.start->span().earliest) || result_.days.time(span.start->span().latest) < by_due - near;
    }
    item.started = started;
    item.early = !started && !dated && span.start && options_.as_of < span.start->span().latest && span.start->span().latest < result_.days.day(0);
    item.not_begun = !started && !dated && span.start && span.start->span().latest <= options_.as_of;
    item.recorded_first = span.start;
    item.recorded_last = span.due;
    const int work = add(std::move(item), duration);
    // Told as a defect.
    if (by_dates && is_reversed(span.start, span.due)) activity(work).duration = -1;
    if (started || dated) fix(work, started ? 0 : at);
    if (dated && !started && at < latest && activity(work).duration > 0) activity(work).deadline += latest - std::max(0, at);
    if (options_.least_change && !started && (start || due)) wish(work, span);
    follow(begin, work, begin_lag_);
    follow(work, completion);
    return work;
  }

  struct Named { plan::Id id; int number; };
  static int number_of(const std::vector<Named>& all, const plan::Id& id) {
    const auto found = std::find_if(all.begin(), all.end(), [&](const Named& one) { return one.id == id; });
    return found == all.end() ? -1 : found->number;
  }

  // Organisations, and people who stand for theirs; each counts once.
  std::vector<int> offices(const std::vector<plan::Id>& who) const {
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

  void demand(int work, const std::vector<plan::Id>& who) {
    for (const int office : offices(who)) activity(work).demands.push_back({office, 1, -1});
  }

  // Of each office that is asked for, as many at a time as it can: where the other plans have dated more than that, the later ones wait.
  void add_elsewhere() {
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
  plan::Date end_date_;        // as it is recorded
  Time begin_lag_ = 0;         // from a commitment's inclusion to its work
  Time reach_ = 0;             // the most days that the dates of the last work allow, where the fewest count
  int slots_ = -1, body_ = -1, cocreation_ = -1;
  std::vector<Pending> pending_;
  Time evaluation_days_ = 0;   // as many as there ever is time for
  std::vector<Named> institutions_, milestones_;
  struct Waiting { int activity; const std::vector<plan::Id>* predecessors; };
  std::vector<Waiting> waiting_;
};

}  // namespace

PlanProblem from_plan(const plan::Document& document, const plan::Plan& plan, const PlanOptions& options) { return Builder(document, plan, options).run(); }

}  // namespace cocrea::schedule
