#include "cli/arguments.h"

namespace cocrea::cli {
namespace {

std::optional<Command> command_of(std::string_view word) {
  if (word == "check") return Command::check;
  if (word == "validate") return Command::validate;
  if (word == "rules") return Command::rules;
  if (word == "schedule") return Command::schedule;
  if (word == "help" || word == "--help" || word == "-h") return Command::help;
  if (word == "--version") return Command::version;
  return std::nullopt;
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
    const auto command = command_of(first);
    if (!command) return fail(parsed, "cli.unknownCommand", first);
    parsed.request.command = *command;
    bool only_files = false;
    for (at_ = 1; at_ < arguments_.size() && !parsed.misuse; ++at_) {
      const std::string_view word = arguments_[at_];
      if (only_files || word.empty() || word.front() != '-') {
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

  void option(Parsed& parsed, std::string_view word) {
    const Command command = parsed.request.command;
    // "--as-of=2027-05-14" and "--as-of 2027-05-14" are the same.
    const std::size_t equals = word.find('=');
    const std::string_view name = word.substr(0, equals);
    if (name == "--help") {
      parsed.request.command = Command::help;
    } else if (name == "--json" && equals == std::string_view::npos && (command == Command::check || command == Command::rules || command == Command::schedule)) {
      parsed.request.json = true;
    } else if (name == "--least-change" && equals == std::string_view::npos && command == Command::schedule) {
      parsed.request.least_change = true;
    } else if (name == "--lang" || (name == "--as-of" && (command == Command::check || command == Command::schedule)) ||
               ((name == "--time-limit" || name == "--capacity") && command == Command::schedule)) {
      std::string_view value;
      if (equals != std::string_view::npos) {
        value = word.substr(equals + 1);
      } else if (at_ + 1 < arguments_.size()) {
        value = arguments_[++at_];
      } else {
        return fail(parsed, "cli.needsValue", name);
      }
      if (name == "--lang") {
        const auto language = language_of(value);
        if (!language) return fail(parsed, "cli.badLanguage", value);
        parsed.request.language = *language;
      } else if (name == "--time-limit") {
        parsed.request.time_limit = number_of(value);
        if (!parsed.request.time_limit) return fail(parsed, "cli.badNumber", value);
      } else if (name == "--capacity") {
        const std::size_t sign = value.rfind('=');
        const auto at_once = number_of(sign == std::string_view::npos ? std::string_view() : value.substr(sign + 1));
        if (!at_once) return fail(parsed, "cli.badCapacity", value);
        parsed.request.capacities.push_back({std::string(value.substr(0, sign)), *at_once});
      } else {
        parsed.request.as_of = dates::parse_day(value);
        if (!parsed.request.as_of) return fail(parsed, "cli.badDay", value);
      }
    } else {
      fail(parsed, "cli.unknownOption", word);
    }
  }

  void complete(Parsed& parsed) {
    const Request& request = parsed.request;
    if (request.command == Command::check && !request.as_of) return fail(parsed, "cli.needsAsOf");
    const bool takes_files = request.command == Command::check || request.command == Command::validate || request.command == Command::schedule;
    if (takes_files && request.files.empty()) return fail(parsed, "cli.needsFiles");
    if (!takes_files && !request.files.empty()) return fail(parsed, "cli.unknownOption", request.files.front());
  }

  const std::vector<std::string_view>& arguments_;
  std::size_t at_ = 0;
};

}  // namespace

Parsed parse(const std::vector<std::string_view>& arguments, std::string_view locale) {
  Parsed parsed;
  if (locale.starts_with("es")) parsed.request.language = view::Language::es;
  Parser(arguments).run(parsed);
  return parsed;
}

}  // namespace cocrea::cli
