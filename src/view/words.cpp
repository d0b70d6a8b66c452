#include "view/words.h"

#include <algorithm>

#include "view/forms.h"
#include "view/text_lookup.h"

namespace cocrea::view {

namespace {

constexpr std::string_view kSeparator = ":";

// The part of a list sorted by subject that is about one of them.
template <class T>
std::span<const T* const> about(const std::vector<const T*>& sorted, std::string_view subject) {
  const auto first = std::lower_bound(sorted.begin(), sorted.end(), subject, [](const T* one, std::string_view wanted) { return one->subject < wanted; });
  const auto last = std::find_if(first, sorted.end(), [&](const T* one) { return one->subject != subject; });
  return {sorted.data() + (first - sorted.begin()), static_cast<std::size_t>(last - first)};
}

std::string join(std::string_view a, std::string_view b, std::string_view c) {
  std::string result;
  result.reserve(a.size() + b.size() + c.size() + 2);
  return result.append(a).append(kSeparator).append(b).append(kSeparator).append(c);
}

std::string suffix(int nth) { return nth == 0 ? std::string() : ":" + std::to_string(nth); }

// The title of the thing a deadline is about, "" for a plan: there is only one in view.
std::string subject_title(const Context& c, std::string_view subject) {
  if (!c.plan) return {};
  const auto& all = c.plan->commitments;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].id == subject) return title_of(c, all[i], i + 1);
  }
  return {};
}

// `placeholder` is what stands there if the value has no such thing: a mistake that a test of the texts finds.
std::string argument_words(const Context& c, const rules::Argument& value, std::string_view placeholder) {
  if (const auto* day = std::get_if<dates::Day>(&value)) return full(c.state.language, *day);
  if (const auto* number_value = std::get_if<int>(&value)) return number(c.state.language, *number_value);
  if (const auto* words = std::get_if<std::string>(&value)) return *words;
  return std::string(placeholder);
}

}  // namespace

int nth_of(const Context& c, const rules::Verdict& verdict) {
  int nth = 0;
  for (const rules::Verdict* one : about(c.verdicts, verdict.subject)) {
    if (one == &verdict) return nth;
    nth += one->rule == verdict.rule;
  }
  return 0;
}
int nth_of(const Context& c, const deadlines::Deadline& deadline) {
  int nth = 0;
  for (const deadlines::Deadline* one : about(c.deadlines, deadline.subject)) {
    if (one == &deadline) return nth;
    nth += one->label == deadline.label;
  }
  return 0;
}

Look look_of(rules::State state) {
  switch (state) {
    case rules::State::met: return {Tone::done, "check"};
    case rules::State::not_met: return {Tone::breached, "close"};
    case rules::State::pending: return {Tone::accent, "clock"};
    case rules::State::depends_on_day: return {Tone::at_risk, "deadline"};
    case rules::State::cannot_tell: return {Tone::not_started, "help"};
    case rules::State::not_applicable: break;
  }
  return {Tone::not_started, "minus"};
}

Look look_of(const std::optional<rules::Standing>& standing) {
  if (!standing) return {Tone::at_risk, "help"};
  switch (*standing) {
    case rules::Standing::active: return {Tone::done, "circle_check"};
    case rules::Standing::inactive: return {Tone::at_risk, "warning"};
    case rules::Standing::contrary:
    case rules::Standing::revocation_ground:
    case rules::Standing::revoked: return {Tone::breached, "circle_x"};
    case rules::Standing::none:
    case rules::Standing::not_assigned:
    case rules::Standing::voluntary: break;
  }
  return {Tone::not_started, "clock"};
}

std::string standing_word(const Context& c, const std::optional<rules::Standing>& standing) {
  return standing ? c.t(std::string("standing.").append(rules::name(*standing))) : c.t("state.depends-on-day");
}

std::string possible_word(Language language, const status::Interval& one, rules::Standing possible) {
  const bool unheard = one.state && possible == rules::Standing::revoked;   // else the days of what is recorded say so
  return text(language, unheard ? std::string("standing.revokedIfPublished") : std::string("standing.").append(rules::name(possible)));
}

