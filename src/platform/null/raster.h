// Paints ImGui's draw data into pixels, so that a page can be looked at without a browser.
#pragma once

#include <imgui.h>

#include "platform/null/null_platform.h"

namespace cocrea::platform {

// Triangles with bilinear texture and alpha, like a graphics card would, at the frame's own density.
Picture rasterise(const ImDrawData&);

}  // namespace cocrea::platform
