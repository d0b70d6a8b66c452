// Copies for tables, and joining what comes back: nothing reaches the open plan before it is taken over, in one step.
#include <algorithm>

#include "app/commands.h"
#include "app/session.h"
#include "core/exchange/differences.h"
#include "view/joining.h"
#include "view/texts.h"

namespace cocrea::app {

using view::Joining;

namespace {

// The names between commas, each once.
std::vector<std::string> names_in(std::string_view typed) {
  std::vector<std::string> names;
  while (!typed.empty()) {
    const std::size_t end = std::min(typed.find(','), typed.size());
    std::string_view name = typed.substr(0, end);
    typed.remove_prefix(std::min(end + 1, typed.size()));
    while (!name.empty() && name.front() == ' ') name.remove_prefix(1);
    while (!name.empty() && name.back() == ' ') name.remove_suffix(1);
    if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) names.emplace_back(name);
  }
  return names;
}

}  // namespace

// What is shown never changes: a change is another value.
template <class Change>
void Session::change_joining(const Change& change) {
  auto next = std::make_shared<Joining>(*state_.joining);
  change(*next);
  state_.joining = std::move(next);
  changed();
}

void Session::work_out_joining() {
  if (!state_.joining || !document_) return;
  const auto count = [&](bool decided) {
    return std::count_if(state_.joining->decisions.begin(), state_.joining->decisions.end(), [&](const Joining::Decision& one) { return one.chosen.empty() != decided; });
  };
  const auto decided = count(true), open = count(false);
  change_joining([&](Joining& joining) { view::work_out(joining, *document_, view::text(state_.language, "join.thisPlan")); });
  if (count(true) < decided || count(false) > open) announce(view::open_words(state_.language, *state_.joining));   // something else is asked there now
}

void Session::join(const view::Join& wanted) {
  using What = view::Join::What;
  if (wanted.what == What::tables) {
    state_.tables = exchange::normalize(wanted.text).text;
    state_.copies.clear();
    changed();
    return;
  }
  if (!document_ || (!state_.joining && wanted.what != What::begin && wanted.what != What::twin && wanted.what != What::make_copies)) return;
  const auto decision = [&](const auto& change) {
    change_joining([&](Joining& joining) {
      if (wanted.index < joining.decisions.size()) change(joining.decisions[wanted.index]);
    });
  };
  switch (wanted.what) {
    case What::tables: break;
    case What::make_copies: make_copies(); break;
    case What::begin:
      if (refuse_if_read_only()) return;
      commit_draft();
      state_.copies.clear();
      state_.joining = std::make_shared<const Joining>();
      work_out_joining();
      effects_.push_back(ChooseFile{true});
      focus_on("join:add");
      break;
    case What::twin: join_with_twin(); break;
    case What::add: effects_.push_back(ChooseFile{true}); break;
    case What::drop:
      dismiss("not-joined");   // there is room for what was left out, which can be added now
      change_joining([&](Joining& joining) {
        if (wanted.index < joining.files.size()) joining.files.erase(joining.files.begin() + static_cast<std::ptrdiff_t>(wanted.index));
      });
      work_out_joining();
      tell_circle();
      focus_on("join:add");
      break;
    case What::discard:
      state_.joining.reset();
      dismiss("not-joined");
      dismiss("cannot-join");
      focus_on("join:begin");
      changed();
      break;
    case What::choose:
      decision([&](Joining::Decision& one) { one.chosen = wanted.text; });
      tell_circle();
      break;
    case What::reason: decision([&](Joining::Decision& one) { one.reason = exchange::normalize(wanted.text).text; }); break;
    case What::same:
      change_joining([&](Joining& joining) {
        if (wanted.index < joining.same.size()) joining.same[wanted.index] = wanted.text == "yes";
      });
      work_out_joining();
      tell_circle(view::open_words(state_.language, *state_.joining));
      break;
    case What::all_same:
      change_joining([&](Joining& joining) {
        for (const std::vector<std::size_t>& group : view::groups_of_alike(joining.joined.alike)) {
          if (group.front() != wanted.index) continue;
          for (const std::size_t at : group) {
            for (const plan::Id* id : {&joining.joined.alike[at].first, &joining.joined.alike[at].second}) std::erase(joining.one_by_one, *id);
            if (wanted.text != "some") joining.same[at] = wanted.text == "yes";
          }
          if (wanted.text == "some") joining.one_by_one.push_back(joining.joined.alike[wanted.index].first);
        }
      });
      work_out_joining();
      tell_circle(view::open_words(state_.language, *state_.joining));
      break;
    case What::who: change_joining([&](Joining& joining) { joining.decided_by = exchange::normalize(wanted.text).text; }); break;
    case What::take_over: take_joined(); break;
  }
}

// A file that was opened while copies are being joined. Returns whether it is one more side.
bool Session::join_file(std::string name, exchange::Reading reading) {
  if (misses_a_part(reading)) {   // joined, what is missing would be taken for removed
    refuse_file(name, std::move(reading.problems));
    return false;
  }
  if (state_.joining->files.size() >= exchange::kMostFiles) {
    leave_out("not-joined", "notice.notJoined", name);
    return false;
  }
  change_joining([&](Joining& joining) {
    plan::Document& document = *reading.document;
    Joining::File file;
    file.file = name;
    file.name = !document.copy.empty() ? document.copy : called(name);
    file.altered = exchange::has_other_content(reading);
    file.document = std::make_shared<const plan::Document>(std::move(document));
    joining.files.push_back(std::move(file));
  });
  work_out_joining();
  if (std::string why_not = view::hindrance_words(state_.language, *state_.joining); !why_not.empty()) announce(std::move(why_not));
  else tell_circle(view::plural(state_.language, "announce.joinFile", static_cast<long>(state_.joining->joined.conflicts.size())));
  return true;
}

