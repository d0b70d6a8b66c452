// Why there is no calendar, in the plan's words: constraints that belong together are one sentence.
#include <algorithm>

#include "view/forms.h"
#include "view/pages/proposal_parts.h"
#include "view/words.h"

namespace cocrea::view {

namespace {

using schedule::Constraint;
using schedule::Item;
using schedule::PlanResource;

class Reason {
 public:
  Reason(const Context& c, const Proposal& proposal) : c_(c), proposal_(proposal), sentences_(list(c.t("proposal.reasons"))) {}

  void tell() {
    for (const Constraint& one : proposal_.reason.constraints) see(one);
    const std::vector<PlanResource>& resources = proposal_.from.resources;
    // Slots at last, with what no office has told of the work that they are held for.
    for (const bool slots : {false, true}) {
      for (std::size_t r = 0; r < resources.size(); ++r) {
        if ((resources[r].kind == PlanResource::Kind::slots) == slots) tell_resource(static_cast<int>(r));
      }
    }
    tell_begins();
    if (kind_decides(c_, proposal_)) add(ways_, button("way:kind", c_.t("way.kind"), "arrow_right", Navigate{PageId::jurisdiction, c_.document->jurisdiction.id, "kind"}));
    tell_chains();
    tell_evaluated();
    tell_with_plan();
    for (const int i : fixed_) tell_fixed(i);
    for (const int i : elsewhere_) tell_elsewhere(i);
    for (const int i : not_before_) tell_not_before(i);
    if (implementation_) tell_implementation();
    for (const int i : not_begun_) tell_not_begun(i);
    if (plan_end_ && proposal_.from.end && proposal_.from.over && !proposal_.from.end_by_term) {
      tell_ended();
    } else if (plan_end_ && proposal_.from.end) {
      say_days_left();
    }
    add_shorter_ways();
    add_commitment_end_ways();
    add_order_ways();
    add_end_ways();
  }

  // The sentences alone.
  std::vector<std::string> words() {
    tell();
    std::vector<std::string> all;
    for (const Node& line : sentences_.children) all.push_back(line.children.front().label);
    return all;
  }

  void write(Node& box) {
    tell();
    for (const plan::Id& id : commitments_) {
      if (cocreation_ >= 0 && !work_matters_) break;   // with one less it would be the same
      if (std::find(freed_.begin(), freed_.end(), id) != freed_.end()) continue;   // its dates are in the way, not the commitment
      if (ways_of_dropping_++ < kMostWaysOfAKind) add(ways_, button("way:drop:" + id, c_.t("way.drop", {{"name", name(id)}}), "trash", RemoveEntity{id}));
    }
    add(box, std::move(sentences_), heading(3, c_.t("way.title")), remark(c_.t(has_way("way:longer") ? "way.moreUnlessLonger" : "way.more")));
    for (Node& way : ways_.children) way.disabled = c_.read_only() && !way.action.is<Navigate>();
    add(box, row());
    box.children.back().children = std::move(ways_.children);
  }

 private:
  const Item& item(int i) const { return proposal_.from.items[static_cast<std::size_t>(i)]; }
  const schedule::Activity& activity(int i) const { return proposal_.from.problem.activities[static_cast<std::size_t>(i)]; }

  std::string name(const plan::Id& id) const { return proposal_name(c_, id); }
  // Beside that of its commitment.
  std::string short_name(const Item& item) const {
    for (const plan::Commitment& one : c_.plan->commitments) {
      for (std::size_t k = 0; k < one.milestones.size(); ++k) {
        if (one.milestones[k].id == item.milestone) return milestone_beside(c_, one, k);
      }
    }
    return name(item.commitment);
  }
  // Of the end that it has apart, the work, which comes before it.
  int work_of(int i) const { return item(i).kind == Item::Kind::due ? i - 1 : i; }
  const plan::Id& id_of(int i) const { return view::id_of(item(i)); }

  void say(std::string words) { add(sentences_, sentence(std::move(words))); }

  template <class T>
  static void note(std::vector<T>& all, const T& one) {
    if (std::find(all.begin(), all.end(), one) == all.end()) all.push_back(one);
  }

