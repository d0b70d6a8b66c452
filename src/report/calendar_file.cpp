#include "report/calendar_file.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "core/exchange/bin.h"
#include "core/plan/freeze.h"
#include "core/rules/revocation.h"
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
constexpr date::sys_days kLastDay = date::sys_days{date::year{9999} / 12 / 31};   // years have four digits, and an event ends on the day after it
constexpr char kWhat = 1, kSubject = 2;            // where they stand in a sentence
constexpr std::size_t kUsualEvent = 1'000;         // octets, with its alarms
// SEQUENCE stays below 2^31. Earlier versions wrote the plan's number of changes where the time of day stands now, with as many numbers for a day: what is
// written on a later day is above theirs, on the same day it may be below.
constexpr std::int64_t kOfADay = 10'000, kMostDays = 200'000, kStep = 10;   // seconds
const char* const kLineEnd = "\\n";                  // within a value
constexpr std::string_view kNextLine = "\r\n";

constexpr std::array<bool, 256> escaped_characters() {
  std::array<bool, 256> all{};
  for (const char c : {'\\', ';', ',', '\n'}) all[static_cast<unsigned char>(c)] = true;
  return all;
}
constexpr std::array<bool, 256> kEscaped = escaped_characters();

// The name of a line with its colon, after whole lines that always stand before it: shorter than a line may be.
struct Name {
  consteval Name(const char* words) : text(words), octets(text.size() - (text.find('\n') == text.npos ? 0 : text.rfind('\n') + 1)) {}
  std::string_view text;
  std::size_t octets;   // of its last line
};

class Lines {
 public:
  // A content line, folded between characters.
  void put(Name name, std::string_view value) {
    begin(name);
    more(value);
    end();
  }
  // The same in parts.
  void begin(Name name) {
    out_ += name.text;
    octets_ = name.octets;
  }
  void more(std::string_view bytes) {
    while (octets_ + bytes.size() > kMostOctets) {
      std::size_t end = kMostOctets - octets_;
      while (end > 0 && (static_cast<unsigned char>(bytes[end]) & 0xC0) == 0x80) --end;   // not in the middle of a character
      out_ += bytes.substr(0, end);
      out_ += std::string_view("\r\n ", 3);
      octets_ = 1;
      bytes.remove_prefix(end);
    }
    out_ += bytes;
    octets_ += bytes.size();
  }
  void end() { out_ += kNextLine; }
  // Lines that are written already.
  void raw(std::string_view lines) { out_ += lines; }
  void text(Name name, std::string_view words) { put(name, escaped(words)); }
  std::size_t size() const { return out_.size(); }
  // What stands since then, once more.
  void again(std::size_t since, std::size_t octets) { out_.append(out_, since, octets); }
  // A text as a value.
  static std::string escaped(std::string_view words) {
    std::string clean = view::plain(words);
    std::string value;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < clean.size(); ++at) {
      const char c = clean[at];
      if (!kEscaped[static_cast<unsigned char>(c)]) continue;
      value.append(clean, begin, at - begin);
      value += '\\';
      value += c == '\n' ? 'n' : c;
      begin = at + 1;
    }
    return begin == 0 ? std::move(clean) : std::move(value.append(clean, begin));
  }
  void reserve(std::size_t bytes) { out_.reserve(bytes); }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
  std::size_t octets_ = 0;   // of the line being written
};

// As "20270514", where it stands among the lines.
void put_day(std::string& lines, std::size_t at, dates::Day day) {
  const date::year_month_day ymd{day};
  unsigned number = static_cast<unsigned>(static_cast<int>(ymd.year())) * 10'000 + static_cast<unsigned>(ymd.month()) * 100 + static_cast<unsigned>(ymd.day());
  for (std::size_t left = 8; left-- > 0; number /= 10) lines[at + left] = static_cast<char>('0' + number % 10);
}

