// The names of causes as the tables of tests write them.
#pragma once

#include <string>

#include "core/exchange/json.h"

namespace cocrea::exchange {

inline std::string name_of(Cause cause) {
  static constexpr const char* kNames[] = {
      "too_large", "too_deep", "too_many", "not_utf8", "syntax", "cut_short", "duplicate_key", "number_range", "not_a_cocrea_file", "wrong_type",
      "unknown_choice", "bad_date", "bad_id", "duplicate_id", "dangling_reference", "text_too_long", "missing_member", "bad_version", "normalized",
      "duplicate_value", "unknown_member", "misspelt_member", "not_known_yet", "other_content"};
  static_assert(std::size(kNames) == static_cast<std::size_t>(Cause::other_content) + 1);
  return kNames[static_cast<std::size_t>(cause)];
}

}  // namespace cocrea::exchange
