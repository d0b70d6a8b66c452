#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "causes.h"
#include "core/exchange/json.h"
#include "support/random_document.h"

namespace cocrea::exchange {
namespace {

TEST(Write, CanonicalForm) {
  plan::Document document;
  document.id = "doc";
  document.parents = {"aa", "bb"};
  document.generator = "cocrea 0.1";
  document.jurisdiction.id = "j";
  document.jurisdiction.name = "Año \"ñ\"\n\x01";
  document.jurisdiction.has_elections = plan::YesNo::yes;
  document.extras = {{"x", R"({"a":[],"b":[1,{"c":null}],"d":{},"e":"{[,:\"}"})"}, {"zz", "-0.50"}};
  plan::Plan plan;
  plan.id = "p";
  plan.order = "V";
  plan.title = {{"es", ""}, {"en", "Plan"}};
  plan.planned_end = dates::PartialDate::parse("2023-09");
  document.plans.push_back(plan);
  const std::string expected = R"({
  "documentId": "doc",
  "format": "cocrea",
  "formatVersion": 2,
  "generator": "cocrea 0.1",
  "jurisdiction": {
    "hasElections": "yes",
    "id": "j",
    "name": "Año \"ñ\"\n\u0001"
  },
  "parents": [
    "aa",
    "bb"
  ],
  "plans": [
    {
      "id": "p",
      "order": "V",
      "plannedEnd": "2023-09",
      "title": {
        "en": "Plan",
        "es": ""
      }
    }
  ],
  "rev": "REV",
  "ruleset": "ogp-local",
  "x": {
    "a": [],
    "b": [
      1,
      {
        "c": null
      }
    ],
    "d": {},
    "e": "{[,:\"}"
  },
  "zz": -0.50
}
)";
  std::string with_rev = expected;
  with_rev.replace(with_rev.find("REV"), 3, content_hash(document));
  EXPECT_EQ(write_document(document), with_rev);
}

TEST(Write, WhatIsReadAgainIsTheSame) {
  for (std::uint64_t seed = 1; seed <= 150; ++seed) {
    SCOPED_TRACE(seed);
    plan::Document document = test::random_document(seed);
    const std::string bytes = write_document(document);
    const Reading reading = read_document(bytes);
    ASSERT_TRUE(reading.document) << name_of(reading.problems[0].cause) << " at " << reading.problems[0].place;
    for (const Problem& one : reading.problems) EXPECT_EQ(one.cause, Cause::unknown_member) << name_of(one.cause) << " at " << one.place;
    document.rev = content_hash(document);
    ASSERT_TRUE(equal(document, *reading.document));
    ASSERT_EQ(write_document(*reading.document), bytes);
  }
}

// The same document written by somebody else: other order of members, other white space, other escapes.
TEST(Write, IsCanonicalWhateverWasRead) {
  for (std::uint64_t seed = 1; seed <= 50; ++seed) {
    SCOPED_TRACE(seed);
    const std::string bytes = write_document(test::random_document(seed, {2, 60, false}));
    const nlohmann::json json = nlohmann::json::parse(bytes);
    // Members from last to first, everything outside ASCII escaped, no white space.
    const nlohmann::ordered_json forward = nlohmann::ordered_json::parse(bytes);
    const std::function<nlohmann::ordered_json(const nlohmann::ordered_json&)> reversed = [&](const nlohmann::ordered_json& value) {
      nlohmann::ordered_json result = value;
      if (value.is_object()) {
        result = nlohmann::ordered_json::object();
        std::vector<std::string> keys;
        for (const auto& member : value.items()) keys.insert(keys.begin(), member.key());
        for (const std::string& key : keys) result[key] = reversed(value[key]);
      } else if (value.is_array()) {
        for (auto& element : result) element = reversed(element);
      }
      return result;
    };
    const Reading reading = read_document(reversed(forward).dump(-1, ' ', true));
    ASSERT_TRUE(reading.document);
    EXPECT_EQ(write_document(*reading.document), bytes);
    // Sorted keys, two spaces, one line feed: nlohmann's own printing is the same but for how it escapes DEL.
    std::string printed = json.dump(2) + "\n";
    for (std::size_t at; (at = printed.find("\\u007f")) != std::string::npos;) printed.replace(at, 6, "\x7f");
    EXPECT_EQ(printed, bytes);
  }
}

TEST(Write, TheHashIsThatOfTheContent) {
  plan::Document document = test::random_document(9);
  const std::string hash = content_hash(document);
  EXPECT_EQ(hash.size(), 32u);
  EXPECT_EQ(hash.find_first_not_of("0123456789abcdef"), std::string::npos);
  plan::Document other = document;
  other.rev = "x";
  other.parents = {"y"};
  other.generator = "z";
  EXPECT_EQ(content_hash(other), hash) << "where the content has been is not what it is";
  other.jurisdiction.name += "!";
  EXPECT_NE(content_hash(other), hash);
  // It is the hash of the canonical form without the three, so that others can compute it.
  document.parents.clear();
  document.generator.clear();
  const std::string bytes = write_document(document);
  nlohmann::json json = nlohmann::json::parse(bytes);
  EXPECT_EQ(json["rev"], hash);
  const std::size_t rev = bytes.find("  \"rev\": ");
  const std::string without = bytes.substr(0, rev) + bytes.substr(bytes.find('\n', rev) + 1);
  EXPECT_EQ(checksum(without), hash);
}

TEST(Write, ChecksumIsXxh3) {
  // Known answers of XXH3-128.
  EXPECT_EQ(checksum(""), "99aa06d3014798d86001c324468d497f");
  EXPECT_EQ(checksum("abc"), "06b05ab6733a618578af5f94892f3950");
}

TEST(Write, NeverWritesWhatItCouldNotRead) {
  plan::Document document;
  document.id = "doc";
  document.jurisdiction.name = "caf\xE9 e\xCC\x81";
  document.extras["format"] = "1";  // a member of ours under another's name
  document.extras["plans"] = "2";
  document.plans.emplace_back().id = "p";
  const Reading reading = read_document(write_document(document));
  ASSERT_TRUE(reading.document) << name_of(reading.problems[0].cause);
  EXPECT_EQ(reading.document->jurisdiction.name, "caf\xEF\xBF\xBD é");
  EXPECT_EQ(reading.document->plans.size(), 1u);
}

}  // namespace
}  // namespace cocrea::exchange
