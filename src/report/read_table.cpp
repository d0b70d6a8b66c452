#include "report/read_table.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/exchange/bin.h"
#include "core/exchange/json.h"
#include "core/plan/sorted.h"
#include "report/csv.h"
#include "report/spreadsheet_dates.h"
#include "view/plain.h"
#include "view/forms.h"
#include "view/nodes.h"
#include "view/search.h"

namespace cocrea::report {

using plan::Kind;
using view::Context;
using view::Language;
using view::TableImport;

namespace {

constexpr std::size_t kMostProblems = 200;   // more help nobody

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n";
  const std::size_t first = text.find_first_not_of(kSpace);
  return first == std::string_view::npos ? std::string_view() : text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

// Alike whatever the case of the letters, and with or without their accents.
bool same_word(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  const auto is_plain = [](std::string_view text) { return std::none_of(text.begin(), text.end(), [](char c) { return (c & 0x80) != 0; }); };
  if (std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); })) return true;
  return (!is_plain(a) || !is_plain(b)) && view::folded(a) == view::folded(b);
}

struct Column {
  enum class Kind { ignored, id, parent, field, marks } kind = Kind::ignored;
  const plan::Field* field = nullptr;
  std::string language;
  std::string label;             // as the file has it
};

// What a cell says, or what is wrong with it.
struct Understood {
  plan::Value value;
  std::string_view problem;      // "badDate"
  std::string found, expected;
};

class TableReader {
 public:
  TableReader(const Context& page, Table table, std::string_view ids = {}, const view::TableAnswers& answers = {})
      : page_(page), source_(source_of(table)), new_ids_(ids), spanish_state_(page.state), english_state_(page.state), languages_{context(spanish_state_, Language::es), context(english_state_, Language::en)} {
    result_.table = kTableNames[static_cast<std::size_t>(table)];
    result_.step.label = "edit.table";
    result_.answers = answers;
  }

  TableImport read(std::string_view bytes) {
    if (!source_.type) return problem(0, {}, "computed"), std::move(result_);
    const CsvReading csv = read_csv(bytes);
    if (csv.fault != CsvReading::Fault::none) return fault(csv), std::move(result_);
    if (csv.rows.empty()) return problem(0, {}, "noRows"), std::move(result_);
    if (!header(csv.rows.front())) return std::move(result_);
    const view::Names names(*written_);
    names_ = &names;
    find_order(csv.rows);
    for (std::size_t i = 1; i < csv.rows.size(); ++i) {
      if (csv.last_is_open && i + 1 == csv.rows.size() && is_cut(csv.rows[i])) problem(i + 1, {}, "cutShort");
      else row(i + 1, csv.rows[i]);
    }
    return std::move(result_);
  }

  // How many columns have a name that this table knows, in either language.
  std::size_t known_columns(const std::vector<std::string>& cells) const {
    return static_cast<std::size_t>(std::count_if(cells.begin(), cells.end(), [&](const std::string& cell) {
      return std::any_of(std::begin(languages_), std::end(languages_),
                         [&](const Context& c) { return column_named(c, trimmed(rearmed(cell))).kind != Column::Kind::ignored; });
    }));
  }

 private:
  Context context(view::State& state, Language language) {
    state.language = language;
    Context own = view::make_context(page_.document, nullptr, state);
    return for_cells(own);
  }

  void problem(std::size_t row, std::string_view column, std::string_view name, std::string_view found = {}, std::string_view expected = {}) {
    if (result_.problems.size() >= kMostProblems) return;
    const std::string shown = view::shortened(view::plain_line(found), 80);
    const auto words = [&](std::string_view part) {
      return page_.t(std::string("table.").append(part).append(".").append(name), {{"found", shown}, {"expected", expected}});
    };
    result_.problems.push_back({row, std::string(column), words("cause"), words("advice")});
  }

  void fault(const CsvReading& csv) {
    switch (csv.fault) {
      case CsvReading::Fault::too_large: problem(0, {}, "tooLarge"); break;
      case CsvReading::Fault::not_utf8: problem(0, {}, "notUtf8"); break;
      case CsvReading::Fault::open_quote: problem(0, {}, "openQuote", std::to_string(csv.fault_line)); break;
      case CsvReading::Fault::none: break;
    }
  }

