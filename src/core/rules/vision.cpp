// 1.4 The strategic vision: VIS-1, VIS-2, VIS-3.
#include <algorithm>

#include "core/rules/moment.h"
#include "core/rules/sections.h"

namespace cocrea::rules {
namespace {

// One thing that the vision has to say.
struct Part {
  Fact fact;
  Written written;
  std::string_view lacking;   // key of the note that it is what lacks
};

// All of the parts: what is blank breaks the rule, what nobody entered leaves it open.
void check_parts(std::optional<Verdict> begun, const Context& context, const plan::Plan& plan, const std::vector<Part>& parts, std::string_view met,
                 std::string_view not_met, Verdicts& verdicts) {
  if (!begun) return;
  Verdict& verdict = *begun;
  Content content{State::met};
  for (const Part& part : parts) {
    if (part.written == Written::no) content = {State::not_met};
    if (part.written == Written::unknown && content.state == State::met) content = {State::cannot_tell, 1};
  }
  const Act submission = submission_of(plan);
  const Tally tally = judge_at(submission, context.as_of, content);
  add_submission_facts(verdict, plan);
  for (const Part& part : parts) verdict.facts.push_back(part.fact);
  verdict.facts.push_back(fact("fact.textsComplete", plan.registers.id, "texts", plan.registers.texts));
  set_moment(verdict, submission, tally);
  for (const Part& part : parts) {
    if (part.written == Written::unknown && tally.lacks(1)) verdict.missing.push_back({part.fact.label, part.fact.place});
    if (part.written == Written::no && verdict.state == State::not_met) verdict.notes.push_back({part.lacking, part.fact.place, std::nullopt, std::nullopt, {}});
    if (part.written != Written::yes) verdict.remedies.push_back({"remedy.writePart", part.fact.place});
  }
  set_reason(verdict, submission, tally, {met, not_met, "reason.textsUnknown"});
  verdicts.push_back(std::move(verdict));
}

Part text_part(const Context& context, std::string_view label, const plan::Vision& vision, std::string_view field, const plan::LocalizedText& text, bool silent,
               std::string_view lacking) {
  return {fact(label, vision.id, field, title_of(context.document, text)), written(text, silent), lacking};
}

Part goals_part(const plan::Vision& vision, bool silent) {
  const auto count = std::count_if(vision.goals.begin(), vision.goals.end(), [](const plan::Goal& goal) { return written(goal.text, false) == Written::yes; });
  Fact goals = fact("fact.goals", vision.id, "goals", std::string_view{});
  if (count > 0 || !silent) goals.number = static_cast<int>(count);
  return {std::move(goals), count > 0 ? Written::yes : (silent ? Written::unknown : Written::no), "note.lacksGoals"};
}

// A name and a description, of one and the same body.
Written body_written(const plan::MonitoringBody& body, bool silent) {
  const Written name = written(body.name, silent), description = written(body.description, silent);
  if (name == Written::no || description == Written::no) return Written::no;
  return name == Written::yes ? description : name;
}

Part body_part(const plan::Plan& plan, bool silent) {
  const plan::Version* version = submitted_version(plan);
  Part part{fact("fact.bodyDescribed", plan.id, "monitoringBodies", std::string_view{}), silent ? Written::unknown : Written::no, "note.lacksBody"};
  for (const plan::MonitoringBody& body : version != nullptr ? version->monitoring_bodies : plan.monitoring_bodies) {
    part = {fact("fact.bodyDescribed", body.id, written(body.name, false) == Written::yes ? "description" : "name", body.name), body_written(body, silent), part.lacking};
    if (part.written == Written::yes) break;
  }
  return part;
}

}  // namespace

void check_vision(const Context& context, Verdicts& verdicts) {
  for (const plan::Plan& plan : context.document.plans) {
    const plan::Vision& vision = submitted_vision(plan);
    const bool silent = silence_is_unknown(plan.registers.texts);
    check_parts(begin(context, "VIS-1", plan, plan.id), context, plan,
                {text_part(context, "fact.longTerm", vision, "longTerm", vision.long_term, silent, "note.lacksLongTerm"),
                 text_part(context, "fact.principles", vision, "principles", vision.principles, silent, "note.lacksPrinciples"), goals_part(vision, silent)},
                "reason.VIS-1.met", "reason.VIS-1.notMet", verdicts);
    check_parts(begin(context, "VIS-2", plan, plan.id), context, plan,
                {text_part(context, "fact.mechanisms", vision, "mechanisms", vision.mechanisms, silent, "note.lacksMechanisms"), body_part(plan, silent)}, "reason.VIS-2.met",
                "reason.VIS-2.notMet", verdicts);
  }
  add_without_check(context, "VIS-3", "reason.VIS-3.noCheck", verdicts);
}

}  // namespace cocrea::rules
