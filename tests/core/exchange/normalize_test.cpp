// A few texts that people can check; normalize_check.mjs compares millions with another implementation.
#include <gtest/gtest.h>

#include "core/exchange/json.h"
#include "support/random_document.h"

namespace cocrea::exchange {
namespace {

TEST(Normalize, Table) {
  struct Case {
    const char* name;
    const char* text;
    const char* expected;
  };
  const Case cases[] = {
      {"nothing", "", ""},
      {"ASCII", "Open data", "Open data"},
      {"Latin", "Gestión año ñandú ¿sí?", "Gestión año ñandú ¿sí?"},
      {"as a Mac decomposes file names", "an\xCC\x83o", "año"},
      {"two marks in the wrong order", "a\xCC\x81\xCC\xA3", "\xE1\xBA\xA1\xCC\x81"},
      {"a mark that is blocked", "a\xCC\x80\xCC\x81", "à\xCC\x81"},
      {"a mark without a base", "\xCC\x81" "a", "\xCC\x81" "a"},
      {"a sign that is another character", "\xE2\x84\xAB", "Å"},
      {"what stays apart", "\xE0\xA4\x95\xE0\xA4\xBC", "\xE0\xA4\x95\xE0\xA4\xBC"},
      {"Hangul letters", "\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB", "한"},
      {"a Hangul syllable and a final", "\xED\x95\x98\xE1\x86\xAB", "한"},
      {"emoji, dashes, quotes", "🏛️ – “así” €", "🏛️ – “así” €"},
      {"a ligature is not a canonical matter", "ﬁn", "ﬁn"},
  };
  for (const Case& one : cases) {
    SCOPED_TRACE(one.name);
    const Normalized result = normalize(one.text);
    EXPECT_EQ(result.text, one.expected);
    EXPECT_TRUE(result.valid);
    EXPECT_EQ(result.changed, std::string_view(one.text) != one.expected);
  }
}

TEST(Normalize, WhatIsNoUtf8BecomesAReplacementCharacter) {
  struct Case {
    const char* text;
    const char* expected;
  };
  const Case cases[] = {
      {"caf\xE9", "caf\xEF\xBF\xBD"},
      {"\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
      {"a\xC3", "a\xEF\xBF\xBD"},
      {"n\xCC\x83\xFF", "ñ\xEF\xBF\xBD"},
  };
  for (const Case& one : cases) {
    const Normalized result = normalize(one.text);
    EXPECT_EQ(result.text, one.expected);
    EXPECT_FALSE(result.valid);
    EXPECT_TRUE(result.changed);
  }
}

TEST(Normalize, TwiceIsOnce) {
  test::Random random(17);
  for (int i = 0; i < 20'000; ++i) {
    std::string text;
    for (std::size_t length = random.below(12); length > 0; --length) {
      text.push_back(static_cast<char>(random.chance(50) ? 0x80 + random.below(0x80) : 0x20 + random.below(0x60)));
    }
    const Normalized once = normalize(text);
    const Normalized twice = normalize(once.text);
    ASSERT_TRUE(twice.valid);
    ASSERT_FALSE(twice.changed);
    ASSERT_EQ(twice.text, once.text);
  }
}

}  // namespace
}  // namespace cocrea::exchange
