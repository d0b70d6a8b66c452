// Fields: a label, a native control, what is wrong with what was typed, help, and the verdicts that concern it.
#include <algorithm>

#include "html/writer.h"

namespace cocrea::html {

using view::FieldSpec;
using view::Node;
using Type = view::FieldSpec::Type;

namespace {

// Few short options are all to be seen; more hide in a list.
bool is_segmented(const FieldSpec& spec) {
  if (spec.type != Type::choice || spec.compact || spec.options.size() < 2 || spec.options.size() > 4) return false;
  std::size_t letters = 0;
  for (const view::Option& one : spec.options) letters += one.label.size();
  return letters <= 56;
}

// So few letters that they stand side by side on a telephone too.
bool is_short(const FieldSpec& spec) {
  std::size_t letters = 0;
  for (const view::Option& one : spec.options) letters += one.label.size();
  return spec.options.size() <= 3 && letters <= 22;
}

bool is_set(const FieldSpec& spec) { return spec.type == Type::choices || is_segmented(spec); }

bool is_small_pill(const Node& node) { return node.kind == view::NodeKind::pill && node.emphasis == view::Emphasis::small; }
// A button stands among the options: it shows the rest of them.
bool is_button(const Node& node) { return node.kind == view::NodeKind::button; }
bool stands_elsewhere(const Node& node) { return is_small_pill(node) || is_button(node); }

// An empty date says its example as its placeholder; one that has a value would say none.
bool has_example(const Node& node) { return node.field->type == Type::date && !node.field->placeholder.empty() && !node.value.empty(); }

std::string_view name_of_type(const FieldSpec& spec) {
  switch (spec.type) {
    case Type::text: return "text";
    case Type::long_text: return "long-text";
    case Type::date: return "date";
    case Type::choice: return is_segmented(spec) ? "segments" : "choice";
    case Type::choices: return "chips";
    case Type::toggle: return "toggle";
    case Type::number: return "number";
    case Type::range: return "range";
  }
  return "text";
}

}  // namespace

void Writer::field(const Node& node) {
  if (!node.field || phrasing_ > 0) return;
  const FieldSpec& spec = *node.field;
  const std::string id = own_id(node);
  Classes classes = classes_of(node, "field");
  classes.add("field-", name_of_type(spec)).when(spec.compact, "compact").when(!spec.error.empty(), "wrong");
  if (is_set(spec)) set_of_options(node, id);
  else {
    m_.open("div").set("class", classes);
    one_control(node, id);
    m_.close();
  }
}

// Radio buttons and chips: a fieldset, whose legend is the label. Chips are one stop of Tab, with arrows among them (text-view.mjs): a toolbar, so that a screen
// reader leaves the arrows to the page.
void Writer::set_of_options(const Node& node, const std::string& id) {
  const FieldSpec& spec = *node.field;
  const bool one_of = spec.type == Type::choice;
  Classes classes = classes_of(node, "field");
  m_.open("fieldset").set("id", id).set("class", classes.add("field-", name_of_type(spec)).when(!spec.error.empty(), "wrong"));
  about_field(node, id);
  m_.open("legend").set("id", id + "--name").set("class", Classes("field-label").when(node.hide_label, "hidden")).set("dir", "auto");
  words(node.label);
  m_.close();
  m_.open("div").set("class", Classes(one_of ? "segments" : "chips").when(one_of && is_short(spec), "short"));
  if (!one_of) m_.set("role", "toolbar").set("aria-labelledby", id + "--name");
  for (std::size_t i = 0; i < spec.options.size(); ++i) option_input(node, spec.options[i], i, id, one_of);
  for (const Node& child : node.children) {
    if (is_button(child)) this->node(child);
  }
  m_.close();
  field_remarks(node, id);
  m_.close();
}

void Writer::option_input(const Node& node, const view::Option& option, std::size_t index, std::string_view id, bool one_of) {
  // An option keeps its id when others come or go, as far as its value can be one.
  std::string own = std::string(id) + "--" + (is_plain_name(option.value) ? option.value : "o" + std::to_string(index));
  if (!take_id(own)) own += "--" + std::to_string(++made_ids_), take_id(own);
  m_.open("label").set("class", Classes(one_of ? "segment" : "chip").when(option.selected, "selected"));
  m_.open("input").set("type", one_of ? "radio" : "checkbox").set("id", own).set("value", option.value).set("data-node", node.id);
  if (one_of) m_.set("name", id);
  if (!one_of && index > 0) m_.set("tabindex", "-1");
  event(node, "choose");
  m_.flag("checked", option.selected).flag("disabled", node.disabled).close();
  if (!one_of) icon(option.selected ? "check" : "plus");
  inline_words(option.label);
  m_.close();
}

void Writer::one_control(const Node& node, const std::string& id) {
  const FieldSpec& spec = *node.field;
  const bool toggle = spec.type == Type::toggle;
  const bool hidden = node.hide_label || spec.compact;
  if (spec.compact) icon(node.icon);
  if (toggle) {
    m_.open("label").set("class", "switch");
    m_.open("input").set("type", "checkbox").set("role", "switch").set("id", id).maybe("data-node", node.id == id ? "" : node.id);
    about_field(node, id);
    event(node, "toggle");
    m_.flag("checked", node.selected).flag("disabled", node.disabled).close();
    m_.open("span").set("class", "switch-track").set("aria-hidden", "true").close();
    m_.open("bdi").set("id", id + "--name").maybe("class", node.hide_label ? "hidden" : "");
    words(node.label);
    m_.close().close();
  } else {
    m_.open("label").set("id", id + "--name").set("class", Classes("field-label").when(hidden, "hidden")).set("for", id).set("dir", "auto");
    words(node.label);
    m_.close();
    if (spec.type == Type::choice) select(node, id);
    else if (spec.type == Type::date && !spec.compact && !spec.pick.empty() && !node.disabled) date_box(node, id);
    else typed(node, id);
  }
  // The languages of a text stand beside its label.
  if (std::any_of(node.children.begin(), node.children.end(), is_small_pill)) {
    m_.open("div").set("class", "field-languages");
    for (const Node& child : node.children) {
      if (is_small_pill(child)) this->node(child);
    }
    m_.close();
  }
  field_remarks(node, id);
}

void Writer::select(const Node& node, const std::string& id) {
  m_.open("select").set("id", id);
  about_field(node, id);
  event(node, "choose");
  m_.flag("disabled", node.disabled);
  for (const view::Option& one : node.field->options) {
    // An option holds no markup: all of it is of the language that most of it is.
    std::size_t at = 0;
    const view::Foreign* within = one.language.empty() ? foreign_in(one.label, at) : nullptr;
    const bool most = within && 2 * within->words.size() > one.label.size();
    m_.open("option").set("value", one.value).maybe("lang", most ? std::string_view(within->language) : one.language).flag("selected", one.selected).words(one.label).close();
  }
  m_.close();
}

// A date is typed as people write it, by its month alone too, which the browser's own field cannot hold: that one stands behind a button, for its calendar.
// Who has only a keyboard opens it from the text, with Alt and the arrow down.
void Writer::date_box(const Node& node, const std::string& id) {
  m_.open("div").set("class", "date-box");
  typed(node, id);
  m_.open("button").set("type", "button").set("class", "date-pick").set("id", id + "--pick").set("tabindex", "-1").set("data-event", "pick").set("data-node", node.id);
  m_.set("aria-label", node.field->pick).set("aria-describedby", id + "--name");
  icon("calendar");
  m_.close();
  m_.open("input").set("type", "date").set("class", "date-native").set("id", id + "--native").set("tabindex", "-1").set("aria-hidden", "true").set("aria-label", node.field->pick);
  m_.set("data-event", "picked").set("data-node", node.id).set("value", node.field->iso.size() == std::string_view("2027-05-14").size() ? std::string_view(node.field->iso) : std::string_view()).close();
  m_.close();
}

// What is said about the parts of a range, as a picture below it; the field's help says it in words.
void Writer::stretches(const Node& node) {
  if (node.field->stretches.empty()) return;
  const double range = std::max(1, node.value_max - node.value_min + 1);
  m_.open("svg").set("class", "stretches").set("viewBox", "0 0 1000 6").set("preserveAspectRatio", "none").set("aria-hidden", "true").set("focusable", "false");
  for (const view::Stretch& one : node.field->stretches) {
    m_.open("rect").set("class", Classes().add("tone-", name_of(one.tone))).set("x", 1000 * (one.first - node.value_min) / range);
    m_.set("width", 1000 * (one.last - one.first + 1) / range).set("height", "6").close();
  }
  m_.close();
}

void Writer::typed(const Node& node, const std::string& id) {
  const FieldSpec& spec = *node.field;
  const bool long_text = spec.type == Type::long_text, range = spec.type == Type::range;
  m_.open(long_text ? "textarea" : "input").set("id", id);
  if (!long_text) m_.set("type", range ? "range" : "text");
  about_field(node, id);
  event(node, range ? "choose" : "field");
  if (range) {
    m_.set("min", std::to_string(node.value_min)).set("max", std::to_string(node.value_max)).set("value", std::to_string(node.value_now));
    m_.maybe("aria-valuetext", node.value).flag("disabled", node.disabled).close();
    stretches(node);
    return;
  }
  m_.set("dir", "auto").set("autocomplete", spec.autocomplete.empty() ? std::string_view("off") : std::string_view(spec.autocomplete));
  m_.maybe("lang", spec.text_language).maybe("placeholder", spec.placeholder).flag("readonly", node.disabled);
  m_.maybe("data-presses", spec.presses);
  m_.maybe("inputmode", spec.type == Type::number ? std::string_view("numeric") : spec.keyboard);
  if (spec.type == Type::date || !spec.keyboard.empty()) m_.set("spellcheck", "false").set("autocapitalize", "off");
  if (!spec.error.empty()) m_.set("aria-invalid", "true");
  if (!long_text) {
    m_.set("value", node.value).close();
    return;
  }
  constexpr std::size_t kLettersOfALine = 70, kFewestLines = 2, kMostLines = 16;
  const auto breaks = static_cast<std::size_t>(std::count(node.value.begin(), node.value.end(), '\n'));
  m_.set("rows", std::to_string(std::clamp(node.value.size() / kLettersOfALine + breaks + 1, kFewestLines, kMostLines)));
  m_.raw("\n").words(node.value).close();   // HTML swallows a line feed that comes first
}

// What else is to be read aloud with the control: its example, what is wrong, its help, the verdicts.
void Writer::about_field(const Node& node, const std::string& id) {
  const FieldSpec& spec = *node.field;
  Classes ids;   // likewise a list of names
  ids.when(!spec.error.empty(), id + "--error").when(!node.help.empty(), id + "--help");
  ids.when(has_example(node), id + "--example");
  ids.when(std::any_of(node.children.begin(), node.children.end(), [](const Node& one) { return !stands_elsewhere(one); }), id + "--state");
  m_.maybe("aria-describedby", ids);
}

void Writer::field_remarks(const Node& node, const std::string& id) {
  const FieldSpec& spec = *node.field;
  if (!spec.error.empty()) {
    m_.open("p").set("class", "field-error").set("id", id + "--error").set("dir", "auto");
    icon("warning");
    words(spec.error);
    m_.close();
  }
  if (!node.help.empty()) {
    m_.open("p").set("class", Classes("field-help").when(spec.compact, "hidden")).set("id", id + "--help").set("dir", "auto");
    words(node.help);
    m_.close();
  }
  if (has_example(node)) m_.open("p").set("class", "hidden").set("id", id + "--example").words(spec.placeholder).close();
  if (std::all_of(node.children.begin(), node.children.end(), stands_elsewhere)) return;
  m_.open("div").set("class", "field-state").set("id", id + "--state");
  for (const Node& child : node.children) {
    if (stands_elsewhere(child)) continue;
    if (!child.id.empty()) described_[&child] = id + "--name";
    this->node(child);
  }
  m_.close();
}

}  // namespace cocrea::html