constexpr std::string_view kDays = "DTSTART;VALUE=DATE:00000000\r\nDTEND;VALUE=DATE:00000000\r\n";
// From the end.
constexpr std::size_t kEndDay = 10, kStartDay = kDays.size() - kDays.find('0');

// The lines that say when all this was written, with room for an event's days after them.
std::string edition_of(const CalendarOptions& options) {
  const dates::Day day = date::floor<date::days>(options.stamp);
  const date::hh_mm_ss<std::chrono::seconds> time(options.stamp - day);
  std::string stamp = "00000000T000000Z";
  put_day(stamp, 0, day);
  const std::int64_t parts[] = {time.hours().count(), time.minutes().count(), time.seconds().count()};
  for (std::size_t i = 0; i < 3; ++i) {
    stamp[9 + 2 * i] = static_cast<char>('0' + parts[i] / 10);
    stamp[10 + 2 * i] = static_cast<char>('0' + parts[i] % 10);
  }
  const std::int64_t days = std::clamp<std::int64_t>((day - kEpoch).count(), 0, kMostDays);
  Lines lines;
  lines.put("DTSTAMP:", stamp);
  lines.put("LAST-MODIFIED:", stamp);
  lines.put("SEQUENCE:", std::to_string(days * kOfADay + (options.stamp - day).count() / kStep));
  lines.raw(kDays);
  return lines.take();
}

class Writer {
 public:
  Writer(const Context& c, const CalendarOptions& options) : c_(c), options_(options), names_(c), edition_(edition_of(options)), of_subject_(c.t("deadlines.ofSubject", {{"what", {&kWhat, 1}}, {"subject", {&kSubject, 1}}})), forecast_(kLineEnd + Lines::escaped(c.t("ics.forecast"))) {}

  void begin() {
    const std::string name = c_.t("ics.name", {{"plan", view::document_name(c_)}});
    lines_.reserve(c_.calendar->deadlines.size() * kUsualEvent);
    lines_.put("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:", "-//Cocrea//Cocrea//" + std::string(c_.state.language == view::Language::es ? "ES" : "EN"));
    lines_.text("CALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\nNAME:", name);
    lines_.text("X-WR-CALNAME:", name);
    const std::vector<Deadline>& all = c_.calendar->deadlines;
    const std::ptrdiff_t beyond = std::count_if(all.begin(), all.end(), [&](const Deadline& one) { return concerns(options_.reader, one.actor) && is_beyond(one); });
    if (beyond > 0) lines_.text("DESCRIPTION:", c_.n("ics.beyond", static_cast<long>(beyond)));
  }
  // `known`: the UIDs of all events so far, where somebody wants to know.
  void events(std::set<std::string>* known) {
    std::map<std::pair<std::string_view, std::string_view>, int> seen;
    for (const Deadline& one : c_.calendar->deadlines) {
      name_uid(one, seen[{one.label, one.subject}]++);
      const bool is_new = known == nullptr || known->insert(uid_).second;
      if (is_new && concerns(options_.reader, one.actor) && !is_beyond(one)) event(one);
    }
  }
  // The events of before that are not known already.
  std::string lapsed(std::set<std::string>& known, std::string_view why) {
    lapsed_ = kLineEnd + Lines::escaped(c_.t(why));
    events(&known);
    return lines_.take();
  }
  std::string end(std::string_view lapsed) {
    lines_.raw(lapsed);
    lines_.raw("END:VCALENDAR\r\n");
    return lines_.take();
  }

 private:
  static bool is_beyond(const Deadline& one) { return one.due.earliest >= kLastDay; }

  void name_uid(const Deadline& one, int nth) {
    uid_.assign(c_.document->id);
    for (const std::string_view part : {one.subject, one.label}) (uid_ += '.') += part;
    ((uid_ += '.') += std::to_string(nth)) += "@cocrea";
  }