std::string recorded_words(const Context& c, const status::Interval& one) {
  return one.state == one.computed ? c.t("status.recorded") : c.t("status.recordedBeside", {{"state", standing_word(c, one.computed)}});
}

std::string state_word(const Context& c, rules::State state) { return c.t("state." + std::string(rules::name(state))); }

// A limit that was passed is no delivery that came late. A plan that came late is no ground for inactivity any more (INA-1), yet was not in time.
bool is_late_but_done(const rules::Verdict& verdict) {
  const bool requirement = verdict.severity == rules::Severity::requirement && verdict.state == rules::State::not_met;
  const bool ground = verdict.severity == rules::Severity::status && verdict.state == rules::State::met;
  return (requirement || ground) && verdict.late_days > 0 && verdict.done;
}

bool is_open(const rules::Verdict& verdict) {
  const bool undecided = verdict.state == rules::State::cannot_tell || (verdict.state == rules::State::not_met && !is_late_but_done(verdict));
  return undecided && !(verdict.remedies.empty() && verdict.missing.empty());
}

Look verdict_look(const rules::Verdict& verdict) {
  if (is_late_but_done(verdict)) return {Tone::at_risk, "clock"};
  if (const auto standing = rules::told_standing(verdict.reason)) return look_of(standing);
  return look_of(verdict.state);
}

std::string verdict_words(const Context& c, const rules::Verdict& verdict) {
  if (verdict.rule == "STA-1" && verdict.reason.ends_with(".notRecorded")) return as_title(c.t("why.notRecorded"));   // which is not "not begun"
  if (const auto standing = rules::told_standing(verdict.reason)) return standing_word(c, standing);
  if (is_late_but_done(verdict)) return c.n("verdict.lateDone", verdict.late_days);
  const std::string own = "verdict." + std::string(verdict.rule) + "." + std::string(rules::name(verdict.state));
  if (has_text(own)) return c.t(own);
  if (verdict.due && verdict.state == rules::State::pending && !verdict.due->is_day()) {
    return c.t("verdict.pendingSpan", {{"span", brief(c.state.language, *verdict.due)}});
  }
  if (verdict.due && verdict.state == rules::State::pending) {
    return c.t("verdict.pendingUntil", {{"date", brief(c.state.language, *verdict.due)}});
  }
  if (verdict.due && verdict.state == rules::State::depends_on_day && !verdict.due->is_day()) {
    return c.t("verdict.dependsUntil", {{"span", brief(c.state.language, *verdict.due)}});
  }
  return state_word(c, verdict.state);
}

const rules::Verdict* find_verdict(const Context& c, std::string_view rule, std::string_view subject, int nth) {
  for (const rules::Verdict* one : about(c.verdicts, subject)) {
    if (one->rule == rule && nth-- == 0) return one;
  }
  return nullptr;
}

Node verdict_pill(const Context& c, const rules::Verdict& verdict, std::string_view where) {
  const Look look = verdict_look(verdict);
  const int nth = nth_of(c, verdict);
  Node result = pill(join(where, verdict.rule, verdict.subject) + suffix(nth), verdict_words(c, verdict), look.icon, look.tone,
                     ShowWhy{std::string(verdict.rule), std::string(verdict.subject), {}, nth});
  result.help = c.rule(std::string(verdict.rule) + ".title");
  // Of a commitment its title; of quarters and years their days.
  std::string subject = subject_title(c, verdict.subject);
  if (subject.empty() && verdict.opens && verdict.due && verdict.opens->earliest <= verdict.due->latest && find_verdict(c, verdict.rule, verdict.subject, 1)) {
    subject = brief(c.state.language, dates::Span{verdict.opens->earliest, verdict.due->latest});
  }
  if (!subject.empty()) result.help = c.t("whatIf.about", {{"rule", result.help}, {"subject", subject}});
  return result;
}

