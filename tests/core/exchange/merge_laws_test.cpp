// What holds of joining, whatever the documents and whatever was done to them.
#include <gtest/gtest.h>

#include <algorithm>

#include "core/exchange/differences.h"
#include "core/exchange/join_values.h"
#include "core/exchange/merge.h"
#include "support/random_change.h"

namespace cocrea::exchange {
namespace {

using plan::Document;
using plan::Id;
using plan::Value;
using What = Difference::What;

constexpr std::uint64_t kSeeds = 150;

// A base and what several people did to it, each a few steps.
struct LawCase {
  Document base;
  std::vector<Document> sides;
};

// What is written only when copies are joined (dots_test.cpp).
bool is_tally(const Document& document, const edit::Change& change) {
  if (const auto* insert = std::get_if<edit::Insert>(&change)) return insert->list == "tallies";
  const Id& id = std::holds_alternative<edit::Set>(change) ? std::get<edit::Set>(change).entity : std::get<edit::Remove>(change).id;
  return plan::find(document, id).type == &plan::kTally;
}

Document worked_on(const Document& base, std::uint64_t seed) {
  test::Random random(seed * 1'000'003);   // numbers that follow each other draw from one sequence, a step apart: ids would meet
  Document side = base;
  for (std::size_t steps = 1 + random.below(4); steps > 0; --steps) {
    edit::Transaction step = test::random_transaction(random, side);
    if (std::any_of(step.changes.begin(), step.changes.end(), [&](const edit::Change& one) { return is_tally(side, one); })) {
      ++steps;
      continue;
    }
    EXPECT_FALSE(edit::apply(side, step));
  }
  side.rev = std::to_string(seed);
  return side;
}

LawCase make_case(std::uint64_t seed, std::size_t sides) {
  LawCase made{test::random_document(seed, {2, 50, true}), {}};
  for (std::size_t i = 0; i < sides; ++i) made.sides.push_back(worked_on(made.base, seed * 100 + i));
  return made;
}

Joined joined(const Document& base, const std::vector<const Document*>& documents) {
  std::vector<Side> sides;
  for (const Document* one : documents) sides.push_back({std::to_string(sides.size() + 1), one});
  return join(&base, sides);
}

testing::AssertionResult same(const Document& a, const Document& b) {
  if (plan::equal(plan::kDocument, a, b)) return testing::AssertionSuccess();
  auto result = testing::AssertionFailure();
  for (const Difference& one : differences(a, b)) {
    result << "\n" << static_cast<int>(one.what) << " " << one.type->name << " " << (one.before ? one.before->id : one.after->id) << " " << one.name;
  }
  return result;
}

TEST(MergeLaws, WhatOnlyOneDidIsTheResult) {
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    SCOPED_TRACE(seed);
    const LawCase one = make_case(seed, 1);
    for (const auto& sides : {std::vector{&one.sides[0], &one.base}, std::vector{&one.base, &one.sides[0]}, std::vector{&one.base, &one.sides[0], &one.base}}) {
      const Joined result = joined(one.base, sides);
      ASSERT_FALSE(result.refused);
      EXPECT_TRUE(result.conflicts.empty());
      EXPECT_TRUE(same(one.sides[0], result.document));
    }
  }
}

TEST(MergeLaws, WhatAllDidIsTheResult) {
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    SCOPED_TRACE(seed);
    const LawCase one = make_case(seed, 1);
    const Joined result = joined(one.base, {&one.sides[0], &one.sides[0], &one.sides[0]});
    EXPECT_TRUE(result.conflicts.empty());
    EXPECT_TRUE(result.alike.empty());
    EXPECT_TRUE(same(one.sides[0], result.document));
  }
}

