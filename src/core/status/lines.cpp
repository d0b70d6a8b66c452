#include "core/status/lines.h"

#include <algorithm>

#include "core/rules/facts.h"
#include "core/rules/open_inclusion.h"

namespace cocrea::status {

using dates::Day;
using dates::Span;
using rules::Line;
using rules::Standing;
using rules::Stretch;

States with_those_between(States states, bool inactive_run) {
  const States weak = bit(Standing::none) | bit(Standing::not_assigned) | bit(Standing::active);
  const States inactive = bit(Standing::inactive) | bit(Standing::voluntary);
  const States contrary = bit(Standing::contrary), ground = bit(Standing::revocation_ground);
  if (inactive_run && (states & weak) != 0 && (states & (contrary | ground)) != 0) states |= bit(Standing::inactive);
  if ((states & (weak | inactive)) != 0 && (states & ground) != 0) states |= contrary;
  return states;
}

bool has_inactive_run(const Line& line, Day day) {
  const Stretch* stretch = rules::at(line, day);
  return stretch != nullptr && stretch->inactive_since.has_value();
}

Standing stated_on(const Line& line, Day day) {
  const Stretch* stretch = rules::at(line, day);
  return stretch == nullptr ? Standing::none : stretch->stated();
}

namespace {

// Lines that differ in their anchors alone are the same.
bool same_line(const Line& a, const Line& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Stretch& x, const Stretch& y) {
    return x.first == y.first && x.stated() == y.stated() && x.causes == y.causes && x.recorded == y.recorded;
  });
}

}  // namespace

void add_line(Line line, std::vector<Line>& lines) {
  if (std::none_of(lines.begin(), lines.end(), [&](const Line& other) { return same_line(line, other); })) lines.push_back(std::move(line));
}

void add_facts(const rules::StandingRecord& read, Lines& lines) {
  lines.before_active = read.record.joined ? Standing::not_assigned : Standing::none;
  Day surely_active = rules::kNever;
  for (const rules::DatedAct& act : read.record.activities) {
    const bool since_joining = !read.record.joined || act.days.earliest >= read.record.joined->latest;
    if (act.sure && since_joining && act.days.latest <= read.record.as_of) surely_active = std::min(surely_active, act.days.latest);
    if (act.sure && since_joining) lines.first_active = std::min(lines.first_active, act.days.earliest);
    if (act.sure || act.days.earliest > read.record.as_of) continue;
    lines.perhaps_active = std::min(lines.perhaps_active.value_or(act.days.earliest), act.days.earliest);
  }
  // Nor is it known that there was none where nothing is recorded.
  if (read.record.joined && read.record.unknown_until && read.record.unknown_until->latest >= read.record.joined->earliest) {
    lines.perhaps_active = std::min(lines.perhaps_active.value_or(read.record.joined->earliest), read.record.joined->earliest);
  }
  if (std::any_of(read.record.voluntary.begin(), read.record.voluntary.end(), [](const rules::Voluntary& one) { return !one.last; })) {
    if (read.record.unknown_until) lines.ends_voluntary = read.record.unknown_until->latest;
  }
  lines.surely_active = std::max(lines.surely_active.value_or(surely_active), surely_active);
}

std::vector<OnDays> sets_of(const std::vector<Line>& lines, const Lines& all_lines) {
  std::vector<Day> days;
  for (const Line& line : lines) {
    for (const Stretch& stretch : line) days.push_back(stretch.first);
  }
  for (const Day day : {all_lines.first_active, all_lines.surely_active.value_or(rules::kNever)}) {
    if (day < rules::kNever) days.push_back(day);
  }
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
  std::vector<OnDays> sets;
  std::vector<std::size_t> at(lines.size(), 0);   // how many stretches of each line have begun
  for (const Day day : days) {
    States states = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      while (at[i] < lines[i].size() && lines[i][at[i]].first <= day) ++at[i];
      states |= bit(at[i] == 0 ? Standing::none : lines[i][at[i] - 1].stated());
    }
    states = with_those_between(states, std::any_of(lines.begin(), lines.end(), [&](const Line& line) { return has_inactive_run(line, day); }));
    // The worse line may hide that there was no activity yet.
    if (!is_single(states) && (states & bit(Standing::active)) != 0 && day < *all_lines.surely_active) states |= bit(all_lines.before_active);
    // Nor do both ends show an activity that may come between them.
    if (!is_single(states) && all_lines.first_active <= day && day < *all_lines.surely_active) states |= bit(Standing::active);
    sets.push_back({day, states});
  }
  return sets;
}

namespace {

void add_lines(const rules::StandingRecord& read, Lines& lines) {
  add_line(rules::evaluate(read.record, {false, false}), lines.known);
  if (!read.uncertain.empty()) add_line(rules::evaluate(read.record, {true, false}), lines.known);
  add_line(rules::evaluate(read.record, {true, true}), lines.worst);
  add_facts(read, lines);
}

// Whether the days of a date have no better and worse end: statuses and voluntary intervals come first in the list; before joining there is no
// status; submissions and ends of plans move the quarters, and the grounds of one plan against those of another. An activity that ends an open
// voluntary interval ends what is worse than active and what is better than inactive.
bool moves(const rules::Context& context, const plan::Date* date) {
  const auto& inactivities = context.document.membership.inactivities;
  const auto open = [](const plan::Inactivity& one) { return one.answer != plan::Answer::refused && !one.to; };
  if (date == &context.document.jurisdiction.joined || std::any_of(inactivities.begin(), inactivities.end(), open)) return true;
  return std::any_of(context.plans.begin(), context.plans.end(), [&](const plan::Plan* plan) {
    return date == &plan->submission.date || date == &plan->planned_end || date == &plan->actual_end;
  });
}

// Of such dates each day is asked for by itself, and every combination of them; the other dates stay at their two ends.
class Worlds {
 public:
  Worlds(const rules::Context& context, int readings, Lines& lines) : context_(context), readings_(readings), most_(most_work(kMostWorlds, readings)), lines_(lines) {}

