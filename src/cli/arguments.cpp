#include "cli/arguments.h"

#include "core/exchange/merge.h"
#include "core/plan/fields.h"

namespace cocrea::cli {
namespace {

// What each command takes.
struct Grammar {
  std::string_view word;
  Command command;
  int files = 0;            // at most; kAnyNumber
  bool json = false;
  bool as_of = false, needs_as_of = false;
  bool range = false;       // --from and --to, both needed
  bool joins = false;       // -o, needed; a hyphen is a file
  bool proposes = false;    // --time-limit, --capacity, --fix, --least-change, --latest-starts
  bool exports = false;     // --format, --role, --form, --plan, --emails
  bool tables = false;      // --table, --output
};
constexpr int kAnyNumber = 1 << 30;
constexpr Grammar kGrammar[] = {
    {.word = "check", .command = Command::check, .files = kAnyNumber, .json = true, .as_of = true, .needs_as_of = true},
    {.word = "calendar", .command = Command::calendar, .files = 1, .json = true, .as_of = true},
    {.word = "status", .command = Command::status, .files = 1, .json = true, .as_of = true, .range = true},
    {.word = "schedule", .command = Command::schedule, .files = kAnyNumber, .json = true, .as_of = true, .proposes = true},
    {.word = "merge", .command = Command::merge, .files = 1 + static_cast<int>(exchange::kMostFiles), .json = true, .as_of = true, .joins = true},
    {.word = "compare", .command = Command::compare, .files = 2, .json = true},
    {.word = "validate", .command = Command::validate, .files = kAnyNumber},
    {.word = "rules", .command = Command::rules, .json = true},
    {.word = "export", .command = Command::export_plan, .files = 1, .as_of = true, .exports = true, .tables = true},
    {.word = "import", .command = Command::import_table, .files = 2, .tables = true},
    {.word = "help", .command = Command::help},
    {.word = "--help", .command = Command::help},
    {.word = "-h", .command = Command::help},
    {.word = "--version", .command = Command::version},
};

const Grammar* grammar_of(std::string_view word) {
  for (const Grammar& one : kGrammar) {
    if (one.word == word) return &one;
  }
  return nullptr;
}

// A whole number from 0 to a million.
std::optional<int> number_of(std::string_view word) {
  constexpr int most = 1'000'000;
  if (word.empty()) return std::nullopt;
  int value = 0;
  for (const char c : word) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
    if (value > most) return std::nullopt;
  }
  return value;
}

std::optional<view::Language> language_of(std::string_view word) {
  if (word == "es") return view::Language::es;
  if (word == "en") return view::Language::en;
  return std::nullopt;
}

class Parser {
 public:
  explicit Parser(const std::vector<std::string_view>& arguments) : arguments_(arguments) {}

  void run(Parsed& parsed) {
    if (arguments_.empty()) return fail(parsed, "cli.noCommand");
    const std::string_view first = arguments_.front();
    grammar_ = grammar_of(first);
    if (grammar_ == nullptr) return fail(parsed, "cli.unknownCommand", first);
    parsed.request.command = grammar_->command;
    bool only_files = false;
    for (at_ = 1; at_ < arguments_.size() && !parsed.misuse; ++at_) {
      const std::string_view word = arguments_[at_];
      if (only_files || word.empty() || word.front() != '-' || (word == "-" && grammar_->joins)) {
        parsed.request.files.emplace_back(word);
      } else if (word == "--") {
        only_files = true;
      } else {
        option(parsed, word);
      }
    }
    if (!parsed.misuse) complete(parsed);
  }

 private:
  void fail(Parsed& parsed, std::string_view key, std::string_view word = {}) {
    parsed.misuse = Misuse{key, std::string(word), arguments_.empty() ? std::string() : std::string(arguments_.front())};
  }

  // Options that are kept as they are written; whoever uses them knows what they may be.
  std::string* text_option(Request& request, std::string_view name) const {
    if (grammar_->tables && name == "--table") return &request.table;
    if ((grammar_->tables || grammar_->joins) && (name == "-o" || name == "--output")) return &request.output;
    if (name == "--cells" && grammar_->command == Command::import_table) return &request.cells;
    if (!grammar_->exports) return nullptr;
    if (name == "--format") return &request.format;
    if (name == "--role") return &request.reader;
    if (name == "--form") return &request.form;
    return name == "--plan" ? &request.plan : nullptr;
  }

