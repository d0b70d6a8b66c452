// Small random documents whose dates lie where the rules' comparisons turn: the same day, a day off, two or six months off, month ends.
#pragma once

#include <random>
#include <vector>

#include "core/plan/document.h"

namespace cocrea::rules::test {

// Numbers are drawn in one order, whatever the compiler: never two in the arguments of one call or the operands of one operator, whose order is the
// compiler's. Then a seed is the same documents everywhere.
class RandomDocument {
 public:
  // COCREA_SEED in the environment adds to every seed: to look further than the tests do each time, by hand.
  explicit RandomDocument(unsigned seed);

  plan::Document make();
  dates::Day near_day();
  dates::Day near_day(int later);   // up to so many days on
  // Not std's distribution, which differs from library to library: the same seed gives the same documents everywhere.
  int pick(int least, int most) { return least + static_cast<int>(random_() % static_cast<unsigned>(most - least + 1)); }
  plan::Date maybe_date(int percent);
  plan::LocalizedText maybe_text();
  void add_membership(plan::Document&);   // these in random_contents.cpp
  void add_contents(plan::Plan&);
  void maybe_without_elections(plan::Document&, plan::Plan&);
  plan::Plan previous_plan();
  plan::YesNo yes_no() { return static_cast<plan::YesNo>(pick(0, 2)); }
  template <class Choice>
  Choice choice(int count) { return static_cast<Choice>(pick(0, count)); }

 private:

  std::mt19937 random_;
  dates::Day anchor_{};
};

// What sections 1.6 to 1.10 read: people, the forum, meetings, the monitoring body, reports, and often a plan before.
void add_reports(RandomDocument&, plan::Document&);
std::vector<plan::Date*> report_date_fields(plan::Document&);

// The date fields that the rules read.
std::vector<plan::Date*> date_fields(plan::Document&);

}  // namespace cocrea::rules::test
