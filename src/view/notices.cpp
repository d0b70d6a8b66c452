// What deserves attention above a page, and what stands above everything.
#include "view/frame.h"
#include "view/joining.h"
#include "view/search.h"

namespace cocrea::view {

// A sentence with arguments that are known only while running.
std::string words_of(Language language, const Notice& notice) {
  const auto& a = notice.arguments;
  switch (a.size()) {
    case 0: return plural(language, notice.key, notice.count);
    case 1: return text(language, notice.key, {{a[0].first, a[0].second}});
    case 2: return text(language, notice.key, {{a[0].first, a[0].second}, {a[1].first, a[1].second}});
    default: return text(language, notice.key, {{a[0].first, a[0].second}, {a[1].first, a[1].second}, {a[2].first, a[2].second}});
  }
}

namespace {

std::string_view icon_of(Tone tone) {
  if (tone == Tone::breached || tone == Tone::at_risk) return "warning";
  return tone == Tone::done ? "circle_check" : "info";
}

Node details_of(const Notice& notice, std::string label) {
  Node lines = list(std::move(label));
  for (const std::string& one : notice.details) {
    Node line = item({}, {});
    add(line, paragraph(one, Emphasis::small));
    add(lines, std::move(line));
  }
  return lines;
}

Node as_of_callout(const Context& c) {
  Node line = row(growing(paragraph(c.t(c.state.as_of_day() > c.state.today ? "asOf.ahead" : "asOf.title", {{"date", full(c.state.language, c.state.as_of_day())}}))),
                  at_end(button("as-of:today", c.t("asOf.back"), "clock", SetAsOf{}, Emphasis::quiet)));
  Node box = callout(Tone::accent, "history", {}, std::move(line));
  box.id = "notice:as-of";
  return tight(std::move(box));
}

}  // namespace

void add_notices(const Context& c, Node& main) {
  Node notices = column();
  notices.id = "notices";
  if (c.document && c.state.save == SaveState::tab_only) {
    Node box = callout(Tone::breached, "warning", c.t("save.tabOnlyTitle"), paragraph(c.t(c.state.save_detail_key.empty() ? "save.tabOnlyText" : c.state.save_detail_key)),
                       button("notice:download", c.t("header.download"), "download", Download{}, Emphasis::primary));
    add(notices, with_id(std::move(box), "notice:tab-only"));
  }
  const bool here = c.state.save == SaveState::saved || c.state.save == SaveState::saving;
  if (c.document && c.state.gone && (here || c.state.save == SaveState::elsewhere)) {
    Node box = callout(Tone::at_risk, "warning", c.t(here ? "save.goneHereTitle" : "save.goneTitle"), paragraph(c.t(here ? "save.goneHereText" : "save.goneText")),
                       button("notice:download", c.t("header.download"), "download", Download{}, Emphasis::primary));
    add(notices, with_id(std::move(box), "notice:gone"));
  } else if (c.document && c.state.save == SaveState::elsewhere) {
    Node box = callout(Tone::at_risk, "lock", c.t("save.elsewhereTitle"), paragraph(c.t("save.elsewhereText")),
                       button("notice:take-over", c.t("save.takeOver"), "edit", TakeOver{}, Emphasis::primary));
    add(notices, with_id(std::move(box), "notice:elsewhere"));
  }
  if (c.document && c.state.save == SaveState::newer) {
    add(notices, with_id(callout(Tone::at_risk, "lock", c.t("save.newerTitle"), paragraph(c.t("save.newerText"))), "notice:newer"));
  }
  if (c.document && !rules::is_judged(*c.document)) {
    Node box = callout(Tone::at_risk, "warning", c.t("rules.unknownTitle"), paragraph(c.t("rules.unknownText", {{"name", c.document->ruleset}})));
    add(notices, with_id(std::move(box), "notice:rule-set"));
  }
  for (const Notice& one : c.state.notices) {
    if (one.as_dialog) continue;
    Node box = callout(one.tone, icon_of(one.tone), {}, paragraph(words_of(c.state.language, one)));
    box.id = "notice:" + one.id;
    if (!one.details.empty()) add(box, details_of(one, c.t("notices.details")));
    if (one.id == "deleted" || one.id.rfind("deleted:", 0) == 0) add(box, button("undo:" + one.id, c.t("notices.undo"), "undo", Undo{}));
    const bool is_beside = one.key == "notice.openedBeside" || one.key == "notice.openedAgain" || one.key == "notice.storedAlready";
    if (is_beside && has_twin(c)) add(box, button("notice:twin", c.t("join.twin"), "group", Join{Join::What::twin, 0, {}}));
    if (one.id == "update") add(box, button("update:take", c.t("notice.takeUpdate"), "redo", TakeUpdate{}));
    Node dismiss = button("dismiss:" + one.id, c.t("notices.dismiss"), "close", DismissNotice{one.id}, Emphasis::quiet);
    add(box, std::move(dismiss));
    add(notices, std::move(box));
  }
  if (c.state.letters_missing && c.state.renderer == Renderer::canvas) {
    Node box = callout(Tone::at_risk, "warning", c.t("letters.title"), paragraph(c.t("letters.text")), button("letters:text-view", c.t("shell.toText"), "arrow_right", SetRenderer{Renderer::text}));
    add(notices, with_id(std::move(box), "notice:letters"));
  }
  // Where the browser's copy lies, and why it may look empty here.
  if (c.state.single_file && c.state.page == PageId::start) {
    Node box = callout(Tone::neutral, "info", c.t("edition.title"), paragraph(c.t("edition.text")));
    if (c.state.library.empty()) add(box, paragraph(c.t("edition.moved")));
    add(notices, with_id(std::move(box), "notice:edition"));
  }
  if (c.document && c.state.page != PageId::start && c.state.as_of && *c.state.as_of != c.state.today) add(notices, as_of_callout(c));
  if (!notices.children.empty()) main.children.insert(main.children.begin() + (main.children.empty() ? 0 : 1), std::move(notices));
}

namespace {

constexpr std::size_t kMostFound = 40;

Node search_dialog(const Context& c) {
  Node box = column(heading(2, c.t("search.title"), "dialog:title"));
  box.id = "dialog";
  Node text;
  text.kind = NodeKind::field;
  text.id = "search:text";
  text.label = c.t("search.text");
  text.value = *c.state.search;
  text.action = Search{};
  text.field = FieldSpec{};
  const SearchResults found = search(c, *c.state.search, kMostFound);
  if (!found.first.empty()) text.field->presses = "search:result:0";
  add(box, std::move(text));
  if (!found.first.empty()) {
    add(box, paragraph(c.n("search.found", static_cast<long>(found.all)), Emphasis::small, Tone::secondary));
    Node all = list(c.t("search.results"));
    for (std::size_t i = 0; i < found.first.size(); ++i) {
      const SearchResult& one = found.first[i];
      Node line = item({}, {});
      add(line, tight(column(link("search:result:" + std::to_string(i), one.words, one.action), paragraph(one.where, Emphasis::small, Tone::secondary))));
      add(all, std::move(line));
    }
    add(box, std::move(all));
  } else if (!c.state.search->empty()) {
    add(box, paragraph(c.t("search.nothing"), Emphasis::normal, Tone::secondary));
  }
  add(box, button("dialog.close", c.t("dialogs.close"), "close", CloseDialog{}));
  return box;
}

struct Key {
  std::string_view key, does;
  std::optional<Renderer> only = {};   // where it is of no use elsewhere
};
constexpr Key kKeys[] = {
    {"keys.tab", "keys.tabDoes"},       {"keys.enter", "keys.enterDoes"},         {"keys.escape", "keys.escapeDoes"},         {"keys.undo", "keys.undoDoes"},
    {"keys.redo", "keys.redoDoes"},     {"keys.save", "keys.saveDoes"},           {"keys.print", "keys.printDoes"},           {"keys.find", "keys.findDoes", Renderer::canvas},
    {"keys.arrows", "keys.arrowsDoes"}, {"keys.move", "keys.moveDoes", Renderer::canvas},     {"keys.lengthen", "keys.lengthenDoes", Renderer::canvas}, {"keys.zoom", "keys.zoomDoes", Renderer::canvas},
    {"keys.list", "keys.listDoes"},     {"keys.calendar", "keys.calendarDoes", Renderer::text},
};

}  // namespace

std::optional<Node> build_dialog(const Context& c) {
  for (const Notice& one : c.state.notices) {
    if (!one.as_dialog) continue;
    Node box = column(heading(2, words_of(c.state.language, one), "dialog:title"));
    box.id = "dialog";
    if (!one.details.empty()) add(box, details_of(one, c.t("notices.details")));
    add(box, button("dialog.close", c.t("dialogs.understood"), "check", DismissNotice{one.id}, Emphasis::primary));
    return box;
  }
  if (c.state.search && c.document) return search_dialog(c);
  if (!c.state.keys_shown) return std::nullopt;

  Node box = column(heading(2, c.t("keys.title"), "dialog:title"), paragraph(c.t("keys.help")));
  box.id = "dialog";
  Node keys = table(c.t("keys.title"), {c.t("keys.key"), c.t("keys.does")});
  for (const Key& one : kKeys) {
    if (one.only && *one.only != c.state.renderer) continue;
    const bool only_control = one.key == "keys.list" && !c.state.question_key;
    add(keys, table_row(cell(c.t(only_control ? "keys.listControl" : one.key)), cell(c.t(one.does))));
  }
  add(box, std::move(keys), button("dialog.close", c.t("dialogs.close"), "close", CloseDialog{}, Emphasis::primary));
  return box;
}

}  // namespace cocrea::view
