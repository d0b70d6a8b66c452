// A day's work and more: after the first thousand steps a session holds no more than before. Undo, the bin and what is kept in mind about the page are bounded.
#include <gtest/gtest.h>

#include <cstdlib>
#include <new>

#include "glasgow.h"
#include "support/times.h"

// Bytes that live, as the program asked for them: what the allocator keeps for later is not the session's. Not where the sanitizers, or another
// library than Debian's, have the operators.
#if defined(__GLIBC__) && !defined(COCREA_SANITIZED)
#define COCREA_COUNTED 1
#include <malloc.h>
namespace {
std::size_t live = 0;
}
[[gnu::noinline]] void* operator new(std::size_t size) {
  void* const made = std::malloc(size);
  if (made == nullptr) std::abort();
  live += malloc_usable_size(made);
  return made;
}
[[gnu::noinline]] void operator delete(void* one) noexcept {
  live -= malloc_usable_size(one);
  std::free(one);
}
[[gnu::noinline]] void operator delete(void* one, std::size_t) noexcept { operator delete(one); }
#endif

namespace cocrea::app::testing {
namespace {

// 0 where nobody counts.
std::size_t allocated() {
#if defined(COCREA_COUNTED)
  return live;
#else
  return 0;
#endif
}

class DayOfWork {
 public:
  DayOfWork() {
    session_.file("glasgow.json", glasgow_bytes());
    take();
  }

  std::size_t steps() const { return steps_; }
  const plan::Document& document() const { return *session_.document(); }

  // Some steps on three pages, of every kind. It ends with the plan as long as it began.
  void go_round() {
    ++round_;
    const std::string number = std::to_string(round_ % 89 + 10);   // texts of one length
    go(session_, view::PageId::workshop);
    const plan::Workshop& shop = document().plans[0].workshop;
    leave("add:" + shop.id + ".proposals", "Propuesta " + number + " de la mesa");
    const plan::Id id = shop.proposals.back().id;
    leave(view::field_node(id, "source"), "Mesa " + number);
    leave(view::field_node(id, "source"), "");
    undo();
    undo();
    session_.shortcut("ctrl+y");
    take();
    remove(id);
    undo();
    remove(shop.proposals.back().id);

    go_to_commitment(session_, "commitment-2");
    leave(view::field_node("commitment-2", "title", "en"), "Participation " + number);
    leave(view::field_node("commitment-2", "start"), round_ % 2 == 0 ? "2022-01" : "2022-02-11");
    leave(view::field_node("commitment-2", "problem", "en"), std::string(2000, static_cast<char>('a' + round_ % 26)));
    leave(view::field_node("commitment-2", "start"), "no date");   // refused, kept with the field
    leave(view::field_node("commitment-2", "start"), "2022-03-0" + std::to_string(round_ % 9 + 1));

    go(session_, view::PageId::file);
    press_it("bin:back:" + document().bin.back().id);
    undo();
  }

 private:
  void take() {
    for (const Effect& one : session_.take_effects()) {
      const auto* entry = std::get_if<StoreEntry>(&one);
      if (entry == nullptr) continue;
      ++steps_;
      session_.saved(document().id, entry->seq, 0);
    }
  }
  void leave(const std::string& node, const std::string& text) {
    ASSERT_NE(view::find(session_.page(), node), nullptr) << node;
    testing::leave(session_, node, text);
    take();
  }
  void press_it(const std::string& node) {
    ASSERT_NE(view::find(session_.page(), node), nullptr) << node;
    press(session_, node);
    take();
  }
  void undo() {
    session_.shortcut("ctrl+z");
    take();
  }
  void remove(const plan::Id& id) {
    const view::Node* button = find_action<view::RemoveEntity>(session_.page(), [&](const view::RemoveEntity& one) { return one.entity == id; });
    ASSERT_NE(button, nullptr);
    press_it(button->id);
  }

  Session session_{start_on()};
  std::size_t steps_ = 0;
  unsigned round_ = 0;
};

TEST(Memory, TwentyThousandStepsTakeNoMoreThanTheFirstThousand) {
  const std::size_t before = allocated();
  DayOfWork day;
  if (allocated() == before) GTEST_SKIP() << "nobody counts here";
  // Until everything that has a bound has come to it: the undo history (500 steps) and the bin (100 things, one a round).
  while (day.steps() < 1000 || day.document().bin.size() < 100) {
    day.go_round();
    ASSERT_FALSE(HasFatalFailure());
  }
  const std::size_t early = allocated() - before;
  while (day.steps() < 20'000) day.go_round();
  const std::size_t late = allocated() - before;
  RecordProperty("early", static_cast<int>(early));
  RecordProperty("late", static_cast<int>(late));
  EXPECT_EQ(day.document().bin.size(), 100u);
  EXPECT_LT(static_cast<double>(late), 1.05 * static_cast<double>(early));
}

}  // namespace
}  // namespace cocrea::app::testing
