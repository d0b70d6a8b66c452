// The plan as tables for spreadsheets. Those that hold what people record come back in (read_table.h).
//
// In the first row stand the names of the fields in the page's language; a text in several languages has a column for each ("Title (en)"). The first column
// is the id, by which rows find back; the second of what belongs to something else is what it belongs to. Several names or answers in one cell stand
// between " | ". The last one holds a mark of what stood in each cell of the row, so that a table that comes back tells what was changed in it from what was
// changed in the plan meanwhile; it ends with a mark of itself, by which one that was cut is known. Dates are written 2027-05-14, 2027-05 or 2027.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "view/values.h"

namespace cocrea::report {

enum class Table : std::uint8_t { commitments, milestones, people, organisations, meetings, decisions, deadlines, verdicts };
inline constexpr std::string_view kTableNames[] = {"commitments", "milestones", "people", "organisations", "meetings", "decisions", "deadlines", "verdicts"};
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

// What a row of the document says of what was written into its cells. A cell is known by its field's name ("": what the row belongs
// to) and language, wherever its column stands now.
class Marks {
 public:
  // As the last cell of a row has them; those of another document, of an earlier version, that were cut, or of none, say nothing.
  Marks(const plan::Document&, std::string_view cell);
  explicit operator bool() const { return !rest_.empty(); }
  bool has(std::string_view field, std::string_view language, std::string_view cell) const;

  static std::string begin(const plan::Document&);
  static void add(std::string& marks, std::string_view field, std::string_view language, std::string_view cell);
  static void end(std::string& marks);   // with what tells whether they are whole

 private:
  std::string_view rest_;
};

}  // namespace cocrea::report
