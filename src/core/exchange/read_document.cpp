// Reads a file: the members at its top, and then what a problem means for the whole.
#include <algorithm>
#include <charconv>

#include "core/exchange/entity_reader.h"
#include "core/exchange/locate.h"
#include "core/exchange/migrate.h"
#include "core/plan/sorted.h"

namespace cocrea::exchange {

using plan::Document;
using Type = Scanner::Type;
using Weight = Mishap::Weight;

namespace {

class DocumentReader {
 public:
  DocumentReader(std::string_view bytes, const Limits& limits) : reader_(bytes, limits), in_(reader_.in()) { reader_.look_for_unknown(); }

  void read() {
    const Type found = in_.peek();
    const std::size_t start = in_.offset();
    if (found == Type::object) {
      members(start);
    } else if (found != Type::nothing) {
      in_.skip();
      is_ours_ = false;
    }
    if (!in_.finish()) {
      if (!has(Cause::too_many)) reader_.report(in_.failure()->cause, Weight::fatal, in_.failure()->offset);
    } else if (!is_ours_) {
      reader_.report(Cause::not_a_cocrea_file, Weight::fatal, format_at_ == 0 ? start : format_at_);
    } else {
      std::vector<plan::Id> given;
      plan::fill_child_ids(plan::kDocument, document_, &given);
      migrate(document_);
      reader_.check_references(given);
    }
  }

  Reading result(std::string_view bytes, int max_depth) {
    std::vector<Mishap> mishaps = reader_.mishaps();
    // A file of something else has nothing in it that would be worth telling.
    if (has(Cause::not_a_cocrea_file)) keep(mishaps, [](const Mishap& one) { return one.cause == Cause::not_a_cocrea_file; });
    const bool is_newer = document_.format_version > plan::kFormatVersion;
    keep(mishaps, [&](const Mishap& one) {
      if (one.cause != Cause::unknown_member && one.cause != Cause::misspelt_member) return true;
      return !is_newer && (document_.format_version >= 2 || !was_of_version_1(bytes.substr(one.offset + 1)));
    });
    const bool is_refused = std::any_of(mishaps.begin(), mishaps.end(), [&](const Mishap& one) {
      return one.weight == Weight::fatal || (one.weight == Weight::error && !is_newer);
    });
    if (is_newer) {   // a value that would be an error elsewhere is nothing to be mended
      for (Mishap& one : mishaps) {
        const bool is_value = one.cause == Cause::wrong_type || one.cause == Cause::unknown_choice || one.cause == Cause::bad_date;
        if (one.weight == Weight::error && is_value) one.cause = Cause::not_known_yet;
      }
    }
    if (is_refused) keep(mishaps, [](const Mishap& one) { return one.weight != Weight::warning; });
    // What is fatal comes first: it may be the cause of the rest. Where nothing is, what makes a plan smaller does.
    const auto is_first = [](const Mishap& one) { return one.weight == Weight::fatal || one.cause == Cause::misspelt_member; };
    const auto precedes = [&](const Mishap& a, const Mishap& b) { return is_first(a) != is_first(b) ? is_first(a) : a.offset < b.offset; };
    plan::stable_sort(mishaps, precedes);
    if (mishaps.size() > kMostProblems) mishaps.resize(kMostProblems);

    Reading reading;
    reading.problems = problems(bytes, mishaps, max_depth);
    if (!is_refused) {
      reading.document = std::move(document_);
      reading.read_only = is_newer;
    }
    return reading;
  }

 private:
  template <class Keep>
  static void keep(std::vector<Mishap>& mishaps, const Keep& wanted) {
    mishaps.erase(std::remove_if(mishaps.begin(), mishaps.end(), [&](const Mishap& one) { return !wanted(one); }), mishaps.end());
  }

  bool has(Cause cause) const {
    const auto& mishaps = reader_.mishaps();
    return std::any_of(mishaps.begin(), mishaps.end(), [&](const Mishap& one) { return one.cause == cause; });
  }

