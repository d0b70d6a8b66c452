#include "view/pages/what_if.h"

#include <algorithm>

#include "core/plan/sorted.h"
#include "core/rules/what_if.h"
#include "view/forms.h"
#include "view/pages/shared.h"
#include "view/supposition.h"
#include "view/words.h"

namespace cocrea::view {

namespace {

constexpr std::size_t kFewChanges = 3;   // the calendar is to be seen below them
constexpr std::size_t kNamedChanges = 3;  // aloud

// From the middle of its slider.
int days_of(const SupposedDate& date) { return date.supposed ? dates::days_between(date.middle.span().earliest, date.supposed->span().earliest) : 0; }

// "30 de septiembre de 2023 (12 días después)".
std::string moved_words(const Context& c, const SupposedDate& date) {
  if (!date.supposed) return c.t("whatIf.notRecorded");
  const int days = days_of(date);
  const std::string words = full(c.state.language, *date.supposed);
  if (!date.moved()) return c.t("whatIf.asRecorded", {{"date", words}});
  if (days == 0 || !date.recorded) return words;
  return c.n(days > 0 ? "whatIf.later" : "whatIf.earlier", std::abs(days), {{"date", words}});
}

// What the stripes of the sliders show, and the rule that gives the dates that are supposed their colour.
struct Colours {
  std::vector<rules::State> states;
  std::string_view rule;
  rules::State worst = rules::State::not_applicable;
  bool refused = false;   // a date was typed that cannot be tried
};

// A slider of days about the recorded date, over what the rules about dates say of each of them; and the same as a date to be typed.
void add_slider(const Context& c, Node& box, std::string_view id, std::string_view label, const SupposedDate& date, int reach, Suppose::What what,
                Colours& colours) {
  const int days = days_of(date);
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
  const dates::Day first = date.middle.span().earliest - date::days{reach};
  const rules::WhatIf answer = rules::what_if(*c.document, date.place, first, 2 * reach + 1, c.state.as_of_day());
  for (const rules::WhatIfDays& one : answer.days) {
    slider.field->stretches.push_back({dates::days_between(first, one.first) - reach, dates::days_between(first, one.last) - reach, look_of(one.worst).tone});
    if (std::find(colours.states.begin(), colours.states.end(), one.worst) == colours.states.end()) colours.states.push_back(one.worst);
    if (!date.supposed) continue;
    const dates::Day supposed = date.supposed->span().earliest;
    if (one.first <= supposed && supposed <= one.last) colours.rule = one.rule, colours.worst = one.worst;
  }
  Node typed;
  typed.kind = NodeKind::field;
  typed.id = slider.id + "-date";
  typed.label = c.t(what == Suppose::What::end ? "whatIf.endDate" : "whatIf.submissionDate");
  if (date.supposed) typed.value = full(c.state.language, *date.supposed);
  typed.action = Suppose{what, days};
  typed.field = FieldSpec{};
  if (date.supposed) typed.field->iso = date.supposed->to_string();
  typed.field->type = FieldSpec::Type::date;
  typed.field->pick = c.t("date.pick");
  typed.field->placeholder = c.t("date.placeholder");
  if (const auto rejected = c.state.rejected.find(typed.id); rejected != c.state.rejected.end()) {
    typed.value = rejected->second.text;
    const dates::Day last = first + date::days{2 * reach};
    typed.field->error = c.t("whatIf.refused", {{"first", full(c.state.language, first)}, {"last", full(c.state.language, last)}});
    colours.refused = true;
  }
  const std::string slider_id = slider.id;
  add(box, grid(2, std::move(slider), std::move(typed)));   // as wide: a date in full has room
  if (answer.never_met.empty()) return;
  std::string names;
  for (const std::string_view rule : answer.never_met) names.append(names.empty() ? "" : "; ").append(c.rule(std::string(rule) + ".title"));
  Node never = paragraph(c.t("whatIf.neverMet", {{"rules", names}}), Emphasis::small, Tone::secondary);
  never.id = slider_id + "-never";
  add(box, std::move(never));
}

struct Change {
  int rank;   // the worse comes first, mere dates last
  std::string title, before;
  Node after;
};

constexpr int kMereDate = rules::kStates;

// Answers that would be others; an answer that would be the same on other days is a mere date.
void add_answers(const Context& c, std::vector<Change>& changes, std::vector<const rules::Verdict*>& listed) {
  constexpr int kRanks[rules::kStates] = {4, 0, 3, 1, 2, 5};   // by state, as they are declared
  for (const rules::Verdict& then : c.calendar->verdicts) {
    if (then.severity == rules::Severity::none || !c.shows(then.plan)) continue;
    const rules::Verdict* now = find_verdict(*c.recorded, then.rule, then.subject, nth_of(c, then));
    std::string before = now ? verdict_words(c, *now) : c.t("whatIf.nothing");
    if (before == verdict_words(c, then)) continue;
    Node after = verdict_pill(c, then, "what-if");
    listed.push_back(&then);
    const bool same = now && now->state == then.state && rules::told_standing(now->reason) == rules::told_standing(then.reason) && now->late_days == then.late_days;
    changes.push_back({same ? kMereDate : kRanks[static_cast<std::size_t>(then.state)], after.help, std::move(before), std::move(after)});
  }
}

// Dates that would be others although their answers would not.
void add_dates(const Context& c, std::vector<Change>& changes, const std::vector<const rules::Verdict*>& listed) {
  for (const deadlines::Deadline& then : c.calendar->deadlines) {
    if (!c.shows(then.plan)) continue;
    const deadlines::Deadline* now = find_deadline(*c.recorded, then.label, then.subject, nth_of(c, then));
    if (now && now->due == then.due) continue;
    if (then.has_verdict && std::find(listed.begin(), listed.end(), &c.calendar->verdicts[then.verdict]) != listed.end()) continue;
    Node after = deadline_pill(c, then, "what-if:date");
    after.label = brief(c.state.language, then.due);
    after.icon = "calendar";
    after.tone = Tone::accent;
    // Nothing can be changed in a plan that is over.
    const plan::Date end = plan::plan_end(*c.plan);
    const bool past_end = then.rule == "AMD-1" && end && then.due.earliest > end->span().latest;
    std::string title = past_end ? c.t("whatIf.pastEnd", {{"rule", after.help}}) : after.help;
    changes.push_back({kMereDate, std::move(title), now ? brief(c.state.language, now->due) : c.t("whatIf.nothing"), std::move(after)});
  }
}

// What would be another, from what to what; each answer and date leads to its reason. The first of it, of answers alone where some would be others, and all
// when it is asked for.
void add_changes(const Context& c, Node& card) {
  std::vector<Change> changes;
  std::vector<const rules::Verdict*> listed;
  add_answers(c, changes, listed);
  add_dates(c, changes, listed);
  plan::stable_sort(changes, [](const Change& a, const Change& b) { return a.rank < b.rank; });
  Node box = column(heading(3, c.t("whatIf.changes")));
  box.id = "what-if:changes";
  if (changes.empty()) {
    box.value = c.t("whatIf.same");
    add(box, paragraph(box.value, Emphasis::normal, Tone::secondary));
    return add(card, std::move(box));
  }
  const std::size_t count = changes.size();
  const auto answers = static_cast<std::size_t>(std::count_if(changes.begin(), changes.end(), [](const Change& one) { return one.rank < kMereDate; }));
  const std::size_t few = std::min(kFewChanges, answers > 0 ? answers : count);
  if (answers == 0) add(box, paragraph(c.t("whatIf.onlyDates"), Emphasis::normal, Tone::secondary));
  std::string names;
  for (std::size_t i = 0; i < std::min(count, kNamedChanges); ++i) names.append(i == 0 ? "" : "; ").append(changes[i].title);
  box.value = count <= kNamedChanges ? c.t("announce.supposedAll", {{"names", names}})
                                     : c.n("announce.supposed", static_cast<long>(count - kNamedChanges), {{"names", names}});   // for who is told of it
  const bool open = c.state.unfolded == box.id;
  Node rows = table(c.t("whatIf.changes"), {c.t("whatIf.rule"), c.t("whatIf.now"), c.t("whatIf.then")});
  for (std::size_t i = 0; i < (open ? count : few); ++i) {
    add(rows, table_row(cell(std::move(changes[i].title)), cell(std::move(changes[i].before)), cell_of(std::move(changes[i].after))));
  }
  add(box, std::move(rows));
  if (count > few) {
    Node more = button("what-if:more", open ? c.t("picker.fewer") : c.n("picker.more", static_cast<long>(count - few)), open ? "chevron_up" : "chevron_down", Unfold{box.id}, Emphasis::quiet);
    more.selected = open;
    more.help = c.t("whatIf.changes");
    add(box, row(std::move(more)));
  }
  add(card, std::move(box));
}

// Which states the colours stand for, and whose answer it is that colours the chosen dates.
void add_colours(const Context& c, Colours colours, Node& box) {
  if (colours.states.empty()) return;
  Node key = tight(row(paragraph(c.t("whatIf.colours"), Emphasis::small, Tone::secondary)));
  key.id = "what-if:colours";
  std::sort(colours.states.begin(), colours.states.end());
  for (const rules::State one : colours.states) add(key, pill({}, state_word(c, one), look_of(one).icon, look_of(one).tone));
  add(box, std::move(key));
  const auto& all = c.calendar->verdicts;
  const auto found = std::find_if(all.begin(), all.end(), [&](const rules::Verdict& one) { return one.rule == colours.rule && one.state == colours.worst && c.shows(one.plan); });
  if (found == all.end()) return;
  Node answer = verdict_pill(c, *found, "what-if:colour");
  Node line = tight(row(paragraph(c.t("whatIf.decides", {{"rule", answer.help}}), Emphasis::small), std::move(answer)));
  line.id = "what-if:decides";
  add(box, std::move(line));
}

}  // namespace

Node what_if_button(const Context& c) { return button("calendar:what-if", c.t("whatIf.title"), "wand", Suppose{Suppose::What::begin}); }

Node what_if_card(const Context& c) {
  Node box = callout(Tone::accent, "wand", c.t("whatIf.title"), reading(paragraph(c.t("whatIf.help"), Emphasis::normal, Tone::secondary)));
  box.id = "what-if";
  const auto submission = supposed_submission(*c.recorded->plan, c.state), end = supposed_end(*c.recorded->plan, c.state);
  Colours colours;
  if (submission) add_slider(c, box, "submission", "whatIf.submission", *submission, kSubmissionReach, Suppose::What::submission, colours);
  if (end) add_slider(c, box, "end", "whatIf.end", *end, kEndReach, Suppose::What::end, colours);
  const bool refused = colours.refused;
  add_colours(c, std::move(colours), box);
  const bool moved = (submission && submission->moved()) || (end && end->moved());
  // A submission is a fact: one that lies ahead is recorded as what is planned, and the button says so.
  const bool ahead = submission && submission->moved() && submission->supposed->span().earliest > c.state.as_of_day();
  Node accept = button("what-if:accept", c.t(ahead ? "whatIf.acceptPlanned" : "whatIf.accept"), "check", Suppose{Suppose::What::accept}, Emphasis::primary);
  accept.disabled = !moved || refused || c.read_only();   // a date that was not understood is not left out in silence
  add(box, row(std::move(accept), button("what-if:discard", c.t("whatIf.discard"), "close", Suppose{Suppose::What::discard})));
  if (moved) add_changes(c, box);   // at last: nothing moves below the finger
  return box;
}

}  // namespace cocrea::view
