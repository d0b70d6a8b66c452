#include "core/schedule/recorded_days.h"

#include <gtest/gtest.h>

#include "core/schedule/from_plan.h"
#include "core/schedule/solver.h"

namespace cocrea::schedule {
namespace {

using dates::Day;

plan::Date date(std::string_view iso) { return dates::PartialDate::parse(iso); }

std::string words(const RecordedDays& days) {
  const auto one = [](const std::optional<Day>& day) { return day ? dates::to_string(*day) : std::string("-"); };
  return one(days.start) + " " + one(days.due);
}

TEST(RecordedDays, OfDatesByTheirMonth) {
  const Day from = *dates::parse_day("2027-02-15");
  struct Case { const char* start; const char* due; const char* all; const char* fewest; };
  for (const Case& one : {Case{"2027-02-01", "2027-06-30", "2027-02-01 2027-06-30", "2027-02-01 2027-06-30"},
                          Case{"2027-02", "2027-06", "2027-02-15 2027-06-30", "2027-02-28 2027-06-01"},
                          Case{"2027-03", "2027-06", "2027-03-01 2027-06-30", "2027-03-31 2027-06-01"},
                          Case{"2027-01", "2027-06", "2027-01-01 2027-06-30", "2027-01-31 2027-06-01"},
                          Case{"2027-02", "2027-02", "2027-02-15 2027-02-28", "2027-02-28 2027-02-28"},
                          Case{"2027-02", "2027-02-10", "2027-02-01 2027-02-10", "2027-02-10 2027-02-10"},   // over before work can begin
                          Case{"2027-02", "2027-02-15", "2027-02-15 2027-02-15", "2027-02-15 2027-02-15"},
                          Case{"2028-02", "2028-03", "2028-02-01 2028-03-31", "2028-02-29 2028-03-01"},
                          Case{"2027", "2028", "2027-02-15 2028-12-31", "2027-12-31 2028-01-01"},
                          Case{"2027-06", "2027-02", "2027-06-01 2027-02-28", "2027-06-01 2027-02-28"},       // reversed, as it is
                          Case{"2027-02", "", "2027-02-15 -", "2027-02-01 -"},
                          Case{"", "2027-06", "- 2027-06-30", "- 2027-06-30"}}) {
    EXPECT_EQ(words(all_days(date(one.start), date(one.due), {from})), one.all) << one.start << " " << one.due;
    EXPECT_EQ(words(fewest_days(date(one.start), date(one.due), false)), one.fewest) << one.start << " " << one.due;
  }
  EXPECT_EQ(words(fewest_days(date("2027-02"), date("2027-06"), true)), "2027-02-01 2027-06-01");
}

bool is_possible(const plan::Document& document, const plan::Plan& plan, bool least_days) {
  PlanOptions options;
  options.as_of = *dates::parse_day("2027-01-31");
  options.least_days = least_days;
  Solver solver(from_plan(document, plan, options).problem);
  while (!solver.step(1'000)) {}
  return solver.answer().found;
}

// Beside work of fixed dates, by one office: of any two days of the months there is a schedule just where one of the two readings has one.
TEST(RecordedDays, ImpossibleIsWhatNoChoiceOfDaysCanDo) {
  plan::Document document;
  plan::Organisation office;
  office.id = "office";
  office.capacity = 1;
  document.organisations.push_back(office);
  int possible = 0, impossible = 0, only_fewest = 0;
  for (const bool fixed : {false, true}) {
    for (const char* end : {"2027-03-10", "2027-03-20", "2027-03-21", "2027-03-29", "2027-04-10", "2027-05-20", "2027-05-31"}) {
      for (const auto& [from, to] : {std::pair{"2027-02", "2027-03"}, {"2027-03", "2027-03"}, {"2027-03", "2027-05"}}) {
        plan::Plan plan;
        plan.submission.date = date("2027-02-10");
        plan.planned_end = date(end);
        plan.commitments = {plan::Commitment(), plan::Commitment()};
        plan.commitments[0].id = "a";
        plan.commitments[1].id = "b";
        for (plan::Commitment& one : plan.commitments) one.institutions = {"office"};
        plan::Commitment& a = plan.commitments[0];
        plan::Commitment& b = plan.commitments[1];
        b.start = date("2027-03-02");
        b.end = date("2027-03-05");
        b.fixed = plan::YesNo::yes;
        a.fixed = fixed ? plan::YesNo::yes : plan::YesNo::no;
        const dates::Span starts = date(from)->span(), ends = date(to)->span();
        bool any = false;
        for (Day start = starts.earliest; start <= starts.latest && !any; start += date::days{1}) {
          for (Day due = std::max(start, ends.earliest); due <= ends.latest && !any; due += date::days{1}) {
            a.start = dates::PartialDate::of(start);
            a.end = dates::PartialDate::of(due);
            any = is_possible(document, plan, false);
          }
        }
        a.start = date(from);
        a.end = date(to);
        const bool all = is_possible(document, plan, false), fewest = is_possible(document, plan, true);
        EXPECT_EQ(all || fewest, any) << from << " " << to << " until " << end << (fixed ? ", fixed" : "");
        (any ? possible : impossible) += 1;
        only_fewest += fewest && !all;
      }
    }
  }
  EXPECT_GT(possible, 5);
  EXPECT_GT(impossible, 5);
  EXPECT_GT(only_fewest, 3);
}

}  // namespace
}  // namespace cocrea::schedule
