// What more than one page shows.
#pragma once

#include "view/nodes.h"

namespace cocrea::view {

// The slots in use with their limit and COM-3's verdict. `where` makes the ids unique in the page; `title` is "" where the page says it already.
Node slots_card(const Context&, std::string_view where, std::string title);

// How many texts of a plan there are in any language, and how many of them in English (SUB-1's wording: shown, not judged).
struct TextCount {
  int texts = 0, in_english = 0;
};
TextCount texts_in_english(const plan::Plan&);

// What a commitment, amendment or plan is called; "" for anything else.
std::string subject_of(const Context&, std::string_view id);

// The organisations that a plan names: add, name, side, address, remove.
Node organisations_card(const Context&);

// One evaluation: its delivery, channel, author and link.
Node evaluation_card(const Context&, const plan::Evaluation&, std::string label);

// Whether a register says that it is complete, with what that means.
Node register_field(const Context&, std::string_view name);

// The switch of the language in which texts are shown and edited.
Node content_language_switch(const Context&);

}  // namespace cocrea::view
