// Any bytes as a plan's file: refused with a reason and a place, or read; and what was read is written so that it reads the same.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/exchange/json.h"

namespace {

void demand(bool holds) {
  if (!holds) std::abort();   // libFuzzer keeps the bytes
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace cocrea::exchange;
  const Reading reading = read_document({reinterpret_cast<const char*>(data), size});
  if (!reading.document) {
    demand(!reading.problems.empty() && reading.problems.size() <= 20);
    return 0;
  }
  if (reading.read_only) return 0;   // shown, never written
  const std::string text = write_document(*reading.document);
  const Reading again = read_document(text);
  demand(again.document.has_value());
  demand(write_document(*again.document) == text);
  return 0;
}
