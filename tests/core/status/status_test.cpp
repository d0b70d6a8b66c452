// The membership's line through time: cases.json, and random documents against the enumeration of all days.
#include "core/status/status.h"

#include <algorithm>
#include <cstdlib>

#include <gtest/gtest.h>

#include "core/rules/documents.h"
#include "core/rules/random_membership.h"
#include "core/status/lines.h"
#include "support/times.h"

namespace cocrea::status {
namespace {

using dates::Day;
using nlohmann::json;
using rules::Standing;
using rules::test::day;
using support::times;

json span_json(dates::Span span) {
  if (span.is_day()) return dates::to_string(span.earliest);
  return json::array({dates::to_string(span.earliest), span.latest < rules::kNever ? json(dates::to_string(span.latest)) : json()});
}

json names(const std::vector<Standing>& states) {
  json all = json::array();
  for (const Standing state : states) all.push_back(std::string(rules::name(state)));
  return all;
}

json interval_json(const Interval& interval) {
  json causes = json::array();
  for (std::size_t i = 0; i < std::size(rules::kCauseNames); ++i) {
    if ((interval.causes & (1u << i)) != 0) causes.push_back(std::string(rules::kCauseNames[i]));
  }
  return json::array({interval.state ? json(std::string(rules::name(*interval.state))) : json(), span_json(interval.from), causes, names(interval.possible)});
}

std::string shown(const std::vector<Interval>& intervals) {
  json all = json::array();
  for (const Interval& interval : intervals) all.push_back(interval_json(interval));
  return all.dump();
}

TEST(Status, IsAsTheCasesSay) {
  const json file = rules::test::read_json("tests/core/status/cases.json");
  for (const json& one : file.at("cases")) {
    SCOPED_TRACE(one.at("name").get<std::string>());
    json base = file.at("documents").at(one.at("document").get<std::string>());
    if (base.is_string()) base = rules::test::read_json(base.get<std::string>());
    const json changes = one.value("set", json::object());
    for (const auto& [path, value] : changes.items()) {
      const json::json_pointer pointer("/" + path);
      if (value.is_null()) {
        base[pointer.parent_pointer()].erase(pointer.back());
      } else {
        base[pointer] = value;
      }
    }
    const plan::Document document = rules::test::document_of(base);
    const auto intervals = status(document, day(one.at("from").get<std::string>()), day(one.at("to").get<std::string>()), day(one.at("asOf").get<std::string>()));
    json found = json::array();
    json forecast;
    for (const Interval& interval : intervals) {
      found.push_back(interval_json(interval));
      if (interval.forecast && forecast.is_null()) forecast = span_json(interval.from);
    }
    EXPECT_EQ(found, one.at("expect")) << found.dump();
    if (one.contains("forecast")) EXPECT_EQ(forecast, one["forecast"]);
    if (one.contains("next")) {
      const Interval* next = next_change(intervals);
      EXPECT_EQ(next == nullptr ? json() : json(std::string(rules::name(*next->state))), one["next"]);
    }
  }
}

TEST(Status, AnchorsAreInTheIntervals) {
  const json file = rules::test::read_json("tests/core/status/cases.json");
  const plan::Document document = rules::test::document_of(file.at("documents").at("ended"));
  const auto intervals = status(document, day("2025-01-01"), day("2030-01-01"), day("2030-01-01"));
  ASSERT_EQ(intervals.size(), 4u);
  EXPECT_EQ(intervals[1].act_until, dates::Span::of(day("2025-09-30")));
  EXPECT_EQ(intervals[2].comply_until, dates::Span::of(day("2026-02-01")));
  EXPECT_FALSE(intervals[0].act_until.has_value());
}

// The day of one of the worlds is not that of all.
TEST(Status, LastDaysHaveAnEarliestAndALatest) {
  const json file = rules::test::read_json("tests/core/status/cases.json");
  json base = file.at("documents").at("judged");
  base["plans"][0]["plannedEnd"] = "2024-11";
  const auto intervals = status(rules::test::document_of(base), day("2024-01-01"), day("2026-12-31"), day("2025-05-01"));
  ASSERT_EQ(intervals.size(), 6u) << shown(intervals);
  EXPECT_EQ(intervals[2].act_until, (dates::Span{day("2025-05-15"), day("2025-09-14")}));
  EXPECT_EQ(intervals[3].act_until, intervals[2].act_until);
  EXPECT_EQ(intervals[4].comply_until, (dates::Span{day("2025-09-16"), day("2026-01-15")}));
  EXPECT_FALSE(intervals[2].comply_until.has_value());
}

// A request that lacks its reason may put them off, or not: the day without it is the safe one.
TEST(Status, LastDaysAreNotPutOffByARequestThatMayNotCount) {
  const json file = rules::test::read_json("tests/core/status/cases.json");
  json base = file.at("documents").at("ended");
  base["membership"]["registers"]["inactivities"] = "yes";
  base["membership"]["inactivities"] = json::parse(R"([{ "id": "v", "requested": "2025-05-20", "from": "2025-06-01", "to": "2025-07-31" }])");
  const auto line_of = [&] { return status(rules::test::document_of(base), day("2025-05-01"), day("2026-12-31"), day("2025-06-15")); };
  const auto in = [](const std::vector<Interval>& intervals, Standing state) {
    return *std::find_if(intervals.begin(), intervals.end(), [&](const Interval& one) { return one.state == state; });
  };
  EXPECT_EQ(in(line_of(), Standing::inactive).act_until, (dates::Span{day("2025-09-30"), day("2025-11-30")})) << shown(line_of());
  EXPECT_EQ(in(line_of(), Standing::contrary).comply_until, (dates::Span{day("2026-02-01"), day("2026-04-01")}));
  base["membership"]["inactivities"][0]["reason"] = "flood";
  EXPECT_EQ(in(line_of(), Standing::inactive).act_until, dates::Span::of(day("2025-11-30")));
  EXPECT_EQ(in(line_of(), Standing::contrary).comply_until, dates::Span::of(day("2026-04-01")));
  base["membership"]["inactivities"][0].erase("reason");
  base["membership"]["inactivities"][0].erase("to");   // nobody knows how long
  EXPECT_EQ(in(line_of(), Standing::inactive).act_until, dates::Span::of(day("2025-09-30"))) << shown(line_of());
}

// --- of every line --------------------------------------------------------------------------------

// However little is known of its days, nothing begins before the member may have joined, and an interval differs from the one before it.
TEST(Status, BeginsWithTheMembershipAndSaysNothingTwice) {
  rules::test::RandomDocument random(45);
  int joined = 0;   // lines of members that joined
  for (int round = 0; round < 60; ++round) {
    plan::Document document = random.make();
    add_membership(random, document);
    if (random.pick(0, 1) == 0) add_other_plan(random, document);
    if (random.pick(0, 1) == 0) document.jurisdiction.joined = dates::PartialDate::of(random.near_day(900));
    std::vector<plan::Date*> dates = rules::test::membership_dates(document);
    dates.push_back(&document.jurisdiction.joined);
    for (plan::Date* date : dates) {
      if (!*date) continue;
      const int known = random.pick(0, 5);
      if (known == 0) *date = dates::PartialDate::of_year((*date)->year());
      if (known == 1) *date = dates::PartialDate::of_month((*date)->year(), (*date)->month());
    }
    for (plan::Inactivity& one : document.membership.inactivities) {
      if (random.pick(0, 1) == 0) one.to.reset();
    }
    const Day as_of = random.near_day(900);
    const auto intervals = status(document, Day::min(), rules::kNever, as_of);
    const plan::Date& begins = document.jurisdiction.joined;
    if (begins && !intervals.empty()) {
      ++joined;
      ASSERT_GE(intervals.front().from.earliest, begins->span().earliest) << "round " << round << shown(intervals);
    }
    for (std::size_t i = 1; i < intervals.size(); ++i) {
      const Interval &last = intervals[i - 1], &next = intervals[i];
      ASSERT_FALSE(last.state == next.state && last.causes == next.causes && last.recorded == next.recorded && last.possible == next.possible &&
                   (last.recorded == plan::RecordedState::revoked || last.computed == next.computed))
          << "round " << round << shown(intervals);
    }
    for (const Interval& one : intervals) {
      if (!one.state) ASSERT_GE(one.possible.size(), 2u) << "round " << round << shown(intervals);
    }
    if (rules::test::failed_with(document, as_of)) return;
  }
  EXPECT_GT(joined, 30);
}

// --- against the enumeration of all days ------------------------------------------------------------

const Day kStart = day("2022-12-01");
constexpr int kDays = 1500;

// By the intervals: the states that a day may have, and those besides by acts that are not recorded.
struct Allowed {
  unsigned known = 0, possible = 0;
  const Interval* sure = nullptr;   // where one alone may be in force, and has a state
};

std::vector<Allowed> allowed_of(const std::vector<Interval>& intervals) {
  std::vector<Allowed> all(kDays);
  const auto bit = [](Standing standing) { return 1u << static_cast<unsigned>(standing); };
  for (int i = 0; i < kDays; ++i) {
    const Day day = kStart + date::days{i};
    Allowed& allowed = all[static_cast<std::size_t>(i)];
    if (intervals.empty() || day < intervals.front().from.latest) allowed.known |= bit(Standing::none);
    int in_force = 0;
    for (std::size_t k = 0; k < intervals.size(); ++k) {
      if (day < intervals[k].from.earliest || (k + 1 < intervals.size() && day >= intervals[k + 1].from.latest)) continue;
      allowed.sure = ++in_force == 1 && intervals[k].state ? &intervals[k] : nullptr;
      if (intervals[k].state) allowed.known |= bit(*intervals[k].state);
      for (const Standing standing : intervals[k].possible) (intervals[k].state ? allowed.possible : allowed.known) |= bit(standing);
    }
  }
  return all;
}

template <class Visit>
void each_combination(const std::vector<plan::Date*>& uncertain, std::size_t i, const Visit& visit) {
  if (i == uncertain.size() || ::testing::Test::HasFailure()) return visit();
  const plan::Date kept = *uncertain[i];
  const dates::Span span = kept->span();
  for (Day day = span.earliest; day <= span.latest && !::testing::Test::HasFailure(); day += date::days{1}) {
    *uncertain[i] = dates::PartialDate::of(day);
    each_combination(uncertain, i + 1, visit);
  }
  if (!::testing::Test::HasFailure()) *uncertain[i] = kept;   // else the days stand with which it failed
}

// Every combination of days; of more than two dates some, for time's sake.
template <class Visit>
void each_of_some(rules::test::RandomDocument& random, const std::vector<plan::Date*>& uncertain, const Visit& visit) {
  if (uncertain.size() <= 2) return each_combination(uncertain, 0, visit);
  std::vector<dates::Span> spans;
  for (const plan::Date* date : uncertain) spans.push_back((*date)->span());
  for (int i = 0; i < 60 && !::testing::Test::HasFailure(); ++i) {
    for (std::size_t k = 0; k < uncertain.size(); ++k) {
      const int days = dates::days_between(spans[k].earliest, spans[k].latest);
      *uncertain[k] = dates::PartialDate::of(spans[k].earliest + date::days{random.pick(0, days)});
    }
    visit();
  }
}

void enclose(unsigned seed, int rounds, int fields, int least_changes) {
  rules::test::RandomDocument random(seed);
  int uncertain_changes = 0;
  for (int round = 0; round < rounds; ++round) {
    plan::Document document = random.make();
    add_membership(random, document);
    std::vector<plan::Date*> known;
    for (const auto& dates : {rules::test::membership_dates(document), rules::test::date_fields(document)}) {
      for (plan::Date* date : dates) {
        if (*date && std::find(known.begin(), known.end(), date) == known.end()) known.push_back(date);
      }
    }
    std::vector<plan::Date*> uncertain;
    for (int i = 0; i < fields && !known.empty(); ++i) {
      const auto at = known.begin() + random.pick(0, static_cast<int>(known.size()) - 1);
      uncertain.push_back(*at);
      known.erase(at);
      plan::Date& date = *uncertain.back();
      date = dates::PartialDate::of_month(date->year(), date->month());
    }
    const Day as_of = random.near_day(900);
    const auto intervals = status(document, kStart, kStart + date::days{kDays}, as_of);
    for (const Interval& interval : intervals) uncertain_changes += interval.from.is_day() ? 0 : 1;
    const std::vector<Allowed> allowed = allowed_of(intervals);
    each_of_some(random, uncertain, [&] {
      const std::vector<Allowed> exact = allowed_of(status(document, kStart, kStart + date::days{kDays}, as_of));
      for (std::size_t i = 0; i < allowed.size(); ++i) {
        ASSERT_EQ(exact[i].known & ~allowed[i].known, 0u) << "round " << round << ", on " << dates::to_string(kStart + date::days{static_cast<int>(i)}) << shown(intervals);
      }
    });
    if (rules::test::failed_with(document, as_of)) return;
  }
  EXPECT_GT(uncertain_changes, least_changes);
}

TEST(Status, EnclosesWhatEachDayGives) { enclose(41, times(1200), 1, times(60)); }
TEST(Status, EnclosesWhatTwoDaysGive) { enclose(42, 60, 2, 2); }
// More combinations than it asks for.
TEST(Status, EnclosesWhatManyDaysGive) { enclose(43, 150, 6, 10); }

// --- and no more than that -----------------------------------------------------------------------

// What each day may be by every combination of days; nothing where something is unknown besides.
std::optional<ByDay> union_of(plan::Document& document, const std::vector<plan::Date*>& uncertain, Day as_of) {
  ByDay all;
  bool unknown = false;
  each_combination(uncertain, 0, [&] {
    const Lines lines = lines_of(document, as_of, rules::rule_set_of(document));
    lines.known.each(kAllDays, [&](const Range& days, const MayBe& what) { all.add(days, what); });
    lines.perhaps.each(kAllDays, [&](const Range& days, const MayBe& what) {
      // On each of these days: an unrecorded act may only keep going what is known up to some day.
      lines.known.each(days, [&](const Range&, const MayBe& known) { unknown |= (what.states & ~known.states) != 0; });
    });
    unknown |= lines.perhaps_active || lines.ends_voluntary || !lines.perhaps_voluntary.empty();
  });
  return unknown ? std::nullopt : std::optional{all};
}

template <class T, class Which>
void leave_out(plan::List<T>& list, const Which& which) {
  plan::List<T> kept;
  for (const T& one : list) {
    if (!which(one)) kept.push_back(one);
  }
  list = std::move(kept);
}

// So that nothing is unknown but days: what is not recorded may make it more than these allow.
void complete(plan::Document& document) {
  const auto yes = plan::YesNo::yes;
  document.membership.registers.inactivities = document.membership.registers.statuses = yes;
  leave_out(document.membership.statuses, [](const plan::RecordedStatus& one) { return !one.date; });
  leave_out(document.membership.inactivities, [](const plan::Inactivity& one) { return !one.requested; });
  for (plan::Inactivity& one : document.membership.inactivities) one.reason = "flood";
  for (plan::Plan& plan : document.plans) {
    for (plan::YesNo* one : {&plan.registers.submissions, &plan.registers.meetings, &plan.registers.progress, &plan.registers.endorsements, &plan.registers.evidence,
                             &plan.registers.extensions, &plan.registers.commitments, &plan.registers.completions}) {
      *one = yes;
    }
    leave_out(plan.extensions, [](const plan::Extension& one) { return !one.new_date || one.approved == plan::YesNo::unset; });
    leave_out(plan.meetings, [](const plan::Meeting& one) { return !one.date || one.phase == plan::Phase::unset || one.non_government_attended == plan::YesNo::unset; });
    leave_out(plan.progress, [](const plan::ProgressEntry& one) { return !one.date || one.progress == plan::YesNo::unset; });
    leave_out(plan.evidence, [](const plan::Evidence& one) { return !one.date || one.phase == plan::Phase::unset; });
    leave_out(plan.endorsements, [](const plan::Endorsement& one) { return !one.date; });
    if (!plan.planned_end && plan.submission.date) plan.planned_end = dates::PartialDate::of(plan.submission.date->span().latest + date::days{600});
  }
}

struct Wider {
  int asked = 0, days = 0, cut_short = 0;   // documents; days on which more is told than the dates allow, but for those below: where all was asked for, and where there was no time for it
};

// How often the line tells of a state that no combination of days gives, where `fields` dates are known by their month.
Wider wider(unsigned seed, int rounds, int fields) {
  rules::test::RandomDocument random(seed);
  Wider found;
  for (int round = 0; round < rounds; ++round) {
    plan::Document document = random.make();
    add_membership(random, document);
    complete(document);
    std::vector<plan::Date*> known, uncertain;
    for (plan::Date* date : rules::test::membership_dates(document)) {
      if (*date) known.push_back(date);
    }
    // Else the first activity begins the line, and where that may lie ahead there may be none.
    if (!document.jurisdiction.joined) document.jurisdiction.joined = dates::PartialDate::of(kStart + date::days{random.pick(0, 600)});
    known.push_back(&document.jurisdiction.joined);
    for (int i = 0; i < fields && !known.empty(); ++i) {
      const auto at = known.begin() + random.pick(0, static_cast<int>(known.size()) - 1);
      uncertain.push_back(*at);
      known.erase(at);
      plan::Date& date = *uncertain.back();
      date = dates::PartialDate::of_month(date->year(), date->month());
    }
    const Day as_of = random.near_day(900);
    const auto intervals = status(document, kStart, kStart + date::days{kDays}, as_of);
    const std::vector<Allowed> told = allowed_of(intervals);
    const std::optional<ByDay> exact = union_of(document, uncertain, as_of);
    if (!exact) continue;
    ++found.asked;
    const bool is_cut_short = lines_of(document, as_of, rules::rule_set_of(document)).is_cut_short;
    if (fields <= 2) EXPECT_FALSE(is_cut_short) << "round " << round;
    const dates::Span joined = document.jurisdiction.joined->span();
    States beginning = 0;
    for (Day day = joined.earliest; day <= joined.latest; day += date::days{1}) beginning |= exact->on(day).states;
    for (int i = 0; i < kDays; ++i) {
      const Day day = kStart + date::days{i};
      const States states = exact->on(day).states, allowed = told[static_cast<std::size_t>(i)].known;
      EXPECT_EQ(states & ~allowed, 0u) << "round " << round << ", on " << dates::to_string(day) << shown(intervals);
      // It rests on what it does by all of the days, and on nothing that it does by none. (Where there was no time for all days, a cause that one of the ends lacks
      // is not known to be shared by all: three months are 29,791 combinations.)
      const MayBe& what = exact->on(day);
      const Interval* const sure = told[static_cast<std::size_t>(i)].sure;
      if (sure != nullptr && is_single(states)) EXPECT_TRUE((is_cut_short || (what.every & ~sure->causes) == 0) && (sure->causes & ~what.some) == 0) << "round " << round << ", on " << dates::to_string(day) << shown(intervals);
      if (rules::test::failed_with(document, as_of)) return found;
      if ((allowed & ~states) == 0) continue;
      EXPECT_TRUE((states & bit(Standing::none)) == 0 || joined.contains(day)) << "round " << round << ", on " << dates::to_string(day) << shown(intervals);
      if ((states & bit(Standing::none)) == 0 || (fields <= 2 && (allowed & ~beginning) != 0)) ++(is_cut_short ? found.cut_short : found.days);
    }
  }
  EXPECT_GT(found.asked, rounds / 3);
  return found;
}

// In a month in which the member may have joined or not yet the line says what there is if it has, from one day to the other: in no other month, and no state
// that none of its days has. (How many days of that month hangs on where the documents' dates lie in it: up to 30, by the seed.)
TEST(Status, TellsNoMoreThanADateAllows) { EXPECT_EQ(wider(46, times(600), 1).days, 0); }
TEST(Status, TellsNoMoreThanTwoDatesAllow) { EXPECT_EQ(wider(47, times(60), 2).days, 0); }
// More combinations than it asks for: where there was time for all of them it tells no more, and hardly more where there was not. How much that is hangs on the
// documents: three months are 29,791 combinations, and no number of boxes that a page can wait for settles each of them. So it is held to for those of the test alone.
TEST(Status, TellsHardlyMoreThanThreeDatesAllow) {
  const Wider found = wider(48, times(8), 3);
  EXPECT_EQ(found.days, 0);
  if (std::getenv("COCREA_SEED") == nullptr) EXPECT_LE(found.cut_short, 29);
}

// Two plans of one month, in whichever order they came.
TEST(Status, EnclosesWhatTheDaysOfTwoPlansGive) {
  plan::Document document = rules::test::document_of(rules::test::read_json("tests/core/status/cases.json").at("documents").at("pair"));
  const Day as_of = day("2026-06-01");
  const std::vector<Allowed> allowed = allowed_of(status(document, kStart, kStart + date::days{kDays}, as_of));
  each_combination({&document.plans[0].submission.date, &document.plans[1].submission.date}, 0, [&] {
    const std::vector<Allowed> exact = allowed_of(status(document, kStart, kStart + date::days{kDays}, as_of));
    for (std::size_t i = 0; i < exact.size(); ++i) {
      ASSERT_EQ(exact[i].known & ~allowed[i].known, 0u) << dates::to_string(kStart + date::days{static_cast<int>(i)});
    }
  });
}

// --- against acts that are not recorded -------------------------------------------------------------

// An act that a register which is not complete does not hold, by the as-of day; of the latest plan, for what is not recorded of an earlier one lies before that
// one was handed in.
void add_act(rules::test::RandomDocument& random, plan::Document& document, Day as_of, int number) {
  const plan::Plan* latest = rules::plans_in_time(document, as_of).back();
  plan::Plan& plan = *std::find_if(document.plans.begin(), document.plans.end(), [&](const plan::Plan& one) { return &one == latest; });
  const Day on = as_of - date::days{random.pick(0, 900)};
  const plan::Date date = dates::PartialDate::of(on);
  const std::string id = "added" + std::to_string(number);
  switch (random.pick(0, 5)) {
    case 0:
      if (plan.registers.meetings == plan::YesNo::yes) return;
      plan.meetings.emplace_back();
      plan.meetings.back().id = id;
      plan.meetings.back().date = date;
      plan.meetings.back().phase = random.pick(0, 1) == 0 ? plan::Phase::co_creation : plan::Phase::implementation;
      plan.meetings.back().non_government_attended = plan::YesNo::yes;
      return;
    case 1:
      if (plan.registers.progress == plan::YesNo::yes) return;
      plan.progress.emplace_back();
      plan.progress.back().id = id;
      plan.progress.back().date = date;
      plan.progress.back().progress = random.pick(0, 1) == 0 ? plan::YesNo::yes : plan::YesNo::no;
      return;
    case 2:
      if (plan.registers.evidence == plan::YesNo::yes) return;
      plan.evidence.emplace_back();
      plan.evidence.back().id = id;
      plan.evidence.back().date = date;
      plan.evidence.back().phase = random.pick(0, 1) == 0 ? plan::Phase::co_creation : plan::Phase::implementation;
      return;
    case 3:
      if (plan.registers.extensions == plan::YesNo::yes) return;
      plan.extensions.emplace_back();
      plan.extensions.back().id = id;
      plan.extensions.back().approved = plan::YesNo::yes;
      plan.extensions.back().new_date = date;
      return;
    case 4: {
      // Days on which nothing happened: what opens inside is not ended by what came before its end.
      if (document.membership.registers.inactivities == plan::YesNo::yes) return;
      const Day last = std::min(as_of, on + date::days{random.pick(0, 60)});
      const auto inside = [&](const plan::Date& one) { return one && one->span().latest >= on && one->span().earliest <= last + date::days{1}; };
      for (const plan::Plan& one : document.plans) {
        if (inside(one.submission.date)) return;
        for (const plan::Meeting& meeting : one.meetings) if (inside(meeting.date)) return;
        for (const plan::ProgressEntry& entry : one.progress) if (inside(entry.date)) return;
      }
      document.membership.inactivities.emplace_back();
      document.membership.inactivities.back().id = id;
      document.membership.inactivities.back().reason = "flood";
      document.membership.inactivities.back().requested = date;
      document.membership.inactivities.back().to = dates::PartialDate::of(last);
      return;
    }
    default:
      if (document.membership.registers.statuses != plan::YesNo::no) return;
      document.membership.statuses.emplace_back();
      document.membership.statuses.back().id = id;
      document.membership.statuses.back().date = date;
      document.membership.statuses.back().state = plan::RecordedState::revoked;
  }
}

// What is drawn as a fact or as possible holds whatever acts are recorded later on.
TEST(Status, IsNeverMadeAnotherByActsThatAreAdded) {
  rules::test::RandomDocument random(44);
  int others = 0;   // days on which what was recorded later made it another one
  for (int round = 0; round < 400; ++round) {
    plan::Document document = random.make();
    add_membership(random, document);
    document.jurisdiction.joined = dates::PartialDate::of(kStart);   // else the first activity begins the line
    const Day as_of = random.near_day(900);
    const auto intervals = status(document, kStart, kStart + date::days{kDays}, as_of);
    const std::vector<Allowed> allowed = allowed_of(intervals);
    for (int i = 0; i < 12; ++i) {
      plan::Document later = document;
      for (int k = random.pick(1, 3); k > 0; --k) add_act(random, later, as_of, k);
      const std::vector<Allowed> now = allowed_of(status(later, kStart, kStart + date::days{kDays}, as_of));
      for (std::size_t day = 0; day < allowed.size(); ++day) {
        if (now[day].known != allowed[day].known) ++others;
        ASSERT_EQ(now[day].known & ~(allowed[day].known | allowed[day].possible), 0u)
            << "round " << round << ", on " << dates::to_string(kStart + date::days{static_cast<int>(day)}) << shown(intervals) << " and with "
            << shown(status(later, kStart, kStart + date::days{kDays}, as_of));
      }
    }
    if (rules::test::failed_with(document, as_of)) return;
  }
  EXPECT_GT(others, 10'000);
}

}  // namespace
}  // namespace cocrea::status
