// Workshop: what people propose, as they say it; groups, dots, the answer that each proposal received; the agenda with its clock.
#include <algorithm>

#include "core/plan/sorted.h"
#include "view/forms.h"
#include "view/frame.h"
#include "view/pages/shared.h"
#include "view/words.h"

namespace cocrea::view {

namespace {

const plan::Workshop& workshop(const Context& c) { return c.plan->workshop; }

std::string said(const Context& c, const plan::Proposal& one) { return one.text.empty() ? c.t("workshop.noWords") : one.text; }

// Calls visit(title, group's id, its proposals) for each group in order, and for what is in none.
template <class Visit>
void each_group(const Context& c, Visit visit) {
  const plan::Workshop& shop = workshop(c);
  std::vector<const plan::Proposal*> inside;
  const auto collect = [&](const plan::Id& group) {
    inside.clear();
    for (const plan::Proposal& one : shop.proposals) {
      const bool known = std::any_of(shop.groups.begin(), shop.groups.end(), [&](const plan::ProposalGroup& g) { return g.id == one.group; });
      if (group.empty() ? !known : one.group == group) inside.push_back(&one);
    }
  };
  for (const plan::ProposalGroup& group : shop.groups) {
    collect(group.id);
    if (!inside.empty()) visit(group.name.empty() ? c.t("common.unnamed") : group.name, group.id, inside);
  }
  collect({});
  if (!inside.empty()) visit(shop.groups.empty() ? c.t("workshop.proposals") : c.t("workshop.noGroup"), plan::Id("none"), inside);
}

// ---- proposals ----------------------------------------------------------------------------------------------------------------------------------

Node proposals_tab(const Context& c) {
  Node content = column();
  add(content, card(c.t("workshop.new"), remark(c.t("workshop.newHelp")), typed_list_field(c, workshop(c), plan::kWorkshop, "proposals")));
  each_group(c, [&](std::string title, const plan::Id& id, const std::vector<const plan::Proposal*>& inside) {
    Node box = card(std::move(title));
    box.id = "workshop:group:" + id;
    for (std::size_t i = 0; i < inside.size(); ++i) {
      Node line = entry(c, *inside[i], plan::kProposal, i + 1, "text source group");
      line.children.front().children.front().children.front().layout.grow = 2;   // its words: half of the line
      add(box, std::move(line));
    }
    add(content, std::move(box));
  });
  add(content, list_card(c, workshop(c), plan::kWorkshop, {"groups", "name", {}}));
  return content;
}

// ---- dots ---------------------------------------------------------------------------------------------------------------------------------------

Node vote_button(const Context& c, const plan::Proposal& one, int change) {
  const plan::Number after = one.votes + change;
  const auto value = [](plan::Number votes) { return votes > 0 ? plan::Value(votes) : plan::Value(); };
  edit::Transaction step{"edit.vote", {edit::Set{one.id, "votes", {}, value(one.votes), value(after)}}};
  Node result = icon_button((change > 0 ? "vote:more:" : "vote:less:") + one.id, c.t(change > 0 ? "workshop.moreDots" : "workshop.fewerDots", {{"proposal", said(c, one)}}),
                            change > 0 ? "plus" : "minus", Perform{std::move(step)});
  result.disabled = c.read_only() || after < 0;
  return result;
}

Node vote_row(const Context& c, const plan::Proposal& one) {
  Node count = field(c, one, plan::kProposal, "votes");
  count.label = c.t("workshop.dotsOf", {{"proposal", said(c, one)}});
  count.hide_label = true;
  Node dots = row(vote_button(c, one, -1), std::move(count), vote_button(c, one, +1));   // on a telephone they go below the words, together
  dots.layout.wrap = false;
  Node line = row(growing(paragraph(said(c, one))), at_end(std::move(dots)));
  if (one.tallies.empty()) return line;
  std::string copies;
  for (const plan::Tally& tally : one.tallies) {
    if (!copies.empty()) copies.append(" \u00B7 ");
    copies.append(c.t("join.claim", {{"sides", tally.copy}, {"value", c.n("join.dots", tally.given - tally.taken)}}));
  }
  return tight(column(std::move(line), paragraph(c.t("workshop.fromCopies", {{"copies", std::move(copies)}}), Emphasis::small, Tone::secondary)));
}

// In the order of the dots; equal ones share a place.
void add_ranking(const Context& c, Node& content) {
  std::vector<const plan::Proposal*> ranked;
  for (const plan::Proposal& one : workshop(c).proposals) {
    if (one.votes > 0) ranked.push_back(&one);
  }
  if (ranked.empty()) return;
  plan::stable_sort(ranked, [](const plan::Proposal* a, const plan::Proposal* b) { return a->votes > b->votes; });
  Node all = table(c.t("workshop.ranking"), {c.t("workshop.place"), c.t("field.proposal.text"), c.t("field.proposal.votes")});
  std::size_t place = 0;
  for (std::size_t i = 0; i < ranked.size(); ++i) {
    if (i == 0 || ranked[i]->votes != ranked[i - 1]->votes) place = i + 1;
    add(all, table_row(cell(std::to_string(place)), cell(said(c, *ranked[i])), cell(std::to_string(ranked[i]->votes))));
  }
  add(content, card(c.t("workshop.ranking"), std::move(all)));
}

Node votes_tab(const Context& c) {
  Node content = column();
  plan::Number given = 0;
  for (const plan::Proposal& one : workshop(c).proposals) given += one.votes;
  Node rule = card(c.t("workshop.tabVotes"), remark(c.t("workshop.votesHelp")), field(c, workshop(c), plan::kWorkshop, "dots"), paragraph(c.n("workshop.given", given), Emphasis::strong));
  if (const plan::Number each = workshop(c).dots; each > 0 && given > 0) add(rule, remark(c.n("workshop.voters", (given + each - 1) / each)));
  add(content, std::move(rule));
  each_group(c, [&](std::string title, const plan::Id& id, const std::vector<const plan::Proposal*>& inside) {
    Node box = card(std::move(title));
    box.id = "workshop:votes:" + id;
    for (const plan::Proposal* one : inside) add(box, vote_row(c, *one));
    add(content, std::move(box));
  });
  add_ranking(c, content);
  return content;
}

// ---- answers ------------------------------------------------------------------------------------------------------------------------------------

// The words become the title; everything else of a commitment is written on its own page.
Node become_button(const Context& c, const plan::Proposal& one) {
  Node result = button("workshop:become:" + one.id, c.t("workshop.become"), "commitments",
                       AddEntity{c.plan->id, "commitments", false, {{"title", plan::LocalizedText{{c.content, one.text}}}}, {one.id, "commitment"}});
  result.disabled = c.read_only() || one.text.empty();
  return result;
}

Node answer_card(const Context& c, const plan::Proposal& one) {
  Node box = card({}, heading(3, said(c, one)));
  box.id = "workshop:answer:" + one.id;
  std::string facts = c.n("workshop.dots", one.votes);
  if (!one.source.empty()) facts = c.t("workshop.sourceAndDots", {{"source", one.source}, {"dots", facts}});
  add(box, paragraph(std::move(facts), Emphasis::small, Tone::secondary));
  add_form(c, box, one, plan::kProposal, "response commitment | reasons");
  const bool became = !one.commitment.empty();
  add(box, row(became ? link("workshop:commitment:" + one.id, c.t("workshop.toCommitment"), Navigate{PageId::commitments, one.commitment, {}}) : become_button(c, one)));
  return box;
}

Node answers_tab(const Context& c) {
  const auto& all = workshop(c).proposals;
  const auto open = std::count_if(all.begin(), all.end(), [](const plan::Proposal& one) { return one.response == plan::Response::unset && one.commitment.empty(); });
  Node content = column(card(c.t("workshop.tabAnswers"), remark(c.t("workshop.answersHelp")), paragraph(c.n("workshop.unanswered", static_cast<long>(open)), Emphasis::strong)));
  for (const plan::Proposal& one : all) add(content, answer_card(c, one));
  return content;
}

// ---- agenda -------------------------------------------------------------------------------------------------------------------------------------

std::string clock_words(int seconds) {
  const std::string rest = std::to_string(seconds % 60);
  return std::to_string(seconds / 60) + (rest.size() < 2 ? ":0" : ":") + rest;
}

Node clock_card(const Context& c) {
  const auto& agenda = workshop(c).agenda;
  const auto at = std::find_if(agenda.begin(), agenda.end(), [&](const plan::AgendaItem& one) { return c.state.clock && one.id == c.state.clock->item; });
  Node box = card(c.t("workshop.clock"));
  box.id = "workshop:clock";
  if (at == agenda.end()) {
    const auto first = std::find_if(agenda.begin(), agenda.end(), [](const plan::AgendaItem& one) { return one.minutes > 0; });
    Node start = button("clock:start", c.t("workshop.start"), "clock", RunClock{first == agenda.end() ? plan::Id() : first->id}, Emphasis::primary);
    start.disabled = first == agenda.end();
    add(box, remark(c.t(start.disabled ? "workshop.clockIdle" : "workshop.clockHelp")), row(std::move(start)));
    return box;
  }
  const int whole = at->minutes * 60, elapsed = c.state.clock->elapsed, left = whole - elapsed;
  Node time = heading(2, left >= 0 ? c.t("workshop.left", {{"time", clock_words(left)}}) : c.t("workshop.over", {{"time", clock_words(-left)}}), "clock:time");
  Node progress;
  progress.kind = NodeKind::progress;
  progress.id = "clock:progress";
  progress.label = at->title.empty() ? c.t("workshop.item") : at->title;
  progress.value = c.n("workshop.ofMinutes", at->minutes);
  progress.value_now = std::min(elapsed, whole);
  progress.value_max = std::max(whole, 1);
  progress.tone = left < 0 ? Tone::breached : left < 60 ? Tone::at_risk : Tone::accent;
  Node buttons = row();
  if (const auto next = at + 1; next != agenda.end()) {
    add(buttons, button("clock:next", c.t("workshop.next", {{"item", next->title.empty() ? c.t("workshop.item") : next->title}}), "arrow_right", RunClock{next->id}, Emphasis::primary));
  }
  add(buttons, button("clock:stop", c.t("workshop.stop"), "close", RunClock{}));
  add(box, std::move(time), std::move(progress), std::move(buttons));
  return box;
}

Node agenda_tab(const Context& c) {
  Node content = column();
  if (!workshop(c).agenda.empty()) add(content, clock_card(c));
  Node box = list_card(c, workshop(c), plan::kWorkshop, {"agenda", "title minutes", {}});
  plan::Number all = 0;
  for (const plan::AgendaItem& one : workshop(c).agenda) all += one.minutes;
  if (all > 0) add(box, paragraph(c.n("workshop.minutes", all), Emphasis::strong));
  add(content, std::move(box));
  return content;
}

}  // namespace

Node build_workshop(const Context& c) {
  Node head = page_head(c, c.t("nav.workshop"), c.t("workshop.lead"));
  if (!c.plan) return column(std::move(head), no_plan(c));
  const std::size_t proposals = workshop(c).proposals.size();
  const TabEntry all[] = {{"proposals", "workshop.tabProposals", proposals}, {"votes", "workshop.tabVotes", 0}, {"answers", "workshop.tabAnswers", 0}, {"agenda", "workshop.tabAgenda", 0}};
  const std::string_view selected = tab_in_view(c, all);
  Node content;
  if (selected == "agenda") content = agenda_tab(c);
  else if (selected == "proposals") content = proposals_tab(c);
  else if (proposals == 0) content = empty_state(c.t("workshop.none"), c.t("workshop.noneHelp"), button("workshop:first", c.t("workshop.toProposals"), "arrow_right", SelectTab{"proposals"}));
  else content = selected == "votes" ? votes_tab(c) : answers_tab(c);
  Node project = button("workshop:project", c.t(c.state.projector ? "header.projectorOff" : "workshop.project"), "projector", SetProjector{!c.state.projector});
  // Who works with tables looks for their copies here.
  add(head, row(link("workshop:copies", c.t("workshop.copies"), Navigate{PageId::file, {}, c.state.joining ? "join:add" : "join:tables"})));
  Node page = column(row(growing(std::move(head)), at_end(std::move(project))));
  add_copy_note(c, page);
  add(page, tabs(c, all, std::move(content)));
  return page;
}

}  // namespace cocrea::view
