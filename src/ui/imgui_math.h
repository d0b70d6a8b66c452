// The arithmetic that Dear ImGui asks for (IMGUI_DISABLE_DEFAULT_MATH_FUNCTIONS): the C library's, but for sine and cosine. The library
// reduces angles of any size, with two kilobytes of digits of pi that no compression makes smaller; ImGui's are a turn or two.
#pragma once

#include <math.h>

// Of an angle of at most some thousand turns, to the last digit of a float but one.
[[gnu::noinline]] inline float cocrea_sine(double angle) {
  constexpr double kTurn = 6.283185307179586;
  double x = angle / kTurn;
  x -= floor(x + 0.5);
  // The half turns at both ends are the middle ones mirrored.
  if (x > 0.25) x = 0.5 - x;
  if (x < -0.25) x = -0.5 - x;
  x *= kTurn;
  // Taylor's series, up to x^11 / 11!.
  const double square = x * x;
  double term = x, sum = x;
  for (int n = 2; n <= 10; n += 2) {
    term *= -square / (n * (n + 1));
    sum += term;
  }
  return static_cast<float>(sum);
}

#define ImSin(x) cocrea_sine(static_cast<double>(x))
#define ImCos(x) cocrea_sine(static_cast<double>(x) + 1.5707963267948966)
#define ImFabs(x) fabsf(x)
#define ImSqrt(x) sqrtf(x)
#define ImFmod(x, y) fmodf((x), (y))
#define ImAcos(x) acosf(x)
#define ImAtan2(y, x) atan2f((y), (x))
#define ImAtof(text) atof(text)
#define ImCeil(x) ceilf(x)
inline float ImPow(float x, float y) { return powf(x, y); }
inline double ImPow(double x, double y) { return pow(x, y); }
inline float ImLog(float x) { return logf(x); }
inline double ImLog(double x) { return log(x); }
inline int ImAbs(int x) { return x < 0 ? -x : x; }
inline float ImAbs(float x) { return fabsf(x); }
inline double ImAbs(double x) { return fabs(x); }
inline float ImSign(float x) { return static_cast<float>((x > 0) - (x < 0)); }
inline double ImSign(double x) { return static_cast<double>((x > 0) - (x < 0)); }
inline float ImRsqrt(float x) { return 1 / sqrtf(x); }
