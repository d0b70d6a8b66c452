// What the status line is made of: the lines that the days of uncertain dates allow (rules/standing.h), and what each day may be by them.
#pragma once

#include <optional>
#include <vector>

#include "core/rules/standing_record.h"
#include "core/status/by_day.h"

namespace cocrea::status {

// The lines enclose what the days allow: a standing between two of them is possible as well, but inactive only where the worst of them has an inactive run.
States with_those_between(States, bool inactive_run);

struct Lines {
  ByDay known;      // by what is recorded
  ByDay perhaps;    // with what is not recorded at its worst
  std::vector<rules::Line> all;   // those of what is known; where there were too many combinations of days to ask for each, some of them
  bool is_each_asked = true;
  bool is_cut_short = false;        // on some days more than the days allow: all that lies between two ends
  std::optional<dates::Day> perhaps_active;   // an activity that is recorded and may be none, or may have been and is not recorded
  std::optional<dates::Day> voluntary_until;  // voluntary days that are not recorded may begin up to this day
  std::vector<dates::Span> perhaps_voluntary; // days on which it is voluntary if a request has its day and its reason
  std::optional<dates::Day> ends_voluntary;   // an activity that is not recorded may have ended an open voluntary interval, up to this day
  States undated = 0;                  // statuses that OGP recorded, on a day that is not known
  dates::Day perhaps_revoked = rules::kNever; // from here on OGP may have revoked the membership, where its statuses are not complete
};

// Of a document, over all that its dates may be, in every order that they allow its plans; of one that leaves it open whether a commitment was added
// (rules/open_inclusion.h), over both.
Lines lines_of(const plan::Document&, dates::Day as_of, const rules::RuleSet&);

// With the causes that are told (intervals.cpp).
rules::Line told(rules::Line);
// With what is not recorded at its worst; `known` where everything is.
rules::Line worst_of(const rules::Record&, const rules::Line& known);
// What is known of the first activity, and of what is not recorded.
void add_facts(const rules::StandingRecord&, Lines&);
// Where there are more combinations of days than can be asked for. Some dates may be pinned to a day already.
void add_boxes(const rules::Context&, int readings, std::vector<rules::Pinned>, Lines&);
// How many worlds, or boxes, each of so many readings of a document may take, where one alone (or each of two) takes `of_one`: a page waits for all of them.
int most_work(int of_one, int readings);

}  // namespace cocrea::status
