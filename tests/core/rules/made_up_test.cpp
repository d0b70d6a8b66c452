// A seed is the same made-up documents under every compiler; else a property would ask other questions on each.
#include <cstdlib>

#include <gtest/gtest.h>

#include "core/exchange/json.h"
#include "core/rules/random_membership.h"

namespace cocrea::rules::test {
namespace {

TEST(RandomDocuments, AreTheSameEverywhere) {
  RandomDocument random(40);
  std::uint32_t hash = 2166136261u;   // FNV-1a
  for (int round = 0; round < 200; ++round) {
    plan::Document document = random.make();
    add_membership(random, document);
    for (const char letter : exchange::write_document(document)) hash = (hash ^ static_cast<unsigned char>(letter)) * 16777619u;
    hash ^= static_cast<std::uint32_t>(random.near_day(90).time_since_epoch().count());
  }
  // Whoever changes what is made up, or the format of files, writes the new number here; it has to be the same under gcc, clang and in WebAssembly.
  if (std::getenv("COCREA_SEED") == nullptr) EXPECT_EQ(hash, 1403331540u);
}

}  // namespace
}  // namespace cocrea::rules::test