TEST(MergeLaws, TheOrderOfTheSidesMakesNoDifference) {
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    SCOPED_TRACE(seed);
    LawCase one = make_case(seed, 4);
    for (std::size_t i = 0; i < seed % 5; ++i) {   // some of them copies, whose dots are counted
      one.sides[i].copy = "Mesa";
      one.sides[i].copy_id = std::to_string(i);
    }
    std::vector<std::size_t> order{0, 1, 2, 3};
    const auto join_in_order = [&] {
      std::vector<const Document*> sides;
      for (const std::size_t i : order) sides.push_back(&one.sides[i]);
      return joined(one.base, sides);
    };
    const Joined first = join_in_order();
    ASSERT_FALSE(first.refused);
    while (std::next_permutation(order.begin(), order.end())) {
      const Joined other = join_in_order();
      EXPECT_TRUE(same(first.document, other.document));
      EXPECT_EQ(first.document.parents, other.document.parents);
      ASSERT_EQ(first.conflicts.size(), other.conflicts.size());
      for (std::size_t i = 0; i < first.conflicts.size(); ++i) {
        const Conflict &a = first.conflicts[i], &b = other.conflicts[i];
        EXPECT_TRUE(a.what == b.what && a.entity == b.entity && a.field == b.field && a.language == b.language && a.base == b.base);
        ASSERT_EQ(a.claims.size(), b.claims.size());
        for (const Claim& claim : b.claims) {
          std::uint32_t sides = 0;
          for (std::size_t k = 0; k < order.size(); ++k) sides |= (claim.sides >> k & 1u) << order[k];
          EXPECT_TRUE(std::any_of(a.claims.begin(), a.claims.end(), [&](const Claim& same) { return same.sides == sides && same.value == claim.value; }));
        }
      }
      ASSERT_EQ(first.alike.size(), other.alike.size());
    }
  }
}

// Whether a side's claim to a value is among the conflicts.
bool is_asked(const Joined& result, const Conflict::What what, const Id& entity, std::string_view field, std::string_view language, std::size_t side,
              const Value& value) {
  return std::any_of(result.conflicts.begin(), result.conflicts.end(), [&](const Conflict& one) {
    return one.what == what && one.entity == entity && (what == Conflict::What::existence || one.field == field) && one.language == language &&
           std::any_of(one.claims.begin(), one.claims.end(), [&](const Claim& claim) { return (claim.sides >> side & 1u) != 0 && claim.value == value; });
  });
}

bool asks_whether_there(const Joined& result) {
  return std::any_of(result.conflicts.begin(), result.conflicts.end(), [](const Conflict& one) { return one.what == Conflict::What::existence; });
}

struct Lost {
  const Joined& result;
  std::size_t side;

  void value(const Difference& one, const plan::Field& field, std::string_view language) const {
    const Value was = plan::get_value(field, *one.before, language), is = plan::get_value(field, *one.after, language);
    const plan::FoundConst found = plan::find(result.document, one.after->id);
    ASSERT_TRUE(found) << one.after->id;
    const Value stands = plan::get_value(field, *found.entity, language);
    if (one.type == &plan::kProposal && field.name == "votes") return;   // they add up: see dots_sum_test
    if (was == is || stands == is || is_asked(result, Conflict::What::field, one.after->id, field.name, language, side, is)) return;
    if (field.kind == plan::Kind::references || field.kind == plan::Kind::reference) return ids(ids_in(was), ids_in(is), ids_in(stands));
    ASSERT_EQ(field.kind, plan::Kind::choices) << one.type->name << "." << field.name;
    const auto bits = [](const Value& value) { return std::holds_alternative<plan::ChoiceSet>(value) ? std::get<plan::ChoiceSet>(value) : 0; };
    EXPECT_EQ(bits(is) & ~bits(was) & ~bits(stands), 0u);
    EXPECT_EQ(bits(was) & ~bits(is) & bits(stands), 0u);
  }

  // What was added is there, unless nobody has it any more; what was taken out is not, unless it is asked whether it stays.
  void ids(const std::vector<Id>& was, const std::vector<Id>& is, const std::vector<Id>& stand) const {
    const auto holds = [](const std::vector<Id>& all, const Id& id) { return std::find(all.begin(), all.end(), id) != all.end(); };
    for (const Id& id : is) EXPECT_TRUE(holds(was, id) || holds(stand, id) || !plan::find(result.document, id)) << id;
    for (const Id& id : was) EXPECT_TRUE(holds(is, id) || !holds(stand, id) || asks_whether_there(result)) << id;
  }

