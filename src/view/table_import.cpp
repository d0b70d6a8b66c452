#include "view/table_import.h"

#include "core/plan/sorted.h"
#include "view/plain.h"

namespace cocrea::view {

bool TableAnswers::takes(Doubt doubt, std::size_t row, std::size_t cell) const {
  if (doubt == Doubt::none) return true;
  const auto one = from_table.find({row, cell});
  if (one_by_one && one != from_table.end()) return one->second;
  return all == All::each ? doubt != Doubt::in_plan : all == All::table;
}

bool is_taken(const TableImport& import, const TableImport::Change& one) { return import.answers.takes(one.doubt, one.row, one.cell); }

std::vector<const TableImport::Change*> doubts(const TableImport& import) {
  std::vector<const TableImport::Change*> all;
  for (const auto* list : {&import.changes, &import.kept}) {
    for (const TableImport::Change& one : *list) {
      if (one.doubt != Doubt::none) all.push_back(&one);
    }
  }
  plan::stable_sort(all, [](const TableImport::Change* a, const TableImport::Change* b) { return a->row != b->row ? a->row < b->row : a->cell < b->cell; });
  return all;
}

std::string brief_value(Language language, std::string_view words) {
  constexpr std::size_t kMost = 80;   // bytes
  if (words.empty()) return text(language, "table.empty");
  std::size_t end = std::min(words.size(), kMost);
  while (end < words.size() && end > 0 && (static_cast<unsigned char>(words[end]) & 0xC0) == 0x80) --end;
  const std::string result = plain_line(words.substr(0, end));
  return end < words.size() ? result + "…" : result;
}

std::string words_of(Language language, const TableImport::Change& one) {
  const std::string row = std::to_string(one.row), what = brief_value(language, one.what);
  if (one.added && !one.before.empty()) return text(language, "table.addedAs", {{"row", row}, {"what", what}, {"id", one.before}});
  if (one.added) return text(language, "table.added", {{"row", row}, {"what", what}});
  const std::string_view key = one.doubt == Doubt::in_both ? "table.changedInBoth" : "table.changed";
  return text(language, key,
              {{"row", row}, {"what", what}, {"column", one.column}, {"before", brief_value(language, one.before)}, {"after", brief_value(language, one.after)}});
}

std::string words_of(Language language, const TableImport::Problem& one) {
  const std::string row = std::to_string(one.row);
  if (one.row == 0) return text(language, "import.problem", {{"cause", one.cause}, {"advice", one.advice}});
  if (one.column.empty()) return text(language, "table.problemRow", {{"row", row}, {"cause", one.cause}, {"advice", one.advice}});
  return text(language, "table.problemCell", {{"row", row}, {"column", one.column}, {"cause", one.cause}, {"advice", one.advice}});
}

}  // namespace cocrea::view