  void option(Parsed& parsed, std::string_view word) {
    // "--as-of=2027-05-14" and "--as-of 2027-05-14" are the same.
    const std::size_t equals = word.find('=');
    const std::string_view name = word.substr(0, equals);
    if (name == "--help") {
      parsed.request.command = Command::help;
      parsed.request.topic = grammar_->word;
    } else if (name == "--json" && equals == std::string_view::npos && grammar_->json) {
      parsed.request.json = true;
    } else if (name == "--least-change" && equals == std::string_view::npos && grammar_->proposes) {
      parsed.request.least_change = true;
    } else if (name == "--latest-starts" && equals == std::string_view::npos && grammar_->proposes) {
      parsed.request.latest_starts = true;
    } else if (name == "--emails" && equals == std::string_view::npos && grammar_->exports) {
      parsed.request.emails = true;
    } else if (name == "--lang" || text_option(parsed.request, name) != nullptr || (name == "--as-of" && grammar_->as_of) || ((name == "--from" || name == "--to") && grammar_->range) ||
               ((name == "--time-limit" || name == "--capacity" || name == "--fix") && grammar_->proposes)) {
      std::string_view value;
      if (equals != std::string_view::npos) {
        value = word.substr(equals + 1);
      } else if (at_ + 1 < arguments_.size()) {
        value = arguments_[++at_];
      } else {
        return fail(parsed, "cli.needsValue", name);
      }
      if (std::string* text = text_option(parsed.request, name)) {
        *text = value;
      } else if (name == "--lang") {
        const auto language = language_of(value);
        if (!language) return fail(parsed, "cli.badLanguage", value);
        parsed.request.language = *language;
      } else if (name == "--time-limit") {
        parsed.request.time_limit = number_of(value);
        if (!parsed.request.time_limit) return fail(parsed, "cli.badSeconds", value);
      } else if (name == "--fix") {
        parsed.request.fixed.emplace_back(value);
      } else if (name == "--capacity") {
        const std::size_t sign = value.rfind('=');
        const auto at_once = number_of(sign == std::string_view::npos ? std::string_view() : value.substr(sign + 1));
        if (!at_once || *at_once < 1 || *at_once > plan::fields::kMostAtOnce) return fail(parsed, "cli.badCapacity", value);
        parsed.request.capacities.push_back({std::string(value.substr(0, sign)), *at_once});
      } else {
        auto& day = name == "--as-of" ? parsed.request.as_of : (name == "--from" ? parsed.request.from : parsed.request.to);
        day = dates::parse_day(value);
        if (!day) return fail(parsed, "cli.badDay", value);
      }
    } else {
      fail(parsed, "cli.unknownOption", word);
    }
  }

  void complete(Parsed& parsed) {
    const Request& request = parsed.request;
    if (request.command == Command::help) return;
    if (grammar_->needs_as_of && !request.as_of) return fail(parsed, "cli.needsAsOf");
    if (grammar_->files > 0 && request.files.empty()) return fail(parsed, "cli.needsFiles");
    const auto most = static_cast<std::size_t>(grammar_->files);
    if (request.command == Command::merge && request.files.size() > most) return fail(parsed, "cli.needsSides");
    if (request.files.size() > most) return fail(parsed, "cli.unknownOption", request.files[most]);
    if (request.output == "-") return fail(parsed, "cli.outputIsAFile");
    if (request.command == Command::merge && request.files.size() < 3) return fail(parsed, "cli.needsSides");
    if (request.command == Command::merge && request.output.empty()) return fail(parsed, "cli.needsOutput");
    if (request.command == Command::compare && request.files.size() < 2) return fail(parsed, "cli.needsTwo");
    if (grammar_->proposes) complete_schedule(parsed);
    if (grammar_->range && (!request.from || !request.to || *request.from > *request.to)) return fail(parsed, "cli.needsRange");
  }

  // What is of plans alone is not passed over where a problem of PSPLIB is solved; and one answer is one JSON value.
  void complete_schedule(Parsed& parsed) {
    const Request& request = parsed.request;
    if (request.json && request.files.size() > 1) return fail(parsed, "cli.oneFileAsJson");
    const std::string_view of_plans = request.least_change ? "--least-change" : request.latest_starts ? "--latest-starts" : !request.fixed.empty() ? "--fix" :
                                      !request.capacities.empty() ? "--capacity" : request.as_of ? "--as-of" : "";
    for (const std::string& file : request.files) {
      if (is_psplib(file) && !of_plans.empty()) return fail(parsed, "cli.ofPlansOnly", of_plans);
    }
  }

  const std::vector<std::string_view>& arguments_;
  std::size_t at_ = 0;
  const Grammar* grammar_ = nullptr;
};

}  // namespace

Parsed parse(const std::vector<std::string_view>& arguments, std::string_view locale) {
  Parsed parsed;
  if (locale.starts_with("es")) parsed.request.language = view::Language::es;
  Parser(arguments).run(parsed);
  return parsed;
}

}  // namespace cocrea::cli
