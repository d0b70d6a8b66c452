// Ways out of the plan: the report, spreadsheets and back, calendars, pictures, people, OGP's forms.
#include <algorithm>
#include <functional>
#include <iterator>

#include "view/frame.h"
#include "view/ogp_forms.h"
#include "view/pages/shared.h"
#include "view/table_import.h"

namespace cocrea::view {

namespace {


// One button of a row.
struct Way {
  GiveOut::What what;
  std::string_view which;   // "" = there is only one
  std::string_view key, icon;
};

// GiveOut::What is given out, row by row.
struct Group {
  std::string_view title, help;
  std::span<const Way> ways;
};
constexpr Way kReport[] = {{GiveOut::What::report, "", "ways.download", "download"}, {GiveOut::What::print, "", "ways.print", "print"}};
constexpr Way kChart[] = {{GiveOut::What::chart, "", "ways.svg", "download"}, {GiveOut::What::image, "", "ways.png", "download"}};
constexpr Way kTables[] = {
    {GiveOut::What::table, "commitments", "ways.table.commitments", "download"}, {GiveOut::What::table, "milestones", "ways.table.milestones", "download"},
    {GiveOut::What::table, "people", "ways.table.people", "download"},           {GiveOut::What::table, "organisations", "ways.table.organisations", "download"},
    {GiveOut::What::table, "meetings", "ways.table.meetings", "download"},       {GiveOut::What::table, "deadlines", "ways.table.deadlines", "download"},
    {GiveOut::What::table, "verdicts", "ways.table.verdicts", "download"}};
constexpr Way kCalendars[] = {{GiveOut::What::calendar, "point-of-contact", "ways.reader.point-of-contact", "calendar"},
                              {GiveOut::What::calendar, "monitoring-body", "ways.reader.monitoring-body", "calendar"},
                              {GiveOut::What::calendar, "civil-society", "ways.reader.civil-society", "calendar"},
                              {GiveOut::What::calendar, "all", "ways.reader.all", "calendar"}};
constexpr Way kPeople[] = {{GiveOut::What::people, "", "ways.people", "download"}, {GiveOut::What::people, "emails", "ways.peopleWithEmails", "download"}};
constexpr Way kMinutes[] = {{GiveOut::What::minutes, "", "ways.downloadMinutes", "download"}, {GiveOut::What::minutes, "print", "ways.printMinutes", "print"},
                            {GiveOut::What::table, "decisions", "ways.table.decisions", "download"}};
constexpr Way kLink[] = {{GiveOut::What::link, "", "ways.makeLink", "link"}};
constexpr Group kGroups[] = {{"ways.report", "ways.reportHelp", kReport},     {"ways.chart", "ways.chartHelp", kChart},   {"ways.tables", "ways.tablesHelp", kTables},
                             {"ways.calendars", "ways.calendarsHelp", kCalendars}, {"ways.people", "ways.peopleHelp", kPeople},
                             {"ways.minutes", "ways.minutesHelp", kMinutes},
                             {"ways.link", "ways.linkHelp", kLink}};

bool needs_plan(GiveOut::What what) {
  using What = GiveOut::What;
  return what != What::table && what != What::people && what != What::calendar && what != What::link && what != What::minutes;
}

std::string id_of(const Way& way) { return "ways:" + std::to_string(static_cast<int>(way.what)) + (way.which.empty() ? "" : ":" + std::string(way.which)); }

Node group(const Context& c, const Group& one) {
  Node buttons = row();
  for (const Way& way : one.ways) {
    Node press = button(id_of(way), c.t(way.key), way.icon, GiveOut{way.what, std::string(way.which)});
    press.disabled = needs_plan(way.what) && !c.plan;
    add(buttons, std::move(press));
  }
  if (one.ways.data() == kTables) {
    Node back = button("ways:read", c.t("ways.read"), "upload", PickFile{}, Emphasis::quiet);
    back.disabled = c.read_only();
    add(buttons, std::move(back));
  }
  return tight(column(heading(3, c.t(one.title)), reading(paragraph(c.t(one.help), Emphasis::small, Tone::secondary)), std::move(buttons)));
}

// GiveOut::What a link holds and how long it is, before it is copied.
Node link_callout(const Context& c) {
  constexpr std::size_t kCarried = 2000;   // characters: what mail and chat programs carry without cutting
  const auto length = static_cast<long>(c.state.link.size());
  Node box = callout(Tone::at_risk, "warning", c.n("ways.linkLength", length), reading(paragraph(c.t("ways.linkHolds"))));
  box.id = "ways:link";
  if (c.state.link.size() > kCarried) add(box, reading(paragraph(c.t("ways.linkLong"))));
  add(box, row(button("ways:copy-link", c.t("ways.copyLink"), "copy", CopyText{c.state.link})));
  return box;
}

Node forms_group(const Context& c) {
  Node buttons = row();
  for (const std::string_view name : kOgpFormNames) {
    add(buttons, form_button(c, name, c.t("ways.form." + std::string(name))));
  }
  return tight(column(heading(3, c.t("ways.forms")), reading(paragraph(c.t("ways.formsHelp"), Emphasis::small, Tone::secondary)), std::move(buttons)));
}

// ---- a table that came back -----------------------------------------------------------------------------------------------------------------------

constexpr std::size_t kShown = 100;   // of each list: more would only hide each other

template <class All>
Node lines(const Context& c, const All& all, std::string label) {
  Node box = list(std::move(label));
  for (std::size_t i = 0; i < std::min(all.size(), kShown); ++i) add(box, item({}, words_of(c.state.language, all[i])));
  if (all.size() > kShown) add(box, item({}, c.n("ways.more", static_cast<long>(all.size() - kShown))));
  return box;
}

// Whether the plan or the table has it right: one cell or row.
Node doubt_node(const Context& c, const TableImport& import, const TableImport::Change& one) {
  const bool taken = is_taken(import, one);
  const std::string row = std::to_string(one.row);
  const auto words = [&](std::string_view key, std::string_view value) { return c.t(key, {{"value", brief_value(c.state.language, value)}}); };
  Node node = view_choice("ways:cell:" + row + ":" + std::to_string(one.cell),
                          c.t(one.added ? "ways.doubtRow" : "ways.doubtCell", {{"row", row}, {"what", brief_value(c.state.language, one.what)}, {"column", one.column}}),
                          {{"plan", one.added ? c.t("ways.rowOfPlan") : words("ways.cellOfPlan", one.before), !taken},
                           {"table", one.added ? c.t("ways.rowOfTable") : words("ways.cellOfTable", one.after), taken}},
                          AnswerTable{one.row, one.cell, {}}, false);
  constexpr std::string_view kWhy[] = {"", "ways.doubtInBoth", "ways.doubtInPlan", "ways.doubtUnmarked", "ways.doubtAbsent"};   // as Doubt
  node.help = c.t(kWhy[static_cast<std::size_t>(one.doubt)]);
  return node;
}

void add_doubts(const Context& c, const TableImport& import, std::span<const TableImport::Change* const> all, Node& box) {
  using All = TableAnswers::All;
  if (all.empty()) return;
  const All chosen = import.answers.one_by_one ? All::each : import.answers.all;
  const std::string_view help = import.changes.empty() ? "ways.doubtsHelpNothing" : "ways.doubtsHelp";
  add(box, separator(),
      tight(column(paragraph(c.n("ways.doubts", static_cast<long>(all.size())), Emphasis::strong),
                   reading(paragraph(c.t(help), Emphasis::small, Tone::secondary)))),
      grid(2, view_choice("ways:cells", c.t("ways.doubtsAll"),
                          {{"each", c.t("ways.doubtsEach"), chosen == All::each},
                           {"plan", c.t("ways.doubtsPlan"), chosen == All::plan},
                           {"table", c.t("ways.doubtsTable"), chosen == All::table}},
                          AnswerTable{}, false)));
  Node each = grid(2);
  for (std::size_t i = 0; i < std::min(all.size(), kShown); ++i) add(each, doubt_node(c, import, *all[i]));
  add(box, std::move(each));
  const auto hidden = all.subspan(std::min(all.size(), kShown));
  const auto taken = std::count_if(hidden.begin(), hidden.end(), [&](const TableImport::Change* one) { return is_taken(import, *one); });
  const auto stay = static_cast<long>(hidden.size()) - static_cast<long>(taken);
  if (stay > 0) add(box, reading(paragraph(c.n("ways.doubtsMoreStay", stay))));
  if (taken > 0) add(box, reading(paragraph(c.n("ways.doubtsMoreTaken", static_cast<long>(taken)))));
  add(box, separator());
}

Node import_card(const Context& c, const TableImport& one) {
  const bool changes = !one.changes.empty();
  std::vector<std::reference_wrapper<const TableImport::Change>> sure;   // there may be tens of thousands
  std::copy_if(one.changes.begin(), one.changes.end(), std::back_inserter(sure), [](const TableImport::Change& change) { return change.doubt == Doubt::none; });
  const std::vector<const TableImport::Change*> doubtful = doubts(one);
  Node box = callout(one.problems.empty() ? Tone::accent : Tone::at_risk, one.problems.empty() ? "info" : "warning", {}, heading(2, c.t("ways.import", {{"file", one.file}}), "ways:title"));
  box.id = "ways:import";
  if (changes) {
    Node counts = tight(column(paragraph(c.n("ways.changes", static_cast<long>(one.changes.size())), Emphasis::strong)));
    const std::size_t below = one.changes.size() - sure.size();
    if (below > 0) add(counts, reading(paragraph(c.n("ways.changesBelow", static_cast<long>(below)), Emphasis::small, Tone::secondary)));
    add(box, std::move(counts));
    if (!sure.empty()) add(box, lines(c, sure, c.t("ways.changesLabel")));
  } else if (!doubtful.empty()) {
    add(box, paragraph(c.t("ways.nothingChosen"), Emphasis::strong));
  } else if (one.problems.empty()) {
    add(box, paragraph(c.t("table.nothing"), Emphasis::strong));
  }
  add_doubts(c, one, doubtful, box);
  const auto kept = std::count_if(one.kept.begin(), one.kept.end(), [](const TableImport::Change& change) { return change.doubt == Doubt::none; });
  if (kept > 0) add(box, reading(paragraph(c.n("table.kept", static_cast<long>(kept)))));
  if (one.left_out > 0) add(box, reading(paragraph(c.n("table.leftOut", static_cast<long>(one.left_out)))));
  if (!one.problems.empty()) {
    add(box, paragraph(c.n("ways.problems", static_cast<long>(one.problems.size())), Emphasis::strong), lines(c, one.problems, c.t("ways.problemsLabel")));
  }
  Node buttons = row();
  if (changes) {
    Node take = button("ways:take", c.t("ways.take"), "check", TakeTable{true}, Emphasis::primary);
    take.disabled = c.read_only();
    add(buttons, std::move(take));
  }
  add(buttons, button("ways:leave", c.t(changes ? "ways.leave" : "dialogs.close"), "close", TakeTable{false}, Emphasis::quiet));
  add(box, std::move(buttons));
  return box;
}

}  // namespace

void add_ways_out(const Context& c, Node& main) {
  if (c.state.table) add(main, import_card(c, *c.state.table));
  Node box = card(c.t("ways.title"), reading(paragraph(c.t("ways.help"), Emphasis::normal, Tone::secondary)));
  box.id = "ways:out";
  for (const Group& one : kGroups) {
    // The address of a file on this computer is of no use to anybody else.
    if (one.ways.data() == kLink && c.state.single_file) continue;
    add(box, group(c, one));
  }
  if (!c.state.link.empty()) add(box, link_callout(c));
  add(box, forms_group(c));
  add(main, std::move(box));
  add_open_form(c, main, c.state.form);
}

}  // namespace cocrea::view
