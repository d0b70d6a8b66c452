// What was decided about conflicts, applied to what was joined.
#include <algorithm>

#include "core/exchange/join_values.h"
#include "core/exchange/merge.h"

namespace cocrea::exchange {

using edit::Change;
using edit::Refusal;
using plan::Document;
using plan::Entity;
using plan::EntityType;
using plan::Field;
using plan::Id;
using plan::Kind;
using plan::Value;
using What = Conflict::What;

namespace {

// Several decisions may be about one thing: what another one took out needs no value any more.
bool is_there(const Document& document, const Conflict& conflict) { return static_cast<bool>(plan::find(document, conflict.entity)); }

// A number of dots comes with the copies that it has counted.
void take_tallies(const plan::Proposal& proposal, const Conflict& conflict, const Value& value, std::vector<Change>& changes) {
  const auto claim = std::find_if(conflict.claims.begin(), conflict.claims.end(), [&](const Claim& one) { return one.value == value; });
  if (claim == conflict.claims.end()) return;
  for (const plan::Tally& one : proposal.tallies) changes.push_back(edit::Remove{{}, {}, one.id, nullptr});
  for (const plan::Tally& one : claim->tallies) changes.push_back(edit::Insert{proposal.id, "tallies", std::make_shared<plan::Tally>(one)});
}

std::vector<Change> changes_for(const Document& document, const Conflict& conflict, const Value& value) {
  const plan::FoundConst found = plan::find(document, conflict.entity);
  switch (conflict.what) {
    case What::field: {
      std::vector<Change> changes{edit::Set{conflict.entity, conflict.field, conflict.language, {}, value}};
      if (conflict.type == &plan::kProposal && conflict.field == "votes") take_tallies(static_cast<const plan::Proposal&>(*found.entity), conflict, value, changes);
      return changes;
    }
    case What::unknown: return {edit::Set{conflict.entity, conflict.field, std::string(edit::kUnknownMember), {}, value}};
    case What::existence:
      if (std::holds_alternative<std::monostate>(value)) return edit::removal(document, conflict.entity);
      return {};
    case What::place: break;
  }
  const auto* words = std::get_if<std::string>(&value);
  const std::size_t slash = words != nullptr ? words->find('/') : std::string::npos;
  if (slash == std::string::npos) return {};
  return {edit::Remove{{}, {}, conflict.entity, nullptr}, edit::Insert{words->substr(0, slash), words->substr(slash + 1), found.type->clone(*found.entity)}};
}

}  // namespace

std::optional<Refusal> resolve(Document& joined, const std::vector<Conflict>& conflicts, const std::vector<Choice>& choices) {
  Document decided = joined;
  // What is taken out goes last, with all that was decided about it.
  for (const bool existence : {false, true}) {
    for (const Choice& choice : choices) {
      if (choice.conflict >= conflicts.size()) continue;
      const Conflict& conflict = conflicts[choice.conflict];
      if ((conflict.what == What::existence) != existence || !is_there(decided, conflict)) continue;
      // Several changes of one field to one value after another: each is asked of the document as it is then.
      edit::Transaction step{{}, changes_for(decided, conflict, choice.value)};
      if (auto refusal = edit::apply(decided, step)) return refusal;
    }
  }
  joined = std::move(decided);
  return std::nullopt;
}

Value standing(const Document& document, const Conflict& conflict) {
  const plan::FoundConst found = plan::find(document, conflict.entity);
  if (!found) return {};
  switch (conflict.what) {
    case What::field: {
      const Field* const field = found.type->find(conflict.field);
      return field != nullptr ? plan::get_value(*field, *found.entity, conflict.language) : Value{};
    }
    case What::unknown: {
      const auto member = found.entity->extras.find(conflict.field);
      return member != found.entity->extras.end() ? Value{member->second} : Value{};
    }
    case What::existence: return conflict.entity;
    case What::place: break;
  }
  return found.parent != nullptr ? Value{std::string(found.parent->id).append("/").append(found.field->name)} : Value{};
}

Value keep_both(const Document& joined, const Conflict& conflict) {
  if (conflict.what != What::field) return {};
  const Field* const field = conflict.type->find(conflict.field);
  if (field == nullptr || !plan::find(joined, conflict.entity)) return {};
  std::vector<Vote> votes;
  std::string text;
  for (std::size_t i = 0; i < conflict.claims.size(); ++i) {
    const Value& value = conflict.claims[i].value;
    votes.push_back({i, value});
    const auto* words = std::get_if<std::string>(&value);
    if (words == nullptr || words->empty()) continue;
    if (!text.empty()) text.append(field->multiline ? "\n\n" : " / ");
    text.append(*words);
  }
  switch (field->kind) {
    case Kind::text:
    case Kind::localized: return text.empty() || text.size() > plan::kLongestText ? Value{} : Value{std::move(text)};
    case Kind::references:
    case Kind::choices: return join_sets({{}, std::move(votes)}).value_or(Value{});
    default: return {};
  }
}

}  // namespace cocrea::exchange
