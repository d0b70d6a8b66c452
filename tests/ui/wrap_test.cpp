// Where lines break.
#include <algorithm>

#include "platform/null/null_platform.h"
#include "ui/fonts.h"
#include "ui/layout.h"
#include "ui/stage.h"

namespace cocrea::ui {
namespace {

class Wrap : public ::testing::Test {
 protected:
  std::vector<std::string> lines(const char* text, float width) {
    std::vector<Line> found;
    fonts.wrap(style, text, width, found);
    std::vector<std::string> words;
    for (const Line& line : found) {
      words.emplace_back(line.begin, line.end);
      EXPECT_NEAR(line.width, fonts.width(style, words.back()), 0.6f) << words.back();
      if (words.back().find(' ') != std::string::npos) EXPECT_LE(line.width, width + 0.1f);
    }
    return words;
  }
  float width(const char* text) const { return fonts.width(style, text); }

  void SetUp() override {
    Fonts bytes;
    for (auto [name, data, size] : {std::tuple{"source-sans-400.ttf", &bytes.regular, &bytes.regular_size}, std::tuple{"source-sans-600.ttf", &bytes.semibold, &bytes.semibold_size},
                                    std::tuple{"icons.ttf", &bytes.icons, &bytes.icons_size}}) {
      kept.push_back(platform::read_font(name));
      *data = kept.back().data();
      *size = kept.back().size();
    }
    fonts.load(bytes);
    ImGui::GetIO().DisplaySize = {100, 100};
    ImGui::NewFrame();
  }
  void TearDown() override { ImGui::EndFrame(); }

  platform::NullPlatform platform{platform::NullSettings{}};   // a context
  std::vector<std::vector<unsigned char>> kept;
  FontSet fonts;
  TextStyle style;
};

using Lines = std::vector<std::string>;

TEST_F(Wrap, AtSpaces) { EXPECT_EQ(lines("uno dos tres", width("uno dos") + 1), (Lines{"uno dos", "tres"})); }
TEST_F(Wrap, NotWhereItFits) { EXPECT_EQ(lines("uno dos tres", width("uno dos tres") + 0.5f), (Lines{"uno dos tres"})); }
TEST_F(Wrap, AtLineEnds) { EXPECT_EQ(lines("uno\n\ndos", 500), (Lines{"uno", "", "dos"})); }
TEST_F(Wrap, SeveralSpacesAreDroppedAtTheBreak) { EXPECT_EQ(lines("uno    dos", width("uno") + 5), (Lines{"uno", "dos"})); }
TEST_F(Wrap, AfterHyphens) { EXPECT_EQ(lines("franco-suizo", width("franco-") + 1), (Lines{"franco-", "suizo"})); }
TEST_F(Wrap, ARangeOfYearsStaysWhole) { EXPECT_EQ(lines("Plan 2021–2023", width("Plan 2021–") + 1), (Lines{"Plan", "2021–2023"})); }
TEST_F(Wrap, AWordThatIsTooWideIsBroken) {
  const Lines broken = lines("abcdefghij", width("abcd") + 1);
  ASSERT_GE(broken.size(), 2u);
  std::string joined;
  for (const std::string& line : broken) joined += line;
  EXPECT_EQ(joined, "abcdefghij");
}
TEST_F(Wrap, NothingIsLost) {
  for (float w = 1; w < 400; w += 7) {
    std::string joined;
    for (const std::string& line : lines("Gestión año ñandú ¿sí? «Esta evaluación» 2021–2023, a/b", w)) joined += line;
    std::string wanted = "Gestión año ñandú ¿sí? «Esta evaluación» 2021–2023, a/b";
    for (std::string* text : {&joined, &wanted}) text->erase(std::remove(text->begin(), text->end(), ' '), text->end());
    EXPECT_EQ(joined, wanted) << w;
  }
}
// Columns that are narrower than a word broke all of them.
TEST_F(Wrap, ATableWithoutRoomForColumnsBreaksNoWord) {
  const auto row_of = [](std::vector<const char*> words, view::NodeKind kind) {
    view::Node row;
    row.kind = view::NodeKind::row;
    for (const char* one : words) {
      row.children.emplace_back();
      row.children.back().kind = kind;
      row.children.back().label = one;
    }
    return row;
  };
  view::Node table;
  table.kind = view::NodeKind::table;
  table.children = {row_of({"Fecha", "Obligación", "Responsable", "Cumplimiento"}, view::NodeKind::cell),
                    row_of({"septiembre de 2023", "Evaluación exhaustiva del compromiso", "Ente de monitoreo", "Incumplida"}, view::NodeKind::cell)};
  view::Page page;
  const Theme theme = Theme::of(page, false);
  for (const float wide : {250.0f, 330.0f, 400.0f, 900.0f}) {
    SCOPED_TRACE(wide);
    const LayoutInput input{&fonts, &theme, Place::main, wide, false, false};
    const Laid laid = lay_out(table, input);
    std::size_t found = 0;
    for (const Piece& piece : laid.pieces) {
      if (piece.kind != PieceKind::text) continue;
      EXPECT_LE(piece.rect.right(), wide) << "inside";
      std::string joined;
      for (std::size_t i = piece.first_line; i < piece.last_line; ++i) joined += (joined.empty() ? "" : " ") + std::string(laid.lines[i].begin, laid.lines[i].end);
      for (const view::Node& row : table.children)
        for (const view::Node& cell : row.children) found += cell.label == joined;
    }
    EXPECT_EQ(found, wide < 420 ? 7u : 8u) << "each text whole; the first column's head goes where nothing stands beside it";
  }
}

// The grid of quarters and twelve commitments was a list of lines, though its columns had room.
TEST_F(Wrap, ATableOfNarrowColumnsKeepsThem) {
  view::Node table;
  table.kind = view::NodeKind::table;
  for (const char* words : {"Trimestre", "1 dic 2026 – 28 feb 2027"}) {
    view::Node row;
    row.kind = view::NodeKind::row;
    row.children.resize(14);
    for (view::Node& cell : row.children) cell.kind = view::NodeKind::cell, cell.label = "Sí";
    row.children.front().label = words;
    row.children.back().label = "Pendiente · hasta el 28 de febrero de 2027, si no se pidió más tiempo";
    table.children.push_back(row);
  }
  view::Page page;
  const Theme theme = Theme::of(page, false);
  for (const float wide : {960.0f, 300.0f}) {
    const Laid laid = lay_out(table, LayoutInput{&fonts, &theme, Place::main, wide, false, false});
    std::vector<float> tops;   // of the short texts: a line each where there are columns
    for (const Piece& piece : laid.pieces) {
      if (piece.kind == PieceKind::text && piece.last_line - piece.first_line == 1 && std::find(tops.begin(), tops.end(), piece.rect.y) == tops.end()) tops.push_back(piece.rect.y);
    }
    if (wide > 500) EXPECT_LE(tops.size(), 4u) << "two rows, with cells of one and of two lines";
    else EXPECT_GT(tops.size(), 14u) << "no room for fourteen of them";
  }
}

TEST_F(Wrap, EmptyTextIsOneEmptyLine) { EXPECT_EQ(lines("", 100), (Lines{""})); }

}  // namespace
}  // namespace cocrea::ui
