// Sentences of assets/rules in a language, their placeholders filled from what they are about.
#pragma once

#include <string>

#include "core/rules/check.h"
#include "view/texts.h"

namespace cocrea::cli {

std::string sentence(view::Language, std::string_view key, const rules::Verdict&);
std::string sentence(view::Language, std::string_view key, const rules::Note&);

// Why the state is what it is; where that is only that something is missing, what.
std::string reason(view::Language, const rules::Verdict&);
// The most useful thing to do; "" if there is none.
std::string next_step(view::Language, const rules::Verdict&);

// What a verdict or a deadline is about: the title of a commitment, else "".
std::string subject_title(const plan::Document&, std::string_view subject, view::Language);

}  // namespace cocrea::cli
