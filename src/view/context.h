// What every part of a page needs: the document, its calendar, what is in view, and the words of the page's language.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "view/build.h"
#include "view/node.h"
#include "view/texts.h"

namespace cocrea::view {

struct Context {
  const plan::Document* document;            // null: nothing is open
  const deadlines::Calendar* calendar;       // null: likewise
  const State& state;
  const plan::Plan* plan;                    // in view, null: the document has none
  const Context* recorded = nullptr;         // where something is supposed: the document as it is recorded
  std::string content;                       // language of localized texts
  std::vector<Foreign>* foreign = nullptr;   // where shown() notes what is in another language than the page
  // By the entity that they are about, so that a page of a plan of any length is built in about its length.
  std::vector<const rules::Verdict*> verdicts;
  std::vector<const deadlines::Deadline*> deadlines;

  std::string t(std::string_view key, std::initializer_list<Argument> arguments = {}) const { return text(state.language, key, arguments); }
  std::string n(std::string_view key, long count, std::initializer_list<Argument> arguments = {}) const {
    return plural(state.language, key, count, arguments);
  }
  std::string rule(std::string_view key) const { return rule_text(state.language, key); }
  // What belongs to a plan is shown with it; what belongs to none, because it is the membership's, with every plan.
  bool shows(std::string_view plan_id) const { return plan_id.empty() || (plan && plan->id == plan_id); }
  bool read_only() const { return state.save == SaveState::elsewhere || state.save == SaveState::newer; }
};

Context make_context(const plan::Document*, const deadlines::Calendar*, const State&);

// The text of a localized field as it is shown in lists and headings; "" if there is none in any language.
std::string shown(const Context&, const plan::LocalizedText&);
// In which language that is; "" if it is the page's, or there is none.
std::string shown_language(const Context&, const plan::LocalizedText&);
// The same, or words that say that it has no name yet.
std::string title_of(const Context&, const plan::Commitment&, std::size_t number);
std::string title_of(const Context&, const plan::Plan&);
std::string milestone_title(const Context&, const plan::Milestone&, std::size_t number);
// "Glasgow - Plan 2021-2023": what the window and the header call the document.
std::string document_name(const Context&);
// The languages in which every text of the document is wanted: its own and English.
std::vector<std::string> wanted_languages(const Context&);
// Those in which texts can be written: the wanted ones, the page's, and the one that is chosen.
std::vector<std::string> content_languages(const Context&);
// The name of a language in the page's language, as within a sentence; its tag where it has none.
std::string language_name(const Context&, std::string_view tag);
// The languages that have a name, to choose from: tag and name.
std::vector<Option> named_languages(const Context&);
// With a capital letter, as it stands by itself.
std::string as_title(std::string words);

}  // namespace cocrea::view
