#include "view/pages/amended.h"

#include <algorithm>

#include "core/exchange/word_differences.h"
#include "core/plan/freeze.h"
#include "view/change_words.h"
#include "view/words.h"

namespace cocrea::view {

using exchange::Difference;
using exchange::shortened;
using plan::AmendmentKind;

namespace {

constexpr std::size_t kShownText = 200;   // bytes

struct Part {
  const plan::EntityType* type;
  std::string_view field;
  AmendmentKind kind;
};
// What an amendment is about. All other fields tell what happened later (progress, completion) or are of this program alone (durations).
constexpr Part kParts[] = {
    {&plan::kCommitment, "title", AmendmentKind::text},         {&plan::kCommitment, "problem", AmendmentKind::text},
    {&plan::kCommitment, "statusQuo", AmendmentKind::text},     {&plan::kCommitment, "action", AmendmentKind::text},
    {&plan::kCommitment, "contribution", AmendmentKind::text},  {&plan::kCommitment, "relevance", AmendmentKind::text},
    {&plan::kCommitment, "additional", AmendmentKind::text},    {&plan::kCommitment, "policyArea", AmendmentKind::text},
    {&plan::kCommitment, "sector", AmendmentKind::text},        {&plan::kCommitment, "values", AmendmentKind::text},
    {&plan::kCommitment, "goals", AmendmentKind::text},         {&plan::kCommitment, "start", AmendmentKind::dates},
    {&plan::kCommitment, "end", AmendmentKind::dates},          {&plan::kCommitment, "endsWithPlan", AmendmentKind::dates},
    {&plan::kCommitment, "leads", AmendmentKind::lead},         {&plan::kCommitment, "institutions", AmendmentKind::lead},
    {&plan::kCommitment, "people", AmendmentKind::lead},        {&plan::kCommitment, "cancelled", AmendmentKind::withdrawal},
    {&plan::kMilestone, "title", AmendmentKind::milestones},    {&plan::kMilestone, "output", AmendmentKind::milestones},
    {&plan::kMilestone, "start", AmendmentKind::milestones},    {&plan::kMilestone, "due", AmendmentKind::milestones},
    {&plan::kMilestone, "responsible", AmendmentKind::milestones}, {&plan::kMilestone, "supporting", AmendmentKind::milestones},
};

AmendmentKind kind_of(const Difference& one) {
  using What = Difference::What;
  if (one.what == What::added || one.what == What::removed) return one.type == &plan::kMilestone ? AmendmentKind::milestones : AmendmentKind::unset;
  if (one.what != What::changed || one.field == nullptr) return AmendmentKind::unset;
  const auto part = std::find_if(std::begin(kParts), std::end(kParts), [&](const Part& any) { return any.type == one.type && any.field == one.name; });
  return part == std::end(kParts) ? AmendmentKind::unset : part->kind;
}

bool is_submitted(const plan::Version& one) { return one.kind == plan::VersionKind::submitted; }

const plan::Version* submitted(const plan::Plan& plan) {
  const auto found = std::find_if(plan.versions.begin(), plan.versions.end(), is_submitted);
  return found == plan.versions.end() ? nullptr : &*found;
}

// The plan as it was handed in, each time.
struct Submitted {
  const plan::Version* version;
  plan::Plan plan;
};
std::vector<Submitted> all_submitted(const plan::Plan& plan) {
  std::vector<Submitted> all;
  for (const plan::Version& version : plan.versions) {
    if (is_submitted(version)) all.push_back({&version, plan::thaw(plan, version)});
  }
  return all;
}

const plan::Commitment* find_commitment(const plan::Plan& plan, const plan::Id& id) {
  const auto found = std::find_if(plan.commitments.begin(), plan.commitments.end(), [&](const plan::Commitment& one) { return one.id == id; });
  return found == plan.commitments.end() ? nullptr : &*found;
}

// A commitment when it was first handed in: with the plan, or later as an added one.
struct Before {
  const plan::Version* version = nullptr;
  const plan::Commitment* commitment = nullptr;
};
Before before_of(const std::vector<Submitted>& all, const plan::Commitment& now) {
  for (const Submitted& one : all) {
    if (const plan::Commitment* was = find_commitment(one.plan, now.id)) return {one.version, was};
  }
  return {};
}

std::vector<Difference> amended(const plan::Commitment& was, const plan::Commitment& now) {
  std::vector<Difference> all = exchange::differences(plan::kCommitment, was, now);
  std::erase_if(all, [](const Difference& one) { return kind_of(one) == AmendmentKind::unset; });
  return all;
}

std::string day_words(const Context& c, const plan::Version& version) { return version.date ? full(c.state.language, *version.date) : c.t("compare.unset"); }

// "Compromiso · Fin: septiembre de 2023 → diciembre de 2023"
std::string line_of(const Context& c, const Changed& one) {
  const auto value = [&](const std::string& words) { return words.empty() ? c.t("compare.unset") : shortened(words, kShownText); };
  return c.t("amended.line", {{"what", one.what}, {"before", value(one.before)}, {"after", value(one.after)}});
}

// Whether an amendment says it already, in whatever language.
bool is_recorded(const plan::Commitment& commitment, const std::string& line) {
  return std::any_of(commitment.amendments.begin(), commitment.amendments.end(), [&](const plan::Amendment& one) {
    return std::any_of(one.description.begin(), one.description.end(), [&](const auto& text) { return text.second.find(line) != std::string::npos; });
  });
}

// What is not recorded yet, line by line. It may have been recorded while the page was in the other language.
std::vector<std::string> unrecorded(const Context& c, const plan::Commitment& now, const std::vector<Difference>& differences) {
  if (differences.empty()) return {};
  State state = c.state;
  state.language = state.language == Language::es ? Language::en : Language::es;
  const Context other = make_context(c.document, nullptr, state);
  const std::vector<Changed> here = changed_words(c, c, differences), there = changed_words(other, other, differences);
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < here.size(); ++i) {
    std::string line = line_of(c, here[i]);
    if (!is_recorded(now, line) && !is_recorded(now, line_of(other, there[i]))) lines.push_back(std::move(line));
  }
  return lines;
}

std::string lines_of(const Context& c, const plan::Commitment& now, std::vector<Difference> differences, AmendmentKind kind) {
  std::erase_if(differences, [&](const Difference& one) { return kind_of(one) != kind; });
  std::string lines;
  for (const std::string& line : unrecorded(c, now, differences)) {
    if (!lines.empty()) lines += '\n';
    lines += line;
  }
  return lines;
}

Node offer(const Context& c, const plan::Commitment& now, AmendmentKind kind, const std::string& lines) {
  const plan::Field& field = *plan::kAmendment.find("kind");
  const auto number = static_cast<plan::Choice>(kind);
  const std::string name(field.names[number - std::size_t{1}]);
  Node box = tight(column(heading(3, option_label(c, plan::kAmendment, field, name)), paragraph(lines)));
  const bool similar = std::any_of(now.amendments.begin(), now.amendments.end(), [&](const plan::Amendment& one) { return one.kind == kind; });
  if (similar) add(box, paragraph(c.t("amended.similar"), Emphasis::small, Tone::secondary));
  std::vector<std::pair<std::string, plan::Value>> initial{{"kind", number}, {"description", plan::LocalizedText{{std::string(tag(c.state.language)), lines}}}};
  Node record = button("amended:record:" + name, c.t("amended.record"), "plus", AddEntity{now.id, "amendments", false, std::move(initial)});
  record.disabled = c.read_only();
  add(box, row(std::move(record)));
  return box;
}

}  // namespace

