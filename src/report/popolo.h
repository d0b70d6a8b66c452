// People and organisations as the Popolo project describes them (popoloproject.com): persons, organizations and memberships.
#pragma once

#include <string>

#include "view/context.h"

namespace cocrea::report {

// E-mail addresses are left out unless they are asked for.
std::string write_popolo(const view::Context&, bool emails);

}  // namespace cocrea::report
