// "What if?": a plan as it would be with another submission date or another end. Nothing of it is recorded before it is accepted.
#pragma once

#include <optional>
#include <string_view>

#include "core/edit/change.h"
#include "view/build.h"

namespace cocrea::view {

// A date that can be supposed to be another.
struct SupposedDate {
  rules::Place place;
  plan::Date recorded;
  plan::Date supposed;         // nothing: it is not recorded, and none is supposed yet
  dates::PartialDate middle;   // of the slider: the recorded one; of a submission that is not recorded the as-of day when this began, of an end two years later

  bool moved() const { return supposed && supposed != recorded; }
};
// The submission, and the end that the rules use (RULES 0.5); nothing where State::supposed is about another plan.
std::optional<SupposedDate> supposed_submission(const plan::Plan&, const State&);
std::optional<SupposedDate> supposed_end(const plan::Plan&, const State&);

// How far the sliders reach, in days either way.
inline constexpr int kSubmissionReach = 365, kEndReach = 730;

// What would be recorded; no changes where nothing is supposed to be another.
edit::Transaction supposition(const plan::Plan&, const State&);

// What somebody typed, as exact as that is; nothing if it is no date, or begins out of reach.
plan::Date typed_supposition(const SupposedDate&, std::string_view typed, int reach);

}  // namespace cocrea::view
