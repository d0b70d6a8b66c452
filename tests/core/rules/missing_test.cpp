// Properties of what verdicts say is missing: nothing else would change what is decided, and it would change what is not.
#include <algorithm>
#include <set>
#include <tuple>

#include <gtest/gtest.h>

#include "core/rules/check.h"
#include "core/rules/documents.h"
#include "core/rules/random_membership.h"
#include "support/times.h"

namespace cocrea::rules::test {
namespace {

using dates::Day;
using support::times;

const Verdict* find(const std::vector<Verdict>& verdicts, const Verdict& like) {
  return test::find(verdicts, like.rule, like.subject, number_of(like));
}

// Inputs that are facts or undated acts; those for which RULES states what their absence means are left out: the actual end, the period
// start, the planned end beside an actual one, a change of term, an unset submission in PLAN-PERIOD-2, a term that is not recorded beside one that is.
struct Input {
  std::string rule;
  plan::Date* date;
};

std::vector<Input> unset_inputs(plan::Document& document) {
  std::vector<Input> inputs;
  const auto add = [&](const char* rule, plan::Date& date) {
    if (!date) inputs.push_back({rule, &date});
  };
  plan::Plan& plan = document.plans[0];
  if (!plan.actual_end) {
    add("PLAN-PERIOD-2", plan.planned_end);
    add("MON-CE", plan.planned_end);
    add("MON-FLE", plan.planned_end);
    add("COM-7", plan.planned_end);
    add("CTP-2", plan.planned_end);
  }
  if (plan.registers.submissions != plan::YesNo::yes) {
    add("MON-IE", plan.submission.date);
    add("AMD-1", plan.submission.date);
    for (const char* rule : {"CTP-1", "CTP-2", "REV-1"}) add(rule, plan.submission.date);
  }
  if (document.jurisdiction.has_elections == plan::YesNo::no && plan.basis != plan::PeriodBasis::chosen) {
    add("PLAN-PERIOD-3", document.jurisdiction.strategy_start);
    add("PLAN-PERIOD-3", document.jurisdiction.strategy_end);
  }
  if (!plan.actual_end) add("INA-5", plan.planned_end);
  add("INA-5", document.jurisdiction.joined);
  add("PLAN-PERIOD-1", document.jurisdiction.joined);
  add("ROL-POC", document.jurisdiction.joined);
  if (!plan.actual_end) {
    add("PLAN-PERIOD-3", plan.planned_end);
    add("MEM-3", plan.planned_end);
  }
  if (plan.registers.submissions != plan::YesNo::yes) {
    for (const char* rule : {"MEM-1", "MEM-2", "VIS-1", "VIS-2", "SUB-1", "SUB-2"}) add(rule, plan.submission.date);
  }
  for (plan::Meeting& meeting : plan.meetings) {
    add("MEM-2", meeting.date);
    add("COM-5", meeting.date);
  }
  for (plan::Commitment& commitment : plan.commitments) {
    add("COM-7", commitment.end);
    if (plan.registers.completions != plan::YesNo::yes) {
      add("MEM-3", commitment.completed);
      add("COM-4", commitment.completed);
      if (commitment.cancelled != plan::YesNo::yes) add("MON-CE", commitment.completed);
    }
    if (commitment.inclusion == plan::Inclusion::added && plan.registers.submissions != plan::YesNo::yes) {
      for (const char* rule : {"MEM-3", "COM-1", "COM-4", "COM-5"}) add(rule, commitment.submission);
    }
    if (plan.registers.completions != plan::YesNo::yes) add("COM-3 not met", commitment.completed);
    if (commitment.inclusion == plan::Inclusion::added && plan.registers.submissions != plan::YesNo::yes) {
      add("COM-3 met", commitment.submission);
      add("AMD-1", commitment.submission);
    }
    for (plan::Amendment& amendment : commitment.amendments) {
      add("AMD-1", amendment.date);
      if (plan.registers.amendments != plan::YesNo::yes) {
        add("AMD-2", amendment.consulted);
        if (amendment.approved_at.empty()) add("AMD-2", amendment.approved);   // else the meeting's day stands for it
      }
    }
  }
  for (plan::Evaluation& evaluation : plan.evaluations) {
    if (evaluation.kind != plan::EvaluationKind::commitment) add("MON-IE", evaluation.delivered);
    add("MON-FLE", evaluation.delivered);
  }
  for (plan::Meeting& meeting : plan.meetings) add("REQ-2", meeting.date);
  for (plan::Endorsement& endorsement : plan.endorsements) add("REQ-4", endorsement.date);
  for (plan::ProgressEntry& entry : plan.progress) add("MON-Q", entry.date);
  return inputs;
}

// Nobody is a member before joining, and hands in no plan as one (STA-1): of a submission that is not recorded no such day is possible.
bool is_before_joining(const plan::Document& document, const Input& input) {
  const plan::Date& joined = document.jurisdiction.joined;
  const bool is_status = input.rule == "CTP-1" || input.rule == "CTP-2" || input.rule == "REV-1";
  return is_status && joined && input.date == &document.plans[0].submission.date && (*input.date)->span().earliest < joined->span().earliest;
}

bool concerns(const Input& input, const Verdict& verdict) {
  if (input.rule == "COM-3 not met") return verdict.rule == "COM-3" && verdict.state == State::not_met;
  if (input.rule == "COM-3 met") return verdict.rule == "COM-3" && verdict.state == State::met;
  return verdict.rule == input.rule && (verdict.state == State::met || verdict.state == State::not_met);
}

TEST(Missing, NoValueOfAnUnsetInputChangesWhatIsDecided) {
  RandomDocument random(7);
  int compared = 0;
  for (int round = 0; round < times(500); ++round) {
    plan::Document document = random.make();
    const Day as_of = random.near_day(120);
    const std::vector<Verdict> before = check(document, as_of);
    for (const Input& input : unset_inputs(document)) {
      for (int i = 0; i < 12; ++i) {
        *input.date = dates::PartialDate::of(random.near_day());
        if (is_before_joining(document, input)) continue;
        const std::vector<Verdict> after = check(document, as_of);
        for (std::size_t k = 0; k < before.size(); ++k) {
          if (!concerns(input, before[k])) continue;
          const Verdict* now = find(after, before[k]);
          ASSERT_NE(now, nullptr);
          ++compared;
          // An initial evaluation that becomes dated can only be one more: it never makes a met one fail.
          EXPECT_EQ(name(now->state), name(before[k].state))
              << before[k].rule << " " << before[k].subject << " in round " << round << " with " << (*input.date)->to_string();
        }
      }
      input.date->reset();
    }
    if (failed_with(document, as_of)) return;
  }
  EXPECT_GT(compared, times(5000));
}

TEST(Missing, KindChangesNothingThatIsDecidedWithoutIt) {
  RandomDocument random(8);
  for (int round = 0; round < times(1500); ++round) {
    plan::Document document = random.make();
    document.jurisdiction.kind = plan::JurisdictionKind::unset;
    // Without other members recorded, RULES reads one member.
    const bool alone = document.jurisdiction.members.empty();
    for (int i = random.pick(0, 9); i > 0; --i) {
      document.plans[0].commitments.emplace_back();
      document.plans[0].commitments.back().id = "x" + std::to_string(i);
    }
    const Day as_of = random.near_day();
    const std::vector<Verdict> before = check(document, as_of);
    for (const auto kind : {plan::JurisdictionKind::independent, plan::JurisdictionKind::joint}) {
      document.jurisdiction.kind = kind;
      const std::vector<Verdict> after = check(document, as_of);
      for (std::size_t k = 0; k < before.size(); ++k) {
        const bool decided = before[k].state == State::met || before[k].state == State::not_met;
        if (!decided || (alone && before[k].rule == "PLAN-PERIOD-2")) continue;
        const Verdict* now = find(after, before[k]);
        ASSERT_NE(now, nullptr);
        EXPECT_EQ(name(now->state), name(before[k].state)) << before[k].rule << " in round " << round;
      }
    }
  }
}

std::string described(const Verdict& verdict) {
  std::string facts;
  for (const Fact& fact : verdict.facts) {
    facts += std::string(fact.label) + "=" + (fact.date ? fact.date->to_string() : std::string(fact.choice) + std::string(fact.text)) + " ";
  }
  return facts;
}

// What is named as missing alone would change the state by some value.
TEST(Missing, SomeValueOfTheOnlyMissingDateChangesTheState) {
  RandomDocument random(9);
  int tried = 0;
  for (int round = 0; round < 250; ++round) {
    plan::Document document = random.make();
    const Day as_of = random.near_day(60);
    const std::vector<Verdict> before = check(document, as_of);
    for (std::size_t k = 0; k < before.size(); ++k) {
      if (before[k].state != State::cannot_tell || before[k].missing.size() != 1) continue;
      plan::Date* date = field_at(document, before[k].missing[0].place);
      if (date == nullptr) continue;
      ASSERT_FALSE(*date) << "a recorded date is named as missing";
      ++tried;
      bool changed = false;
      const auto changes_on = [&](Day day) {
        *date = dates::PartialDate::of(day);
        const std::vector<Verdict> after = check(document, as_of);
        const Verdict* now = find(after, before[k]);
        return now == nullptr || now->state != State::cannot_tell;
      };
      for (int step = 0; step <= 1600 && !changed; ++step) {   // from the as-of day outwards, for most are found near it
        changed = changes_on(as_of + date::days{step % 2 == 0 ? -step / 2 : (step + 1) / 2});
      }
      for (const plan::Date* other : date_fields(document)) {   // a plan may end later than that, and the next day be the one that decides
        if (changed) break;
        if (!*other || other == date) continue;
        const Day last = (*other)->span().latest;
        changed = changes_on(last) || changes_on(last + date::days{1});
      }
      date->reset();
      EXPECT_TRUE(changed) << before[k].rule << " misses " << before[k].missing[0].label << " in round " << round << ": " << described(before[k]);
    }
    if (failed_with(document, as_of)) return;
  }
  EXPECT_GT(tried, 200);
}

// A plan of which little is recorded may have come before the others, or after them.
void add_sparse_plan(RandomDocument& random, plan::Document& document) {
  plan::Plan plan;
  plan.id = "z" + std::to_string(document.plans.size());
  plan.submission.id = plan.id + "s";
  plan.registers.id = plan.id + "r";
  plan.vision.id = plan.id + "v";
  plan.registers.submissions = random.yes_no();
  plan.registers.meetings = random.yes_no();
  plan.registers.progress = random.yes_no();
  plan.first = random.yes_no();
  if (random.pick(0, 1) == 0) plan.period_start = dates::PartialDate::of(random.near_day() - date::days{random.pick(0, 1200)});
  if (random.pick(0, 1) == 0) plan.submission.date = dates::PartialDate::of(random.near_day() - date::days{random.pick(0, 1200)});
  if (random.pick(0, 1) == 0) plan.planned_end = dates::PartialDate::of(random.near_day() - date::days{random.pick(0, 600)});
  document.plans.push_back(plan);
}

// Nobody could record what a register that is complete does not hold.
bool is_complete(const plan::Document& document, const Missing& one) {
  if (one.label == "missing.voluntary") return document.membership.registers.inactivities == plan::YesNo::yes;
  for (const plan::Plan& plan : document.plans) {
    if (plan.id != one.place.entity) continue;
    if (one.label == "missing.progress" || one.label == "missing.entry") return plan.registers.progress == plan::YesNo::yes;
    if (one.label == "missing.otherCommitments") return plan.registers.commitments == plan::YesNo::yes;
    if (one.label == "missing.extension") return plan.registers.extensions == plan::YesNo::yes;
  }
  if (one.label != "missing.activity") return false;
  return std::all_of(document.plans.begin(), document.plans.end(), [](const plan::Plan& plan) {
    const plan::Registers& registers = plan.registers;
    return registers.meetings == plan::YesNo::yes && registers.progress == plan::YesNo::yes && registers.submissions == plan::YesNo::yes;
  });
}

// Verdicts outlive what check() makes for itself.
TEST(Places, LieInTheDocumentThatWasJudged) {
  RandomDocument random(13);
  int facts = 0;
  for (int round = 0; round < times(300); ++round) {
    plan::Document document = random.make();
    if (random.pick(0, 1) == 0) add_membership(random, document);
    const Day as_of = random.near_day(600);
    for (plan::Plan& plan : document.plans) {
      for (plan::Commitment& one : plan.commitments) {
        if (random.pick(0, 1) == 0) one.inclusion = plan::Inclusion::unset;
        if (!one.submission) one.submission = dates::PartialDate::of(random.near_day(300));
      }
    }
    std::set<const char*> ids;   // where they lie
    plan::walk(document, [&](const plan::Entity& entity, const plan::EntityType&) { ids.insert(entity.id.data()); });
    const auto lies_in = [&](const Place& place) { return ids.contains(place.entity.data()); };
    for (const Verdict& verdict : check(document, as_of)) {
      for (const Fact& one : verdict.facts) EXPECT_TRUE(lies_in(one.place)) << verdict.rule << " " << one.label << " in round " << round;
      for (const Missing& one : verdict.missing) EXPECT_TRUE(lies_in(one.place)) << verdict.rule << " " << one.label << " in round " << round;
      for (const Missing& one : verdict.remedies) EXPECT_TRUE(lies_in(one.place)) << verdict.rule << " " << one.label << " in round " << round;
      facts += static_cast<int>(verdict.facts.size());
    }
    if (failed_with(document, as_of)) return;
  }
  EXPECT_GT(facts, times(5000));
}

// What several rules need is shown once.
TEST(Facts, StandOnceInAVerdict) {
  RandomDocument random(14);
  int told = 0;
  for (int round = 0; round < times(1000); ++round) {
    plan::Document document = random.make();
    if (random.pick(0, 2) != 0) add_membership(random, document);
    for (int i = random.pick(0, 2); i > 0 && document.plans.size() < 3; --i) add_sparse_plan(random, document);
    const Day as_of = random.near_day(900);
    for (const Verdict& verdict : check(document, as_of)) {
      std::set<std::tuple<std::string_view, const char*, std::string_view>> seen;   // an entity by where it lies: made-up ids may come twice
      for (const Fact& one : verdict.facts) {
        ++told;
        EXPECT_TRUE(seen.emplace(one.label, one.place.entity.data(), one.place.field).second)
            << verdict.rule << " says twice " << one.label << " of " << one.place.entity << " in round " << round;
      }
    }
    if (failed_with(document, as_of)) return;
  }
  EXPECT_GT(told, times(5000));
}

TEST(Missing, WhatCannotBeToldNamesWhatIsMissing) {
  RandomDocument random(12);
  int told = 0;
  for (int round = 0; round < times(1500); ++round) {
    plan::Document document = random.make();
    if (random.pick(0, 2) != 0) add_membership(random, document);
    for (int i = random.pick(0, 2); i > 0 && document.plans.size() < 3; --i) add_sparse_plan(random, document);
    const Day as_of = random.near_day(900);
    for (const Verdict& verdict : check(document, as_of)) {
      if (verdict.state != State::cannot_tell) continue;
      ++told;
      EXPECT_FALSE(verdict.missing.empty()) << verdict.rule << " " << verdict.subject << " in round " << round << ": " << verdict.reason;
      if (verdict.rule == "INA-5") continue;   // never "not met", whatever is recorded: an activity is what it asks for
      for (const Missing& one : verdict.missing) {
        EXPECT_FALSE(is_complete(document, one)) << verdict.rule << " misses " << one.label << " in round " << round << ": " << verdict.reason;
      }
    }
    if (failed_with(document, as_of)) return;
  }
  EXPECT_GT(told, times(5000));
}

}  // namespace
}  // namespace cocrea::rules::test
