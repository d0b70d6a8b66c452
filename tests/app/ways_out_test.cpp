// Ways out of the plan as a person uses them, and tables back in.
#include <gtest/gtest.h>

#include <functional>

#include "fake_storage.h"
#include "glasgow.h"
#include "view/table_import.h"

namespace cocrea::app::testing {
namespace {

constexpr std::int64_t kNow = 1'633'046'400;   // 2021-10-01, 00:00 UTC

// What a press leads to, the time told where it is asked.
std::vector<Effect> effects_of(Session& session, std::int64_t now = kNow) {
  std::vector<Effect> all;
  for (const Effect& one : session.take_effects()) {
    const auto* asked = std::get_if<AskTime>(&one);
    if (asked == nullptr) {
      all.push_back(one);
      continue;
    }
    session.time(asked->which, now);
    for (Effect& file : session.take_effects()) all.push_back(std::move(file));
  }
  return all;
}

class WaysOut : public ::testing::Test {
 protected:
  Session session{start_on("2021-10-01", "en")};
  void SetUp() override {
    session.file("glasgow.json", glasgow_bytes());
    session.saved(kGlasgowId, 0, 0);
    go(session, view::PageId::file);
    session.take_effects();
  }
  // The one effect of this kind that a press leads to.
  template <class T>
  T after(const std::string& node) {
    press(session, node);
    std::vector<T> found;
    for (const Effect& one : effects_of(session)) {
      if (const T* wanted = std::get_if<T>(&one)) found.push_back(*wanted);
    }
    EXPECT_EQ(found.size(), 1U) << node;
    return found.empty() ? T{} : found[0];
  }
  bool has(const std::string& node) { return view::find(session.page(), node) != nullptr; }
  void read(const std::string& csv) { session.file("table.csv", csv); }
  // Whether the card of a table that came back says it.
  bool card_says(const std::string& words) {
    const std::function<bool(const view::Node&)> says = [&](const view::Node& node) {
      return node.label.find(words) != std::string::npos || node.help.find(words) != std::string::npos || std::any_of(node.children.begin(), node.children.end(), says);
    };
    const view::Node* const card = view::find(session.page(), "ways:import");
    return card != nullptr && says(*card);
  }
  // The table was downloaded, then the plan went on, and somebody wrote in the table too: the nodes that ask of a title and of a start.
  std::vector<std::string> read_doubtful() {
    std::string table = after<SaveFile>("ways:4:commitments").bytes;
    go_to_commitment(session, "commitment-3");
    write(session, view::field_node("commitment-3", "start"), "2021-11");
    write(session, view::field_node("commitment-3", "title", "en"), "Meanwhile");
    const std::size_t row = table.find("\r\ncommitment-3"), start = table.find(",2021-09,", row);
    table.replace(start + 1, table.find(',', start + 1) - start - 1, "2021-12");
    read(table);
    std::vector<std::string> nodes;
    for (const auto* one : view::doubts(*session.state().table)) nodes.push_back("ways:cell:" + std::to_string(one->row) + ":" + std::to_string(one->cell));
    return nodes;
  }
  std::string value(const std::string& node) { return view::find(session.page(), node)->value; }
};

TEST_F(WaysOut, WhatWasNotUnderstoodAndIsInNoFileIsTold) {
  const std::string end = view::field_node("plan-1", "plannedEnd"), start = view::field_node("plan-1", "periodStart");
  const auto type_and_take_out = [&](const std::string& text, const std::string& press_on) {
    go(session, view::PageId::jurisdiction);
    write(session, end, text);
    go(session, view::PageId::file);
    press(session, press_on);
    return view::find(session.page(), "notice:not-in-file");
  };
  for (const char* way : {"file:download", "ways:0", "ways:5:all"}) {
    const view::Node* notice = type_and_take_out("the day after", way);
    ASSERT_NE(notice, nullptr) << way;
    EXPECT_NE(session.page().announcement.find("One text was not understood"), std::string::npos);
    ASSERT_EQ(session.state().notices.back().details.size(), 1u);
    EXPECT_EQ(session.state().notices.back().details[0], "Planned end: “the day after”");
    EXPECT_EQ(type_and_take_out("2023-08-31", way), nullptr) << way;
  }
  go(session, view::PageId::jurisdiction);
  write(session, end, "soon");
  write(session, start, "long ago");
  EXPECT_TRUE(session.shortcut("ctrl+s"));
  EXPECT_EQ(session.state().notices.back().details.size(), 2u);
  EXPECT_NE(session.page().announcement.find("2 texts were not understood"), std::string::npos);
}

TEST_F(WaysOut, EveryButtonThatGivesSomethingOutDoes) {
  std::size_t tried = 0;
  const view::Node main = session.page().main;
  const std::function<void(const view::Node&)> visit = [&](const view::Node& node) {
    for (const view::Node& child : node.children) visit(child);
    const auto* way = node.action.as<view::GiveOut>();
    if (!way) return;
    ++tried;
    press(session, node.id);
    std::size_t effects = 0;
    for (const Effect& one : effects_of(session)) {
      if (const auto* file = std::get_if<SaveFile>(&one)) {
        EXPECT_GT(file->bytes.size(), 20U) << node.id;
        EXPECT_NE(file->name.find("2021-10-01."), std::string::npos) << file->name;
        ++effects;
      }
      effects += std::holds_alternative<PrintDocument>(one) || std::holds_alternative<SavePicture>(one) || std::holds_alternative<MakeLink>(one);
    }
    EXPECT_EQ(effects, 1U) << node.id;
  };
  visit(main);
  EXPECT_EQ(tried, 21U);
}

TEST_F(WaysOut, FilesSayInTheirNamesWhatTheyAre) {
  const SaveFile table = after<SaveFile>("ways:4:commitments");
  EXPECT_EQ(table.name.substr(0, 11), "Commitments");
  EXPECT_TRUE(table.name.ends_with(".csv"));
  EXPECT_EQ(table.media_type, "text/csv");
  EXPECT_EQ(after<SaveFile>("ways:5:all").media_type, "text/calendar");
  EXPECT_EQ(after<SaveFile>("ways:0").bytes.substr(0, 15), "<!doctype html>");
  EXPECT_TRUE(after<SavePicture>("ways:3").name.ends_with(".png"));
}

TEST_F(WaysOut, ALaterCalendarFileIsANewerOne) {
  const auto sequence = [&](std::int64_t now) {
    press(session, "ways:5:all");
    const std::vector<Effect> effects = effects_of(session, now);
    EXPECT_EQ(effects.size(), 1U);
    const std::string bytes = std::get<SaveFile>(effects.at(0)).bytes;
    return std::stol(bytes.substr(bytes.find("SEQUENCE:") + 9, 12));
  };
  const long first = sequence(kNow), second = sequence(kNow + 10);
  EXPECT_GT(second, first) << "on the same day, whatever was changed";
  session.day_changed(day("2021-10-02"));
  EXPECT_GT(sequence(kNow + 86'400), second);
}

TEST_F(WaysOut, MinutesAreAFileOfTheirOwn) {
  const SaveFile file = after<SaveFile>("ways:9");
  EXPECT_EQ(file.name.substr(0, 7), "Minutes");
  EXPECT_TRUE(file.name.ends_with(".html"));
  EXPECT_EQ(after<PrintDocument>("ways:9:print").html, file.bytes);
}

TEST_F(WaysOut, AFormOpensWithCopyButtonsAndClosesAgain) {
  press(session, "ways:form:submission");
  ASSERT_TRUE(has("ways:open-form"));
  const CopyToClipboard all = after<CopyToClipboard>("ways:copy-all");
  EXPECT_NE(all.text.find("== Commitment 3: Co-creating an Open Data Hub =="), std::string::npos);
  EXPECT_EQ(after<CopyToClipboard>("ways:copy:0:0").text, "Open Government Action Plan 2021–2023");
  EXPECT_EQ(session.state().announcement.find("opied"), std::string::npos) << "the browser has not answered yet";
  session.copied(true);
  EXPECT_EQ(session.state().announcement, "Copied.");
  session.copied(false);
  EXPECT_EQ(session.state().announcement, "It could not be copied: the browser does not allow it.");
  EXPECT_EQ(after<SaveFile>("ways:form-file").bytes, all.text);
  press(session, "ways:form:submission");
  EXPECT_FALSE(has("ways:open-form"));
}

TEST_F(WaysOut, ALinkSaysWhatItHoldsBeforeItIsCopied) {
  EXPECT_EQ(after<MakeLink>("ways:8").bytes, session.bytes());
  EXPECT_FALSE(has("ways:link"));
  const std::string address = "https://example.org/#plan=" + std::string(3000, 'x');
  session.link(address);
  ASSERT_TRUE(has("ways:link"));
  EXPECT_EQ(view::find(session.page(), "ways:link")->label, "The link has 3,026 characters");
  EXPECT_EQ(view::find(session.page(), "ways:link")->children.size(), 3U) << "it is long, and that is said";
  EXPECT_EQ(after<CopyToClipboard>("ways:copy-link").text, address);
  go_to_commitment(session, "commitment-1");
  write(session, view::field_node("commitment-1", "start"), "2021-11");
  go(session, view::PageId::file);
  EXPECT_FALSE(has("ways:link")) << "it holds the plan as it was";
}

TEST_F(WaysOut, ATableIsShownBeforeItIsTakenAndCanBeUndone) {
  const std::string before = session.bytes();
  go(session, view::PageId::overview);
  read("Id,Title (en),Start\ncommitment-1,Panels,2021-11\n,New one,\n");
  EXPECT_EQ(session.state().page, view::PageId::file);
  ASSERT_TRUE(session.state().table);
  EXPECT_EQ(session.state().table->changes.size(), 3U);
  EXPECT_EQ(session.bytes(), before) << "nothing is taken yet";
  press(session, "ways:take");
  EXPECT_FALSE(has("ways:import"));
  EXPECT_EQ(session.document()->plans[0].commitments.size(), 5U);
  EXPECT_EQ(session.document()->plans[0].commitments[0].title.at("en"), "Panels");
  session.shortcut("ctrl+z");
  EXPECT_EQ(session.bytes(), before);
}

TEST_F(WaysOut, EachCellThatCannotBeUnderstoodIsSaidOnThePageAndTheOthersAreTaken) {
  const auto start = session.document()->plans[0].commitments[0].start;
  read("Id,Title (en),Start\ncommitment-1,Panels,32 of May\ncommitment-2,Roofs,2021-11\nnobody,,tomorrow\n");
  ASSERT_TRUE(session.state().table);
  const auto problems = session.state().table->problems;
  ASSERT_EQ(problems.size(), 2U);
  EXPECT_EQ(problems[0].row, 2U);
  EXPECT_EQ(problems[1].row, 4U);
  for (const auto& one : problems) EXPECT_TRUE(card_says(view::words_of(view::Language::en, one))) << view::words_of(view::Language::en, one);
  EXPECT_NE(view::words_of(view::Language::en, problems[0]).find("32 of May"), std::string::npos);
  press(session, "ways:take");
  const auto& commitments = session.document()->plans[0].commitments;
  EXPECT_EQ(commitments[0].title.at("en"), "Panels");
  EXPECT_EQ(commitments[0].start, start) << "what was not understood stays as it was";
  EXPECT_EQ(commitments[1].title.at("en"), "Roofs");
}

TEST_F(WaysOut, ATableSaysHowManyRowsAreLeftOut) {
  const std::string table = after<SaveFile>("ways:4:commitments").bytes;
  go_to_commitment(session, "commitment-2");
  press(session, "remove:commitment-2");
  read(table);
  ASSERT_TRUE(session.state().table);
  EXPECT_TRUE(session.state().table->changes.empty());
  EXPECT_EQ(session.state().table->left_out, 1U);
  EXPECT_TRUE(card_says(view::plural(view::Language::en, "table.leftOut", 1)));
  EXPECT_TRUE(card_says("The table changes nothing."));
}

TEST_F(WaysOut, WhatIsInDoubtIsAskedCellByCellOrForAll) {
  const std::vector<std::string> nodes = read_doubtful();
  ASSERT_EQ(nodes.size(), 2U);
  const auto doubts = [&] { return view::doubts(*session.state().table); };
  const auto node = [&](std::size_t i) { return nodes[i]; };
  EXPECT_EQ(doubts()[0]->doubt, view::Doubt::in_plan);
  EXPECT_EQ(doubts()[1]->doubt, view::Doubt::in_both);
  EXPECT_EQ(view::find(session.page(), node(0))->value, "Plan: Meanwhile");
  EXPECT_EQ(view::find(session.page(), node(1))->value, "Table: December 2021");
  EXPECT_NE(view::find(session.page(), node(0))->help.find("Nobody changed it in the table"), std::string::npos);

  choose(session, "ways:cells", "plan");
  EXPECT_TRUE(session.state().table->changes.empty());
  EXPECT_EQ(session.state().announcement, "0 changes");
  choose(session, "ways:cells", "table");
  EXPECT_EQ(session.state().table->changes.size(), 2U);
  choose(session, node(1), "plan");
  ASSERT_EQ(session.state().table->changes.size(), 1U);
  EXPECT_EQ(view::find(session.page(), node(0))->value.substr(0, 6), "Table:") << "the others keep what was said for all";
  choose(session, "header:language", "es");
  session.day_changed(day("2021-10-02"));
  go_to_commitment(session, "commitment-1");
  write(session, view::field_node("commitment-1", "title", "en"), "Whatever happens beside it");
  go(session, view::PageId::file);
  EXPECT_EQ(session.state().table->changes.size(), 2U) << "what was answered stays, and what was said for all is said of this too";

  const std::string before = session.bytes();
  press(session, "ways:take");
  EXPECT_EQ(session.document()->plans[0].commitments[2].start->to_string(), "2021-11");
  EXPECT_NE(session.document()->plans[0].commitments[2].title.at("en"), "Meanwhile");
  session.shortcut("ctrl+z");
  EXPECT_EQ(session.bytes(), before);
}

TEST_F(WaysOut, EachAsChosenKeepsWhatStandsAndBringsBackWhatWasChosenOneByOne) {
  const std::vector<std::string> nodes = read_doubtful();
  ASSERT_EQ(nodes.size(), 2U);
  const std::string title = nodes[0], start = nodes[1];
  const auto stands = [&] { return value(title).substr(0, value(title).find(':')) + ", " + value(start).substr(0, value(start).find(':')); };
  struct { const char* about; std::string node, answer, all, stands; } const steps[] = {
      {"nothing was answered", "", "", "What is chosen for each below", "Plan, Table"},
      {"for all", "ways:cells", "table", "Everything as in the table", "Table, Table"},
      {"each keeps it", "ways:cells", "each", "What is chosen for each below", "Table, Table"},
      {"one by one", start, "plan", "What is chosen for each below", "Table, Plan"},
      {"each is so already", "ways:cells", "each", "What is chosen for each below", "Table, Plan"},
      {"a slip", "ways:cells", "table", "Everything as in the table", "Table, Table"},
      {"and back", "ways:cells", "each", "What is chosen for each below", "Table, Plan"},
      {"for all again", "ways:cells", "table", "Everything as in the table", "Table, Table"},
      {"another keeps what stands", title, "plan", "What is chosen for each below", "Plan, Table"},
  };
  for (const auto& one : steps) {
    SCOPED_TRACE(one.about);
    if (!one.node.empty()) choose(session, one.node, one.answer);
    EXPECT_EQ(value("ways:cells"), one.all);
    EXPECT_EQ(stands(), one.stands);
  }
}

TEST_F(WaysOut, TheCardSaysWhatTheAnswersToDoubtsDo) {
  const std::vector<std::string> nodes = read_doubtful();
  ASSERT_EQ(nodes.size(), 2U);
  EXPECT_TRUE(card_says("2 differences where it is not known which is newer"));
  EXPECT_NE(view::find(session.page(), nodes[1])->help.find("what is not chosen is lost"), std::string::npos) << "both were changed";
  EXPECT_TRUE(card_says("1 change"));
  EXPECT_TRUE(card_says("1 comes from the differences below."));
  EXPECT_TRUE(card_says("“Apply the changes”"));
  choose(session, "ways:cells", "plan");
  EXPECT_TRUE(card_says("Nothing is chosen to change yet."));
  EXPECT_FALSE(card_says("The table changes nothing."));
  EXPECT_FALSE(card_says("come from the differences below"));
  EXPECT_FALSE(has("ways:take"));
  EXPECT_FALSE(card_says("“Apply the changes”")) << "that button is not there";
}

// A hundred are asked one by one.
TEST_F(WaysOut, DoubtsThatAreNotShownSayWhatBecomesOfThem) {
  constexpr std::size_t kRows = 103;
  const auto renamed = [](std::string table, std::size_t first, const std::string& name) {
    for (std::size_t i = first; i < kRows; ++i) {
      const std::string title = ",Row " + std::to_string(i) + ",";
      table.replace(table.find(title), title.size(), "," + name + " " + std::to_string(i) + ",");
    }
    return table;
  };
  std::string rows = "Id,Title (en)\n";
  for (std::size_t i = 0; i < kRows; ++i) rows += ",Row " + std::to_string(i) + "\n";
  read(rows);
  press(session, "ways:take");
  session.take_effects();
  const std::string table = after<SaveFile>("ways:4:commitments").bytes;
  read(renamed(table, 0, "In the plan"));
  press(session, "ways:take");
  read(renamed(table, kRows - 1, "In the table"));
  ASSERT_EQ(view::doubts(*session.state().table).size(), kRows);
  EXPECT_TRUE(card_says("2 more that are not shown stay as in the plan."));
  EXPECT_TRUE(card_says("1 more that is not shown is taken from the table."));
  choose(session, "ways:cells", "table");
  EXPECT_TRUE(card_says("3 more that are not shown are taken from the table."));
  EXPECT_FALSE(card_says("as in the plan.")) << "none";
}

// A plan that was opened by a link has no bin: nothing tells whether the row was removed.
TEST_F(WaysOut, ARowThatMayHaveBeenRemovedIsAsked) {
  const std::string table = after<SaveFile>("ways:4:commitments").bytes;
  go_to_commitment(session, "commitment-2");
  press(session, "remove:commitment-2");
  go(session, view::PageId::file);
  press(session, "bin:empty");
  read(table);
  ASSERT_EQ(view::doubts(*session.state().table).size(), 1U);
  EXPECT_EQ(session.state().table->left_out, 0U);
  const std::string node = "ways:cell:" + std::to_string(view::doubts(*session.state().table)[0]->row) + ":0";
  EXPECT_EQ(view::find(session.page(), node)->value, "Add it, as in the table");
  choose(session, node, "plan");
  EXPECT_TRUE(session.state().table->changes.empty());
  EXPECT_FALSE(has("ways:take"));
  choose(session, node, "table");
  press(session, "ways:take");
  EXPECT_EQ(session.document()->plans[0].commitments.size(), 4U);
}

// The second table gave its row the id of the one that waits in the bin, which could not be put back then.
TEST_F(WaysOut, RowsThatATableAddsHaveIdsOfTheirOwn) {
  read("Id,Title (en)\n,One\n");
  const auto added = [&] { return std::get<edit::Insert>(session.state().table->step.changes.at(0)).entity->id; };
  const plan::Id shown = added();
  choose(session, "header:language", "es");
  EXPECT_EQ(added(), shown) << "it is the same table";
  press(session, "ways:take");
  go_to_commitment(session, shown);
  press(session, "remove:" + shown);
  read("Id,Title (en)\n,Two\n");
  press(session, "ways:take");
  ASSERT_EQ(session.document()->plans[0].commitments.size(), 5U);
  press(session, "bin:back:" + session.document()->bin[0].id);
  ASSERT_EQ(session.document()->plans[0].commitments.size(), 6U);
  Start another = start_on();
  another.seed_low = 99;   // another machine
  Session other{another};
  other.file("glasgow.json", glasgow_bytes());
  other.file("table.csv", "Id,Title (en)\n,One\n");
  EXPECT_NE(std::get<edit::Insert>(other.state().table->step.changes.at(0)).entity->id, shown);
}

// The column of the marks was deleted before the table came back; meanwhile the plan was corrected.
TEST_F(WaysOut, ATableThatLostItsMarksAsks) {
  std::string table = after<SaveFile>("ways:4:commitments").bytes;
  for (std::size_t end = table.find("\r\n"); end != std::string::npos; end = table.find("\r\n", end + 2)) {
    const std::size_t cell = table.rfind(',', end);
    table.erase(cell, end - cell);
    end = cell;
  }
  go_to_commitment(session, "commitment-3");
  write(session, view::field_node("commitment-3", "title", "en"), "Corrected since");
  read(table);
  const auto doubts = view::doubts(*session.state().table);
  ASSERT_EQ(doubts.size(), 1U);
  const std::string node = "ways:cell:" + std::to_string(doubts[0]->row) + ":" + std::to_string(doubts[0]->cell);
  ASSERT_TRUE(has(node));
  EXPECT_TRUE(card_says(view::text(view::Language::en, "ways.doubtUnmarked")));
  choose(session, node, "plan");
  EXPECT_TRUE(session.state().table->changes.empty());
}

TEST_F(WaysOut, ATableCanBeLeft) {
  const std::string before = session.bytes();
  read("Id,Start\ncommitment-1,2021-11\n");
  press(session, "ways:leave");
  EXPECT_FALSE(has("ways:import"));
  EXPECT_EQ(session.bytes(), before);
}

TEST_F(WaysOut, ATableFollowsThePlanAndTheLanguage) {
  read("Id,Start\ncommitment-1,2021-11\ncommitment-2,soon\n");
  const std::string english = session.state().table->problems.at(0).cause;
  choose(session, "header:language", "es");
  EXPECT_NE(session.state().table->problems.at(0).cause, english);
  EXPECT_EQ(session.state().table->changes.size(), 1U);
  go_to_commitment(session, "commitment-1");
  write(session, view::field_node("commitment-1", "start"), "2021-11");
  EXPECT_TRUE(session.state().table->changes.empty()) << "it says so already";
}

TEST_F(WaysOut, TheFileThatWasDownloadedIsKnownByItsColumns) {
  for (const char* table : {"commitments", "milestones", "people", "organisations", "meetings", "decisions"}) {
    for (const char* language : {"es", "en"}) {
      choose(session, "header:language", language);
      const SaveFile file = after<SaveFile>(std::string("ways:4:") + table);
      session.file(file.name, file.bytes);
      ASSERT_TRUE(session.state().table);
      EXPECT_EQ(session.state().table->table, table);
      EXPECT_TRUE(session.state().table->problems.empty());
      press(session, "ways:leave");
      session.take_effects();
    }
  }
}

TEST_F(WaysOut, ATableWithoutAPlanIsRefusedWithWhatToDo) {
  press(session, "file:close");
  read("Id,Start\ncommitment-1,2021-11\n");
  ASSERT_EQ(session.state().notices.size(), 1U);
  EXPECT_NE(session.state().notices[0].details.at(0).find("open the plan"), std::string::npos);
}

TEST_F(WaysOut, ATableOfAnotherPlanGoesWhenThePlanIsClosed) {
  read("Id,Start\ncommitment-1,2021-11\n");
  press(session, "file:close");
  session.file("glasgow.json", glasgow_bytes());
  EXPECT_FALSE(session.state().table);
}

}  // namespace
}  // namespace cocrea::app::testing
