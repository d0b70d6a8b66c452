#include "cli/schedule.h"

#include <algorithm>

#include "cli/commands.h"
#include "cli/files.h"
#include "cli/json_writer.h"
#include "cli/psplib.h"
#include "cli/searching.h"
#include "cli/terminal.h"
#include "core/plan/sorted.h"
#include "core/schedule/from_plan.h"
#include "core/schedule/latest_start.h"
#include "core/schedule/reason.h"
#include "view/context.h"
#include "view/pages/proposal.h"

namespace cocrea::cli {
namespace {

using schedule::Answer;
using schedule::Item;
using view::text;

constexpr int kPlanSeconds = 10;       // for a plan, unless --time-limit says otherwise

// What the command line says instead of the document. What is wrong, as a sentence: an id that is not there, a number out of bounds, dates that are not there to be
// fixed; "": nothing.
std::string apply(const Request& request, plan::Document& document) {
  const auto set = [&](const std::string& id, std::string_view name, plan::Value value) -> std::string_view {
    const plan::Found found = plan::find(document, id);
    const plan::Field* field = found ? found.type->find(name) : nullptr;
    if (field == nullptr || !plan::set_value(*field, *found.entity, value)) return "cli.badFact";
    if (name != "fixed") return {};
    // A milestone has a start and a due day, a commitment a start and an end.
    const auto dated = [&](std::string_view date) {
      const plan::Field* one = found.type->find(date);
      return one != nullptr && plan::date_of(*one, *found.entity);
    };
    return dated("start") || dated("due") || dated("end") ? std::string_view() : "cli.nothingToFix";
  };
  for (const Request::Capacity& one : request.capacities) {
    if (const std::string_view wrong = set(one.organisation, "capacity", static_cast<plan::Number>(one.at_once)); !wrong.empty()) return text(request.language, wrong, {{"word", one.organisation}});
  }
  for (const std::string& id : request.fixed) {
    if (const std::string_view wrong = set(id, "fixed", static_cast<plan::Choice>(plan::YesNo::yes)); !wrong.empty()) return text(request.language, wrong, {{"word", id}});
  }
  return {};
}

std::string_view name_of(Item::Kind kind) {
  constexpr std::string_view names[] = {"cocreation", "begin", "milestone", "work", "completion", "evaluation", "span", "initialEvaluation"};
  return names[static_cast<std::size_t>(kind)];
}

// How late each commitment can begin. Without a proof the answer is a day on which it still can.
void find_latest(const plan::Plan& plan, const Clock& clock, view::Proposal& outcome) {
  for (const plan::Commitment& one : plan.commitments) {
    schedule::LatestStart search(outcome.from, one.id, outcome.answer.starts);
    go_on(search, clock);
    if (search.applies()) outcome.latest.push_back({one.id, outcome.from.days.day(search.latest()), search.latest() - search.proposed(), search.proven()});
  }
}

// Dates or durations that nobody can compute with: what is wrong is how the plan is written, and not that there is no calendar for it.
bool miswritten(const view::Proposal& outcome) {
  return std::any_of(outcome.defects.begin(), outcome.defects.end(), [](const schedule::Defect& one) { return one.cause == schedule::Defect::Cause::bad_number || one.cause == schedule::Defect::Cause::no_time; });
}

std::string_view state_of(const view::Proposal& outcome) {
  if (miswritten(outcome)) return "miswritten";
  if (!outcome.defects.empty() || outcome.answer.state == Answer::State::infeasible) return "infeasible";
  if (!outcome.answer.found) return "none-found";
  if (outcome.from.items.empty()) return "finished";
  return outcome.answer.state == Answer::State::optimal ? "optimal" : "best-found";
}

int code_of(const view::Proposal& outcome) {
  if (miswritten(outcome)) return kUnreadable;
  return outcome.answer.found && !view::passes_term(outcome) ? kNothingOpen : kNotMet;
}

// Of commitments of which nothing is left to plan: what is recorded.
void add_past(const plan::Plan& plan, std::vector<schedule::Proposed>& bars) {
  const std::size_t planned = bars.size();
  for (const plan::Commitment& one : plan.commitments) {
    if (std::any_of(bars.begin(), bars.begin() + static_cast<std::ptrdiff_t>(planned), [&](const schedule::Proposed& bar) { return bar.item.commitment == one.id; })) continue;
    const auto add = [&](Item::Kind kind, const plan::Id& milestone, const plan::Date& from, const plan::Date& to) {
      if (!from && !to) return;
      schedule::Proposed bar{};
      bar.item.kind = kind;
      bar.item.commitment = one.id;
      bar.item.milestone = milestone;
      bar.item.fixed = true;
      bar.last = (to ? to : from)->span().latest;
      bar.first = std::min((from ? from : to)->span().earliest, bar.last);   // done before it was planned to begin: on that day
      bar.recorded_first = from;
      bar.recorded_last = to;
      bars.push_back(std::move(bar));
    };
    const plan::Date& included = one.inclusion == plan::Inclusion::added ? one.submission : plan.submission.date;
    add(Item::Kind::begin, {}, included, included);
    for (const plan::Milestone& milestone : one.milestones) add(Item::Kind::milestone, milestone.id, milestone.start, milestone.done ? milestone.done : milestone.due);
    add(one.milestones.empty() ? Item::Kind::work : Item::Kind::span, {}, one.start, one.end);
    add(Item::Kind::completion, {}, one.completed, one.completed);
    for (const plan::Evaluation& evaluation : plan.evaluations) {
      if (evaluation.kind == plan::EvaluationKind::commitment && evaluation.commitment == one.id) add(Item::Kind::evaluation, {}, {}, evaluation.delivered);
    }
  }
}

void print_json(const view::Context& c, const view::Proposal& outcome, dates::Day as_of, JsonWriter& json) {
  const auto date_or_null = [&](std::string_view key, const plan::Date& date) {
    json.key(key);
    date ? json.text(date->to_string()) : json.null();
  };
  json.open('{');
  json.member("plan", c.plan->id);
  json.member("asOf", dates::to_string(as_of));
  json.member("state", view::kind_decides(c, outcome) ? "depends-on-kind" : state_of(outcome));
  json.key("cost");
  const bool planned = outcome.answer.found && !outcome.from.items.empty();
  planned ? json.number(static_cast<int>(outcome.answer.cost + outcome.from.moved)) : json.null();
  json.key("bound");
  outcome.from.items.empty() ? json.null() : json.number(static_cast<int>(outcome.answer.bound + outcome.from.moved));
  json.key("costProven").boolean(outcome.answer.cost_proven);
  json.key("tiesProven").boolean(outcome.answer.ties_proven);
  json.key("calendar").open('[');
  std::vector<schedule::Proposed> bars = outcome.bars;
  if (outcome.answer.found) add_past(*c.plan, bars);
  for (const schedule::Proposed& bar : bars) {
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
  json.key("assumedDays").number(outcome.from.assumed_days);
  json.key("late").number(outcome.from.late);
  json.key("reason").open('[');
  if (!outcome.reason.constraints.empty() || !outcome.defects.empty()) {
    for (const std::string& sentence : view::reason_words(c, outcome)) json.text(sentence);
  }
  json.close(']');
  json.key("remarks").open('[');
  for (const std::string& sentence : view::remark_words(c, outcome)) json.text(sentence);
  json.close(']');
  json.key("reasonIrreducible").boolean(outcome.reason.irreducible || (!outcome.defects.empty() && !miswritten(outcome)));   // milestones in one circle, or slots that are all kept
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
    case Item::Kind::milestone:
    case Item::Kind::elsewhere:
    case Item::Kind::due: break;
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

// What has to be known of days and durations to read the rest.
void print_suppositions(const view::Context& c, const view::Proposal& outcome, std::ostream& out) {
  for (const std::string& sentence : view::remark_words(c, outcome)) out << sentence << "\n";
}

void print_reason(const view::Context& c, const view::Proposal& outcome, std::ostream& out) {
  out << (outcome.defects.empty() ? view::reason_lead(c, outcome, "cli.infeasible", "cli.infeasibleUnsure") : c.t("cli.noCalendar")) << "\n";
  for (const std::string& sentence : view::reason_words(c, outcome)) out << "  - " << sentence << "\n";
  print_suppositions(c, outcome, out);
}

void print_latest(const view::Context& c, const view::Proposal& outcome, std::ostream& out) {
  if (outcome.latest.empty()) return;
  out << "\n" << c.t("proposal.latestTitle") << "\n" << c.t("proposal.latestEach") << "\n";
  for (const view::Proposal::Latest& one : outcome.latest) {
    std::string name;
    for (std::size_t i = 0; i < c.plan->commitments.size(); ++i) {
      if (c.plan->commitments[i].id == one.commitment) name = view::title_of(c, c.plan->commitments[i], i + 1);
    }
    out << "  " << c.n(one.proven ? "proposal.latest" : "proposal.latestAtLeast", one.slack, {{"name", name}, {"date", view::full(c.state.language, one.day)}}) << "\n";
  }
}

void print_words(const view::Context& c, const view::Proposal& outcome, std::ostream& out) {
  const Answer& answer = outcome.answer;
  if (!outcome.defects.empty() || answer.state == Answer::State::infeasible) return print_reason(c, outcome, out);
  if (!answer.found) {
    out << c.t("cli.noScheduleYet") << "\n";
    return;
  }
  out << view::outcome_words(c, outcome) << "\n";
  if (answer.cost_proven && !answer.ties_proven) out << c.t("cli.tiesNotProven") << "\n";
  print_suppositions(c, outcome, out);
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
  print_latest(c, outcome, out);
}

// A calendar of one plan, with the proof or the reason.
view::Proposal propose(const Request& request, const plan::Document& document, const plan::Plan& plan, dates::Day as_of) {
  view::Proposal outcome;
  outcome.plan = plan.id;
  outcome.least_change = request.least_change;
  outcome.phase = view::Proposal::Phase::done;
  schedule::PlanOptions options = view::plan_options(document, plan, as_of, request.least_change);
  outcome.from = schedule::from_plan(document, plan, options);
  outcome.defects = view::plan_defects(plan, outcome.from);
  if (!outcome.defects.empty()) return outcome;
  const int seconds = request.time_limit.value_or(kPlanSeconds);
  const Clock clock(seconds);
  outcome.answer = solve(outcome.from.problem, clock);
  // Impossible only with no choice of the days that months allow.
  if (outcome.answer.state == Answer::State::infeasible && outcome.from.flexible) {
    options.least_days = true;
    outcome.from = schedule::from_plan(document, plan, options);
    outcome.answer = solve(outcome.from.problem, clock);
  }
  if (outcome.answer.found) outcome.bars = schedule::proposal(outcome.from, outcome.answer.starts);
  if (request.latest_starts && outcome.answer.found) find_latest(plan, Clock(seconds), outcome);
  if (outcome.answer.state == Answer::State::infeasible) {
    schedule::ReasonSearch search(outcome.from.problem, schedule::turns(outcome.from));
    go_on(search, clock);
    outcome.reason = search.reason();
  }
  return outcome;
}

int schedule_plan(const Request& request, const std::string& path, std::ostream& out, std::ostream& err) {
  const LoadedFile file = load(path);
  for (const std::string& problem : problem_words(file, request.language)) err << path << ": " << problem << "\n";
  if (!file.readable() || !rules::is_judged(*file.reading.document)) return kUnreadable;
  plan::Document document = *file.reading.document;
  if (const std::string wrong = apply(request, document); !wrong.empty()) {
    err << path << ": " << wrong << "\n";
    return kUnreadable;
  }
  if (!request.json) make_plain(document);
  if (!request.json && request.files.size() > 1) out << path << "\n";
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
    const view::Proposal outcome = propose(request, document, plan, *as_of);
    code = std::max(code, code_of(outcome));
    if (request.json) {
      print_json(c, outcome, *as_of, json);
      continue;
    }
    if (miswritten(outcome)) {
      for (const std::string& sentence : view::reason_words(c, outcome)) err << path << ": " << sentence << "\n";
      continue;
    }
    out << view::title_of(c, plan) << "\n"
        << c.t(request.as_of ? "cli.countedFrom" : "cli.countedFromDefault", {{"date", view::full(request.language, *as_of)}}) << "\n";
    print_words(c, outcome, out);
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
