// What the rules of sections 1.1 to 1.5 read besides dates of plans and commitments: contacts, duties, the vision, meetings, texts.
#include "core/dates/add_months.h"
#include "core/plan/freeze.h"
#include "core/rules/random_document.h"

namespace cocrea::rules::test {
namespace {

const char* const kWho[] = {"gov", "cso", "nobody", "unnamed"};

void add_people(plan::Document& document) {
  const auto add = [&](const char* id, plan::Side side, const char* name) {
    plan::Person person;
    person.id = id;
    person.side = side;
    person.name = name;
    document.people.push_back(person);
  };
  add("gov", plan::Side::government, "One of the government");
  add("cso", plan::Side::civil_society, "One of civil society");
  add("nobody", plan::Side::unset, "One of no recorded side");
  add("unnamed", plan::Side::government, "");
}

}  // namespace

plan::LocalizedText RandomDocument::maybe_text() {
  switch (pick(0, 5)) {
    case 0: return {};
    case 1: return {{"es", ""}};
    case 2: return {{"es", "Texto"}};
    case 3: return {{"es", "Texto"}, {"en", ""}};
    default: return {{"es", "Texto"}, {"en", "Text"}};
  }
}

void RandomDocument::add_membership(plan::Document& document) {
  add_people(document);
  plan::Membership& membership = document.membership;
  membership.id = "ms";
  membership.registers.id = "mr";
  membership.registers.contacts = yes_no();
  document.jurisdiction.joined = maybe_date(80);
  document.jurisdiction.strategy_start = maybe_date(70);
  document.jurisdiction.strategy_end = maybe_date(70);
  for (int i = pick(0, 3); i > 0; --i) {
    plan::Contact contact;
    contact.id = "k" + std::to_string(i);
    contact.person = kWho[pick(0, 3)];
    contact.principal = yes_no();
    contact.from = maybe_date(40);
    contact.to = maybe_date(30);
    membership.contacts.push_back(contact);
  }
  const bool all = pick(0, 3) == 0;
  for (int kind = 1; kind <= static_cast<int>(plan::DutyKind::mb_learning); ++kind) {
    if (!all && pick(0, 1) == 0) continue;
    plan::Duty duty;
    duty.id = "du" + std::to_string(kind);
    duty.duty = static_cast<plan::DutyKind>(kind);
    if (all || pick(0, 2) != 0) duty.who.push_back("gov");
    membership.duties.push_back(duty);
  }
}

void RandomDocument::add_contents(plan::Plan& plan) {
  plan.registers.texts = yes_no();
  plan.registers.meetings = yes_no();
  plan.first = yes_no();
  plan.basis = static_cast<plan::PeriodBasis>(pick(0, 2));
  plan.title = maybe_text();
  plan.submission.channel_kind = static_cast<plan::Channel>(pick(0, 3));
  if (pick(0, 3) == 0) plan.submission.english = maybe_date(100);
  plan.vision.id = "v";
  for (plan::LocalizedText* text : {&plan.vision.long_term, &plan.vision.principles, &plan.vision.mechanisms}) *text = maybe_text();
  if (pick(0, 3) != 0) {
    plan::Goal goal;
    goal.id = "g";
    goal.text = maybe_text();
    plan.vision.goals.push_back(goal);
  }
  if (pick(0, 2) != 0) {
    plan::MonitoringBody body;
    body.id = "b";
    body.name = pick(0, 3) == 0 ? "" : "A body";
    body.description = maybe_text();
    plan.monitoring_bodies.push_back(body);
  }
  for (plan::Commitment& commitment : plan.commitments) {
    if (pick(0, 1) == 0) commitment.goals.push_back("g");
    if (pick(0, 2) == 0) continue;
    plan::Milestone milestone;
    milestone.id = "mi" + commitment.id;
    milestone.due = maybe_date(80);
    milestone.output = maybe_text();
    commitment.milestones.push_back(milestone);
  }
  for (int i = pick(0, 3); i > 0; --i) {
    plan::Meeting meeting;
    meeting.id = "me" + std::to_string(i);
    meeting.date = maybe_date(85);
    meeting.phase = pick(0, 4) == 0 ? plan::Phase::unset : plan::Phase::co_creation;
    meeting.government_attended = yes_no();
    meeting.non_government_attended = yes_no();
    if (pick(0, 2) == 0) meeting.attendees.push_back(kWho[pick(0, 2)]);
    for (const plan::Commitment& commitment : plan.commitments) {
      if (pick(0, 2) != 0) meeting.commitments.push_back(commitment.id);
    }
    plan.meetings.push_back(meeting);
  }
  if (pick(0, 4) == 0) plan.versions.push_back(plan::freeze(plan, "w", plan::VersionKind::submitted));
}

// Where there are no elections, a period about as long as the shortest one, or that of the strategy.
void RandomDocument::maybe_without_elections(plan::Document& document, plan::Plan& plan) {
  plan::Jurisdiction& jurisdiction = document.jurisdiction;
  if (jurisdiction.has_elections != plan::YesNo::no) return;
  if (pick(0, 3) == 0) jurisdiction.has_elections = plan::YesNo::unset;
  if (pick(0, 1) == 0) {
    const dates::Day from = near_day();
    plan.planned_end = dates::PartialDate::of(dates::add_months(from, pick(0, 1) == 0 ? 12 : 48).day);
  }
  if (pick(0, 1) == 0) {
    jurisdiction.strategy_start = plan.period_start;
    jurisdiction.strategy_end = plan.planned_end;
  }
}

// A plan before the other one.
plan::Plan RandomDocument::previous_plan() {
  plan::Plan plan;
  plan.id = "q";
  plan.submission.id = "qs";
  plan.registers.id = "qr";
  plan.vision.id = "qv";
  plan.registers.submissions = yes_no();
  plan.registers.commitments = yes_no();
  plan.planned_end = maybe_date(85);
  plan.submission.date = dates::PartialDate::of(near_day() - date::days{800});
  return plan;
}

}  // namespace cocrea::rules::test
