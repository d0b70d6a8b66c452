// Commitments that name their own submission and do not say whether they came with the plan or were added to it.
#pragma once

#include "core/rules/check.h"

namespace cocrea::rules {

// A commitment that says neither, and has no submission of its own, came with the plan (1.5). One that has is open: its rules count from the one
// or from the other.
bool has_open_inclusion(const plan::Document&);

// The document with all of them added.
plan::Document with_open_added(const plan::Document&);

// What differs if they were added cannot be told: `verdicts` take them for initial, `added` are those of the document with all of them added.
void leave_inclusion_open(const plan::Document&, Verdicts& verdicts, const Verdicts& added);

}  // namespace cocrea::rules
