// The text being typed. It is stored with every change, becomes one step when its field is left (or the platform calls a pause a leave), and what cannot
// be taken stays in its field with the reason.
//
// In storage a draft is written like an entry that is not done yet: `seq` is the last entry that it was typed after, the changes are the texts, and the
// label names their nodes, "d:" the one being typed and "r:" those that could not be taken. So a draft whose step is in the journal already (the tab died
// between the two writes) has a lower `seq` than the journal, and is known to be old.
#include <algorithm>
#include <string_view>

#include "app/commands.h"
#include "app/recover.h"
#include "app/session.h"
#include "view/texts.h"

namespace cocrea::app {

namespace {

// Whether an edit takes more than a letter out of a text: a cut, a word deleted, all selected and typed over.
bool takes_a_passage(std::string_view before, std::string_view after) {
  constexpr std::size_t kOneLetter = 4;   // bytes, at most
  const std::size_t shorter = std::min(before.size(), after.size());
  std::size_t front = 0, back = 0;
  while (front < shorter && before[front] == after[front]) ++front;
  while (back < shorter - front && before[before.size() - 1 - back] == after[after.size() - 1 - back]) ++back;
  return before.size() - front - back > kOneLetter;
}

}  // namespace

void Session::type_text(const std::string& node, const view::EditField& field, const std::string& text) {
  if (state_.draft && state_.draft->node != node) commit_draft();
  if (state_.draft && state_.draft->text == text) return;
  if (document_ && state_.draft && takes_a_passage(state_.draft->text, text)) {
    // What is taken out may never have been anywhere but in this draft: it becomes a step first, so that undo brings it back.
    Typed before = typed_value(*document_, field.entity, field.field, field.language, state_.draft->text);
    if (before.step && !perform(std::move(*before.step)) && writable()) return;   // for which there is no room: it stays in its field
  }
  state_.draft = view::Draft{node, field.entity, field.field, field.language, text};
  state_.rejected.erase(node);
  rejected_places_.erase(node);
  store_draft();
  changed();
}

void Session::commit_draft() {
  if (!state_.draft) return;
  const view::Draft draft = std::move(*state_.draft);
  state_.draft.reset();
  take_text(draft.node, {draft.entity, draft.field, draft.language}, draft.text);
  store_draft();
  changed();
}

// A text that is complete: a step, or rejected with its reason.
void Session::take_text(const std::string& node, const Place& place, const std::string& text) {
  if (!document_) return;
  Typed typed = typed_value(*document_, place.entity, place.field, place.language, text, &ids_);
  state_.rejected.erase(node);
  rejected_places_.erase(node);
  if (!typed.error_key.empty()) {
    state_.rejected[node] = {exchange::normalize(text).text, std::string(typed.error_key)};
    rejected_places_[node] = place;
    announce(view::text(state_.language, typed.error_key));
  } else if (typed.step && writable() && refuse_if_too_large(*typed.step)) {
    state_.rejected[node] = {exchange::normalize(text).text, "rejected.noRoom"};
    rejected_places_[node] = place;
  } else if (typed.step) {
    const bool added = typed.step->label == kAdded;
    if (perform(std::move(*typed.step)) && added) announce(view::text(state_.language, "announce.added", {{"what", exchange::normalize(text).text}}));
  } else {
    changed();
  }
}

// `again`: also when storage should have it already, because it failed.
void Session::store_draft(bool again) {
  if (!document_ || !writable()) return;
  std::vector<DraftText> texts;
  if (state_.draft) texts.push_back({state_.draft->node, state_.draft->entity, state_.draft->field, state_.draft->language, state_.draft->text, false});
  for (const auto& one : rejected_places_) {
    const Place& place = one.second;
    if (place.entity.empty()) continue;   // the as-of field: no part of the document
    texts.push_back({one.first, place.entity, place.field, place.language, state_.rejected[one.first].text, true});
  }
  if (texts.empty() && !draft_stored_ && !again) return;
  draft_stored_ = !texts.empty();
  effects_.push_back(StoreDraft{document_->id, ++draft_version_, texts.empty() ? std::string() : write_draft(history_.last_seq(), texts)});
  update_save_state();
}

}  // namespace cocrea::app