  void see(const Constraint& one) {
    if (one.kind == Constraint::Kind::precedence) {
      const schedule::Precedence& order = proposal_.from.problem.precedences[static_cast<std::size_t>(one.index)];
      const int before = work_of(order.before);
      see_item(before);
      if (order.after == item(before).due) return note(fixed_, before);
      see_item(order.after);
      note_cocreation(before);
      if (schedule::is_work(item(before)) && schedule::is_work(item(order.after))) tell_waiting(before, order.after), note_order(before, order.after);
      return;
    }
    if (one.kind == Constraint::Kind::limit) {
      const schedule::Limit& limit = proposal_.from.problem.limits[static_cast<std::size_t>(one.index)];
      const int work = work_of(limit.after);
      see_item(work);
      if (item(work).due >= 0) return note(fixed_, work);
      note(evaluated_, item(limit.after).commitment);
      return;
    }
    if (one.kind == Constraint::Kind::closing) return see_item(proposal_.from.problem.closings[static_cast<std::size_t>(one.index)].activity);
    if (const int work = work_of(one.index); work != one.index) {
      see_item(work);
      return note(fixed_, work);
    }
    if (item(one.index).kind == Item::Kind::elsewhere && one.kind != Constraint::Kind::demand) return note(elsewhere_, one.index);
    see_item(one.index);
    note_cocreation(one.index);
    if (one.kind == Constraint::Kind::deadline && item(one.index).kind == Item::Kind::cocreation) tell_submission(one.index);
    months_matter_ |= item(one.index).kind == Item::Kind::initial;
    if (item(one.index).kind == Item::Kind::cocreation) return;
    if (one.kind == Constraint::Kind::duration) {
      if (schedule::is_work(item(one.index))) note_work(one.index);
    } else if (one.kind == Constraint::Kind::demand) {
      work_matters_ = true;
      uses_.push_back({one.index, activity(one.index).demands[static_cast<std::size_t>(one.demand)].resource});
    } else if (item(one.index).fixed && schedule::is_work(item(one.index))) {
      note(fixed_, one.index);
    } else if (item(one.index).kind == Item::Kind::begin) {
      if (item(one.index).kept) note(begins_, one.index);
    } else if (one.kind == Constraint::Kind::release && item(one.index).with_plan && !(schedule::is_work(item(one.index)) && waits_for_implementation(one.index))) {
      note(with_plan_, item(one.index).commitment);
    } else if (one.kind == Constraint::Kind::release && item(one.index).kind == Item::Kind::completion) {
      note_after_end(item(one.index).commitment);
    } else if (one.kind == Constraint::Kind::release && schedule::is_work(item(one.index)) && waits_for_implementation(one.index)) {
      implementation_ = true;
    } else if (one.kind == Constraint::Kind::release && schedule::is_work(item(one.index))) {
      note(not_before_, one.index);
    } else if (one.kind == Constraint::Kind::deadline && item(one.index).kind == Item::Kind::initial) {
      say(c_.t("reason.initial", {{"date", full(c_.state.language, proposal_.from.days.day(std::max(0, activity(one.index).deadline - 1)))}}));
    } else if (one.kind == Constraint::Kind::deadline && item(one.index).kind == Item::Kind::completion && activity(one.index).deadline != days_left()) {
      note(fixed_, one.index);   // the commitment's own end
    } else if (one.kind == Constraint::Kind::deadline && item(one.index).kind == Item::Kind::evaluation) {
      note(evaluated_, item(one.index).commitment);   // of what is completed
    } else if (one.kind == Constraint::Kind::deadline) {
      plan_end_ = true;
    }
  }

  // And not for its commitment's fixed dates.
  bool waits_for_implementation(int i) const {
    const auto& day = proposal_.from.implementation;
    return day && activity(i).release == proposal_.from.days.time(*day);
  }

  // Fixed dates after the plan's end, in a month without work.
  void note_after_end(const plan::Id& commitment) {
    for (std::size_t i = 0; i < proposal_.from.items.size(); ++i) {
      const Item& one = proposal_.from.items[i];
      if (one.commitment == commitment && schedule::is_work(one) && one.kept && proposal_.from.end < one.kept->latest) note(fixed_, static_cast<int>(i));
    }
  }

  // Until the plan's end.
  schedule::Time days_left() const { return proposal_.from.end ? std::max(0, proposal_.from.days.time(*proposal_.from.end + date::days{1})) : schedule::kNoDeadline; }

