#include "cli/exporting.h"

#include "cli/commands.h"
#include "cli/files.h"
#include "cli/raster.h"
#include "report/calendar_file.h"
#include "report/chart.h"
#include "report/minutes.h"
#include "report/popolo.h"
#include "report/printed.h"
#include "report/csv.h"
#include "report/read_table.h"
#include "report/tables.h"
#include "view/ogp_forms.h"

namespace cocrea::cli {
namespace {

using view::Context;
using view::Language;

// To a file, or to standard output.
int give(const Request& request, std::string_view bytes, std::ostream& out, std::ostream& err) {
  if (request.output.empty()) {
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return kNothingOpen;
  }
  if (write_file(request.output, bytes)) return kNothingOpen;
  err << request.output << ": " << view::text(request.language, "cli.cannotWrite") << "\n";
  return kUnreadable;
}

template <std::size_t N>
std::string listed(const std::string_view (&names)[N]) {
  std::string all;
  for (const std::string_view name : names) all.append(all.empty() ? "" : ", ").append(name);
  return all;
}

int unknown(const Request& request, std::string_view word, const std::string& known, std::ostream& err) {
  err << view::text(request.language, "cli.unknownName", {{"word", word}, {"known", known}}) << "\n";
  return kUnreadable;
}

int no_plan(const Request& request, std::ostream& err) {
  err << request.files.front() << ": " << view::text(request.language, "cli.noPlan") << "\n";
  return kUnreadable;
}

constexpr std::string_view kFormats[] = {"json", "csv", "ics", "svg", "png", "html", "forms", "minutes", "popolo"};

int export_as(const Request& request, const Context& c, std::ostream& out, std::ostream& err) {
  if (request.format == "json") return give(request, exchange::write_document(*c.document), out, err);
  if (request.format == "popolo") return give(request, report::write_popolo(c, request.emails), out, err);
  if (request.format == "minutes") return give(request, report::write_minutes(c), out, err);
  if (request.format == "csv") {
    const auto table = report::table_named(request.table);
    if (!table) return unknown(request, request.table, listed(report::kTableNames), err);
    return give(request, report::write_table(c, *table), out, err);
  }
  if (request.format == "ics") {
    const auto reader = report::reader_named(request.reader);
    if (!reader) return unknown(request, request.reader, listed(report::kReaderNames), err);
    return give(request, report::write_calendar(c, {*reader, c.state.as_of_day()}), out, err);
  }
  if (request.format == "forms") {
    const auto form = view::ogp_form_named(request.form);
    if (!form) return unknown(request, request.form, listed(view::kOgpFormNames), err);
    return c.plan ? give(request, view::form_text(view::fill_form(c, *form)), out, err) : no_plan(request, err);
  }
  if (request.format == "svg" || request.format == "html") {
    if (!c.plan) return no_plan(request, err);
    return give(request, request.format == "svg" ? report::write_chart(c) : report::write_report(c), out, err);
  }
  if (request.format == "png") {
    if (!c.plan) return no_plan(request, err);
    const Picture picture = png_of(report::write_chart(c));
    if (!picture.png.empty()) return give(request, picture.png, out, err);
    err << (picture.no_program ? view::text(request.language, "cli.needsRasteriser", {{"program", kRasteriser}}) : view::text(request.language, "cli.notDrawn")) << "\n";
    return kUnreadable;
  }
  return unknown(request, request.format, listed(kFormats), err);
}

// What the rules answer; the rest of a plan can be told without them.
bool is_of_rules(const Request& request) {
  if (request.format == "csv") return request.table == "deadlines" || request.table == "verdicts";
  return request.format == "ics" || request.format == "svg" || request.format == "png" || request.format == "html";
}

// Read, and to be written again as a plan: without what a newer version keeps in it, it would be another one.
bool refuse_newer(const LoadedFile& file, const Request& request, std::ostream& err) {
  if (file.reading.read_only) err << file.path << ": " << view::text(request.language, "cli.newerKept") << "\n";
  return file.reading.read_only;
}

}  // namespace

int export_plan(const Request& request, std::ostream& out, std::ostream& err) {
  const LoadedFile file = load(request.files.front());
  report_problems(file, request.language, err);
  if (!file.readable() || (request.format == "json" && refuse_newer(file, request, err))) return kUnreadable;
  report_reading(file, request.language, err);
  const plan::Document& document = *file.reading.document;
  const auto as_of = request.as_of ? request.as_of : latest_submission(document);
  if (!as_of && request.format != "json" && request.format != "popolo" && request.format != "minutes") {
    err << file.path << ": " << view::text(request.language, "cli.needsAsOf") << "\n";
    return kUnreadable;
  }
  view::State state;
  state.language = request.language;
  state.content_language = view::tag(request.language);
  state.plan = request.plan;
  state.today = as_of.value_or(dates::Day{});
  state.as_of = as_of;
  const deadlines::Calendar calendar = as_of ? deadlines::calendar(document, *as_of) : deadlines::Calendar{};
  const Context c = view::make_context(&document, &calendar, state);
  if (!request.plan.empty() && (!c.plan || c.plan->id != request.plan)) {
    err << view::text(request.language, "cli.badFact", {{"word", request.plan}}) << "\n";
    return kUnreadable;
  }
  const int code = export_as(request, c, out, err);
  return rules::is_judged(document) || !is_of_rules(request) ? code : kUnreadable;
}

int import_table(const Request& request, std::ostream& out, std::ostream& err) {
  constexpr std::string_view kCells[] = {"plan", "table"};
  if (!request.cells.empty() && request.cells != kCells[0] && request.cells != kCells[1]) return unknown(request, request.cells, listed(kCells), err);
  const auto table = report::table_named(request.table);
  if (!table) return unknown(request, request.table, listed(report::kTableNames), err);
  if (request.files.size() != 2) {
    err << view::text(request.language, "cli.needsTable") << "\n";
    return kUnreadable;
  }
  LoadedFile file = load(request.files.front());
  report_problems(file, request.language, err);
  if (!file.readable() || refuse_newer(file, request, err)) return kUnreadable;
  const auto bytes = read_bytes(request.files.back(), report::kMostCsvBytes);
  if (!bytes) {
    err << request.files.back() << ": " << view::text(request.language, "cli.cannotOpen") << "\n";
    return kUnreadable;
  }
  view::State state;
  state.language = request.language;
  plan::Document& document = *file.reading.document;
  view::TableAnswers answers;
  if (!request.cells.empty()) answers.all = request.cells == kCells[1] ? view::TableAnswers::All::table : view::TableAnswers::All::plan;
  view::TableImport import = report::read_table(view::make_context(&document, nullptr, state), *table, *bytes, exchange::checksum(*bytes), answers);
  for (const auto& one : import.changes) out << view::words_of(request.language, one) << "\n";
  if (import.changes.empty() && import.problems.empty()) out << view::text(request.language, "table.nothing") << "\n";
  long kept = 0, in_both = 0, unmarked = 0, left_out = static_cast<long>(import.left_out);
  for (const auto& one : import.kept) ++(one.added ? left_out : one.doubt == view::Doubt::in_both ? in_both : one.doubt == view::Doubt::unmarked ? unmarked : kept);
  if (kept > 0) out << view::plural(request.language, "table.kept", kept) << "\n";
  if (in_both > 0) out << view::plural(request.language, "table.keptInBoth", in_both) << "\n";
  if (unmarked > 0) out << view::plural(request.language, "table.keptUnmarked", unmarked) << "\n";
  if (left_out > 0) out << view::plural(request.language, "table.leftOut", left_out) << "\n";
  for (const auto& one : import.problems) err << request.files.back() << ": " << view::words_of(request.language, one) << "\n";
  if (!import.problems.empty()) return kUnreadable;
  if (request.output.empty()) return kNothingOpen;
  edit::apply(document, import.step);
  if (!exchange::can_be_read_again(document)) {
    err << request.output << ": " << view::text(request.language, "cli.tooLarge") << "\n";
    return kUnreadable;
  }
  return give(request, exchange::write_document(document), out, err);
}

}  // namespace cocrea::cli
