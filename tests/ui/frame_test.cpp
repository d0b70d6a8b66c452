// What a frame costs, and that something is drawn.
#include <set>
#include <tuple>
#include <vector>

#include "generated/theme_tokens.h"
#include "ui/stage.h"

namespace cocrea::ui {
namespace {

std::set<unsigned> colors(const platform::Picture& picture) {
  std::set<unsigned> found;
  for (std::size_t i = 0; i + 3 < picture.rgba.size(); i += 4)
    found.insert(static_cast<unsigned>(picture.rgba[i]) << 16 | static_cast<unsigned>(picture.rgba[i + 1]) << 8 | picture.rgba[i + 2]);
  return found;
}

class EveryPage : public ::testing::TestWithParam<int> {
 protected:
  static view::Page page() {
    switch (GetParam()) {
      case 0: return sample::overview();
      case 1: return sample::commitment();
      case 2: return sample::calendar();
      default: return sample::dialog();
    }
  }
};

TEST_P(EveryPage, WantsNoFrameWhenNothingHappens) {
  Stage stage(page());
  for (int i = 0; i < 10; ++i) EXPECT_FALSE(stage.frame().wants_frame);
  EXPECT_TRUE(stage.events.empty());
}

TEST_P(EveryPage, WantsNoFrameUnderAPointerThatRests) {
  Stage stage(page());
  for (float y = 20; y < 800; y += 70) {
    stage.platform.move(400, y);
    stage.settle();
    for (int i = 0; i < 5; ++i) EXPECT_FALSE(stage.frame().wants_frame) << y;
  }
}

TEST_P(EveryPage, IsDrawnInItsOwnColours) {
  for (const bool dark : {false, true}) {
    view::Page shown = page();
    shown.dark = dark;
    Stage stage(shown);
    const std::set<unsigned> found = colors(stage.platform.picture());
    const view::theme::Colors& tokens = dark ? view::theme::dark : view::theme::light;
    const auto has = [&](view::theme::Color c) { return found.count(static_cast<unsigned>(c.r) << 16 | static_cast<unsigned>(c.g) << 8 | c.b) > 0; };
    EXPECT_TRUE(has(tokens.card) || shown.dialog);
    EXPECT_GT(found.size(), 50u);
  }
}

TEST_P(EveryPage, EverySizeAndTextSizeIsDrawnWithoutAssertion) {
  for (const float width : {390.0f, 768.0f, 1280.0f, 1920.0f}) {
    for (const double scale : {0.8, 1.0, 2.0}) {
      view::Page shown = page();
      shown.text_scale = scale;
      Stage stage(shown, width, 700);
      EXPECT_GT(stage.platform.stats().vertices, 500);
      EXPECT_FALSE(stage.frame().wants_frame);
    }
  }
}

TEST_P(EveryPage, TargetsForFingersAreLargeEnough) {
  Stage stage(page(), 1024, 768, true);
  for (const test::Item& item : test::items()) {
    if (item.node.empty() || item.node.find("timeline/") == 0) continue;   // not to be pressed, or drawn to scale
    EXPECT_GE(item.h, 43) << item.node << " " << item.label;
  }
}

INSTANTIATE_TEST_SUITE_P(Frame, EveryPage, ::testing::Range(0, 4));

TEST(Frame, TheActiveFieldWantsNoFrameEither) {
  Stage stage(sample::commitment());
  stage.click("title");
  for (int i = 0; i < 10; ++i) EXPECT_FALSE(stage.frame().wants_frame);
}

TEST(Frame, ReducedMotionMovesAtOnce) {
  view::Page page = sample::overview();
  page.reduced_motion = true;
  Stage stage(page, 768, 900);   // the panel is a drawer
  ++stage.page.serial;
  stage.page.why.reset();
  stage.settle();
  stage.page.why = sample::overview().why;
  ++stage.page.serial;
  stage.frame();
  const test::Item* close = stage.item("why:close");
  ASSERT_NE(close, nullptr);
  EXPECT_LE(close->x + close->w, 768);
}

TEST(Frame, LettersThatTheFontLacksAreNoticed) {
  Stage stage(sample::commitment());
  EXPECT_FALSE(stage.frame().missing_glyphs);
  stage.node("title")->value = "日本語";
  stage.rebuilt();
  EXPECT_TRUE(stage.frame().missing_glyphs);
  stage.node("title")->value = "😀";
  stage.rebuilt();
  EXPECT_TRUE(stage.frame().missing_glyphs);
}

TEST(Frame, TheWheelScrollsWhatIsUnderIt) {
  Stage stage(sample::commitment(), 1280, 500);
  const float before = stage.item("title")->y;
  stage.platform.move(500, 300);
  stage.platform.wheel(0, -1);
  stage.settle();
  EXPECT_FLOAT_EQ(stage.item("title")->y, before - 100);
  stage.platform.move(100, 300);   // over the navigation, which has nothing to scroll
  stage.platform.wheel(0, -1);
  stage.settle();
  EXPECT_FLOAT_EQ(stage.item("title")->y, before - 100);
}

TEST(Frame, AFlickGoesOnAndComesToRest) {
  Stage stage(sample::commitment(), 1024, 500, true);
  const float before = stage.item("tab:description")->y;
  stage.platform.move(500, 400);
  stage.platform.press();
  stage.frame();
  for (int i = 1; i <= 6; ++i) {
    stage.platform.move(500, 400 - static_cast<float>(i * 25));
    stage.frame();
  }
  stage.platform.release();
  EXPECT_TRUE(stage.frame().wants_frame);
  int frames = 0;
  while (stage.frame().wants_frame && frames < 600) ++frames;
  EXPECT_GT(frames, 5);
  EXPECT_LT(frames, 300);
  const test::Item* tab = stage.item("tab:description");
  EXPECT_TRUE(tab == nullptr || tab->y < before - 200);
  EXPECT_TRUE(stage.events.empty());
}

// On a phone it had three lines, of which the last held one button.
TEST(Frame, TheHeaderOfANarrowWindowHasTwoLines) {
  for (const bool touch : {false, true}) {
    SCOPED_TRACE(touch);
    Stage stage(sample::overview(), 390, 844, touch);
    view::Node theme = *view::find(stage.page, "header:projector");   // as many as the program's own header has
    theme.id = "header:theme";
    view::Node redo = *view::find(stage.page, "header:undo");
    redo.id = "header:redo";
    stage.page.header.children.back().children.insert(stage.page.header.children.back().children.begin(), {redo, theme});
    stage.rebuilt();
    std::set<int> lines;
    int buttons = 0;
    for (const test::Item& one : test::items()) {
      if (one.node.rfind("header:", 0) != 0 || one.node.find('/') != std::string::npos) continue;
      ++buttons;
      lines.insert(static_cast<int>(one.y + one.h / 2) / 20);
      EXPECT_GE(one.x, 0) << one.node;
      EXPECT_LE(one.x + one.w, 390) << one.node;
    }
    EXPECT_EQ(buttons, 8) << "all but the way to the start, which the navigation has";
    EXPECT_EQ(lines.size(), 2u);
  }
}

// On a telephone with type of twice the size the tools took half the screen: there they stand behind a button, and nowhere else.
TEST(Frame, LargeTypeFoldsTheHeadersToolsAway) {
  for (const auto& [width, scale, folds] : std::vector<std::tuple<float, double, bool>>{
           {320.0f, 2.0, true}, {390.0f, 1.5, true}, {320.0f, 1.0, false}, {390.0f, 1.25, false}, {1280.0f, 2.0, false}, {1920.0f, 1.0, false}}) {
    SCOPED_TRACE(std::to_string(width) + " at " + std::to_string(scale));
    view::Page shown = sample::overview();
    shown.text_scale = scale;
    view::Node more = *view::find(shown, "header:undo");
    more.id = "header:more";
    more.action = view::Unfold{"header:more"};
    shown.header.children.insert(shown.header.children.end() - 1, more);
    Stage stage(shown, width, 700);
    const auto lowest = [] {
      float bottom = 0;
      for (const test::Item& one : test::items())
        if (one.node.rfind("header:", 0) == 0) bottom = std::max(bottom, one.y + one.h);
      return bottom;
    };
    ASSERT_EQ(stage.item("header:more") != nullptr, folds);
    for (const char* id : {"header:undo", "header:as-of", "header:language", "header:text-size", "header:download"}) EXPECT_EQ(stage.item(id) != nullptr, !folds) << id;
    if (!folds) continue;
    const float folded = lowest();
    EXPECT_LE(folded, 120);
    EXPECT_GE(std::min(stage.item("header:more")->w, stage.item("header:more")->h), 44);
    (stage.page.header.children.end() - 2)->selected = true;
    stage.rebuilt();
    for (const char* id : {"header:more", "header:undo", "header:as-of", "header:language", "header:text-size", "header:download"}) ASSERT_NE(stage.item(id), nullptr) << id;
    EXPECT_GT(lowest(), folded + 44);
  }
}

// Where there is room the choices and the projector say what they are in a word, and the plan's name takes two lines for that; nothing leaves the window.
TEST(Frame, TheHeadersToolsHaveTheirWordsOnAWidePage) {
  for (const double scale : {0.8, 1.0, 1.5, 2.0}) {
    for (float width = 320; width <= 2000; width += 120) {
      SCOPED_TRACE(std::to_string(width) + " at " + std::to_string(scale));
      view::Page shown = sample::overview();
      shown.text_scale = scale;
      shown.header.children[1].label = "Sierra Norte · Plan de acción de gobierno abierto de tres municipios 2026–2029";
      Stage stage(shown, width, 800);
      for (const test::Item& one : test::items()) {
        if (one.node.rfind("header:", 0) != 0 || one.node.find('/') != std::string::npos) continue;
        EXPECT_GE(one.x, 0) << one.node;
        EXPECT_LE(one.x + one.w, width) << one.node;
      }
      if (width < 1400 * std::max(scale, 1.0)) continue;
      EXPECT_GT(stage.item("header:projector")->w, 80 * static_cast<float>(scale));
      EXPECT_GT(stage.item("header:language")->w, 80 * static_cast<float>(scale));
      EXPECT_GT(stage.item("header:text-size")->w, 80 * static_cast<float>(scale));
    }
  }
}

// 1280 pixels at 200 %: one line, since two of them would leave little of 400 pixels.
TEST(Frame, TheHeaderOfAZoomedWindowHasOneLine) {
  Stage stage(sample::overview(), 640, 400);
  view::Node theme = *view::find(stage.page, "header:projector");
  theme.id = "header:theme";
  view::Node redo = *view::find(stage.page, "header:undo");
  redo.id = "header:redo";
  stage.page.header.children.back().children.insert(stage.page.header.children.back().children.begin(), {redo, theme});
  stage.rebuilt();
  for (const char* id : {"header:undo", "header:as-of", "header:download"}) EXPECT_LE(stage.item(id)->y + stage.item(id)->h, 64) << id;
}

// "An idea   [-] [ 12 ] [+]": the words stood at the top of the line, the buttons in its middle.
TEST(Frame, ANumberWithoutALabelStandsInTheMiddleOfItsLine) {
  Stage stage(sample::overview(), 1280, 800);
  view::Node more;
  more.kind = view::NodeKind::button;
  more.id = "vote:more";
  more.icon = "plus";
  more.hide_label = true;
  more.action = view::Undo{};
  view::Node link = more;
  link.kind = view::NodeKind::link;
  link.id = "vote:words";
  link.label = "An idea";
  link.hide_label = false;
  link.icon = {};
  view::Node number;
  number.kind = view::NodeKind::field;
  number.id = "vote:number";
  number.label = "Votes";
  number.hide_label = true;
  number.field = view::FieldSpec{};
  number.field->type = view::FieldSpec::Type::number;
  view::Node line;
  line.layout.direction = view::Layout::Direction::row;
  line.children = {link, more, number};
  stage.page.main.children.insert(stage.page.main.children.begin(), line);
  stage.rebuilt();
  const auto middle = [&](const char* id) { return stage.item(id)->y + stage.item(id)->h / 2; };
  EXPECT_NEAR(middle("vote:words"), middle("vote:number"), 1.5f);
  EXPECT_NEAR(middle("vote:more"), middle("vote:number"), 1.5f);
}

// One line of dates beside two tall cards was a card of one line and a hole.
TEST(Frame, ACardBesideAColumnIsAsHighAsWhatItHolds) {
  const auto lines = [](int count) {
    view::Node card;
    card.kind = view::NodeKind::card;
    for (int i = 0; i < count; ++i) {
      card.children.emplace_back().kind = view::NodeKind::paragraph;
      card.children.back().label = "Words";
    }
    return card;
  };
  for (const bool alone : {false, true}) {
    Stage stage(sample::overview(), 1280, 800);
    view::Node right = lines(10), grid;
    if (!alone) {
      right = {};
      right.children = {lines(4), lines(4)};
    }
    grid.layout.direction = view::Layout::Direction::grid;
    grid.layout.columns = 2;
    grid.children = {lines(1), right};
    stage.page.main.children = {grid};
    stage.page.why.reset();
    stage.rebuilt();
    stage.settle();
    const platform::Picture picture = stage.platform.picture();
    const std::size_t at = (240 * static_cast<std::size_t>(picture.width) + 300) * 4;   // below the one line, above the end of the column
    const view::theme::Color& wanted = alone ? view::theme::light.card : view::theme::light.background;
    EXPECT_EQ(picture.rgba[at], wanted.r) << alone;
    EXPECT_EQ(picture.rgba[at + 2], wanted.b) << alone;
  }
}

// A table as wide as a timeline may be on a wide screen is followed by no eye.
TEST(Frame, OnlyATimelineAndWhatStandsAboveItGoBeyondThePagesMeasure) {
  Stage stage(sample::calendar(), 1920, 4000);
  view::Node button;
  button.kind = view::NodeKind::button;
  button.id = "at:the-end";
  button.label = "Ver";
  button.layout.end = true;
  view::Node words;
  words.kind = view::NodeKind::paragraph;
  words.label = "Plazo";
  words.layout.grow = 1;
  view::Node line;
  line.layout.direction = view::Layout::Direction::row;
  line.children = {words, button};
  view::Node card;
  card.kind = view::NodeKind::card;
  card.children = {line};
  stage.page.main.children.push_back(card);
  card.children[0].children[1].id = "at:the-beginning";
  stage.page.main.children.insert(stage.page.main.children.begin() + 1, card);
  stage.rebuilt();
  ASSERT_NE(stage.item("at:the-beginning"), nullptr);
  EXPECT_GT(stage.item("at:the-beginning")->x + stage.item("at:the-beginning")->w, 1830);
  ASSERT_NE(stage.item("at:the-end"), nullptr);
  EXPECT_LT(stage.item("at:the-end")->x, 1400);
  ASSERT_NE(stage.item("timeline"), nullptr);
  EXPECT_GT(stage.item("timeline")->x + stage.item("timeline")->w, 1850);
}

// A long name left no room for anything but itself: neither the navigation nor a way to undo it.
TEST(Frame, ALongNameOfThePlanTakesTwoLinesOfTheHeader) {
  for (const auto& [width, lowest] : {std::pair{1280.0f, 64.0f}, std::pair{390.0f, 110.0f}}) {
    for (const std::size_t words : {40u, 200u, 12000u}) {
      SCOPED_TRACE(std::to_string(words) + " words, " + std::to_string(width));
      Stage stage(sample::overview(), width, 800);
      std::string name;
      for (std::size_t i = 0; i < words; ++i) name += "palabra ";
      stage.page.header.children[1].label = name;
      stage.rebuilt();
      for (const char* id : {"header:undo", "header:as-of", "header:download"}) {
        const test::Item* item = stage.item(id);
        ASSERT_NE(item, nullptr) << id;
        EXPECT_GE(item->y, 0) << id;
        EXPECT_LE(item->y + item->h, lowest) << id;
      }
      if (width > 1000) EXPECT_NE(stage.item("header:brand"), nullptr);
    }
  }
}

// As in the text view: two columns of unlike width are one below the other before either becomes a strip.
// On a telephone's canvas a page has narrow edges, as in the text view: the calendar's tools have two lines there instead of three.
TEST(Frame, ANarrowPageHasNarrowEdges) {
  for (const auto& [width, edge] : {std::pair{390.0f, 16.0f}, std::pair{768.0f, 24.0f}}) {
    Stage stage(sample::calendar(), width, 844, true);
    const test::Item* timeline = stage.item("timeline");
    ASSERT_NE(timeline, nullptr);
    EXPECT_EQ(timeline->x, 96 + edge) << width;
  }
}

TEST(Frame, UnlikeColumnsStandBelowEachOtherOnATablet) {
  {
    Stage wide(sample::overview(), 1456, 2000);
    EXPECT_LT(wide.item("r:1")->y, wide.item("date:4")->y);
  }
  Stage tablet(sample::overview(), 768, 2400);
  EXPECT_GT(tablet.item("r:1")->y, tablet.item("date:4")->y);
  EXPECT_GT(tablet.item("date:1")->w, 500);
}

// A proposal's words in a third of a tablet's line could not be read.
TEST(Frame, OfThreeFieldsInTwoColumnsTheFirstHasALineToItself) {
  for (const float width : {1456.0f, 768.0f, 390.0f}) {
    Stage stage(sample::overview(), width, 800);
    view::Node grid;
    grid.layout.direction = view::Layout::Direction::grid;
    grid.layout.columns = 3;
    for (const char* id : {"one", "two", "three"}) {
      view::Node& field = grid.children.emplace_back();
      field.kind = view::NodeKind::field;
      field.id = field.label = id;
      field.field = view::FieldSpec{};
    }
    stage.page.main.children = {grid};
    stage.page.why.reset();
    stage.rebuilt();
    stage.settle();
    const auto* one = stage.item("one");
    const auto* two = stage.item("two");
    const auto* three = stage.item("three");
    ASSERT_TRUE(one && two && three);
    EXPECT_EQ(one->y == two->y, width > 1000) << width;
    EXPECT_EQ(two->y == three->y, width > 500) << width;
    EXPECT_GE(one->w, two->w - 1) << width;
    EXPECT_EQ(one->w > 1.5f * two->w, width == 768) << width;
  }
}

// The languages of a text stand beside its label where both have room, else below the field; a finger finds them below.
TEST(Frame, TheLanguagesOfATextStandBesideItsLabel) {
  struct Row {
    const char* label;
    float width;
    bool touch, beside;
  };
  for (const Row& row : {Row{"Título", 1456, false, true}, Row{"Título", 390, false, true}, Row{"Título", 1456, true, false},
                         Row{"Cómo contribuye a resolver el problema que se quiere resolver", 390, false, false}}) {
    SCOPED_TRACE(std::string(row.label) + " " + std::to_string(row.width));
    Stage stage(sample::commitment(), row.width, 800, row.touch);
    view::Node field = sample::field("text", row.label, view::FieldSpec::Type::text, "Un portal");
    view::Node mark = sample::pill("text:to-en", "Falta en inglés", "language", view::Tone::at_risk);
    mark.emphasis = view::Emphasis::small;
    mark.action = view::SetContentLanguage{"en"};
    field.children = {mark};
    stage.page.main.children = {field};
    stage.page.why.reset();
    stage.rebuilt();
    const auto* text = stage.item("text");
    const auto* language = stage.item("text:to-en");
    ASSERT_TRUE(text && language);
    EXPECT_EQ(language->y + language->h + 4 <= text->y, row.beside) << "a gap between it and the frame of the text";
    EXPECT_EQ(language->y >= text->y + text->h, !row.beside);
    if (row.beside) EXPECT_NEAR(language->x + language->w, text->x + text->w + 12, 1) << "the text is that far within its frame";
  }
}

TEST(Frame, EachPageKeepsItsOwnScroll) {
  Stage stage(sample::commitment(), 1280, 500);
  stage.platform.move(500, 300);
  stage.platform.wheel(0, -2);
  stage.settle();
  const float scrolled = stage.item("title") ? stage.item("title")->y : 0;
  const view::Page here = stage.page;
  stage.page = sample::calendar();
  stage.page.serial = 50;
  stage.settle();
  EXPECT_GT(stage.item("today")->y, 0);
  stage.page = here;
  stage.page.serial = 51;
  stage.settle();
  ASSERT_NE(stage.item("problem"), nullptr);
  stage.platform.wheel(0, 2);
  stage.settle();
  EXPECT_FLOAT_EQ(stage.item("title")->y, scrolled + 200);
}

}  // namespace
}  // namespace cocrea::ui