  void difference(const Difference& one) const {
    SCOPED_TRACE(std::string(one.type->name) + "." + std::string(one.name));
    if (one.what == What::added) {
      EXPECT_TRUE(plan::find(result.document, one.after->id));
    } else if (one.what == What::removed) {
      EXPECT_TRUE(!plan::find(result.document, one.before->id) || is_asked(result, Conflict::What::existence, one.before->id, {}, {}, side, {}));
    } else if (one.what == What::changed && one.field != nullptr && one.field->kind == plan::Kind::localized) {
      for (const char* language : {"es", "en", "gl", "eu", "pt-BR", "quc"}) value(one, *one.field, language);
    } else if (one.what == What::changed && one.field != nullptr) {
      value(one, *one.field, {});
    } else if (one.what == What::changed) {
      const plan::FoundConst found = plan::find(result.document, one.after->id);
      ASSERT_TRUE(found);
      const auto member = [&](const plan::Entity& entity) -> Value {
        const auto at = entity.extras.find(one.name);
        return at == entity.extras.end() ? Value{} : Value{at->second};
      };
      EXPECT_TRUE(member(*found.entity) == member(*one.after) ||
                  is_asked(result, Conflict::What::unknown, one.after->id, one.name, {}, side, member(*one.after)));
    }
  }
};

TEST(MergeLaws, EveryValueThatDiffersFromTheBaseIsInTheResultOrAsked) {
  std::size_t conflicts = 0, kinds = 0;
  for (std::uint64_t seed = 1; seed <= kSeeds * 2; ++seed) {
    SCOPED_TRACE(seed);
    const LawCase one = make_case(seed, 5);
    std::vector<const Document*> sides;
    for (const Document& side : one.sides) sides.push_back(&side);
    const Joined result = joined(one.base, sides);
    ASSERT_FALSE(result.refused);
    conflicts += result.conflicts.size();
    for (const Conflict& conflict : result.conflicts) kinds |= std::size_t{1} << static_cast<unsigned>(conflict.what);
    for (std::size_t i = 0; i < sides.size(); ++i) {
      for (const Difference& difference : differences(one.base, *sides[i])) Lost{result, i}.difference(difference);
    }
  }
  EXPECT_GT(conflicts, kSeeds / 4);   // else nothing was tried
  EXPECT_NE(kinds & 1u << static_cast<unsigned>(Conflict::What::field), 0u);
  EXPECT_NE(kinds & 1u << static_cast<unsigned>(Conflict::What::existence), 0u);
}

// What two of a side and of others added, whatever it is called, is said to be the same. A tally is known by its copy, and joins by a rule of its own (dots_sum_test).
std::vector<Alike> made_up_pairs(const Document& base, const std::vector<Document>& sides, test::Random& random) {
  std::vector<std::vector<std::pair<Id, const plan::EntityType*>>> added;
  for (const Document& side : sides) {
    auto& here = added.emplace_back();
    plan::walk(side, [&](const plan::Entity& entity, const plan::EntityType& type) {
      const bool is_element = plan::find(side, entity.id).field != nullptr && plan::find(side, entity.id).field->kind == plan::Kind::list;
      if (is_element && &type != &plan::kTally && !plan::find(base, entity.id)) here.emplace_back(entity.id, &type);
    });
  }
  std::vector<Alike> pairs;
  for (std::size_t a = 0; a < added.size(); ++a) {
    for (std::size_t b = a + 1; b < added.size(); ++b) {
      for (const auto& one : added[a]) {
        for (const auto& other : added[b]) {
          if (one.second == other.second && one.first != other.first && random.below(2) == 0) pairs.push_back({std::min(one.first, other.first), std::max(one.first, other.first), one.second});
        }
      }
    }
  }
  return pairs;
}

void add_something(test::Random& random, Document& document, const Id& parent, const char* list, const plan::EntityType& type) {
  std::vector<Id> ids;
  plan::walk(document, [&](const plan::Entity& entity, const plan::EntityType&) { ids.push_back(entity.id); });
  edit::Transaction step{"test", {edit::Insert{parent, list, test::random_entity(random, type, {2, 50, true}, ids)}}};
  ASSERT_FALSE(edit::apply(document, step));
}

