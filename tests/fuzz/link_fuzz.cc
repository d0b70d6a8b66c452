// Any bytes as what follows the # of an address: a place or nothing, and what was understood is written so that it reads the same. (What a link holds of a plan
// is unpacked by the browser, and read as a plan's file: document_fuzz.)
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "app/location.h"

namespace {

void demand(bool holds) {
  if (!holds) std::abort();   // libFuzzer keeps the bytes
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace cocrea;
  const app::Location read = app::read_location({reinterpret_cast<const char*>(data), size});
  demand(read.document.empty() || plan::valid_id(read.document));
  demand(read.entity.empty() || plan::valid_id(read.entity));
  demand(read.tab.empty() || plan::valid_id(read.tab));
  const std::string written = app::write_location(read);
  demand(written.empty() == read.document.empty());
  const app::Location again = app::read_location(written);
  demand(app::write_location(again) == written);
  if (read.document.empty()) return 0;
  demand(again.document == read.document && again.page == read.page && again.entity == read.entity && again.tab == read.tab);
  return 0;
}
