// Any bytes as a PSPLIB file: refused with a line, or a problem that is named as wrong, or that the solver takes.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/schedule/psplib.h"
#include "core/schedule/solver.h"

namespace {

void demand(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace cocrea::schedule;
  const PsplibReading reading = read_psplib({reinterpret_cast<const char*>(data), size});
  if (!reading.problem) {
    const PsplibError& error = reading.error;
    demand((error.line > 0 || error.ended) && (error.expected != PsplibError::Expected::line || !error.words.empty()) && error.least <= error.most);
    return 0;
  }
  if (reading.problem->activities.size() > 100 || !defects(*reading.problem).empty()) return 0;
  Solver solver(*reading.problem);
  solver.step(20);
  return 0;
}
