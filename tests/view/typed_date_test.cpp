#include "view/support.h"

namespace cocrea::view::testing {
namespace {

TEST(TypedDate, ReadsWhatPeopleWriteAndRefusesTheRest) {
  const nlohmann::json table = read_json("tests/view/typed_dates.json");
  ASSERT_GT(table.size(), 60u);
  for (const nlohmann::json& line : table) {
    const std::string typed = line[0];
    const std::string wanted = line[1].is_null() ? "refused" : line[1].get<std::string>();
    const auto date = parse_typed_date(typed);
    EXPECT_EQ(date ? date->to_string() : "refused", wanted) << "\"" << typed << "\"";
    if (!date) EXPECT_EQ(why_no_date(typed), "rejected." + (line.size() > 2 ? line[2].get<std::string>() : "date")) << "\"" << typed << "\"";
  }
}

// What a field shows is understood when it is left unchanged: a value in words is a date again, in both languages.
TEST(TypedDate, ReadsBackItsOwnWords) {
  for (const Language language : {Language::es, Language::en}) {
    for (unsigned month = 1; month <= 12; ++month) {
      const auto of_month = dates::PartialDate::of_month(2027, month);
      EXPECT_EQ(parse_typed_date(full(language, *of_month)), of_month) << full(language, *of_month);
      EXPECT_EQ(parse_typed_date(brief(language, *of_month)), of_month) << brief(language, *of_month);
      for (const unsigned number : {1u, 9u, 28u}) {
        const dates::Day one{date::year{2027} / static_cast<int>(month) / static_cast<int>(number)};
        EXPECT_EQ(parse_typed_date(full(language, one)), dates::PartialDate::of(one)) << full(language, one);
        EXPECT_EQ(parse_typed_date(brief(language, one)), dates::PartialDate::of(one)) << brief(language, one);
      }
    }
    EXPECT_EQ(parse_typed_date(full(language, *dates::PartialDate::of_year(2027))), dates::PartialDate::of_year(2027));
  }
}

}  // namespace
}  // namespace cocrea::view::testing
