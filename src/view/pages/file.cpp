// File: the plan as a file, what can be undone, whether everything is well, and how the page is shown.
#include "view/frame.h"
#include "view/pages/file_cards.h"
#include "view/pages/shared.h"

namespace cocrea::view {

namespace {

Node file_card(const Context& c) {
  Node box = card(c.t("file.plan"), reading(paragraph(c.t("file.planHelp"), Emphasis::normal, Tone::secondary)));
  box.id = "file:plan";
  Node print = button("file:print", c.t("file.print"), "print", Print{});
  add(box, row(button("file:download", c.t("header.download"), "download", Download{}, Emphasis::primary), button("file:open", c.t("start.openFile"), "upload", PickFile{}),
               std::move(print), button("file:close", c.t("file.close"), "close", CloseDocument{}, Emphasis::quiet)));
  add(box, paragraph(c.t("file.openHelp"), Emphasis::small, Tone::secondary));
  return box;
}

// The program itself as a file; in that file, what is particular about it.
Node edition_card(const Context& c) {
  Node box = card(c.t("edition.title"), reading(paragraph(c.t(c.state.single_file ? "edition.text" : "edition.help"), Emphasis::normal, Tone::secondary)));
  box.id = "file:edition-card";
  if (!c.state.single_file) add(box, row(button("file:edition", c.t("edition.download"), "download", SaveEdition{})));
  return box;
}

std::string_view save_key(SaveState state) {
  switch (state) {
    case SaveState::saving: return "file.healthSaving";
    case SaveState::saved: return "file.healthSaved";
    case SaveState::tab_only: return "file.healthTabOnly";
    case SaveState::elsewhere: return "file.healthElsewhere";
    case SaveState::newer: return "file.healthNewer";
    case SaveState::none: break;
  }
  return "file.healthNone";
}

std::string saved_words(const Context& c, const SavedAt& at) {
  const std::string minute = std::to_string(at.minute % 60);
  return c.t("file.lastSaveAt", {{"date", full(c.state.language, at.day)}, {"time", std::to_string(at.minute / 60) + (minute.size() < 2 ? ":0" : ":") + minute}});
}

Node health_card(const Context& c) {
  const State& state = c.state;
  Node box = card(c.t("file.health"));
  box.id = "file:health";
  Node facts = tight(column());
  add(facts, definition("file:health:save", c.t("file.saving"), c.t(save_key(state.save))));
  add(facts, definition("file:health:verified", c.t("file.lastSave"), state.saved_at ? saved_words(c, *state.saved_at) : c.t("file.lastSaveNone")));
  add(facts, definition("file:health:journal", c.t("file.journal"), c.n("file.entries", static_cast<long>(state.journal_entries))));
  add(facts, definition("file:health:space", c.t("file.space"), c.n("file.kilobytes", static_cast<long>((state.stored_bytes + 1023) / 1024))));
  const std::string_view persisted = !state.persisted ? "file.persistedUnasked" : *state.persisted ? "file.persistedYes" : "file.persistedNo";
  add(facts, definition("file:health:persisted", c.t("file.persisted"), c.t(persisted)));
  add(box, std::move(facts), paragraph(c.t("file.healthHelp"), Emphasis::small, Tone::secondary));
  return box;
}

Node undo_card(const Context& c) {
  const State& state = c.state;
  Node box = card(c.t("file.undo"), paragraph(c.t("file.undoHelp"), Emphasis::normal, Tone::secondary));
  box.id = "file:undo";
  Node undo = button("file:undo-button", state.undo_label.empty() ? c.t("header.undo") : c.t("header.undoWhat", {{"what", c.t(state.undo_label)}}), "undo", Undo{});
  undo.disabled = !state.can_undo || c.read_only();
  Node redo = button("file:redo-button", state.redo_label.empty() ? c.t("header.redo") : c.t("header.redoWhat", {{"what", c.t(state.redo_label)}}), "redo", Redo{});
  redo.disabled = !state.can_redo || c.read_only();
  add(box, row(std::move(undo), std::move(redo)));
  return box;
}

Node shown_card(const Context& c) {
  const State& state = c.state;
  Node box = card(c.t("file.shown"));
  box.id = "file:shown";
  std::vector<Option> views = {{"canvas", c.t("file.canvas"), state.renderer == Renderer::canvas}, {"text", c.t("file.textView"), state.renderer == Renderer::text}};
  Node view = view_choice("file:renderer", c.t("file.view"), std::move(views), SetRenderer{state.renderer}, false);
  view.help = c.t(state.canvas_available ? "file.viewHelp" : "file.noCanvas");
  view.disabled = !state.canvas_available;
  Node theme = view_choice("file:theme", c.t("file.theme"),
                           {{"system", c.t("file.themeSystem"), state.theme == Theme::system},
                            {"light", c.t("file.themeLight"), state.theme == Theme::light},
                            {"dark", c.t("file.themeDark"), state.theme == Theme::dark}},
                           SetTheme{state.theme}, false);
  Node question = view_choice("file:question-key", c.t("file.questionKey"), {{"yes", c.t("choice.yes"), state.question_key}, {"no", c.t("choice.no"), !state.question_key}},
                              SetQuestionKey{state.question_key}, false);
  question.help = c.t("file.questionKeyHelp");
  add(box, std::move(view), std::move(theme), std::move(question), row(button("file:keys", c.t("file.keys"), "keyboard", ShowKeys{})));
  return box;
}

Node about_card(const Context& c) {
  Node box = card(c.t("file.about"));
  box.id = "file:about";
  const rules::RuleSet* named = rules::find_rule_set(c.document->ruleset);
  const rules::RuleSet& set = named ? *named : rules::default_rule_set();
  Node facts = tight(column());
  add(facts, definition("file:about:ruleset", c.t("file.ruleset"), &set == &rules::default_rule_set() && rules::is_judged(*c.document) ? c.t("file.handbook") : c.document->ruleset));
  if (rules::is_judged(*c.document)) {
    const auto from = dates::parse_day(set.valid_from), until = dates::parse_day(set.valid_until);
    add(facts, definition("file:about:from", c.t("file.validFrom"), from ? full(c.state.language, *from) : c.t("file.validFromUnsaid")));
    if (until) add(facts, definition("file:about:until", c.t("file.validUntil"), full(c.state.language, *until)));
    add(facts, definition("file:about:rules", c.t("file.rules"), c.n("file.rulesCount", static_cast<long>(set.rules.size()))));
  }
  add(facts, definition("file:about:format", c.t("file.format"), std::to_string(c.document->format_version)));
  add(facts, definition("file:about:id", c.t("file.documentId"), c.document->id));
  if (!c.document->sample.empty()) add(facts, definition("file:about:sample", c.t("file.sample"), c.document->sample));
  add(box, reading(paragraph(c.t("file.aboutText"))), std::move(facts));
  return box;
}

}  // namespace

Node build_file(const Context& c) {
  Node main = column();
  add(main, tight(column(heading(1, c.t("nav.file"), "page:title"), reading(paragraph(c.t("file.lead"), Emphasis::normal, Tone::secondary)))));
  add_copy_note(c, main);
  add(main, file_card(c), joining_card(c));
  if (c.plan) add(main, versions_card(c));
  add(main, bin_card(c), minutes_card(c));
  add_ways_out(c, main);
  add(main, grid(2, growing(undo_card(c)), growing(health_card(c))), grid(2, growing(shown_card(c)), growing(about_card(c))), edition_card(c));
  return main;
}

}  // namespace cocrea::view
