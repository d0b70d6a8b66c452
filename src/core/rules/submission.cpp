// 1.5 How the plan is handed in: SUB-1 (in English), SUB-2 (by OGP's page).
#include <algorithm>

#include "core/plan/channel.h"
#include "core/rules/blank.h"
#include "core/rules/moment.h"
#include "core/rules/sections.h"

namespace cocrea::rules {
namespace {

using dates::Day;

// --- SUB-1: every submitted text also in English -----------------------------------------------------------------------------------------------

bool filled(std::string_view text) { return written(text, false) == Written::yes; }
bool is_english(std::string_view language) { return language == "en" || language.starts_with("en-"); }

// The submitted texts that have no English one.
struct Text {
  Place place;
  std::string_view words;       // in another language
};
struct Texts {
  std::vector<Text> lacking;    // surely: left blank, or the register is complete
  std::vector<Text> unseen;     // none recorded
};

void look_at(const plan::LocalizedText& text, Place place, bool silent, Texts& texts) {
  bool blank = false;
  std::string_view any;
  for (const auto& [language, words] : text) {
    const bool english = is_english(language), has_words = filled(words);
    if (english && has_words) return;
    blank = blank || english;
    if (any.empty() && has_words) any = words;
  }
  if (!any.empty()) (blank || !silent ? texts.lacking : texts.unseen).push_back({place, any});
}

// All texts of an entity and of what it holds, in the order of the tables of fields. Amendments came later.
void walk(const plan::EntityType& type, const plan::Entity& entity, bool silent, Texts& texts) {
  for (const plan::Field& field : type.fields) {
    if (field.kind == plan::Kind::localized) {
      look_at(plan::localized_of(field, const_cast<plan::Entity&>(entity)), {entity.id, field.name}, silent, texts);   // only read
    } else if (field.kind == plan::Kind::child) {
      walk(*field.type, plan::child_of(field, entity), silent, texts);
    } else if (field.kind == plan::Kind::list && field.type != &plan::kAmendment) {
      for (std::size_t i = 0; i < plan::list_size(field, entity); ++i) walk(*field.type, plan::list_at(field, entity, i), silent, texts);
    }
  }
}

// Of the submitted version, or of the plan as it stands; commitments that are added are submitted later.
template <class Submitted>
void look_at_all(const Submitted& submitted, bool silent, Texts& texts) {
  look_at(submitted.title, {submitted.id, "title"}, silent, texts);
  walk(plan::kVision, submitted.vision, silent, texts);
  for (const plan::MonitoringBody& body : submitted.monitoring_bodies) walk(plan::kMonitoringBody, body, silent, texts);
  for (const plan::Commitment& commitment : submitted.commitments) {
    if (!is_added(commitment)) walk(plan::kCommitment, commitment, silent, texts);
  }
}

Texts texts_of(const plan::Plan& plan, bool silent) {
  Texts texts;
  (silent ? texts.unseen : texts.lacking).reserve(16 * (plan.commitments.size() + 1));   // no mutants: so that it seldom grows
  look_at(plan.foreword, {plan.id, "foreword"}, silent, texts);
  if (const plan::Version* version = submitted_version(plan)) {
    look_at_all(*version, silent, texts);
  } else {
    look_at_all(plan, silent, texts);
  }
  return texts;
}

Content content_of(const Texts& texts, bool silent) {
  if (!texts.lacking.empty()) return {State::not_met};
  return silent ? Content{State::cannot_tell, lacks::content} : Content{State::met};
}

// Which text it is: its words, or the first of them. Characters stay whole and, where enough is left to tell it by, words.
void add_text_note(const Text& text, Verdict& verdict) {
  constexpr std::size_t most = 60, enough = 20;
  std::string_view words = trimmed(text.words);
  const bool is_long = words.size() > most;
  if (is_long) {
    std::size_t end = words.rfind(' ', most);
    if (end == std::string_view::npos || end < enough) {
      for (end = most; (static_cast<unsigned char>(words[end]) & 0xC0u) == 0x80u; --end) {}   // inside a character of UTF-8
    }
    words = trimmed(words.substr(0, end));
  }
  verdict.notes.push_back({is_long ? "note.notInEnglishLong" : "note.notInEnglish", text.place, std::nullopt, std::nullopt, words});
}

// An English version that was sent later is late.
Tally judge_english(const Act& submission, const std::optional<dates::Span>& english, Day as_of, Content content) {
  if (!submission.days || !english) return judge_at(submission, as_of, content);
  Tally tally;
  Worlds worlds;
  const auto local = worlds.add(*submission.days), translated = worlds.add(*english);
  worlds.compare(local, as_of);
  worlds.compare(local, translated);
  worlds.each([&](const Worlds::Days& days) {
    if (days[local] > as_of) {
      tally.add(State::pending);
    } else if (days[translated] > days[local]) {
      tally.add(State::not_met);
    } else {
      tally.add(content.state, content.missing);
    }
  });
  return tally;
}

void check_english(const Context& context, const plan::Plan& plan, Verdicts& verdicts) {
  std::optional<Verdict> begun = begin(context, "SUB-1", plan, plan.id);
  if (!begun) return;
  Verdict& verdict = *begun;
  const bool silent = silence_is_unknown(plan.registers.texts);
  const Texts texts = texts_of(plan, silent);
  const Content content = content_of(texts, silent);
  const Act submission = submission_of(plan);
  const auto english = days_of(plan.submission.english);
  const Tally tally = judge_english(submission, english, context.as_of, content);
  add_submission_facts(verdict, plan);
  if (english) verdict.facts.push_back(fact("fact.englishSent", plan.submission.id, "english", plan.submission.english));
  verdict.facts.push_back(fact("fact.textsComplete", plan.registers.id, "texts", plan.registers.texts));
  set_moment(verdict, submission, tally);
  if (verdict.state == State::not_met && english && texts.lacking.empty() && english->latest <= context.as_of) {
    verdict.done = english;
    verdict.late_days = dates::days_between(submission.days->latest, english->earliest);
  }
  const bool missing = tally.lacks(lacks::content);
  if (missing) verdict.missing.reserve(texts.unseen.size() + 1);   // no mutants: likewise
  for (const std::vector<Text>* list : {&texts.lacking, &texts.unseen}) {
    for (const Text& text : *list) {
      if (missing && list == &texts.unseen) {
        verdict.missing.push_back({"missing.english", text.place});
      } else {
        add_text_note(text, verdict);
      }
    }
  }
  if (missing) verdict.missing.push_back({"missing.texts", {plan.registers.id, "texts"}});
  if (verdict.state == State::depends_on_day && english && !english->is_day()) {
    verdict.remedies.push_back({"remedy.exactDay.submission", {plan.submission.id, "english"}});
  }
  if (verdict.state == State::not_met && texts.lacking.empty() && !verdict.done) {
    verdict.remedies.push_back({"remedy.SUB-1.send", {plan.submission.id, "english"}});
  }
  if (!texts.lacking.empty() || !texts.unseen.empty()) {
    verdict.remedies.push_back({"remedy.SUB-1.translate", (texts.lacking.empty() ? texts.unseen : texts.lacking).front().place});
  } else if (missing) {
    verdict.remedies.push_back({"remedy.recordTexts", {plan.registers.id, "texts"}});
  }
  const std::string_view not_met = verdict.done ? "reason.SUB-1.late" : (texts.lacking.empty() ? "reason.SUB-1.later" : "reason.SUB-1.notMet");
  set_reason(verdict, submission, tally, {"reason.SUB-1.met", not_met, "reason.SUB-1.unknown"});
  verdicts.push_back(std::move(verdict));
}

// --- SUB-2: a date and a channel on OGP's site -------------------------------------------------------------------------------------------------

Content channel_of(const plan::Submission& submission) {
  switch (submission.channel_kind) {
    case plan::Channel::ogp_site: return {State::met};
    case plan::Channel::other_electronic:
    case plan::Channel::not_electronic: return {State::not_met};
    case plan::Channel::unset: break;
  }
  return plan::names_ogp_site(submission.channel) ? Content{State::met} : Content{State::cannot_tell, lacks::content};
}

std::string_view channel_name(plan::Channel channel) {
  switch (channel) {
    case plan::Channel::ogp_site: return "ogpSite";
    case plan::Channel::other_electronic: return "otherElectronic";
    case plan::Channel::not_electronic: return "notElectronic";
    case plan::Channel::unset: break;
  }
  return "";
}

void check_channel(const Context& context, const plan::Plan& plan, Verdicts& verdicts) {
  std::optional<Verdict> begun = begin(context, "SUB-2", plan, plan.id);
  if (!begun) return;
  Verdict& verdict = *begun;
  const Act submission = submission_of(plan);
  const Tally tally = judge_at(submission, context.as_of, channel_of(plan.submission));
  add_submission_facts(verdict, plan);
  const Place place{plan.submission.id, "channelKind"};
  verdict.facts.push_back(choice_fact("fact.submissionChannel", place.entity, place.field, channel_name(plan.submission.channel_kind)));
  if (!plan.submission.channel.empty()) verdict.facts.push_back(fact("fact.submissionAddress", plan.submission.id, "channel", plan.submission.channel));
  set_moment(verdict, submission, tally);
  if (verdict.state == State::met) verdict.done = submission.days;
  if (tally.lacks(lacks::content)) {
    verdict.missing.push_back({"fact.submissionChannel", place});
    verdict.remedies.push_back({"remedy.SUB-2.recordChannel", place});
  }
  if (verdict.state == State::not_met || verdict.state == State::pending) verdict.remedies.push_back({"remedy.SUB-2.useSite", place});
  set_reason(verdict, submission, tally, {"reason.SUB-2.met", "reason.SUB-2.notMet", "reason.SUB-2.channelUnknown"});
  verdicts.push_back(std::move(verdict));
}

}  // namespace

void check_submission(const Context& context, Verdicts& verdicts) {
  for (const plan::Plan& plan : context.document.plans) {
    check_english(context, plan, verdicts);
    check_channel(context, plan, verdicts);
  }
}

}  // namespace cocrea::rules
