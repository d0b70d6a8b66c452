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
enum : std::size_t { develops_part, reviews_part };

// One forum, or several together, cover developing and reviewing the plan. None recorded is missing; there is no register of forums but that of
// their members, which says that there is none.
void find_forum(const plan::Membership& membership, Day submission, Parts& parts) {
  parts[develops_part] = parts[reviews_part] = membership.forums.empty() ? silence(membership.registers.forum_members) : finding::no;
  for (const plan::Forum& forum : membership.forums) {
    const unsigned in_time = falls_within(days_of(forum.set_up), kLongAgo, submission);
    parts[develops_part] = any_of(parts[develops_part], all_of(in_time, finding_of(forum.develops)));
    parts[reviews_part] = any_of(parts[reviews_part], all_of(in_time, finding_of(forum.reviews)));
  }
}

void add_forum_facts(Verdict& verdict, const Context& context, const Judgement& judgement) {
  const plan::Membership& membership = context.document.membership;
  const bool open = judgement.open(develops_part) || judgement.open(reviews_part);
  for (const plan::Forum& forum : membership.forums) {
    verdict.facts.push_back(fact("fact.forum", forum.id, "name", title_of(context.document, forum.name)));
    verdict.facts.push_back(fact("fact.forumSetUp", forum.id, "setUp", forum.set_up));
    verdict.facts.push_back(fact("fact.forumDevelops", forum.id, "develops", forum.develops));
    verdict.facts.push_back(fact("fact.forumReviews", forum.id, "reviews", forum.reviews));
    if (!open) continue;
    if (!forum.set_up) verdict.missing.push_back({"fact.forumSetUp", {forum.id, "setUp"}});
    if (judgement.open(develops_part) && forum.develops == plan::YesNo::unset) verdict.missing.push_back({"fact.forumDevelops", {forum.id, "develops"}});
    if (judgement.open(reviews_part) && forum.reviews == plan::YesNo::unset) verdict.missing.push_back({"fact.forumReviews", {forum.id, "reviews"}});
  }
  if (open && membership.forums.empty()) verdict.missing.push_back({"missing.forum", {membership.id, "forums"}});
}

void check_forum(const Context& context, const plan::Plan& plan, Verdicts& verdicts) {
  std::optional<Verdict> begun = begin(context, "REQ-1", plan, plan.id);
  if (!begun) return;
  const plan::Membership& membership = context.document.membership;
  AtSubmission moment{submission_of(plan), context.as_of, {}, std::nullopt};
  for (const plan::Forum& forum : membership.forums) moment.compared.push_back({forum.set_up, {forum.id, "setUp"}});
  const auto find = [&](Day submission, Day, Parts& parts) { find_forum(membership, submission, parts); };
  const Judgement judgement = judge_at_submission(moment, finder(find));
  add_submission_facts(*begun, plan);
  add_forum_facts(*begun, context, judgement);
  finish(*begun, moment, judgement, {"reason.REQ-1.met", "reason.REQ-1.notMet", "reason.missing", "remedy.REQ-1.setUp", {membership.id, "forums"}});
  verdicts.push_back(*std::move(begun));
}

// --- REQ-3 ---
enum : std::size_t { government_part, others_part };

plan::Side side_of(const Context& context, const plan::ForumMember& member) { return rules::side_of(context.document, member.side, member.who); }

// Whoever is listed without dates sits in the forum all along.
unsigned sits(const plan::ForumMember& member, Day submission) {
  const unsigned began = member.from ? falls_within(days_of(member.from), kLongAgo, submission) : finding::yes;
  const unsigned left = member.to ? falls_within(days_of(member.to), submission, Day::max()) : finding::yes;
  return all_of(began, left);
}

void find_members(const Context& context, Day submission, Parts& parts) {
  const plan::Membership& membership = context.document.membership;
  parts[government_part] = parts[others_part] = silence(membership.registers.forum_members);
  for (const plan::Forum& forum : membership.forums) {
    for (const plan::ForumMember& member : forum.members) {
      const unsigned there = sits(member, submission);
      const plan::Side side = side_of(context, member);
      const unsigned unclear = side == plan::Side::unset ? finding::unknown : finding::no;
      const unsigned government = side == plan::Side::government ? finding::yes : unclear;
      const unsigned others = is_non_government(side) ? finding::yes : unclear;
      parts[government_part] = any_of(parts[government_part], all_of(there, government));
      parts[others_part] = any_of(parts[others_part], all_of(there, others));
    }
  }
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
  const bool open = judgement.open(government_part) || judgement.open(others_part);
  for (const plan::Forum& forum : membership.forums) {
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
    for (const plan::ForumMember& member : forum.members) {
      moment.compared.push_back({member.from, {member.id, "from"}});
      moment.compared.push_back({member.to, {member.id, "to"}});
    }
  }
  const auto find = [&](Day submission, Day, Parts& parts) { find_members(context, submission, parts); };
  const Judgement judgement = judge_at_submission(moment, finder(find));
  add_submission_facts(*begun, plan);
  add_member_facts(*begun, context, judgement);
  finish(*begun, moment, judgement, {"reason.REQ-3.met", "reason.REQ-3.notMet", "reason.missing", "remedy.REQ-3.include", {membership.id, "forums"}});
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
