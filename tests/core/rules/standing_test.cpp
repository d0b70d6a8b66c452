// The standing through time: cases/line.json, a slow evaluator that goes day by day, and the enumeration of worlds.
#include "core/rules/standing.h"

#include <algorithm>
#include <random>
#include <set>

#include <gtest/gtest.h>

#include "core/dates/add_months.h"
#include "core/rules/documents.h"
#include "support/times.h"

namespace cocrea::rules::test {
namespace {

using dates::Day;
using dates::Span;
using nlohmann::json;
using dates::one_day;

// --- cases/line.json -------------------------------------------------------------------------------

Causes cause_named(const std::string& rule) {
  for (std::size_t i = 0; i < std::size(kCauseNames); ++i) {
    if (kCauseNames[i] == rule) return static_cast<Causes>(1u << i);
  }
  ADD_FAILURE() << "no cause " << rule;
  return 0;
}

std::vector<std::string> names_of(Causes causes) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < std::size(kCauseNames); ++i) {
    if ((causes & (1u << i)) != 0) names.emplace_back(kCauseNames[i]);
  }
  return names;
}

const std::vector<std::pair<std::string, plan::RecordedState>> kRecordedNames{{"", plan::RecordedState::unset},
                                                                              {"active", plan::RecordedState::active},
                                                                              {"inactive", plan::RecordedState::inactive},
                                                                              {"contraryToProcess", plan::RecordedState::contrary_to_process},
                                                                              {"revoked", plan::RecordedState::revoked}};
plan::RecordedState recorded_named(const std::string& wanted) {
  for (const auto& [name, state] : kRecordedNames) {
    if (name == wanted) return state;
  }
  ADD_FAILURE() << "no status " << wanted;
  return {};
}

Ground ground_of(Record& record, const json& one, Causes cause, bool failure) {
  Ground ground;
  ground.cause = cause;
  ground.failure = failure;
  ground.opens = span(one.at("opens").get<std::string>());
  ground.own_from = static_cast<std::uint32_t>(record.own.size());
  if (one.contains("cured")) record.own.push_back({span(one["cured"].get<std::string>())});
  ground.own_to = static_cast<std::uint32_t>(record.own.size());
  return ground;
}

Record record_of(const json& one) {
  Record record;
  record.as_of = day(one.value("asOf", "2030-01-01"));
  if (one.contains("joined")) record.joined = span(one["joined"].get<std::string>());
  for (const json& activity : one.value("activities", json::array())) record.activities.push_back({span(activity.get<std::string>())});
  for (const json& ground : one.value("grounds", json::array())) record.grounds.push_back(ground_of(record, ground, cause_named(ground.at("rule")), false));
  for (const json& failure : one.value("failures", json::array())) record.grounds.push_back(ground_of(record, failure, cause::ctp2, true));
  for (const json& voluntary : one.value("voluntary", json::array())) {
    record.voluntary.push_back({span(voluntary[0].get<std::string>()), std::nullopt});
    if (!voluntary[1].is_null()) record.voluntary.back().last = span(voluntary[1].get<std::string>());
  }
  for (const json& recorded : one.value("recorded", json::array())) {
    record.recorded.push_back({day(recorded[0].get<std::string>()), recorded_named(recorded[1].get<std::string>())});
  }
  return record;
}

std::string text(const std::optional<Day>& day) { return day ? dates::to_string(*day) : "none"; }

