// One sort for elements of every type: it sorts places, and asks about two of them through a function. The standard library makes its
// sorts anew for each type, three to nine kilobytes of WebAssembly a time.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

namespace cocrea::plan {

// Whether what stands at place `a` is to stand before what stands at `b`. Refers to the callable that it is made of.
struct PlaceOrder {
  const void* callable;
  bool (*ask)(const void* callable, std::size_t a, std::size_t b);

  template <class F>
  PlaceOrder(const F& before)
      : callable(&before), ask([](const void* what, std::size_t a, std::size_t b) { return (*static_cast<const F*>(what))(a, b); }) {}
};

// The places 0 .. count - 1 as they are to follow each other; equals stay in order.
std::vector<std::size_t> sorted_places(std::size_t count, const PlaceOrder&);

// Equals stay in order.
template <class T, class Before>
void stable_sort(std::vector<T>& all, const Before& before) {
  const auto by_place = [&](std::size_t a, std::size_t b) { return before(all[a], all[b]); };
  std::vector<T> sorted;
  sorted.reserve(all.size());
  for (const std::size_t place : sorted_places(all.size(), by_place)) sorted.push_back(std::move(all[place]));
  all = std::move(sorted);
}

}  // namespace cocrea::plan
