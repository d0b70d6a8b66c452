// 1.11 to 1.13 follow from each other: what opened a ground for inactivity is also why the member is contrary to process later on, and why there is a ground for
// revocation. So a verdict that is open shows the facts and the sums of those it follows from.
#include <algorithm>
#include <iterator>

#include "core/rules/standing_verdicts.h"

namespace cocrea::rules {
namespace {

struct Named {
  Causes cause;
  std::string_view rule, note;
};
constexpr Named kGrounds[] = {{cause::ina1, "INA-1", "note.because.INA-1"}, {cause::ina2, "INA-2", "note.because.INA-2"}, {cause::ina3, "INA-3", "note.because.INA-3"}, {cause::ina4, "INA-4", "note.because.INA-4"}};
constexpr Named kFailures[] = {{cause::ctp1, "CTP-1", "note.because.CTP-1"}, {cause::ctp2, "CTP-2", "note.because.CTP-2"}};

// Of the verdicts so far; these rules have one each, and come last.
const Verdict* find(const Verdicts& verdicts, std::string_view rule) {
  const auto found = std::find_if(verdicts.rbegin(), verdicts.rend(), [&](const Verdict& one) { return one.rule == rule; });
  return found == verdicts.rend() ? nullptr : &*found;
}

// Each fact and each sum once; today's own comparisons stay where they are.
void add_from(Verdict& verdict, const Verdict& other) {
  for (const Fact& one : other.facts) {
    const auto same = [&](const Fact& fact) { return fact.label == one.label && fact.place == one.place; };
    if (std::none_of(verdict.facts.begin(), verdict.facts.end(), same)) verdict.facts.push_back(one);
  }
  for (const Step& one : other.steps) {
    const auto same = [&](const Step& step) { return step.label == one.label && step.from == one.from && step.months == one.months; };
    const bool is_sum = one.kind == Step::Kind::add_months || one.kind == Step::Kind::add_days;
    if (is_sum && std::none_of(verdict.steps.begin(), verdict.steps.end(), same)) verdict.steps.push_back(one);
  }
}

bool is_open(const Verdict& verdict) { return verdict.state != State::met && verdict.state != State::not_applicable; }

// Why the member is inactive, or contrary to process, today: with the days at their best or, where it is not so then, at their worst. Of what cannot be told, why
// it may be by what is not recorded.
Causes causes_of(const Context& context, const StandingAnswers& answers, std::optional<dates::Day> Stretch::* since, const Verdict& verdict) {
  const auto causes_in = [&](const Line& line) {
    const Stretch* const today = at(line, context.as_of);
    return today != nullptr && today->*since ? today->causes : Causes{};
  };
  if (verdict.state == State::cannot_tell) return causes_in(evaluate_with_verdicts(answers.read.record, {true, true}));
  const Causes best = causes_in(answers.best);
  return best != 0 ? best : causes_in(evaluate(answers.read.record, {true, false}));
}

// Whether it is, on all days, why the member is what it is today.
bool is_sure_cause(const Verdict& verdict, const Named& named, Causes causes) { return verdict.state == State::not_met && (causes & named.cause) != 0; }

// … or on some days may be.
bool is_cause(const Verdict& verdict, const Named& named, Causes causes) {
  return verdict.state == State::depends_on_day || verdict.state == State::cannot_tell || is_sure_cause(verdict, named, causes);
}

void add_recorded(const Context& context, Verdict& verdict) {
  for (const plan::RecordedStatus& one : context.document.membership.statuses) {
    const Fact status = fact("fact.recordedStatus", one.id, "date", one.date);
    const auto same = [&](const Fact& fact) { return fact.label == status.label && fact.place == status.place; };
    if (std::none_of(verdict.facts.begin(), verdict.facts.end(), same)) verdict.facts.push_back(status);
  }
}

void add_voluntary(const StandingAnswers& answers, const Verdicts& verdicts, Verdict& verdict) {
  const Verdict* const requests = answers.read.record.voluntary.empty() ? nullptr : find(verdicts, "INA-V");
  if (requests != nullptr) add_from(verdict, *requests);
}

// The standing that follows from the record, beside another one that OGP published; where the days or what is not recorded decide which, only that it is another.
std::string_view differs_note(const Context& context, const StandingAnswers& answers) {
  constexpr std::string_view kNotes[kStandings] = {"note.recordedDiffers", "note.recordedDiffers.notAssigned", "note.recordedDiffers.active", "note.recordedDiffers.inactive",
                                                   "note.recordedDiffers.voluntary", "note.recordedDiffers.contrary", "note.recordedDiffers.ground", "note.recordedDiffers"};
  const auto computed = [&](Outlook outlook) {
    const Line line = evaluate(answers.read.record, outlook);
    const Stretch* const today = at(line, context.as_of);
    return today == nullptr ? Standing::none : today->computed;
  };
  const Standing best = computed({false, false});
  const bool one = best == computed({false, true}) && best == computed({true, false}) && best == computed({true, true});
  return kNotes[one ? static_cast<std::size_t>(best) : 0];
}

}  // namespace

void add_why_inactive(const Context& context, const StandingAnswers& answers, const Verdicts& verdicts, Verdict& verdict) {
  if (!is_open(verdict)) return;
  const Causes causes = causes_of(context, answers, &Stretch::inactive_since, verdict);
  for (const Named& one : kGrounds) {
    const Verdict* const ground = find(verdicts, one.rule);
    if (ground != nullptr && is_cause(*ground, one, causes)) add_from(verdict, *ground);
  }
  if ((causes & cause::recorded) != 0) add_recorded(context, verdict);
  add_voluntary(answers, verdicts, verdict);
}

void add_why_contrary(const Context& context, const StandingAnswers& answers, const Verdicts& verdicts, Verdict& verdict) {
  if (!is_open(verdict)) return;
  const Causes causes = causes_of(context, answers, &Stretch::contrary_since, verdict);
  for (const Named& one : kFailures) {
    const Verdict* const failure = find(verdicts, one.rule);
    if (failure != nullptr && is_cause(*failure, one, causes)) add_from(verdict, *failure);
  }
  if ((causes & cause::recorded) != 0) add_recorded(context, verdict);
  add_voluntary(answers, verdicts, verdict);
}

void add_why_recovered(const Context& context, const StandingAnswers& answers, const Verdicts& verdicts, Verdict& verdict) {
  const Record& record = answers.read.record;
  const auto failed = [&](const Ground& one) {
    return one.cause == cause::ctp2 && one.opens.earliest <= context.as_of && is_open(record, one, {true, false}, one.opens.earliest);
  };
  const Verdict* const evidence = find(verdicts, "CTP-2");
  if (evidence != nullptr && std::any_of(record.grounds.begin(), record.grounds.end(), failed)) add_from(verdict, *evidence);
}

void add_why_standing(const Context& context, const StandingAnswers& answers, const Verdicts& verdicts, Verdict& verdict) {
  if (verdict.state == State::depends_on_day || verdict.state == State::cannot_tell) {
    for (const Verdict* one : {find(verdicts, "CTP-1"), find(verdicts, "REV-1")}) {
      if (one != nullptr && is_open(*one)) add_from(verdict, *one);
    }
    return;
  }
  const std::optional<Standing> told = told_standing(verdict.reason);
  const Stretch* const today = at(answers.best, context.as_of);
  if (verdict.state != State::met || !told) return;
  const Place statuses{context.document.membership.id, "statuses"};
  const auto add = [&](std::string_view note) { verdict.notes.push_back({note, statuses, std::nullopt, std::nullopt, {}}); };
  const bool is_published = today != nullptr && today->recorded != plan::RecordedState::unset;
  const bool differs = is_published && today->stated() != today->computed;
  if (differs) {
    add("note.because.recorded");
    add(differs_note(context, answers));
  }
  // What is published is ended by OGP alone; but what would make it worse is in the member's hands.
  const Missing ask{"remedy.STA-1.askOgp", statuses};
  const Standing standing = differs ? today->computed : *told;
  if (differs && standing < *told) verdict.remedies.push_back(ask);
  if (standing == Standing::voluntary) add_voluntary(answers, verdicts, verdict);
  const bool is_inactive = standing == Standing::inactive, is_contrary = standing == Standing::contrary || standing == Standing::revocation_ground;
  if (!is_inactive && !is_contrary) return;
  if (const Verdict* const why = find(verdicts, is_inactive ? "CTP-1" : "REV-1")) {
    add_from(verdict, *why);
    // A request puts off a last day, and leaves the status as it is.
    const auto puts_off = [](const Missing& one) { return one.label == "remedy.INA-V.record" || one.label == "remedy.recordVoluntary"; };
    if (verdict.remedies.empty()) std::remove_copy_if(why->remedies.begin(), why->remedies.end(), std::back_inserter(verdict.remedies), puts_off);
  }
  if (is_published && !differs) verdict.remedies.push_back(ask);
  const Causes causes = causes_of(context, answers, is_inactive ? &Stretch::inactive_since : &Stretch::contrary_since, verdict);
  const bool by_ogp = (causes & cause::recorded) != 0;
  if ((by_ogp || is_published) && !differs) add("note.because.recorded");
  const auto add_note = [&](const Named& one) {
    const Verdict* const other = find(verdicts, one.rule);
    const bool is_sure = other != nullptr && is_sure_cause(*other, one, causes);
    if (is_sure) add(one.note);
    return is_sure;
  };
  bool by_inactivity = is_inactive;   // else the grounds for it are none for this
  if (is_contrary) {
    by_inactivity = add_note(kFailures[0]);
    add_note(kFailures[1]);
  }
  if (by_inactivity) {
    for (const Named& one : kGrounds) add_note(one);
  }
  if (verdict.notes.empty() && !answers.read.uncertain.empty()) add("note.because.dependsOnDay");
}

}  // namespace cocrea::rules
