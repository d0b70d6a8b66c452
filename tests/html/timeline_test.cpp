// A timeline as a picture and as a list.
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <set>

#include "html/html.h"
#include "html/reader.h"
#include "core/dates/partial_date.h"
#include "view/timeline.h"

namespace cocrea::html {
namespace {

using testing::Element;

dates::Span span(const char* date) { return dates::PartialDate::parse(date).value().span(); }

view::Timeline sample() {
  view::Timeline timeline;
  timeline.label = "The plan's cycle";
  timeline.first = span("2021-09-01").earliest;
  timeline.last = span("2023-12-01").latest;
  for (int i = 0; i < 12; ++i) timeline.month_letters[i] = "JFMAMJJASOND"[i];
  timeline.lines.push_back({view::TimelineLine::Kind::as_of, span("2021-10-01"), "1 Oct 2021"});
  timeline.lines.push_back({view::TimelineLine::Kind::plan_end, span("2023-09"), "End of the plan"});
  view::TimelineRow row;
  row.id = "row:1";
  row.label = "3 · Open data hub";
  view::Bar bar{};
  bar.id = "bar:1";
  bar.label = "Open data hub";
  bar.spoken = "Open data hub, September 2021 to September 2023";
  bar.start = span("2021-09");
  bar.end = span("2023-09");
  bar.tone = view::Tone::accent;
  bar.action = view::Navigate{};
  row.bars.push_back(bar);
  view::Mark mark{};
  mark.id = "mark:1";
  mark.spoken = "Evaluation due 23 November 2021";
  mark.at = span("2021-11-23");
  mark.action = view::ShowWhy{};
  row.marks.push_back(mark);
  row.corridors.push_back({span("2021-09-23").earliest, span("2021-11-23").latest, "window"});
  timeline.rows.push_back(row);
  return timeline;
}

std::size_t with_class(const Element& root, std::string_view tag, std::string_view name) {
  std::size_t count = 0;
  testing::each(root, [&](const Element& one) { count += one.tag == tag && (" " + one.get("class") + " ").find(" " + std::string(name) + " ") != std::string::npos; });
  return count;
}

TEST(TimelineSvg, HasABarADiamondACorridorAndLines) {
  const testing::Parsed parsed = testing::parse(write_timeline(sample(), 800, "t"));
  ASSERT_EQ(parsed.error, "");
  EXPECT_EQ(with_class(parsed.root, "rect", "bar-solid"), 1U);
  EXPECT_EQ(with_class(parsed.root, "rect", "bar-hatched"), 2U) << "month-only dates are hatched at both ends";
  EXPECT_EQ(with_class(parsed.root, "g", "mark"), 1U);
  EXPECT_EQ(with_class(parsed.root, "rect", "corridor"), 1U);
  EXPECT_EQ(with_class(parsed.root, "g", "as-of"), 1U);
  EXPECT_EQ(with_class(parsed.root, "rect", "line-span"), 1U) << "a month-only end of the plan is a span";
}

TEST(TimelineSvg, DrawsALineToWhatWaits) {
  view::Timeline timeline = sample();
  timeline.links.push_back({timeline.rows[0].bars[0].id, timeline.rows[0].marks[0].id});
  const testing::Parsed parsed = testing::parse(write_timeline(timeline, 800, "t"));
  ASSERT_EQ(parsed.error, "");
  EXPECT_EQ(with_class(parsed.root, "path", "link-line"), 1U);
}

// What follows the scrolling has its room with it: the year until the next one, a name its bar, and each row where all of it lies.
TEST(TimelineSvg, SaysWhereWhatStaysInViewMayStand) {
  view::Timeline timeline = sample();
  timeline.pixels_per_day = 1;
  const testing::Parsed parsed = testing::parse(write_timeline(timeline, 300, "t"));
  ASSERT_EQ(parsed.error, "");
  const auto room = [&](const char* words) {
    const auto found = testing::by_words(parsed.root, "text", words);
    EXPECT_EQ(found.size(), 1U) << words;
    return found.empty() ? std::string() : found[0]->get("data-room");
  };
  EXPECT_EQ(room("2021"), "6 122");
  EXPECT_EQ(room("2022"), "128 487");
  EXPECT_EQ(room("Open data hub"), "96.5 723") << "of September, on which it depends, nothing; and from behind the mark";
  EXPECT_EQ(room("End of the plan").find(' '), std::string::npos) << "where its line is, or not at all";
  int rows = 0;
  testing::each(parsed.root, [&](const Element& one) {
    if (one.get("class") != "elsewhere") return;
    ++rows;
    EXPECT_EQ(one.get("data-spans"), "0 760 75.5 91.5");
  });
  EXPECT_EQ(rows, 1);
}

TEST(TimelineSvg, IsNoPartOfTheAccessibleTree) {
  const testing::Parsed parsed = testing::parse(write_timeline(sample(), 800, "t"));
  EXPECT_EQ(testing::by_tag(parsed.root, "svg").at(0)->get("aria-hidden"), "true");
  testing::each(parsed.root, [](const Element& one) { EXPECT_FALSE(testing::is_control(one) || one.has("tabindex")) << one.tag; });
}

TEST(TimelineSvg, LabelsThatDoNotFitAreShortenedOrLeftOut) {
  view::Timeline timeline = sample();
  timeline.rows[0].bars[0].label = "Ñandúes " + std::string(400, 'n');
  timeline.pixels_per_day = 0.4;
  const testing::Parsed parsed = testing::parse(write_timeline(timeline, 300, "t"));
  ASSERT_EQ(parsed.error, "");
  bool shortened = false;
  for (const Element* text : testing::by_tag(parsed.root, "text")) {
    if (text->words.starts_with("Ñandú")) shortened = text->words.ends_with("\u2026") && text->words.size() < 60;
  }
  EXPECT_TRUE(shortened);
}

TEST(TimelineRows, AllInThePictureIsInTheListAndCanBePressed) {
  view::Page page;
  page.main.id = "main";
  view::Node node;
  node.kind = view::NodeKind::timeline;
  node.id = "timeline";
  node.timeline = std::make_shared<view::Timeline>(sample());
  page.main.children.push_back(node);
  const testing::Parsed parsed = testing::parse(write(page));
  ASSERT_EQ(parsed.error, "");
  const Element* bar = testing::by_id(parsed.root, "bar:1");
  ASSERT_NE(bar, nullptr);
  EXPECT_EQ(bar->tag, "a");
  EXPECT_EQ(bar->words, "Open data hub, September 2021 to September 2023");
  const Element* mark = testing::by_id(parsed.root, "mark:1");
  ASSERT_NE(mark, nullptr);
  EXPECT_EQ(mark->tag, "button");
  EXPECT_EQ(mark->get("data-event"), "activate");
  EXPECT_EQ(testing::by_words(parsed.root, "li", "End of the plan").size(), 1U);
  const Element* scroller = testing::by_id(parsed.root, "timeline--scroll");
  ASSERT_NE(scroller, nullptr);
  EXPECT_EQ(scroller->get("tabindex"), "0");
  EXPECT_EQ(testing::name_of(parsed.root, *scroller), "The plan's cycle");
}

TEST(TimelineRows, WindowsAndTheAsOfDayAreNamed) {
  view::Page page;
  page.main.id = "main";
  view::Node node;
  node.kind = view::NodeKind::timeline;
  node.id = "timeline";
  view::Timeline timeline = sample();
  timeline.lines[0].spoken = "As-of date: 1 October 2021";
  timeline.rows[0].language = "en";
  node.timeline = std::make_shared<const view::Timeline>(std::move(timeline));
  page.main.children.push_back(node);
  const testing::Parsed parsed = testing::parse(write(page));
  ASSERT_EQ(parsed.error, "");
  std::vector<std::string> lines;
  testing::each(parsed.root, [&](const Element& one) {
    if (one.tag == "li") lines.push_back(one.words);
    if (one.get("class") == "timeline-name") EXPECT_EQ(one.get("lang"), "en");
  });
  EXPECT_EQ(std::count(lines.begin(), lines.end(), "window"), 1);
  EXPECT_EQ(std::count(lines.begin(), lines.end(), "As-of date: 1 October 2021"), 1);
  EXPECT_EQ(std::count(lines.begin(), lines.end(), "End of the plan"), 1);
}

// As wide as the page says that it has room, and never less than what keeps it readable.
TEST(TimelineHtml, ThePictureTakesTheRoomThatThereIs) {
  view::Page page;
  view::Node node;
  node.kind = view::NodeKind::timeline;
  node.id = "t";
  node.timeline = std::make_shared<const view::Timeline>(sample());
  page.main.children.push_back(node);
  for (const auto& [room, width] : {std::pair{0.0, kLeastRoom}, {300.0, kLeastRoom}, {1200.0, 1200.0}}) {
    const std::string html = write(page, room);
    EXPECT_NE(html.find("viewBox=\"0 0 " + std::to_string(static_cast<int>(width)) + " "), std::string::npos) << room;
  }
}

// What the picture draws as one is listed one by one, and once, whether it is opened or not.
TEST(TimelineHtml, TheListNamesEachOfAGroup) {
  view::Timeline timeline = sample();
  view::TimelineRow& row = timeline.rows[0];
  view::Mark other = row.marks[0];
  other.id = "mark:other";
  other.spoken = "Forum due 23 November 2021";
  view::Mark group = row.marks[0];
  group.id = "together";
  group.spoken = "2 deadlines";
  group.members = {row.marks[0], other};
  group.count = 2;
  view::TimelineRow part;
  part.id = "row:part";
  part.part = true;
  part.marks = {other};
  row.marks = {group};
  for (const bool open : {false, true}) {
    if (open) timeline.rows[0].marks[0].open = true, timeline.rows.insert(timeline.rows.begin() + 1, part);
    view::Page page;
    page.main.id = "main";
    view::Node node;
    node.kind = view::NodeKind::timeline;
    node.id = "timeline";
    node.timeline = std::make_shared<view::Timeline>(timeline);
    page.main.children.push_back(node);
    const testing::Parsed parsed = testing::parse(write(page));
    ASSERT_EQ(parsed.error, "");
    EXPECT_NE(testing::by_id(parsed.root, "mark:1"), nullptr);
    EXPECT_EQ(testing::by_words(parsed.root, "button", other.spoken).size(), 1U);
    EXPECT_EQ(testing::by_id(parsed.root, "together"), nullptr) << "opened in the picture alone";
    EXPECT_EQ(testing::by_words(parsed.root, "text", "2").size(), 1U);
  }
}

TEST(TimelineSvg, AnEmptyTimelineIsStillAPicture) {
  EXPECT_EQ(testing::parse(write_timeline({}, 800, "t")).error, "");
}

// Two ends near the right edge are moved into the picture, one farther than the other.
TEST(TimelineSvg, NoTwoNamesOfLinesCoverEachOther) {
  view::Timeline timeline = sample();
  using Kind = view::TimelineLine::Kind;
  for (int ends = 1; ends < 30; ends += 4) {
    timeline.lines = {{Kind::plan_end, span("2023-10-30"), "Fin del plan · 30 oct 2023"}, {Kind::as_of, span("2023-09-26"), "26 sep 2023"}};
    for (int i = 0; i < ends; ++i) timeline.lines.push_back({Kind::term_end, span("2023-12-20"), "Fin de la administración · 20 dic 2023"});
    const testing::Parsed parsed = testing::parse(write_timeline(timeline, 760, "t"));
    ASSERT_EQ(parsed.error, "");
    struct Place { double left, right, y; };
    std::vector<Place> seen;
    for (const Element* one : testing::by_tag(parsed.root, "text")) {
      if (one->get("class") != "line-words") continue;
      const double left = std::stod(one->get("x")), y = std::stod(one->get("y"));
      const Place now{left, left + 6.5 * static_cast<double>(one->words.size()), y};
      for (const Place& other : seen) EXPECT_TRUE(other.y != y || other.right <= left || now.right <= other.left) << one->words;
      seen.push_back(now);
    }
    EXPECT_GE(seen.size(), ends == 1 ? 3U : 4U);
    const std::string& box = testing::by_tag(parsed.root, "svg").at(0)->get("viewBox");
    for (const Place& one : seen) EXPECT_LT(one.y, std::stod(box.substr(box.rfind(' ')))) << "inside the picture";
  }
}

// A file of its own has no style sheet, and is read by programs that follow no class.
TEST(Picture, CarriesItsColoursNamesAndWords) {
  const testing::Parsed parsed = testing::parse(write_picture(sample(), 1000, "t"));
  ASSERT_EQ(parsed.error, "");
  testing::each(parsed.root, [](const Element& one) {
    EXPECT_FALSE(one.has("class") || one.has("style") || one.has("data-event") || one.has("aria-hidden")) << one.tag;
    if (one.tag == "line") EXPECT_TRUE(one.has("stroke"));
    if (one.tag == "rect" || one.tag == "text" || one.tag == "path") EXPECT_TRUE(one.has("fill")) << one.tag << " " << one.words;
  });
  const Element& svg = *testing::by_tag(parsed.root, "svg").at(0);
  EXPECT_EQ(svg.get("width"), "1000");
  EXPECT_EQ(testing::by_id(parsed.root, svg.get("aria-labelledby"))->words, "The plan's cycle");
  const std::string description = testing::by_id(parsed.root, svg.get("aria-describedby"))->words;
  for (const char* words : {"3 · Open data hub", "Open data hub, September 2021 to September 2023", "Evaluation due 23 November 2021", "End of the plan"}) {
    EXPECT_NE(description.find(words), std::string::npos) << words;
  }
  EXPECT_EQ(testing::by_words(parsed.root, "text", "3 · Open data hub").size(), 1U);
}

// Its own type is seldom there: in DejaVu Sans, names ran over the bars, and labels out of their bars and out of the picture.
TEST(Picture, LeavesRoomForTheWidestUsualType) {
  constexpr double kLetter = 8.4;   // DejaVu Sans at 13 pixels, as it is drawn in mixed text
  view::Timeline timeline = sample();
  for (view::TimelineRow& row : timeline.rows) {
    row.label = "A name of a commitment that is much too long for two lines beside the bars of it, however they are broken";
    for (view::Bar& one : row.bars) one.label = std::string(400, 'n');
  }
  const testing::Parsed parsed = testing::parse(write_picture(timeline, 1000, "t"));
  ASSERT_EQ(parsed.error, "");
  double names = 0;
  testing::each(parsed.root, [&](const Element& one) {
    if (one.tag == "g" && one.has("transform")) names = std::stod(one.get("transform").substr(std::string("translate(").size()));
  });
  ASSERT_GT(names, 0);
  std::size_t seen = 0;
  testing::each(parsed.root, [&](const Element& one) {
    if (one.tag != "text" || one.get("text-anchor") == "middle") return;
    ++seen;
    const bool name = one.get("x") == "12";   // beside the bars
    const auto letters = static_cast<double>(std::count_if(one.words.begin(), one.words.end(), [](char c) { return (c & 0xC0) != 0x80; }));
    EXPECT_LE(std::stod(one.get("x")) + kLetter * letters, name ? names : 1000 - names) << one.words;
  });
  EXPECT_GT(seen, 4U);
}

// As on the page, where the style sheet says the same.
TEST(Picture, ABarHasTheColourOfItsTone) {
  const auto fills = [](view::Tone tone, bool ghost) {
    view::Timeline timeline = sample();
    timeline.rows[0].bars[0].tone = tone;
    timeline.rows[0].bars[0].ghost = ghost;
    std::string fill;
    const testing::Parsed parsed = testing::parse(write_picture(timeline, 1000, "t"));
    testing::each(parsed.root, [&](const Element& one) {
      if (one.tag == "rect" && one.get("rx") == "5") fill = one.get(ghost ? "stroke" : "fill");
    });
    return fill;
  };
  std::set<std::string> different;
  for (const view::Tone tone : {view::Tone::accent, view::Tone::done, view::Tone::at_risk, view::Tone::breached, view::Tone::not_started}) {
    EXPECT_EQ(fills(tone, false), fills(tone, true));
    different.insert(fills(tone, false));
  }
  EXPECT_EQ(different.size(), 5U);
}

TEST(Picture, SetsALongNameOnTwoLines) {
  view::Timeline timeline = sample();
  timeline.rows[0].label = "Open data hub of all the departments and agencies of the city, the province and the region";
  const testing::Parsed parsed = testing::parse(write_picture(timeline, 1000, "t"));
  ASSERT_EQ(parsed.error, "");
  EXPECT_EQ(testing::by_words(parsed.root, "text", "Open data hub of all the").size(), 1U);
  timeline.rows[0].label = std::string(100'000, 'x');
  EXPECT_EQ(testing::parse(write_picture(timeline, 1000, "t")).error, "");
}

}  // namespace
}  // namespace cocrea::html
