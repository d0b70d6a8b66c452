// The days that people see, checked as days, by what a plan has to keep: shares nothing with the axis, the problem or the solver.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <random>

#include "core/dates/add_months.h"
#include "core/schedule/from_plan.h"
#include "core/schedule/recorded_days.h"
#include "core/schedule/solver.h"

namespace cocrea::schedule {
namespace {

using dates::Day;
constexpr date::days kOneDay{1};

plan::Date date(const char* iso) { return dates::PartialDate::parse(iso); }

// As those do who ask for a calendar: with the fewest days where there is none with all.
struct Shown {
  PlanProblem from;
  std::vector<Proposed> bars;
  bool found = false;
  bool never = false;   // it was said that there is none
};

Shown ask(const plan::Document& document, PlanOptions options, std::int64_t most = 3'000) {
  for (const bool least : {false, true}) {
    options.least_days = least;
    Shown shown{from_plan(document, document.plans[0], options), {}, false};
    shown.never = !defects(shown.from.problem, false).empty();
    if (shown.never) return shown;
    Solver solver(shown.from.problem);
    solver.step(most);
    shown.found = solver.answer().found;
    shown.never = solver.answer().state == Answer::State::infeasible;
    if (shown.found) shown.bars = proposal(shown.from, solver.answer().starts);
    if (shown.found || least || !shown.from.flexible || solver.answer().state != Answer::State::infeasible) return shown;
  }
  return {};
}

class Verifier {
 public:
  Verifier(const plan::Document& document, const PlanOptions& options, const Shown& shown) : document_(document), plan_(document.plans[0]), options_(options), shown_(shown) {}

  std::vector<std::string> broken() {
    for (const Proposed& bar : shown_.bars) {
      if (bar.last < bar.first) wrong(bar, "ends before it begins");
      if (bar.item.kept && is_work(bar.item)) fixed(bar);
    }
    for (const plan::Commitment& one : plan_.commitments) commitment(one);
    capacities();
    return std::move(broken_);
  }

 private:
  void wrong(const Proposed& bar, const std::string& what) {
    broken_.push_back(bar.item.commitment + "/" + bar.item.milestone + " " + dates::to_string(bar.first) + ".." + dates::to_string(bar.last) + ": " + what);
  }

  static bool within(const plan::Date& recorded, Day day) { return !recorded || (recorded->span().earliest <= day && day <= recorded->span().latest); }

  void fixed(const Proposed& bar) {
    if (!within(bar.recorded_first, bar.first)) wrong(bar, "begins outside its fixed start");
    if (!within(bar.recorded_last, bar.last)) wrong(bar, "ends outside its fixed due day");
  }

  const Proposed* find(const plan::Id& id, Item::Kind kind) const {
    for (const Proposed& bar : shown_.bars) {
      if (bar.item.commitment == id && bar.item.kind == kind) return &bar;
    }
    return nullptr;
  }

  void commitment(const plan::Commitment& one) {
    const Proposed* completion = find(one.id, Item::Kind::completion);
    const Proposed* evaluation = find(one.id, Item::Kind::evaluation);
    const Proposed* begin = find(one.id, Item::Kind::begin);
    ASSERT_TRUE(completion && evaluation && begin);
    Day last = begin->first;
    bool open = false;   // what is under way, or over before there is an open day, may be completed later
    Day first = options_.as_of + kOneDay;
    while (closed(first)) first += kOneDay;
    for (const Proposed& bar : shown_.bars) {
      if (bar.item.commitment != one.id || !is_work(bar.item)) continue;
      last = std::max(last, bar.last);
      open |= !bar.item.started && first <= bar.last;
    }
    if (completion->last < last) wrong(*completion, "completed before its work is over");
    if (open && last < completion->last) wrong(*completion, "completed after the last day of its work");
    if (plan_.planned_end && plan_.planned_end->span().latest < completion->last) wrong(*completion, "completed after the plan's end");
    if (evaluation->first < completion->last) wrong(*evaluation, "evaluated before it is completed");
    if (shown_.from.late == 0 && dates::add_months(completion->last, options_.evaluation_months).day < evaluation->last) wrong(*evaluation, "evaluated late");
  }

  bool closed(Day day) const { return plan_.months_without_work >> (static_cast<unsigned>(date::year_month_day(day).month()) - 1) & 1u; }

