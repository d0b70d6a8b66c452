// What a renderer reports: the node is looked up and does what it says.
#include <algorithm>

#include "app/commands.h"
#include "app/session.h"
#include "view/texts.h"
#include "view/timeline.h"

namespace cocrea::app {

namespace {

using view::Event;
using view::Node;

// A bar, mark or row of a timeline. A renderer may report it as the target of its timeline, or as a node of its own.
struct TimelineItem {
  std::optional<view::Bar> bar;
  const view::Action* action = nullptr;
};

bool search(const view::Timeline& timeline, std::string_view id, TimelineItem& item) {
  for (const view::TimelineRow& row : timeline.rows) {
    if (row.id == id) item.action = &row.action;
    const auto look = [&](const auto& one) {
      if (one.id == id) item.action = &one.action;
      return one.id == id;
    };
    for (const view::Bar& bar : row.bars) {
      if (look(bar)) item.bar = bar;
      for (const view::Bar& member : bar.members) look(member);
    }
    for (const view::Mark& mark : row.marks) {
      if (look(mark)) item.bar = view::bar_of(mark);
      for (const view::Mark& member : mark.members) look(member);
    }
  }
  return item.action != nullptr;
}

bool search(const Node& node, std::string_view id, TimelineItem& item) {
  if (node.timeline && search(*node.timeline, id, item)) return true;
  return std::any_of(node.children.begin(), node.children.end(), [&](const Node& child) { return search(child, id, item); });
}

TimelineItem find_item(const view::Page& page, std::string_view id) {
  TimelineItem item;
  if (!id.empty()) search(page.main, id, item);
  return item;
}

}  // namespace

void Session::handle(const Event& event) {
  const Node* node = view::find(page(), event.node);
  if (node == nullptr) {
    // The field may have left the page with its text in it (the page was changed from outside): the draft still knows where it belongs.
    if (event.kind == Event::Kind::commit && state_.draft && state_.draft->node == event.node) {
      state_.draft->text = event.text;
      commit_draft();
      return;
    }
    act_on_timeline(event);
    return;
  }
  if (node->timeline) {
    act_on_timeline(event);
    return;
  }
  if (node->disabled) return;
  if (const auto* field = node->action.as<view::EditField>()) {
    const view::EditField copy = *field;   // the page, and the node with it, is gone after the first change
    const Node field_node = *node;
    act_on_field(event, field_node, copy);
    if (event.kind != Event::Kind::edit) left_ = field_node;
    if (event.kind == Event::Kind::choose && field_node.field && field_node.field->type == view::FieldSpec::Type::choices) keep_in_sight(field_node, event.text);
    return;
  }
  if (node->field && node->field->type == view::FieldSpec::Type::date && node->action.is<view::SetAsOf>()) {
    const bool unchanged = event.text == node->value && state_.as_of_text.empty();
    if (event.kind == Event::Kind::commit || event.kind == Event::Kind::choose) {
      if (!unchanged) set_as_of(event.text, event.node);
    } else if (event.kind == Event::Kind::activate) {
      set_as_of({}, event.node);
    }
    return;
  }
  if (const auto* supposed = node->action.as<view::Suppose>(); supposed && node->field && node->field->type == view::FieldSpec::Type::date) {
    if (event.kind == Event::Kind::commit || event.kind == Event::Kind::choose) suppose_typed(view::Suppose(*supposed), event.text, std::string(event.node));
    return;
  }
  if (node->field && node->action.is<view::Search>()) {   // what is sought is no part of the document: no draft, no step
    if (event.kind != Event::Kind::edit && event.kind != Event::Kind::commit) return;
    if (state_.search && *state_.search != event.text) {
      state_.search = event.text;
      changed();
    }
    return;
  }
  const bool toggle = node->field && node->field->type == view::FieldSpec::Type::toggle;
  if (event.kind == Event::Kind::activate && !toggle) {
    // What a fact leads to would lie behind the panel that it stands in.
    if (event.covers && node->action.is<view::Navigate>() && event.node.rfind("why:", 0) == 0) state_.why.reset();
    act(view::Action(node->action), event.node);
  } else if (event.kind == Event::Kind::activate) {
    act(view::with_choice(node->action, node->selected ? "no" : "yes"), event.node);
  } else if (event.kind == Event::Kind::choose || event.kind == Event::Kind::commit) {   // a field of the view: language, size, scale ...
    act(view::with_choice(node->action, event.text), event.node);
  }
}

void Session::act_on_field(const Event& event, const Node& node, const view::EditField& field) {
  if (refuse_if_read_only()) return;
  const view::FieldSpec::Type type = node.field ? node.field->type : view::FieldSpec::Type::text;
  const bool typed = type == view::FieldSpec::Type::text || type == view::FieldSpec::Type::long_text || type == view::FieldSpec::Type::date ||
                     type == view::FieldSpec::Type::number;
  switch (event.kind) {
    case Event::Kind::edit:
      if (typed) type_text(event.node, field, event.text);
      return;
    case Event::Kind::commit:
      if (!typed) return;
      // Leaving a field in which nothing was typed is no edit, whatever form its value is shown in.
      if (!state_.draft || state_.draft->node != event.node) {
        if (event.text == node.value) return;
        type_text(event.node, field, event.text);
      } else {
        state_.draft->text = event.text;
      }
      commit_draft();
      return;
    case Event::Kind::choose:
    case Event::Kind::activate: {
      if (event.kind == Event::Kind::activate && type != view::FieldSpec::Type::toggle) return;
      commit_draft();
      if (typed) {   // a day picked on a little calendar
        take_text(event.node, {field.entity, field.field, field.language}, event.text);
        return;
      }
      std::string option = event.text;
      if (event.kind == Event::Kind::activate) option = node.selected ? "no" : "yes";
      if (auto step = chosen_value(*document_, field.entity, field.field, option)) perform(std::move(*step));
      return;
    }
    case Event::Kind::drag:
    case Event::Kind::zoom: return;
  }
}

// What was switched off stays where it was, to be switched on again, also if it is none of the few that a long list shows.
void Session::keep_in_sight(const Node& field, std::string_view option) {
  const Node* now = view::find(page(), field.id);
  const auto is_it = [&](const view::Option& one) { return one.value == option; };
  if (!now || !now->field || std::any_of(now->field->options.begin(), now->field->options.end(), is_it)) return;
  state_.all_options.push_back(field.id);
  changed();
}

// What became of the states beside the field that was left: whoever does not see the page has gone on to the next field by then. It is known with the next
// page; what was done can be stored before.
void Session::tell_what_changed() {
  const std::optional<Node> left = std::exchange(left_, std::nullopt);
  if (!left) return;
  const Node& before = *left;
  const Node* now = view::find(page_, before.id);
  if (!now || !now->field || !before.field) return;
  if (state_.rejected.contains(before.id)) return;   // that is said already
  std::string all;
  if (now->field->error != before.field->error) all = now->field->error;
  for (const Node& state : now->children) {
    if (state.kind != view::NodeKind::pill || state.help.empty()) continue;
    const auto same = std::find_if(before.children.begin(), before.children.end(), [&](const Node& one) { return one.id == state.id; });
    if (same != before.children.end() && same->label == state.label) continue;
    all.append(all.empty() ? "" : " ").append(view::text(state_.language, "announce.state", {{"what", state.help}, {"state", state.label}}));
  }
  if (all.empty()) return;
  say(std::move(all));
  page_.announcement = state_.announcement;   // of this page, which is new in any case
}

// The focus goes to the title of another page: on the canvas nothing else says it.
void Session::tell_where() {
  const std::pair now{state_.page, state_.entity};
  if (std::exchange(told_, now) == now || state_.renderer != view::Renderer::canvas) return;
  const Node* const title = view::find(page_, "page:title");
  if (!title) return;
  say(unsaid_.empty() ? title->label : unsaid_ + " " + title->label);
  page_.announcement = state_.announcement;
}

void Session::act_on_timeline(const Event& event) {
  const std::string& id = event.target.empty() ? event.node : event.target;
  switch (event.kind) {
    case Event::Kind::zoom: {
      constexpr double kLeast = 0.05, kMost = 60;   // CSS px a day: twenty years on a phone ... one week on a wide screen
      state_.pixels_per_day = std::clamp(event.number, kLeast, kMost);
      changed();
      return;
    }
    case Event::Kind::drag: drag(event); return;
    case Event::Kind::activate:
      if (const TimelineItem item = find_item(page(), id); item.action != nullptr) act(view::Action(*item.action), id);
      return;
    case Event::Kind::edit:
    case Event::Kind::commit:
    case Event::Kind::choose: return;
  }
}

void Session::drag(const Event& event) {
  const std::string target = event.target.empty() ? event.node : event.target;
  const TimelineItem item = find_item(page(), target);
  if (item.action == nullptr || item.action->index() == 0) return;
  const bool allowed = item.bar && (event.start_days == 0 || item.bar->start_field) && (event.end_days == 0 || item.bar->end_field);
  if (refuse_if_read_only()) return;
  if (!allowed) {
    announce(view::text(state_.language, item.action->is<view::ShowWhy>() ? "announce.followsFromOthers" : "announce.movedElsewhere"));
    return;
  }
  const view::Bar bar = *item.bar;
  commit_draft();
  Dragged result = dragged(*document_, bar, event.start_days, event.end_days);
  if (result.crossed) announce(view::text(state_.language, "announce.endBeforeStart"));
  if (!result.step) return;
  if (!perform(std::move(*result.step))) return;
  const TimelineItem now = find_item(page(), target);
  if (!now.bar) return;
  std::string words = now.bar->spoken;
  const auto add = [&](std::string_view sentence) { words.append(words.ends_with('.') ? " " : ". ").append(view::text(state_.language, sentence)); };
  if (result.own_end) add("announce.ownEnd");
  if (result.took_milestones) add("announce.tookMilestones");
  announce(std::move(words));
}

}  // namespace cocrea::app
