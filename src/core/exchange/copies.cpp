// Copies for tables, and what they were made from.
#include "core/exchange/bin.h"
#include "core/exchange/merge.h"
#include "core/exchange/unknown.h"

namespace cocrea::exchange {

using plan::Document;

Document copy_for(const Document& document, std::string_view table) {
  Document copy = without_bin(document);   // what was removed is nobody's business at the tables
  copy.copy.clear();
  copy.base.clear();
  const std::string file = write_document(copy);
  Scanner in(file, Limits{}.depth);
  std::string base = read_unknown(in).text;
  copy.parents = {content_hash(document)};
  copy.rev = copy.parents.front();
  copy.copy = table;
  copy.base = std::move(base);
  return copy;
}

plan::Id made_from(const Document& document) {
  if (document.base.empty()) return document.id;
  const Reading reading = read_document(document.base);
  return reading.document ? reading.document->id : document.id;
}

CommonBase common_base(const std::vector<Side>& sides) {
  CommonBase common;
  std::string_view first;
  for (const Side& side : sides) {
    const std::string& base = side.document->base;
    if (base.empty()) continue;
    if (first.empty()) first = base;
    else if (base != first) return common;
  }
  if (first.empty()) return common;
  Reading reading = read_document(first);
  if (reading.document && reading.document->id == sides.front().document->id) common.document = std::move(reading.document);
  else common.damaged = true;
  return common;
}

plan::Id counted_as(const Document& copy) { return plan::derived_id("dots", checksum(content_hash(copy) + copy.copy)); }

std::optional<plan::Number> dots_given(const Document& base, const Document& copy) {
  plan::Number given = 0;
  bool changed = false;
  for (const plan::Plan& plan : copy.plans) {
    for (const plan::Proposal& proposal : plan.workshop.proposals) {
      const plan::FoundConst before = plan::find(base, proposal.id);
      const plan::Number was = before.type == &plan::kProposal ? static_cast<const plan::Proposal*>(before.entity)->votes : 0;
      changed = changed || proposal.votes != was;
      given += proposal.votes - was;
    }
  }
  return changed ? std::optional(given) : std::nullopt;
}

}  // namespace cocrea::exchange
