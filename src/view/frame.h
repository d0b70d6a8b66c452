// What surrounds every page: header, navigation, the "why?" panel, notices and dialogs.
#pragma once

#include <optional>

#include "view/nodes.h"

namespace cocrea::view {

Node build_header(const Context&);
Node build_navigation(const Context&);
// At the end of a page: the way to the one that follows in the work.
void add_next_page(const Context&, Node& main);
std::optional<Node> build_why(const Context&, const ShowWhy&);
// What deserves attention above a page: read-only, only in this tab, another as-of date, notices. Appended to `main` after its heading.
void add_notices(const Context&, Node& main);
std::optional<Node> build_dialog(const Context&);

// The pages. Each returns the main part; its first child holds the heading of level 1.
Node build_start(const Context&);
Node build_overview(const Context&);
Node build_jurisdiction(const Context&);
Node build_people(const Context&);
Node build_vision(const Context&);
Node build_commitments(const Context&);
Node build_commitment(const Context&, const plan::Commitment&, std::size_t index);
Node build_calendar(const Context&);
Node build_forum(const Context&);
Node build_monitoring(const Context&);
Node build_compliance(const Context&);
Node build_status(const Context&);
Node build_workshop(const Context&);
Node build_file(const Context&);
void add_ways_out(const Context&, Node& main);   // its part for other programs and people

}  // namespace cocrea::view
