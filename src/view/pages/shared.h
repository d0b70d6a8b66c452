// What more than one page shows.
#pragma once

#include "view/nodes.h"

namespace cocrea::view {

// Whether the plan is judged (rules::is_judged); and what stands in the place of the answers where it is not.
bool is_judged(const Context&);
Node not_judged(const Context&);

// The slots in use with their limit and COM-3's verdict. `where` makes the ids unique in the page; `title` is "" where the page says it already.
Node slots_card(const Context&, std::string_view where, std::string title);

// Whether one is among those whose part is shown (State::actor): what two do together is asked of each of them. And the field that chooses them:
// everybody, or one of those who have to act.
bool is_asked(const Context&, rules::Actor);
Node actor_choice(const Context&, std::string id);

// The texts of the plan in view and of the forum that are written in any language, those that are there in all wanted languages, and how many each
// of these lacks, in their order (SUB-1's wording: shown, not judged).
struct TextCount {
  int texts = 0, complete = 0;
  std::vector<int> missing;
};
TextCount count_texts(const Context&);

// What a commitment, amendment or plan is called; "" for anything else.
std::string subject_of(const Context&, std::string_view id);
std::string subject_language(const Context&, std::string_view id);   // of these words: see Node::language

// One evaluation: its delivery, channel, author and link. `kind_row`: a form that also says of what kind it is and of what, "" where the page says it.
Node evaluation_entry(const Context&, const plan::Evaluation&, std::string title, std::string_view kind_row);

// Whether the verdict of a rule that a standing may rest on says that it does; what is not recorded, or a day that is not known, says nothing.
bool is_cause(const rules::Verdict&);
// That rule, its title answering "why?", and what it says, of the day in view or of another. `where` makes the id unique in the page.
Node cause_words(const Context&, const rules::Verdict&, std::string_view where, std::optional<dates::Day> on);

// Its form: OGP's questions with fields for the answers, folded away until it is asked for (State::unfolded). Nothing where OGP has none.
void add_evaluation_form(const Context&, const plan::Evaluation&, Node& box);

// One of OGP's forms as a pack to be copied (view/ogp_forms.h): the button that opens it, and the pack while it is open.
Node form_button(const Context&, std::string_view form, std::string label);
void add_open_form(const Context&, Node& main, std::string_view form);

// The part of the jurisdiction's page that is about the membership.
Node membership_tab(const Context&);

// Of a copy for a table: whose it is, and what to do with it. Nothing on the pages of a plan that is none.
void add_copy_note(const Context&, Node& main);

// The switch of the language in which texts are shown and edited.
Node content_language_switch(const Context&);

}  // namespace cocrea::view
