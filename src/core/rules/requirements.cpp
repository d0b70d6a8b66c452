// 1.10: REQ-0, REQ-1 (the forum) and REQ-3 (both sides sit in it).
#include "core/rules/requirements.h"

#include <algorithm>

#include "core/rules/findings.h"
#include "core/rules/sections.h"

namespace cocrea::rules {
namespace {

using dates::Day;

// --- REQ-0 ---
void check_umbrella(const Context& context, Verdicts& verdicts) {
  std::optional<Verdict> begun = begin(context, "REQ-0", context.document.jurisdiction.id);
  if (!begun) return;
  begun->state = State::not_applicable;
  begun->reason = "reason.REQ-0.noCheck";
  begun->facts.push_back(fact("fact.plansRecorded", context.document.id, "plans", std::string_view{}));
  begun->facts.back().number = static_cast<int>(context.document.plans.size());
  verdicts.push_back(*std::move(begun));
}

// --- REQ-1 ---
// What a part of the scope comes to on some day: a set over the forums' days, and over how it goes with the other part.
struct Scope {
  unsigned develops{}, reviews{};
};

// Both parts of a forum's scope stand on the same day, so they are put together in pairs: bit 3 * develops + reviews, each 0 no, 1 unknown, 2 yes.
unsigned level(unsigned findings) { return findings == finding::yes ? 2 : (findings == finding::unknown ? 1 : 0); }

unsigned with_forum(unsigned pairs, const plan::Forum& forum, Day submission) {
  const unsigned in_time = falls_within(days_of(forum.set_up), kLongAgo, submission);
  unsigned next = 0;
  for (const unsigned days : {finding::no, finding::unknown, finding::yes}) {
    if ((in_time & days) == 0) continue;
    const unsigned develops = level(all_of(days, finding_of(forum.develops))), reviews = level(all_of(days, finding_of(forum.reviews)));
    for (unsigned pair = 0; pairs >> pair != 0; ++pair) {
      if ((pairs & (1u << pair)) != 0) next |= 1u << (3 * std::max(pair / 3, develops) + std::max(pair % 3, reviews));
    }
  }
  return next;
}

// One forum, or several together, cover developing and reviewing the plan. None recorded is missing; there is no register of forums but that of
// their members, which says that there is none.
unsigned find_forum(const plan::Membership& membership, Day submission, Scope& scope) {
  const unsigned silent = membership.forums.empty() ? level(silence(membership.registers.forum_members)) : 0;
  unsigned whole = 0;
  unsigned pairs = 1u << (3 * silent + silent);   // no mutants of 3: one part of the scope is not asked for where there is no forum
  for (const plan::Forum& forum : membership.forums) pairs = with_forum(pairs, forum, submission);
  for (unsigned pair = 0; pairs >> pair != 0; ++pair) {
    if ((pairs & (1u << pair)) == 0) continue;
    const unsigned develops = pair / 3, reviews = pair % 3;
    whole |= 1u << std::min(develops, reviews);
    scope.develops |= 1u << develops;
    scope.reviews |= 1u << reviews;
  }
  return whole;
}

void add_forum_facts(Verdict& verdict, const Context& context, const Scope& scope, bool open) {
  const plan::Membership& membership = context.document.membership;
  for (const plan::Forum& forum : membership.forums) {
    verdict.facts.push_back(fact("fact.forum", forum.id, "name", title_of(context.document, forum.name)));
    verdict.facts.push_back(fact("fact.forumSetUp", forum.id, "setUp", forum.set_up));
    verdict.facts.push_back(fact("fact.forumDevelops", forum.id, "develops", forum.develops));
    verdict.facts.push_back(fact("fact.forumReviews", forum.id, "reviews", forum.reviews));
    if (!open) continue;
    if (!forum.set_up) verdict.missing.push_back({"fact.forumSetUp", {forum.id, "setUp"}});
    if ((scope.develops & finding::unknown) != 0 && forum.develops == plan::YesNo::unset) verdict.missing.push_back({"fact.forumDevelops", {forum.id, "develops"}});
    if ((scope.reviews & finding::unknown) != 0 && forum.reviews == plan::YesNo::unset) verdict.missing.push_back({"fact.forumReviews", {forum.id, "reviews"}});
  }
  if (open && membership.forums.empty()) verdict.missing.push_back({"missing.forum", {membership.id, "forums"}});
}

void check_forum(const Context& context, const plan::Plan& plan, Verdicts& verdicts) {
  std::optional<Verdict> begun = begin(context, "REQ-1", plan, plan.id);
  if (!begun) return;
  const plan::Membership& membership = context.document.membership;
  AtSubmission moment{submission_of(plan), context.as_of, {}, std::nullopt};
  for (const plan::Forum& forum : membership.forums) moment.compared.push_back({forum.set_up, {forum.id, "setUp"}});
  Scope scope;
  const auto find = [&](Day submission, Day, Parts& parts) { parts.front() = find_forum(membership, submission, scope); };
  const Judgement judgement = judge_at_submission(moment, finder(find));
  add_submission_facts(*begun, plan);
  add_forum_facts(*begun, context, scope, judgement.open(0));
  finish(*begun, moment, judgement, {"reason.REQ-1.met", "reason.REQ-1.notMet", "reason.missing", "remedy.REQ-1.setUp", {membership.id, "forums"}, "remedy.REQ-1.recordEarlier"});
  verdicts.push_back(*std::move(begun));
}

// --- REQ-3 ---
plan::Side side_of(const Context& context, const plan::ForumMember& member) { return rules::side_of(context.document, member.side, member.who); }

// Whoever is listed without dates sits in the forum all along.
unsigned sits(const plan::ForumMember& member, Day submission) {
  const unsigned began = member.from ? falls_within(days_of(member.from), kLongAgo, submission) : finding::yes;
  const unsigned left = member.to ? falls_within(days_of(member.to), submission, Day::max()) : finding::yes;
  return all_of(began, left);
}

// Who sits in the forum, as a set over the members' days: bit 6 * government + 3 * others + members of no recorded side, up to two.
struct Sitting {
  unsigned government, others, unclear;
};
Sitting sitting_of(unsigned bit) { return {bit / 6, bit / 3 % 2, bit % 3}; }

unsigned with_member(unsigned set, unsigned there, plan::Side side) {
  unsigned next = (there & finding::no) != 0 ? set : 0u;
  if ((there & finding::yes) == 0) return next;
  for (unsigned at = 0; set >> at != 0; ++at) {
    if ((set & (1u << at)) == 0) continue;
    auto [government, others, unclear] = sitting_of(at);
    if (side == plan::Side::government) government = 1;
    if (is_non_government(side)) others = 1;
    if (side == plan::Side::unset) unclear = std::min(unclear + 1, 2u);
    next |= 1u << (6 * government + 3 * others + unclear);
  }
  return next;
}

// A member of no recorded side may be of the side that is lacking, of one only.
unsigned both_sides(const Context& context, Day submission) {
  const plan::Membership& membership = context.document.membership;
  unsigned set = 1, result = 0;
  for (const plan::Forum& forum : membership.forums) {
    // Nobody sits in a forum before there is one.
    const unsigned exists = forum.set_up ? falls_within(days_of(forum.set_up), kLongAgo, submission) : finding::yes;
    const unsigned without = (exists & finding::no) != 0 ? set : 0u;
    if ((exists & finding::yes) == 0) continue;
    for (const plan::ForumMember& member : forum.members) set = with_member(set, sits(member, submission), side_of(context, member));
    set |= without;
  }
  for (unsigned at = 0; set >> at != 0; ++at) {
    if ((set & (1u << at)) == 0) continue;
    const auto [government, others, unclear] = sitting_of(at);
    const unsigned lacking = 2 - government - others;
    result |= lacking == 0 ? finding::yes : (unclear >= lacking ? finding::unknown : silence(membership.registers.forum_members));
  }
  return result;
}

std::string_view side_name(plan::Side side) {
  switch (side) {
    case plan::Side::government: return "government";
    case plan::Side::civil_society: return "civilSociety";
    case plan::Side::other_non_government: return "otherNonGovernment";
    case plan::Side::unset: break;
  }
  return "";
}

void add_member_facts(Verdict& verdict, const Context& context, const Judgement& judgement) {
  const plan::Membership& membership = context.document.membership;
  const bool open = judgement.open(0);
  for (const plan::Forum& forum : membership.forums) {
    if (forum.set_up) verdict.facts.push_back(fact("fact.forumSetUp", forum.id, "setUp", forum.set_up));
    for (const plan::ForumMember& member : forum.members) {
      const plan::Side side = side_of(context, member);
      verdict.facts.push_back(choice_fact("fact.forumMemberSide", member.id, "side", side_name(side)));
      if (open && side == plan::Side::unset) verdict.missing.push_back({"fact.forumMemberSide", {member.id, "side"}});
    }
  }
  verdict.facts.push_back(fact("fact.forumMembersComplete", membership.registers.id, "forumMembers", membership.registers.forum_members));
  if (open && silence_is_unknown(membership.registers.forum_members)) verdict.missing.push_back({"missing.forumMembers", {membership.id, "forums"}});
}

void check_sides(const Context& context, const plan::Plan& plan, Verdicts& verdicts) {
  std::optional<Verdict> begun = begin(context, "REQ-3", plan, plan.id);
  if (!begun) return;
  const plan::Membership& membership = context.document.membership;
  AtSubmission moment{submission_of(plan), context.as_of, {}, std::nullopt};
  for (const plan::Forum& forum : membership.forums) {
    moment.compared.push_back({forum.set_up, {forum.id, "setUp"}});
    for (const plan::ForumMember& member : forum.members) {
      moment.compared.push_back({member.from, {member.id, "from"}});
      moment.compared.push_back({member.to, {member.id, "to"}});
    }
  }
  const auto find = [&](Day submission, Day, Parts& parts) { parts[0] = both_sides(context, submission); };
  const Judgement judgement = judge_at_submission(moment, finder(find));
  add_submission_facts(*begun, plan);
  add_member_facts(*begun, context, judgement);
  finish(*begun, moment, judgement, {"reason.REQ-3.met", "reason.REQ-3.notMet", "reason.missing", "remedy.REQ-3.include", {membership.id, "forums"}, "remedy.REQ-3.recordEarlier"});
  verdicts.push_back(*std::move(begun));
}

}  // namespace

void check_requirements(const Context& context, Verdicts& verdicts) {
  check_umbrella(context, verdicts);
  for (const plan::Plan& plan : context.document.plans) check_forum(context, plan, verdicts);
  check_regularity(context, verdicts);
  for (const plan::Plan& plan : context.document.plans) check_sides(context, plan, verdicts);
  check_endorsement(context, verdicts);
}

}  // namespace cocrea::rules
