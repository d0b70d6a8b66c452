#include "html/markup.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <utility>

#include "html/html.h"

namespace cocrea::html {

namespace {

bool is_void(std::string_view tag) {
  constexpr std::array<std::string_view, 4> kVoid = {"input", "hr", "br", "meta"};
  return std::find(kVoid.begin(), kVoid.end(), tag) != kVoid.end() || tag == "link";
}

}  // namespace

void Markup::finish_tag() {
  if (!in_tag_) return;
  out_ += '>';
  in_tag_ = false;
}

Markup& Markup::open(std::string_view tag) {
  finish_tag();
  out_.append("<").append(tag);
  open_.push_back(tag);
  in_tag_ = true;
  return *this;
}

Markup& Markup::close() {
  assert(!open_.empty());
  finish_tag();
  const std::string_view tag = open_.back();
  open_.pop_back();
  if (!is_void(tag)) out_.append("</").append(tag).append(">");
  return *this;
}

Markup& Markup::set(std::string_view name, std::string_view value) {
  assert(in_tag_ && name != "style");
  out_.append(" ").append(name).append("=\"");
  append_escaped(out_, value);
  out_ += '"';
  return *this;
}

Markup& Markup::set(std::string_view name, double value) { return set(name, std::string_view(decimal(value))); }

Markup& Markup::flag(std::string_view name, bool on) {
  assert(in_tag_);
  if (on) out_.append(" ").append(name);
  return *this;
}

Markup& Markup::words(std::string_view text) {
  finish_tag();
  append_escaped(out_, text);
  return *this;
}

Markup& Markup::element(std::string_view tag, std::string_view classes, std::string_view text) {
  return open(tag).maybe("class", classes).words(text).close();
}

Markup& Markup::raw(std::string_view markup) {
  finish_tag();
  out_ += markup;
  return *this;
}

std::string Markup::take() {
  assert(open_.empty());
  finish_tag();
  return std::move(out_);
}

std::string decimal(double value) {
  const long long tenths = std::llround(value * 10);
  std::string out = tenths < 0 ? "-" : "";
  const long long size = tenths < 0 ? -tenths : tenths;
  out += std::to_string(size / 10);
  if (size % 10 != 0) out.append(".").append(std::to_string(size % 10));
  return out;
}

Classes& Classes::add(std::string_view one) {
  if (one.empty()) return *this;
  if (!text_.empty()) text_ += ' ';
  text_ += one;
  return *this;
}

}  // namespace cocrea::html