  // How long it takes, and why that counts.
  void note_cocreation(int i) {
    if (item(i).kind != Item::Kind::cocreation || cocreation_ >= 0) return;
    cocreation_ = i;
    const auto last = full(c_.state.language, proposal_.from.days.day(std::max(0, activity(i).duration - 1)));
    if (c_.plan->cocreation_weeks <= 0) {
      say(c_.t("reason.cocreationUntil", {{"date", last}}));
    } else if (item(i).overdue) {
      say(c_.t("reason.cocreationOver", {{"date", last}}));
      add(ways_, button("way:submission", c_.t("overview.recordSubmission"), "arrow_right", go_to(c_, c_.plan->submission.id, "date")));
    } else {
      say(c_.n("reason.cocreation", activity(i).duration, {{"date", last}}));
    }
    add(ways_, button("way:cocreation", c_.t("way.cocreation"), "calendar", Navigate{PageId::calendar, c_.plan->id, "cocreationWeeks"}));
  }

  // The day by which it has to be over, where there is one before it is.
  void tell_submission(int i) {
    if (activity(i).release + activity(i).duration <= activity(i).deadline) return;
    say(c_.t("reason.submission", {{"date", full(c_.state.language, proposal_.from.days.day(std::max(0, activity(i).deadline - 1)))}}));
  }

  void see_item(int i) {
    if (!item(i).commitment.empty() && item(i).kind != Item::Kind::elsewhere) note(commitments_, item(i).commitment);
  }

  // How long it takes is part of the reason.
  void note_work(int i) {
    note(works_, i);
    note(longest_, i);
    if (item(i).with_plan && !has_duration(id_of(i))) note(with_plan_, item(i).commitment);   // that is why it takes so long
    work_matters_ = true;
    // Progress is recorded of the commitment.
    const auto same = [&](int other) { return item(other).commitment == item(i).commitment; };
    if ((item(i).not_begun || item(i).early) && std::none_of(not_begun_.begin(), not_begun_.end(), same)) not_begun_.push_back(i);
  }

  // Only what people have written down; one after the other in a list is told with the commitment.
  void tell_waiting(int before, int after) {
    for (Wait& wait : recorded_waits(c_, proposal_.from.days, item(before), item(after))) {
      const std::pair ids(wait.after, wait.before);
      if (std::find(waits_.begin(), waits_.end(), ids) != waits_.end()) continue;
      waits_.push_back(ids);
      say(std::move(wait.words));
      if (wait.way) add(ways_, std::move(*wait.way));
    }
  }

  // It only waits because of the list: it need not, where it is said that it waits for another one of its commitment.
  void note_order(int before, int after) {
    if (item(before).commitment != item(after).commitment) return;
    for (const plan::Commitment& one : c_.plan->commitments) {
      for (std::size_t k = 1; k < one.milestones.size(); ++k) {
        const auto names = [&](const std::vector<plan::Id>& all) { return std::find(all.begin(), all.end(), item(before).milestone) != all.end(); };
        if (one.milestones[k].id != item(after).milestone || names(one.milestones[k].predecessors) || names(one.predecessors)) continue;
        if (k > 1) note(listed_, after);
        else if (item(before).recorded_last) note(seconds_, std::pair(before, after));
      }
    }
  }

  bool is_slots(int resource) const { return proposal_.from.resources[schedule::index(resource)].kind == PlanResource::Kind::slots; }

  // Those whose slots are held from a day that is recorded: the plan's submission, or their own. Where no slot is in the way, it is only that they begin then.
  void tell_begins() {
    if (std::none_of(uses_.begin(), uses_.end(), [&](const Use& one) { return is_slots(one.resource); })) return tell_inclusions();
    while (!begins_.empty()) {
      const int first = begins_.front();
      const auto day = item(first).kept->earliest;
      std::string names;
      int count = 0;
      const std::vector<plan::Id> beyond = too_many(first);
      add_way_for_all(beyond);
      std::erase_if(begins_, [&](int i) {
        if (item(i).kept->earliest != day) return false;
        add_later_way(item(i).commitment);
        if (!names.empty()) names += "; ";
        names += name(item(i).commitment);
        ++count;
        return true;
      });
      if (names == slots_) say(c_.t("reason.slotsFromAll", {{"date", full(c_.state.language, day)}}));
      else say(c_.t("reason.slotsFrom", {{"date", full(c_.state.language, day)}, {"work", names}}));
      if (beyond.size() > 1) say(c_.n("reason.tooMany", static_cast<long>(beyond.size()), {{"date", full(c_.state.language, day)}}));
    }
  }