  // What lies before the day after the as-of date is history.
  void count(const std::string& whose, int capacity, const Proposed& bar, Day first, Day last) {
    for (Day day = std::max(first, options_.as_of + kOneDay); day <= last; day += kOneDay) {
      if (closed(day)) continue;
      if (++taken_[whose][day] == capacity + 1) wrong(bar, whose + " has more than it can on " + dates::to_string(day));
    }
  }

  void capacities() {
    for (const Proposed& bar : shown_.bars) {
      const bool work = bar.item.kind == Item::Kind::milestone || bar.item.kind == Item::Kind::work;
      for (const plan::Commitment& one : plan_.commitments) {
        if (one.id != bar.item.commitment || !work) continue;
        for (const plan::Organisation& office : document_.organisations) {
          const bool asked = std::find(one.institutions.begin(), one.institutions.end(), office.id) != one.institutions.end();
          if (asked && office.capacity > 0) count(office.id, static_cast<int>(office.capacity), bar, bar.first, bar.last);
        }
      }
      const bool evaluates = bar.item.kind == Item::Kind::evaluation || bar.item.kind == Item::Kind::initial;
      if (evaluates && !plan_.monitoring_bodies.empty()) count("body", static_cast<int>(plan_.monitoring_bodies[0].capacity), bar, bar.first, bar.last);
      // A slot that is given back can be taken on that day.
      const Proposed* begin = bar.item.kind == Item::Kind::evaluation ? find(bar.item.commitment, Item::Kind::begin) : nullptr;
      if (begin && options_.slots > 0) count("slots", options_.slots, bar, begin->first + kOneDay, bar.last);
    }
  }

