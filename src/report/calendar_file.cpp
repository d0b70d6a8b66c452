#include "report/calendar_file.h"

#include <algorithm>
#include <map>

#include "view/plain.h"
#include "view/words.h"

namespace cocrea::report {

using deadlines::Actor;
using deadlines::Deadline;
using view::Context;

namespace {

constexpr std::size_t kMostOctets = 75;            // of a line, without its end
constexpr std::size_t kLongestSummary = 250;       // characters: programs show it on one line
constexpr date::sys_days kEpoch = date::sys_days{date::year{2000} / 1 / 1};
constexpr std::int64_t kEditionsADay = 10'000;
constexpr std::string_view kAlarms[] = {"-P13DT15H", "-PT15H"};   // before the day begins

class Lines {
 public:
  // A content line, folded between characters.
  void put(std::string_view name, std::string_view value) {
    std::size_t octets = 0;
    append(name, octets);
    append(":", octets);
    append(value, octets);
    out_ += "\r\n";
  }
  void text(std::string_view name, std::string_view words) { put(name, escaped(words)); }
  // A text as a value.
  static std::string escaped(std::string_view words) {
    const std::string clean = view::plain(words);
    std::string value;
    value.reserve(clean.size() + 16);
    std::size_t begin = 0;
    for (std::size_t at = 0; at < clean.size(); ++at) {
      const char c = clean[at];
      if (c != '\\' && c != ';' && c != ',' && c != '\n') continue;
      value.append(clean, begin, at - begin);
      value += '\\';
      value += c == '\n' ? 'n' : c;
      begin = at + 1;
    }
    return value.append(clean, begin);
  }
  std::string take() { return std::move(out_); }