  // Of those that hold a slot from the same day on, the ones for which there is none, beside those that hold theirs since earlier and cannot be evaluated by then: the last in the plan's
  // order. The reason itself is of one too many.
  std::vector<plan::Id> too_many(int begin) const {
    const schedule::Windows bounds = schedule::windows(proposal_.from.problem);
    std::vector<plan::Id> all;
    std::size_t earlier = 0, fit = 0;
    for (std::size_t i = 0; i < proposal_.from.items.size(); ++i) {
      const Item& one = proposal_.from.items[i];
      const std::vector<schedule::Demand>& demands = proposal_.from.problem.activities[i].demands;
      if (one.kind != Item::Kind::begin || demands.empty() || !one.kept || item(begin).kept->earliest < one.kept->earliest) continue;
      const auto until = static_cast<std::size_t>(demands.front().until < 0 ? static_cast<int>(i) : demands.front().until);
      if (one.kept->earliest == item(begin).kept->earliest) all.push_back(one.commitment);
      else if (activity(begin).release < bounds.earliest[until] + proposal_.from.problem.activities[until].duration) ++earlier;
      fit = static_cast<std::size_t>(proposal_.from.problem.capacities[schedule::index(demands.front().resource)]);
    }
    fit -= std::min(fit, earlier);
    all.erase(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(std::min(fit, all.size())));
    return all;
  }

  // One by one, each would only lead to the next reason.
  void add_way_for_all(const std::vector<plan::Id>& beyond) {
    if (beyond.size() < 2 || c_.plan->submission.date) return;
    edit::Transaction change{"edit.field", {}};
    for (const plan::Id& id : beyond) {
      if (is_added(id)) return;
      change.changes.push_back(edit::Set{id, "inclusion", {}, {}, static_cast<plan::Choice>(plan::Inclusion::added)});
    }
    add(ways_, button("way:later", c_.n("way.laterAll", static_cast<long>(beyond.size())), "check", Perform{std::move(change)}));
  }

  bool is_added(const plan::Id& id) const {
    return std::any_of(c_.plan->commitments.begin(), c_.plan->commitments.end(), [&](const plan::Commitment& one) { return one.id == id && one.inclusion == plan::Inclusion::added; });
  }

  void tell_inclusions() {
    const auto cocreation = std::find_if(proposal_.from.items.begin(), proposal_.from.items.end(), [](const Item& one) { return one.kind == Item::Kind::cocreation; });
    for (const int i : begins_) {
      const plan::Id& id = item(i).commitment;
      if (!is_added(id) && cocreation != proposal_.from.items.end()) {
        note_cocreation(static_cast<int>(cocreation - proposal_.from.items.begin()));
        continue;
      }
      say(c_.t("reason.included", {{"name", name(id)}, {"date", full(c_.state.language, item(i).kept->earliest)}}));
      add_later_way(id);
    }
  }

  // Of more initial commitments than fit some can come later; once they are submitted, only what is recorded can be wrong.
  void add_later_way(const plan::Id& id) {
    if (ways_of_including_++ >= kMostWaysOfAKind) return;
    if (c_.plan->submission.date || is_added(id)) {
      add(ways_, button("way:inclusion:" + id, c_.t("way.inclusion", {{"name", name(id)}}), "arrow_right", Navigate{PageId::commitments, id, "inclusion"}));
    } else {
      add_way("way:later:" + id, c_.t("way.later", {{"name", name(id)}}), id, "inclusion", static_cast<plan::Choice>(plan::Inclusion::added));
    }
  }