  const plan::Document& document_;
  const plan::Plan& plan_;
  const PlanOptions& options_;
  const Shown& shown_;
  std::map<std::string, std::map<Day, int>> taken_;
  std::vector<std::string> broken_;
};

std::string joined(const std::vector<std::string>& all) {
  std::string words;
  for (const std::string& one : all) words += "  " + one + "\n";
  return words;
}

struct Fixed { const char* start; const char* due; plan::Number duration = 0; };

// One office that works on one thing at a time; a commitment for each, of one milestone.
plan::Document of(std::initializer_list<Fixed> all, const char* end, plan::ChoiceSet months_without_work) {
  plan::Document document;
  plan::Organisation office;
  office.id = "office";
  office.capacity = 1;
  document.organisations.push_back(office);
  plan::Plan plan;
  plan.id = "plan";
  plan.submission.date = date("2025-06-01");
  plan.planned_end = date(end);
  plan.months_without_work = months_without_work;
  for (const Fixed& fixed : all) {
    plan::Commitment one;
    one.id = std::string(1, static_cast<char>('a' + plan.commitments.size()));
    one.institutions = {"office"};
    plan::Milestone milestone;
    milestone.id = one.id + "1";
    if (fixed.start) milestone.start = date(fixed.start);
    if (fixed.due) milestone.due = date(fixed.due);
    milestone.duration = fixed.duration;
    milestone.fixed = plan::YesNo::yes;
    one.milestones.push_back(milestone);
    plan.commitments.push_back(one);
  }
  document.plans.push_back(plan);
  return document;
}

TEST(ShownDays, OfFixedMonthsAreThoseThatTheCalendarStandsOn) {
  constexpr plan::ChoiceSet kJuly = 1u << 6, kDecember = 1u << 11;
  struct Case { const char* what; std::initializer_list<Fixed> fixed; const char* end; plan::ChoiceSet closed; bool found; const char* shown; };
  const Case cases[] = {
      {"two share a month", {{"2025-06", "2025-07"}, {"2025-07", "2025-08"}}, "2026-12-31", 0, true, "a 2025-06-30..2025-07-01 done 2025-07-01; b 2025-07-31..2025-08-01 done 2025-08-01; "},
      {"by the plan's end", {{"2026-11", "2026-12"}}, "2026-12-24", 0, true, "a 2026-11-30..2026-12-01 done 2026-12-01; "},
      {"there is room for all days", {{"2025-06", "2025-07"}}, "2026-12-31", 0, true, "a 2025-06-01..2025-07-31 done 2025-07-31; "},
      {"due in a month without work", {{"2025-06-10", "2025-07"}}, "2026-12-31", kJuly, true, "a 2025-06-10..2025-07-31 done 2025-07-31; "},
      {"all in a month without work", {{"2025-07", "2025-07"}}, "2026-12-31", kJuly, true, "a 2025-07-01..2025-07-31 done 2025-07-31; "},
      {"a day in a month without work", {{"2025-06-10", "2025-07-10"}}, "2026-12-31", kJuly, true, "a 2025-06-10..2025-07-10 done 2025-07-10; "},
      {"the month in which the plan ends", {{"2026-11-20", "2026-12"}}, "2026-12-24", kDecember, true, "a 2026-11-20..2026-12-24 done 2026-12-24; "},
      {"after the plan's end, and nothing is open between", {{"2026-11-20", "2026-12-30"}}, "2026-12-24", kDecember, false, ""},
      {"before July there is no time for the evaluation", {{"2025-06-01", "2025-06-30"}}, "2026-12-31", kJuly, false, ""},
  };
  for (const Case& one : cases) {
    const plan::Document document = of(one.fixed, one.end, one.closed);
    PlanOptions options;
    options.as_of = *dates::parse_day("2025-05-31");
    const Shown shown = ask(document, options);
    EXPECT_EQ(shown.found, one.found) << one.what;
    std::string words;
    for (const Proposed& bar : shown.bars) {
      const std::string first = dates::to_string(bar.first), last = dates::to_string(bar.last);
      if (bar.item.kind == Item::Kind::completion) words += bar.item.commitment + " done " + last + "; ";
      if (bar.item.kind == Item::Kind::milestone) words.insert(words.rfind(bar.item.commitment + " done") + 2, first + ".." + last + " ");
    }
    EXPECT_EQ(words, one.shown) << one.what;
    if (shown.found) EXPECT_EQ(joined(Verifier(document, options, shown).broken()), "") << one.what;
  }
}

// Fixed work that may be over counts as done where only so there is a calendar: it is shown for as long as it took, until the as-of day or its month's last.
TEST(ShownDays, OfWhatCountsAsOverLieBeforeToday) {
  struct Case { const char* what; Fixed fixed; const char* as_of; const char* shown; };
  const Case cases[] = {
      {"due this month, 31 days", {nullptr, "2025-06", 31}, "2025-06-26", "2025-05-27..2025-06-26"},
      {"due this month, three days", {nullptr, "2025-06", 3}, "2025-06-26", "2025-06-24..2025-06-26"},
  };
  for (const Case& one : cases) {
    const plan::Document document = of({one.fixed}, "2026-12-31", 1u << 6);   // July, in which nobody evaluates what ends in the last days of June
    PlanOptions options;
    options.as_of = *dates::parse_day(one.as_of);
    const Shown shown = ask(document, options);
    ASSERT_TRUE(shown.found && shown.from.least_days) << one.what;
    const auto work = std::find_if(shown.bars.begin(), shown.bars.end(), [](const Proposed& bar) { return bar.item.kind == Item::Kind::milestone; });
    EXPECT_EQ(dates::to_string(work->first) + ".." + dates::to_string(work->last), one.shown) << one.what;
    EXPECT_EQ(joined(Verifier(document, options, shown).broken()), "") << one.what;
  }
}

// Whatever has a calendar with some of the days that are meant, has one.
TEST(ShownDays, OfMonthsAreAnyWithWhichItFits) {
  constexpr plan::ChoiceSet kJuly = 1u << 6, kDecember = 1u << 11;
  struct Case { const char* what; std::initializer_list<Fixed> fixed; const char* as_of; plan::ChoiceSet closed; plan::Number evaluations; bool found; };
  const Case cases[] = {
      {"over on 26 November, four days are left for its evaluation", {{"2025-11", "2025-11"}}, "2025-10-18", kDecember, 1, true},
      {"over on 4 November, on which nobody works, four days of December are enough", {{"2025-10-30", "2025-11"}, {"2025-12-05", "2025-12-05"}}, "2025-10-12", 1u << 10, 1, true},
      {"it may be over already: nothing is asked for then", {{nullptr, "2025-06", 31}}, "2025-06-26", kJuly, 0, true},
      {"it is due after that, and July leaves no time", {{nullptr, "2025-06-30", 31}}, "2025-06-26", kJuly, 0, false},
      {"it may have begun on the 1st", {{"2025-06", nullptr, 30}, {"2025-07-01", "2025-07-20"}}, "2025-06-12", 0, 0, true},
      {"that would be too early", {{"2025-06", nullptr, 31}, {"2025-07-01", "2025-07-20"}}, "2025-06-12", 0, 0, false},
      {"the one may have begun, and the other begins after it", {{"2025-06", nullptr, 29}, {"2025-06", nullptr, 29}}, "2025-06-12", 0, 0, true},
      {"there is no day left to begin the other on", {{"2025-06", nullptr, 30}, {"2025-06", nullptr, 30}}, "2025-06-12", 0, 0, false},
      {"due in July: half of it may lie before the plan", {{nullptr, "2025-07", 50}, {"2025-07-05", "2025-07-20"}}, "2025-06-12", 0, 0, true},
  };
  for (const Case& one : cases) {
    plan::Document document = of(one.fixed, "2026-12-31", one.closed);
    if (one.evaluations > 0) {
      plan::MonitoringBody body;
      body.id = "body";
      body.capacity = one.evaluations;
      document.plans[0].monitoring_bodies.push_back(body);
    }
    PlanOptions options;
    options.as_of = *dates::parse_day(one.as_of);
    const Shown shown = ask(document, options);
    EXPECT_EQ(shown.found, one.found) << one.what;
    EXPECT_EQ(shown.never, !one.found) << one.what;
    if (shown.found) EXPECT_EQ(joined(Verifier(document, options, shown).broken()), "") << one.what;
  }
}

class MadeUp {
 public:
  explicit MadeUp(unsigned seed) : random_(seed) {}
  int upto(int most) { return static_cast<int>(random_() % static_cast<unsigned>(most + 1)); }
  bool one_in(int n) { return upto(n - 1) == 0; }

