// Ways out of the plan, and tables back in.
#include <algorithm>

#include "app/commands.h"
#include "app/session.h"
#include "core/exchange/bin.h"
#include "report/calendar_file.h"
#include "report/chart.h"
#include "report/minutes.h"
#include "report/popolo.h"
#include "report/printed.h"
#include "report/read_table.h"
#include "view/nodes.h"
#include "view/ogp_forms.h"
#include "view/texts.h"

namespace cocrea::app {

using view::GiveOut;

bool is_table_name(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  std::string ending(dot == std::string_view::npos ? std::string_view() : name.substr(dot));
  std::transform(ending.begin(), ending.end(), ending.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return ending == ".csv" || ending == ".tsv";
}

// What somebody typed and nobody could understand stays in its field, and is in no file: who takes one out must not think that it has everything.
void Session::tell_not_in_file() {
  constexpr std::string_view kId = "not-in-file";
  view::Notice notice;
  notice.id = kId;
  notice.key = "notice.notInFile";
  const view::Context c = view::make_context(&*document_, nullptr, state_);
  for (const auto& [node, place] : rejected_places_) {
    const plan::FoundConst found = plan::find(std::as_const(*document_), place.entity);
    const plan::Field* field = found ? found.type->find(place.field) : nullptr;
    if (!field) continue;   // of the page only, or of what is gone
    notice.details.push_back(c.t("notice.notInFileText", {{"field", view::field_label(c, *found.type, *field)}, {"text", state_.rejected.at(node).text}}));
  }
  notice.count = static_cast<long>(notice.details.size());
  if (notice.count > 0) notify(std::move(notice));
  else dismiss(kId);
}

// In the page's language, also the texts, and as it stands on the day that is shown.
void Session::give_out(const GiveOut& wanted, std::optional<date::sys_seconds> now) {
  if (!document_) return;
  if (!now) tell_not_in_file();   // else it is told already
  if (!calendar_) calendar_ = deadlines::calendar(*document_, state_.as_of_day());
  view::State own = state_;
  own.content_language = view::tag(state_.language);
  const view::Context c = view::make_context(&*document_, &*calendar_, own);
  const auto table = report::table_named(wanted.which);
  const auto reader = report::reader_named(wanted.which);
  const auto form = view::ogp_form_named(wanted.which);
  const std::string name = document_name(*document_, view::tag(state_.language));
  const auto named = [&](std::string_view label) { return c.t("ways.fileName", {{"what", c.t(label)}, {"plan", name}}); };
  const auto save = [&](std::string_view label, std::string_view ending, std::string_view media_type, std::string bytes) {
    const std::string whole = label.empty() ? name : named(label);   // what is too long is cut at its end
    effects_.push_back(SaveFile{file_name(whole, state_.today, ending), std::string(media_type), std::move(bytes)});
  };
  switch (wanted.what) {
    case GiveOut::What::table:
      if (table) save("ways.table." + wanted.which, ".csv", "text/csv", report::write_table(c, *table));
      return;
    case GiveOut::What::link: effects_.push_back(MakeLink{newer_ ? bytes() : exchange::write_document(exchange::without_bin(*document_))}); return;
    case GiveOut::What::people: return save("ways.people", ".json", "application/json", report::write_popolo(c, wanted.which == "emails"));
    case GiveOut::What::minutes:
      if (wanted.which == "print") effects_.push_back(PrintDocument{report::write_minutes(c)});
      else save("ways.minutes", ".html", "text/html", report::write_minutes(c));
      return;
    case GiveOut::What::calendar:   // what was written later is the newer one
      if (reader && now) save("ways.reader." + wanted.which, ".ics", "text/calendar", report::write_calendar(c, {*reader, *now}));
      else if (reader) effects_.push_back(AskTime{wanted.which});
      return;
    default: break;
  }
  if (!c.plan) return;
  switch (wanted.what) {
    case GiveOut::What::report: return save({}, ".html", "text/html", report::write_report(c));
    case GiveOut::What::print: effects_.push_back(PrintDocument{report::write_report(c)}); return;
    case GiveOut::What::chart: return save("ways.chart", ".svg", "image/svg+xml", report::write_chart(c));
    case GiveOut::What::image: effects_.push_back(SavePicture{file_name(named("ways.chart"), state_.today, ".png"), report::write_chart(c)}); return;
    case GiveOut::What::form:
      if (form) save("ways.form." + wanted.which, ".txt", "text/plain", view::form_text(view::fill_form(c, *form)));
      return;
    default: return;
  }
}

void Session::time(std::string which, std::int64_t seconds) {
  give_out({GiveOut::What::calendar, std::move(which)}, date::sys_seconds{std::chrono::seconds{seconds}});
}

void Session::link(std::string address) {
  state_.link = std::move(address);
  changed();
  focus_on("ways:link");
}

void Session::copied(bool yes) { announce(view::text(state_.language, yes ? "announce.copied" : "announce.notCopied")); }

// Whether a file is a table. Then what it would change in the open plan is shown, or why it cannot be read.
bool Session::open_table(const std::string& name, std::string& bytes) {
  if (!is_table_name(name)) return false;
  commit_draft();
  if (!document_) {
    refuse_file(name, {}, "table");
    return true;
  }
  table_name_ = name;
  table_bytes_ = std::move(bytes);
  table_ids_ = ids_.next();
  state_.table.reset();   // what was answered was about another
  read_table_again();
  go_to({view::PageId::file, {}, {}});
  focus_on("ways:title");   // the card is read from its beginning
  return true;
}

// Against the plan as it is now, in the language that is shown now.
void Session::read_table_again() {
  if (table_bytes_.empty() && !state_.table) return;
  if (!document_) {
    state_.table.reset();
    return;
  }
  const view::Context c = view::make_context(&*document_, nullptr, state_);
  const report::Table table = report::table_in(c, table_bytes_).value_or(report::Table::commitments);
  view::TableImport import = report::read_table(c, table, table_bytes_, table_ids_, state_.table ? state_.table->answers : view::TableAnswers());
  import.file = table_name_;
  state_.table = std::make_shared<const view::TableImport>(std::move(import));
}

void Session::answer_table(const view::AnswerTable& chosen) {
  if (!state_.table) return;
  auto next = std::make_shared<view::TableImport>();
  next->answers = state_.table->answers;
  using All = view::TableAnswers::All;
  view::TableAnswers& answers = next->answers;
  if (chosen.row > 0) {   // the others keep what stands
    if (!answers.one_by_one) answers.from_table.clear();
    answers.from_table[{chosen.row, chosen.cell}] = chosen.text == "table";
    answers.one_by_one = true;
  } else {
    answers.one_by_one = chosen.text != "plan" && chosen.text != "table";
    if (!answers.one_by_one) answers.all = chosen.text == "table" ? All::table : All::plan;
  }
  state_.table = std::move(next);
  read_table_again();
  announce(view::plural(state_.language, "ways.changes", static_cast<long>(state_.table->changes.size())));
  changed();
}

void Session::take_table(bool take) {
  if (!state_.table || (take && refuse_if_read_only())) return;
  const view::TableImport import = *state_.table;
  state_.table.reset();
  table_bytes_.clear();
  if (take && perform(import.step)) {
    announce(view::plural(state_.language, "announce.tableTaken", static_cast<long>(import.changes.size())));
  }
  changed();
}

}  // namespace cocrea::app
