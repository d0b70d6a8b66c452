// What the rules of the membership say on another day than the one in view.
//
// Of a day that has passed: as it was then. Of one that lies ahead: as it will be if nothing more is done, so what is dated after the day in view is left out,
// and what is not recorded does not happen: the forecast of core/status.
#pragma once

#include "view/context.h"

namespace cocrea::view {

struct OtherDay {
  OtherDay(const Context&, dates::Day);
  OtherDay(const OtherDay&) = delete;   // verdicts view the document's texts
  OtherDay& operator=(const OtherDay&) = delete;

  plan::Document document;
  deadlines::Calendar calendar;   // verdicts only
  Context context;
};

}  // namespace cocrea::view
