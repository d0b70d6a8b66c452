// Draws pages into PNG files, to look at them without a browser: the sample pages, and Glasgow's plan through a real session.
//
//   pictures FOLDER [NAME]     only those whose name begins with NAME
#include <cstdio>
#include <string>
#include <vector>

#include "app/session.h"
#include "core/exchange/merge.h"
#include "platform/null/null_platform.h"
#include "support/files.h"
#include "ui/sample_page.h"

namespace {

using namespace cocrea;

struct Shot {
  float width = 1280, height = 800;
  bool dark = false;
  double scale = 1;
  bool projector = false;
  bool touch = false;
};

std::string folder, only;

void save(const std::string& name, view::Page page, const Shot& shot) {
  if (name.rfind(only, 0) != 0) return;
  page.dark = shot.dark;
  page.text_scale = shot.scale;
  page.projector = shot.projector;
  platform::NullSettings settings;
  settings.width = shot.width;
  settings.height = shot.height;
  settings.touch = shot.touch;
  platform::NullPlatform platform(settings);
  platform.settle(page, 120);
  const std::string file = folder + "/" + name + ".png";
  if (!platform::write_png(platform.picture(), file)) std::fprintf(stderr, "cannot write %s\n", file.c_str());
}

void save_samples() {
  save("overview", ui::sample::overview(), {1456, 819});
  save("overview-dark", ui::sample::overview(), {.dark = true});
  save("overview-1920", ui::sample::overview(), {1920, 1080});
  save("overview-768", ui::sample::overview(), {768, 1024});
  save("overview-touch", ui::sample::overview(), {1024, 768, false, 1, false, true});
  save("overview-200", ui::sample::overview(), {1280, 800, false, 2});
  save("overview-projector", ui::sample::overview(), {1920, 1080, false, 1, true});
  save("commitment", ui::sample::commitment(), {1280, 1400});
  save("commitment-dark", ui::sample::commitment(), {1280, 1400, true});
  save("calendar", ui::sample::calendar(), {1456, 1100});
  save("calendar-dark", ui::sample::calendar(), {.dark = true});
  save("calendar-768", ui::sample::calendar(), {768, 1024});
  save("dialog", ui::sample::dialog(), {});
}

void press(app::Session& session, std::string node) {
  view::Event event;
  event.node = std::move(node);
  session.handle(event);
}

// The first thing in the page that does what is asked for.
const view::Node* find(const view::Node& node, const std::string& prefix) {
  if (node.id.rfind(prefix, 0) == 0 && node.active()) return &node;
  for (const view::Node& child : node.children)
    if (const view::Node* found = find(child, prefix)) return found;
  return nullptr;
}

void save_glasgow(const std::string& language) {
  app::Start start;
  start.today = *dates::parse_day("2021-10-01");
  start.language = language;
  start.seed_high = 7;
  start.seed_low = 11;
  app::Session session(start);
  const auto both = [&](const std::string& name) {
    save("glasgow-" + name + "-" + language, session.page(), {1280, 800});
    save("glasgow-" + name + "-" + language + "-dark", session.page(), {1280, 800, true});
    save("glasgow-" + name + "-" + language + "-1920", session.page(), {1920, 1080});
    save("glasgow-" + name + "-" + language + "-768", session.page(), {768, 1024});
    save("glasgow-" + name + "-" + language + "-tall", session.page(), {1280, 2600});
  };
  both("start");
  session.file("glasgow.json", support::read_file("assets/samples/glasgow-2021.json"));
  session.take_effects();
  for (const char* page : {"overview", "jurisdiction", "commitments", "calendar", "file"}) {
    press(session, std::string("nav:") + page);
    both(page);
  }
  press(session, "nav:overview");
  if (const view::Node* pill = find(session.page().main, "date:")) press(session, pill->id);
  both("why");
  press(session, "nav:commitments");
  for (const view::Node* link = nullptr; (link = find(session.page().main, "open:")) != nullptr;) {
    press(session, link->id);
    both("commitment");
    break;
  }
}

// An evaluation whose form is being answered, and the pack.
void save_form(const std::string& language) {
  app::Start start;
  start.today = *dates::parse_day("2021-10-01");
  start.language = language;
  app::Session session(start);
  session.file("plan.json", support::read_file("tests/pictures/sierra-norte.json"));
  press(session, "nav:monitoring");
  const plan::Id evaluation = session.document()->plans.front().evaluations.front().id;
  press(session, "fold:" + evaluation);
  press(session, "add:" + evaluation + ".answers");
  view::Event choose;
  choose.kind = view::Event::Kind::choose;
  choose.node = view::field_node(evaluation + "-forum", "grade");
  choose.text = "yes";
  session.handle(choose);
  save("form-" + language, session.page(), {1280, 5200});
  save("form-390-" + language, session.page(), {390, 3000});
  press(session, "fold:" + evaluation);
  press(session, "ways:form:inception");
  save("form-pack-" + language, session.page(), {1280, 2400});
}

// A workshop under way, and dates that are only supposed.
void save_workshop(const std::string& language) {
  app::Start start;
  start.today = *dates::parse_day("2021-10-01");
  start.language = language;
  start.seed_high = 7;
  app::Session session(start);
  session.file("glasgow.json", support::read_file("assets/samples/glasgow-2021.json"));
  press(session, "nav:workshop");
  const plan::Id shop = session.document()->plans.front().workshop.id;
  const auto write = [&](const std::string& node, const std::string& text) {
    for (const auto kind : {view::Event::Kind::edit, view::Event::Kind::commit}) {
      view::Event event;
      event.kind = kind;
      event.node = node;
      event.text = text;
      session.handle(event);
    }
  };
  const auto& workshop = session.document()->plans.front().workshop;
  press(session, "add:" + shop + ".groups");
  write(view::field_node(workshop.groups[0].id, "name"), "Presupuesto");
  for (const char* text : {"Publicar cuánto cuesta cada obra, barrio por barrio", "Que las juntas se transmitan", "Un mapa de los parques"}) write("add:" + shop + ".proposals", text);
  view::Event choose;
  choose.kind = view::Event::Kind::choose;
  choose.node = view::field_node(workshop.proposals[0].id, "group");
  choose.text = workshop.groups[0].id;
  session.handle(choose);
  save("workshop-proposals-" + language, session.page(), {1280, 1100});
  press(session, "tab:votes");
  write(view::field_node(workshop.proposals[0].id, "votes"), "12");
  write(view::field_node(workshop.proposals[2].id, "votes"), "5");
  save("workshop-votes-" + language, session.page(), {1280, 1200});
  press(session, "tab:answers");
  save("workshop-answers-" + language, session.page(), {1280, 1400});
  press(session, "tab:agenda");
  press(session, "add:" + shop + ".agenda");
  write(view::field_node(workshop.agenda[0].id, "title"), "Bienvenida");
  write(view::field_node(workshop.agenda[0].id, "minutes"), "10");
  press(session, "clock:start");
  session.second(0);
  session.second(95);
  save("workshop-agenda-" + language, session.page(), {1280, 800, false, 1, true});
  press(session, "nav:calendar");
  save("calendar-touch-" + language, session.page(), {1024, 700, false, 1, false, true});
  press(session, "calendar:what-if");
  choose.node = "what-if:end";
  choose.text = "-120";
  session.handle(choose);
  save("what-if-" + language, session.page(), {1280, 1600});
  save("what-if-" + language + "-768", session.page(), {768, 1600, true});
}

// Every page but the calendar and the file, with its tabs: wide, narrow, at twice the size of type, dark.
void save_pages() {
  app::Start start;
  start.today = *dates::parse_day("2026-03-02");
  start.language = "es";
  app::Session session(start);
  session.file("plan.json", support::read_file("tests/data/plans/buenos-aires-2025.json"));
  session.take_effects();
  const auto all = [&](const std::string& name) {
    save("pages-" + name, session.page(), {1280, 2000});
    save("pages-" + name + "-390", session.page(), {390, 2400, false, 1, false, true});
    save("pages-" + name + "-200", session.page(), {1280, 2000, false, 2});
    save("pages-" + name + "-dark", session.page(), {1024, 1400, true});
  };
  const auto with_tabs = [&](const std::string& name) {
    std::vector<std::string> tabs;
    const auto collect = [&](const auto& self, const view::Node& node) -> void {
      if (node.kind == view::NodeKind::tab) tabs.push_back(node.id);
      for (const view::Node& child : node.children) self(self, child);
    };
    collect(collect, session.page().main);
    if (tabs.empty()) all(name);
    for (const std::string& tab : tabs) {
      press(session, tab);
      all(name + "-" + tab.substr(tab.find(':') + 1));
    }
  };
  for (const char* page : {"start", "overview", "jurisdiction", "people", "vision", "commitments", "forum", "monitoring", "compliance", "status"}) {
    press(session, std::string("nav:") + page);
    with_tabs(page);
  }
  press(session, "status:now:why");
  all("status-why");
  press(session, "nav:commitments");
  if (const view::Node* link = find(session.page().main, "open:")) {
    press(session, link->id);
    with_tabs("commitment");
  }
}

// A small plan of one office, with a proposed calendar or without one.
void save_proposal(const std::string& name, const std::string& end) {
  app::Start start;
  start.today = *dates::parse_day("2027-02-01");
  start.language = "es";
  app::Session session(start);
  session.file("plan.json", R"({"format":"cocrea","formatVersion":2,"documentId":"d","jurisdiction":{"name":"Villa","language":"es"},
    "organisations":[{"id":"o","name":"Oficina de Parques","capacity":1}],"plans":[{"id":"p","title":{"es":"Plan de Villa"},"plannedEnd":")" + end + R"(",
    "submission":{"date":"2027-01-15"},"commitments":[
    {"id":"a","title":{"es":"Abrir los datos de los parques"},"institutions":["o"],"start":"2027-04-01","end":"2027-12-31","milestones":[
      {"id":"a1","title":{"es":"Inventario"},"start":"2027-04-01","due":"2027-06-30"},{"id":"a2","title":{"es":"Portal"},"duration":3,"durationUnit":"months"}]},
    {"id":"b","title":{"es":"Votar las obras del barrio"},"institutions":["o"],"milestones":[
      {"id":"b1","title":{"es":"Reglas de la votación"},"duration":6,"durationUnit":"weeks"},{"id":"b2","title":{"es":"Urnas"},"duration":2,"durationUnit":"months","predecessors":["a1"]}]},
    {"id":"c","title":{"es":"Formar a las asociaciones"},"start":"2027-03","end":"2027-06"}]}]})");
  press(session, "nav:calendar");
  press(session, "calendar:propose");
  save("proposal-" + name + "-searching", session.page(), {1280, 1100});
  for (int i = 0; i < 100'000 && session.state().proposal->phase < view::Proposal::Phase::done; ++i) session.turn();
  press(session, "fold:b");
  save("proposal-" + name, session.page(), {1280, 2000});
  save("proposal-" + name + "-dark", session.page(), {768, 1500, true});
  press(session, "nav:commitments");
  press(session, "open:a");
  press(session, "tab:milestones");
  press(session, "fold:a2");
  save("proposal-" + name + "-milestones", session.page(), {1280, 1700});
}

// What waits for what, an earlier version below, and the days on which the plan may end.
void save_calendar() {
  app::Start start;
  start.today = *dates::parse_day("2027-02-01");
  start.language = "es";
  app::Session session(start);
  session.file("plan.json", R"({"format":"cocrea","formatVersion":2,"documentId":"d","jurisdiction":{"name":"Villa","language":"es","hasElections":"yes",
    "terms":[{"id":"t","start":"2026-01-01","end":"2028-12-31"}]},"plans":[{"id":"p","title":{"es":"Plan de Villa"},"periodStart":"2026-10-01","plannedEnd":"2028-06-30",
    "submission":{"date":"2027-01-15"},"commitments":[
    {"id":"a","title":{"es":"Abrir los datos de los parques"},"start":"2027-03-01","end":"2027-12-31","milestones":[
      {"id":"a1","title":{"es":"Inventario"},"due":"2027-05-31"},{"id":"a2","title":{"es":"Portal"},"due":"2027-11-30","predecessors":["a1"]}]},
    {"id":"b","title":{"es":"Votar las obras del barrio"},"start":"2027-08-01","end":"2028-05-31","milestones":[
      {"id":"b1","title":{"es":"Urnas"},"due":"2028-02-29","predecessors":["a2"]}]},
    {"id":"c","title":{"es":"Formar a las asociaciones"},"start":"2027-07","end":"2027-12","predecessors":["a1"]}]}]})");
  press(session, "nav:jurisdiction");
  save("calendar-allowed", session.page(), {1280, 1600});
  press(session, "nav:file");
  press(session, "version:keep");
  press(session, "nav:calendar");
  view::Event drag;
  drag.kind = view::Event::Kind::drag;
  drag.node = "timeline";
  drag.target = "bar:b";
  drag.start_days = drag.end_days = 40;
  session.handle(drag);
  view::Event choose;
  choose.kind = view::Event::Kind::choose;
  choose.node = "calendar:version";
  choose.text = session.document()->plans.front().versions.front().id;
  session.handle(choose);
  save("calendar-version", session.page(), {1280, 1100});
  save("calendar-version-dark", session.page(), {768, 1100, true});
}

