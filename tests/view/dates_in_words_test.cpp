#include "view/support.h"

namespace cocrea::view::testing {
namespace {

struct Line {
  const char* iso;
  const char *es, *es_brief, *en, *en_brief;
};

TEST(DatesInWords, SayDaysMonthsAndYears) {
  const Line table[] = {
      {"2021-11-23", "23 de noviembre de 2021", "23 nov 2021", "23 November 2021", "23 Nov 2021"},
      {"2022-03-01", "1 de marzo de 2022", "1 mar 2022", "1 March 2022", "1 Mar 2022"},
      {"2023-09", "septiembre de 2023", "sep 2023", "September 2023", "Sep 2023"},
      {"2027", "2027", "2027", "2027", "2027"},
  };
  for (const Line& one : table) {
    const auto value = *dates::PartialDate::parse(one.iso);
    EXPECT_EQ(full(Language::es, value), one.es);
    EXPECT_EQ(brief(Language::es, value), one.es_brief);
    EXPECT_EQ(full(Language::en, value), one.en);
    EXPECT_EQ(brief(Language::en, value), one.en_brief);
  }
}

TEST(DatesInWords, SaySpansByTheirDays) {
  struct SpanLine {
    const char *from, *to, *es, *es_brief, *en;
  };
  const SpanLine table[] = {
      {"2023-10-05", "2023-10-05", "5 de octubre de 2023", "5 oct 2023", "5 October 2023"},
      {"2023-10-01", "2023-10-30", "1 – 30 de octubre de 2023", "1 – 30 oct 2023", "1 – 30 October 2023"},
      {"2026-03-01", "2026-03-31", "1 – 31 de marzo de 2026", "1 – 31 mar 2026", "1 – 31 March 2026"},   // a whole month still by its days
      {"2027-07-01", "2027-11-30", "1 de julio – 30 de noviembre de 2027", "1 jul – 30 nov 2027", "1 July – 30 November 2027"},
      {"2026-12-20", "2027-01-10", "20 de diciembre de 2026 – 10 de enero de 2027", "20 dic 2026 – 10 ene 2027", "20 December 2026 – 10 January 2027"},
  };
  for (const SpanLine& one : table) {
    const dates::Span span{day(one.from), day(one.to)};
    EXPECT_EQ(full(Language::es, span), one.es);
    EXPECT_EQ(brief(Language::es, span), one.es_brief);
    EXPECT_EQ(full(Language::en, span), one.en);
  }
}

TEST(Numbers, AreGroupedAsTheLanguageDoes) {
  EXPECT_EQ(number(Language::es, 0), "0");
  EXPECT_EQ(number(Language::es, 1234), "1234");
  EXPECT_EQ(number(Language::es, 12345), "12\u00A0345");
  EXPECT_EQ(number(Language::en, 999), "999");
  EXPECT_EQ(number(Language::en, 1234), "1,234");
  EXPECT_EQ(number(Language::en, 1234567), "1,234,567");
  EXPECT_EQ(number(Language::en, -1234), "\u22121,234");
}

}  // namespace
}  // namespace cocrea::view::testing
