// What a table that comes back would change: shown before it is taken over (report/read_table.h reads it).
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/edit/change.h"
#include "view/texts.h"

namespace cocrea::view {

// Of which nothing tells whether the plan or the table has the newer, so that it is asked.
enum class Doubt : std::uint8_t {
  none,
  in_both,     // a cell that was changed in the plan and in the table
  in_plan,     // a cell that nobody changed in the table, of which the plan has something else: it has been changed since, or the table is of a later edition
  unmarked,    // a cell of a row without its marks, of which the plan has something else: either may have been changed
  absent       // a row that nobody changed, or whose marks are not whole, of what is not in the plan: it was removed, or the table is of a later edition
};

// What was answered: for all of them, or one by one. Where nothing was, a cell that somebody changed, or may have changed, and a row are taken from the table, anything else stays.
struct TableAnswers {
  enum class All : std::uint8_t { each, plan, table } all = All::each;
  std::map<std::pair<std::size_t, std::size_t>, bool> from_table;   // by Change::row and Change::cell
  bool one_by_one = true;   // whether `from_table` goes before `all`; an answer for all that was a slip loses no single one
  bool takes(Doubt, std::size_t row, std::size_t cell) const;
};

struct TableImport {
  struct Change {
    std::size_t row = 0;            // as a spreadsheet counts them: the header is 1
    bool added = false;             // a new row; else one cell
    std::string what;               // what the row is about
    std::string column, before, after;
    Doubt doubt = Doubt::none;
    std::size_t cell = 0;           // of a doubtful cell: its place in the row, from 1
  };
  struct Problem {
    std::size_t row = 0;            // 0: the file as a whole
    std::string column;             // its header, "" = the row as a whole
    std::string cause, advice;      // in words
  };
  std::string file, table;          // the file's name; the table's
  std::size_t rows = 0;             // that hold something, without the header
  std::size_t left_out = 0;         // rows that nobody changed, of what waits in the plan's bin or has no place in it
  std::vector<Change> changes;
  std::vector<Change> kept;         // what is in doubt and stays as it is in the plan
  TableAnswers answers;             // with which it was read
  std::vector<Problem> problems;    // what they concern stays as it is
  edit::Transaction step;           // all changes
};

// Everything that is in doubt, as the table has it row by row, whatever was answered.
std::vector<const TableImport::Change*> doubts(const TableImport&);
bool is_taken(const TableImport&, const TableImport::Change&);

// The beginning of a value, on one line.
std::string brief_value(Language, std::string_view words);
// On one line.
std::string words_of(Language, const TableImport::Change&);
std::string words_of(Language, const TableImport::Problem&);

}  // namespace cocrea::view
