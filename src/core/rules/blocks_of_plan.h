// The quarterly blocks and plan years of a plan whose submission and end may be uncertain, and which blocks ask for a report (MON-Q, REQ-2, INA-3, INA-4, CTP-2).
//
// Blocks are numbered from the submission; on other days the same number may be another stretch of time, or there may be no such block.
// So a rule asks block by block: on every combination of days that makes a difference, what is block k?
//
//   const PlanBlocks plan_blocks = blocks_of(context, plan);
//   for (int k = 0; k < plan_blocks.blocks; ++k) {
//     BlockWorlds worlds(plan_blocks);
//     worlds.compare_block(k);                    // where it begins and ends, and how it stands to the as-of day
//     worlds.compare_block(k, some_day);          // the decision asks how some_day stands to it
//     worlds.each([&](Day submission, Day plan_end) {
//       const auto block = block_on(plan_blocks, k, submission, plan_end);
//       ...
//     });
//   }
#pragma once

#include "core/dates/blocks.h"
#include "core/rules/findings.h"

namespace cocrea::rules {

struct PlanBlocks {
  Act submission;
  std::optional<dates::Span> plan_end;
  bool calendar = false;                         // the document's reading: calendar quarters
  dates::CutYear cut_year = dates::CutYear::by_half;
  int quarter_months{}, year_meetings{};         // the edition's
  dates::Day as_of;
  int blocks = 0;                                // the most blocks and years that the days allow; none unless both dates are known
  int years = 0;
};
PlanBlocks blocks_of(const Context&, const plan::Plan&);

std::optional<dates::Block> block_on(const PlanBlocks&, int k, dates::Day submission, dates::Day plan_end);
std::optional<dates::PlanYear> year_on(const PlanBlocks&, int k, dates::Day submission, dates::Day plan_end);
// Over all days: when block k, or year k, begins and ends, where there is one.
struct Extent {
  std::optional<dates::Span> first, last;
};
Extent block_extent(const PlanBlocks&, int k);
Extent year_extent(const PlanBlocks&, int k);
inline bool is_elapsed(const dates::Block& block, dates::Day as_of) { return as_of > block.last; }

// The combinations of submission and plan end. Precondition: both are known, if only by month or year.
class BlockWorlds {
 public:
  explicit BlockWorlds(const PlanBlocks&);

  // The decision asks for block k, or year k, and whether it is over.
  void compare_block(int k);
  void compare_year(int k);
  // It asks whether `day` comes before, in or after it.
  void compare_block(int k, dates::Day day);
  void compare_year(int k, dates::Day day);

  template <class Visit>
  void each(Visit visit) const {
    worlds_.each([&](const Worlds::Days& days) { visit(days[submission_], days[after_end_] - date::days{1}); });
  }

 private:
  void compare_calendar();

  const PlanBlocks& plan_;
  Worlds worlds_;
  Worlds::Number submission_;
  Worlds::Number after_end_;   // the day after the plan's end: blocks end on the day before a sum of months
};

// Which blocks ask for a report. Not those on whose first day every commitment was already complete and in which none was added. What it takes
// from each commitment:
struct BlockCommitment {
  const plan::Commitment* commitment = nullptr;
  std::optional<dates::Span> added;    // its inclusion, if it was added later
  bool may_be_added = false;           // added, and it is not known whether and when it was submitted
  bool is_added = false;
  std::optional<dates::Span> completed;
  bool may_be_complete = false;        // not recorded, and silence does not say that it was not completed
};
struct BlockCommitments {
  std::vector<BlockCommitment> list;
  bool more_may_exist = false;         // the register of commitments is not complete
};
BlockCommitments block_commitments(const plan::Plan&);

namespace asks = finding;
// Whether a block asks for a report, as a set of findings over the days of those commitments. No: not applicable in MON-Q. Unknown: a
// completion, an addition or another commitment is not recorded, and decides.
unsigned asks_for_report(const BlockCommitments&, const dates::Block&, dates::Day as_of);
// The days of the commitments that it compares with block k.
void compare_commitments(BlockWorlds&, const BlockCommitments&, int k);

}  // namespace cocrea::rules
