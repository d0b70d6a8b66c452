// The list of commitments, with the slots that they take.
#include "view/forms.h"
#include "view/frame.h"
#include "view/pages/amended.h"
#include "view/pages/commitment_words.h"
#include "view/pages/shared.h"
#include "view/words.h"

namespace cocrea::view {

namespace {

Node commitment_item(const Context& c, const plan::Commitment& one, std::size_t index) {
  const std::string title = title_of(c, one, index + 1);
  Node words = column(link("open:" + one.id, title, Navigate{PageId::commitments, one.id, {}}));
  words.children.front().emphasis = Emphasis::strong;
  words.children.front().language = shown_language(c, one.title);
  add(words, paragraph(dates_line(c, one), Emphasis::small, Tone::secondary));
  Node states = row(progress_pill(c, one, "list"));
  if (const rules::Verdict* verdict = find_verdict(c, "COM-7", one.id)) add(states, verdict_pill(c, *verdict, "list"));
  Node moves = tight(row(move_button(c, c.t("commitment.up", {{"title", title}}), c.plan->commitments, index, -1),
                         move_button(c, c.t("commitment.down", {{"title", title}}), c.plan->commitments, index, +1)));
  Node entry = row(growing(tight(std::move(words))), at_end(std::move(states)), at_end(std::move(moves)));
  entry.layout.wrap = true;
  Node line = item("commitment:" + one.id, {}, Navigate{PageId::commitments, one.id, {}});
  add(line, std::move(entry));
  return line;
}

}  // namespace

Node build_commitments(const Context& c) {
  Node main = column();
  Node head = tight(column(heading(1, c.t("nav.commitments"), "page:title"), reading(paragraph(c.t("commitments.lead"), Emphasis::normal, Tone::secondary))));
  if (!c.plan) {
    add(main, std::move(head), no_plan(c));
    return main;
  }
  Node add_one = add_button(c, c.t("commitments.add"), *c.plan, "commitments", true);
  add_one.emphasis = Emphasis::primary;
  if (c.plan->commitments.empty()) {
    add(main, std::move(head), slots_card(c, "commitments", {}), empty_state(c.t("commitments.none"), c.t("commitments.noneHelp"), std::move(add_one)));
  } else {
    Node top = row(growing(std::move(head)), at_end(std::move(add_one)));
    add(main, std::move(top), slots_card(c, "commitments", {}));
    Node all = list(c.t("nav.commitments"));
    for (std::size_t i = 0; i < c.plan->commitments.size(); ++i) add(all, commitment_item(c, c.plan->commitments[i], i));
    add(main, card({}, std::move(all)));
    add_since_submission(c, main);
  }
  add(main, registers_card(c, "commitments amendments"));
  return main;
}

}  // namespace cocrea::view
