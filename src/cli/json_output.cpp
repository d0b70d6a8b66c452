#include "cli/json_output.h"

#include "cli/json_writer.h"
#include "cli/sentences.h"
#include "core/deadlines/room.h"

namespace cocrea::cli {
namespace {

void span(JsonWriter& out, std::string_view name, const std::optional<dates::Span>& value) {
  out.key(name);
  if (!value) return out.null();
  out.open('{');
  out.member("earliest", dates::to_string(value->earliest));
  if (value->latest < rules::kNever) {
    out.member("latest", dates::to_string(value->latest));
  } else {
    out.key("latest").null();   // a standing that may not begin
  }
  out.close('}');
}

void place(JsonWriter& out, const rules::Place& value) {
  out.member("entity", value.entity);
  out.member("field", value.field);
}

void fact(JsonWriter& out, const rules::Fact& value, view::Language language) {
  out.open('{');
  out.member("label", value.label);
  out.member("name", rules::words(view::tag(language), value.label));
  place(out, value.place);
  out.key("value");
  if (value.date) {
    out.text(value.date->to_string());
  } else if (value.number) {
    out.number(*value.number);
  } else if (!value.choice.empty()) {
    out.text(value.choice);
  } else if (!value.text.empty()) {
    out.text(value.text);
  } else {
    out.null();
  }
  out.close('}');
}

std::string_view name(rules::Step::Kind kind) {
  switch (kind) {
    case rules::Step::Kind::add_months: return "add-months";
    case rules::Step::Kind::add_days: return "add-days";
    case rules::Step::Kind::compare: return "compare";
    case rules::Step::Kind::count: break;
  }
  return "count";
}

void step(JsonWriter& out, const rules::Step& value, view::Language language) {
  out.open('{');
  out.member("kind", name(value.kind));
  out.member("label", value.label);
  out.member("name", rules::words(view::tag(language), value.label));
  if (value.kind == rules::Step::Kind::count) {
    out.key("count").number(value.count);
    out.key("countLeast").number(value.count_least);
    out.key("limit").number(value.limit);
    out.member("outcome", rules::name(value.outcome));
  } else {
    span(out, "from", value.from);
    if (value.kind == rules::Step::Kind::add_months) out.key("months").number(value.months);
    if (value.kind == rules::Step::Kind::add_days) {
      out.key("days").number(value.count);
      out.key("daysLeast").number(value.count_least);
    }
    span(out, "to", value.to);
    if (value.kind == rules::Step::Kind::compare) {
      out.member("outcome", rules::name(value.outcome));
    } else {
      out.key("clamped").boolean(value.clamped);
    }
  }
  out.close('}');
}

void verdict(JsonWriter& out, const rules::Verdict& value, const Pages& pages) {
  out.open('{');
  out.member("rule", value.rule);
  out.member("subject", value.subject);
  out.member("plan", value.plan);
  out.member("state", rules::name(value.state));
  out.member("severity", rules::name(value.severity));
  span(out, "opens", value.opens);
  span(out, "due", value.due);
  span(out, "done", value.done);
  out.key("late").number(value.late_days);
  out.key("possible").open('[');
  for (const std::string_view one : rules::possible_names(value)) out.text(one);
  out.close(']');
  out.key("reason").open('{');
  out.member("label", value.reason);
  out.member("text", pages.reason(value));
  out.close('}');
  out.key("missing").open('[');
  for (const rules::Missing& one : value.missing) {
    out.open('{');
    out.member("label", one.label);
    out.member("name", rules::words(view::tag(pages.language()), one.label));
    place(out, one.place);
    out.close('}');
  }
  out.close(']');
  out.key("facts").open('[');
  for (const rules::Fact& one : value.facts) fact(out, one, pages.language());
  out.close(']');
  out.key("parameters").open('{');
  for (const rules::Parameter& one : value.parameters) out.key(one.name).number(one.value);
  out.close('}');
  out.key("steps").open('[');
  for (const rules::Step& one : value.steps) step(out, one, pages.language());
  out.close(']');
  out.key("notes").open('[');
  for (const rules::Note& one : value.notes) {
    out.open('{');
    out.member("label", one.label);
    out.member("text", pages.note(one));
    place(out, one.place);
    out.close('}');
  }
  out.close(']');
  out.key("remedies").open('[');
  for (const rules::Missing& one : value.remedies) {
    out.open('{');
    out.member("label", one.label);
    out.member("text", pages.remedy(value, one));
    place(out, one.place);
    out.close('}');
  }
  out.close(']');
  out.close('}');
}

void deadline(JsonWriter& out, const deadlines::Deadline& value, view::Language language) {
  out.open('{');
  out.member("rule", value.rule);
  out.member("label", value.label);
  out.member("name", rules::words(view::tag(language), value.label));
  out.member("subject", value.subject);
  out.member("plan", value.plan);
  out.member("actor", deadlines::name(value.actor));
  out.member("nature", deadlines::name(value.nature));
  span(out, "opens", value.opens);
  span(out, "due", value.due);
  span(out, "done", value.done);
  out.member("state", rules::name(value.state));
  out.key("forecast").boolean(value.forecast);
  out.close('}');
}

}  // namespace

std::string file_json(const LoadedFile& file, const deadlines::Calendar& calendar, view::Language language) {
  JsonWriter out;
  out.open('{');
  out.member("file", file.path);
  if (file.readable()) {
    out.member("documentId", file.reading.document->id);
    out.member("ruleset", file.reading.document->ruleset);
    out.key("newerFormat").boolean(file.reading.read_only);
  }
  out.key("problems").open('[');
  for (const std::string& problem : problem_words(file, language)) out.text(problem);
  out.close(']');
  if (file.readable()) {
    const Pages pages(*file.reading.document, calendar, language);
    out.key("verdicts").open('[');
    for (const rules::Verdict& one : calendar.verdicts) verdict(out, one, pages);
    out.close(']');
    out.key("deadlines").open('[');
    for (const deadlines::Deadline& one : calendar.deadlines) deadline(out, one, language);
    out.close(']');
  }
  out.close('}');
  return out.take();
}

std::string check_json_begin(dates::Day as_of) { return "{\n  \"asOf\": \"" + dates::to_string(as_of) + "\",\n  \"files\": ["; }

std::string check_json_file(const std::string& file_json, bool first) {
  std::string out = first ? "\n    " : ",\n    ";
  for (const char c : file_json) {
    out += c;
    if (c == '\n') out += "    ";
  }
  return out;
}

std::string check_json_end(bool empty) { return empty ? "]\n}\n" : "\n  ]\n}\n"; }

namespace {

// The members that every answer about one file begins with; false if there is nothing more to say.
bool begin_file(JsonWriter& out, const LoadedFile& file, view::Language language) {
  out.member("file", file.path);
  if (file.readable()) {
    out.member("documentId", file.reading.document->id);
    out.member("ruleset", file.reading.document->ruleset);
    out.key("newerFormat").boolean(file.reading.read_only);
  }
  out.key("problems").open('[');
  for (const std::string& problem : problem_words(file, language)) out.text(problem);
  out.close(']');
  return file.readable();
}

void interval(JsonWriter& out, const status::Interval& value) {
  out.open('{');
  out.member("state", value.state ? rules::name(*value.state) : std::string_view("depends-on-day"));
  span(out, "from", value.from);
  out.key("causes").open('[');
  for (std::size_t i = 0; i < std::size(rules::kCauseNames); ++i) {
    if ((value.causes & (1u << i)) != 0) out.text(rules::kCauseNames[i]);
  }
  out.close(']');
  out.key("possible").open('[');
  for (const rules::Standing standing : value.possible) out.text(rules::name(standing));
  out.close(']');
  out.key("recorded");
  value.recorded ? out.text(status::name(*value.recorded)) : out.null();
  out.key("computed");
  value.state ? out.text(rules::name(value.computed)) : out.null();
  out.key("forecast").boolean(value.forecast);
  span(out, "actUntil", value.act_until);
  span(out, "complyUntil", value.comply_until);
  out.close('}');
}

}  // namespace

namespace {

void amount(JsonWriter& out, std::string_view name, deadlines::Amount value) {
  out.key(name).open('{');
  out.key("least").number(value.least);
  out.key("most").number(value.most);
  out.close('}');
}

void room(JsonWriter& out, const plan::Document& document, dates::Day as_of, const deadlines::Calendar& calendar) {
  out.key("meetings").open('[');
  for (const deadlines::YearMeetings& one : deadlines::year_meetings(calendar)) {
    out.open('{');
    out.member("plan", one.plan);
    out.key("year").number(one.year);
    span(out, "opens", one.opens);
    span(out, "due", one.due);
    out.key("asked").number(one.asked);
    amount(out, "held", one.held);
    amount(out, "needed", one.needed());
    out.member("state", rules::name(one.state));
    out.close('}');
  }
  out.close(']');
  out.key("slots").open('[');
  for (const deadlines::Slots& one : deadlines::slots(document, as_of, calendar)) {
    out.open('{');
    out.member("plan", one.plan);
    out.key("limit").number(one.limit);
    amount(out, "inUse", one.in_use);
    amount(out, "free", one.free());
    span(out, "nextFrees", one.next_frees);
    out.close('}');
  }
  out.close(']');
}

}  // namespace

std::string calendar_json(const LoadedFile& file, dates::Day as_of, const deadlines::Calendar& calendar, view::Language language) {
  JsonWriter out;
  out.open('{');
  if (begin_file(out, file, language)) {
    out.member("asOf", dates::to_string(as_of));
    out.key("deadlines").open('[');
    for (const deadlines::Deadline& one : calendar.deadlines) deadline(out, one, language);
    out.close(']');
    room(out, *file.reading.document, as_of, calendar);
  }
  out.close('}');
  return out.take() + "\n";
}

std::string status_json(const LoadedFile& file, const StatusAnswer& answer, view::Language language) {
  JsonWriter out;
  out.open('{');
  if (begin_file(out, file, language)) {
    out.member("asOf", dates::to_string(answer.as_of));
    out.member("from", dates::to_string(answer.from));
    out.member("to", dates::to_string(answer.to));
    out.key("intervals").open('[');
    for (const status::Interval& one : answer.intervals) interval(out, one);
    out.close(']');
  }
  out.close('}');
  return out.take() + "\n";
}

std::string rules_json(const rules::RuleSet& rule_set, view::Language language) {
  const auto date_or_null = [](JsonWriter& out, std::string_view name, std::string_view value) {
    out.key(name);
    if (value.empty()) return out.null();
    out.text(value);
  };
  JsonWriter out;
  out.open('{');
  out.member("ruleset", rule_set.name);
  date_or_null(out, "validFrom", rule_set.valid_from);
  date_or_null(out, "validUntil", rule_set.valid_until);
  out.key("parameters").open('[');
  for (const rules::RuleParameter& one : rule_set.parameters) {
    out.open('{');
    out.member("name", one.name);
    out.key("value").number(one.value);
    out.member("rule", one.rule);
    out.member("quote", one.quote);
    out.close('}');
  }
  out.close(']');
  out.key("rules").open('[');
  for (const rules::RuleInfo& one : rule_set.rules) {
    const auto words = [&](std::string_view part) {
      return rules::words(rule_set, view::tag(language), std::string(one.id).append(part));
    };
    out.open('{');
    out.member("rule", one.id);
    out.member("section", one.section);
    out.member("severity", rules::name(one.severity));
    out.member("actor", rules::name(one.actor));
    out.member("source", rules::words(view::tag(language), one.source_section));
    out.member("title", words(".title"));
    out.member("quote", words(".quote"));
    out.member("reading", words(".reading"));
    out.member("next", words(".next"));
    out.close('}');
  }
  out.close(']');
  out.close('}');
  return out.take() + "\n";
}

}  // namespace cocrea::cli