  // ---- the header

  // Which column a name stands for in one language.
  Column column_named(const Context& c, std::string_view name) const {
    Column column;
    column.label = name;
    if (same_word(name, c.t("table.id"))) return column.kind = Column::Kind::id, column;
    if (same_word(name, c.t("table.marks"))) return column.kind = Column::Kind::marks, column;
    if (source_.parent != &plan::kDocument && same_word(name, parent_label(c, *source_.parent))) return column.kind = Column::Kind::parent, column;
    for (const plan::Field& field : source_.type->fields) {
      if (!has_column(field)) continue;
      if (field.kind != Kind::localized) {
        if (!same_word(name, column_label(c, *source_.type, field, {}))) continue;
      } else {
        const std::size_t open = name.rfind('('), close = name.rfind(')');
        if (open == std::string_view::npos || close == std::string_view::npos || close < open) continue;
        const std::string language(name.substr(open + 1, close - open - 1));
        if (!plan::valid_language(language) || !same_word(name, column_label(c, *source_.type, field, language))) continue;
        column.language = language;
      }
      column.kind = Column::Kind::field;
      column.field = &field;
      return column;
    }
    return column;
  }

  bool header(const std::vector<std::string>& cells) {
    std::size_t found[2] = {};
    for (const std::string& cell : cells) {
      Column columns[2];
      for (std::size_t i = 0; i < 2; ++i) {
        columns[i] = column_named(languages_[i], trimmed(rearmed(cell)));
        found[i] += columns[i].kind != Column::Kind::ignored;
      }
      columns_.push_back(columns[columns[0].kind == Column::Kind::ignored ? 1 : 0]);
      const Column& one = columns_.back();
      if (one.kind == Column::Kind::ignored && !one.label.empty()) problem(1, one.label, "unknownColumn", one.label);
      for (std::size_t i = 0; i + 1 < columns_.size(); ++i) {
        const Column& other = columns_[i];
        if (one.kind == Column::Kind::ignored || other.kind != one.kind || other.field != one.field || other.language != one.language) continue;
        problem(1, one.label, "sameColumn", one.label);
        columns_.back().kind = Column::Kind::ignored;
        break;
      }
    }
    written_ = &languages_[found[0] >= found[1] ? 0 : 1];
    if (std::any_of(columns_.begin(), columns_.end(), [](const Column& one) { return one.kind == Column::Kind::id; })) return true;
    problem(1, {}, "noId", {}, page_.t("table.id"));
    return false;
  }

  // Spreadsheets write dates in the order of their country, be it the writer's or not. Which one it is follows from those that can be read in one way only, and from
  // those that say in one of the two what is recorded, or was when the table was written. One alone that would be that with the month first may be a change as well: then nothing is known.
  void find_order(const std::vector<std::vector<std::string>>& rows) {
    std::size_t day_first = 0, month_first = 0, sure = 0;
    for (std::size_t i = 1; i < rows.size(); ++i) {
      for (std::size_t k = 0; k < std::min(rows[i].size(), columns_.size()); ++k) {
        if (columns_[k].kind != Column::Kind::field || columns_[k].field->kind != Kind::date) continue;
        const std::string cell = rearmed(rows[i][k]);
        const auto date = slashed(without_midnight(trimmed(cell)));
        if (!date || date->first == date->second) continue;
        if (!date->is_open()) {
          day_first += date->first > 12;
          sure += date->second > 12;
          continue;
        }
        const plan::FoundConst found = find(cell_of(rows[i], Column::Kind::id));
        const plan::Value recorded = found && found.type == source_.type ? plan::get_value(*columns_[k].field, *found.entity) : plan::Value{};
        const Marks marks = marks_of(rows[i]);
        const auto was = [&](std::string_view one) {
          const auto day = view::parse_typed_date(one);
          return day && (plan::Value(*day) == recorded || marks.has(columns_[k].field->name, {}, day->to_string()));
        };
        day_first += was(date->whole);
        month_first += was(date->turned);
      }
    }
    if (month_first + sure == 0 && day_first > 0) order_ = DateOrder::day_first;
    if (day_first == 0 && (sure > 0 || month_first > 1)) order_ = DateOrder::month_first;
  }