  // The works of one resource, and how many days they take together.
  void tell_resource(int resource) {
    std::string names;
    std::vector<int> works;
    int days = 0, count = 0;
    for (const Use& one : uses_) {
      if (one.resource != resource) continue;
      works.push_back(one.activity);
      if (!names.empty()) names += "; ";
      names += name(id_of(one.activity));
      days += activity(one.activity).duration;
      ++count;
      std::erase(works_, one.activity);
    }
    if (count == 0) return;
    const PlanResource& of = proposal_.from.resources[static_cast<std::size_t>(resource)];
    const int capacity = proposal_.from.problem.capacities[static_cast<std::size_t>(resource)];
    const std::string limit = std::to_string(capacity), more = std::to_string(capacity + 1);
    if (of.kind == PlanResource::Kind::slots) {
      const int withdrawn = proposal_.from.withdrawn;
      say(c_.n("reason.slots", capacity + withdrawn, {{"work", with_days(resource)}}));
      slots_ = names;
      if (withdrawn > 0) say(c_.n("reason.withdrawn", withdrawn));
      return;
    }
    const plan::Value raised = static_cast<plan::Number>(capacity + 1);
    if (of.kind == PlanResource::Kind::institution) {
      const std::string who = name_of(c_, of.organisation);
      std::string words = c_.n("reason.office", days, {{"name", who}, {"limit", limit}, {"work", names}});
      // Who adds up would think that it fits.
      const std::int64_t room = std::int64_t{capacity} * days_left();
      if (capacity > 1 && plan_end_ && days <= room) words.append(" ").append(c_.n("reason.notShared", static_cast<long>(room), {{"name", who}}));
      tell_after_commitment(words, works);
      say(std::move(words));
      add_way("way:capacity:" + of.organisation, c_.t("way.capacity", {{"name", who}, {"limit", more}}), of.organisation, "capacity", raised);
    } else {
      say(c_.n("reason.body", capacity, {{"work", names}}));
      add_way("way:capacity:" + of.organisation, c_.t("way.bodyCapacity", {{"limit", more}}), of.organisation, "capacity", raised);
    }
  }

  // Those that hold a slot, each with the days of its work that are told nowhere else.
  std::string with_days(int resource) {
    std::string names;
    for (const Use& one : uses_) {
      if (one.resource != resource) continue;
      const plan::Id& id = item(one.activity).commitment;
      int days = 0;
      std::erase_if(works_, [&](int i) {
        if (item(i).commitment != id || is_told_by_dates(i)) return false;
        days += activity(i).duration;
        return true;
      });
      if (!names.empty()) names += "; ";
      names += days > 0 ? c_.n("reason.slotDays", days, {{"name", name(id)}}) : name(id);
    }
    return names;
  }

  // Of fixed dates that have come nobody has said that anything was done.
  bool has_begun(int i) const { return item(i).started && !item(i).kept; }

  // Fixed dates say how long it takes.
  bool is_told_by_dates(int i) const { return !has_begun(i) && std::find(fixed_.begin(), fixed_.end(), i) != fixed_.end(); }

  // What is left comes one after the other in its commitment.
  void tell_chains() {
    for (const plan::Id& id : commitments_) {
      std::string names;
      std::vector<int> works;
      int days = 0, count = 0;
      for (const int i : works_) {
        if (item(i).commitment != id || is_told_by_dates(i)) continue;
        ++count;
        if (!names.empty()) names += "; ";
        names += short_name(item(i));
        days += activity(i).duration;
        works.push_back(i);
      }
      // Without milestones the work is the commitment itself.
      if (count == 0) continue;
      std::string words = c_.n(names == name(id) ? "reason.own" : count == 1 ? "reason.chain" : "reason.chainOrder", days, {{"commitment", name(id)}, {"work", names}});
      tell_after_commitment(words, works);
      say(std::move(words));
    }
  }

  // By what is recorded they are over after their commitment: one of the two days is wrong.
  void tell_after_commitment(std::string& words, const std::vector<int>& works) {
    for (const int i : works) {
      const plan::Commitment* of = commitment_of(i);
      if (of == nullptr || item(i).kind != Item::Kind::milestone || of->ends_with_plan == plan::YesNo::yes || has_duration(id_of(i))) continue;
      const plan::Date& due = item(i).recorded_last;
      if (!due || !of->end || due->span().earliest <= of->end->span().latest) continue;
      note(ends_, of->id);
      words.append(" ").append(c_.t("reason.afterCommitment", {{"name", name(id_of(i))}, {"date", brief(c_.state.language, *due)}, {"commitment", name(of->id)}, {"end", brief(c_.state.language, *of->end)}}));
    }
  }

