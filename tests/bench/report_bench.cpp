// How long the ways out take: a calendar file of two hundred events, the printed report and the calendar as a picture of a full plan.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <string>
#include <vector>

#include "report/calendar_file.h"
#include "report/chart.h"
#include "report/printed.h"
#include "report/tables.h"

namespace {

using namespace cocrea;

plan::LocalizedText text(const char* words) { return {{"es", words}, {"en", "Publish open data with a calendar of updates that everybody knows"}}; }

// Twelve commitments with ten milestones each, all texts written.
plan::Document document() {
  plan::IdSource ids(1, 2);
  plan::Document made;
  made.id = ids.next();
  made.jurisdiction.id = ids.next();
  made.jurisdiction.name = "Ciudad de la Gestión Abierta";
  made.jurisdiction.kind = plan::JurisdictionKind::joint;
  made.jurisdiction.language = "es";
  made.jurisdiction.joined = dates::PartialDate::parse("2024-01-10");
  plan::Plan& plan = made.plans.emplace_back();
  plan.id = ids.next();
  plan.title = text("Cuarto plan");
  plan.period_start = dates::PartialDate::parse("2024-09");
  plan.submission.date = dates::PartialDate::parse("2025-05-20");
  plan.planned_end = dates::PartialDate::parse("2028-10-31");
  const std::vector<std::string> orders = plan::orders_between("", "", 12);
  const char* const words = "La ciudadanía no encuentra, ni puede comparar, lo que cada institución gasta; las peticiones de acceso tardan más de dos meses";
  for (std::size_t c = 0; c < 12; ++c) {
    plan::Commitment& commitment = plan.commitments.emplace_back();
    commitment.id = ids.next();
    commitment.order = orders[c];
    for (plan::LocalizedText* one : {&commitment.title, &commitment.problem, &commitment.status_quo, &commitment.action, &commitment.contribution, &commitment.relevance}) *one = text(words);
    commitment.start = dates::PartialDate::parse("2025-06");
    commitment.end = dates::PartialDate::parse("2027-06-30");
    for (std::size_t m = 0; m < 10; ++m) {
      plan::Milestone& milestone = commitment.milestones.emplace_back();
      milestone.id = ids.next();
      milestone.order = orders[m];
      milestone.title = text(words);
      milestone.due = dates::PartialDate::parse("2026-03-01");
    }
  }
  return made;
}

double median_ms(const std::function<std::size_t()>& run) {
  std::vector<double> times;
  std::size_t bytes = 0;
  for (int i = 0; i < 31; ++i) {
    const auto start = std::chrono::steady_clock::now();
    bytes += run();
    times.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
  }
  std::nth_element(times.begin(), times.begin() + 15, times.end());
  return bytes == 0 ? -1 : times[15];
}

void tell(const char* name, double value, double limit) { std::printf("{\"name\": \"%s\", \"value\": %.3f, \"unit\": \"ms\", \"limit\": %g}\n", name, value, limit); }

}  // namespace

int main() {
  const plan::Document made = document();
  view::State state;
  state.language = view::Language::es;
  state.today = *dates::parse_day("2025-10-01");
  deadlines::Calendar calendar = deadlines::calendar(made, state.today);
  // Two hundred events, whatever the rules imply for this plan.
  const std::vector<deadlines::Deadline> some = calendar.deadlines;
  deadlines::Calendar many = calendar;
  while (many.deadlines.size() < 200) many.deadlines.push_back(some[many.deadlines.size() % some.size()]);
  many.deadlines.resize(200);
  const view::Context c = view::make_context(&made, &calendar, state), of_many = view::make_context(&made, &many, state);
  tell("calendar file of 200 events", median_ms([&] { return report::write_calendar(of_many, {report::Reader::all, state.today}).size(); }), 1);
  tell("printed report, 12 commitments x 10 milestones", median_ms([&] { return report::write_report(c).size(); }), 5);
  tell("calendar as a picture", median_ms([&] { return report::write_chart(c).size(); }), 5);
  tell("table of commitments", median_ms([&] { return report::write_table(c, report::Table::commitments).size(); }), 5);
}
