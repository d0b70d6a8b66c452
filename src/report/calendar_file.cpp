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
  // The same with a text as its value.
  void text(std::string_view name, std::string_view words) {
    std::string value;
    value.reserve(words.size() + 16);
    for (const char c : view::plain(words)) {
      if (c == '\n') {
        value += "\\n";
      } else {
        if (c == '\\' || c == ';' || c == ',') value += '\\';
        value += c;
      }
    }
    put(name, value);
  }
  std::string take() { return std::move(out_); }

 private:
  void append(std::string_view bytes, std::size_t& octets) {
    for (std::size_t at = 0; at < bytes.size();) {
      std::size_t end = at + 1;
      while (end < bytes.size() && (static_cast<unsigned char>(bytes[end]) & 0xC0) == 0x80) ++end;
      if (octets + (end - at) > kMostOctets) {
        out_ += "\r\n ";
        octets = 1;
      }
      out_.append(bytes.substr(at, end - at));
      octets += end - at;
      at = end;
    }
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
  Writer(const Context& c, const CalendarOptions& options) : c_(c), options_(options), names_(c), stamp_(compact(options.stamp) + "T000000Z"), sequence_(sequence_of(options)) {}

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
    lines_.text("SUMMARY", summary);
    lines_.text("DESCRIPTION", description(one));
    lines_.text("CATEGORIES", c_.t("actor." + std::string(deadlines::name(one.actor))));
    lines_.put("TRANSP", "TRANSPARENT");
    const bool open = !one.done && one.state != rules::State::not_applicable && one.due.latest >= c_.state.as_of_day();
    for (const std::string_view when : kAlarms) {
      if (!open) break;
      lines_.put("BEGIN", "VALARM");
      lines_.put("ACTION", "DISPLAY");
      lines_.put("TRIGGER", when);
      lines_.text("DESCRIPTION", summary);
      lines_.put("END", "VALARM");
    }
    lines_.put("END", "VEVENT");
  }

  std::string description(const Deadline& one) const {
    const view::Language language = c_.state.language;
    std::string all = c_.t("ics.who", {{"who", c_.t("actor." + std::string(deadlines::name(one.actor)))}});
    const auto line = [&](std::string words) { all.append("\n").append(words); };
    if (const view::Names::Name* of = names_.find(one.plan)) line(c_.t("ics.plan", {{"plan", view::shortened(of->words, kLongestSummary)}}));
    if (!one.due.is_day()) line(c_.t("ics.uncertain", {{"span", view::full(language, one.due)}}));
    if (one.opens) line(c_.t("ics.opens", {{"date", view::full(language, *one.opens)}}));
    if (one.done) line(c_.t("ics.doneOn", {{"date", view::full(language, *one.done)}}));
    line(c_.t("ics.state", {{"state", view::state_word(c_, one.state)}, {"date", view::full(language, c_.state.as_of_day())}}));
    if (one.forecast) line(c_.t("ics.forecast"));
    line(c_.t("ics.rule", {{"rule", one.rule}, {"title", c_.rule(std::string(one.rule) + ".title")}}));
    return all;
  }

  const Context& c_;
  const CalendarOptions& options_;
  view::Names names_;
  std::string stamp_, sequence_;
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
