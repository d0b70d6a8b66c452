#include "view/pages/proposal.h"

#include <algorithm>

#include "view/forms.h"
#include "view/pages/proposal_parts.h"
#include "view/words.h"

namespace cocrea::view {

namespace {

using Phase = Proposal::Phase;

std::string name_of_change(const Context& c, const ProposedChange& change) {
  for (std::size_t i = 0; i < c.plan->commitments.size(); ++i) {
    const plan::Commitment& one = c.plan->commitments[i];
    if (one.id == change.entity) return title_of(c, one, i + 1);
    for (std::size_t k = 0; k < one.milestones.size(); ++k) {
      if (one.milestones[k].id == change.entity) return milestone_beside(c, one, k);
    }
  }
  return {};
}

// "3 mar 2027 – 5 may 2027"; of work that is under way, the day on which it began may be recorded nowhere.
std::string span_words(const Context& c, const plan::Date& from, const plan::Date& to) {
  const auto words = [&](const plan::Date& date) { return date ? brief(c.state.language, *date) : std::string(); };
  const char* key = !from ? "proposal.spanUntil" : !to ? "proposal.spanFrom" : "proposal.span";
  return c.t(key, {{"from", words(from)}, {"to", words(to)}});
}

std::string change_words(const Context& c, const ProposedChange& change) {
  const auto after = [](const plan::Date& recorded, const std::optional<dates::Day>& day) { return day ? plan::Date(dates::PartialDate::of(*day)) : recorded; };
  const std::string to = span_words(c, after(change.recorded_start, change.start), after(change.recorded_end, change.end));
  if (!change.recorded_start && !change.recorded_end) return c.t("proposal.new", {{"to", to}});
  return c.t("proposal.fromTo", {{"from", span_words(c, change.recorded_start, change.recorded_end)}, {"to", to}});
}

Node accept_button(const Context& c, std::string id, std::string label, std::span<const ProposedChange> changes, Emphasis emphasis) {
  Node result = button(std::move(id), std::move(label), "check", Perform{acceptance(changes)}, emphasis);
  result.disabled = c.read_only();
  return result;
}

// "Accept" where there is little room; whose dates is said to everybody who does not see what stands beside it.
Node accept_one(const Context& c, std::string id, const std::string& name, std::span<const ProposedChange> changes, Emphasis emphasis) {
  Node result = accept_button(c, std::move(id), c.t("proposal.acceptOne"), changes, emphasis);
  result.help = name;
  return result;
}

Node change_row(const Context& c, const ProposedChange& change) {
  const std::string name = name_of_change(c, change);
  Node line = row(growing(tight(column(paragraph(name), paragraph(change_words(c, change), Emphasis::small, Tone::secondary)))),
                  at_end(accept_one(c, "proposal:accept:" + change.entity, name, {&change, 1}, Emphasis::quiet)));
  line.layout.wrap = false;
  return line;
}

// How late the work of each commitment can begin, also of those that nothing changes in.
void add_latest(const Context& c, const Proposal& proposal, Node& box) {
  Node all = list(c.t("proposal.latestTitle"));
  for (std::size_t i = 0; i < c.plan->commitments.size(); ++i) {
    const plan::Commitment& commitment = c.plan->commitments[i];
    for (const Proposal::Latest& one : proposal.latest) {
      if (one.commitment != commitment.id) continue;
      Node line;
      line.kind = NodeKind::item;
      add(line, paragraph(c.n(one.proven ? "proposal.latest" : "proposal.latestAtLeast", one.slack, {{"name", title_of(c, commitment, i + 1)}, {"date", full(c.state.language, one.day)}})));
      add(all, std::move(line));
    }
  }
  if (!all.children.empty()) add(box, separator(), tight(column(heading(3, c.t("proposal.latestTitle")), reading(paragraph(c.t("proposal.latestEach"), Emphasis::small, Tone::secondary)))), std::move(all));
}

// What warns is said; what the calendar supposes, where it is more than a line or two, is folded away behind how many there are.
void add_remarks(const Context& c, const Proposal& proposal, Node& box) {
  constexpr std::size_t kFew = 2;
  std::vector<Remark> folded;
  const auto write = [&](Remark& one) {
    add(box, remark(std::move(one.words)));
    if (one.ways.empty()) return;
    for (Node& way : one.ways) way.disabled = c.read_only() && !way.action.is<Navigate>();
    add(box, row());
    box.children.back().children = std::move(one.ways);
  };
  for (Remark& one : remarks(c, proposal)) {
    if (one.warns) write(one);
    else folded.push_back(std::move(one));
  }
  const plan::Id about = "proposal:supposes";
  const bool few = folded.size() <= kFew, open = few || c.state.unfolded == about;
  if (!few) {
    Node fold = button("fold:" + about, c.n("proposal.supposes", static_cast<long>(folded.size())), open ? "chevron_up" : "chevron_down", Unfold{about}, Emphasis::quiet);
    fold.selected = open;
    add(box, row(std::move(fold)));
  }
  if (!open) return;
  for (Remark& one : folded) write(one);
}

// The phases round the commitments' work: co-creation, and the first evaluation.
void add_phases(const Context& c, const Proposal& proposal, Node& box) {
  if (const schedule::Proposed* bar = proposed_bar(proposal, schedule::Item::Kind::cocreation, {})) {
    add(box, remark(c.t("proposal.cocreation", {{"date", full(c.state.language, bar->last)}})));
  }
  if (const schedule::Proposed* bar = proposed_bar(proposal, schedule::Item::Kind::initial, {})) {
    add(box, remark(c.t("proposal.initial", {{"from", full(c.state.language, bar->first)}, {"to", full(c.state.language, bar->last)}})));
  }
}

// The days of all these together, as they are recorded and as they are proposed.
ProposedChange whole_of(std::span<const ProposedChange> changes) {
  ProposedChange whole = changes.front();
  const auto recorded = [](const plan::Date& date, const plan::Date& other) { return date ? date : other; };
  const auto proposed = [](const std::optional<dates::Day>& day, const plan::Date& date, bool first) {
    return day ? day : !date ? std::nullopt : std::optional(first ? date->span().earliest : date->span().latest);
  };
  const auto at_first = [](const plan::Date& a, const plan::Date& b) { return a && (!b || a->span().earliest < b->span().earliest); };
  const auto at_last = [](const plan::Date& a, const plan::Date& b) { return a && (!b || b->span().latest < a->span().latest); };
  whole.recorded_start = whole.recorded_end = {};
  whole.start = whole.end = {};
  for (const ProposedChange& one : changes) {
    const plan::Date was_first = recorded(one.recorded_start, one.recorded_end), was_last = recorded(one.recorded_end, one.recorded_start);
    if (at_first(was_first, whole.recorded_start)) whole.recorded_start = was_first;
    if (at_last(was_last, whole.recorded_end)) whole.recorded_end = was_last;
    const auto first = proposed(one.start, was_first, true), last = proposed(one.end, was_last, false);
    for (const auto& day : {first, last}) {
      if (day && (!whole.start || *day < *whole.start)) whole.start = day;
      if (day && (!whole.end || *whole.end < *day)) whole.end = day;
    }
  }
  return whole;
}

std::string whole_words(const Context& c, std::span<const ProposedChange> milestones) {
  const ProposedChange whole = whole_of(milestones);
  if (!whole.recorded_start) return change_words(c, whole);
  const auto day = [](const std::optional<dates::Day>& at) { return at ? plan::Date(dates::PartialDate::of(*at)) : plan::Date(); };
  const std::string from = span_words(c, whole.recorded_start, whole.recorded_end), to = span_words(c, day(whole.start), day(whole.end));
  return from == to ? c.t("proposal.movesWithin", {{"span", to}}) : c.t("proposal.moves", {{"from", from}, {"to", to}});   // as where two of them change places
}

// A commitment with all that changes in it; the milestones are folded away.
void add_commitment(const Context& c, const Proposal& proposal, std::size_t index, std::span<const ProposedChange> changes, Node& box) {
  const plan::Commitment& one = c.plan->commitments[index];
  const std::string name = title_of(c, one, index + 1);
  Node words = column(in_language(heading(3, name), shown_language(c, one.title)));
  const bool own = changes.front().entity == one.id;
  add(words, paragraph(own ? change_words(c, changes.front()) : whole_words(c, changes), Emphasis::small, Tone::secondary));
  if (const schedule::Proposed* bar = proposed_bar(proposal, schedule::Item::Kind::evaluation, one.id)) {
    const auto day = [](dates::Day at) { return plan::Date(dates::PartialDate::of(at)); };
    add(words, paragraph(c.t("proposal.evaluation", {{"span", span_words(c, day(bar->first), day(bar->last))}}), Emphasis::small, Tone::secondary));
  }
  Node head = row(growing(tight(std::move(words))), at_end(accept_one(c, "proposal:accept-all:" + one.id, name, changes, Emphasis::normal)));
  head.layout.wrap = false;
  add(box, separator(), std::move(head));
  const std::span<const ProposedChange> milestones = changes.subspan(own ? 1 : 0);
  if (milestones.empty()) return;
  const bool open = c.state.unfolded == one.id;
  Node fold = button("fold:" + one.id, c.n("proposal.milestones", static_cast<long>(milestones.size())), open ? "chevron_up" : "chevron_down", Unfold{one.id}, Emphasis::quiet);
  fold.selected = open;
  add(box, row(std::move(fold)));
  if (!open) return;
  for (const ProposedChange& change : milestones) add(box, change_row(c, change));
}

void add_changes(const Context& c, const Proposal& proposal, Node& box) {
  const std::vector<ProposedChange> all = proposed_changes(*c.plan, proposal);
  if (all.empty() && !proposal.from.items.empty()) add(box, remark(c.t("proposal.nothing")));
  std::size_t at = 0;
  for (std::size_t i = 0; i < c.plan->commitments.size(); ++i) {
    const std::size_t first = at;
    while (at < all.size() && all[at].commitment == c.plan->commitments[i].id) ++at;
    if (first < at) add_commitment(c, proposal, i, std::span(all).subspan(first, at - first), box);
  }
  if (!all.empty()) add(box, separator(), row(accept_button(c, "proposal:accept-all", c.t("proposal.acceptAll"), all, Emphasis::primary)));
  add_latest(c, proposal, box);
}

// What moves in any schedule, where moves are counted.
std::int64_t moved_anyway(const Proposal& proposal) { return proposal.least_change ? proposal.from.moved : 0; }

std::string day_of(const Context& c, const Proposal& proposal, std::int64_t end) {
  return full(c.state.language, proposal.from.days.day(static_cast<schedule::Time>(std::max<std::int64_t>(0, end - 1))));
}

// Before anything is found, what is known of the best.
std::string searching_words(const Context& c, const Proposal& proposal) {
  const std::int64_t bound = proposal.answer.bound + moved_anyway(proposal);
  if (proposal.answer.bound <= 0) return c.t("proposal.searching");
  const bool with_plan = proposal.from.with_plan_apart;
  return proposal.least_change ? c.n("proposal.searchingMoves", static_cast<long>(bound)) : c.t(with_plan ? "proposal.searchingRest" : "proposal.searchingEnd", {{"bound", day_of(c, proposal, bound)}});
}

// The best so far and what is proven of it.
void add_progress(const Context& c, const Proposal& proposal, Node& box) {
  const schedule::Answer& answer = proposal.answer;
  if (!answer.found) {
    if (proposal.phase != Phase::done) add(box, paragraph(proposal.phase == Phase::stopped ? c.t("proposal.stoppedEmpty") : searching_words(c, proposal)));
    return;
  }
  if (answer.cost_proven) {
    add(box, reading(paragraph(outcome_words(c, proposal))));
    if (!proposal.from.items.empty()) add(box, remark(c.t(proposal.least_change ? (answer.ties_proven ? "proposal.tiesMoves" : "proposal.tiesMovesUnsure") : answer.ties_proven ? "proposal.ties" : "proposal.tiesUnsure")));
    return;
  }
  add(box, reading(paragraph(outcome_words(c, proposal))));
  Node progress;
  progress.kind = NodeKind::progress;
  progress.label = c.t("proposal.progress");
  progress.value_max = 100;
  const std::int64_t fixed = moved_anyway(proposal);
  progress.value_now = static_cast<int>(100 * (answer.bound + fixed) / std::max<std::int64_t>(1, answer.cost + fixed));
  add(box, std::move(progress));
  if (proposal.phase != Phase::searching) add(box, remark(c.t("proposal.stopped")));
}

// Propose::What each way of looking is called; the one that was chosen stands out.
Node again_row(const Context& c, const Proposal& proposal) {
  const auto choice = [&](std::string id, std::string_view key, Propose::What what) {
    const bool chosen = proposal.least_change == (what == Propose::What::least_change);
    return button(std::move(id), c.t(key), chosen ? "check" : "calendar", Propose{what}, chosen && proposal.stale ? Emphasis::primary : Emphasis::normal);
  };
  Node result = row(choice("proposal:again", "proposal.earliest", Propose::What::earliest_end), choice("proposal:least", "proposal.least", Propose::What::least_change),
                    at_end(button("proposal:discard", c.t("proposal.discard"), "close", Propose{Propose::What::discard}, Emphasis::quiet)));
  result.label = c.t("proposal.goals");
  result.id = "proposal:goals";
  return result;
}

}  // namespace

std::string outcome_words(const Context& c, const Proposal& proposal) {
  const schedule::Answer& answer = proposal.answer;
  if (proposal.from.items.empty()) return c.t(c.plan->commitments.empty() ? "proposal.noCommitments" : proposal.from.withdrawn > 0 ? "proposal.restEvaluated" : "proposal.allEvaluated");
  const long cost = static_cast<long>(answer.cost + moved_anyway(proposal)), gap = static_cast<long>(answer.cost - answer.bound);
  const bool with_plan = proposal.from.with_plan_apart;
  if (answer.cost_proven) return proposal.least_change ? c.n(rests_on_more(c, proposal) ? "proposal.provenMovesIf" : "proposal.provenMoves", cost) : c.t(with_plan ? "proposal.provenRest" : rests_on_more(c, proposal) ? "proposal.provenEndIf" : "proposal.provenEnd", {{"end", day_of(c, proposal, answer.cost)}});
  return proposal.least_change ? c.n("proposal.foundMoves", gap, {{"found", std::to_string(cost)}, {"bound", std::to_string(cost - gap)}})
                               : c.n(with_plan ? "proposal.foundRest" : "proposal.foundEnd", gap, {{"end", day_of(c, proposal, answer.cost)}, {"bound", day_of(c, proposal, answer.bound)}});
}

const Proposal* proposal_in_view(const Context& c) { return c.state.proposal && c.plan && c.state.proposal->plan == c.plan->id ? c.state.proposal.get() : nullptr; }

Node propose_button(const Context& c) { return button("calendar:propose", c.t("proposal.propose"), "wand", Propose{Propose::What::earliest_end}, Emphasis::primary); }

Node proposal_card(const Context& c, const Proposal& proposal) {
  Node box = card({}, heading(2, c.t("proposal.title"), "proposal:title"));
  box.id = "proposal";
  if (proposal.stale) {
    add(box, remark(c.t("proposal.stale")), again_row(c, proposal));
    return box;
  }
  if (proposal.phase == Phase::explaining || proposal.answer.state == schedule::Answer::State::infeasible || !proposal.defects.empty()) add_reason(c, proposal, box);
  else add_progress(c, proposal, box);
  add_remarks(c, proposal, box);
  const bool seeking = proposal.phase == Phase::searching || proposal.phase == Phase::explaining;
  if (seeking) add(box, row(button("proposal:stop", c.t("proposal.stop"), "close", Propose{Propose::What::stop})));
  else if (proposal.answer.found) {
    add_phases(c, proposal, box);
    add_changes(c, proposal, box);
  }
  if (!seeking) add(box, again_row(c, proposal));
  return box;
}

}  // namespace cocrea::view
