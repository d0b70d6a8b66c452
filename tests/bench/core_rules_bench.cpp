// How long a full check takes: 12 commitments x 10 milestones, with explanations.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

#include "core/dates/add_months.h"
#include "core/deadlines/deadlines.h"
#include "core/rules/what_if.h"

namespace {

using namespace cocrea;

dates::Day day(int year, unsigned month, unsigned of_month) {
  return dates::Day{date::year{year} / date::month{month} / date::day{of_month}};
}

// `by_month`: every date is known by its month only.
plan::Document document(bool by_month) {
  const auto date_of = [&](dates::Day day) -> plan::Date {
    const date::year_month_day ymd{day};
    if (by_month) return dates::PartialDate::of_month(static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()));
    return dates::PartialDate::of(day);
  };
  auto id = [n = 0](const char* kind) mutable { return std::string("0123456789abcdef") + kind + std::to_string(n++); };
  plan::Document document;
  document.id = "document";
  document.jurisdiction.id = id("j");
  document.jurisdiction.language = "es";
  document.jurisdiction.kind = plan::JurisdictionKind::joint;
  document.jurisdiction.has_elections = plan::YesNo::yes;
  const auto term = [&] {
    plan::Term one;
    one.id = id("t");
    one.start = date_of(day(2021, 1, 1));
    one.end = date_of(day(2024, 12, 31));
    return one;
  };
  document.jurisdiction.terms.push_back(term());
  for (int i = 0; i < 3; ++i) {
    plan::Member member;
    member.id = id("m");
    member.name = "Un miembro del plan conjunto";
    member.terms.push_back(term());
    document.jurisdiction.members.push_back(member);
  }
  plan::Plan plan;
  plan.id = id("p");
  plan.submission.id = id("s");
  plan.registers.id = id("r");
  plan.period_start = date_of(day(2021, 2, 1));
  plan.planned_end = date_of(day(2024, 9, 30));
  plan.submission.date = date_of(day(2021, 6, 15));
  for (int i = 0; i < 12; ++i) {
    plan::Commitment commitment;
    commitment.id = id("c");
    commitment.title["es"] = "Un compromiso con un título de longitud corriente, como los que se entregan";
    commitment.start = date_of(day(2021, 7, 1));
    commitment.end = date_of(day(2023, static_cast<unsigned>(i + 1), 28));
    if (i < 3) commitment.completed = commitment.end;
    if (i >= 10) {
      commitment.inclusion = plan::Inclusion::added;
      commitment.submission = date_of(day(2022, 5, 1));
    }
    for (int k = 0; k < 10; ++k) {
      plan::Milestone milestone;
      milestone.id = id("h");
      milestone.title["es"] = "Un hito";
      milestone.start = date_of(day(2021, 8, 1));
      milestone.due = date_of(day(2022, static_cast<unsigned>(k + 1), 15));
      commitment.milestones.push_back(milestone);
    }
    plan::Amendment amendment;
    amendment.id = id("a");
    amendment.date = date_of(day(2021, 10, 1));
    commitment.amendments.push_back(amendment);
    if (i < 3) {
      plan::Evaluation evaluation;
      evaluation.id = id("e");
      evaluation.kind = plan::EvaluationKind::commitment;
      evaluation.commitment = commitment.id;
      evaluation.delivered = date_of(day(2023, static_cast<unsigned>(i + 2), 10));
      plan.evaluations.push_back(evaluation);
    }
    plan.commitments.push_back(commitment);
  }
  document.plans.push_back(plan);
  return document;
}

// Median time of one call, in microseconds. Rounds are short, so that most of them are not interrupted by other programs.
template <class Call>
double median_us(Call call, int rounds = 301, int calls = 10) {
  std::vector<double> times;
  for (int round = 0; round < rounds; ++round) {
    const auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < calls; ++i) call();
    const std::chrono::duration<double, std::micro> took = std::chrono::steady_clock::now() - start;
    times.push_back(took.count() / calls);
  }
  std::sort(times.begin(), times.end());
  return times[times.size() / 2];
}

std::size_t sink = 0;   // so that nothing is left out

}  // namespace

int main() {
  constexpr double limit_us = 200;
  const dates::Day as_of = day(2023, 8, 1);
  const plan::Document exact = document(false), by_month = document(true);
  const double check_us = median_us([&] { sink += rules::check(exact, as_of).size(); });
  const double months_us = median_us([&] { sink += rules::check(by_month, as_of).size(); });
  const double calendar_us = median_us([&] { sink += deadlines::calendar(exact, as_of).deadlines.size(); });
  std::printf("{\"name\":\"full check, 12 commitments x 10 milestones\",\"value\":%.1f,\"unit\":\"us\",\"limit\":%.0f}\n", check_us, limit_us);
  std::printf("{\"name\":\"full check, every date by month\",\"value\":%.1f,\"unit\":\"us\"}\n", months_us);
  const rules::Place plan_end{exact.plans[0].id, "plannedEnd"};
  const double what_if_us = median_us([&] { sink += rules::what_if(exact, plan_end, day(2023, 1, 1), 1461, as_of).days.size(); }, 9, 1);
  std::printf("{\"name\":\"what if: 1,461 days for the plan's end\",\"value\":%.1f,\"unit\":\"ms\",\"limit\":33}\n", what_if_us / 1000);
  std::printf("{\"name\":\"full check and calendar\",\"value\":%.1f,\"unit\":\"us\"}\n", calendar_us);
  return sink == 0 ? 1 : 0;
}
