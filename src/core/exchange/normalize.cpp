// Normalisation Form C, as Unicode Standard Annex 15 describes it: take apart, put marks in order, put together again.
#include <algorithm>
#include <iterator>
#include <vector>

#include "core/exchange/json.h"
#include "core/exchange/utf8.h"
#include "core/plan/sorted.h"
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

using Column = std::vector<std::uint32_t>;

// The columns of generated/nfc.h in full. A constant, but one that is worth its memory only where a text is not in NFC.
struct Tables {
  Column decomposed, first, second;
  Column compositions;            // places in these three, ascending by (first, second): what is made again of its parts
  Column mark_start, mark_count, mark_class;
};

Column take_column(const std::uint8_t*& from, std::size_t count) {
  Column column(count);
  std::uint32_t value = 0;
  for (std::uint32_t& one : column) {
    std::uint32_t bits = 0;
    unsigned shift = 0;
    for (; (*from & 0x80u) != 0; shift += 7) bits |= (*from++ & 0x7Fu) << shift;
    bits |= std::uint32_t{*from++} << shift;
    value += (bits & 1) != 0 ? ~(bits >> 1) : bits >> 1;   // ~n is -n - 1
    one = value;
  }
  return column;
}

// Whether the parts of the character at this place stand before these two.
bool parts_precede(const Tables& tables, std::uint32_t place, std::uint32_t first, std::uint32_t second) {
  return tables.first[place] != first ? tables.first[place] < first : tables.second[place] < second;
}

// The first of the compositions that does not stand before these two parts.
Column::const_iterator composition(const Tables& tables, std::uint32_t first, std::uint32_t second) {
  return std::partition_point(tables.compositions.begin(), tables.compositions.end(),
                              [&](std::uint32_t place) { return parts_precede(tables, place, first, second); });
}

Tables make_tables() {
  Tables made;
  const std::uint8_t* from = nfc::kColumns;
  for (Column* column : {&made.decomposed, &made.first, &made.second}) *column = take_column(from, nfc::kCount);
  for (Column* column : {&made.mark_start, &made.mark_count, &made.mark_class}) *column = take_column(from, nfc::kMarkRanges);
  for (std::uint32_t place = 0; place < nfc::kCount; ++place) {
    const bool composes = (made.second[place] & 1) != 0;
    made.second[place] >>= 1;
    if (composes) made.compositions.insert(composition(made, made.first[place], made.second[place]), place);
  }
  return made;
}

const Tables& tables() {
  static const Tables made = make_tables();
  return made;
}

std::uint8_t rank_of(char32_t point) {
  const Tables& all = tables();
  const auto next = std::upper_bound(all.mark_start.begin(), all.mark_start.end(), point);
  if (next == all.mark_start.begin()) return 0;
  const auto range = static_cast<std::size_t>(next - all.mark_start.begin()) - 1;
  return point - all.mark_start[range] < all.mark_count[range] ? static_cast<std::uint8_t>(all.mark_class[range]) : std::uint8_t{0};
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
  const Tables& all = tables();
  const auto found = point < 0x80 ? all.decomposed.end() : std::lower_bound(all.decomposed.begin(), all.decomposed.end(), point);
  if (found == all.decomposed.end() || *found != point) {
    out.push_back({point, rank_of(point)});
    return;
  }
  const auto index = static_cast<std::size_t>(found - all.decomposed.begin());
  take_apart(all.first[index], out);  // at most three levels deep
  if (all.second[index] != 0) take_apart(all.second[index], out);
}

// Marks that belong to one base stand in the order of their classes; those of one class keep their order.
void put_in_order(Marks& marks) {
  for (auto run = marks.begin(); run != marks.end();) {
    if (run->rank == 0) {
      ++run;
      continue;
    }
    const auto end = std::find_if(run, marks.end(), [](const Mark& mark) { return mark.rank == 0; });
    Marks run_in_order(run, end);
    plan::stable_sort(run_in_order, [](const Mark& a, const Mark& b) { return a.rank < b.rank; });
    std::copy(run_in_order.begin(), run_in_order.end(), run);
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
  const Tables& all = tables();
  const auto found = composition(all, first, second);
  if (found == all.compositions.end() || all.first[*found] != first || all.second[*found] != second) return 0;
  return all.decomposed[*found];
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

std::string cleaned(std::string_view text, bool multiline) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    const bool line_end = c == '\n' || c == '\r';
    if (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
    if (line_end) {
      result += multiline ? '\n' : ' ';
    } else if ((c >= 0x20 && c != 0x7f) || c == '\t') {
      result += static_cast<char>(c);
    }
  }
  return normalize(result).text;
}

}  // namespace cocrea::exchange
