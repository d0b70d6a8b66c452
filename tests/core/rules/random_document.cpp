#include "core/rules/random_document.h"

#include <cstdlib>

#include "core/dates/add_months.h"

namespace cocrea::rules::test {
namespace {

unsigned further() {
  const char* const seed = std::getenv("COCREA_SEED");
  return seed == nullptr ? 0 : 1000 * static_cast<unsigned>(std::atoi(seed));
}

}  // namespace

RandomDocument::RandomDocument(unsigned seed) : random_(seed + further()) {}

dates::Day RandomDocument::near_day() {
  const int months[] = {-2, -1, 0, 0, 0, 1, 2, 2, 6};
  const dates::Day day = dates::add_months(anchor_, months[pick(0, 8)]).day;
  return day + date::days{pick(-2, 2)};
}

dates::Day RandomDocument::near_day(int later) {
  const dates::Day day = near_day();
  return day + date::days{pick(0, later)};
}

plan::Date RandomDocument::maybe_date(int percent) {
  if (pick(1, 100) > percent) return std::nullopt;
  return dates::PartialDate::of(near_day());
}

plan::Document RandomDocument::make() {
  constexpr date::year_month_day first{date::year{2023}, date::month{7}, date::day{1}};
  anchor_ = dates::Day{first} + date::days{pick(0, 365)};
  if (pick(0, 2) == 0) {   // a month end
    const date::year_month_day day{anchor_};
    anchor_ = dates::Day{day.year() / day.month() / date::last};
  }
  plan::Document document;
  document.id = "d";
  plan::Jurisdiction& jurisdiction = document.jurisdiction;
  jurisdiction.id = "j";
  jurisdiction.kind = static_cast<plan::JurisdictionKind>(pick(0, 2));
  jurisdiction.has_elections = pick(0, 5) == 0 ? plan::YesNo::no : plan::YesNo::yes;
  for (int i = pick(0, 2); i > 0; --i) {
    plan::Term term;
    term.id = "t" + std::to_string(i);
    term.start = maybe_date(50);
    term.end = maybe_date(90);
    if (pick(0, 4) == 0) {
      term.earlier_end = maybe_date(100);
      term.end_changed = maybe_date(80);
    }
    jurisdiction.terms.push_back(term);
  }
  if (pick(0, 1) == 1) {
    plan::Member member;
    member.id = "m";
    plan::Term term;
    term.id = "mt";
    term.end = maybe_date(80);
    member.terms.push_back(term);
    jurisdiction.members.push_back(member);
  }
  plan::Plan plan;
  plan.id = "p";
  plan.submission.id = "s";
  plan.registers.id = "r";
  plan.period_start = maybe_date(30);
  plan.planned_end = maybe_date(85);
  plan.actual_end = maybe_date(15);
  plan.submission.date = maybe_date(80);
  plan.registers.submissions = yes_no();
  plan.registers.commitments = yes_no();
  plan.registers.completions = yes_no();
  plan.registers.evaluations = yes_no();
  plan.registers.amendments = yes_no();
  const int initial = pick(0, 3) == 0 ? 5 : pick(1, 5), added = pick(0, 2);
  for (int i = 0; i < initial + added; ++i) {
    plan::Commitment commitment;
    commitment.id = "c" + std::to_string(i);
    if (i >= initial) {
      commitment.inclusion = plan::Inclusion::added;
      commitment.submission = maybe_date(85);
    }
    if (i < 2 || i >= initial) {
      commitment.end = maybe_date(80);
      commitment.completed = maybe_date(50);
      if (pick(0, 3) == 0) commitment.ends_with_plan = plan::YesNo::yes;
      if (pick(0, 3) == 0) {
        plan::Amendment amendment;
        amendment.id = "a" + std::to_string(i);
        amendment.date = maybe_date(90);
        commitment.amendments.push_back(amendment);
      }
      if (pick(0, 1) == 0) {
        plan::Evaluation evaluation;
        evaluation.id = "e" + std::to_string(i);
        evaluation.kind = plan::EvaluationKind::commitment;
        evaluation.commitment = commitment.id;
        evaluation.delivered = maybe_date(85);
        plan.evaluations.push_back(evaluation);
      }
    }
    plan.commitments.push_back(commitment);
  }
  for (int i = pick(0, 2); i > 0; --i) {
    plan::Evaluation evaluation;
    evaluation.id = "ie" + std::to_string(i);
    if (pick(0, 4) != 0) evaluation.kind = plan::EvaluationKind::initial;
    evaluation.delivered = maybe_date(85);
    plan.evaluations.push_back(evaluation);
  }
  add_contents(plan);
  add_membership(document);
  maybe_without_elections(document, plan);
  document.plans.push_back(plan);
  if (pick(0, 4) == 0) document.plans.push_back(previous_plan());
  add_reports(*this, document);
  return document;
}

std::vector<plan::Date*> date_fields(plan::Document& document) {
  std::vector<plan::Date*> fields;
  const auto add_term = [&](plan::Term& term) {
    for (plan::Date* date : {&term.start, &term.end, &term.earlier_end, &term.end_changed}) fields.push_back(date);
  };
  for (plan::Term& term : document.jurisdiction.terms) add_term(term);
  for (plan::Member& member : document.jurisdiction.members) {
    for (plan::Term& term : member.terms) add_term(term);
  }
  for (plan::Date* date : {&document.jurisdiction.joined, &document.jurisdiction.strategy_start, &document.jurisdiction.strategy_end}) fields.push_back(date);
  for (plan::Contact& contact : document.membership.contacts) {
    for (plan::Date* date : {&contact.from, &contact.to}) fields.push_back(date);
  }
  for (plan::Plan& plan : document.plans) {
    fields.push_back(&plan.submission.english);
    for (plan::Meeting& meeting : plan.meetings) fields.push_back(&meeting.date);
    for (plan::Date* date : {&plan.period_start, &plan.planned_end, &plan.actual_end, &plan.submission.date}) fields.push_back(date);
    for (plan::Commitment& commitment : plan.commitments) {
      for (plan::Date* date : {&commitment.submission, &commitment.end, &commitment.completed}) fields.push_back(date);
      for (plan::Amendment& amendment : commitment.amendments) fields.push_back(&amendment.date);
    }
    for (plan::Evaluation& evaluation : plan.evaluations) fields.push_back(&evaluation.delivered);
  }
  for (plan::Date* date : report_date_fields(document)) fields.push_back(date);
  return fields;
}

}  // namespace cocrea::rules::test
