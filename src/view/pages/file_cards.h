// Parts of the page "File" with a file of their own.
#pragma once

#include "view/nodes.h"

namespace cocrea::view {

// Copies for tables, joining what comes back, and the minutes of what was decided.
Node joining_card(const Context&);
Node minutes_card(const Context&);
// Versions of the plan in view: kept, compared, restored.
Node versions_card(const Context&);

// What was removed, to be put back.
Node bin_card(const Context&);

// One line of text that is no field of the document: the action takes what was typed.
Node line_field(std::string id, std::string label, std::string value, std::string help, Action);

}  // namespace cocrea::view
