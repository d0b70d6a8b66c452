// The plan as tables for spreadsheets. Those that hold what people record come back in (read_table.h).
//
// In the first row stand the names of the fields in the page's language; a text in several languages has a column for each ("Title (en)"). The first column
// is the id, by which rows find back; the second of what belongs to something else is what it belongs to. Several names or answers in one cell stand
// between " | ". Dates are written 2027-05-14, 2027-05 or 2027.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "view/values.h"

namespace cocrea::report {

enum class Table : std::uint8_t { commitments, milestones, people, organisations, meetings, deadlines, verdicts };
inline constexpr std::string_view kTableNames[] = {"commitments", "milestones", "people", "organisations", "meetings", "deadlines", "verdicts"};
std::optional<Table> table_named(std::string_view);

std::string write_table(const view::Context&, Table);

// ---- for read_table.cpp -------------------------------------------------------------------------------------------------------------------------

// Where the rows of a table stand in the document: in the list `list` of each `parent`. type null: the table is computed.
struct Source {
  const plan::EntityType* type = nullptr;
  const plan::EntityType* parent = nullptr;
  std::string_view list;
};
const Source& source_of(Table);
void each_parent(const plan::Document&, const Source&, const std::function<void(const plan::Entity&)>&);

// Names in cells are those in the document's own language, whatever the page shows.
view::Context for_cells(const view::Context&);
// Fields that have a column, and what stands over it.
bool has_column(const plan::Field&);
std::string column_label(const view::Context&, const plan::EntityType&, const plan::Field&, std::string_view language);
std::string parent_label(const view::Context&, const plan::EntityType& parent);
// Texts of a cell are written so.
std::string cell_words(const view::Context&, const view::Names&, const plan::EntityType&, const plan::Field&, const plan::Entity&, std::string_view language);

}  // namespace cocrea::report
