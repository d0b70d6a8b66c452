// What proposals call things, and what waits for what.
#include <algorithm>

#include "view/forms.h"
#include "view/pages/proposal_parts.h"

namespace cocrea::view {

namespace {

struct Titled {
  const plan::Plan* plan;
  std::size_t commitment, milestone;
};

std::optional<Titled> find_milestone(const Context& c, const plan::Id& id) {
  for (const plan::Plan& plan : c.document->plans) {
    for (std::size_t i = 0; i < plan.commitments.size(); ++i) {
      const plan::List<plan::Milestone>& all = plan.commitments[i].milestones;
      const auto found = std::find_if(all.begin(), all.end(), [&](const plan::Milestone& one) { return one.id == id; });
      if (found != all.end()) return Titled{&plan, i, static_cast<std::size_t>(found - all.begin())};
    }
  }
  return {};
}

std::string title(const Context& c, const plan::Commitment& one, std::size_t milestone) { return milestone_title(c, one.milestones[milestone], milestone + 1); }

bool is_its_alone(const Context& c, const Titled& one, const std::string& name) {
  int same = 0;
  for (const plan::Commitment& commitment : one.plan->commitments) {
    for (std::size_t k = 0; k < commitment.milestones.size(); ++k) same += title(c, commitment, k) == name;
  }
  return same == 1;
}

// Whether a milestone that waits for no more than these waits for that one because of the order in which its commitment lists them.
bool is_ordered_by_list(const Context& c, const schedule::OpenDays& days, const plan::Id& after, const plan::Id& before, const std::vector<plan::Id>& waiting) {
  for (const plan::Commitment& one : c.plan->commitments) {
    const auto at = [&](const plan::Id& id) { return std::find_if(one.milestones.begin(), one.milestones.end(), [&](const plan::Milestone& m) { return m.id == id; }); };
    if (at(after) == one.milestones.end() || at(before) >= at(after)) continue;
    plan::Milestone later = *at(after);
    later.predecessors = waiting;
    return schedule::waits_by_list(days, one, *at(before), later);
  }
  return false;
}

void add_wait(const Context& c, const schedule::OpenDays& days, const plan::Id& after, const std::vector<plan::Id>& waiting, const plan::Id& before, std::vector<Wait>& all) {
  if (std::find(waiting.begin(), waiting.end(), before) == waiting.end()) return;
  const std::string its = proposal_name(c, after), first = proposal_name(c, before);
  Wait& wait = all.emplace_back(Wait{after, before, c.t("reason.waits", {{"after", its}, {"before", first}}), {}});
  std::vector<plan::Id> rest = waiting;
  std::erase(rest, before);
  if (is_ordered_by_list(c, days, after, before, rest)) return;
  edit::Set change;
  change.entity = after;
  change.field = "predecessors";
  if (!rest.empty()) change.after = plan::Value{std::move(rest)};
  wait.way = button("way:wait:" + after + ":" + before, c.t("way.wait", {{"after", its}, {"before", first}}), "check", Perform{edit::Transaction{"edit.field", {std::move(change)}}});
}

}  // namespace

std::string proposal_name(const Context& c, const plan::Id& id) {
  for (std::size_t i = 0; i < c.plan->commitments.size(); ++i) {
    if (c.plan->commitments[i].id == id) return title_of(c, c.plan->commitments[i], i + 1);
  }
  if (const auto one = find_milestone(c, id)) {
    const plan::Commitment& commitment = one->plan->commitments[one->commitment];
    const std::string name = title(c, commitment, one->milestone);
    return is_its_alone(c, *one, name) ? name : c.t("proposal.milestoneOf", {{"name", milestone_beside(c, commitment, one->milestone)}, {"commitment", title_of(c, commitment, one->commitment + 1)}});
  }
  const plan::FoundConst found = plan::find(*c.document, id);   // of another plan
  return found ? name_of(c, *found.entity, *found.type, 1) : std::string();
}

std::string milestone_beside(const Context& c, const plan::Commitment& commitment, std::size_t milestone) {
  const std::string name = title(c, commitment, milestone);
  for (std::size_t k = 0; k < commitment.milestones.size(); ++k) {
    if (k != milestone && title(c, commitment, k) == name) return c.t("proposal.milestoneNumber", {{"name", name}, {"number", std::to_string(milestone + 1)}});
  }
  return name;
}

std::vector<Wait> recorded_waits(const Context& c, const schedule::OpenDays& days, const schedule::Item& before, const schedule::Item& after) {
  std::vector<Wait> all;
  const plan::FoundConst milestone = plan::find(*c.document, after.milestone), commitment = plan::find(*c.document, after.commitment);
  if (milestone && milestone.type == &plan::kMilestone) add_wait(c, days, after.milestone, static_cast<const plan::Milestone*>(milestone.entity)->predecessors, before.milestone, all);
  if (commitment && commitment.type == &plan::kCommitment) add_wait(c, days, after.commitment, static_cast<const plan::Commitment*>(commitment.entity)->predecessors, before.milestone, all);
  return all;
}

Node sentence(std::string words) {
  Node line;
  line.kind = NodeKind::item;
  add(line, paragraph(std::move(words)));
  return line;
}

}  // namespace cocrea::view
