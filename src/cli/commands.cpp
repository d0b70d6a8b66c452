#include "cli/commands.h"

#include <algorithm>

#include "cli/json_output.h"
#include "cli/schedule.h"
#include "cli/sentences.h"

namespace cocrea::cli {
namespace {

using view::Language;

void report_problems(const LoadedFile& file, Language language, std::ostream& err) {
  for (const std::string& problem : problem_words(file, language)) err << file.path << ": " << problem << "\n";
}

bool is_open(const rules::Verdict& verdict) {
  return verdict.state == rules::State::not_met &&
         (verdict.severity == rules::Severity::requirement || verdict.severity == rules::Severity::limit ||
          verdict.severity == rules::Severity::status);
}

void print_verdict(const plan::Document& document, const rules::Verdict& verdict, Language language, std::ostream& out) {
  const std::string title(rules::words(view::tag(language), std::string(verdict.rule).append(".title")));
  const std::string subject = subject_title(document, verdict, language);
  const std::string state = view::text(language, std::string("state.").append(rules::name(verdict.state)));
  out << "\n" << verdict.rule << " · " << title << ": " << state << "\n";
  if (!subject.empty()) out << "  " << subject << "\n";
  out << "  " << sentence(language, verdict.reason, verdict) << "\n";
  if (verdict.due) out << "  " << view::text(language, "cli.due", {{"date", view::full(language, *verdict.due)}}) << "\n";
  for (const rules::Note& note : verdict.notes) out << "  " << sentence(language, note.label, note) << "\n";
  const std::string next = next_step(language, verdict);
  if (!next.empty()) out << "  → " << next << "\n";
}

void print_file(const LoadedFile& file, const deadlines::Calendar& calendar, Language language, std::ostream& out) {
  out << file.path << "\n";
  for (const rules::Verdict& verdict : calendar.verdicts) print_verdict(*file.reading.document, verdict, language, out);
  if (calendar.verdicts.empty()) out << "  " << view::text(language, "cli.noPlan") << "\n";
}

int check(const Request& request, std::ostream& out, std::ostream& err) {
  int code = kNothingOpen;
  std::vector<std::string> parts;
  for (const std::string& path : request.files) {
    const LoadedFile file = load(path);
    report_problems(file, request.language, err);
    deadlines::Calendar calendar;
    if (!file.readable()) {
      code = kUnreadable;
    } else {
      const plan::Document& document = *file.reading.document;
      if (!document.ruleset.empty() && rules::find_rule_set(document.ruleset) == nullptr) {
        err << path << ": "
            << view::text(request.language, "cli.otherRuleSet", {{"name", document.ruleset}, {"used", rules::default_rule_set().name}}) << "\n";
      }
      if (file.reading.read_only) err << path << ": " << view::text(request.language, "cli.newer") << "\n";
      calendar = deadlines::calendar(document, *request.as_of);
      if (std::any_of(calendar.verdicts.begin(), calendar.verdicts.end(), is_open)) code = std::max(code, kNotMet);
    }
    if (request.json) {
      parts.push_back(file_json(file, calendar, request.language));
    } else if (file.readable()) {
      print_file(file, calendar, request.language, out);
    }
  }
  if (request.json) out << check_json(*request.as_of, parts);
  return code;
}

int validate(const Request& request, std::ostream& out, std::ostream& err) {
  int code = kNothingOpen;
  for (const std::string& path : request.files) {
    const LoadedFile file = load(path);
    report_problems(file, request.language, err);
    if (!file.readable()) {
      code = kUnreadable;
      continue;
    }
    out << path << ": " << view::text(request.language, file.reading.read_only ? "cli.newer" : "cli.inOrder") << "\n";
  }
  return code;
}

int list_rules(const Request& request, std::ostream& out) {
  const rules::RuleSet& rule_set = rules::default_rule_set();
  if (request.json) {
    out << rules_json(rule_set, request.language);
    return kNothingOpen;
  }
  for (const rules::RuleInfo& rule : rule_set.rules) {
    const auto words = [&](std::string_view part) {
      return rules::words(rule_set, view::tag(request.language), std::string(rule.id).append(part));
    };
    out << rule.id << " · " << words(".title") << "\n  " << words(".quote") << "\n  " << words(".reading") << "\n\n";
  }
  out << rules::words(view::tag(request.language), "quote.origin") << "\n";
  return kNothingOpen;
}

void print_help(Language language, std::ostream& out) {
  const auto words = [&](std::string_view key) { return view::text(language, key); };
  out << words("cli.about") << "\n\n"
      << "  cocrea check FILE... --as-of YYYY-MM-DD [--json] [--lang es|en]\n      " << words("cli.check") << "\n"
      << "  cocrea validate FILE... [--lang es|en]\n      " << words("cli.validate") << "\n"
      << "  cocrea rules [--json] [--lang es|en]\n      " << words("cli.rules") << "\n"
      << "  cocrea schedule PLAN.json [--as-of YYYY-MM-DD] [--capacity ORGANISATION=N] [--least-change] [--time-limit S] [--json] [--lang es|en]\n"
      << "  cocrea schedule FILE.sm [--time-limit S] [--json]\n      " << words("cli.schedule") << "\n"
      << "  cocrea --help | --version\n\n"
      << words("cli.asOf") << "\n"
      << words("cli.exitCodes") << "\n";
}

}  // namespace

int run(const Parsed& parsed, std::ostream& out, std::ostream& err) {
  const Request& request = parsed.request;
  if (parsed.misuse) {
    err << view::text(request.language, parsed.misuse->key, {{"word", parsed.misuse->word}, {"command", parsed.misuse->command}}) << "\n"
        << view::text(request.language, "cli.seeHelp") << "\n";
    return kUnreadable;
  }
  switch (request.command) {
    case Command::check: return check(request, out, err);
    case Command::validate: return validate(request, out, err);
    case Command::rules: return list_rules(request, out);
    case Command::schedule: return schedule(request, out, err);
    case Command::version: out << "cocrea " COCREA_VERSION "\n"; return kNothingOpen;
    case Command::help: break;
  }
  print_help(request.language, out);
  return kNothingOpen;
}

}  // namespace cocrea::cli
