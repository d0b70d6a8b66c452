#include "core/rules/random_membership.h"

namespace cocrea::rules::test {
namespace {

plan::Date some_day(RandomDocument& random, int percent, int later = 0) {
  if (random.pick(1, 100) > percent) return std::nullopt;
  return dates::PartialDate::of(random.near_day(later));
}

plan::YesNo mostly_yes(RandomDocument& random) { return random.pick(0, 3) != 0 ? plan::YesNo::yes : static_cast<plan::YesNo>(random.pick(0, 2)); }

}  // namespace

void add_membership(RandomDocument& random, plan::Document& document) {
  plan::Membership& membership = document.membership;
  membership.id = "ms";
  membership.registers.id = "msr";
  document.jurisdiction.joined = some_day(random, 60);
  if (random.pick(0, 4) == 0) {
    plan::RecordedStatus status;
    status.id = "st";
    status.date = some_day(random, 90);
    status.state = static_cast<plan::RecordedState>(random.pick(0, 4));
    membership.statuses.push_back(status);
  }
  if (random.pick(0, 3) == 0) {
    plan::Inactivity inactivity;
    inactivity.id = "in";
    inactivity.requested = some_day(random, 90, 200);
    if (random.pick(0, 3) != 0) inactivity.reason = "flood";
    inactivity.from = some_day(random, 50, 200);
    if (inactivity.from) inactivity.to = dates::PartialDate::of(inactivity.from->span().latest + date::days{random.pick(0, 90)});
    inactivity.answer = static_cast<plan::Answer>(random.pick(0, 2));
    membership.inactivities.push_back(inactivity);
  }
  plan::Plan& plan = document.plans[0];
  plan.first = static_cast<plan::YesNo>(random.pick(0, 2));
  plan.deadline = some_day(random, 40);
  for (plan::YesNo* one : {&plan.registers.submissions, &plan.registers.meetings, &plan.registers.progress, &plan.registers.endorsements,
                           &plan.registers.evidence, &plan.registers.extensions, &plan.registers.commitments, &plan.registers.completions}) {
    *one = mostly_yes(random);
  }
  if (random.pick(0, 1) == 0 && plan.submission.date) {
    plan.planned_end = dates::PartialDate::of(plan.submission.date->span().latest + date::days{random.pick(0, 800)});
    plan.actual_end.reset();
  }
  if (random.pick(0, 3) == 0) {
    plan::Extension extension;
    extension.id = "x";
    extension.approved = static_cast<plan::YesNo>(random.pick(0, 2));
    extension.new_date = some_day(random, 80, 60);
    plan.extensions.push_back(extension);
  }
  for (int i = random.pick(0, 2); i > 0; --i) {
    plan::Meeting meeting;
    meeting.id = "mt" + std::to_string(i);
    meeting.date = some_day(random, 90, 300);
    meeting.phase = static_cast<plan::Phase>(random.pick(0, 2));
    meeting.non_government_attended = mostly_yes(random);
    plan.meetings.push_back(meeting);
  }
  for (int i = random.pick(0, 2); i > 0; --i) {
    plan::ProgressEntry entry;
    entry.id = "pe" + std::to_string(i);
    entry.date = some_day(random, 90, 300);
    entry.progress = static_cast<plan::YesNo>(random.pick(0, 2));
    plan.progress.push_back(entry);
  }
  for (int i = random.pick(0, 2); i > 0; --i) {
    plan::Evidence evidence;
    evidence.id = "ev" + std::to_string(i);
    evidence.date = some_day(random, 90, 300);
    evidence.phase = static_cast<plan::Phase>(random.pick(0, 2));
    plan.evidence.push_back(evidence);
  }
  membership.registers.inactivities = mostly_yes(random);
}

void add_other_plan(RandomDocument& random, plan::Document& document) {
  for (plan::Commitment& one : document.plans[0].commitments) {
    if (random.pick(0, 3) != 0) continue;
    one.inclusion = plan::Inclusion::unset;
    if (!one.submission) one.submission = dates::PartialDate::of(random.near_day(300));
  }
  const auto some_day = [&](int most) {
    const dates::Day day = random.near_day();
    return dates::PartialDate::of(day - date::days{random.pick(0, most)});
  };
  plan::Plan plan;
  plan.id = "z";
  plan.submission.id = "zs";
  plan.registers.id = "zr";
  plan.vision.id = "zv";
  for (plan::YesNo* one : {&plan.registers.submissions, &plan.registers.meetings, &plan.registers.progress, &plan.registers.evidence, &plan.registers.endorsements,
                           &plan.registers.extensions, &plan.registers.commitments, &plan.registers.completions}) {
    *one = random.pick(0, 3) != 0 ? plan::YesNo::yes : random.yes_no();
  }
  plan.submission.date = some_day(600);
  if (random.pick(0, 4) != 0) plan.planned_end = dates::PartialDate::of(plan.submission.date->span().earliest + date::days{random.pick(0, 900)});
  if (random.pick(0, 2) == 0) plan.deadline = some_day(300);
  for (int i = random.pick(0, 2); i > 0; --i) {
    plan.progress.emplace_back();
    plan.progress.back().id = "ze" + std::to_string(i);
    plan.progress.back().date = some_day(500);
    plan.progress.back().progress = random.yes_no();
  }
  plan.evidence.emplace_back();
  plan.evidence.back().id = "zv1";
  plan.evidence.back().date = some_day(700);
  plan.evidence.back().phase = static_cast<plan::Phase>(random.pick(0, 2));
  if (document.plans[0].first == plan::YesNo::yes) document.plans[0].first = plan::YesNo::no;   // there may be days on which it is not
  document.plans.push_back(plan);
}

std::vector<plan::Date*> membership_dates(plan::Document& document) {
  std::vector<plan::Date*> all;
  for (plan::RecordedStatus& one : document.membership.statuses) all.push_back(&one.date);
  for (plan::Inactivity& one : document.membership.inactivities) {
    for (plan::Date* date : {&one.requested, &one.from, &one.to}) all.push_back(date);
  }
  for (plan::Plan& plan : document.plans) {
    for (plan::Date* date : {&plan.deadline, &plan.submission.date, &plan.planned_end}) all.push_back(date);
    for (plan::Extension& one : plan.extensions) all.push_back(&one.new_date);
    for (plan::Meeting& one : plan.meetings) all.push_back(&one.date);
    for (plan::ProgressEntry& one : plan.progress) all.push_back(&one.date);
    for (plan::Evidence& one : plan.evidence) all.push_back(&one.date);
  }
  return all;
}

}  // namespace cocrea::rules::test
