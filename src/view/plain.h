// Texts for places that have no markup: cells, calendar entries, plain pages.
#pragma once

#include <string>
#include <string_view>

namespace cocrea::view {

// Line ends of every kind become LF, other control characters go, what is no UTF-8 becomes U+FFFD. Directional embeddings, overrides and isolates that a
// line leaves open are closed at its end, so that they turn nothing round that is not theirs.
std::string plain(std::string_view);

// The same on one line.
std::string plain_line(std::string_view);

// Adds a text of somebody's to words of others, and closes the directional embeddings, overrides and isolates that it leaves open: they are for it alone.
void append_closed(std::string& words, std::string_view text);

// Its first characters, with an ellipsis if there are more of them.
std::string shortened(std::string_view, std::size_t most);

}  // namespace cocrea::view
