// What a command takes inside the program: until its effects are known (only then can they be stored), and until the page that shows it is there.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

#include "app/session.h"
#include "support/files.h"

namespace {

using namespace cocrea;
using Clock = std::chrono::steady_clock;

double ms_since(Clock::time_point start) { return std::chrono::duration<double, std::milli>(Clock::now() - start).count(); }

double median(std::vector<double> values) {
  std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2), values.end());
  return values[values.size() / 2];
}

void tell(const char* name, double value) { std::printf("{\"name\": \"%s\", \"value\": %.3f, \"unit\": \"ms\"}\n", name, value); }

}  // namespace

int main() {
  app::Start start;
  start.today = *dates::parse_day("2021-10-01");
  start.language = "es";
  app::Session session(start);
  session.sample("glasgow-2021", support::read_file("assets/samples/glasgow-2021.json"), start.today);
  const plan::Id commitment = session.document()->plans.front().commitments.front().id;
  session.navigated("d=" + session.document()->id + "&p=commitments&e=" + commitment);
  const std::string node = "f:" + commitment + ".title.en";
  std::vector<double> known, shown;
  for (int i = 0; i < 400; ++i) {
    view::Event event;
    event.kind = view::Event::Kind::commit;
    event.node = node;
    event.text = "Participación " + std::to_string(i);
    (void)session.page();
    const auto started = Clock::now();
    session.handle(event);
    const bool done = !session.take_effects().empty();
    known.push_back(ms_since(started));
    if (!done) return 1;
    (void)session.page();
    shown.push_back(ms_since(started));
  }
  tell("a command in the program, until it can be stored", median(known));
  tell("a command in the program, until its page is there", median(shown));
}
