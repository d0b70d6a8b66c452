#include "view/pages/shared.h"

#include <algorithm>

#include "core/deadlines/room.h"
#include "core/rules/check.h"
#include "view/forms.h"
#include "view/words.h"

namespace cocrea::view {

namespace {

// The count that the verdict rests on: of the slots in use today where that differs from the most there were, else the first one. Once the plan is over
// no slot is in use, and the most there were is what can still be said.
const rules::Step* count_step(const rules::Verdict* verdict, bool over) {
  const rules::Step* first = nullptr;
  if (!verdict) return first;
  for (const rules::Step& one : verdict->steps) {
    if (one.kind != rules::Step::Kind::count) continue;
    if (one.label == "step.slotsNow" && !over) return &one;
    if (!first) first = &one;
  }
  return first;
}

void count_text(const plan::LocalizedText& texts, const std::vector<std::string>& wanted, TextCount& count) {
  if (std::all_of(texts.begin(), texts.end(), [](const auto& one) { return one.second.empty(); })) return;
  ++count.texts;
  bool complete = true;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    const auto found = texts.find(wanted[i]);
    if (found != texts.end() && !found->second.empty()) continue;
    ++count.missing[i];
    complete = false;
  }
  count.complete += complete;
}

// Of what an entity holds too. A version is a copy: what it lacks is lacking in the plan as it is, or was handed in so.
void count_entity(const plan::Entity& entity, const plan::EntityType& type, const std::vector<std::string>& wanted, TextCount& count) {
  for (const plan::Field& field : type.fields) {
    if (field.kind == plan::Kind::localized) {
      const plan::Value value = plan::get_value(field, entity);
      if (const auto* texts = std::get_if<plan::LocalizedText>(&value)) count_text(*texts, wanted, count);
    } else if (field.kind == plan::Kind::child) {
      count_entity(plan::child_of(field, entity), *field.type, wanted, count);
    } else if (field.kind == plan::Kind::list && field.type != &plan::kVersion) {
      for (std::size_t i = 0; i < plan::list_size(field, entity); ++i) count_entity(plan::list_at(field, entity, i), *field.type, wanted, count);
    }
  }
}

}  // namespace

bool is_judged(const Context& c) { return rules::is_judged(*c.document); }
Node not_judged(const Context& c) { return empty_state(c.t("rules.unknownTitle"), c.t("rules.unknownText", {{"name", c.document->ruleset}})); }

bool is_asked(const Context& c, rules::Actor actor) {
  const bool shared = actor == rules::Actor::both && (c.state.actor == rules::name(rules::Actor::government) || c.state.actor == rules::name(rules::Actor::non_government));
  return c.state.actor.empty() || c.state.actor == rules::name(actor) || shared;
}

Node actor_choice(const Context& c, std::string id) {
  std::vector<Option> options = {{"", c.t("compliance.everybody"), c.state.actor.empty()}};
  for (const rules::Actor one : rules::kActors) options.push_back({std::string(rules::name(one)), actor_words(c, one), c.state.actor == rules::name(one)});
  return view_choice(std::move(id), c.t("compliance.actor"), std::move(options), SelectActor{c.state.actor}, false);
}

Node slots_card(const Context& c, std::string_view where, std::string title) {
  Node box = card(std::move(title));
  box.id = std::string(where) + ":slots";
  const rules::Verdict* verdict = find_verdict(c, "COM-3", c.plan->id);
  const plan::Date end = plan::plan_end(*c.plan);
  const bool over = end && end->span().latest < c.state.as_of_day();
  if (const rules::Step* step = count_step(verdict, over)) {
    Node meter;
    meter.kind = NodeKind::meter;
    meter.id = std::string(where) + ":meter";
    meter.label = c.t("slots.title");
    meter.value_now = step->count;
    meter.value_max = step->limit;
    const std::string limit = std::to_string(step->limit);
    meter.value = c.n(over ? "slots.most" : "slots.of", step->count, {{"limit", limit}});
    meter.hide_label = true;
    meter.tone = step->count > step->limit ? Tone::breached : Tone::accent;
    const int free = step->limit - step->count;
    add(box, std::move(meter));
    if (over) add(box, paragraph(c.t("slots.ended"), Emphasis::small, Tone::secondary));
    else add(box, paragraph(free > 0 ? c.n("slots.free", free) : c.t(free == 0 ? "slots.full" : "slots.over"), Emphasis::small, Tone::secondary));
    for (const deadlines::Slots& one : deadlines::slots(*c.document, c.state.as_of_day(), *c.calendar)) {
      if (over || one.plan != c.plan->id || !one.next_frees) continue;
      add(box, paragraph(c.t("slots.frees", {{"date", full(c.state.language, *one.next_frees)}}), Emphasis::small, Tone::secondary));
    }
  } else {
    add(box, paragraph(c.n("slots.commitments", static_cast<long>(c.plan->commitments.size()))));
  }
  // "Met" would greet a plan that has nothing in it yet.
  if (verdict && !(c.plan->commitments.empty() && verdict->state == rules::State::met)) {
    add_what_is_missing(c, *verdict, box);
    add(box, verdict_pill(c, *verdict, where));
  }
  return tight(std::move(box));
}

