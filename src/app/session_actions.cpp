// What each action does. Every action of view::Action has its line here: a new one does not compile until it has one too.
#include <algorithm>
#include <utility>

#include "app/commands.h"
#include "app/preferences.h"
#include "app/session.h"
#include "core/exchange/bin.h"
#include "view/texts.h"

namespace cocrea::app {

namespace {

// One lambda for each type of a variant.
template <class... Lambdas>
struct Each : Lambdas... {
  using Lambdas::operator()...;
};
template <class... Lambdas>
Each(Lambdas...) -> Each<Lambdas...>;

// A step in words; of one that adds or removes, what.
std::string what_was_done(view::Language language, const std::string& label, const edit::Entry& entry) {
  const std::string words = view::text(language, label);
  if (label != kAdded && label != "edit.remove") return words;
  for (const edit::Change& change : entry.transaction.changes) {
    const auto* in = std::get_if<edit::Insert>(&change);
    const auto* out = std::get_if<edit::Remove>(&change);
    const plan::EntityType* type = in ? in->type : out ? out->type : nullptr;
    if (type && type != &plan::kRemoved) return view::text(language, "edit.of", {{"step", words}, {"thing", view::text(language, "kind." + std::string(type->name))}});
  }
  return words;
}

// The first with this beginning of its id that comes after another one. `past`: that one has been seen.
std::string next_after(const view::Node& in, std::string_view beginning, std::string_view after, bool& past) {
  if (past && in.id.rfind(beginning, 0) == 0) return in.id;
  past = past || in.id == after;
  for (const view::Node& child : in.children) {
    if (std::string next = next_after(child, beginning, after, past); !next.empty()) return next;
  }
  return {};
}

// What is said of a proposal's button that has changed the plan; empty: of any other.
std::string said_when_done(view::Language language, const view::Node* pressed) {
  const std::string_view id = pressed ? std::string_view(pressed->id) : std::string_view();
  if (id.rfind("way:", 0) == 0) return view::text(language, "announce.wayTaken", {{"what", pressed->label}});
  if (id == "proposal:accept-all") return view::text(language, "announce.acceptedAll");
  if (id.rfind("proposal:accept", 0) == 0) return view::text(language, "announce.acceptedOf", {{"name", pressed->help}});
  return {};
}

}  // namespace

bool Session::waits_in_bin(const plan::Id& id) const {
  return std::any_of(document_->bin.begin(), document_->bin.end(), [&](const plan::Removed& one) { return one.what == id; });
}

// Where the focus goes when what was pressed is gone afterwards: to where another one is added, to the next of its kind or the title of what it belonged to, to the
// field in the language that was wished.
std::string Session::after_press(const view::Action& action, const std::string& node) {
  const std::size_t mark = node.rfind(":to-");
  if (const auto* wished = action.as<view::SetContentLanguage>(); wished && mark != std::string::npos) {
    return node.substr(0, node.rfind('.', mark) + 1) + wished->language;
  }
  if (node.rfind("way:", 0) == 0) return "proposal:again";
  if (constexpr std::string_view link = "link:"; node.rfind(link, 0) == 0) return "meeting:" + node.substr(link.size());   // a meeting that is linked now
  if (const view::Node* card = node.rfind("proposal:accept", 0) == 0 ? view::find(page(), "proposal") : nullptr) {
    bool past = false;   // of a whole commitment: its milestones have gone with it
    std::string next = next_after(*card, node.rfind("proposal:accept-all", 0) == 0 ? "proposal:accept-all" : "proposal:accept", node, past);
    if (!next.empty()) return next;
  }
  const auto* removed = action.as<view::RemoveEntity>();
  const plan::FoundConst found = removed && document_ ? plan::find(std::as_const(*document_), removed->entity) : plan::FoundConst{};
  if (found && found.type == &plan::kVersion) return "version:keep";
  if (found && found.parent && found.field) return "add:" + found.parent->id + "." + std::string(found.field->name);
  return node.rfind("proposal:", 0) == 0 ? "proposal:title" : "page:title";
}

// `node`: what was used; it gets the focus back when what it opened is closed.
void Session::act(const view::Action& action, const std::string& node) {
  // Whatever is done next, what was typed before it is a step of its own. Undo looks at the typing itself.
  if (!action.is<view::Undo>()) commit_draft();
  const std::uint64_t focus_serial = state_.focus_serial;
  const bool tells = node.rfind("way:", 0) == 0 || node.rfind("proposal:accept", 0) == 0;
  const std::string next = after_press(action, node), done = tells ? said_when_done(state_.language, view::find(page(), node)) : std::string();
  std::visit(
      Each{
          [](const std::monostate&) {},
          [&](const view::Navigate& to) {
            if (node.rfind("nav:", 0) == 0) state_.why.reset();   // another page by its name: what was explained is done with
            go_to(to);
          },
          [&](const view::ShowWhy& why) {
            state_.why = why;
            if (node.rfind("why:", 0) != 0) why_opener_ = node;   // one explanation may lead to another
            focus_on("why:title");
            const view::Node* panel = view::find(page(), "why");
            if (panel && panel->children.size() > 1) announce(view::text(state_.language, "announce.why", {{"rule", panel->children[1].label}}));
          },
          [&](const view::HideWhy&) {
            state_.why.reset();
            changed();
            const std::string opener = std::exchange(why_opener_, {});
            focus_on(opener.empty() || view::find(page(), opener) ? opener : "page:title");   // what the search found has gone with it
          },
          [&](const view::Perform& change) {
            if (perform(change.transaction) && !done.empty()) announce(done);
          },
          [&](const view::AddEntity& added) { add_entity(added); },
          [&](const view::RemoveEntity& removed) {
            remove_entity(removed);
            if (!done.empty() && !plan::find(*document_, removed.entity)) announce(done);
          },
          [&](const view::UseBin& wanted) { use_bin(wanted.put_back); },
          [](const view::EditField&) {},   // a field reports what was typed: see act_on_field()
          [&](const view::SetAsOf&) { set_as_of({}, node); },
          [&](const view::Undo&) { undo(); },
          [&](const view::Redo&) { redo(); },
          [&](const view::SetLanguage& chosen) {
            state_.language = chosen.language;
            state_.announcement.clear();
            for (view::Notice& notice : state_.notices) {
              if (notice.id == "file") notice.details = file_details();
            }
            store_preferences();
            read_table_again();
            changed();
          },
          [&](const view::SetTheme& chosen) {
            state_.theme = chosen.theme;
            store_preferences();
            changed();
          },
          [&](const view::SetTextScale& chosen) {
            state_.text_scale = text_scale_of(chosen.scale);
            store_preferences();
            changed();
          },
          [&](const view::SetProjector& chosen) {
            state_.projector = chosen.on;
            store_preferences();
            changed();
          },
          [&](const view::SetQuestionKey& chosen) {
            state_.question_key = chosen.alone;
            store_preferences();
            changed();
          },
          [&](const view::SetRenderer& chosen) {
            renderer_chosen_ = true;
            state_.text_view_wanted = chosen.renderer == view::Renderer::text;
            choose_renderer();
            store_preferences();
          },
          [&](const view::SetContentLanguage& chosen) {
            if (!chosen.brings.changes.empty() && !perform(chosen.brings)) return;
            state_.content_language = chosen.language;
            changed();
          },
          [&](const view::SelectTab& chosen) {
            state_.tab = chosen.tab;
            write_place(true);
            changed();
          },
          [&](const view::SelectActor& chosen) {
            state_.actor = chosen.actor;
            changed();
          },
          [&](const view::Propose& wanted) { propose(wanted); },
          [&](const view::Suppose& wanted) { suppose(wanted); },
          [&](const view::RunClock& wanted) { run_clock(wanted); },
          [&](const view::Join& wanted) { join(wanted); },
          [&](const view::Versions& wanted) { act_on_versions(wanted); },
          [&](const view::Unfold& chosen) {
            if (chosen.about == view::kAllPages) state_.pages_shown = !state_.pages_shown;
            else if (chosen.about == view::kHeaderTools) state_.tools_shown = !state_.tools_shown;
            else if (!chosen.options) state_.unfolded = state_.unfolded == chosen.about ? plan::Id() : chosen.about;
            else if (std::erase(state_.all_options, chosen.about) == 0) state_.all_options.push_back(chosen.about);
            changed();
          },
          [&](const view::SetScale& chosen) {
            state_.scale = chosen.scale;
            state_.pixels_per_day = 0;   // the scale's own width again, after a zoom by hand
            changed();
          },
          [&](const view::JumpToToday&) {
            ++state_.jump_serial;
            changed();
          },
          [&](const view::Download&) { download(); },
          [&](const view::PickFile&) { effects_.push_back(ChooseFile{true}); },
          [&](const view::OpenSample& sample) { effects_.push_back(LoadSample{sample.name}); },
          [&](const view::NewDocument& wanted) {
            plan::Document document = new_document(wanted.kind, view::tag(state_.language), ids_);
            const view::Navigate name{view::PageId::jurisdiction, document.jurisdiction.id, "name"};
            open_new(std::move(document), false, {}, name);
          },
          [&](const view::OpenStored& stored) {
            if (document_ && kept_ && document_->id == stored.document) {   // not so: a newer file of the same plan is shown, and storage has another one
              go_to({view::PageId::overview, {}, {}});
            } else {
              place_after_loading_.reset();
              load(stored.document);
            }
          },
          [&](const view::DeleteStored& stored) { remove_document(stored.document); },
          [&](const view::CloseDocument&) {
            close();
            go_to({view::PageId::start, {}, {}});
          },
          [&](const view::TakeOver&) {
            if (document_ && !writer_) effects_.push_back(TakeOverStored{document_->id});
          },
          [&](const view::DismissNotice& notice) { dismiss(notice.notice); },
          [&](const view::CloseDialog&) {
            state_.keys_shown = false;
            state_.search.reset();
            changed();
          },
          [&](const view::Search&) { open_search(); },
          [&](const view::ShowKeys&) {
            state_.keys_shown = true;
            changed();
          },
          [&](const view::Print&) { effects_.push_back(PrintPage{}); },
          [&](const view::GiveOut& wanted) { give_out(wanted); },
          [&](const view::CopyText& wanted) { effects_.push_back(CopyToClipboard{wanted.text}); },
          [&](const view::ShowForm& chosen) {
            state_.form = state_.form == chosen.form ? std::string() : chosen.form;
            changed();
          },
          [&](const view::TakeTable& chosen) { take_table(chosen.take); },
          [&](const view::AnswerTable& chosen) { answer_table(chosen); },
          [&](const view::SaveEdition&) { effects_.push_back(SaveEdition{}); },
          [&](const view::TakeUpdate&) { effects_.push_back(TakeUpdate{}); },
      },
      action.any());
  if (node.rfind("search:result:", 0) == 0) {
    state_.search.reset();
    changed();
  }
  // Who pressed what has gone with the press is not left nowhere. A dialog gives the focus back by itself.
  if (node.empty() || node == "dialog.close" || state_.focus_serial != focus_serial || view::find(page(), node)) return;
  focus_on(view::find(page(), next) ? next : node.rfind("proposal:", 0) == 0 && view::find(page(), "proposal:title") ? "proposal:title" : "page:title");
}

// The as-of day is one day: a month or a year is asked to be made precise, never rounded. Empty: today.
void Session::set_as_of(std::string_view typed, const std::string& node) {
  const std::size_t first = typed.find_first_not_of(" \t");
  std::optional<dates::Day> day;
  if (first != std::string_view::npos) {
    const auto date = view::parse_typed_date(typed);
    if (!date || date->precision() != dates::Precision::day) {
      state_.as_of_text = std::string(typed);
      announce(view::text(state_.language, "rejected.asOf"));
      return;
    }
    day = date->span().earliest;
  }
  state_.as_of_text.clear();
  if (day == state_.today) day.reset();
  const dates::Day before = state_.as_of_day();
  state_.as_of = day;
  if (document_) {
    remembered_as_of_.erase(document_->id);
    if (day) remembered_as_of_[document_->id] = *day;
    store_preferences();
  }
  if (state_.as_of_day() != before) {
    calendar_.reset();
    plan_changed({});
    announce(view::text(state_.language, "announce.asOf", {{"date", view::full(state_.language, state_.as_of_day())}}));
  }
  changed();
  if (node == "as-of:today") focus_on("header:as-of");   // the button that was pressed is gone
}

void Session::add_entity(const view::AddEntity& wanted) {
  if (refuse_if_read_only()) return;
  auto added = added_entity(*document_, wanted.parent, wanted.list, ids_, wanted.initial);
  if (!added) return;
  const auto& [referrer, reference] = wanted.from;
  if (!referrer.empty()) {
    const plan::FoundConst from = plan::find(std::as_const(*document_), referrer);
    const plan::Field* field = from ? from.type->find(reference) : nullptr;
    if (field == nullptr) return;
    added->step.changes.push_back(edit::Set{referrer, reference, {}, plan::get_value(*field, *from.entity), added->id});
    // To become a commitment is an answer, unless another was given.
    const auto* proposal = from.type == &plan::kProposal ? static_cast<const plan::Proposal*>(from.entity) : nullptr;
    if (proposal && proposal->response == plan::Response::unset) {
      added->step.changes.push_back(edit::Set{referrer, "response", {}, {}, static_cast<plan::Choice>(plan::Response::accepted)});
    }
  }
  if (!perform(std::move(added->step))) return;
  if (!referrer.empty()) {
    focus_on(view::field_node(referrer, reference));
    announce(view::text(state_.language, "announce.became"));
    return;
  }
  // The first thing to be written: what it is called or whom it names, else the first field of its form that does not say something already.
  const auto node_of = [&](const plan::Field& field) {
    return view::field_node(added->id, field.name, field.kind == plan::Kind::localized ? view::content_language(*document_, state_) : std::string());
  };
  const plan::Field* first = nullptr;
  int best = 0;
  for (const plan::Field& field : added->type->fields) {
    const bool given = std::any_of(wanted.initial.begin(), wanted.initial.end(), [&](const auto& one) { return one.first == field.name; });
    if (given || field.kind == plan::Kind::child || field.kind == plan::Kind::list) continue;
    const int weight = field.name == "title" ? 4 : field.name == "who" ? 3 : field.name == "name" ? 2 : 1;
    if (weight > best && (wanted.open || view::find(page(), node_of(field)))) best = weight, first = &field;
  }
  const std::string field = first == nullptr ? std::string() : std::string(first->name);
  if (wanted.open) {
    go_to({state_.page, added->id, field});
  } else if (first != nullptr) {
    focus_on(node_of(*first));
  }
}

void Session::remove_entity(const view::RemoveEntity& wanted) {
  if (refuse_if_read_only()) return;
  if (auto step = removed_entity(*document_, wanted.entity); step && perform(std::move(*step))) {
    announce(view::text(state_.language, waits_in_bin(wanted.entity) ? "announce.removed" : "announce.removedNotInBin"));
  }
}

// An entry of the bin is put back, or all of it is thrown away.
void Session::use_bin(const plan::Id& entry) {
  if (!document_ || refuse_if_read_only()) return;
  const auto found = std::find_if(document_->bin.begin(), document_->bin.end(), [&](const plan::Removed& one) { return one.id == entry; });
  const bool puts_back = !entry.empty();
  if (puts_back && found == document_->bin.end()) return;
  edit::Transaction step{puts_back ? "edit.putBack" : "edit.emptyBin", puts_back ? exchange::putting_back(*document_, *found) : exchange::emptying(*document_)};
  const bool done = !step.changes.empty() && perform(std::move(step));
  announce(view::text(state_.language, !done ? "announce.cannotPutBack" : puts_back ? "announce.putBack" : "announce.binEmptied"));
}

// While something is being typed, undo takes back the typing: it becomes a step and that step is undone, so that redo gives it back.
void Session::undo() {
  if (removed_ && state_.page == view::PageId::start) {
    undo_remove();
    return;
  }
  if (!document_ || refuse_if_read_only()) return;
  if (state_.draft) {
    const std::string node = state_.draft->node;
    const std::uint64_t before = history_.last_seq();
    commit_draft();
    const bool rejected = state_.rejected.erase(node) > 0;
    if (rejected) {
      rejected_places_.erase(node);
      store_draft();
      changed();
      return;
    }
    if (history_.last_seq() == before && !history_.can_undo()) return;
  }
  const std::string label = history_.undo_label();
  const edit::History::Outcome outcome = history_.undo(*document_);
  keep(outcome);
  if (outcome.entry) announce(view::text(state_.language, "announce.undone", {{"what", what_was_done(state_.language, label, *outcome.entry)}}));
}

void Session::redo() {
  if (!document_ || refuse_if_read_only()) return;
  commit_draft();
  const std::string label = history_.redo_label();
  const edit::History::Outcome outcome = history_.redo(*document_);
  keep(outcome);
  if (outcome.entry) announce(view::text(state_.language, "announce.redone", {{"what", what_was_done(state_.language, label, *outcome.entry)}}));
}

void Session::open_search() {
  if (!document_) return;
  if (!state_.search) state_.search = std::string();
  state_.keys_shown = false;
  focus_on("search:text");
}

// Closes what stands above the page, from the top; else leaves the field and keeps its text.
void Session::escape() {
  const auto dialog = std::find_if(state_.notices.begin(), state_.notices.end(), [](const view::Notice& one) { return one.as_dialog; });
  if (dialog != state_.notices.end()) {
    dismiss(std::string(dialog->id));
  } else if (state_.keys_shown || state_.search) {
    act(view::CloseDialog{}, {});
  } else if (state_.draft) {
    commit_draft();
  } else if (state_.pages_shown) {
    act(view::Unfold{plan::Id(view::kAllPages)}, {});
  } else if (state_.tools_shown) {
    act(view::Unfold{plan::Id(view::kHeaderTools)}, {});
  } else if (state_.why) {
    act(view::HideWhy{}, {});
  } else if (supposes()) {
    suppose({view::Suppose::What::discard});
  }
}

// "What if?" is open and in view.
bool Session::supposes() const { return document_ && state_.supposed && state_.page == view::PageId::calendar; }

void Session::download() {
  if (!document_) return;
  tell_not_in_file();
  effects_.push_back(SaveFile{file_name(kept_name(*document_, view::tag(state_.language)), state_.today), "application/json", bytes()});
}

bool Session::shortcut(std::string_view keys) {
  const auto has_dialog = [&] {
    return std::any_of(state_.notices.begin(), state_.notices.end(), [](const view::Notice& one) { return one.as_dialog; });
  };
  if (keys == "ctrl+z") {
    if (!document_ && !removed_) return false;
    act(view::Undo{}, {});
  } else if (keys == "ctrl+shift+z" || keys == "ctrl+y") {
    if (!document_) return false;
    act(view::Redo{}, {});
  } else if (keys == "ctrl+s") {
    if (!document_) return false;
    act(view::Download{}, {});
  } else if (keys == "ctrl+p") {
    if (document_ && view::plan_in_view(*document_, state_)) act(view::GiveOut{view::GiveOut::What::print, {}}, {});
    else act(view::Print{}, {});
  } else if (keys == "ctrl+f") {
    if (!document_ || has_dialog() || state_.renderer == view::Renderer::text) return false;   // there the browser finds
    act(view::Search{}, {});
  } else if (keys == "ctrl+?" || keys == "?") {
    if (has_dialog() || state_.keys_shown || state_.search || (keys == "?" && !state_.question_key)) return false;
    act(view::ShowKeys{}, {});
  } else if (keys == "escape") {
    if (!has_dialog() && !state_.keys_shown && !state_.search && !state_.draft && !state_.pages_shown && !state_.tools_shown && !state_.why && !supposes()) return false;
    escape();
  } else {
    return false;
  }
  return true;
}

}  // namespace cocrea::app
