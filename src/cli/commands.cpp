#include "cli/commands.h"

#include <algorithm>
#include <filesystem>
#include <sstream>
#include <utility>

#include "cli/in_order.h"
#include "cli/joining.h"
#include "cli/json_output.h"
#include "cli/exporting.h"
#include "cli/schedule.h"
#include "cli/sentences.h"
#include "cli/terminal.h"
#include "view/words.h"

namespace cocrea::cli {
namespace {

using view::Language;

bool is_open(const rules::Verdict& verdict) {
  return verdict.state == rules::State::not_met &&
         (verdict.severity == rules::Severity::requirement || verdict.severity == rules::Severity::limit ||
          verdict.severity == rules::Severity::status);
}

void print_verdict(const plan::Document& document, const rules::Verdict& verdict, Language language, std::ostream& out) {
  const std::string title(rules::words(view::tag(language), std::string(verdict.rule).append(".title")));
  const std::string subject = subject_title(document, verdict.subject, language);
  const std::string state = view::text(language, std::string("state.").append(rules::name(verdict.state)));
  out << "\n" << verdict.rule << " · " << title << ": " << state << "\n";
  if (!subject.empty()) out << "  " << subject << "\n";
  out << "  " << reason(language, verdict) << "\n";
  if (verdict.due) out << "  " << view::text(language, "cli.due", {{"date", view::full(language, *verdict.due)}}) << "\n";
  for (const rules::Note& note : verdict.notes) out << "  " << sentence(language, note.label, note) << "\n";
  const std::string next = next_step(language, verdict);
  if (!next.empty()) out << "  → " << next << "\n";
}

void print_file(const LoadedFile& file, const deadlines::Calendar& calendar, Language language, std::ostream& out) {
  out << file.path << "\n";
  for (const rules::Verdict& verdict : calendar.verdicts) print_verdict(*file.reading.document, verdict, language, out);
  if (file.reading.document->plans.empty()) out << "  " << view::text(language, "cli.noPlan") << "\n";
}

struct Checked {
  std::string out, err;
  int code = kNothingOpen;
};

Checked check_file(const Request& request, const std::string& path) {
  Checked checked;
  std::ostringstream out, err;
  const LoadedFile file = load(path);
  report_problems(file, request.language, err);
  deadlines::Calendar calendar;
  if (!file.readable()) {
    checked.code = kUnreadable;
  } else {
    const plan::Document& document = *file.reading.document;
    report_reading(file, request.language, err);
    calendar = deadlines::calendar(document, *request.as_of);
    if (std::any_of(calendar.verdicts.begin(), calendar.verdicts.end(), is_open)) checked.code = kNotMet;
    if (!rules::is_judged(document)) checked.code = kUnreadable;
  }
  if (request.json) {
    checked.out = file_json(file, calendar, request.language);
  } else if (file.readable()) {
    print_file(file, calendar, request.language, out);
    checked.out = out.str();
  }
  checked.err = err.str();
  return checked;
}

// Many files are a matter of minutes: say how far it is, some twenty times.
void report_progress(const Request& request, std::size_t done, std::size_t all, std::ostream& err) {
  constexpr std::size_t many = 100;
  if (all < many || (done % (all / 20) != 0 && done != all)) return;
  err << view::text(request.language, "cli.progress", {{"done", std::to_string(done)}, {"all", std::to_string(all)}}) << std::endl;
}

int check(const Request& request, std::ostream& out, std::ostream& err) {
  const std::vector<std::string> files = expand(request.files);
  int code = kNothingOpen;
  std::size_t done = 0;
  if (request.json) out << check_json_begin(*request.as_of);
  in_order(
      files.size(), [&](std::size_t i) { return check_file(request, files[i]); },
      [&](const Checked& checked) {
        err << checked.err;
        out << (request.json ? check_json_file(checked.out, done == 0) : checked.out);
        code = std::max(code, checked.code);
        report_progress(request, ++done, files.size(), err);
      });
  if (request.json) out << check_json_end(files.empty());
  return code;
}

// Quarters, years and commitments have one title each: when it begins, or of which commitment it is, tells them apart.
void print_deadline(const plan::Document& document, const deadlines::Deadline& one, Language language, std::ostream& out) {
  const std::string subject = subject_title(document, one.subject, language);
  out << "\n" << view::full(language, one.due) << " · " << rules::words(view::tag(language), one.label) << " · "
      << view::text(language, std::string("state.").append(rules::name(one.state))) << "\n";
  if (!subject.empty()) out << "  " << subject << "\n";
  out << "  " << one.rule << " · " << view::text(language, std::string("actor.").append(deadlines::name(one.actor)));
  if (one.opens) out << " · " << view::text(language, "cli.opens", {{"date", view::full(language, *one.opens)}});
  out << "\n";
  if (one.forecast) out << "  " << view::text(language, "table.forecast") << "\n";
}

int calendar(const Request& request, std::ostream& out, std::ostream& err) {
  const LoadedFile file = load(request.files.front());
  report_problems(file, request.language, err);
  if (!file.readable()) {
    if (request.json) out << calendar_json(file, {}, {}, request.language);
    return kUnreadable;
  }
  report_reading(file, request.language, err);
  const auto as_of = request.as_of ? request.as_of : latest_submission(*file.reading.document);
  if (!as_of) {
    err << file.path << ": " << view::text(request.language, "cli.needsAsOf") << "\n";
    return kUnreadable;
  }
  const deadlines::Calendar calendar = deadlines::calendar(*file.reading.document, *as_of);
  const bool judged = rules::is_judged(*file.reading.document);
  const int code = judged ? kNothingOpen : kUnreadable;
  if (request.json) {
    out << calendar_json(file, *as_of, calendar, request.language);
    return code;
  }
  out << file.path << " · " << view::full(request.language, *as_of) << "\n";
  for (const deadlines::Deadline& one : calendar.deadlines) print_deadline(*file.reading.document, one, request.language, out);
  if (judged && calendar.deadlines.empty()) out << "  " << view::text(request.language, "cli.noDeadlines") << "\n";
  return code;
}

void print_interval(const status::Interval& interval, Language language, std::ostream& out) {
  const auto word = [&](rules::Standing standing) { return view::text(language, std::string("standing.").append(rules::name(standing))); };
  out << "\n" << view::full(language, interval.from) << " · " << (interval.state ? word(*interval.state) : view::text(language, "state.depends-on-day"));
  std::string separator = " (";
  for (std::size_t i = 0; i < std::size(rules::kCauseNames); ++i) {
    if ((interval.causes & (1u << i)) == 0) continue;
    out << separator << (rules::kCauseNames[i] == "recorded" ? view::text(language, "cli.recorded") : std::string(rules::kCauseNames[i]));
    separator = ", ";
  }
  out << (separator == ", " ? ")" : "") << "\n";
  if (interval.forecast) out << "  " << view::text(language, "cli.forecast") << "\n";
  if (interval.recorded && interval.state != interval.computed) {
    out << "  " << view::text(language, "cli.computed", {{"state", word(interval.computed)}}) << "\n";
  }
  std::string possible;
  for (const rules::Standing standing : interval.possible) possible += (possible.empty() ? "" : "; ") + view::possible_word(language, interval, standing);
  if (!possible.empty()) out << "  " << view::text(language, "cli.possible", {{"state", possible}}) << "\n";
}

int tell_status(const Request& request, std::ostream& out, std::ostream& err) {
  const LoadedFile file = load(request.files.front());
  report_problems(file, request.language, err);
  const bool judged = file.readable() && rules::is_judged(*file.reading.document);
  StatusAnswer answer{*request.from, *request.to, request.as_of.value_or(*request.to), {}};
  if (file.readable()) {
    report_reading(file, request.language, err);
    answer.intervals = status::status(*file.reading.document, answer.from, answer.to, answer.as_of);
  }
  if (request.json) {
    out << status_json(file, answer, request.language);
  } else if (file.readable()) {
    out << file.path << "\n";
    for (const status::Interval& interval : answer.intervals) print_interval(interval, request.language, out);
    if (judged && answer.intervals.empty()) out << "  " << view::text(request.language, "cli.noStatus") << "\n";
  }
  return judged ? kNothingOpen : kUnreadable;
}

int validate(const Request& request, std::ostream& out, std::ostream& err) {
  int code = kNothingOpen;
  for (const std::string& path : request.files) {
    const LoadedFile file = load(path);
    report_problems(file, request.language, err);
    if (!file.readable() || !rules::is_judged(*file.reading.document)) {
      code = kUnreadable;
      continue;
    }
    const bool in_order = file.in_order();
    if (!in_order && !file.reading.read_only) code = std::max(code, kNotMet);
    out << path << ": " << view::text(request.language, file.reading.read_only ? "cli.newer" : in_order ? "cli.inOrder" : "cli.notInOrder") << "\n";
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

struct Usage {
  std::string_view command, how;
  std::string_view text;   // "" where the next one says it for both
};
constexpr Usage kUsages[] = {
    {"check", "FILE|FOLDER... --as-of YYYY-MM-DD [--json] [--lang es|en]", "cli.check"},
    {"calendar", "FILE [--as-of YYYY-MM-DD] [--json] [--lang es|en]", "cli.calendar"},
    {"status", "FILE --from YYYY-MM-DD --to YYYY-MM-DD [--as-of YYYY-MM-DD] [--json] [--lang es|en]", "cli.status"},
    {"validate", "FILE... [--lang es|en]", "cli.validate"},
    {"rules", "[--json] [--lang es|en]", "cli.rules"},
    {"schedule", "PLAN.json... [--as-of YYYY-MM-DD] [--capacity ORGANISATION=N]... [--fix ID]... [--least-change] [--latest-starts] [--time-limit S] [--json] [--lang es|en]", ""},
    {"schedule", "FILE.sm... [--time-limit S] [--json] [--lang es|en]", "cli.schedule"},
    {"export", "FILE --format json|csv|ics|svg|png|html|forms|minutes|popolo [--table TABLE] [--role ROLE] [--form FORM] [--plan ID] [--emails] [--as-of YYYY-MM-DD] [--lang es|en] [-o OUT]", "cli.export"},
    {"import", "FILE --table TABLE TABLE.csv [--cells plan|table] [-o OUT] [--lang es|en]", "cli.import"},
    {"merge", "BASE FILE FILE... -o FILE [--as-of YYYY-MM-DD] [--json] [--lang es|en]", "cli.merge"},
    {"compare", "FILE FILE [--json] [--lang es|en]", "cli.compare"},
};

// The options of `schedule`, one by one: what they do does not follow from their names.
constexpr std::pair<std::string_view, std::string_view> kScheduleOptions[] = {
    {"--as-of YYYY-MM-DD", "cli.optionAsOf"},       {"--capacity ORGANISATION=N", "cli.optionCapacity"}, {"--fix ID", "cli.optionFix"},
    {"--least-change", "cli.optionLeast"},          {"--latest-starts", "cli.optionLatest"},             {"--time-limit S", "cli.optionTime"},
    {"--json", "cli.optionJson"},                   {"--lang es|en", "cli.optionLang"},
};

// Of one command, or of all.
void print_help(const Request& request, std::ostream& out) {
  const auto words = [&](std::string_view key) { return view::text(request.language, key); };
  if (request.topic.empty()) out << words("cli.about") << "\n\n";
  for (const Usage& one : kUsages) {
    if (!request.topic.empty() && request.topic != one.command) continue;
    out << "  cocrea " << one.command << " " << one.how << "\n";
    if (!one.text.empty()) out << "      " << words(one.text) << "\n";
  }
  if (request.topic == "schedule") {
    for (const auto& [option, key] : kScheduleOptions) out << "  " << option << "\n      " << words(key) << "\n";
  }
  if (request.topic.empty()) out << "  cocrea --help | --version\n";
  out << "\n" << words("cli.asOf") << "\n" << words("cli.exitCodes") << "\n";
}

// The file that -o would replace while it is one of those that are read, by whichever path; null: none.
const std::string* input_as_output(const Request& request) {
  const auto is_output = [&](const std::string& path) {
    std::error_code not_there;
    return std::filesystem::equivalent(path, request.output, not_there);
  };
  const auto found = std::find_if(request.files.begin(), request.files.end(), is_output);
  return request.output.empty() || found == request.files.end() ? nullptr : &*found;
}

int answer(const Parsed& parsed, std::ostream& out, std::ostream& err) {
  const Request& request = parsed.request;
  if (parsed.misuse) {
    err << view::text(request.language, parsed.misuse->key, {{"word", parsed.misuse->word}, {"command", parsed.misuse->command}}) << "\n"
        << view::text(request.language, "cli.seeHelp") << "\n";
    return kUnreadable;
  }
  if (const std::string* const input = input_as_output(request)) {
    err << *input << ": " << view::text(request.language, "cli.outputIsInput") << "\n";
    return kUnreadable;
  }
  switch (request.command) {
    case Command::check: return check(request, out, err);
    case Command::calendar: return calendar(request, out, err);
    case Command::status: return tell_status(request, out, err);
    case Command::validate: return validate(request, out, err);
    case Command::rules: return list_rules(request, out);
    case Command::schedule: return schedule(request, out, err);
    case Command::export_plan: return export_plan(request, out, err);
    case Command::import_table: return import_table(request, out, err);
    case Command::merge: return merge(request, out, err);
    case Command::compare: return compare(request, out, err);
    case Command::version: out << "cocrea " COCREA_VERSION "\n"; return kNothingOpen;
    case Command::help: break;
  }
  print_help(request, out);
  return kNothingOpen;
}

}  // namespace

int run(const Parsed& parsed, std::ostream& out, std::ostream& err) {
  PlainLines err_lines(err);
  std::ostream plain_err(&err_lines);
  int code = kNothingOpen;
  {
    PlainLines out_lines(out);
    std::ostream plain_out(&out_lines);
    // What other programs read is theirs to the byte.
    const bool words = !parsed.request.json && parsed.request.command != Command::export_plan;
    code = answer(parsed, words ? plain_out : out, plain_err);
  }
  // A full disk is noticed when the last bytes leave at the latest.
  if (out.flush()) return code;
  plain_err << view::text(parsed.request.language, "cli.cannotAnswer") << "\n";
  return kUnreadable;
}

}  // namespace cocrea::cli
