// Reading a plan from a file, and saying what is wrong with it.
#pragma once

#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "core/exchange/json.h"
#include "view/texts.h"

namespace cocrea::cli {

struct LoadedFile {
  std::string path;
  exchange::Reading reading;
  bool opened = false;
  bool folder = false;   // one that can be read

  // Whole: of a file of which a part is not read nothing is concluded.
  bool readable() const { return opened && reading.document.has_value() && !exchange::misses_a_part(reading); }
  // Nothing stands in it that is not as the format has it, or as it was written.
  bool in_order() const;
};

LoadedFile load(const std::string& path);

// What a file holds, up to one byte more than `most`: enough for its reader to refuse it as too large. nullopt: it cannot be read.
std::optional<std::string> read_bytes(const std::string& path, std::size_t most);

// Writes a whole file, or leaves what is there as it is: beside it, and then in its place. A device is written to as it is. False: it cannot be written.
bool write_file(const std::string& path, std::string_view bytes);

// The files that are meant: a folder stands for every *.json in it and below, by path. One without any stays as it is, and cannot be opened; so does
// a folder in it that cannot be read, and a link to what is not there.
std::vector<std::string> expand(const std::vector<std::string>& paths);

// One sentence or two for each problem: place, cause, advice.
std::vector<std::string> problem_words(const LoadedFile&, view::Language);

// Says what is wrong with a file; by which rules it is judged, where that is not what it asks for, and what of it is left out.
void report_problems(const LoadedFile&, view::Language, std::ostream& err);
void report_reading(const LoadedFile&, view::Language, std::ostream& err);

// Without --as-of: the day on which the latest plan was handed in, so that nothing is over yet.
std::optional<dates::Day> latest_submission(const plan::Document&);

// The last day of which a plan records an act, so that what is done stays; not before the day that precedes its submission, and without any act the day before it
// begins. Nothing: no such day. Meetings count once somebody is recorded to have come: the date of another may be one that is to come.
std::optional<dates::Day> last_act(const plan::Plan&);

}  // namespace cocrea::cli
