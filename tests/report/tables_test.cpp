// Tables out and in again, over documents made up at random.
#include <gtest/gtest.h>

#include <set>

#include "core/exchange/bin.h"
#include "core/exchange/json.h"
#include "view/plain.h"
#include "report/csv.h"
#include "report/read_table.h"
#include "support/random_change.h"
#include "view/support.h"

namespace cocrea::report {
namespace {

constexpr Table kRecorded[] = {Table::commitments, Table::milestones, Table::people, Table::organisations, Table::meetings, Table::decisions};
constexpr view::Language kLanguages[] = {view::Language::es, view::Language::en};

std::string table_of(const plan::Document& document, Table table, view::Language language) {
  const view::State state = view::testing::state_on("2021-10-01", view::PageId::file, language);
  return write_table(view::make_context(&document, nullptr, state), table);
}

view::TableImport read_into(const plan::Document& document, Table table, std::string_view bytes, view::Language language = view::Language::en,
                            const view::TableAnswers& answers = {}, std::string_view ids = "new") {
  const view::State state = view::testing::state_on("2021-10-01", view::PageId::file, language);
  return read_table(view::make_context(&document, nullptr, state), table, bytes, ids, answers);
}

TEST(Tables, ThatWereNotChangedChangeNothing) {
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    const plan::Document document = test::random_document(seed, {3, 60, false});
    for (const Table table : kRecorded) {
      for (const view::Language language : kLanguages) {
        const view::TableImport import = read_into(document, table, table_of(document, table, language));
        ASSERT_TRUE(import.changes.empty()) << seed << ": " << view::words_of(language, import.changes.front());
        ASSERT_TRUE(import.problems.empty()) << seed << ": " << view::words_of(language, import.problems.front());
        ASSERT_TRUE(import.step.changes.empty());
      }
    }
  }
}

// White space is taken as it is in a new row, as in one that is there: read again, it changes nothing (tools/fuzz table).
TEST(Tables, BlanksOfANewRowStay) {
  plan::Document document;
  document.id = "document";
  document.people.push_back({});
  document.people[0].id = "person";
  document.people[0].order = "V";
  document.people[0].name = "Ana";
  plan::fill_child_ids(plan::kDocument, document);
  std::string table = table_of(document, Table::people, view::Language::en);
  table.replace(table.find("Ana"), 3, "\t");
  document.people.clear();
  document.id = "another";   // of which the table says nothing
  const view::TableImport import = read_into(document, Table::people, table);
  EXPECT_TRUE(import.problems.empty());
  edit::Transaction step = import.step;
  ASSERT_FALSE(edit::apply(document, step));
  ASSERT_EQ(document.people.size(), 1u);
  EXPECT_TRUE(read_into(document, Table::people, table).changes.empty());
}

// Unsets every field that has a column, but what things are called by others.
plan::Document emptied(plan::Document document, Table table) {
  const Source& source = source_of(table);
  std::vector<plan::Id> ids;
  each_parent(document, source, [&](const plan::Entity& parent) {
    const plan::Field& list = *source.parent->find(source.list);
    for (std::size_t i = 0; i < plan::list_size(list, parent); ++i) ids.push_back(plan::list_at(list, parent, i).id);
  });
  for (const plan::Id& id : ids) {
    plan::Entity& entity = *plan::find(document, id).entity;
    for (const plan::Field& field : source.type->fields) {
      if (has_column(field) && field.name != "name" && field.name != "title") plan::set_value(field, entity, {});
    }
  }
  return document;
}

// Texts as fields take them, of one line where the field has one, and as cells hold them.
plan::Document as_typed(plan::Document document) {
  for (const plan::Id& id : test::ids_of(document)) {
    const plan::Found found = plan::find(document, id);
    for (const plan::Field& field : found.type->fields) {
      const auto type = [&](std::string& text) { text = exchange::cleaned(field.multiline ? view::plain(text) : view::plain_line(text), field.multiline); };
      if (field.kind == plan::Kind::text) type(plan::text_of(field, *found.entity));
      if (field.kind != plan::Kind::localized) continue;
      for (auto& text : plan::localized_of(field, *found.entity)) type(text.second);
    }
  }
  return document;
}

// As of another edition: what differs was changed in it.
std::string without_marks(std::string table) {
  for (std::size_t at = table.find("v2:"); at != std::string::npos; at = table.find("v2:", at)) table.replace(at, 3, "v0:");
  return table;
}

TEST(Tables, BringBackAllThatTheyHold) {
  std::size_t restored = 0;
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    const plan::Document document = as_typed(test::random_document(seed, {3, 60, false}));
    for (const Table table : kRecorded) {
      for (const view::Language language : kLanguages) {
        plan::Document copy = emptied(document, table);
        view::TableImport import = read_into(copy, table, without_marks(table_of(document, table, language)));
        ASSERT_TRUE(import.problems.empty()) << seed << ": " << view::words_of(language, import.problems.front());
        ASSERT_FALSE(edit::apply(copy, import.step).has_value());
        restored += import.changes.size();
        // A text that is there but empty is the same as none in a cell.
        ASSERT_EQ(table_of(copy, table, language), table_of(document, table, language)) << seed;
      }
    }
  }
  EXPECT_GT(restored, 1000U);
}

