// OGP's forms on pages: the pack to be copied, and the form of an evaluation to be answered here.
#include "view/ogp_forms.h"

#include <algorithm>

#include "view/forms.h"
#include "view/pages/shared.h"
#include "view/text_lookup.h"
#include "view/texts.h"

namespace cocrea::view {

namespace {

// ---- the pack -------------------------------------------------------------------------------------------------------------------------------------

// The language of what stands in the pack, for Node::language. "": none is known, as of names, addresses and links.
std::string beside_page(const Context& c, std::string_view language) { return language == tag(c.state.language) ? std::string() : std::string(language); }

Node answer_row(const Context& c, const FilledLine& one, const std::string& id) {
  Node words = tight(column(in_language(paragraph(one.question, Emphasis::strong), beside_page(c, "en"))));
  if (one.blank) add(words, paragraph(c.t("ways.blank"), Emphasis::small, Tone::secondary));
  if (one.answer.empty()) return words;
  if (!one.language.empty()) {
    add(words, row(pill(id + ":language", c.t("ways.untranslated", {{"language", language_name(c, one.language)}}), "language", Tone::at_risk)));
  }
  add(words, reading(in_language(paragraph(one.answer), beside_page(c, one.language))));
  Node copy = button(id, c.t("ways.copyOf", {{"question", one.question}}), "copy", CopyText{one.answer}, Emphasis::quiet);
  copy.hide_label = true;
  Node line = row(growing(std::move(words)), at_end(std::move(copy)));
  line.layout.wrap = false;
  return line;
}

Node form_card(const Context& c, OgpForm form) {
  const std::vector<FormSection> sections = fill_form(c, form);
  Node box = card(c.t("ways.form." + c.state.form));
  box.id = "ways:open-form";
  long untranslated = 0, blank = 0;
  for (const FormSection& section : sections) {
    for (const FilledLine& one : section.answers) {
      untranslated += !one.language.empty();
      blank += one.blank;
    }
  }
  Node counts = row(paragraph(untranslated > 0 ? c.n("ways.untranslatedCount", untranslated) : c.t("ways.allTranslated"), Emphasis::small, Tone::secondary));
  if (blank > 0) add(counts, paragraph(c.n("ways.blankCount", blank), Emphasis::small, Tone::secondary));
  add(box, std::move(counts),
      row(button("ways:copy-all", c.t("ways.copyAll"), "copy", CopyText{form_text(sections)}),
          button("ways:form-file", c.t("ways.download"), "download", GiveOut{GiveOut::What::form, c.state.form})));
  for (std::size_t i = 0; i < sections.size(); ++i) {
    // In a commitment's stands its title, of whatever language that is.
    add(box, in_language(heading(3, sections[i].title), sections[i].commitment ? std::string() : beside_page(c, "en")));
    for (std::size_t k = 0; k < sections[i].answers.size(); ++k) {
      add(box, answer_row(c, sections[i].answers[k], "ways:copy:" + std::to_string(i) + ":" + std::to_string(k)));
    }
  }
  return box;
}

// ---- the form of an evaluation --------------------------------------------------------------------------------------------------------------------

// Of all grades only those that the question offers, and the one that stands.
Node grade_field(const Context& c, const FilledLine& one) {
  Node node = field(c, *one.given, plan::kFormAnswer, "grade");
  std::erase_if(node.field->options, [&](const Option& option) {
    for (std::string_view rest = one.line->grades; !rest.empty();) {
      const std::size_t end = std::min(rest.find(' '), rest.size());
      if (rest.substr(0, end) == option.value) return false;
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return !option.value.empty() && !option.selected;
  });
  return node;
}

// The question is the name of what answers it first; the group's is another, so that "explanation" is heard with what it explains.
Node question_node(const Context& c, const FilledLine& one) {
  Node box = column();
  box.id = "answer:" + one.given->id;
  box.label = c.t("evaluation.answerTo", {{"question", one.question}});
  Node explanation = field(c, *one.given, plan::kFormAnswer, "explanation");
  if (one.line->grades.empty()) {
    explanation.label = one.question;
    add(box, std::move(explanation));
  } else {
    Node grade = grade_field(c, one);
    grade.label = one.question;
    add(box, std::move(grade), grid(2, std::move(explanation), field(c, *one.given, plan::kFormAnswer, "references")));
  }
  if (!one.beside.empty()) add(box, reading(paragraph(c.t("evaluation.beside", {{"words", one.beside}}), Emphasis::small, Tone::secondary)));
  return box;
}

// Places for the answers that there are none for yet. Their ids follow from the questions', so that copies in which a form was begun have the same.
std::vector<edit::Change> places_for_answers(const Context& c, const plan::Evaluation& evaluation, const std::vector<FormSection>& sections) {
  std::vector<edit::Change> changes;
  std::string order = evaluation.answers.empty() ? std::string() : evaluation.answers[evaluation.answers.size() - 1].order;
  for (const FormSection& section : sections) {
    for (const FilledLine& one : section.answers) {
      if (!one.line || one.given) continue;
      const auto answer = std::make_shared<plan::FormAnswer>();
      answer->question = one.line->name();
      if (one.commitment) answer->commitment = one.commitment->id;
      answer->id = plan::derived_id(evaluation.id, answer->commitment.empty() ? answer->question : answer->question + "-" + answer->commitment);
      if (plan::find(*c.document, answer->id)) continue;   // it was given to another question since
      order = plan::order_between(order, {});
      answer->order = order;
      changes.emplace_back(edit::Insert{evaluation.id, "answers", answer});
    }
  }
  return changes;
}

// Answers to what the form does not ask (any more): of another kind of evaluation, or of a commitment that is gone.
void add_other_answers(const Context& c, const plan::Evaluation& evaluation, const std::vector<FormSection>& sections, Node& box) {
  for (std::size_t i = 0; i < evaluation.answers.size(); ++i) {
    const plan::FormAnswer& answer = evaluation.answers[i];
    const auto has = [&](const FormSection& section) {
      return std::any_of(section.answers.begin(), section.answers.end(), [&](const FilledLine& one) { return one.given == &answer; });
    };
    if (std::any_of(sections.begin(), sections.end(), has)) continue;
    const bool named = has_text("question." + answer.question);   // the heading says it in OGP's words
    add(box, separator(), entry(c, answer, plan::kFormAnswer, i + 1, named ? "commitment | grade | explanation references" : "question commitment | grade | explanation references"));
  }
}

}  // namespace

Node form_button(const Context& c, std::string_view form, std::string label) {
  const bool open = c.state.form == form;
  Node press = button("ways:form:" + std::string(form), std::move(label), open ? "chevron_up" : "chevron_down", ShowForm{std::string(form)});
  press.selected = open;
  press.disabled = !c.plan;
  return press;
}

void add_open_form(const Context& c, Node& main, std::string_view form) {
  const auto named = ogp_form_named(form);
  if (named && c.plan && c.state.form == form) add(main, form_card(c, *named));
}

void add_evaluation_form(const Context& c, const plan::Evaluation& evaluation, Node& box) {
  const FormCount count = count_form(c, evaluation);
  if (count.asked == 0 && evaluation.answers.empty()) return;
  const bool open = c.state.unfolded == evaluation.id;
  Node fold = button("fold:" + evaluation.id, c.t("evaluation.form"), open ? "chevron_up" : "chevron_down", Unfold{evaluation.id}, Emphasis::quiet);
  fold.selected = open;
  if (evaluation.kind == plan::EvaluationKind::commitment && count.asked > 0) {
    fold.help = subject_of(c, evaluation.commitment);
  } else if (evaluation.kind != plan::EvaluationKind::unset) {
    const plan::Field& kind = *plan::kEvaluation.find("kind");
    fold.help = option_label(c, plan::kEvaluation, kind, kind.names[static_cast<std::size_t>(evaluation.kind) - 1]);
  }
  Node head = row(std::move(fold));
  if (count.asked > 0) add(head, paragraph(count.blank > 0 ? c.n("ways.blankCount", count.blank) : c.t("evaluation.answered"), Emphasis::small, Tone::secondary));
  add(box, std::move(head));
  if (!open) return;
  const std::vector<FormSection> sections = form_of(c, evaluation);
  if (auto places = places_for_answers(c, evaluation, sections); !places.empty()) {
    Node begin = button("add:" + evaluation.id + ".answers", c.t(evaluation.answers.empty() ? "evaluation.begin" : "evaluation.addQuestions"), "plus",
                        Perform{{"edit.form", std::move(places)}});
    begin.disabled = c.read_only();
    add(box, row(std::move(begin)));
  }
  if (!evaluation.answers.empty()) add(box, content_language_switch(c));
  for (const FormSection& section : sections) {
    Node answers = column();
    for (const FilledLine& one : section.answers) {
      if (one.given) add(answers, question_node(c, one));
    }
    if (answers.children.empty()) continue;
    if (evaluation.kind == plan::EvaluationKind::initial) add(box, heading(4, section.commitment ? title_of(c, *section.commitment, section.number) : section.title));
    add(box, std::move(answers));
  }
  add_other_answers(c, evaluation, sections, box);
}

}  // namespace cocrea::view
