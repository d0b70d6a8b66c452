#include "core/rules/attendance.h"

#include <algorithm>

namespace cocrea::rules {
namespace {

using dates::Day;
using plan::YesNo;

// Not ticked, and no attendee of that side: in a complete register nobody of it was there, unless the side of an attendee is not recorded.
YesNo by_register(const plan::Document& document, const plan::Meeting& meeting, YesNo attended, bool silence_unknown) {
  if (attended != YesNo::unset || silence_unknown) return attended;
  const bool all_known = std::none_of(meeting.attendees.begin(), meeting.attendees.end(),
                                      [&](const plan::Id& who) { return side_of(document, who) == plan::Side::unset; });
  return all_known ? YesNo::no : YesNo::unset;
}

// How far a side is known to have taken part: by the best of all events.
constexpr unsigned kNo = 0, kUnknown = 1, kYes = 2;

unsigned level(YesNo attended, bool certain) {
  if (attended == YesNo::no) return kNo;
  return attended == YesNo::yes && certain ? kYes : kUnknown;
}

struct Levels {
  unsigned government, other;
};

Levels levels_of(const CoCreation& question, const Event& event) {
  const bool certain = event.days && !event.phase_unset;
  Levels levels{level(event.government, certain), level(event.non_government, certain)};
  if (question.commitment != nullptr) levels.government = levels.other = std::min(levels.government, levels.other);
  return levels;
}

bool counts(const CoCreation& question, const Event& event) {
  return question.commitment == nullptr || is_linked(event, *question.commitment);
}

// The events are independent of each other: the set of pairs of levels that their days allow, bit 3 * government + other.
unsigned pairs_on(const CoCreation& question, Day submission) {
  const unsigned silent = question.silence_unknown ? kUnknown : kNo;
  unsigned pairs = 1u << (3 * silent + silent);
  for (const Event& event : question.events) {
    if (!counts(question, event)) continue;
    if (event.days && event.days->earliest > submission) continue;
    const bool may_be_later = event.days && event.days->latest > submission;
    const Levels levels = levels_of(question, event);
    unsigned next = may_be_later ? pairs : 0u;
    for (unsigned pair = 0; pair < 9; ++pair) {
      if ((pairs & (1u << pair)) != 0) next |= 1u << (3 * std::max(pair / 3, levels.government) + std::max(pair % 3, levels.other));
    }
    pairs = next;
  }
  return pairs;
}

void judge_on(const CoCreation& question, Day submission, Tally& tally) {
  if (submission > question.as_of) {
    tally.add(State::pending);
    return;
  }
  const unsigned pairs = pairs_on(question, submission);
  for (unsigned pair = 0; pair < 9; ++pair) {
    if ((pairs & (1u << pair)) == 0) continue;
    const unsigned government = pair / 3, other = pair % 3;
    if (government == kNo || other == kNo) {
      tally.add(State::not_met);
    } else if (government == kYes && other == kYes) {
      tally.add(State::met);
    } else {
      tally.add(State::cannot_tell, (government == kUnknown ? lacks::government_side : 0u) | (other == kUnknown ? lacks::other_side : 0u));
    }
  }
}

}  // namespace

std::vector<Event> events_of(const plan::Document& document, const plan::Plan& plan, plan::Phase phase) {
  const bool silence_unknown = silence_is_unknown(plan.registers.meetings);
  std::vector<Event> events;
  events.reserve(plan.meetings.size());
  for (const plan::Meeting& meeting : plan.meetings) {
    const bool phase_unset = meeting.phase == plan::Phase::unset;
    if (meeting.phase != phase && !phase_unset) continue;
    events.push_back({&meeting, days_of(meeting.date), phase_unset, by_register(document, meeting, government_attended(document, meeting), silence_unknown),
                      by_register(document, meeting, non_government_attended(document, meeting), silence_unknown)});
  }
  return events;
}

bool is_linked(const Event& event, const plan::Commitment& commitment) {
  const std::vector<plan::Id>& linked = event.meeting->commitments;
  return std::find(linked.begin(), linked.end(), commitment.id) != linked.end();
}

Tally judge(const CoCreation& question) {
  Tally tally;
  const Act& submission = question.submission;
  if (!submission.days) {
    if (submission.may_have_happened) {
      tally.add(State::cannot_tell, lacks::submission | lacks::government_side | lacks::other_side);
    } else {
      tally.add(State::pending);
    }
    return tally;
  }
  Worlds worlds;
  const auto day = worlds.add(*submission.days);
  worlds.compare(day, 0, question.as_of);
  for (const Event& event : question.events) {
    if (!event.days) continue;
    worlds.compare(day, 0, event.days->earliest);
    worlds.compare(day, 0, event.days->latest);
  }
  worlds.each([&](const Worlds::Days& days) { judge_on(question, days[day], tally); });
  return tally;
}

void add_facts(Verdict& verdict, const CoCreation& question, const plan::Plan& plan) {
  for (const Event& event : question.events) {
    if (!counts(question, event)) continue;
    const plan::Meeting& meeting = *event.meeting;
    verdict.facts.push_back(fact("fact.meetingDate", meeting.id, "date", meeting.date));
    if (event.phase_unset) verdict.facts.push_back(choice_fact("fact.meetingPhase", meeting.id, "phase", ""));
    verdict.facts.push_back(fact("fact.governmentAttended", meeting.id, "governmentAttended", event.government));
    verdict.facts.push_back(fact("fact.nonGovernmentAttended", meeting.id, "nonGovernmentAttended", event.non_government));
  }
  verdict.facts.push_back(fact("fact.meetingsComplete", plan.registers.id, "meetings", plan.registers.meetings));
}

void add_missing(Verdict& verdict, const CoCreation& question, const plan::Plan& plan, const Tally& tally) {
  const bool government = tally.lacks(lacks::government_side), other = tally.lacks(lacks::other_side);
  if (!government && !other) return;
  for (const Event& event : question.events) {
    if (!counts(question, event)) continue;
    if (event.days && question.submission.days && event.days->earliest > question.submission.days->latest) continue;
    const Levels levels = levels_of(question, event);
    const bool may_settle = (government && levels.government == kUnknown) || (other && levels.other == kUnknown);
    if (!may_settle) continue;
    const plan::Id& id = event.meeting->id;
    if (government && event.government == YesNo::unset) verdict.missing.push_back({"fact.governmentAttended", {id, "governmentAttended"}});
    if (other && event.non_government == YesNo::unset) verdict.missing.push_back({"fact.nonGovernmentAttended", {id, "nonGovernmentAttended"}});
    if (!event.days) verdict.missing.push_back({"fact.meetingDate", {id, "date"}});
    if (event.phase_unset) verdict.missing.push_back({"fact.meetingPhase", {id, "phase"}});
  }
  if (question.silence_unknown) verdict.missing.push_back({"missing.coCreationEvents", {plan.id, "meetings"}});
}

}  // namespace cocrea::rules