// Nothing but removing and putting back changes a bin.
bool touches_bin(const plan::Document& document, const edit::Transaction& step) {
  const auto is_in_bin = [&](std::string_view id) { return plan::find(document, id).type == &plan::kRemoved; };
  return std::any_of(step.changes.begin(), step.changes.end(), [&](const edit::Change& one) {
    if (const auto* set = std::get_if<edit::Set>(&one)) return is_in_bin(set->entity);
    if (const auto* insert = std::get_if<edit::Insert>(&one)) return insert->list == "bin";
    return is_in_bin(std::get<edit::Remove>(one).id);
  });
}

// Nobody has touched the table: whatever was done to the plan since stays.
TEST(Tables, ThatWereNotTouchedLeaveWhatThePlanHasChanged) {
  std::size_t kept = 0;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    SCOPED_TRACE(seed);
    test::Random random(seed * 7'000'003);   // other numbers than the document's own, or a removed thing's id might come again
    const plan::Document document = test::random_document(seed, {3, 60, false});
    plan::Document later = document;
    for (int steps = 0; steps < 12; ++steps) {
      edit::Transaction step = test::random_transaction(random, later);
      if (touches_bin(later, step)) continue;
      step = exchange::with_bin(later, std::move(step), {});   // as whatever is done to a plan
      ASSERT_FALSE(edit::apply(later, step));
    }
    for (const Table table : kRecorded) {
      for (const view::Language language : kLanguages) {
        const view::TableImport import = read_into(later, table, table_of(document, table, language));
        ASSERT_TRUE(import.changes.empty()) << view::words_of(language, import.changes.front());
        ASSERT_TRUE(import.problems.empty()) << view::words_of(language, import.problems.front());
        kept += import.kept.size();
      }
    }
  }
  EXPECT_GT(kept, 50U);
}

