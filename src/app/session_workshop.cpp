// In a workshop: the clock of the agenda.
#include <utility>

#include "app/session.h"
#include "view/texts.h"

namespace cocrea::app {

void Session::run_clock(const view::RunClock& wanted) {
  clock_start_.reset();
  if (wanted.item.empty()) {
    state_.clock.reset();
    focus_on("clock:start");
  } else {
    state_.clock = view::Clock{wanted.item, 0};
    if (!second_wanted_) effects_.push_back(TakeSecond{});
    second_wanted_ = true;
    focus_on("clock:stop");
  }
  changed();
}

void Session::second(std::uint64_t now) {
  second_wanted_ = false;
  if (!state_.clock) return;
  if (!clock_start_) clock_start_ = now;
  state_.clock->elapsed = static_cast<int>(now - *clock_start_);
  const plan::FoundConst found = document_ ? plan::find(std::as_const(*document_), state_.clock->item) : plan::FoundConst{};
  if (!found) {   // closed or removed under its clock
    state_.clock.reset();
  } else {
    const auto& item = static_cast<const plan::AgendaItem&>(*found.entity);
    if (state_.clock->elapsed == item.minutes * 60) announce(view::text(state_.language, "announce.timeIsUp", {{"item", item.title}}));
    second_wanted_ = true;
    effects_.push_back(TakeSecond{});
  }
  if (state_.page == view::PageId::workshop) changed();
}

}  // namespace cocrea::app