  // Whose UID is named.
  void event(const Deadline& one) {
    const std::string& what = label_of(one);
    const std::string subject = one.subject == one.plan ? std::string() : view::subject_words(c_, names_, one.subject);
    std::string& summary = summary_;
    summary.clear();
    if (subject.empty()) summary = what;
    else for (const char c : of_subject_) c == kWhat ? summary += what : c == kSubject ? summary += subject : summary += c;
    if (!lapsed_.empty()) summary = c_.t("ics.lapsed", {{"what", summary}});
    else if (one.done) summary = c_.t("ics.done", {{"what", summary}});
    if (summary.size() > kLongestSummary) summary = view::shortened(summary, kLongestSummary);
    lines_.put("BEGIN:VEVENT\r\nUID:", uid_);
    put_day(edition_, edition_.size() - kStartDay, one.due.earliest);
    put_day(edition_, edition_.size() - kEndDay, one.due.earliest + date::days{1});
    lines_.raw(edition_);
    const std::string title = Lines::escaped(summary);
    lines_.put("SUMMARY:", title);
    lines_.begin("DESCRIPTION:");
    describe(one);
    lines_.end();
    lines_.put("CATEGORIES:", actor(one.actor));
    if (!lapsed_.empty()) lines_.raw("TRANSP:TRANSPARENT\r\nSTATUS:CANCELLED\r\nEND:VEVENT\r\n");
    else if (!one.done && one.state != rules::State::not_applicable && one.due.latest >= c_.state.as_of_day()) alarms(title);
    else lines_.raw("TRANSP:TRANSPARENT\r\nEND:VEVENT\r\n");
  }

  // And the end of the event: what is said two weeks before is said again on the day before.
  void alarms(std::string_view title) {
    lines_.raw("TRANSP:TRANSPARENT\r\nBEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-P13DT15H\r\n");
    const std::size_t begin = lines_.size();
    lines_.put("DESCRIPTION:", title);
    const std::size_t end = lines_.size();
    lines_.raw("END:VALARM\r\nBEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-PT15H\r\n");
    lines_.again(begin, end - begin);
    lines_.raw("END:VALARM\r\nEND:VEVENT\r\n");
  }

  // Words that many events share are looked up once; lines of descriptions are kept as they are written.
  const std::string& actor(Actor one) {
    std::string& words = actors_[static_cast<std::size_t>(one)];
    if (words.empty()) words = c_.t("actor." + std::string(deadlines::name(one)));
    return words;
  }
  const std::string& who_line(Actor one) {
    std::string& line = who_[static_cast<std::size_t>(one)];
    if (line.empty()) line = Lines::escaped(c_.t("ics.who", {{"who", actor(one)}}));
    return line;
  }
  const std::string& rule_line(std::string_view rule) {
    std::string& line = rules_[place_of(rule)];
    if (line.empty()) line = kLineEnd + Lines::escaped(c_.t("ics.rule", {{"rule", rule}, {"title", c_.rule(std::string(rule) + ".title")}}));
    return line;
  }
  const std::string& plan_line(std::string_view plan) {
    const auto known = plans_.find(plan);
    if (known != plans_.end()) return known->second;
    const view::Names::Name* const of = names_.find(plan);
    return plans_[plan] = of == nullptr ? std::string() : kLineEnd + Lines::escaped(c_.t("ics.plan", {{"plan", view::shortened(of->words, kLongestSummary)}}));
  }
  const std::string& label_of(const Deadline& one) {
    std::string& words = labels_[place_of(one.label)];
    if (words.empty()) words = c_.rule(one.label);
    return words;
  }
  const std::string& state(rules::State one) {
    std::string& words = states_[static_cast<std::size_t>(one)];
    if (words.empty()) words = kLineEnd + Lines::escaped(c_.t("ics.state", {{"state", view::state_word(c_, one)}, {"date", view::full(c_.state.language, c_.state.as_of_day())}}));
    return words;
  }

  // Names of rules and labels stand in tables, each in one place: there is nothing to compare letter by letter.
  using Place = std::pair<const char*, std::size_t>;
  static Place place_of(std::string_view name) { return {name.data(), name.size()}; }