  // ---- a row

  // What rows are about: as many as there are rows, so the document is looked through once.
  plan::FoundConst find(std::string_view id) {
    if (by_id_.empty()) {
      by_id_.push_back({page_.document->id, {page_.document, &plan::kDocument, nullptr, nullptr, nullptr}});
      add_places(*page_.document, plan::kDocument);
      plan::stable_sort(by_id_, [](const auto& a, const auto& b) { return a.first < b.first; });
    }
    const auto found = std::lower_bound(by_id_.begin(), by_id_.end(), id, [](const auto& one, std::string_view wanted) { return one.first < wanted; });
    return !id.empty() && found != by_id_.end() && found->first == id ? found->second : plan::FoundConst{};
  }
  void add_places(const plan::Entity& parent, const plan::EntityType& type) {
    for (const plan::Field& field : type.fields) {
      const bool is_list = field.kind == Kind::list;
      for (std::size_t i = 0, size = is_list ? plan::list_size(field, parent) : field.kind == Kind::child ? 1 : 0; i < size; ++i) {
        const plan::Entity& one = is_list ? plan::list_at(field, parent, i) : plan::child_of(field, parent);
        by_id_.push_back({one.id, {&one, field.type, &parent, &type, &field}});
        add_places(one, *field.type);
      }
    }
  }

  std::string_view raw_cell_of(const std::vector<std::string>& cells, Column::Kind kind) const {
    for (std::size_t i = 0; i < std::min(cells.size(), columns_.size()); ++i) {
      if (columns_[i].kind == kind) return trimmed(cells[i]);
    }
    return {};
  }
  std::string cell_of(const std::vector<std::string>& cells, Column::Kind kind) const { return rearmed(raw_cell_of(cells, kind)); }

  // Whether the file ends within this row. A row that was only shortened ends as the others do, and one that has its marks is whole.
  bool is_cut(const std::vector<std::string>& cells) const { return cells.size() < columns_.size() && !marks_of(cells); }

  void row(std::size_t number, const std::vector<std::string>& cells) {
    if (std::all_of(cells.begin(), cells.end(), [](const std::string& one) { return trimmed(one).empty(); })) return;
    ++result_.rows;
    if (std::any_of(cells.begin() + static_cast<std::ptrdiff_t>(std::min(cells.size(), columns_.size())), cells.end(), [](const std::string& one) { return !one.empty(); })) {
      problem(number, {}, "tooManyCells");
    }
    const std::string id = cell_of(cells, Column::Kind::id);
    if (id.empty()) return add(number, cells, {});
    if (!plan::valid_id(id)) return problem(number, {}, "badId", id);
    if (!seen_.insert(plan::Id(id)).second) return problem(number, {}, "idTwice", id);
    const plan::FoundConst found = find(id);
    if (!found) return absent(number, cells, plan::Id(id));
    if (found.type != source_.type || found.parent_type != source_.parent) return problem(number, {}, "idElsewhere", id);
    change(number, cells, *found.entity, *found.parent);
  }

  Marks marks_of(const std::vector<std::string>& cells) const { return Marks(*page_.document, raw_cell_of(cells, Column::Kind::marks)); }

  // Whether a cell says what was written into it. Spreadsheets write a date in their own way, though nobody has touched it: then it is what it means that counts.
  bool is_as_written(const Marks& marks, const Column& column, std::string_view cell) const {
    if (marks.has(column.field->name, column.language, cell)) return true;
    const Understood read = marks ? understand(*column.field, cell) : Understood{};
    if (!marks || !read.problem.empty()) return false;
    const std::shared_ptr<plan::Entity> one = source_.type->make();
    plan::set_value(*column.field, *one, read.value, column.language);
    return marks.has(column.field->name, column.language, disarmed(cell_words(*written_, *names_, *source_.type, *column.field, *one, column.language)));
  }

