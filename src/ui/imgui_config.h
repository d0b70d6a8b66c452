// Settings of Dear ImGui, read by its own imconfig.h (IMGUI_USER_CONFIG) in every file that includes it.
#pragma once

// A failed assertion saves and reports instead of trapping: each platform defines this function and says there what happens after it.
[[noreturn]] void cocrea_assert_failed(const char* expression, const char* file, int line);
#ifdef NDEBUG
// File and line say which one it was; the seven hundred expressions would be a good part of what is downloaded.
#define IM_ASSERT(expression) ((expression) ? static_cast<void>(0) : cocrea_assert_failed("", __FILE__, __LINE__))
#else
#define IM_ASSERT(expression) ((expression) ? static_cast<void>(0) : cocrea_assert_failed(#expression, __FILE__, __LINE__))
#endif

// A timeline of 20,000 bars has more vertices than 16 bits can count.
#define ImDrawIdx unsigned int
// Icons lie beyond the first 65,536 characters, and people paste emoji: they must be noticed as missing, not cut.
#define IMGUI_USE_WCHAR32

#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_DISABLE_DEBUG_TOOLS
#define IMGUI_DISABLE_FILE_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_FONT
// Ours is cmake/imgui_format.cpp.
#define IMGUI_DISABLE_DEFAULT_FORMAT_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_MATH_FUNCTIONS
#include "ui/imgui_math.h"
