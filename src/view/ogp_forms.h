// OGP's forms, filled in from the plan: question after question in the forms' order, in English, to be copied over.
//
// The questions are as OGP's templates and the published plans have them (RULES section 2). Answers stand in English where there are English texts; else the original
// stands there, marked. Questions that only whoever fills the form in can answer stay blank.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "view/context.h"

namespace cocrea::view {

enum class OgpForm : std::uint8_t { submission, quarterly, inception, end_of_commitment, learning };
inline constexpr std::string_view kOgpFormNames[] = {"submission", "quarterly", "inception", "end-of-commitment", "learning"};
std::optional<OgpForm> ogp_form_named(std::string_view);

struct FormAnswer {
  std::string question;          // in English
  std::string answer;            // "" = blank
  std::string language;          // of the answer, where that is not English
};
struct FormSection {
  std::string title;             // in English
  std::vector<FormAnswer> answers;
};

// Precondition: there is a plan in view.
std::vector<FormSection> fill_form(const Context&, OgpForm);

// As plain text.
std::string form_text(const std::vector<FormSection>&);

}  // namespace cocrea::view