TEST(Line, IsAsTheCasesSay) {
  const json file = read_json("tests/core/rules/cases/line.json");
  std::set<std::pair<std::string, std::string>> transitions;
  for (const json& one : file.at("cases")) {
    SCOPED_TRACE(one.at("name").get<std::string>());
    Line line = evaluate(record_of(one), {});
    if (one.contains("until")) {
      const Day until = day(one["until"].get<std::string>());
      line.erase(std::find_if(line.begin(), line.end(), [&](const Stretch& stretch) { return stretch.first > until; }), line.end());
    }
    json found = json::array();
    std::optional<Day> d0, act_until, c0, comply_until;
    // Stretches that differ in an anchor alone are one for the reader.
    for (const Stretch& stretch : line) {
      json entry{dates::to_string(stretch.first), std::string(name(stretch.computed)), names_of(stretch.causes)};
      if (stretch.recorded != plan::RecordedState::unset) {
        for (const auto& [name, state] : kRecordedNames) {
          if (state == stretch.recorded) entry.push_back(name);
        }
      }
      if (found.empty() || json(std::vector<json>(found.back().begin() + 1, found.back().end())) != json(std::vector<json>(entry.begin() + 1, entry.end()))) {
        if (!found.empty()) transitions.emplace(found.back()[1], entry[1]);
        found.push_back(entry);
      }
      if (stretch.inactive_since) d0 = stretch.inactive_since;
      if (stretch.act_until) act_until = stretch.act_until;
      if (stretch.contrary_since) c0 = stretch.contrary_since;
      if (stretch.comply_until) comply_until = stretch.comply_until;
    }
    EXPECT_EQ(found, one.at("expect")) << found.dump();
    const json anchors = one.value("anchors", json::object());
    if (anchors.contains("d0")) EXPECT_EQ(anchors["d0"], text(d0));
    if (anchors.contains("actUntil")) EXPECT_EQ(anchors["actUntil"], text(act_until));
    if (anchors.contains("c0")) EXPECT_EQ(anchors["c0"], text(c0));
    if (anchors.contains("complyUntil")) EXPECT_EQ(anchors["complyUntil"], text(comply_until));
  }
  // Every row of the table in RULES 1.13.
  const std::vector<std::pair<std::string, std::string>> rows{
      {"not-assigned", "active"}, {"not-assigned", "inactive"}, {"active", "inactive"}, {"inactive", "active"},
      {"not-assigned", "inactive-voluntary"}, {"inactive", "inactive-voluntary"}, {"inactive-voluntary", "inactive"}, {"inactive-voluntary", "active"},
      {"inactive", "contrary-to-process"}, {"active", "contrary-to-process"}, {"contrary-to-process", "active"}, {"contrary-to-process", "inactive"},
      {"contrary-to-process", "ground-for-revocation"}, {"ground-for-revocation", "active"}, {"ground-for-revocation", "revoked"}};
  for (const auto& row : rows) EXPECT_EQ(transitions.count(row), 1u) << row.first << " to " << row.second;
}

// --- a slow evaluator, written from RULES 1.11 to 1.13 alone: each day anew --------------------------

struct Slow {
  const Record& record;

  std::vector<Day> activities() const {
    std::vector<Day> days;
    for (const DatedAct& act : record.activities) {
      if (act.days.earliest <= record.as_of) days.push_back(act.days.earliest);
    }
    return days;
  }
  bool activity_in(Day from, Day to) const {
    for (const Day day : activities()) {
      if (from <= day && day <= to) return true;
    }
    return false;
  }
  bool voluntary(Day day) const {
    for (const Voluntary& one : record.voluntary) {
      if (day < one.first.earliest) continue;
      if (one.last ? day <= one.last->earliest : !activity_in(one.first.earliest, day)) return true;
    }
    return false;
  }
  bool recorded_active_in(Day from, Day to) const {
    for (const RecordedDay& one : record.recorded) {
      if (one.state == plan::RecordedState::active && from <= one.date && one.date <= to) return true;
    }
    return false;
  }
  bool open(const Ground& ground, Day day) const {
    Day opens = ground.opens.earliest;
    for (int i = 0; voluntary(opens); ++i) {
      if (i > 3000) return false;   // an interval without an end
      opens += one_day;
    }
    if (day < opens) return false;
    for (std::uint32_t i = ground.own_from; i < ground.own_to; ++i) {
      const Day own = record.own[i].days.earliest;
      if (own > record.as_of || own > day) continue;
      if (!ground.since || own >= ground.since->earliest) return false;
    }
    if (!ground.failure && activity_in(opens, day)) return false;
    return !recorded_active_in(opens, day);
  }
  // Recorded as inactive or contrary since some day, and not ended by this one.
  bool recorded_open(plan::RecordedState state, Day day) const {
    for (const RecordedDay& one : record.recorded) {
      if (one.state == state && one.date <= day && !activity_in(one.date, day) && !recorded_active_in(one.date, day)) return true;
    }
    return false;
  }
  bool recorded_on(plan::RecordedState state, Day day) const {
    for (const RecordedDay& one : record.recorded) {
      if (one.date == day && one.state == state && &one == last_recorded(day)) return true;
    }
    return false;
  }
  const RecordedDay* last_recorded(Day day) const {
    const RecordedDay* last = nullptr;
    for (const RecordedDay& one : record.recorded) {
      if (one.date <= day) last = &one;
    }
    return last;
  }
  // The day on which the clock, which stands still on voluntary days, has run for all the days of the months.
  std::optional<Day> last_day(Day anchor, int months) const {
    int left = dates::days_between(anchor, dates::add_months(anchor, months).day);
    Day day = anchor;
    for (int i = 0; left > 0; ++i) {
      if (i > 3000) return std::nullopt;
      day += one_day;
      if (!voluntary(day)) --left;
    }
    return day;
  }