  // What the plan does not have. By its marks it had it once, or another edition of it has: what waits in the bin was removed, anything else is new.
  void absent(std::size_t number, const std::vector<std::string>& cells, const plan::Id& id) {
    const Marks marks = marks_of(cells);
    const bool removed = marks && is_in_bin(id);
    const view::Doubt unread = raw_cell_of(cells, Column::Kind::marks).empty() ? view::Doubt::none : view::Doubt::absent;   // the program wrote it: it is nobody's new row
    if (!marks) return is_in_bin(id) ? problem(number, {}, "inBinUnmarked", id) : add(number, cells, id, unread);
    for (std::size_t i = 0; i < std::min(cells.size(), columns_.size()); ++i) {
      if (columns_[i].kind != Column::Kind::field || is_as_written(marks, columns_[i], cells[i])) continue;
      return removed ? problem(number, {}, "inBin", id) : add(number, cells, id);   // somebody has worked on it
    }
    if (!removed && parent_of(cell_of(cells, Column::Kind::parent))) return add(number, cells, id, view::Doubt::absent);
    ++result_.left_out;
  }

  bool is_in_bin(const plan::Id& id) {
    if (!binned_) binned_ = exchange::ids_in_bin(*page_.document);
    return std::binary_search(binned_->begin(), binned_->end(), id);
  }

  void change(std::size_t number, const std::vector<std::string>& cells, const plan::Entity& entity, const plan::Entity& parent) {
    const std::string belongs = cell_of(cells, Column::Kind::parent);
    const Marks marks = marks_of(cells);
    const bool moved_by_plan = marks && marks.has({}, {}, belongs);
    if (!belongs.empty() && belongs != parent.id && !moved_by_plan && parent_of(belongs) != &parent) problem(number, parent_label(page_, *source_.parent), "moved", belongs);
    for (std::size_t i = 0; i < std::min(cells.size(), columns_.size()); ++i) {
      const Column& column = columns_[i];
      if (column.kind != Column::Kind::field) continue;
      const std::string before = cell_words(*written_, *names_, *source_.type, *column.field, entity, column.language);
      if (disarmed(before) == cells[i]) continue;
      const Understood read = understand(*column.field, cells[i]);
      const plan::Value recorded = plan::get_value(*column.field, entity, column.language);
      if (read.problem.empty() && read.value == recorded) continue;
      const bool untouched = is_as_written(marks, column, cells[i]);
      if (!untouched && !read.problem.empty()) {
        problem(number, column.label, read.problem, read.found, read.expected);
        continue;
      }
      TableImport::Change one{number, false, view::name_of(page_, entity, *source_.type, number - 1), column.label, words_to_show(recorded, before),
                              words_to_show(read.value, rearmed(cells[i])), view::Doubt::none, i + 1};
      if (untouched && read.problem.empty()) one.doubt = view::Doubt::in_plan;
      if (!untouched && !marks) one.doubt = view::Doubt::unmarked;
      if (!untouched && marks && !marks.has(column.field->name, column.language, disarmed(before))) one.doubt = view::Doubt::in_both;
      if ((untouched && !read.problem.empty()) || !view::is_taken(result_, one)) {
        result_.kept.push_back(std::move(one));
        continue;
      }
      result_.step.changes.push_back(edit::Set{entity.id, std::string(column.field->name), column.language, {}, read.value});
      result_.changes.push_back(std::move(one));
    }
  }

  // What a new row belongs to: what it says, else the document, or the plan in view.
  const plan::Entity* parent_of(std::string_view named) const {
    if (source_.parent == &plan::kDocument) return page_.document;
    if (named.empty()) return source_.parent == &plan::kPlan ? page_.plan : nullptr;
    const view::Names::Name* one = names_->named(named, source_.parent);
    const plan::FoundConst found = one ? plan::find(*page_.document, one->id) : plan::FoundConst{};
    return found.type == source_.parent ? found.entity : nullptr;
  }