 private:
  void append(std::string_view bytes, std::size_t& octets) {
    while (octets + bytes.size() > kMostOctets) {
      std::size_t end = kMostOctets - octets;
      while (end > 0 && (static_cast<unsigned char>(bytes[end]) & 0xC0) == 0x80) --end;   // not in the middle of a character
      out_ += bytes.substr(0, end);
      out_ += "\r\n ";
      octets = 1;
      bytes.remove_prefix(end);
    }
    out_ += bytes;
    octets += bytes.size();
  }
  std::string out_;
};

std::string compact(dates::Day day) {
  std::string iso = dates::to_string(day);
  iso.erase(std::remove(iso.begin(), iso.end(), '-'), iso.end());
  return iso;
}

std::string sequence_of(const CalendarOptions& options) {
  const std::int64_t days = std::clamp<std::int64_t>((options.stamp - kEpoch).count(), 0, 200'000);
  return std::to_string(days * kEditionsADay + options.edition % kEditionsADay);
}

class Writer {
 public:
  Writer(const Context& c, const CalendarOptions& options) : c_(c), options_(options), names_(c), stamp_(compact(options.stamp) + "T000000Z"), sequence_(sequence_of(options)),
        as_of_(view::full(c.state.language, c.state.as_of_day())) {}

  std::string write() {
    const std::string name = c_.t("ics.name", {{"plan", view::document_name(c_)}});
    lines_.put("BEGIN", "VCALENDAR");
    lines_.put("VERSION", "2.0");
    lines_.put("PRODID", "-//Cocrea//Cocrea//" + std::string(c_.state.language == view::Language::es ? "ES" : "EN"));
    lines_.put("CALSCALE", "GREGORIAN");
    lines_.put("METHOD", "PUBLISH");
    lines_.text("NAME", name);
    lines_.text("X-WR-CALNAME", name);
    std::map<std::pair<std::string_view, std::string_view>, int> seen;
    for (const Deadline& one : c_.calendar->deadlines) {
      const int nth = seen[{one.subject, one.label}]++;
      if (concerns(options_.reader, one.actor)) event(one, nth);
    }
    lines_.put("END", "VCALENDAR");
    return lines_.take();
  }

 private:
  void event(const Deadline& one, int nth) {
    const std::string what = c_.rule(one.label), subject = one.subject == one.plan ? std::string() : view::subject_words(c_, names_, one.subject);
    std::string summary = subject.empty() ? what : c_.t("deadlines.ofSubject", {{"what", what}, {"subject", subject}});
    if (one.done) summary = c_.t("ics.done", {{"what", summary}});
    summary = view::shortened(summary, kLongestSummary);
    lines_.put("BEGIN", "VEVENT");
    lines_.put("UID", c_.document->id + "." + std::string(one.subject) + "." + std::string(one.label) + "." + std::to_string(nth) + "@cocrea");
    lines_.put("DTSTAMP", stamp_);
    lines_.put("LAST-MODIFIED", stamp_);
    lines_.put("SEQUENCE", sequence_);
    lines_.put("DTSTART;VALUE=DATE", compact(one.due.earliest));
    lines_.put("DTEND;VALUE=DATE", compact(one.due.earliest + date::days{1}));
    const std::string title = Lines::escaped(summary);
    lines_.put("SUMMARY", title);
    lines_.text("DESCRIPTION", description(one));
    lines_.put("CATEGORIES", actor(one.actor));
    lines_.put("TRANSP", "TRANSPARENT");
    const bool open = !one.done && one.state != rules::State::not_applicable && one.due.latest >= c_.state.as_of_day();
    for (const std::string_view when : kAlarms) {
      if (!open) break;
      lines_.put("BEGIN", "VALARM");
      lines_.put("ACTION", "DISPLAY");
      lines_.put("TRIGGER", when);
      lines_.put("DESCRIPTION", title);
      lines_.put("END", "VALARM");
    }
    lines_.put("END", "VEVENT");
  }

  // Words that many events share are looked up once.
  const std::string& actor(Actor one) {
    std::string& words = actors_[static_cast<std::size_t>(one)];
    if (words.empty()) words = c_.t("actor." + std::string(deadlines::name(one)));
    return words;
  }
  const std::string& title_of(std::string_view rule) {
    std::string& words = titles_[rule];
    if (words.empty()) words = c_.rule(std::string(rule) + ".title");
    return words;
  }

  std::string description(const Deadline& one) {
    const view::Language language = c_.state.language;
    std::string all = c_.t("ics.who", {{"who", actor(one.actor)}});
    const auto line = [&](std::string words) { all.append("\n").append(words); };
    if (const view::Names::Name* of = names_.find(one.plan)) line(c_.t("ics.plan", {{"plan", view::shortened(of->words, kLongestSummary)}}));
    if (!one.due.is_day()) line(c_.t("ics.uncertain", {{"span", view::full(language, one.due)}}));
    if (one.opens) line(c_.t("ics.opens", {{"date", view::full(language, *one.opens)}}));
    if (one.done) line(c_.t("ics.doneOn", {{"date", view::full(language, *one.done)}}));
    line(c_.t("ics.state", {{"state", view::state_word(c_, one.state)}, {"date", as_of_}}));
    if (one.forecast) line(c_.t("ics.forecast"));
    line(c_.t("ics.rule", {{"rule", one.rule}, {"title", title_of(one.rule)}}));
    return all;
  }

  const Context& c_;
  const CalendarOptions& options_;
  view::Names names_;
  std::string stamp_, sequence_, as_of_;
  std::string actors_[5];
  std::map<std::string_view, std::string> titles_;   // by rule
  Lines lines_;
};

}  // namespace

std::optional<Reader> reader_named(std::string_view name) {
  for (std::size_t i = 0; i < std::size(kReaderNames); ++i) {
    if (kReaderNames[i] == name) return static_cast<Reader>(i);
  }
  return {};
}

bool concerns(Reader reader, Actor actor) {
  switch (reader) {
    case Reader::point_of_contact: return actor == Actor::point_of_contact || actor == Actor::government || actor == Actor::both;
    case Reader::monitoring_body: return actor == Actor::monitoring_body;
    case Reader::civil_society: return actor == Actor::non_government || actor == Actor::both;
    case Reader::all: break;
  }
  return true;
}

std::string write_calendar(const Context& c, const CalendarOptions& options) { return Writer(c, options).write(); }

}  // namespace cocrea::report
