#include "core/schedule/psplib.h"

#include <algorithm>
#include <vector>

namespace cocrea::schedule {
namespace {

constexpr int kMostJobs = 10'000;
constexpr int kMostResources = 100;

using Expected = PsplibError::Expected;

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  PsplibReading run() {
    Problem problem;
    problem.break_ties = false;
    if (head() && precedences(problem) && requests(problem) && capacities(problem) && end()) reading_.problem = std::move(problem);
    return std::move(reading_);
  }

 private:
  bool fail(Expected expected, int most = 0, int least = 0, std::string_view words = {}) {
    reading_.error = {line_, ended_, expected, words, least, most};
    return false;
  }

  bool next_line() {
    ended_ = text_.empty();
    if (ended_) return false;
    ++line_;
    const std::size_t end = std::min(text_.find('\n'), text_.size());
    current_ = text_.substr(0, end);
    text_.remove_prefix(std::min(end + 1, text_.size()));
    return true;
  }

  bool begins_with(std::string_view words) const {
    const std::size_t start = current_.find_first_not_of(" \t");
    return start != std::string_view::npos && current_.substr(start).starts_with(words);
  }

  // Goes to the next line that begins with these words. On the way, no line may tell of several projects.
  bool find(std::string_view words) {
    int projects = 1;
    while (next_line()) {
      if (begins_with(words)) return true;
      if (begins_with("projects") && !number_here(1, 1, projects)) return fail(Expected::one_project);
    }
    return fail(Expected::line, 0, 0, words);
  }

  // The whole numbers at the beginning of a line, up to the first word that is none. `all`: is every word one?
  static std::vector<int> numbers(std::string_view line, bool& all) {
    constexpr std::string_view kSpace = " \t\r";
    std::vector<int> found;
    all = true;
    for (std::size_t i = line.find_first_not_of(kSpace); i != std::string_view::npos; i = line.find_first_not_of(kSpace, i)) {
      const std::size_t end = std::min(line.find_first_of(kSpace, i), line.size());
      int value = 0;
      for (; i < end && line[i] >= '0' && line[i] <= '9'; ++i) value = value < 100'000'000 ? value * 10 + (line[i] - '0') : value;
      all = i == end;
      if (!all) break;
      found.push_back(value);
    }
    return found;
  }

  // A number behind the colon of this line.
  bool number_here(int least, int most, int& value) const {
    bool all = false;
    const std::vector<int> found = numbers(current_.substr(std::min(current_.find(':') + 1, current_.size())), all);
    if (found.empty() || found[0] < least || found[0] > most) return false;
    value = found[0];
    return true;
  }

  // In the line that begins with these words.
  bool number(std::string_view words, int least, int most, int& value) {
    return find(words) && (number_here(least, most, value) || fail(Expected::number, most, least));
  }

  bool head() {
    int none = 0;
    const auto no = [&](std::string_view words) { return find(words) && (number_here(0, 0, none) || fail(Expected::only_renewable)); };
    return number("jobs", 1, kMostJobs, jobs_) && number("- renewable", 0, kMostResources, resources_) && no("- nonrenewable") && no("- doubly constrained");
  }

  bool row(int job, std::size_t least, std::vector<int>& values) {
    if (!next_line()) return fail(Expected::job, job);
    bool all = false;
    values = numbers(current_, all);
    if (!all) return fail(Expected::whole_numbers);
    if (values.size() < least || values[0] != job) return fail(Expected::job_numbers, job);
    return in_range(values);
  }

  bool in_range(const std::vector<int>& values) {
    const bool any = std::any_of(values.begin(), values.end(), [](int value) { return value > kGreatestNumber; });
    return !any || fail(Expected::number, kGreatestNumber);
  }

  // Behind the last job there is no further mode.
  bool no_further() {
    bool all = false;
    if (next_line() && !numbers(current_, all).empty()) return fail(Expected::no_further, jobs_);
    return true;
  }

  bool precedences(Problem& problem) {
    std::vector<int> values;
    if (!find("PRECEDENCE RELATIONS") || !find("jobnr.")) return false;
    for (int job = 1; job <= jobs_; ++job) {
      if (!row(job, 3, values)) return false;
      if (values[1] != 1) return fail(Expected::one_mode);
      if (values[2] < 0 || values.size() != 3 + static_cast<std::size_t>(values[2])) return fail(Expected::successors);
      for (std::size_t k = 3; k < values.size(); ++k) {
        if (values[k] < 1 || values[k] > jobs_) return fail(Expected::successor, jobs_);
        problem.precedences.push_back({job - 1, values[k] - 1, 0});
      }
    }
    return no_further();
  }

  bool requests(Problem& problem) {
    std::vector<int> values;
    if (!find("REQUESTS/DURATIONS") || !find("jobnr.") || !find("---")) return false;
    for (int job = 1; job <= jobs_; ++job) {
      if (!row(job, 3 + static_cast<std::size_t>(resources_), values)) return false;
      if (values[1] != 1) return fail(Expected::one_mode);
      if (values.size() != 3 + static_cast<std::size_t>(resources_)) return fail(Expected::requests);
      Activity& activity = problem.activities.emplace_back();
      activity.duration = values[2];
      for (int r = 0; r < resources_; ++r) {
        const int amount = values[3 + static_cast<std::size_t>(r)];
        if (amount > 0) activity.demands.push_back({r, amount, -1});
      }
    }
    return no_further();
  }

  bool capacities(Problem& problem) {
    if (!find("RESOURCEAVAILABILITIES") || !next_line() || !next_line()) return fail(Expected::capacities, resources_);
    bool all = false;
    problem.capacities = numbers(current_, all);
    if (!all || problem.capacities.size() != static_cast<std::size_t>(resources_)) return fail(Expected::capacities, resources_);
    return in_range(problem.capacities);
  }

  // Behind the capacities there is a line of stars at most, and in old files a Ctrl-Z.
  bool end() {
    while (next_line()) {
      if (current_.find_first_not_of("* \t\r\x1a") != std::string_view::npos) return fail(Expected::end);
    }
    return true;
  }

  std::string_view text_, current_;
  std::size_t line_ = 0;
  bool ended_ = false;
  int jobs_ = 0, resources_ = 0;
  PsplibReading reading_;
};

}  // namespace

PsplibError::Advice PsplibError::advice() const {
  if (ended) return Advice::whole_file;
  const bool is_other = expected == Expected::one_mode || expected == Expected::no_further || expected == Expected::one_project || expected == Expected::only_renewable;
  return is_other ? Advice::other_problem : Advice::correct_line;
}

PsplibReading read_psplib(std::string_view text) { return Reader(text).run(); }

}  // namespace cocrea::schedule
