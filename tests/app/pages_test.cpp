// The pages as they are worked on: somebody is written down once, chosen where needed, given a duty; and a place that a rule names is come to.
#include <gtest/gtest.h>

#include <functional>

#include "glasgow.h"

namespace cocrea::app::testing {
namespace {

class Pages : public ::testing::Test {
 protected:
  Session session{start_on()};
  void SetUp() override {
    session.file("glasgow.json", glasgow_bytes());
    session.saved(kGlasgowId, 0, 0);
  }
  const plan::Document& document() const { return *session.document(); }
  void press_on(view::PageId page, std::string_view tab) {
    go(session, page);
    press(session, "tab:" + std::string(tab));
  }
  // The last button that adds to a list, by the list's name.
  void add_to(std::string_view list) {
    const view::Node* node = find_action<view::AddEntity>(session.page().main, [&](const view::AddEntity& to) { return to.list == list; });
    ASSERT_NE(node, nullptr) << list;
    press(session, node->id);
  }
};

TEST_F(Pages, APersonIsWrittenOnceAndChosenWhereNeeded) {
  go(session, view::PageId::people);
  add_to("people");
  ASSERT_EQ(document().people.size(), 1u);
  const plan::Id person = document().people.front().id;
  EXPECT_EQ(session.page().focus, view::field_node(person, "name"));
  write(session, view::field_node(person, "name"), "Ana Ruiz");
  choose(session, view::field_node(person, "organisation"), "org-council");
  EXPECT_EQ(document().people.front().organisation, "org-council");

  add_to("contacts");
  const plan::Id contact = document().membership.contacts.front().id;
  choose(session, view::field_node(contact, "person"), person);
  choose(session, view::field_node(contact, "principal"), "yes");
  EXPECT_EQ(document().membership.contacts.front().person, person);
  EXPECT_EQ(document().membership.contacts.front().principal, plan::YesNo::yes);

  // The first duty is given to somebody, who is then offered by both names.
  press_on(view::PageId::people, "duties");
  add_to("duties");
  const plan::Duty& duty = document().membership.duties.front();
  EXPECT_EQ(duty.duty, plan::DutyKind::poc_collaborate);
  EXPECT_EQ(session.page().focus, view::field_node(duty.id, "who"));
  choose(session, view::field_node(duty.id, "who"), person);
  choose(session, view::field_node(duty.id, "who"), "org-council");
  EXPECT_EQ(document().membership.duties.front().who, (std::vector<plan::Id>{person, "org-council"}));
  EXPECT_EQ(view::find(session.page(), view::field_node(duty.id, "who"))->field->options.front().label, "Ana Ruiz (City Council Chief Executive's Department)");

  // Whoever leaves the document leaves everything, and comes back everywhere with one undo.
  press_on(view::PageId::people, "people");
  press(session, "remove:" + person);
  EXPECT_EQ(document().membership.contacts.front().person, "");
  EXPECT_EQ(document().membership.duties.front().who, std::vector<plan::Id>{"org-council"});
  session.shortcut("ctrl+z");
  EXPECT_EQ(document().membership.contacts.front().person, person);
}

// A name is all that a contact takes: whoever is written already is chosen, anybody else written down, in one step.
TEST_F(Pages, AContactIsANameThatIsTyped) {
  go(session, view::PageId::people);
  const std::string line = view::new_contact_node(document());
  write(session, line, "  Ana Núñez ");
  ASSERT_EQ(document().people.size(), 1u);
  EXPECT_EQ(document().people.front().name, "Ana Núñez");
  ASSERT_EQ(document().membership.contacts.size(), 1u);
  EXPECT_EQ(document().membership.contacts.front().person, document().people.front().id);
  EXPECT_EQ(view::find(session.page(), line)->value, "");
  session.shortcut("ctrl+z");
  EXPECT_TRUE(document().people.empty() && document().membership.contacts.empty());
  // Whoever is among the people already is not written down again, and is no contact twice.
  add_to("people");
  const plan::Id known = document().people.front().id;
  write(session, view::field_node(known, "name"), "Ana Núñez");
  for (const char* typed : {"Ana Núñez", " Ana Núñez", " "}) {
    SCOPED_TRACE(typed);
    write(session, line, typed);
    EXPECT_EQ(document().people.size(), 1u);
    ASSERT_EQ(document().membership.contacts.size(), 1u);
    EXPECT_EQ(document().membership.contacts.front().person, known);
    EXPECT_EQ(view::find(session.page(), line)->value, "");
  }
  // Who served once may serve again.
  write(session, view::field_node(document().membership.contacts.front().id, "to"), "2021-03-01");
  write(session, line, "Ana Núñez");
  EXPECT_EQ(document().people.size(), 1u);
  ASSERT_EQ(document().membership.contacts.size(), 2u);
  EXPECT_EQ(document().membership.contacts[1].person, known);
}

// Where there is nobody to choose yet, the way to the button that adds somebody is taken on the same page too.
TEST_F(Pages, NobodyToChooseLeadsToTheButtonThatAddsThem) {
  go(session, view::PageId::start);
  press(session, find_action<view::NewDocument>(session.page().main, [](const view::NewDocument&) { return true; })->id);
  ASSERT_TRUE(document().people.empty() && document().organisations.empty());
  go(session, view::PageId::people);
  // There is nobody to choose: only the line for a name is offered, and a contact is without one only where whoever it was is gone.
  EXPECT_FALSE(view::find(session.page(), "add:" + document().membership.id + ".contacts"));
  write(session, view::new_contact_node(document()), "Ana Núñez");
  EXPECT_TRUE(view::find(session.page(), "add:" + document().membership.id + ".contacts"));
  press(session, "remove:" + document().people.front().id);
  ASSERT_TRUE(document().people.empty());
  const std::string pill = view::field_node(document().membership.contacts.front().id, "person") + ":first";
  const std::uint64_t before = session.page().focus_serial;
  press(session, pill);
  EXPECT_EQ(session.page().focus, "add:" + document().id + ".people");
  EXPECT_GT(session.page().focus_serial, before);
  press(session, session.page().focus);
  EXPECT_EQ(document().people.size(), 1u);
}

TEST_F(Pages, AMeetingIsRecordedInThePhaseOfItsDay) {
  go(session, view::PageId::forum);   // on 1 October 2021, a week after the submission
  add_to("meetings");
  EXPECT_EQ(document().plans.front().meetings.front().phase, plan::Phase::implementation);
  const plan::Id meeting = document().plans.front().meetings.front().id;
  choose(session, view::field_node(meeting, "governmentAttended"), "yes");
  choose(session, view::field_node(meeting, "attendees"), "org-council");
  choose(session, view::field_node(meeting, "commitments"), "commitment-2");
  EXPECT_EQ(document().plans.front().meetings.front().commitments, std::vector<plan::Id>{"commitment-2"});
  choose(session, "header:language", "en");
  EXPECT_EQ(view::find(session.page(), view::field_node(meeting, "governmentAttended"))->value, "Yes");
}

TEST_F(Pages, EachEvaluationHasItsButtonAndItsDelivery) {
  go(session, view::PageId::monitoring);
  press(session, "add:plan-1.evaluations:2:commitment-3");
  const plan::Evaluation& one = document().plans.front().evaluations.back();
  EXPECT_EQ(one.commitment, "commitment-3");
  EXPECT_EQ(session.page().focus, view::field_node(one.id, "delivered"));
  EXPECT_EQ(view::find(session.page(), "add:plan-1.evaluations:2:commitment-3"), nullptr);
  press(session, "add:plan-1.evaluations:3");   // of no commitment: its form does not ask for one
  EXPECT_EQ(session.page().focus, view::field_node(document().plans.front().evaluations.back().id, "delivered"));
  press_on(view::PageId::monitoring, "quarters");
  add_to("progress");
  const plan::Id entry = document().plans.front().progress.back().id;
  write(session, view::field_node(entry, "date"), "20/12/2021");
  choose(session, view::field_node(entry, "progress"), "yes");
  const view::Node* grid = view::find(session.page(), "monitoring:grid");
  ASSERT_NE(grid, nullptr);
  const view::Node& first = grid->children.back().children.at(1);   // below the headers
  EXPECT_EQ(first.children.at(0).label, "23 sep – 22 dic 2021");
  EXPECT_EQ(first.children.at(1).label, "Sí");
  EXPECT_EQ(grid->children.back().children.at(2).children.at(1).label, "–");
}

// Who does not see the page hears what an edit made of the rule beside the field, once; what is wrong with a text; and the same again if it comes again.
TEST_F(Pages, WhatAnEditChangesIsAnnouncedOnce) {
  go(session, view::PageId::jurisdiction);
  add_to("terms");
  const plan::Id term = document().jurisdiction.terms.front().id;
  write(session, view::field_node(term, "end"), "31/12/2025");
  const std::string end = view::field_node("plan-1", "plannedEnd");
  write(session, end, "1/12/2025");
  EXPECT_EQ(session.page().announcement, "El plan termina antes que la administración: Termina demasiado tarde.");
  write(session, end, "30/11/2025");
  const std::string said = session.page().announcement;
  EXPECT_EQ(said, "El plan termina antes que la administración: Termina demasiado tarde.") << "nothing changed: nothing is said";
  write(session, end, "31/10/2025");
  EXPECT_EQ(session.page().announcement, "El plan termina antes que la administración: Termina a tiempo.");
  write(session, end, "nunca");
  EXPECT_EQ(session.page().announcement, view::text(view::Language::es, "rejected.date"));
  write(session, end, "30/9/2025");
  session.shortcut("ctrl+z");
  const std::string undone = session.page().announcement;
  session.shortcut("ctrl+z");
  EXPECT_NE(session.page().announcement, undone) << "the same once more is another announcement";
  EXPECT_EQ(session.page().announcement, undone + "\u00a0");
}

// On the canvas nothing says it by itself where the focus goes to a title; in the text view the title does.
TEST_F(Pages, AnotherPageIsAnnouncedByItsTitleOnTheCanvas) {
  go(session, view::PageId::commitments);
  EXPECT_EQ(session.page().announcement, view::text(view::Language::es, "nav.commitments"));
  add_to("commitments");
  EXPECT_TRUE(session.page().announcement.ends_with(view::find(session.page(), "page:title")->label)) << session.page().announcement;
  session.switch_renderer();
  const std::string before = session.page().announcement;
  go(session, view::PageId::calendar);
  EXPECT_EQ(session.page().announcement, before);
}

TEST(LongLists, WhatIsSwitchedOffStaysInSight) {
  plan::Document document = glasgow();
  for (const char* name : {"b", "c", "d", "e", "f", "g", "h", "i"}) {
    plan::Organisation one;
    one.id = one.name = one.order = name;
    document.organisations.push_back(one);
  }
  document.plans.front().commitments.front().leads = {"i"};
  Session session{start_on()};
  session.file("glasgow.json", exchange::write_document(document));
  session.saved(kGlasgowId, 0, 0);
  go(session, view::PageId::commitments);
  press(session, "open:commitment-1");
  press(session, "tab:people");
  const std::string leads = view::field_node("commitment-1", "leads"), people = view::field_node("commitment-1", "institutions");
  const auto offered = [&](const std::string& field) { return view::find(session.page(), field)->field->options.size(); };
  EXPECT_EQ(offered(leads), 5u);
  choose(session, leads, "b");   // one that is seen: all stays where it is
  EXPECT_EQ(offered(leads), 5u);
  choose(session, leads, "i");   // the last, which is none of the first: all are shown, it among them
  EXPECT_EQ(session.document()->plans.front().commitments.front().leads, std::vector<plan::Id>{"b"});
  EXPECT_EQ(offered(leads), 9u);
  press(session, people + ":more");   // each list by itself
  EXPECT_EQ(offered(people), 9u);
  EXPECT_EQ(offered(leads), 9u);
  press(session, leads + ":more");
  EXPECT_EQ(offered(leads), 5u);
  EXPECT_EQ(offered(people), 9u);
}

TEST(MainLanguage, IsChosenOrItsCodeIsTyped) {
  Session session{start_on()};
  session.file("glasgow.json", glasgow_bytes());
  session.saved(kGlasgowId, 0, 0);
  go(session, view::PageId::jurisdiction);
  const std::string language = view::field_node(session.document()->jurisdiction.id, "language");
  choose(session, language, "gl");
  EXPECT_EQ(session.document()->jurisdiction.language, "gl");
  press(session, "fold:" + language);
  write(session, language + ".code", "tzo");
  EXPECT_EQ(session.document()->jurisdiction.language, "tzo");
  write(session, language + ".code", "no language");
  EXPECT_EQ(session.document()->jurisdiction.language, "tzo");
  EXPECT_NE(view::find(session.page(), language + ".code")->field->error, "");
  EXPECT_EQ(view::find(session.page(), language)->field->error, "") << "it is not where it was typed";
}

// Typed in Spanish where English is meant: one press brings it to its place, one undo back, and the focus stays with it.
TEST(ContentLanguage, ATextGoesToItsOwnInOneStep) {
  Session session{start_on()};
  session.file("glasgow.json", glasgow_bytes());
  session.saved(kGlasgowId, 0, 0);
  go_to_commitment(session, "commitment-3");
  write(session, kTitle, "Un portal de datos abiertos");
  const plan::LocalizedText before = session.document()->plans[0].commitments[2].title;
  press(session, kTitle + ":to-es");
  const plan::LocalizedText wanted = {{"es", "Un portal de datos abiertos"}};
  EXPECT_EQ(session.document()->plans[0].commitments[2].title, wanted);
  const std::string spanish = view::field_node("commitment-3", "title", "es");
  ASSERT_NE(view::find(session.page(), spanish), nullptr);
  EXPECT_EQ(view::find(session.page(), spanish)->label, "Título");
  EXPECT_EQ(session.state().focus, spanish);
  press(session, "header:undo");
  EXPECT_EQ(session.document()->plans[0].commitments[2].title, before);
}

// A commitment's page says at which meeting it was discussed: one that is there is linked with a press, another one is recorded for it.
TEST_F(Pages, AMeetingIsLinkedFromTheCommitmentThatItDealtWith) {
  go(session, view::PageId::forum);
  press(session, "add:plan-1.meetings");
  const plan::Id meeting = document().plans.front().meetings.front().id;
  choose(session, view::field_node(meeting, "phase"), "coCreation");
  choose(session, view::field_node(meeting, "commitments"), "commitment-1");
  go_to_commitment(session, "commitment-3");
  press(session, "tab:cocreation");
  ASSERT_NE(view::find(session.page(), "link:" + meeting), nullptr);
  press(session, "link:" + meeting);
  EXPECT_EQ(document().plans.front().meetings.front().commitments, (std::vector<plan::Id>{"commitment-1", "commitment-3"}));
  EXPECT_EQ(session.page().focus, "meeting:" + meeting);
  EXPECT_EQ(view::find(session.page(), "link:" + meeting), nullptr);
  session.shortcut("ctrl+z");
  EXPECT_EQ(document().plans.front().meetings.front().commitments, std::vector<plan::Id>{"commitment-1"});
  press(session, "add:plan-1.meetings:1");
  ASSERT_EQ(document().plans.front().meetings.size(), 2u);
  const plan::Meeting& added = document().plans.front().meetings.back();
  EXPECT_EQ(added.phase, plan::Phase::co_creation);
  EXPECT_EQ(added.commitments, std::vector<plan::Id>{"commitment-3"});
  EXPECT_EQ(session.state().page, view::PageId::forum);   // where the rest of it is written
  EXPECT_EQ(session.page().focus, view::field_node(added.id, "title", "en"));
}

// Who is chosen on the overview stays chosen on the page of the rules.
TEST_F(Pages, WhoHasToActIsChosenOnTheOverview) {
  go(session, view::PageId::overview);
  const auto dates = [&] {
    std::size_t count = 0;
    const std::function<void(const view::Node&)> look = [&](const view::Node& node) {
      count += node.kind == view::NodeKind::item;
      for (const view::Node& child : node.children) look(child);
    };
    look(*view::find(session.page(), "overview:dates"));
    return count;
  };
  const std::size_t all = dates();
  choose(session, "overview:actor", "nonGovernment");
  EXPECT_LT(dates(), all);
  go(session, view::PageId::compliance);
  EXPECT_EQ(view::find(session.page(), "compliance:actor")->value, view::text(session.state().language, "actor.nonGovernment"));
  go(session, view::PageId::overview);
  choose(session, "overview:actor", "");
  EXPECT_EQ(dates(), all);
}

}  // namespace
}  // namespace cocrea::app::testing
