#include "cli/sentences.h"

#include <algorithm>
#include <vector>

#include "view/plain.h"
#include "view/reasons.h"
#include "view/words.h"

namespace cocrea::cli {
namespace {

std::string words_of(view::Language language, const rules::Argument& argument) {
  if (const auto* day = std::get_if<dates::Day>(&argument)) return view::full(language, *day);
  if (const auto* number = std::get_if<int>(&argument)) return view::number(language, *number);
  if (const auto* text = std::get_if<std::string>(&argument)) return view::plain_line(*text);
  return {};
}

template <class About>
std::string fill(view::Language language, std::string_view key, const About& about) {
  std::string_view rest = rules::words(view::tag(language), key);
  std::string filled;
  for (std::size_t open = rest.find('{'); open != std::string_view::npos; open = rest.find('{')) {
    const std::size_t close = rest.find('}', open);
    filled.append(rest.substr(0, open));
    filled.append(words_of(language, rules::argument(about, rest.substr(open + 1, close - open - 1))));
    rest.remove_prefix(close + 1);
  }
  return filled.append(rest);
}

std::string title(const plan::Document& document, const plan::LocalizedText& text, view::Language language) {
  return view::plain_line(plan::best_text(text, view::tag(language), document.jurisdiction.language));
}

}  // namespace

std::string sentence(view::Language language, std::string_view key, const rules::Verdict& verdict) { return fill(language, key, verdict); }
std::string sentence(view::Language language, std::string_view key, const rules::Note& note) { return fill(language, key, note); }

std::string reason(view::Language language, const rules::Verdict& verdict) {
  if (!view::is_general(verdict.reason) || verdict.missing.empty()) return sentence(language, verdict.reason, verdict);
  std::vector<std::string_view> named;
  std::string names;
  for (const rules::Missing& one : verdict.missing) {
    if (std::find(named.begin(), named.end(), one.label) != named.end()) continue;
    named.push_back(one.label);
    names.append(names.empty() ? "" : ", ").append(view::text(language, "missing.name", {{"name", sentence(language, one.label, verdict)}}));
  }
  return view::text(language, "missing.names", {{"names", names}});
}

std::string next_step(view::Language language, const rules::Verdict& verdict) {
  if (verdict.remedies.empty()) return {};
  const std::string_view label = verdict.remedies.front().label;
  if (!view::is_vague(label) || verdict.missing.empty()) return sentence(language, label, verdict);
  return view::text(language, "next.record", {{"what", sentence(language, verdict.missing.front().label, verdict)}});
}

std::string subject_title(const plan::Document& document, std::string_view subject, view::Language language) {
  for (const plan::Plan& plan : document.plans) {
    for (const plan::Commitment& commitment : plan.commitments) {
      if (commitment.id == subject) return title(document, commitment.title, language);
      for (const plan::Amendment& amendment : commitment.amendments) {
        if (amendment.id == subject) return title(document, commitment.title, language);
      }
    }
  }
  return {};
}

}  // namespace cocrea::cli
