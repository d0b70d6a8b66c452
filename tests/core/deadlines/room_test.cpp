// Meetings still needed in each plan year, free slots and when the next one frees: room.json.
#include "core/deadlines/room.h"

#include <gtest/gtest.h>

#include "core/rules/documents.h"

namespace cocrea::deadlines {
namespace {

using nlohmann::json;

json day_or_span(const std::optional<dates::Span>& span) {
  if (!span) return nullptr;
  if (span->is_day()) return dates::to_string(span->earliest);
  return json::array({dates::to_string(span->earliest), dates::to_string(span->latest)});
}

json pair(Amount amount) { return json::array({amount.least, amount.most}); }

TEST(Room, IsAsTheCasesSay) {
  const json file = rules::test::read_json("tests/core/deadlines/room.json");
  for (const json& one : file.at("cases")) {
    SCOPED_TRACE(one.at("name").get<std::string>());
    json base = file.at("document");
    const json changes = one.value("set", json::object());
    for (const auto& [path, value] : changes.items()) base[json::json_pointer("/" + path)] = value;
    const plan::Document document = rules::test::document_of(base);
    const dates::Day on = rules::test::day(one.at("on").get<std::string>());
    const Calendar all = calendar(document, on);
    json years = json::array(), free = json::array();
    for (const YearMeetings& year : year_meetings(all)) {
      years.push_back({std::string(year.plan), year.year, day_or_span(year.opens), day_or_span(year.due), year.asked, pair(year.held), pair(year.needed()), std::string(rules::name(year.state))});
    }
    for (const Slots& plan : slots(document, on, all)) {
      free.push_back({std::string(plan.plan), plan.limit, pair(plan.in_use), pair(plan.free()), day_or_span(plan.next_frees)});
    }
    if (one.contains("years")) EXPECT_EQ(years, one["years"]) << years.dump();
    if (one.contains("slots")) EXPECT_EQ(free, one["slots"]) << free.dump();
  }
}

}  // namespace
}  // namespace cocrea::deadlines
