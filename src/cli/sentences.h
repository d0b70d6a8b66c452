// What the pages say, for a terminal and for JSON: on one line, without characters that steer.
#pragma once

#include <string>

#include "core/deadlines/deadlines.h"
#include "view/words.h"

namespace cocrea::cli {

// A document as the pages see it, for their words. Document and calendar have to live as long.
class Pages {
 public:
  Pages(const plan::Document&, const deadlines::Calendar&, view::Language);
  Pages(const Pages&) = delete;
  Pages& operator=(const Pages&) = delete;

  view::Language language() const { return state_.language; }
  const view::Context& context() const { return context_; }

  std::string state(const rules::Verdict&) const;
  std::string reason(const rules::Verdict&) const;
  std::string note(const rules::Note&) const;
  std::string remedy(const rules::Verdict&, const rules::Missing&) const;
  std::string next_step(const rules::Verdict&) const;   // the most useful thing to do; "" if there is none
  // What a verdict or a deadline is about: the title of a commitment, else "".
  std::string subject(std::string_view id) const;
  std::string title(const plan::LocalizedText&) const;

 private:
  view::State state_;
  view::Context context_;
};

}  // namespace cocrea::cli
