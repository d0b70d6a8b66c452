// How early a problem can end at all, by the work that each resource has to do.
#pragma once

#include "core/schedule/problem.h"

namespace cocrea::schedule {

// For any set of uses of one resource: the earliest that one of them starts, the time that their work takes at full capacity, and the least
// that comes after one of them. The greatest of these sums over the sets "not before a, with at least q after it". What is held until another ends (a slot)
// takes at least the way from the one to the other. And of any capacity * k + 1 uses, k + 1 follow one another on one unit (uses are intervals, and so
// need no more units than ever overlap), as on parallel machines (M. Dell'Amico, S. Martello, 1995).
Time energy_bound(const Problem&);

// Some resource is asked for more than it has between two times within which all of that has to lie: no schedule keeps these windows.
bool overloaded(const Problem&, const Windows&);

}  // namespace cocrea::schedule
