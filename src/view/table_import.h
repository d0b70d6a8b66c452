// What a table that comes back would change: shown before it is taken over (report/read_table.h reads it).
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/edit/change.h"
#include "view/texts.h"

namespace cocrea::view {

struct TableImport {
  struct Change {
    std::size_t row = 0;            // as a spreadsheet counts them: the header is 1
    bool added = false;             // a new row; else one cell
    std::string what;               // what the row is about
    std::string column, before, after;
    bool in_both = false;           // the plan has changed there too since the table was written
  };
  struct Problem {
    std::size_t row = 0;            // 0: the file as a whole
    std::string column;             // its header, "" = the row as a whole
    std::string cause, advice;      // in words
  };
  std::string file, table;          // the file's name; the table's
  std::size_t rows = 0;             // that hold something, without the header
  std::size_t kept = 0;             // cells that nobody changed, of which the plan has something else: they stay as the plan has them
  std::size_t left_out = 0;         // rows that nobody changed, of what was removed from the plan or has no place in it
  std::vector<Change> changes;
  std::vector<Problem> problems;    // what they concern stays as it is
  edit::Transaction step;           // all changes
};

// On one line.
std::string words_of(Language, const TableImport::Change&);
std::string words_of(Language, const TableImport::Problem&);

}  // namespace cocrea::view