void add_verdict(const Context& c, Node& field, std::string_view rule, std::string_view subject) {
  // Of a text that could not be taken, an answer about the value before it would be no answer.
  if (c.state.rejected.contains(field.id)) return;
  // "Not applicable" beside a question would read as "not to be answered": it is said on the page of all rules.
  const rules::Verdict* found = find_verdict(c, rule, subject);
  if (!found || found->state == rules::State::not_applicable) return;
  Node mark = verdict_pill(c, *found, field.id);
  const EditField* here = field.action.as<EditField>();
  const auto is_here = [&](const rules::Missing& one) { return one.place.entity == here->entity && one.place.field == here->field; };
  if (here && found->state == rules::State::cannot_tell && std::none_of(found->missing.begin(), found->missing.end(), is_here)) mark.label = c.t("verdict.missingElsewhere");
  // "Met" below an empty field would read as if the field had said so.
  const auto& options = field.field->options;
  const bool in_languages = !field.field->text_language.empty();   // in another one there may be what it stands on
  const bool blank = !in_languages && field.value.empty() && std::none_of(options.begin(), options.end(), [](const Option& one) { return one.selected; });
  if (blank && found->state == rules::State::met) mark.label = c.t("verdict.metWithout");
  add(field, std::move(mark));
}

std::string actor_words(const Context& c, rules::Actor actor) {
  std::string role = c.t("actor." + std::string(rules::name(actor))), name;
  if (actor == rules::Actor::point_of_contact) {
    const dates::Day day = c.state.as_of_day();
    const plan::Contact* only = nullptr;
    int serving = 0, principal = 0;
    for (const plan::Contact& one : c.document->membership.contacts) {
      if ((one.from && one.from->span().latest > day) || (one.to && one.to->span().earliest < day)) continue;
      ++serving;
      if (one.principal == plan::YesNo::yes) ++principal;
      if (!only || one.principal == plan::YesNo::yes) only = &one;
    }
    if (principal == 1 || serving == 1) name = name_of(c, only->person);
  } else if (actor == rules::Actor::monitoring_body && c.plan && !c.plan->monitoring_bodies.empty()) {
    name = c.plan->monitoring_bodies.back().name;   // the latest is in charge
  }
  return name.empty() ? role : c.t("actor.named", {{"role", role}, {"name", name}});
}

std::span<const deadlines::Deadline* const> deadlines_about(const Context& c, std::string_view subject) { return about(c.deadlines, subject); }

const deadlines::Deadline* find_deadline(const Context& c, std::string_view label, std::string_view subject, int nth) {
  for (const deadlines::Deadline* one : about(c.deadlines, subject)) {
    if (one->label == label && nth-- == 0) return one;
  }
  return nullptr;
}

ShowWhy why_of(const Context& c, const deadlines::Deadline& deadline) {
  const bool judged = deadline.has_verdict && deadline.verdict < c.calendar->verdicts.size();
  const int nth = judged ? nth_of(c, c.calendar->verdicts[deadline.verdict]) : nth_of(c, deadline);
  return {std::string(deadline.rule), std::string(deadline.subject), judged ? std::string() : std::string(deadline.label), nth};
}

std::string nth_suffix(const Context& c, const deadlines::Deadline& deadline) { return suffix(nth_of(c, deadline)); }
std::string nth_suffix(const Context& c, const rules::Verdict& verdict) { return suffix(nth_of(c, verdict)); }

std::string deadline_title(const Context& c, const deadlines::Deadline& deadline) {
  const std::string what = c.rule(deadline.label);
  const std::string subject = subject_title(c, deadline.subject);
  return subject.empty() ? what : c.t("deadlines.ofSubject", {{"what", what}, {"subject", subject}});
}

