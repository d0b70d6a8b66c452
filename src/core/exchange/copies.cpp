// Copies for tables, and what they were made from.
#include <algorithm>
#include <memory>

#include "core/exchange/bin.h"
#include "core/exchange/dots.h"
#include "core/exchange/merge.h"
#include "core/exchange/unknown.h"

namespace cocrea::exchange {

using plan::Document;

namespace {

constexpr std::size_t kMostBases = 16;   // copies of copies

// A document that others were made from, and all that it was made from itself.
struct Base {
  std::string_view text;
  std::shared_ptr<const Document> document;   // null: it cannot be read
};

// The nearest first. The first one's text is the document's, each other's that of the one before.
std::vector<Base> bases_of(const Document& document) {
  std::vector<Base> all;
  std::string_view text = document.base;
  while (!text.empty() && all.size() < kMostBases) {
    Reading reading = read_document(text);
    check_content(reading);
    if (has_other_content(reading)) reading.document.reset();   // what each one changed would be made up
    all.push_back({text, reading.document ? std::make_shared<const Document>(std::move(*reading.document)) : nullptr});
    text = all.back().document ? std::string_view(all.back().document->base) : std::string_view();
  }
  return all;
}

// What a document that is no copy was before it was opened beside another version of itself.
const plan::Id& origin(const Document& document) { return document.made_from.empty() ? document.id : document.made_from; }

// Whether a side with these bases goes back to one.
bool goes_back_to(const Document& side, const std::vector<Base>& its, const Base& base) {
  const bool carries = std::any_of(its.begin(), its.end(), [&](const Base& one) { return one.text == base.text; });
  return carries || (base.document->base.empty() ? its.empty() : !base.document->copy_id.empty() && side.copy_id == base.document->copy_id);
}

}  // namespace

Document copy_for(const Document& document, std::string_view table, std::string_view copy_id) {
  Document copy = with_own_tallies(without_bin(document));   // what was removed is nobody's business at the tables
  copy.copy.clear();
  const std::string file = write_document(copy);
  Scanner in(file, Limits{}.depth);
  std::string base = read_unknown(in).text;
  copy.parents = {content_hash(document)};
  copy.rev = copy.parents.front();
  copy.copy = table;
  copy.copy_id = copy_id;
  copy.base = std::move(base);
  return copy;
}

plan::Id made_from(const Document& document) {
  if (!document.made_from.empty()) return document.made_from;
  const std::vector<Base> bases = bases_of(document);
  return bases.empty() || !bases.back().document ? document.id : origin(*bases.back().document);
}

CommonBase common_base(const std::vector<Side>& sides) {
  CommonBase common;
  std::vector<std::vector<Base>> all;
  for (const Side& side : sides) {
    // Copies of one plan carry the same text, which is read once.
    const auto same = std::find_if(all.begin(), all.end(), [&](const std::vector<Base>& one) { return !one.empty() && one.front().text == side.document->base; });
    std::vector<Base> bases = same != all.end() ? *same : bases_of(*side.document);
    all.push_back(std::move(bases));
  }
  const plan::Id& id = sides.front().document->id;
  std::size_t nearest = 0;   // how many it goes back to itself, and one more
  for (const std::vector<Base>& bases : all) {
    common.damaged |= !bases.empty() && (!bases.back().document || origin(*bases.back().document) != id);
  }
  for (const std::vector<Base>& bases : all) {
    for (std::size_t i = 0; i < bases.size() && !common.damaged; ++i) {
      std::size_t which = 0;
      while (which < sides.size() && goes_back_to(*sides[which].document, all[which], bases[i])) ++which;
      if (which < sides.size() || bases.size() - i <= nearest) continue;
      nearest = bases.size() - i;
      common.document = *bases[i].document;
      common.document->id = id;   // a copy that was opened beside its plan has an id of its own
      common.document->made_from.clear();
    }
  }
  return common;
}

}  // namespace cocrea::exchange
