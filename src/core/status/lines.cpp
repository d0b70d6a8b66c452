#include "core/status/lines.h"

#include <algorithm>

#include "core/rules/facts.h"
#include "core/rules/open_inclusion.h"
#include "core/rules/standing_answer.h"

namespace cocrea::status {

using dates::Day;
using dates::Span;
using rules::Line;
using rules::Standing;

States with_those_between(States states, bool inactive_run) {
  const States weak = bit(Standing::none) | bit(Standing::not_assigned) | bit(Standing::active);
  const States inactive = bit(Standing::inactive) | bit(Standing::voluntary);
  const States contrary = bit(Standing::contrary), ground = bit(Standing::revocation_ground);
  if (inactive_run && (states & weak) != 0 && (states & (contrary | ground)) != 0) states |= bit(Standing::inactive);
  if ((states & (weak | inactive)) != 0 && (states & ground) != 0) states |= contrary;
  return states;
}

rules::Line worst_of(const rules::Record& record, const Line& known) {
  return rules::has_unknown(record) ? rules::evaluate(record, {true, true}) : known;
}

void add_facts(const rules::StandingRecord& read, Lines& lines) {
  const auto perhaps_active = [&](Day day) { lines.perhaps_active = std::min(lines.perhaps_active.value_or(day), day); };
  for (const rules::DatedAct& act : read.record.activities) {
    if (!act.sure && act.days.earliest <= read.record.as_of) perhaps_active(act.days.earliest);
  }
  // Nor is it known that there was none where nothing is recorded.
  if (read.record.joined && read.record.unknown_until && read.record.unknown_until->latest >= read.record.joined->earliest) perhaps_active(read.record.joined->earliest);
  if (std::any_of(read.record.voluntary.begin(), read.record.voluntary.end(), [](const rules::Voluntary& one) { return !one.last; })) {
    if (read.record.unknown_until) lines.ends_voluntary = std::max(lines.ends_voluntary, std::optional{read.record.unknown_until->latest});
  }
}

namespace {

// Every combination of the days that the dates may be; boxes of them where there are too many.
class Worlds {
 public:
  Worlds(const rules::Context& context, int readings, Lines& lines) : context_(context), readings_(readings), most_(most_work(kMostWorlds, readings)), lines_(lines) {}

  void run() {
    pin_requests();
    const rules::StandingRecord read = rules::read_record(context_, pinned_);
    int worlds = 1;
    for (const rules::Pinned& one : read.uncertain) {
      worlds *= dates::days_between(one.days.earliest, one.days.latest) + 1;
      if (worlds > most_) return add_boxes(context_, readings_, pinned_, lines_);
    }
    dates_ = read.uncertain;
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
      if (rules::may_be_order(context_.plans, pinned_, context_.as_of)) add(rules::read_record(context_, pinned_));
      return;
    }
    const Span days = dates_[i].days;
    for (Day day = days.earliest; day <= days.latest; day += date::days{1}) {
      pinned_.push_back({dates_[i].date, Span::of(day)});
      visit(i + 1);
      pinned_.pop_back();
    }
  }

  void add(const rules::StandingRecord& read) {
    if (!read.uncertain.empty()) return add_boxes(context_, readings_, pinned_, lines_);   // a date that is read on some days of the others only
    Line line = rules::evaluate(read.record, {false, false});
    lines_.perhaps.add(worst_of(read.record, line));
    line = told(std::move(line));
    lines_.known.add(line);
    add_facts(read, lines_);
    if (lines_.all.empty() || line != lines_.all.back()) lines_.all.push_back(std::move(line));
  }

  const rules::Context& context_;
  int readings_, most_;
  Lines& lines_;
  std::vector<rules::Pinned> dates_, pinned_;
};

// Of a document that leaves nothing open but its dates and what is not recorded, in one order of its plans; one of so many readings.
void add_lines_of_one(const rules::Context& context, int readings, Lines& lines) {
  Worlds(context, readings, lines).run();
  const plan::Membership& membership = context.document.membership;
  if (!membership.inactivities.empty() && lines.perhaps_voluntary.empty()) lines.perhaps_voluntary = rules::perhaps_voluntary(rules::read_record(context).record, false);
}

// What is not known of the member, in whatever order its plans came.
void add_unrecorded(const plan::Membership& membership, Day as_of, Lines& lines) {
  if (rules::silence_is_unknown(membership.registers.inactivities)) lines.voluntary_until = as_of;
  for (const plan::RecordedStatus& one : membership.statuses) {
    if (!one.date && one.state != plan::RecordedState::unset) lines.undated |= bit(rules::standing_of(one.state));
  }
  if (!rules::silence_is_unknown(membership.registers.statuses)) return;
  lines.perhaps.each(kAllDays, [&](const Range& days, const MayBe& what) {
    if (what.ground_for_revocation && days.first <= as_of) lines.perhaps_revoked = std::min(lines.perhaps_revoked, days.first);
  });
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
  Lines lines;
  for (const auto& [one, order] : readings) add_lines_of_one({*one, as_of, rule_set, order}, static_cast<int>(readings.size()), lines);
  add_unrecorded(document.membership, as_of, lines);
  return lines;
}

}  // namespace cocrea::status
