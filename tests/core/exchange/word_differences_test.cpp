#include "core/exchange/word_differences.h"

#include <gtest/gtest.h>

#include "support/random_document.h"

namespace cocrea::exchange {
namespace {

// [-removed-] and {+added+}.
std::string marked(std::string_view before, std::string_view after) {
  std::string all;
  for (const Piece& piece : word_differences(before, after)) {
    const char* const open[] = {"", "[-", "{+"};
    const char* const close[] = {"", "-]", "+}"};
    all.append(open[static_cast<int>(piece.kind)]).append(piece.text).append(close[static_cast<int>(piece.kind)]);
  }
  return all;
}

TEST(WordDifferences, Table) {
  EXPECT_EQ(marked("", ""), "");
  EXPECT_EQ(marked("uno dos", "uno dos"), "uno dos");
  EXPECT_EQ(marked("uno dos tres", "uno 2 tres"), "uno [-dos -]{+2 +}tres");
  EXPECT_EQ(marked("uno tres", "uno dos tres"), "uno {+dos +}tres");
  EXPECT_EQ(marked("uno dos\n\ntres", "dos\n\ntres"), "[-uno -]dos\n\ntres");
  EXPECT_EQ(marked("a b c d e", "b x d f"), "[-a -]b [-c -]{+x +}d [-e-]{+f+}");
  EXPECT_EQ(marked("uno", ""), "[-uno-]");
}

TEST(WordDifferences, GiveBothTextsBack) {
  test::Random random(7);
  for (int i = 0; i < 300; ++i) {
    std::string before, after;
    for (int words = 0; words < 40; ++words) {
      const std::string word = test::random_text(random) + " ";
      if (random.chance(80)) before += word;
      if (random.chance(80)) after += word;
    }
    std::string a, b;
    for (const Piece& piece : word_differences(before, after)) {
      if (piece.kind != Piece::Kind::added) a += piece.text;
      if (piece.kind != Piece::Kind::removed) b += piece.text;
    }
    EXPECT_EQ(a, before);
    EXPECT_EQ(b, after);
  }
}

TEST(WordDifferences, LongTextsTakeNoLongerThanTheirLengthAllows) {
  std::string before, after;
  for (int i = 0; i < 100'000; ++i) before += "a" + std::to_string(i) + " ", after += "b" + std::to_string(i) + " ";
  EXPECT_EQ(word_differences(before, after).size(), 2u);
}

TEST(PlainWords, AreWithoutCaseAccentsAndSigns) {
  EXPECT_EQ(plain_words("¡Óscar Núñez-PÉREZ, óscar!"), (std::vector<std::string>{"nunez", "oscar", "perez"}));
  EXPECT_EQ(plain_words("  \xFF “–” "), std::vector<std::string>{});
  EXPECT_EQ(likeness(plain_words("Datos abiertos"), plain_words("DATOS ABIERTOS 2")), 80);
  EXPECT_EQ(likeness({}, {}), 0);
}

}  // namespace
}  // namespace cocrea::exchange