  void add(std::size_t number, const std::vector<std::string>& cells, plan::Id id, view::Doubt doubt = view::Doubt::none) {
    const std::string named = cell_of(cells, Column::Kind::parent);
    const plan::Entity* parent = parent_of(named);
    if (!parent) return problem(number, parent_label(page_, *source_.parent), "noParent", named);
    const plan::Id own = id;
    for (std::size_t n = number; id.empty(); ++n) {
      id = plan::derived_id(new_ids_, "row" + std::to_string(n));
      if (find(id) || is_in_bin(id) || !seen_.insert(id).second) id.clear();
    }
    const bool taken = result_.answers.takes(doubt, number, 0);
    const std::shared_ptr<plan::Entity> made = source_.type->make();
    made->id = id;
    if (taken) made->order = next_order(*parent);
    for (std::size_t i = 0; i < std::min(cells.size(), columns_.size()); ++i) {
      const Column& column = columns_[i];
      if (column.kind != Column::Kind::field || cells[i].empty()) continue;
      const Understood read = understand(*column.field, cells[i]);
      if (read.problem.empty()) plan::set_value(*column.field, *made, read.value, column.language);
      else if (taken) problem(number, column.label, read.problem, read.found, read.expected);
    }
    (taken ? result_.changes : result_.kept).push_back({number, true, view::name_of(page_, *made, *source_.type, number - 1), {}, own, {}, doubt});
    if (!taken) return;
    result_.step.changes.push_back(edit::Insert{parent->id, std::string(source_.list), made, nullptr});
  }

  std::string next_order(const plan::Entity& parent) {
    std::string& last = last_order_[parent.id];
    if (last.empty()) {
      const plan::Field& list = *source_.parent->find(source_.list);
      if (const std::size_t size = plan::list_size(list, parent); size > 0) last = plan::list_at(list, parent, size - 1).order;
    }
    return last = plan::order_between(last, "");
  }

  // ---- a cell

  // The place of an answer among those of a field, from 1, by its words in either language or its name; 0 if it is none.
  std::size_t answer(const plan::Field& field, std::string_view words) const {
    constexpr std::string_view kTruths[][2] = {{"true", "yes"}, {"verdadero", "yes"}, {"false", "no"}, {"falso", "no"}};   // what spreadsheets make of ticks
    for (const auto& truth : kTruths) words = same_word(words, truth[0]) ? truth[1] : words;
    for (std::size_t i = 0; i < field.names.size(); ++i) {
      if (same_word(words, field.names[i])) return i + 1;
      for (const Context& c : languages_) {
        if (same_word(words, view::option_label(c, *source_.type, field, field.names[i]))) return i + 1;
      }
    }
    return 0;
  }

  std::string answers(const plan::Field& field) const {
    std::string all;
    for (const std::string_view name : field.names) all.append(all.empty() ? "" : ", ").append(view::option_label(page_, *source_.type, field, name));
    return all;
  }

  // What a name or an id stands for; by its id anything that the field may refer to.
  std::optional<plan::Id> named(std::string_view words, const plan::EntityType* type) const {
    if (const view::Names::Name* one = names_->named(words, type)) return plan::Id(one->id);
    const plan::FoundConst found = plan::find(*page_.document, words);
    if (found && (!type || found.type == type)) return found.entity->id;
    return {};
  }

  Understood understand(const plan::Field& field, std::string_view cell) const {
    const std::string raw = rearmed(cell);
    const std::string_view words = trimmed(raw);
    Understood read;
    read.found = words;
    if (field.kind == Kind::text || field.kind == Kind::localized) {
      std::string text = exchange::cleaned(raw, field.multiline);
      if (text.size() > plan::kLongestText) return read.problem = "tooLong", read;
      if (!text.empty()) read.value = std::move(text);
      return read;
    }
    if (words.empty()) return read;
    switch (field.kind) {
      case Kind::date: a_date(words, read); break;
      case Kind::number: {
        plan::Number number = 0;
        for (const char c : words) number = c >= '0' && c <= '9' && number >= 0 && number <= field.most ? number * 10 + (c - '0') : -1;
        read.expected = std::to_string(field.most);
        if (number >= 1 && number <= field.most) read.value = number;
        else read.problem = "badNumber";
        break;
      }
      case Kind::choice:
        read.expected = answers(field);
        if (const std::size_t at = answer(field, words)) read.value = static_cast<plan::Choice>(at);
        else read.problem = "badChoice";
        break;
      case Kind::reference:
        if (const auto id = named(words, field.type)) read.value = *id;
        else read.problem = "unknownName";
        break;
      case Kind::choices:
      case Kind::references: several(field, words, read); break;
      default: break;
    }
    return read;
  }