  void members(std::size_t start) {
    enum Bit : std::size_t { kId = 63, kFormat = 62, kVersion = 61, kRev = 60, kParents = 59, kCopy = 58, kBase = 57, kCopyId = 56, kMadeFrom = 55 };
    const auto lacks = [](std::uint64_t seen, Bit bit) { return ((seen >> bit) & 1) == 0; };
    in_.enter_object();
    document_.ruleset.clear();  // a new document names one; a file that names none keeps it so
    std::uint64_t seen = 0;
    for (Scanner::Text key; in_.next_member(key);) {
      if (key.text == "documentId") {
        if (reader_.is_first(key, seen, kId)) reader_.id(document_.id, plan::kDocument);
      } else if (key.text == "format") {
        if (reader_.is_first(key, seen, kFormat)) format();
      } else if (key.text == "formatVersion") {
        if (reader_.is_first(key, seen, kVersion)) version();
      } else if (key.text == "rev") {
        if (reader_.is_first(key, seen, kRev)) reader_.text(document_.rev);
      } else if (key.text == "parents") {
        if (reader_.is_first(key, seen, kParents)) parents();
      } else if (key.text == "copy") {
        if (reader_.is_first(key, seen, kCopy)) reader_.text(document_.copy);
      } else if (key.text == "copyId") {
        if (reader_.is_first(key, seen, kCopyId)) reader_.text(document_.copy_id);
      } else if (key.text == "madeFrom") {
        if (reader_.is_first(key, seen, kMadeFrom)) reader_.any_id(document_.made_from);
      } else if (key.text == "base") {
        if (reader_.is_first(key, seen, kBase)) reader_.object(document_.base);   // stays text until it is needed
      } else {
        reader_.member(plan::kDocument, document_, key, seen);
      }
    }
    if (in_.failure()) return;
    static constexpr EntityReader::OwnName kOwn[] = {{"rev", kRev}, {"parents", kParents}, {"copy", kCopy}, {"copyId", kCopyId}, {"base", kBase}, {"madeFrom", kMadeFrom}};   // nothing goes without the others
    reader_.tell_unknown(plan::kDocument, kOwn, seen, 0);
    if (lacks(seen, kFormat)) is_ours_ = false;
    if (lacks(seen, kVersion)) reader_.report(Cause::missing_member, Weight::fatal, start, "formatVersion");
    // Without its id a document cannot be told from others, whatever the version.
    if (lacks(seen, kId)) reader_.report(Cause::missing_member, Weight::fatal, start, "documentId");
  }

  void format() {
    const Type found = in_.peek();
    format_at_ = in_.offset();
    if (found == Type::string) {
      const Scanner::Text read = in_.string();
      if (read.text == plan::kFormat) return;
    } else {
      in_.skip();
    }
    is_ours_ = false;
  }

  void version() {
    const Type found = in_.peek();
    const std::size_t offset = in_.offset();
    if (found != Type::number) {
      if (found != Type::nothing) reader_.report(Cause::wrong_type, Weight::fatal, offset, "integer");
      in_.skip();
      return;
    }
    const std::string_view read = in_.number();
    if (in_.failure()) return;
    int number = 0;
    const auto [end, error] = std::from_chars(read.data(), read.data() + read.size(), number);
    if (end != read.data() + read.size()) {
      reader_.report(Cause::wrong_type, Weight::fatal, offset, "integer");
    } else if (error != std::errc()) {
      reader_.report(Cause::number_range, Weight::fatal, offset, "integer");
    } else if (number < 1) {
      reader_.report(Cause::bad_version, Weight::fatal, offset);
    } else {
      document_.format_version = number;
    }
  }

  void parents() {
    if (in_.peek() != Type::array) {
      if (!in_.failure()) reader_.report(Cause::wrong_type, Weight::error, in_.offset(), "list");
      in_.skip();
      return;
    }
    in_.enter_array();
    while (in_.next_element()) {
      std::string parent;
      if (reader_.text(parent)) document_.parents.push_back(std::move(parent));
    }
  }

  static std::vector<Problem> problems(std::string_view bytes, const std::vector<Mishap>& mishaps, int max_depth) {
    if (mishaps.empty()) return {};
    std::vector<std::size_t> offsets;
    for (const Mishap& one : mishaps) offsets.push_back(one.offset);
    std::sort(offsets.begin(), offsets.end());
    offsets.erase(std::unique(offsets.begin(), offsets.end()), offsets.end());
    const std::vector<Place> places = locate(bytes, offsets, max_depth);
    std::vector<Problem> result;
    for (const Mishap& one : mishaps) {
      const auto at = std::lower_bound(offsets.begin(), offsets.end(), one.offset) - offsets.begin();
      const Place& place = places[static_cast<std::size_t>(at)];
      result.push_back({one.cause, place.pointer, place.line, place.column, place.found, one.expected});
    }
    return result;
  }

  EntityReader reader_;
  Scanner& in_;
  Document document_;
  bool is_ours_ = true;
  std::size_t format_at_ = 0;
};

}  // namespace

Reading read_document(std::string_view bytes, const Limits& limits) {
  if (bytes.size() > limits.bytes) {
    Reading refused;
    refused.problems.push_back({Cause::too_large, {}, 0, 0, {}, {}});
    return refused;
  }
  DocumentReader reader(bytes, limits);
  reader.read();
  return reader.result(bytes, limits.depth);
}

bool can_be_read_again(const plan::Document& document) { return read_document(write_document(document)).document.has_value(); }

bool misses_a_part(const Reading& reading) {
  return std::any_of(reading.problems.begin(), reading.problems.end(), [](const Problem& one) { return one.cause == Cause::misspelt_member; });
}

void check_content(Reading& reading) {
  if (!reading.document || reading.read_only || reading.document->rev.empty() || reading.document->format_version != plan::kFormatVersion) return;
  const bool said = std::any_of(reading.problems.begin(), reading.problems.end(), [](const Problem& one) { return one.cause == Cause::normalized; });
  if (said || content_hash(*reading.document) == reading.document->rev) return;
  Problem problem;
  problem.cause = Cause::other_content;
  problem.place = "/rev";
  reading.problems.insert(reading.problems.begin(), std::move(problem));
}

bool has_other_content(const Reading& reading) {
  return std::any_of(reading.problems.begin(), reading.problems.end(), [](const Problem& one) { return one.cause == Cause::other_content; });
}

}  // namespace cocrea::exchange
