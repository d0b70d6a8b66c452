// Jurisdiction: who makes the plan, until when its administration is in office, and the period and submission of the plan.
#include <algorithm>

#include "core/dates/add_months.h"
#include "core/dates/compare.h"
#include "view/forms.h"
#include "view/frame.h"
#include "view/pages/allowed_period.h"
#include "view/pages/amended.h"
#include "view/pages/shared.h"
#include "view/words.h"

namespace cocrea::view {

namespace {

// ---- terms of office ----------------------------------------------------------------------------------------------------------------------------

// The date in a field as it would be if what is being typed were taken now.
plan::Date typed_or_recorded(const Context& c, const plan::Entity& entity, std::string_view name, const plan::Date& recorded) {
  const auto& draft = c.state.draft;
  if (!draft || draft->entity != entity.id || draft->field != name) return recorded;
  if (draft->text.find_first_not_of(" \t") == std::string::npos) return {};   // emptied
  const plan::Date typed = parse_typed_date(draft->text);
  return typed ? typed : recorded;
}

// What the handbook allows, beside the date as it is typed: the latest day on which the plan may end.
void add_latest_plan_end(const Context& c, const plan::Term& term, Node& box) {
  if (c.document->jurisdiction.has_elections == plan::YesNo::no) return;
  const plan::Date end = typed_or_recorded(c, term, "end", term.end), start = typed_or_recorded(c, term, "start", term.start);
  if (end && start && end->span().latest < start->span().earliest) return;   // one of the two is wrong: nothing follows from them
  const int months = rules::default_rule_set().parameter("planEndMonthsBeforeTerm");
  Node node;
  AllowedPeriod drawn;
  drawn.first_end += date::days{1};   // after the last: nothing to draw
  if (!end) {
    node = paragraph(c.n("term.noEnd", months), Emphasis::small, Tone::secondary);
  } else {
    const dates::Span latest = dates::add_months(end->span(), -months).span;
    const std::string words = full(c.state.language, latest);
    node = callout(Tone::accent, "calendar", {}, paragraph(c.t(latest.is_day() ? "term.latestPlanEnd" : "term.latestPlanEndSpan", {{"date", words}}), Emphasis::strong));
    node.layout.tight = true;
    const plan::Date plan_end = c.plan ? plan::plan_end(*c.plan) : plan::Date{};
    if (plan_end) {
      const dates::Truth fits = dates::on_or_before(plan_end->span(), latest);
      const std::string_view key = fits == dates::Truth::yes ? "term.planFits" : fits == dates::Truth::no ? "term.planTooLate" : "term.planDepends";
      node.tone = fits == dates::Truth::yes ? Tone::done : fits == dates::Truth::no ? Tone::breached : Tone::at_risk;
      add(node, paragraph(c.t(key, {{"date", full(c.state.language, *plan_end)}}), Emphasis::small));
    }
    drawn.id = "term:drawn:" + term.id;
    drawn.owner = &term;
    drawn.term_start = start;
    drawn.term_end = end;
    drawn.last_end = latest.latest;
    // From the plan's own beginning, else that of the term.
    const plan::Date from = c.plan && c.plan->period_start ? c.plan->period_start : drawn.term_start;
    drawn.first_end = from ? std::max(from->span().earliest, drawn.term_start ? drawn.term_start->span().earliest : from->span().earliest) : latest.latest + date::days{1};
    if (end->precision() != dates::Precision::day) add(node, paragraph(c.t("term.exactDayHelps"), Emphasis::small, Tone::secondary));
  }
  node.id = "term:allowed:" + term.id;
  add(box, std::move(node));
  if (Node picture = allowed_period(c, drawn); picture.timeline) add(box, std::move(picture));
}

std::string term_name(const Context& c, const plan::Term& term, std::size_t index) {
  if (term.start && term.end) {
    return c.t("term.fromTo", {{"from", full(c.state.language, *term.start)}, {"to", full(c.state.language, *term.end)}});
  }
  return c.t("term.numbered", {{"number", std::to_string(index + 1)}});
}

Node term_box(const Context& c, const plan::Term& term, std::size_t index) {
  const std::string name = term_name(c, term, index);
  Node box = column();
  box.id = "term:" + term.id;
  box.label = name;
  Node head = row(growing(heading(3, name)), at_end(remove_button(c, c.t("term.remove"), term)));
  head.layout.wrap = false;
  add(box, std::move(head));
  add(box, grid(2, field(c, term, plan::kTerm, "start"), field(c, term, plan::kTerm, "end")));
  add_latest_plan_end(c, term, box);
  if (term.end || term.earlier_end || term.end_changed) {
    add(box, grid(2, field(c, term, plan::kTerm, "earlierEnd"), field(c, term, plan::kTerm, "endChanged")));
  }
  add(box, field(c, term, plan::kTerm, "note"));
  return box;
}

void add_terms(const Context& c, const plan::Entity& holder, const plan::List<plan::Term>& terms, Node& box) {
  for (std::size_t i = 0; i < terms.size(); ++i) {
    if (i > 0) add(box, separator());
    add(box, term_box(c, terms[i], i));
  }
  if (terms.empty()) {
    add(box, empty_state(c.t("term.none"), c.t("term.noneHelp"), add_button(c, c.t("term.add"), holder, "terms")));
    return;
  }
  add(box, row(add_button(c, c.t("term.add"), holder, "terms")));
}

Node terms_card(const Context& c) {
  const plan::Jurisdiction& jurisdiction = c.document->jurisdiction;
  Node box = card(c.t("term.title"), reading(paragraph(c.t("term.help"), Emphasis::normal, Tone::secondary)));
  box.id = "jurisdiction:terms";
  Node elections = field(c, jurisdiction, plan::kJurisdiction, "hasElections");
  // Whether the plan ends in time stands beside its end; here only that this answer is what it waits for.
  const rules::Verdict* verdict = c.plan ? find_verdict(c, "PLAN-PERIOD-2", c.plan->id) : nullptr;
  const auto is_here = [&](const rules::Missing& one) { return one.place.entity == jurisdiction.id && one.place.field == "hasElections"; };
  if (verdict && std::any_of(verdict->missing.begin(), verdict->missing.end(), is_here)) add_verdict(c, elections, "PLAN-PERIOD-2", c.plan->id);
  add(box, std::move(elections));
  add_terms(c, jurisdiction, jurisdiction.terms, box);
  if (jurisdiction.has_elections == plan::YesNo::no || !jurisdiction.strategy.empty() || jurisdiction.strategy_start || jurisdiction.strategy_end) {
    add(box, separator(), heading(3, c.t("jurisdiction.strategy")), paragraph(c.t("jurisdiction.strategyHelp"), Emphasis::small, Tone::secondary));
    add_form(c, box, jurisdiction, plan::kJurisdiction, "strategy | strategyStart strategyEnd");
  }
  return box;
}

// ---- who ----------------------------------------------------------------------------------------------------------------------------------------

// A choice of those that have a name; of any other its code is typed.
Node language_field(const Context& c) {
  const plan::Jurisdiction& one = c.document->jurisdiction;
  Node code = field(c, one, plan::kJurisdiction, "language");
  Node node = code;
  FieldSpec& spec = *node.field;
  spec.type = FieldSpec::Type::choice;
  spec.options = named_languages(c);
  spec.options.insert(spec.options.begin(), {"", c.t("picker.unset")});
  const auto is_it = [&](const Option& other) { return other.value == one.language; };
  if (std::none_of(spec.options.begin(), spec.options.end(), is_it)) spec.options.push_back({one.language, one.language});
  for (Option& other : spec.options) {
    other.label = as_title(std::move(other.label));
    other.selected = is_it(other);
    if (other.selected) node.value = other.label;
  }
  if (!one.language.empty() && !is_language_tag(one.language)) spec.error = c.t("rejected.language");
  const bool open = c.state.unfolded == code.id;
  Node other = button("fold:" + code.id, c.t("language.other"), open ? "chevron_up" : "chevron_down", Unfold{code.id}, Emphasis::quiet);
  other.selected = open;
  Node box = tight(column(std::move(node), row(std::move(other))));
  if (open) {
    code.id += ".code";
    code.label = c.t("language.code");
    code.help = c.t("language.codeHelp");
    if (const auto rejected = c.state.rejected.find(code.id); rejected != c.state.rejected.end()) {
      code.value = rejected->second.text;
      code.field->error = c.t(rejected->second.error_key);
    }
    add(box, std::move(code));
  }
  return box;
}

Node jurisdiction_card(const Context& c) {
  const plan::Jurisdiction& one = c.document->jurisdiction;
  Node box = card(c.t("jurisdiction.who"));
  box.id = "jurisdiction:who";
  add(box, grid(2, field(c, one, plan::kJurisdiction, "name"), field(c, one, plan::kJurisdiction, "country"), field(c, one, plan::kJurisdiction, "kind"),
                language_field(c), field(c, one, plan::kJurisdiction, "joined")));
  return box;
}

Node members_card(const Context& c) {
  const plan::Jurisdiction& jurisdiction = c.document->jurisdiction;
  Node box = card(c.t("member.title"), reading(paragraph(c.t("member.help"), Emphasis::normal, Tone::secondary)));
  box.id = "jurisdiction:members";
  for (const plan::Member& one : jurisdiction.members) {
    const std::string name = one.name.empty() ? c.t("common.unnamed") : one.name;
    Node member = column();
    member.id = "member:" + one.id;
    member.label = name;
    Node head = row(growing(heading(3, name)), at_end(remove_button(c, c.t("member.remove"), one)));
    head.layout.wrap = false;
    add(member, std::move(head), grid(2, field(c, one, plan::kMember, "name"), field(c, one, plan::kMember, "country")));
    add_terms(c, one, one.terms, member);
    add(box, std::move(member), separator());
  }
  add(box, row(add_button(c, c.t("member.add"), jurisdiction, "members")));
  return box;
}

// ---- the plan -----------------------------------------------------------------------------------------------------------------------------------

Node plans_card(const Context& c) {
  Node box = card(c.t("plan.plans"));
  box.id = "jurisdiction:plans";
  Node all = list(c.t("plan.plans"));
  for (const plan::Plan& one : c.document->plans) {
    const bool in_view = c.plan == &one;
    Node line = item("plan:" + one.id, {});
    Node entry = row(growing(in_language(link("plan:open:" + one.id, title_of(c, one), Navigate{PageId::jurisdiction, one.id, {}}), shown_language(c, one.title))));
    if (in_view) add(entry, pill({}, c.t("plan.inView"), "eye", Tone::accent));
    if (c.document->plans.size() > 1) {
      Node remove = remove_button(c, c.t("plan.remove", {{"name", title_of(c, one)}}), one);
      remove.hide_label = true;
      add(entry, at_end(std::move(remove)));
    }
    line.selected = in_view;
    add(line, std::move(entry));
    add(all, std::move(line));
  }
  add(box, std::move(all), row(add_button(c, c.t("plan.addNext"), *c.document, "plans", true)));
  return box;
}

// Where the period is chosen: from one to four years (PLAN-PERIOD-3), drawn as the beginning is typed.
void add_chosen_period(const Context& c, Node& box) {
  const plan::Date start = typed_or_recorded(c, *c.plan, "periodStart", c.plan->period_start);
  if (!start || c.plan->basis != plan::PeriodBasis::chosen) return;
  const rules::RuleSet& rule_set = rules::default_rule_set();
  AllowedPeriod drawn;
  drawn.id = "plan:allowed";
  drawn.first_end = dates::add_months(start->span().latest, 12 * rule_set.parameter("periodYearsLeast")).day - date::days{1};
  drawn.last_end = dates::add_months(start->span().earliest, 12 * rule_set.parameter("periodYearsMost")).day - date::days{1};
  if (Node picture = allowed_period(c, drawn); picture.timeline) add(box, std::move(picture));
}

Node period_card(const Context& c) {
  const plan::Plan& one = *c.plan;
  Node box = card(c.t("plan.period"), reading(paragraph(c.t("plan.periodHelp"), Emphasis::normal, Tone::secondary)));
  box.id = "jurisdiction:period";
  add(box, content_language_switch(c));
  add_form(c, box, one, plan::kPlan, "title | first | periodStart!PLAN-PERIOD-1 plannedEnd!PLAN-PERIOD-2 | implementationStart actualEnd");
  // Only where there are no elections may the period be chosen (PLAN-PERIOD-3).
  if (c.document->jurisdiction.has_elections == plan::YesNo::no || one.basis != plan::PeriodBasis::unset) {
    add_form(c, box, one, plan::kPlan, "basis!PLAN-PERIOD-3");
    add_chosen_period(c, box);
  }
  add_calendar_form(c, box, one, plan::kPlan, "cocreationWeeks | monthsWithoutWork");
  return box;
}

Node submission_card(const Context& c) {
  const plan::Plan& one = *c.plan;
  Node box = card(c.t("plan.submission"), reading(paragraph(c.t("plan.submissionHelp"), Emphasis::normal, Tone::secondary)));
  box.id = "jurisdiction:submission";
  add_form(c, box, one, plan::kPlan, "deadline!INA-1");
  add_form(c, box, one.submission, plan::kSubmission, "date!NEXT-1 english!SUB-1");
  add_submitted_version(c, box);   // below the date that it is about
  add_form(c, box, one.submission, plan::kSubmission, "channelKind!SUB-2 channel | endorsersListed!REQ-4");
  return box;
}

}  // namespace

Node build_jurisdiction(const Context& c) {
  const TabEntry all[] = {{"plan", "jurisdiction.tabPlan"}, {"membership", "jurisdiction.tabMembership"}};
  Node head = page_head(c, c.t("nav.jurisdiction"), c.t("jurisdiction.lead"));
  if (tab_in_view(c, all) == "membership") return column(std::move(head), tabs(c, all, membership_tab(c)));
  Node content = column(jurisdiction_card(c), terms_card(c));
  const plan::Jurisdiction& jurisdiction = c.document->jurisdiction;
  if (jurisdiction.kind == plan::JurisdictionKind::joint || !jurisdiction.members.empty()) add(content, members_card(c));
  if (c.plan) {
    add(content, period_card(c), submission_card(c), list_card(c, *c.plan, plan::kPlan, {"extensions", "requested approved | newDate | note", {}}), plans_card(c),
        registers_card(c, "submissions extensions"));
  } else {
    add(content, no_plan(c));
  }
  return column(std::move(head), tabs(c, all, std::move(content)));
}

}  // namespace cocrea::view