  std::vector<std::pair<Standing, Causes>> run(Day start, Day end) const {
    std::vector<std::pair<Standing, Causes>> days;
    std::optional<Day> d0, c0, act_until, comply_until;
    for (Day day = start; day <= end; day += one_day) {
      Causes grounds = 0, failures = 0;
      for (const Ground& ground : record.grounds) {
        if (open(ground, day)) (ground.failure ? failures : grounds) |= ground.cause;
      }
      if (recorded_open(plan::RecordedState::inactive, day)) grounds |= cause::recorded;
      if (recorded_open(plan::RecordedState::contrary_to_process, day)) failures |= cause::recorded;
      if (recorded_on(plan::RecordedState::active, day)) d0 = c0 = std::nullopt;
      const bool in_run = grounds != 0 || (d0 && voluntary(day) && !activity_in(day, day));
      if (!in_run) d0 = std::nullopt;
      if (in_run && (!d0 || recorded_on(plan::RecordedState::inactive, day))) {
        d0 = day;
        act_until = last_day(day, record.contrary_months);
      }
      if (d0 && act_until && day > *act_until) failures |= cause::ctp1;
      if (failures == 0) c0 = std::nullopt;
      if (failures != 0 && (!c0 || recorded_on(plan::RecordedState::contrary_to_process, day))) {
        c0 = day;
        comply_until = last_day(day, record.revocation_months);
      }
      const RecordedDay* recorded = last_recorded(day);
      Causes causes = grounds | failures;
      if (voluntary(day)) causes |= cause::voluntary;
      const bool revocation = c0 && comply_until && day > *comply_until;
      if (revocation) causes |= cause::revocation;
      Standing standing = record.joined ? Standing::not_assigned : Standing::none;
      if (recorded != nullptr && recorded->state == plan::RecordedState::revoked) {
        standing = Standing::revoked;
      } else if (c0) {
        standing = revocation ? Standing::revocation_ground : Standing::contrary;
      } else if (voluntary(day)) {
        standing = Standing::voluntary;
      } else if (grounds != 0) {
        standing = Standing::inactive;
      } else if (activity_in(record.joined ? record.joined->earliest : Day::min(), day) || recorded_active_in(Day::min(), day)) {
        standing = Standing::active;
        causes |= cause::activity;
      }
      days.emplace_back(standing, causes);
    }
    return days;
  }
};

class RandomRecord {
 public:
  explicit RandomRecord(unsigned seed) : random_(seed) {}
  int pick(int least, int most) { return least + static_cast<int>(random_() % static_cast<unsigned>(most - least + 1)); }
  Day any_day() { return first_ + date::days{pick(0, 420)}; }

  Record make(bool with_recorded, bool with_voluntary) {
    Record record;
    record.as_of = first_ + date::days{pick(200, 500)};
    record.contrary_months = pick(0, 2) == 0 ? 6 : pick(1, 3);
    record.revocation_months = pick(0, 2) == 0 ? 4 : pick(1, 3);
    if (pick(0, 3) != 0) record.joined = Span::of(first_ + date::days{pick(0, 60)});
    for (int i = pick(0, 3); i > 0; --i) record.activities.push_back({Span::of(any_day())});
    for (int i = pick(0, 4); i > 0; --i) {
      Ground ground;
      ground.cause = static_cast<Causes>(1u << pick(0, 3));
      if (pick(0, 3) == 0) {
        ground.cause = cause::ctp2;
        ground.failure = true;
      }
      ground.opens = Span::of(any_day());
      ground.own_from = static_cast<std::uint32_t>(record.own.size());
      for (int k = pick(0, 2); k > 0; --k) record.own.push_back({Span::of(any_day())});
      ground.own_to = static_cast<std::uint32_t>(record.own.size());
      if (pick(0, 1) == 0) ground.since = Span::of(ground.opens.earliest - date::days{pick(0, 120)});
      record.grounds.push_back(ground);
    }
    for (int i = with_voluntary ? pick(0, 2) : 0; i > 0; --i) {
      const Day first = any_day();
      record.voluntary.push_back({Span::of(first), std::nullopt});
      if (pick(0, 3) != 0) record.voluntary.back().last = Span::of(first + date::days{pick(0, 80)});
    }
    if (with_recorded) {
      for (int i = pick(0, 2); i > 0; --i) {
        const RecordedDay one{any_day(), static_cast<plan::RecordedState>(pick(1, 4))};
        if (one.date <= record.as_of) record.recorded.push_back(one);
      }
      std::sort(record.recorded.begin(), record.recorded.end(), [](const auto& a, const auto& b) { return a.date < b.date; });
    }
    return record;
  }

