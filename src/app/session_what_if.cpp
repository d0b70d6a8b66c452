// "What if?": dates that are only supposed, until they are taken over as one step.
#include "app/session.h"
#include "view/supposition.h"
#include "view/texts.h"
#include "view/timeline.h"

namespace cocrea::app {

using What = view::Suppose::What;

void Session::suppose(const view::Suppose& wanted) {
  const plan::Plan* plan = document_ ? view::plan_in_view(*document_, state_) : nullptr;
  if (plan == nullptr) return;
  state_.rejected.erase("what-if:submission-date");
  state_.rejected.erase("what-if:end-date");
  changed();
  if (wanted.what == What::begin) {
    state_.supposed = view::Supposed{plan->id, {}, {}, state_.as_of_day()};
    focus_on("what-if:submission");
    return;
  }
  if (!state_.supposed || state_.supposed->plan != plan->id) return;
  switch (wanted.what) {
    case What::submission:
      if (const auto date = view::supposed_submission(*plan, state_)) state_.supposed->submission = view::moved(date->middle, wanted.days);
      break;
    case What::end:
      if (const auto date = view::supposed_end(*plan, state_)) state_.supposed->end = view::moved(date->middle, wanted.days);
      break;
    case What::accept:
    case What::discard: {
      edit::Transaction step = view::supposition(*plan, state_);
      if (wanted.what == What::accept && (step.changes.empty() || refuse_if_read_only())) return;
      state_.supposed.reset();
      focus_on("calendar:what-if");
      if (wanted.what == What::accept && perform(std::move(step))) announce(view::text(state_.language, "announce.whatIf"));
      break;
    }
    case What::begin: break;
  }
  tell_supposed();
}

// What would be another; a slider on its way says it only where that changes.
void Session::tell_supposed() {
  if (!state_.supposed) return;
  const view::Node* box = view::find(page(), "what-if:changes");
  std::string words = box ? box->value : view::text(state_.language, "whatIf.same");
  if (words != state_.announcement) announce(std::move(words));
}

void Session::suppose_typed(view::Suppose wanted, const std::string& text, const std::string& node) {
  const plan::Plan* plan = document_ ? view::plan_in_view(*document_, state_) : nullptr;
  if (plan == nullptr) return;
  const bool end = wanted.what == What::end;
  const auto date = end ? view::supposed_end(*plan, state_) : view::supposed_submission(*plan, state_);
  const plan::Date typed = date ? view::typed_supposition(*date, text, end ? view::kEndReach : view::kSubmissionReach) : std::nullopt;
  if (typed) {
    state_.rejected.erase(node);
    (end ? state_.supposed->end : state_.supposed->submission) = typed;
    changed();
    tell_supposed();
  } else {
    state_.rejected[node] = {text, "rejected.supposed"};
    announce(view::text(state_.language, "rejected.supposed"));
    changed();
  }
}

}  // namespace cocrea::app
