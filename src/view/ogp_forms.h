// OGP's forms, filled in from the plan: question after question in the forms' order, in English, to be copied over.
//
// The questions are as OGP's templates and the published plans have them (RULES section 2). Answers stand in English where there are English texts; else the original
// stands there, marked. Questions that only whoever fills the form in can answer stay blank. A quarterly report is that of the quarter in which the as-of day is.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "view/context.h"

namespace cocrea::view {

enum class OgpForm : std::uint8_t { submission, quarterly, inception, end_of_commitment, learning };
inline constexpr std::string_view kOgpFormNames[] = {"submission", "quarterly", "inception", "end-of-commitment", "learning"};
std::optional<OgpForm> ogp_form_named(std::string_view);

// A line of a form: a section's title, or a question with where its answer is recorded.
struct FormLine {
  // OGP's words in English. Of what the monitoring body answers, on its page in the page's language: the key of a text that has OGP's words in English.
  std::string_view words;
  // "" a section, "=" one of a commitment; "vision:longTerm" a field; "=goals" what is put together; "-" what only the person knows. After "?" stands what the plan
  // records about a question that an answer of its own is kept for (plan::FormAnswer); "?-" one that was asked once, and is there where it was answered.
  std::string_view from;
  std::string_view grades = {};  // that may be chosen, between spaces: names of plan::Grade

  bool is_asked() const { return from.starts_with('?'); }
  bool is_former() const { return from == "?-"; }
  std::string_view name() const;   // of a question that is asked: FormAnswer::question
};

struct FilledLine {
  std::string question;          // in the context's language, in a pack in English
  std::string answer;            // "" = nothing
  std::string language;          // of the answer, where that is not English
  bool blank = true;             // to be filled in: not answered, though there may be evidence already
  std::string beside = {};       // of what is asked: what the plan records about it
  const FormLine* line = nullptr;                // of what is asked
  const plan::Commitment* commitment = nullptr;  // of which it is asked, where the evaluation is not of one alone
  const plan::FormAnswer* given = nullptr;       // null: there is no place for the answer yet
  bool is_told() const;          // something was answered: a grade, an explanation or evidence, of which any may stand alone
};
struct FormSection {
  std::string title;
  std::vector<FilledLine> answers;
  const plan::Commitment* commitment = nullptr;
  std::size_t number = 0;        // of the commitment
};

// The pack, in English, each answer out of the last evaluation of its kind. Precondition: there is a plan in view.
std::vector<FormSection> fill_form(const Context&, OgpForm);
// The form of one evaluation of the plan in view, in the context's language; nothing of kinds that have none.
std::vector<FormSection> form_of(const Context&, const plan::Evaluation&);
// How many questions that form asks, and how many of them are not answered, without filling it in.
struct FormCount {
  long asked = 0, blank = 0;
};
FormCount count_form(const Context&, const plan::Evaluation&);

// As plain text.
std::string form_text(const std::vector<FormSection>&);

}  // namespace cocrea::view
