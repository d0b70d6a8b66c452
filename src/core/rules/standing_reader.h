// How standing_record.h reads a document: the dates, what is pinned of them, and each list of acts. One topic a file: this one's own is the frame, the
// activities and the due dates; standing_quarters.cpp has the quarters, standing_evidence.cpp what CTP-2 asks for.
#pragma once

#include "core/rules/blocks_of_plan.h"
#include "core/rules/standing_record.h"

namespace cocrea::rules {

inline dates::Span next_day(dates::Span span) { return {span.earliest + date::days{1}, span.latest + date::days{1}}; }

class StandingReader {
 public:
  StandingReader(const Context& context, std::span<const Pinned> pinned) : context_(context), pinned_(pinned) {}

  StandingRecord read();

 private:
  struct Shown {
    plan::Phase phase;
    std::optional<dates::Span> own, shown;
    bool sure;
    dates::Span done_from = dates::Span::of(dates::Day::min());   // what has no day of its own was not done before this one
  };

  std::optional<dates::Span> of(const plan::Date& date);
  std::optional<dates::Span> end_of(const plan::Plan& plan);
  Act submission(const plan::Plan& plan);

  // What OGP recorded and when the member joined. A status known by its month or year is taken on the first day, unless it is pinned.
  void read_frame();
  void read_voluntary(const plan::Inactivity& entry);
  // ACT-1: co-creation with a non-government actor, progress, the submission.
  void read_activities(std::size_t index);
  void add_submission(Ground& ground, const plan::Plan& plan);
  // A ground that opens on the day after `due`, or after the date to which an approved extension moved it.
  void add_due(Ground ground, dates::Span due, const plan::Plan& plan);
  void read_deadline(const plan::Plan& plan);
  // Between a plan and the next one, which may not be in the record yet.
  void read_gap(std::size_t index);
  // A plan whose end is not recorded may have ended on any day since its submission, and the time for the next one may be over. Bounds, as below.
  std::optional<dates::Span> bounded_from(std::size_t index);   // a submission that is not dated: not before joining, nor before that of the plan before it
  void read_gap_without_end(std::size_t index, const Act& act);
  // Likewise the first plan, of which OGP's deadline is not recorded, until it is submitted: that may have been any day since joining.
  void read_unset_deadline();
  std::vector<DatedAct> ending_acts(bool activities) const;   // activities, and the days from which OGP recorded the member as active
  void read_unrecorded();

  // Whether a voluntary day lies within, whatever is not recorded; `on_some_days`: on the others none does, or perhaps.
  enum class Within : std::uint8_t { no, perhaps, on_some_days, surely };
  Within voluntary_within(dates::Day first, dates::Day last) const;
  void read_quarters(std::size_t index);
  int elapsed(const PlanBlocks& blocks, dates::Day submission, dates::Day end) const;
  // INA-5: an activity on or after the first day of the last but one elapsed full quarter, else since the period began. The latest plan whose
  // period has begun decides; between plans nothing does.
  void read_working(std::size_t index);

  std::vector<Shown> evidence_of(const plan::Plan& plan);
  // The evidence of one half, of that time or later.
  struct Halves {
    std::vector<Shown> all;                                     // of the plan and of those after it: what is shown for a later plan is of a later time
    bool open_co_creation = false;                              // that of a later plan may not be recorded
    std::optional<dates::Span> open_implementation;             // likewise, and the first day on which it may have been shown
  };
  Halves halves_of(std::size_t index);
  void add_failure(const plan::Plan& plan, const Halves& halves, plan::Phase phase, dates::Span opens, std::optional<dates::Span> time, bool sure_days, int number);
  // CTP-2: co-creation due at the submission, implementation on the last day of each whole plan year.
  void read_evidence(std::size_t index);
  // A plan of which it is not known whether and when it was submitted: what may have opened by then, without a name, for the standing alone. Bounds:
  // from the first day on which it may have been submitted, and after each act that would have ended it.
  void read_unknown_submission(std::size_t index);
  void add_hidden(std::vector<dates::Span>& acts, dates::Span since, int months, const plan::Plan& plan, bool failure);

  const Context& context_;
  std::span<const Pinned> pinned_;
  StandingRecord result_;
};

}  // namespace cocrea::rules
