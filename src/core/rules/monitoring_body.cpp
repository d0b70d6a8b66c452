// 1.8: MB-1, an independent monitoring body is identified.
#include "core/rules/monitoring_body.h"

#include <algorithm>

#include "core/plan/freeze.h"
#include "core/rules/moment.h"
#include "core/rules/people.h"
#include "core/rules/sections.h"

namespace cocrea::rules {
namespace {

using dates::Day;

struct Setting {
  const Context& context;
  const plan::Plan& plan;
  const plan::Version* version;   // the one that was submitted
};

bool contains(const std::vector<plan::Id>& ids, std::string_view id) { return std::find(ids.begin(), ids.end(), id) != ids.end(); }

// What was handed in of a body; null if it was not part of that.
const plan::MonitoringBody* submitted_body(const Setting& setting, const plan::MonitoringBody& body) {
  if (setting.version == nullptr) return &body;
  const plan::Id copy = plan::copy_of_id(setting.version->id, body.id);
  for (const plan::MonitoringBody& one : setting.version->monitoring_bodies) {
    if (one.id == copy) return &one;
  }
  return nullptr;
}

unsigned is_named(const Setting& setting, const plan::MonitoringBody& body) {
  const plan::MonitoringBody* submitted = submitted_body(setting, body);
  if (submitted == nullptr) return finding::no;
  const Written name = written(submitted->name, silence_is_unknown(setting.plan.registers.texts));
  return name == Written::yes ? finding::yes : (name == Written::no ? finding::no : finding::unknown);
}

unsigned has_kind(const Setting& setting, const plan::MonitoringBody& body) {
  const plan::MonitoringBody* submitted = submitted_body(setting, body);
  return submitted != nullptr && submitted->kind != plan::BodyKind::unset ? finding::yes : finding::unknown;
}

// Whether the commitment is led by, or given to, this person.
bool works_on(const plan::Commitment& commitment, std::string_view who) {
  return contains(commitment.people, who) || contains(commitment.leads, who) ||
         std::any_of(commitment.milestones.begin(), commitment.milestones.end(), [&](const plan::Milestone& one) { return contains(one.responsible, who); });
}

bool works_on_any(const Setting& setting, std::string_view who) {
  return std::any_of(setting.plan.commitments.begin(), setting.plan.commitments.end(),
                     [&](const plan::Commitment& one) { return works_on(submitted_commitment(setting.plan, one), who); });
}

// Whether one who evaluates is a point of contact on that day.
unsigned is_contact(const Setting& setting, std::string_view who, Day day) {
  unsigned result = finding::no;
  for (const plan::Contact& contact : setting.context.document.membership.contacts) {
    if (contact.person != who) continue;
    const unsigned began = contact.from ? falls_within(days_of(contact.from), kLongAgo, day) : finding::yes;
    const unsigned left = contact.to ? falls_within(days_of(contact.to), day, Day::max()) : finding::yes;
    result = any_of(result, all_of(began, left));
  }
  return result;
}

// A person who is at once member of the body and point of contact, or who leads, answers for or implements a commitment.
unsigned conflict_of(const Setting& setting, const plan::MonitoringBody& body, std::string_view who, Day day) {
  unsigned result = works_on_any(setting, who) ? finding::yes : is_contact(setting, who, day);
  for (const plan::BodyLink& link : body.links) {
    if (link.who != who || link.role == plan::LinkRole::none) continue;
    result = any_of(result, link.role == plan::LinkRole::unset ? finding::unknown : finding::yes);
  }
  return result;
}

unsigned any_conflict(const Setting& setting, const plan::MonitoringBody& body, Day day) {
  // Other members, or other links of theirs.
  unsigned result = silence(setting.plan.registers.monitoring_body);
  for (const plan::Id& who : body.members) {
    if (find_person(setting.context.document, who) != nullptr) result = any_of(result, conflict_of(setting, body, who, day));
  }
  return result;
}

unsigned negated(unsigned findings) {
  return (findings & finding::unknown) | ((findings & finding::yes) != 0 ? finding::no : 0u) | ((findings & finding::no) != 0 ? finding::yes : 0u);
}

// The members and links that are judged: those that were handed in, or today's where nothing of the body was.
const plan::MonitoringBody& judged(const Setting& setting, const plan::MonitoringBody& body) {
  const plan::MonitoringBody* submitted = submitted_body(setting, body);
  return submitted != nullptr ? *submitted : body;
}

unsigned identified(const Setting& setting, Day day) {
  const plan::Registers& registers = setting.plan.registers;
  const bool known = registers.texts == plan::YesNo::yes || registers.monitoring_body == plan::YesNo::yes;
  return of_body_in_charge(setting.plan, day, known ? finding::no : finding::unknown, [&](const plan::MonitoringBody& body) {
    return all_of(all_of(is_named(setting, body), has_kind(setting, body)), negated(any_conflict(setting, judged(setting, body), day)));
  });
}

// Its organisation leads or implements one: a note.
void add_organisation_note(Verdict& verdict, const Setting& setting, const plan::MonitoringBody& body, std::string_view organisation) {
  if (organisation.empty() || find_person(setting.context.document, organisation) != nullptr) return;
  const bool linked = std::any_of(body.links.begin(), body.links.end(), [&](const plan::BodyLink& link) {
    return link.who == organisation && link.role != plan::LinkRole::none && link.role != plan::LinkRole::unset;
  });
  const bool works = std::any_of(setting.plan.commitments.begin(), setting.plan.commitments.end(), [&](const plan::Commitment& one) {
    return works_on(one, organisation) || contains(one.institutions, organisation);
  });
  const std::string_view name = name_of(setting.context.document, organisation);
  if ((linked || works) && !name.empty()) verdict.notes.push_back({"note.organisationImplements", {body.id, "members"}, std::nullopt, std::nullopt, name});
}

std::string_view kind_name(plan::BodyKind kind) {
  switch (kind) {
    case plan::BodyKind::third_party: return "thirdParty";
    case plan::BodyKind::forum_mechanism: return "forumMechanism";
    case plan::BodyKind::other_independent: return "otherIndependent";
    case plan::BodyKind::unset: break;
  }
  return "";
}

void add_body(Verdict& verdict, const Setting& setting, const plan::MonitoringBody& body, bool open) {
  const plan::Document& document = setting.context.document;
  const plan::MonitoringBody& shown = judged(setting, body);
  verdict.facts.push_back(fact("fact.bodyName", shown.id, "name", std::string_view(shown.name)));
  verdict.facts.push_back(choice_fact("fact.bodyKind", shown.id, "kind", kind_name(shown.kind)));
  if (open && came_unknown(setting.plan, body)) verdict.missing.push_back({"fact.bodyFrom", {body.id, "from"}});
  if (open && is_named(setting, body) == finding::unknown) verdict.missing.push_back({"fact.bodyName", {body.id, "name"}});
  if (open && has_kind(setting, body) == finding::unknown) verdict.missing.push_back({"fact.bodyKind", {body.id, "kind"}});
  for (const plan::BodyLink& link : shown.links) {
    if (open && link.role == plan::LinkRole::unset) verdict.missing.push_back({"fact.linkRole", {link.id, "role"}});
  }
  for (const plan::Id& who : shown.members) {
    const plan::Person* person = find_person(document, who);
    add_organisation_note(verdict, setting, shown, person != nullptr ? std::string_view(person->organisation) : std::string_view(who));
    if (person == nullptr) continue;
    const Day day = setting.plan.submission.date ? setting.plan.submission.date->span().latest : setting.context.as_of;
    if ((conflict_of(setting, shown, who, day) & finding::yes) == 0 || person->name.empty()) continue;
    verdict.notes.push_back({"note.memberTakesPart", {body.id, "members"}, std::nullopt, std::nullopt, person->name});
  }
}

AtSubmission moment_of(const Setting& setting) {
  AtSubmission moment{submission_of(setting.plan), setting.context.as_of, {}, std::nullopt};
  for (const plan::MonitoringBody& body : setting.plan.monitoring_bodies) moment.compared.push_back({body.from, {body.id, "from"}});
  for (const plan::Contact& contact : setting.context.document.membership.contacts) {
    moment.compared.push_back({contact.from, {contact.id, "from"}});
    moment.compared.push_back({contact.to, {contact.id, "to"}});
  }
  return moment;
}

void check_plan(const Context& context, const plan::Plan& plan, Verdicts& verdicts) {
  std::optional<Verdict> begun = begin(context, "MB-1", plan, plan.id);
  if (!begun) return;
  Verdict& verdict = *begun;
  const Setting setting{context, plan, submitted_version(plan)};
  const AtSubmission moment = moment_of(setting);
  const auto find = [&](Day submission, Day, Parts& parts) { parts[0] = identified(setting, submission); };
  const Judgement judgement = judge_at_submission(moment, finder(find));
  add_submission_facts(verdict, plan);
  for (const plan::MonitoringBody& body : plan.monitoring_bodies) add_body(verdict, setting, body, judgement.open(0));
  verdict.facts.push_back(fact("fact.bodyComplete", plan.registers.id, "monitoringBody", plan.registers.monitoring_body));
  if (judgement.open(0)) {
    if (plan.monitoring_bodies.empty()) {
      verdict.missing.push_back({"missing.body", {plan.id, "monitoringBodies"}});
    } else if (silence_is_unknown(plan.registers.monitoring_body)) {
      verdict.missing.push_back({"missing.bodyMembers", {plan.monitoring_bodies.back().id, "members"}});
    }
  }
  finish(verdict, moment, judgement, {"reason.MB-1.met", "reason.MB-1.notMet", "reason.missing", "remedy.MB-1.identify", {plan.id, "monitoringBodies"}});
  verdicts.push_back(std::move(verdict));
}

}  // namespace

void check_monitoring_body(const Context& context, Verdicts& verdicts) {
  for (const plan::Plan& plan : context.document.plans) check_plan(context, plan, verdicts);
  check_body_endorsement(context, verdicts);
}

}  // namespace cocrea::rules
