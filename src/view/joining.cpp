#include "view/joining.h"

#include <algorithm>
#include <cstdlib>

#include "core/exchange/word_differences.h"
#include "view/change_words.h"

namespace cocrea::view {

using exchange::Conflict;
using plan::Document;
using plan::Value;

namespace {

bool same_question(const Conflict& a, const Conflict& b) {
  return a.what == b.what && a.entity == b.entity && a.field == b.field && a.language == b.language && a.base == b.base;
}

// A copy that was opened beside the plan it was made from got an id of its own; for joining it is what it was made from.
std::shared_ptr<const Document> as_made(const Document& document, const plan::Id& id) {
  auto copy = std::make_shared<Document>(document);
  if (copy->id != id && exchange::made_from(*copy) == id) copy->id = id;
  return copy;
}

}  // namespace

void work_out(Joining& joining, const Document& open, std::string this_plan) {
  const std::vector<Conflict> asked = std::move(joining.joined.conflicts);
  const std::vector<Joining::Decision> decided = std::move(joining.decisions);
  const std::vector<exchange::Alike> pairs = std::move(joining.joined.alike);
  const std::vector<bool> same = std::move(joining.same);
  joining.joined = {};
  joining.base.reset();
  joining.base_damaged = false;
  const plan::Id id = exchange::made_from(open);
  joining.open = as_made(open, id);
  joining.sides = {{std::move(this_plan), joining.open.get()}};
  for (Joining::File& file : joining.files) {
    if (file.document->id != id) file.document = as_made(*file.document, id);
    joining.sides.push_back({file.name, file.document.get()});
  }
  if (!joining.files.empty()) {
    exchange::CommonBase common = exchange::common_base(joining.sides);
    joining.base_damaged = common.damaged;
    if (common.document) joining.base = std::make_shared<const Document>(std::move(*common.document));
    joining.joined = exchange::join(joining.base.get(), joining.sides);
  }
  for (Joining::File& file : joining.files) {
    const bool known = joining.base && !joining.joined.refused;
    file.dots = known ? exchange::brought(*joining.base, *file.document, *joining.open, joining.joined.document) : std::nullopt;
  }
  joining.decisions.assign(joining.joined.conflicts.size(), {});
  for (std::size_t i = 0; i < joining.decisions.size(); ++i) {
    for (std::size_t k = 0; k < asked.size() && k < decided.size(); ++k) {
      const bool same_claims = asked[k].claims.size() == joining.joined.conflicts[i].claims.size();
      if (same_claims && same_question(asked[k], joining.joined.conflicts[i])) joining.decisions[i] = decided[k];
    }
  }
  joining.same.assign(joining.joined.alike.size(), false);
  for (std::size_t i = 0; i < joining.same.size(); ++i) {
    for (std::size_t k = 0; k < pairs.size() && k < same.size(); ++k) {
      if (same[k] && pairs[k].first == joining.joined.alike[i].first && pairs[k].second == joining.joined.alike[i].second) joining.same[i] = true;
    }
  }
}

bool can_be_taken_over(const Joining& joining) { return !joining.files.empty() && !joining.base_damaged && !joining.joined.refused; }

Value decided_value(const Joining& joining, std::size_t at) {
  const Conflict& conflict = joining.joined.conflicts[at];
  const std::string& chosen = joining.decisions[at].chosen;
  if (chosen == "both") return exchange::keep_both(joining.joined.document, conflict);
  if (!chosen.empty() && chosen != "base") {
    const auto claim = static_cast<std::size_t>(std::atoi(chosen.c_str()));
    if (claim < conflict.claims.size()) return conflict.claims[claim].value;
  }
  // Without a base the first side's value stands; of an existence that is the thing itself.
  if (!joining.joined.without_base) return conflict.base;
  if (conflict.what == Conflict::What::existence) return conflict.entity;
  return conflict.claims.front().value;
}

std::vector<Changed> written_in(const Context& c, const Joining& joining, const Conflict& conflict, const exchange::Claim& claim) {
  std::vector<Changed> all;
  if (conflict.what != Conflict::What::existence || !joining.base || std::holds_alternative<std::monostate>(claim.value)) return all;
  const plan::FoundConst was = plan::find(*joining.base, conflict.entity);
  for (std::size_t i = 0; was && i < joining.sides.size(); ++i) {
    const Document* const side = joining.sides[i].document;
    const plan::FoundConst is = (claim.sides >> i & 1u) != 0 ? plan::find(*side, conflict.entity) : plan::FoundConst{};
    if (!is) continue;
    const Context before = make_context(joining.base.get(), nullptr, c.state), after = make_context(side, nullptr, c.state);
    for (Changed& one : changed_words(before, after, exchange::differences(*conflict.type, *was.entity, *is.entity))) {
      const auto same = [&](const Changed& other) { return other.what == one.what && other.after == one.after; };
      if (std::none_of(all.begin(), all.end(), same)) all.push_back(std::move(one));
    }
  }
  return all;
}

std::string claim_words(const Context& c, const Joining& joining, const Conflict& conflict, const exchange::Claim& claim) {
  return written_in(c, joining, conflict, claim).empty() ? value_words(c, conflict, claim.value) : c.t("join.keptChanged");
}

std::vector<Changed> taken_unasked(const Context& c, const Joining& joining) {
  const Document& open = *joining.open;
  const Document& joined = joining.joined.document;
  std::vector<exchange::Difference> unasked = exchange::differences(open, joined);
  const auto is_asked = [&](const exchange::Difference& one) {
    if (one.what == exchange::Difference::What::changed && one.type == &plan::kDocument) return true;   // of the file: its revision and the like
    if (one.type == &plan::kTally) return true;   // the sum of the dots says it
    const plan::Id& id = (one.after != nullptr ? one.after : one.before)->id;
    return std::any_of(joining.joined.conflicts.begin(), joining.joined.conflicts.end(), [&](const Conflict& conflict) {
      if (conflict.entity != id) return false;
      return one.what == exchange::Difference::What::changed ? conflict.field == one.name : conflict.what == Conflict::What::existence || conflict.what == Conflict::What::place;
    });
  };
  unasked.erase(std::remove_if(unasked.begin(), unasked.end(), is_asked), unasked.end());
  return changed_words(make_context(&open, nullptr, c.state), make_context(&joined, nullptr, c.state), unasked);
}

namespace {

// What was asked, what stands, and everything that does not, so that none of it is lost with the files.
plan::Decision minutes_of(const Joining& joining, std::size_t at, const Context& c) {
  const Conflict& conflict = joining.joined.conflicts[at];
  const Joining::Decision& decision = joining.decisions[at];
  const Value stands = decided_value(joining, at);
  plan::Decision minutes;
  minutes.about = conflict_words(c, conflict);
  if (!joining.joined.without_base) minutes.base = value_words(c, conflict, conflict.base);
  minutes.chosen = value_words(c, conflict, stands);
  for (const exchange::Claim& claim : conflict.claims) {
    if (claim.value == stands) continue;
    if (!minutes.others.empty()) minutes.others.append("\n");
    minutes.others.append(c.t("join.claim", {{"sides", sides_words(joining.sides, claim.sides)}, {"value", claim_words(c, joining, conflict, claim)}}));
    for (const Changed& one : written_in(c, joining, conflict, claim)) minutes.others.append("\n").append(c.t("join.claim", {{"sides", one.what}, {"value", one.after}}));
  }
  minutes.decided_by = decision.chosen.empty() ? std::string() : joining.decided_by;
  minutes.reason = decision.chosen.empty() ? c.t("join.undecided") : decision.reason;
  for (std::string* words : {&minutes.base, &minutes.chosen, &minutes.others}) {
    if (words->size() > plan::kLongestText) *words = exchange::shortened(*words, plan::kLongestText - 4);
  }
  return minutes;
}

}  // namespace

std::shared_ptr<const Document> outcome(const Joining& joining, Language language, dates::Day today, plan::IdSource& ids) {
  if (!can_be_taken_over(joining)) return nullptr;
  State state;
  state.language = language;
  const Context c = make_context(&joining.joined.document, nullptr, state);
  auto document = std::make_shared<Document>(joining.joined.document);
  std::vector<exchange::Choice> choices;
  std::vector<plan::Decision> minutes;
  for (std::size_t i = 0; i < joining.decisions.size(); ++i) {
    if (!joining.decisions[i].chosen.empty()) choices.push_back({i, decided_value(joining, i)});
    minutes.push_back(minutes_of(joining, i, c));
    minutes.back().id = ids.next();
  }
  if (exchange::resolve(*document, joining.joined.conflicts, choices)) return nullptr;
  for (std::size_t i = 0; i < joining.same.size(); ++i) {
    if (!joining.same[i]) continue;
    edit::Transaction step{{}, exchange::unite(*document, joining.joined.alike[i].first, joining.joined.alike[i].second)};
    if (edit::apply(*document, step)) return nullptr;
  }
  for (plan::Decision& one : minutes) {
    one.order = plan::order_between(document->decisions.empty() ? std::string_view() : document->decisions.back().order, {});
    one.date = dates::PartialDate::of(today);
    document->decisions.push_back(one);
  }
  return document;
}

}  // namespace cocrea::view
