#include "core/plan/list.h"

#include <algorithm>

namespace cocrea::plan {

namespace {

std::byte* allocate(const ElementOps& ops, std::size_t count) { return static_cast<std::byte*>(::operator new(count * ops.size)); }

}  // namespace

void Elements::reserve(const ElementOps& ops, std::size_t wanted) {
  if (wanted <= capacity) return;
  std::byte* const larger = allocate(ops, wanted);
  for (std::size_t i = 0; i < size; ++i) ops.move(larger + i * ops.size, at(ops, i));
  ::operator delete(data);
  data = larger;
  capacity = wanted;
}

void* Elements::open(const ElementOps& ops, std::size_t place) {
  if (size == capacity) reserve(ops, std::max(2 * capacity, std::size_t{1}));
  for (std::size_t i = size; i > place; --i) ops.move(at(ops, i), at(ops, i - 1));
  ++size;
  return at(ops, place);
}

void* Elements::insert(const ElementOps& ops, std::size_t place, const void* source) {
  std::byte* const copy = allocate(ops, 1);   // first, as the source may move when room is made
  ops.copy(copy, source);
  void* const to = open(ops, place);
  ops.move(to, copy);
  ::operator delete(copy);
  return to;
}

void Elements::erase(const ElementOps& ops, std::size_t first, std::size_t last) {
  for (std::size_t i = first; i < last; ++i) ops.destroy(at(ops, i));
  if (first == last) return;
  for (std::size_t i = last; i < size; ++i) ops.move(at(ops, first + i - last), at(ops, i));
  size -= last - first;
}

void Elements::copy(const ElementOps& ops, const Elements& from) {
  reserve(ops, from.size);
  for (; size < from.size; ++size) ops.copy(at(ops, size), from.at(ops, size));
}

void Elements::arrange(const ElementOps& ops, const std::vector<std::size_t>& from) {
  std::byte* const arranged = allocate(ops, from.size());
  for (std::size_t i = 0; i < from.size(); ++i) ops.move(arranged + i * ops.size, at(ops, from[i]));
  ::operator delete(data);
  data = arranged;
  capacity = size;
}

void Elements::destroy(const ElementOps& ops) {
  for (std::size_t i = 0; i < size; ++i) ops.destroy(at(ops, i));
  ::operator delete(data);
}

}  // namespace cocrea::plan