  const plan::Commitment* commitment_of(int i) const {
    const auto found = std::find_if(c_.plan->commitments.begin(), c_.plan->commitments.end(), [&](const plan::Commitment& one) { return one.id == item(i).commitment; });
    return found == c_.plan->commitments.end() ? nullptr : &*found;
  }

  // The handbook's month for the evaluation, which goes on in months without work.
  void tell_evaluated() {
    std::string names;
    for (const plan::Id& id : evaluated_) {
      if (!names.empty()) names += "; ";
      names += name(id);
    }
    if (!names.empty()) say(c_.n("reason.evaluated", proposal_.from.evaluation_months, {{"work", names}}));
  }

  void tell_with_plan() {
    std::string names;
    int count = 0;
    for (const plan::Id& id : with_plan_) {
      if (!names.empty()) names += "; ";
      names += name(id);
      if (++count <= kMostWaysOfAKind) add(ways_, not_with_plan(c_, id));
    }
    if (count > 0) say(c_.n("reason.withPlan", count, {{"names", names}, {"date", full(c_.state.language, *proposal_.from.end)}}));
  }

  void tell_implementation() {
    say(c_.t("reason.implementation", {{"date", full(c_.state.language, *proposal_.from.implementation)}}));
    add(ways_, button("way:implementation", c_.t("way.implementation"), "calendar", go_to(c_, c_.plan->id, "implementationStart")));
  }

  // How long it takes is part of the reason, and it is not its dates that are fixed. Led to what says how long that is.
  void add_shorter_ways() {
    int count = 0;
    for (const int i : longest_) {
      if (is_told_by_dates(i) || has_begun(i) || item(i).with_plan || ++count > kMostWaysOfAKind) continue;
      const bool by_dates = item(i).recorded_first && item(i).recorded_last && !has_duration(id_of(i));
      add(ways_, button("way:shorter:" + id_of(i), c_.t("way.shorter", {{"name", name(id_of(i))}}), "arrow_right", Navigate{PageId::commitments, id_of(i), !by_dates ? "duration" : item(i).milestone.empty() ? "end" : "due"}));
    }
  }

  // Fixed, it holds for its milestones; else it is only told.
  void add_commitment_end_ways() {
    int count = 0;
    for (const plan::Id& id : ends_) {
      const bool fixed = std::any_of(fixed_.begin(), fixed_.end(), [&](int i) { return item(i).kind == Item::Kind::completion && item(i).commitment == id; });
      if (fixed && ++count <= kMostWaysOfAKind) add(ways_, button("way:commitmentEnd:" + id, c_.t("way.commitmentEnd", {{"name", name(id)}}), "arrow_right", Navigate{PageId::commitments, id, "end"}));
    }
  }

  void add_order_ways() {
    int count = 0;
    for (const int i : listed_) {
      if (++count <= kMostWaysOfAKind) add(ways_, button("way:order:" + item(i).milestone, c_.t("way.order", {{"name", name(item(i).milestone)}}), "arrow_right", Navigate{PageId::commitments, item(i).milestone, "predecessors"}));
    }
    // There is no other that it could wait for: only its dates can say that it does not wait for this one.
    count = 0;
    for (const auto& [before, after] : seconds_) {
      const std::string id = item(after).milestone;
      if (++count <= kMostWaysOfAKind) add(ways_, button("way:beside:" + id, c_.t("way.beside", {{"name", name(id)}, {"before", name(item(before).milestone)}}), "arrow_right", Navigate{PageId::commitments, id, "start"}));
    }
  }

  bool has_duration(const plan::Id& id) const {
    for (const plan::Commitment& one : c_.plan->commitments) {
      if (one.id == id) return one.duration > 0;
      for (const plan::Milestone& of : one.milestones) {
        if (of.id == id) return of.duration > 0;
      }
    }
    return false;
  }

