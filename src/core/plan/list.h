// A list of entities: what std::vector is, with one body of code for elements of every type. A vector makes its own for each, six
// kilobytes of WebAssembly a type, and a document has many types.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <new>
#include <type_traits>
#include <utility>
#include <vector>

namespace cocrea::plan {

// What can be done with a thing of one type, known by its address.
struct ElementOps {
  std::size_t size;
  void (*make)(void* at);
  void (*copy)(void* at, const void* from);
  void (*move)(void* at, void* from);   // what stood at `from` is gone afterwards
  void (*destroy)(void* at);
};

template <class T>
struct ElementOf {
  static_assert(std::is_nothrow_move_constructible_v<T> && alignof(T) <= alignof(std::max_align_t));
  static void make(void* at) { ::new (at) T(); }
  static void copy(void* at, const void* from) { ::new (at) T(*static_cast<const T*>(from)); }
  static void move(void* at, void* from) {
    ::new (at) T(std::move(*static_cast<T*>(from)));
    destroy(from);
  }
  static void destroy(void* at) { static_cast<T*>(at)->~T(); }
};
template <class T>
inline constexpr ElementOps kElement{sizeof(T), &ElementOf<T>::make, &ElementOf<T>::copy, &ElementOf<T>::move, &ElementOf<T>::destroy};

// The elements of a list, one after the other in memory. Whoever owns it calls destroy() at the end.
struct Elements {
  std::byte* data = nullptr;
  std::size_t size = 0;
  std::size_t capacity = 0;

  void* at(const ElementOps& ops, std::size_t place) const { return data + place * ops.size; }
  void reserve(const ElementOps&, std::size_t capacity);
  void* open(const ElementOps&, std::size_t place);                  // room for one more, which the caller fills
  void* insert(const ElementOps&, std::size_t place, const void* source);   // a copy; source may be an element
  void erase(const ElementOps&, std::size_t first, std::size_t last);
  void copy(const ElementOps&, const Elements& from);                // precondition: this is empty
  void arrange(const ElementOps&, const std::vector<std::size_t>& from);    // element i becomes the one that stood at from[i]
  void destroy(const ElementOps&);
};

template <class T>
class List {
 public:
  using value_type = T;
  using iterator = T*;
  using const_iterator = const T*;

  List() = default;
  List(std::initializer_list<T> all) {
    for (const T& one : all) push_back(one);
  }
  List(const List& other) { all_.copy(kElement<T>, other.all_); }
  List(List&& other) noexcept : all_(std::exchange(other.all_, {})) {}
  List& operator=(List other) noexcept {
    std::swap(all_, other.all_);
    return *this;
  }
  ~List() { all_.destroy(kElement<T>); }

  std::size_t size() const { return all_.size; }
  bool empty() const { return all_.size == 0; }
  T* data() { return reinterpret_cast<T*>(all_.data); }
  const T* data() const { return reinterpret_cast<const T*>(all_.data); }
  T* begin() { return data(); }
  T* end() { return data() + size(); }
  const T* begin() const { return data(); }
  const T* end() const { return data() + size(); }
  T& operator[](std::size_t place) { return data()[place]; }
  const T& operator[](std::size_t place) const { return data()[place]; }
  T& front() { return *data(); }
  const T& front() const { return *data(); }
  T& back() { return data()[size() - 1]; }
  const T& back() const { return data()[size() - 1]; }

  T& emplace_back() {
    void* const at = all_.open(kElement<T>, size());
    kElement<T>.make(at);
    return *static_cast<T*>(at);
  }
  void push_back(const T& one) { all_.insert(kElement<T>, size(), &one); }
  T* insert(const T* before, const T& one) {
    return static_cast<T*>(all_.insert(kElement<T>, static_cast<std::size_t>(before - data()), &one));
  }
  T* erase(const T* first, const T* last) {
    const auto place = static_cast<std::size_t>(first - data());
    all_.erase(kElement<T>, place, static_cast<std::size_t>(last - data()));
    return data() + place;
  }
  T* erase(const T* one) { return erase(one, one + 1); }
  void clear() { all_.erase(kElement<T>, 0, size()); }
  void reserve(std::size_t capacity) { all_.reserve(kElement<T>, capacity); }

 private:
  Elements all_;   // its only member: descriptions of fields reach it through the list's address
};

}  // namespace cocrea::plan
