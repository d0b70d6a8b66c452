// Opening and closing: new documents, files, samples, what storage has, removing and bringing back.
#include <algorithm>
#include <utility>

#include "app/commands.h"
#include "app/recover.h"
#include "app/session.h"
#include "view/joining.h"
#include "view/texts.h"

namespace cocrea::app {

namespace {

constexpr std::string_view kLaidAside = "joining-waits:";   // of a notice's id; the document's follows

std::string_view name_of(exchange::Cause cause) {
  using exchange::Cause;
  switch (cause) {
    case Cause::too_large: return "tooLarge";
    case Cause::too_deep: return "tooDeep";
    case Cause::too_many: return "tooMany";
    case Cause::not_utf8: return "notUtf8";
    case Cause::syntax: return "syntax";
    case Cause::cut_short: return "cutShort";
    case Cause::duplicate_key: return "duplicateKey";
    case Cause::number_range: return "numberRange";
    case Cause::not_a_cocrea_file: return "notACocreaFile";
    case Cause::wrong_type: return "wrongType";
    case Cause::unknown_choice: return "unknownChoice";
    case Cause::bad_date: return "badDate";
    case Cause::bad_id: return "badId";
    case Cause::duplicate_id: return "duplicateId";
    case Cause::dangling_reference: return "danglingReference";
    case Cause::text_too_long: return "textTooLong";
    case Cause::missing_member: return "missingMember";
    case Cause::bad_version: return "badVersion";
    case Cause::normalized: return "normalized";
    case Cause::duplicate_value: return "duplicateValue";
    case Cause::not_known_yet: return "notKnownYet";
    case Cause::other_content: return "otherContent";
    case Cause::unknown_member: return "unknownMember";
    case Cause::misspelt_member: return "misspeltMember";
  }
  return "syntax";
}

// What came in an address has no name, and sentences of its own.
constexpr std::pair<std::string_view, std::string_view> kOfLink[] = {{"notice.fileRefused", "notice.fileRefused.link"},
                                                                     {"notice.fileRefusedPlanKept", "notice.fileRefusedPlanKept.link"},
                                                                     {"notice.fileWarnings", "notice.fileWarnings.link"},
                                                                     {"notice.openedBeside", "notice.openedBeside.link"},
                                                                     {"notice.openedAgain", "notice.openedAgain.link"}};

void say_of_file(view::Notice& notice, std::string_view key, const std::string& name) {
  notice.key = key;
  if (!name.empty()) notice.arguments = {{"file", name}};
  else for (const auto& [of_file, of_link] : kOfLink) if (of_file == key) notice.key = of_link;
}

// Whether a file is what a document is already. A copy that nobody has touched yet says what its plan does, and is another all the same: what is written in it
// is a table's, and is joined by the base that it carries.
bool is_same(const plan::Document& one, const plan::Document& file) {
  return one.copy == file.copy && one.copy_id == file.copy_id && one.base == file.base && exchange::content_hash(one) == exchange::content_hash(file);
}

// The id under which a file is opened beside another version of itself: of what it says, so that the same file leads to the same plan again.
plan::Id id_beside(const plan::Document& file) {
  std::string said = exchange::content_hash(file);
  for (const std::string* one : {&file.id, &file.copy, &file.copy_id, &file.base}) said.append("\n").append(*one);
  return plan::derived_id("beside", exchange::checksum(said));
}

}  // namespace

// ---- opening ------------------------------------------------------------------------------------------------------------------------------------

// Takes a document as the open one, without a word to storage. Precondition: nothing is open.
void Session::adopt(plan::Document document, bool newer, std::string original) {
  document_ = std::move(document);
  history_ = {};
  newer_ = newer;
  original_ = std::move(original);
  writer_ = true;
  kept_ = true;
  awaited_snapshot_.reset();
  recovery_seq_.reset();
  stored_seq_ = durable_seq_ = draft_version_ = durable_draft_ = 0;
  draft_stored_ = false;
  state_.gone = false;
  const auto remembered = remembered_as_of_.find(document_->id);
  state_.as_of = remembered == remembered_as_of_.end() ? std::nullopt : std::optional<dates::Day>(remembered->second);
  state_.as_of_text.clear();
  dismiss("storage");
  dismiss("lost");
  dismiss("not-here");
  // What was being joined with it goes on: nothing of it is in any file.
  if (const auto aside = laid_aside_.find(document_->id); aside != laid_aside_.end()) {
    state_.joining = std::move(aside->second);
    laid_aside_.erase(aside);
    work_out_joining();
    dismiss(std::string(kLaidAside).append(document_->id));
    announce(view::text(state_.language, "announce.joiningGoesOn"));
  }
  document_changed();
}

// A document that storage does not have yet.
void Session::open_new(plan::Document document, bool newer, std::string original, const view::Navigate& place) {
  close();
  loading_.reset();
  const bool clash = newer && (known(document.id) || forgotten_.count(document.id) > 0);
  adopt(std::move(document), newer, std::move(original));
  kept_ = !clash;
  if (kept_) {
    store_snapshot();
    awaited_snapshot_ = 0;
  }
  update_save_state();
  go_to(place);
}

void Session::close() {
  commit_draft();
  if (!document_) return;
  if (kept_) effects_.push_back(CloseStored{document_->id});
  const auto document = std::exchange(document_, std::nullopt);
  calendar_.reset();
  history_ = {};
  original_.clear();
  newer_ = false;
  writer_ = true;
  state_.draft.reset();
  state_.rejected.clear();
  rejected_places_.clear();
  state_.plan.clear();
  state_.entity.clear();
  state_.tab.clear();
  state_.actor.clear();
  state_.saved_at.reset();
  state_.content_language.clear();
  state_.why.reset();
  state_.unfolded.clear();
  state_.all_options.clear();
  state_.proposal.reset();
  state_.form.clear();
  state_.table.reset();
  table_bytes_.clear();
  state_.supposed.reset();
  state_.clock.reset();
  state_.search.reset();
  planner_.reset();
  const bool lays_aside = state_.joining && !state_.joining->files.empty();
  if (lays_aside) laid_aside_[document->id] = std::move(state_.joining);
  state_.joining.reset();
  state_.tables.clear();
  state_.copies.clear();
  state_.comparison = {};
  state_.as_of.reset();
  state_.as_of_text.clear();
  state_.pixels_per_day = 0;
  state_.journal_entries = 0;
  journal_bytes_ = snapshot_bytes_ = 0;
  state_.page = view::PageId::start;
  // What was said about this document goes with it.
  auto& notices = state_.notices;
  const auto stays = [](const view::Notice& one) { return one.id == "storage" || one.id == "lost" || one.id == "update" || one.id == "deleted" || one.id.starts_with(kLaidAside); };
  notices.erase(std::remove_if(notices.begin(), notices.end(), [&](const view::Notice& one) { return !stays(one); }), notices.end());
  if (lays_aside) {
    std::string name = document_name(*document, view::tag(state_.language));
    view::Notice notice;
    notice.id = std::string(kLaidAside).append(document->id);
    notice.key = "notice.joiningWaits";
    notice.arguments = {{"name", name.empty() ? view::text(state_.language, "common.unnamed") : std::move(name)}};
    notify(std::move(notice));
  }
  update_save_state();
  changed();
}

void Session::load(const plan::Id& id) {
  loading_ = id;
  effects_.push_back(LoadStored{id});
}

void Session::stored(StoredContent content) {
  const bool asked = loading_ && *loading_ == content.document;
  const bool again = document_ && document_->id == content.document;
  if (!asked && !again) {   // something else was opened in the meantime
    effects_.push_back(CloseStored{content.document});
    return;
  }
  if (asked) loading_.reset();
  std::optional<PendingFile> same_file;
  if (asked && pending_file_ && pending_file_->document.id == content.document) {
    PendingFile file = std::move(*pending_file_);
    pending_file_.reset();
    if (file.joins) {
      loaded(std::move(content));
      if (document_) join_with_plan(file.name, {std::move(file.document), false, {}});
      return;
    }
    const Recovery recovery = recover(content);
    const bool same = recovery.document && recovery.draft.empty() && is_same(*recovery.document, file.document);
    // Whatever was written in it since.
    const bool opened = file.beside && recovery.document && recovery.document->made_from == file.document.made_from && forgotten_.count(content.document) == 0;
    if (!same && !opened) {
      effects_.push_back(CloseStored{content.document});
      if (forgotten_.count(content.document) > 0) effects_.push_back(ForgetStored{content.document});
      open_beside(std::move(file));
      return;
    }
    same_file = std::move(file);
  }
  loaded(std::move(content));
  if (!same_file || !document_ || document_->id != same_file->document.id) return;
  if (same_file->beside) tell_of_file("notice.openedAgain", same_file->name, std::move(same_file->warnings), std::move(same_file->remarks), view::Tone::neutral);
  else if (!same_file->remarks.empty()) tell_of_file("notice.fileWarnings", same_file->name, std::move(same_file->warnings), std::move(same_file->remarks));
}

void Session::library(std::vector<view::Stored> documents) {
  const bool was_here = document_ && known_in_library(document_->id);
  state_.library = std::move(documents);
  if (document_ && known_in_library(document_->id)) state_.gone = false;
  else if (was_here && !std::exchange(state_.gone, true)) announce(view::text(state_.language, writable() ? "save.goneHereTitle" : "save.goneTitle"));
  changed();
}

bool Session::known(const plan::Id& id) const { return (document_ && document_->id == id) || known_in_library(id); }

bool Session::known_in_library(const plan::Id& id) const {
  return std::any_of(state_.library.begin(), state_.library.end(), [&](const view::Stored& one) { return one.id == id; });
}

// ---- files --------------------------------------------------------------------------------------------------------------------------------------

// A file that carries the id of a document which this browser has already:
//   the same content            that document is opened, with its undo history
//   a copy of it for a table, or it where the copy is here: as other content, also where both say the same
//   other content               the file is opened beside it under an id of its own, and nothing is overwritten: both versions stay, with the same ids inside,
//                               so that they can be compared and joined
//   the same file once more     the plan that was opened beside then, with what was written in it since
//   removed in this visit       likewise: what storage still has of it is looked at first
//   with a misspelt member      a part of it is not read, and that is told; it is joined with nothing
//   of a newer format           shown read-only and not stored, since nothing in it may be altered, not even its id
// A file whose id is new here keeps it, so that a plan carried to another machine is the same document there, byte for byte.
// A table is no document: what it would change in the open plan is shown first.
void Session::file(std::string name, std::string bytes, std::string_view among) {
  if (among == "another" && state_.table && is_table_name(name)) return leave_out("left-out", "notice.leftOut", name);
  if (open_table(name, bytes)) return;
  exchange::Reading reading = exchange::read_document(bytes);
  if (!reading.document) {
    refuse_file(name, std::move(reading.problems));
    return;
  }
  constexpr std::size_t kMayBe = 8;   // times as long, as this program writes it
  if (bytes.size() > exchange::Limits{}.bytes / kMayBe && !reading.read_only && !exchange::can_be_read_again(*reading.document)) {
    refuse_file(name, {{exchange::Cause::too_large, {}, 0, 0, {}, {}}});
    return;
  }
  exchange::check_content(reading);
  if (document_ && state_.joining) {
    join_file(std::move(name), std::move(reading));
    return;
  }
  if (misses_a_part(reading) && !among.empty()) {
    refuse_file(name, std::move(reading.problems));
    return;
  }
  if (!among.empty() && take_with_others(name, reading, among == "first")) return;
  open_file({std::move(name), std::move(bytes), std::move(*reading.document), reading.read_only, std::move(reading.problems)});
}

// The same rules: what the file holds is put together as what storage has would be, the text being typed included.
void Session::rescued(std::string name, StoredContent content) {
  Recovery recovery = recover(content);
  if (!recovery.document) {
    refuse_file(name, std::move(recovery.problems));
    return;
  }
  std::vector<Remark> remarks, homeless;
  for (const DraftText& one : recovery.draft) {
    Typed typed;
    if (!one.rejected && plan::find(*recovery.document, one.entity)) typed = typed_value(*recovery.document, one.entity, one.field, one.language, one.text, &ids_);
    else typed.error_key = "notice.textsToCopy";
    if (!typed.error_key.empty() && !one.text.empty()) homeless.push_back({"", one.text});
    else if (typed.step) recovery.history.perform(*recovery.document, std::move(*typed.step));
  }
  for (std::string& key : content.damage) {
    if (recovery.left_out == 0 || key != "damage.gap") remarks.push_back({std::move(key), {}});
  }
  if (recovery.left_out > 0) remarks.push_back({"notice.stepsLost", {}, static_cast<long>(recovery.left_out)});
  if (recovery.draft_damaged) remarks.push_back({"notice.draftDamaged", {}});
  if (!homeless.empty()) remarks.push_back({"notice.textsToCopy", {}});
  std::move(homeless.begin(), homeless.end(), std::back_inserter(remarks));
  if (document_ && state_.joining) {
    if (join_file(name, {std::move(recovery.document), recovery.newer, std::move(recovery.problems)}) && !remarks.empty()) tell_of_file("notice.fileJoined", name, {}, std::move(remarks));
    return;
  }
  open_file({std::move(name), std::move(content.snapshot), std::move(*recovery.document), recovery.newer, std::move(recovery.problems), std::move(remarks)});
}

void Session::open_file(PendingFile file) {
  commit_draft();
  dismiss("file");
  file_reason_.clear();
  const plan::Id id = file.document.id;
  if (document_ && kept_ && document_->id == id && !file.newer) {
    if (file.beside) {
      go_to({view::PageId::overview, {}, {}});
      tell_of_file("notice.openedAgain", file.name, std::move(file.warnings), std::move(file.remarks), view::Tone::neutral);
    } else if (is_same(*document_, file.document)) {
      announce(view::text(state_.language, "announce.sameFile"));
      go_to({view::PageId::overview, {}, {}});
      if (!file.remarks.empty()) tell_of_file("notice.fileWarnings", file.name, std::move(file.warnings), std::move(file.remarks));
    } else {
      open_beside(std::move(file));
    }
    return;
  }
  if (removed_ && removed_->first.id == id) {   // it may come back with the file
    removed_.reset();
    dismiss("deleted");
  }
  if ((known(id) || forgotten_.count(id) > 0) && !file.newer) {
    if (forgotten_.count(id) > 0) effects_.push_back(RestoreStored{id});
    pending_file_ = std::move(file);
    place_after_loading_.reset();
    load(id);
    return;
  }
  open_new(std::move(file.document), file.newer, file.newer ? std::move(file.bytes) : std::string());
  if (!file.warnings.empty() || !file.remarks.empty()) tell_of_file("notice.fileWarnings", file.name, std::move(file.warnings), std::move(file.remarks));
}

void Session::open_beside(PendingFile file) {
  const auto as_of = remembered_as_of_.find(file.document.id);
  const auto day = as_of == remembered_as_of_.end() ? std::nullopt : std::optional<dates::Day>(as_of->second);
  const plan::Id id = file.beside ? ids_.next() : id_beside(file.document);   // again: what storage has under that one is not this file
  if (!file.beside) file.document.made_from = exchange::made_from(file.document);
  file.document.id = id;
  if (!std::exchange(file.beside, true) && (known(id) || forgotten_.count(id) > 0)) return open_file(std::move(file));
  if (day) remembered_as_of_[id] = *day;   // the plan that it is a version of is not looked at as of today
  open_new(std::move(file.document), false, {});
  if (day) store_preferences();
  if (document_->copy.empty() || !file.warnings.empty() || !file.remarks.empty()) {
    tell_of_file("notice.openedBeside", file.name, std::move(file.warnings), std::move(file.remarks), view::Tone::neutral);
    return;
  }
  view::Notice said;   // a copy has a note of its own on its page
  say_of_file(said, "notice.openedBeside", file.name);
  announce(view::words_of(state_.language, said));
}

void Session::tell_of_file(std::string_view key, const std::string& name, std::vector<exchange::Problem> warnings, std::vector<Remark> remarks, view::Tone tone) {
  problems_ = std::move(warnings);
  remarks_ = std::move(remarks);
  file_reason_.clear();
  view::Notice notice;
  notice.id = "file";
  notice.tone = tone;
  say_of_file(notice, key, name);
  notice.details = file_details();
  notify(std::move(notice));
}

std::string Session::called(const std::string& name) const { return name.empty() ? view::text(state_.language, "common.theLink") : name; }

void Session::file_failed(const std::string& name, std::string_view reason) { refuse_file(name, {}, reason); }

void Session::refuse_file(const std::string& name, std::vector<exchange::Problem> problems, std::string_view reason) {
  problems_ = std::move(problems);
  remarks_.clear();
  file_reason_ = reason == "edition" ? "unreachable" : reason;
  view::Notice notice;
  notice.id = "file";
  notice.tone = view::Tone::breached;
  const bool leaves = reason == "picture" || reason == "edition";   // nothing was to be opened
  say_of_file(notice, leaves ? "notice.notDownloaded" : document_ ? "notice.fileRefusedPlanKept" : "notice.fileRefused", name);
  notice.details = file_details();
  notice.as_dialog = true;
  if (name.empty()) location_.clear(), write_place(true);   // a link has taken the address of what is open
  notify(std::move(notice));
}

std::vector<std::string> Session::file_details() const {
  if (file_reason_.empty()) {
    std::vector<std::string> lines = words_of(problems_);
    for (const Remark& one : remarks_) lines.push_back(one.key.empty() ? one.typed : view::plural(state_.language, one.key, one.count));
    return lines;
  }
  const auto words = [&](const char* area) { return view::text(state_.language, area + file_reason_); };
  return {view::text(state_.language, "import.problem", {{"cause", words("import.cause.")}, {"advice", words("import.advice.")}})};
}

// Each problem in words: where, what, what to do.
std::vector<std::string> Session::words_of(const std::vector<exchange::Problem>& problems) const {
  constexpr std::size_t kShown = 6;
  std::vector<std::string> lines;
  for (const exchange::Problem& one : problems) {
    if (lines.size() == kShown) {
      lines.push_back(view::plural(state_.language, "import.more", static_cast<long>(problems.size() - kShown)));
      break;
    }
    const std::string line = std::to_string(one.line);
    const std::string column = std::to_string(one.column);
    const auto words = [&](const char* area) {
      return view::text(state_.language, std::string(area).append(name_of(one.cause)),
                        {{"found", one.found}, {"expected", one.expected}, {"line", line}, {"column", column}, {"place", one.place}});
    };
    const std::string cause = words("import.cause."), advice = words("import.advice.");
    std::string_view form = "import.problem";
    if (one.line != 0) form = one.place.empty() ? "import.problemLine" : "import.problemPlaceLine";
    if (one.line == 0 && !one.place.empty()) form = "import.problemPlace";
    lines.push_back(view::text(state_.language, form, {{"place", one.place}, {"line", line}, {"column", column}, {"cause", cause}, {"advice", advice}}));
  }
  return lines;
}

// A sample is a document of its own each time it is opened, so that trying things out never meets an earlier trial.
void Session::sample(std::string name, std::string bytes, dates::Day as_of) {
  exchange::Reading reading = exchange::read_document(bytes);
  if (!reading.document || reading.read_only) {
    refuse_file(name, std::move(reading.problems));
    return;
  }
  commit_draft();
  plan::Document document = std::move(*reading.document);
  document.id = ids_.next();
  document.sample = std::move(name);
  remembered_as_of_[document.id] = as_of;
  open_new(std::move(document), false, {});
  store_preferences();
}

// ---- removing -----------------------------------------------------------------------------------------------------------------------------------

void Session::remove_document(const plan::Id& id) {
  const auto found = std::find_if(state_.library.begin(), state_.library.end(), [&](const view::Stored& one) { return one.id == id; });
  view::Stored record;
  record.id = id;
  std::size_t place = state_.library.size();
  if (found != state_.library.end()) {
    record = *found;
    place = static_cast<std::size_t>(found - state_.library.begin());
    state_.library.erase(found);
  } else if (document_ && document_->id == id) {
    record.name = snapshot_name_;
    record.sample = document_->sample;
  } else {
    return;
  }
  if (document_ && document_->id == id) close();
  dismiss(std::string(kLaidAside).append(id));
  if (loading_ && *loading_ == id) loading_.reset();
  go_to({view::PageId::start, {}, {}});
  effects_.push_back(ForgetStored{id});
  forgotten_.insert(id);
  view::Notice notice;
  notice.id = "deleted";
  notice.tone = view::Tone::neutral;
  notice.key = record.open_elsewhere ? "notice.deletedElsewhere" : "notice.deleted";
  notice.arguments = {{"name", record.name.empty() ? view::text(state_.language, "common.unnamed") : record.name}};
  removed_ = {std::move(record), place};
  notify(std::move(notice));
}

void Session::undo_remove() {
  const view::Stored record = removed_->first;
  const std::size_t place = std::min(removed_->second, state_.library.size());
  removed_.reset();
  dismiss("deleted");
  effects_.push_back(RestoreStored{record.id});
  forgotten_.erase(record.id);
  if (!known(record.id)) state_.library.insert(state_.library.begin() + static_cast<std::ptrdiff_t>(place), record);
  announce(view::text(state_.language, "announce.restored"));
}

}  // namespace cocrea::app