  void tell_fixed(int i) {
    const std::string who = name(id_of(i));
    if (has_begun(i)) {
      say(c_.t("reason.started", {{"name", who}}));
      const bool late = item(i).recorded_last && item(i).recorded_last->span().latest < proposal_.from.days.day(0);
      if (late && !item(i).milestone.empty()) {
        add(ways_, button("way:done:" + item(i).milestone, c_.t("way.done", {{"name", who}}), "arrow_right", Navigate{PageId::commitments, item(i).milestone, "done"}));
      }
      return;
    }
    // As people wrote them, or the days that follow from the one that they wrote.
    plan::Date from = item(i).recorded_first, to = item(i).recorded_last;
    if (const auto& kept = item(i).kept) {
      const bool alone = from == to;   // one month has two days
      if (!from || alone) from = dates::PartialDate::of(kept->earliest);
      if (!to || alone) to = dates::PartialDate::of(kept->latest);
    }
    // A commitment's own dates, round its milestones.
    for (const plan::Commitment& one : c_.plan->commitments) {
      if (one.id == id_of(i) && item(i).kind == Item::Kind::completion) from = one.start;
    }
    const dates::Day begins = proposal_.from.days.day(0);
    if (to && to->span().latest < begins) say(c_.t("reason.fixedOver", {{"name", who}, {"dates", from ? c_.t("proposal.span", {{"from", brief(c_.state.language, *from)}, {"to", brief(c_.state.language, *to)}}) : brief(c_.state.language, *to)}, {"date", full(c_.state.language, begins)}}));
    else if (from && to) say(c_.t("reason.fixedDates", {{"name", who}, {"from", brief(c_.state.language, *from)}, {"to", brief(c_.state.language, *to)}}));
    else say(c_.t("reason.fixedEnd", {{"name", who}, {"date", brief(c_.state.language, *to)}}));
    add_free_way(id_of(i), who, item(i).commitment);
  }

  void tell_elsewhere(int i) {
    for (const plan::Plan& other : c_.document->plans) {
      if (std::none_of(other.commitments.begin(), other.commitments.end(), [&](const plan::Commitment& one) { return one.id == item(i).commitment; })) continue;
      say(c_.t("reason.elsewhere", {{"name", name(id_of(i))}, {"plan", title_of(c_, other)}, {"from", brief(c_.state.language, item(i).kept->earliest)}, {"to", brief(c_.state.language, item(i).kept->latest)}}));
    }
  }

  void say_days_left() { say(c_.n(proposal_.from.end_by_term ? "reason.planEndByTerm" : "reason.planEnd", days_left(), {{"date", full(c_.state.language, *proposal_.from.end)}})); }

  // The plan is over: whatever is not completed has no time any more, not only what the reason names.
  void tell_ended() {
    long open = 0;
    for (const Item& one : proposal_.from.items) {
      if (one.kind != Item::Kind::completion || one.kept) continue;
      if (++open > kMostWaysOfAKind) continue;
      add(ways_, button("way:completed:" + one.commitment, c_.t("way.completed", {{"name", name(one.commitment)}}), "arrow_right", Navigate{PageId::commitments, one.commitment, "completed"}));
    }
    if (proposal_.from.ends_today) return say_days_left();
    say(c_.n("reason.planEnded", open, {{"date", full(c_.state.language, *proposal_.from.end)}}));
  }

  // A milestone of a commitment whose own dates are fixed.
  void tell_not_before(int i) {
    const plan::Id& commitment = item(i).commitment;
    if (std::any_of(fixed_.begin(), fixed_.end(), [&](int other) { return item(other).kind == Item::Kind::completion && item(other).commitment == commitment; })) return;   // told with its end
    say(c_.t("reason.notBefore", {{"name", name(id_of(i))}, {"date", full(c_.state.language, proposal_.from.days.day(activity(i).release))}, {"commitment", name(commitment)}}));
    add_free_way(commitment, name(commitment), commitment);
  }

  void tell_not_begun(int i) {
    const plan::Id& commitment = item(i).commitment;
    const bool early = item(i).early;
    say(c_.t(early ? "reason.early" : "reason.notBegun", {{"name", name(id_of(i))}, {"start", brief(c_.state.language, *item(i).recorded_first)}, {"date", full(c_.state.language, proposal_.from.days.day(0))}}));
    if (early) return;
    add(ways_, button("way:progress:" + commitment, c_.t("way.progress", {{"name", name(commitment)}}), "arrow_right", Navigate{PageId::commitments, commitment, "progress"}));
  }

