// Versions of the plan in view: kept under a name, compared with each other and with today, restored whole or one thing at a time.
#include <algorithm>

#include "core/exchange/word_differences.h"
#include "core/plan/freeze.h"
#include "view/change_words.h"
#include "view/forms.h"
#include "view/pages/amended.h"
#include "view/pages/file_cards.h"
#include "view/plan_timeline.h"

namespace cocrea::view {

namespace {

constexpr std::size_t kShownLines = 200;
constexpr std::size_t kShownValue = 400;   // bytes

const plan::Version* find_version(const Context& c, const plan::Id& id) {
  const auto found = std::find_if(c.plan->versions.begin(), c.plan->versions.end(), [&](const plan::Version& one) { return one.id == id; });
  return found == c.plan->versions.end() ? nullptr : &*found;
}

// The document with the plan in view as it was.
plan::Document document_with(const Context& c, const plan::Version* version) {
  plan::Document document = *c.document;
  for (plan::Plan& plan : document.plans) {
    if (version != nullptr && plan.id == c.plan->id) plan = plan::thaw(plan, *version);
  }
  return document;
}

const plan::Plan& plan_of(const Context& c, const plan::Document& document) {
  return *std::find_if(document.plans.begin(), document.plans.end(), [&](const plan::Plan& one) { return one.id == c.plan->id; });
}

Node shown_value(std::string words) { return cell(words.empty() ? std::string("–") : exchange::shortened(words, kShownValue)); }

// A button that brings back what one thing was. Its id follows from the thing's: one of them on the page for each.
Node restore_button(const Context& c, const plan::Version& version, const plan::Id& thing, const std::string& name, bool with_words) {
  const std::string words = c.t("versions.restoreOne", {{"name", exchange::shortened(name, 60)}});
  const Versions back{Versions::What::restore, version.id, thing};
  Node one = with_words ? button("version:restore:" + thing, words, "history", back) : icon_button("version:restore:" + thing, words, "history", back);
  one.disabled = c.read_only();
  return one;
}

// The commitments in which something is not what it was, but nothing of their own, which has a line: each comes back with all that it holds.
void add_restorable(const Context& c, const plan::Version& version, const plan::Document& was, const std::vector<plan::Id>& in_lines, Node& box) {
  Node buttons = row();
  const auto& before = plan_of(c, was).commitments;
  for (std::size_t i = 0; i < before.size(); ++i) {
    const auto now = std::find_if(c.plan->commitments.begin(), c.plan->commitments.end(), [&](const plan::Commitment& one) { return one.id == before[i].id; });
    const bool is_in_lines = std::find(in_lines.begin(), in_lines.end(), before[i].id) != in_lines.end();
    if (is_in_lines || (now != c.plan->commitments.end() && plan::equal(plan::kCommitment, *now, before[i]))) continue;
    add(buttons, restore_button(c, version, before[i].id, title_of(c, before[i], i + 1), true));
  }
  if (!buttons.children.empty()) add(box, std::move(buttons));
}

// Where the bars lay and where they lie.
void add_bars(const Context& after, const plan::Plan& was, const std::string& from, const std::string& to, Node& box) {
  Timeline bars = compared_timeline(after, was, from);
  if (bars.rows.empty()) return;
  Node node;
  node.kind = NodeKind::timeline;
  node.id = "versions:timeline";
  node.label = bars.label;
  node.timeline = std::make_shared<const Timeline>(std::move(bars));
  add(box, std::move(node), paragraph(after.t("versions.bars", {{"from", from}, {"to", to}}), Emphasis::small, Tone::secondary));
}

void add_comparison(const Context& c, const plan::Version& from, const plan::Version* to, Node& box) {
  const plan::Document was = document_with(c, &from), is = document_with(c, to);
  const Context before = make_context(&was, nullptr, c.state), after = make_context(&is, nullptr, c.state);
  const std::vector<exchange::Difference> differences = exchange::differences(plan::kPlan, plan_of(c, was), plan_of(c, is));
  if (differences.empty()) {
    add(box, paragraph(c.t("versions.same")));
    return;
  }
  const std::string earlier = version_words(c, from), later = to ? version_words(c, *to) : c.t("versions.today");
  add_bars(after, plan_of(c, was), earlier, later, box);
  std::vector<std::string> headers = {c.t("versions.what"), earlier, later};
  if (to == nullptr) headers.push_back(c.t("versions.restoreColumn"));
  Node rows = table(c.t("versions.differences"), headers);
  rows.id = "versions:table";
  std::size_t lines = 0;
  std::vector<plan::Id> in_lines;   // what a line is about
  for (const exchange::Difference& one : differences) {
    const plan::Id& thing = one.after != nullptr ? one.after->id : one.before->id;
    for (const Changed& line : changed_words(before, after, {one})) {
      if (++lines > kShownLines) continue;
      Node shown_line = table_row(cell(exchange::shortened(line.what, kShownValue)), shown_value(line.before), shown_value(line.after));
      if (to == nullptr) {
        const bool first = one.before != nullptr && std::find(in_lines.begin(), in_lines.end(), thing) == in_lines.end();
        if (first) in_lines.push_back(thing);
        add(shown_line, first ? cell_of(restore_button(c, from, thing, thing_words(one.after != nullptr ? after : before, thing), false)) : cell({}));
      }
      add(rows, std::move(shown_line));
    }
  }
  add(box, std::move(rows));
  if (lines > kShownLines) add(box, paragraph(c.n("versions.more", static_cast<long>(lines - kShownLines)), Emphasis::small, Tone::secondary));
  if (to == nullptr) add_restorable(c, from, was, in_lines, box);
}

void add_choices(const Context& c, Node& box) {
  const Comparison& chosen = c.state.comparison;
  const plan::Version* const from = find_version(c, chosen.from);
  const plan::Version* const to = find_version(c, chosen.to);
  std::vector<Option> earlier = {{"", c.t("versions.none"), from == nullptr}}, later = {{"", c.t("versions.today"), to == nullptr}};
  for (const plan::Version& one : c.plan->versions) {
    earlier.push_back({one.id, exchange::shortened(version_words(c, one), 60), &one == from});
    later.push_back({one.id, exchange::shortened(version_words(c, one), 60), &one == to});
  }
  add(box, heading(3, c.t("versions.compare")),
      grid(2, view_choice("version:from", c.t("versions.from"), std::move(earlier), Versions{Versions::What::from, {}, {}}, false),
           view_choice("version:to", c.t("versions.to"), std::move(later), Versions{Versions::What::to, {}, {}}, false)));
  if (from != nullptr) add_comparison(c, *from, to, box);
}

// One that is kept: its name, which can be changed, and what can be done with it. What was submitted is called so, and stays.
Node kept_line(const Context& c, const plan::Version& one) {
  const std::string name = exchange::shortened(version_words(c, one), kShownValue);
  Node line = item("versions:item:" + one.id, {});
  Node restore = button("version:restore-all:" + one.id, c.t("versions.restore"), "history", Versions{Versions::What::restore, one.id, {}});
  restore.disabled = c.read_only();
  if (one.kind == plan::VersionKind::submitted) {
    add(line, row(growing(paragraph(name)), at_end(std::move(restore))));
    return line;
  }
  Node called = field(c, one, plan::kVersion, "name");
  const std::string number = version_number(c, one);   // there may be several of one day
  called.label = one.date ? c.t("versions.nameOn", {{"number", number}, {"date", full(c.state.language, *one.date)}}) : c.t("versions.nameOf", {{"number", number}});
  Node away = remove_button(c, c.t("list.remove", {{"name", name}}), one);
  away.hide_label = true;
  add(line, row(growing(std::move(called)), at_end(row(std::move(restore), std::move(away)))));
  return line;
}

}  // namespace

Node versions_card(const Context& c) {
  Node box = card(c.t("versions.title"), reading(paragraph(c.t("versions.help"), Emphasis::normal, Tone::secondary)));
  box.id = "versions";
  const auto& all = c.plan->versions;
  Node keep = button("version:keep", c.t("versions.keep"), "save", Versions{Versions::What::keep, {}, {}});
  Node submitted = button("version:keep-submitted", c.t("versions.keepSubmitted"), "flag", Versions{Versions::What::keep_submitted, {}, {}});
  keep.disabled = submitted.disabled = c.read_only();
  add(box, line_field("version:name", c.t("versions.name"), c.state.comparison.name, {}, Versions{Versions::What::name, {}, {}}));
  Node buttons = row(std::move(keep));
  const auto handed_in = std::find_if(all.begin(), all.end(), [](const plan::Version& one) { return one.kind == plan::VersionKind::submitted; });
  const plan::Date& day = c.plan->submission.date;
  const bool ahead = day && day->span().earliest > c.state.today;   // until then the plan goes on changing
  if (handed_in == all.end() && !ahead) add(buttons, std::move(submitted));
  add(box, std::move(buttons));
  if (handed_in == all.end()) add(box, paragraph(c.t("versions.submittedHelp"), Emphasis::small, Tone::secondary));
  add_submitted_version(c, box);
  if (handed_in != all.end() && !ahead && (!day || handed_in->date == day)) {   // of another day it is asked above
    Node anew = button("submitted:anew", c.t("submitted.anew"), "flag", Versions{Versions::What::keep_submitted, handed_in->id, {}});
    anew.disabled = c.read_only();
    add(box, paragraph(c.t("submitted.keptHelp"), Emphasis::small, Tone::secondary), row(std::move(anew)));
  }
  if (all.empty()) return box;
  Node kept = list(c.t("versions.kept"));
  kept.id = "versions:list";
  for (const plan::Version& one : all) add(kept, kept_line(c, one));
  add(box, std::move(kept), separator());
  add_choices(c, box);
  return box;
}

}  // namespace cocrea::view
