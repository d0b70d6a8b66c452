#include "view/pages/what_if.h"

#include <algorithm>

#include "core/rules/what_if.h"
#include "view/forms.h"
#include "view/pages/shared.h"
#include "view/supposition.h"
#include "view/words.h"

namespace cocrea::view {

namespace {

constexpr std::size_t kMostChanges = 10;

// "30 de septiembre de 2023 (12 días después)".
std::string moved_words(const Context& c, const SupposedDate& date) {
  const int days = dates::days_between(date.recorded.span().earliest, date.supposed.span().earliest);
  const std::string words = full(c.state.language, date.supposed);
  if (date.supposed == date.recorded) return c.t("whatIf.asRecorded", {{"date", words}});
  if (days == 0) return words;
  return c.n(days > 0 ? "whatIf.later" : "whatIf.earlier", std::abs(days), {{"date", words}});
}

// A slider of days about the recorded date, over what the rules about dates say of each of them; and the same as a date to be typed.
void add_slider(const Context& c, Node& box, std::string_view id, std::string_view label, const SupposedDate& date, int reach, Suppose::What what,
                std::vector<rules::State>& states) {
  const int days = dates::days_between(date.recorded.span().earliest, date.supposed.span().earliest);
  Node slider;
  slider.kind = NodeKind::field;
  slider.id = "what-if:" + std::string(id);
  slider.label = c.t(label);
  slider.value = moved_words(c, date);
  slider.help = slider.value;
  slider.value_min = -reach;
  slider.value_max = reach;
  slider.value_now = days;
  slider.action = Suppose{what, days};
  slider.field = FieldSpec{};
  slider.field->type = FieldSpec::Type::range;
  const dates::Day first = date.recorded.span().earliest - date::days{reach};
  for (const rules::WhatIf& one : rules::what_if(*c.document, date.place, first, 2 * reach + 1, c.state.as_of_day())) {
    slider.field->stretches.push_back({dates::days_between(first, one.first) - reach, dates::days_between(first, one.last) - reach, look_of(one.worst).tone});
    if (std::find(states.begin(), states.end(), one.worst) == states.end()) states.push_back(one.worst);
  }
  Node typed;
  typed.kind = NodeKind::field;
  typed.id = slider.id + "-date";
  typed.label = c.t(what == Suppose::What::end ? "whatIf.endDate" : "whatIf.submissionDate");
  typed.value = full(c.state.language, date.supposed);
  typed.action = Suppose{what, days};
  typed.field = FieldSpec{};
  typed.field->iso = date.supposed.to_string();
  typed.field->type = FieldSpec::Type::date;
  typed.field->placeholder = c.t("date.placeholder");
  if (const auto rejected = c.state.rejected.find(typed.id); rejected != c.state.rejected.end()) {
    typed.value = rejected->second.text;
    typed.field->error = c.t(rejected->second.error_key);
  }
  add(box, grid(2, std::move(slider), std::move(typed)));   // as wide: a date in full has room
}

// The recorded verdict that answers the same question.
const rules::Verdict* recorded_verdict(const Context& c, const rules::Verdict& supposed, std::size_t nth) {
  for (const rules::Verdict& one : c.recorded->calendar->verdicts) {
    if (one.rule == supposed.rule && one.subject == supposed.subject && nth-- == 0) return &one;
  }
  return nullptr;
}

Node changes_card(const Context& c) {
  Node box = card(c.t("whatIf.changes"));
  box.id = "what-if:changes";
  Node changes = table(c.t("whatIf.changes"), {c.t("whatIf.rule"), c.t("whatIf.now"), c.t("whatIf.then")});
  std::size_t more = 0;
  const auto& verdicts = c.calendar->verdicts;
  for (std::size_t i = 0; i < verdicts.size(); ++i) {
    const rules::Verdict& then = verdicts[i];
    if (then.severity == rules::Severity::none || !c.shows(then.plan)) continue;
    const auto nth = static_cast<std::size_t>(std::count_if(verdicts.begin(), verdicts.begin() + static_cast<std::ptrdiff_t>(i),
                                                            [&](const rules::Verdict& one) { return one.rule == then.rule && one.subject == then.subject; }));
    const rules::Verdict* now = recorded_verdict(c, then, nth);
    const std::string before = now ? verdict_words(c, *now) : c.t("whatIf.nothing"), after = verdict_words(c, then);
    if (before == after) continue;
    if (changes.children.size() > kMostChanges) {
      ++more;
      continue;
    }
    const std::string title = c.rule(std::string(then.rule) + ".title"), subject = subject_of(c, then.subject);
    add(changes, table_row(cell(subject.empty() ? title : c.t("whatIf.about", {{"rule", title}, {"subject", subject}})), cell(before), cell_of(verdict_pill(c, then, "what-if"))));
  }
  const std::size_t count = changes.children.size() - 1;
  if (count == 0) add(box, paragraph(c.t("whatIf.same"), Emphasis::normal, Tone::secondary));
  else add(box, std::move(changes));
  if (more > 0) add(box, paragraph(c.n("whatIf.more", static_cast<long>(more)), Emphasis::small, Tone::secondary));
  box.value_now = static_cast<int>(count + more);   // for who is told of it
  return box;
}

bool is_moved(const std::optional<SupposedDate>& date) { return date && !(date->recorded == date->supposed); }

}  // namespace

Node what_if_button(const Context& c) { return button("calendar:what-if", c.t("whatIf.title"), "wand", Suppose{Suppose::What::begin}); }

Node what_if_card(const Context& c) {
  Node box = callout(Tone::accent, "wand", c.t("whatIf.title"), reading(paragraph(c.t("whatIf.help"), Emphasis::normal, Tone::secondary)));
  box.id = "what-if";
  const auto submission = supposed_submission(*c.recorded->plan, c.state), end = supposed_end(*c.recorded->plan, c.state);
  std::vector<rules::State> states;   // that the stripes show
  if (submission) add_slider(c, box, "submission", "whatIf.submission", *submission, kSubmissionReach, Suppose::What::submission, states);
  if (end) add_slider(c, box, "end", "whatIf.end", *end, kEndReach, Suppose::What::end, states);
  if (!states.empty()) {
    Node key = tight(row(paragraph(c.t("whatIf.colours"), Emphasis::small, Tone::secondary)));
    key.id = "what-if:colours";
    std::sort(states.begin(), states.end());
    for (const rules::State one : states) add(key, pill({}, state_word(c, one), look_of(one).icon, look_of(one).tone));
    add(box, std::move(key));
  }
  if (!submission && !end) add(box, paragraph(c.t("whatIf.noDates")));
  const bool moved = is_moved(submission) || is_moved(end);
  Node accept = button("what-if:accept", c.t("whatIf.accept"), "check", Suppose{Suppose::What::accept}, Emphasis::primary);
  accept.disabled = !moved || c.read_only();
  add(box, row(std::move(accept), button("what-if:discard", c.t("whatIf.discard"), "close", Suppose{Suppose::What::discard})));
  return box;
}

void add_what_if_changes(const Context& c, Node& main) {
  const plan::Plan& plan = *c.recorded->plan;
  if (is_moved(supposed_submission(plan, c.state)) || is_moved(supposed_end(plan, c.state))) add(main, changes_card(c));
}

}  // namespace cocrea::view
