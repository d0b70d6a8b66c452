#include "core/plan/channel.h"

#include <algorithm>
#include <string>

namespace cocrea::plan {

bool names_ogp_site(std::string_view channel) {
  while (!channel.empty() && channel.front() == ' ') channel.remove_prefix(1);
  while (!channel.empty() && channel.back() == ' ') channel.remove_suffix(1);
  if (channel == "OGP form") return true;
  std::string host;
  for (const char c : channel) host += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  for (const std::string_view scheme : {"https://", "http://"}) {
    if (host.starts_with(scheme)) host.erase(0, scheme.size());
  }
  host.erase(std::min(host.find_first_of("/?#:"), host.size()));
  constexpr std::string_view site = "opengovpartnership.org";
  if (host.find_first_of("@ ") != std::string::npos || !host.ends_with(site)) return false;
  return host.size() == site.size() || host[host.size() - site.size() - 1] == '.';
}

}  // namespace cocrea::plan