  void run() {
    pin_requests();
    const rules::StandingRecord read = rules::read_record(context_, pinned_);
    int worlds = 1;
    for (std::size_t i = 0; i < read.uncertain.size(); ++i) {
      if (i >= read.always_pinned && !moves(context_, read.uncertain[i].date)) continue;
      dates_.push_back(read.uncertain[i]);
      worlds *= dates::days_between(read.uncertain[i].days.earliest, read.uncertain[i].days.latest) + 1;
      if (worlds > most_) return add_boxes(context_, readings_, pinned_, lines_);
    }
    visit(0);
  }

 private:
  static constexpr int kMostWorlds = 1000;   // every combination of two months

  // Of a request and the day from which it asks, the later one counts. The one that is over first can be taken on its first day: the later one has every
  // day that the later of both may have.
  void pin_requests() {
    for (const plan::Inactivity& one : context_.document.membership.inactivities) {
      if (!one.requested || !one.from || one.requested->span().latest > context_.as_of) continue;
      const plan::Date& early = one.requested->span().latest <= one.from->span().latest ? one.requested : one.from;
      if (!early->span().is_day()) pinned_.push_back({&early, Span::of(early->span().earliest)});
    }
  }

  void visit(std::size_t i) {
    if (i == dates_.size()) {
      if (rules::may_be_order(context_.plans, pinned_, context_.as_of)) add_lines(rules::read_record(context_, pinned_), lines_);
      return;
    }
    const Span days = dates_[i].days;
    for (Day day = days.earliest; day <= days.latest; day += date::days{1}) {
      pinned_.push_back({dates_[i].date, Span::of(day)});
      visit(i + 1);
      pinned_.pop_back();
    }
  }

  const rules::Context& context_;
  int readings_, most_;
  Lines& lines_;
  std::vector<rules::Pinned> dates_, pinned_;
};

// Of a document that leaves nothing open but its dates and what is not recorded, in one order of its plans; one of so many readings.
Lines lines_of_one(const rules::Context& context, int readings) {
  Lines lines;
  Worlds(context, readings, lines).run();
  const plan::Membership& membership = context.document.membership;
  if (rules::silence_is_unknown(membership.registers.inactivities)) lines.voluntary_until = context.as_of;
  if (!membership.inactivities.empty()) lines.perhaps_voluntary = rules::perhaps_voluntary(rules::read_record(context).record);
  for (const plan::RecordedStatus& one : membership.statuses) {
    if (!one.date && one.state != plan::RecordedState::unset) lines.undated |= bit(rules::standing_of(one.state));
  }
  if (!rules::silence_is_unknown(membership.registers.statuses)) return lines;
  for (const Line& line : lines.worst) {
    for (const Stretch& stretch : line) {
      if (stretch.computed == Standing::revocation_ground && stretch.first <= context.as_of) lines.perhaps_revoked = std::min(lines.perhaps_revoked, stretch.first);
    }
  }
  return lines;
}

// What each day may be by either.
std::vector<OnDays> united(const std::vector<OnDays>& a, const std::vector<OnDays>& b) {
  std::vector<OnDays> all;
  States now[2] = {bit(Standing::none), bit(Standing::none)};
  for (std::size_t i = 0, j = 0; i < a.size() || j < b.size();) {
    const Day day = j == b.size() || (i < a.size() && a[i].first <= b[j].first) ? a[i].first : b[j].first;
    if (i < a.size() && a[i].first == day) now[0] = a[i++].states;
    if (j < b.size() && b[j].first == day) now[1] = b[j++].states;
    all.push_back({day, now[0] | now[1]});
  }
  return all;
}

void join(Lines& lines, const Lines& other) {
  if (!lines.sets.empty() || !other.sets.empty()) {
    lines.sets = united(lines.sets.empty() ? sets_of(lines.known, lines) : lines.sets, other.sets.empty() ? sets_of(other.known, other) : other.sets);
  }
  for (const Line& line : other.known) add_line(line, lines.known);
  for (const Line& line : other.worst) add_line(line, lines.worst);
  lines.ends_voluntary = std::max(lines.ends_voluntary, other.ends_voluntary);
  lines.perhaps_revoked = std::min(lines.perhaps_revoked, other.perhaps_revoked);
}

}  // namespace

int most_work(int of_one, int readings) { return of_one / std::max(1, readings / 2); }

Lines lines_of(const plan::Document& document, Day as_of, const rules::RuleSet& rule_set) {
  const bool open = rules::has_open_inclusion(document);
  const plan::Document added = open ? rules::with_open_added(document) : plan::Document();
  std::vector<std::pair<const plan::Document*, rules::Order>> readings;
  for (const plan::Document* one : {&document, &added}) {
    if (one == &added && !open) continue;
    for (rules::Order& order : rules::orders_in_time(*one, as_of)) readings.emplace_back(one, std::move(order));
  }
  std::optional<Lines> lines;
  for (const auto& [one, order] : readings) {
    const Lines next = lines_of_one({*one, as_of, rule_set, order}, static_cast<int>(readings.size()));
    lines ? join(*lines, next) : void(lines = next);
  }
  return *std::move(lines);
}

}  // namespace cocrea::status
