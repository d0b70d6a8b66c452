// The sliders of the calendar page, and what would be another under them.
#pragma once

#include "view/nodes.h"

namespace cocrea::view {

Node what_if_button(const Context&);
// Precondition: the page is built of what is supposed (Context::recorded).
Node what_if_card(const Context&);

}  // namespace cocrea::view