 private:
  std::mt19937 random_;
  Day first_ = day("2023-01-20");
};

TEST(Line, IsThatOfTheDayByDayEvaluator) {
  RandomRecord random(21);
  std::set<Standing> seen;
  for (int round = 0; round < support::times(300); ++round) {
    const Record record = random.make(round % 2 == 0, round % 3 != 0);
    const Line line = evaluate(record, {});
    const Slow slow{record};
    if (line.empty()) {
      EXPECT_FALSE(record.joined);
      EXPECT_TRUE(slow.activities().empty());
      continue;
    }
    const Day start = line.front().first;
    const auto days = slow.run(start, start + date::days{800});
    for (std::size_t i = 0; i < days.size(); ++i) {
      const Day day = start + date::days{static_cast<int>(i)};
      const Stretch* stretch = at(line, day);
      ASSERT_NE(stretch, nullptr);
      seen.insert(stretch->computed);
      ASSERT_EQ(name(stretch->computed), name(days[i].first)) << "round " << round << " on " << dates::to_string(day);
      ASSERT_EQ(names_of(stretch->causes), names_of(days[i].second)) << "round " << round << " on " << dates::to_string(day);
    }
  }
  EXPECT_EQ(seen.size(), kStandings - 1);
}

// --- outlooks enclose every world -------------------------------------------------------------------

int rank(const Line& line, Day day) {
  const Stretch* stretch = at(line, day);
  if (stretch == nullptr || stretch->computed <= Standing::active) return 0;
  return static_cast<int>(stretch->computed);
}

// Every combination of days and of acts that may be none.
template <class Visit>
void each_world(Record record, const Visit& visit) {
  for (auto* acts : {&record.activities, &record.own}) {
    for (std::size_t i = 0; i < acts->size(); ++i) {
      DatedAct& act = (*acts)[i];
      if (act.sure && act.days.is_day()) continue;
      const Span days = act.days;
      const bool sure = act.sure;
      act.sure = true;
      for (Day day = days.earliest; day <= days.latest; day += one_day) {
        act.days = Span::of(day);
        each_world(record, visit);
      }
      if (!sure) {
        act.days = Span::of(record.as_of + date::days{5000});   // it is none
        each_world(record, visit);
      }
      return;
    }
  }
  for (std::size_t i = 0; i < record.grounds.size(); ++i) {
    Ground& ground = record.grounds[i];
    if (!ground.sure || !ground.sure_days) {
      ground.sure = ground.sure_days = true;
      each_world(record, visit);
      record.grounds.erase(record.grounds.begin() + static_cast<std::ptrdiff_t>(i));
      return each_world(record, visit);
    }
    if (ground.opens.is_day()) continue;
    const Span days = ground.opens;
    for (Day day = days.earliest; day <= days.latest; day += one_day) {
      ground.opens = Span::of(day);
      each_world(record, visit);
    }
    return;
  }
  visit(record);
}

Span widened(RandomRecord& random, Span span) {
  return {span.earliest - date::days{random.pick(0, 5)}, span.latest + date::days{random.pick(0, 5)}};
}

struct Ends {
  std::vector<int> least, most;
};