// Where nothing tells which is newer, either side can be taken for all: then nothing is in doubt any more, or nothing has changed.
TEST(Tables, GiveWhatIsChosenWhereNothingTellsWhichIsNewer) {
  std::size_t taken = 0, rows = 0;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    SCOPED_TRACE(seed);
    test::Random random(seed);
    const plan::Document document = as_typed(test::random_document(seed, {3, 60, false}));
    plan::Document later = document;
    for (int steps = 0; steps < 12; ++steps) {
      edit::Transaction step = test::random_transaction(random, later);
      if (!touches_bin(later, step)) ASSERT_FALSE(edit::apply(later, step));   // what is removed is in no bin
    }
    for (const Table table : kRecorded) {
      const std::string csv = table_of(document, table, view::Language::en);
      const view::TableImport plans = read_into(later, table, csv, view::Language::en, {view::TableAnswers::All::plan, {}});
      ASSERT_TRUE(plans.changes.empty()) << view::words_of(view::Language::en, plans.changes.front());
      view::TableImport tables = read_into(later, table, csv, view::Language::en, {view::TableAnswers::All::table, {}});
      ASSERT_EQ(view::doubts(plans).size(), view::doubts(tables).size());
      plan::Document after = later;
      ASSERT_FALSE(edit::apply(after, tables.step));
      for (const view::TableImport::Change& one : tables.changes) {
        ++taken;
        rows += one.added;
        EXPECT_NE(one.doubt, view::Doubt::none) << view::words_of(view::Language::en, one);
      }
      // A cell may name what another row brings back: it is understood when that is there.
      view::TableImport rest = read_into(after, table, csv, view::Language::en, {view::TableAnswers::All::table, {}});
      ASSERT_FALSE(edit::apply(after, rest.step));
      const view::TableImport again = read_into(after, table, csv);
      ASSERT_TRUE(view::doubts(again).empty()) << view::words_of(view::Language::en, *view::doubts(again).front());
    }
  }
  EXPECT_GT(taken, 50U);
  EXPECT_GT(rows, 5U);
}

TEST(Tables, AddRowsInOneStepThatCanBeUndone) {
  const plan::Document document = view::testing::glasgow();
  plan::Document copy = document;
  view::TableImport import = read_into(document, Table::commitments, "Id,Title (en),End\ncommitment-1,Panels,2023-05\n,New,\n");
  ASSERT_EQ(import.changes.size(), 3U);
  EXPECT_EQ(import.rows, 2U);
  ASSERT_FALSE(edit::apply(copy, import.step).has_value());
  EXPECT_EQ(copy.plans[0].commitments.size(), document.plans[0].commitments.size() + 1);
  edit::Transaction back = edit::inverse(import.step);
  ASSERT_FALSE(edit::apply(copy, back).has_value());
  EXPECT_TRUE(plan::equal(copy, document));
}

std::vector<plan::Id> added(const view::TableImport& import) {
  std::vector<plan::Id> ids;
  for (const edit::Change& one : import.step.changes) {
    if (const auto* insert = std::get_if<edit::Insert>(&one)) ids.push_back(insert->entity->id);
  }
  return ids;
}

// Two tables of a workshop each add a row at the same place: joined, they were one commitment.
TEST(Tables, GiveNewRowsIdsThatNoOtherTableGives) {
  plan::Document document = view::testing::glasgow();
  const std::string csv = "Id,Title (en)\n,New\n,Newer\n";
  const std::vector<plan::Id> north = added(read_into(document, Table::commitments, csv, view::Language::en, {}, "north"));
  const std::vector<plan::Id> south = added(read_into(document, Table::commitments, csv, view::Language::en, {}, "south"));
  ASSERT_EQ(north.size(), 2U);
  EXPECT_EQ(added(read_into(document, Table::commitments, csv, view::Language::es, {}, "north")), north) << "the same table, looked at again";
  std::set<plan::Id> all(north.begin(), north.end());
  all.insert(south.begin(), south.end());
  EXPECT_EQ(all.size(), 4U);
  // What was removed since keeps its id to itself, so that it can be put back.
  view::TableImport import = read_into(document, Table::commitments, csv, view::Language::en, {}, "north");
  ASSERT_FALSE(edit::apply(document, import.step));
  edit::Transaction removal = exchange::with_bin(document, {{}, edit::removal(document, north[0])}, {});
  ASSERT_FALSE(edit::apply(document, removal));
  for (const plan::Id& id : added(read_into(document, Table::commitments, csv, view::Language::en, {}, "north"))) EXPECT_EQ(all.count(id), id == south[0] ? 1U : 0U) << id;
}