  plan::Document document(Day submitted) {
    plan::Document document;
    for (const char* id : {"office", "other"}) {
      plan::Organisation office;
      office.id = id;
      office.capacity = 1 + upto(1);
      document.organisations.push_back(office);
    }
    plan::Plan plan;
    plan.id = "plan";
    plan.submission.date = dates::PartialDate::of(submitted);
    plan.planned_end = recorded(submitted + date::days{250 + upto(300)});
    if (!one_in(3)) plan.months_without_work = 1u << upto(11);
    if (one_in(4)) plan.months_without_work |= 1u << upto(11);
    if (one_in(3)) {
      plan::MonitoringBody body;
      body.id = "body";
      body.capacity = 1 + upto(1);
      plan.monitoring_bodies.push_back(body);
    }
    const int count = 1 + upto(3);
    for (int i = 0; i < count; ++i) plan.commitments.push_back(commitment(i, submitted));
    document.plans.push_back(plan);
    return document;
  }

 private:
  // Known by its day, or by its month only.
  plan::Date recorded(Day day) {
    const std::string iso = dates::to_string(day);
    return one_in(2) ? dates::PartialDate::of(day) : dates::PartialDate::parse(iso.substr(0, 7));
  }

  plan::Commitment commitment(int number, Day submitted) {
    plan::Commitment one;
    one.id = "c" + std::to_string(number);
    one.institutions = {one_in(3) ? "other" : "office"};
    if (one_in(4)) one.inclusion = plan::Inclusion::added;
    if (one_in(3)) one.progress = plan::Progress::limited;
    Day day = submitted + date::days{number * 40 + upto(60)};
    if (one_in(4)) {   // no milestones
      one.start = recorded(day);
      if (!one_in(3)) one.end = recorded(day + date::days{upto(60)});
      one.fixed = one_in(2) ? plan::YesNo::yes : plan::YesNo::unset;
      return one;
    }
    const int count = 1 + upto(1);
    for (int k = 0; k < count; ++k) {
      plan::Milestone milestone;
      milestone.id = one.id + "m" + std::to_string(k);
      if (!one_in(5)) milestone.start = recorded(day);
      day += date::days{upto(50)};
      if (!milestone.start || !one_in(4)) milestone.due = recorded(day);
      if (!(milestone.start && milestone.due)) milestone.duration = 5 + upto(40);
      if (!one_in(3)) milestone.fixed = plan::YesNo::yes;
      one.milestones.push_back(milestone);
      day += date::days{1 + upto(20)};
    }
    return one;
  }