void add_amended(const Context& c, Node& box, const plan::Commitment& now) {
  const std::vector<Submitted> submissions = all_submitted(*c.plan);
  const Before was = before_of(submissions, now);
  if (was.commitment == nullptr) return;
  const std::vector<Difference> all = amended(*was.commitment, now);
  Node offers = column();
  for (int kind = 1; kind <= static_cast<int>(AmendmentKind::withdrawal); ++kind) {
    const std::string lines = lines_of(c, now, all, static_cast<AmendmentKind>(kind));
    if (!lines.empty()) add(offers, offer(c, now, static_cast<AmendmentKind>(kind), lines));
  }
  if (offers.children.empty()) return;
  Node found = card(c.t("amended.title"), reading(paragraph(c.t("amended.help", {{"date", day_words(c, *was.version)}}), Emphasis::normal, Tone::secondary)), std::move(offers));
  found.id = "amended";
  add(box, std::move(found));
}

namespace {

// One that was submitted and is not there: it comes back, cancelled, with the amendment that says so. Its day is for people to write.
Node went(const Context& c, const plan::Plan& was, std::size_t index) {
  const plan::Commitment& one = was.commitments[index];
  const std::string title = shortened(title_of(c, one, index + 1), kShownText);
  auto back = std::make_shared<plan::Commitment>(one);
  back->cancelled = plan::YesNo::yes;
  plan::Amendment amendment;
  amendment.id = plan::derived_id(one.id, "withdrawal");
  amendment.order = plan::order_between({}, {});
  amendment.kind = AmendmentKind::withdrawal;
  back->amendments.push_back(std::move(amendment));
  Node record = button("amended:withdrawn:" + one.id, c.t("amended.withdrawn"), "history", Perform{{"edit.withdrawn", {edit::Insert{c.plan->id, "commitments", std::move(back)}}}});
  record.disabled = c.read_only() || plan::find(*c.document, one.id) || plan::find(*c.document, plan::derived_id(one.id, "withdrawal"));
  Node line = item("amended:gone:" + one.id, {});
  add(line, row(growing(paragraph(c.t("amended.gone", {{"title", title}}))), at_end(std::move(record))));
  return line;
}

Node came(const Context& c, const plan::Commitment& one, std::size_t index) {
  const std::string title = shortened(title_of(c, one, index + 1), kShownText);
  const auto added = static_cast<plan::Choice>(plan::Inclusion::added);
  Node mark = button("amended:added:" + one.id, c.t("amended.markAdded"), "check", Perform{{"edit.choice", {edit::Set{one.id, "inclusion", {}, {}, added}}}});
  mark.disabled = c.read_only();
  Node line = item("amended:new:" + one.id, {});
  add(line, row(growing(paragraph(c.t("amended.new", {{"title", title}}))), at_end(std::move(mark))));
  return line;
}

}  // namespace