Node date_block(const Context& c, const dates::Span& span) {
  const Language language = c.state.language;
  const date::year_month_day from{span.earliest}, to{span.latest};
  const auto month = [&](const date::year_month_day& day) { return c.t("month.brief." + std::to_string(static_cast<unsigned>(day.month()))); };
  const std::string from_day = std::to_string(static_cast<unsigned>(from.day())), to_day = std::to_string(static_cast<unsigned>(to.day()));
  const std::string from_year = std::to_string(static_cast<int>(from.year()));
  Node result;
  result.kind = NodeKind::date_block;
  result.label = full(language, span);
  const bool one_month = from.year() == to.year() && from.month() == to.month();
  result.value = one_month && !span.is_day() ? c.t("date.days", {{"from", from_day}, {"to", to_day}}) : from_day;
  // Beyond a month there is no room for the end: it goes on, and what stands beside says until when.
  result.help = c.t(one_month ? "date.monthBrief" : "date.monthAndOn", {{"month", month(from)}, {"year", from_year}});
  return result;
}

std::string distance_words(const Context& c, const dates::Span& span) {
  const dates::Day as_of = c.state.as_of_day();
  const long near = dates::days_between(as_of, span.earliest), far = dates::days_between(as_of, span.latest);
  if (near < 0 && far >= 0) return c.t("days.around");
  if (near < 0) return c.n("days.ago", -far);
  if (near == 0 && far == 0) return c.t("days.today");
  if (near == 1 && far == 1) return c.t("days.tomorrow");
  if (near == far) return c.n("days.in", near);
  return c.t("days.inRange", {{"from", number(c.state.language, near)}, {"to", number(c.state.language, far)}});
}

Node deadline_pill(const Context& c, const deadlines::Deadline& deadline, std::string_view where) {
  const std::string id = join(where, deadline.label, deadline.subject) + nth_suffix(c, deadline);
  const ShowWhy why = why_of(c, deadline);
  const bool over = deadline.due.latest < c.state.as_of_day();
  Node result;
  if (deadline.nature == deadlines::Nature::window_end || deadline.state == rules::State::pending) {
    result = pill(id, distance_words(c, deadline.due), "clock", over ? Tone::not_started : Tone::accent, why);
  } else {
    const Look look = look_of(deadline.state);
    result = pill(id, state_word(c, deadline.state), look.icon, look.tone, why);
  }
  result.help = deadline_title(c, deadline);
  return result;
}

template <class Subject>
std::string rule_sentence(const Context& c, std::string_view key, const Subject& subject) {
  const std::string_view words = rules::words(tag(c.state.language), key);
  if (words.empty()) return std::string(key);
  std::string result;
  std::string_view rest = words;
  for (std::size_t open = rest.find('{'); open != std::string_view::npos; open = rest.find('{')) {
    const std::size_t close = rest.find('}', open);
    if (close == std::string_view::npos) break;
    result += rest.substr(0, open);
    result += argument_words(c, rules::argument(subject, rest.substr(open + 1, close - open - 1)), rest.substr(open, close - open + 1));
    rest.remove_prefix(close + 1);
  }
  return result.append(rest);
}
template std::string rule_sentence(const Context&, std::string_view, const rules::Verdict&);
template std::string rule_sentence(const Context&, std::string_view, const rules::Note&);
template std::string rule_sentence(const Context&, std::string_view, const rules::Step&);

// Reasons that only say that something is missing, without "reason.".
bool is_general(std::string_view reason) {
  constexpr std::string_view general[] = {"textsUnknown", "attendanceUnknown", "duties.unknown", "SUB-1.unknown"};
  reason.remove_prefix(std::min(reason.size(), reason.find('.') + 1));
  return reason.ends_with("missing") || std::find(std::begin(general), std::end(general), reason) != std::end(general);
}

std::string reason_words(const Context& c, const rules::Verdict& verdict) {
  if (!is_general(verdict.reason) || verdict.missing.empty()) return rule_sentence(c, verdict.reason, verdict);
  constexpr std::size_t kMost = 3;   // the first ones settle most; the panel lists all
  std::vector<std::string> names;
  for (const rules::Missing& one : verdict.missing) {
    std::string name = c.t("missing.name", {{"name", rule_sentence(c, one.label, verdict)}});
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
  }
  std::string all;
  for (std::size_t i = 0; i < std::min(names.size(), kMost); ++i) all.append(i == 0 ? "" : ", ").append(names[i]);
  if (names.size() > kMost) all = c.n("missing.more", static_cast<long>(names.size() - kMost), {{"names", all}});
  return c.t("missing.names", {{"names", all}});
}

