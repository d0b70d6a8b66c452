// Whatever a plan's texts contain, the page keeps its shape: the texts stay texts.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <string>

#include "html/html.h"
#include "html/pages.h"
#include "html/reader.h"
#include "view/timeline.h"

namespace cocrea::html {
namespace {

using testing::Element;
using view::Node;

constexpr std::string_view kHostile[] = {
    "<script>alert(1)</script>", "</textarea><img src=x onerror=alert(1)>", "\" onfocus=\"alert(1)\" x=\"", "' style='color:red", "--><!--", "]]>", "&lt;b&gt;", "</title></svg></main>",
    "javascript:alert(1)", "\u202Egnp.exe", "a\r\nb\tc", "`${x}`", "<!doctype html>", "{{url x}}",
};

// Every text of a node that may come from a plan, replaced.
void replace_texts(Node& node, const std::function<std::string(const std::string&)>& with) {
  for (std::string* one : {&node.label, &node.value, &node.help}) {
    if (!one->empty()) *one = with(*one);
  }
  if (node.field) {
    for (std::string* one : {&node.field->placeholder, &node.field->error, &node.field->iso, &node.field->text_language, &node.field->autocomplete}) {
      if (!one->empty()) *one = with(*one);
    }
    for (view::Option& option : node.field->options) {
      option.label = with(option.label);
      if (!option.value.empty()) option.value = with(option.value);
    }
  }
  if (node.timeline) {
    view::Timeline timeline = *node.timeline;
    timeline.label = with(timeline.label);
    for (std::string& one : timeline.month_letters) one = with(one);
    for (std::string& one : timeline.month_names) one = with(one);
    for (view::TimelineLine& one : timeline.lines) one.label = with(one.label);
    for (view::TimelineRow& row : timeline.rows) {
      row.label = with(row.label);
      for (view::Bar& one : row.bars) one.label = with(one.label), one.spoken = with(one.spoken);
      for (view::Mark& one : row.marks) one.label = with(one.label), one.spoken = with(one.spoken);
    }
    node.timeline = std::make_shared<view::Timeline>(std::move(timeline));
  }
  for (Node& child : node.children) replace_texts(child, with);
}

view::Page with_texts(view::Page page, const std::function<std::string(const std::string&)>& with) {
  replace_texts(page.header, with);
  replace_texts(page.navigation, with);
  replace_texts(page.main, with);
  if (page.why) replace_texts(*page.why, with);
  if (page.dialog) replace_texts(*page.dialog, with);
  return page;
}

// The tags and the names of their attributes, and nothing that a text could change.
std::string shape(const Element& root) {
  std::string all;
  testing::each_with_parents(root, [&](const Element& one, const auto& parents) {
    all += std::to_string(parents.size()) + one.tag;
    for (const auto& [name, value] : one.attributes) all += " " + name;
    all += "\n";
  });
  return all;
}

TEST(HostileTexts, LeaveEveryPageItsShape) {
  for (const auto& [name, page] : testing::glasgow_pages(view::Language::en)) {
    SCOPED_TRACE(name);
    for (const std::string_view hostile : kHostile) {
      // The same number of letters, so that nothing is shortened that was not, and no option changes from a button to a list.
      const std::string harmless(hostile.size(), 'x');
      const std::string good = write(with_texts(page, [&](const std::string&) { return harmless; }));
      const std::string bad = write(with_texts(page, [&](const std::string&) { return std::string(hostile); }));
      const testing::Parsed good_parsed = testing::parse(good), bad_parsed = testing::parse(bad);
      ASSERT_EQ(good_parsed.error, "");
      ASSERT_EQ(bad_parsed.error, "") << hostile;
      EXPECT_EQ(shape(bad_parsed.root), shape(good_parsed.root)) << hostile;
    }
  }
}

TEST(HostileTexts, AreReadBackAsTheyWere) {
  for (const std::string_view hostile : kHostile) {
    if (hostile.find('\r') != std::string_view::npos) continue;   // becomes a line feed
    const view::Page page = with_texts(testing::glasgow_page("commitment-description", view::Language::en), [&](const std::string&) { return std::string(hostile); });
    const testing::Parsed parsed = testing::parse(write(page));
    EXPECT_EQ(testing::by_tag(parsed.root, "h1").at(0)->words, hostile);
    const auto inputs = testing::by_tag(parsed.root, "input");
    EXPECT_TRUE(std::any_of(inputs.begin(), inputs.end(), [&](const Element* one) { return one->get("value") == hostile; }));
  }
}

TEST(HostileTexts, OfAnotherDirectionAreIsolated) {
  const view::Page page = testing::glasgow_page("commitments", view::Language::en);
  testing::each_with_parents(testing::parse(write(page)).root, [](const Element& one, const auto& parents) {
    if (one.tag != "h1" && one.tag != "h2" && one.tag != "p" && one.tag != "td" && one.tag != "dd" && one.tag != "blockquote") return;
    if (one.tag == "p" && !parents.empty() && parents.back()->get("class").find("meter") != std::string::npos) return;   // counts
    if (one.get("id").ends_with("--example")) return;
    EXPECT_EQ(one.get("dir"), "auto") << one.tag << " " << one.words;
  });
}

}  // namespace
}  // namespace cocrea::html
