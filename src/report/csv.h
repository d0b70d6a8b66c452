// Comma-separated values as spreadsheets read and write them (RFC 4180): UTF-8 with a byte order mark, lines that end in CR LF.
//
// What a spreadsheet would take for a formula, at the beginning of a cell or within one where some program may see a cell begin, gets an apostrophe
// before it; reading takes it off again. Nothing else is altered.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace cocrea::report {

class CsvWriter {
 public:
  explicit CsvWriter(char separator) : out_("\xEF\xBB\xBF"), separator_(separator) {}
  void cell(std::string_view);
  void end_row();
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
  char separator_;
  bool first_ = true;
};

// A text as a cell holds it, and as it was before.
std::string disarmed(std::string_view);
std::string rearmed(std::string_view cell);

struct CsvReading {
  enum class Fault { none, too_large, not_utf8, open_quote } fault = Fault::none;
  std::size_t fault_line = 0;                    // 1-based
  std::vector<std::vector<std::string>> rows;    // as the cells hold it; rows without any cell that holds something stay, as empty ones
  char separator = ',';
  bool last_is_open = false;                     // the file ends within its last row, with no end of a line after it
};

inline constexpr std::size_t kMostCsvBytes = 32u << 20;

// The separator (comma, semicolon or tab) is the one that stands most often in the first row; a first line "sep=;" says so by itself.
CsvReading read_csv(std::string_view bytes);

}  // namespace cocrea::report
