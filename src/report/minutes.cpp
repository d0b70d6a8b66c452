#include "report/minutes.h"

#include <algorithm>

#include "core/plan/sorted.h"
#include "report/paper.h"
#include "view/nodes.h"
#include "view/plain.h"
#include "view/words.h"

namespace cocrea::report {

using plan::Decision;
using view::Context;

namespace {

// A fact of a decision, a paragraph each line.
void fact(html::Markup& m, const Context& c, const Decision& one, std::string_view name) {
  const plan::Field& field = *plan::kDecision.find(name);
  const plan::Value value = plan::get_value(field, one);
  const auto* text = std::get_if<std::string>(&value);
  if (text == nullptr) return;
  m.element("dt", {}, view::field_label(c, plan::kDecision, field)).open("dd").set("dir", "auto");
  const std::string words = view::plain(*text);
  for (std::string_view rest = words; !rest.empty();) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    if (end > 0) m.element("p", {}, rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  m.close();
}

std::string day_words(const Context& c, const plan::Date& date) { return date ? view::full(c.state.language, *date) : c.t("minutes.noDate"); }

// By day; what has none comes last, and those of one day stay in their order.
std::vector<const Decision*> in_order(const plan::Document& document) {
  std::vector<const Decision*> all;
  for (const Decision& one : document.decisions) all.push_back(&one);
  plan::stable_sort(all, [](const Decision* a, const Decision* b) {
    if (!a->date || !b->date) return a->date.has_value() && !b->date;
    return a->date->span().earliest < b->date->span().earliest;
  });
  return all;
}

}  // namespace

std::string write_minutes(const Context& c) {
  html::Markup m;
  const std::string title = c.t("list.document.decisions.title");
  open_paper(m, c, title);
  m.open("main").element("h1", {}, title);
  m.open("p").set("class", "lead").set("dir", "auto").words(view::document_name(c)).close();
  std::string day;
  for (const Decision* one : in_order(*c.document)) {
    const std::string words = day_words(c, one->date);
    if (words != day) m.element("h2", {}, day = words);
    m.open("article").open("h3").set("dir", "auto").words(one->about.empty() ? c.t("common.unnamed") : view::plain(one->about)).close().open("dl");
    for (const std::string_view name : {"base", "chosen", "others", "decidedBy", "reason"}) fact(m, c, *one, name);
    m.close().close();
  }
  if (c.document->decisions.empty()) m.element("p", {}, c.t("report.nothing"));
  m.close();
  return close_paper(m);
}

}  // namespace cocrea::report
