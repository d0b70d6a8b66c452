#include "cli/sentences.h"

#include "view/context.h"
#include "view/plain.h"

namespace cocrea::cli {
namespace {

view::State in_language(view::Language language) {
  view::State state;
  state.language = language;
  state.content_language = view::tag(language);
  return state;
}

}  // namespace

Pages::Pages(const plan::Document& document, const deadlines::Calendar& calendar, view::Language language)
    : state_(in_language(language)), context_(view::make_context(&document, &calendar, state_)) {}

std::string Pages::state(const rules::Verdict& verdict) const { return view::plain_line(view::verdict_words(context_, verdict)); }
std::string Pages::reason(const rules::Verdict& verdict) const { return view::plain_line(view::reason_words(context_, verdict)); }
std::string Pages::note(const rules::Note& note) const { return view::plain_line(view::rule_sentence(context_, note.label, note)); }
std::string Pages::remedy(const rules::Verdict& verdict, const rules::Missing& remedy) const { return view::plain_line(view::remedy_words(context_, verdict, remedy)); }
std::string Pages::next_step(const rules::Verdict& verdict) const { return view::plain_line(view::next_step(context_, verdict).words); }

std::string Pages::title(const plan::LocalizedText& text) const { return view::plain_line(view::shown(context_, text)); }

std::string Pages::subject(std::string_view id) const {
  for (const plan::Plan& plan : context_.document->plans) {
    for (const plan::Commitment& commitment : plan.commitments) {
      if (commitment.id == id) return title(commitment.title);
      for (const plan::Amendment& amendment : commitment.amendments) {
        if (amendment.id == id) return title(commitment.title);
      }
    }
  }
  return {};
}

}  // namespace cocrea::cli
