// The "why?" panel: the sentence of the handbook, the facts used, the arithmetic, the reading chosen, and what would change the answer.
#include <algorithm>

#include "core/dates/add_months.h"
#include "core/status/status.h"
#include "view/forms.h"
#include "view/frame.h"
#include "view/other_day.h"
#include "view/pages/shared.h"
#include "view/words.h"

namespace cocrea::view {

namespace {

using rules::Step;

std::string rule_key(std::string_view rule, std::string_view part) { return std::string(rule) + "." + std::string(part); }

Node section(std::string label) { return heading(3, std::move(label)); }

// ---- facts --------------------------------------------------------------------------------------------------------------------------------------

std::string date_with_precision(const Context& c, const dates::PartialDate& date) {
  const std::string words = brief(c.state.language, date);
  if (date.precision() == dates::Precision::month) return c.t("why.onlyMonth", {{"date", words}});
  if (date.precision() == dates::Precision::year) return c.t("why.onlyYear", {{"date", words}});
  return words;
}

std::string fact_value(const Context& c, const rules::Fact& fact) {
  if (fact.date) return date_with_precision(c, *fact.date);
  if (fact.number) return number(c.state.language, *fact.number);
  if (!fact.choice.empty()) {
    const plan::FoundConst found = plan::find(*c.document, fact.place.entity);
    const plan::Field* field = found ? found.type->find(fact.place.field) : nullptr;
    return field ? option_label(c, *found.type, *field, fact.choice) : std::string(fact.choice);
  }
  return fact.text.empty() ? c.t("why.notRecorded") : std::string(fact.text);
}

bool is_register(const Context& c, const rules::Fact& fact) {
  const plan::FoundConst found = plan::find(*c.document, fact.place.entity);
  return found && found.type == &plan::kRegisters;
}

void add_facts(const Context& c, const rules::Verdict& verdict, dates::Day day, Node& panel) {
  if (verdict.facts.empty()) return;
  const bool foreseen = day > c.state.as_of_day();
  bool any_ahead = false;
  Node facts = column();
  facts = tight(std::move(facts));
  facts.label = c.t("why.facts");
  facts.id = "why:facts";
  for (std::size_t i = 0; i < verdict.facts.size(); ++i) {
    const rules::Fact& one = verdict.facts[i];
    if (foreseen && is_register(c, one)) continue;   // a forecast takes it that nothing else happens, whatever the register says
    add(facts, definition("why:fact:" + std::to_string(i), rule_sentence(c, one.label, verdict), fact_value(c, one), go_to(c, one.place.entity, one.place.field)));
    any_ahead = any_ahead || act_lies_ahead(one.place.field, one.date, day);
  }
  if (any_ahead) add(facts, paragraph(c.t("why.notYet", {{"date", full(c.state.language, day)}}), Emphasis::small, Tone::secondary));
  add(panel, section(c.t("why.facts")), std::move(facts));
}

// ---- arithmetic ---------------------------------------------------------------------------------------------------------------------------------

std::string sum_words(const Context& c, dates::Day from, int months, dates::Day to) {
  const Language language = c.state.language;
  const std::string from_words = brief(language, from), to_words = brief(language, to);
  const long count = months < 0 ? -months : months;
  return c.n(months < 0 ? "arithmetic.minusMonths" : "arithmetic.plusMonths", count, {{"from", from_words}, {"to", to_words}});
}

std::string month_of(const Context& c, dates::Day day) {
  const date::year_month_day ymd{day};
  return c.t("month.full." + std::to_string(static_cast<unsigned>(ymd.month())));
}

// Whether the sum met a month without such a day, said either way: it is what people check first.
std::string clamp_words(const Context& c, dates::Day from, int months) {
  const dates::Sum sum = dates::add_months(from, months);
  const std::string day = std::to_string(static_cast<unsigned>(date::year_month_day{from}.day()));
  const std::string year = std::to_string(static_cast<int>(date::year_month_day{sum.day}.year()));
  return c.t(sum.clamped ? "arithmetic.clamped" : "arithmetic.dayExists", {{"day", day}, {"month", month_of(c, sum.day)}, {"year", year}});
}

void add_month_lines(const Context& c, const Step& step, Node& box) {
  add(box, paragraph(sum_words(c, step.from.earliest, step.months, step.to.earliest), Emphasis::strong));
  if (!step.from.is_day()) add(box, paragraph(sum_words(c, step.from.latest, step.months, step.to.latest), Emphasis::strong));
  add(box, paragraph(clamp_words(c, step.from.earliest, step.months), Emphasis::small, Tone::secondary));
  if (!step.from.is_day() && dates::add_months(step.from.latest, step.months).clamped) {
    add(box, paragraph(clamp_words(c, step.from.latest, step.months), Emphasis::small, Tone::secondary));
  }
}

std::string compare_words(const Context& c, const Step& step) {
  const std::string from = brief(c.state.language, step.from), to = brief(c.state.language, step.to);
  const std::initializer_list<Argument> arguments = {{"from", from}, {"to", to}};
  if (step.outcome == rules::State::met) return c.t("arithmetic.holds", arguments);
  if (step.outcome == rules::State::not_met) return c.t("arithmetic.fails", arguments);
  return c.t("arithmetic.depends", arguments);
}

std::string count_words(const Context& c, const Step& step) {
  const Language language = c.state.language;
  const std::string most = number(language, step.count), least = number(language, step.count_least), limit = number(language, step.limit);
  if (step.count_least < step.count) return c.t("arithmetic.countBetween", {{"least", least}, {"count", most}, {"limit", limit}});
  return c.t("arithmetic.count", {{"count", most}, {"limit", limit}});
}

std::string plus_days_words(const Context& c, const Step& step) {
  const std::string from = brief(c.state.language, step.from), to = brief(c.state.language, step.to);
  if (step.count_least == step.count) return c.n("arithmetic.plusDays", step.count, {{"from", from}, {"to", to}});
  return c.n("arithmetic.plusDaysBetween", step.count, {{"from", from}, {"to", to}, {"least", number(c.state.language, step.count_least)}});
}

Node arithmetic_box(const Context& c) {
  Node box;
  box.kind = NodeKind::arithmetic;
  box.id = "why:arithmetic";
  box.label = c.t("why.arithmetic");
  return box;
}

void add_arithmetic(const Context& c, const rules::Verdict& verdict, Node& panel) {
  if (verdict.steps.empty()) return;
  Node box = arithmetic_box(c);
  for (const Step& step : verdict.steps) {
    if (!step.label.empty()) add(box, paragraph(rule_sentence(c, step.label, step), Emphasis::small, Tone::secondary));
    switch (step.kind) {
      case Step::Kind::add_months: add_month_lines(c, step, box); break;
      case Step::Kind::add_days:
        add(box, paragraph(plus_days_words(c, step), Emphasis::strong));
        break;
      case Step::Kind::compare: add(box, paragraph(compare_words(c, step))); break;
      case Step::Kind::count: add(box, paragraph(count_words(c, step), Emphasis::strong)); break;
    }
  }
  add(panel, section(c.t("why.arithmetic")), std::move(box));
}

// ---- the rest -----------------------------------------------------------------------------------------------------------------------------------

Node quote(const Context& c, std::string_view rule) {
  Node node;
  node.kind = NodeKind::quote;
  node.label = c.t("why.quote", {{"words", c.rule(rule_key(rule, "quote"))}});
  const rules::RuleInfo* info = rules::default_rule_set().find(rule);
  node.value = info ? c.t("why.source", {{"origin", c.rule("quote.origin")}, {"section", c.rule(info->source_section)}}) : c.rule("quote.origin");
  return node;
}

void add_words_of(const Context& c, std::string_view rule, std::string_view part, std::string label, Node& panel) {
  const std::string key = rule_key(rule, part);
  if (rules::words(tag(c.state.language), key).empty()) return;
  add(panel, section(std::move(label)), paragraph(c.rule(key), Emphasis::normal, Tone::secondary));
}

void add_possible(const Context& c, const rules::Verdict& verdict, Node& panel) {
  if (verdict.state != rules::State::depends_on_day || verdict.possible.empty()) return;
  Node states = row();
  const auto say = [&](std::string words, const Look& look) { add(states, pill({}, std::move(words), look.icon, look.tone)); };
  for (const rules::State one : verdict.possible) {
    if (one != rules::State::met || verdict.standings == 0) say(state_word(c, one), look_of(one));
  }
  for (const rules::Standing one : rules::standings_in(verdict.standings)) say(standing_word(c, one), look_of(one));
  add(panel, section(c.t("why.possible")), std::move(states));
}

void add_notes(const Context& c, const rules::Verdict& verdict, Node& panel) {
  if (verdict.notes.empty()) return;
  add(panel, section(c.t("why.notes")));
  for (const rules::Note& one : verdict.notes) add(panel, paragraph(rule_sentence(c, one.label, one), Emphasis::normal, Tone::secondary));
}

// ---- what would change it, and what to do next --------------------------------------------------------------------------------------------------

// Rules that a date alone decides, and how that is said: what may move where it is met, what would change it where it is not, and what is in time while
// it is awaited. "from" and "to": the days between which it is so whatever the exact days are.
struct Limits {
  std::string_view rule, met, not_met, pending;
  bool both_ends = true;   // also says from when
};
constexpr Limits kLimits[] = {
    {"PLAN-PERIOD-2", "why.planEndMayMove", "why.planEndShouldMove", {}, false},
    {"PLAN-PERIOD-3", "why.planEndMayMoveWithin", "why.planEndShouldMoveWithin", {}},
    {"COM-7", "why.commitmentEndMayMove", "why.commitmentEndShouldMove", {}, false},
    {"AMD-1", "why.inTime", "why.wouldBeInTime", "why.inTime"},
    {"MON-IE", "why.inTime", "why.wouldBeInTime", "why.inTime"},
    {"MON-CE", "why.inTime", "why.wouldBeInTime", "why.inTime"},
    {"MON-FLE", "why.inTime", "why.wouldBeInTime", "why.inTime"},
    {"MON-Q", "why.inTime", "why.wouldBeInTime", "why.inTime"},
    {"NEXT-1", "why.inTime", "why.wouldBeInTime", "why.inTime"},
};

std::string date_limit_words(const Context& c, const rules::Verdict& verdict) {
  const auto found = std::find_if(std::begin(kLimits), std::end(kLimits), [&](const Limits& one) { return one.rule == verdict.rule; });
  if (found == std::end(kLimits) || !verdict.due) return {};
  std::string_view key;
  if (verdict.state == rules::State::met) key = found->met;
  if (verdict.state == rules::State::not_met && verdict.missing.empty()) key = found->not_met;
  if (verdict.state == rules::State::pending) key = found->pending;
  const bool within = verdict.opens && verdict.opens->latest <= verdict.due->earliest;
  if (key.empty() || (found->both_ends && !within)) return {};
  // Of dates known by month these are the days that are in time whatever the exact days are; others may be too.
  if (within && (verdict.opens->earliest != verdict.opens->latest || verdict.due->earliest != verdict.due->latest)) {
    if (key == "why.inTime") key = "why.surelyInTime";
    if (key == "why.wouldBeInTime") key = "why.wouldSurelyBeInTime";
  }
  const std::string from = within ? full(c.state.language, verdict.opens->latest) : std::string(), to = full(c.state.language, verdict.due->earliest);
  return c.t(key, {{"from", from}, {"to", to}});
}

// Of what is counted: how many it takes, or are too many.
std::string count_limit_words(const Context& c, const rules::Verdict& verdict) {
  const auto step = std::find_if(verdict.steps.begin(), verdict.steps.end(), [](const Step& one) { return one.kind == Step::Kind::count; });
  const bool met = verdict.state == rules::State::met;
  if (step == verdict.steps.end() || (!met && verdict.state != rules::State::not_met && verdict.state != rules::State::pending)) return {};
  if (verdict.rule == "COM-3") return c.n(met ? "why.slotsBreak" : "why.slotsFit", step->limit);
  if (verdict.rule != "REQ-2" || !verdict.opens || !verdict.due) return {};
  const std::string from = full(c.state.language, verdict.opens->earliest), to = full(c.state.language, verdict.due->latest);
  return c.n(met ? "why.meetingsBreak" : "why.meetingsNeeded", step->limit, {{"from", from}, {"to", to}});
}

// What would change a verdict, in one sentence; "" where that is no more than what is missing, or than doing what it asks for.
std::string change_words(const Context& c, const rules::Verdict& verdict) {
  if (std::string words = date_limit_words(c, verdict); !words.empty()) return words;
  if (std::string words = count_limit_words(c, verdict); !words.empty()) return words;
  if (verdict.state == rules::State::depends_on_day) return c.t("why.theDayDecides");
  if (verdict.state != rules::State::pending || !verdict.due) return {};
  return c.t("why.lateFrom", {{"date", full(c.state.language, verdict.due->latest + date::days{1})}});
}

void add_missing(const Context& c, const rules::Verdict& verdict, Node& changes) {
  if (verdict.missing.empty()) return;
  Node missing = list(c.t("why.missing"));
  for (std::size_t i = 0; i < verdict.missing.size(); ++i) {
    const rules::Missing& one = verdict.missing[i];
    Node line = item({}, {});
    std::string words = rule_sentence(c, one.label, verdict);
    // The same of several meetings, reports ...: which of them.
    const auto alike = std::count_if(verdict.missing.begin(), verdict.missing.end(), [&](const rules::Missing& other) { return other.label == one.label; });
    if (const plan::FoundConst found = plan::find(*c.document, one.place.entity); alike > 1 && found) {
      words = c.t("whatIf.about", {{"rule", words}, {"subject", name_of(c, *found.entity, *found.type, i + 1)}});
    }
    add(line, link("why:missing:" + std::to_string(i), std::move(words), go_to(c, verdict, one)));
    add(missing, std::move(line));
  }
  add(changes, paragraph(c.t("why.missing"), Emphasis::small, Tone::secondary), std::move(missing));
}

// Whether a remedy only records what is so: that is no work that anybody has to do.
bool only_records(const rules::Missing& remedy) { return remedy.label.find(".record") != std::string_view::npos || remedy.label.find(".exactDay") != std::string_view::npos; }

// The remedies after the first that are wanted, each leading to its place.
Node other_remedies(const Context& c, const rules::Verdict& verdict, bool records, std::string label) {
  Node others = list(std::move(label));
  for (std::size_t i = 1; i < verdict.remedies.size(); ++i) {
    const rules::Missing& one = verdict.remedies[i];
    if (only_records(one) != records) continue;
    Node line = item({}, {});
    add(line, link("why:remedy:" + std::to_string(i), remedy_words(c, verdict, one), go_to(c, verdict, one)));
    add(others, std::move(line));
  }
  return others;
}

// False: nothing is known that would, but doing what it asks for.
bool add_changes(const Context& c, const rules::Verdict& verdict, Node& panel) {
  Node changes = tight(column());
  changes.id = "why:changes";
  if (std::string words = change_words(c, verdict); !words.empty()) add(changes, paragraph(std::move(words)));
  add_missing(c, verdict, changes);
  if (Node records = other_remedies(c, verdict, true, c.t("why.whatWouldChangeIt")); !records.children.empty()) add(changes, std::move(records));
  if (changes.children.empty()) return false;
  add(panel, section(c.t("why.whatWouldChangeIt")), std::move(changes));
  return true;
}

void add_next(const Context& c, const rules::Verdict& verdict, bool changes_said, Node& panel) {
  const std::string next = rule_key(verdict.rule, "next");
  if (verdict.remedies.empty()) {
    const bool has_next = !rules::words(tag(c.state.language), next).empty();
    if (has_next && verdict.state != rules::State::met) add(panel, section(c.t("why.whatToDo")), paragraph(rule_sentence(c, next, verdict)));
    return;
  }
  const rules::Missing& first = verdict.remedies.front();
  add(panel, section(c.t(changes_said ? "why.whatToDo" : "why.whatToDoToChangeIt")), paragraph(remedy_words(c, verdict, first)),
      row(button("why:remedy:0", c.t("why.goThere"), "arrow_right", go_to(c, verdict, first), Emphasis::primary)));
  Node others = other_remedies(c, verdict, false, c.t("why.others"));
  if (!others.children.empty()) add(panel, paragraph(c.t("why.others"), Emphasis::small, Tone::secondary), std::move(others));
}

Node panel_with_title(const Context& c, std::string_view rule, std::string title) {
  Node panel = column();
  panel.id = "why";
  panel.label = c.t("why.title");
  Node head = row(growing(heading(2, c.t("why.title"), "why:title")), paragraph(std::string(rule), Emphasis::small, Tone::secondary),
                  at_end(icon_button("why:close", c.t("why.close"), "close", HideWhy{})));
  head.layout.wrap = false;
  add(panel, std::move(head), paragraph(std::move(title), Emphasis::strong));
  return panel;
}

// The rules that a standing rests on, each in its sentence.
void add_causes(const Context& c, const Context& then, const ShowWhy& wanted, Node& panel) {
  const dates::Day day = wanted.on ? *wanted.on : c.state.as_of_day();
  const std::vector<status::Interval> line = status::status(*c.document, day, day, c.state.as_of_day());
  if (line.empty()) return;
  Node causes = list(c.t("why.causes"));
  for (std::size_t i = 0; i < std::size(rules::kCauseNames); ++i) {
    if ((line.back().causes & (1u << i)) == 0) continue;
    const rules::Verdict* verdict = find_verdict(then, rules::kCauseNames[i], c.document->jurisdiction.id);
    if (!verdict) continue;
    Node one = item({}, {});
    const std::string rule(verdict->rule);
    add(one, tight(column(link("why:cause:" + rule, c.rule(rule_key(rule, "title")), ShowWhy{rule, wanted.subject, {}, 0, wanted.on}),
                          paragraph(reason_words(then, *verdict), Emphasis::small, Tone::secondary))));
    add(causes, std::move(one));
  }
  if (!causes.children.empty()) add(panel, section(c.t("why.causes")), std::move(causes));
}

// `then`: the context of the verdict, where it is another day's.
Node verdict_panel(const Context& c, const Context& then, const rules::Verdict& verdict, const ShowWhy& wanted) {
  Node panel = panel_with_title(c, verdict.rule, c.rule(rule_key(verdict.rule, "title")));
  const bool foreseen = wanted.on && *wanted.on > c.state.as_of_day();
  if (wanted.on) add(panel, paragraph(c.t(foreseen ? "why.willBe" : "why.wasOn", {{"date", full(c.state.language, *wanted.on)}}), Emphasis::normal, Tone::secondary));
  if (std::string subject = c.plan && verdict.subject == c.plan->id ? std::string() : subject_of(c, verdict.subject); !subject.empty()) {
    add(panel, in_language(paragraph(std::move(subject), Emphasis::normal, Tone::secondary), subject_language(c, verdict.subject)));
  }
  const Look look = verdict_look(verdict);
  add(panel, pill("why:state", verdict_words(c, verdict), look.icon, look.tone));
  if (!verdict.reason.empty()) add(panel, paragraph(reason_words(c, verdict)));
  if (verdict.rule == "STA-1") add_causes(c, then, wanted, panel);
  add(panel, quote(c, verdict.rule));
  add_facts(c, verdict, wanted.on ? *wanted.on : c.state.as_of_day(), panel);
  add_arithmetic(c, verdict, panel);
  add_words_of(c, verdict.rule, "reading", c.t("why.reading"), panel);
  add_possible(c, verdict, panel);
  add_notes(c, verdict, panel);
  add_next(c, verdict, add_changes(c, verdict, panel), panel);
  return panel;
}

// The act from which a window without a verdict is counted: the submission of the commitment, or of the plan.
struct Anchor {
  rules::Place place;
  plan::Date date;
  std::string_view key;
};
Anchor anchor_of(const Context& c, std::string_view subject) {
  for (const plan::Commitment& one : c.plan->commitments) {
    if (one.id == subject && one.inclusion == plan::Inclusion::added) return {{one.id, "submission"}, one.submission, "field.commitment.submission"};
  }
  return {{c.plan->submission.id, "date"}, c.plan->submission.date, "field.submission.date"};
}

// A date without a verdict: nothing was done that could be judged, but the date itself has its reason.
Node deadline_panel(const Context& c, const deadlines::Deadline& deadline) {
  Node panel = panel_with_title(c, deadline.rule, deadline_title(c, deadline));
  add(panel, paragraph(actor_words(c, deadline.actor), Emphasis::normal, Tone::secondary));
  Node state = deadline_pill(c, deadline, "why");
  state.id = "why:state";
  state.action = {};
  add(panel, std::move(state), quote(c, deadline.rule));
  const bool counted = deadline.rule == "AMD-1" && deadline.opens && c.plan;
  const Anchor anchor = counted ? anchor_of(c, deadline.subject) : Anchor{};
  // Nobody has recorded whether this commitment came with the plan: it counts from the one submission or from the other.
  const bool either = counted && deadline.label == "deadline.amendmentWindowOpen";
  const Action to_anchor = either ? go_to(c, deadline.subject, "inclusion") : counted ? go_to(c, anchor.place.entity, anchor.place.field) : Action{};
  Node facts = column();
  facts.id = "why:facts";
  facts.label = c.t("why.window");
  if (deadline.opens) add(facts, definition("why:opens", c.t("why.opens"), full(c.state.language, *deadline.opens), to_anchor));
  add(facts, definition("why:due", c.t("why.lastDay"), full(c.state.language, deadline.due), to_anchor));
  add(panel, section(c.t("why.window")), std::move(facts));
  if (counted) {
    Node used = definition("why:anchor", c.t(anchor.key), anchor.date ? date_with_precision(c, *anchor.date) : c.t("why.notRecorded"), go_to(c, anchor.place.entity, anchor.place.field));
    Step step;
    step.from = *deadline.opens;
    step.months = rules::default_rule_set().parameter("amendmentMonths");
    step.to = deadline.due;
    Node box = arithmetic_box(c);
    add_month_lines(c, step, box);
    add(panel, section(c.t("why.facts")), std::move(used));
    for (const plan::Commitment& one : c.plan->commitments) {
      if (!either || one.id != deadline.subject) continue;
      add(panel, definition("why:anchor:own", c.t("field.commitment.submission"), one.submission ? date_with_precision(c, *one.submission) : c.t("why.notRecorded"), go_to(c, one.id, "submission")));
    }
    add(panel, section(c.t("why.arithmetic")), std::move(box));
  }
  add_words_of(c, deadline.rule, "reading", c.t("why.reading"), panel);
  if (!counted) return panel;
  add(panel, section(c.t("why.whatWouldChangeIt")), with_id(paragraph(c.t(either ? "why.windowIsEither" : "why.windowMoves")), "why:changes"));
  if (deadline.due.latest < c.state.as_of_day()) return panel;   // nothing can be done any more
  const bool one_commitment = deadline.subject != c.plan->id;
  const Action to_amendments = one_commitment ? go_to(c, deadline.subject, "amendments") : Action{Navigate{PageId::commitments, {}, {}}};
  add(panel, section(c.t("why.whatToDo")), paragraph(c.rule("AMD-1.next")), row(button("why:remedy:0", c.t("why.goThere"), "arrow_right", to_amendments, Emphasis::primary)));
  return panel;
}

}  // namespace

std::optional<Node> build_why(const Context& c, const ShowWhy& wanted) {
  if (wanted.on) {
    const OtherDay then(c, *wanted.on);
    if (const rules::Verdict* verdict = find_verdict(then.context, wanted.rule, wanted.subject, wanted.nth)) return verdict_panel(c, then.context, *verdict, wanted);
  } else if (wanted.deadline.empty()) {
    if (const rules::Verdict* verdict = find_verdict(c, wanted.rule, wanted.subject, wanted.nth)) return verdict_panel(c, c, *verdict, wanted);
  } else if (const deadlines::Deadline* deadline = find_deadline(c, wanted.deadline, wanted.subject, wanted.nth)) {
    return deadline_panel(c, *deadline);
  }
  // What was asked about is no longer there: an edit took it away. The panel closes by itself.
  return std::nullopt;
}

}  // namespace cocrea::view
