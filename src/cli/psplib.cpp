#include "cli/psplib.h"

#include "cli/commands.h"
#include "cli/files.h"
#include "cli/json_writer.h"
#include "cli/searching.h"
#include "core/schedule/psplib.h"
#include "view/texts.h"

namespace cocrea::cli {
namespace {

using schedule::Answer;
using schedule::Defect;
using view::text;

constexpr std::size_t kMostBytes = std::size_t{1} << 26;   // far more than ten thousand jobs take

// A key of assets/texts.
std::string_view key_of(schedule::PsplibError::Expected expected) {
  constexpr std::string_view keys[] = {"psplib.line",       "psplib.number",     "psplib.job",       "psplib.jobNumbers", "psplib.wholeNumbers", "psplib.oneMode", "psplib.noFurther",
                                       "psplib.successors", "psplib.successor", "psplib.requests", "psplib.capacities", "psplib.oneProject",   "psplib.onlyRenewable",
                                       "psplib.end"};
  return keys[static_cast<std::size_t>(expected)];
}

std::string words_of(view::Language language, const schedule::PsplibError& error) {
  if (error.line == 0) return text(language, "cli.emptyPsplib");
  constexpr std::string_view kAdvice[] = {"psplib.correctLine", "psplib.wholeFile", "psplib.otherProblem"};
  const std::string_view key = key_of(error.expected);
  const std::string expected = error.expected == schedule::PsplibError::Expected::capacities
                                   ? view::plural(language, key, error.most)
                                   : text(language, key, {{"words", std::string(error.words)}, {"least", std::to_string(error.least)}, {"most", std::to_string(error.most)}});
  return text(language, error.ended ? "cli.endedPsplib" : "cli.badPsplib", {{"line", std::to_string(error.line)}, {"expected", expected}, {"advice", text(language, kAdvice[static_cast<std::size_t>(error.advice())])}});
}

// PSPLIB counts jobs and resources from 1.
std::string words_of(view::Language language, const Defect& defect) {
  std::string jobs;
  for (const int activity : defect.activities) jobs += (jobs.empty() ? "" : ", ") + std::to_string(activity + 1);
  if (defect.cause == Defect::Cause::cycle) return view::plural(language, "psplib.cycle", static_cast<long>(defect.activities.size()), {{"jobs", jobs}});
  if (defect.cause != Defect::Cause::over_capacity) return text(language, "psplib.tooLong");
  return text(language, "psplib.overCapacity",
              {{"job", jobs}, {"found", std::to_string(defect.found)}, {"resource", std::to_string(defect.resource + 1)}, {"limit", std::to_string(defect.limit)}});
}

std::string answer_json(const std::string& path, const Answer& answer) {
  JsonWriter json;
  json.open('{');
  json.member("file", path);
  json.key("makespan");
  answer.found ? json.number(static_cast<int>(answer.cost)) : json.null();
  json.key("bound").number(static_cast<int>(answer.bound));
  json.key("optimal").boolean(answer.state == Answer::State::optimal);
  json.key("starts").open('[');
  for (const schedule::Time start : answer.starts) json.number(start);
  json.close(']');
  json.close('}');
  return json.take();
}

}  // namespace

int schedule_psplib(const Request& request, const std::string& path, std::ostream& out, std::ostream& err) {
  const auto content = read_bytes(path, kMostBytes);
  if (!content) {
    err << path << ": " << text(request.language, "cli.cannotOpen") << "\n";
    return kUnreadable;
  }
  const Clock clock(request.time_limit);
  const schedule::PsplibReading reading = schedule::read_psplib(*content);
  if (!reading.problem) {
    err << path << ": " << words_of(request.language, reading.error) << "\n";
    return kUnreadable;
  }
  const std::vector<Defect> defects = schedule::defects(*reading.problem);
  for (const Defect& defect : defects) err << path << ": " << words_of(request.language, defect) << "\n";
  if (!defects.empty()) return kUnreadable;
  const Answer answer = solve(*reading.problem, clock);
  if (request.json) {
    out << answer_json(path, answer) << "\n";
    return kNothingOpen;
  }
  if (request.files.size() > 1) out << path << ": ";
  out << "makespan " << (answer.found ? std::to_string(answer.cost) : "?");
  if (answer.state == Answer::State::optimal) out << " optimal\n";
  else out << " bound " << answer.bound << "\n";
  return kNothingOpen;
}

}  // namespace cocrea::cli