// Nobody touched the table and the plan is the same: wherever the file ends, nothing is changed, and a row that is not whole is told.
TEST(Tables, ThatAreCutShortChangeNothingAndSayWhere) {
  const plan::Document document = view::testing::glasgow();
  std::size_t told = 0;
  for (const Table table : {Table::commitments, Table::people}) {
    const std::string whole = table_of(document, table, view::Language::en);
    const std::size_t head = whole.find("\r\n") + 2;
    for (std::size_t end = head + 1; end < whole.size(); ++end) {
      const std::string cut = whole.substr(0, end);
      const view::TableImport import = read_into(document, table, cut);
      ASSERT_TRUE(import.step.changes.empty()) << cut.substr(cut.rfind('\n') + 1) << ": " << view::words_of(view::Language::en, import.changes.front());
      const std::size_t row = cut.rfind("\r\n") + 2;
      const CsvReading csv = read_csv(cut);
      const bool is_whole = row == end || cut.back() == '\r' || csv.fault != CsvReading::Fault::none || csv.rows.back().size() == csv.rows.front().size();
      if (is_whole) continue;
      ASSERT_EQ(import.problems.size(), 1U) << cut.substr(row);
      EXPECT_NE(import.problems[0].cause.find("ends in the middle"), std::string::npos);
      EXPECT_EQ(import.problems[0].row, csv.rows.size());
      ++told;
    }
  }
  EXPECT_GT(told, 400U);
  // A row that is only shorter, or a file whose last line has no end, is whole.
  EXPECT_TRUE(read_into(document, Table::commitments, "Id,End,Title (en)\ncommitment-1,2023-05\n").problems.empty());
  EXPECT_TRUE(read_into(document, Table::commitments, "Id,End\ncommitment-1,2023-05").problems.empty());
}

// Somebody deleted the column that they did not know, or emptied it: then nothing tells who changed what, and an older table would take back what the plan has written since.
TEST(Tables, AskOfEachCellWhereTheMarksAreGone) {
  const plan::Document document = view::testing::glasgow();
  plan::Document later = document;
  later.plans[0].commitments[0].title["en"] = "Corrected since";
  const std::string whole = table_of(document, Table::commitments, view::Language::en);
  std::string without, emptied;
  for (std::size_t at = 0; at < whole.size();) {
    const std::size_t end = whole.find("\r\n", at);
    const std::string line = whole.substr(at, end - at);
    without += line.substr(0, line.rfind(',')) + "\r\n";
    emptied += (at == 0 ? line : line.substr(0, line.rfind(',') + 1)) + "\r\n";
    at = end + 2;
  }
  for (const std::string& csv : {without, emptied}) {
    const view::TableImport import = read_into(later, Table::commitments, csv);
    ASSERT_EQ(view::doubts(import).size(), 1U);
    EXPECT_EQ(view::doubts(import)[0]->doubt, view::Doubt::unmarked);
    EXPECT_EQ(view::doubts(import)[0]->before, "Corrected since");
    EXPECT_TRUE(read_into(later, Table::commitments, csv, view::Language::en, {view::TableAnswers::All::plan, {}}).step.changes.empty());
    EXPECT_EQ(read_into(later, Table::commitments, csv, view::Language::en, {view::TableAnswers::All::table, {}}).step.changes.size(), 1U);
    EXPECT_TRUE(view::doubts(read_into(document, Table::commitments, csv)).empty()) << "what is the same is no question";
    // What was removed since does not come back as something new.
    plan::Document gone = document;
    edit::Transaction removal = exchange::with_bin(gone, {{}, edit::removal(gone, "commitment-2")}, {});
    ASSERT_FALSE(edit::apply(gone, removal));
    const view::TableImport back = read_into(gone, Table::commitments, csv);
    EXPECT_TRUE(added(back).empty());
    ASSERT_EQ(back.problems.size(), 1U);
    EXPECT_NE(back.problems[0].cause.find("in the bin of this plan"), std::string::npos);
  }
}

