// 1.2 The part of roles.cpp that stands in a file of its own.
#pragma once

#include "core/rules/check.h"

namespace cocrea::rules {

// The duties of ROL-POC, ROL-CSO and ROL-MB: checklists. The subject of ROL-POC's is the membership, for the member's own ROL-POC verdict is
// about the contact.
void check_duties(const Context&, Verdicts&);

}  // namespace cocrea::rules
