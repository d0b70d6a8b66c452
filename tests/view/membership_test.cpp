// What overview, calendar and compliance say of the membership, and of who has to act.
#include <algorithm>

#include "view/support.h"

namespace cocrea::view::testing {
namespace {

// Joined in January 2026; OGP gave the first plan until 1 March, and nothing was handed in.
plan::Document nothing_submitted() {
  plan::Document document;
  document.id = "town";
  document.jurisdiction.id = "place";
  document.jurisdiction.kind = plan::JurisdictionKind::independent;
  document.jurisdiction.joined = date("2026-01-15");
  document.membership.id = "membership";
  plan::MembershipRegisters& known = document.membership.registers;
  known.id = "known";
  known.contacts = known.forum_members = known.inactivities = known.statuses = plan::YesNo::yes;
  plan::Person person;
  person.id = "ana";
  person.name = "Ana Núñez";
  document.people.push_back(person);
  plan::Contact contact;
  contact.id = "contact";
  contact.person = "ana";
  document.membership.contacts.push_back(contact);
  plan::Plan one;
  one.id = "plan";
  one.first = plan::YesNo::yes;
  one.deadline = date("2026-03-01");
  one.planned_end = date("2028-10-31");
  one.submission.id = "submission";
  one.vision.id = "vision";
  one.workshop.id = "workshop";
  plan::Registers& all = one.registers;
  all.id = "registers";
  for (plan::YesNo* each : {&all.submissions, &all.commitments, &all.completions, &all.evaluations, &all.meetings, &all.endorsements, &all.amendments,
                            &all.extensions, &all.progress, &all.evidence, &all.monitoring_body, &all.texts}) {
    *each = plan::YesNo::yes;
  }
  document.plans.push_back(one);
  return document;
}

bool lies_in(const Node& node, NodeKind kind) {
  bool found = false;
  each_below(node, [&](const Node& one) { found = found || one.kind == kind; });
  return found;
}

// What ends a membership is no date of the plan's own, and stands on the plan's pages all the same.
TEST(Membership, ItsDatesStandOnTheOverviewAndInTheCalendar) {
  const plan::Document document = nothing_submitted();
  const Page overview = page_of(document, state_on("2026-11-26"));
  EXPECT_TRUE(find(overview, "date:deadline.comply:place"));
  EXPECT_NE(words_of(*find(overview, "overview:dates")).find("3 de enero de 2027"), std::string::npos) << words_of(*find(overview, "overview:dates"));
  const Page calendar = page_of(document, state_on("2026-11-26", PageId::calendar));
  EXPECT_NE(words_of(*find(calendar, "calendar:table")).find("3 ene 2027"), std::string::npos);
  const auto& rows = find(calendar, "timeline")->timeline->rows;
  for (const std::string_view wanted : {"row:deadline.restart", "row:deadline.comply"}) {
    EXPECT_TRUE(std::any_of(rows.begin(), rows.end(), [&](const TimelineRow& row) { return row.id == wanted; })) << wanted;
  }
}

// Its status is what STA-1 answers, not that STA-1 is "met"; and the overview says why.
TEST(Membership, ItsStatusIsSaidWithWhatItRestsOn) {
  const plan::Document document = nothing_submitted();
  const Page overview = page_of(document, state_on("2026-11-26"));
  const Node* pill = find(overview, "overview:STA-1:place");
  ASSERT_TRUE(pill);
  EXPECT_EQ(pill->label, "En contra del proceso, puesto a prueba");
  EXPECT_EQ(pill->tone, Tone::breached);
  const Node* cause = find(overview, "overview:cause:CTP-1");
  ASSERT_TRUE(cause);
  EXPECT_EQ(cause->action.as<ShowWhy>()->rule, "CTP-1");
  State state = state_on("2026-11-26", PageId::compliance);
  EXPECT_EQ(find(page_of(document, state), "compliance:STA-1:place")->label, pill->label);
  // Nothing has happened yet: active, and no causes.
  state.tab = "open";
  EXPECT_TRUE(find(page_of(document, state), "compliance:STA-1:place")) << "worse than active is to be resolved";
  state.as_of = day("2026-02-01");
  for (const char* tab : {"met", "open", "pending", "none", "all"}) {   // being active is no rule that was met
    state.tab = tab;
    EXPECT_EQ(find(page_of(document, state), "compliance:STA-1:place") != nullptr, state.tab == "all") << tab;
  }
  const Page early = page_of(document, state_on("2026-02-01"));
  each_node(early, [](const Node& node) { EXPECT_NE(node.id.find("overview:cause"), 0u) << node.id; });
}

TEST(Membership, RulesAreFilteredByWhoHasToAct) {
  const plan::Document document = nothing_submitted();
  State state = state_on("2026-11-26", PageId::compliance);
  const Node* choice = nullptr;
  const Page all = page_of(document, state);
  choice = find(all, "compliance:actor");
  ASSERT_TRUE(choice && choice->field);
  std::vector<std::string> names;
  for (const Option& one : choice->field->options) names.push_back(one.label);
  EXPECT_EQ(names, (std::vector<std::string>{"Todos", "Punto de contacto: Ana Núñez", "Gobierno", "Gobierno y actores no gubernamentales", "Actores no gubernamentales", "Ente de monitoreo"}));
  EXPECT_TRUE(find(all, "compliance:MB-1:plan"));
  EXPECT_TRUE(find(all, "compliance:MON-IE:plan"));
  EXPECT_FALSE(choice->field->compact) << "its label is seen";
  // What two do together stands with each of them, and what is one's alone not with the other.
  const auto shown = [&](const char* actor) {
    state.actor = actor;
    std::vector<std::string> pills;
    each_node(page_of(document, state), [&](const Node& node) {
      if (node.id.rfind("compliance:", 0) == 0 && node.action.is<ShowWhy>()) pills.push_back(node.id);
    });
    return pills;
  };
  const std::vector<std::string> together = shown("both"), government = shown("government"), others = shown("nonGovernment");
  ASSERT_FALSE(together.empty());
  for (const std::string& one : together) {
    EXPECT_NE(std::find(government.begin(), government.end(), one), government.end()) << one;
    EXPECT_NE(std::find(others.begin(), others.end(), one), others.end()) << one;
  }
  EXPECT_EQ(std::find(others.begin(), others.end(), "compliance:MB-1:plan"), others.end());
  state.actor = "monitoringBody";
  const Page theirs = page_of(document, state);
  EXPECT_FALSE(find(theirs, "compliance:MB-1:plan"));   // the government agrees with one
  EXPECT_TRUE(find(theirs, "compliance:MON-IE:plan"));
  EXPECT_LT(std::stoi(find(theirs, "tab:all")->value), std::stoi(find(all, "tab:all")->value));
}

// The next dates are asked of somebody, and can be seen by who that is. Whoever has none is told so, and the way back stays.
TEST(Overview, TheNextDatesAreFilteredByWhoHasToAct) {
  const plan::Document document = glasgow();
  State state = state_on("2021-10-01");
  const Page everybody = page_of(document, state);
  const Node* choice = find(everybody, "overview:actor");
  ASSERT_TRUE(choice && choice->field);
  EXPECT_TRUE(choice->action.is<SelectActor>());
  EXPECT_EQ(choice->value, "Todos");
  ASSERT_EQ(choice->field->options.size(), std::size(rules::kActors) + 1);
  // The lines of the card, each with who has to act: the second paragraph.
  const auto lines = [&](std::string_view actor) {
    state.actor = actor;
    std::vector<std::pair<std::string, std::string>> all;
    const Page page = page_of(document, state);
    each_below(*find(page, "overview:dates"), [&](const Node& node) {
      if (node.kind != NodeKind::item) return;
      std::vector<std::string> words;
      each_below(node, [&](const Node& one) {
        if (one.kind == NodeKind::paragraph) words.push_back(one.label);
      });
      all.emplace_back(node.id, words.at(1));
    });
    return all;
  };
  std::size_t with_none = 0;
  for (const char* as_of : {"2021-10-01", "2023-11-15"}) {
    state.as_of = day(as_of);
    for (const rules::Actor actor : rules::kActors) {
      const std::string name(rules::name(actor)), own = text(Language::es, "actor." + name), both = text(Language::es, "actor.both");
      const bool part_of_both = actor == rules::Actor::government || actor == rules::Actor::non_government;
      const auto theirs = lines(name);
      for (const auto& [id, who] : theirs) EXPECT_TRUE(who.rfind(own, 0) == 0 || (part_of_both && who == both)) << name << ": " << id << " is asked of " << who;
      const Page page = page_of(document, state);
      EXPECT_TRUE(find(page, "overview:actor")) << name;
      EXPECT_EQ(has_line(words_of(*find(page, "overview:dates")), text(Language::es, "overview.noDatesOfTheirs")), theirs.empty()) << name;
      with_none += theirs.empty();
    }
  }
  EXPECT_GT(with_none, 0u) << "nobody here is told that there is nothing for them";
  state.as_of = day("2021-10-01");
  EXPECT_GT(lines("monitoringBody").size(), 2u);
  EXPECT_NE(lines("monitoringBody"), lines("government"));
  // Nothing at all lies ahead: there is nobody to choose.
  plan::Document empty = document;
  empty.plans.front().submission.date.reset();
  empty.plans.front().planned_end.reset();
  empty.plans.front().commitments.clear();
  state.actor.clear();
  const Page without = page_of(empty, state);
  EXPECT_EQ(find(without, "overview:actor") != nullptr, lies_in(*find(without, "overview:dates"), NodeKind::item));
}

// The state of a rule stands far from its words on a wide page, so a line leads from one to the other; none where a part begins or ends.
TEST(Compliance, RulesAreToldApartByLines) {
  std::size_t lines = 0;
  each_below(*find(page_of(glasgow(), state_on("2021-10-01", PageId::compliance)), "tab-content"), [&](const Node& node) {
    if (node.kind != NodeKind::card) return;
    for (std::size_t i = 0; i < node.children.size(); ++i) EXPECT_EQ(node.children[i].kind == NodeKind::separator, i % 2 == 1) << node.label;
    EXPECT_EQ(node.children.size() % 2, 1u) << node.label;
    lines += node.children.size() / 2;
  });
  EXPECT_GT(lines, 5u);
}

}  // namespace
}  // namespace cocrea::view::testing
