// What the reader does with files: whole, cut, damaged, hostile. Single values are in files.json.
#include <gtest/gtest.h>

#include <algorithm>

#include "causes.h"
#include "core/exchange/json.h"
#include "support/random_document.h"
#include "support/times.h"

namespace cocrea::exchange {
namespace {

const std::string kStart = R"({"format":"cocrea","formatVersion":1,"documentId":"doc")";

std::string causes_of(const Reading& reading) {
  std::string all;
  for (const Problem& problem : reading.problems) all += (all.empty() ? "" : " ") + name_of(problem.cause);
  return all;
}

TEST(Read, AProblemSaysWhereWhatAndWhatInstead) {
  const std::string bytes =
      "{\n"
      "  \"documentId\": \"doc\",\n"
      "  \"format\": \"cocrea\",\n"
      "  \"formatVersion\": 1,\n"
      "  \"plans\": [\n"
      "    { \"id\": \"año\", \"plannedEnd\": \"14/5/2027\" },\n"
      "    { \"id\": \"b\", \"commitments\": [{ \"id\": \"c\", \"progress\": \"half\" }], \"title\": { \"es\": [1, 2] } }\n"
      "  ]\n"
      "}\n";
  const Reading reading = read_document(bytes);
  EXPECT_FALSE(reading.document);
  ASSERT_EQ(reading.problems.size(), 4u);
  struct Expected {
    Cause cause;
    const char* place;
    std::size_t line, column;
    const char* found;
    const char* expected;
  };
  const Expected all[] = {
      {Cause::bad_id, "/plans/0/id", 6, 13, "año", ""},
      {Cause::bad_date, "/plans/0/plannedEnd", 6, 34, "14/5/2027", "2027-05-14, 2027-05, 2027"},  // columns count characters
      {Cause::unknown_choice, "/plans/1/commitments/0/progress", 7, 59, "half", "notStarted, limited, substantial, complete"},
      {Cause::wrong_type, "/plans/1/title/es", 7, 87, "[", "text"},
  };
  for (std::size_t i = 0; i < 4; ++i) {
    const Problem& problem = reading.problems[i];
    EXPECT_EQ(name_of(problem.cause), name_of(all[i].cause));
    EXPECT_EQ(problem.place, all[i].place);
    EXPECT_EQ(problem.line, all[i].line);
    EXPECT_EQ(problem.column, all[i].column);
    EXPECT_EQ(problem.found, all[i].found);
    EXPECT_EQ(problem.expected, all[i].expected);
  }
}

TEST(Read, PlacesAreJsonPointers) {
  const Reading reading = read_document(kStart + R"(,"a/b":{"c~d":[0,{"x":1,"x":2}]}})");
  ASSERT_EQ(reading.problems.size(), 1u);
  EXPECT_EQ(reading.problems[0].place, "/a~1b/c~0d/1/x");
}

TEST(Read, WhatWasFoundIsShortened) {
  std::string many;
  for (int i = 0; i < 200; ++i) many += "ñ";
  const Reading reading = read_document(kStart + ",\"plans\":[{\"id\":\"" + many + "\"}]}");
  ASSERT_EQ(reading.problems.size(), 1u);
  EXPECT_EQ(reading.problems[0].found.size(), 79 * 2 + 3u);  // 79 characters and an ellipsis
}

TEST(Read, AtMostTwentyProblemsTheWorstFirst) {
  std::string bytes = kStart + ",\"plans\":[";
  for (int i = 0; i < 50; ++i) bytes += (i > 0 ? "," : "") + std::string("{\"id\":\"") + std::to_string(i) + "\",\"plannedEnd\":\"x\"}";
  const Reading wrong = read_document(bytes + "]}");
  EXPECT_EQ(wrong.problems.size(), 20u);
  EXPECT_EQ(wrong.problems[0].place, "/plans/0/plannedEnd");
  const Reading cut = read_document(bytes);
  EXPECT_EQ(cut.problems.size(), 20u);
  EXPECT_EQ(cut.problems[0].cause, Cause::cut_short);
  EXPECT_EQ(cut.problems[0].place, "/plans");
}

TEST(Read, AFileOfSomethingElseIsToldOnce) {
  EXPECT_EQ(causes_of(read_document(R"({"plans":[{"x":1}],"people":5,"formatVersion":"x"})")), "not_a_cocrea_file");
  EXPECT_EQ(causes_of(read_document("<html>")), "syntax");
  EXPECT_EQ(causes_of(read_document("")), "cut_short");
  EXPECT_EQ(causes_of(read_document("PK\x03\x04")), "syntax");
  EXPECT_EQ(causes_of(read_document("\xFF\xFE{")), "not_utf8");
}

TEST(Read, ANewerVersionIsShownAsFarAsItIsUnderstood) {
  // The version may stand behind what it explains.
  const Reading reading = read_document(
      R"({"plans":[{"id":"p","title":{"es":"Plan"},"plannedEnd":{"day":"2027"},"mood":1}],"jurisdiction":{"id":"j","kind":"federated"},"format":"cocrea","documentId":"doc","formatVersion":7})");
  ASSERT_TRUE(reading.document);
  EXPECT_TRUE(reading.read_only);
  EXPECT_EQ(reading.document->format_version, 7);
  EXPECT_EQ(reading.document->plans[0].title.at("es"), "Plan");
  EXPECT_FALSE(reading.document->plans[0].planned_end);
  EXPECT_EQ(causes_of(reading), "not_known_yet not_known_yet");   // nothing that somebody would have to write otherwise
  // What no version can mean is refused.
  EXPECT_FALSE(read_document(R"({"format":"cocrea","formatVersion":7,"documentId":"doc","a":1,"a":2})").document);
}

TEST(Read, ListsWithoutOrdersTakeThatOfTheFile) {
  const auto ids = [](const std::string& plans) {
    const Reading reading = read_document(kStart + ",\"plans\":[" + plans + "]}");
    std::string all;
    if (!reading.document) return causes_of(reading);
    for (const plan::Plan& plan : reading.document->plans) {
      EXPECT_TRUE(plan::valid_order(plan.order));
      all += plan.id + "=" + plan.order + " ";
    }
    return all;
  };
  EXPECT_EQ(ids(R"({"id":"c"},{"id":"a"},{"id":"b"})"), "c=F a=V b=k ");
  EXPECT_EQ(ids(R"({"id":"c","order":"V"},{"id":"a"},{"id":"b","order":"W"})"), "c=V a=VV b=W ") << "keys that agree are kept";
  EXPECT_EQ(ids(R"({"id":"c","order":"W"},{"id":"a"},{"id":"b","order":"V"})"), "c=F a=V b=k ") << "keys that disagree are not";
  EXPECT_EQ(ids(R"({"id":"c","order":"W"},{"id":"a","order":"V"},{"id":"b","order":"V"})"), "a=V b=V c=W ");
  EXPECT_EQ(ids(R"({"id":"c"},{"id":"a","order":"V"})"), "c=F a=V ");
}

TEST(Read, NestedEntitiesGetTheSameIdsEachTime) {
  const Reading reading = read_document(kStart + R"(,"plans":[{"id":"p","vision":{"id":"mine"}}]})");
  ASSERT_TRUE(reading.document);
  EXPECT_EQ(reading.document->jurisdiction.id, "doc-jurisdiction");
  EXPECT_EQ(reading.document->plans[0].vision.id, "mine");
  EXPECT_EQ(reading.document->plans[0].submission.id, "p-submission");
}

TEST(Read, NothingIsFilledIn) {
  const Reading reading = read_document(kStart + R"(,"plans":[{"id":"p","commitments":[{"id":"c","title":{"es":""}}]}]})");
  ASSERT_TRUE(reading.document);
  const plan::Commitment& commitment = reading.document->plans[0].commitments[0];
  for (const plan::Field& field : plan::kCommitment.fields) {
    if (field.kind == plan::Kind::list || field.name == "title") continue;
    EXPECT_EQ(plan::get_value(field, commitment), plan::Value()) << field.name;
  }
  EXPECT_EQ(commitment.title, (plan::LocalizedText{{"es", ""}})) << "a blank text is a fact";
  EXPECT_EQ(reading.document->ruleset, "");
}

TEST(Read, TextsAreNormalised) {
  const Reading reading = read_document(kStart + ",\"jurisdiction\":{\"name\":\"n\xCC\x83\"},\"un\xCC\x83\":[\"e\\u0301\"],\"sample\":\"\\u212b\"}");
  ASSERT_TRUE(reading.document);
  EXPECT_EQ(reading.document->jurisdiction.name, "ñ");
  EXPECT_EQ(reading.document->extras.at("uñ"), "[\"é\"]");
  EXPECT_EQ(reading.document->sample, "Å");
  EXPECT_EQ(causes_of(reading), "normalized normalized unknown_member normalized normalized");
}

TEST(Read, UnknownMembersAreKeptInCanonicalForm) {
  const Reading reading = read_document(kStart + R"(, "x" : { "b" : [ 1.50 , -0 , 123456789012345678901234567890 ] , "a" : { } , "\u0041" : "\u002f\n" } })");
  ASSERT_TRUE(reading.document);
  EXPECT_EQ(reading.document->extras.at("x"), R"({"A":"/\n","a":{},"b":[1.50,-0,123456789012345678901234567890]})");
}

TEST(Read, Limits) {
  Limits limits;
  limits.bytes = kStart.size();
  EXPECT_EQ(causes_of(read_document(kStart + "}", limits)), "too_large");
  limits = {};
  limits.entities = 3;
  EXPECT_TRUE(read_document(kStart + R"(,"plans":[{"id":"a"},{"id":"b"},{"id":"c"}]})", limits).document);
  const Reading many = read_document(kStart + R"(,"plans":[{"id":"a"},{"id":"b"},{"id":"c"},{"id":"d"}]})", limits);
  EXPECT_EQ(causes_of(many), "too_many");
  EXPECT_EQ(many.problems[0].place, "/plans/3");
  limits = {};
  limits.text_bytes = 4;
  EXPECT_TRUE(read_document(kStart + R"(,"sample":"1234"})", limits).document);
  EXPECT_EQ(causes_of(read_document(kStart + R"(,"sample":"12345"})", limits)), "text_too_long");
  const std::string deep = kStart + ",\"x\":" + std::string(63, '[') + std::string(63, ']') + "}";
  EXPECT_TRUE(read_document(deep).document);
  EXPECT_EQ(causes_of(read_document(kStart + ",\"x\":" + std::string(64, '[') + std::string(64, ']') + "}")), "too_deep");
  EXPECT_EQ(causes_of(read_document(std::string(1'000'000, '['))), "too_deep");
}

TEST(Read, AFileThatIsCutIsRefusedWhereverThatIs) {
  const std::string bytes = write_document(test::random_document(2, {2, 80, true}));
  ASSERT_GT(bytes.size(), 4000u);
  ASSERT_TRUE(read_document(bytes).document);
  // All but the last line feed.
  for (std::size_t length = 0; length + 1 < bytes.size(); ++length) {
    const Reading reading = read_document(std::string_view(bytes).substr(0, length));
    ASSERT_FALSE(reading.document) << length;
    ASSERT_EQ(name_of(reading.problems.at(0).cause), "cut_short") << length;
  }
}

TEST(Read, AnyDamageIsToldOrHarmless) {
  // Whatever is done to a file: no crash, a refusal says why, and what is accepted can be written and read again.
  test::Random random(23);
  std::size_t accepted = 0;
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    const std::string bytes = write_document(test::random_document(seed, {2, 40, true}));
    for (int i = 0; i < 400; ++i) {
      std::string damaged = bytes;
      for (std::size_t changes = 1 + random.below(3); changes > 0; --changes) {
        const std::size_t at = random.below(damaged.size());
        const std::size_t length = 1 + random.below(random.chance(50) ? 3 : 200);
        switch (random.below(4)) {
          case 0: damaged[at] = static_cast<char>(random.below(256)); break;
          case 1: damaged.erase(at, length); break;
          case 2: damaged.insert(at, damaged.substr(random.below(damaged.size()), length)); break;
          default: damaged.replace(at, length, length, '\0');  // a block that the disk lost
        }
      }
      const Reading reading = read_document(damaged);
      if (!reading.document) {
        ASSERT_FALSE(reading.problems.empty());
        continue;
      }
      ++accepted;
      const std::string again = write_document(*reading.document);
      const Reading second = read_document(again);
      ASSERT_TRUE(second.document) << causes_of(second);
      ASSERT_EQ(write_document(*second.document), again);
    }
  }
  EXPECT_GT(accepted, 100u);
}

// A bit that turned over is refused with its place, or leaves the plan as it was, or is said: a plan that differs is never taken for the one that was written.
TEST(Read, ATurnedBitIsNeverSilent) {
  const std::string bytes = write_document(test::random_document(4, {1, 10, true}));
  const std::string hash = content_hash(*read_document(bytes).document);
  std::size_t refused = 0, told = 0, harmless = 0;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    for (const int bit : {0, 1, 4, 5, 7}) {   // of these come other letters, other cases, and what is no letter
      std::string turned = bytes;
      turned[at] = static_cast<char>(turned[at] ^ (1 << bit));
      Reading reading = read_document(turned);
      check_content(reading);
      if (!reading.document || reading.read_only) {   // of a newer version of the format: the page says so
        ++refused;
        ASSERT_TRUE(reading.read_only || !reading.problems.empty()) << at << " " << bit;
      } else if (std::any_of(reading.problems.begin(), reading.problems.end(), [](const Problem& one) { return one.cause != Cause::unknown_member; })) {
        ++told;
      } else {
        ++harmless;   // white space, or what says where the content has been
        ASSERT_EQ(content_hash(*reading.document), hash) << "byte " << at << " bit " << bit << ": " << turned.substr(at < 20 ? 0 : at - 20, 40);
      }
    }
  }
  EXPECT_GT(refused, bytes.size());
  EXPECT_GT(told, bytes.size() / 2);
  EXPECT_LT(harmless, bytes.size() / 2);
}

