// Tables come back: what people changed in a spreadsheet, as one step that can be looked at before it is taken.
//
// Rows find back by the id in their first column; a row without one is new, a row that is missing is left alone. Columns find back by their names, in either
// language and any order; what is not there is left alone. A cell that holds what was written into it changes nothing; one that was emptied empties the field. A
// table with the marks with which it was written (tables.h) changes only what was changed in it and leaves out what waits in the plan's bin. The marks do not tell
// which of the two is newer: where both have something else, or the plan lacks an untouched row that is not in its bin, it is asked (view::Doubt); so is each
// cell of a row that has lost its marks. A last row that ends within the file's last line is told and not read. What cannot be understood is a problem with row, column, cause and advice, and stays as it is; everything else is among the changes.
#pragma once

#include <string_view>

#include "report/tables.h"
#include "view/table_import.h"

namespace cocrea::report {

// Words are in the page's language. `ids`: what the ids of new rows begin with; of two tables that are read anywhere it must not be the same, or their rows are
// one where the plans are joined, but of one table that is looked at again it must.
view::TableImport read_table(const view::Context&, Table, std::string_view bytes, std::string_view ids, const view::TableAnswers& = {});

// Which table a file is, by the names of its columns; nullopt if none of them is known.
std::optional<Table> table_in(const view::Context&, std::string_view bytes);

}  // namespace cocrea::report
