// Overview: where the plan stands, the next dates, what to do next, and what each rule says.
#include <algorithm>
#include <utility>
#include <vector>

#include "core/plan/sorted.h"
#include "core/status/status.h"
#include "view/forms.h"
#include "view/frame.h"
#include "view/pages/shared.h"
#include "view/words.h"

namespace cocrea::view {

namespace {

constexpr std::size_t kNextDates = 8;
constexpr std::size_t kNextSteps = 6;

// ---- what the plan is ---------------------------------------------------------------------------------------------------------------------------

std::string plan_line(const Context& c) {
  const plan::Jurisdiction& jurisdiction = c.document->jurisdiction;
  std::string place = jurisdiction.name.empty() ? c.t("overview.placeUnknown") : jurisdiction.name;
  if (!jurisdiction.name.empty() && !jurisdiction.country.empty()) place = c.t("overview.place", {{"name", jurisdiction.name}, {"country", jurisdiction.country}});
  const std::string kind = c.t(jurisdiction.kind == plan::JurisdictionKind::joint         ? "overview.joint"
                               : jurisdiction.kind == plan::JurisdictionKind::independent ? "overview.independent"
                                                                                          : "overview.kindUnset");
  // As PLAN-PERIOD-1 has it: a first plan begins on the joining date. Of a later one whose start is not recorded only the end is said.
  const bool joins = !c.plan->period_start && c.plan->first == plan::YesNo::yes;
  const plan::Date start = joins ? jurisdiction.joined : c.plan->period_start;
  const plan::Date end = plan::plan_end(*c.plan);
  if (!end) return c.t("overview.line", {{"place", place}, {"kind", kind}});
  if (!start) return c.t("overview.lineUntil", {{"place", place}, {"kind", kind}, {"to", full(c.state.language, *end)}});
  return c.t("overview.lineWithPeriod", {{"place", place}, {"kind", kind}, {"from", brief(c.state.language, *start)}, {"to", brief(c.state.language, *end)}});
}

Node languages_card(const Context& c) {
  const TextCount count = count_texts(c);
  Node box = card(c.t("overview.languages"));
  box.id = "overview:languages";
  if (count.texts == 0) {
    add(box, paragraph(c.t("overview.noTexts"), Emphasis::normal, Tone::secondary));
    return box;
  }
  Node progress;
  progress.kind = NodeKind::progress;
  progress.id = "overview:languages-progress";
  progress.label = c.t("overview.languages");
  progress.value_now = count.complete;
  progress.value_max = count.texts;
  const std::string all = std::to_string(count.texts);
  progress.value = c.n("overview.textsComplete", count.complete, {{"all", all}});
  progress.tone = count.complete == count.texts ? Tone::done : Tone::at_risk;
  add(box, std::move(progress));
  if (count.complete == count.texts) add(box, paragraph(c.t("overview.languagesComplete"), Emphasis::small, Tone::secondary));
  const std::vector<std::string> wanted = wanted_languages(c);
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (count.missing[i] > 0) add(box, paragraph(c.n("overview.textsMissing", count.missing[i], {{"language", language_name(c, wanted[i])}}), Emphasis::small, Tone::secondary));
  }
  return box;
}

Node time_card(const Context& c) {
  Node box = card(c.t("overview.period"));
  box.id = "overview:period";
  const plan::Date end = plan::plan_end(*c.plan);
  add(box, paragraph(end ? c.t("overview.ends", {{"date", full(c.state.language, *end)}}) : c.t("overview.endUnset"), Emphasis::strong));
  if (const rules::Verdict* verdict = find_verdict(c, "PLAN-PERIOD-2", c.plan->id)) {
    add_what_is_missing(c, *verdict, box);
    add(box, verdict_pill(c, *verdict, "overview:period"));
  }
  return box;
}

// The membership's status, and what it rests on where that is more than being active.
void add_status(const Context& c, Node& main) {
  const rules::Verdict* status = find_verdict(c, "STA-1", c.document->jurisdiction.id);
  if (status == nullptr) return;
  Node box = tight(column(row(verdict_pill(c, *status, "overview"), paragraph(rule_sentence(c, status->reason, *status)),
                              link("overview:status", c.t("overview.seeStatus"), Navigate{PageId::status, {}, {}}))));
  box.id = "overview:standing";
  if (rules::told_standing(status->reason) > rules::Standing::active) {
    const dates::Day day = c.state.as_of_day();
    const std::vector<status::Interval> line = status::status(*c.document, day, day, day);
    for (std::size_t i = 0; i < std::size(rules::kCauseNames) && !line.empty(); ++i) {
      if ((line.back().causes & (1u << i)) == 0) continue;
      if ((1u << i) == rules::cause::recorded) add(box, paragraph(recorded_words(c, line.back()), Emphasis::small, Tone::secondary));
      else if (const rules::Verdict* cause = find_verdict(c, rules::kCauseNames[i], c.document->jurisdiction.id)) add(box, cause_words(c, *cause, "overview:cause", std::nullopt));
    }
  }
  add(main, std::move(box));
}

// ---- next dates ---------------------------------------------------------------------------------------------------------------------------------

bool lies_ahead(const Context& c, const deadlines::Deadline& one) {
  const bool settled = one.done || (one.nature == deadlines::Nature::obligation && one.state == rules::State::met);   // a quarter is met before it ends
  return one.due.latest >= c.state.as_of_day() && !settled;
}

// `alike`: how many more of the same kind are due on the same days, of other commitments.
Node deadline_item(const Context& c, const deadlines::Deadline& one, int alike) {
  const std::string id = "date:" + std::string(one.label) + ":" + std::string(one.subject) + nth_suffix(c, one);
  const ShowWhy why = why_of(c, one);
  Node line = item(id, {}, why);
  line.selected = c.state.why && c.state.why->rule == why.rule && c.state.why->subject == why.subject && c.state.why->deadline == why.deadline && c.state.why->nth == why.nth;
  Node words = column(paragraph(deadline_title(c, one), Emphasis::strong),
                      paragraph(actor_words(c, one.actor), Emphasis::small, Tone::secondary));
  if (alike > 0) add(words, paragraph(c.n("overview.alikeDates", alike), Emphasis::small, Tone::secondary));
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
  struct Entry {
    const deadlines::Deadline* first;
    int alike;
  };
  std::vector<Entry> entries;
  long left = 0;
  bool others = false;   // have dates ahead
  for (const deadlines::Deadline& one : c.calendar->deadlines) {
    if (!c.shows(one.plan) || !lies_ahead(c, one)) continue;
    if (!is_asked(c, one.actor)) {
      others = true;
      continue;
    }
    const auto same = [&](const Entry& other) { return other.first->label == one.label && other.first->due == one.due; };
    const auto found = std::find_if(entries.begin(), entries.end(), same);
    // Of what comes again and again (quarterly reports, meetings of each year) two say enough.
    const auto again = std::count_if(entries.begin(), entries.end(), [&](const Entry& other) { return other.first->label == one.label && other.first->subject == one.subject; });
    if (found != entries.end()) ++found->alike;
    else if (again >= 2 || entries.size() == kNextDates) ++left;
    else entries.push_back({&one, 0});
  }
  for (const Entry& one : entries) add(dates, deadline_item(c, *one.first, one.alike));
  if (!is_judged(c)) {
    add(box, not_judged(c));
    return box;
  }
  const bool nobody = dates.children.empty() && !others;
  if (!nobody) add(box, actor_choice(c, "overview:actor"));
  if (dates.children.empty() && others) {
    add(box, paragraph(c.t("overview.noDatesOfTheirs"), Emphasis::normal, Tone::secondary), row(link("overview:calendar", c.t("overview.allDates"), Navigate{PageId::calendar, {}, {}})));
    return box;
  }
  if (nobody) {
    const bool submitted = c.plan->submission.date.has_value();
    add(box, empty_state(c.t(submitted ? "overview.noDatesLeft" : "overview.noDates"), c.t(submitted ? "overview.noDatesAhead" : "overview.noDatesHelp"),
                         button("overview:record-submission", c.t(submitted ? "overview.seeCalendar" : "overview.recordSubmission"), "arrow_right",
                                submitted ? Action{Navigate{PageId::calendar, {}, {}}} : go_to(c, c.plan->submission.id, "date"))));
    return box;
  }
  add(box, std::move(dates));
  if (!c.plan->submission.date) add(box, with_id(paragraph(c.t("overview.datesAwaited"), Emphasis::small, Tone::secondary), "overview:awaited"));
  add(box,
      row(link("overview:calendar", left > 0 ? c.n("overview.moreDates", left) : c.t("overview.allDates"), Navigate{PageId::calendar, {}, {}})));
  return box;
}

// ---- what to do next ----------------------------------------------------------------------------------------------------------------------------

constexpr int kSoon = 62;   // days
constexpr int kBroken = 5;      // the last urgency that comes before the preparation of a plan
constexpr int kNothing = 100;   // nothing to do, or not yet

// Was to be handed in within a time, rather than be so on a day.
bool had_time(const rules::Verdict& one) { return one.opens && one.due && one.opens->earliest < one.due->latest; }

// What comes first: what ends a status, or brings it back; what was to be handed in; what is due soon; what else is not met, notes after the rest; what
// could be late for lack of a fact; what an exact day would settle; what lies ahead. Other notes come last. What counts only from a day on is no step before that day.
int urgency(const Context& c, const rules::Verdict& one) {
  if (is_late_but_done(one) || one.severity == rules::Severity::none) return kNothing;
  const int last = one.severity == rules::Severity::note ? 10 : 0;
  const bool begins = !one.remedies.empty() && one.remedies.front().label == "remedy.startActivity";
  switch (one.state) {
    case rules::State::not_met: return last > 0 ? kBroken : begins ? 0 : one.severity == rules::Severity::status ? 1 : had_time(one) ? 2 : 4;
    case rules::State::cannot_tell: return last + 6;
    case rules::State::depends_on_day: return last + 7;
    case rules::State::pending:
      if (begins) return 0;
      if (one.opens && one.opens->earliest > c.state.as_of_day()) return kNothing;
      return last + (one.due && dates::days_between(c.state.as_of_day(), one.due->earliest) <= kSoon ? 3 : 8);
    case rules::State::met:
    case rules::State::not_applicable: break;
  }
  return kNothing;
}

struct Step {
  const rules::Verdict* verdict;
  int urgency;
  NextStep next;
};

// What is due earlier comes first among what is as urgent.
bool comes_first(const Step& a, const Step& b) {
  if (a.urgency != b.urgency) return a.urgency < b.urgency;
  if (!a.verdict->due || !b.verdict->due) return a.verdict->due.has_value() > b.verdict->due.has_value();
  return a.verdict->due->earliest < b.verdict->due->earliest;
}

bool is_submission(const Context& c, const Step& one) { return one.next.what.place.entity == c.plan->submission.id && one.next.what.place.field == "date"; }

// How a plan comes to be: what there is to do before its submission, in its order. Rules ask for most of it only on the day of the submission, and
// whoever begins has never seen them. What is there already is no step.
struct Preparation {
  std::string_view words;    // key
  std::string_view rules;    // that ask for the same, between spaces: not said twice
  Navigate to;
};

std::vector<Preparation> preparations(const Context& c) {
  std::vector<Preparation> all;
  if (c.plan->submission.date) return all;
  const plan::Jurisdiction& place = c.document->jurisdiction;
  const plan::Membership& membership = c.document->membership;
  const auto needs = [&](bool wanted, std::string_view words, std::string_view rules, PageId page, const plan::Id& entity, std::string_view field) {
    if (wanted) all.push_back({words, rules, {page, entity, std::string(field)}});
  };
  const bool unkind = place.kind == plan::JurisdictionKind::unset;
  needs(place.name.empty() || unkind || !place.joined, "overview.stepJurisdiction", "", PageId::jurisdiction, place.id, place.name.empty() ? "name" : unkind ? "kind" : "joined");
  const bool contact = std::any_of(membership.contacts.begin(), membership.contacts.end(), [](const plan::Contact& one) { return !one.person.empty(); });
  needs(!contact, "overview.stepContact", "ROL-POC", PageId::people, membership.id, "contacts");
  needs(membership.forums.empty(), "overview.stepForum", "REQ-1 REQ-3", PageId::forum, membership.id, "forums");
  const auto& meetings = c.plan->meetings;
  const bool met = std::any_of(meetings.begin(), meetings.end(), [](const plan::Meeting& one) { return one.phase == plan::Phase::co_creation; });
  needs(!met, "overview.stepMeeting", "REQ-2", PageId::forum, c.plan->id, "meetings");
  const plan::Vision& vision = c.plan->vision;
  needs(vision.goals.empty() && shown(c, vision.long_term).empty(), "overview.stepVision", "VIS-1 VIS-2", PageId::vision, vision.id, "longTerm");
  needs(c.plan->commitments.empty(), "overview.stepCommitments", "COM-1 COM-2", PageId::commitments, c.plan->id, "commitments");
  needs(c.plan->monitoring_bodies.empty(), "overview.stepBody", "MB-1 MB-2", PageId::people, c.plan->id, "monitoringBodies");
  needs(c.plan->endorsements.empty(), "overview.stepEndorsements", "REQ-4", PageId::forum, c.plan->id, "endorsements");
  return all;
}

// Whether a rule asks for what stands among the preparations. None of those presses while there are any: before a submission they have no day.
bool is_prepared_for(const std::vector<Preparation>& all, std::string_view rule) {
  return std::any_of(all.begin(), all.end(), [&](const Preparation& one) {
    const std::size_t at = one.rules.find(rule);
    return at != std::string_view::npos && (at + rule.size() == one.rules.size() || one.rules[at + rule.size()] == ' ');
  });
}

// What rules ask for, each said once; of what comes again and again two say enough.
std::vector<Step> next_steps(const Context& c, const std::vector<Preparation>& preparation) {
  std::vector<Step> open;
  for (const rules::Verdict& one : c.calendar->verdicts) {
    if (!c.shows(one.plan) || is_prepared_for(preparation, one.rule)) continue;
    if (const int how = urgency(c, one); how < kNothing) open.push_back({&one, how, {}});
  }
  plan::stable_sort(open, comes_first);
  std::vector<Step> steps;
  for (Step& one : open) {
    const auto again = std::count_if(steps.begin(), steps.end(), [&](const Step& other) { return other.verdict->rule == one.verdict->rule; });
    if (again >= 2) continue;
    one.next = next_step(c, *one.verdict);
    if (one.next.words.empty() || (!c.plan->submission.date && is_submission(c, one))) continue;   // that has a line of its own
    const bool said = std::any_of(steps.begin(), steps.end(), [&](const Step& other) { return other.next.words == one.next.words; });
    if (!said) steps.push_back(std::move(one));
  }
  return steps;
}

// Whether it may be that it never happened: an act in a list, or whether all are recorded; not a date or an answer that every plan has.
bool is_an_act(const Context& c, const rules::Place& place) {
  const plan::FoundConst found = plan::find(*c.document, place.entity);
  if (!found || found.type == &plan::kRegisters || found.type == &plan::kMembershipRegisters) return true;
  const plan::Field* field = found.type->find(place.field);
  return field == nullptr || field->kind == plan::Kind::list;
}

// The day for which what a step asks for is recorded already; nothing, if it is not.
plan::Date planned_day(const Context& c, const Step& step) {
  const rules::Place& asked = step.next.what.place;
  for (const rules::Fact& one : step.verdict->facts) {
    if (!act_lies_ahead(one.place.field, one.date, c.state.as_of_day())) continue;
    const plan::FoundConst found = plan::find(*c.document, one.place.entity);
    const bool listed = found.parent && found.parent->id == asked.entity && found.field->name == asked.field;
    if (listed || one.place.entity == asked.entity) return one.date;
  }
  return {};
}

// Whose step it is and by when, unless its words say so.
void add_circumstances(const Context& c, const Step& step, Node& words) {
  const rules::Verdict& verdict = *step.verdict;
  const rules::Missing& what = step.next.what;
  const auto remark = [&](std::string text) {
    if (!text.empty()) add(words, paragraph(std::move(text), Emphasis::small, Tone::secondary));
  };
  // Of what is missing and named, what would do as well; of a day, the rule that asks for it.
  const bool vague = is_vague(what.label);
  if (vague && !verdict.missing.empty()) {
    if (is_an_act(c, verdict.missing.front().place)) remark(remedy_words(c, verdict, what));
  } else if (vague || what.label == "remedy.exactDay" || what.label == "remedy.exactDay.any") remark(c.rule(std::string(verdict.rule) + ".title"));
  const std::string_view about = verdict.subject == c.plan->id ? what.place.entity : verdict.subject;
  if (about != c.plan->id) {
    remark(subject_of(c, about));
    words.children.back().language = subject_language(c, about);
  }
  if (const plan::Date planned = planned_day(c, step)) remark(c.t("overview.stepAhead", {{"date", full(c.state.language, *planned)}}));
  if (!verdict.due || !(verdict.opens || verdict.state == rules::State::pending)) return;
  const std::string date = full(c.state.language, *verdict.due);
  if (step.next.words.find(date) == std::string::npos) remark(c.t("overview.stepDue", {{"date", date}, {"distance", distance_words(c, *verdict.due)}}));
}

Node step_item(Node way) {
  Node line = item({}, {});
  add(line, std::move(way));
  return line;
}

Node step_of(const Context& c, const Step& one) {
  const rules::Verdict& verdict = *one.verdict;
  Node words = column(link("next:" + std::string(verdict.rule) + ":" + std::string(verdict.subject) + nth_suffix(c, verdict), one.next.words, go_to(c, verdict, one.next.what)));
  add_circumstances(c, one, words);
  return step_item(tight(std::move(words)));
}

// What presses, then how a plan comes to be, up to the submission, on which all dates hang; then what else rules ask for. The first of it, up to the
// submission; all of it when it is asked for.
Node next_card(const Context& c) {
  Node box = callout(Tone::accent, "arrow_right", c.t("overview.whatNext"));
  box.id = "overview:next";
  const std::vector<Preparation> preparation = preparations(c);
  const std::vector<Step> asked = next_steps(c, preparation);
  const auto rest = std::find_if(asked.begin(), asked.end(), [](const Step& one) { return one.urgency > kBroken; });
  std::vector<Node> lines;
  for (auto one = asked.begin(); one != rest; ++one) lines.push_back(step_of(c, *one));
  for (const Preparation& one : preparation) lines.push_back(step_item(link("next:" + std::string(one.words), c.t(one.words), one.to)));
  const std::size_t submission = lines.size();
  if (!c.plan->submission.date) lines.push_back(step_item(link("next:submission", c.t("overview.submit"), go_to(c, c.plan->submission.id, "date"))));
  for (auto one = rest; one != asked.end(); ++one) lines.push_back(step_of(c, *one));
  if (lines.empty()) {
    add(box, paragraph(c.t(is_judged(c) ? "overview.nothingNext" : "rules.unknownTitle")));
    return box;
  }
  // In the order of the work: nothing that comes before the submission is folded away behind it.
  const bool open = c.state.unfolded == box.id;
  const std::size_t all = lines.size(), few = c.plan->submission.date ? kNextSteps : std::max(kNextSteps, submission + 1);
  if (!open && all > few) lines.resize(few);
  Node steps = list(c.t("overview.whatNext"), true);
  for (Node& one : lines) add(steps, std::move(one));
  add(box, std::move(steps));
  if (!open && all <= few) return box;
  Node more = button("next:more", open ? c.t("picker.fewer") : c.n("picker.more", static_cast<long>(all - few)), open ? "chevron_up" : "chevron_down", Unfold{box.id}, Emphasis::quiet);
  more.selected = open;
  more.help = c.t("overview.whatNext");
  add(box, row(std::move(more)));
  return box;
}

// ---- the four minimum requirements ---------------------------------------------------------------------------------------------------------------

constexpr std::string_view kRequirements[] = {"REQ-1", "REQ-2", "REQ-3", "REQ-4"};

// Each with the worst of its verdicts; everything else that the handbook asks is a page of its own.
Node requirements_card(const Context& c) {
  Node box = card(c.t("overview.requirements"));
  box.id = "overview:rules";
  for (const std::string_view rule : kRequirements) {
    std::vector<rules::State> states;
    for (const rules::Verdict& one : c.calendar->verdicts) {
      if (one.plan == c.plan->id && one.rule == rule) states.push_back(one.state);
    }
    const rules::State worst = rules::worst(states);
    for (const rules::Verdict& one : c.calendar->verdicts) {
      if (one.plan != c.plan->id || one.rule != rule || (one.state != worst && states.size() > 1)) continue;
      Node words = tight(column(paragraph(c.rule(std::string(rule) + ".title"))));
      add_what_is_missing(c, one, words);
      Node entry = row(growing(std::move(words)), at_end(verdict_pill(c, one, "overview:rules")));
      entry.layout.wrap = false;
      add(box, std::move(entry));
      break;
    }
  }
  add(box, row(link("overview:all-rules", c.t("overview.allRules"), Navigate{PageId::compliance, {}, {}})));
  return box;
}

}  // namespace

Node build_overview(const Context& c) {
  Node main = column();
  if (!c.plan) {
    add(main, heading(1, c.t("nav.overview"), "page:title"),
        no_plan(c));
    return main;
  }
  Node head = tight(column(heading(1, c.t("nav.overview"), "page:title"), paragraph(plan_line(c), Emphasis::normal, Tone::secondary)));
  add(main, std::move(head));
  add_status(c, main);
  add_copy_note(c, main);
  add(main, grid(3, slots_card(c, "overview", c.t("slots.title")), time_card(c), languages_card(c)));
  add(main, grid(2, growing(dates_card(c), 3), growing(column(next_card(c), requirements_card(c)), 2)));
  return main;
}

}  // namespace cocrea::view
