// Whole pages of the sample: well-formed, labelled, in order; nothing of the page is lost.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <set>
#include <string>

#include "html/html.h"
#include "html/pages.h"
#include "html/reader.h"
#include "view/nodes.h"
#include "view/timeline.h"

namespace cocrea::html {
namespace {

using testing::Element;
using view::Node;
using view::NodeKind;

void each_node(const Node& node, const std::function<void(const Node&)>& visit) {
  visit(node);
  for (const Node& child : node.children) each_node(child, visit);
}

void each_node(const view::Page& page, const std::function<void(const Node&)>& visit) {
  each_node(page.header, visit);
  each_node(page.navigation, visit);
  each_node(page.main, visit);
  if (page.why) each_node(*page.why, visit);
  if (page.dialog) each_node(*page.dialog, visit);
}

class Pages : public ::testing::TestWithParam<view::Language> {
 protected:
  void each_page(const std::function<void(const view::Page&, const Element&)>& visit) {
    for (const auto& [name, page] : testing::glasgow_pages(GetParam())) {
      SCOPED_TRACE(name);
      const std::string html = write(page);
      const testing::Parsed parsed = testing::parse(html);
      ASSERT_EQ(parsed.error, "");
      visit(page, parsed.root);
    }
  }
};

TEST_P(Pages, LandmarksStandOnce) {
  each_page([](const view::Page& page, const Element& root) {
    EXPECT_EQ(testing::by_tag(root, "main").size(), 1U);
    EXPECT_EQ(testing::by_tag(root, "header").size(), 1U);
    EXPECT_EQ(testing::by_tag(root, "h1").size(), 1U);
    EXPECT_EQ(testing::by_tag(root, "aside").size(), page.why ? 1U : 0U);
    EXPECT_EQ(testing::by_id(root, "navigation") != nullptr, !page.navigation.children.empty());
    const auto current = [](const Element& one) { return one.get("aria-current") == "page"; };
    const auto links = testing::by_tag(root, "a");
    EXPECT_EQ(std::count_if(links.begin(), links.end(), [&](const Element* one) { return current(*one); }), page.navigation.children.empty() ? 0 : 1);
  });
}

// What the plan says in another language than the page's is told as such wherever it is read, also within a sentence (WCAG 3.1.2).
TEST(Words, OfAnotherLanguageAreFoundWhereTheyStandAlone) {
  view::Page page;
  page.foreign = {{"la ora mia", "it"}};
  page.main = view::column(view::paragraph("«la ora mia»"), view::paragraph("la ora miaé"), view::paragraph("éla ora mia"));
  const std::string html = write(page, 800);
  EXPECT_NE(html.find("«<span lang=\"it\">la ora mia</span>»"), std::string::npos) << html;
  EXPECT_NE(html.find("la ora miaé"), std::string::npos) << html;
  EXPECT_NE(html.find("éla ora mia"), std::string::npos) << html;
}

TEST_P(Pages, WordsOfAnotherLanguageCarryIt) {
  std::size_t within = 0;
  each_page([&](const view::Page& page, const Element& root) {
    if (GetParam() == view::Language::en) EXPECT_TRUE(page.foreign.empty()) << "Glasgow's plan is written in English";
    testing::each_with_parents(root, [&](const Element& one, const std::vector<const Element*>& around) {
      const auto says = [](const Element& of) { return of.has("lang") || of.tag == "svg" || of.tag == "textarea" || of.get("aria-hidden") == "true"; };   // a field says it of its text
      if (one.tag == "span" && one.has("lang") && around.back()->words != one.words) ++within;
      if (says(one) || std::any_of(around.begin(), around.end(), [&](const Element* of) { return says(*of); })) return;
      for (const view::Foreign& text : page.foreign) {
        const auto holds = [&](const Element& of) { return of.words.find(text.words) != std::string::npos; };
        if (holds(one) && std::none_of(one.children.begin(), one.children.end(), holds)) ADD_FAILURE() << one.tag << " " << one.words;
      }
    });
  });
  EXPECT_EQ(within > 20, GetParam() == view::Language::es) << within;
}

TEST_P(Pages, HeadingsLeaveOutNoLevel) {
  each_page([](const view::Page&, const Element& root) {
    int before = 0;
    testing::each(root, [&](const Element& one) {
      if (one.tag.size() != 2 || one.tag[0] != 'h' || one.tag[1] < '1' || one.tag[1] > '6') return;
      const int level = one.tag[1] - '0';
      EXPECT_LE(level, before + 1) << one.words;
      EXPECT_NE(one.words, "");
      before = level;
    });
  });
}

TEST_P(Pages, EveryControlHasANameAndAnId) {
  each_page([](const view::Page&, const Element& root) {
    testing::each(root, [&](const Element& one) {
      if (!testing::is_control(one) && !one.has("tabindex")) return;
      EXPECT_NE(one.get("id"), "") << one.tag << " " << one.words;
      if (testing::is_control(one)) EXPECT_NE(testing::name_of(root, one), "") << one.tag << " " << one.get("id");
    });
  });
}

TEST_P(Pages, EveryReferenceIsToSomething) {
  each_page([](const view::Page&, const Element& root) {
    std::set<std::string> ids;
    testing::each(root, [&](const Element& one) { ids.insert(one.get("id")); });
    testing::each(root, [&](const Element& one) {
      for (const char* name : {"for", "aria-labelledby", "aria-describedby", "aria-controls"}) {
        std::string all = one.get(name);
        while (!all.empty()) {
          const std::size_t space = std::min(all.find(' '), all.size());
          EXPECT_EQ(ids.count(all.substr(0, space)), 1U) << name << " = " << one.get(name);
          all.erase(0, space + 1);
        }
      }
    });
  });
}

TEST_P(Pages, ContentIsWhereHtmlAllowsIt) {
  const std::set<std::string> phrasing = {"a", "bdi", "button", "cite", "input", "label", "option", "progress", "select", "span", "textarea"};
  each_page([&](const view::Page&, const Element& root) {
    testing::each_with_parents(root, [&](const Element& one, const auto& parents) {
      for (const Element* around : parents) {
        if (around->tag == "button" || around->tag == "a" || around->tag == "label") {
          EXPECT_TRUE(phrasing.count(one.tag)) << one.tag << " in " << around->tag << " " << around->get("id");
          if (testing::is_control(one)) EXPECT_EQ(around->tag, "label") << "a control in a control: " << one.get("id");
        }
        if (around->tag == "p" || (around->tag.size() == 2 && around->tag[0] == 'h' && around->tag != "hr")) EXPECT_TRUE(phrasing.count(one.tag)) << one.tag << " in " << around->tag;
      }
      const std::string parent = parents.empty() ? "" : parents.back()->tag;
      if (one.tag == "li") EXPECT_TRUE(parent == "ul" || parent == "ol");
      if (parent == "ul" || parent == "ol") EXPECT_EQ(one.tag, "li");
      if (one.tag == "dt" || one.tag == "dd") EXPECT_EQ(parent, "div");
      if (parent == "dl") EXPECT_EQ(one.tag, "div");
      if (one.tag == "td" || one.tag == "th") EXPECT_EQ(parent, "tr");
    });
  });
}

TEST_P(Pages, EveryNodeThatDoesSomethingCanBeReached) {
  each_page([](const view::Page& page, const Element& root) {
    each_node(page, [&](const Node& node) {
      if (!node.active() || node.id.empty() || node.disabled) return;
      const Element* element = testing::by_id(root, node.id);
      ASSERT_NE(element, nullptr) << node.id;
      bool found = testing::is_control(*element) && element->has("data-event");
      testing::each(root, [&](const Element& one) { found = found || (testing::is_control(one) && one.get("data-node") == node.id && one.has("data-event")); });
      // A row that has other controls, or a pill in a row that does the same.
      if (!found && node.kind == NodeKind::item) found = element->has("data-event") && !testing::by_tag(*element, "a").empty();
      if (!found && node.kind == NodeKind::pill) {
        testing::each_with_parents(root, [&](const Element& one, const auto& parents) {
          if (one.get("id") != node.id) return;
          found = std::any_of(parents.begin(), parents.end(), [](const Element* around) { return around->tag == "button" && around->has("data-event"); });
        });
      }
      EXPECT_TRUE(found) << node.id;
    });
  });
}

TEST_P(Pages, NothingThatTheSessionDoesNotKnowSendsEvents) {
  each_page([](const view::Page& page, const Element& root) {
    std::set<std::string> known;
    each_node(page, [&](const Node& node) {
      known.insert(node.id);
      if (!node.timeline) return;
      for (const view::TimelineRow& row : node.timeline->rows) {
        for (const view::Bar& one : row.bars) known.insert(one.id);
        for (const view::Mark& one : row.marks) {
          known.insert(one.id);
          for (const view::Mark& member : one.members) known.insert(member.id);
        }
      }
    });
    testing::each(root, [&](const Element& one) {
      if (one.has("data-event")) EXPECT_EQ(known.count(one.has("data-node") ? one.get("data-node") : one.get("id")), 1U) << one.get("id");
    });
  });
}

TEST_P(Pages, TheDrawnOrderIsThePagesOrder) {
  each_page([](const view::Page& page, const Element& root) {
    std::vector<std::string> wanted, written;
    std::set<std::string> in_page;
    each_node(page, [&](const Node& node) {
      if (!node.id.empty() && in_page.insert(node.id).second) wanted.push_back(node.id);
    });
    testing::each(root, [&](const Element& one) {
      if (in_page.count(one.get("id"))) written.push_back(one.get("id"));
    });
    const std::set<std::string> there(written.begin(), written.end());
    wanted.erase(std::remove_if(wanted.begin(), wanted.end(), [&](const std::string& id) { return there.count(id) == 0; }), wanted.end());
    EXPECT_EQ(written, wanted);
  });
}

TEST_P(Pages, EveryTextOfThePageIsThere) {
  each_page([](const view::Page& page, const Element& root) {
    std::string said = root.words;
    testing::each(root, [&](const Element& one) {
      for (const char* name : {"aria-label", "value", "placeholder"}) said += "\n" + one.get(name);
    });
    each_node(page, [&](const Node& node) {
      if (node.kind == NodeKind::timeline || (node.kind == NodeKind::group && node.children.empty())) return;
      EXPECT_NE(said.find(node.label), std::string::npos) << node.label;
      if (node.kind != NodeKind::field) EXPECT_NE(said.find(node.value), std::string::npos) << node.value;
      if (node.kind != NodeKind::card) EXPECT_NE(said.find(node.help), std::string::npos) << node.help;
    });
  });
}

INSTANTIATE_TEST_SUITE_P(Languages, Pages, ::testing::Values(view::Language::es, view::Language::en));

// ---- what Glasgow's pages say -------------------------------------------------------------------------------------------------------------------

Element glasgow(std::string_view name, view::Language language = view::Language::es) {
  return testing::parse(write(testing::glasgow_page(name, language))).root;
}

TEST(GlasgowPages, TheSlotsInUseAreCounted) {
  const Element page = glasgow("overview");
  std::vector<const Element*> meters;
  testing::each(page, [&](const Element& one) {
    if (one.get("role") == "meter") meters.push_back(&one);
  });
  ASSERT_EQ(meters.size(), 1U);
  EXPECT_EQ(meters[0]->get("aria-valuenow"), "4");
  EXPECT_EQ(meters[0]->get("aria-valuemax"), "5");
}

TEST(GlasgowPages, TheInitialEvaluationsDateAndItsArithmeticAreGiven) {
  const Element page = glasgow("overview-why");
  const Element* why = testing::by_id(page, "why");
  ASSERT_NE(why, nullptr);
  EXPECT_EQ(testing::by_words(*why, "p", "23 sep 2021 + 2 meses = 23 nov 2021").size(), 1U);
  EXPECT_NE(testing::by_tag(*why, "blockquote").at(0)->words.find("a más tardar dos meses después"), std::string::npos);
}

TEST(GlasgowPages, TheCommitmentsAreListedInOrder) {
  const Element page = glasgow("commitments", view::Language::en);
  std::vector<std::string> titles;
  for (const Element* one : testing::by_tag(page, "a")) {
    if (one->get("id").starts_with("open:")) titles.push_back(one->words);
  }
  ASSERT_EQ(titles.size(), 4U);
  EXPECT_NE(titles[2].find("Co-creating an Open Data Hub"), std::string::npos);
}

TEST(GlasgowPages, ARefusedDateStaysInItsFieldWithTheReason) {
  const Element page = glasgow("jurisdiction-refused");
  const Element* field = nullptr;
  for (const Element* one : testing::by_tag(page, "input")) {
    if (one->get("aria-invalid") == "true") field = one;
  }
  ASSERT_NE(field, nullptr);
  EXPECT_EQ(field->get("value"), "el año que viene");
  EXPECT_NE(testing::by_id(page, field->get("id") + "--error")->words, "");
}

TEST(GlasgowPages, AReadOnlyDocumentHasNoFieldThatSends) {
  const Element page = glasgow("read-only");
  testing::each(*testing::by_id(page, "main"), [](const Element& one) {
    if (one.get("data-event") == "field") ADD_FAILURE() << one.get("id");
  });
}

TEST(Document, SaysItsLanguageAndTitle) {
  const view::Page page = testing::glasgow_page("overview", view::Language::en);
  const std::string html = document(page, "style.css");
  EXPECT_TRUE(html.starts_with("<!doctype html>\n<html lang=\"en\""));
  EXPECT_NE(html.find("<title>" + escape(page.title) + "</title>"), std::string::npos);
  EXPECT_EQ(html.find(" style="), std::string::npos);
}

TEST(RootAttributes, CarryTheLooks) {
  view::Page page;
  page.language = "es";
  page.dark = page.projector = page.reduced_motion = true;
  page.text_scale = 1.1;
  const auto all = root_attributes(page);
  const auto value = [&](std::string_view name) {
    for (const auto& [key, words] : all) {
      if (key == name) return words;
    }
    return std::string("none");
  };
  EXPECT_EQ(value("lang"), "es");
  EXPECT_EQ(value("data-theme"), "dark");
  EXPECT_EQ(value("data-scale"), "110");
  EXPECT_EQ(value("data-projector"), "");
  EXPECT_EQ(value("data-motion"), "reduced");
}

}  // namespace
}  // namespace cocrea::html