  // Dates that people have fixed are their own doing, and the least that can be given up: that comes first.
  void add_free_way(const plan::Id& id, const std::string& who, const plan::Id& commitment) {
    note(freed_, commitment);
    const std::size_t before = ways_.children.size();
    add_way("way:free:" + id, c_.t("way.free", {{"name", who}}), id, "fixed", {});
    if (ways_.children.size() == before) return;
    std::rotate(ways_.children.begin() + ways_of_freeing_++, ways_.children.end() - 1, ways_.children.end());
  }

  bool has_way(std::string_view id) const {
    return std::any_of(ways_.children.begin(), ways_.children.end(), [&](const Node& one) { return one.id == id; });
  }

  void add_way(std::string id, std::string label, const plan::Id& entity, std::string_view field, plan::Value after) {
    if (has_way(id)) return;
    edit::Set change;
    change.entity = entity;
    change.field = field;
    change.after = std::move(after);
    add(ways_, button(std::move(id), std::move(label), "check", Perform{edit::Transaction{"edit.field", {std::move(change)}}}));
  }

  void add_end_ways() {
    if (c_.plan->months_without_work != 0 && (plan_end_ || months_matter_ || !evaluated_.empty())) add(ways_, button("way:months", c_.t("way.months"), "calendar", Navigate{PageId::calendar, c_.plan->id, "monthsWithoutWork"}));
    if (!plan_end_) return;
    const std::string_view field = c_.plan->actual_end ? "actualEnd" : "plannedEnd";
    // Not beyond what the handbook allows: nobody is led into a breach.
    const rules::Verdict* bound = find_verdict(c_, "PLAN-PERIOD-2", c_.plan->id);
    const bool allowed = !bound || !bound->due || (proposal_.longer && *proposal_.longer <= bound->due->latest);
    if (proposal_.longer && allowed) add_way("way:longer", c_.t("way.longer", {{"date", full(c_.state.language, *proposal_.longer)}}), c_.plan->id, field, dates::PartialDate::of(*proposal_.longer));
    add(ways_, button("way:end", c_.t("way.end"), "calendar", Navigate{PageId::calendar, c_.plan->id, std::string(field)}));
  }

  const Context& c_;
  const Proposal& proposal_;
  Node sentences_, ways_;
  struct Use { int activity, resource; };
  std::vector<Use> uses_;
  std::vector<int> works_, longest_, listed_, fixed_, begins_, not_before_, not_begun_, elsewhere_;
  std::vector<plan::Id> commitments_, evaluated_, freed_, with_plan_, ends_;
  std::vector<std::pair<int, int>> seconds_;           // milestones of which the second only waits because it is the next in the list
  std::vector<std::pair<plan::Id, plan::Id>> waits_;   // that are told
  std::string slots_;            // those that are named with how many fit
  bool plan_end_ = false, months_matter_ = false, work_matters_ = false;
  bool implementation_ = false;
  int cocreation_ = -1;
  int ways_of_dropping_ = 0, ways_of_including_ = 0, ways_of_freeing_ = 0;
};

}  // namespace

std::vector<std::string> reason_words(const Context& c, const Proposal& proposal) {
  if (!proposal.defects.empty()) return defect_words(c, proposal);
  return Reason(c, proposal).words();
}

std::string reason_lead(const Context& c, const Proposal& proposal, std::string_view sure, std::string_view unsure) {
  if (kind_decides(c, proposal)) return c.t("proposal.kindLead");
  if (proposal.reason.irreducible) return c.t(sure);
  return c.n(unsure, static_cast<long>(reason_words(c, proposal).size()));
}

void add_reason(const Context& c, const Proposal& proposal, Node& box) {
  const bool defect = !proposal.defects.empty();
  Node why = callout(Tone::at_risk, "warning", c.t(!defect && kind_decides(c, proposal) ? "proposal.kindDecides" : "proposal.infeasible"));
  if (defect) {
    add_defect(c, proposal, why);
  } else if (!proposal.explained && proposal.phase != Proposal::Phase::stopped) {
    add(why, paragraph(c.n("proposal.explaining", static_cast<long>(proposal.reason.constraints.size()))));
  } else {
    add(why, reading(paragraph(reason_lead(c, proposal, "proposal.reasonLead", "proposal.reasonUnsure"))));
    Reason(c, proposal).write(why);
  }
  add(box, std::move(why));
}

}  // namespace cocrea::view
