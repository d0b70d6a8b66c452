// The stories of tests/stories, told to a session without a browser, in both languages. Nothing is found but by role and name.

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "core/rules/check.h"
#include "glasgow.h"
#include "html/html.h"
#include "support/files.h"

namespace cocrea::app::testing {
namespace {

using nlohmann::json;
using view::FieldSpec;
using view::Node;
using view::NodeKind;

json read_json(const std::string& path) { return json::parse(support::read_file(path)); }

std::string replaced(std::string text, const std::string& what, const std::string& with) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size())) text.replace(at, what.size(), with);
  return text;
}

class Teller {
 public:
  Teller(std::string language, std::string_view today) : language_(std::move(language)), texts_(read_json("assets/texts/" + language_ + ".json")),
        session_(start_on(today, language_)) {}

  void tell(const json& steps) {
    for (const json& step : steps) {
      SCOPED_TRACE(step.dump());
      take(step);
      if (::testing::Test::HasFailure()) return;
    }
  }

 private:
  std::string words(const json& word) const {
    if (word.is_object() && word.contains(language_)) return word[language_];
    const std::string key = word.is_object() ? word["key"].get<std::string>() : word.get<std::string>();
    std::string found = key;
    if (texts_.contains(key)) {
      const json& text = texts_[key];
      found = text.is_string() ? text.get<std::string>() : text[word.is_object() && word.value("count", 0) == 1 ? "one" : "other"].get<std::string>();
    } else if (const std::string_view rule = rules::words(language_, key); !rule.empty()) {
      found = rule;
    }
    if (word.is_object()) {
      for (const auto& [name, value] : word.items()) found = replaced(found, "{" + name + "}", value.is_number() ? std::to_string(value.get<int>()) : words(value));
    }
    return found;
  }

  template <class Suits>
  void collect(const Node& node, const Suits& suits, std::vector<const Node*>& found) const {
    if (suits(node)) found.push_back(&node);
    for (const Node& child : node.children) collect(child, suits, found);
  }
  std::vector<const Node*> parts() const {
    const view::Page& page = session_.page();
    if (page.dialog) return {&*page.dialog};
    std::vector<const Node*> all = {&page.header, &page.main};
    if (page.why) all.push_back(&*page.why);
    return all;
  }
  template <class Suits>
  const Node* one(const Suits& suits, const json& step, std::size_t nth_at) const {
    std::vector<const Node*> found;
    for (const Node* part : parts()) collect(*part, suits, found);
    const auto count = static_cast<int>(found.size());
    if (step.size() <= nth_at) {
      EXPECT_EQ(count, 1) << "which of them?";
      return count == 1 ? found.front() : nullptr;
    }
    int nth = step[nth_at].get<int>();
    if (nth < 0) nth += count;
    EXPECT_TRUE(nth >= 0 && nth < count) << "there are " << count;
    return nth >= 0 && nth < count ? found[static_cast<std::size_t>(nth)] : nullptr;
  }
  const Node* field(const json& step, std::size_t nth_at) const {
    const std::string name = words(step[1]);
    return one([&](const Node& node) { return node.kind == NodeKind::field && node.label == name; }, step, nth_at);
  }
  bool is_there(const std::string& line) const {
    std::vector<const Node*> found;
    for (const Node* part : parts()) {
      collect(*part, [&](const Node& node) { return node.label == line || node.value == line || (node.help == line && node.kind != NodeKind::pill) || (node.field && node.field->error == line); }, found);
    }
    return !found.empty();
  }
  std::string all_lines() const {
    std::string all;
    std::vector<const Node*> ignored;
    for (const Node* part : parts()) {
      collect(*part, [&](const Node& node) {
        for (const std::string* text : {&node.label, &node.value}) {
          if (!text->empty()) all += *text + "\n";
        }
        return false;
      }, ignored);
    }
    return all;
  }

