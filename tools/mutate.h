// What tools/mutate.mjs puts into the copies of the sources that it makes: every mutant stands beside what it replaces, and the one that runs is chosen
// by the environment when the program starts, so that all of them are compiled once. No part of the product.
//
//   a <= b   becomes   a <mutant::le(17)> b         mutant 17 is a < b
//   3        becomes   (mutant::on(18) ? 4 : 3)
//
// The odd operators keep the precedence that < and == have, so that the script need not know where the operands begin and end.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <optional>

namespace mutant {

inline constexpr int kMost = 1 << 15;   // 128 files of 256 each
inline unsigned char reached[kMost];   // those whose place was come to

inline int chosen = [] {
  const char* text = std::getenv("COCREA_MUTANT");
  return text != nullptr ? std::atoi(text) : -1;
}();

// Which mutants were reached, one a line: no other can make a difference to what ran.
inline void write_reached(const char* path) {
  std::FILE* file = std::fopen(path, "w");
  if (file == nullptr) return;
  for (int id = 0; id < kMost; ++id) {
    if (reached[id] != 0) std::fprintf(file, "%d\n", id);
  }
  std::fclose(file);
}

// What the compiler works out has no mutants: the script makes plain constants of those that have a number in them.
constexpr bool on(int id) {
  if (__builtin_is_constant_evaluated()) return false;
  reached[id] = 1;
  return chosen == id;
}

enum class Op { lt, le, gt, ge, eq, ne };
template <Op op>
struct Tag { int id; };
constexpr Tag<Op::lt> lt(int id) { return {id}; }
constexpr Tag<Op::le> le(int id) { return {id}; }
constexpr Tag<Op::gt> gt(int id) { return {id}; }
constexpr Tag<Op::ge> ge(int id) { return {id}; }
constexpr Tag<Op::eq> eq(int id) { return {id}; }
constexpr Tag<Op::ne> ne(int id) { return {id}; }

template <Op op, class A>
struct Left { const A& a; int id; };

template <class A, Op op>
constexpr Left<op, A> operator<(const A& a, Tag<op> tag) { return {a, tag.id}; }
template <class A, Op op>
constexpr Left<op, A> operator==(const A& a, Tag<op> tag) { return {a, tag.id}; }

template <Op op, class A, class B>
constexpr bool operator>(Left<op, A> left, const B& b) {
  if constexpr (op == Op::lt) return on(left.id) ? left.a <= b : left.a < b;
  if constexpr (op == Op::le) return on(left.id) ? left.a < b : left.a <= b;
  if constexpr (op == Op::gt) return on(left.id) ? left.a >= b : left.a > b;
  if constexpr (op == Op::ge) return on(left.id) ? left.a > b : left.a >= b;
}
template <Op op, class A, class B>
constexpr bool operator==(Left<op, A> left, const B& b) {
  if constexpr (op == Op::eq) return on(left.id) ? left.a != b : left.a == b;
  if constexpr (op == Op::ne) return on(left.id) ? left.a == b : left.a != b;
}
// As optional compares itself with everything, it has to be named.
template <Op op, class A, class B>
constexpr bool operator==(Left<op, A> left, const std::optional<B>& b) {
  return (on(left.id) ? op == Op::ne : op == Op::eq) == static_cast<bool>(left.a == b);
}

}  // namespace mutant
