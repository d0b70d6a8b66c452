// Dear ImGui's formatting (IMGUI_DISABLE_DEFAULT_FORMAT_FUNCTIONS): the C library's prints floating-point numbers of 113 bits with
// arithmetic of its own, ten kilobytes of the download; ImGui writes names of windows, whole numbers and ids.
//
// Knows %s %d %i %u %x %X %p %c %%, the flag 0, a width and a precision (also *; of a number instead of a width). Other formats fail an assertion.
#include <cstdarg>
#include <cstdint>

#include "imgui.h"
#include "imgui_internal.h"

namespace {

// Writes what fits, and counts all.
struct Target {
  char* to;
  int room;
  int length = 0;

  void put(char c) {
    if (to != nullptr && length < room) to[length] = c;
    ++length;
  }
  void fill(char c, int count) {
    while (count-- > 0) put(c);
  }
};

int take_number(const char*& format, va_list& arguments) {
  if (*format == '*') {
    ++format;
    return va_arg(arguments, int);
  }
  int number = 0;
  for (; *format >= '0' && *format <= '9'; ++format) number = 10 * number + (*format - '0');
  return number;
}

void put_number(Target& target, unsigned int value, bool negative, unsigned int base, char ten, int width, char padding) {
  char digits[12];
  int count = 0;
  do {
    const auto digit = static_cast<char>(value % base);
    digits[count++] = static_cast<char>(digit < 10 ? '0' + digit : ten + digit - 10);
    value /= base;
  } while (value != 0);
  const int filled = width - count - (negative ? 1 : 0);
  if (padding == ' ') target.fill(' ', filled);
  if (negative) target.put('-');
  if (padding == '0') target.fill('0', filled);
  while (count > 0) target.put(digits[--count]);
}

void put_text(Target& target, const char* text, int width, int most) {
  if (text == nullptr) text = "(null)";
  int length = 0;
  while ((most < 0 || length < most) && text[length] != '\0') ++length;
  target.fill(' ', width - length);
  for (int i = 0; i < length; ++i) target.put(text[i]);
}

}  // namespace

int ImFormatStringV(char* buffer, size_t size, const char* format, va_list given) {
  // A parameter of this type is a pointer on some platforms; a copy can be passed on by reference on all.
  va_list arguments;
  va_copy(arguments, given);
  Target target{buffer, static_cast<int>(size) - 1};
  for (; *format != '\0'; ++format) {
    if (*format != '%') {
      target.put(*format);
      continue;
    }
    ++format;
    char padding = *format == '0' ? '0' : ' ';
    int width = take_number(format, arguments);
    int precision = -1;
    if (*format == '.') precision = take_number(++format, arguments);
    const char kind = *format;
    if (kind != 's' && precision >= 0) {   // of a number: its fewest digits
      padding = '0';
      width = precision;
    }
    if (kind == 's') {
      put_text(target, va_arg(arguments, const char*), width, precision);
    } else if (kind == 'd' || kind == 'i') {
      const int value = va_arg(arguments, int);
      const auto bits = static_cast<unsigned int>(value);
      put_number(target, value < 0 ? 0u - bits : bits, value < 0, 10, 'a', width, padding);
    } else if (kind == 'u') {
      put_number(target, va_arg(arguments, unsigned int), false, 10, 'a', width, padding);
    } else if (kind == 'x' || kind == 'X') {
      put_number(target, va_arg(arguments, unsigned int), false, 16, kind == 'x' ? 'a' : 'A', width, padding);
    } else if (kind == 'p') {
      put_number(target, static_cast<unsigned int>(reinterpret_cast<std::uintptr_t>(va_arg(arguments, void*))), false, 16, 'a', width, padding);
    } else if (kind == 'c') {
      target.put(static_cast<char>(va_arg(arguments, int)));
    } else {
      IM_ASSERT(kind == '%');
      target.put('%');
    }
  }
  va_end(arguments);
  if (buffer == nullptr) return target.length;
  const int written = target.length < target.room ? target.length : target.room;
  buffer[written] = '\0';
  return written;
}

int ImFormatString(char* buffer, size_t size, const char* format, ...) {
  va_list arguments;
  va_start(arguments, format);
  const int written = ImFormatStringV(buffer, size, format, arguments);
  va_end(arguments);
  return written;
}
