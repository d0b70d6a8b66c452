#pragma once

#include <string_view>

namespace cocrea::plan {

// Whether the channel of a submission is an address on OGP's site (its host, with or without the scheme) or "OGP form".
bool names_ogp_site(std::string_view channel);

}  // namespace cocrea::plan
