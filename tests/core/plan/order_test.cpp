#include <gtest/gtest.h>

#include <algorithm>

#include "core/plan/entity.h"
#include "support/random_document.h"

namespace cocrea::plan {
namespace {

TEST(Order, FirstKeyIsInTheMiddle) { EXPECT_EQ(order_between("", ""), "V"); }

TEST(Order, ValidKeys) {
  for (const char* key : {"V", "1", "z", "0V", "00001", "aZ9"}) EXPECT_TRUE(valid_order(key)) << key;
  for (const char* key : {"", "0", "V0", "é", "a b", "-", "V\n"}) EXPECT_FALSE(valid_order(key)) << key;
}

struct Between {
  const char* before;
  const char* after;
  const char* expected;
};
TEST(Order, Table) {
  const Between cases[] = {
      {"V", "", "W"},      {"", "V", "U"},     {"V", "W", "VV"},   {"V", "V1", "V0V"},  {"Vz", "W", "VzV"}, {"1", "2", "1V"},
      {"", "1", "0zz"},    {"z", "", "z01"},   {"y", "", "z01"},   {"", "001", "000zzzz"}, {"zzy", "", "zzz0001"},
      {"Vabc", "", "W"},   {"", "Vabc", "U"},  {"a", "c", "b"},    {"VV", "VX", "VW"},
  };
  for (const Between& one : cases) {
    const std::string key = order_between(one.before, one.after);
    EXPECT_EQ(key, one.expected) << "between '" << one.before << "' and '" << one.after << "'";
  }
}

void expect_between(const std::string& before, const std::string& key, const std::string& after) {
  ASSERT_TRUE(valid_order(key)) << "'" << key << "' between '" << before << "' and '" << after << "'";
  ASSERT_LT(before, key);
  if (!after.empty()) {
    ASSERT_LT(key, after);
  }
}

TEST(Order, StrictlyBetweenWhateverWasInsertedBefore) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    test::Random random(seed);
    std::vector<std::string> keys;
    for (int i = 0; i < 1000; ++i) {
      // Now and then at the ends, now and then twice at the same place.
      const std::size_t at = random.chance(20) ? 0 : random.chance(20) ? keys.size() : random.below(keys.size() + 1);
      const std::string before = at == 0 ? std::string() : keys[at - 1];
      const std::string after = at == keys.size() ? std::string() : keys[at];
      const std::string key = order_between(before, after);
      ASSERT_NO_FATAL_FAILURE(expect_between(before, key, after));
      keys.insert(keys.begin() + static_cast<std::ptrdiff_t>(at), key);
    }
  }
}

TEST(Order, AnyTwoValidKeysHaveRoomBetweenThem) {
  // All keys of one to three characters of a small alphabet that has the ends of the real one.
  std::vector<std::string> keys;
  const std::string alphabet = "01Vyz";
  for (const char a : alphabet) {
    keys.push_back({a});
    for (const char b : alphabet) {
      keys.push_back({a, b});
      for (const char c : alphabet) keys.push_back({a, b, c});
    }
  }
  keys.erase(std::remove_if(keys.begin(), keys.end(), [](const std::string& key) { return !valid_order(key); }), keys.end());
  std::sort(keys.begin(), keys.end());
  for (std::size_t i = 0; i < keys.size(); ++i) {
    ASSERT_NO_FATAL_FAILURE(expect_between(keys[i], order_between(keys[i], ""), ""));
    ASSERT_NO_FATAL_FAILURE(expect_between("", order_between("", keys[i]), keys[i]));
    for (std::size_t j = i + 1; j < keys.size(); ++j) {
      ASSERT_NO_FATAL_FAILURE(expect_between(keys[i], order_between(keys[i], keys[j]), keys[j]));
    }
  }
}

TEST(Order, TenThousandAtOneEndStayShort) {
  std::string last;
  std::string first;
  for (int i = 0; i < 10'000; ++i) {
    const std::string next = order_between(last, "");
    ASSERT_LT(last, next);
    last = next;
    const std::string previous = order_between("", first);
    ASSERT_TRUE(first.empty() || previous < first);
    first = previous;
  }
  EXPECT_LE(last.size(), 7u);
  EXPECT_LE(first.size(), 7u);
}

TEST(Order, TenThousandBetweenTwoNeighboursCostACharacterForSix) {
  // The worst that can be done: always next to the one inserted last.
  std::string low = "V";
  std::string high = "W";
  for (int i = 0; i < 10'000; ++i) {
    const std::string key = order_between(low, high);
    ASSERT_LT(low, key);
    ASSERT_LT(key, high);
    (i % 2 == 0 ? low : high) = key;
  }
  EXPECT_LE(low.size(), 10'000u / 5);
  // In one direction, as when one writes a list between two things.
  low = "V";
  for (int i = 0; i < 10'000; ++i) low = order_between(low, "W");
  EXPECT_LE(low.size(), 10'000u / 5);
}

TEST(Order, EqualNeighboursDoNotStopAnybody) {
  const std::string key = order_between("V", "V");
  EXPECT_LT("V", key);
  EXPECT_TRUE(valid_order(key));
}

TEST(Order, ManyAtOnceAreAscendingAndShort) {
  for (const std::size_t count : {0u, 1u, 2u, 3u, 61u, 62u, 1000u}) {
    const std::vector<std::string> keys = orders_between("", "", count);
    ASSERT_EQ(keys.size(), count);
    for (std::size_t i = 0; i < count; ++i) {
      EXPECT_TRUE(valid_order(keys[i]));
      EXPECT_LE(keys[i].size(), 3u);
      if (i > 0) {
        EXPECT_LT(keys[i - 1], keys[i]);
      }
    }
  }
  const std::vector<std::string> between = orders_between("V", "W", 100);
  EXPECT_LT("V", between.front());
  EXPECT_LT(between.back(), "W");
  EXPECT_TRUE(std::is_sorted(between.begin(), between.end()));
}

}  // namespace
}  // namespace cocrea::plan
