// Verdicts and deadlines in words: state, tone, icon, due date, who, how far away.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/deadlines/room.h"
#include "core/rules/standing.h"
#include "core/status/status.h"
#include "view/nodes.h"

namespace cocrea::view {

// How a state looks and what it is called.
struct Look {
  Tone tone;
  std::string_view icon;
};
Look look_of(rules::State);
std::string state_word(const Context&, rules::State);
// Of the membership; nothing: it depends on days.
Look look_of(const std::optional<rules::Standing>&);
std::string standing_word(const Context&, const std::optional<rules::Standing>&);
// A status that is possible beside one that is known. Nothing is "revoked" that is not recorded: of that OGP would have to have said it (REV-1).
std::string possible_word(Language, const status::Interval&, rules::Standing possible);
// That OGP published a status, with what the rules say where that is another one (STA-1).
std::string recorded_words(const Context&, const status::Interval&);

// "Pendiente · hasta el 23 nov 2021", "Cabe en el plan", "Entregado con 3 días de retraso"; of STA-1 the standing.
std::string verdict_words(const Context&, const rules::Verdict&);
Look verdict_look(const rules::Verdict&);
// Done after its due date: not met for ever, but nothing is left to do.
bool is_late_but_done(const rules::Verdict&);

// Asks for somebody's attention: not met or not decidable, and something can be done about it.
bool is_open(const rules::Verdict&);

// The verdict of a rule about a subject, null if the rule gave none.
// A rule may answer several times about one (each quarter, each year): `nth` counts them from 0.
const rules::Verdict* find_verdict(const Context&, std::string_view rule, std::string_view subject, int nth = 0);
// A pill that answers "why?"; `where` makes its id unique in the page.
Node verdict_pill(const Context&, const rules::Verdict&, std::string_view where);
// Puts the pill of that verdict beside a field, if there is one.
void add_verdict(const Context&, Node& field, std::string_view rule, std::string_view subject);

// Whoever has to act, with the name of who it is, where that is recorded: "Punto de contacto: Ana Núñez".
std::string actor_words(const Context&, rules::Actor);

// Deadlines.
std::span<const deadlines::Deadline* const> deadlines_about(const Context&, std::string_view subject);
const deadlines::Deadline* find_deadline(const Context&, std::string_view label, std::string_view subject, int nth = 0);
ShowWhy why_of(const Context&, const deadlines::Deadline&);
// Which of those with the same label (rule) about the same subject this is, from 0; and as the end of an id: "" for the first, ":1" for the second.
int nth_of(const Context&, const deadlines::Deadline&);
int nth_of(const Context&, const rules::Verdict&);
std::string nth_suffix(const Context&, const deadlines::Deadline&);
std::string nth_suffix(const Context&, const rules::Verdict&);
std::string deadline_title(const Context&, const deadlines::Deadline&);
Node date_block(const Context&, const dates::Span&);
// "en 53 días", "hoy", "hace 3 días"; of a span "en 20 a 49 días".
std::string distance_words(const Context&, const dates::Span&);
Node deadline_pill(const Context&, const deadlines::Deadline&, std::string_view where);

// A sentence of assets/rules, its placeholders filled from the value it is about. `Subject`: rules::Verdict, rules::Note or rules::Step.
template <class Subject>
std::string rule_sentence(const Context&, std::string_view key, const Subject&);
extern template std::string rule_sentence(const Context&, std::string_view, const rules::Verdict&);
extern template std::string rule_sentence(const Context&, std::string_view, const rules::Note&);
extern template std::string rule_sentence(const Context&, std::string_view, const rules::Step&);

// Why a verdict is what it is, in one sentence. Where something is missing, it is named.
std::string reason_words(const Context&, const rules::Verdict&);

// The same below a title, where the verdict cannot be told: what is missing is said where it is seen, not only when asked for.
void add_what_is_missing(const Context&, const rules::Verdict&, Node& words);

// How many there are: "2", or "0–2" where it is not known.
std::string amount_words(deadlines::Amount);

// The most useful thing to do about a verdict, in words, with the place to do it; empty words if there is none.
struct NextStep {
  std::string words;
  rules::Missing what;   // what is to be done or recorded, and where
};
// An act that would change a verdict, in words.
std::string remedy_words(const Context&, const rules::Verdict&, const rules::Missing&);
NextStep next_step(const Context&, const rules::Verdict&);
// Whether it is an act that is written down before it can have happened. What is planned (an end, a start) lies ahead by its nature.
bool act_lies_ahead(std::string_view field, const plan::Date&, dates::Day);
// Whether the words of a remedy leave open what is to be recorded: then what is missing is named beside them.
bool is_vague(std::string_view remedy);

// Leads to where a fact is recorded.
Action go_to(const Context&, std::string_view entity, std::string_view field);
// Leads to where what a verdict asks for is recorded: where a list has a button for each kind, to the one that this verdict is about.
Action go_to(const Context&, const rules::Verdict&, const rules::Missing&);

}  // namespace cocrea::view
