// "What says saved is there": random work, random storage, random crashes. Whenever the page says "saved", a machine that goes off at that moment must give
// back the same document, the text being typed in its place, and every text that could not be taken.
#include <gtest/gtest.h>

#include <random>

#include "fake_storage.h"
#include "glasgow.h"

namespace cocrea::app::testing {
namespace {

using Random = std::mt19937;

std::size_t below(Random& random, std::size_t limit) { return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random); }
bool chance(Random& random, std::size_t percent) { return below(random, 100) < percent; }

bool leaves_the_document(const view::Action& action) {
  return action.is<view::OpenSample>() || action.is<view::NewDocument>() ||
         action.is<view::OpenStored>() || action.is<view::DeleteStored>() ||
         action.is<view::CloseDocument>();
}

void collect(const view::Node& node, std::vector<view::Node>& fields, std::vector<std::string>& others) {
  if (!node.id.empty() && !node.disabled) {
    if (node.action.is<view::EditField>()) {
      view::Node field = node;
      field.children.clear();
      fields.push_back(std::move(field));
    } else if (node.action.index() != 0 && !node.field && !leaves_the_document(node.action)) {
      others.push_back(node.id);
    }
  }
  for (const view::Node& child : node.children) collect(child, fields, others);
}

const char* const kTexts[] = {"", "a", "Gestión año ñandú ¿sí?", "14/5/2027", "mayo 2027", "2027", "the day after", "two\nlines", "e\xCC\x81", "\"quoted\" \\ {x}"};

void do_something(Session& session, Random& random) {
  if (chance(random, 15)) {
    session.shortcut(chance(random, 60) ? "ctrl+z" : "ctrl+shift+z");
    return;
  }
  std::vector<view::Node> fields;
  std::vector<std::string> others;
  const view::Page& page = session.page();
  collect(page.main, fields, others);
  collect(page.navigation, fields, others);
  if (page.dialog) others = {"dialog.close"};
  if (!fields.empty() && chance(random, 60)) {
    const view::Node& field = fields[below(random, fields.size())];
    if (field.field->options.empty()) {
      type(session, field.id, kTexts[below(random, std::size(kTexts))]);
      if (chance(random, 50)) {
        leave(session, field.id, kTexts[below(random, std::size(kTexts))]);
      } else if (session.state().draft && chance(random, 50)) {
        leave(session, field.id, session.state().draft->text);
      }
    } else {
      choose(session, field.id, field.field->options[below(random, field.field->options.size())].value);
    }
  } else if (!others.empty()) {
    press(session, others[below(random, others.size())]);
  }
}

Session open(const FakeStorage& storage, unsigned seed) {
  Start start = start_on();
  start.seed_low = 1000 + seed;   // every start of the program has its own random numbers
  start.fragment = std::string("#d=") + kGlasgowId;
  Session session(start);
  session.take_effects();
  session.stored(storage.content(kGlasgowId));
  return session;
}

std::map<std::string, std::string> rejected(const Session& session) {
  std::map<std::string, std::string> texts;
  for (const auto& one : session.state().rejected) texts[one.first] = one.second.text;
  return texts;
}

bool gap_was_said(const Session& session) {
  for (const view::Notice& one : session.state().notices) {
    if (one.key == "notice.stepsLost" || one.key == "notice.draftDamaged" || one.key == "notice.draftHomeless") return true;
  }
  return false;
}

// A line that adds to a list and was still being typed becomes an element when it is found again: under an id of its own, drawn by another start of the
// program, and so under another hash. Everything else is the same.
bool same_but_for_one_new_id(std::string found, std::string expected) {
  const auto without_rev = [](std::string& bytes) {
    const std::size_t rev = bytes.find("\"rev\": ");
    if (rev != std::string::npos) bytes.erase(rev, bytes.find('\n', rev) - rev);
  };
  without_rev(found);
  without_rev(expected);
  const std::size_t at = static_cast<std::size_t>(std::mismatch(found.begin(), found.end(), expected.begin(), expected.end()).first - found.begin());
  const std::size_t quote = found.rfind("\"id\": \"", at) + 7;
  constexpr std::size_t kId = 22;
  if (found == expected) return true;
  if (quote > at || at > quote + kId) return false;
  const std::string mine = found.substr(quote, kId), theirs = expected.substr(quote, kId);
  for (std::size_t i = found.find(mine); i != std::string::npos; i = found.find(mine, i)) found.replace(i, kId, theirs);
  return found == expected;
}

class SavedIsSaved : public ::testing::TestWithParam<unsigned> {};

TEST_P(SavedIsSaved, AtEveryMoment) {
  Random random(GetParam());
  const bool failing = GetParam() % 3 == 2;   // every third run, storage fails now and then
  FakeStorage storage;
  Session session{start_on()};
  session.file("glasgow.json", glasgow_bytes());
  storage.settle(session);
  std::size_t moments = 0;
  unsigned starts = 0;
  for (int step = 0; step < 120; ++step) {
    do_something(session, random);
    storage.take(session);
    for (std::size_t i = below(random, 6); i > 0 && storage.waiting() > 0; --i) storage.carry_out_one(session, chance(random, 80));
    if (failing && storage.waiting() > 0 && chance(random, 10)) storage.fail_all(session);
    if (chance(random, 20)) storage.settle(session);
    ASSERT_EQ(storage.problem(), "");

    if (session.state().save == view::SaveState::saved) {
      ++moments;
      Session expected = session;
      if (expected.state().draft) leave(expected, expected.state().draft->node, expected.state().draft->text);
      const Session found = open(storage, ++starts);
      ASSERT_NE(found.document(), nullptr);
      if (!same_but_for_one_new_id(found.bytes(), expected.bytes())) ASSERT_EQ(found.bytes(), expected.bytes()) << "step " << step;
      ASSERT_EQ(rejected(found), rejected(expected)) << "step " << step << storage.content(kGlasgowId).draft;
      ASSERT_FALSE(gap_was_said(found)) << "step " << step;
    }
    if (chance(random, 5)) {   // the machine goes off, saved or not
      storage.crash();
      session = open(storage, ++starts);
      ASSERT_NE(session.document(), nullptr);
      ASSERT_FALSE(!failing && gap_was_said(session)) << "step " << step;
    }
  }
  EXPECT_GT(moments, 10u);

  // With storage that never failed, every step since the file was opened can still be taken back, over all the crashes.
  if (failing) return;
  for (int i = 0; i < 1000 && (session.page(), session.state().can_undo); ++i) session.shortcut("ctrl+z");
  EXPECT_EQ(exchange::content_hash(*session.document()), exchange::content_hash(glasgow()));
}

INSTANTIATE_TEST_SUITE_P(Seeds, SavedIsSaved, ::testing::Range(0u, 60u));

}  // namespace
}  // namespace cocrea::app::testing
