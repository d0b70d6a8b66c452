// What the status line is made of: the lines that the days of uncertain dates allow (rules/standing.h), or what each day may be.
#pragma once

#include <optional>
#include <vector>

#include "core/rules/standing_record.h"

namespace cocrea::status {

using States = unsigned;   // standings as bits
inline States bit(rules::Standing standing) { return 1u << static_cast<unsigned>(standing); }
inline bool is_single(States states) { return states != 0 && (states & (states - 1)) == 0; }
// The lines enclose what the days allow: a standing between two of them is possible as well, but inactive only where the worst of them has an inactive run.
States with_those_between(States, bool inactive_run);
bool has_inactive_run(const rules::Line&, dates::Day);
rules::Standing stated_on(const rules::Line&, dates::Day);

// What may be from a day on, to the day before the next one.
struct OnDays {
  dates::Day first;
  States states;
};

// The lines of what is known, with the days at both ends; and those with what is not recorded at its worst.
struct Lines {
  std::vector<rules::Line> known, worst;
  std::vector<OnDays> sets;            // where there are too many combinations of days: what each day may be, instead of the lines
  std::optional<dates::Day> perhaps_active;   // an activity that is recorded and may be none, or may have been and is not recorded
  std::optional<dates::Day> surely_active;    // by then the first activity has happened, whatever the days
  dates::Day first_active = rules::kNever;    // the first day on which it may have happened
  std::optional<dates::Day> voluntary_until;  // voluntary days that are not recorded may begin up to this day
  std::vector<dates::Span> perhaps_voluntary; // days on which it is voluntary if a request has its day and its reason
  std::optional<dates::Day> ends_voluntary;   // an activity that is not recorded may have ended an open voluntary interval, up to this day
  States undated = 0;                  // statuses that OGP recorded, on a day that is not known
  dates::Day perhaps_revoked = rules::kNever; // from here on OGP may have revoked the membership, where its statuses are not complete
  rules::Standing before_active = rules::Standing::none;
};

// Of a document, over all that its dates may be, in every order that they allow its plans; of one that leaves it open whether a commitment was added
// (rules/open_inclusion.h), over both.
Lines lines_of(const plan::Document&, dates::Day as_of, const rules::RuleSet&);

void add_line(rules::Line, std::vector<rules::Line>&);
// What is known of the first activity, and of what is not recorded.
void add_facts(const rules::StandingRecord&, Lines&);
// Where there are more combinations of days than can be asked for: what each day may be. Some dates may be pinned to a day already.
void add_boxes(const rules::Context&, int readings, std::vector<rules::Pinned>, Lines&);
// How many worlds, or boxes, each of so many readings of a document may take, where one alone (or each of two) takes `of_one`: a page waits for all of them.
int most_work(int of_one, int readings);
// What each day may be by some lines, and the states between them.
std::vector<OnDays> sets_of(const std::vector<rules::Line>&, const Lines&);

}  // namespace cocrea::status
