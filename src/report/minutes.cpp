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

constexpr std::string_view kFacts[] = {"base", "chosen", "others", "decidedBy", "reason"};

// "": nothing is recorded.
std::string fact_of(const Decision& one, std::string_view name) {
  const plan::Value value = plan::get_value(*plan::kDecision.find(name), one);
  const auto* text = std::get_if<std::string>(&value);
  return text != nullptr ? *text : std::string();
}

// A fact of a decision, a paragraph each line.
void fact(html::Markup& m, const Context& c, const Decision& one, std::string_view name) {
  const std::string text = fact_of(one, name);
  if (text.empty()) return;
  m.element("dt", {}, view::field_label(c, plan::kDecision, *plan::kDecision.find(name))).open("dd").set("dir", "auto");
  const std::string words = view::plain(text);
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
  open_paper(m, c, c.t("minutes.title", {{"plan", view::document_name(c)}, {"minutes", title}}));
  m.open("main").element("h1", {}, title);
  m.open("p").set("class", "lead").set("dir", "auto").words(view::document_name(c)).close();
  std::string day;
  for (const Decision* one : in_order(*c.document)) {
    const std::string words = day_words(c, one->date);
    if (words != day) m.element("h2", {}, day = words);
    m.open("article").open("h3").set("dir", "auto").words(one->about.empty() ? c.t("common.unnamed") : view::plain(one->about)).close();
    if (std::any_of(std::begin(kFacts), std::end(kFacts), [&](std::string_view name) { return !fact_of(*one, name).empty(); })) {
      m.open("dl");
      for (const std::string_view name : kFacts) fact(m, c, *one, name);
      m.close();
    }
    m.close();
  }
  if (c.document->decisions.empty()) m.element("p", {}, c.t("report.nothing"));
  m.close();
  return close_paper(m);
}

}  // namespace cocrea::report
