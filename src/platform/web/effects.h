// What the session asks of the platform, as fields for the page.
#pragma once

#include <vector>

#include "app/session.h"
#include "platform/web/fields.h"

namespace cocrea::platform {

// The number of effects, then for each its name and its members in the order in which web/bridge.mjs lists them.
void write_effects(FieldWriter&, const std::vector<app::Effect>&);

}  // namespace cocrea::platform
