#include "view/other_day.h"

namespace cocrea::view {

namespace {

bool is_later(const plan::Date& date, dates::Day day) { return date && date->span().earliest > day; }

void unset_later(plan::Date& date, dates::Day day) {
  if (is_later(date, day)) date.reset();
}

template <class T>
void erase_later(plan::List<T>& all, plan::Date T::*date, dates::Day day) {
  for (std::size_t i = all.size(); i-- > 0;) {
    if (is_later(all[i].*date, day)) all.erase(all.begin() + i);
  }
}

// Acts dated later have not happened, and none but those that are recorded will.
void leave_as_it_is(plan::Document& document, dates::Day day) {
  erase_later(document.membership.inactivities, &plan::Inactivity::requested, day);
  erase_later(document.membership.statuses, &plan::RecordedStatus::date, day);
  for (plan::Plan& plan : document.plans) {
    unset_later(plan.submission.date, day);
    erase_later(plan.meetings, &plan::Meeting::date, day);
    erase_later(plan.endorsements, &plan::Endorsement::date, day);
    erase_later(plan.progress, &plan::ProgressEntry::date, day);
    erase_later(plan.evidence, &plan::Evidence::date, day);
    erase_later(plan.evidence, &plan::Evidence::shown, day);
    for (plan::Commitment& one : plan.commitments) {
      unset_later(one.submission, day);
      unset_later(one.completed, day);
    }
    plan::Registers& registers = plan.registers;
    for (plan::YesNo* one : {&registers.submissions, &registers.extensions, &registers.meetings, &registers.endorsements, &registers.progress, &registers.evidence,
                             &registers.commitments, &registers.completions}) {
      *one = plan::YesNo::yes;
    }
  }
}

plan::Document document_on(const Context& c, dates::Day day) {
  plan::Document document = *c.document;
  const dates::Day as_of = c.state.as_of_day();
  if (day > as_of) leave_as_it_is(document, as_of);
  return document;
}

}  // namespace

OtherDay::OtherDay(const Context& c, dates::Day day)
    : document(document_on(c, day)), calendar{rules::check(document, day), {}}, context(make_context(&document, &calendar, c.state)) {}

}  // namespace cocrea::view