// Where no `rev` tells what the content was: a bit in a name makes the plan smaller, and no name of one thing may become another.
TEST(Read, ATurnedBitInANameIsNeverSilent) {
  std::string bytes = write_document(test::random_document(7, {2, 70, false}));
  const std::size_t rev = bytes.find("  \"rev\"");
  bytes.erase(rev, bytes.find('\n', rev) + 1 - rev);
  ASSERT_TRUE(read_document(bytes).problems.empty());
  std::vector<std::string_view> fields;
  for (const plan::EntityType* type : plan::entity_types()) {
    for (const plan::Field& field : type->fields) fields.push_back(field.name);
  }
  std::size_t names = 0, missed = 0;
  for (std::size_t colon = bytes.find("\": "); colon != std::string::npos; colon = bytes.find("\": ", colon + 1)) {
    const std::size_t quote = bytes.rfind('"', colon - 1);
    if (std::find(fields.begin(), fields.end(), bytes.substr(quote + 1, colon - quote - 1)) == fields.end()) continue;   // a language, which may be any; or "id"
    ++names;
    for (std::size_t at = quote + 1; at < colon; ++at) {
      for (int bit = 0; bit < 8; ++bit) {
        std::string turned = bytes;
        turned[at] = static_cast<char>(turned[at] ^ (1 << bit));
        const Reading reading = read_document(turned);
        ASSERT_TRUE(!reading.document || misses_a_part(reading)) << turned.substr(quote, colon - quote + 1);
        missed += reading.document ? 1 : 0;
      }
    }
    if (names >= 150) break;
  }
  EXPECT_GT(names, 100u);
  EXPECT_GT(missed, 1000u);
}

