// Documents, states and walks that the tests of pages share.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "core/exchange/json.h"
#include "support/files.h"
#include "view/build.h"
#include "view/texts.h"

namespace cocrea::view::testing {

using support::read_file;

inline nlohmann::json read_json(const std::string& path) { return nlohmann::json::parse(read_file(path)); }

inline plan::Document load(const std::string& path) {
  exchange::Reading reading = exchange::read_document(read_file(path));
  EXPECT_TRUE(reading.document.has_value()) << path;
  return reading.document ? *reading.document : plan::Document{};
}
inline plan::Document glasgow() { return load("assets/samples/glasgow-2021.json"); }

inline dates::Day day(std::string_view iso) { return *dates::parse_day(iso); }
inline plan::Date date(std::string_view iso) { return dates::PartialDate::parse(iso); }

inline State state_on(std::string_view as_of, PageId page = PageId::overview, Language language = Language::es) {
  State state;
  state.today = day("2026-03-02");
  state.as_of = day(as_of);
  state.page = page;
  state.language = language;
  state.save = SaveState::saved;
  return state;
}

inline Page page_of(const plan::Document& document, const State& state) {
  const deadlines::Calendar calendar = deadlines::calendar(document, state.as_of_day());
  return build_page(&document, &calendar, state);
}

inline void each_below(const Node& node, const std::function<void(const Node&)>& visit) {
  visit(node);
  for (const Node& child : node.children) each_below(child, visit);
}

inline void each_node(const Page& page, const std::function<void(const Node&)>& visit) {
  each_below(page.header, visit);
  each_below(page.navigation, visit);
  each_below(page.main, visit);
  if (page.why) each_below(*page.why, visit);
  if (page.dialog) each_below(*page.dialog, visit);
}

// All words of a part, each on a line: what somebody sees or hears.
inline std::string words_of(const Node& node) {
  std::string words;
  each_below(node, [&](const Node& one) {
    for (const std::string* text : {&one.label, &one.value, &one.help}) {
      if (!text->empty()) words += *text + "\n";
    }
  });
  return words;
}

inline bool has_line(const std::string& words, const std::string& line) { return ("\n" + words).find("\n" + line + "\n") != std::string::npos; }

}  // namespace cocrea::view::testing
