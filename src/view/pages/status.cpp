// Status: the membership's line through time, what it rests on, and what comes if nothing is done.
#include "core/status/status.h"

#include <algorithm>

#include "core/dates/add_months.h"
#include "view/frame.h"
#include "view/other_day.h"
#include "view/pages/shared.h"
#include "view/plan_timeline.h"
#include "view/words.h"

namespace cocrea::view {

namespace {

using rules::Standing;
using status::Interval;

constexpr int kYearsAhead = 3, kYearsBehind = 6;

Node standing_pill(const Context& c, const Interval& one, std::string id) {
  const Look look = look_of(one.state);
  return pill(std::move(id), standing_word(c, one.state), look.icon, look.tone);
}

// What an interval rests on: its rules with the dates that led there, each answering "why?"; what OGP recorded; what else it may be; until when something
// can be done about it. `on`: the day that is told of, where it is not the one in view.
void add_causes(const Context& c, const Interval& one, std::optional<dates::Day> on, std::string_view where, Node& box, bool with_causes = true) {
  std::optional<OtherDay> then;
  const unsigned causes = with_causes ? one.causes & ~unsigned{rules::cause::recorded} : 0u;   // what is recorded is said below, with the day
  if (on && causes != 0) then.emplace(c, *on);
  const Context& told = then ? then->context : c;
  for (std::size_t i = 0; i < std::size(rules::kCauseNames); ++i) {
    if ((causes & (1u << i)) == 0) continue;
    const std::string rule(rules::kCauseNames[i]);
    const rules::Verdict* verdict = find_verdict(told, rule, c.document->jurisdiction.id);
    if (!verdict) {
      add(box, paragraph(c.rule(rule + ".title"), Emphasis::small));
      continue;
    }
    add(box, cause_words(told, *verdict, where, on));
  }
  const auto say = [&](std::string words) { add(box, paragraph(std::move(words), Emphasis::small, Tone::secondary)); };
  if (one.recorded) say(recorded_words(c, one));
  if (!one.possible.empty()) {
    say(c.t(one.state ? "status.possible" : "status.possibleDay"));
    Node others = row();
    for (const Standing standing : one.possible) {
      const Look look = look_of(standing);
      add(others, pill({}, possible_word(c.state.language, one, standing), look.icon, look.tone));
    }
    add(box, std::move(others));
  }
  const auto say_until = [&](std::string_view key, std::string_view between, const std::optional<dates::Span>& days) {
    if (!days) return;
    const auto day = [&](dates::Day which) { return full(c.state.language, which); };
    say(days->is_day() ? c.t(key, {{"date", day(days->earliest)}}) : c.t(between, {{"earliest", day(days->earliest)}, {"latest", day(days->latest)}}));
  };
  say_until("status.actUntil", "status.actUntilBetween", one.act_until);
  say_until("status.complyUntil", "status.complyUntilBetween", one.comply_until);
}

// A day of it: its latest first day, unless it may never begin.
dates::Day surely_in(const Interval& one) { return one.from.latest < rules::kNever ? one.from.latest : one.from.earliest; }

// The first interval of the run with the same state that this one is in: what is possible beside it may have changed meanwhile.
std::size_t first_of_run(const std::vector<Interval>& line, std::size_t index) {
  while (index > 0 && line[index - 1].state == line[index].state) --index;
  return index;
}

const Interval& today(const Context& c, const std::vector<Interval>& line) {
  const Interval* found = &line.front();
  for (const Interval& one : line) {
    if (one.from.earliest <= c.state.as_of_day()) found = &one;
  }
  return *found;
}

Node now_card(const Context& c, const std::vector<Interval>& line) {
  const Interval& now = today(c, line);
  Node box = card(c.t("status.now"));
  box.id = "status:now";
  Node head = row(standing_pill(c, now, "status:now:state"), paragraph(c.t("status.since", {{"date", full(c.state.language, line[first_of_run(line, static_cast<std::size_t>(&now - line.data()))].from)}}), Emphasis::small, Tone::secondary));
  if (const rules::Verdict* verdict = find_verdict(c, "STA-1", c.document->jurisdiction.id)) {
    add(head, link("status:now:why", c.t("status.why"), ShowWhy{"STA-1", c.document->jurisdiction.id, {}, 0}));
    add(box, std::move(head), reading(paragraph(rule_sentence(c, verdict->reason, *verdict))));
  } else {
    add(box, std::move(head));
  }
  add_causes(c, now, std::nullopt, "status:now", box);
  return box;
}

Node change_callout(const Context& c, const std::vector<Interval>& line) {
  const Interval* next = status::next_change(line);
  if (next == nullptr) {
    // Nothing that is sure; what the acts that are not recorded may lead to is said all the same.
    for (const Interval& one : line) {
      if (!one.forecast || one.possible.empty()) continue;
      const std::string words = c.t("status.mightChange", {{"date", full(c.state.language, one.from)}, {"state", possible_word(c.state.language, one, one.possible.front())}});
      return with_id(callout(Tone::at_risk, "help", c.t("status.ifNothing"), paragraph(words, Emphasis::strong), paragraph(c.t("status.mightHelp"), Emphasis::small)), "status:next");
    }
    const Interval& now = today(c, line);
    const Look look = now.possible.empty() ? look_of(now.state) : Look{Tone::not_started, "help"};
    return with_id(callout(look.tone, look.icon, c.t("status.ifNothing"), paragraph(c.t("status.nothingChanges", {{"state", standing_word(c, now.state)}}))), "status:next");
  }
  const Look look = look_of(next->state);
  Node box = callout(look.tone, look.icon, c.t("status.ifNothing"),
                     paragraph(c.t("status.nextChange", {{"date", full(c.state.language, next->from)}, {"state", standing_word(c, next->state)}}), Emphasis::strong));
  box.id = "status:next";
  add_causes(c, *next, surely_in(*next), "status:next", box);
  return box;
}

Node next_callout(const Context& c, const std::vector<Interval>& line) {
  Node box = change_callout(c, line);
  // Whoever has just recorded a submission ahead would ask whether it was kept.
  const plan::Date submission = c.plan ? c.plan->submission.date : std::nullopt;
  if (act_lies_ahead("date", submission, c.state.as_of_day())) {
    add(box, with_id(paragraph(c.t("status.submissionAhead", {{"date", full(c.state.language, *submission)}}), Emphasis::small), "status:submission-ahead"));
  }
  return box;
}

// ---- the line -----------------------------------------------------------------------------------------------------------------------------------

dates::Span before(const dates::Span& span) { return {span.earliest - date::days{1}, span.latest - date::days{1}}; }

Timeline line_timeline(const Context& c, const std::vector<Interval>& line, dates::Day first, dates::Day last) {
  const dates::Day as_of = c.state.as_of_day();
  Timeline timeline;
  timeline.label = c.t("status.line");
  TimelineRow past, forecast;
  past.id = "row:status";
  past.label = c.t("status.asRecorded");
  forecast.id = "row:forecast";
  forecast.label = c.t("status.forecast");
  for (std::size_t i = 0, next = 0; i < line.size(); i = next) {
    const Interval& one = line[i];
    for (next = i + 1; next < line.size() && line[next].state == one.state;) ++next;   // one bar for a run
    dates::Span start{std::max(one.from.earliest, first), std::clamp(one.from.latest, first, std::max(first, last))};
    dates::Span end = next < line.size() ? before(line[next].from) : dates::Span::of(last);
    end.latest = std::min(end.latest, last);
    const auto put = [&](TimelineRow& row, dates::Span from, dates::Span to) {
      if (to.latest < from.earliest) return;
      Bar bar;
      bar.id = "bar:" + row.id + ":" + std::to_string(i);
      bar.label = standing_word(c, one.state);
      bar.spoken = c.t("status.bar", {{"state", bar.label}, {"from", full(c.state.language, from)}, {"to", full(c.state.language, to)}});
      bar.start = from;
      bar.end = to;
      bar.tone = look_of(one.state).tone;
      const bool now = from.earliest <= as_of && to.latest >= as_of;
      bar.action = ShowWhy{"STA-1", c.document->jurisdiction.id, {}, 0, now ? std::nullopt : std::optional{std::min(from.latest, to.latest)}};
      row.bars.push_back(std::move(bar));
    };
    if (start.earliest <= as_of) put(past, start, {std::min(end.earliest, as_of), std::min(end.latest, as_of)});
    if (end.latest > as_of) {
      const dates::Day tomorrow = as_of + date::days{1};
      put(forecast, {std::max(start.earliest, tomorrow), std::max(start.latest, tomorrow)}, {std::max(end.earliest, tomorrow), end.latest});
    }
  }
  for (TimelineRow* row : {&past, &forecast}) {
    if (!row->bars.empty()) timeline.rows.push_back(std::move(*row));
  }
  timeline.lines.push_back({TimelineLine::Kind::as_of, dates::Span::of(as_of), brief(c.state.language, as_of), c.t("timeline.asOf", {{"date", full(c.state.language, as_of)}})});
  name_months(c, timeline);
  timeline.as_of = as_of;
  timeline.first = first;
  timeline.last = last;
  timeline.whole = true;
  timeline.jump_serial = c.state.jump_serial;
  return timeline;
}

Node line_card(const Context& c, const std::vector<Interval>& line, dates::Day first, dates::Day last) {
  Node picture;
  picture.kind = NodeKind::timeline;
  picture.id = "timeline";
  Timeline timeline = line_timeline(c, line, first, last);
  picture.label = timeline.label;
  picture.timeline = std::make_shared<const Timeline>(std::move(timeline));
  return picture;
}

Node intervals_card(const Context& c, const std::vector<Interval>& line) {
  Node box = card(c.t("status.intervals"));
  box.id = "status:intervals";
  Node all = list(c.t("status.intervals"), true);
  const dates::Day as_of = c.state.as_of_day();
  const auto is_today = [&](const Interval& one, const Interval* next) { return one.from.earliest <= as_of && (!next || next->from.earliest > as_of); };
  for (std::size_t i = 0; i < line.size(); ++i) {
    const Interval& one = line[i];
    const std::string where = "status:" + std::to_string(i);
    Node words = tight(column(row(paragraph(full(c.state.language, one.from), Emphasis::strong), standing_pill(c, one, where + ":state"))));
    if (one.forecast) add(words, paragraph(c.t("status.forecast"), Emphasis::small, Tone::secondary));
    const bool told = i > 0 && line[i - 1].state == one.state && line[i - 1].causes == one.causes;
    add_causes(c, one, is_today(one, i + 1 < line.size() ? &line[i + 1] : nullptr) ? std::nullopt : std::optional{surely_in(one)}, where, words, !told);
    Node entry = item({}, {});
    add(entry, std::move(words));
    add(all, std::move(entry));
  }
  add(box, std::move(all));
  return box;
}

}  // namespace

Node build_status(const Context& c) {
  Node main = column(tight(column(heading(1, c.t("nav.status"), "page:title"), reading(paragraph(c.t("status.lead"), Emphasis::normal, Tone::secondary)))));
  const dates::Day as_of = c.state.as_of_day();
  const plan::Date& joined = c.document->jurisdiction.joined;
  const dates::Day last = dates::add_months(as_of, 12 * kYearsAhead).day;
  dates::Day first = dates::add_months(as_of, -12 * kYearsBehind).day;
  if (joined) first = std::max(first, joined->span().earliest);
  const std::vector<Interval> line = first <= as_of ? status::status(*c.document, first, last, as_of) : std::vector<Interval>{};
  if (!is_judged(c)) {
    add(main, not_judged(c));
    return main;
  }
  if (line.empty()) {
    Node none = empty_state(c.t(joined ? "status.none" : "status.noneKnown"), joined ? c.t("status.noneYet", {{"date", full(c.state.language, *joined)}}) : c.t("status.noneHelp"));
    Action to_joined = go_to(c, c.document->jurisdiction.id, "joined");
    if (joined) add(none, link("status:joined", c.t("status.seeJoined"), std::move(to_joined)));
    else add(none, button("status:joined", c.t("status.recordJoined"), "arrow_right", std::move(to_joined), Emphasis::primary));
    add(main, std::move(none));
    return main;
  }
  // One below the other: beside a longer neighbour a sentence would stand in a tall empty box.
  add(main, now_card(c, line), next_callout(c, line), line_card(c, line, first, last), intervals_card(c, line));
  return main;
}

}  // namespace cocrea::view
