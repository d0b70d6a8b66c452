// The words of the rules: quotes are the source's, both languages are complete, and every placeholder of a shown sentence has a value.
#include <algorithm>
#include <set>
#include <sstream>

#include <gtest/gtest.h>

#include "core/rules/check.h"
#include "core/rules/documents.h"
#include "core/rules/random_membership.h"
#include "support/times.h"

namespace cocrea::rules::test {
namespace {

// Lines of the excerpt break anywhere, and some are filled up with no-break spaces.
std::string one_line(std::string text) {
  for (std::size_t at = text.find("\u00A0"); at != std::string::npos; at = text.find("\u00A0", at)) text.replace(at, 2, " ");
  std::istringstream words(text);
  std::string line, word;
  while (words >> word) line += (line.empty() ? "" : " ") + word;
  return line;
}

std::vector<std::string> placeholders(std::string_view sentence) {
  std::vector<std::string> all;
  for (std::size_t open = sentence.find('{'); open != std::string_view::npos; open = sentence.find('{', open + 1)) {
    all.emplace_back(sentence.substr(open + 1, sentence.find('}', open) - open - 1));
  }
  return all;
}

TEST(Quotes, AreInTheSource) {
  const std::string source = one_line(read_file("tests/data/manual-ogp-local-extracto.txt"));
  ASSERT_GT(source.size(), 5000u);
  for (const RuleSet& rule_set : rule_sets()) {
    for (const RuleInfo& rule : rule_set.rules) {
      const std::string quote(words(rule_set, "es", std::string(rule.id) + ".quote"));
      EXPECT_NE(source.find(quote), std::string::npos) << rule.id << ": " << quote;
      EXPECT_GT(quote.size(), 40u) << rule.id;
      const std::string heading(words("es", rule.source_section));
      EXPECT_NE(source.find(heading), std::string::npos) << heading;
    }
    for (const RuleParameter& parameter : rule_set.parameters) {
      const std::string quote(parameter.quote);
      EXPECT_NE(source.find(quote), std::string::npos) << parameter.name << ": " << quote;
      EXPECT_NE(words("es", std::string(parameter.rule) + ".quote").find(quote), std::string_view::npos) << parameter.name << " is not in its rule's quote";
    }
  }
}

TEST(Parameters, AreTheHandbooks) {
  const RuleSet& handbook = default_rule_set();
  EXPECT_EQ(handbook.name, "ogp-local");
  EXPECT_EQ(handbook.parameter("initialEvaluationMonths"), 2);
  EXPECT_EQ(handbook.parameter("amendmentMonths"), 6);
  EXPECT_EQ(handbook.parameter("planEndMonthsBeforeTerm"), 2);
  EXPECT_EQ(handbook.parameter("ceilingIndependent"), 5);
  EXPECT_EQ(handbook.parameter("ceilingJoint"), 12);
  EXPECT_EQ(find_rule_set("ogp-local"), &handbook);
  EXPECT_EQ(find_rule_set("another"), nullptr);
}

TEST(Words, AreThereInBothLanguages) {
  EXPECT_EQ(std::vector<std::string_view>(word_languages().begin(), word_languages().end()), (std::vector<std::string_view>{"es", "en"}));
  EXPECT_TRUE(std::is_sorted(word_keys().begin(), word_keys().end()));
  for (const std::string_view key : word_keys()) {
    EXPECT_FALSE(words("es", key).empty()) << key;
    EXPECT_FALSE(words("en", key).empty()) << key;
    if (!key.ends_with(".title") && !key.ends_with(".quote")) EXPECT_NE(words("es", key), words("en", key)) << key << " is not translated";
  }
  EXPECT_EQ(words("es", "no.such.key"), "");
  EXPECT_EQ(words("fr", "MON-IE.title"), "");
}

TEST(Words, AreWholeSentencesWhereTheyAreRead) {
  for (const std::string_view key : word_keys()) {
    const bool sentence = key.starts_with("reason.") || key.starts_with("remedy.") || key.starts_with("note.") || key.ends_with(".reading") || key.ends_with(".next");
    for (const std::string_view language : word_languages()) {
      const std::string_view text = words(language, key);
      if (sentence) EXPECT_TRUE(text.ends_with(".")) << key << " in " << language;
      EXPECT_EQ(text.find("  "), std::string_view::npos) << key;
      EXPECT_FALSE(text.starts_with(" ") || text.ends_with(" ")) << key;
    }
  }
}

void expect_filled(const Verdict& verdict, std::string_view key) {
  ASSERT_FALSE(words("es", key).empty()) << key;
  for (const std::string& placeholder : placeholders(words("es", key))) {
    EXPECT_NE(argument(verdict, placeholder).index(), 0u) << key << " shows {" << placeholder << "}, which this verdict does not have";
  }
}

// Every sentence that a verdict shows can be filled from that verdict; and the random documents reach most of the reasons.
TEST(Placeholders, HaveTheirValueInEveryVerdict) {
  constexpr int rounds = support::times(4000);
  RandomDocument random(20);
  std::set<std::string_view> reasons;
  for (int round = 0; round < rounds; ++round) {
    plan::Document document = random.make();
    document.jurisdiction.name = "Here";
    const bool with_membership = round % 2 == 0;
    if (with_membership) add_membership(random, document);
    for (plan::Member& member : document.jurisdiction.members) member.name = "There";
    for (plan::Date* date : date_fields(document)) {
      if (*date && random.pick(0, 3) == 0) *date = dates::PartialDate::of_month((*date)->year(), (*date)->month());
    }
    for (const Verdict& verdict : check(document, random.near_day(with_membership ? 900 : 90))) {
      reasons.insert(verdict.reason);
      expect_filled(verdict, verdict.reason);
      expect_filled(verdict, std::string(verdict.rule) + ".next");
      for (const Missing& remedy : verdict.remedies) expect_filled(verdict, remedy.label);
      for (const Note& note : verdict.notes) {
        for (const std::string& placeholder : placeholders(words("es", note.label))) {
          EXPECT_NE(argument(note, placeholder).index(), 0u) << note.label << " {" << placeholder << "}";
        }
      }
      if (HasFailure()) return;
    }
  }
  std::size_t all = 0;
  std::string unseen;
  for (const std::string_view key : word_keys()) {
    if (!key.starts_with("reason.")) continue;
    ++all;
    if (reasons.count(key) == 0) unseen.append(" ").append(key);
  }
  if (rounds < 4000) return;   // fewer documents reach fewer reasons
  EXPECT_GE(reasons.size() + 12, all) << "the documents reach " << reasons.size() << " of " << all << " reasons, but not" << unseen;
}

}  // namespace
}  // namespace cocrea::rules::test
