// What several rules read out of a document: dates as spans, what silence means, and facts with their place.
#pragma once

#include "core/rules/check.h"

namespace cocrea::rules {

// An act that anchors or decides a rule (RULES 0.3).
struct Act {
  std::optional<dates::Span> days;   // when it is dated
  bool may_have_happened = false;    // not dated, and silence does not say that it did not happen
  Place place;                       // of its date
};

// A register that is not complete, or does not say so, leaves what is not recorded unknown.
inline bool silence_is_unknown(plan::YesNo register_complete) { return register_complete != plan::YesNo::yes; }

inline std::optional<dates::Span> days_of(const plan::Date& date) {
  if (!date) return std::nullopt;
  return date->span();
}

// The plan's submission (SUB-2). One recorded without a date counts as not recorded, and may have happened.
Act submission_of(const plan::Plan&);
// The commitment's: its own if it was added, else the plan's.
Act submission_of(const plan::Plan&, const plan::Commitment&);
inline bool is_added(const plan::Commitment& commitment) { return commitment.inclusion == plan::Inclusion::added; }

// The plan before this one in time; null if none is recorded.
const plan::Plan* previous_plan(const Context&, const plan::Plan&);
// Whether this is the member's first plan: no if another comes before it in the record, else as it is recorded.
plan::YesNo is_first_plan(const Context&, const plan::Plan&);
// The note that it is said to be the first, where another comes before it.
void add_not_the_first(Verdict&, const plan::Plan&, const plan::Plan* previous);

// The version that was handed in: content rules judge it, so that what was edited later does not count (RULES 0.4). The plan as it stands
// where none was frozen.
const plan::Version* submitted_version(const plan::Plan&);   // null if none was frozen
const plan::Vision& submitted_vision(const plan::Plan&);
const plan::Commitment& submitted_commitment(const plan::Plan&, const plan::Commitment&);

// Whether two ids are the same: looks at the last character first, for ids differ there and searches compare thousands of them.
inline bool same_id(std::string_view a, std::string_view b) {
  return a.size() == b.size() && (a.empty() || (a.back() == b.back() && a == b));
}

// Side of a person, an organisation, or of an entry that names one (its own side wins). Unset where it is not recorded.
plan::Side side_of(const plan::Document&, std::string_view who);
plan::Side side_of(const plan::Document&, plan::Side own, std::string_view who);
inline bool is_non_government(plan::Side side) { return side == plan::Side::civil_society || side == plan::Side::other_non_government; }

// Whether a side took part in a meeting: as it is ticked, else by its attendees. Not ticked and no attendee of that side: unset, for a list of
// attendees is rarely whole.
plan::YesNo non_government_attended(const plan::Document&, const plan::Meeting&);

// plan_end (RULES 0.5): the recorded actual end if the plan was closed before its planned end, else the planned end: the earlier of the two.
std::optional<dates::Span> plan_end_of(const plan::Plan&);

// period_start (PLAN-PERIOD-1): as it is recorded; of the member's first plan, where none is recorded, the joining date.
struct PeriodStart {
  const plan::Date* date;            // never null
  std::string_view label;            // of its fact
  Place place;
};
PeriodStart period_start_of(const Context&, const plan::Plan&);

// The title in the document's main language, else any.
std::string_view title_of(const plan::Document&, const plan::LocalizedText&);

// A verdict with its rule's severity filled in; null when the edition does not have the rule.
std::optional<Verdict> begin(const Context&, std::string_view rule, std::string_view subject);   // about the member: it belongs to no plan
std::optional<Verdict> begin(const Context&, std::string_view rule, const plan::Plan&, std::string_view subject);

Fact fact(std::string_view label, std::string_view entity, std::string_view field, const plan::Date&);
Fact fact(std::string_view label, std::string_view entity, std::string_view field, plan::YesNo);
Fact fact(std::string_view label, std::string_view entity, std::string_view field, std::string_view text);
Fact choice_fact(std::string_view label, std::string_view entity, std::string_view field, std::string_view choice);

// The planned end, and the actual one where it is recorded.
void add_plan_end_facts(Verdict&, const plan::Plan&);
// The plan's submission; its register too where there is no date.
void add_submission_facts(Verdict&, const plan::Plan&);

// from + months = to, clamping said.
Step add_step(std::string_view label, dates::Span from, int months);
Step compare_step(std::string_view label, dates::Span from, dates::Span to);
Step count_step(std::string_view label, int least, int most, int limit);

}  // namespace cocrea::rules