TextCount count_texts(const Context& c) {
  const std::vector<std::string> wanted = wanted_languages(c);
  TextCount count;
  count.missing.resize(wanted.size());
  count_entity(*c.plan, plan::kPlan, wanted, count);
  for (const plan::Forum& one : c.document->membership.forums) count_entity(one, plan::kForum, wanted, count);
  return count;
}

bool is_cause(const rules::Verdict& verdict) {
  return verdict.state == (verdict.rule == "ACT-1" || verdict.rule == "INA-V" ? rules::State::met : rules::State::not_met);
}

Node cause_words(const Context& c, const rules::Verdict& verdict, std::string_view where, std::optional<dates::Day> on) {
  const std::string rule(verdict.rule);
  Node words = tight(column(link(std::string(where) + ":" + rule, c.rule(rule + ".title"), ShowWhy{rule, std::string(verdict.subject), {}, 0, on})));
  if (is_cause(verdict)) add(words, paragraph(rule_sentence(c, verdict.reason, verdict), Emphasis::small, Tone::secondary));
  return words;
}

std::string subject_of(const Context& c, std::string_view subject) {
  if (!c.plan) return {};
  if (c.plan->id == subject) return title_of(c, *c.plan);
  const auto& all = c.plan->commitments;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].id == subject) return title_of(c, all[i], i + 1);
    for (const plan::Amendment& one : all[i].amendments) {
      if (one.id == subject) return title_of(c, all[i], i + 1);
    }
  }
  return {};
}

std::string subject_language(const Context& c, std::string_view subject) {
  if (!c.plan) return {};
  if (c.plan->id == subject) return shown_language(c, c.plan->title);
  for (const plan::Commitment& one : c.plan->commitments) {
    if (one.id == subject || std::any_of(one.amendments.begin(), one.amendments.end(), [&](const plan::Amendment& of) { return of.id == subject; })) return shown_language(c, one.title);
  }
  return {};
}

Node evaluation_entry(const Context& c, const plan::Evaluation& one, std::string title, std::string_view kind_row) {
  Node remove = remove_button(c, c.t("evaluation.remove"), one);
  remove.hide_label = true;
  Node top = row(growing(heading(3, std::move(title))), at_end(std::move(remove)));
  top.layout.wrap = false;
  Node box = column(std::move(top));
  box.id = "evaluation:" + one.id;
  Node delivered = field(c, one, plan::kEvaluation, "delivered");
  switch (one.kind) {
    case plan::EvaluationKind::initial: add_verdict(c, delivered, "MON-IE", c.plan->id); break;
    case plan::EvaluationKind::commitment: add_verdict(c, delivered, "MON-CE", one.commitment); break;
    case plan::EvaluationKind::learning_exercise:
    case plan::EvaluationKind::learning_report: add_verdict(c, delivered, "MON-FLE", c.plan->id); break;
    case plan::EvaluationKind::unset: break;
  }
  Node first = grid(2, std::move(delivered));
  add_form(c, first, one, plan::kEvaluation, "writtenBy");
  add(box, std::move(first));
  add_form(c, box, one, plan::kEvaluation, one.kind == plan::EvaluationKind::learning_report ? "author email | link | lessons nextSteps | channelKind!MON-EL channel"
                                                                                             : "author email | link | channelKind!MON-EL channel");
  const bool of_commitment = one.kind == plan::EvaluationKind::commitment || !one.commitment.empty();
  add_form(c, box, one, plan::kEvaluation, of_commitment ? kind_row : kind_row.substr(0, kind_row.find(' ')));
  add_evaluation_form(c, one, box);
  return box;
}

Node content_language_switch(const Context& c) {
  std::vector<Option> options;
  for (const std::string& one : content_languages(c)) options.push_back({one, as_title(language_name(c, one)), one == c.content});
  Node node = view_choice("content-language", c.t("language.ofTexts"), std::move(options), SetContentLanguage{c.content}, false);
  node.icon = "language";
  return row(std::move(node));
}

void add_copy_note(const Context& c, Node& main) {
  if (c.document->copy.empty()) return;
  Node note = callout(Tone::accent, "copy", c.t("copy.title", {{"table", c.document->copy}}), reading(paragraph(c.t("copy.help"))),
                      row(button("copy:download", c.t("copy.download"), "download", Download{})));
  note.id = "copy:note";
  add(main, std::move(note));
}

}  // namespace cocrea::view
