#include "ui/line_names.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string_view>

namespace cocrea::ui {
namespace {

bool crossed(const LineToName& line, const NamePlace& of_line, const LineToName& name, const NamePlace& place) {
  return of_line.level <= place.level && line.x > place.left && line.x < place.left + name.width;
}

int crossings(std::span<const LineToName> lines, std::span<const std::optional<NamePlace>> places) {
  int sum = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    for (std::size_t k = 0; k < lines.size(); ++k) {
      if (i != k && places[i] && places[k]) sum += crossed(lines[i], *places[i], lines[k], *places[k]);
    }
  }
  return sum;
}

struct Case {
  std::string_view what;
  std::vector<LineToName> lines;
  int named;
};

TEST(LineNames, AreWholeAndNotCrossedWhereThereIsRoom) {
  const std::vector<Case> cases = {
      {"the plan ends shortly before the administration, near the right edge", {{200, 200, 60}, {600, 600, 150}, {650, 650, 240}}, 3},
      {"both near the left edge", {{40, 40, 60}, {80, 80, 150}, {700, 700, 60}}, 3},
      {"all on one day", {{400, 400, 60}, {400, 400, 150}, {400, 400, 240}}, 3},
      {"an end of which the month alone is known", {{100, 100, 60}, {500, 530, 150}, {560, 560, 200}}, 3},
      {"no room for one", {{100, 100, 900}, {500, 500, 60}}, 1},
      {"none", {}, 0},
  };
  for (const Case& one : cases) {
    const auto places = place_line_names(one.lines, 0, 760, 2);
    EXPECT_EQ(std::count_if(places.begin(), places.end(), [](const auto& p) { return p.has_value(); }), one.named) << one.what;
    EXPECT_EQ(crossings(one.lines, places), 0) << one.what;
  }
}

TEST(LineNames, NeverCoverEachOtherNorLeaveThePicture) {
  std::mt19937 random(1);
  for (int round = 0; round < 3000; ++round) {
    std::vector<LineToName> lines(1 + random() % 6);
    for (LineToName& line : lines) {
      line.x = static_cast<float>(random() % 900) - 50;
      line.end = line.x + static_cast<float>(random() % 3 == 0 ? random() % 60 : 0);
      line.width = 30 + static_cast<float>(random() % 250);
    }
    const int levels = 1 + static_cast<int>(random() % 2);
    const auto places = place_line_names(lines, 0, 800, levels);
    ASSERT_EQ(places.size(), lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (!places[i]) continue;
      EXPECT_GE(places[i]->left, 0);
      EXPECT_LE(places[i]->left + lines[i].width, 800);
      EXPECT_LT(places[i]->level, levels);
      for (std::size_t k = 0; k < i; ++k) {
        if (!places[k] || places[k]->level != places[i]->level) continue;
        EXPECT_TRUE(places[k]->left + lines[k].width < places[i]->left || places[i]->left + lines[i].width < places[k]->left) << "round " << round;
      }
    }
  }
}

}  // namespace
}  // namespace cocrea::ui