// Programs cut long cells. What is left of the marks would make of every cell whose mark is gone one that somebody has written.
TEST(Tables, NoticeMarksThatWereCutAnywhere) {
  const plan::Document document = view::testing::glasgow();
  plan::Document later = document;
  later.plans[0].commitments[0].title["en"] = "Corrected since";
  const std::string whole = table_of(document, Table::commitments, view::Language::en);
  EXPECT_TRUE(read_into(later, Table::commitments, whole).step.changes.empty()) << "untouched: the plan's is newer";
  const std::size_t first = whole.find("\r\n") + 2, end = whole.find("\r\n", first), begin = whole.rfind(',', end) + 1;
  for (std::size_t length = 0; length < end - begin; ++length) {
    SCOPED_TRACE(length);
    const view::TableImport import = read_into(later, Table::commitments, whole.substr(0, begin + length) + whole.substr(end));
    ASSERT_EQ(view::doubts(import).size(), 1U);
    EXPECT_EQ(view::doubts(import)[0]->doubt, view::Doubt::unmarked);
  }
}

// Marks that say nothing tell at least that the program wrote the row: what the plan does not have is not put in without a question.
TEST(Tables, AskOfRowsThatThePlanLacksWhereTheMarksAreNotWhole) {
  plan::Document document = view::testing::glasgow();
  plan::Milestone milestone;
  milestone.id = "milestone";
  milestone.order = "V";
  document.plans[0].commitments[1].milestones.push_back(milestone);
  plan::fill_child_ids(plan::kDocument, document);
  const std::string milestones = without_marks(table_of(document, Table::milestones, view::Language::en)), marked = table_of(document, Table::commitments, view::Language::en);
  document.plans[0].commitments.erase(document.plans[0].commitments.begin() + 1);
  const std::size_t row = marked.find("\r\ncommitment-2") + 2, end = marked.find("\r\n", row), mark = marked.rfind(',', end) + 1;
  const std::string cut = marked.substr(0, end - 3) + marked.substr(end), old = without_marks(marked);
  for (const std::string& csv : {cut, old}) {
    const view::TableImport import = read_into(document, Table::commitments, csv);
    ASSERT_EQ(view::doubts(import).size(), 1U);
    EXPECT_EQ(view::doubts(import)[0]->doubt, view::Doubt::absent);
    EXPECT_EQ(view::doubts(import)[0]->row, 3U);
    EXPECT_TRUE(added(read_into(document, Table::commitments, csv, view::Language::en, {view::TableAnswers::All::plan, {}})).empty());
    EXPECT_EQ(added(read_into(document, Table::commitments, csv, view::Language::en, {view::TableAnswers::All::table, {}})), (std::vector<plan::Id>{"commitment-2"}));
  }
  const std::string none = marked.substr(0, mark) + marked.substr(end);
  EXPECT_TRUE(view::doubts(read_into(document, Table::commitments, none)).empty()) << "somebody's own row";
  EXPECT_EQ(added(read_into(document, Table::commitments, none)), (std::vector<plan::Id>{"commitment-2"}));
  // What it belonged to is not there either.
  const view::TableImport homeless = read_into(document, Table::milestones, milestones);
  EXPECT_TRUE(view::doubts(homeless).empty());
  EXPECT_TRUE(added(homeless).empty());
  EXPECT_EQ(homeless.problems.size(), 1U);
}

TEST(Tables, SayInThePagesLanguageWhatIsWrong) {
  const plan::Document document = view::testing::glasgow();
  const view::TableImport import = read_into(document, Table::commitments, "Id,Start\ncommitment-1,soon\n", view::Language::es);
  ASSERT_EQ(import.problems.size(), 1U);
  EXPECT_EQ(view::words_of(view::Language::es, import.problems[0]),
            "Fila 2, columna «Start»: «soon» no se entiende como fecha. Se puede escribir 14/5/2027, mayo de 2027, 2027-05 o 2027.");
}

}  // namespace
}  // namespace cocrea::report
