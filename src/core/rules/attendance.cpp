#include "core/rules/attendance.h"

#include <algorithm>

namespace cocrea::rules {
namespace {

using dates::Day;
using plan::YesNo;

// The sides of the attendees, looked up once each.
struct Attendees {
  bool government = false, other = false, unset = false;
};

Attendees attendees_of(const plan::Document& document, const plan::Meeting& meeting) {
  Attendees result;
  for (const plan::Id& who : meeting.attendees) {
    const plan::Side side = side_of(document, who);
    result.government = result.government || side == plan::Side::government;
    result.other = result.other || is_non_government(side);
    result.unset = result.unset || side == plan::Side::unset;
  }
  return result;
}

// As it is ticked, else by the attendees. Where none is of that side: in a complete register nobody of it was there, unless the side of an attendee
// is not recorded.
YesNo attended(YesNo ticked, bool any, bool unset, bool silence_unknown) {
  if (ticked != YesNo::unset) return ticked;
  if (any) return YesNo::yes;
  return silence_unknown || unset ? YesNo::unset : YesNo::no;
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
  if (question.together) levels.government = levels.other = std::min(levels.government, levels.other);
  return levels;
}

// The events are independent of each other: the set of pairs of levels that their days allow, bit 3 * government + other.
unsigned pairs_on(const CoCreation& question, Day submission) {
  const unsigned silent = question.silence_unknown ? kUnknown : kNo;
  unsigned pairs = 1u << (3 * silent + silent);
  for (const Event& event : question.events) {
    if (event.days && event.days->earliest > submission) continue;
    const bool may_be_later = event.days && event.days->latest > submission;
    const Levels levels = levels_of(question, event);
    unsigned next = may_be_later ? pairs : 0u;
    for (unsigned pair = 0; pairs >> pair != 0; ++pair) {
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
  for (unsigned pair = 0; pairs >> pair != 0; ++pair) {
    if ((pairs & (1u << pair)) == 0) continue;
    const unsigned government = pair / 3, other = pair % 3;
    if (government == kNo || other == kNo) {
      tally.add(State::not_met);
    } else if (government == kYes && other == kYes) {
      tally.add(State::met);
    } else {
      if (government == kUnknown) tally.add(State::cannot_tell, lacks::government_side);
      if (other == kUnknown) tally.add(State::cannot_tell, lacks::other_side);
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
    const bool ticked = meeting.government_attended != YesNo::unset && meeting.non_government_attended != YesNo::unset;
    const Attendees attendees = ticked ? Attendees{} : attendees_of(document, meeting);
    events.push_back({&meeting, days_of(meeting.date), phase_unset,
                      attended(meeting.government_attended, attendees.government, attendees.unset, silence_unknown),
                      attended(meeting.non_government_attended, attendees.other, attendees.unset, silence_unknown)});
  }
  return events;
}

bool is_linked(const Event& event, const plan::Commitment& commitment) {
  const std::vector<plan::Id>& linked = event.meeting->commitments;
  return std::any_of(linked.begin(), linked.end(), [&](const plan::Id& id) { return same_id(id, commitment.id); });
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
  worlds.compare(day, question.as_of);
  for (const Event& event : question.events) {
    if (!event.days) continue;
    worlds.compare(day, event.days->earliest);
    worlds.compare(day, event.days->latest);
  }
  worlds.each([&](const Worlds::Days& days) { judge_on(question, days[day], tally); });
  return tally;
}

bool is_ready(const CoCreation& question) {
  CoCreation today = question;
  today.submission.days = dates::Span::of(question.as_of);
  return judge(today).state() == State::met;
}

void add_facts(Verdict& verdict, const CoCreation& question, const plan::Plan& plan, const Tally& tally) {
  const bool met = tally.state() == State::met;
  bool government = true, other = true;   // a side that is still to be shown
  for (const Event& event : question.events) {
    if (met) {
      const Levels levels = levels_of(question, event);
      const bool in_time = event.days && event.days->latest <= question.submission.days->latest;
      const bool shows = in_time && ((government && levels.government == kYes) || (other && levels.other == kYes));
      if (!shows) continue;
      government = government && levels.government != kYes;
      other = other && levels.other != kYes;
    }
    const plan::Meeting& meeting = *event.meeting;
    verdict.facts.push_back(fact("fact.meetingDate", meeting.id, "date", meeting.date));
    if (event.phase_unset) verdict.facts.push_back(choice_fact("fact.meetingPhase", meeting.id, "phase", ""));
    verdict.facts.push_back(fact("fact.governmentAttended", meeting.id, "governmentAttended", event.government));
    verdict.facts.push_back(fact("fact.nonGovernmentAttended", meeting.id, "nonGovernmentAttended", event.non_government));
  }
  verdict.facts.push_back(fact("fact.meetingsComplete", plan.registers.id, "meetings", plan.registers.meetings));
}

void add_missing(Verdict& verdict, const CoCreation& question, const plan::Plan& plan, const Tally& tally) {
  for (const Event& event : question.events) {
    const bool decides = tally.state() == State::depends_on_day && event.days && !event.days->is_day();
    if (decides) verdict.remedies.push_back({"remedy.exactDay.meeting", {event.meeting->id, "date"}});
  }
  const bool government = tally.lacks(lacks::government_side), other = tally.lacks(lacks::other_side);
  if (!government && !other) return;
  for (const Event& event : question.events) {
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
