// Containers: how nodes share the room. See layout.h.
#include "ui/layout.h"

#include <cmath>

#include <imgui_internal.h>

#include "ui/layouter.h"

namespace cocrea::ui {

using view::Node;
using view::NodeKind;
using Colors = view::theme::Colors;

namespace {
constexpr ImGuiID id_seed = 0xC0C2EA;

bool is_block(const Node& node) {
  switch (node.kind) {
    case NodeKind::card:
    case NodeKind::callout:
    case NodeKind::table:
    case NodeKind::tabs:
    case NodeKind::timeline:
    case NodeKind::list:
    case NodeKind::quote:
    case NodeKind::empty_state: return true;
    case NodeKind::field:   // one line without a label is as much a part of a line as a button
      return node.field && !node.field->compact && !(node.hide_label && node.children.empty() && node.field->type == view::FieldSpec::Type::number);
    case NodeKind::group:
      return node.layout.direction != view::Layout::Direction::row && std::any_of(node.children.begin(), node.children.end(), is_block);
    default: return false;
  }
}

bool has_timeline(const Node& node) {
  const auto is_timeline = [](const Node& one) { return one.kind == NodeKind::timeline; };
  return is_timeline(node) || (node.kind == NodeKind::card && std::any_of(node.children.begin(), node.children.end(), is_timeline));
}

bool has_labelled_field(const Node& node) {
  if (node.kind == NodeKind::group) return !node.children.empty() && has_labelled_field(node.children.front());
  return node.kind == NodeKind::field && node.field && !node.field->compact && !node.hide_label && node.field->type != view::FieldSpec::Type::toggle;
}

// May be made narrower than it would like: its text then wraps.
bool shrinks(const Node& node) {
  switch (node.kind) {
    case NodeKind::button:
    case NodeKind::pill:
    case NodeKind::date_block:
    case NodeKind::link:
    case NodeKind::tab:
    case NodeKind::separator: return false;
    case NodeKind::field: return !(node.field && node.field->compact);
    case NodeKind::group: return node.layout.grow > 0 || std::any_of(node.children.begin(), node.children.end(), shrinks);
    default: return true;
  }
}
}  // namespace

ImGuiID node_id(std::string_view id) { return ImHashData(id.data(), id.size(), id_seed); }
ImGuiID option_id(std::string_view id, std::string_view option) {
  return ImHashData(option.data(), option.size(), ImHashStr("/", 1, node_id(id)));   // with a separator: an option may be ""
}

float Layouter::gap_of(const Node& node) const {
  const bool row = node.layout.direction == view::Layout::Direction::row;
  return node.layout.tight ? (row ? 8.0f : 4.0f) : (row ? 12.0f : in_.place == Place::why ? 12.0f : 16.0f);
}

float Layouter::place(const Node& node, float x, float y, float w, const Context& context) {
  switch (node.kind) {
    case NodeKind::group: return group(node, x, y, w, context);
    case NodeKind::heading: return heading(node, x, y, w, context);
    case NodeKind::paragraph: return paragraph(node, x, y, w, context);
    case NodeKind::card: return card(node, x, y, w, context);
    case NodeKind::callout: return callout(node, x, y, w, context);
    case NodeKind::field: return field(node, x, y, w, context);
    case NodeKind::button: return button(node, x, y, w, context);
    case NodeKind::link: return link(node, x, y, w, context);
    case NodeKind::list: return list(node, x, y, w, context);
    case NodeKind::item: return item(node, x, y, w, context, {});
    case NodeKind::table: return table(node, x, y, w, context);
    case NodeKind::row:
    case NodeKind::cell: return column(node.children, gap_of(node), x, y, w, context);
    case NodeKind::pill: return pill(node, x, y, w);
    case NodeKind::meter:
    case NodeKind::progress: return meter(node, x, y, w, context);
    case NodeKind::date_block: return date_block(node, x, y, w);
    case NodeKind::definition: return definition(node, x, y, w, definition_label_width({&node, 1}, w, context), context);
    case NodeKind::quote: return quote(node, x, y, w, context);
    case NodeKind::arithmetic: return arithmetic(node, x, y, w, context);
    case NodeKind::timeline: return timeline(node, x, y, w);
    case NodeKind::tabs: return tabs(node, x, y, w, context);
    case NodeKind::tab: return 0;   // placed by its tabs
    case NodeKind::empty_state: return empty_state(node, x, y, w, context);
    case NodeKind::separator: {
      add(PieceKind::box, &node, {x - context.bleed, y, w + 2 * context.bleed, 1}).fill = &Colors::hairline;
      return 1;
    }
  }
  return 0;
}

float Layouter::group(const Node& node, float x, float y, float w, const Context& context) {
  switch (node.layout.direction) {
    case view::Layout::Direction::row: return row(node, x, y, w, context);
    case view::Layout::Direction::grid: return grid(node, x, y, w, context);
    case view::Layout::Direction::column: break;
  }
  if (node.layout.reading) w = std::min(w, reading_width(theme_.body()));
  return column(node.children, gap_of(node), x, y, w, context);
}

// Children below each other. Runs of definitions share the width of their labels, also in columns of their own; a heading stands closer to what it heads.
float Layouter::column(std::span<const Node> children, float gap, float x, float y, float w, const Context& context) {
  const float top = y;
  const auto begins_with_definition = [](const Node& child) {
    return child.kind == NodeKind::group && child.layout.direction == view::Layout::Direction::column && !child.children.empty() && child.children.front().kind == NodeKind::definition;
  };
  float label_width = 0, labels = 0;
  for (const Node& child : children)
    if (begins_with_definition(child)) labels = std::max(labels, definition_label_width(child.children, w, context));
  const Node* previous = nullptr;
  // What stands above a timeline is as wide as it is.
  const auto picture = std::find_if(children.begin(), children.end(), [](const Node& child) { return child.kind == NodeKind::timeline; });
  const std::size_t above = picture == children.end() ? 0 : static_cast<std::size_t>(picture - children.begin());
  for (std::size_t i = 0; i < children.size(); ++i) {
    const Node& child = children[i];
    const float before = y;
    if (previous) {
      float space = gap;
      if (previous->kind == NodeKind::heading) space = previous->level <= 1 ? 8 : std::min(gap, in_.place == Place::why ? 4.0f : 8.0f);
      if (previous->kind == NodeKind::definition && child.kind == NodeKind::definition) space = 4;
      if (child.kind == NodeKind::heading && child.level == 2) space = std::max(space, 24.0f);
      if (in_.place == Place::why && child.kind == NodeKind::heading && child.level >= 2) space = std::max(space, 20.0f);
      if (in_.place == Place::navigation) space = child.kind == NodeKind::heading || child.kind == NodeKind::group ? 20.0f : in_.medium ? 2.0f : 4.0f;
      y += space;
    }
    if (child.kind == NodeKind::definition) {
      if (!previous || previous->kind != NodeKind::definition) {
        std::size_t end = i;
        while (end < children.size() && children[end].kind == NodeKind::definition) ++end;
        label_width = std::max(context.labels, definition_label_width(children.subspan(i, end - i), w, context));
      }
      y += definition(child, x, y, w, label_width, context);
    } else {
      Context here = context;
      here.widest = 0;
      here.labels = begins_with_definition(child) ? labels : 0;
      if (previous && (previous->kind == NodeKind::heading || previous->kind == NodeKind::paragraph)) here.title = previous->label;
      const float height = place(child, x, y, context.widest > 0 && is_block(child) && !has_timeline(child) && i >= above ? std::min(w, context.widest) : w, here);
      if (height <= 0) {   // nothing to see: nor a gap before it
        y = before;
        continue;
      }
      y += height;
    }
    previous = &child;
  }
  return y - top;
}

// The widths of children side by side, where `w` is all there is: who wishes most gives first, and nobody goes below `narrowest`. Empty if
// they do not fit in one line.
static std::vector<float> share(std::span<const Node* const> children, std::span<const float> wishes, float gap, float w, float narrowest) {
  std::vector<float> widths(wishes.begin(), wishes.end());
  const float room = w - gap * static_cast<float>(children.size() - 1);
  float total = 0, rigid = 0, grows = 0;
  std::vector<float> soft;
  for (std::size_t i = 0; i < children.size(); ++i) {
    total += widths[i];
    if (shrinks(*children[i])) soft.push_back(widths[i]);
    else rigid += widths[i];
    grows += children[i]->layout.grow;
  }
  if (total <= room) {
    for (std::size_t i = 0; i < children.size() && grows > 0; ++i) widths[i] += (room - total) * static_cast<float>(children[i]->layout.grow) / grows;
    return widths;
  }
  if (soft.empty()) return {};
  std::sort(soft.begin(), soft.end());
  float left = room - rigid, cap = 0;
  for (std::size_t i = 0; i < soft.size(); ++i) {
    cap = left / static_cast<float>(soft.size() - i);
    if (soft[i] > cap) break;
    left -= soft[i];
  }
  if (cap < narrowest) return {};
  for (std::size_t i = 0; i < children.size(); ++i)
    if (shrinks(*children[i])) widths[i] = std::min(widths[i], std::floor(cap));
  return widths;
}

float Layouter::line_of(std::span<const Node* const> children, std::span<const float> widths, float gap, float x, float y, float w, const Context& context) {
  const float top = y;
  float used = gap * static_cast<float>(children.size() - 1);
  for (const float width : widths) used += width;
  bool at_end = false, top_aligned = false, labelled = false;
  for (const Node* child : children) {
    top_aligned |= is_block(*child);
    labelled |= has_labelled_field(*child);
  }
  struct Placed { std::size_t first; float height; };
  std::vector<Placed> placed;
  float height = 0;
  for (std::size_t i = 0; i < children.size(); ++i) {
    const Node& child = *children[i];
    // At the far end; but what stands there alone, on a line of its own, begins where lines begin.
    if (child.layout.end && !at_end && (i > 0 || in_.place == Place::header)) {
      at_end = true;
      x += std::max(0.0f, w - used);
    }
    const std::size_t first = out_.pieces.size();
    float dy = 0;   // a button beside a field stands beside its box, not beside its label
    if (labelled && !has_labelled_field(child) && child.kind == NodeKind::button) dy = theme_.small().line + 4;
    const float child_height = place(child, x, top + dy, widths[i], context) + dy;
    placed.push_back({first, child_height});
    height = std::max(height, child_height);
    x += widths[i] + gap;
  }
  if (!top_aligned) {
    for (std::size_t i = 0; i < placed.size(); ++i) {
      const std::size_t end = i + 1 < placed.size() ? placed[i + 1].first : out_.pieces.size();
      const float dy = std::floor((height - placed[i].height) / 2);
      for (std::size_t k = placed[i].first; k < end && dy > 0; ++k) out_.pieces[k].rect.y += dy;
    }
  }
  return height;
}

bool Layouter::unfolds_header(const Node& node) const { return in_.place == Place::header && node.action.is<view::Unfold>(); }

float Layouter::row(const Node& node, float x, float y, float w, const Context& context) {
  if (node.children.empty()) return 0;
  const float gap = gap_of(node);
  std::vector<const Node*> children;
  std::vector<float> wishes;
  for (const Node& child : node.children) {
    if (unfolds_header(child)) continue;
    children.push_back(&child);
    wishes.push_back(std::min(natural(child, context), w));
  }
  // Where wrapping is allowed, text is narrowed a little before anything goes onto the next line.
  if (const std::vector<float> widths = share(children, wishes, gap, w, node.layout.wrap ? 280 * theme_.scale : 120 * (1 + (theme_.scale - 1) / 2)); !widths.empty())
    return line_of(children, widths, gap, x, y, w, context);
  return lines_of(children, wishes, gap, x, y, w, context);
}

float Layouter::lines_of(std::span<const Node* const> children, std::span<const float> wishes, float gap, float x, float y, float w, const Context& context) {
  const float top = y;
  for (std::size_t begin = 0; begin < children.size();) {
    std::size_t end = begin;
    float used = 0;
    while (end < children.size() && (end == begin || used + gap + wishes[end] <= w + 0.5f)) {
      used += (end == begin ? 0 : gap) + wishes[end];
      ++end;
    }
    const std::span<const Node* const> line = children.subspan(begin, end - begin);
    const std::span<const float> line_wishes = wishes.subspan(begin, end - begin);
    std::vector<float> widths = share(line, line_wishes, gap, w, 0);
    if (widths.empty()) widths.assign(line_wishes.begin(), line_wishes.end());
    if (begin > 0) y += std::min(gap, 8.0f);
    y += line_of(line, widths, gap, x, y, w, context);
    begin = end;
  }
  return y - top;
}

float Layouter::grid(const Node& node, float x, float y, float w, const Context& context) {
  if (node.children.empty()) return 0;
  const float gap = node.layout.tight ? 8.0f : 16.0f;
  std::size_t columns = std::max<std::size_t>(1, node.layout.columns);
  columns = std::min(columns, node.children.size());
  const bool cards = std::any_of(node.children.begin(), node.children.end(), [](const Node& child) { return is_block(child) && child.kind != NodeKind::field; });
  const bool typed = std::any_of(node.children.begin(), node.children.end(), [](const Node& child) {   // a date in full, most names
    return child.field && (child.field->type == view::FieldSpec::Type::text || child.field->type == view::FieldSpec::Type::date);
  });
  const float narrowest = (typed ? 216.0f : cards ? 192.0f : 168.0f) * (1 + (theme_.scale - 1) * 0.7f);
  // Parts of unlike width are for a wide page: below each other where one of them would be a strip (as in the text view).
  if (cards && columns > 1 && w < 640 * theme_.scale && std::any_of(node.children.begin(), node.children.end(), [](const Node& child) { return child.layout.grow > 1; })) columns = 1;
  while (columns > 1 && (w - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns) < narrowest) --columns;
  // Where three fields stand in two columns the first has a line to itself: it is the one with most to say.
  const bool first_alone = typed && node.layout.columns == 3 && columns == 2 && node.children.size() == 3;
  float weights = 0;
  std::vector<float> widths(columns);
  for (std::size_t i = 0; i < columns; ++i) weights += widths[i] = first_alone ? 1 : std::max<float>(1, node.children[i].layout.grow);
  if (columns < node.layout.columns && columns == 1) weights = widths[0] = 1;
  Context inside = context;
  inside.stacked = std::any_of(node.children.begin(), node.children.end(), has_labelled_field);
  float rest = w - gap * static_cast<float>(columns - 1);
  const float room = rest;
  for (float& width : widths) rest -= width = std::floor(room * width / weights);
  widths.back() += std::max(0.0f, std::floor(rest));   // flush with what stands above and below
  const float top = y;
  for (std::size_t begin = 0, end = 0; begin < node.children.size(); begin = end) {
    if (begin > 0) y += gap;
    end = std::min(begin + columns, node.children.size());
    if (first_alone && begin == 0) {
      y += place(node.children.front(), x, y, w, inside);
      end = 1;
      continue;
    }
    float cell_x = x, height = 0;
    std::vector<std::size_t> backgrounds;
    for (std::size_t i = begin; i < end; ++i) {
      const Node& child = node.children[i];
      if (child.kind == NodeKind::card || child.kind == NodeKind::callout) backgrounds.push_back(out_.pieces.size());
      height = std::max(height, place(child, cell_x, y, widths[i - begin], inside));
      cell_x += widths[i - begin] + gap;
    }
    // Cards of a line are equally high; beside a column of several, one would only be hollow.
    for (const std::size_t background : backgrounds)
      if (backgrounds.size() == end - begin) out_.pieces[background].rect.h = height;
    y += height;
  }
  return y - top;
}

Laid lay_out(const Node& node, const LayoutInput& input) {
  Laid out;
  Layouter layouter(input, out);
  const auto& size = input.theme->size;
  Context context;
  context.side = input.place == Place::why;
  float pad_x = size.window_padding_x, pad_y = size.window_padding_y, width = input.width;
  if (input.place == Place::navigation) pad_x = input.medium ? 8 : 12, pad_y = input.medium ? 8 : 16;
  if (input.place == Place::dialog) pad_x = pad_y = 24;
  constexpr float kNarrow = 360, kNarrowEdge = 16;   // a telephone's, beside the navigation
  if (input.place == Place::main && width < kNarrow) pad_x = kNarrowEdge;
  float inner = width - 2 * pad_x, left = pad_x;
  if (input.place == Place::main) {
    // On a very wide screen the page keeps its measure, but a timeline takes what there is.
    if (std::any_of(node.children.begin(), node.children.end(), has_timeline)) context.widest = size.page_width;
    else inner = std::min(inner, size.page_width);
    if (input.centred) left = std::floor((width - inner) / 2);
  }
  out.height = std::ceil(layouter.place(node, left, pad_y, inner, context)) + 2 * pad_y;
  return out;
}

namespace {

// On a narrow window: two lines at most of what is in the header, without a way to the start, which the navigation has too. Where large type would take
// more, the tools stand behind a button.
float lay_out_narrow_header(Layouter& layouter, const Node& node, bool has_navigation, float scale, float w) {
  constexpr float kGap = 2, kName = 112, kShortName = 72, kFolds = 288;
  const auto more = std::find_if(node.children.begin(), node.children.end(), [&](const Node& child) { return layouter.unfolds_header(child); });
  const bool folds = more != node.children.end() && w < kFolds * scale, folded = folds && !more->selected;
  std::vector<const Node*> children;
  for (const Node& child : node.children) {
    if (child.kind == NodeKind::link && has_navigation) continue;
    if (folds ? folded && child.kind == NodeKind::group : layouter.unfolds_header(child)) continue;
    if (child.kind != NodeKind::group) children.push_back(&child);
    for (const Node& tool : child.children) children.push_back(&tool);
  }
  std::vector<float> wishes;
  const auto wish_with = [&](float name) {
    float all = kGap * static_cast<float>(children.size() - 1);
    wishes.clear();
    for (const Node* child : children) {
      const float wish = layouter.natural(*child, {});
      wishes.push_back(child->layout.grow > 0 ? std::min(wish, name * scale) : wish);
      all += wishes.back();
    }
    return all;
  };
  // A short name rather than a second line for a button; where there are two lines anyway, the name has its room.
  if (wish_with(kName) > w && wish_with(kShortName) > w) wish_with(kName);
  if (folded && children.size() > 2 && wish_with(kShortName) > w) {   // the button beside the name, and below it whether all is saved
    std::swap(children[children.size() - 1], children[children.size() - 2]);
    wish_with(kName);
  }
  return layouter.lines_of(children, wishes, kGap, 0, 0, w, {});
}

}  // namespace

Laid lay_out_header(const Node& node, const LayoutInput& input, float height, float indent) {
  Laid out;
  for (int attempt = 0; attempt < 4; ++attempt) {
    out = {};
    Layouter layouter(input, out);
    layouter.words_hidden = attempt > 0;
    layouter.no_words = attempt > 1;
    layouter.packed = attempt > 2;
    const float pad = layouter.packed ? 8 : 24, inner = input.width - pad - (layouter.packed ? pad : input.theme->size.window_padding_x);
    layouter.brand_width = std::max(0.0f, indent - pad - 12);
    constexpr float kName = 200;   // two lines of a name rather than icons without their words
    float wished = layouter.natural(node, {});
    for (const Node& child : node.children)
      if (child.layout.grow > 0) wished -= std::max(0.0f, layouter.natural(child, {}) - kName * input.theme->scale);
    if (wished > inner && attempt == 0) continue;
    const float used = layouter.packed ? lay_out_narrow_header(layouter, node, !input.centred, input.theme->scale, inner) : layouter.place(node, 0, 0, inner, {});
    if (!layouter.packed && used > 1.5f * input.theme->size.control_height) continue;   // more than a line of them
    layouter.shift(0, pad, std::max(8.0f, std::floor((height - used) / 2)));
    out.height = std::max(height, used + 16);
    break;
  }
  return out;
}

}  // namespace cocrea::ui
