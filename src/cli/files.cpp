#include "cli/files.h"

#include "core/rules/check.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <system_error>

namespace cocrea::cli {
namespace {

// As in the keys of assets/texts.
std::string_view name_of(exchange::Cause cause) {
  using exchange::Cause;
  switch (cause) {
    case Cause::too_large: return "tooLarge";
    case Cause::too_deep: return "tooDeep";
    case Cause::too_many: return "tooMany";
    case Cause::not_utf8: return "notUtf8";
    case Cause::syntax: return "syntax";
    case Cause::cut_short: return "cutShort";
    case Cause::duplicate_key: return "duplicateKey";
    case Cause::number_range: return "numberRange";
    case Cause::not_a_cocrea_file: return "notACocreaFile";
    case Cause::wrong_type: return "wrongType";
    case Cause::unknown_choice: return "unknownChoice";
    case Cause::bad_date: return "badDate";
    case Cause::bad_id: return "badId";
    case Cause::duplicate_id: return "duplicateId";
    case Cause::dangling_reference: return "danglingReference";
    case Cause::text_too_long: return "textTooLong";
    case Cause::missing_member: return "missingMember";
    case Cause::duplicate_value: return "duplicateValue";
    case Cause::not_known_yet: return "notKnownYet";
    case Cause::other_content: return "otherContent";
    case Cause::unknown_member: return "unknownMember";
    case Cause::misspelt_member: return "misspeltMember";
    case Cause::normalized: return "normalized";
    case Cause::bad_version: break;
  }
  return "badVersion";
}

std::string words_of(const exchange::Problem& problem, view::Language language) {
  const std::string_view name = name_of(problem.cause);
  const std::string cause = view::text(language, std::string("import.cause.").append(name), {{"found", problem.found}, {"expected", problem.expected}});
  const std::string advice = view::text(language, std::string("import.advice.").append(name), {{"found", problem.found}, {"expected", problem.expected}});
  const std::string line = std::to_string(problem.line), column = std::to_string(problem.column);
  if (!problem.place.empty() && problem.line > 0) {
    return view::text(language, "import.problemPlaceLine",
                      {{"place", problem.place}, {"line", line}, {"column", column}, {"cause", cause}, {"advice", advice}});
  }
  if (!problem.place.empty()) {
    return view::text(language, "import.problemPlace", {{"place", problem.place}, {"cause", cause}, {"advice", advice}});
  }
  if (problem.line > 0) {
    return view::text(language, "import.problemLine", {{"line", line}, {"column", column}, {"cause", cause}, {"advice", advice}});
  }
  return view::text(language, "import.problem", {{"cause", cause}, {"advice", advice}});
}

// What a folder holds, and what it holds below. What cannot be read stands there all the same, so that it is told.
void add_files(const std::filesystem::path& folder, std::vector<std::string>& found) {
  namespace fs = std::filesystem;
  std::error_code error, not_told;
  fs::directory_iterator at(folder, error), end;
  for (; !error && at != end; at.increment(error)) {
    const bool is_link = at->is_symlink(not_told);
    if (!is_link && at->is_directory(not_told)) {
      add_files(at->path(), found);
    } else if (at->path().extension() == ".json" && (at->is_regular_file(not_told) || (is_link && !at->exists(not_told)))) {
      found.push_back(at->path().generic_string());
    }
  }
  if (error) found.push_back(folder.generic_string());
}

}  // namespace

std::optional<std::string> read_bytes(const std::string& path, std::size_t most) {
  // On some systems a folder opens like a file, and then gives nothing to read.
  std::error_code no_error_to_tell;
  if (std::filesystem::is_directory(path, no_error_to_tell)) return std::nullopt;
  // Not a stream: what opens and cannot be read (a disk or a network that fails) would end the program.
  std::FILE* const file = std::fopen(path.c_str(), "rb");
  if (file == nullptr) return std::nullopt;
  std::string bytes;
  char part[65536];
  for (std::size_t read = 1; read > 0 && bytes.size() <= most;) {
    read = std::fread(part, 1, sizeof part, file);
    bytes.append(part, read);
  }
  const bool failed = std::ferror(file) != 0;
  std::fclose(file);
  if (failed) return std::nullopt;
  return bytes;
}

bool write_file(const std::string& path, std::string_view bytes) {
  namespace fs = std::filesystem;
  const auto put = [&](std::ofstream file) {
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    file.close();
    return !file.fail();
  };
  constexpr auto mode = std::ios::binary | std::ios::trunc;
  std::error_code failed;
  const fs::file_status there = fs::status(path, failed);
  const bool plain = fs::is_regular_file(there);
  if (!plain && fs::exists(fs::symlink_status(path, failed))) return put(std::ofstream(path, mode));   // a device, or a link to what is not there yet
  fs::path place = path;
  if (plain) {
    place = fs::canonical(path, failed);   // what a link leads to, and not the link
    if (failed || !std::ofstream(place, std::ios::binary | std::ios::app)) return false;   // it is not to be written to
  }
  fs::path beside = place;
  do beside += ".part";
  while (fs::exists(fs::symlink_status(beside, failed)));
  std::ofstream file(beside, mode);
  if (!file) return put(std::ofstream(place, mode));   // the folder takes no other file
  if (put(std::move(file))) {
    if (plain) fs::permissions(beside, there.permissions(), failed);
    fs::rename(beside, place, failed);
    if (!failed) return true;
  }
  fs::remove(beside, failed);
  return false;
}

bool LoadedFile::in_order() const {
  const auto& problems = reading.problems;
  return std::all_of(problems.begin(), problems.end(), [](const exchange::Problem& one) {
    return one.cause == exchange::Cause::normalized || one.cause == exchange::Cause::duplicate_value;   // put in order when it was read
  });
}

LoadedFile load(const std::string& path) {
  LoadedFile file;
  file.path = path;
  const exchange::Limits limits;
  const auto bytes = read_bytes(path, limits.bytes);
  file.opened = bytes.has_value();
  if (bytes) file.reading = exchange::read_document(*bytes, limits);
  std::error_code failed;
  if (!bytes) (void)std::filesystem::directory_iterator(path, failed);
  file.folder = !bytes && !failed;
  exchange::check_content(file.reading);
  return file;
}

std::vector<std::string> expand(const std::vector<std::string>& paths) {
  std::vector<std::string> files;
  for (const std::string& path : paths) {
    std::vector<std::string> found;
    add_files(path, found);
    // A folder gives its entries in any order.
    std::sort(found.begin(), found.end());
    if (found.empty()) found.push_back(path);
    files.insert(files.end(), found.begin(), found.end());
  }
  return files;
}

std::vector<std::string> problem_words(const LoadedFile& file, view::Language language) {
  if (!file.opened) return {view::text(language, file.folder ? "cli.isFolder" : "cli.cannotOpen")};
  std::vector<std::string> all;
  for (const exchange::Problem& problem : file.reading.problems) all.push_back(words_of(problem, language));
  if (file.readable() && !rules::is_judged(*file.reading.document)) {
    all.push_back(view::text(language, "cli.otherRuleSet", {{"name", file.reading.document->ruleset}, {"used", rules::default_rule_set().name}}));
  }
  return all;
}

void report_problems(const LoadedFile& file, view::Language language, std::ostream& err) {
  for (const std::string& problem : problem_words(file, language)) err << file.path << ": " << problem << "\n";
}

void report_reading(const LoadedFile& file, view::Language language, std::ostream& err) {
  if (file.reading.read_only) err << file.path << ": " << view::text(language, "cli.newer") << "\n";
}

std::optional<dates::Day> latest_submission(const plan::Document& document) {
  std::optional<dates::Day> latest;
  for (const plan::Plan& plan : document.plans) {
    if (plan.submission.date) latest = std::max(latest.value_or(dates::Day::min()), plan.submission.date->span().latest);
  }
  if (!latest && document.jurisdiction.joined) latest = document.jurisdiction.joined->span().latest;
  return latest;
}

std::optional<dates::Day> last_act(const plan::Plan& plan) {
  std::optional<dates::Day> last;
  const auto see = [&](const plan::Date& date) {
    if (date && (!last || *last < date->span().latest)) last = date->span().latest;
  };
  for (const plan::Commitment& commitment : plan.commitments) {
    for (const plan::Date& date : {commitment.submission, commitment.completed}) see(date);
    for (const plan::Milestone& milestone : commitment.milestones) see(milestone.done);
    for (const plan::Amendment& amendment : commitment.amendments) {
      for (const plan::Date& date : {amendment.date, amendment.consulted, amendment.approved, amendment.communicated}) see(date);
    }
  }
  for (const plan::Evaluation& evaluation : plan.evaluations) see(evaluation.delivered);
  for (const plan::ProgressEntry& entry : plan.progress) see(entry.date);
  for (const plan::Endorsement& endorsement : plan.endorsements) see(endorsement.date);
  for (const plan::Evidence& evidence : plan.evidence) see(evidence.shown ? evidence.shown : evidence.date);
  for (const plan::Meeting& meeting : plan.meetings) {
    if (meeting.government_attended == plan::YesNo::yes || meeting.non_government_attended == plan::YesNo::yes) see(meeting.date);
  }
  const auto day_before = [](const plan::Date& date) { return date->span().earliest - date::days{1}; };
  if (plan.submission.date) return std::max(last.value_or(dates::Day::min()), day_before(plan.submission.date));
  for (const plan::Date& begin : {plan.implementation_start, plan.period_start}) {
    if (!last && begin) last = day_before(begin);
  }
  return last;
}

}  // namespace cocrea::cli
