// The header: whose plan, whether it is saved, as of which day, and how the page is shown.
#include <array>
#include <cmath>

#include "view/frame.h"

namespace cocrea::view {

namespace {

Node save_pill(const Context& c) {
  switch (c.state.save) {
    case SaveState::saving: return pill("header:save", c.t("save.saving"), "clock", Tone::secondary);
    case SaveState::saved: return pill("header:save", c.t("save.saved"), "check", Tone::done);
    case SaveState::tab_only: return pill("header:save", c.t("save.tabOnly"), "warning", Tone::breached);
    case SaveState::elsewhere: return pill("header:save", c.t("save.elsewhere"), "lock", Tone::at_risk);
    case SaveState::newer: return pill("header:save", c.t("save.newer"), "lock", Tone::at_risk);
    case SaveState::none: break;
  }
  return column();
}

Node as_of_field(const Context& c) {
  Node node;
  node.kind = NodeKind::field;
  node.id = "header:as-of";
  node.label = c.t("header.asOf");
  node.icon = "history";
  node.action = SetAsOf{};
  FieldSpec spec;
  spec.type = FieldSpec::Type::date;
  spec.compact = true;
  spec.placeholder = c.t("date.dayPlaceholder");
  node.value = brief(c.state.language, c.state.as_of_day());
  spec.iso = dates::to_string(c.state.as_of_day());
  if (!c.state.as_of_text.empty()) {
    node.value = c.state.as_of_text;
    spec.error = c.t("rejected.asOf");
  }
  node.field = std::move(spec);
  return node;
}

Node language_choice(const Context& c) {
  Node node = view_choice("header:language", c.t("header.language"),
                          {{"es", c.t("language.es"), c.state.language == Language::es, "es"}, {"en", c.t("language.en"), c.state.language == Language::en, "en"}},
                          SetLanguage{c.state.language});
  node.icon = "language";
  return node;
}

Node text_size_choice(const Context& c) {
  constexpr std::array<std::pair<std::string_view, int>, 8> sizes = {
      {{"0.8", 80}, {"0.9", 90}, {"1", 100}, {"1.1", 110}, {"1.25", 125}, {"1.5", 150}, {"1.75", 175}, {"2", 200}}};
  std::vector<Option> options;
  options.reserve(sizes.size());
  const int now = static_cast<int>(std::lround(c.state.text_scale * 100));
  for (const auto& [value, percent] : sizes) {
    options.push_back({std::string(value), c.t("header.percent", {{"number", std::to_string(percent)}}), percent == now});
  }
  Node node = view_choice("header:text-size", c.t("header.textSize"), std::move(options), SetTextScale{c.state.text_scale});
  node.icon = "text_size";
  return node;
}

bool is_dark(const State& state) { return state.theme == Theme::dark || (state.theme == Theme::system && state.system_dark); }

// A copy for a table says whose it is first, as a long name is cut at its end.
std::string shown_name(const Context& c) {
  const std::string name = document_name(c);
  return c.document->copy.empty() ? name : c.t("header.copy", {{"table", c.document->copy}, {"name", name}});
}

Node step_button(const Context& c, bool undo) {
  const bool possible = (undo ? c.state.can_undo : c.state.can_redo) && !c.read_only();
  const std::string& label = undo ? c.state.undo_label : c.state.redo_label;
  const std::string what = label.empty() ? std::string() : c.t(label);
  std::string words = what.empty() ? c.t(undo ? "header.undo" : "header.redo") : c.t(undo ? "header.undoWhat" : "header.redoWhat", {{"what", what}});
  Node node = icon_button(undo ? "header:undo" : "header:redo", std::move(words), undo ? "undo" : "redo", undo ? Action{Undo{}} : Action{Redo{}});
  node.disabled = !possible;
  node.emphasis = Emphasis::quiet;
  return node;
}

Node theme_button(const Context& c) {
  const bool dark = is_dark(c.state);
  Node node = icon_button("header:theme", c.t(dark ? "header.toLight" : "header.toDark"), dark ? "sun" : "moon",
                          SetTheme{dark ? Theme::light : Theme::dark});
  node.emphasis = Emphasis::quiet;
  return node;
}

Node projector_button(const Context& c) {
  Node node = button("header:projector", c.t(c.state.projector ? "header.projectorOff" : "header.projectorOn"), "projector", SetProjector{!c.state.projector}, Emphasis::quiet);
  node.selected = c.state.projector;
  return node;
}

}  // namespace

Node build_header(const Context& c) {
  Node header = row();
  header.id = "header";
  header.label = c.t("header.label");
  header.layout.wrap = false;
  Node brand = link("header:brand", c.t("app.name"), Navigate{PageId::start, {}, {}});
  brand.icon = "group";
  brand.emphasis = Emphasis::strong;
  add(header, std::move(brand));
  if (c.document) {
    Node name = with_id(growing(paragraph(shown_name(c), Emphasis::strong)), "header:name");
    if (c.plan) name.language = shown_language(c, c.plan->title);
    add(header, std::move(name));
    if (c.state.save != SaveState::none) add(header, save_pill(c));
  }
  // Where the type is so large that all of it would take half a telephone's screen, one line says whose plan it is and whether it is saved.
  Node more = icon_button(std::string(kHeaderTools), c.t("header.more"), c.state.tools_shown ? "chevron_up" : "chevron_down", Unfold{plan::Id(kHeaderTools)});
  more.selected = c.state.tools_shown;
  add(header, std::move(more));
  Node tools = row();
  tools.layout.wrap = false;
  tools = tight(at_end(std::move(tools)));
  if (c.document) add(tools, step_button(c, true), step_button(c, false), as_of_field(c));
  add(tools, language_choice(c), text_size_choice(c), theme_button(c), projector_button(c));
  if (c.document) add(tools, button("header:download", c.t("header.download"), "download", Download{}, Emphasis::primary));
  add(header, std::move(tools));
  return header;
}

}  // namespace cocrea::view
