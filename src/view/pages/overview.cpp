// Overview: where the plan stands, the next dates, what to do next, and what each rule says.
#include <algorithm>

#include "core/plan/sorted.h"
#include "view/frame.h"
#include "view/pages/shared.h"
#include "view/words.h"

namespace cocrea::view {

namespace {

constexpr std::size_t kNextDates = 6;
constexpr std::size_t kNextSteps = 6;

// ---- what the plan is ---------------------------------------------------------------------------------------------------------------------------

std::string plan_line(const Context& c) {
  const plan::Jurisdiction& jurisdiction = c.document->jurisdiction;
  std::string place = jurisdiction.name.empty() ? c.t("overview.placeUnknown") : jurisdiction.name;
  if (!jurisdiction.name.empty() && !jurisdiction.country.empty()) place = c.t("overview.place", {{"name", jurisdiction.name}, {"country", jurisdiction.country}});
  const std::string kind = c.t(jurisdiction.kind == plan::JurisdictionKind::joint         ? "overview.joint"
                               : jurisdiction.kind == plan::JurisdictionKind::independent ? "overview.independent"
                                                                                          : "overview.kindUnset");
  const plan::Date start = c.plan->period_start ? c.plan->period_start : c.plan->submission.date;
  const plan::Date end = plan::plan_end(*c.plan);
  if (!start || !end) return c.t("overview.line", {{"place", place}, {"kind", kind}});
  return c.t("overview.lineWithPeriod", {{"place", place}, {"kind", kind}, {"from", full(c.state.language, *start)}, {"to", full(c.state.language, *end)}});
}

Node english_card(const Context& c) {
  const TextCount count = texts_in_english(*c.plan);
  Node box = card(c.t("overview.english"));
  box.id = "overview:english";
  if (count.texts == 0) {
    add(box, paragraph(c.t("overview.noTexts"), Emphasis::normal, Tone::secondary));
    return box;
  }
  Node progress;
  progress.kind = NodeKind::progress;
  progress.id = "overview:english-progress";
  progress.label = c.t("overview.english");
  progress.value_now = count.in_english;
  progress.value_max = count.texts;
  const std::string all = std::to_string(count.texts);
  progress.value = c.n("overview.englishOf", count.in_english, {{"all", all}});
  progress.tone = count.in_english == count.texts ? Tone::done : Tone::at_risk;
  add(box, std::move(progress));
  const int missing = count.texts - count.in_english;
  add(box, paragraph(missing == 0 ? c.t("overview.englishComplete") : c.n("overview.englishMissing", missing), Emphasis::small, Tone::secondary));
  return box;
}

Node period_card(const Context& c) {
  Node box = card(c.t("overview.period"));
  box.id = "overview:period";
  const plan::Date end = plan::plan_end(*c.plan);
  add(box, paragraph(end ? c.t("overview.ends", {{"date", full(c.state.language, *end)}}) : c.t("overview.endUnset"), Emphasis::strong));
  if (const rules::Verdict* verdict = find_verdict(c, "PLAN-PERIOD-2", c.plan->id)) add(box, verdict_pill(c, *verdict, "overview:period"));
  return box;
}

// ---- next dates ---------------------------------------------------------------------------------------------------------------------------------

bool lies_ahead(const Context& c, const deadlines::Deadline& one) { return one.due.latest >= c.state.as_of_day() && !one.done; }

Node deadline_item(const Context& c, const deadlines::Deadline& one) {
  const std::string id = "date:" + std::string(one.label) + ":" + std::string(one.subject);
  const ShowWhy why = why_of(one);
  Node line = item(id, {}, why);
  line.selected = c.state.why && c.state.why->rule == why.rule && c.state.why->subject == why.subject && c.state.why->deadline == why.deadline;
  Node words = column(paragraph(deadline_title(c, one), Emphasis::strong),
                      paragraph(c.t("actor." + std::string(deadlines::name(one.actor))), Emphasis::small, Tone::secondary));
  if (dates::days_between(one.due.earliest, one.due.latest) > 31) {
    add(words, paragraph(brief(c.state.language, one.due), Emphasis::small, Tone::secondary));
  }
  Node entry = row(date_block(c, one.due), growing(tight(std::move(words))), at_end(deadline_pill(c, one, "overview:dates")));
  entry.layout.wrap = false;
  add(line, std::move(entry));
  return line;
}

Node dates_card(const Context& c) {
  Node box = card(c.t("overview.nextDates"));
  box.id = "overview:dates";
  Node dates = list(c.t("overview.nextDates"));
  for (const deadlines::Deadline& one : c.calendar->deadlines) {
    if (one.plan != c.plan->id || !lies_ahead(c, one)) continue;
    if (dates.children.size() == kNextDates) break;
    add(dates, deadline_item(c, one));
  }
  if (dates.children.empty()) {
    const bool submitted = c.plan->submission.date.has_value();
    add(box, empty_state(c.t("overview.noDates"), c.t(submitted ? "overview.noDatesAhead" : "overview.noDatesHelp"),
                         button("overview:record-submission", c.t(submitted ? "overview.seeCalendar" : "overview.recordSubmission"), "arrow_right",
                                submitted ? Action{Navigate{PageId::calendar, {}, {}}} : go_to(c, c.plan->submission.id, "date"))));
    return box;
  }
  add(box, std::move(dates), row(link("overview:calendar", c.t("overview.allDates"), Navigate{PageId::calendar, {}, {}})));
  return box;
}

// ---- what to do next ----------------------------------------------------------------------------------------------------------------------------

// In this order: what is late, what could be late for lack of a fact, what an exact day would settle, what lies ahead.
int urgency(const rules::Verdict& one) {
  if (is_late_but_done(one)) return -1;
  switch (one.state) {
    case rules::State::not_met: return 0;
    case rules::State::cannot_tell: return 1;
    case rules::State::depends_on_day: return 2;
    case rules::State::pending: return 3;
    case rules::State::met:
    case rules::State::not_applicable: break;
  }
  return -1;
}

Node next_card(const Context& c) {
  std::vector<const rules::Verdict*> open;
  for (const rules::Verdict& one : c.calendar->verdicts) {
    if (one.plan == c.plan->id && urgency(one) >= 0) open.push_back(&one);
  }
  plan::stable_sort(open, [](const rules::Verdict* a, const rules::Verdict* b) { return urgency(*a) < urgency(*b); });

  Node box = callout(Tone::accent, "arrow_right", c.t("overview.whatNext"));
  box.id = "overview:next";
  Node steps = list(c.t("overview.whatNext"), true);
  std::vector<std::string> said;
  for (const rules::Verdict* one : open) {
    if (said.size() == kNextSteps) break;
    NextStep step = next_step(c, *one);
    if (step.words.empty() || std::find(said.begin(), said.end(), step.words) != said.end()) continue;
    Node line = item({}, {});
    add(line, link("next:" + std::string(one->rule) + ":" + std::string(one->subject), step.words, go_to(c, step.place.entity, step.place.field)));
    said.push_back(std::move(step.words));
    add(steps, std::move(line));
  }
  if (steps.children.empty()) add(box, paragraph(c.t("overview.nothingNext")));
  else add(box, std::move(steps));
  return box;
}

// ---- the rules ----------------------------------------------------------------------------------------------------------------------------------

// One line for each rule, with the worst of its verdicts.
Node rules_card(const Context& c) {
  struct Line {
    std::string_view rule;
    std::vector<rules::State> states;
    std::vector<const rules::Verdict*> verdicts;
  };
  std::vector<Line> lines;
  for (const rules::Verdict& one : c.calendar->verdicts) {
    if (one.plan != c.plan->id) continue;
    if (lines.empty() || lines.back().rule != one.rule) lines.push_back({one.rule, {}, {}});
    lines.back().states.push_back(one.state);
    lines.back().verdicts.push_back(&one);
  }
  Node box = card(c.t("overview.rules"));
  box.id = "overview:rules";
  for (const Line& line : lines) {
    const rules::State worst = rules::worst(line.states);
    const auto decides = std::find_if(line.verdicts.begin(), line.verdicts.end(), [&](const rules::Verdict* one) { return one->state == worst; });
    Node words = column(paragraph(c.rule(std::string(line.rule) + ".title")));
    if (line.verdicts.size() > 1) {
      const auto alike = static_cast<long>(std::count(line.states.begin(), line.states.end(), worst));
      const std::string all = std::to_string(line.states.size());
      add(words, paragraph(c.n("overview.alike", alike, {{"all", all}}), Emphasis::small, Tone::secondary));
    }
    Node entry = row(growing(tight(std::move(words))), at_end(verdict_pill(c, decides == line.verdicts.end() ? *line.verdicts.front() : **decides, "overview:rules")));
    entry.layout.wrap = false;
    add(box, std::move(entry));
  }
  if (box.children.empty()) add(box, paragraph(c.t("overview.noRules"), Emphasis::normal, Tone::secondary));
  return box;
}

}  // namespace

Node build_overview(const Context& c) {
  Node main = column();
  if (!c.plan) {
    add(main, heading(1, c.t("nav.overview"), "page:title"),
        empty_state(c.t("overview.noPlan"), c.t("overview.noPlanHelp"), add_button(c, c.t("plan.add"), *c.document, "plans", true)));
    return main;
  }
  add(main, tight(column(heading(1, c.t("nav.overview"), "page:title"), paragraph(plan_line(c), Emphasis::normal, Tone::secondary))));
  add(main, grid(3, slots_card(c, "overview", c.t("slots.title")), period_card(c), english_card(c)));
  add(main, grid(2, growing(dates_card(c), 3), growing(column(next_card(c), rules_card(c)), 2)));
  return main;
}

}  // namespace cocrea::view
