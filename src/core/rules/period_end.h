// PLAN-PERIOD-2: whose terms count, and what they say to the plan's end. What the verdict tells of it is in period.cpp.
#pragma once

#include <optional>
#include <vector>

#include "core/rules/terms.h"
#include "core/rules/worlds.h"

namespace cocrea::rules::period_end {

inline constexpr std::uint32_t lacks_kind = 1, lacks_plan_end = 2, lacks_terms = 4, lacks_members = 8;

// Which jurisdictions' terms count: the member's own, those of all members, or it is not said.
enum class Reach : std::uint8_t { own, all, unknown };

struct Question {
  const Context& context;
  const plan::Plan& plan;
  int months;
  Reach reach;
  std::vector<TermHolder> holders;     // the member whose record this is comes first
  std::optional<dates::Span> plan_end;
  std::optional<dates::Span> submission, period_start;
  mutable std::vector<unsigned> lacking;   // by holder: which answers were missing in any combination
};

Question question(const Context&, const plan::Plan&);

// A joint plan has at least one more member, recorded or not.
inline bool members_unrecorded(const Question& q) { return q.reach == Reach::all && q.holders.size() == 1; }

// Over all days; fills `lacking`.
Tally judge(const Question&);

// The days that the one whose term counts may be.
dates::Span reference_days(const Question&);

// What the terms of one jurisdiction leave for the last day of the term.
struct HolderEnd {
  const TermHolder* holder;
  std::vector<PossibleTerm> terms;
  std::optional<dates::Span> end;   // empty: no term, or no end
};

// Of each holder; the one that decides comes first: the earliest end.
std::vector<HolderEnd> holder_ends(const Question&);

}  // namespace cocrea::rules::period_end
