// 1.2 Roles: ROL-POC (contact), ROL-SU. The duties of all roles are in duties.cpp.
#include "core/rules/roles.h"

#include <algorithm>
#include <array>

#include "core/rules/moment.h"
#include "core/rules/sections.h"

namespace cocrea::rules {
namespace {

using dates::Day;
using dates::Span;

constexpr std::uint32_t lacks_joined = 1, lacks_contact = 2, lacks_name = 4, lacks_register = 8;

// How many contacts there are on a day, and how many of them are marked principal: 0, 1, or 2 for more. `named` are those that surely are
// somebody; `entries` has those besides of whom no name is recorded.
struct Count {
  unsigned named{}, marked{}, entries{}, entries_marked{};
};
constexpr unsigned kCounts = 81;
unsigned index_of(const Count& c) { return ((c.named * 3 + c.marked) * 3 + c.entries) * 3 + c.entries_marked; }
Count count_at(unsigned index) { return {index / 27, index / 9 % 3, index / 3 % 3, index % 3}; }

const plan::Person* person_of(const plan::Document& document, const plan::Id& id) {
  const auto found = std::find_if(document.people.begin(), document.people.end(), [&](const plan::Person& one) { return one.id == id; });
  return found == document.people.end() ? nullptr : &*found;
}

std::string_view name_of(const plan::Document& document, const plan::Contact& contact) {
  const plan::Person* person = contact.person.empty() ? nullptr : person_of(document, contact.person);
  return person == nullptr ? std::string_view{} : std::string_view{person->name};
}

bool may_serve(const plan::Contact& contact, Day as_of) {
  return (!contact.from || contact.from->span().earliest <= as_of) && (!contact.to || contact.to->span().latest >= as_of);
}

bool may_not_serve(const plan::Contact& contact, Day as_of) {
  return (contact.from && contact.from->span().latest > as_of) || (contact.to && contact.to->span().earliest < as_of);
}

struct Answer {
  State state;
  bool mark = false;   // it is the principal mark that decides
};

Answer answer_for(unsigned contacts, unsigned marked, bool silence_unknown) {
  if (contacts == 0) return {silence_unknown ? State::cannot_tell : State::not_met};
  if (contacts == 1) return {State::met};
  return {marked == 1 ? State::met : State::not_met, true};
}

struct ContactTally {
  Tally tally;
  bool only_marks = true;   // wherever it is not met or cannot be told, somebody is named
};

void judge_count(const Count& c, plan::YesNo complete, ContactTally& result) {
  const bool silent = silence_is_unknown(complete);
  const Answer without = answer_for(c.named, c.marked, silent);
  const Answer with = answer_for(c.named + c.entries, c.marked + c.entries_marked, silent);
  State state = without.state;
  std::uint32_t missing = state == State::cannot_tell ? lacks_contact : 0u;
  if (with.state != without.state) {
    state = State::cannot_tell;
    missing |= lacks_name;
  } else if (state == State::met && complete == plan::YesNo::no) {
    // Nobody has to prove that there is no other principal one; but a register that says that others are missing is believed.
    state = State::cannot_tell;
    missing = lacks_register;
  }
  if (state != State::met && c.named == 0) result.only_marks = false;
  result.tally.add(state, missing);
}

ContactTally judge(const Context& context) {
  const plan::Document& document = context.document;
  const auto joined = days_of(document.jurisdiction.joined);
  ContactTally result;
  if (joined && joined->latest > context.as_of) result.tally.add(State::pending);
  if (joined && joined->earliest > context.as_of) return result;

  // Contacts come and go independently of each other.
  std::array<bool, kCounts> counts{};
  counts[0] = true;
  for (const plan::Contact& contact : document.membership.contacts) {
    if (!may_serve(contact, context.as_of)) continue;
    const bool optional = may_not_serve(contact, context.as_of);
    const bool named = !name_of(document, contact).empty();
    const bool marked = contact.principal == plan::YesNo::yes;
    std::array<bool, kCounts> next{};
    for (unsigned i = 0; i < kCounts; ++i) {
      if (!counts[i]) continue;
      next[i] = next[i] || optional;
      Count c = count_at(i);
      unsigned& people = named ? c.named : c.entries;
      unsigned& marks = named ? c.marked : c.entries_marked;
      people = std::min(2u, people + 1);
      if (marked) marks = std::min(2u, marks + 1);
      next[index_of(c)] = true;
    }
    counts = next;
  }
  ContactTally on_day;
  for (unsigned i = 0; i < kCounts; ++i) {
    if (counts[i]) judge_count(count_at(i), document.membership.registers.contacts, on_day);
  }
  result.only_marks = on_day.only_marks;
  if (!joined) {
    // Whether it has joined is not known: before, nothing is asked.
    result.tally.add(State::cannot_tell, lacks_joined | on_day.tally.missing());
    result.only_marks = false;
    return result;
  }
  for (const State state : kEveryState) {
    if (on_day.tally.has(state)) result.tally.add(state, state == State::cannot_tell ? on_day.tally.missing() : 0u);
  }
  return result;
}

void add_facts(Verdict& verdict, const Context& context) {
  const plan::Document& document = context.document;
  verdict.facts.push_back(fact("fact.joined", document.jurisdiction.id, "joined", document.jurisdiction.joined));
  for (const plan::Contact& contact : document.membership.contacts) {
    if (!may_serve(contact, context.as_of)) continue;
    verdict.facts.push_back(fact("fact.contact", contact.id, "person", name_of(document, contact)));
    verdict.facts.push_back(fact("fact.principal", contact.id, "principal", contact.principal));
    if (contact.from) verdict.facts.push_back(fact("fact.contactFrom", contact.id, "from", contact.from));
    if (contact.to) verdict.facts.push_back(fact("fact.contactTo", contact.id, "to", contact.to));
  }
  const plan::MembershipRegisters& registers = document.membership.registers;
  verdict.facts.push_back(fact("fact.contactsComplete", registers.id, "contacts", registers.contacts));
}

void add_missing(Verdict& verdict, const Context& context, const Tally& tally) {
  const plan::Document& document = context.document;
  if (tally.lacks(lacks_joined)) {
    verdict.missing.push_back({"fact.joined", {document.jurisdiction.id, "joined"}});
    verdict.remedies.push_back({"remedy.recordJoined", verdict.missing.back().place});
  }
  const Place contacts{document.membership.id, "contacts"};
  if (tally.lacks(lacks_contact)) verdict.missing.push_back({"missing.contact", contacts});
  if (tally.lacks(lacks_name)) {
    for (const plan::Contact& contact : document.membership.contacts) {
      if (may_serve(contact, context.as_of) && name_of(document, contact).empty()) verdict.missing.push_back({"fact.contact", {contact.id, "person"}});
    }
  }
  if (tally.lacks(lacks_register)) verdict.missing.push_back({"missing.otherContacts", contacts});
  const bool waiting = verdict.state == State::pending;
  const bool nobody = verdict.state == State::not_met && verdict.severity != Severity::note;
  if (waiting || nobody || tally.lacks(lacks_contact | lacks_name | lacks_register)) verdict.remedies.push_back({"remedy.ROL-POC.name", contacts});
  if (verdict.severity == Severity::note) verdict.remedies.push_back({"remedy.ROL-POC.mark", contacts});
  if (verdict.state == State::depends_on_day) {
    if (verdict.opens && !verdict.opens->is_day()) verdict.remedies.push_back({"remedy.recordJoined", {document.jurisdiction.id, "joined"}});
    for (const plan::Contact& contact : document.membership.contacts) {
      for (const auto& [date, field] : {std::pair{contact.from, "from"}, std::pair{contact.to, "to"}}) {
        if (date && !date->span().is_day() && date->span().contains(context.as_of)) verdict.remedies.push_back({"remedy.ROL-POC.day", {contact.id, field}});
      }
    }
  }
}

std::string_view reason_of(const Verdict& verdict, const Tally& tally) {
  switch (verdict.state) {
    case State::met: return "reason.ROL-POC.met";
    case State::not_met: return verdict.severity == Severity::note ? "reason.ROL-POC.mark" : "reason.ROL-POC.none";
    case State::pending: return "reason.ROL-POC.pending";
    case State::depends_on_day: return "reason.dependsOnDay";
    case State::cannot_tell:
    case State::not_applicable: break;
  }
  if (tally.lacks(lacks_joined)) return "reason.joinedUnknown";
  if (tally.lacks(lacks_contact)) return "reason.ROL-POC.unknown";
  return tally.lacks(lacks_name) ? "reason.ROL-POC.unnamed" : "reason.ROL-POC.registerIncomplete";
}

// ROL-POC: at least one contact is named, and one of several is marked as the principal one.
void check_contact(const Context& context, Verdicts& verdicts) {
  std::optional<Verdict> begun = begin(context, "ROL-POC", context.document.jurisdiction.id);
  if (!begun) return;
  Verdict& verdict = *begun;
  const ContactTally answer = judge(context);
  verdict.state = answer.tally.state();
  verdict.possible = answer.tally.possible();
  const bool open = answer.tally.has(State::not_met) || answer.tally.has(State::cannot_tell);
  if (open && answer.only_marks) verdict.severity = Severity::note;
  verdict.opens = days_of(context.document.jurisdiction.joined);
  add_facts(verdict, context);
  add_missing(verdict, context, answer.tally);
  verdict.reason = reason_of(verdict, answer.tally);
  verdicts.push_back(std::move(verdict));
}

}  // namespace

void check_roles(const Context& context, Verdicts& verdicts) {
  check_contact(context, verdicts);
  check_duties(context, verdicts);
  add_without_check(context, "ROL-SU", "reason.ROL-SU.noCheck", verdicts);
}

}  // namespace cocrea::rules
