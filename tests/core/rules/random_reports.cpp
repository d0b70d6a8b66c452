#include "core/dates/add_months.h"
#include "core/rules/random_document.h"

namespace cocrea::rules::test {
namespace {

std::string id(const char* name, int number) { return name + std::to_string(number); }

// Six people and organisations: of each side one, and of no side.
const char* const kWhoReports[] = {"ana", "gov", "ngo", "uni", "city", "nobody"};

void add_reporters(plan::Document& document) {
  const auto person = [&](const char* who, plan::Side side, const char* organisation) {
    plan::Person one;
    one.id = who;
    one.name = who;
    one.side = side;
    one.organisation = organisation;
    document.people.push_back(one);
  };
  const auto organisation = [&](const char* who, plan::Side side) {
    plan::Organisation one;
    one.id = who;
    one.name = who;
    one.side = side;
    document.organisations.push_back(one);
  };
  person("ana", plan::Side::civil_society, "ngo");
  person("gov", plan::Side::government, "city");
  organisation("ngo", plan::Side::civil_society);
  organisation("uni", plan::Side::other_non_government);
  organisation("city", plan::Side::government);
  organisation("nobody", plan::Side::unset);
}

std::string someone(RandomDocument& random) { return kWhoReports[random.pick(0, 5)]; }

void add_reported_membership(RandomDocument& random, plan::Document& document) {
  plan::Membership& membership = document.membership;
  membership.id = "ms";
  membership.registers.id = "mr";
  membership.registers.forum_members = random.yes_no();
  for (int i = random.pick(0, 2); i > 0; --i) {
    plan::Forum forum;
    forum.id = id("fo", i);
    forum.set_up = random.maybe_date(80);
    forum.develops = random.pick(0, 1) == 0 ? plan::YesNo::yes : random.yes_no();
    forum.reviews = random.pick(0, 1) == 0 ? plan::YesNo::yes : random.yes_no();
    for (int k = random.pick(0, 2); k > 0; --k) {
      plan::ForumMember member;
      member.id = forum.id + id("m", k);
      member.who = someone(random);
      member.from = random.maybe_date(30);
      member.to = random.maybe_date(20);
      forum.members.push_back(member);
    }
    membership.forums.push_back(forum);
  }
  if (random.pick(0, 2) == 0) {
    plan::Contact contact;
    contact.id = "k";
    contact.person = random.pick(0, 1) == 0 ? "ana" : "gov";
    contact.from = random.maybe_date(50);
    contact.to = random.maybe_date(20);
    membership.contacts.push_back(contact);
  }
  if (random.pick(0, 3) == 0) {
    plan::Letter letter;
    letter.id = "le";
    letter.date = random.maybe_date(100);
    membership.letters.push_back(letter);
  }
}

plan::Endorsement endorsement(RandomDocument& random, const std::string& name) {
  plan::Endorsement one;
  one.id = name;
  one.who = someone(random);
  one.date = random.maybe_date(85);
  one.version = random.pick(0, 1) == 0 ? plan::DraftOrFinal::final : random.choice<plan::DraftOrFinal>(2);
  return one;
}

void add_body(RandomDocument& random, plan::Plan& plan) {
  if (random.pick(0, 4) == 0) return;
  plan::MonitoringBody body;
  body.id = "mb";
  if (random.pick(0, 4) != 0) body.name = "Panel";
  if (random.pick(0, 4) != 0) body.kind = plan::BodyKind::third_party;
  if (random.pick(0, 3) == 0) body.members.push_back(someone(random));
  if (random.pick(0, 3) == 0) {
    plan::BodyLink link;
    link.id = "li";
    link.who = body.members.empty() ? "ana" : body.members[0];
    link.role = random.choice<plan::LinkRole>(5);
    body.links.push_back(link);
  }
  for (int i = random.pick(0, 2); i > 0; --i) body.endorsements.push_back(endorsement(random, id("be", i)));
  plan.monitoring_bodies.push_back(body);
}

void add_meetings(RandomDocument& random, plan::Plan& plan) {
  for (int i = random.pick(0, 4); i > 0; --i) {
    plan::Meeting meeting;
    meeting.id = plan.id + id("mt", i);
    meeting.date = random.maybe_date(90);
    meeting.phase = random.pick(0, 5) == 0 ? plan::Phase::unset : static_cast<plan::Phase>(random.pick(1, 2));
    if (random.pick(0, 2) != 0) meeting.non_government_attended = random.pick(0, 2) != 0 ? plan::YesNo::yes : random.yes_no();
    for (int k = random.pick(0, 2); k > 0; --k) meeting.attendees.push_back(someone(random));
    if (!plan.commitments.empty() && random.pick(0, 1) == 0) meeting.commitments.push_back(plan.commitments[0].id);
    plan.meetings.push_back(meeting);
  }
}

void add_deliveries(RandomDocument& random, plan::Plan& plan) {
  for (int i = random.pick(0, 2); i > 0; --i) {
    plan::Evaluation evaluation;
    evaluation.id = id("le", i) + "r";
    evaluation.kind = static_cast<plan::EvaluationKind>(random.pick(3, 4));
    evaluation.delivered = random.maybe_date(90);
    evaluation.lessons = random.pick(0, 2) != 0 ? plan::YesNo::yes : random.yes_no();
    evaluation.next_steps = random.pick(0, 2) != 0 ? plan::YesNo::yes : random.yes_no();
    plan.evaluations.push_back(evaluation);
  }
  for (plan::Evaluation& evaluation : plan.evaluations) {
    evaluation.written_by = random.choice<plan::Author>(2);
    evaluation.channel_kind = random.choice<plan::Channel>(3);
  }
  for (int i = random.pick(0, 3); i > 0; --i) {
    plan::ProgressEntry entry;
    entry.id = id("pe", i);
    entry.date = random.maybe_date(90);
    entry.progress = random.yes_no();
    entry.channel_kind = random.choice<plan::Channel>(3);
    plan.progress.push_back(entry);
  }
}

void add_agreements(RandomDocument& random, plan::Plan& plan) {
  for (plan::Commitment& commitment : plan.commitments) {
    if (random.pick(0, 7) == 0) commitment.cancelled = plan::YesNo::yes;
    if (random.pick(0, 7) == 0) commitment.people.push_back(someone(random));
    for (plan::Amendment& amendment : commitment.amendments) {
      amendment.consulted = random.maybe_date(75);
      if (random.pick(0, 3) != 0) amendment.consultation = "minutes";
      amendment.approved = random.maybe_date(75);
      if (random.pick(0, 3) != 0) amendment.approved_by.push_back(someone(random));
      if (!plan.meetings.empty() && random.pick(0, 3) == 0) amendment.approved_at = plan.meetings[0].id;
      amendment.communicated = random.maybe_date(50);
    }
  }
}

plan::Plan earlier_plan(RandomDocument& random) {
  plan::Plan plan;
  plan.id = "q";
  plan.submission.id = "qs";
  plan.vision.id = "qv";
  plan.registers.id = "qr";
  plan.registers.submissions = random.yes_no();
  plan.planned_end = random.maybe_date(85);
  // Long before, so that no uncertain day changes which plan comes first.
  plan.submission.date = dates::PartialDate::of(dates::add_months(random.near_day(), -30).day);
  return plan;
}

}  // namespace

void add_reports(RandomDocument& random, plan::Document& document) {
  document.readings.id = "rd";
  document.readings.quarters = random.choice<plan::QuarterReading>(2);
  document.readings.cut_year = random.choice<plan::CutYearReading>(2);
  add_reporters(document);
  add_reported_membership(random, document);
  plan::Plan& plan = document.plans[0];
  plan.first = random.yes_no();
  plan.vision.id = "v";
  if (random.pick(0, 2) != 0) plan.vision.long_term["en"] = "Open";
  plan.registers.meetings = random.yes_no();
  plan.registers.endorsements = random.yes_no();
  plan.registers.progress = random.yes_no();
  plan.registers.monitoring_body = random.yes_no();
  plan.registers.texts = random.yes_no();
  plan.submission.endorsers_listed = random.pick(0, 1) == 0 ? plan::YesNo::yes : random.yes_no();
  add_body(random, plan);
  add_meetings(random, plan);
  add_deliveries(random, plan);
  add_agreements(random, plan);
  for (int i = random.pick(0, 2); i > 0; --i) plan.endorsements.push_back(endorsement(random, id("pd", i)));
  if (random.pick(0, 3) == 0) {
    plan::Extension extension;
    extension.id = "ex";
    extension.approved = random.yes_no();
    plan.extensions.push_back(extension);
  }
  if (document.plans.size() == 1 && random.pick(0, 2) == 0) document.plans.push_back(earlier_plan(random));
}

std::vector<plan::Date*> report_date_fields(plan::Document& document) {
  std::vector<plan::Date*> fields;
  for (plan::Forum& forum : document.membership.forums) {
    fields.push_back(&forum.set_up);
    for (plan::ForumMember& member : forum.members) fields.insert(fields.end(), {&member.from, &member.to});
  }
  for (plan::Contact& contact : document.membership.contacts) fields.insert(fields.end(), {&contact.from, &contact.to});
  for (plan::Plan& plan : document.plans) {
    for (plan::Meeting& meeting : plan.meetings) fields.push_back(&meeting.date);
    for (plan::Endorsement& one : plan.endorsements) fields.push_back(&one.date);
    for (plan::ProgressEntry& entry : plan.progress) fields.push_back(&entry.date);
    for (plan::MonitoringBody& body : plan.monitoring_bodies) {
      for (plan::Endorsement& one : body.endorsements) fields.push_back(&one.date);
    }
    for (plan::Commitment& commitment : plan.commitments) {
      for (plan::Amendment& amendment : commitment.amendments) {
        fields.insert(fields.end(), {&amendment.consulted, &amendment.approved, &amendment.communicated});
      }
    }
  }
  return fields;
}

}  // namespace cocrea::rules::test
