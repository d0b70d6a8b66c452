#include "app/session.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "app/commands.h"
#include "app/location.h"
#include "app/preferences.h"
#include "view/joining.h"
#include "view/texts.h"

namespace cocrea::app {

namespace {

// The first of the program's languages for what a browser asks for ("es-MX"). Spanish is the handbook's own.
view::Language language_for(std::string_view browser) {
  return browser.substr(0, 2) == "en" ? view::Language::en : view::Language::es;
}

}  // namespace

Session::Session(const Start& start) : ids_(start.seed_high, start.seed_low) {
  const Preferences preferences = read_preferences(start.preferences);
  state_.language = preferences.language.value_or(language_for(start.language));
  state_.theme = preferences.theme.value_or(view::Theme::system);
  state_.text_scale = preferences.text_scale.value_or(1.0);
  state_.projector = preferences.projector.value_or(false);
  state_.question_key = preferences.question_key.value_or(true);
  remembered_as_of_ = preferences.as_of;
  state_.system_dark = start.system_dark;
  state_.reduced_motion = start.reduced_motion;
  state_.canvas_available = start.canvas_available;
  state_.today = start.today;
  // On a phone, or under fingers, the text view is the better one, until the person says otherwise.
  narrow_ = start.narrow;
  renderer_chosen_ = preferences.renderer.has_value();
  if (renderer_chosen_) state_.text_view_wanted = *preferences.renderer == view::Renderer::text;
  state_.renderer = view::Renderer::canvas;
  choose_renderer();
  effects_.push_back(UseRenderer{state_.renderer});

  location_ = start.fragment;
  const Location location = read_location(start.fragment);
  if (!location.document.empty()) {
    place_after_loading_ = view::Navigate{location.page, location.entity, {}, location.tab};
    load(location.document);
  }
}

const view::Page& Session::page() {
  if (!page_old_) return page_;
  page_old_ = false;
  if (document_ && !calendar_) calendar_ = deadlines::calendar(*document_, state_.as_of_day());
  state_.can_undo = removed_.has_value() || (writable() && (history_.can_undo() || (state_.draft && !state_.draft->entity.empty())));
  state_.can_redo = writable() && history_.can_redo();
  state_.undo_label = removed_ ? "edit.removeDocument" : history_.undo_label();
  if (!removed_ && state_.draft && !state_.draft->entity.empty()) state_.undo_label = "edit.text";
  state_.redo_label = history_.redo_label();
  page_ = view::build_page(document_ ? &*document_ : nullptr, document_ ? &*calendar_ : nullptr, state_);
  tell_what_changed();
  tell_where();
  unsaid_.clear();
  return page_;
}

std::uint64_t Session::serial() const { return state_.serial; }

std::vector<Effect> Session::take_effects() { return std::exchange(effects_, {}); }

std::string Session::bytes() const {
  if (!document_) return {};
  return newer_ ? original_ : exchange::write_document(*document_);
}

const plan::Document* Session::document() const { return document_ ? &*document_ : nullptr; }
const view::State& Session::state() const { return state_; }
bool Session::undecided() const {
  return (state_.joining && !state_.joining->files.empty()) ||
         std::any_of(laid_aside_.begin(), laid_aside_.end(), [&](const auto& one) { return forgotten_.count(one.first) == 0; });
}

// ---- what changed -------------------------------------------------------------------------------------------------------------------------------

void Session::changed() {
  page_old_ = true;
  ++state_.serial;
}

// The calendar is computed again when the next page is built, not before.
void Session::document_changed() {
  calendar_.reset();
  forget_lost_places();
  read_table_again();
  state_.link.clear();
  changed();
}

// What was in view may have left the document with an undo or a removal. Rejected texts stay: their place may come back.
void Session::forget_lost_places() {
  const auto gone = [&](const plan::Id& id) { return !id.empty() && (!document_ || !plan::find(*document_, id)); };
  bool moved = false;
  if (gone(state_.entity)) {
    state_.entity.clear();
    moved = true;
  }
  if (gone(state_.plan)) {
    state_.plan.clear();
    state_.entity.clear();
    moved = true;
  }
  if (state_.why && gone(state_.why->subject)) state_.why.reset();
  if (moved) write_place(true);
}

void Session::focus_on(std::string node) {
  if (node.empty()) return;
  state_.focus = std::move(node);
  ++state_.focus_serial;
  changed();
}

void Session::announce(std::string text) {
  left_.reset();   // later news
  say(std::move(text));
  changed();
}

void Session::say(std::string text) {
  unsaid_ = text;
  if (!text.empty() && text == state_.announcement) text += "\u00a0";   // the same again is said again
  state_.announcement = std::move(text);
}

// A notice replaces one of the same id, and is said where the focus does not go to it: after what was said since the page was last seen.
void Session::notify(view::Notice notice) {
  dismiss(notice.id);
  if (!notice.as_dialog || state_.renderer == view::Renderer::canvas) {
    std::string words = view::words_of(state_.language, notice);
    if (!unsaid_.empty()) words = unsaid_ + " " + words;
    announce(std::move(words));
  }
  state_.notices.push_back(std::move(notice));
  changed();
}

void Session::dismiss(std::string_view id) {
  auto& notices = state_.notices;
  const auto kept = std::remove_if(notices.begin(), notices.end(), [&](const view::Notice& one) { return one.id == id; });
  if (kept == notices.end()) return;
  notices.erase(kept, notices.end());
  changed();
}

// ---- preferences and renderer -------------------------------------------------------------------------------------------------------------------

void Session::store_preferences() {
  constexpr std::size_t kRemembered = 100;   // documents; far more than a browser keeps
  for (auto one = remembered_as_of_.begin(); remembered_as_of_.size() > kRemembered;) {
    one = document_ && one->first == document_->id ? std::next(one) : remembered_as_of_.erase(one);
  }
  Preferences preferences;
  preferences.language = state_.language;
  preferences.theme = state_.theme;
  preferences.text_scale = state_.text_scale;
  preferences.projector = state_.projector;
  if (!state_.question_key) preferences.question_key = false;
  if (renderer_chosen_) preferences.renderer = state_.text_view_wanted ? view::Renderer::text : view::Renderer::canvas;
  preferences.as_of = remembered_as_of_;
  effects_.push_back(StorePreferences{write_preferences(preferences)});
}

void Session::choose_renderer() {
  if (!renderer_chosen_) state_.text_view_wanted = narrow_;
  use_renderer(state_.text_view_wanted || !state_.canvas_available ? view::Renderer::text : view::Renderer::canvas);
}

void Session::use_renderer(view::Renderer renderer) {
  changed();
  if (state_.renderer == renderer) return;
  state_.renderer = renderer;
  effects_.push_back(UseRenderer{renderer});
}

void Session::resized(bool narrow) {
  if (narrow_ == narrow) return;
  narrow_ = narrow;
  choose_renderer();
}

void Session::switch_renderer() {
  act(view::SetRenderer{state_.renderer == view::Renderer::canvas ? view::Renderer::text : view::Renderer::canvas}, {});
}

void Session::system_changed(bool dark, bool reduced_motion) {
  if (state_.system_dark == dark && state_.reduced_motion == reduced_motion) return;
  state_.system_dark = dark;
  state_.reduced_motion = reduced_motion;
  changed();
}

void Session::canvas_available(bool available) {
  if (state_.canvas_available == available) return;
  state_.canvas_available = available;
  choose_renderer();
}

// ---- where we are -------------------------------------------------------------------------------------------------------------------------------

void Session::go_to(const view::Navigate& wanted) {
  view::Destination to;
  to.page = wanted.page;
  if (document_) to = view::destination(*document_, wanted, state_);
  if (!document_) to.page = view::PageId::start;
  if (to.page != view::PageId::start && removed_) {   // a removal can be undone until the page is left
    removed_.reset();
    dismiss("deleted");
  }
  dismiss("not-here");   // it was said where it was asked
  if (to.page != state_.page) state_.tab.clear();
  state_.page = to.page;
  state_.pages_shown = state_.tools_shown = false;
  state_.entity = to.entity;
  if (!to.plan.empty()) state_.plan = to.plan;
  if (!to.tab.empty()) state_.tab = to.tab;
  if (!wanted.tab.empty()) state_.tab = wanted.tab;
  if (!to.unfold.empty()) state_.unfolded = to.unfold;
  changed();
  focus_on(to.focus.empty() ? "page:title" : to.focus);   // a page is read from its beginning
  write_place(false);
}

void Session::write_place(bool replace) {
  const std::string fragment = write_location({document_ && kept_ ? document_->id : plan::Id(), state_.page, state_.entity, state_.tab});
  if (fragment == location_) return;
  location_ = fragment;
  effects_.push_back(SetLocation{fragment, replace});
}

void Session::navigated(std::string_view fragment) {
  const Location location = read_location(fragment);
  location_ = fragment;
  commit_draft();
  if (location.document.empty()) {
    // Back to where nothing was open: the document stays open, only the page goes.
    location_ = write_location({document_ ? document_->id : plan::Id(), view::PageId::start, {}, {}});
    go_to({view::PageId::start, {}, {}});
    return;
  }
  const view::Navigate place{location.page, location.entity, {}, location.tab};
  if (document_ && document_->id == location.document) {
    go_to(place);
    return;
  }
  place_after_loading_ = place;
  load(location.document);
}

void Session::day_changed(dates::Day today) {
  if (state_.today == today) return;
  state_.today = today;
  if (!state_.as_of) calendar_.reset();
  changed();
}

void Session::persisted(bool yes) {
  state_.persisted = yes;
  changed();
}

void Session::letters_missing(bool yes) {
  if (state_.letters_missing == yes) return;
  state_.letters_missing = yes;
  changed();
}

void Session::edition(bool single_file, bool update_waiting) {
  state_.single_file = single_file;
  if (update_waiting) {
    view::Notice notice;
    notice.id = "update";
    notice.tone = view::Tone::neutral;
    notice.key = "notice.update";
    notify(std::move(notice));
  }
  changed();
}

}  // namespace cocrea::app
