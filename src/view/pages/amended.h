// What is different today from what was submitted, offered as amendments. Whether a difference is one is for people to say.
#pragma once

#include "view/nodes.h"

namespace cocrea::view {

// On a commitment's page: what differs, each kind with a button that records it.
void add_amended(const Context&, Node& box, const plan::Commitment&);
// On the list: which commitments differ, came or went since the submission.
void add_since_submission(const Context&, Node& box);

// What was submitted is not kept, or kept as of another day: what can be done about it.
void add_submitted_version(const Context&, Node& box);

}  // namespace cocrea::view
