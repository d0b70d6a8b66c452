#include "platform/web/fields.h"

#include <charconv>
#include <cmath>
#include <cstdlib>

namespace cocrea::platform {
namespace {

constexpr std::size_t word = sizeof(std::uint32_t);

std::uint32_t take_word(std::string_view& rest) {
  if (rest.size() < word) return 0;
  std::uint32_t value = 0;
  for (std::size_t i = word; i-- > 0;) value = value << 8 | static_cast<unsigned char>(rest[i]);
  rest.remove_prefix(word);
  return value;
}

void put_word(std::string& target, std::size_t at, std::uint32_t value) {
  for (std::size_t i = 0; i < word; ++i) target[at + i] = static_cast<char>(value >> 8 * i & 0xFF);
}

}  // namespace

FieldReader::FieldReader(std::string_view message) : rest_(message) { left_ = take_word(rest_); }

std::string_view FieldReader::bytes() {
  if (left_ == 0) return {};
  --left_;
  const std::size_t size = take_word(rest_);
  const std::string_view field = rest_.substr(0, size);
  rest_.remove_prefix(field.size());
  return field;
}

std::uint64_t FieldReader::number() {
  const std::string_view field = bytes();
  std::uint64_t value = 0;
  std::from_chars(field.data(), field.data() + field.size(), value);
  return value;
}

int FieldReader::integer() {
  const std::string_view field = bytes();
  int value = 0;
  std::from_chars(field.data(), field.data() + field.size(), value);
  return value;
}

// Not from_chars: the standard library of the oldest compiler that we build with has none for double.
double FieldReader::real() { return std::strtod(text().c_str(), nullptr); }

std::vector<std::string> FieldReader::texts() {
  std::vector<std::string> result(static_cast<std::size_t>(number()));
  for (std::string& item : result) item = text();
  return result;
}

FieldWriter::FieldWriter(std::string& target) : target_(target) { target_.assign(word, '\0'); }

FieldWriter& FieldWriter::text(std::string_view field) {
  const std::size_t at = target_.size();
  target_.append(word, '\0');
  put_word(target_, at, static_cast<std::uint32_t>(field.size()));
  target_.append(field);
  put_word(target_, 0, ++count_);
  return *this;
}

FieldWriter& FieldWriter::number(std::uint64_t value) { return text(std::to_string(value)); }

FieldWriter& FieldWriter::integer(std::int64_t value) { return text(std::to_string(value)); }

FieldWriter& FieldWriter::real(double value) {
  const std::int64_t thousandths = std::isfinite(value) ? std::llround(value * 1000) : 0;
  const std::int64_t size = thousandths < 0 ? -thousandths : thousandths;
  std::string digits = std::to_string(size % 1000);
  digits.insert(0, 3 - digits.size(), '0');
  return text((thousandths < 0 ? "-" : "") + std::to_string(size / 1000) + "." + digits);
}

FieldWriter& FieldWriter::yes(bool value) { return text(value ? "1" : "0"); }

}  // namespace cocrea::platform
