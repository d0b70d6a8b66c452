// A small plan, sides of it that were edited, and their joining: for tests of what joining does.
#pragma once

#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/exchange/merge.h"

namespace cocrea::exchange::examples {

using plan::Commitment;
using plan::Document;
using plan::Id;
using plan::Value;
using Edit = std::function<void(Document&)>;

inline Document base() {
  Document document;
  document.id = "doc";
  for (const char* id : {"o1", "o2", "o3"}) {
    plan::Organisation& one = document.organisations.emplace_back();
    one.id = id;
    one.order = id + 1;
    one.name = std::string("Organisation ") + id;
  }
  plan::Plan& plan = document.plans.emplace_back();
  plan.id = "p";
  plan.order = "V";
  for (const char* id : {"c1", "c2"}) {
    Commitment& one = plan.commitments.emplace_back();
    one.id = id;
    one.order = id + 1;
    one.title = {{"es", "Datos abiertos"}};
    one.leads = {"o1", "o2"};
    plan::Milestone& milestone = one.milestones.emplace_back();
    milestone.id = std::string(id) + "m";
    milestone.order = "V";
    milestone.responsible = {"o3"};
  }
  plan::fill_child_ids(plan::kDocument, document);
  return document;
}

inline Document with(const Edit& edit) {
  Document document = base();
  edit(document);
  plan::fill_child_ids(plan::kDocument, document);
  return document;
}

inline Commitment& c1(Document& document) { return document.plans[0].commitments[0]; }

inline void remove(Document& document, const char* id) {
  edit::Transaction step{"test", edit::removal(document, id)};
  ASSERT_FALSE(edit::apply(document, step));
}

inline plan::Person person(const char* id, const char* name) {
  plan::Person one;
  one.id = id;
  one.order = "V";
  one.name = name;
  return one;
}

inline Joined joined(const std::vector<Edit>& edits) {
  static const Document before = base();
  std::vector<Document> documents;
  for (const Edit& edit : edits) documents.push_back(with(edit));
  std::vector<Side> sides;
  for (const Document& one : documents) sides.push_back({"Mesa " + std::to_string(sides.size() + 1), &one});
  return join(&before, sides);
}

inline Value text(const char* words) { return std::string(words); }
inline Value ids(std::vector<Id> all) { return all; }

}  // namespace cocrea::exchange::examples
