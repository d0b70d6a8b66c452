// A session with Glasgow's plan whose copies go to tables and come back.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/exchange/merge.h"
#include "glasgow.h"
#include "view/joining.h"

namespace cocrea::app::testing {

using plan::Document;

class Joins : public ::testing::Test {
 protected:
  Session session{start_on()};
  void SetUp() override {
    session.file("glasgow.json", glasgow_bytes());
    session.saved(kGlasgowId, 0, 0);
    go(session, view::PageId::file);
    session.take_effects();
  }
  // The copies that the session makes for tables of these names.
  std::vector<Document> copies(const std::string& names) {
    leave(session, "join:tables", names);
    press(session, "join:copies");
    std::vector<Document> all;
    for (const Effect& one : session.take_effects()) {
      if (const auto* file = std::get_if<SaveFile>(&one)) all.push_back(*exchange::read_document(file->bytes).document);
    }
    return all;
  }
  void begin_with(const std::vector<Document>& files) {
    press(session, "join:begin");
    for (const Document& one : files) session.file("back.json", exchange::write_document(one));
  }
  const view::Joining& joining() const { return *session.state().joining; }
  const Document& open() const { return *session.document(); }
};

// Each of them adds the same person, under an id of its own.
inline void add_person_alike(std::vector<Document>& documents) {
  for (std::size_t i = 0; i < documents.size(); ++i) {
    plan::Person& person = documents[i].people.emplace_back();
    person.id = "x" + std::to_string(i);
    person.order = "V";
    person.name = "María López";
  }
}

inline std::string& title(Document& document, std::size_t index) { return document.plans[0].commitments[index].title["en"]; }

}  // namespace cocrea::app::testing