void add_what_is_missing(const Context& c, const rules::Verdict& verdict, Node& words) {
  if (verdict.state == rules::State::cannot_tell) add(words, paragraph(reason_words(c, verdict), Emphasis::small, Tone::secondary));
}

namespace {

// What stands at that place, as the verdict names it.
std::string name_at(const Context& c, const rules::Verdict& verdict, const rules::Place& place) {
  const auto there = [&](const auto& one) { return one.place == place; };
  if (const auto found = std::find_if(verdict.missing.begin(), verdict.missing.end(), there); found != verdict.missing.end()) return rule_sentence(c, found->label, verdict);
  if (const auto found = std::find_if(verdict.facts.begin(), verdict.facts.end(), there); found != verdict.facts.end()) return rule_sentence(c, found->label, verdict);
  return {};
}

// The entity too, where the verdict is about another one.
std::string field_of(const Context& c, const rules::Verdict& verdict, const plan::FoundConst& found, const plan::Field& field) {
  const std::string label = field_label(c, *found.type, field);
  const bool is_known = found.entity->id == verdict.subject || found.type != &plan::kMonitoringBody;
  return is_known ? label : c.t("next.fieldOf", {{"field", label}, {"kind", c.t("kind." + std::string(found.type->name))}});
}

}  // namespace

std::string remedy_words(const Context& c, const rules::Verdict& verdict, const rules::Missing& remedy) {
  const bool write = remedy.label == "remedy.writePart", translate = remedy.label == "remedy.SUB-1.translate";
  const plan::FoundConst found = write || translate ? plan::find(*c.document, remedy.place.entity) : plan::FoundConst{};
  const plan::Field* field = found ? found.type->find(remedy.place.field) : nullptr;
  if (field) return c.t(write ? "next.write" : "next.translate", {{"what", field_of(c, verdict, found, *field)}});
  // These are the same for whatever is missing: they are told apart by its name.
  const bool record = remedy.label == "remedy.record", exact = remedy.label == "remedy.exactDay" || remedy.label == "remedy.exactDay.any";
  const std::string what = record || exact ? name_at(c, verdict, remedy.place) : std::string();
  if (what.empty()) return rule_sentence(c, remedy.label, verdict);
  if (exact) return c.t("next.exactDay", {{"what", what}});
  // A list, or an act that its register speaks of.
  constexpr std::string_view acts[] = {"fact.planSubmission", "fact.commitmentSubmission", "fact.previousSubmission", "fact.completed", "fact.initialEvaluationDelivered"};
  const auto is_list = [&](const rules::Missing& one) {
    return one.place == remedy.place && (one.label.starts_with("missing.") || std::find(std::begin(acts), std::end(acts), one.label) != std::end(acts));
  };
  const bool may_be_more = std::any_of(verdict.missing.begin(), verdict.missing.end(), is_list);
  return c.t(may_be_more ? "next.recordOrSayAll" : "next.record", {{"what", what}});
}

std::string amount_words(deadlines::Amount value) {
  const std::string least = std::to_string(value.least);
  return value.least == value.most ? least : least + "–" + std::to_string(value.most);
}

bool is_vague(std::string_view remedy) { return remedy == "remedy.record" || remedy == "remedy.recordIfItHappened"; }

bool act_lies_ahead(std::string_view field, const plan::Date& date, dates::Day day) {
  constexpr std::string_view kActs[] = {"date", "delivered", "completed", "done", "approved", "communicated", "consulted"};
  return date && date->span().earliest > day && std::find(std::begin(kActs), std::end(kActs), field) != std::end(kActs);
}