// The page "File" with something in the bin, two states compared, and copies that differ; and what changed since the submission.
void save_ways_back(const std::string& language) {
  app::Start start;
  start.today = *dates::parse_day("2021-12-01");
  start.language = language;
  app::Session session(start);
  session.file("glasgow.json", support::read_file("assets/samples/glasgow-2021.json"));
  const auto send = [&](view::Event::Kind kind, std::string node, std::string text) {
    view::Event event;
    event.kind = kind;
    event.node = std::move(node);
    event.text = std::move(text);
    session.handle(event);
  };
  const auto write = [&](const std::string& node, const std::string& text) {
    send(view::Event::Kind::edit, node, text);
    send(view::Event::Kind::commit, node, text);
  };
  const plan::Document made_from = *session.document();
  const auto table = [&](const std::string& name, const std::string& title) {
    plan::Document copy = exchange::copy_for(made_from, name);
    copy.plans[0].commitments[0].title["en"] = title;
    return exchange::write_document(copy);
  };
  const plan::Commitment first = session.document()->plans[0].commitments[0];
  press(session, "nav:file");
  press(session, "version:keep-submitted");
  press(session, "nav:commitments");
  press(session, "open:" + first.id);
  write(view::field_node(first.id, "title", "en"), "Increase participatory budgeting in every ward");
  write(view::field_node(first.id, "start"), "1/2/2022");
  press(session, "tab:changes");
  const auto all = [&](const std::string& name, float height) {
    save("back-" + name + "-" + language, session.page(), {1280, height});
    save("back-" + name + "-" + language + "-390", session.page(), {390, height * 1.6f, false, 1, false, true});
    save("back-" + name + "-" + language + "-dark", session.page(), {768, height, true});
  };
  all("amended", 1000);
  press(session, "nav:commitments");
  press(session, "open:" + session.document()->plans[0].commitments[1].id);
  press(session, "remove:" + session.document()->plans[0].commitments[1].id);
  press(session, "nav:file");
  send(view::Event::Kind::choose, "version:from", session.document()->plans[0].versions[0].id);
  all("versions", 2600);
  session.file("1.json", table("Mesa Norte", "More participatory budgeting"), "first");
  session.file("2.json", table("Mesa Sur", "Participatory budgeting for all"), "another");
  all("joining", 2200);
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) {
    std::fprintf(stderr, "usage: pictures FOLDER [NAME]\n");
    return 2;
  }
  folder = arguments[1];
  only = count > 2 ? arguments[2] : "";
  save_samples();
  save_pages();
  save_form("es");
  save_form("en");
  save_workshop("es");
  save_workshop("en");
  save_glasgow("es");
  save_glasgow("en");
  save_proposal("found", "2028-06-30");
  save_proposal("none", "2027-08-31");
  save_calendar();
  save_ways_back("es");
  save_ways_back("en");
  return 0;
}
