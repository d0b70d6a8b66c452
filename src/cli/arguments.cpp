#include "cli/arguments.h"

namespace cocrea::cli {
namespace {

std::optional<Command> command_of(std::string_view word) {
  if (word == "check") return Command::check;
  if (word == "validate") return Command::validate;
  if (word == "rules") return Command::rules;
  if (word == "help" || word == "--help" || word == "-h") return Command::help;
  if (word == "--version") return Command::version;
  return std::nullopt;
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
    } else if (name == "--json" && equals == std::string_view::npos && (command == Command::check || command == Command::rules)) {
      parsed.request.json = true;
    } else if (name == "--lang" || (name == "--as-of" && command == Command::check)) {
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
    const bool takes_files = request.command == Command::check || request.command == Command::validate;
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
