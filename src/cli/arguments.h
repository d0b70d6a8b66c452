// What the command line was asked to do.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/dates/day.h"
#include "view/texts.h"

namespace cocrea::cli {

enum class Command { help, version, check, validate, rules, calendar, status, schedule, export_plan, import_table, merge, compare };

struct Request {
  Command command = Command::help;
  std::vector<std::string> files;
  std::optional<dates::Day> as_of;      // set for check; may be for calendar, status, schedule, export and merge
  std::optional<dates::Day> from, to;   // set for status
  bool json = false;
  std::string_view topic;               // of help: one command's; "" for all
  // Of schedule:
  std::optional<int> time_limit;     // seconds
  bool least_change = false, latest_starts = false;
  std::vector<std::string> fixed;    // ids of milestones and commitments whose dates stay
  struct Capacity { std::string organisation; int at_once; };
  std::vector<Capacity> capacities;
  // Of export and import; of merge: where the result goes.
  std::string format, table, reader = "all", form, plan, output;
  std::string cells;   // of import: whose stand where the plan or the table may be newer, "plan" or "table"; "" where that is not said
  bool emails = false;
  view::Language language = view::Language::en;
};

// A problem of PSPLIB, known by its name.
inline bool is_psplib(std::string_view path) { return path.ends_with(".sm") || path.ends_with(".SM"); }

// What cannot be understood: the key of a sentence, and the words that stand in it.
struct Misuse {
  std::string_view key;
  std::string word;      // {word}
  std::string command;   // {command}
};

struct Parsed {
  Request request;
  std::optional<Misuse> misuse;
};

// `locale`: the environment's ("es_MX.UTF-8"); --lang goes before it.
Parsed parse(const std::vector<std::string_view>& arguments, std::string_view locale);

}  // namespace cocrea::cli
