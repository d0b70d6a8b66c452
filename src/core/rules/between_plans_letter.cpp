// 1.6: NEXT-3, the letter of support. Nothing is checked: it may be brought up to date, it need not be.
#include <algorithm>

#include "core/rules/between_plans.h"
#include "core/rules/facts.h"
#include "core/rules/revocation.h"

namespace cocrea::rules {
namespace {

// The latest submitted plan, where the as-of day may lie between its end and the submission of the next; else null.
const plan::Plan* before_gap(const Context& context) {
  for (std::size_t i = context.plans.size(); i-- > 0;) {
    const auto submission = days_of(context.plans[i]->submission.date);
    if (submission && submission->latest <= context.as_of) {
      const auto end = plan_end_of(*context.plans[i]);
      return end && end->latest < context.as_of ? context.plans[i] : nullptr;
    }
  }
  return nullptr;
}

// A term that began by the as-of day, after that plan was submitted and after every letter that is recorded with its day; null if there is none.
const plan::Term* new_term(const Context& context, const plan::Plan& plan) {
  const plan::Term* latest = nullptr;
  for (const plan::Term& term : context.document.jurisdiction.terms) {
    if (!term.start || term.start->span().latest > context.as_of) continue;
    if (latest == nullptr || term.start->span().latest > latest->start->span().latest) latest = &term;   // no mutants of >: of two alike either will do
  }
  if (latest == nullptr || latest->start->span().earliest <= plan.submission.date->span().latest) return nullptr;
  for (const plan::Letter& letter : context.document.membership.letters) {
    if (letter.date && letter.date->span().latest >= latest->start->span().earliest) return nullptr;
  }
  return latest;
}

}  // namespace

void check_letter(const Context& context, Verdicts& verdicts) {
  std::optional<Verdict> begun = begin(context, "NEXT-3", context.document.jurisdiction.id);
  if (!begun) return;
  Verdict& verdict = *begun;
  verdict.state = State::not_applicable;
  verdict.reason = "reason.NEXT-3.noCheck";
  const auto& letters = context.document.membership.letters;
  const Place place{context.document.membership.id, "letters"};
  verdict.facts.push_back(fact("fact.letters", place.entity, place.field, std::string_view{}));
  verdict.facts.back().number = static_cast<int>(letters.size());
  if (const plan::Plan* plan = before_gap(context); plan != nullptr && !revocation_in_force(context.document, context.as_of)) {
    if (const plan::Term* term = new_term(context, *plan)) {
      verdict.notes.push_back({"note.letterOfNewTerm", place, days_of(term->start), std::nullopt, {}});
    } else {
      verdict.notes.push_back({"note.letterMayBeUpdated", place, std::nullopt, std::nullopt, {}});
    }
  }
  verdicts.push_back(std::move(verdict));
}

}  // namespace cocrea::rules