NextStep next_step(const Context& c, const rules::Verdict& verdict) {
  const rules::Missing* act = verdict.remedies.empty() ? nullptr : &verdict.remedies.front();
  if (verdict.missing.empty() || (act && !is_vague(act->label))) return act ? NextStep{remedy_words(c, verdict, *act), *act} : NextStep{};
  return {c.t("next.record", {{"what", rule_sentence(c, verdict.missing.front().label, verdict)}}), act ? *act : verdict.missing.front()};
}

namespace {

Action go_to_one(const Context& c, std::string_view entity, std::string_view field, std::string which) {
  if (!c.document) return {};
  Navigate to{PageId::overview, std::string(entity), std::string(field), {}, std::move(which)};
  to.page = destination(*c.document, to, c.state).page;
  return to;
}

std::string button_of(int kind) { return ":" + std::to_string(kind); }

// The evaluation that a verdict is about where it is recorded already, else the button that records it.
Action to_evaluation(const Context& c, const plan::Plan& plan, const rules::Verdict& verdict) {
  using plan::EvaluationKind;
  const auto recorded = [&](EvaluationKind kind) {
    return std::find_if(plan.evaluations.begin(), plan.evaluations.end(), [&](const plan::Evaluation& one) {
      return one.kind == kind && (kind != EvaluationKind::commitment || one.commitment == verdict.subject);
    });
  };
  EvaluationKind kind = EvaluationKind::initial;
  if (verdict.rule == "MON-CE" || verdict.reason.ends_with(".pendingCommitment")) kind = EvaluationKind::commitment;
  if (verdict.reason.ends_with(".pendingLearning")) kind = EvaluationKind::learning_report;
  // The exercise is held before its report is written.
  if (verdict.rule == "MON-FLE") kind = recorded(EvaluationKind::learning_exercise) == plan.evaluations.end() ? EvaluationKind::learning_exercise : EvaluationKind::learning_report;
  if (const auto found = recorded(kind); found != plan.evaluations.end()) return go_to(c, found->id, "delivered");
  std::string which = button_of(static_cast<int>(kind));
  if (kind == EvaluationKind::commitment) which.append(":").append(verdict.subject);
  return go_to_one(c, plan.id, "evaluations", std::move(which));
}

// The first of the duties of that role which nobody has.
Action to_duty(const Context& c, const plan::Membership& membership, std::string_view rule) {
  using plan::DutyKind;
  const DutyKind first = rule == "ROL-CSO" ? DutyKind::cso_awareness : rule == "ROL-MB" ? DutyKind::mb_co_creation : DutyKind::poc_collaborate;
  for (int kind = static_cast<int>(first); kind <= static_cast<int>(DutyKind::mb_learning); ++kind) {
    const bool there = std::any_of(membership.duties.begin(), membership.duties.end(), [&](const plan::Duty& one) { return static_cast<int>(one.duty) == kind; });
    if (!there) return go_to_one(c, membership.id, "duties", button_of(kind));
  }
  return go_to(c, membership.id, "duties");
}

}  // namespace

Action go_to(const Context& c, std::string_view entity, std::string_view field) { return go_to_one(c, entity, field, {}); }

Action go_to(const Context& c, const rules::Verdict& verdict, const rules::Missing& what) {
  if (!c.document) return {};
  // Of what brings a status back, a meeting is the least; the rules name the plan that may be submitted as well.
  if (what.label == "remedy.startActivity" && c.plan) return go_to(c, c.plan->id, "meetings");
  if (what.label == "remedy.COM-5.link") return Navigate{PageId::commitments, std::string(verdict.subject), {}, "cocreation"};   // a meeting is linked or recorded there
  const plan::FoundConst found = plan::find(*c.document, what.place.entity);
  if (!found) return go_to(c, what.place.entity, what.place.field);
  if (found.type == &plan::kPlan && what.place.field == "evaluations") return to_evaluation(c, static_cast<const plan::Plan&>(*found.entity), verdict);
  if (found.type == &plan::kMembership && what.place.field == "duties") return to_duty(c, static_cast<const plan::Membership&>(*found.entity), verdict.rule);
  return go_to(c, what.place.entity, what.place.field);
}

}  // namespace cocrea::view