// Says `words`, and once that what is chosen makes a circle now, or none any more.
void Session::tell_circle(std::string words) {
  const bool circle = !exchange::still_circular(view::as_decided(*state_.joining), state_.joining->joined.conflicts).empty();
  if (circle != state_.joining->circle) {
    change_joining([&](Joining& joining) { joining.circle = circle; });
    words.append(words.empty() ? "" : " ").append(view::text(state_.language, circle ? "join.circleStays" : "join.circleGone"));
  }
  if (!words.empty()) announce(std::move(words));
}

// The first file of a joining that nobody began by hand, or one more of that which goes on. Where another tab edits the plan it waits for "Edit here instead": a
// joining alters nothing before it is taken over.
void Session::join_with_plan(const std::string& name, exchange::Reading reading) {
  if (newer_ && refuse_if_read_only()) return;
  if (writable()) commit_draft();
  if (!state_.joining) state_.joining = std::make_shared<const Joining>();
  go_to({view::PageId::file, {}, {}});
  join_file(name, std::move(reading));
  focus_on("join:add");
}

// What was opened beside another version of itself is joined with that, as its file would be.
void Session::join_with_twin() {
  commit_draft();
  if (!known(document_->made_from)) return;
  PendingFile file{view::text(state_.language, "join.otherVersion"), {}, *document_, false, {}};
  file.document.id = file.document.made_from;
  file.document.made_from.clear();
  file.joins = true;
  load(file.document.id);
  pending_file_ = std::move(file);
  place_after_loading_.reset();
}

// One of several files that were given at once. Copies of the open plan begin to be joined with it; else one plan is opened, and it is said which were not.
bool Session::take_with_others(const std::string& name, exchange::Reading& reading, bool first) {
  const plan::Document& document = *reading.document;
  if (writable() && kept_ && (document.id == document_->id || exchange::made_from(document) == exchange::made_from(*document_))) {
    join_with_plan(name, std::move(reading));
    return true;
  }
  if (!first) leave_out("left-out", "notice.leftOut", name);
  return !first;
}

// What was given with others and is not used is named, with those before it.
void Session::leave_out(std::string_view id, std::string_view key, const std::string& name) {
  view::Notice notice;
  notice.id = id;
  notice.tone = view::Tone::at_risk;
  notice.key = key;
  for (const view::Notice& one : state_.notices) {
    if (one.id == notice.id) notice.details = one.details;
  }
  notice.details.push_back(called(name));
  notify(std::move(notice));
}

void Session::take_joined() {
  if (refuse_if_read_only()) return;
  commit_draft();
  work_out_joining();   // the plan may have come anew from storage
  const auto outcome = view::outcome(*state_.joining, state_.language, state_.today, ids_);
  if (!outcome) {
    view::Notice notice;
    notice.id = "cannot-join";
    notice.tone = view::Tone::at_risk;
    notice.key = "join.cannot";
    notify(std::move(notice));
    return;
  }
  edit::Transaction step{"edit.join", exchange::changes_between(*document_, *outcome)};
  const char* const said = step.changes.empty() ? "join.bringsNothing" : "announce.joined";
  if (refuse_if_too_large(step)) return;   // while the files and what was decided are there
  state_.joining.reset();
  dismiss("not-joined");
  dismiss("cannot-join");
  if (!step.changes.empty() && !perform(std::move(step))) return;
  announce(view::text(state_.language, said));
  focus_on("join:begin");
  changed();
}

void Session::make_copies() {
  commit_draft();
  const std::string typed = state_.tables.empty() ? view::text(state_.language, "join.tablesExample") : state_.tables;
  state_.copies.clear();
  dismiss("no-copy");
  tell_not_in_file();
  const std::vector<std::string> tables = names_in(typed);
  const std::size_t count = std::min<std::size_t>(tables.size(), exchange::kMostFiles);   // as many as can be joined at once
  for (std::size_t i = 0; i < count; ++i) {
    const std::string& table = tables[i];
    const plan::Document copy = exchange::copy_for(*document_, table, ids_.next());
    std::string bytes = exchange::write_document(copy);
    if (bytes.size() > exchange::Limits{}.bytes) {   // its table could not open it
      leave_out("no-copy", "notice.copyTooLarge", table);
      continue;
    }
    std::string name = file_name(kept_name(copy, view::tag(state_.language)), state_.today);
    state_.copies.push_back(name);
    effects_.push_back(SaveFile{std::move(name), "application/json", std::move(bytes), true});
  }
  announce(view::plural(state_.language, "join.made", static_cast<long>(state_.copies.size())));
  for (std::size_t i = count; i < tables.size(); ++i) leave_out("no-copy", "notice.noCopy", tables[i]);
  changed();
}

}  // namespace cocrea::app