TEST(Read, WhatIsMisspeltComesBeforeAllThatIsUnknown) {
  std::string bytes = kStart;
  for (int i = 0; i < 30; ++i) bytes += ",\"x-" + std::to_string(i) + "\":1";
  const Reading reading = read_document(bytes + R"(,"plaNs":[]})");
  ASSERT_EQ(reading.problems.size(), 20u);
  EXPECT_EQ(reading.problems[0].cause, Cause::misspelt_member);
  EXPECT_EQ(reading.problems[0].found, "plaNs");
  EXPECT_EQ(reading.problems[0].expected, "plans");
  EXPECT_EQ(reading.problems[0].line, 1u);
  EXPECT_EQ(reading.problems[1].cause, Cause::unknown_member);
  EXPECT_TRUE(misses_a_part(reading));
  EXPECT_FALSE(misses_a_part(read_document(bytes + "}")));
}

TEST(Read, OnlyWhatSaysWhatItWasIsCompared) {
  const auto says = [](std::string bytes) {
    Reading reading = read_document(bytes);
    check_content(reading);
    return causes_of(reading);
  };
  const std::string whole = write_document(*read_document(kStart + R"(,"jurisdiction":{"name":"Glasgow"}})").document);
  EXPECT_EQ(says(whole), "");
  std::string edited = whole;
  edited.replace(edited.find("Glasgow"), 7, "Glasgof");
  EXPECT_EQ(says(edited), "other_content");
  EXPECT_EQ(says(kStart + "}"), "") << "it has no rev";
  EXPECT_EQ(says(kStart + R"(,"rev":"00"})"), "") << "an older version of the format has another form";
}