  // Many events have their days in common too.
  enum DatedLine : std::size_t { kUncertain, kOpens, kDone, kDatedLines };
  const std::string& dated_line(DatedLine which, std::string_view key, std::string_view name, const dates::Span& span) {
    std::string& line = dated_[which][{span.earliest, span.latest}];
    if (line.empty()) line = kLineEnd + Lines::escaped(c_.t(key, {{name, view::full(c_.state.language, span)}}));
    return line;
  }

  // As the value of a line.
  void describe(const Deadline& one) {
    lines_.more(who_line(one.actor));
    lines_.more(plan_line(one.plan));
    lines_.more(lapsed_);
    if (!lapsed_.empty()) return;
    if (!one.due.is_day()) lines_.more(dated_line(kUncertain, "ics.uncertain", "span", one.due));
    if (one.opens) lines_.more(dated_line(kOpens, "ics.opens", "date", *one.opens));
    if (one.done) lines_.more(dated_line(kDone, "ics.doneOn", "date", *one.done));
    lines_.more(state(one.state));
    if (one.forecast) lines_.more(forecast_);
    lines_.more(rule_line(one.rule));
  }

  const Context& c_;
  const CalendarOptions& options_;
  view::Names names_;
  std::string edition_, of_subject_, forecast_, lapsed_;   // of_subject_: the sentence of what is due of a subject, which is filled in for every event; lapsed_: why none of these applies any more
  std::string actors_[5], who_[5], states_[rules::kStates];
  std::map<Place, std::string> labels_, rules_;
  std::map<std::string_view, std::string> plans_;
  std::map<std::pair<dates::Day, dates::Day>, std::string> dated_[kDatedLines];
  Lines lines_;
  std::string uid_, summary_;   // of the event being written
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

namespace {

// What was asked for before, and why it may be asked for no longer.
struct Before {
  plan::Document document;
  std::string_view why;
};

// The latest first: its day is the one that was last believed.
std::vector<Before> asked_before(const plan::Document& document, dates::Day as_of) {
  plan::Document unrevoked = document;
  unrevoked.bin.clear();   // each of those below is a copy of it
  std::vector<Before> all;
  if (rules::revocation_in_force(document, as_of)) {   // and so ended what falls due after it
    auto& statuses = unrevoked.membership.statuses;
    statuses.erase(std::remove_if(statuses.begin(), statuses.end(), [](const plan::RecordedStatus& one) { return one.state == plan::RecordedState::revoked; }), statuses.end());
    all.push_back({unrevoked, "ics.revokedHelp"});
  }
  for (std::size_t i = 0; i < document.plans.size(); ++i) {
    const plan::Plan& plan = document.plans[i];
    for (std::size_t version = plan.versions.size(); version-- > 0;) {
      all.push_back({unrevoked, "ics.lapsedHelp"});
      all.back().document.plans[i] = plan::thaw(plan, plan.versions[version]);
    }
  }
  for (const plan::Removed& one : document.bin) {
    if (one.type != plan::kCommitment.name && one.type != plan::kPlan.name) continue;
    edit::Transaction back{{}, exchange::putting_back(document, one)};
    Before before{unrevoked, "ics.removedHelp"};
    if (!back.changes.empty() && !edit::apply(before.document, back)) all.push_back(std::move(before));
  }
  return all;
}

}  // namespace

std::string write_calendar(const Context& c, const CalendarOptions& options) {
  const std::vector<Before> before = asked_before(*c.document, c.state.as_of_day());
  std::set<std::string> known;
  Writer writer(c, options);
  writer.begin();
  writer.events(before.empty() ? nullptr : &known);
  std::string lapsed;
  for (const Before& one : before) {
    const deadlines::Calendar calendar = deadlines::calendar(one.document, c.state.as_of_day());
    lapsed += Writer(view::make_context(&one.document, &calendar, c.state), options).lapsed(known, one.why);
  }
  return writer.end(lapsed);
}

}  // namespace cocrea::report