void add_since_submission(const Context& c, Node& box) {
  const std::vector<Submitted> submissions = all_submitted(*c.plan);
  if (submissions.empty()) return;
  const plan::Plan& was = submissions.front().plan;
  const std::string title_words = c.t("amended.since", {{"date", day_words(c, *submissions.front().version)}});
  Node lines = list(title_words);
  const auto& now = c.plan->commitments;
  for (std::size_t i = 0; i < now.size(); ++i) {
    if (const Before then = before_of(submissions, now[i]); then.commitment != nullptr) {
      const std::size_t open = unrecorded(c, now[i], amended(*then.commitment, now[i])).size();
      if (open == 0) continue;
      const std::string title = shortened(title_of(c, now[i], i + 1), kShownText);
      Node line = item("amended:changed:" + now[i].id, {}, Navigate{PageId::commitments, now[i].id, {}, "changes"});
      add(line, link("amended:open:" + now[i].id, c.n("amended.changed", static_cast<long>(open), {{"title", title}}), Navigate{PageId::commitments, now[i].id, {}, "changes"}));
      add(lines, std::move(line));
    } else if (now[i].inclusion != plan::Inclusion::added) {
      add(lines, came(c, now[i], i));
    }
  }
  for (std::size_t i = 0; i < was.commitments.size(); ++i) {
    if (find_commitment(*c.plan, was.commitments[i].id) == nullptr) add(lines, went(c, was, i));
  }
  if (lines.children.empty()) return;
  Node found = card(title_words, std::move(lines));
  found.id = "amended";
  add(box, std::move(found));
}

void add_submitted_version(const Context& c, Node& box) {
  if (c.plan == nullptr || !c.plan->submission.date || c.plan->commitments.empty()) return;
  const plan::Date& day = c.plan->submission.date;
  const std::string date = full(c.state.language, *day);
  const plan::Version* const version = submitted(*c.plan);
  if (version != nullptr && version->date == day) return;
  Node said;
  Node anew = button("submitted:anew", c.t("submitted.anew"), "flag", Versions{Versions::What::keep_submitted, version ? version->id : plan::Id(), {}});
  anew.disabled = c.read_only();
  if (version != nullptr) {
    Node correct = button("submitted:correct", c.t("submitted.correct"), "calendar", Perform{{"edit.date", {edit::Set{version->id, "date", {}, {}, plan::Value(*day)}}}});
    correct.disabled = c.read_only();
    said = callout(Tone::accent, "info", c.t("submitted.otherDay", {{"kept", day_words(c, *version)}, {"date", date}}), paragraph(c.t("submitted.otherDayHelp")),
                   row(std::move(correct), std::move(anew)));
  } else if (c.state.today < day->span().earliest) {
    said = callout(Tone::neutral, "info", c.t("submitted.ahead", {{"date", date}}), paragraph(c.t("submitted.aheadHelp")));
  } else {
    said = callout(Tone::neutral, "info", c.t("submitted.notKept", {{"date", date}}), paragraph(c.t("submitted.notKeptHelp")), row(std::move(anew)));
  }
  said.id = "submitted:other-day";
  add(box, std::move(said));
}

}  // namespace cocrea::view
