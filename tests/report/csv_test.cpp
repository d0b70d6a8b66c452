// Cells and texts without markup.
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "report/csv.h"
#include "view/plain.h"

namespace cocrea::report {
namespace {

using Rows = std::vector<std::vector<std::string>>;

std::string written(const Rows& rows, char separator) {
  CsvWriter csv(separator);
  for (const auto& row : rows) {
    for (const std::string& cell : row) csv.cell(cell);
    csv.end_row();
  }
  return csv.take();
}

TEST(Csv, QuotesWhatWouldEndACell) {
  EXPECT_EQ(written({{"a", "b;c", "d\"e", "f\ng", " h"}}, ';'), "\xEF\xBB\xBF" "a;\"b;c\";\"d\"\"e\";\"f\ng\";\" h\"\r\n");
  EXPECT_EQ(written({{"b;c", ""}}, ','), "\xEF\xBB\xBF" "b;c,\r\n");
}

TEST(Csv, ReadsWhatItWrote) {
  const Rows rows = {{"Id", "A"}, {"a;b,c\td", "\"\"\n\r\n\""}, {"", ""}, {" x ", "ñ"}};
  for (const char separator : {',', ';'}) {
    const CsvReading reading = read_csv(written(rows, separator));
    EXPECT_EQ(reading.fault, CsvReading::Fault::none);
    EXPECT_EQ(reading.separator, separator);
    EXPECT_EQ(reading.rows, rows);
  }
}

TEST(Csv, ReadsWhatOthersWrite) {
  EXPECT_EQ(read_csv("a,b\nc,d").rows, (Rows{{"a", "b"}, {"c", "d"}}));
  EXPECT_EQ(read_csv("a,b\rc,d\r").rows, (Rows{{"a", "b"}, {"c", "d"}}));
  EXPECT_EQ(read_csv("a,\n\n,b\r\n").rows, (Rows{{"a", ""}, {""}, {"", "b"}}));
  EXPECT_EQ(read_csv("a\"b,c").rows, (Rows{{"a\"b", "c"}})) << "a quotation mark inside a cell is one";
  EXPECT_EQ(read_csv("sep=|\r\na|b").rows, (Rows{{"a", "b"}}));
  EXPECT_EQ(read_csv("\"a,b,c,d\";e").separator, ';') << "what is quoted does not count";
  EXPECT_TRUE(read_csv("").rows.empty());
  EXPECT_EQ(read_csv("\"").fault, CsvReading::Fault::open_quote);
  EXPECT_EQ(read_csv("a\n\"b\nc").fault_line, 2U);
  EXPECT_EQ(read_csv("\xFF").fault, CsvReading::Fault::not_utf8);
}

TEST(Csv, DisarmsFormulasAndOnlyThose) {
  for (const char* formula : {"=1", "+34 600", "-", "@a", "\tx", "\uFF1D1", "\uFF0Ba", "\uFF0Da", "\uFF20a", "'=1", "''=1"}) {
    EXPECT_EQ(disarmed(formula), std::string("'") + formula);
    EXPECT_EQ(rearmed(disarmed(formula)), formula);
  }
  // Another program may hold another separator to be the file's, and knows no quotation marks but those that a cell begins with: then cells begin here too.
  const std::pair<std::string, std::string> inside[] = {{"a;=1", "a;'=1"}, {"a,@b", "a,'@b"}, {"a\t+1", "a\t'+1"}, {"a\n-1\r\n=2", "a\n'-1\r\n'=2"}, {"\r=", "'\r'="},
                                                        {"a,\"=1,", "a,'\"=1,"}, {"a;'=1", "a;''=1"}, {"a;\uFF1D1", "a;'\uFF1D1"}, {"=1;=2", "'=1;'=2"}, {"\n=1", "'\n'=1"},
                                                        {"- a\n- b\n-c", "'- a\n- b\n'-c"}, {"a\n- F(1)\n+ b|c!d", "a\n'- F(1)\n'+ b|c!d"}};
  for (const auto& one : inside) {
    EXPECT_EQ(disarmed(one.first), one.second);
    EXPECT_EQ(rearmed(one.second), one.first);
  }
  for (const char* text : {"", "a=1", "'", "''", "'a", "\uFF1Aa", "1-2", "a; -1", "a;'b", "a;\"b", "a\n\n\tb", ";", "a,", "List:\n- one\n- two\r\n+ three", "a\n'- b"}) {
    EXPECT_EQ(disarmed(text), text);
    EXPECT_EQ(rearmed(text), text);
  }
}

TEST(Plain, ClosesWhatALineLeavesOpen) {
  EXPECT_EQ(view::plain("\u202Ea"), "\u202Ea\u202C");
  EXPECT_EQ(view::plain("\u2067a\u202Eb\nc"), "\u2067a\u202Eb\u202C\u2069\nc");
  EXPECT_EQ(view::plain("\u202Ea\u202Cb"), "\u202Ea\u202Cb");
  EXPECT_EQ(view::plain("a\u202C\u2069b"), "ab") << "what closes nothing of its own goes";
}

TEST(Plain, HasOneKindOfLineEndAndNoControls) {
  EXPECT_EQ(view::plain("a\r\nb\rc\nd\u2028e\u0085f"), "a\nb\nc\nd\ne\nf");
  EXPECT_EQ(view::plain_line("a\r\nb"), "a b");
  EXPECT_EQ(view::plain(std::string("a\0b\x1B\t\x7F\u009F", 9)), "ab\t");
  EXPECT_EQ(view::plain("\xC3("), "\uFFFD(");
  EXPECT_EQ(view::shortened("ñandú", 5), "ñandú");
  EXPECT_EQ(view::shortened("ñandú", 2), "ña…");
}

}  // namespace
}  // namespace cocrea::report
