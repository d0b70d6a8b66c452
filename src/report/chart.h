// The plan's calendar as a picture for documents, slides and printers.
#pragma once

#include <string>

#include "view/context.h"

namespace cocrea::report {

// An SVG that needs nothing else. Scale and proposal are those of the page. Precondition: there is a plan in view.
std::string write_chart(const view::Context&);

}  // namespace cocrea::report
