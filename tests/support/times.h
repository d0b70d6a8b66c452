// How many made-up documents a law is asked of.
#pragma once

#include <algorithm>

namespace cocrea::support {

#if defined(__SANITIZE_ADDRESS__)
#define COCREA_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define COCREA_SANITIZED 1
#endif
#endif

// The law is asked of all of them natively. Sanitizers look at memory and undefined behaviour, WebAssembly at what another compiler and 32 bits make of the same
// code: for that a part does.
#if defined(COCREA_SANITIZED)
inline constexpr int kShare = 8;
#elif defined(__wasm__)
inline constexpr int kShare = 4;
#else
inline constexpr int kShare = 1;
#endif

constexpr int times(int many) { return std::max(1, many / kShare); }

}  // namespace cocrea::support
