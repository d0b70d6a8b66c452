// Order keys: fractions in base 62, written without the leading "0." and compared as bytes.
//
// A key never ends in "0": "V" and "V0" would be the same fraction, and nothing would fit between them.
#include <algorithm>

#include "core/plan/entity.h"

namespace cocrea::plan {

namespace {

constexpr std::string_view kDigits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
constexpr int kBase = 62;
static_assert(kDigits.size() == kBase);

int digit_value(char c) {
  if (c <= '9') return c - '0';
  if (c <= 'Z') return c - 'A' + 10;
  return c - 'a' + 36;
}

char digit(int value) { return kDigits[static_cast<std::size_t>(value)]; }

// The key is read in groups of 1, 2, 4, 8 ... digits. A group that is used up (all `full`) is followed by one of double width, so
// that going on at one end makes a key longer only when all keys of its length are spent.
struct Group {
  std::size_t start = 0;
  std::size_t width = 1;
};
Group open_group(std::string_view key, char full) {
  Group group;
  while (group.start + group.width <= key.size() &&
         std::all_of(key.begin() + static_cast<std::ptrdiff_t>(group.start),
                     key.begin() + static_cast<std::ptrdiff_t>(group.start + group.width), [&](char c) { return c == full; })) {
    group.start += group.width;
    group.width *= 2;
  }
  return group;
}

// The key cut off after its open group, and filled up to it.
std::string through(std::string_view key, const Group& group) {
  std::string result(key.substr(0, group.start + group.width));
  result.resize(group.start + group.width, '0');
  return result;
}

std::string after_all(std::string_view before) {
  const Group group = open_group(before, 'z');
  std::string key = through(before, group);
  do {
    std::size_t at = key.size();
    while (key[--at] == 'z') key[at] = '0';  // the group is not all "z": there is a digit to raise
    key[at] = digit(digit_value(key[at]) + 1);
  } while (key.back() == '0');
  if (open_group(key, 'z').start == group.start) return key;
  // The last number of this group stands for "more follows".
  key.append(group.width * 2 - 1, '0').push_back('1');
  return key;
}

std::string before_all(std::string_view after) {
  const Group group = open_group(after, '0');
  std::string key = through(after, group);
  for (;;) {
    std::size_t at = key.size();
    while (key[--at] == '0') key[at] = 'z';  // the group is not all "0": there is a digit to lower
    key[at] = digit(digit_value(key[at]) - 1);
    if (open_group(key, '0').start != group.start) return key.append(group.width * 2, 'z');
    if (key.back() != '0') return key;
  }
}

// The shortest key in the middle of two others; before < after.
std::string middle(std::string_view before, std::string_view after) {
  std::string key;
  bool bounded = true;  // by `after`: while all digits so far are its own
  for (std::size_t i = 0;; ++i) {
    const int low = i < before.size() ? digit_value(before[i]) : 0;
    const int high = bounded && i < after.size() ? digit_value(after[i]) : kBase;
    if (high - low > 1) {
      key.push_back(digit((low + high) / 2));
      return key;
    }
    key.push_back(digit(low));
    if (high != low) bounded = false;  // one less than the bound's digit: whatever follows stays below it
  }
}

void spread(std::string_view before, std::string_view after, std::size_t count, std::vector<std::string>& keys) {
  if (count == 0) return;
  const std::size_t left = count / 2;
  const std::string key = middle(before, after);
  spread(before, key, left, keys);
  keys.push_back(key);
  spread(key, after, count - left - 1, keys);
}

}  // namespace

bool valid_order(std::string_view key) {
  return !key.empty() && key.back() != '0' && key.find_first_not_of(kDigits) == std::string_view::npos;
}

std::string order_between(std::string_view before, std::string_view after) {
  if (!after.empty() && after <= before) after = {};
  if (before.empty() && after.empty()) return middle({}, {});
  if (after.empty()) return after_all(before);
  if (before.empty()) return before_all(after);
  return middle(before, after);
}

std::vector<std::string> orders_between(std::string_view before, std::string_view after, std::size_t count) {
  if (!after.empty() && after <= before) after = {};
  std::vector<std::string> keys;
  keys.reserve(count);
  spread(before, after, count, keys);
  return keys;
}

}  // namespace cocrea::plan