// A side whose things have other ids says what it said, and everything new in it is in the result or asked.
void expect_nothing_new_is_lost(const Document& base, const Document& side, const Document& renamed, const Lost& lost) {
  std::vector<std::pair<const plan::Entity*, const plan::EntityType*>> before, after;
  plan::walk(side, [&](const plan::Entity& entity, const plan::EntityType& type) { before.emplace_back(&entity, &type); });
  plan::walk(renamed, [&](const plan::Entity& entity, const plan::EntityType& type) { after.emplace_back(&entity, &type); });
  ASSERT_EQ(before.size(), after.size());
  for (std::size_t i = 0; i < before.size(); ++i) {
    ASSERT_EQ(before[i].second, after[i].second);
    EXPECT_EQ(before[i].first->extras, after[i].first->extras);
    const bool is_new = !plan::find(base, before[i].first->id);
    const auto unset = before[i].second->make();
    for (const plan::Field& field : before[i].second->fields) {
      if (field.kind == plan::Kind::child || field.kind == plan::Kind::list) continue;
      const bool refers = field.kind == plan::Kind::reference || field.kind == plan::Kind::references;
      EXPECT_TRUE(refers || plan::same_value(field, *before[i].first, *after[i].first)) << field.name;
      if (!is_new || !plan::find(lost.result.document, after[i].first->id)) continue;   // nested things take one of their ids
      Difference one{What::changed, before[i].second, unset.get(), after[i].first, nullptr, nullptr, nullptr, &field, field.name};
      lost.difference(one);
    }
  }
}

TEST(MergeLaws, WhatIsSaidToBeTheSameLosesNothing) {
  std::size_t united = 0, conflicts = 0;
  for (std::uint64_t seed = 1; seed <= kSeeds / 2; ++seed) {
    SCOPED_TRACE(seed);
    LawCase one = make_case(seed, 4);
    test::Random random(seed * 7'000'003);
    for (Document& side : one.sides) {
      add_something(random, side, side.id, "people", plan::kPerson);
      if (!side.plans.empty()) add_something(random, side, side.plans[0].id, "commitments", plan::kCommitment);
    }
    const std::vector<Alike> pairs = made_up_pairs(one.base, one.sides, random);
    std::vector<Side> sides;
    for (const Document& side : one.sides) sides.push_back({std::to_string(sides.size() + 1), &side});
    const AsOne as = as_one(sides, pairs, std::vector<bool>(pairs.size(), true));
    const Joined result = join(&one.base, as.sides), apart = join(&one.base, sides);
    ASSERT_FALSE(result.refused);
    united += static_cast<std::size_t>(std::count(as.same.begin(), as.same.end(), true));
    conflicts += result.conflicts.size() - apart.conflicts.size();
    for (std::size_t i = 0; i < sides.size(); ++i) {
      for (const Difference& difference : differences(one.base, *as.sides[i].document)) Lost{result, i}.difference(difference);
      expect_nothing_new_is_lost(one.base, one.sides[i], *as.sides[i].document, Lost{result, i});
    }
  }
  EXPECT_GT(united, kSeeds / 4);   // else nothing was tried
  EXPECT_GT(conflicts, kSeeds / 4);
}

TEST(MergeLaws, TheResultIsAFileThatCanBeRead) {
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    SCOPED_TRACE(seed);
    const LawCase one = make_case(seed, 3);
    const Joined result = joined(one.base, {&one.sides[0], &one.sides[1], &one.sides[2]});
    const Reading reading = read_document(write_document(result.document));
    ASSERT_TRUE(reading.document);
    EXPECT_TRUE(same(*reading.document, result.document));
  }
}

TEST(MergeLaws, TakingOneSidesPartInAllLeavesNothingOpenOfIt) {
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    SCOPED_TRACE(seed);
    const LawCase one = make_case(seed, 3);
    Joined result = joined(one.base, {&one.sides[0], &one.sides[1], &one.sides[2]});
    std::vector<Choice> choices;
    for (std::size_t i = 0; i < result.conflicts.size(); ++i) choices.push_back({i, result.conflicts[i].claims.front().value});
    ASSERT_FALSE(resolve(result.document, result.conflicts, choices));
    for (const Choice& choice : choices) {
      const Conflict& conflict = result.conflicts[choice.conflict];
      const plan::FoundConst found = plan::find(std::as_const(result.document), conflict.entity);
      if (conflict.what == Conflict::What::existence && std::holds_alternative<std::monostate>(choice.value)) EXPECT_FALSE(found);
      if (conflict.what != Conflict::What::field || !found) continue;
      const plan::Field& field = *found.type->find(conflict.field);
      if (field.kind == plan::Kind::reference || field.kind == plan::Kind::references) continue;   // to what may have been taken out
      EXPECT_EQ(plan::get_value(field, *found.entity, conflict.language), choice.value);
    }
  }
}

