// What JSON is and is not, where a text stops being it, and that places are told right for texts that are.
#include "core/exchange/scanner.h"

#include <gtest/gtest.h>

#include <string>

#include "support/random_document.h"

namespace cocrea::exchange {
namespace {

bool accepts(std::string_view text, int max_depth = 64) {
  Scanner in(text, max_depth);
  in.skip();
  return in.finish();
}

Cause cause_of(std::string_view text) {
  Scanner in(text, 64);
  in.skip();
  EXPECT_FALSE(in.finish()) << text;
  return in.failure() ? in.failure()->cause : Cause::too_large;
}

std::size_t offset_of(std::string_view text) {
  Scanner in(text, 64);
  in.skip();
  EXPECT_FALSE(in.finish()) << text;
  return in.failure() ? in.failure()->offset : 0;
}

TEST(Scanner, WhatJsonIs) {
  for (const char* text : {"0", "-0", "10.5e-3", "1E+2", "\"\"", "\"\\ud83c\\udfdb\\u00f1\\/\"", "[]", "{}", " [1 , {\"a\" : null}\n]\t", "true", "[[[]]]",
                           "{\"\":{\"\":[]}}", "\"\x7f\"", "\xEF\xBB\xBF{}", "\"\\u0000\""}) {
    EXPECT_TRUE(accepts(text)) << text;
  }
}

TEST(Scanner, WhatJsonIsNot) {
  for (const char* text : {"01", "1.e1", ".5", "+1", "--1", "1 2", "[1,]", "[,1]", "{,}", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{a:1}", "{1:1}",
                           "[1}", "{]", "nul1", "True", "'a'", "\"\\x41\"", "\"\\u12g4\"", "\"a\nb\"", "//c\n1", "[1]]", "NaN", "\"\\ud800\"",
                           "\"\\ud800\\n\"", "\"\\ud800\\u0041\"", "\"\\udc00\\ud800\""}) {
    EXPECT_EQ(cause_of(text), Cause::syntax) << text;
  }
}

TEST(Scanner, CutShortIsNotASlip) {
  for (const char* text : {"", " ", "{", "{\"a", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,", "[", "[1", "[1,", "\"", "\"\\", "\"\\u12", "\"\\ud83c",
                           "\"\\ud83c\\", "\"\\ud83c\\udf", "tru", "-", "1.", "1e", "1e+", "\"\xC3", "\"\xF0\x9F\x8F"}) {
    EXPECT_EQ(cause_of(text), Cause::cut_short) << text;
    EXPECT_EQ(offset_of(text), std::string_view(text).size()) << text;
  }
}

TEST(Scanner, WhatIsNotUtf8) {
  for (const char* text : {"\"\xFF\"", "\"\xC0\x80\"", "\"\xE0\x80\x80\"", "\"\xED\xA0\x80\"", "\"\xF4\x90\x80\x80\"", "\"a\xF1o\"", "\"\x80\"", "\xFF\xFE{",
                           "[1,\xC3(]", "\"\xF5\x80\x80\x80\""}) {
    EXPECT_EQ(cause_of(text), Cause::not_utf8) << text;
  }
}

TEST(Scanner, NamesTheByte) {
  EXPECT_EQ(offset_of("[1,\n 2 3]"), 7u);
  EXPECT_EQ(offset_of("{\"a\":1,\"a\" 2}"), 11u);
  EXPECT_EQ(offset_of("[trve]"), 3u);
  EXPECT_EQ(offset_of("[\"a\tb\"]"), 3u);
  EXPECT_EQ(offset_of("[012]"), 2u);
}

TEST(Scanner, Depth) {
  const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
  EXPECT_TRUE(accepts(nested(64)));
  EXPECT_EQ(cause_of(nested(65)), Cause::too_deep);
  EXPECT_EQ(cause_of(std::string(1'000'000, '[')), Cause::too_deep);
  EXPECT_TRUE(accepts("[" + nested(63) + "," + nested(63) + "]"));
}

TEST(Scanner, Texts) {
  Scanner in(R"(["plain","a\"\\\/\b\f\n\r\t\u00f1\u0301\ud83c\udfdb!","año"])", 64);
  ASSERT_EQ(in.peek(), Scanner::Type::array);
  in.enter_array();
  ASSERT_TRUE(in.next_element());
  Scanner::Text text = in.string();
  EXPECT_EQ(text.text, "plain");
  EXPECT_FALSE(text.beyond_latin);
  ASSERT_TRUE(in.next_element());
  text = in.string();
  EXPECT_EQ(text.text, "a\"\\/\b\f\n\r\tñ\xCC\x81🏛!");
  EXPECT_TRUE(text.beyond_latin);
  ASSERT_TRUE(in.next_element());
  text = in.string();
  EXPECT_EQ(text.text, "año");
  EXPECT_FALSE(text.beyond_latin);
  EXPECT_FALSE(in.next_element());
  EXPECT_TRUE(in.finish());
}

TEST(Scanner, NumbersThatNothingHolds) {
  EXPECT_EQ(cause_of("[1e999]"), Cause::number_range);
  EXPECT_EQ(offset_of("[1e999]"), 1u);
  EXPECT_TRUE(accepts("123456789012345678901234567890"));   // kept as it is written
}

TEST(Scanner, AZeroByteIsNoEnd) {
  EXPECT_EQ(cause_of(std::string_view("{}\0{}", 5)), Cause::syntax);
  EXPECT_EQ(cause_of(std::string_view("[1,\0]", 6)), Cause::syntax);
}

TEST(Scanner, TooManyValuesForAnyPlan) { EXPECT_EQ(cause_of("[" + [] { std::string many; for (int i = 0; i < 4'000'001; ++i) many += "1,"; return many; }() + "1]"), Cause::too_many); }

// Every token is where it is said to be, however damaged the text is after it: the tokens, put together again, are the text without its spaces.
TEST(Scanner, TellsPlacesRight) {
  const std::vector<std::string> seeds = {
      R"({"a":[1,-2.5e+3,true,false,null,"x\n\u00e9\ud83c\udfdb"],"b":{"":[],"ñ":{}}})", "[\"\xC3\xB1\",\"\xE2\x82\xAC\",\"\xF0\x9F\x8F\x9B\"]", "-0.1E5",
      " { \"k\" : [ [ ] , { } ] } "};
  const std::vector<std::string> pieces = {"{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "0", "1", "-", ".", "e", "true", "null", " ", "\n",
                                           "\xC3", "\xB1", "\xF0", "\x80", "\xED\xA0\x80", "a", std::string(1, '\0'), "\\ud83c"};
  test::Random random(11);
  std::size_t accepted = 0;
  for (int i = 0; i < 100'000; ++i) {
    std::string text = random.pick(seeds);
    for (std::size_t changes = 1 + random.below(3); changes > 0; --changes) {
      const std::size_t at = random.below(text.size() + 1);
      switch (random.below(3)) {
        case 0: text.insert(at, random.pick(pieces)); break;
        case 1: text.erase(at, 1 + random.below(4)); break;
        default:
          if (at < text.size()) text[at] = static_cast<char>(random.below(256));
      }
    }
    const Tokens tokens = tokenize(text, 64);
    accepted += tokens.failure ? 0 : 1;
    std::size_t behind = 0;
    for (const Token& token : tokens.all) {
      ASSERT_GE(token.offset, behind) << text;
      for (; behind < token.offset; ++behind) ASSERT_NE(std::string_view(" \n\r\t,:").find(text[behind]), std::string_view::npos) << text;
      const char first = text[token.offset];
      if (token.kind == Token::Kind::string) {
        ASSERT_EQ(first, '"') << text;
        for (++behind; text[behind] != '"'; ++behind) behind += text[behind] == '\\' ? 1 : 0;
        ++behind;
      } else {
        behind += token.length;
      }
    }
    if (tokens.failure) {
      ASSERT_GE(tokens.failure->offset + 1, behind) << text;
      ASSERT_LE(tokens.failure->offset, text.size()) << text;
    } else {
      ASSERT_EQ(text.find_first_not_of(" \n\r\t", behind), std::string::npos) << text;
    }
  }
  EXPECT_GT(accepted, 5'000u);
}

}  // namespace
}  // namespace cocrea::exchange
