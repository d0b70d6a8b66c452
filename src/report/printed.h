// The report: the whole plan as one HTML file to be read, printed and kept. It needs nothing else, asks nothing of any network and runs nothing.
#pragma once

#include <string>

#include "view/context.h"

namespace cocrea::report {

// In the page's language; texts that are missing in it stand in another one, and are marked so for screen readers. Precondition: there is a plan in view.
std::string write_report(const view::Context&);

}  // namespace cocrea::report
