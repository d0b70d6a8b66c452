// Copies for tables, and what they were made from.
#include <gtest/gtest.h>

#include <algorithm>

#include "core/exchange/sides.h"

namespace cocrea::exchange::examples {
namespace {

TEST(Copies, CarryWhatTheyWereMadeFrom) {
  Document original = base();
  original.extras["newer"] = "{\"a\":[1,2]}";
  const Document made = copy_for(original, "Mesa 1");
  const Reading reading = read_document(write_document(made));
  ASSERT_TRUE(reading.document);
  Document read = *reading.document;
  EXPECT_EQ(read.copy, "Mesa 1");
  EXPECT_EQ(content_hash(read), content_hash(original));   // where it comes from is no content
  EXPECT_EQ(read.parents, (std::vector<std::string>{content_hash(original)}));
  const CommonBase common = common_base({{"a", &original}, {"b", &read}, {"c", &read}});
  ASSERT_TRUE(common.document);
  EXPECT_TRUE(plan::equal(plan::kDocument, *common.document, original));
}

TEST(Copies, OfCopiesGoBackToWhatTheyHaveInCommon) {
  const Document original = base();
  Document first = copy_for(original, "Mesa 1", "first");
  const Document second = copy_for(original, "Mesa 2", "second");
  c1(first).title["es"] = "Otro";
  const Document nested = copy_for(first, "Mesa 1a", "nested");   // made from what it is now
  c1(first).title["es"] = "Aun otro";
  struct Row {
    std::vector<const Document*> sides;
    const char* title;   // of the base
  };
  const Row rows[] = {
      {{&nested, &nested}, "Otro"},
      {{&first, &nested}, "Otro"},               // the copy that it was made from has gone on since
      {{&first, &second}, "Datos abiertos"},
      {{&second, &nested}, "Datos abiertos"},
      {{&original, &nested}, "Datos abiertos"},   // which never saw what the first table did
      {{&original, &first, &second, &nested}, "Datos abiertos"},
  };
  for (const Row& row : rows) {
    std::vector<Side> sides;
    for (const Document* one : row.sides) sides.push_back({one->copy, one});
    for (std::size_t turns = 0; turns < sides.size(); ++turns) {
      std::rotate(sides.begin(), sides.begin() + 1, sides.end());
      CommonBase common = common_base(sides);
      ASSERT_TRUE(common.document);
      EXPECT_EQ(c1(*common.document).title["es"], row.title);
    }
  }
  // What the first table did reaches the plan with the nested copy alone.
  EXPECT_EQ(c1(*std::make_unique<Document>(join(&original, {{"", &original}, {"", &nested}}).document)).title["es"], "Otro");
  EXPECT_EQ(made_from(nested), original.id);
  const Document stranger = copy_for(with([](Document& d) { c1(d).title["es"] = "Tercero"; }), "Mesa 3", "third");
  EXPECT_FALSE(common_base({{"a", &nested}, {"b", &stranger}}).document);
}

TEST(Copies, ABaseThatCannotBeReadIsToldApartFromNone) {
  Document copy = copy_for(base(), "Mesa 1");
  EXPECT_FALSE(common_base({{"a", &copy}}).damaged);
  copy.base = "{\"format\":\"cocrea\"}";
  EXPECT_TRUE(common_base({{"a", &copy}}).damaged);
  Document other = base();
  other.id = "other";
  copy.base = copy_for(other, "x").base;
  EXPECT_TRUE(common_base({{"a", &copy}}).damaged);
  copy.base.clear();
  EXPECT_FALSE(common_base({{"a", &copy}}).damaged || common_base({{"a", &copy}}).document);
}

// No hash of the file covers it, so it has its own: else dots and differences would be counted from what nobody wrote.
TEST(Copies, ABaseInWhichOneBitWasTurnedIsNotUsed) {
  const Document original = base();
  const std::string whole = copy_for(original, "Mesa 1").base;
  int damaged = 0, used = 0;
  for (std::size_t at = 0; at < whole.size(); ++at) {
    for (const int bit : {0, 1, 2, 5}) {
      Document copy = copy_for(original, "Mesa 1");
      copy.base[at] = static_cast<char>(copy.base[at] ^ 1 << bit);
      CommonBase common = common_base({{"a", &copy}});
      damaged += common.damaged;
      if (!common.document) continue;
      ++used;
      common.document->extras.clear();   // the hash itself, where its name is not one any more
      EXPECT_TRUE(plan::equal(plan::kDocument, *common.document, original)) << copy.base.substr(at > 20 ? at - 20 : 0, 40);
    }
  }
  EXPECT_GT(damaged, 1000);
  EXPECT_LT(used, 100);
}

}  // namespace
}  // namespace cocrea::exchange::examples
