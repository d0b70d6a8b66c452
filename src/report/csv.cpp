#include "report/csv.h"

#include <algorithm>

#include "core/exchange/utf8.h"

namespace cocrea::report {

namespace {

constexpr std::string_view kMark = "\xEF\xBB\xBF";

bool begins_formula(std::string_view text) {   // in its narrow and its wide form
  if (text.empty()) return false;
  if (std::string_view("=+-@").find(text.front()) != std::string_view::npos) return true;
  for (const std::string_view wide : {"\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"}) {
    if (text.starts_with(wide)) return true;
  }
  return false;
}

// An item of a list as people type it, "- this one", with nothing that calls a function or another program.
bool is_list_line(std::string_view text) {
  return (text.starts_with("- ") || text.starts_with("+ ")) && text.substr(0, text.find_first_of("\r\n")).find_first_of("(|!") == std::string_view::npos;
}

// Whether a cell that begins here would be a formula, or is one that was disarmed. A quotation mark where another program sees a cell begin is dropped there.
bool is_armed(std::string_view text, bool in_a_cell) {
  const std::size_t first = text.find_first_not_of(in_a_cell ? "'\"" : "'");
  if (first == std::string_view::npos) return false;
  text.remove_prefix(first);
  if (in_a_cell && is_list_line(text)) return false;
  return begins_formula(text) || (!in_a_cell && std::string_view("\t\r\n").find(text.front()) != std::string_view::npos);
}

// Where a cell may begin for some program: at its beginning, and after what ends one there, whichever separator it holds to be the file's.
bool may_begin(std::string_view text, std::size_t at) { return at == 0 || std::string_view(",;\t\r\n").find(text[at - 1]) != std::string_view::npos; }

bool is_utf8(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const auto one = exchange::utf8::decode(bytes, at);
    if (one.length == 0) return false;
    at += one.length;
  }
  return true;
}

// Which of the usual separators stands most often in the first row, outside quotes.
char separator_of(std::string_view text) {
  constexpr std::string_view kUsual = ",;\t";
  std::size_t counts[3] = {};
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '\n' || c == '\r') break;
    if (const std::size_t at = kUsual.find(c); at != std::string_view::npos) ++counts[at];
  }
  return kUsual[static_cast<std::size_t>(std::max_element(counts, counts + 3) - counts)];
}

}  // namespace

std::string disarmed(std::string_view text) {
  std::string cell;
  cell.reserve(text.size() + 1);
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (may_begin(text, at) && is_armed(text.substr(at), at > 0)) cell += '\'';
    cell += text[at];
  }
  return cell;
}

std::string rearmed(std::string_view cell) {
  std::string text;
  text.reserve(cell.size());
  for (std::size_t at = 0; at < cell.size(); ++at) {
    if (cell[at] != '\'' || !may_begin(cell, at) || !is_armed(cell.substr(at), at > 0)) text += cell[at];
  }
  return text;
}

void CsvWriter::cell(std::string_view text) {
  if (!first_) out_ += separator_;
  first_ = false;
  const std::string safe = disarmed(text);
  const char special[] = {separator_, '"', '\r', '\n', '\0'};
  const bool spaced = !safe.empty() && (safe.front() == ' ' || safe.back() == ' ');
  if (!spaced && safe.find_first_of(special) == std::string::npos) {
    out_ += safe;
    return;
  }
  out_ += '"';
  for (const char c : safe) {
    if (c == '"') out_ += '"';
    out_ += c;
  }
  out_ += '"';
}

void CsvWriter::end_row() {
  out_ += "\r\n";
  first_ = true;
}

CsvReading read_csv(std::string_view bytes) {
  CsvReading reading;
  if (bytes.size() > kMostCsvBytes) return reading.fault = CsvReading::Fault::too_large, reading;
  if (!is_utf8(bytes)) return reading.fault = CsvReading::Fault::not_utf8, reading;
  if (bytes.starts_with(kMark)) bytes.remove_prefix(kMark.size());
  if (bytes.starts_with("sep=") && bytes.size() > 4) {
    reading.separator = bytes[4];
    bytes.remove_prefix(std::min(bytes.find('\n'), bytes.size() - 1) + 1);
  } else {
    reading.separator = separator_of(bytes);
  }
  std::size_t line = 1, quote_line = 0;
  std::vector<std::string> row;
  std::string cell;
  bool quoted = false, was_quoted = false, row_begun = false;
  const auto end_cell = [&] {
    row.push_back(std::move(cell));
    cell.clear();
    was_quoted = false;
  };
  const auto end_row = [&] {
    end_cell();
    reading.rows.push_back(std::move(row));
    row.clear();
    row_begun = false;
  };
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const char c = bytes[at];
    if (c == '\n') ++line;
    if (quoted) {
      if (c != '"') cell += c;
      else if (at + 1 < bytes.size() && bytes[at + 1] == '"') cell += '"', ++at;
      else quoted = false;
    } else if (c == '"' && cell.empty() && !was_quoted) {
      quoted = was_quoted = row_begun = true;
      quote_line = line;
    } else if (c == reading.separator) {
      end_cell();
      row_begun = true;
    } else if (c == '\n' || c == '\r') {
      if (c == '\r' && at + 1 < bytes.size() && bytes[at + 1] == '\n') continue;   // the LF ends the row
      end_row();
    } else {
      cell += c;
      row_begun = true;
    }
  }
  if (quoted) return reading.fault = CsvReading::Fault::open_quote, reading.fault_line = quote_line, reading;
  reading.last_is_open = row_begun;
  if (row_begun) end_row();
  return reading;
}

}  // namespace cocrea::report
