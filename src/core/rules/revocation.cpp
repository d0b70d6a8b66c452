#include "core/rules/revocation.h"

#include <algorithm>

#include "core/rules/facts.h"
#include "core/rules/worlds.h"

namespace cocrea::rules {
namespace {

// Requirements on the dates of the plan, which are no acts that fall due.
constexpr std::string_view kBounds[] = {"PLAN-PERIOD-2", "COM-7"};

bool is_obligation(const Verdict& verdict) {
  if (verdict.state == State::not_applicable || (verdict.state == State::met && verdict.severity == Severity::status)) return false;
  const bool obliges = verdict.severity == Severity::requirement || verdict.severity == Severity::status || verdict.rule == "NEXT-1" || verdict.rule == "MEM-3" ||
                       verdict.rule == "REC-1" || verdict.rule == "ROL-POC";   // where its principal mark alone decides it is a note
  return obliges && std::find(std::begin(kBounds), std::end(kBounds), verdict.rule) == std::end(kBounds);
}

void end(Verdict& verdict) {
  verdict.state = State::not_applicable;
  verdict.reason = "reason.revoked";
  verdict.possible.clear();
  verdict.missing.clear();
  verdict.remedies.clear();
  verdict.late_days = 0;
}

const Fact* find(const Verdict& verdict, std::string_view label) {
  const auto found = std::find_if(verdict.facts.begin(), verdict.facts.end(), [&](const Fact& one) { return one.label == label; });
  return found == verdict.facts.end() ? nullptr : &*found;
}

// The days on which a quarter may have had its first entry.
std::optional<dates::Span> first_entry(const Verdict& verdict) {
  std::optional<dates::Span> any;
  std::optional<dates::Day> surely;   // by then there was one, whatever the quarter's days
  for (const Fact& one : verdict.facts) {
    if (one.label != "fact.entry" || !one.date) continue;
    const dates::Span days = one.date->span();
    const dates::Span inside{std::max(days.earliest, verdict.opens->earliest), std::min(days.latest, verdict.due->latest)};
    any = any ? dates::Span{std::min(any->earliest, inside.earliest), std::max(any->latest, inside.latest)} : inside;
    if (days.earliest >= verdict.opens->latest && days.latest <= verdict.due->earliest) surely = std::min(surely.value_or(days.latest), days.latest);
  }
  if (any && surely) any->latest = std::min(any->latest, *surely);
  return any;
}

// The days on which it was fulfilled, if it was; what names none is fulfilled on the day that it is due.
std::optional<dates::Span> fulfilled(const Verdict& verdict) {
  if (!verdict.due) {   // nothing falls due: only what was done has a day
    const Fact* const done = verdict.rule == "AMD-3" ? find(verdict, "fact.communicated") : verdict.rule == "MON-EL" ? find(verdict, "fact.evaluationDelivered") : nullptr;
    return done != nullptr ? days_of(done->date) : std::nullopt;
  }
  for (const Step& one : verdict.steps) {
    if (one.reached) return one.reached;   // before what was done on all days: another may have come first on some
  }
  if (verdict.done) return verdict.done;
  const auto entry = verdict.rule == "MON-Q" && verdict.opens ? first_entry(verdict) : std::nullopt;
  return entry ? entry : verdict.due;
}

// An evaluation is due a month after a completion that is not recorded: any day up to the last one that is named.
bool due_is_unknown(const Verdict& verdict) {
  const Fact* const complete = find(verdict, "fact.completionsComplete");
  return verdict.rule == "MON-CE" && complete != nullptr && complete->choice != "yes" && find(verdict, "fact.cancelled") == nullptr;
}

// Named once, also where the rule itself speaks of it.
void add_revocation(Verdict& verdict, const Revocation& revocation) {
  const bool is_named = std::any_of(verdict.facts.begin(), verdict.facts.end(), [&](const Fact& one) {
    return one.label == "fact.revoked" && one.place.entity == revocation.status->id;
  });
  if (!is_named) verdict.facts.push_back(fact("fact.revoked", revocation.status->id, "date", revocation.status->date));
}

// Then whether it was due before the revocation cannot be told.
void leave_open(Verdict& verdict, const Revocation& revocation) {
  Tally all;
  all.add(State::cannot_tell);
  const auto due = std::find_if(verdict.steps.begin(), verdict.steps.end(), [](const Step& step) { return step.label == "step.commitmentEvaluationDue"; });
  const bool surely = due != verdict.steps.end() ? surely_after(revocation, due->to) : surely_after(revocation, *verdict.due);
  if (!surely) {
    for (const State state : verdict.possible) all.add(state);
    if (verdict.possible.empty()) all.add(verdict.state);
  }
  add_revocation(verdict, revocation);
  verdict.state = all.state();
  verdict.possible = all.possible();
  verdict.reason = verdict.state == State::cannot_tell ? "reason.MON-CE.completionUnknown" : "reason.dependsOnDay";
  const Place completed = find(verdict, "fact.completed")->place;
  const auto same = [&](const Missing& one) { return one.place.entity == completed.entity && one.place.field == completed.field; };
  if (std::none_of(verdict.missing.begin(), verdict.missing.end(), same)) verdict.missing.push_back({"fact.completed", completed});
  if (verdict.state == State::cannot_tell) verdict.remedies.clear();   // what was to be done by then
  if (verdict.remedies.empty()) verdict.remedies.push_back({"remedy.recordIfItHappened", completed});
}

// What is not fulfilled by the revocation ends: on all days or, where the due day or that of the revocation leaves it open, on some. What was fulfilled
// before it stays so; what names no day of its own is fulfilled on the day that it is due.
void end_what_is_open(Verdict& verdict, const Revocation& revocation, bool surely, bool waits, dates::Day as_of) {
  // What is pending is due on the as-of day or later, hence after a revocation that lies before it; so is what waits for a day that is not known.
  const bool pending_ends = surely || (revocation.surely && (revocation.days.latest < as_of || waits));
  // A standing that cannot be told has no due day that could be held against the revocation; a plan that is owed has one, unless it is the end of another
  // plan that leaves it open on some of the days.
  const bool open_end = std::any_of(verdict.missing.begin(), verdict.missing.end(), [](const Missing& one) { return one.label == "fact.plannedEnd"; });
  const bool is_due = (verdict.rule == "INA-1" || verdict.rule == "INA-2") && verdict.state != State::depends_on_day && !open_end;
  const bool is_standing = verdict.severity == Severity::status && !is_due;
  const std::optional<dates::Span> done = fulfilled(verdict);
  const bool too_late = done && surely_after(revocation, *done), perhaps_too_late = done && perhaps_after(revocation, *done);
  Tally all;
  const auto add = [&](State state) {
    if (state == State::met && !is_standing && perhaps_too_late) {
      if (!too_late) all.add(state);
      all.add(State::not_applicable);
      return;
    }
    const bool lasts = verdict.rule == "ROL-POC" && state != State::pending;   // who is the contact falls due on no day
    const bool stays = lasts || state == State::met || state == State::not_applicable || (is_standing && state == State::cannot_tell);
    if (stays || !(surely || (state == State::pending && pending_ends))) all.add(state);
    if (!stays) all.add(State::not_applicable);
  };
  for (const State state : verdict.possible) add(state);
  if (verdict.possible.empty()) add(verdict.state);
  if (all.state() == verdict.state && all.possible() == verdict.possible) return;
  add_revocation(verdict, revocation);
  if (all.state() == State::not_applicable) return end(verdict);
  verdict.state = all.state();
  verdict.possible = all.possible();
  verdict.late_days = 0;
  verdict.reason = "reason.dependsOnDay";
  if (!revocation.days.is_day() || verdict.remedies.empty()) verdict.remedies.push_back({"remedy.exactDay.any", {revocation.status->id, "date"}});
}

}  // namespace

std::optional<Revocation> revocation_in_force(const plan::Document& document, dates::Day as_of) {
  const plan::RecordedStatus* last = nullptr;
  for (const plan::RecordedStatus& one : document.membership.statuses) {
    if (one.state == plan::RecordedState::unset || !one.date || one.date->span().earliest > as_of) continue;
    if (last == nullptr || last->date->span().earliest <= one.date->span().earliest) last = &one;
  }
  if (last == nullptr || last->state != plan::RecordedState::revoked) return std::nullopt;
  const dates::Span days = last->date->span();
  return Revocation{last, {days.earliest, std::min(days.latest, as_of)}, days.latest <= as_of};
}

bool surely_after(const Revocation& revocation, dates::Span due) { return revocation.surely && due.earliest > revocation.days.latest; }
bool perhaps_after(const Revocation& revocation, dates::Span due) { return due.latest > revocation.days.earliest; }

void end_obligations(const Context& context, Verdicts& verdicts) {
  if (context.document.membership.statuses.empty()) return;
  const std::optional<Revocation> revocation = revocation_in_force(context.document, context.as_of);
  if (!revocation) return;
  for (Verdict& verdict : verdicts) {
    if (!is_obligation(verdict)) continue;
    // No act recovers the status; what is not recorded can still be.
    const bool is_over = verdict.severity == Severity::status || verdict.rule == "NEXT-1";   // nor does a next plan serve anything
    if (is_over && verdict.state == State::not_met && revocation->surely) verdict.remedies.clear();
    // Pending after its due day is what has none on some of the days: there it waits.
    const bool may_wait = std::find(verdict.possible.begin(), verdict.possible.end(), State::pending) != verdict.possible.end();
    const bool waits = verdict.due ? may_wait && verdict.due->latest < context.as_of : verdict.state == State::pending || verdict.state == State::depends_on_day;
    const std::optional<dates::Span> day = verdict.due ? verdict.due : fulfilled(verdict);
    if (!waits && !(day && perhaps_after(*revocation, *day))) continue;
    if (verdict.due && due_is_unknown(verdict)) {
      leave_open(verdict, *revocation);
      continue;
    }
    const bool surely = day && surely_after(*revocation, *day);
    end_what_is_open(verdict, *revocation, surely, waits, context.as_of);
  }
  for (Verdict& verdict : verdicts) {   // the ground stays what it was
    if (verdict.rule != "REV-1" || verdict.state != State::not_met || !revocation->surely) continue;
    verdict.notes.push_back({"note.REV-1.revoked", {context.document.membership.id, "statuses"}, std::nullopt, std::nullopt, {}});
  }
}

}  // namespace cocrea::rules
