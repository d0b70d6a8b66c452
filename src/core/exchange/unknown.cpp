#include "core/exchange/unknown.h"

#include <algorithm>
#include <vector>

#include "core/exchange/text_form.h"
#include "core/plan/sorted.h"

namespace cocrea::exchange {

namespace {

struct UnknownMember {
  std::string key;
  std::size_t begin;   // of its text in the output
  std::size_t end;
  std::size_t offset;  // of its key in the input
};

void read_value(Scanner& in, Unknown& out);

// The text, in NFC; notes where it was not.
std::string in_nfc(const Scanner::Text& text, Unknown& out) {
  if (!text.beyond_latin) return std::string(text.text);
  Normalized normal = normalize(text.text);
  if (normal.changed && !out.normalized) out.normalized = text.offset;
  return std::move(normal.text);
}

void sort_members(std::vector<UnknownMember>& members, std::size_t start, Unknown& out) {
  const auto by_key = [](const UnknownMember& a, const UnknownMember& b) { return a.key < b.key; };
  if (!std::is_sorted(members.begin(), members.end(), by_key)) {
    plan::stable_sort(members, by_key);
    std::string sorted;
    sorted.reserve(out.text.size() - start);
    for (const UnknownMember& member : members) {
      if (!sorted.empty()) sorted.push_back(',');
      sorted.append(out.text, member.begin, member.end - member.begin);
    }
    out.text.replace(start, std::string::npos, sorted);
  }
  const auto twice = std::adjacent_find(members.begin(), members.end(), [](const UnknownMember& a, const UnknownMember& b) { return a.key == b.key; });
  if (twice != members.end() && !out.duplicate_key) out.duplicate_key = (twice + 1)->offset;
}

void read_object(Scanner& in, Unknown& out) {
  in.enter_object();
  out.text.push_back('{');
  const std::size_t start = out.text.size();
  std::vector<UnknownMember> members;
  for (Scanner::Text key; in.next_member(key);) {
    if (!members.empty()) out.text.push_back(',');
    const std::size_t begin = out.text.size();
    std::string name = in_nfc(key, out);
    append_quoted(out.text, name);
    out.text.push_back(':');
    const std::size_t offset = key.offset;
    read_value(in, out);
    members.push_back({std::move(name), begin, out.text.size(), offset});
  }
  sort_members(members, start, out);
  out.text.push_back('}');
}

void read_value(Scanner& in, Unknown& out) {
  switch (in.peek()) {
    case Scanner::Type::object: read_object(in, out); break;
    case Scanner::Type::array: {
      in.enter_array();
      out.text.push_back('[');
      for (bool first = true; in.next_element(); first = false) {
        if (!first) out.text.push_back(',');
        read_value(in, out);
      }
      out.text.push_back(']');
      break;
    }
    case Scanner::Type::string: append_quoted(out.text, in_nfc(in.string(), out)); break;
    case Scanner::Type::number: out.text.append(in.number()); break;
    case Scanner::Type::literal: out.text.append(in.literal()); break;
    case Scanner::Type::nothing: break;
  }
}

}  // namespace

Unknown read_unknown(Scanner& in) {
  Unknown out;
  read_value(in, out);
  return out;
}

}  // namespace cocrea::exchange
