#include "report/chart.h"

#include "html/html.h"
#include "view/plan_timeline.h"

namespace cocrea::report {

std::string write_chart(const view::Context& c) {
  constexpr double kWidth = 1180;   // an A4 page on its side at 105 dots an inch
  return html::write_picture(view::plan_timeline(c), kWidth, "chart") + "\n";
}

}  // namespace cocrea::report
