#include "view/reasons.h"

#include <algorithm>
#include <iterator>

namespace cocrea::view {

bool is_general(std::string_view reason) {
  constexpr std::string_view general[] = {"textsUnknown", "attendanceUnknown", "duties.unknown", "SUB-1.unknown"};
  reason.remove_prefix(std::min(reason.size(), reason.find('.') + 1));
  return reason.ends_with("missing") || std::find(std::begin(general), std::end(general), reason) != std::end(general);
}

}  // namespace cocrea::view
