// Two plans that were handed in in one month: which came first is known on no day but its own, and every day's answer is among those that are named.
#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include <gtest/gtest.h>

#include "core/rules/check.h"
#include "core/rules/documents.h"
#include "core/rules/plan_order.h"
#include "core/rules/random_document.h"

namespace cocrea::rules::test {
namespace {

using nlohmann::json;

json plan_of(const char* id, const char* submission, const char* end) {
  const std::string own = id;
  const json registers{{"id", own + "r"}, {"submissions", "yes"}, {"meetings", "yes"}, {"progress", "yes"}, {"extensions", "yes"}, {"endorsements", "yes"}, {"evidence", "yes"}};
  return {{"id", own}, {"plannedEnd", end}, {"submission", {{"id", own + "s"}, {"date", submission}}}, {"registers", registers}};
}

json entry(const std::string& id, const char* date) { return {{"id", id}, {"date", date}, {"progress", "yes"}}; }

// Active until May 2025, with evidence of every phase.
json shown(json plan) {
  const std::string own = plan.at("id");
  plan["evidence"] = {{{"id", own + "e"}, {"phase", "coCreation"}, {"date", "2024-04-15"}}, {{"id", own + "f"}, {"phase", "implementation"}, {"date", "2024-09-01"}}};
  plan["progress"] = {entry(own + "1", "2024-06-15"), entry(own + "2", "2024-09-15"), entry(own + "3", "2024-12-15"), entry(own + "4", "2025-03-15"), entry(own + "5", "2025-05-20")};
  return plan;
}

plan::Document two_plans(const char* first, const char* second) {
  const json membership{{"id", "ms"}, {"registers", {{"id", "msr"}, {"inactivities", "yes"}, {"statuses", "yes"}}}};
  return document_of({{"format", "cocrea"}, {"formatVersion", 2}, {"documentId", "d"}, {"membership", membership}, {"jurisdiction", {{"id", "j"}, {"joined", "2022-01-10"}}},
                      {"plans", json::array({shown(plan_of("a", first, "2024-05-10")), shown(plan_of("b", second, "2026-04-30"))})}});
}

std::set<State> said_by(const Verdict& verdict) {
  return verdict.state == State::depends_on_day ? std::set<State>(verdict.possible.begin(), verdict.possible.end()) : std::set{verdict.state};
}

TEST(OrderOfPlans, IsOpenWithinAMonth) {
  for (const char* as_of : {"2024-05-05", "2024-05-31", "2024-09-10", "2024-09-11", "2026-08-30", "2026-08-31"}) {
    plan::Document document = two_plans("2024-05", "2024-05-10");
    const std::vector<Verdict> verdicts = check(document, day(as_of));
    for (int number = 1; number <= 31; ++number) {
      plan::Document exact = document;
      exact.plans[0].submission.date = dates::PartialDate::of(day("2024-05-01") + date::days{number - 1});
      for (const Verdict& now : check(exact, day(as_of))) {
        if (now.rule == "STA-1") continue;   // its answer is the standing
        const Verdict* said = find(verdicts, now.rule, now.subject, number_of(now));
        ASSERT_NE(said, nullptr) << now.rule;
        EXPECT_EQ(said_by(*said).count(now.state), 1u) << now.rule << " " << now.subject << " is " << name(now.state) << " on " << as_of << " if it was handed in on day " << number
                                                      << ", and says " << name(said->state);
      }
    }
  }
}

TEST(OrderOfPlans, IsSaidToDependOnTheDay) {
  const plan::Document document = two_plans("2024-05", "2024-05-10");
  const std::vector<Verdict> verdicts = check(document, day("2024-06-01"));
  // The next plan is due after the end of the later one.
  const Verdict* const gap = find(verdicts, "NEXT-1", "b");
  ASSERT_NE(gap, nullptr);
  EXPECT_EQ(name(gap->state), "depends-on-day");
  EXPECT_EQ(gap->remedies.front().place.entity, "as");
  EXPECT_EQ(gap->remedies.front().label, "remedy.exactDay.any");
}

TEST(OrderOfPlans, IsThatOfTheDocumentOnOneDay) {
  const plan::Document document = two_plans("2024-05-10", "2024-05-10");
  const std::vector<Verdict> verdicts = check(document, day("2024-06-01"));
  EXPECT_EQ(name(find(verdicts, "NEXT-1", "b")->state), "met");
}

// Due by the end of the one or of the other; and the standing is not told as a fact.
TEST(OrderOfPlans, LeavesTheDueDayOpen) {
  plan::Document document = two_plans("2024-05", "2024-05");
  document.plans[0].planned_end = dates::PartialDate::of(day("2025-05-31"));
  document.plans[1].planned_end = dates::PartialDate::of(day("2026-05-31"));
  const std::vector<Verdict> ahead = check(document, day("2024-12-01"));
  for (const char* rule : {"NEXT-1", "INA-2"}) {
    const Verdict* const due = find(ahead, rule, "j");
    ASSERT_NE(due, nullptr);
    EXPECT_EQ(name(due->state), "pending");
    EXPECT_EQ(due->due, (dates::Span{day("2025-09-30"), day("2026-09-30")}));
    EXPECT_TRUE(due->reason.ends_with("Span")) << due->reason;
    // The days that settle the order first, and then what is to be done whichever it is.
    std::vector<std::pair<std::string_view, std::string_view>> remedies;
    for (const Missing& one : due->remedies) remedies.emplace_back(one.label, one.place.entity);
    EXPECT_EQ(remedies, (std::vector<std::pair<std::string_view, std::string_view>>{
                            {"remedy.exactDay.any", "as"}, {"remedy.exactDay.any", "bs"}, {rule == std::string_view("NEXT-1") ? "remedy.NEXT-1.submitBySafely" : "remedy.planDue.submitSafely", "d"}}));
  }
  const std::vector<Verdict> later = check(document, day("2025-10-15"));
  EXPECT_EQ(name(find(later, "STA-1", "j")->state), "depends-on-day");
  EXPECT_EQ(find(later, "STA-1", "j")->reason, "reason.standing.dependsOnDay");
}

// Drafts whose days order them have one order, found without asking for each of their subsets.
TEST(OrderOfPlans, OfManyDraftsIsThatOfTheirDays) {
  plan::Document document = two_plans("2024-05-10", "2024-05-12");
  document.plans.erase(document.plans.begin());
  for (int i = 0; i < 40; ++i) {
    plan::Plan draft = document.plans.front();
    draft.id = "d" + std::to_string(i);
    draft.submission.id = draft.id + "s";
    draft.submission.date.reset();
    draft.period_start = dates::PartialDate::of(day("2020-01-01") + date::days{30 * i});
    document.plans.push_back(std::move(draft));
  }
  EXPECT_EQ(orders_in_time(document, day("2024-06-01")).size(), 1u);
}

// Not neighbours alone: the first may have been the last of three.
TEST(OrderOfPlans, IsOpenAmongThree) {
  plan::Document document = two_plans("2024", "2024-03-01");
  document.plans[0].planned_end = dates::PartialDate::of(day("2024-11-30"));
  document.plans[1].planned_end = dates::PartialDate::of(day("2025-03-31"));
  document.plans.push_back(document.plans[1]);
  document.plans[2].id = "c";
  document.plans[2].submission.id = "cs";
  document.plans[2].submission.date = dates::PartialDate::of(day("2024-09-01"));
  document.plans[2].planned_end = dates::PartialDate::of(day("2026-03-31"));
  const std::vector<Verdict> verdicts = check(document, day("2026-06-01"));
  for (const char* rule : {"NEXT-1", "INA-2"}) {
    EXPECT_EQ(said_by(*find(verdicts, rule, "j")), (std::set{State::pending, State::not_met})) << rule;
  }
}

// A draft of the year is not the previous plan of one that was submitted in it.
TEST(OrderOfPlans, IsNotOpenForWhatWasNotSubmitted) {
  plan::Document document = two_plans("2025-03-10", "2025");
  document.plans[1].period_start = document.plans[1].submission.date;
  document.plans[1].submission.date.reset();
  document.plans[0].planned_end = dates::PartialDate::of(day("2025-11-30"));
  plan::Document later = document;
  later.plans[1].period_start = dates::PartialDate::of(day("2025-12-01"));
  const std::vector<Verdict> verdicts = check(document, day("2025-06-01")), expected = check(later, day("2025-06-01"));
  ASSERT_EQ(verdicts.size(), expected.size());
  for (std::size_t i = 0; i < verdicts.size(); ++i) {
    if (verdicts[i].rule == "INA-5" || verdicts[i].rule == "PLAN-PERIOD-1") continue;   // they ask for the day of the draft itself
    EXPECT_EQ(name(verdicts[i].state), name(expected[i].state)) << verdicts[i].rule << " " << verdicts[i].subject;
  }
}

// Where nobody knows whether the draft was submitted, its period start is what is to be recorded exactly.
TEST(OrderOfPlans, AsksForTheDayThatPlaces) {
  plan::Document document = two_plans("2025-03-10", "2025");
  document.plans[1].period_start = document.plans[1].submission.date;
  document.plans[1].submission.date.reset();
  document.plans[1].registers.submissions = plan::YesNo::unset;
  document.plans[1].first = plan::YesNo::yes;
  document.plans[0].planned_end = dates::PartialDate::of(day("2025-11-30"));
  const std::vector<Verdict> verdicts = check(document, day("2025-06-01"));
  const Verdict* const ends = find(verdicts, "NEXT-1", "b");
  ASSERT_NE(ends, nullptr);
  EXPECT_EQ(name(ends->state), "depends-on-day");
  ASSERT_FALSE(ends->remedies.empty());
  EXPECT_EQ(ends->remedies.front().place.entity, "b");
  EXPECT_EQ(ends->remedies.front().place.field, "periodStart");
}

std::vector<std::string> ids(const Order& order) {
  std::vector<std::string> result;
  for (const plan::Plan* plan : order) result.push_back(plan->id);
  return result;
}
std::vector<std::vector<std::string>> orders_of(const plan::Document& document) {
  std::vector<std::vector<std::string>> result;
  for (const Order& order : orders_in_time(document, day("2026-06-01"))) result.push_back(ids(order));
  return result;
}
std::vector<std::string> asked(const plan::Document& document) {
  std::vector<std::string> result;
  for (const Place& place : dates_of_order(orders_in_time(document, day("2026-06-01")))) result.emplace_back(place.entity);
  return result;
}
using Ids = std::vector<std::string>;

// On the day on which both were handed in, the document's order is theirs.
TEST(OrderOfPlans, IsThatOfTheDaysAndOnOneDayOfTheDocument) {
  struct Case {
    const char *a, *b;
    std::vector<Ids> orders;
    Ids asked;
  };
  const Case cases[] = {
      {"2024-05", "2024-05-10", {{"a", "b"}, {"b", "a"}}, {"as"}},
      {"2024-05-10", "2024-05", {{"b", "a"}, {"a", "b"}}, {"bs"}},
      {"2024-05", "2024-05-31", {{"a", "b"}}, {}},             // b came after a, or on the same day
      {"2024-05-31", "2024-05", {{"b", "a"}, {"a", "b"}}, {"bs"}},   // … b on the same day: then after a
      {"2024-05-30", "2024-05", {{"b", "a"}, {"a", "b"}}, {"bs"}},
      {"2024-05", "2024-05-01", {{"a", "b"}, {"b", "a"}}, {"as"}},   // a on the 1st came before b
      {"2024-05-01", "2024-05", {{"a", "b"}}, {}},
      {"2024-05", "2024-06-01", {{"a", "b"}}, {}},
      {"2024-05", "2024-05", {{"a", "b"}, {"b", "a"}}, {"as", "bs"}},
      {"2024-05-10", "2024-05-10", {{"a", "b"}}, {}},
  };
  for (const Case& one : cases) {
    SCOPED_TRACE(std::string(one.a) + " and " + one.b);
    const plan::Document document = two_plans(one.a, one.b);
    EXPECT_EQ(orders_of(document), one.orders);
    EXPECT_EQ(asked(document), one.asked);
  }
}

// That two are the first cannot be: then the days decide.
TEST(OrderOfPlans, IsThatOfTheDaysWhereTwoAreSaidToBeTheFirst) {
  plan::Document document = two_plans("2024-05", "2024-05-10");
  document.plans[1].first = plan::YesNo::yes;
  EXPECT_EQ(orders_of(document), (std::vector<Ids>{{"b", "a"}}));
  document.plans[0].first = plan::YesNo::yes;
  EXPECT_EQ(orders_of(document), (std::vector<Ids>{{"a", "b"}, {"b", "a"}}));
}

// What another order would answer differently rests on that mark, and says so; what the days order by themselves does not.
TEST(OrderOfPlans, IsAFactWhereTheMarkOfTheFirstDecidesIt) {
  const auto tells = [](const Verdict& verdict) {
    return std::any_of(verdict.facts.begin(), verdict.facts.end(), [](const Fact& one) { return one.place == Place{"b", "first"}; });
  };
  for (const auto& [first_of_a, told] : std::initializer_list<std::pair<const char*, bool>>{{"2024-05", true}, {"2024-05-20", false}}) {
    plan::Document document = two_plans(first_of_a, "2024-05-10");
    document.plans[1].first = plan::YesNo::yes;
    const std::vector<Verdict> verdicts = check(document, day("2024-06-01"));
    for (const char* rule : {"NEXT-1", "INA-2"}) {
      ASSERT_NE(find(verdicts, rule, "j"), nullptr);
      EXPECT_EQ(tells(*find(verdicts, rule, "j")), told) << rule << " " << first_of_a;
    }
  }
}

// A plan of a month between two of one day each: it alone is asked for its day.
TEST(OrderOfPlans, AsksForNoDayThatSettlesNothing) {
  plan::Document document = two_plans("2024-05", "2024-05-10");
  for (const char* submission : {"2023-03", "2025-03"}) {
    document.plans.push_back(document.plans[1]);
    document.plans.back().id = submission;
    document.plans.back().submission.id = submission;
    document.plans.back().submission.date = date(submission);
  }
  EXPECT_EQ(orders_of(document), (std::vector<Ids>{{"2023-03", "a", "b", "2025-03"}, {"2023-03", "b", "a", "2025-03"}}));
  EXPECT_EQ(asked(document), Ids{"as"});
}

// By day and by month alike, whichever date places it; but before one that is to be submitted after the as-of day.
TEST(OrderOfPlans, OfADraftIsAfterWhatWasSubmitted) {
  for (const char* ends : {"2025-05-10", "2025-05"}) {
    for (const char* submitted : {"2025-05-20", "2025-05"}) {
      SCOPED_TRACE(std::string(ends) + " and " + submitted);
      plan::Document document = two_plans("2025-05", submitted);
      document.plans[0].submission.date.reset();
      document.plans[0].planned_end = date(ends);
      const auto orders_on = [&](const char* as_of) {
        std::vector<Ids> result;
        for (const Order& order : orders_in_time(document, day(as_of))) result.push_back(ids(order));
        return std::set<Ids>(result.begin(), result.end());
      };
      EXPECT_EQ(orders_on("2025-06-01"), (std::set<Ids>{{"b", "a"}}));
      const bool settled = std::string(ends) == "2025-05-10" && std::string(submitted) == "2025-05-20";
      EXPECT_EQ(orders_on("2025-04-01"), settled ? (std::set<Ids>{{"a", "b"}}) : (std::set<Ids>{{"a", "b"}, {"b", "a"}}));
      EXPECT_EQ(name(find(check(document, day("2025-06-01")), "NEXT-1", "b")->state), "cannot-tell");   // no plan is recorded before it
    }
  }
}

// Of plans whose dates are days: a draft by its own day or the last submission by the as-of day, after others of its day; the one that is said to be the first
// before all others, unless one of them was submitted earlier.
Ids order_on_days(const plan::Document& document, dates::Day as_of) {
  struct At {
    dates::Day day;
    bool draft;
    dates::Day own;
    std::size_t index;
  };
  dates::Day submitted = dates::Day::min();
  for (const plan::Plan& plan : document.plans) {
    const plan::Date& date = plan.submission.date;
    if (date && date->span().earliest <= as_of) submitted = std::max(submitted, date->span().earliest);
  }
  std::vector<At> all;
  for (std::size_t i = 0; i < document.plans.size(); ++i) {
    const plan::Plan& plan = document.plans[i];
    const dates::Day own = (plan.submission.date ? plan.submission.date : plan.period_start)->span().earliest;
    const bool draft = !plan.submission.date && plan.registers.submissions == plan::YesNo::yes;
    all.push_back({draft ? std::max(own, submitted) : own, draft, own, i});
  }
  std::sort(all.begin(), all.end(), [](const At& a, const At& b) { return std::tie(a.day, a.draft, a.own, a.index) < std::tie(b.day, b.draft, b.own, b.index); });
  const auto is_first = [&](const At& one) { return document.plans[one.index].first == plan::YesNo::yes && document.plans[one.index].submission.date; };
  const auto first = std::find_if(all.begin(), all.end(), is_first);
  const auto earlier = [&](const At& one) { return document.plans[one.index].submission.date && one.own < first->own; };
  if (first != all.end() && std::none_of(all.begin(), first, earlier)) std::rotate(all.begin(), first, first + 1);
  Ids result;
  for (const At& one : all) result.push_back(document.plans[one.index].id);
  return result;
}

// Each order of three plans is one that some days give, and none that some days give is left out. Days that put another before the one that is said to be the
// first are none, where there are others.
void compare_orders_with_the_days(unsigned seed, bool first) {
  RandomDocument random(seed);
  int open = 0, kept = 0, against = 0;
  for (int round = 0; round < 300; ++round) {
    plan::Document document = two_plans("2025-05", "2025-05");
    document.plans.push_back(document.plans[1]);
    document.plans[2].id = "c";
    document.plans[2].submission.id = "cs";
    std::vector<plan::Date*> uncertain;
    for (plan::Plan& plan : document.plans) {
      plan.planned_end.reset();
      if (random.pick(0, 2) == 0) plan.registers.submissions = plan::YesNo::unset;
      plan::Date& places = random.pick(0, 1) == 0 ? plan.submission.date : (plan.submission.date.reset(), plan.period_start);
      places = dates::PartialDate::of(day("2025-05-01") + date::days{random.pick(0, 50)});
      if (random.pick(0, 1) == 0) {
        places = dates::PartialDate::of_month(places->year(), places->month());
        uncertain.push_back(&places);
      }
    }
    plan::Plan& said_first = document.plans[static_cast<std::size_t>(random.pick(0, 2))];
    if (first) said_first.first = plan::YesNo::yes;
    if (uncertain.size() > 2) continue;
    const dates::Day as_of = day("2025-05-01") + date::days{random.pick(0, 50)};
    const auto orders = [&] {
      std::set<Ids> result;
      for (const Order& order : orders_in_time(document, as_of)) result.insert(ids(order));
      return result;
    };
    const std::set<Ids> said = orders();
    std::set<Ids> given, beginning_with_it;
    const auto each_day = [&](auto& self, std::size_t i) -> void {
      if (i == uncertain.size()) {
        const std::set<Ids> one = orders();
        ASSERT_EQ(one, std::set<Ids>{order_on_days(document, as_of)});
        given.insert(one.begin(), one.end());
        if (first && said_first.submission.date && one.begin()->front() == said_first.id) beginning_with_it.insert(one.begin(), one.end());
        return;
      }
      const plan::Date kept_date = *uncertain[i];
      for (dates::Day one = kept_date->span().earliest; one <= kept_date->span().latest; one += date::days{1}) {
        *uncertain[i] = dates::PartialDate::of(one);
        self(self, i + 1);
      }
      *uncertain[i] = kept_date;
    };
    each_day(each_day, 0);
    ASSERT_EQ(said, beginning_with_it.empty() ? given : beginning_with_it) << "round " << round << " on " << dates::to_string(as_of);
    open += said.size() > 1 ? 1 : 0;
    kept += !beginning_with_it.empty() && beginning_with_it != given ? 1 : 0;
    against += first && said_first.submission.date && beginning_with_it.empty() ? 1 : 0;
  }
  EXPECT_GT(open, 50);
  EXPECT_EQ(kept > 5, first);
  EXPECT_EQ(against > 5, first);
}

TEST(OrderOfPlans, IsThatOfSomeDays) { compare_orders_with_the_days(83, false); }
TEST(OrderOfPlans, BesideTheFirstIsThatOfSomeDays) { compare_orders_with_the_days(89, true); }

// Drafts of one day come in the document's order too.
TEST(OrderOfPlans, OfDraftsOfOneDayIsThatOfTheDocument) {
  plan::Document document = two_plans("2024-05", "2024-05");
  for (plan::Plan& plan : document.plans) {
    plan.submission.date.reset();
    plan.period_start = date("2024-05-10");
  }
  EXPECT_EQ(orders_of(document), std::vector<Ids>({{"a", "b"}}));
}

// Also where one that may have been handed in leaves them its own day only.
TEST(OrderOfPlans, OfDraftsThatAreLeftOneDayIsThatOfTheDocument) {
  plan::Document document = two_plans("2024-05", "2024-05");
  document.plans.push_back(document.plans[1]);
  document.plans[2].id = "c";
  document.plans[2].submission.id = "cs";
  for (plan::Plan& plan : document.plans) {
    plan.submission.date.reset();
    plan.period_start = date("2024-05");
  }
  document.plans[2].registers.submissions = plan::YesNo::unset;
  document.plans[2].period_start = date("2024-05-31");
  const std::vector<Ids> orders = orders_of(document);
  EXPECT_EQ(std::set<Ids>(orders.begin(), orders.end()), (std::set<Ids>{{"a", "b", "c"}, {"b", "a", "c"}, {"a", "c", "b"}, {"b", "c", "a"}, {"c", "a", "b"}}));
}

// A draft that begins on the day on which another plan is to be handed in comes after it, however the document has them.
TEST(OrderOfPlans, OfADraftOnThePlannedDayOfAnotherIsAfterIt) {
  plan::Document document = two_plans("2024-05-10", "2024-05");
  document.plans[1].submission.date.reset();
  document.plans[1].period_start = date("2024-05-10");
  EXPECT_EQ(ids(plans_in_time(document, day("2024-01-01"))), (Ids{"a", "b"}));
  std::swap(document.plans[0], document.plans[1]);
  EXPECT_EQ(ids(plans_in_time(document, day("2024-01-01"))), (Ids{"a", "b"}));
}

// Plan a with its submission, plan b a draft with the start of its period; whichever stands first in the document.
TEST(OrderOfPlans, OfADraftHangsOnWhatIsSubmittedByTheDay) {
  struct Row {
    const char *submission, *period_start, *as_of;
    Ids order;
  };
  const Row rows[] = {
      {"2024-06-01", "2024-03-01", "2024-05-31", {"b", "a"}},   // a is still to be handed in
      {"2024-06-01", "2024-03-01", "2024-06-01", {"a", "b"}},   // on that day it is
      {"2024-03-01", "2024-03-01", "2024-01-01", {"a", "b"}},
      {"2024-03-02", "2024-03-01", "2024-01-01", {"b", "a"}},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(std::string(row.submission) + " on " + row.as_of);
    plan::Document document = two_plans(row.submission, "2024-05");
    document.plans[1].submission.date.reset();
    document.plans[1].period_start = date(row.period_start);
    EXPECT_EQ(ids(plans_in_time(document, day(row.as_of))), row.order);
    std::swap(document.plans[0], document.plans[1]);
    EXPECT_EQ(ids(plans_in_time(document, day(row.as_of))), row.order);
  }
}

TEST(OrderOfPlans, OfTwoDraftsOfOneDayIsTheDocuments) {
  plan::Document document = two_plans("2024-05", "2024-05");
  for (plan::Plan& plan : document.plans) {
    plan.submission.date.reset();
    plan.period_start = date("2024-05-10");
  }
  EXPECT_EQ(ids(plans_in_time(document, day("2024-01-01"))), (Ids{"a", "b"}));
}

// What is submitted on the last day of its month moves the draft behind what may have come on that day, too.
TEST(OrderOfPlans, OfADraftAfterWhatCameOnTheLastDayOfAMonth) {
  plan::Document document = two_plans("2024-05", "2024-05");
  document.plans.push_back(document.plans[1]);
  document.plans[2].id = "c";
  document.plans[2].submission.id = "cs";
  for (plan::Plan* plan : {&document.plans[1], &document.plans[2]}) plan->submission.date.reset();
  document.plans[1].registers.submissions = plan::YesNo::unset;
  document.plans[1].period_start = date("2024-05-31");
  document.plans[2].period_start = date("2024-04-01");
  for (const plan::YesNo first : {plan::YesNo::unset, plan::YesNo::yes}) {
    document.plans[0].first = first;
    const std::vector<Ids> orders = orders_of(document);
    EXPECT_EQ(std::set<Ids>(orders.begin(), orders.end()), (std::set<Ids>{{"a", "b", "c"}, {"a", "c", "b"}}));
  }
}

// The first one moves a draft from the day on which it is handed in; until then the draft's own day counts.
TEST(OrderOfPlans, OfADraftIsMovedByTheFirst) {
  plan::Document document = two_plans("2024-05-20", "2024-05");
  document.plans.push_back(document.plans[1]);
  document.plans[2].id = "c";
  document.plans[2].submission.id = "cs";
  document.plans[0].first = plan::YesNo::yes;
  for (plan::Plan* plan : {&document.plans[1], &document.plans[2]}) plan->submission.date.reset();
  document.plans[1].period_start = date("2024-04-01");   // the draft
  document.plans[2].period_start = date("2024-04-10");
  document.plans[2].registers.submissions = plan::YesNo::unset;
  EXPECT_EQ(ids(orders_in_time(document, day("2024-05-19")).front()), (Ids{"a", "b", "c"}));
  EXPECT_EQ(ids(orders_in_time(document, day("2024-05-20")).front()), (Ids{"a", "c", "b"}));
  for (const char* as_of : {"2024-05-19", "2024-05-20"}) EXPECT_EQ(orders_in_time(document, day(as_of)).size(), 1u);
}

// A submission of the month moves two drafts behind what came on its 20th, each with its own day kept.
TEST(OrderOfPlans, OfTwoDraftsThatAreMovedIsThatOfTheirDays) {
  plan::Document document = two_plans("2024-05", "2024-05-20");
  for (const char* id : {"c", "d"}) {
    document.plans.push_back(document.plans[1]);
    document.plans.back().id = id;
    document.plans.back().submission.id = std::string(id) + "s";
  }
  for (std::size_t i = 1; i < 4; ++i) document.plans[i].submission.date.reset();
  document.plans[1].period_start = date("2024-05-20");
  document.plans[1].registers.submissions = plan::YesNo::unset;
  document.plans[2].period_start = date("2024");
  document.plans[3].period_start = date("2024-04-05");
  const std::vector<Ids> orders = orders_of(document);
  EXPECT_NE(std::find(orders.begin(), orders.end(), Ids{"a", "b", "c", "d"}), orders.end());
}

// The plan that is said to be the first one is, wherever its days allow it.
TEST(OrderOfPlans, BeginsWithTheOneThatIsSaidToBeTheFirst) {
  plan::Document document = two_plans("2024-05", "2024-05-10");
  document.plans[1].first = plan::YesNo::yes;
  EXPECT_EQ(orders_of(document), std::vector<Ids>({{"b", "a"}}));
  EXPECT_EQ(asked(document), Ids{});
  EXPECT_EQ(name(find(check(document, day("2024-06-01")), "NEXT-1", "b")->state), "not-applicable");
  document.plans[1].submission.date = date("2024-06-01");   // it came later on every day
  EXPECT_EQ(orders_of(document), std::vector<Ids>({{"a", "b"}}));
  document.plans[1].submission.date.reset();   // a draft comes after what was handed in
  document.plans[1].period_start = date("2024-05-10");
  EXPECT_EQ(orders_of(document), std::vector<Ids>({{"a", "b"}}));
  // Of three the others are in any order after it.
  document = two_plans("2024-05", "2024-05");
  document.plans.push_back(document.plans[1]);
  document.plans[2].id = "c";
  document.plans[2].submission.id = "cs";
  document.plans[2].first = plan::YesNo::yes;
  EXPECT_EQ(orders_of(document), (std::vector<Ids>{{"c", "a", "b"}, {"c", "b", "a"}}));
  EXPECT_EQ(asked(document), (Ids{"as", "bs"}));
}

// What is missing by either order is named once.
TEST(OrderOfPlans, NamesOnceWhatIsMissing) {
  int open = 0;   // verdicts that hang on the order, and miss something
  for (const char* unset : {"meetings", "progress", "submissions", "extensions", "evidence"}) {
    plan::Document document = two_plans("2024-05", "2024-05-10");
    for (plan::Plan& plan : document.plans) {
      if (unset == std::string("meetings")) plan.registers.meetings = plan::YesNo::unset;
      if (unset == std::string("progress")) plan.registers.progress = plan::YesNo::unset;
      if (unset == std::string("submissions")) plan.registers.submissions = plan::YesNo::unset;
      if (unset == std::string("extensions")) plan.registers.extensions = plan::YesNo::unset;
      if (unset == std::string("evidence")) plan.registers.evidence = plan::YesNo::unset;
      plan.progress.clear();
    }
    for (const char* as_of : {"2024-05-20", "2024-09-15", "2025-06-01", "2026-10-01"}) {
      for (const Verdict& verdict : check(document, day(as_of))) {
        std::set<std::array<std::string_view, 3>> places;
        for (const Missing& one : verdict.missing) {
          EXPECT_TRUE(places.insert({one.label, one.place.entity, one.place.field}).second) << verdict.rule << " misses " << one.label << " twice, " << unset << " unset, on " << as_of;
        }
        const bool by_order = std::any_of(verdict.remedies.begin(), verdict.remedies.end(), [](const Missing& one) { return one.label == "remedy.exactDay.any"; });
        open += by_order && !places.empty();
      }
    }
  }
  EXPECT_GT(open, 5);
}

}  // namespace
}  // namespace cocrea::rules::test
