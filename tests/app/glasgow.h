// Glasgow's plan 2021-2023 as a document, from the facts in the real plans' table, and small helpers to drive a session.
#pragma once

#include <string>
#include <string_view>

#include "app/session.h"
#include "core/exchange/json.h"
#include "view/texts.h"

namespace cocrea::app::testing {

inline dates::Day day(std::string_view iso) { return *dates::parse_day(iso); }
inline plan::Date date(std::string_view iso) { return dates::PartialDate::parse(iso); }

inline constexpr const char* kGlasgowId = "glasgow-document";
inline const std::string kTitle = view::field_node("commitment-3", "title", "en");   // the field that most tests write into

inline plan::Document glasgow() {
  plan::Document document;
  document.id = kGlasgowId;
  document.generator = "test";
  document.jurisdiction.name = "Glasgow";
  document.jurisdiction.country = "United Kingdom";
  document.jurisdiction.kind = plan::JurisdictionKind::independent;
  document.jurisdiction.language = "en";
  document.jurisdiction.joined = date("2020-10-20");
  plan::Organisation council;
  council.id = "org-council";
  council.order = "A";
  council.name = "City Council Chief Executive's Department";
  council.side = plan::Side::government;
  document.organisations.push_back(council);
  plan::Plan plan;
  plan.id = "plan-1";
  plan.order = "V";
  plan.title["en"] = "Open Government Action Plan 2021–2023";
  plan.planned_end = date("2023-09");
  plan.submission.date = date("2021-09-23");
  const char* titles[] = {"Increase Participatory Budgeting", "Explore increased citizen participation", "Co-creating an Open Data Hub",
                          "Increase Open Government awareness"};
  for (std::size_t i = 0; i < 4; ++i) {
    plan::Commitment commitment;
    commitment.id = "commitment-" + std::to_string(i + 1);
    commitment.order = std::string(1, static_cast<char>('B' + i));
    commitment.title["en"] = titles[i];
    commitment.ends_with_plan = plan::YesNo::yes;
    plan.commitments.push_back(commitment);
  }
  plan.commitments[2].ogp_id = "GBGLG0003";
  plan.commitments[2].start = date("2021-09");
  plan.commitments[2].institutions = {"org-council"};
  document.plans.push_back(plan);
  plan::fill_child_ids(plan::kDocument, document);
  return document;
}

inline std::string glasgow_bytes() { return exchange::write_document(glasgow()); }

inline Start start_on(std::string_view today = "2021-10-01", std::string language = "es") {
  Start start;
  start.today = day(today);
  start.language = std::move(language);
  start.seed_high = 7;
  start.seed_low = 11;
  return start;
}

inline view::Event event(view::Event::Kind kind, std::string node, std::string text = {}) {
  view::Event result;
  result.kind = kind;
  result.node = std::move(node);
  result.text = std::move(text);
  return result;
}
inline void type(Session& session, const std::string& node, std::string text) { session.handle(event(view::Event::Kind::edit, node, std::move(text))); }
inline void leave(Session& session, const std::string& node, std::string text) { session.handle(event(view::Event::Kind::commit, node, std::move(text))); }
inline void write(Session& session, const std::string& node, const std::string& text) {
  type(session, node, text);
  leave(session, node, text);
}
inline void choose(Session& session, const std::string& node, std::string option) {
  session.handle(event(view::Event::Kind::choose, node, std::move(option)));
}
inline void press(Session& session, const std::string& node) { session.handle(event(view::Event::Kind::activate, node)); }

// The first node whose action is of a kind and suits; null if there is none.
template <class ActionKind, class Suits>
const view::Node* find_action(const view::Node& node, const Suits& suits) {
  if (const auto* action = node.action.as<ActionKind>(); action != nullptr && suits(*action)) return &node;
  for (const view::Node& child : node.children) {
    if (const view::Node* found = find_action<ActionKind>(child, suits)) return found;
  }
  return nullptr;
}
template <class ActionKind, class Suits>
const view::Node* find_action(const view::Page& page, const Suits& suits) {
  for (const view::Node* part : {&page.main, &page.header, &page.navigation}) {
    if (const view::Node* found = find_action<ActionKind>(*part, suits)) return found;
  }
  if (page.why) {
    if (const view::Node* found = find_action<ActionKind>(*page.why, suits)) return found;
  }
  return page.dialog ? find_action<ActionKind>(*page.dialog, suits) : nullptr;
}
template <class ActionKind>
const view::Node* find_action(const view::Page& page) {
  return find_action<ActionKind>(page, [](const ActionKind&) { return true; });
}

inline void go(Session& session, view::PageId page) { press(session, find_action<view::Navigate>(session.page().navigation, [&](const view::Navigate& to) {
                                                                      return to.page == page && to.entity.empty();
                                                                    })->id); }

// The page of one commitment.
inline void go_to_commitment(Session& session, const plan::Id& id) {
  go(session, view::PageId::commitments);
  const view::Node* link = find_action<view::Navigate>(session.page().main, [&](const view::Navigate& to) { return to.entity == id; });
  press(session, link->id);
}

inline const plan::Commitment& commitment(const Session& session, std::size_t index) { return session.document()->plans.front().commitments[index]; }

}  // namespace cocrea::app::testing
