// Dots of a workshop: each one counts once, whichever files are joined, in which order and how often.
#include "core/exchange/dots.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <map>

#include "core/exchange/differences.h"
#include "support/random_document.h"

namespace cocrea::exchange {
namespace {

using plan::Document;
using plan::Proposal;

constexpr std::size_t kProposals = 3;

Proposal& proposal(Document& document, std::size_t i) { return document.plans[0].workshop.proposals[i]; }

Document with_proposals(std::array<plan::Number, kProposals> votes) {
  Document document;
  document.id = "doc";
  plan::Plan& plan = document.plans.emplace_back();
  plan.id = "p";
  plan.order = "V";
  for (std::size_t i = 0; i < kProposals; ++i) {
    Proposal& one = plan.workshop.proposals.emplace_back();
    one.id = "x" + std::to_string(i);
    one.order = std::to_string(i + 1);
    one.votes = votes[i];
  }
  plan::fill_child_ids(plan::kDocument, document);
  return document;
}

// As the page does it: the open document takes over what was joined, and stays whose it is. False: there is nothing that all go back to.
bool take_in(Document& open, const std::vector<const Document*>& files) {
  std::vector<Side> sides{{"open", &open}};
  for (const Document* one : files) sides.push_back({one->copy, one});
  const CommonBase common = common_base(sides);
  if (!common.document) return false;
  const Joined joined = join(&*common.document, sides);
  EXPECT_FALSE(joined.refused);
  EXPECT_TRUE(joined.conflicts.empty());
  edit::Transaction step{"test", changes_between(open, joined.document)};
  EXPECT_FALSE(edit::apply(open, step));
  return true;
}

std::vector<plan::Number> votes_in(Document document) {
  std::vector<plan::Number> all;
  for (std::size_t i = 0; i < kProposals; ++i) all.push_back(proposal(document, i).votes);
  return all;
}

// A file of a copy as it was at some time: what it says of the three proposals.
Document file_of(const Document& base, const char* name, std::array<plan::Number, kProposals> votes) {
  Document copy = copy_for(base, name, name);
  for (std::size_t i = 0; i < kProposals; ++i) proposal(copy, i).votes = votes[i];
  return copy;
}

Document with_a_fourth(Document document, const char* id, plan::Number votes) {
  Proposal& one = document.plans[0].workshop.proposals.emplace_back();
  one.id = id;
  one.order = "9";
  one.votes = votes;
  plan::fill_child_ids(plan::kDocument, document);
  return document;
}

// What a copy of a copy says of the copy's dots is known by the proposal, also where that gets another name.
TEST(Dots, StayThoseOfTheirCopyWhereTwoProposalsAreOne) {
  const Document base = with_proposals({0, 0, 0});
  const Document one = with_a_fourth(copy_for(base, "M1", "m1"), "y2", 5);
  Document further = copy_for(one, "M1x", "m1x");
  proposal(further, 3).votes = 7;
  const Document two = with_a_fourth(copy_for(base, "M2", "m2"), "y1", 3);
  const std::vector<const Document*> orders[] = {{&one, &further, &two}, {&two, &further, &one}, {&further, &two}};
  for (const std::vector<const Document*>& files : orders) {
    std::vector<Side> sides{{"open", &base}};
    for (const Document* file : files) sides.push_back({file->copy, file});
    const AsOne same = as_one(sides, {Alike{"y1", "y2"}}, {true});
    Document joined = join(&base, same.sides).document;
    ASSERT_EQ(joined.plans[0].workshop.proposals.size(), 4u);
    EXPECT_EQ(proposal(joined, 3).votes, 10) << files.size();
  }
}

// A copy of the last version has no id of its own; a plan is not made from it because of that.
TEST(Dots, OfACopyWithoutAnIdAreNotTakenForThePlans) {
  const Document base = with_proposals({10, 0, 1});
  Document nameless = copy_for(base, "M1", "");
  proposal(nameless, 0).votes = 14;
  const Document further = copy_for(nameless, "M1x", "m1x");
  const CommonBase common = common_base({{"open", &base}, {"M1x", &further}});
  ASSERT_TRUE(common.document);
  EXPECT_EQ(votes_in(*common.document), votes_in(base));
}

TEST(Dots, OfACopyCountOnceHoweverItComesAgain) {
  const Document base = with_proposals({10, 0, 1});
  struct Row {
    const char* what;
    std::vector<std::pair<const char*, std::array<plan::Number, kProposals>>> files;   // joined one after the other
    std::vector<plan::Number> sum;
  };
  const Row rows[] = {
      {"one copy", {{"A", {12, 3, 1}}}, {12, 3, 1}},
      {"the same file again", {{"A", {12, 3, 1}}, {"A", {12, 3, 1}}}, {12, 3, 1}},
      {"it has changed since", {{"A", {12, 3, 1}}, {"A", {15, 3, 2}}}, {15, 3, 2}},
      {"the older one after it", {{"A", {15, 3, 2}}, {"A", {12, 3, 1}}}, {15, 3, 2}},
      {"and the newer once more", {{"A", {12, 3, 1}}, {"A", {15, 3, 2}}, {"A", {12, 3, 1}}, {"A", {15, 3, 2}}}, {15, 3, 2}},
      {"two tables that did the same", {{"A", {12, 0, 1}}, {"B", {12, 0, 1}}}, {14, 0, 1}},
      {"two tables, one of them again", {{"A", {12, 0, 1}}, {"B", {11, 1, 1}}, {"A", {13, 0, 1}}}, {14, 1, 1}},
      {"two files of one copy: of each proposal the number that is further", {{"A", {13, 1, 1}}, {"A", {11, 4, 1}}}, {13, 4, 1}},
      {"dots that were taken back", {{"A", {7, 0, 1}}, {"A", {7, 0, 1}}, {"A", {6, 0, 0}}}, {6, 0, 0}},
      {"none", {{"A", {10, 0, 1}}}, {10, 0, 1}},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.what);
    std::vector<Document> files;
    for (const auto& one : row.files) files.push_back(file_of(base, one.first, one.second));
    Document open = base;
    std::vector<const Document*> all;
    for (const Document& file : files) {
      ASSERT_TRUE(take_in(open, {&file}));
      all.push_back(&file);
    }
    EXPECT_EQ(votes_in(open), row.sum);
    Document at_once = base;
    ASSERT_TRUE(take_in(at_once, all));
    EXPECT_EQ(votes_in(at_once), row.sum) << "all at once";
    EXPECT_TRUE(plan::equal(plan::kDocument, at_once, open));
    const Reading read = read_document(write_document(open));
    ASSERT_TRUE(read.document);
    EXPECT_TRUE(plan::equal(plan::kDocument, *read.document, open));
  }
}

TEST(Dots, OfThePlanItselfAreKeptWithThoseOfCopies) {
  const Document base = with_proposals({10, 0, 0});
  const Document first = file_of(base, "A", {12, 0, 0}), later = file_of(base, "A", {13, 1, 0});
  Document open = base;
  proposal(open, 0).votes = 11;
  ASSERT_TRUE(take_in(open, {&first}));
  EXPECT_EQ(proposal(open, 0).votes, 13);
  proposal(open, 0).votes = 20;
  proposal(open, 1).votes = 4;
  ASSERT_TRUE(take_in(open, {&later}));
  EXPECT_EQ(votes_in(open), (std::vector<plan::Number>{21, 5, 0}));
  ASSERT_EQ(proposal(open, 0).tallies.size(), 1u);
  EXPECT_EQ(proposal(open, 0).tallies[0].copy, "A");
  EXPECT_EQ(proposal(open, 0).tallies[0].given, 3);
  EXPECT_EQ(own_dots(proposal(open, 0)), 18);
  // Somebody corrects the sum by hand: less than the copies brought.
  proposal(open, 1).votes = 0;
  ASSERT_TRUE(take_in(open, {&later, &first}));
  EXPECT_EQ(votes_in(open), (std::vector<plan::Number>{21, 0, 0}));
}

TEST(Dots, TwoCopiesOfOneNameAreTwo) {
  const Document base = with_proposals({0, 0, 0});
  Document morning = copy_for(base, "Mesa 1", "m"), evening = copy_for(base, "Mesa 1", "e");
  proposal(morning, 0).votes = 3;
  proposal(evening, 0).votes = 2;
  Document open = base;
  ASSERT_TRUE(take_in(open, {&morning, &evening}));
  EXPECT_EQ(proposal(open, 0).votes, 5);
  EXPECT_EQ(proposal(open, 0).tallies.size(), 2u);
}

TEST(Dots, AreSaidOfEachFile) {
  const Document base = with_proposals({10, 0, 0});
  const Document file = file_of(base, "A", {12, 1, 0}), older = file_of(base, "A", {11, 0, 0}), none = file_of(base, "B", {10, 0, 0});
  Document open = base;
  const auto said = [&](const Document& one, std::vector<Side> sides) {
    sides.insert(sides.begin(), {{"open", &open}, {"one", &one}});
    return brought(base, one, open, join(&base, sides).document);
  };
  ASSERT_TRUE(said(file, {}));
  EXPECT_EQ(said(file, {})->dots, 3);
  EXPECT_FALSE(said(file, {})->known || said(file, {})->less);
  EXPECT_FALSE(said(none, {}));
  EXPECT_TRUE(said(older, {{"another", &file}})->less);
  EXPECT_FALSE(said(file, {{"another", &older}})->less);
  ASSERT_TRUE(take_in(open, {&file}));
  EXPECT_TRUE(said(file, {})->known);
  EXPECT_TRUE(said(older, {})->less);
  EXPECT_EQ(said(older, {})->dots, 1);
}

// The last version wrote into the minutes which files it had counted, and no tallies.
TEST(Dots, WhatTheLastVersionCountedIsKnown) {
  const Document base = with_proposals({10, 0, 0});
  Document file = copy_for(base, "A");   // without an id of its own
  proposal(file, 0).votes = 15;
  Document open = base;
  proposal(open, 0).votes = 17;   // five of the copy, two of its own
  plan::Decision& minutes = open.decisions.emplace_back();
  minutes.id = plan::derived_id("dots", checksum(content_hash(file) + "A"));
  minutes.order = "V";
  for (int times = 0; times < 2; ++times) {
    ASSERT_TRUE(take_in(open, {&file}));
    EXPECT_EQ(proposal(open, 0).votes, 17);
  }
  proposal(file, 0).votes = 16;
  ASSERT_TRUE(take_in(open, {&file}));
  EXPECT_EQ(proposal(open, 0).votes, 18);
}

// Joining alters a copy in which something is the same as in another: it is known all the same.
TEST(Dots, WhatTheLastVersionCountedIsKnownWhereTwoProposalsAreOne) {
  const Document base = with_proposals({10, 0, 0});
  const Document file = with_a_fourth(copy_for(base, "A"), "y2", 5), two = with_a_fourth(copy_for(base, "M2", "m2"), "y1", 3);
  Document open = with_a_fourth(base, "y2", 5);   // those of the copy
  plan::Decision& minutes = open.decisions.emplace_back();
  minutes.id = plan::derived_id("dots", checksum(content_hash(file) + "A"));
  minutes.order = "V";
  const AsOne same = as_one({{"open", &open}, {"A", &file}, {"M2", &two}}, {Alike{"y1", "y2"}}, {true});
  const Document joined = join(&base, same.sides).document;
  EXPECT_EQ(joined.plans[0].workshop.proposals.back().votes, 8);
}

// What anybody knows of the dots: by whom, how many of each proposal.
using Known = std::map<int, std::array<Dots, kProposals>>;

struct File {
  Document document;
  int author = 0;   // 0: the plan itself
  Known known;
};

// Of each copy, what is further from none; of the plan itself nobody else knows better.
void learn(File& one, const File& other) {
  for (const auto& [author, dots] : other.known) {
    if (author == 0) continue;
    auto& mine = one.known[author];
    for (std::size_t i = 0; i < kProposals; ++i) {
      if (is_further(dots[i], mine[i])) mine[i] = dots[i];
    }
  }
}

// A plan, copies of it and copies of those, each of them changing, saved at any time and joined with any others: a sum is always that of what its authors are known to
// have counted.
TEST(DotsLaws, EachDotCountsOnceWhateverIsJoined) {
  int joins = 0, of_copies = 0, nested = 0;
  for (std::uint64_t seed = 1; seed <= 150; ++seed) {
    SCOPED_TRACE(seed);
    test::Random random(seed);
    std::vector<File> living{{with_proposals({50, 40, 30}), 0, {{0, {50, 40, 30}}}}};
    living.reserve(6);   // `one` stays where it is
    std::vector<File> saved;
    for (int step = 0; step < 60; ++step) {
      File& one = living[random.below(living.size())];
      const std::size_t what = random.below(10);
      if (what < 5) {
        const std::size_t i = random.below(kProposals);
        const auto change = static_cast<plan::Number>(random.below(5)) - 1;
        if (proposal(one.document, i).votes + change < 0) continue;
        proposal(one.document, i).votes += change;
        one.known[one.author][i] += change;
      } else if (what == 5 && living.size() < 6) {
        const int author = static_cast<int>(living.size());
        File copy{copy_for(one.document, "Mesa " + std::to_string(author), std::to_string(author)), author, one.known};
        nested += one.author != 0;
        living.push_back(std::move(copy));
      } else if (what == 6 || saved.empty()) {
        if (one.author != 0) saved.push_back(one);
      } else {
        std::vector<const Document*> files;
        std::vector<const File*> others;
        for (std::size_t count = 1 + random.below(3); count > 0; --count) {
          others.push_back(&saved[random.below(saved.size())]);
          files.push_back(&others.back()->document);
        }
        if (!take_in(one.document, files)) continue;
        for (const File* other : others) learn(one, *other);
        ++joins;
        of_copies += one.author != 0;
      }
      for (std::size_t i = 0; i < kProposals; ++i) {
        Dots sum = 0;
        for (const auto& author : one.known) sum += author.second[i];
        ASSERT_EQ(proposal(one.document, i).votes, sum) << "step " << step << ", proposal " << i << ", author " << one.author;
      }
    }
  }
  EXPECT_GT(joins, 500);
  EXPECT_GT(of_copies, 100);
  EXPECT_GT(nested, 100);
}

}  // namespace
}  // namespace cocrea::exchange
