#include "view/joining.h"

#include <algorithm>
#include <cstdlib>

#include "core/exchange/join_values.h"
#include "core/exchange/word_differences.h"
#include "view/change_words.h"
#include "view/plain.h"
#include "view/texts.h"

namespace cocrea::view {

using exchange::Conflict;
using plan::Document;
using plan::Value;

namespace {

bool same_question(const Conflict& a, const Conflict& b) {
  return a.what == b.what && a.entity == b.entity && a.field == b.field && a.language == b.language && a.base == b.base;
}

// Of the claim that was chosen; beyond all numbers if it was none.
std::size_t claim_number(const std::string& chosen) {
  return chosen.empty() || chosen == "base" || chosen == "both" ? ~std::size_t{0} : static_cast<std::size_t>(std::atoi(chosen.c_str()));
}

// What was opened beside the plan it was made from, or beside another version of itself, got an id of its own; for joining it is what it was made from.
std::shared_ptr<const Document> as_made(const Document& document, const plan::Id& id) {
  auto copy = std::make_shared<Document>(document);
  if (copy->id == id || exchange::made_from(*copy) != id) return copy;
  copy->id = id;
  copy->made_from.clear();
  return copy;
}

// Of the answers "the same" those stand that are still asked.
void keep_same(Joining& joining, const std::vector<exchange::Alike>& pairs, const std::vector<bool>& same) {
  std::vector<exchange::Alike> alike = std::move(joining.joined.alike);
  joining.same.assign(alike.size(), false);
  for (std::size_t i = 0; i < alike.size(); ++i) {
    for (std::size_t k = 0; k < pairs.size() && k < same.size(); ++k) {
      if (same[k] && pairs[k].first == alike[i].first && pairs[k].second == alike[i].second) joining.same[i] = true;
    }
  }
  exchange::AsOne one = exchange::as_one(joining.sides, alike, joining.same);
  joining.same = std::move(one.same);
  joining.settled = std::move(one.settled);
  joining.altered = std::move(one.altered);
  if (!joining.altered.empty()) {
    joining.sides = std::move(one.sides);
    joining.joined = exchange::join(joining.base.get(), joining.sides);
  }
  joining.joined.alike = std::move(alike);
}

// Whether something is said of it that was not there when it was decided.
bool says_more(const Conflict& now, const Conflict& asked) {
  return std::any_of(now.claims.begin(), now.claims.end(), [&](const exchange::Claim& one) {
    return std::none_of(asked.claims.begin(), asked.claims.end(), [&](const exchange::Claim& known) { return known.value == one.value; });
  });
}

// By what is claimed, and not by whom, it is known again.
std::string key_of(const Conflict& conflict, const Value& value) {
  edit::Transaction said{std::to_string(static_cast<int>(conflict.what)), {edit::Set{conflict.entity, conflict.field, conflict.language, {}, value}}};
  return exchange::checksum(exchange::write_entry({0, edit::EntryKind::done, std::move(said)}));
}

// A decision stands where its question does, nothing more is said of it and what was chosen is still one of the answers.
void keep_decisions(Joining& joining, const std::vector<Conflict>& asked, const std::vector<Joining::Decision>& decided) {
  const std::vector<Conflict>& conflicts = joining.joined.conflicts;
  joining.decisions.assign(conflicts.size(), {});
  for (std::size_t i = 0; i < conflicts.size(); ++i) {
    for (std::size_t k = 0; k < asked.size() && k < decided.size(); ++k) {
      if (!same_question(asked[k], conflicts[i])) continue;
      Joining::Decision decision = decided[k];
      if (says_more(conflicts[i], asked[k])) {   // the reason may be half written
        joining.decisions[i].reason = std::move(decision.reason);
        continue;
      }
      const std::size_t chosen = claim_number(decision.chosen);
      if (chosen < asked[k].claims.size()) {
        std::size_t now = 0;
        while (now < conflicts[i].claims.size() && conflicts[i].claims[now].value != asked[k].claims[chosen].value) ++now;
        if (now == conflicts[i].claims.size()) continue;
        decision.chosen = std::to_string(now);
      } else if (decision.chosen == "both" && asked[k].claims.size() != conflicts[i].claims.size()) {
        continue;
      }
      joining.decisions[i] = std::move(decision);
    }
  }
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
  std::vector<std::string> files(1);
  for (Joining::File& file : joining.files) {
    if (file.document->id != id) file.document = as_made(*file.document, id);
    joining.sides.push_back({file.name, file.document.get()});
    files.push_back(file.file);
  }
  exchange::tell_apart(joining.sides, files);
  if (!joining.files.empty()) {
    exchange::CommonBase common = exchange::common_base(joining.sides);
    joining.base_damaged = common.damaged;
    if (common.document) joining.base = std::make_shared<const Document>(std::move(*common.document));
    joining.joined = exchange::join(joining.base.get(), joining.sides);
  }
  // A file that does not belong here is dropped again: what was answered waits for that.
  if (joining.base_damaged || joining.joined.refused) {
    joining.joined.conflicts = asked;
    joining.joined.alike = pairs;
    joining.decisions = decided;
    joining.same = same;
    return;
  }
  keep_same(joining, pairs, same);
  for (std::size_t i = 0; i < joining.files.size(); ++i) {
    const bool known = joining.base && !joining.joined.refused;
    joining.files[i].dots = known ? exchange::brought(*joining.base, *joining.sides[i + 1].document, *joining.sides.front().document, joining.joined.document) : std::nullopt;
  }
  keep_decisions(joining, asked, decided);
}

std::vector<std::vector<std::size_t>> groups_of_alike(const std::vector<exchange::Alike>& pairs) {
  constexpr std::size_t kFew = 3;
  std::vector<bool> done(pairs.size());
  std::vector<std::vector<std::size_t>> groups;
  for (std::size_t first = 0; first < pairs.size(); ++first) {
    if (done[first]) continue;
    std::vector<plan::Id> ids = {pairs[first].first, pairs[first].second};
    std::vector<std::size_t> group = {first};
    done[first] = true;
    const auto has = [&](const plan::Id& id) { return std::find(ids.begin(), ids.end(), id) != ids.end(); };
    for (std::size_t before = 0; before != group.size();) {   // until nothing more hangs together with it
      before = group.size();
      for (std::size_t i = first + 1; i < pairs.size(); ++i) {
        if (done[i] || (!has(pairs[i].first) && !has(pairs[i].second))) continue;
        for (const plan::Id* id : {&pairs[i].first, &pairs[i].second}) {
          if (!has(*id)) ids.push_back(*id);
        }
        group.push_back(i);
        done[i] = true;
      }
    }
    if (group.size() > kFew && group.size() == ids.size() * (ids.size() - 1) / 2) groups.push_back(std::move(group));
  }
  return groups;
}

std::vector<plan::Id> things_of(const std::vector<exchange::Alike>& pairs, const std::vector<std::size_t>& group) {
  std::vector<plan::Id> ids;
  for (const std::size_t at : group) {
    for (const plan::Id* id : {&pairs[at].first, &pairs[at].second}) {
      if (std::find(ids.begin(), ids.end(), *id) == ids.end()) ids.push_back(*id);
    }
  }
  return ids;
}

GroupAnswer answer_of(const Joining& joining, const std::vector<std::size_t>& group) {
  bool any = false, all = true, asked = false;
  for (const std::size_t at : group) {
    any |= joining.same[at];
    all &= joining.same[at] || joining.settled[at];
    for (const plan::Id& id : joining.one_by_one) asked |= id == joining.joined.alike[at].first || id == joining.joined.alike[at].second;
  }
  return asked || (any && !all) ? GroupAnswer::some : any ? GroupAnswer::same : GroupAnswer::apart;
}

bool can_be_taken_over(const Joining& joining) { return !joining.files.empty() && !joining.base_damaged && !joining.joined.refused; }

std::string hindrance_words(Language language, const Joining& joining) {
  if (joining.base_damaged) return text(language, "join.baseDamaged");
  return joining.joined.refused ? refusal_words(language, *joining.joined.refused) : std::string();
}

bool brings_nothing(const Joining& joining) {
  return joining.joined.conflicts.empty() && joining.joined.alike.empty() && exchange::changes_between(*joining.open, joining.joined.document).empty();
}

std::string open_words(Language language, const Joining& joining) {
  long open = 0;
  for (const Joining::Decision& one : joining.decisions) open += one.chosen.empty() ? 1 : 0;
  if (open > 0) return plural(language, "join.open", open);
  if (brings_nothing(joining)) return text(language, "join.bringsNothing");
  bool apart = false;   // by answer, or since nobody has answered yet: the two look the same
  for (std::size_t i = 0; i < joining.same.size(); ++i) apart |= !joining.same[i] && !joining.settled[i];
  return text(language, apart ? "join.onlyAlike" : "join.nothingOpen");
}

Value decided_value(const Joining& joining, std::size_t at) {
  const Conflict& conflict = joining.joined.conflicts[at];
  const std::string& chosen = joining.decisions[at].chosen;
  if (chosen == "both") return exchange::keep_both(joining.joined.document, conflict);
  const std::size_t claim = claim_number(chosen);
  if (claim < conflict.claims.size()) return conflict.claims[claim].value;
  return chosen == "base" ? conflict.base : undecided_value(joining, at);
}

Value undecided_value(const Joining& joining, std::size_t at) {
  const Conflict& conflict = joining.joined.conflicts[at];
  // Without a base nothing tells what this plan took out: what another has is added.
  const bool this_plan_says = !joining.joined.without_base || conflict.what != Conflict::What::existence;
  for (const exchange::Claim& claim : conflict.claims) {
    if (this_plan_says && (claim.sides & 1u) != 0) return claim.value;
  }
  const plan::Field* const field = conflict.what == Conflict::What::field ? conflict.type->find(conflict.field) : nullptr;
  if (field != nullptr && field->multiline && is_new(joining, conflict) && !plan::find(*joining.sides.front().document, conflict.entity)) {
    Value both = exchange::keep_both(joining.joined.document, conflict);
    if (!std::holds_alternative<std::monostate>(both)) return both;
  }
  return exchange::standing(joining.joined.document, conflict);
}

bool is_new(const Joining& joining, const Conflict& conflict) { return joining.base && !plan::find(*joining.base, conflict.entity); }

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

std::string added_words(const Context& c, const Joining& joining, const plan::Id& id) {
  std::uint32_t sides = 0;
  std::string words;
  for (std::size_t i = 0; i < joining.sides.size(); ++i) {
    const Document& document = i == 0 ? *joining.open : *joining.files[i - 1].document;
    const std::string name = thing_words(make_context(&document, nullptr, c.state), id);
    if (name.empty()) continue;
    sides |= std::uint32_t{1} << i;
    if (words.empty()) words = name;
  }
  return c.t("join.claim", {{"sides", sides_words(joining.sides, sides)}, {"value", words}});
}

namespace {

// What is to be altered in what was joined, so that everything stands that was decided, and this plan's own where nothing was.
std::vector<exchange::Choice> choices_to_make(const Joining& joining) {
  std::vector<exchange::Choice> all;
  for (std::size_t i = 0; i < joining.joined.conflicts.size(); ++i) {
    Value stands = decided_value(joining, i);
    if (stands != exchange::standing(joining.joined.document, joining.joined.conflicts[i])) all.push_back({i, std::move(stands)});
  }
  return all;
}

}  // namespace

Document as_decided(const Joining& joining) {
  Document joined = joining.joined.document;
  (void)exchange::resolve(joined, joining.joined.conflicts, choices_to_make(joining));   // one that does not suit its place is said when it is taken over
  return joined;
}

namespace {

bool is_text(const exchange::Difference& one) { return one.field != nullptr && (one.field->kind == plan::Kind::text || one.field->kind == plan::Kind::localized); }

const plan::Id& thing_of(const exchange::Difference& one) { return (one.after != nullptr ? one.after : one.before)->id; }

// What a set or a list of references is made of, one by one.
std::vector<std::string> members_of(const Value& value) {
  std::vector<std::string> all = exchange::ids_in(value);
  const auto* choices = std::get_if<plan::ChoiceSet>(&value);
  for (std::size_t i = 0; choices != nullptr && *choices >> i != 0; ++i) {
    if ((*choices >> i & 1u) != 0) all.push_back(std::to_string(i));
  }
  return all;
}

// Whether on the way from one set to another something came in, or went, that did so in a third as well.
bool shares_a_part(const Value& before, const Value& after, const Value& was, const Value& said) {
  const auto has = [](const std::vector<std::string>& all, const std::string& one) { return std::find(all.begin(), all.end(), one) != all.end(); };
  const std::vector<std::string> from = members_of(before), to = members_of(after), its_from = members_of(was), its_to = members_of(said);
  const auto came_in = [&](const std::string& one) { return !has(from, one) && !has(its_from, one) && has(its_to, one); };
  const auto went = [&](const std::string& one) { return !has(to, one) && has(its_from, one) && !has(its_to, one); };
  return std::any_of(to.begin(), to.end(), came_in) || std::any_of(from.begin(), from.end(), went);
}

std::string_view member_of(const plan::Entity& entity, std::string_view name) {
  const auto found = entity.extras.find(name);
  return found == entity.extras.end() ? std::string_view() : std::string_view(found->second);
}

// Whether a side has made this change, or a part of it: sets of several sides are joined, and dots are added up. `base`: what all began with, else the open plan.
bool has_made(const exchange::Difference& taken, std::string_view language, const Document& side, const Document& base) {
  using What = exchange::Difference::What;
  const plan::Id& id = thing_of(taken);
  const plan::FoundConst its = plan::find(side, id), was = plan::find(base, id);
  if (taken.what == What::removed || !its) return !its == (taken.what == What::removed);
  if (taken.what == What::added) return true;
  if (!was && taken.what == What::moved) return false;
  const plan::Entity& from = was ? *was.entity : *taken.before;   // what the plan and the sides began with each for itself
  if (taken.what == What::moved) return its.parent->id == taken.parent_after->id && (its.parent->id != was.parent->id || its.entity->order != was.entity->order);
  if (taken.field == nullptr) return member_of(*its.entity, taken.name) != member_of(from, taken.name) && member_of(*its.entity, taken.name) == member_of(*taken.after, taken.name);
  const auto value = [&](const plan::Entity& entity) { return plan::get_value(*taken.field, entity, language); };
  const Value said = value(*its.entity), stood = value(from), stands = value(*taken.after);
  if (said == stood) return false;
  const bool is_set = taken.field->kind == plan::Kind::references || taken.field->kind == plan::Kind::choices;
  return said == stands || (taken.type == &plan::kProposal && taken.name == "votes") || (is_set && shares_a_part(value(*taken.before), stands, stood, said));
}

// Whether a change in one language is no line of its own: it is asked about, or goes without saying.
bool is_untold(const Joining& joining, const exchange::Difference& one, std::string_view language) {
  const bool changed = one.what == exchange::Difference::What::changed;
  if (changed && one.type == &plan::kDocument) return true;   // of the file: its revision and the like
  if (one.type == &plan::kTally || one.type == &plan::kRemoved) return true;   // the sum of the dots says it, and what was taken out
  const std::vector<Conflict>& all = joining.joined.conflicts;
  return std::any_of(all.begin(), all.end(), [&](const Conflict& conflict) {
    if (conflict.entity != thing_of(one)) return false;
    return changed ? conflict.field == one.name && conflict.language == language : conflict.what == Conflict::What::existence || conflict.what == Conflict::What::place;
  });
}

}  // namespace

std::vector<Taken> taken_unasked(const Context& c, const Joining& joining, std::size_t who_of) {
  const Document& open = *joining.open;
  const Document joined = as_decided(joining);
  const Context before = make_context(&open, nullptr, c.state), after = make_context(&joined, nullptr, c.state);
  std::vector<Taken> all;
  for (const exchange::Difference& one : exchange::differences(open, joined)) {
    for (const Changed& line : changed_words(before, after, {one})) {
      if (is_untold(joining, one, line.language)) continue;
      const bool has_before = (one.what == exchange::Difference::What::changed || one.what == exchange::Difference::What::moved) && line.before != c.t("compare.unset");
      Taken taken{line.what, has_before ? line.before : std::string(), line.after, 0, is_text(one) && line.after != c.t("compare.unset")};
      for (std::size_t i = 1; i < joining.sides.size() && all.size() < who_of; ++i) {
        if (has_made(one, line.language, *joining.sides[i].document, joining.base ? *joining.base : open)) taken.sides |= std::uint32_t{1} << i;
      }
      all.push_back(std::move(taken));
    }
  }
  return all;
}

std::vector<Changed> own_changes(const Context& c, const Joining& joining) {
  std::vector<Changed> all;
  if (!joining.base) return all;
  const Context before = make_context(joining.base.get(), nullptr, c.state), after = make_context(joining.open.get(), nullptr, c.state);
  for (const exchange::Difference& one : exchange::differences(*joining.base, *joining.open)) {
    if (one.type == &plan::kDecision) continue;   // the minutes of what was joined before
    for (Changed& line : changed_words(before, after, {one})) {
      if (!is_untold(joining, one, line.language)) all.push_back(std::move(line));
    }
  }
  return all;
}

namespace {

// What somebody says, in which no further line looks as if somebody else began to speak.
std::string one_voice(const Context& c, const std::string& who, const std::string& value) {
  std::string words;
  for (const char one : plain(c.t("join.claim", {{"sides", who}, {"value", value}}))) {   // whatever ends a line where it is read
    words += one;
    if (one == '\n') words.append("| ");
  }
  return words;
}

void keep_within_limits(plan::Decision& minutes) {
  for (std::string* words : {&minutes.about, &minutes.base, &minutes.chosen, &minutes.others}) {
    if (words->size() > plan::kLongestText) *words = exchange::shortened(*words, plan::kLongestText - 4);
  }
}

// What was asked, what stands, and everything that does not, so that none of it is lost with the files.
plan::Decision minutes_of(const Joining& joining, std::size_t at, const Joining::Decision& decision, const Value& stands, const Context& c) {
  const Conflict& conflict = joining.joined.conflicts[at];
  plan::Decision minutes;
  minutes.about = conflict_words(c, conflict);
  if (!joining.joined.without_base && !is_new(joining, conflict)) minutes.base = value_words(c, conflict, conflict.base);
  minutes.chosen = value_words(c, conflict, stands);
  // All of them one after the other. A single claim may read the same where another is empty, or a part of it: that one stands alone then.
  const auto stands_alone = [&](const exchange::Claim& claim) { return claim.value == stands; };
  const bool all_stands = !std::holds_alternative<std::monostate>(stands) && stands == exchange::keep_both(joining.joined.document, conflict) &&
                          std::none_of(conflict.claims.begin(), conflict.claims.end(), stands_alone);
  std::vector<std::string> others;
  for (const exchange::Claim& claim : conflict.claims) {
    if (stands_alone(claim) && !decision.chosen.empty()) minutes.chosen = one_voice(c, sides_words(joining.sides, claim.sides), minutes.chosen);
    if (stands_alone(claim) || (all_stands && !std::holds_alternative<std::monostate>(claim.value))) continue;
    others.push_back(one_voice(c, sides_words(joining.sides, claim.sides), claim_words(c, joining, conflict, claim)));
    for (const Changed& one : written_in(c, joining, conflict, claim)) others.back().append("\n").append(one_voice(c, one.what, one.after));
  }
  std::sort(others.begin(), others.end());   // in whichever order the files came, the minutes are the same
  for (const std::string& one : others) minutes.others.append(minutes.others.empty() ? "" : "\n").append(one);
  minutes.decided_by = decision.chosen.empty() ? std::string() : joining.decided_by;
  minutes.reason = decision.chosen.empty() ? c.t("join.undecided") : decision.reason;
  keep_within_limits(minutes);
  return minutes;
}

// What nobody was asked about: whose it was, and what stood there. Nothing is decided with it.
plan::Decision minutes_of_taken(const Joining& joining, const Context& c) {
  constexpr std::size_t kMostLines = 500;
  plan::Decision minutes;
  minutes.about = c.t("join.wasTaken");
  const std::vector<Taken> all = taken_unasked(c, joining, kMostLines);
  const auto tell = [&](const std::string& line) { minutes.chosen.append(minutes.chosen.empty() ? "" : "\n").append(line); };
  for (std::size_t i = 0; i < std::min(all.size(), kMostLines); ++i) {
    const Taken& one = all[i];
    tell(one_voice(c, one.what, one.sides == 0 ? one.after : c.t("join.claim", {{"sides", sides_words(joining.sides, one.sides)}, {"value", one.after}})));
    if (!one.before.empty()) tell(one_voice(c, c.t("join.wasBefore"), one.before));
  }
  if (all.size() > kMostLines) tell(c.n("join.takenMore", static_cast<long>(all.size() - kMostLines)));
  keep_within_limits(minutes);
  return minutes;
}

// Of the same files the same, in whichever language they are joined and in whichever order they come.
plan::Id id_of_undecided(const Joining& joining, const Conflict& conflict) {
  std::vector<std::string> said;
  for (const exchange::Claim& claim : conflict.claims) {
    for (std::size_t side = 0; side < joining.sides.size(); ++side) {
      if ((claim.sides >> side & 1u) != 0) said.push_back(key_of(conflict, claim.value).append(sides_words(joining.sides, 1u << side)));
    }
  }
  std::sort(said.begin(), said.end());
  std::string all = key_of(conflict, conflict.base);
  for (const std::string& one : said) all.append("\n").append(one);
  return plan::derived_id("minutes", exchange::checksum(all));
}

// What the first side that has something calls it; in the joined plan it has another id.
std::string name_in_a_side(const Context& c, const Joining& joining, const plan::Id& id) {
  std::string name = thing_words(make_context(joining.open.get(), nullptr, c.state), id);
  for (std::size_t i = 0; i < joining.files.size() && name.empty(); ++i) name = thing_words(make_context(joining.files[i].document.get(), nullptr, c.state), id);
  return name;
}

// That two things are one, and what each of them was called.
plan::Decision minutes_of_same(const Joining& joining, const exchange::Alike& pair, const Context& c) {
  plan::Decision minutes;
  const std::string kept = thing_words(c, pair.first);
  minutes.about = !kept.empty() ? kept : thing_words(c, pair.second);
  if (minutes.about.empty()) minutes.about = name_in_a_side(c, joining, pair.first);
  minutes.base = added_words(c, joining, pair.first).append("\n").append(added_words(c, joining, pair.second));
  minutes.chosen = c.t("join.oneThing");
  minutes.decided_by = joining.decided_by;
  return minutes;
}

}  // namespace

std::vector<plan::Decision> undecided_minutes(const Joining& joining, Language language) {
  State state;
  state.language = language;
  const Context c = make_context(&joining.joined.document, nullptr, state);
  std::vector<plan::Decision> all;
  for (std::size_t i = 0; i < joining.joined.conflicts.size(); ++i) {
    plan::Decision one = minutes_of(joining, i, {}, exchange::standing(joining.joined.document, joining.joined.conflicts[i]), c);
    one.id = id_of_undecided(joining, joining.joined.conflicts[i]);
    all.push_back(std::move(one));
  }
  return all;
}

std::shared_ptr<const Document> outcome(const Joining& joining, Language language, dates::Day today, plan::IdSource& ids) {
  if (!can_be_taken_over(joining)) return nullptr;
  State state;
  state.language = language;
  const Context c = make_context(&joining.joined.document, nullptr, state);
  auto document = std::make_shared<Document>(joining.joined.document);
  std::vector<plan::Decision> minutes;
  for (std::size_t i = 0; i < joining.decisions.size(); ++i) {
    minutes.push_back(minutes_of(joining, i, joining.decisions[i], decided_value(joining, i), c));
    minutes.back().id = ids.next();
  }
  for (std::size_t i = 0; i < joining.same.size(); ++i) {
    if (!joining.same[i]) continue;
    minutes.push_back(minutes_of_same(joining, joining.joined.alike[i], c));
    minutes.back().id = ids.next();
  }
  if (exchange::resolve(*document, joining.joined.conflicts, choices_to_make(joining))) return nullptr;
  if (plan::Decision taken = minutes_of_taken(joining, c); !taken.chosen.empty()) {
    taken.id = ids.next();
    minutes.push_back(std::move(taken));
  }
  for (plan::Decision& one : minutes) {
    one.order = plan::order_between(document->decisions.empty() ? std::string_view() : document->decisions.back().order, {});
    one.date = dates::PartialDate::of(today);
    document->decisions.push_back(one);
  }
  return document;
}

}  // namespace cocrea::view
