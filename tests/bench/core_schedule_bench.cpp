// The scheduling engine on PSPLIB's problems and on a plan.
//   core_schedule_bench hard [N]    N (40) made problems like the hardest of J30 instead: slow, for work on the solver
//   core_schedule_bench plans [SECONDS] [N] [NAME]   N (3) made plans of each kind, or of those whose name has NAME in it, for so many seconds (2) each
//   core_schedule_bench change [SECONDS] [N] [NAME [undated]]   the same with the best calendar of so many seconds (1) recorded, and then 10 or 74 days of delay, for as little change as possible;
//                               `undated`: a milestone was added since, of which nobody said when
//   core_schedule_bench turns   how long the page waits for a turn of the planner, on a plan of 40 commitments x 30 milestones
//   core_schedule_bench [FOLDER]   a folder of *.sm files, with optimal.csv if there is one; else the few of tests/data/psplib; a plan, and one made plan of each kind
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "hard_problems.h"
#include "random_plans.h"
#include "app/planner.h"
#include "core/schedule/from_plan.h"
#include "core/schedule/psplib.h"
#include "core/schedule/solver.h"
#include "support/files.h"

namespace {

using namespace cocrea;
using Clock = std::chrono::steady_clock;

double ms_since(Clock::time_point start) { return std::chrono::duration<double, std::milli>(Clock::now() - start).count(); }
// What this program itself used: it does not count what others do on the machine meanwhile. As WebAssembly there is only the time that passed.
double cpu_ms() { return 1000.0 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

std::string content(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

void figure(const char* name, double value, const char* unit, double limit) {
  std::printf("{\"name\":\"%s\",\"value\":%.2f,\"unit\":\"%s\",\"limit\":%.0f}\n", name, value, unit, limit);
}

#ifdef __EMSCRIPTEN__
constexpr double kTimes = 2;   // what WebAssembly may take
#else
constexpr double kTimes = 1;
#endif

void psplib(const std::filesystem::path& folder) {
  std::map<std::string, int> optimal;
  std::istringstream table(content(folder / "optimal.csv"));
  for (std::string line; std::getline(table, line);) {
    const std::size_t comma = line.find(',');
    if (comma != std::string::npos) optimal[line.substr(0, comma)] = std::atoi(line.c_str() + comma + 1);
  }
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".sm") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::vector<double> times;
  int unproven = 0, wrong = 0;
  constexpr double most_ms = 120'000;
  for (const auto& path : files) {
    const auto reading = schedule::read_psplib(content(path));
    if (!reading.problem) {
      std::printf("%s, line %zu is not as PSPLIB's format has it\n", path.string().c_str(), reading.error.line);
      ++wrong;
      continue;
    }
    const double start = cpu_ms();
    schedule::Solver solver(*reading.problem);
    bool done = false;
    while (!done && cpu_ms() - start < most_ms) done = solver.step(1000);
    times.push_back(cpu_ms() - start);
    unproven += done ? 0 : 1;
    const auto known = optimal.find(path.stem().string());
    const bool bad = !schedule::violations(*reading.problem, solver.answer().starts).empty() ||
                     (done && known != optimal.end() && solver.answer().cost != known->second);
    wrong += bad ? 1 : 0;
    std::printf("%s %.2f ms %lld nodes makespan %lld%s%s\n", path.stem().string().c_str(), times.back(), static_cast<long long>(solver.answer().nodes),
                static_cast<long long>(solver.answer().cost), done ? "" : " not proven", bad ? " WRONG" : "");
  }
  if (times.empty()) return;
  std::sort(times.begin(), times.end());
  std::printf("%zu problems\n", times.size());
  figure("PSPLIB, median to the proof (processor time)", times[times.size() / 2], "ms", 20 * kTimes);
  figure("PSPLIB, worst to the proof (processor time)", times.back(), "ms", 20'000 * kTimes);
  figure("PSPLIB, not proven", unproven, "", 0);
  figure("PSPLIB, wrong", wrong, "", 0);
}

void hard(int count) {
  constexpr double most_ms = 60'000;
  std::vector<double> times;
  std::int64_t nodes = 0;
  int unproven = 0;
  for (int seed = 1; seed <= count; ++seed) {
    const double start = cpu_ms();
    schedule::Solver solver(bench::HardProblem(static_cast<std::uint64_t>(seed)).make());
    bool done = false;
    while (!done && cpu_ms() - start < most_ms) done = solver.step(1000);
    times.push_back(cpu_ms() - start);
    unproven += done ? 0 : 1;
    nodes += solver.answer().nodes;
    std::printf("%d %.0f ms %lld nodes %lld of %lld%s\n", seed, times.back(), static_cast<long long>(solver.answer().nodes), static_cast<long long>(solver.answer().bound),
                static_cast<long long>(solver.answer().cost), done ? "" : " not proven");
  }
  std::sort(times.begin(), times.end());
  std::printf("median %.0f ms, worst %.0f ms, %lld nodes, %d not proven\n", times[times.size() / 2], times.back(), static_cast<long long>(nodes), unproven);
}

// 12 commitments x 10 milestones over three years, and four offices that work on two milestones at once. `added`: how many of the commitments
// are included later, when one of the 12 - added slots is free again. `evaluations`: how many are made at a time; 0: any number.
plan::Document a_plan(int added, int evaluations) {
  plan::Document document;
  for (int o = 0; o < 4; ++o) {
    plan::Organisation office;
    office.id = "o" + std::to_string(o);
    office.capacity = 2;
    document.organisations.push_back(office);
  }
  plan::Plan plan;
  plan.id = "plan";
  plan.submission.date = dates::PartialDate::parse("2025-01-01");
  plan.planned_end = dates::PartialDate::parse("2027-12-31");
  if (evaluations > 0) {
    plan::MonitoringBody body;
    body.id = "body";
    body.capacity = evaluations;
    plan.monitoring_bodies.push_back(body);
  }
  for (int i = 0; i < 12; ++i) {
    plan::Commitment commitment;
    commitment.id = "c" + std::to_string(i);
    commitment.institutions = {"o" + std::to_string(i % 4)};
    if (i >= 12 - added) commitment.inclusion = plan::Inclusion::added;
    for (int k = 0; k < 10; ++k) {
      plan::Milestone milestone;
      milestone.id = commitment.id + "m" + std::to_string(k);
      milestone.duration = 10 + (i * 7 + k * 11) % 31;
      if (k % 3 == 2) milestone.responsible = {"o" + std::to_string(i % 4), "o" + std::to_string((i + 1) % 4)};
      commitment.milestones.push_back(milestone);
    }
    plan.commitments.push_back(commitment);
  }
  document.plans.push_back(plan);
  return document;
}

void plan_figures(const std::string& name, int added, int evaluations, double most_gap) {
  const plan::Document document = a_plan(added, evaluations);
  schedule::PlanOptions options;
  options.as_of = *dates::parse_day("2024-12-31");
  options.slots = 12 - added;
  const double limit_ms = 2000 * kTimes;
  const auto start = Clock::now();
  const schedule::PlanProblem from = schedule::from_plan(document, document.plans.front(), options);
  schedule::Solver solver(from.problem);
  double first = -1;
  bool done = false;
  while (!done && ms_since(start) < limit_ms) {
    done = solver.step(10) || solver.answer().cost_proven;
    if (first < 0 && solver.answer().found) first = ms_since(start);
  }
  const schedule::Answer& answer = solver.answer();
  const double gap = answer.found ? 100.0 * static_cast<double>(answer.cost - answer.bound) / static_cast<double>(std::max<std::int64_t>(1, answer.bound)) : 100;
  figure((name + ", first calendar").c_str(), first < 0 ? limit_ms : first, "ms", 100 * kTimes);
  figure((name + ", gap after 2 s").c_str(), gap, "%", most_gap);
  std::printf("end after %lld days, bound %lld, %s, %lld nodes, %.0f ms\n", static_cast<long long>(answer.cost), static_cast<long long>(answer.bound),
              answer.cost_proven ? "proven" : "not proven", static_cast<long long>(answer.nodes), ms_since(start));
}

// Made plans of a real size. The figures are the widest gap and the slowest first calendar; for a kind, the mean and the widest gap.
void made_plans(double seconds, int count, const std::string& name) {
  double widest = 0, slowest = 0, sum_of_all = 0;
  int kinds = 0;
  for (const bench::PlanKind& kind : bench::kPlanKinds) {
    if (std::string(kind.name).find(name) == std::string::npos) continue;
    ++kinds;
    double sum = 0, most = 0;
    std::string line;
    for (int seed = 1; seed <= count; ++seed) {
      const plan::Document document = bench::RandomPlan(static_cast<std::uint64_t>(seed)).make(kind);
      schedule::PlanOptions options;
      options.as_of = *dates::parse_day("2026-06-30");
      options.slots = kind.slots;
      const double start = cpu_ms();
      const schedule::PlanProblem from = schedule::from_plan(document, document.plans.front(), options);
      schedule::Solver solver(from.problem);
      double first = -1;
      bool done = false;
      while (!done && cpu_ms() - start < 1000 * seconds * kTimes) {
        done = solver.step(10) || solver.answer().cost_proven;
        if (first < 0 && solver.answer().found) first = cpu_ms() - start;
      }
      const schedule::Answer& answer = solver.answer();
      if (answer.found && !schedule::violations(from.problem, answer.starts).empty()) std::printf("WRONG\n");
      const double gap = answer.found ? 100.0 * static_cast<double>(answer.cost - answer.bound) / static_cast<double>(answer.bound) : answer.state == schedule::Answer::State::infeasible ? 0 : 100;
      slowest = std::max(slowest, first < 0 ? cpu_ms() - start : first);
      most = std::max(most, gap);
      sum += gap;
      char text[100];
      std::snprintf(text, sizeof text, "  %lld/%lld %.1f%% first %.0f%s", static_cast<long long>(answer.cost), static_cast<long long>(answer.bound), gap, first, done ? (" proven " + std::to_string(static_cast<int>(cpu_ms() - start))).c_str() : "");
      line += text;
    }
    widest = std::max(widest, most);
    sum_of_all += sum;
    std::printf("%-40s mean %.1f%%, most %.1f%% %s\n", kind.name, sum / count, most, line.c_str());
    std::fflush(stdout);
  }
  figure("made plans of 12 x 10, mean gap", sum_of_all / count / std::max(1, kinds), "%", 5);
  figure("made plans of 12 x 10, widest gap", widest, "%", 5);
  figure("made plans of 12 x 10, slowest first calendar", slowest, "ms", 100 * kTimes);
}

// The days of a calendar, as an accepted proposal has them.
void record(plan::Document& document, const schedule::PlanProblem& from, const std::vector<schedule::Time>& starts) {
  for (const schedule::Proposed& bar : schedule::proposal(from, starts)) {
    for (plan::Commitment& commitment : document.plans.front().commitments) {
      for (plan::Milestone& milestone : commitment.milestones) {
        if (milestone.id != bar.item.milestone || bar.item.milestone.empty()) continue;
        milestone.start = dates::PartialDate::parse(dates::to_string(bar.first));
        milestone.due = dates::PartialDate::parse(dates::to_string(bar.last));
      }
    }
  }
}

// One milestone without its days; its commitment begins before all that it has, or has only an end.
void leave_undated(plan::Document& document, bool begins) {
  plan::Commitment& commitment = document.plans.front().commitments.front();
  for (const plan::Milestone& one : commitment.milestones) {
    if (begins && one.start && (!commitment.start || one.start->span().earliest < commitment.start->span().earliest)) commitment.start = one.start;
    if (one.due && (!commitment.end || commitment.end->span().latest < one.due->span().latest)) commitment.end = one.due;
  }
  commitment.milestones[5].start = commitment.milestones[5].due = {};
}

// Nothing has begun when so many days are over: to put off everything by as many is one way out, and its cost is told beside what is found.
void least_change(double seconds, int count, const std::string& name, bool undated) {
  double worst = 0, sum = 0, slowest = 0;
  int problems = 0;
  for (const bench::PlanKind& kind : bench::kPlanKinds) {
    if (std::string(kind.name).find(name) == std::string::npos) continue;
    for (int seed = 1; seed <= count; ++seed) {
      plan::Document document = bench::RandomPlan(static_cast<std::uint64_t>(seed)).make(kind);
      schedule::PlanOptions options;
      options.as_of = *dates::parse_day("2026-06-30");
      options.slots = kind.slots;
      const schedule::PlanProblem before = schedule::from_plan(document, document.plans.front(), options);
      schedule::Solver planned(before.problem);
      planned.step(10'000);
      if (!planned.answer().found) continue;
      record(document, before, planned.answer().starts);
      if (undated) leave_undated(document, seed % 2 == 0);
      for (const int delay : {10, 74}) {
        options.as_of = *dates::parse_day("2026-06-30") + date::days{delay};
        options.least_change = true;
        const double start = cpu_ms();
        const schedule::PlanProblem from = schedule::from_plan(document, document.plans.front(), options);
        schedule::Solver solver(from.problem);
        double first = -1;
        std::int64_t first_cost = 0, soon = 0;
        bool done = false;
        while (!done && cpu_ms() - start < 1000 * seconds * kTimes) {
          done = solver.step(10) || solver.answer().cost_proven;
          if (solver.answer().nodes <= 1000) soon = solver.answer().cost;
          if (first >= 0 || !solver.answer().found) continue;
          first = cpu_ms() - start;
          first_cost = solver.answer().cost;
        }
        const schedule::Answer& answer = solver.answer();
        const bool shift_holds = planned.answer().starts.size() == from.items.size() && schedule::violations(from.problem, planned.answer().starts).empty();
        const auto shift = static_cast<double>(schedule::wish_cost(from.problem, planned.answer().starts));
        const double part = answer.found ? 100.0 * static_cast<double>(answer.cost) / std::max(1.0, shift) : 1000;
        std::printf("%-36s %d, %d days: %lld of at least %lld, plain shift %.0f%s, first %lld after %.0f ms, %lld after 1'000 nodes%s\n", kind.name, seed, delay, static_cast<long long>(answer.cost),
                    static_cast<long long>(answer.bound), shift, shift_holds ? "" : " (not possible)", static_cast<long long>(first_cost), first, static_cast<long long>(soon), done ? ", proven" : "");
        std::fflush(stdout);
        if (!shift_holds) continue;
        ++problems;
        sum += part;
        worst = std::max(worst, part);
        slowest = std::max(slowest, first < 0 ? 1000 * seconds : first);
      }
      options.least_change = false;
    }
  }
  figure("least change of 12 x 10, mean of the plain shift", sum / std::max(1, problems), "%", 100);
  figure("least change of 12 x 10, most of the plain shift", worst, "%", 100);
  figure("least change of 12 x 10, slowest first calendar", slowest, "ms", 100 * kTimes);
}

// Of a plan far larger than any: the page waits while the planner has a turn (as long as app::Session gives it). Where little is to change, after ten days in
// which nothing has begun of what was to.
void turns(double seconds) {
  constexpr std::int64_t kNodesOfATurn = 60;
  constexpr const char* kPhases[] = {"searching", "explaining", "dating"};
  double longest = 0;
  const struct { const char *name, *end; bool least_change; } kPlans[] = {
      {"40 x 30", "2080-12-31", false}, {"40 x 30, an end too early", "2031-12-31", false}, {"40 x 30, least change", "2080-12-31", true}};
  for (const auto& [name, end, least] : kPlans) {
    bench::PlanKind kind{name, 12, 2, 60, false, 35, 5, 2, 10, false, end, 40, 30};
    plan::Document document = bench::RandomPlan(1).make(kind);
    dates::Day as_of = *dates::parse_day("2026-06-30");
    if (least) {
      const schedule::PlanProblem before = schedule::from_plan(document, document.plans.front(), view::plan_options(document, document.plans.front(), as_of, false));
      schedule::Solver planned(before.problem);
      planned.step(100);
      if (!planned.answer().found) continue;
      record(document, before, planned.answer().starts);
      as_of += date::days{10};
    }
    double start = cpu_ms();
    app::Planner planner(document, document.plans.front(), as_of, least);
    const double begun = cpu_ms() - start;
    double most[3] = {}, sum[3] = {};
    int count[3] = {};
    for (const double from = start; planner.working() && cpu_ms() - from < 1000 * seconds;) {
      const auto phase = static_cast<std::size_t>(planner.proposal()->phase);
      start = cpu_ms();
      planner.step(kNodesOfATurn);
      const double took = cpu_ms() - start;
      most[phase] = std::max(most[phase], took);
      sum[phase] += took;
      ++count[phase];
    }
    std::printf("%s: begun in %.0f ms", name, begun);
    for (std::size_t phase = 0; phase < 3; ++phase) {
      if (count[phase] > 0) std::printf(", %s %d turns of %.1f ms, most %.0f", kPhases[phase], count[phase], sum[phase] / count[phase], most[phase]);
      longest = std::max(longest, most[phase]);
    }
    std::printf("\n");
  }
  figure("plans of 40 x 30, longest turn", longest, "ms", 100 * kTimes);
}

}  // namespace

int main(int count, char** words) {
  if (count > 1 && std::string(words[1]) == "hard") {
    hard(count > 2 ? std::max(1, std::atoi(words[2])) : 40);
    return 0;
  }
  if (count > 1 && std::string(words[1]) == "plans") {
    made_plans(count > 2 ? std::atof(words[2]) : 2, count > 3 ? std::max(1, std::atoi(words[3])) : 3, count > 4 ? words[4] : "");
    return 0;
  }
  if (count > 1 && std::string(words[1]) == "change") {
    least_change(count > 2 ? std::atof(words[2]) : 1, count > 3 ? std::max(1, std::atoi(words[3])) : 3, count > 4 ? words[4] : "", count > 5 && std::string(words[5]) == "undated");
    return 0;
  }
  if (count > 1 && std::string(words[1]) == "turns") {
    turns(count > 2 ? std::atof(words[2]) : 10);
    return 0;
  }
  psplib(count > 1 ? std::string(words[1]) : support::source_path("tests/data/psplib"));
  plan_figures("12 commitments x 10 milestones", 0, 0, 5);
  plan_figures("the same, 4 of them waiting for 8 slots", 4, 0, 10);
  plan_figures("the same without that, two evaluated at a time", 0, 2, 10);
  made_plans(2, 1, "");
  least_change(1, 1, "", false);
  return 0;
}