// That joining these asks of every difference between any two of them, and gives any one of them where its part is taken in everything.
void expect_every_difference_asked(const std::vector<const Document*>& documents) {
  std::vector<Side> sides;
  for (const Document* document : documents) sides.push_back({std::to_string(sides.size()), document});
  const Joined result = join(nullptr, sides);
  ASSERT_FALSE(result.refused);
  EXPECT_TRUE(result.without_base);
  for (std::size_t a = 0; a < documents.size(); ++a) {
    for (std::size_t b = a + 1; b < documents.size(); ++b) {
      for (const Difference& difference : differences(*documents[a], *documents[b])) {
        const bool is_order = difference.what == What::moved && difference.parent_before->id == difference.parent_after->id;
        if (is_order) continue;
        const Id& id = difference.after != nullptr ? difference.after->id : difference.before->id;
        EXPECT_TRUE(plan::find(result.document, id));
        EXPECT_TRUE(std::any_of(result.conflicts.begin(), result.conflicts.end(), [&](const Conflict& conflict) {
          return conflict.entity == id && (conflict.what == Conflict::What::existence || difference.what == What::moved || conflict.field == difference.name);
        })) << a << b << difference.type->name << "." << difference.name;
      }
    }
  }
  // Taking one side's part in everything gives that side, but for the order of what several have.
  for (std::size_t side = 0; side < documents.size(); ++side) {
    SCOPED_TRACE(side);
    Document taken = result.document;
    std::vector<Choice> choices;
    for (std::size_t i = 0; i < result.conflicts.size(); ++i) {
      for (const Claim& claim : result.conflicts[i].claims) {
        if ((claim.sides >> side & 1u) != 0) choices.push_back({i, claim.value});
      }
    }
    ASSERT_FALSE(resolve(taken, result.conflicts, choices));
    for (const Difference& left : differences(taken, *documents[side])) {
      if (left.field != nullptr && (left.field->kind == plan::Kind::reference || left.field->kind == plan::Kind::references)) continue;   // a removal lets go
      EXPECT_TRUE(left.what == What::moved) << left.type->name << "." << left.name;
    }
  }
}

TEST(MergeLaws, WithoutABaseEveryDifferenceBetweenAnyTwoIsAsked) {
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    SCOPED_TRACE(seed);
    for (const std::size_t besides : {std::size_t{1}, std::size_t{3}}) {
      const LawCase one = make_case(seed, besides);
      std::vector<const Document*> documents = {&one.base};
      for (const Document& side : one.sides) documents.push_back(&side);
      ASSERT_NO_FATAL_FAILURE(expect_every_difference_asked(documents));
    }
  }
}

TEST(DifferenceLaws, TheChangesBetweenTwoLeadFromOneToTheOther) {
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    SCOPED_TRACE(seed);
    const LawCase one = make_case(seed, 2);
    for (const auto& pair : {std::pair{&one.base, &one.sides[0]}, std::pair{&one.sides[0], &one.sides[1]}, std::pair{&one.sides[1], &one.base}}) {
      Document document = *pair.first;
      edit::Transaction step{"test", changes_between(document, *pair.second)};
      ASSERT_FALSE(edit::apply(document, step));
      document.generator = pair.second->generator;
      EXPECT_TRUE(same(document, *pair.second));
      EXPECT_TRUE(differences(document, *pair.second).empty());
      edit::Transaction back = edit::inverse(step);
      ASSERT_FALSE(edit::apply(document, back));
      document.generator = pair.first->generator;
      EXPECT_TRUE(same(document, *pair.first));
    }
  }
}

}  // namespace
}  // namespace cocrea::exchange
