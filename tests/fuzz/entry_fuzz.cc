// Any bytes as a line of the journal: no entry, or one that is written so that it reads the same, and that a plan takes or refuses whole.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/edit/history.h"
#include "core/exchange/json.h"

namespace {

void demand(bool holds) {
  if (!holds) std::abort();
}

// A plan with something in it that entries can be about.
const cocrea::plan::Document& base() {
  static const cocrea::plan::Document document = *cocrea::exchange::read_document(
      R"({"format":"cocrea","formatVersion":2,"documentId":"doc","people":[{"id":"a"}],"plans":[{"id":"p","commitments":[{"id":"c","title":{"es":"Uno"}}]}]})").document;
  return document;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace cocrea;
  const auto entry = exchange::read_entry({reinterpret_cast<const char*>(data), size});
  if (!entry) return 0;
  const std::string line = exchange::write_entry(*entry);
  const auto again = exchange::read_entry(line);
  demand(again.has_value());
  demand(exchange::write_entry(*again) == line);
  plan::Document document = base();
  if (edit::replay(document, *entry)) demand(exchange::write_document(document) == exchange::write_document(base()));
  return 0;
}
