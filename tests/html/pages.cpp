#include "html/pages.h"

#include <cstdio>
#include <cstdlib>

#include "core/deadlines/deadlines.h"
#include "core/exchange/json.h"
#include "support/files.h"
#include "view/table_import.h"

namespace cocrea::html::testing {

namespace {

plan::Document glasgow() {
  auto reading = exchange::read_document(support::read_file("assets/samples/glasgow-2021.json"));
  if (!reading.document) {
    std::fputs("assets/samples/glasgow-2021.json was refused\n", stderr);
    std::abort();
  }
  return *std::move(reading.document);
}

view::State state_of(view::Language language) {
  view::State state;
  state.language = language;
  state.today = *dates::parse_day("2026-11-22");
  state.as_of = *dates::parse_day("2021-10-01");
  state.save = view::SaveState::saved;
  state.theme = view::Theme::light;
  state.renderer = view::Renderer::text;
  state.can_undo = true;
  return state;
}

}  // namespace

std::vector<NamedPage> glasgow_pages(view::Language language) {
  const plan::Document document = glasgow();
  const deadlines::Calendar calendar = deadlines::calendar(document, *dates::parse_day("2021-10-01"));
  const plan::Commitment& third = document.plans[0].commitments[2];
  std::vector<NamedPage> all;
  const auto add = [&](std::string name, view::State state) { all.push_back({std::move(name), view::build_page(&document, &calendar, state)}); };
  const auto on = [&](view::PageId page) {
    view::State state = state_of(language);
    state.page = page;
    return state;
  };
  using view::PageId;

  view::State closed = state_of(language);
  closed.as_of.reset();
  closed.save = view::SaveState::none;
  closed.library = {{"a", "Glasgow · 2021–2023", "", *dates::parse_day("2026-11-20"), false}, {"b", "Glasgow, 2021–2023", "glasgow-2021", *dates::parse_day("2026-11-22"), true}};
  all.push_back({"start", view::build_page(nullptr, nullptr, closed)});
  closed.library.clear();
  all.push_back({"start-empty", view::build_page(nullptr, nullptr, closed)});

  add("overview", on(PageId::overview));
  view::State why = on(PageId::overview);
  why.why = view::ShowWhy{"MON-IE", document.plans[0].id, ""};
  add("overview-why", why);
  why.why = view::ShowWhy{"PLAN-PERIOD-2", document.plans[0].id, ""};
  add("overview-why-missing", why);
  add("jurisdiction", on(PageId::jurisdiction));
  view::State refused = on(PageId::jurisdiction);
  refused.rejected[view::field_node(document.plans[0].id, "plannedEnd")] = {"el año que viene", "rejected.date"};
  add("jurisdiction-refused", refused);
  add("commitments", on(PageId::commitments));
  for (const char* tab : {"description", "milestones", "people", "changes", "evaluation"}) {
    view::State state = on(PageId::commitments);
    state.entity = third.id;
    state.tab = tab;
    add(std::string("commitment-") + tab, state);
  }
  for (const auto& [name, scale] : {std::pair{"calendar", view::Scale::months}, {"calendar-weeks", view::Scale::weeks}, {"calendar-years", view::Scale::years}}) {
    view::State state = on(PageId::calendar);
    state.scale = scale;
    add(name, state);
  }
  why.page = PageId::calendar;
  add("calendar-why", why);
  add("people", on(PageId::people));
  add("vision", on(PageId::vision));
  add("forum", on(PageId::forum));
  add("monitoring", on(PageId::monitoring));
  add("compliance", on(PageId::compliance));
  add("status", on(PageId::status));
  add("file", on(PageId::file));
  view::State form = on(PageId::file);
  form.form = "submission";
  add("file-form", form);
  view::State table = on(PageId::file);
  view::TableImport import;
  import.file = "table.csv";
  import.changes = {{2, false, "Open data hub", "Start", "2021-09", ""}, {3, true, "New", "", "", ""}};
  import.changes.push_back({2, false, "Open data hub", "End", "2022", "2023", view::Doubt::in_both, 4});
  import.kept = {{3, false, "Panels", "End", "2022", "2023", view::Doubt::in_plan, 4}, {5, true, "Removed?", "", "commitment-9", "", view::Doubt::absent}};
  import.answers.from_table[{5, 0}] = false;
  import.problems = {{4, "Start", "“soon” cannot be read as a date.", "You can write 2027."}, {5, "", "A", "B"}, {0, "", "C", "D"}};
  table.table = std::make_shared<const view::TableImport>(import);
  add("file-table", table);
  view::State keys = on(PageId::overview);
  keys.keys_shown = true;
  add("keys", keys);
  view::State lost = on(PageId::overview);
  lost.save = view::SaveState::tab_only;
  add("only-in-this-tab", lost);
  view::State newer = on(PageId::jurisdiction);
  newer.save = view::SaveState::newer;
  add("read-only", newer);
  return all;
}

view::Page glasgow_page(std::string_view name, view::Language language) {
  for (NamedPage& one : glasgow_pages(language)) {
    if (one.name == name) return std::move(one.page);
  }
  std::fprintf(stderr, "there is no page \"%.*s\"\n", static_cast<int>(name.size()), name.data());
  std::abort();
}

}  // namespace cocrea::html::testing
