// ImGui's formatting is ours (cmake/imgui_format.cpp): it writes what the C library would, for the formats that ImGui uses.
#include <algorithm>
#include <climits>
#include <cstdio>
#include <string>

#include <gtest/gtest.h>

#include "imgui.h"
#include "imgui_internal.h"

// Formats without arguments are among what is tested; clang takes any format that is not written in the call for one from outside.
#pragma GCC diagnostic ignored "-Wformat-security"

namespace cocrea::ui {
namespace {

template <typename... Arguments>
void same(const char* format, Arguments... arguments) {
  for (const std::size_t size : {std::size_t{1}, std::size_t{4}, std::size_t{64}}) {
    char expected[64], found[64];
    const int length = std::snprintf(expected, size, format, arguments...);
    EXPECT_EQ(ImFormatString(found, size, format, arguments...), std::min(length, static_cast<int>(size) - 1)) << format;
    EXPECT_STREQ(found, expected) << format;
  }
  EXPECT_EQ(ImFormatString(nullptr, 0, format, arguments...), std::snprintf(nullptr, 0, format, arguments...)) << format;
}

TEST(Format, WritesWhatTheLibraryWrites) {
  same("plain");
  same("%s", "a name");
  same("%s/%s_%08X", "parent", "child", 0xBEEFu);
  same("##Tooltip_%02d", 7);
  same("%02d", -7);
  same("%5d|%05d|%d", -42, -42, 0);
  same("%i %d %d", 0, INT_MAX, INT_MIN);
  same("%u %x %X", UINT_MAX, 0xabcdefu, 0xabcdefu);
  same("%08x", 0x1234u);
  same("%.3s|%.*s|%6s", "abcdef", 2, "xyz", "ab");
  same("<U+%.4X> %.2d", 0x7u, 123);
  same("%c%c 100%%", 'a', 'z');
}

}  // namespace
}  // namespace cocrea::ui
