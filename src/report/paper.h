// A page of HTML to be read, printed and kept: it needs nothing else, asks nothing of any network and runs nothing.
#pragma once

#include <string>
#include <string_view>

#include "html/markup.h"
#include "view/context.h"

namespace cocrea::report {

// Everything before the first words of the body, which stays open.
void open_paper(html::Markup&, const view::Context&, std::string_view title);
// Closes it. Nothing else may be open.
std::string close_paper(html::Markup&);

}  // namespace cocrea::report