  void use(const Node* node) {
    if (!node) return;
    EXPECT_FALSE(node->disabled) << node->id;
    press(session_, std::string(node->id));
  }
  void choose_option(const Node* node, const std::string& wanted) {
    if (!node) return;
    EXPECT_FALSE(node->disabled) << node->id;
    for (const view::Option& option : node->field->options) {
      if (option.label == wanted) return choose(session_, std::string(node->id), option.value);
    }
    std::string known;
    for (const view::Option& option : node->field->options) known += option.label + ", ";
    ADD_FAILURE() << "\"" << wanted << "\" is none of: " << known;
  }
  void take(const json& step) {
    const std::string verb = step[0];
    if (verb == "each") {
      for (const json& word : step[1]) tell(json::parse(replaced(step[2].dump(), "$", word.get<std::string>())));
      return;
    }
    if (verb == "asOf") {
      write(session_, "header:as-of", words(step[1]));
      ASSERT_EQ(session_.state().as_of_text, "");
    } else if (verb == "go") {
      const std::string name = words(step[1]);
      std::vector<const Node*> found;
      collect(session_.page().navigation, [&](const Node& node) { return node.kind == NodeKind::link && node.label == name; }, found);
      ASSERT_EQ(found.size(), 1u);
      use(found.front());
    } else if (verb == "press") {
      const std::string name = words(step[1]);
      use(one([&](const Node& node) {
        return (node.kind == NodeKind::button || node.kind == NodeKind::link || node.kind == NodeKind::tab) && node.label == name && node.active();
      }, step, 2));
    } else if (verb == "pressOf") {
      const std::string name = words(step[1]), of = words(step[2]);
      use(one([&](const Node& node) { return node.kind == NodeKind::button && node.label == name && node.help == of && node.active(); }, step, 3));
    } else if (verb == "why") {
      const std::string state = words(step[1]), of = words(step[2]);
      use(one([&](const Node& node) { return node.kind == NodeKind::pill && node.label == state && node.help == of && node.active(); }, step, 3));
      ASSERT_TRUE(session_.page().why.has_value());
    } else if (verb == "write") {
      if (const Node* found = field(step, 3)) {
        EXPECT_FALSE(found->disabled);
        write(session_, std::string(found->id), words(step[2]));
      }
    } else if (verb == "choose") {
      choose_option(field(step, 3), words(step[2]));
    } else if (verb == "field") {
      if (const Node* found = field(step, 3)) EXPECT_EQ(found->value, words(step[2]));
    } else if (verb == "error") {
      if (const Node* found = field(step, 2)) EXPECT_NE(found->field->error, "");
    } else if (verb == "see") {
      EXPECT_TRUE(is_there(words(step[1]))) << words(step[1]) << "\n--- is not in\n" << all_lines();
    } else if (verb == "miss") {
      EXPECT_FALSE(is_there(words(step[1]))) << words(step[1]);
    } else {
      ADD_FAILURE() << "no such step";
    }
    work();
    EXPECT_FALSE(html::write(session_.page()).empty());
  }

  // What takes long is done before the next step is.
  void work() {
    for (bool left = true; left;) {
      left = false;
      for (const Effect& effect : session_.take_effects()) left = left || std::holds_alternative<TakeTurn>(effect);
      if (left) session_.turn();
    }
  }

  std::string language_;
  json texts_;
  mutable Session session_;   // a page is built when it is asked for
};

struct Told {
  const char* file;
  const char* language;
};
class ToldStories : public ::testing::TestWithParam<Told> {};

TEST_P(ToldStories, IsSo) {
  const json story = read_json("tests/stories/" + std::string(GetParam().file) + ".json");
  Teller(GetParam().language, "2026-11-02").tell(story.at("steps"));
}

std::string name_of(const ::testing::TestParamInfo<Told>& info) { return std::string(info.param.file) + "_" + info.param.language; }

INSTANTIATE_TEST_SUITE_P(All, ToldStories,
                         ::testing::Values(Told{"pages", "es"}, Told{"pages", "en"}, Told{"joint", "es"}, Told{"joint", "en"}, Told{"no_elections", "es"}, Told{"no_elections", "en"}, Told{"recovery", "es"},
                                           Told{"recovery", "en"}, Told{"monitoring_body", "es"}, Told{"monitoring_body", "en"}, Told{"earlier_election", "es"}, Told{"earlier_election", "en"}),
                         name_of);

}  // namespace
}  // namespace cocrea::app::testing
