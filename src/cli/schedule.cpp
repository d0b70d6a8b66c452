#include "cli/schedule.h"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iterator>

#include "cli/commands.h"
#include "cli/files.h"
#include "cli/json_writer.h"
#include "core/plan/sorted.h"
#include "core/schedule/from_plan.h"
#include "core/schedule/latest_start.h"
#include "core/schedule/psplib.h"
#include "core/schedule/reason.h"
#include "view/context.h"
#include "view/pages/proposal.h"

namespace cocrea::cli {
namespace {

using schedule::Answer;
using schedule::Item;
using view::text;

constexpr std::int64_t kSlice = 200;   // nodes between two looks at the clock
constexpr int kPlanSeconds = 10;       // for a plan, unless --time-limit says otherwise

// The engine knows no clock: this is where one is read.
class Clock {
 public:
  explicit Clock(std::optional<int> seconds) : seconds_(seconds), start_(std::chrono::steady_clock::now()) {}
  bool over() const { return seconds_ && std::chrono::steady_clock::now() - start_ >= std::chrono::seconds(*seconds_); }

 private:
  std::optional<int> seconds_;
  std::chrono::steady_clock::time_point start_;
};

Answer solve(const schedule::Problem& problem, const Clock& clock) {
  schedule::Solver solver(problem);
  while (!solver.step(kSlice) && !clock.over()) {}
  return solver.answer();
}

int schedule_psplib(const Request& request, const std::string& path, std::ostream& out, std::ostream& err) {
  std::ifstream in(path, std::ios::binary);
  const std::string content{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (!in) {
    err << path << ": " << text(request.language, "cli.cannotOpen") << "\n";
    return kUnreadable;
  }
  const schedule::PsplibReading reading = schedule::read_psplib(content);
  if (!reading.problem) {
    const schedule::PsplibError& error = reading.error;
    const std::string_view key = error.line == 0 ? "cli.emptyPsplib" : error.ended ? "cli.endedPsplib" : "cli.badPsplib";
    err << path << ": " << text(request.language, key, {{"line", std::to_string(error.line)}, {"expected", error.expected}}) << "\n";
    return kUnreadable;
  }
  const std::vector<schedule::Defect> defects = schedule::defects(*reading.problem);
  for (const schedule::Defect& defect : defects) err << path << ": " << schedule::words(defect, 1) << "\n";   // PSPLIB counts jobs and resources from 1
  if (!defects.empty()) return kUnreadable;
  const Answer answer = solve(*reading.problem, Clock(request.time_limit));
  const bool optimal = answer.state == Answer::State::optimal;
  if (request.json) {
    JsonWriter json;
    json.open('{');
    json.member("file", path);
    json.key("makespan");
    answer.found ? json.number(static_cast<int>(answer.cost)) : json.null();
    json.key("bound").number(static_cast<int>(answer.bound));
    json.key("optimal").boolean(optimal);
    json.key("starts").open('[');
    for (const schedule::Time start : answer.starts) json.number(start);
    json.close(']');
    json.close('}');
    out << json.take() << "\n";
  } else {
    out << "makespan " << (answer.found ? std::to_string(answer.cost) : "?");
    optimal ? out << " optimal\n" : out << " bound " << answer.bound << "\n";
  }
  return kNothingOpen;
}

// The last day of which the plan records an act, so that what is done stays; without any, the day before the plan begins. Nothing: no day to plan from.
std::optional<dates::Day> last_act(const plan::Plan& plan) {
  std::optional<dates::Day> last;
  const auto see = [&](const plan::Date& date) {
    if (date && (!last || *last < date->span().latest)) last = date->span().latest;
  };
  for (const plan::Commitment& commitment : plan.commitments) {
    see(commitment.completed);
    for (const plan::Milestone& milestone : commitment.milestones) see(milestone.done);
  }
  for (const plan::Evaluation& evaluation : plan.evaluations) see(evaluation.delivered);
  for (const plan::Date& date : {plan.submission.date, plan.implementation_start, plan.period_start}) {
    if (!last && date) last = date->span().earliest - date::days{1};
  }
  return last;
}

// What the command line says instead of the document; false: an id that is not there, or a number out of bounds.
bool apply(const Request& request, plan::Document& document, std::string& wrong) {
  const auto set = [&](const std::string& id, std::string_view name, plan::Value value) {
    const plan::Found found = plan::find(document, id);
    const plan::Field* field = found ? found.type->find(name) : nullptr;
    if (field != nullptr && plan::set_value(*field, *found.entity, value)) return true;
    wrong = id;
    return false;
  };
  return std::all_of(request.capacities.begin(), request.capacities.end(), [&](const Request::Capacity& one) { return set(one.organisation, "capacity", static_cast<plan::Number>(one.at_once)); }) &&
         std::all_of(request.fixed.begin(), request.fixed.end(), [&](const std::string& id) { return set(id, "fixed", static_cast<plan::Choice>(plan::YesNo::yes)); });
}

std::string_view name_of(Item::Kind kind) {
  constexpr std::string_view names[] = {"cocreation", "begin", "milestone", "work", "completion", "evaluation", "span", "initialEvaluation"};
  return names[static_cast<std::size_t>(kind)];
}

// How late each commitment can begin. Without a proof the answer is a day on which it still can.
void find_latest(const plan::Plan& plan, const Clock& clock, view::Proposal& outcome) {
  for (const plan::Commitment& one : plan.commitments) {
    schedule::LatestStart search(outcome.from, one.id, outcome.answer.starts);
    while (!search.step(kSlice) && !clock.over()) {}
    if (search.applies()) outcome.latest.push_back({one.id, outcome.from.days.day(search.latest()), search.latest() - search.proposed(), search.proven()});
  }
}

void print_json(const view::Context& c, const view::Proposal& outcome, dates::Day as_of, JsonWriter& json) {
  const auto date_or_null = [&](std::string_view key, const plan::Date& date) {
    json.key(key);
    date ? json.text(date->to_string()) : json.null();
  };
  constexpr std::string_view states[] = {"best-found", "optimal", "infeasible"};
  json.open('{');
  json.member("plan", c.plan->id);
  json.member("asOf", dates::to_string(as_of));
  const bool unknown = !outcome.answer.found && outcome.answer.state != Answer::State::infeasible;
  json.member("state", unknown ? "none-found" : view::kind_decides(c, outcome) ? "depends-on-kind" : states[static_cast<std::size_t>(outcome.answer.state)]);
  json.key("cost");
  outcome.answer.found ? json.number(static_cast<int>(outcome.answer.cost + outcome.from.moved)) : json.null();
  json.key("bound").number(static_cast<int>(outcome.answer.bound + outcome.from.moved));
  json.key("costProven").boolean(outcome.answer.cost_proven);
  json.key("tiesProven").boolean(outcome.answer.ties_proven);
  json.key("calendar").open('[');
  for (const schedule::Proposed& bar : outcome.bars) {
    json.open('{');
    json.member("kind", name_of(bar.item.kind));
    json.member("commitment", bar.item.commitment);
    json.member("milestone", bar.item.milestone);
    json.member("first", dates::to_string(bar.first));
    json.member("last", dates::to_string(bar.last));
    date_or_null("recordedFirst", bar.recorded_first);
    date_or_null("recordedLast", bar.recorded_last);
    json.key("fixed").boolean(bar.item.fixed);
    json.close('}');
  }
  json.close(']');
  json.key("reason").open('[');
  if (!outcome.reason.constraints.empty()) {
    for (const std::string& sentence : view::reason_words(c, outcome)) json.text(sentence);
  }
  json.close(']');
  json.key("remarks").open('[');
  for (const std::string& sentence : view::remark_words(c, outcome)) json.text(sentence);
  json.close(']');
  json.key("reasonIrreducible").boolean(outcome.reason.irreducible);
  json.key("latestStarts").open('[');
  for (const view::Proposal::Latest& one : outcome.latest) {
    json.open('{');
    json.member("commitment", one.commitment);
    json.member("day", dates::to_string(one.day));
    json.key("slack").number(one.slack);
    json.key("proven").boolean(one.proven);
    json.close('}');
  }
  json.close(']');
  json.close('}');
}

// A date or two, and what it is of.
void print_bar(const view::Context& c, const schedule::Proposed& bar, const std::string& words, std::ostream& out) {
  out << "  " << view::brief(c.state.language, bar.first);
  if (bar.last != bar.first) out << " – " << view::brief(c.state.language, bar.last);
  out << "  " << words << "\n";
}

std::string item_words(const view::Context& c, const plan::Commitment* commitment, const Item& item) {
  switch (item.kind) {
    case Item::Kind::cocreation: return c.t("cli.itemCocreation");
    case Item::Kind::initial: return c.t("cli.itemInitial");
    case Item::Kind::begin: return c.t("cli.itemBegin");
    case Item::Kind::completion: return c.t("cli.itemCompletion");
    case Item::Kind::evaluation: return c.t("cli.itemEvaluation");
    case Item::Kind::milestone: break;
    case Item::Kind::span:
    case Item::Kind::work: return c.t("cli.itemWork");
  }
  for (std::size_t i = 0; commitment && i < commitment->milestones.size(); ++i) {
    if (commitment->milestones[i].id == item.milestone) return view::milestone_title(c, commitment->milestones[i], i + 1);
  }
  return {};
}

// What is over, as it is recorded.
void print_past(const view::Context& c, const plan::Commitment& one, std::size_t index, std::ostream& out) {
  out << "\n" << view::title_of(c, one, index + 1) << "\n";
  const auto print = [&](const plan::Date& from, const plan::Date& to, std::string_view key) {
    if (!from && !to) return;
    out << "  " << view::brief(c.state.language, from ? *from : *to);
    if (from && to && *from != *to) out << " – " << view::brief(c.state.language, *to);
    out << "  " << c.t(key) << "\n";
  };
  print(one.start, one.end, "cli.itemWork");
  print(one.completed, one.completed, "cli.itemCompletion");
  for (const plan::Evaluation& evaluation : c.plan->evaluations) {
    if (evaluation.kind == plan::EvaluationKind::commitment && evaluation.commitment == one.id) print(evaluation.delivered, {}, "cli.itemEvaluation");
  }
  if (one.cancelled == plan::YesNo::yes) out << "  " << c.t("cli.itemWithdrawn") << "\n";
}

void print_remarks(const view::Context& c, const view::Proposal& outcome, std::ostream& out) {
  for (const std::string& sentence : view::remark_words(c, outcome)) out << sentence << "\n";
}

void print_words(const view::Context& c, const view::Proposal& outcome, std::ostream& out) {
  const Answer& answer = outcome.answer;
  out << view::title_of(c, *c.plan) << "\n";
  if (answer.state == Answer::State::infeasible) {
    out << view::reason_lead(c, outcome, "cli.infeasible", "cli.infeasibleUnsure") << "\n";
    for (const std::string& sentence : view::reason_words(c, outcome)) out << "  - " << sentence << "\n";
    print_remarks(c, outcome, out);
    return;
  }
  if (!answer.found) {
    out << c.t("cli.noScheduleYet") << "\n";
    return;
  }
  out << view::outcome_words(c, outcome) << "\n";
  if (answer.cost_proven && !answer.ties_proven) out << c.t("cli.tiesNotProven") << "\n";
  print_remarks(c, outcome, out);
  for (const schedule::Proposed& bar : outcome.bars) {
    if (bar.item.commitment.empty()) print_bar(c, bar, item_words(c, nullptr, bar.item), out);
  }
  for (std::size_t i = 0; i < c.plan->commitments.size(); ++i) {
    const plan::Commitment& one = c.plan->commitments[i];
    std::vector<const schedule::Proposed*> bars;
    for (const schedule::Proposed& bar : outcome.bars) {
      if (bar.item.commitment == one.id) bars.push_back(&bar);
    }
    if (!bars.empty()) out << "\n" << view::title_of(c, one, i + 1) << "\n";
    plan::stable_sort(bars, [](const schedule::Proposed* a, const schedule::Proposed* b) { return a->first < b->first; });
    for (const schedule::Proposed* bar : bars) print_bar(c, *bar, item_words(c, &one, bar->item), out);
    if (bars.empty()) print_past(c, one, i, out);
  }
  if (!outcome.latest.empty()) out << "\n" << c.t("proposal.latestTitle") << "\n";
  for (const view::Proposal::Latest& one : outcome.latest) {
    std::string name;
    for (std::size_t i = 0; i < c.plan->commitments.size(); ++i) {
      if (c.plan->commitments[i].id == one.commitment) name = view::title_of(c, c.plan->commitments[i], i + 1);
    }
    out << "  " << c.n(one.proven ? "proposal.latest" : "proposal.latestAtLeast", one.slack, {{"name", name}, {"date", view::full(c.state.language, one.day)}}) << "\n";
  }
}

int schedule_plan(const Request& request, const std::string& path, std::ostream& out, std::ostream& err) {
  const LoadedFile file = load(path);
  for (const std::string& problem : problem_words(file, request.language)) err << path << ": " << problem << "\n";
  if (!file.readable()) return kUnreadable;
  plan::Document document = *file.reading.document;
  if (std::string wrong; !apply(request, document, wrong)) {
    err << path << ": " << text(request.language, "cli.badFact", {{"word", wrong}}) << "\n";
    return kUnreadable;
  }
  view::State state;
  state.language = request.language;
  JsonWriter json;
  json.open('[');
  int code = kNothingOpen;
  for (const plan::Plan& plan : document.plans) {
    const auto as_of = request.as_of ? request.as_of : last_act(plan);
    if (!as_of) {
      err << path << ": " << text(request.language, "cli.needsAsOf") << "\n";
      code = kUnreadable;
      continue;
    }
    state.plan = plan.id;
    const view::Context c = view::make_context(&document, nullptr, state);
    schedule::PlanOptions options = view::plan_options(document, plan, *as_of, request.least_change);
    view::Proposal outcome;
    outcome.plan = plan.id;
    outcome.least_change = request.least_change;
    outcome.phase = view::Proposal::Phase::done;
    outcome.from = schedule::from_plan(document, plan, options);
    outcome.defects = view::plan_defects(plan, outcome.from);
    if (!outcome.defects.empty()) {
      for (const std::string& sentence : view::reason_words(c, outcome)) err << path << ": " << sentence << "\n";
      code = kUnreadable;
      continue;
    }
    const Clock clock(request.time_limit ? *request.time_limit : kPlanSeconds);
    outcome.answer = solve(outcome.from.problem, clock);
    // Impossible only with no choice of the days that months allow.
    if (outcome.answer.state == Answer::State::infeasible && outcome.from.flexible) {
      options.least_days = true;
      outcome.from = schedule::from_plan(document, plan, options);
      outcome.answer = solve(outcome.from.problem, clock);
    }
    if (outcome.answer.found) outcome.bars = schedule::proposal(outcome.from, outcome.answer.starts);
    if (request.latest_starts && outcome.answer.found) find_latest(plan, Clock(request.time_limit ? *request.time_limit : kPlanSeconds), outcome);
    if (!outcome.answer.found) code = std::max(code, kNotMet);
    if (outcome.answer.state == Answer::State::infeasible) {
      schedule::ReasonSearch search(outcome.from.problem);
      while (!search.step(kSlice) && !clock.over()) {}
      outcome.reason = search.reason();
    }
    if (request.json) print_json(c, outcome, options.as_of, json);
    else print_words(c, outcome, out);
  }
  json.close(']');
  if (request.json) out << json.take() << "\n";
  else if (document.plans.empty()) out << text(request.language, "cli.noPlan") << "\n";
  return code;
}

}  // namespace

int schedule(const Request& request, std::ostream& out, std::ostream& err) {
  int code = kNothingOpen;
  for (const std::string& path : request.files) {
    code = std::max(code, is_psplib(path) ? schedule_psplib(request, path, out, err) : schedule_plan(request, path, out, err));
  }
  return code;
}

}  // namespace cocrea::cli