  void a_date(std::string_view words, Understood& read) const {
    words = without_midnight(words);
    const auto numbers = slashed(words);
    if (numbers && numbers->is_open() && order_ == DateOrder::unknown) {
      read.problem = "unclearDate";
    } else if (const auto date = view::parse_typed_date(!numbers ? words : order_ == DateOrder::month_first ? numbers->turned : numbers->whole)) {
      read.value = *date;
    } else if (const auto day = day_of_spreadsheet(words)) {
      read.value = *day;
    } else if (const auto month = month_of_spreadsheet(words)) {
      read.value = *month;
    } else {
      read.problem = "badDate";
    }
  }

  // What a change is shown as: a date in words, since the cell may be read in two ways.
  std::string words_to_show(const plan::Value& value, std::string_view cell) const {
    const auto* date = std::get_if<dates::PartialDate>(&value);
    return date != nullptr ? view::full(page_.state.language, *date) : std::string(cell);
  }

  void several(const plan::Field& field, std::string_view words, Understood& read) const {
    plan::ChoiceSet set = 0;
    std::vector<plan::Id> ids;
    while (!words.empty()) {
      const std::size_t end = std::min(words.find('|'), words.size());
      const std::string_view one = trimmed(words.substr(0, end));
      words.remove_prefix(std::min(end + 1, words.size()));
      if (one.empty()) continue;
      if (field.kind == Kind::choices) {
        const std::size_t at = answer(field, one);
        if (at == 0) return read.problem = "badChoice", read.found = one, read.expected = answers(field), void();
        set |= plan::ChoiceSet{1} << (at - 1);
      } else {
        const auto id = named(one, field.type);
        if (!id) return read.problem = "unknownName", read.found = one, void();
        if (std::find(ids.begin(), ids.end(), *id) == ids.end()) ids.push_back(*id);
      }
    }
    if (set != 0) read.value = set;
    if (!ids.empty()) read.value = std::move(ids);
  }

  const Context& page_;
  const Source& source_;
  std::string_view new_ids_;             // what the ids of new rows begin with
  view::State spanish_state_, english_state_;
  Context languages_[2];
  const Context* written_ = nullptr;     // in the language of the file
  const view::Names* names_ = nullptr;
  std::vector<Column> columns_;
  enum class DateOrder { unknown, day_first, month_first } order_ = DateOrder::unknown;
  std::vector<std::pair<std::string_view, plan::FoundConst>> by_id_;   // of all things of the document
  std::optional<std::vector<plan::Id>> binned_;   // all that waits in the bin, once it is asked for
  std::set<plan::Id> seen_;
  std::map<plan::Id, std::string> last_order_;
  TableImport result_;
};

}  // namespace

std::optional<Table> table_in(const Context& c, std::string_view bytes) {
  const CsvReading csv = read_csv(bytes);
  if (csv.rows.empty()) return {};
  std::optional<Table> best;
  std::size_t most = 0;
  for (const Table table : {Table::commitments, Table::milestones, Table::people, Table::organisations, Table::meetings, Table::decisions}) {
    const std::size_t known = TableReader(c, table).known_columns(csv.rows.front());
    if (known <= most) continue;
    most = known;
    best = table;
  }
  return best;
}

TableImport read_table(const Context& c, Table table, std::string_view bytes, std::string_view ids, const view::TableAnswers& answers) {
  return TableReader(c, table, ids, answers).read(bytes);
}

}  // namespace cocrea::report
