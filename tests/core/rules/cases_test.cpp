// Runs the tables of cases/*.json: what the rules must answer, written so that people can read and extend it. cases/README.md says how.
#include <algorithm>
#include <cctype>
#include <ostream>
#include <set>

#include <gtest/gtest.h>

#include "core/rules/documents.h"

namespace cocrea::rules::test {
namespace {

using nlohmann::json;

const char* const kFiles[] = {"membership", "roles", "period", "vision", "submission", "commitments", "between_plans", "amendments", "amendments_agreed",
                              "monitoring_body", "monitoring", "reports", "requirements", "inactivity", "contrary", "plans", "plans_reports"};

struct Case {
  std::string file;
  json content;
  json base;   // of the file's "documents"
};

void PrintTo(const Case& one, std::ostream* out) { *out << one.content.dump(); }

json base_document(const json& file, const json& one) {
  const std::string name = one.value("document", "");
  if (name.find('/') != std::string::npos) return read_json(name);
  return file.value("documents", json::object()).value(name, json());
}

std::vector<Case> all_cases() {
  std::vector<Case> cases;
  for (const char* name : kFiles) {
    const json file = read_json(std::string("tests/core/rules/cases/") + name + ".json");
    for (const json& one : file.at("cases")) cases.push_back({name, one, base_document(file, one)});
  }
  return cases;
}

std::string test_name(const ::testing::TestParamInfo<Case>& info) {
  std::string name = info.param.file + "_" + info.param.content.value("name", "");
  for (char& c : name) {
    if (!std::isalnum(static_cast<unsigned char>(c))) c = '_';
  }
  return std::to_string(info.index) + "_" + name;
}

// "set": JSON pointer without the first slash -> value; null takes the member away.
json patched(json document, const json& patches) {
  for (const auto& [path, value] : patches.items()) {
    const json::json_pointer pointer("/" + path);
    if (!value.is_null()) {
      document[pointer] = value;
    } else if (document.contains(pointer)) {
      json& parent = document[pointer.parent_pointer()];
      if (parent.is_array()) {
        parent.erase(static_cast<std::size_t>(std::stoul(pointer.back())));
      } else {
        parent.erase(pointer.back());
      }
    } else {
      ADD_FAILURE() << path << " is to be taken away and is not there";
    }
  }
  return document;
}

json span_json(const std::optional<dates::Span>& span) {
  if (!span) return nullptr;
  if (span->is_day()) return dates::to_string(span->earliest);
  return json::array({dates::to_string(span->earliest), dates::to_string(span->latest)});
}

std::string short_label(std::string_view label) { return std::string(label.substr(label.find('.') + 1)); }

template <class List, class Name>
json names(const List& list, const Name& name) {
  json all = json::array();
  for (const auto& one : list) all.push_back(name(one));
  return all;
}

// "meetingDate 2022-01-15": the fact's short name and what it says, if that is known.
std::string in_words(const Fact& one) {
  std::string words = short_label(one.label);
  if (one.date) words += " " + one.date->to_string();
  if (one.number) words += " " + std::to_string(*one.number);
  for (const std::string_view said : {one.choice, one.text}) {
    if (!said.empty()) words += " " + std::string(said);
  }
  return words;
}

// A sentence in English, its days as 2022-01-15.
std::string told(const Verdict& verdict, std::string_view key) {
  std::string sentence(words("en", key));
  for (std::size_t open = sentence.find('{'); open != std::string::npos; open = sentence.find('{', open + 1)) {
    const std::size_t close = sentence.find('}', open);
    const Argument value = argument(verdict, std::string_view(sentence).substr(open + 1, close - open - 1));
    const dates::Day* const day = std::get_if<dates::Day>(&value);
    if (day != nullptr) sentence.replace(open, close - open + 1, dates::to_string(*day));
  }
  return sentence;
}

void compare(const json& expected, const Verdict& verdict) {
  static const std::set<std::string> known{"state", "due", "opens", "done", "missing", "possible", "late", "notes", "steps", "days", "count", "reason", "severity", "remedies", "facts", "where", "counts", "outcomes", "noteDays", "noteNames", "told"};
  for (const auto& [what, value] : expected.items()) {
    SCOPED_TRACE(what);
    ASSERT_TRUE(known.count(what) == 1) << "cases know no \"" << what << "\"";
    if (what == "state") EXPECT_EQ(value, json(std::string(name(verdict.state)))) << verdict.reason;
    if (what == "due") EXPECT_EQ(value, span_json(verdict.due));
    if (what == "opens") EXPECT_EQ(value, span_json(verdict.opens));
    if (what == "done") EXPECT_EQ(value, span_json(verdict.done));
    if (what == "late") EXPECT_EQ(value, json(verdict.late_days));
    if (what == "reason") {
      // Its last part; or, as "STA-1.missing", the whole.
      const bool is_whole = value.get<std::string>().find('.') != std::string::npos;
      EXPECT_EQ(value, json(std::string(verdict.reason.substr((is_whole ? verdict.reason.find('.') : verdict.reason.rfind('.')) + 1))));
    }
    if (what == "severity") EXPECT_EQ(value, json(std::string(name(verdict.severity))));
    if (what == "missing") EXPECT_EQ(value, names(verdict.missing, [](const Missing& one) { return short_label(one.label); }));
    if (what == "facts") EXPECT_EQ(value, names(verdict.facts, in_words));
    if (what == "remedies") EXPECT_EQ(value, names(verdict.remedies, [](const Missing& one) { return short_label(one.label); }));
    if (what == "notes") EXPECT_EQ(value, names(verdict.notes, [](const Note& one) { return short_label(one.label); }));
    if (what == "noteDays") EXPECT_EQ(value, names(verdict.notes, [](const Note& one) { return span_json(one.span); }));
    if (what == "noteNames") EXPECT_EQ(value, names(verdict.notes, [](const Note& one) { return std::string(one.text); }));
    if (what == "told") EXPECT_EQ(value, json(verdict.remedies.empty() ? std::string() : told(verdict, verdict.remedies.front().label)));
    if (what == "possible") EXPECT_EQ(value, json(possible_names(verdict)));
    if (what == "count") {
      const auto step = std::find_if(verdict.steps.begin(), verdict.steps.end(), [](const Step& one) { return one.kind == Step::Kind::count; });
      ASSERT_NE(step, verdict.steps.end());
      EXPECT_EQ(value, value.size() == 3 ? json::array({step->count_least, step->count, step->limit}) : json::array({step->count, step->limit}));
    }
    if (what == "where") {
      json places = json::array();
      const auto add = [&](const Place& place) { places.push_back(std::string(place.entity) + "/" + std::string(place.field)); };
      for (const Missing& one : verdict.missing) add(one.place);
      for (const Missing& one : verdict.remedies) add(one.place);
      for (const Note& one : verdict.notes) add(one.place);
      EXPECT_EQ(value, places);
    }
    if (what == "counts") {
      json counts = json::array();
      for (const Step& step : verdict.steps) {
        if (step.kind == Step::Kind::count) counts.push_back({step.count_least, step.count, step.limit});
      }
      EXPECT_EQ(value, counts);
    }
    if (what == "outcomes") {
      // Whether what is counted or compared holds.
      json outcomes = json::array();
      for (const Step& step : verdict.steps) {
        if (step.kind == Step::Kind::count || step.kind == Step::Kind::compare) outcomes.push_back(std::string(name(step.outcome)));
      }
      EXPECT_EQ(value, outcomes);
    }
    if (what == "steps" || what == "days") {
      // Sums only: [from, months, to], or [from, days, to]; where the days of the ends of `from` differ, [least, most].
      json sums = json::array();
      for (const Step& step : verdict.steps) {
        if (what == "steps" && step.kind == Step::Kind::add_months) sums.push_back({span_json(step.from), step.months, span_json(step.to)});
        if (what == "days" && step.kind == Step::Kind::add_days) {
          sums.push_back({span_json(step.from), step.count_least == step.count ? json(step.count) : json::array({step.count_least, step.count}), span_json(step.to)});
        }
      }
      EXPECT_EQ(value, sums);
    }
  }
}

class Cases : public ::testing::TestWithParam<Case> {
 protected:
  void check_on(const plan::Document& document, dates::Day as_of, const json& expected) {
    SCOPED_TRACE("on " + dates::to_string(as_of));
    const json& one = GetParam().content;
    const std::vector<Verdict> verdicts = check(document, as_of);
    const Verdict* verdict = find(verdicts, one.at("rule").get<std::string>(), one.value("subject", ""), one.value("number", 0));
    if (expected.is_null()) {
      EXPECT_EQ(verdict, nullptr) << "a verdict where none was expected";
      return;
    }
    ASSERT_NE(verdict, nullptr) << "no such verdict";
    compare(expected, *verdict);
  }
};

TEST_P(Cases, AnswerAsExpected) {
  const json& one = GetParam().content;
  ASSERT_TRUE(GetParam().base.is_object()) << "no document of this name";
  const plan::Document document = document_of(patched(GetParam().base, one.value("set", json::object())));
  if (HasFailure()) return;

  // "from": each entry holds from its first day to the day before the next one, the last for ten years.
  if (one.contains("from")) {
    const json& states = one.at("from");
    for (std::size_t i = 0; i < states.size(); ++i) {
      const json expected{{"state", states[i].at(1)}};
      const dates::Day first = day(states[i].at(0).get<std::string>());
      const bool is_last = i + 1 == states.size();
      const dates::Day last =
          is_last ? first + date::days{3653} : day(states[i + 1].at(0).get<std::string>()) - date::days{1};
      const dates::Day middle = first + (last - first) / 2;
      for (const dates::Day as_of : {first, middle, last}) check_on(document, as_of, expected);
    }
    return;
  }
  check_on(document, day(one.at("on").get<std::string>()), one.at("expect"));
}

INSTANTIATE_TEST_SUITE_P(Tables, Cases, ::testing::ValuesIn(all_cases()), test_name);

// A table that nobody runs would prove nothing.
TEST(CaseTables, CoverEachRuleAndEachState) {
  std::set<std::string> seen;
  for (const Case& one : all_cases()) {
    const std::string rule = one.content.at("rule").get<std::string>();
    if (one.content.contains("expect") && one.content["expect"].is_object()) {
      seen.insert(rule + " " + one.content["expect"].value("state", ""));
    }
  }
  const std::set<std::string> needed{
      "MEM-1 met", "MEM-1 not-met", "MEM-1 pending", "MEM-1 depends-on-day", "MEM-1 cannot-tell", "MEM-1 not-applicable",
      "MEM-2 met", "MEM-2 not-met", "MEM-2 pending", "MEM-2 depends-on-day", "MEM-2 cannot-tell", "MEM-2 not-applicable",
      "MEM-3 met", "MEM-3 not-met", "MEM-3 pending", "MEM-3 depends-on-day", "MEM-3 cannot-tell",
      "ROL-POC met", "ROL-POC not-met", "ROL-POC pending", "ROL-POC depends-on-day", "ROL-POC cannot-tell",
      "ROL-CSO met", "ROL-CSO cannot-tell", "ROL-MB met", "ROL-MB cannot-tell", "ROL-SU not-applicable",
      "PLAN-PERIOD-1 met", "PLAN-PERIOD-1 not-met", "PLAN-PERIOD-1 depends-on-day", "PLAN-PERIOD-1 cannot-tell",
      "PLAN-PERIOD-3 met", "PLAN-PERIOD-3 not-met", "PLAN-PERIOD-3 depends-on-day", "PLAN-PERIOD-3 cannot-tell", "PLAN-PERIOD-3 not-applicable",
      "VIS-1 met", "VIS-1 not-met", "VIS-1 pending", "VIS-1 depends-on-day", "VIS-1 cannot-tell",
      "VIS-2 met", "VIS-2 not-met", "VIS-2 pending", "VIS-2 cannot-tell", "VIS-3 not-applicable",
      "COM-1 met", "COM-1 not-met", "COM-1 pending", "COM-1 depends-on-day", "COM-1 cannot-tell",
      "COM-2 met", "COM-2 not-met", "COM-2 cannot-tell",
      "COM-4 met", "COM-4 not-met", "COM-4 pending", "COM-4 depends-on-day", "COM-4 cannot-tell", "COM-4 not-applicable",
      "COM-5 met", "COM-5 not-met", "COM-5 pending", "COM-5 depends-on-day", "COM-5 cannot-tell", "COM-6 not-applicable",
      "SUB-1 met", "SUB-1 not-met", "SUB-1 pending", "SUB-1 depends-on-day", "SUB-1 cannot-tell",
      "SUB-2 met", "SUB-2 not-met", "SUB-2 pending", "SUB-2 depends-on-day", "SUB-2 cannot-tell",
      "PLAN-PERIOD-2 met", "PLAN-PERIOD-2 not-met", "PLAN-PERIOD-2 depends-on-day", "PLAN-PERIOD-2 cannot-tell", "PLAN-PERIOD-2 not-applicable",
      "COM-3 met", "COM-3 not-met", "COM-3 depends-on-day", "COM-3 cannot-tell",
      "COM-7 met", "COM-7 not-met", "COM-7 depends-on-day", "COM-7 cannot-tell",
      "AMD-1 met", "AMD-1 not-met", "AMD-1 pending", "AMD-1 depends-on-day", "AMD-1 cannot-tell", "AMD-1 not-applicable",
      "MON-IE met", "MON-IE not-met", "MON-IE pending", "MON-IE depends-on-day", "MON-IE cannot-tell",
      "NEXT-3 not-applicable", "REQ-0 not-applicable", "AMD-3 met", "AMD-3 pending", "AMD-3 depends-on-day", "AMD-3 cannot-tell", "AMD-3 not-applicable"};
  for (const char* rule : {"NEXT-1", "NEXT-2", "AMD-2", "MB-1", "MB-2", "MON-CE", "MON-FLE", "MON-EL", "MON-Q", "REQ-1", "REQ-2", "REQ-3", "REQ-4"}) {
    for (const char* state : {"met", "not-met", "pending", "depends-on-day", "cannot-tell"}) {
      EXPECT_EQ(seen.count(std::string(rule) + " " + state), 1u) << "no case of " << rule << " " << state;
    }
  }
  for (const char* rule : {"NEXT-1", "NEXT-2", "AMD-2", "MON-Q", "REQ-2"}) {
    EXPECT_EQ(seen.count(std::string(rule) + " not-applicable"), 1u) << "no case of " << rule << " not-applicable";
  }
  // Of 1.11 to 1.13, where what matters is from which day on.
  std::set<std::string> by_day;
  for (const Case& one : all_cases()) {
    const std::string rule = one.content.at("rule").get<std::string>();
    if (one.content.contains("expect") && one.content["expect"].is_object()) by_day.insert(rule + " " + one.content["expect"].value("state", ""));
    for (const json& entry : one.content.value("from", json::array())) by_day.insert(rule + " " + entry.at(1).get<std::string>());
  }
  for (const std::string rule : {"INA-1", "INA-2", "INA-3", "CTP-1", "REV-1"}) {
    for (const char* state : {" met", " not-met", " depends-on-day"}) {
      if (rule != "INA-2" || std::string(state) != " met") EXPECT_EQ(by_day.count(rule + state), 1u) << "no case of " << rule << state;
    }
  }
  for (const char* one : {"INA-1 pending", "INA-1 cannot-tell", "INA-1 not-applicable", "INA-2 cannot-tell", "INA-2 not-applicable", "INA-3 cannot-tell", "INA-3 not-applicable",
                          "INA-4 met", "INA-4 not-met", "INA-5 met", "INA-5 cannot-tell", "INA-5 not-applicable", "INA-V met", "INA-V pending", "INA-V cannot-tell", "INA-V not-applicable",
                          "ACT-1 met", "ACT-1 cannot-tell", "ACT-1 not-applicable", "ACT-1 depends-on-day", "CTP-1 pending", "CTP-1 cannot-tell", "CTP-2 met", "CTP-2 not-met", "CTP-2 pending",
                          "CTP-2 cannot-tell", "REC-1 met", "REC-1 pending", "REC-1 not-applicable", "REV-1 pending", "PUB-1 not-applicable", "STA-1 met", "STA-1 cannot-tell", "STA-1 depends-on-day",
                          "STA-1 not-applicable"}) {
    EXPECT_EQ(by_day.count(one), 1u) << "no case of " << one;
  }
  for (const std::string& one : needed) EXPECT_EQ(seen.count(one), 1u) << "no case of " << one;
}

}  // namespace

}  // namespace cocrea::rules::test
