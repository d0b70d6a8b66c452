#include "report/paper.h"

#include "report/printed_style.h"

namespace cocrea::report {

void open_paper(html::Markup& m, const view::Context& c, std::string_view title) {
  m.open("html").set("lang", view::tag(c.state.language)).open("head");
  m.open("meta").set("charset", "utf-8").close();
  m.open("meta").set("http-equiv", "Content-Security-Policy").set("content", "default-src 'none'; style-src 'unsafe-inline'").close();
  m.open("meta").set("name", "viewport").set("content", "width=device-width, initial-scale=1").close();
  m.element("title", {}, title).open("style").raw(kReportStyle).close().close();
  m.open("body");
}

std::string close_paper(html::Markup& m) {
  m.close().close();
  return "<!doctype html>\n" + m.take() + "\n";
}

}  // namespace cocrea::report
