// How many made-up documents a law is asked of.
#pragma once

#include <algorithm>

namespace cocrea::support {

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define COCREA_SANITIZED 1
#endif
#endif

// The sanitizers look at memory and undefined behaviour, for which a few do; the law itself is asked of all of them natively and as WebAssembly.
constexpr int times(int many) {
#ifdef COCREA_SANITIZED
  return std::max(1, many / 8);
#else
  return many;
#endif
}

}  // namespace cocrea::support
