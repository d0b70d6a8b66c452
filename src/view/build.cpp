#include "view/build.h"

#include <algorithm>

#include "core/plan/sorted.h"
#include "view/frame.h"
#include "view/supposition.h"

namespace cocrea::view {

namespace {

Node build_main(const Context& c) {
  if (!c.document) return build_start(c);
  switch (c.state.page) {
    case PageId::start: return build_start(c);
    case PageId::overview: return build_overview(c);
    case PageId::jurisdiction: return build_jurisdiction(c);
    case PageId::people: return build_people(c);
    case PageId::vision: return build_vision(c);
    case PageId::commitments: {
      if (c.plan && !c.state.entity.empty()) {
        const auto& all = c.plan->commitments;
        for (std::size_t i = 0; i < all.size(); ++i) {
          if (all[i].id == c.state.entity) return build_commitment(c, all[i], i);
        }
      }
      return build_commitments(c);
    }
    case PageId::calendar: return build_calendar(c);
    case PageId::forum: return build_forum(c);
    case PageId::monitoring: return build_monitoring(c);
    case PageId::compliance: return build_compliance(c);
    case PageId::status: return build_status(c);
    case PageId::workshop: return build_workshop(c);
    case PageId::file: break;
  }
  return build_file(c);
}

Page build(Context& c) {
  const plan::Document* document = c.document;
  const State& state = c.state;
  Page page;
  c.foreign = &page.foreign;
  page.language = tag(state.language);
  page.main = build_main(c);
  page.main.id = "main";
  add_notices(c, page.main);
  add_next_page(c, page.main);
  page.header = build_header(c);
  page.navigation = build_navigation(c);
  if (document && state.why) page.why = build_why(c, *state.why);
  page.dialog = build_dialog(c);
  const Node* heading = find(page, "page:title");
  page.title = document && heading ? c.t("app.titleOf", {{"page", heading->label}, {"name", document_name(c)}}) : c.t("app.title");
  page.announcement = state.announcement;
  page.focus = state.focus;
  page.focus_serial = state.focus_serial;
  page.serial = state.serial;
  page.dark = state.theme == Theme::dark || (state.theme == Theme::system && state.system_dark);
  page.projector = state.projector;
  page.text_scale = std::clamp(state.text_scale, 0.8, 2.0);
  page.reduced_motion = state.reduced_motion;
  plan::stable_sort(page.foreign, [](const Foreign& a, const Foreign& b) { return a.words < b.words; });
  return page;
}

}  // namespace

Page build_page(const plan::Document* document, const deadlines::Calendar* calendar, const State& state) {
  Context c = make_context(document, calendar, state);
  if (!c.plan || state.page != PageId::calendar || !state.supposed || state.supposed->plan != c.plan->id) return build(c);
  plan::Document other = *document;
  edit::Transaction step = supposition(*c.plan, state);
  edit::apply(other, step);
  const deadlines::Calendar then = deadlines::calendar(other, state.as_of_day());
  Context supposed = make_context(&other, &then, state);
  supposed.recorded = &c;
  return build(supposed);
}

}  // namespace cocrea::view
