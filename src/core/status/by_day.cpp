#include "core/status/by_day.h"

#include <algorithm>

namespace cocrea::status {

using dates::Day;
using dates::Span;

void widen(std::optional<Span>& span, const std::optional<Span>& other) {
  if (!other) return;
  span = span ? Span{std::min(span->earliest, other->earliest), std::max(span->latest, other->latest)} : *other;
}

namespace {

// A clock that may have stood still, nobody knows how long, has no last day.
void add_last_day(std::optional<Span>& span, std::optional<Day> day) {
  if (day && *day < rules::kNever) widen(span, Span::of(*day));
}

}  // namespace

void MayBe::add(const MayBe& other) {
  states |= other.states;
  every &= other.every;
  some |= other.some;
  widen(act_until, other.act_until);
  widen(comply_until, other.comply_until);
  inactive_run |= other.inactive_run;
  ground_for_revocation |= other.ground_for_revocation;
}

void MayBe::add(const rules::Stretch* stretch) {
  states |= bit(stretch == nullptr ? rules::Standing::none : stretch->stated());
  every &= stretch == nullptr ? rules::Causes{} : stretch->causes;
  if (stretch == nullptr) return;
  some |= stretch->causes;
  add_last_day(act_until, stretch->act_until);
  add_last_day(comply_until, stretch->comply_until);
  inactive_run |= stretch->inactive_since.has_value();
  ground_for_revocation |= stretch->computed == rules::Standing::revocation_ground;
}

bool MayBe::has(const MayBe& other) const {
  if ((other.states & ~states) != 0) return false;
  return !is_single(states) || ((other.some & ~some) == 0 && (every & ~other.every) == 0);
}

std::size_t ByDay::place(Day day) const {
  const auto after = std::upper_bound(days_.begin(), days_.end(), day, [](Day wanted, const OnDays& one) { return wanted < one.first; });
  return static_cast<std::size_t>(after - days_.begin()) - 1;
}

std::size_t ByDay::split(Day day) {
  const std::size_t at = place(day);
  if (days_[at].first == day) return at;
  days_.insert(days_.begin() + static_cast<std::ptrdiff_t>(at) + 1, {day, days_[at].what});
  return at + 1;
}

void ByDay::add(Range range, const MayBe& what) {
  if (range.first >= range.until) return;
  const std::size_t first = split(range.first), until = range.until < rules::kNever ? split(range.until) : days_.size();
  for (std::size_t i = first; i < until; ++i) days_[i].what.add(what);
}

void ByDay::add(const rules::Line& line) {
  const auto add_part = [&](Day first, Day until, const rules::Stretch* stretch) {
    MayBe what;
    what.add(stretch);
    add({first, until}, what);
  };
  add_part(kAllDays.first, line.empty() ? rules::kNever : line.front().first, nullptr);
  for (std::size_t i = 0; i < line.size(); ++i) add_part(line[i].first, i + 1 < line.size() ? line[i + 1].first : rules::kNever, &line[i]);
}

}  // namespace cocrea::status
