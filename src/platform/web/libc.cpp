// Parts of the C and C++ libraries, made smaller for a program that runs in a page: the linker takes these instead of the libraries'.
#include <emscripten/em_macros.h>
#include <emscripten/em_js.h>

#include <cstdarg>

#include "imgui.h"
#include "imgui_internal.h"


// The page reads a number as exactly as the library does, whose own reader brings an arithmetic of 113 bits along.
EM_JS(double, cocrea_read_number, (const char* text), { return parseFloat(UTF8ToString(text)) || 0; });

extern "C" {

// Of a number in decimal as JSON and JavaScript write it; there is nothing else that the product reads.
double strtod(const char* text, char** end) {
  if (end != nullptr) {
    const char* last = text;
    while ((*last >= '0' && *last <= '9') || *last == '.' || *last == '-' || *last == '+' || *last == 'e' || *last == 'E') ++last;
    *end = const_cast<char*>(last);
  }
  return cocrea_read_number(text);
}
// They come with it.
float strtof(const char* text, char** end) { return static_cast<float>(strtod(text, end)); }
long double strtold(const char* text, char** end) { return strtod(text, end); }

// nlohmann_json writes the number of a character by it. ImGui's formatting, which is ours, can do that too.
int snprintf(char* buffer, std::size_t size, const char* format, ...) {
  std::va_list arguments;
  va_start(arguments, format);
  const int written = ImFormatStringV(buffer, size, format, arguments);
  va_end(arguments);
  return written;
}

// No RTTI and no exceptions in the product. But the library's own classes of errors have type information, which leads to three tables of
// functions that compare types. Nothing calls them.
extern void* const cocrea_no_class[8] __asm__("_ZTVN10__cxxabiv117__class_type_infoE");
extern void* const cocrea_no_derived[8] __asm__("_ZTVN10__cxxabiv120__si_class_type_infoE");
extern void* const cocrea_no_multiple[8] __asm__("_ZTVN10__cxxabiv121__vmi_class_type_infoE");
void* const cocrea_no_class[8] = {};
void* const cocrea_no_derived[8] = {};
void* const cocrea_no_multiple[8] = {};
}