  std::mt19937 random_;
};

// One of the days that are meant: the first ones and the last as often as all others.
plan::Date some_day(const plan::Date& date, std::mt19937& random) {
  if (!date) return date;
  const Day first = date->span().earliest;
  const int last = dates::days_between(first, date->span().latest);
  const int any = static_cast<int>(random() % static_cast<unsigned>(last + 1));
  const int days[] = {0, last, std::min(last, static_cast<int>(random() % 4)), any};
  return dates::PartialDate::of(first + date::days{days[random() % 4]});
}

// The same with a day for each fixed date; false: they would come the wrong way round, or all were known by day.
bool choose_days(plan::Document& document, std::mt19937& random) {
  bool any = false, reversed = false;
  const auto choose = [&](plan::Date& start, plan::Date& due) {
    any |= !is_day(start) || !is_day(due);
    start = some_day(start, random);
    due = some_day(due, random);
    reversed |= is_reversed(start, due);
  };
  for (plan::Commitment& one : document.plans[0].commitments) {
    if (one.fixed == plan::YesNo::yes) choose(one.start, one.end);
    for (plan::Milestone& milestone : one.milestones) {
      if (milestone.fixed == plan::YesNo::yes) choose(milestone.start, milestone.due);
    }
  }
  return any && !reversed;
}

// Empty: none of so many choices has a calendar.
std::string days_that_fit(const plan::Document& document, const PlanOptions& options, unsigned seed, int tries) {
  std::mt19937 random(seed);
  for (; tries > 0; --tries) {
    plan::Document with = document;
    if (!choose_days(with, random) || !ask(with, options).found) continue;
    std::string words;
    for (const plan::Commitment& one : with.plans[0].commitments) {
      for (const plan::Milestone& milestone : one.milestones) {
        if (milestone.fixed == plan::YesNo::yes) words += " " + milestone.id + (milestone.start ? " from " + milestone.start->to_string() : "") + (milestone.due ? " to " + milestone.due->to_string() : "");
      }
    }
    return "days that fit:" + words;
  }
  return {};
}

// COCREA_SEED in the environment looks further than the tests do each time.
TEST(ShownDays, KeepWhatAPlanHasToKeep) {
  const char* more = std::getenv("COCREA_SEED");
  const unsigned first = more ? static_cast<unsigned>(std::atoi(more)) : 1;
  int all_days = 0, fewest = 0, none = 0;
  for (unsigned seed = first; seed < first + 800; ++seed) {
    MadeUp made(seed);
    const Day submitted = *dates::parse_day("2025-06-01") + date::days{made.upto(200)};
    const plan::Document document = made.document(submitted);
    PlanOptions options;
    options.as_of = submitted + date::days{made.one_in(2) ? -1 : made.upto(80)};
    options.slots = 1 + made.upto(4);
    options.least_change = made.one_in(3);
    const Shown shown = ask(document, options);
    ++(shown.found ? shown.from.least_days ? fewest : all_days : none);
    if (shown.never) EXPECT_EQ(days_that_fit(document, options, seed, more ? 300 : 12), "") << "seed " << seed << ", as of " << dates::to_string(options.as_of);
    if (!shown.found) continue;
    EXPECT_EQ(joined(Verifier(document, options, shown).broken()), "") << "seed " << seed << ", as of " << dates::to_string(options.as_of);
  }
  EXPECT_GT(all_days, 100);
  EXPECT_GT(fewest, 50);
  EXPECT_GT(none, 50) << "else the plans are too easy for a calendar to be a near thing";
}

// One evaluation at a time: that of the second can wait, for its work may end late in November as well as on the 10th.
TEST(ShownDays, MayBeCompletedLateInTheMonthInWhichTheyAreDue) {
  plan::Document document = of({{"2025-10", "2025-11"}, {"2025-11-10", "2025-11"}}, "2026-05-04", 1u << 6);
  plan::MonitoringBody body;
  body.id = "body";
  body.capacity = 1;
  document.plans[0].monitoring_bodies.push_back(body);
  PlanOptions options;
  options.as_of = *dates::parse_day("2025-05-31");
  const Shown shown = ask(document, options);
  ASSERT_TRUE(shown.found && shown.from.least_days);
  EXPECT_EQ(joined(Verifier(document, options, shown).broken()), "");
}

}  // namespace
}  // namespace cocrea::schedule
