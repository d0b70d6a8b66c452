// What cases.json says of the deadlines on which the membership's status hangs.
#include <gtest/gtest.h>

#include "core/deadlines/deadlines.h"
#include "core/rules/documents.h"

namespace cocrea::deadlines {
namespace {

using nlohmann::json;

json span_json(const std::optional<dates::Span>& span) {
  if (!span) return nullptr;
  if (span->is_day()) return dates::to_string(span->earliest);
  return json::array({dates::to_string(span->earliest), dates::to_string(span->latest)});
}

TEST(Deadlines, AreAsTheCasesSay) {
  const json file = rules::test::read_json("tests/core/deadlines/cases.json");
  for (const json& one : file.at("cases")) {
    SCOPED_TRACE(one.at("name").get<std::string>());
    json base = file.at("documents").at(one.at("document").get<std::string>());
    const json changes = one.value("set", json::object());
    for (const auto& [path, value] : changes.items()) {
      const json::json_pointer pointer("/" + path);
      if (value.is_null()) {
        base[pointer.parent_pointer()].erase(pointer.back());
      } else {
        base[pointer] = value;
      }
    }
    const plan::Document document = rules::test::document_of(base);
    const Calendar all = calendar(document, rules::test::day(one.at("on").get<std::string>()));
    const json& wanted = one.at("rules");
    json found = json::array(), subjects = json::array(), done = json::array(), forecasts = json::array();
    for (const Deadline& deadline : all.deadlines) {
      if (std::find(wanted.begin(), wanted.end(), std::string(deadline.rule)) == wanted.end()) continue;
      EXPECT_FALSE(rules::words("es", deadline.label).empty());
      if (deadline.has_verdict) EXPECT_EQ(all.verdicts.at(deadline.verdict).rule, deadline.rule);
      found.push_back({std::string(deadline.label.substr(std::string_view("deadline.").size())), std::string(deadline.plan), std::string(name(deadline.actor)),
                       span_json(deadline.opens), span_json(deadline.due), std::string(rules::name(deadline.state))});
      subjects.push_back(std::string(deadline.subject));
      done.push_back(span_json(deadline.done));
      forecasts.push_back(deadline.forecast);
    }
    EXPECT_EQ(found, one.at("expect")) << found.dump();
    if (one.contains("subjects")) EXPECT_EQ(subjects, one["subjects"]) << subjects.dump();
    if (one.contains("done")) EXPECT_EQ(done, one["done"]) << done.dump();
    if (one.contains("forecasts")) EXPECT_EQ(forecasts, one["forecasts"]) << forecasts.dump();
  }
}

}  // namespace
}  // namespace cocrea::deadlines
