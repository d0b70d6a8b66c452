// Normalisation Form C, as Unicode Standard Annex 15 describes it: take apart, put marks in order, put together again.
#include <algorithm>
#include <iterator>
#include <vector>

#include "core/exchange/json.h"
#include "core/exchange/utf8.h"
#include "generated/nfc.h"

namespace cocrea::exchange {

namespace {

// Hangul syllables are computed, not looked up.
constexpr char32_t kSyllables = 0xAC00, kLeads = 0x1100, kVowels = 0x1161, kTails = 0x11A7;
constexpr char32_t kLeadCount = 19, kVowelCount = 21, kTailCount = 28, kSyllableCount = kLeadCount * kVowelCount * kTailCount;

// A character and its combining class.
struct Mark {
  char32_t point;
  std::uint8_t rank;
};
using Marks = std::vector<Mark>;

std::uint8_t rank_of(char32_t point) {
  const auto* next = std::upper_bound(std::begin(nfc::kMarkStart), std::end(nfc::kMarkStart), point);
  if (next == std::begin(nfc::kMarkStart)) return 0;
  const auto range = static_cast<std::size_t>(next - std::begin(nfc::kMarkStart)) - 1;
  return point - nfc::kMarkStart[range] < nfc::kMarkCount[range] ? nfc::kMarkClass[range] : std::uint8_t{0};
}

bool is_active(char32_t point) {
  const std::size_t block = point / 16;
  return block / 8 < std::size(nfc::kActiveBlocks) && ((nfc::kActiveBlocks[block / 8] >> (block % 8)) & 1) != 0;
}

void take_apart(char32_t point, Marks& out) {
  if (point - kSyllables < kSyllableCount) {
    const char32_t index = point - kSyllables;
    out.push_back({kLeads + index / (kVowelCount * kTailCount), 0});
    out.push_back({kVowels + index / kTailCount % kVowelCount, 0});
    if (index % kTailCount != 0) out.push_back({kTails + index % kTailCount, 0});
    return;
  }
  const auto* found = point < 0x80 ? std::end(nfc::kDecomposed) : std::lower_bound(std::begin(nfc::kDecomposed), std::end(nfc::kDecomposed), point);
  if (found == std::end(nfc::kDecomposed) || *found != point) {
    out.push_back({point, rank_of(point)});
    return;
  }
  const auto index = static_cast<std::size_t>(found - std::begin(nfc::kDecomposed));
  take_apart(nfc::kFirst[index], out);  // at most three levels deep
  if (nfc::kSecond[index] != 0) take_apart(nfc::kSecond[index], out);
}

// Marks that belong to one base stand in the order of their classes; those of one class keep their order.
void put_in_order(Marks& marks) {
  for (auto run = marks.begin(); run != marks.end();) {
    if (run->rank == 0) {
      ++run;
      continue;
    }
    const auto end = std::find_if(run, marks.end(), [](const Mark& mark) { return mark.rank == 0; });
    std::stable_sort(run, end, [](const Mark& a, const Mark& b) { return a.rank < b.rank; });
    run = end;
  }
}

// What two characters make together, 0 if nothing.
char32_t together(char32_t first, char32_t second) {
  if (first - kLeads < kLeadCount && second - kVowels < kVowelCount) {
    return kSyllables + ((first - kLeads) * kVowelCount + (second - kVowels)) * kTailCount;
  }
  if (first - kSyllables < kSyllableCount && (first - kSyllables) % kTailCount == 0 && second - kTails - 1 < kTailCount - 1) {
    return first + (second - kTails);
  }
  const auto* found = std::lower_bound(std::begin(nfc::kCompositions), std::end(nfc::kCompositions), 0, [&](std::uint16_t index, int) {
    return nfc::kFirst[index] != first ? nfc::kFirst[index] < first : nfc::kSecond[index] < second;
  });
  if (found == std::end(nfc::kCompositions) || nfc::kFirst[*found] != first || nfc::kSecond[*found] != second) return 0;
  return nfc::kDecomposed[*found];
}

void put_together(Marks& marks) {
  std::size_t kept = 0;
  std::size_t base = 0;
  bool has_base = false;
  for (const Mark& mark : marks) {
    if (has_base) {
      // A mark reaches its base unless one of the same or a higher class, or another base, stands between.
      const bool adjacent = kept == base + 1;
      const bool reaches = adjacent || (marks[kept - 1].rank != 0 && marks[kept - 1].rank < mark.rank);
      if (reaches) {
        if (const char32_t whole = together(marks[base].point, mark.point)) {
          marks[base].point = whole;
          continue;
        }
      }
    }
    if (mark.rank == 0) {
      base = kept;
      has_base = true;
    }
    marks[kept++] = mark;
  }
  marks.resize(kept);
}

}  // namespace

Normalized normalize(std::string_view text) {
  Normalized result;
  Marks marks;
  bool is_normal = true;
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Decoded character = utf8::decode(text, at);
    if (character.length == 0) {
      result.valid = false;
      is_normal = false;
      break;
    }
    if (is_active(character.point)) {
      is_normal = false;
      break;
    }
    at += character.length;
  }
  if (is_normal) {
    result.text = text;
    return result;
  }
  marks.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Decoded character = utf8::decode(text, at);
    if (character.length == 0) {
      result.valid = false;
      marks.push_back({0xFFFD, 0});
      ++at;
    } else {
      take_apart(character.point, marks);
      at += character.length;
    }
  }
  put_in_order(marks);
  put_together(marks);
  result.text.reserve(text.size());
  for (const Mark& mark : marks) utf8::append(result.text, mark.point);
  result.changed = result.text != text;
  return result;
}

}  // namespace cocrea::exchange
