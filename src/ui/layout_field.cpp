// Fields: label above, the input, what is wrong with it, help, and the verdicts that concern it. See layout.h.
#include <algorithm>
#include <cmath>

#include "ui/layouter.h"

namespace cocrea::ui {

using view::FieldSpec;
using view::Node;
using Colors = view::theme::Colors;
using Type = view::FieldSpec::Type;

namespace {
constexpr float switch_width = 40;

// Few short options stand side by side, all to be seen; more hide in a list.
bool segmented(const FieldSpec& spec, const FontSet& fonts, const Theme& theme, float w) {
  if (spec.compact || spec.options.size() < 2 || spec.options.size() > 3) return false;
  float widest = 0;
  for (const view::Option& option : spec.options) widest = std::max(widest, fonts.width(theme.body(Weight::semibold), option.label));
  return (widest + 28) * static_cast<float>(spec.options.size()) <= w && widest < 168 * theme.scale;
}

std::string_view shown_option(const FieldSpec& spec) {
  for (const view::Option& option : spec.options)
    if (option.selected) return option.label;
  return {};
}
}  // namespace

float Layouter::field_label_height(const Node& node) const {
  if (node.hide_label || node.label.empty() || (node.field && (node.field->compact || node.field->type == Type::toggle))) return 0;
  return theme_.small().line + 4;
}

float Layouter::field_natural(const Node& node, const Context&) {
  const FieldSpec& spec = *node.field;
  const float scale = theme_.scale, label = node.hide_label || spec.compact ? 0 : fonts_.width(theme_.small(Weight::semibold), node.label);
  const float icon_width = node.icon.empty() ? 0 : theme_.size.icon + 8;
  switch (spec.type) {
    case Type::text: return std::max(label, (spec.compact ? 200.0f : 320.0f) * scale);
    case Type::long_text: return reading_width(theme_.body());
    case Type::date: {
      if (!spec.compact) return std::max(label, 240 * scale);
      const float words = fonts_.width(theme_.body(), node.value) + (packed ? 2 : 12);
      return std::ceil(std::clamp(words, 88.0f * scale, 240.0f * scale) + icon_width + 24 + (node.icon.empty() ? theme_.size.icon + 8 : 0));
    }
    case Type::choice: {
      if (spec.compact) {
        if (packed && !node.icon.empty()) return theme_.size.control_height;
        if (words_hidden && !node.icon.empty()) return theme_.size.icon + 24 + theme_.size.icon_small + 4;
        return std::ceil(fonts_.width(theme_.body(), shown_option(spec)) + icon_width + 24 + theme_.size.icon_small + 8);
      }
      float widest = 0;
      for (const view::Option& option : spec.options) {
        const float width = fonts_.width(theme_.body(Weight::semibold), option.label);
        widest = std::max(widest, width);
      }
      if (segmented(spec, fonts_, theme_, 1000)) return std::max(label, (widest + 28) * static_cast<float>(spec.options.size()));
      return std::max(label, std::min(std::ceil(widest) + 56, 420 * scale));
    }
    case Type::choices: return reading_width(theme_.body());
    case Type::number: return std::max(label, 112 * scale);
    case Type::toggle: return std::ceil(switch_width * scale + 12 + fonts_.width(theme_.body(), node.label));
    case Type::range: return 420 * scale;
  }
  return 0;
}

float Layouter::field(const Node& node, float x, float y, float w, const Context& context) {
  if (!node.field) return 0;
  const FieldSpec& spec = *node.field;
  const float top = y, control = theme_.size.control_height;
  note(node.value);
  note(node.label);
  if (field_label_height(node) > 0) y += text(&node, node.label, theme_.small(Weight::semibold), node.disabled ? &Colors::disabled : &Colors::text, x, y, w) + 4;

  const Role border = !spec.error.empty() ? &Colors::breached : &Colors::input_border;
  const auto stop = [&](Piece& piece) {
    piece.stop = !node.disabled;
    piece.style = theme_.body();
    piece.border = border;
    piece.radius = theme_.size.radius_field;
    piece.icon = icon_character(node.icon);
  };
  switch (spec.type) {
    case Type::text:
    case Type::number: {
      const float widest = spec.type == Type::number ? 112 * theme_.scale : reading_width(theme_.body()) + 24;
      stop(add(PieceKind::text_field, &node, {x, y, std::min(w, widest), control}));
      y += control;
      break;
    }
    case Type::date: {
      stop(add(PieceKind::text_field, &node, {x, y, std::min(w, spec.compact ? field_natural(node, context) : 320 * theme_.scale), control}));
      if (spec.compact && spec.error.empty()) out_.pieces.back().border = &Colors::grid_strong;
      y += control;
      break;
    }
    case Type::long_text: {
      const float width = std::min(w, reading_width(theme_.body()) + 24);
      const std::size_t first = out_.lines.size();
      fonts_.wrap(theme_.body(), node.value.empty() ? std::string_view(spec.placeholder) : std::string_view(node.value), width - 24, out_.lines);
      const float lines = std::max<float>(2, static_cast<float>(out_.lines.size() - first));
      const float height = round4(lines * theme_.body().line + 16);
      Piece& piece = add(PieceKind::long_field, &node, {x, y, width, height});
      stop(piece);
      piece.first_line = first;
      piece.last_line = out_.lines.size();
      y += height;
      break;
    }
    case Type::choice: {
      if (segmented(spec, fonts_, theme_, w)) {
        float widest = 0;
        for (const view::Option& option : spec.options) widest = std::max(widest, fonts_.width(theme_.body(Weight::semibold), option.label));
        const float width = std::ceil(widest) + 28;
        for (std::size_t i = 0; i < spec.options.size(); ++i) {
          Piece& piece = add(PieceKind::segment, &node, {x + width * static_cast<float>(i), y, width, control});
          stop(piece);
          piece.option = static_cast<int>(i);
          piece.id = option_id(node.id, spec.options[i].value);
          piece.group = true;
        }
      } else {
        Piece& piece = add(PieceKind::dropdown, &node, {x, y, std::min(w, spec.compact ? field_natural(node, context) : 420 * theme_.scale), control});
        stop(piece);
        piece.compact = words_hidden && spec.compact && !node.icon.empty();
        if (spec.compact) piece.border = &Colors::grid_strong;
      }
      y += control;
      break;
    }
    case Type::choices: {
      const TextStyle style = theme_.small(Weight::semibold);
      const float height = std::max(round4(style.line + 8), theme_.touch ? theme_.size.target : 0.0f);
      float at = x;
      for (std::size_t i = 0; i < spec.options.size(); ++i) {
        note(spec.options[i].label);
        const float width = std::min(w, std::ceil(24 + theme_.size.icon_small + 6 + fonts_.width(style, spec.options[i].label)));
        if (at > x && at + width > x + w) at = x, y += height + 8;
        Piece& piece = add(PieceKind::chip, &node, {at, y, width, height});
        stop(piece);
        piece.style = style;
        piece.option = static_cast<int>(i);
        piece.id = option_id(node.id, spec.options[i].value);
        piece.group = true;
        piece.radius = std::min(height / 2, theme_.size.radius_pill + 2);
        at += width + 8;
      }
      for (const Node& child : node.children) {   // it shows the rest of them
        if (child.kind != view::NodeKind::button) continue;
        const float width = std::min(w, natural(child, context));
        if (at > x && at + width > x + w) at = x, y += height + 8;
        place(child, at, y + (height - control) / 2, width, context);
      }
      y += height;
      break;
    }
    case Type::toggle: {
      const float height = std::max(round4(theme_.body().line), theme_.touch ? theme_.size.target : 28.0f);
      stop(add(PieceKind::toggle, &node, {x, y, std::min(w, field_natural(node, context)), height}));
      y += height;
      break;
    }
    case Type::range: {
      stop(add(PieceKind::slider, &node, {x, y, w, control}));
      y += control;
      break;
    }
  }
  const float reading = std::min(w, reading_width(theme_.small()));
  const auto remark = [&](std::string_view words, Role color, std::string_view mark) {
    if (words.empty()) return;
    y += 4;
    float left = x;
    if (!mark.empty()) {
      icon(&node, icon_character(mark), left, y + (theme_.small().line - theme_.size.icon_small) / 2, theme_.size.icon_small, color);
      left += theme_.size.icon_small + 6;
    }
    y += text(&node, words, theme_.small(), color, left, y, x + reading - left);
  };
  remark(spec.error, &Colors::breached_text, "warning");
  if (!spec.compact) remark(node.help, &Colors::secondary, {});
  // The languages of a text stand beside its label where there is room, at the field's end.
  const auto is_language = [](const Node& one) { return one.kind == view::NodeKind::pill && one.emphasis == view::Emphasis::small; };
  constexpr float kBetween = 8, kAbove = 8;   // a pill is higher than the label's line
  const float end = std::min(w, reading_width(theme_.body()) + 24);
  float languages = 0;
  for (const Node& child : node.children)
    if (is_language(child)) languages += kBetween + natural(child, context);
  const bool beside = !theme_.touch && field_label_height(node) > 0 && fonts_.width(theme_.small(Weight::semibold), node.label) + languages <= end;
  float language_x = x + end - languages + kBetween;
  const auto stands_elsewhere = [&](const Node& one) { return one.kind == view::NodeKind::button || (beside && is_language(one)); };   // a button: among the options
  for (const Node& child : node.children) {
    if (!beside || !is_language(child)) continue;
    const float width = natural(child, context);
    place(child, language_x, top - kAbove, width, context);
    language_x += width + kBetween;
  }
  if (!std::all_of(node.children.begin(), node.children.end(), stands_elsewhere)) {
    y += 8;
    float at = x, line_height = 0;
    for (const Node& child : node.children) {
      if (stands_elsewhere(child)) continue;
      const float width = std::min(natural(child, context), w);
      if (at > x && at + width > x + w) at = x, y += line_height + 4, line_height = 0;
      line_height = std::max(line_height, place(child, at, y, width, context));
      at += width + 8;
    }
    y += line_height;
  }
  return y - top;
}

// The width that a node would like, if there were no end of room.
float Layouter::natural(const Node& node, const Context& context) {
  const auto sum = [&](float gap) {
    float total = 0;
    for (const Node& child : node.children)
      if (!unfolds_header(child)) total += natural(child, context) + gap;
    return total > 0 ? total - gap : 0;
  };
  const auto widest = [&] {
    float width = 0;
    for (const Node& child : node.children) width = std::max(width, natural(child, context));
    return width;
  };
  const float icon_width = node.icon.empty() ? 0 : theme_.size.icon + 8;
  switch (node.kind) {
    case view::NodeKind::group:
      if (node.layout.direction == view::Layout::Direction::row) return sum(gap_of(node));
      if (node.layout.direction == view::Layout::Direction::grid)
        return widest() * static_cast<float>(std::max<std::size_t>(1, std::min<std::size_t>(node.layout.columns, node.children.size()))) + 16 * static_cast<float>(node.layout.columns);
      return widest();
    case view::NodeKind::heading: {
      if (node.hide_label) return 0;
      const TextStyle style = context.side && node.level >= 3 ? theme_.small(Weight::semibold) : context.side ? theme_.heading(2) : theme_.heading(node.level);
      return std::ceil(std::max(fonts_.width(style, node.label) + icon_width, std::min(reading_width(theme_.body()), fonts_.width(theme_.body(), node.help)))) + 1;
    }
    case view::NodeKind::paragraph: return std::ceil(std::min(fonts_.width(style_of(node, context), node.label) + icon_width + 1, reading_width(style_of(node, context))));
    case view::NodeKind::card: return std::max(widest(), fonts_.width(theme_.heading(2), node.label)) + 2 * theme_.size.card_padding;
    case view::NodeKind::callout: return std::max({widest(), fonts_.width(theme_.heading(3), node.label), std::min(fonts_.width(theme_.body(), node.help), reading_width(theme_.body()))}) + 32 + icon_width;
    case view::NodeKind::field: return node.field ? field_natural(node, context) : 0;
    case view::NodeKind::button: return button_width(node);
    case view::NodeKind::link:
      if (in_.place == Place::header && node.emphasis == view::Emphasis::strong) return brand_natural(node);
      return std::ceil(fonts_.width(style_of(node, context), node.label) + (node.icon.empty() ? 0 : theme_.size.icon_small + 6)) + 1;
    case view::NodeKind::list:
    case view::NodeKind::row: return widest();
    case view::NodeKind::item:
      return std::max(node.layout.direction == view::Layout::Direction::row ? sum(gap_of(node)) : widest(), fonts_.width(theme_.body(), node.label) + 1) + 24;
    case view::NodeKind::cell: return std::max(std::ceil(fonts_.width(node.header ? theme_.small(Weight::semibold) : theme_.body(), node.label)) + 1, widest());
    case view::NodeKind::table: {
      std::vector<float> columns;
      for (const Node& row : node.children) {
        columns.resize(std::max(columns.size(), row.children.size()));
        for (std::size_t i = 0; i < row.children.size(); ++i) columns[i] = std::max(columns[i], natural(row.children[i], context) + 2 * theme_.size.cell_padding_x);
      }
      float total = 0;
      for (const float width : columns) total += width;
      return total;
    }
    case view::NodeKind::pill: return pill_width(node);
    case view::NodeKind::meter:
    case view::NodeKind::progress: return std::max(200 * theme_.scale, std::ceil(fonts_.width(theme_.body(Weight::semibold), node.value)) + 1);
    case view::NodeKind::date_block: return std::ceil(std::max(72 * theme_.scale, fonts_.width(theme_.small(), node.help) + 1));
    case view::NodeKind::definition:
      return std::ceil(fonts_.width(theme_.body(), node.label) + 16 + fonts_.width(theme_.body(Weight::semibold), node.value) + (node.active() ? theme_.size.icon_small + 6 : 1));
    case view::NodeKind::quote: return std::min(fonts_.width(theme_.body(), node.label) + 20, reading_width(theme_.body()));
    case view::NodeKind::arithmetic: return widest() + 24;
    case view::NodeKind::timeline: return 640 * theme_.scale;
    case view::NodeKind::tabs: return widest();
    case view::NodeKind::tab: return fonts_.width(theme_.body(Weight::semibold), node.label);
    case view::NodeKind::empty_state: return std::max(320.0f, widest() + 2 * theme_.size.card_padding);
    case view::NodeKind::separator: return 0;
  }
  return 0;
}

}  // namespace cocrea::ui
