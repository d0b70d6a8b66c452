// Writes a file, with the hash of its content.
#include <xxhash.h>

#include <algorithm>
#include <iterator>

#include "core/exchange/json.h"
#include "core/exchange/text_form.h"
#include "core/exchange/writer.h"

namespace cocrea::exchange {

namespace {

constexpr std::size_t kHashDigits = 32;

std::string hex(const XXH128_hash_t& hash) {
  std::string digits;
  digits.reserve(kHashDigits);
  for (const std::uint64_t half : {hash.high64, hash.low64}) {
    for (int shift = 60; shift >= 0; shift -= 4) digits.push_back("0123456789abcdef"[(half >> shift) & 15]);
  }
  return digits;
}

std::string in_quotes(std::string_view text) {
  std::string json;
  append_quoted(json, text);
  return json;
}

struct Written {
  std::string bytes;
  std::string hash;
};

Written write(const plan::Document& document) {
  std::string parents = "[";
  for (const std::string& parent : document.parents) {
    if (parents.size() > 1) parents.push_back(',');
    append_quoted(parents, parent);
  }
  parents.push_back(']');

  std::vector<Writer::Extra> own;
  if (!document.base.empty()) own.push_back({"base", document.base});
  if (!document.copy.empty()) own.push_back({"copy", in_quotes(document.copy)});
  if (!document.copy_id.empty()) own.push_back({"copyId", in_quotes(document.copy_id)});
  own.push_back({"documentId", in_quotes(document.id)});
  own.push_back({"format", in_quotes(plan::kFormat)});
  own.push_back({"formatVersion", std::to_string(plan::kFormatVersion)});
  if (!document.made_from.empty()) own.push_back({"madeFrom", in_quotes(document.made_from)});
  if (!document.parents.empty()) own.push_back({"parents", std::move(parents)});
  own.push_back({"rev", in_quotes(std::string(kHashDigits, '0'))});  // its place is kept until the hash is known

  struct Member {
    std::string_view key;
    std::size_t begin;
  };
  std::vector<Member> members;
  Writer writer(Writer::Form::pretty);
  writer.open('{');
  writer.members(plan::kDocument, document, own, [&](std::string_view key) { members.push_back({key, writer.out().size()}); });
  std::string& out = writer.out();
  const std::size_t end = out.size();
  writer.close('}');
  out.push_back('\n');

  // The hash is that of the file as it would be without these members: they say where the content has been, not what it is.
  // Copied out rather than hashed piece by piece, which would take twice the code.
  std::string content;
  content.reserve(out.size());
  std::string_view separator = "{";
  std::size_t rev_at = 0;
  for (std::size_t i = 0; i < members.size(); ++i) {
    const std::size_t next = i + 1 < members.size() ? members[i + 1].begin : end;
    std::string_view member = std::string_view(out).substr(members[i].begin, next - members[i].begin);
    if (member.front() == ',') member.remove_prefix(1);
    if (members[i].key == "rev") rev_at = next - 1 - kHashDigits;
    constexpr std::string_view kNotHashed[] = {"base", "copy", "copyId", "generator", "madeFrom", "parents", "rev"};
    if (std::find(std::begin(kNotHashed), std::end(kNotHashed), members[i].key) != std::end(kNotHashed)) continue;
    content.append(separator).append(member);
    separator = ",";
  }
  content.append("\n}\n");
  std::string hash = checksum(content);
  out.replace(rev_at, kHashDigits, hash);
  return {std::move(out), std::move(hash)};
}

}  // namespace

std::string write_document(const plan::Document& document) { return write(document).bytes; }

std::string content_hash(const plan::Document& document) { return write(document).hash; }

std::string checksum(std::string_view bytes) { return hex(XXH3_128bits(bytes.data(), bytes.size())); }

}  // namespace cocrea::exchange
