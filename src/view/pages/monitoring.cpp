// Monitoring: each evaluation with its due date and delivery, and the quarterly reports with the grid of quarters and commitments.
#include <algorithm>

#include "core/dates/blocks.h"
#include "view/forms.h"
#include "view/frame.h"
#include "view/pages/shared.h"
#include "view/words.h"

namespace cocrea::view {

namespace {

using plan::EvaluationKind;

// ---- evaluations --------------------------------------------------------------------------------------------------------------------------------

struct Report {
  EvaluationKind kind;
  std::string_view title, rule, help, form;
};
constexpr Report kReports[] = {{EvaluationKind::initial, "choice.evaluation.kind.initial", "MON-IE", "monitoring.initialHelp", "inception"},
                               {EvaluationKind::commitment, "monitoring.ofCommitments", "MON-CE", "monitoring.ofCommitmentsHelp", "end-of-commitment"},
                               {EvaluationKind::learning_exercise, "choice.evaluation.kind.learningExercise", "MON-FLE", "monitoring.exerciseHelp", {}},
                               {EvaluationKind::learning_report, "choice.evaluation.kind.learningReport", "MON-FLE", "monitoring.reportHelp", "learning"}};

Node record_button(const Context& c, EvaluationKind kind, const plan::Id& commitment = {}) {
  std::vector<std::pair<std::string, plan::Value>> initial = {{"kind", static_cast<plan::Choice>(kind)}};
  if (!commitment.empty()) initial.emplace_back("commitment", commitment);
  return add_button(c, c.t("evaluation.record"), *c.plan, "evaluations", false, std::move(initial));
}

// What is not delivered yet: what it is, by when, and the button that records it.
Node awaited(const Context& c, const Report& report, std::string title, const plan::Id& subject, Node record) {
  record.help = subject == c.plan->id ? c.t(report.title) : title;
  Node words = column(in_language(paragraph(std::move(title)), subject == c.plan->id ? std::string() : subject_language(c, subject)));
  const rules::Verdict* verdict = find_verdict(c, report.rule, subject);
  const bool pill_tells = verdict && verdict->state == rules::State::pending && verdict->due;
  for (const deadlines::Deadline* one : deadlines_about(c, subject)) {
    if (pill_tells || one->rule != report.rule || one->nature != deadlines::Nature::obligation) continue;
    add(words, paragraph(c.t("monitoring.due", {{"date", full(c.state.language, one->due)}}), Emphasis::small, Tone::secondary));
    break;
  }
  Node line = row(growing(tight(std::move(words))));
  if (verdict) add(line, at_end(verdict_pill(c, *verdict, "awaited:" + record.id)));
  add(line, std::move(record));
  return line;
}

void add_report(const Context& c, const Report& report, Node& content) {
  Node box = card(c.t(report.title), reading(paragraph(c.t(report.help), Emphasis::normal, Tone::secondary)));
  box.id = "monitoring:" + std::to_string(static_cast<int>(report.kind));
  const auto& all = c.plan->evaluations;
  const auto add_delivered = [&](const plan::Evaluation& one, std::string title, std::string language = {}) {
    add(box, separator(), evaluation_entry(c, one, std::move(title), "kind commitment"));
    box.children.back().children.front().children.front().language = std::move(language);   // of its heading
  };
  if (report.kind != EvaluationKind::commitment) {
    bool any = false;
    for (const plan::Evaluation& one : all) {
      if (one.kind != report.kind) continue;
      add_delivered(one, one.delivered ? full(c.state.language, *one.delivered) : c.t("evaluation.undelivered"));
      any = true;
    }
    if (!any) add(box, awaited(c, report, c.t("evaluation.noneRecorded"), c.plan->id, record_button(c, report.kind)));
  } else {
    for (std::size_t i = 0; i < c.plan->commitments.size(); ++i) {
      const plan::Commitment& commitment = c.plan->commitments[i];
      bool any = false;
      for (const plan::Evaluation& one : all) {
        if (one.kind != report.kind || one.commitment != commitment.id) continue;
        add_delivered(one, title_of(c, commitment, i + 1), shown_language(c, commitment.title));
        any = true;
      }
      if (!any) add(box, separator(), awaited(c, report, title_of(c, commitment, i + 1), commitment.id, record_button(c, report.kind, commitment.id)));
    }
    if (c.plan->commitments.empty()) add(box, paragraph(c.t("monitoring.noCommitments"), Emphasis::small, Tone::secondary));
  }
  if (!report.form.empty()) {
    Node pack = form_button(c, report.form, c.t("monitoring.pack"));
    pack.help = c.t(report.title);
    add(box, separator(), row(std::move(pack)));
  }
  add(content, std::move(box));
  add_open_form(c, content, report.form);
}

// Of no kind, or of a commitment that is not there (any more).
void add_strays(const Context& c, Node& content) {
  for (const plan::Evaluation& one : c.plan->evaluations) {
    const bool known = one.kind != EvaluationKind::unset && one.kind != EvaluationKind::commitment;
    const auto& all = c.plan->commitments;
    if (known || (one.kind == EvaluationKind::commitment && std::any_of(all.begin(), all.end(), [&](const plan::Commitment& other) { return other.id == one.commitment; }))) continue;
    add(content, card({}, evaluation_entry(c, one, c.t("evaluation.unnamed"), "kind commitment")));
  }
}

Node evaluations_tab(const Context& c) {
  Node content = column();
  for (const Report& one : kReports) add_report(c, one, content);
  add_strays(c, content);
  add(content, registers_card(c, "evaluations completions"));
  return content;
}

// ---- quarters -----------------------------------------------------------------------------------------------------------------------------------

std::vector<dates::Block> blocks_of(const Context& c) {
  const plan::Date end = plan::plan_end(*c.plan);
  if (!c.plan->submission.date || !end) return {};
  const dates::Day from = c.plan->submission.date->span().earliest, to = end->span().latest;
  constexpr int kMost = 4 * 366;   // days: no plan is longer (PLAN-PERIOD-3), and a mistyped year fills no page
  if (dates::days_between(from, to) > kMost) return {};
  return c.document->readings.quarters == plan::QuarterReading::calendar ? dates::calendar_quarter_blocks(from, to) : dates::quarter_blocks(from, to);
}

// What was reported about a commitment in a block: progress, none, or nothing at all.
std::string_view reported(const plan::Plan& plan, const dates::Block& block, const plan::Id& commitment) {
  std::string_view best = "monitoring.nothing";
  for (const plan::ProgressEntry& one : plan.progress) {
    if (!one.date || one.date->span().earliest < block.first || one.date->span().earliest > block.last) continue;
    if (!one.commitments.empty() && std::find(one.commitments.begin(), one.commitments.end(), commitment) == one.commitments.end()) continue;
    if (one.progress == plan::YesNo::yes) return "choice.yes";
    best = one.progress == plan::YesNo::no ? "choice.no" : "monitoring.unsaid";
  }
  return best;
}

// One row for each quarter, one column for each commitment, by its number.
void add_quarter_grid(const Context& c, Node& content) {
  const std::vector<dates::Block> blocks = blocks_of(c);
  if (blocks.empty() || c.plan->commitments.empty()) return;
  std::vector<std::string> headers = {c.t("monitoring.quarter")};
  for (std::size_t i = 0; i < c.plan->commitments.size(); ++i) headers.push_back(std::to_string(i + 1));
  headers.push_back(c.t("calendar.state"));
  Node grid_table = table(c.t("monitoring.grid"), headers);
  for (std::size_t i = 0; i < c.plan->commitments.size(); ++i) grid_table.children.front().children[i + 1].help = shown(c, c.plan->commitments[i].title);
  for (const dates::Block& block : blocks) {
    Node line = table_row(cell(brief(c.state.language, dates::Span{block.first, block.last})));
    line.children.front().header = true;
    for (const plan::Commitment& one : c.plan->commitments) add(line, cell(c.t(reported(*c.plan, block, one.id))));
    Node state = cell_of();
    for (const rules::Verdict& one : c.calendar->verdicts) {
      if (one.rule != "MON-Q" || one.subject != c.plan->id || !one.opens || one.opens->earliest != block.first) continue;
      add(state, verdict_pill(c, one, "quarter"));
      break;
    }
    if (state.children.empty()) state.label = c.t("monitoring.nothing");
    add(line, std::move(state));
    add(grid_table, std::move(line));
  }
  Node box = card(c.t("monitoring.grid"), reading(paragraph(c.t("monitoring.gridHelp"), Emphasis::normal, Tone::secondary)), std::move(grid_table));
  box.id = "monitoring:grid";
  add(content, std::move(box));
}

Node quarters_tab(const Context& c) {
  Node content = column();
  const auto& all = c.plan->progress;
  constexpr std::string_view kForm = "date progress | commitments | note | channelKind link";
  if (all.empty()) {
    add(content, list_card(c, *c.plan, plan::kPlan, {"progress", kForm, {}}));
  } else {   // the way to one more stands above: below so many it would be far
    add(content, row(growing(content_language_switch(c)), at_end(add_to_list(c, *c.plan, plan::kPlan, "progress"))));
    Node box = card(c.t("list.plan.progress.title"), reading(paragraph(c.t("list.plan.progress.help"), Emphasis::normal, Tone::secondary)));
    for (std::size_t i = 0; i < all.size(); ++i) add(box, separator(), entry(c, all[i], plan::kProgressEntry, i + 1, kForm));
    add(content, std::move(box));
  }
  add_quarter_grid(c, content);
  add(content, row(form_button(c, "quarterly", c.t("monitoring.pack"))));
  add_open_form(c, content, "quarterly");
  add(content, registers_card(c, "progress"));
  return content;
}

}  // namespace

Node build_monitoring(const Context& c) {
  Node main = column(page_head(c, c.t("nav.monitoring"), c.t("monitoring.lead")));
  if (!c.plan) {
    add(main, no_plan(c));
    return main;
  }
  const TabEntry all[] = {{"evaluations", "monitoring.tabEvaluations", 0}, {"quarters", "monitoring.tabQuarters", c.plan->progress.size()}};
  add(main, tabs(c, all, tab_in_view(c, all) == "quarters" ? quarters_tab(c) : evaluations_tab(c)));
  return main;
}

}  // namespace cocrea::view