Ends ends_of(const Record& record, Day start, int days) {
  Ends ends{std::vector<int>(static_cast<std::size_t>(days), 99), std::vector<int>(static_cast<std::size_t>(days), -1)};
  each_world(record, [&](const Record& world) {
    const Line line = evaluate(world, {});
    for (int i = 0; i < days; ++i) {
      const auto at = static_cast<std::size_t>(i);
      const int here = rank(line, start + date::days{i});
      ends.least[at] = std::min(ends.least[at], here);
      ends.most[at] = std::max(ends.most[at], here);
    }
  });
  return ends;
}

TEST(Outlooks, EncloseEveryWorld) {
  RandomRecord random(22);
  const Day start = day("2023-01-20");
  int apart = 0;
  for (int round = 0; round < 400; ++round) {
    Record record = random.make(round % 3 == 0, false);
    record.joined = Span::of(start);
    if (round % 2 == 0) record.voluntary.push_back({Span::of(random.any_day()), std::nullopt});
    if (!record.voluntary.empty()) record.voluntary.back().last = Span::of(record.voluntary.back().first.earliest + date::days{random.pick(0, 60)});
    int wide = 0;
    for (DatedAct& act : record.activities) {
      if (wide++ < 2) act.days = widened(random, act.days);
      act.sure = random.pick(0, 2) != 0;
    }
    for (Ground& ground : record.grounds) {
      if (wide++ < 3) ground.opens = widened(random, ground.opens);
      ground.sure = random.pick(0, 4) != 0;
      ground.since.reset();
    }
    const Line best = evaluate(record, {false, false}), worst = evaluate(record, {true, true});
    const Ends ends = ends_of(record, start, 700);
    for (int i = 0; i < 700; ++i) {
      const Day day = start + date::days{i};
      const auto at = static_cast<std::size_t>(i);
      ASSERT_LE(rank(best, day), ends.least[at]) << "round " << round << " on " << dates::to_string(day);
      ASSERT_GE(rank(worst, day), ends.most[at]) << "round " << round << " on " << dates::to_string(day);
      apart += ends.least[at] != ends.most[at] ? 1 : 0;
    }
  }
  EXPECT_GT(apart, 10000);
}

// With one uncertain date both ends are reached by some world: the bound is exact.
TEST(Outlooks, AreExactForOneUncertainDate) {
  RandomRecord random(23);
  const Day start = day("2023-01-20");
  for (int round = 0; round < 600; ++round) {
    Record record = random.make(false, false);
    record.joined = Span::of(start);
    record.grounds.resize(std::min<std::size_t>(record.grounds.size(), 1));
    if (round % 2 == 0 && !record.activities.empty()) {
      record.activities.front().days = widened(random, record.activities.front().days);
    } else if (!record.grounds.empty()) {
      record.grounds.front().opens = widened(random, record.grounds.front().opens);
      record.grounds.front().since.reset();
    }
    const Line best = evaluate(record, {false, false}), worst = evaluate(record, {true, true});
    const Ends ends = ends_of(record, start, 700);
    for (int i = 0; i < 700; ++i) {
      const Day day = start + date::days{i};
      const auto at = static_cast<std::size_t>(i);
      ASSERT_EQ(rank(best, day), ends.least[at]) << "round " << round << " on " << dates::to_string(day);
      ASSERT_EQ(rank(worst, day), ends.most[at]) << "round " << round << " on " << dates::to_string(day);
    }
  }
}

// --- what STA-1 answers ----------------------------------------------------------------------------

TEST(ToldStanding, IsThatOfTheReason) {
  const std::pair<const char*, Standing> told[] = {{"none", Standing::none},         {"notRecorded", Standing::none},     {"notAssigned", Standing::not_assigned},
                                                   {"active", Standing::active},     {"inactive", Standing::inactive},    {"voluntary", Standing::voluntary},
                                                   {"contrary", Standing::contrary}, {"ground", Standing::revocation_ground}, {"revoked", Standing::revoked},
                                                   {"publishedActive", Standing::active}, {"publishedInactive", Standing::inactive}, {"publishedContrary", Standing::contrary}};
  for (const auto& [reason, standing] : told) EXPECT_EQ(told_standing(std::string("reason.STA-1.") + reason), standing) << reason;
  EXPECT_EQ(told_standing("reason.STA-1.possible"), std::nullopt);
  EXPECT_EQ(told_standing("reason.STA-1.published"), std::nullopt);
  EXPECT_EQ(told_standing("reason.REV-1.revoked"), std::nullopt);
}

}  // namespace
}  // namespace cocrea::rules::test