// Files that are made to be slow: each would take minutes in a reader that is not linear. The time is the runner's to limit.
TEST(Read, HostileFilesAreJustFiles) {
  const auto repeat = [](const std::string& piece, std::size_t bytes) {
    std::string all;
    all.reserve(bytes + piece.size());
    while (all.size() < bytes) all += piece;
    all.pop_back();  // the last comma
    return all;
  };
  constexpr std::size_t kBytes = std::size_t{std::max(2, support::times(8))} << 20;   // above the longest text
  struct Case {
    const char* name;
    std::string bytes;
    const char* cause;
  };
  const Case cases[] = {
      {"one reference many times", kStart + ",\"plans\":[{\"id\":\"p\",\"meetings\":[{\"id\":\"m\",\"attendees\":[" + repeat("\"doc\",", kBytes) + "]}]}]}",
       "duplicate_value"},
      {"elements without anything", kStart + ",\"plans\":[" + repeat("{},", kBytes) + "]}", "too_many"},
      {"one key many times", kStart + "," + repeat("\"x\":1,", kBytes) + "}", "duplicate_key"},
      {"one unknown key many times", kStart + ",\"x\":{" + repeat("\"x\":1,", kBytes) + "}}", "duplicate_key"},
      {"a long key", kStart + ",\"" + std::string(kBytes, 'k') + "\":{\"a\":1,\"a\":1}}", "duplicate_key"},
      {"a long text", kStart + ",\"sample\":\"" + std::string(kBytes, 'x') + "\"}", "text_too_long"},
      {"many marks on one letter", kStart + ",\"x\":\"a" + repeat("\xCC\x81\xCC\xA3", kBytes) + "\xA3\"}", "unknown_member"},
      {"many spaces", kStart + std::string(kBytes, ' ') + "]", "syntax"},
      {"nothing but zeros", std::string(kBytes, '\0'), "syntax"},
      {"many backslashes", kStart + ",\"x\":\"" + std::string(kBytes, '\\') + "\"}", "unknown_member"},
  };
  for (const Case& one : cases) {
    SCOPED_TRACE(one.name);
    const Reading reading = read_document(one.bytes);
    EXPECT_EQ(reading.problems.empty() ? "" : name_of(reading.problems[0].cause), one.cause);
    for (const Problem& problem : reading.problems) EXPECT_LT(problem.place.size(), 300u);
  }
  // Members of an object from last to first, at each of many levels.
  std::string nested = "0";
  for (int level = 0; level < 60; ++level) nested = "{\"b\":" + nested + ",\"a\":\"" + std::string(100'000, 'x') + "\"}";
  EXPECT_TRUE(read_document(kStart + ",\"x\":" + nested + "}").document);
  // As large as it may be.
  EXPECT_TRUE(read_document(kStart + ",\"x\":[" + repeat("\"" + std::string(200, 'x') + "\",", (32u << 20) - 400) + "]}").document);
  EXPECT_EQ(causes_of(read_document(kStart + ",\"x\":[" + repeat("1,", (32u << 20) - 200) + "]}")), "too_many");
}

}  // namespace
}  // namespace cocrea::exchange
