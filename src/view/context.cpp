#include "view/context.h"
#include "core/plan/sorted.h"

#include <algorithm>

namespace cocrea::view {

namespace {

// Pointers to all, by subject; those of one subject keep their order.
template <class T>
std::vector<const T*> by_subject(const std::vector<T>& all) {
  std::vector<const T*> result;
  result.reserve(all.size());
  for (const T& one : all) result.push_back(&one);
  plan::stable_sort(result, [](const T* a, const T* b) { return a->subject < b->subject; });
  return result;
}

}  // namespace

Context make_context(const plan::Document* document, const deadlines::Calendar* calendar, const State& state) {
  Context c{document, calendar, state, nullptr, nullptr, {}, nullptr, {}, {}};
  if (document) {
    c.plan = plan_in_view(*document, state);
    c.content = content_language(*document, state);
  }
  if (calendar) {
    c.verdicts = by_subject(calendar->verdicts);
    c.deadlines = by_subject(calendar->deadlines);
  }
  return c;
}

std::string shown(const Context& c, const plan::LocalizedText& texts) {
  std::string words(plan::best_text(texts, c.content, c.document ? std::string_view(c.document->jurisdiction.language) : std::string_view()));
  // A single word may as well be one of the page's own, or a name.
  if (c.foreign && words.find(' ') != std::string::npos) {
    if (std::string language = shown_language(c, texts); !language.empty()) c.foreign->push_back({words, std::move(language)});
  }
  return words;
}

std::string shown_language(const Context& c, const plan::LocalizedText& texts) {
  const std::string_view best = plan::best_text(texts, c.content, c.document ? std::string_view(c.document->jurisdiction.language) : std::string_view());
  for (const auto& [language, words] : texts) {
    if (!best.empty() && best.data() == words.data() && language != tag(c.state.language)) return language;
  }
  return {};
}

std::string title_of(const Context& c, const plan::Commitment& one, std::size_t number) {
  const std::string title = shown(c, one.title);
  const std::string count = std::to_string(number);
  return title.empty() ? c.t("commitment.unnamed", {{"number", count}}) : c.t("commitment.numbered", {{"number", count}, {"title", title}});
}

std::string milestone_title(const Context& c, const plan::Milestone& one, std::size_t number) {
  std::string title = shown(c, one.title);
  return title.empty() ? c.t("milestone.numbered", {{"number", std::to_string(number)}}) : title;
}

std::string title_of(const Context& c, const plan::Plan& one) {
  const std::string title = shown(c, one.title);
  if (!title.empty()) return title;
  const plan::Date& start = one.period_start ? one.period_start : one.submission.date;
  const plan::Date end = plan::plan_end(one);
  if (!start && !end) return c.t("plan.unnamed");
  if (start && end && start->year() != end->year()) return c.t("plan.fromTo", {{"from", std::to_string(start->year())}, {"to", std::to_string(end->year())}});
  return c.t("plan.ofYear", {{"year", std::to_string(start ? start->year() : end->year())}});
}

std::string document_name(const Context& c) {
  if (!c.document) return c.t("app.name");
  const std::string& jurisdiction = c.document->jurisdiction.name;
  if (!c.plan) return jurisdiction.empty() ? c.t("plan.unnamed") : jurisdiction;
  const std::string plan = title_of(c, *c.plan);
  // A title that names the place already is not said twice.
  if (jurisdiction.empty() || plan.find(jurisdiction) != std::string::npos) return plan;
  return c.t("plan.ofJurisdiction", {{"jurisdiction", jurisdiction}, {"plan", plan}});
}

namespace {

void include(std::vector<std::string>& languages, std::string_view one) {
  if (!one.empty() && std::find(languages.begin(), languages.end(), one) == languages.end()) languages.emplace_back(one);
}

}  // namespace

std::vector<std::string> wanted_languages(const Context& c) {
  std::vector<std::string> result;
  if (c.document && is_language_tag(c.document->jurisdiction.language)) include(result, c.document->jurisdiction.language);
  include(result, "en");
  return result;
}

std::vector<std::string> content_languages(const Context& c) {
  std::vector<std::string> result = wanted_languages(c);
  include(result, tag(c.state.language));
  include(result, c.content);
  return result;
}

std::vector<Option> named_languages(const Context& c) {
  const std::string all = c.t("language.names");
  std::vector<Option> result;
  for (std::size_t at = 1; at < all.size();) {
    const std::size_t space = all.find(' ', at), end = std::min(all.find('|', space), all.size());
    result.push_back({all.substr(at, space - at), all.substr(space + 1, end - space - 1)});
    at = end + 1;
  }
  return result;
}

std::string language_name(const Context& c, std::string_view tag) {
  const std::string all = c.t("language.names"), sought = "|" + std::string(tag) + " ";
  const std::size_t at = all.find(sought);
  if (at == std::string::npos) return std::string(tag);
  const std::size_t begin = at + sought.size();
  return all.substr(begin, all.find('|', begin) - begin);
}

std::string as_title(std::string words) {
  constexpr unsigned char kLatin1 = 0xc3, kSmall = 0xa0;   // the two bytes of U+00E0 and what follows it: capitals stand 0x20 before
  if (words.size() > 1 && static_cast<unsigned char>(words[0]) == kLatin1 && static_cast<unsigned char>(words[1]) >= kSmall) words[1] = static_cast<char>(words[1] - 0x20);
  else if (!words.empty() && words[0] >= 'a' && words[0] <= 'z') words[0] = static_cast<char>(words[0] - 0x20);
  return words;
}

}  // namespace cocrea::view
