// CPU of a frame while a timeline of 170 to 20,000 bars scrolls, without the painting of pixels: layout cached, what is in view drawn.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

#include "platform/null/null_platform.h"
#include "view/node.h"
#include "view/timeline.h"

namespace {

using namespace cocrea;

view::Page page_with(int bars) {
  auto timeline = std::make_shared<view::Timeline>();
  timeline->first = date::year{2021} / 1 / 1;
  timeline->last = date::year{2026} / 12 / 31;
  timeline->as_of = date::year{2023} / 6 / 1;
  for (std::string& letter : timeline->month_letters) letter = "M";
  for (std::string& name : timeline->month_names) name = "may";
  timeline->pixels_per_day = 0.8;
  for (int i = 0; i < bars; i += 4) {   // four in a row
    view::TimelineRow row;
    row.id = "row" + std::to_string(i);
    row.label = std::to_string(i + 1) + " · Un compromiso con un nombre de largo corriente";
    for (int k = 0; k < 4; ++k) {
      view::Bar bar;
      bar.id = "bar" + std::to_string(i + k);
      bar.label = "Una parte del compromiso";
      const dates::Day start = timeline->first + date::days{(i * 13 + k * 400) % 1600};
      bar.start = dates::Span::of(start);
      bar.end = {start + date::days{300}, start + date::days{k % 2 ? 330 : 300}};
      bar.tone = view::Tone::accent;
      bar.start_field = bar.end_field = {"e", "date"};
      row.bars.push_back(std::move(bar));
    }
    view::Mark mark;
    mark.id = "mark" + std::to_string(i);
    mark.at = dates::Span::of(timeline->first + date::days{(i * 29) % 2000});
    mark.tone = view::Tone::accent;
    row.marks.push_back(std::move(mark));
    timeline->rows.push_back(std::move(row));
  }
  timeline->lines.push_back({view::TimelineLine::Kind::as_of, dates::Span::of(timeline->as_of), "1 jun 2023"});
  timeline->lines.push_back({view::TimelineLine::Kind::plan_end, {timeline->last - date::days{60}, timeline->last}, "Fin del plan"});
  view::Page page;
  page.language = "es";
  page.serial = 1;
  view::Node node;
  node.kind = view::NodeKind::timeline;
  node.id = "timeline";
  node.timeline = timeline;
  page.main.children.push_back(std::move(node));
  return page;
}

// Milliseconds of a frame, the median of many, while the wheel turns both ways.
double scrolling(int bars) {
  const view::Page page = page_with(bars);
  platform::NullPlatform platform({.width = 1280, .height = 800});
  platform.settle(page, 30);
  platform.move(700, 400);
  platform.settle(page, 10);
  std::vector<double> times;
  int drawn = 1 << 30;
  for (int i = 0; i < 400; ++i) {
    platform.wheel(i % 3 == 0 ? -0.5f : 0, -0.7f);
    const auto begin = std::chrono::steady_clock::now();
    platform.frame(page);
    times.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
    drawn = std::min(drawn, platform.stats().vertices);
  }
  if (drawn < 2000) {   // a figure of nothing is none
    std::fprintf(stderr, "only %d vertices were drawn\n", drawn);
    std::exit(1);
  }
  std::nth_element(times.begin(), times.begin() + 200, times.end());
  return times[200];
}

}  // namespace

int main() {
  for (const int bars : {170, 2000, 20000})
    std::printf("{\"name\": \"a frame while a timeline of %d bars scrolls\", \"value\": %.3f, \"unit\": \"ms\", \"limit\": 2}\n", bars, scrolling(bars));
  return 0;
}
