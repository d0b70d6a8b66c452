#include "core/rules/endorsements.h"

#include <algorithm>

namespace cocrea::rules {
namespace {

plan::Side side_of(const plan::Document& document, const plan::Endorsement& one) { return rules::side_of(document, one.side, one.who); }

// Whether it is an endorsement of the kind that counts, whatever its day.
unsigned counts(const plan::Document& document, const plan::Endorsement& one, bool of_plan) {
  const plan::Side side = side_of(document, one);
  unsigned result = is_non_government(side) ? finding::yes : (side == plan::Side::unset ? finding::unknown : finding::no);
  if (!of_plan) return result;
  const unsigned version = one.version == plan::DraftOrFinal::final ? finding::yes : (one.version == plan::DraftOrFinal::draft ? finding::no : finding::unknown);
  return all_of(result, version);
}

bool endorses(const plan::ForumMember& member, const plan::List<plan::Endorsement>& endorsements) {
  return std::any_of(endorsements.begin(), endorsements.end(), [&](const plan::Endorsement& one) {
    return member.who.empty() ? !member.name.empty() && one.name == member.name : one.who == member.who;
  });
}

}  // namespace

unsigned endorsed(const plan::Document& document, const plan::List<plan::Endorsement>& endorsements, plan::YesNo register_complete, dates::Day last,
                  bool of_plan) {
  unsigned result = silence(register_complete);
  for (const plan::Endorsement& one : endorsements) {
    result = any_of(result, all_of(counts(document, one, of_plan), falls_within(days_of(one.date), kLongAgo, last)));
  }
  return result;
}

void compare_dates(std::vector<Compared>& compared, const plan::List<plan::Endorsement>& endorsements) {
  for (const plan::Endorsement& one : endorsements) compared.push_back({one.date, {one.id, "date"}});
}

void add_endorsements(Verdict& verdict, const plan::Document& document, const plan::List<plan::Endorsement>& endorsements, bool open, bool of_plan) {
  for (const plan::Endorsement& one : endorsements) {
    verdict.facts.push_back(fact("fact.endorsement", one.id, "date", one.date));
    const plan::Side side = side_of(document, one);
    if (side == plan::Side::government) verdict.notes.push_back({"note.governmentEndorsement", {one.id, "side"}, std::nullopt, std::nullopt, {}});
    if (!open || counts(document, one, of_plan) == finding::no) continue;
    if (!one.date) verdict.missing.push_back({"fact.endorsement", {one.id, "date"}});
    if (side == plan::Side::unset) verdict.missing.push_back({"fact.endorserSide", {one.id, "side"}});
    if (of_plan && one.version == plan::DraftOrFinal::unset) verdict.missing.push_back({"fact.endorsedVersion", {one.id, "version"}});
  }
}

Step coverage(const plan::Document& document, const plan::List<plan::Endorsement>& endorsements) {
  Step step;
  step.kind = Step::Kind::count;
  step.label = "step.coverage";
  for (const plan::Forum& forum : document.membership.forums) {
    for (const plan::ForumMember& member : forum.members) {
      if (!is_non_government(rules::side_of(document, member.side, member.who))) continue;
      ++step.limit;
      if (endorses(member, endorsements)) ++step.count;
    }
  }
  step.count_least = step.count;
  step.outcome = step.count == step.limit ? State::met : State::not_met;
  return step;
}

void add_coverage(Verdict& verdict, const plan::Document& document, const plan::List<plan::Endorsement>& endorsements, Place place) {
  const Step step = coverage(document, endorsements);
  if (step.limit == 0) return;
  verdict.steps.push_back(step);
  if (step.count < step.limit) verdict.notes.push_back({"note.notAllEndorse", place, std::nullopt, step.limit - step.count, {}});
}

}  // namespace cocrea::rules
