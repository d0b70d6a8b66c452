#include <gtest/gtest.h>

#include "core/exchange/json.h"
#include "support/random_change.h"

namespace cocrea::exchange {
namespace {

using edit::Entry;
using edit::EntryKind;

TEST(Entry, IsOneLineThatCanBeRead) {
  plan::Document document;
  document.id = "doc";
  plan::fill_child_ids(plan::kDocument, document);
  const auto person = std::make_shared<plan::Person>();
  person->id = "a";
  person->order = "V";
  person->name = "Año\n";
  edit::History history;
  edit::Remove remove;
  remove.id = "a";
  const auto outcome = history.perform(
      document, {"edit.test",
                 {edit::Set{"doc-jurisdiction", "joined", "", {}, *dates::PartialDate::parse("2020-10")}, edit::Insert{"doc", "people", person},
                  edit::Set{"a", "side", "", {}, plan::Choice{2}}, remove}});
  ASSERT_TRUE(outcome.entry);
  EXPECT_EQ(write_entry(*outcome.entry),
            R"({"seq":1,"kind":"done","label":"edit.test","changes":[["set","doc-jurisdiction","joined","",{},{"date":"2020-10"}],)"
            R"(["insert","doc","people","person",{"id":"a","name":"Año\n","order":"V"}],["set","a","side","",{},{"choice":2}],)"
            R"(["remove","doc","people","person",{"id":"a","name":"Año\n","order":"V","side":"civilSociety"}]]})");
}

TEST(Entry, WhatIsReadAgainIsTheSameAndDoesTheSame) {
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    SCOPED_TRACE(seed);
    test::Random random(seed);
    plan::Document document = test::random_document(seed, {2, 50, true});
    plan::Document replayed = document;
    edit::History history;
    for (int i = 0; i < 12; ++i) {
      const auto outcome = random.chance(70) ? history.perform(document, test::random_transaction(random, document)) : history.undo(document);
      if (!outcome.entry) continue;
      const std::string line = write_entry(*outcome.entry);
      EXPECT_EQ(line.find('\n'), std::string::npos);
      const auto read = read_entry(line);
      ASSERT_TRUE(read) << line;
      ASSERT_TRUE(edit::equal(*read, *outcome.entry)) << line;
      ASSERT_EQ(write_entry(*read), line);
      ASSERT_FALSE(edit::replay(replayed, *read));
    }
    ASSERT_TRUE(equal(replayed, document));
  }
}

TEST(Entry, EveryKindOfValue) {
  const std::vector<plan::Value> values = {std::monostate(),
                                           std::string("x\"\\ñ"),
                                           std::string(),
                                           plan::LocalizedText{},
                                           plan::LocalizedText{{"en", ""}, {"es", "ñ"}},
                                           *dates::PartialDate::parse("2027-05-14"),
                                           plan::Choice{255},
                                           plan::ChoiceSet{4'000'000'000u},
                                           std::vector<plan::Id>{},
                                           std::vector<plan::Id>{"a", "b"}};
  for (const plan::Value& before : values) {
    for (const plan::Value& after : values) {
      const Entry entry{18'446'744'073'709'551'615u, EntryKind::redone, {"l", {edit::Set{"e", "f", "es", before, after}}}};
      const auto read = read_entry(write_entry(entry));
      ASSERT_TRUE(read) << write_entry(entry);
      EXPECT_TRUE(edit::equal(*read, entry)) << write_entry(entry);
    }
  }
}

TEST(Entry, WhatIsDamagedIsNone) {
  plan::Document document = test::random_document(4, {2, 60, true});
  test::Random random(4);
  edit::Transaction transaction = test::random_transaction(random, document);
  ASSERT_FALSE(edit::apply(document, transaction));
  const std::string line = write_entry({12, EntryKind::done, transaction});
  ASSERT_TRUE(read_entry(line));
  for (std::size_t length = 0; length < line.size(); ++length) EXPECT_FALSE(read_entry(std::string_view(line).substr(0, length))) << length;
  EXPECT_FALSE(read_entry(line + "x"));
  const auto is_none = [](const char* json) { EXPECT_FALSE(read_entry(json)) << json; };
  is_none("{}");
  is_none("[]");
  is_none(R"({"seq":1})");
  is_none(R"({"seq":-1,"kind":"done","label":"","changes":[]})");
  is_none(R"({"seq":1.5,"kind":"done","label":"","changes":[]})");
  is_none(R"({"seq":18446744073709551616,"kind":"done","label":"","changes":[]})");
  is_none(R"({"seq":1,"kind":"dreamt","label":"","changes":[]})");
  is_none(R"({"seq":1,"kind":"done","label":"","changes":[],"more":1})");
  is_none(R"({"seq":1,"kind":"done","label":"","changes":[["paint"]]})");
  is_none(R"({"seq":1,"kind":"done","label":"","changes":[["set","e","f","",{}]]})");
  is_none(R"({"seq":1,"kind":"done","label":"","changes":[["set","e","f","",{},{"date":"2027-13"}]]})");
  is_none(R"({"seq":1,"kind":"done","label":"","changes":[["set","e","f","",{},{"choice":256}]]})");
  is_none(R"({"seq":1,"kind":"done","label":"","changes":[["set","e","f","",{},{"text":"a","text":"b"}]]})");
  is_none(R"({"seq":1,"kind":"done","label":"","changes":[["set","e","f","",{},{"texts":{"es":"a","es":"b"}}]]})");
  is_none(R"({"seq":1,"kind":"done","label":"","changes":[["insert","p","l","ghost",{"id":"a"}]]})");
  is_none(R"({"seq":1,"kind":"done","label":"","changes":[["insert","p","l","person",{"order":"V"}]]})");
  is_none(R"({"seq":1,"kind":"done","label":"","changes":[["insert","p","l","person",{"id":"a","side":"nowhere"}]]})");
  is_none(R"({"seq":1,"kind":"done","label":"","changes":[["remove","p","l","person"]]})");
  EXPECT_TRUE(read_entry(R"({"seq":1,"kind":"done","label":"","changes":[]})"));
}

TEST(Entry, ARandomlyDamagedOneNeverHurts) {
  test::Random random(31);
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    plan::Document document = test::random_document(seed, {2, 50, true});
    edit::Transaction transaction = test::random_transaction(random, document);
    ASSERT_FALSE(edit::apply(document, transaction));
    const std::string line = write_entry({seed, EntryKind::done, transaction});
    for (int i = 0; i < 300; ++i) {
      std::string damaged = line;
      for (std::size_t changes = 1 + random.below(3); changes > 0; --changes) {
        const std::size_t at = random.below(damaged.size());
        if (random.chance(50)) damaged[at] = static_cast<char>(random.below(256));
        else damaged.erase(at, random.below(20));
        if (damaged.empty()) damaged = "x";
      }
      if (const auto entry = read_entry(damaged)) {
        plan::Document copy = document;
        edit::replay(copy, *entry);  // done or refused
        EXPECT_TRUE(read_entry(write_entry(*entry)));
      }
    }
  }
}

}  // namespace
}  // namespace cocrea::exchange
