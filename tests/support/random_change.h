// Transactions made up at random, for what holds whatever is done.
#pragma once

#include "core/edit/change.h"
#include "support/random_document.h"

namespace cocrea::test {

// One to five changes that fit the document one after the other.
edit::Transaction random_transaction(Random&, const plan::Document&);

}  // namespace cocrea::test
