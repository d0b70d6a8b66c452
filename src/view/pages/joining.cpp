// Copies for tables and their joining: the files, what can be taken without a question, and the questions side by side.
#include "view/joining.h"

#include <algorithm>
#include <tuple>

#include "core/exchange/word_differences.h"
#include "view/change_words.h"
#include "view/forms.h"
#include "view/pages/file_cards.h"

namespace cocrea::view {

using exchange::Conflict;
using exchange::Piece;
using exchange::shortened;

namespace {

constexpr std::size_t kShownClaim = 1500;    // bytes of a text; the whole of it is taken over
constexpr std::size_t kShownOption = 56;
constexpr std::size_t kShownLines = 12;     // of what was written in one thing that another took out
constexpr std::size_t kShownConflicts = 40; // undecided ones at a time: more would only hide each other

std::string numbered(std::string_view id, std::size_t number) { return std::string(id).append(std::to_string(number)); }

Node small_remark(std::string words) { return reading(paragraph(std::move(words), Emphasis::small, Tone::secondary)); }

// What was taken out and put in, phrase by phrase, each on a line of its own; the whole text stands above. Changes with a few words between them are one.
Node changed_phrases(const Context& c, const std::string& before, const std::string& after) {
  constexpr std::size_t kFewWords = 16;
  Node lines = tight(column());
  std::string removed, added, between;
  const auto tell = [&] {
    for (const auto& [words, key, tone] : {std::tuple(&removed, "join.removedWords", Tone::breached), std::tuple(&added, "join.addedWords", Tone::done)}) {
      if (words->find_first_not_of(" \n\t\r") != std::string::npos) add(lines, paragraph(c.t(key, {{"words", *words}}), Emphasis::small, tone));
      words->clear();
    }
    between.clear();
  };
  const std::string from = shortened(before, kShownClaim), to = shortened(after, kShownClaim);   // the pieces view them
  for (const Piece& piece : exchange::word_differences(from, to)) {
    if (piece.kind == Piece::Kind::both) {
      between = piece.text;
      if (between.size() > kFewWords) tell();
      continue;
    }
    if (!removed.empty() || !added.empty()) {
      removed += between;
      added += between;
    }
    between.clear();
    (piece.kind == Piece::Kind::removed ? removed : added) += piece.text;
  }
  tell();
  return lines;
}

bool is_text(const Conflict& conflict) {
  const plan::Field* const field = conflict.what == Conflict::What::field ? conflict.type->find(conflict.field) : nullptr;
  return field != nullptr && (field->kind == plan::Kind::text || field->kind == plan::Kind::localized);
}

Node claim_node(const Context& c, const Joining& joining, const Conflict& conflict, const exchange::Claim& claim, std::string id) {
  const std::string value = claim_words(c, joining, conflict, claim);
  Node box = tight(column(definition(id, sides_words(joining.sides, claim.sides), shortened(value, kShownClaim))));
  const auto* base = std::get_if<std::string>(&conflict.base);
  if (is_text(conflict) && base != nullptr && !base->empty() && value != *base) add(box, changed_phrases(c, *base, value));
  std::size_t line = 0;
  for (const Changed& one : written_in(c, joining, conflict, claim)) {   // what would be lost
    if (++line > kShownLines) break;
    add(box, definition(numbered(id + ":", line), one.what, shortened(one.after, kShownClaim)));
    if (!one.before.empty()) add(box, changed_phrases(c, one.before, one.after));
  }
  return box;
}

// Whether there is a value that all began with.
bool has_base(const Joining& joining, const Conflict& conflict) { return !joining.joined.without_base && !is_new(joining, conflict); }

Node choice_node(const Context& c, const Joining& joining, std::size_t at) {
  const Conflict& conflict = joining.joined.conflicts[at];
  const std::string& chosen = joining.decisions[at].chosen;
  const plan::Value stays = undecided_value(joining, at), both = exchange::keep_both(joining.joined.document, conflict);
  const bool can_be_both = conflict.claims.size() > 1 && !std::holds_alternative<std::monostate>(both);
  const std::string stays_words = can_be_both && stays == both ? c.t("join.takeBoth") : shortened(value_words(c, conflict, stays), kShownOption);
  std::vector<Option> options = {{"", c.t("join.notDecided", {{"value", stays_words}}), chosen.empty()}};
  if (has_base(joining, conflict)) options.push_back({"base", c.t("join.takeBase"), chosen == "base"});
  else if (conflict.circle) options.push_back({"base", c.t("join.waitsForNothing"), chosen == "base"});   // else what one side added could only be left undecided
  for (std::size_t i = 0; i < conflict.claims.size(); ++i) {
    const std::string number = std::to_string(i);
    options.push_back({number, c.t("join.claim", {{"sides", sides_words(joining.sides, conflict.claims[i].sides)},
                                                  {"value", shortened(claim_words(c, joining, conflict, conflict.claims[i]), kShownOption)}}),
                       chosen == number});
  }
  if (can_be_both) options.push_back({"both", c.t("join.takeBoth"), chosen == "both"});
  return view_choice(numbered("join:choose:", at), c.t("join.choose"), std::move(options), Join{Join::What::choose, at, {}}, false);
}

Node conflict_node(const Context& c, const Joining& joining, std::size_t at) {
  const Conflict& conflict = joining.joined.conflicts[at];
  const std::string id = numbered("join:conflict:", at);
  Node box = column(heading(3, shortened(conflict_words(c, conflict), kShownClaim)));
  box.id = id;
  if (conflict.circle) add(box, small_remark(c.t("join.circle")));
  if (std::any_of(conflict.claims.begin(), conflict.claims.end(), [](const exchange::Claim& one) { return !one.tallies.empty(); })) add(box, small_remark(c.t("join.dotsTogether")));
  Node values = column();   // one below the other, so that texts can be compared line by line
  if (has_base(joining, conflict)) add(values, column(definition(id + ":base", c.t("join.atFirst"), shortened(value_words(c, conflict, conflict.base), kShownClaim))));
  for (std::size_t i = 0; i < conflict.claims.size(); ++i) add(values, claim_node(c, joining, conflict, conflict.claims[i], id + ":" + std::to_string(i)));
  Node answer = grid(2, choice_node(c, joining, at));
  const Joining::Decision& decision = joining.decisions[at];
  if (!decision.chosen.empty()) add(answer, line_field(numbered("join:reason:", at), c.t("join.reason"), decision.reason, {}, Join{Join::What::reason, at, {}}));
  add(box, std::move(values), std::move(answer));
  return box;
}

Node alike_node(const Context& c, const Joining& joining, std::size_t at) {
  const exchange::Alike& pair = joining.joined.alike[at];
  const std::string first = shortened(added_words(c, joining, pair.first), kShownClaim), second = shortened(added_words(c, joining, pair.second), kShownClaim);
  const bool same = joining.same[at];
  return view_choice(numbered("join:same:", at), c.t("join.alike", {{"first", first}, {"second", second}}),
                     {{"no", c.t("join.twoThings"), !same}, {"yes", c.t("join.oneThing"), same}}, Join{Join::What::same, at, {}}, false);
}

// One question about all that several tables added alike.
Node group_node(const Context& c, const Joining& joining, const std::vector<std::size_t>& group) {
  Node things = list(c.t("join.alikeTitle"));
  for (const plan::Id& id : things_of(joining.joined.alike, group)) add(things, item({}, shortened(added_words(c, joining, id), kShownClaim)));
  const GroupAnswer answer = answer_of(joining, group);
  return column(std::move(things), view_choice(numbered("join:all:", group.front()), c.t("join.alikeAll"),
                                               {{"no", c.t("join.allApart"), answer == GroupAnswer::apart},
                                                {"yes", c.t("join.allSame"), answer == GroupAnswer::same},
                                                {"some", c.t("join.oneByOne"), answer == GroupAnswer::some}},
                                               Join{Join::What::all_same, group.front(), {}}, false));
}

void add_alike(const Context& c, const Joining& joining, Node& box) {
  if (joining.joined.alike.empty()) return;
  add(box, separator(), heading(3, c.t("join.alikeTitle")), small_remark(c.t("join.alikeHelp")));
  std::vector<bool> hidden = joining.settled;
  for (const std::vector<std::size_t>& group : groups_of_alike(joining.joined.alike)) {
    add(box, group_node(c, joining, group));
    if (answer_of(joining, group) == GroupAnswer::some) continue;
    for (const std::size_t at : group) hidden[at] = true;
  }
  for (std::size_t i = 0; i < joining.joined.alike.size(); ++i) {
    if (!hidden[i]) add(box, alike_node(c, joining, i));
  }
}

void add_questions(const Context& page, const Joining& joining, Node& box) {
  const Context c = make_context(&joining.joined.document, nullptr, page.state);
  add(box, paragraph(open_words(c.state.language, joining), Emphasis::strong));
  add_alike(c, joining, box);   // first: what is the same is asked about below
  std::size_t shown = 0;
  for (std::size_t i = 0; i < joining.decisions.size(); ++i) {
    if (joining.decisions[i].chosen.empty() && ++shown > kShownConflicts) continue;
    add(box, separator(), conflict_node(c, joining, i));
  }
  if (shown > kShownConflicts) add(box, small_remark(c.n("join.more", static_cast<long>(shown - kShownConflicts))));
}

// What is chosen may make a circle after all.
void add_circle(const Context& page, const Joining& joining, Node& box) {
  const std::vector<std::size_t> circular = exchange::still_circular(as_decided(joining), joining.joined.conflicts);
  if (circular.empty()) return;
  const Context c = make_context(&joining.joined.document, nullptr, page.state);
  Node about = list(c.t("join.choose"));
  for (const std::size_t at : circular) add(about, item({}, shortened(conflict_words(c, joining.joined.conflicts[at]), kShownClaim)));
  add(box, with_id(callout(Tone::at_risk, "warning", c.t("join.circleStays"), std::move(about)), "join:circle"));
}

void add_taken(const Context& c, const Joining& joining, Node& box) {
  const std::vector<Taken> lines = taken_unasked(c, joining, kShownConflicts);
  if (lines.empty()) return;
  Node all = column();
  all.id = "join:taken";
  const std::size_t shown = std::min(lines.size(), kShownConflicts);
  for (std::size_t i = 0; i < shown; ++i) {
    const auto& [what, before, after, sides, text] = lines[i];
    std::string words = shortened(after, kShownOption);
    if (sides != 0) words = c.t("join.claim", {{"sides", sides_words(joining.sides, sides)}, {"value", words}});
    Node one = tight(column(definition(numbered("join:taken:", i), what, std::move(words))));
    if (!before.empty()) add(one, text ? changed_phrases(c, before, after) : paragraph(c.t("join.claim", {{"sides", c.t("join.wasBefore")}, {"value", shortened(before, kShownOption)}}), Emphasis::small, Tone::breached));
    add(all, std::move(one));
  }
  add(box, separator(), heading(3, c.t("join.taken")), std::move(all));
  if (lines.size() > shown) add(box, small_remark(c.n("join.takenMore", static_cast<long>(lines.size() - shown))));
}

// What the open plan has that the copies did not begin with: nobody is asked about it, and it stays.
void add_own(const Context& c, const Joining& joining, Node& box) {
  const std::vector<Changed> lines = own_changes(c, joining);
  if (lines.empty()) return;
  Node all = list(c.t("join.own"));
  all.id = "join:own";
  const std::size_t shown = std::min(lines.size(), kShownLines);
  for (std::size_t i = 0; i < shown; ++i) add(all, item({}, c.t("join.claim", {{"sides", lines[i].what}, {"value", shortened(lines[i].after, kShownOption)}})));
  add(box, separator(), heading(3, c.t("join.own")), std::move(all));
  if (lines.size() > shown) add(box, small_remark(c.n("join.takenMore", static_cast<long>(lines.size() - shown))));
}

Node files_list(const Context& c, const Joining& joining) {
  Node files = list(c.t("join.files"));
  files.id = "join:files";
  add(files, item("join:open", joining.sides.empty() ? c.t("join.thisPlan") : joining.sides.front().name));
  for (std::size_t i = 0; i < joining.files.size(); ++i) {
    const std::string& name = joining.sides[i + 1].name;
    Node line = item(numbered("join:file:", i), {});
    Node words = tight(column(paragraph(name)));
    if (joining.files[i].altered) add(words, callout(Tone::at_risk, "warning", c.t("import.cause.otherContent")), small_remark(c.t("import.advice.otherContent")));
    if (const auto& brought = joining.files[i].dots) {
      std::string dots = c.n("join.dots", brought->dots);
      if (brought->less) dots = c.t("join.dotsLess", {{"dots", dots}});
      else if (brought->known) dots = c.t("join.dotsCounted", {{"dots", dots}});
      add(words, paragraph(std::move(dots), Emphasis::small, Tone::secondary));
    }
    add(line, row(growing(std::move(words)), at_end(icon_button(numbered("join:drop:", i), c.t("join.drop", {{"name", name}}), "close", Join{Join::What::drop, i, {}}))));
    add(files, std::move(line));
  }
  return files;
}

// Copies are joined in the plan that they were made of: in a copy, what the others wrote would not come to it.
void add_copy_warning(const Context& c, Node& box) {
  if (!c.document || c.document->copy.empty()) return;
  add(box, with_id(callout(Tone::at_risk, "warning", c.t("join.inCopy", {{"table", c.document->copy}}), reading(paragraph(c.t("join.inCopyHelp")))), "join:in-copy"));
}

void add_joining(const Context& c, const Joining& joining, Node& box) {
  add(box, files_list(c, joining));
  Node more = button("join:add", c.t("join.add"), "upload", Join{Join::What::add, 0, {}}, joining.files.empty() ? Emphasis::primary : Emphasis::normal);
  more.disabled = joining.files.size() >= exchange::kMostFiles;
  add(box, row(std::move(more), button("join:discard", c.t("join.discard"), "close", Join{Join::What::discard, 0, {}}, Emphasis::quiet)));
  if (joining.files.empty()) {
    add(box, small_remark(c.t("join.addHelp")));
    return;
  }
  if (std::string why_not = hindrance_words(c.state.language, joining); !why_not.empty()) {
    add(box, callout(Tone::breached, "warning", std::move(why_not)));
    return;
  }
  add(box, small_remark(c.t("join.onlyHere")));
  if (joining.joined.without_base) add(box, callout(Tone::at_risk, "warning", c.t("join.withoutBase")));
  add_questions(c, joining, box);
  add_taken(c, joining, box);
  add_own(c, joining, box);
  add_circle(c, joining, box);
  add(box, separator());
  Node take = button("join:take", c.t("join.takeOver"), "check", Join{Join::What::take_over, 0, {}}, Emphasis::primary);
  const bool nothing = brings_nothing(joining);
  take.disabled = c.read_only() || nothing;
  if (!nothing) add(box, line_field("join:who", c.t("join.who"), joining.decided_by, {}, Join{Join::What::who, 0, {}}));
  add(box, small_remark(c.t(nothing ? "join.nothingToTake" : "join.takeOverHelp")), row(std::move(take)));
}

}  // namespace

Node line_field(std::string id, std::string label, std::string value, std::string help, Action action) {
  Node node;
  node.kind = NodeKind::field;
  node.id = std::move(id);
  node.label = std::move(label);
  node.value = std::move(value);
  node.help = std::move(help);
  node.field = FieldSpec{};
  node.action = std::move(action);
  return node;
}

bool has_twin(const Context& c) {
  const auto is_twin = [&](const Stored& one) { return one.id == c.document->made_from; };
  return c.document && std::any_of(c.state.library.begin(), c.state.library.end(), is_twin);
}

Node joining_card(const Context& c) {
  Node box = card(c.t("join.title"), reading(paragraph(c.t("join.help"), Emphasis::normal, Tone::secondary)));
  box.id = "join";
  add_copy_warning(c, box);
  if (c.state.joining) {
    add_joining(c, *c.state.joining, box);
    return box;
  }
  Node copies = button("join:copies", c.t("join.makeCopies"), "copy", Join{Join::What::make_copies, 0, {}});
  Node begin = button("join:begin", c.t("join.begin"), "group", Join{Join::What::begin, 0, {}});
  copies.disabled = c.state.save == SaveState::newer;
  begin.disabled = c.read_only();
  add(box, line_field("join:tables", c.t("join.tables"), c.state.tables.empty() ? c.t("join.tablesExample") : c.state.tables, c.t("join.tablesHelp"), Join{Join::What::tables, 0, {}}),
      row(std::move(copies), std::move(begin)));
  if (has_twin(c)) add(box, small_remark(c.t("join.twinHelp")), row(button("join:twin", c.t("join.twin"), "group", Join{Join::What::twin, 0, {}})));
  if (!c.state.copies.empty()) {
    Node files = list(c.t("join.madeFiles"));
    for (const std::string& name : c.state.copies) add(files, item({}, name));
    add(box, with_id(callout(Tone::done, "circle_check", c.n("join.made", static_cast<long>(c.state.copies.size())), std::move(files), paragraph(c.t("join.madeHelp"))), "join:made"));
  }
  return box;
}

Node minutes_card(const Context& c) {
  return list_card(c, *c.document, plan::kDocument, {"decisions", "date decidedBy | about | base chosen | others | reason", {}});
}

}  // namespace cocrea::view
