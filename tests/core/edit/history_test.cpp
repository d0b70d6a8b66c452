#include "core/edit/history.h"

#include <gtest/gtest.h>

#include "support/random_change.h"

namespace cocrea::edit {
namespace {

using plan::Document;

Document start() {
  Document document;
  document.id = "doc";
  plan::fill_child_ids(plan::kDocument, document);
  return document;
}

Transaction name_it(const std::string& name, const char* label = "edit.field") {
  return {label, {Set{"doc-jurisdiction", "name", {}, {}, name}}};
}

TEST(History, UndoAndRedoSayWhatTheyDo) {
  Document document = start();
  History history;
  EXPECT_FALSE(history.can_undo());
  EXPECT_FALSE(history.can_redo());
  EXPECT_FALSE(history.undo(document).entry);
  EXPECT_FALSE(history.redo(document).entry);
  EXPECT_EQ(history.undo_label(), "");

  const auto first = history.perform(document, name_it("A", "edit.first"));
  ASSERT_TRUE(first.entry);
  EXPECT_EQ(first.entry->seq, 1u);
  EXPECT_EQ(first.entry->kind, EntryKind::done);
  history.perform(document, name_it("B", "edit.second"));
  EXPECT_EQ(history.undo_label(), "edit.second");

  const auto undone = history.undo(document);
  ASSERT_TRUE(undone.entry);
  EXPECT_EQ(undone.entry->seq, 3u);
  EXPECT_EQ(undone.entry->kind, EntryKind::undone);
  EXPECT_EQ(document.jurisdiction.name, "A");
  EXPECT_EQ(history.undo_label(), "edit.first");
  EXPECT_EQ(history.redo_label(), "edit.second");

  const auto redone = history.redo(document);
  ASSERT_TRUE(redone.entry);
  EXPECT_EQ(redone.entry->seq, 4u);
  EXPECT_EQ(redone.entry->kind, EntryKind::redone);
  EXPECT_EQ(document.jurisdiction.name, "B");
  EXPECT_FALSE(history.can_redo());
}

TEST(History, AnEmptyStepIsNone) {
  Document document = start();
  History history;
  history.perform(document, name_it("A"));
  history.undo(document);
  const auto outcome = history.perform(document, name_it(""));
  EXPECT_FALSE(outcome.entry);
  EXPECT_FALSE(outcome.refusal);
  EXPECT_EQ(history.last_seq(), 2u);
  EXPECT_TRUE(history.can_redo()) << "nothing was done, so nothing is lost";
}

TEST(History, ANewStepForgetsWhatWasUndone) {
  Document document = start();
  History history;
  history.perform(document, name_it("A"));
  history.undo(document);
  history.perform(document, name_it("B"));
  EXPECT_FALSE(history.can_redo());
}

TEST(History, ARefusedStepLeavesEverythingAsItWas) {
  Document document = start();
  History history;
  history.perform(document, name_it("A"));
  Transaction step{"x", {}};
  step.changes.push_back(Set{"nobody", "name", {}, {}, std::string("B")});
  const auto outcome = history.perform(document, std::move(step));
  ASSERT_TRUE(outcome.refusal);
  EXPECT_FALSE(outcome.entry);
  EXPECT_EQ(history.last_seq(), 1u);
  EXPECT_EQ(document.jurisdiction.name, "A");
}

TEST(History, KeepsTheLastSteps) {
  Document document = start();
  History history;
  for (std::size_t i = 1; i <= History::kLimit + 20; ++i) history.perform(document, name_it(std::to_string(i)));
  std::size_t steps = 0;
  while (history.undo(document).entry) ++steps;
  EXPECT_EQ(steps, History::kLimit);
  EXPECT_EQ(document.jurisdiction.name, "20");
}

// Many steps, undone and redone at random, on a random document.
struct Played {
  Document before, after;
  History history;
  std::vector<Entry> entries;
};
Played play(std::uint64_t seed, int steps) {
  test::Random random(seed);
  Played played;
  played.before = played.after = test::random_document(seed, {2, 50, true});
  for (int i = 0; i < steps; ++i) {
    const std::size_t kind = random.below(10);
    auto outcome = kind < 6 ? played.history.perform(played.after, test::random_transaction(random, played.after))
                   : kind < 9 ? played.history.undo(played.after)
                              : played.history.redo(played.after);
    EXPECT_FALSE(outcome.refusal);
    if (outcome.entry) played.entries.push_back(*outcome.entry);
  }
  return played;
}

TEST(History, UndoingAllGivesTheStartAndRedoingAllTheEnd) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    SCOPED_TRACE(seed);
    Played played = play(seed, 25);
    const Document end = played.after;
    std::size_t undone = 0;
    while (played.history.undo(played.after).entry) ++undone;
    ASSERT_TRUE(equal(played.after, played.before));
    for (; undone > 0; --undone) ASSERT_TRUE(played.history.redo(played.after).entry);
    ASSERT_TRUE(equal(played.after, end));
  }
}

TEST(History, ReplayedEntriesGiveTheSameDocumentAndTheSameHistory) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    SCOPED_TRACE(seed);
    Played played = play(seed, 25);
    for (std::size_t i = 0; i < played.entries.size(); ++i) ASSERT_EQ(played.entries[i].seq, i + 1);

    Document replayed = played.before;
    for (const Entry& entry : played.entries) ASSERT_FALSE(replay(replayed, entry));
    ASSERT_TRUE(equal(replayed, played.after));

    History restored;
    restored.restore(played.entries, played.history.last_seq());
    EXPECT_EQ(restored.last_seq(), played.history.last_seq());
    // Both undo and redo the same from here.
    Document other = played.after;
    while (played.history.can_redo()) {
      ASSERT_TRUE(played.history.redo(played.after).entry);
      ASSERT_TRUE(restored.redo(other).entry);
      ASSERT_TRUE(equal(played.after, other));
    }
    EXPECT_FALSE(restored.can_redo());
    while (played.history.can_undo()) {
      ASSERT_EQ(played.history.undo_label(), restored.undo_label());
      ASSERT_TRUE(played.history.undo(played.after).entry);
      ASSERT_TRUE(restored.undo(other).entry);
      ASSERT_TRUE(equal(played.after, other));
    }
    EXPECT_FALSE(restored.can_undo());
  }
}

TEST(History, EntriesThatWereCutOffAreNotMissed) {
  Document document = start();
  History history;
  std::vector<Entry> entries;
  for (const char* name : {"A", "B", "C"}) entries.push_back(*history.perform(document, name_it(name)).entry);
  entries.push_back(*history.undo(document).entry);
  entries.push_back(*history.undo(document).entry);
  // Only the two that were undone are left: what they undid can still be redone.
  History restored;
  restored.restore({entries[3], entries[4]}, 5);
  EXPECT_FALSE(restored.can_undo());
  ASSERT_TRUE(restored.redo(document).entry);
  EXPECT_EQ(document.jurisdiction.name, "B");
  ASSERT_TRUE(restored.redo(document).entry);
  EXPECT_EQ(document.jurisdiction.name, "C");
  EXPECT_EQ(restored.last_seq(), 7u);
}

TEST(History, NumbersGoOnAfterTheHighestThatIsKnown) {
  History history;
  history.restore({}, 41);
  Document document = start();
  EXPECT_EQ(history.perform(document, name_it("A")).entry->seq, 42u);
  history.restore({Entry{50, EntryKind::done, name_it("B")}}, 41);
  EXPECT_EQ(history.last_seq(), 50u);
}

}  // namespace
}  // namespace cocrea::edit
