// What a revocation that OGP recorded ends (REV-1): every obligation that falls due after it.
#pragma once

#include "core/rules/check.h"

namespace cocrea::rules {

struct Revocation {
  const plan::RecordedStatus* status = nullptr;
  dates::Span days{};        // those by the as-of day
  bool surely = true;        // false: on some of its days it lies ahead
};

// The revocation in force: the last status that was recorded by the as-of day. Null if that is another one.
std::optional<Revocation> revocation_in_force(const plan::Document&, dates::Day as_of);

// Whether something that is due then has ended: a state of "not applicable" on all days, or on some.
bool surely_after(const Revocation&, dates::Span due);
bool perhaps_after(const Revocation&, dates::Span due);

// Turns what is due after the revocation and was not fulfilled by then to "not applicable". Notes are no obligations, but for the
// plan's being carried out (MEM-3), nor are bounds of the plan's own dates.
void end_obligations(const Context&, Verdicts&);

}  // namespace cocrea::rules
