// Glasgow's sample as pages: what the tests read and tools/write_pages.cpp writes out to be looked at.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "view/build.h"

namespace cocrea::html::testing {

struct NamedPage {
  std::string name;    // "overview", "commitment-milestones"
  view::Page page;
};

// The sample's document as of 2021-10-01 on every page, with every tab, with a "why?" panel, with a dialog and with notices.
std::vector<NamedPage> glasgow_pages(view::Language);

// The one of this name.
view::Page glasgow_page(std::string_view name, view::Language);

}  // namespace cocrea::html::testing
