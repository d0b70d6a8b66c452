#include "report/tables.h"

#include <algorithm>

#include "report/csv.h"
#include "view/plain.h"
#include "view/nodes.h"
#include "view/words.h"

namespace cocrea::report {

using plan::Kind;
using view::Context;

namespace {

constexpr Source kSources[] = {{&plan::kCommitment, &plan::kPlan, "commitments"}, {&plan::kMilestone, &plan::kCommitment, "milestones"},
                               {&plan::kPerson, &plan::kDocument, "people"},      {&plan::kOrganisation, &plan::kDocument, "organisations"},
                               {&plan::kMeeting, &plan::kPlan, "meetings"},       {&plan::kDecision, &plan::kDocument, "decisions"},
                               {},                                                {}};

char separator_of(const Context& c) { return c.state.language == view::Language::es ? ';' : ','; }

// The languages of the texts: the wanted ones, and those in which something is written.
std::vector<std::string> languages_of(const Context& c, const Source& source) {
  std::vector<std::string> all = view::wanted_languages(c);
  each_parent(*c.document, source, [&](const plan::Entity& parent) {
    const plan::Field& list = *source.parent->find(source.list);
    for (std::size_t i = 0; i < plan::list_size(list, parent); ++i) {
      for (const plan::Field& field : source.type->fields) {
        if (field.kind != Kind::localized) continue;
        const plan::Value value = plan::get_value(field, plan::list_at(list, parent, i));
        const auto* texts = std::get_if<plan::LocalizedText>(&value);
        if (!texts) continue;
        for (const auto& [language, words] : *texts) {
          if (!words.empty() && std::find(all.begin(), all.end(), language) == all.end()) all.push_back(language);
        }
      }
    }
  });
  return all;
}

std::string write_recorded(const Context& c, const view::Names& names, const Source& source) {
  struct Written {
    const plan::Field* field;
    std::string language;
  };
  std::vector<Written> columns;
  const std::vector<std::string> languages = languages_of(c, source);
  for (const plan::Field& field : source.type->fields) {
    if (!has_column(field)) continue;
    if (field.kind != Kind::localized) columns.push_back({&field, {}});
    for (const std::string& language : languages) {
      if (field.kind == Kind::localized) columns.push_back({&field, language});
    }
  }
  CsvWriter csv(separator_of(c));
  const bool nested = source.parent != &plan::kDocument;
  csv.cell(c.t("table.id"));
  if (nested) csv.cell(parent_label(c, *source.parent));
  for (const Written& one : columns) csv.cell(column_label(c, *source.type, *one.field, one.language));
  csv.cell(c.t("table.marks"));
  csv.end_row();
  each_parent(*c.document, source, [&](const plan::Entity& parent) {
    const plan::Field& list = *source.parent->find(source.list);
    for (std::size_t i = 0; i < plan::list_size(list, parent); ++i) {
      const plan::Entity& row = plan::list_at(list, parent, i);
      csv.cell(row.id);
      std::string marks = Marks::begin(*c.document);
      if (nested) {
        csv.cell(parent.id);
        Marks::add(marks, {}, {}, parent.id);
      }
      for (const Written& one : columns) {
        const std::string words = cell_words(c, names, *source.type, *one.field, row, one.language);
        csv.cell(words);
        Marks::add(marks, one.field->name, one.language, disarmed(words));
      }
      Marks::end(marks);
      csv.cell(marks);
      csv.end_row();
    }
  });
  return csv.take();
}

// ---- what is computed ---------------------------------------------------------------------------------------------------------------------------

void header(const Context& c, CsvWriter& csv, std::initializer_list<std::string_view> keys) {
  for (const std::string_view key : keys) csv.cell(c.t(key));
  csv.end_row();
}

void span_cells(CsvWriter& csv, const std::optional<dates::Span>& span) {
  csv.cell(span ? dates::to_string(span->earliest) : std::string());
  csv.cell(span ? dates::to_string(span->latest) : std::string());
}

std::string plan_words(const view::Names& names, std::string_view plan) {
  const view::Names::Name* one = names.find(plan);
  return one ? view::plain(one->words) : std::string();
}

std::string write_deadlines(const Context& c, const view::Names& names) {
  CsvWriter csv(separator_of(c));
  header(c, csv, {"table.due", "table.dueLatest", "table.what", "table.subject", "table.plan", "calendar.who", "calendar.state", "table.opens", "table.opensLatest",
                  "table.done", "table.doneLatest", "table.forecast", "table.rule"});
  for (const deadlines::Deadline& one : c.calendar->deadlines) {
    span_cells(csv, one.due);
    csv.cell(c.rule(one.label));
    csv.cell(view::plain(view::subject_words(c, names, one.subject)));
    csv.cell(plan_words(names, one.plan));
    csv.cell(c.t("actor." + std::string(deadlines::name(one.actor))));
    csv.cell(view::state_word(c, one.state));
    span_cells(csv, one.opens);
    span_cells(csv, one.done);
    csv.cell(c.t(one.forecast ? "choice.yes" : "choice.no"));
    csv.cell(one.rule);
    csv.end_row();
  }
  return csv.take();
}

std::string write_verdicts(const Context& c, const view::Names& names) {
  CsvWriter csv(separator_of(c));
  header(c, csv, {"table.rule", "table.what", "table.subject", "table.plan", "calendar.state", "table.reason", "table.due", "table.dueLatest", "table.done",
                  "table.doneLatest", "table.next"});
  for (const rules::Verdict& one : c.calendar->verdicts) {
    csv.cell(one.rule);
    csv.cell(c.rule(std::string(one.rule) + ".title"));
    csv.cell(view::plain(view::subject_words(c, names, one.subject)));
    csv.cell(plan_words(names, one.plan));
    csv.cell(view::state_word(c, one.state));
    csv.cell(view::plain(view::reason_words(c, one)));
    span_cells(csv, one.due);
    span_cells(csv, one.done);
    csv.cell(view::is_open(one) ? view::plain(view::next_step(c, one).words) : std::string());
    csv.end_row();
  }
  return csv.take();
}

}  // namespace

std::optional<Table> table_named(std::string_view name) {
  for (std::size_t i = 0; i < std::size(kTableNames); ++i) {
    if (kTableNames[i] == name) return static_cast<Table>(i);
  }
  return {};
}

const Source& source_of(Table table) { return kSources[static_cast<std::size_t>(table)]; }

void each_parent(const plan::Document& document, const Source& source, const std::function<void(const plan::Entity&)>& visit) {
  if (source.parent == &plan::kDocument) return visit(document);
  for (const plan::Plan& plan : document.plans) {
    if (source.parent == &plan::kPlan) visit(plan);
    else for (const plan::Commitment& one : plan.commitments) visit(one);
  }
}

Context for_cells(const Context& c) {
  Context own = c;
  const std::string& language = c.document->jurisdiction.language;
  own.content = view::is_language_tag(language) ? language : "en";
  return own;
}

bool has_column(const plan::Field& field) { return field.kind != Kind::child && field.kind != Kind::list; }

std::string column_label(const Context& c, const plan::EntityType& type, const plan::Field& field, std::string_view language) {
  std::string label = view::field_label(c, type, field);
  return language.empty() ? label : c.t("table.inLanguage", {{"label", label}, {"language", language}});
}

std::string parent_label(const Context& c, const plan::EntityType& parent) { return c.t(&parent == &plan::kPlan ? "table.plan" : "table.commitment"); }

std::string cell_words(const Context& c, const view::Names& names, const plan::EntityType& type, const plan::Field& field, const plan::Entity& entity,
                       std::string_view language) {
  return view::plain(view::value_words(c, names, type, field, entity, view::Style::cell, language));
}

namespace {

constexpr std::string_view kMarks = "v2:";       // so that no spreadsheet takes it for a number
constexpr std::size_t kMarkLength = 5;

// Thirty bits of FNV-1a over these texts.
std::string mark_of(std::initializer_list<std::string_view> texts) {
  std::uint32_t hash = 0x811c9dc5u;
  const auto take = [&](unsigned char c) { hash = (hash ^ c) * 0x01000193u; };
  for (const std::string_view text : texts) {
    for (const char c : text) take(static_cast<unsigned char>(c));
    take(0);
  }
  std::string mark;
  for (; mark.size() < kMarkLength; hash >>= 6) mark += "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"[hash & 63];
  return mark;
}

}  // namespace

Marks::Marks(const plan::Document& document, std::string_view cell) {
  const std::string start = begin(document);
  if (!cell.starts_with(start) || cell.size() < start.size() + kMarkLength) return;
  const std::string_view marks = cell.substr(0, cell.size() - kMarkLength);
  if (cell.substr(marks.size()) == mark_of({marks})) rest_ = marks.substr(start.size());   // else they were cut
}

bool Marks::has(std::string_view field, std::string_view language, std::string_view cell) const {
  const std::string mark = mark_of({field, language, cell});
  for (std::size_t at = 0; at + kMarkLength <= rest_.size(); at += kMarkLength) {
    if (rest_.substr(at, kMarkLength) == mark) return true;
  }
  return false;
}

std::string Marks::begin(const plan::Document& document) { return std::string(kMarks).append(mark_of({document.id})); }
void Marks::add(std::string& marks, std::string_view field, std::string_view language, std::string_view cell) { marks += mark_of({field, language, cell}); }
void Marks::end(std::string& marks) { marks += mark_of({marks}); }

std::string write_table(const Context& c, Table table) {
  if (table == Table::deadlines) return write_deadlines(c, view::Names(c));
  if (table == Table::verdicts) return write_verdicts(c, view::Names(c));
  const Context own = for_cells(c);
  return write_recorded(own, view::Names(own), source_of(table));
}

}  // namespace cocrea::report
