// A session in which calendars are proposed, and a small plan for it.
#pragma once

#include <gtest/gtest.h>

#include "glasgow.h"
#include "view/proposal.h"
#include "view/timeline.h"

namespace cocrea::app::testing {

using Phase = view::Proposal::Phase;

inline plan::Milestone milestone(const char* id, const char* title, plan::Number duration) {
  plan::Milestone one;
  one.id = id;
  one.order = id;
  one.title["es"] = title;
  one.duration = duration;
  return one;
}

// Two commitments of one office, with a milestone each.
inline plan::Document two(plan::Number capacity = 1, const char* end = "2027-12-31") {
  plan::Document document;
  document.id = "two";
  document.jurisdiction.language = "es";
  plan::Organisation office;
  office.id = "office";
  office.order = "V";
  office.name = "Oficina de Parques";
  office.capacity = capacity;
  document.organisations.push_back(office);
  plan::Plan plan;
  plan.id = "plan";
  plan.order = "V";
  plan.submission.date = date("2027-01-01");
  plan.planned_end = date(end);
  const char* ids[] = {"a", "b"};
  const char* titles[] = {"Abrir los datos", "Votar las obras"};
  for (int i = 0; i < 2; ++i) {
    plan::Commitment one;
    one.id = one.order = ids[i];
    one.title["es"] = titles[i];
    one.institutions = {"office"};
    one.milestones.push_back(milestone(i == 0 ? "a1" : "b1", i == 0 ? "Inventario" : "Urnas", 30));
    plan.commitments.push_back(one);
  }
  document.plans.push_back(plan);
  plan::fill_child_ids(plan::kDocument, document);
  return document;
}

class Proposals : public ::testing::Test {
 protected:
  std::optional<Session> session;

  void open(const plan::Document& document, std::string_view today = "2026-12-31") {
    session.emplace(start_on(today));
    session->file("two.json", exchange::write_document(document));
    go(*session, view::PageId::calendar);
    session->take_effects();
  }
  // Carries out turns as the platform does; how many there were.
  int run(int most = 100'000) {
    int turns = 0;
    for (bool wanted = true; wanted && turns < most;) {
      wanted = false;
      for (const Effect& effect : session->take_effects()) wanted |= std::holds_alternative<TakeTurn>(effect);
      if (wanted) session->turn(), ++turns;
    }
    return turns;
  }
  const view::Proposal& proposal() { return *session->state().proposal; }
  const plan::Plan& plan() { return session->document()->plans.front(); }
  const view::Node* node(std::string_view id) { return view::find(session->page(), id); }
  bool says(const view::Node& from, std::string_view words) {
    if (from.label.find(words) != std::string::npos) return true;
    for (const view::Node& child : from.children) {
      if (says(child, words)) return true;
    }
    return false;
  }
};

}  // namespace cocrea::app::testing
