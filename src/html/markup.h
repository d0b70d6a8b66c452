// Builds markup that cannot be malformed: every element that is opened is closed in order, every text and attribute passes through escape().
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace cocrea::html {

class Markup {
 public:
  // Opens an element; attributes may follow until its first content. `tag` must outlive the builder (a literal).
  Markup& open(std::string_view tag);
  Markup& close();
  // An attribute with this value, also if it is empty.
  Markup& set(std::string_view name, std::string_view value);
  Markup& set(std::string_view name, double value);   // one decimal, as pictures need
  // An attribute only if there is something to say.
  Markup& maybe(std::string_view name, std::string_view value) { return value.empty() ? *this : set(name, value); }
  Markup& flag(std::string_view name, bool on = true);
  Markup& words(std::string_view text);
  // An element with nothing but a text in it.
  Markup& element(std::string_view tag, std::string_view classes, std::string_view text);

  // Markup made by another builder.
  Markup& raw(std::string_view markup);
  // Room for about so many bytes more: what is long is then not copied while it grows.
  void expect(std::size_t bytes) { out_.reserve(out_.size() + bytes); }

  std::string take();

 private:
  void finish_tag();

  std::string out_;
  std::vector<std::string_view> open_;
  bool in_tag_ = false;
};

// escape() to the end of what is there.
void append_escaped(std::string& out, std::string_view text);

// A number as SVG wants it: at most one decimal, a point, no trailing zero.
std::string decimal(double);

// "card tone-done": parts that are empty leave nothing.
class Classes {
 public:
  Classes() = default;
  explicit Classes(std::string_view first) { add(first); }
  Classes& add(std::string_view one);
  Classes& add(std::string_view prefix, std::string_view one) { return one.empty() ? *this : add(std::string(prefix).append(one)); }
  Classes& when(bool on, std::string_view one) { return on ? add(one) : *this; }
  operator std::string_view() const { return text_; }

 private:
  std::string text_;
};

}  // namespace cocrea::html
