#include "view/ogp_forms.h"

#include <algorithm>
#include <span>

#include "core/dates/blocks.h"
#include "core/rules/facts.h"
#include "view/plain.h"
#include "view/values.h"

namespace cocrea::view {

namespace {

using Line = FormLine;
constexpr std::string_view kQuestion = "question.";   // of a text's key

constexpr Line kPlan[] = {
    {"Action plan", ""},
    {"Title", "plan:title"},
    {"Action Plan Submission", "submission:date"},
    {"Action Plan End", "=end"},
    {"Lead Institution(s)", "plan:leadInstitutions"},
    {"Duration", "=duration"},
    {"Date Submitted", "submission:date"},
    {"Foreword(s)", "plan:foreword"},
    {"Open Government Challenges, Opportunities and Strategic Vision", ""},
    {"What is the long-term vision for open government in your context and jurisdiction?", "vision:longTerm"},
    {"What are the achievements in open government to date?", "vision:achievements"},
    {"What are the current challenges in open government that the jurisdiction wants to tackle?", "vision:challenges"},
    {"What are the medium-term open government goals that the government wants to achieve?", "=goals"},
    {"How does this action plan contribute to the open government strategic vision?", "vision:contribution"},
    {"How does the vision contribute to the current administration's overall policy goals?", "vision:policyGoals"},
    {"Engagement and Coordination", ""},
    {"Which are the lead institutions responsible for the implementation of this action plan?", "plan:leadInstitutions"},
    {"What arrangements are in place to coordinate between government agencies?", "vision:agencies"},
    {"What spaces, online and offline, enable the collaboration between government and civil society?", "vision:mechanisms"},
    {"What measures are taken to ensure diversity of representation?", "vision:diversity"},
    {"Who participated in these spaces?", "vision:participants"},
    {"How many groups participated in these spaces?", "vision:groups"},
    {"How many public-facing meetings were held in the co-creation process?", "=meetings"},
    {"How will government and non-governmental stakeholders continue to collaborate through implementation?", "vision:continuation"},
    {"Monitoring", ""},
    {"Please describe the independent monitoring body.", "body:description"},
    {"Contact details of the independent monitoring body", "body:contact"},
    {"What activities will be in place to discuss progress on commitments with stakeholders?", "vision:progressTalks"},
    {"How will progress be checked regularly with implementing agencies?", "vision:progressChecks"},
    {"How will the results of monitoring be shared with the public?", "vision:results"},
    {"Endorsement", ""},
    {"Non-governmental stakeholders who endorse the plan, with their letters", "=endorsements"},
};

constexpr Line kCommitment[] = {
    {"Commitment", "="},
    {"Commitment ID", "commitment:ogpId"},
    {"Title", "commitment:title"},
    {"Action Plan", "plan:title"},
    {"Commitment Start", "commitment:start"},
    {"Commitment End", "=commitmentEnd"},
    {"Lead institution(s)", "commitment:leads"},
    {"Institutions involved", "commitment:institutions"},
    {"Primary Policy Area", "commitment:policyArea"},
    {"Primary Sector", "commitment:sector"},
    {"OGP Value(s)", "commitment:values"},
    {"Problem", "commitment:problem"},
    {"Status quo", "commitment:statusQuo"},
    {"Action", "commitment:action"},
    {"How will the commitment contribute to solving the problem?", "commitment:contribution"},
    {"What long-term goal of the strategy does it relate to?", "commitment:goals"},
    {"Why is it relevant to the OGP value(s)?", "commitment:relevance"},
    {"Milestones: activity, expected output, completion date, stakeholders", "=milestones"},
    {"Contact of the lead", "=contacts"},
    {"Additional information", "commitment:additional"},
};

constexpr Line kQuarterly[] = {{"Quarterly report", ""},
                               {"Member", "jurisdiction:name"},
                               {"Action Plan", "plan:title"},
                               {"Quarter", "=quarter"},
                               {"Evidence of collaboration with non-governmental stakeholders in this quarter", "=evidence"}};
constexpr Line kQuarterlyCommitment[] = {
    {"Commitment", "="}, {"Commitment ID", "commitment:ogpId"}, {"Title", "commitment:title"}, {"Level of progress", "commitment:progress"},
    {"Milestones: what is done, what is under way", "=milestones"}, {"Progress in this period", "=progress"}};

// What the monitoring body answers. Degrees of a result and of a completion are those of OGP's Independent Reporting Mechanism.
constexpr std::string_view kYesNo = "yes no", kDegrees = "notApplicable notChanged marginal major outstanding";

constexpr Line kInception[] = {
    {"Inception assessment", ""},
    {"Name of the evaluator", "evaluation:author"},
    {"E-mail", "evaluation:email"},
    {"Member", "jurisdiction:name"},
    {"Action Plan", "plan:title"},
    {"question.requirements", ""},
    {"question.forum", "?=forums", kYesNo},
    {"question.multistakeholder", "?=members", kYesNo},
    {"question.meeting", "?=meetingList", kYesNo},
    {"question.endorsed", "?=endorsements", kYesNo},
    {"question.practices", ""},
    {"question.website", "?", kYesNo},
    {"question.beforeMeetings", "?", kYesNo},
    {"question.groundRules", "?", kYesNo},
    {"question.openMembership", "?", kYesNo},
    {"question.anyCitizen", "?", kYesNo},
    {"question.reasonedResponse", "?", kYesNo},
    {"question.dialogue", "?", kYesNo},
};
constexpr Line kInceptionCommitment[] = {{"3. Initial evaluation of commitment", "="},
                                         {"Title", "commitment:title"},
                                         {"Action", "commitment:action"},
                                         {"question.verifiable", "?", kYesNo},
                                         {"question.relevant", "?commitment:relevance", kYesNo},
                                         {"question.newness", "?commitment:statusQuo", "new continuation"},
                                         {"question.change", "?commitment:contribution"}};

constexpr Line kEnd[] = {{"End-of-commitment assessment", ""}, {"Member", "jurisdiction:name"}, {"Action Plan", "plan:title"}};
constexpr Line kEndCommitment[] = {
    {"Commitment", "="},
    {"Title", "commitment:title"},
    {"Name of the evaluator", "evaluation:author"},
    {"E-mail", "evaluation:email"},
    {"question.progress", "?commitment:progress", "noEvidence notStarted limited substantial complete"},
    {"question.factors", "?"},
    {"question.asPlanned", "?=milestones", kYesNo},
    {"question.informationDisclosed", "?", kDegrees},
    {"question.informationQuality", "?", kDegrees},
    {"question.informationValue", "?", kDegrees},
    {"question.informationChannels", "?", kDegrees},
    {"question.informationAccess", "?", kDegrees},
    {"question.information", "?-", kDegrees},
    {"question.participation", "?", kDegrees},
    {"question.accountability", "?", kDegrees},
    {"question.otherResults", "?"},
    {"question.problem", "?commitment:problem", kYesNo},
    {"question.lessons", "?"},
};

constexpr Line kLearning[] = {{"Final learning exercise", ""},
                              {"Name of the evaluator", "evaluation:author"},
                              {"E-mail", "evaluation:email"},
                              {"Member", "jurisdiction:name"},
                              {"Action Plan", "plan:title"},
                              {"question.lessonsLearned", "?"},
                              {"question.nextSteps", "?"}};

// The last evaluation of that kind, of that commitment if one is given; null if none is recorded.
const plan::Evaluation* last_evaluation(const plan::Plan& plan, plan::EvaluationKind kind, const plan::Commitment* of = nullptr) {
  const plan::Evaluation* last = nullptr;
  for (const plan::Evaluation& one : plan.evaluations) {
    if (one.kind == kind && (!of || one.commitment == of->id)) last = &one;
  }
  return last;
}

const plan::FormAnswer* answer_given(const plan::Evaluation& evaluation, const Line& line, const plan::Id& commitment) {
  const plan::FormAnswer* last = nullptr;
  for (const plan::FormAnswer& one : evaluation.answers) {
    if (one.question == line.name() && one.commitment == commitment) last = &one;
  }
  return last;
}

bool has_words(const plan::LocalizedText& texts) {
  return std::any_of(texts.begin(), texts.end(), [](const auto& one) { return !one.second.empty(); });
}

// Of a question that offers grades the grade is the answer.
bool is_answered(const Line& line, const plan::FormAnswer* given) {
  return given && (given->grade != plan::Grade::unset || (line.grades.empty() && has_words(given->explanation)));
}

// The initial evaluation is of what the plan began with (MON-IE), and of what was answered about besides.
bool is_of_initial(const plan::Evaluation* evaluation, const plan::Commitment& commitment) {
  const auto is_about = [&](const plan::FormAnswer& one) { return one.commitment == commitment.id; };
  return !rules::is_added(commitment) || (evaluation && std::any_of(evaluation->answers.begin(), evaluation->answers.end(), is_about));
}

// Calls visit(lines, commitment or null, its number) for each part of the form of an evaluation.
template <class Visit>
void each_part(const plan::Plan& plan, const plan::Evaluation& evaluation, Visit visit) {
  using Kind = plan::EvaluationKind;
  const auto& all = plan.commitments;
  if (evaluation.kind == Kind::initial) visit(std::span<const Line>(kInception), nullptr, std::size_t{0});
  if (evaluation.kind == Kind::learning_report) visit(std::span<const Line>(kLearning), nullptr, std::size_t{0});
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (evaluation.kind == Kind::initial && all[i].cancelled != plan::YesNo::yes && is_of_initial(&evaluation, all[i])) visit(std::span<const Line>(kInceptionCommitment), &all[i], i + 1);
    if (evaluation.kind == Kind::commitment && all[i].id == evaluation.commitment) visit(std::span<const Line>(kEndCommitment), &all[i], i + 1);
  }
}

class Filler {
 public:
  explicit Filler(const Context& c, const plan::Evaluation* evaluation = nullptr) : c_(c), names_(c), evaluation_(evaluation) {}

  void lines(std::span<const Line> all, const plan::Commitment* commitment = nullptr, std::size_t number = 0) {
    for (const Line& line : all) {
      if (line.from.empty()) {
        sections_.push_back({words_of(line), {}});
      } else if (line.from == "=") {
        const std::string title = shown(c_, commitment->title), count = std::to_string(number);
        sections_.push_back({std::string(line.words).append(" ").append(count).append(title.empty() ? "" : ": ").append(title), {}, commitment, number});
      } else if (!line.is_former() || (evaluation_ && answer_given(*evaluation_, line, {}))) {
        FilledLine answer{words_of(line), {}, {}};
        if (line.is_asked()) asked(line, commitment, answer);
        else fill(line.from, commitment, answer), answer.blank = answer.answer.empty();
        sections_.back().answers.push_back(std::move(answer));
      }
    }
  }

  // All of them that were not withdrawn, and of the initial evaluation those that it is of. `kind`: each has the evaluation of its own.
  void each_commitment(std::span<const Line> all, plan::EvaluationKind kind = plan::EvaluationKind::unset) {
    for (std::size_t i = 0; i < c_.plan->commitments.size(); ++i) {
      const plan::Commitment& one = c_.plan->commitments[i];
      if (one.cancelled == plan::YesNo::yes || (all.data() == kInceptionCommitment && !is_of_initial(evaluation_, one))) continue;
      if (kind != plan::EvaluationKind::unset) evaluation_ = last_evaluation(*c_.plan, kind, &one);
      lines(all, &one, i + 1);
    }
  }

  std::vector<FormSection> take() { return std::move(sections_); }

 private:
  std::string words_of(const Line& line) const { return line.words.starts_with(kQuestion) ? c_.t(line.words) : std::string(line.words); }

  void fill(std::string_view from, const plan::Commitment* commitment, FilledLine& answer) const {
    if (from.starts_with("=")) put_together(from.substr(1), commitment, answer);
    else if (!from.empty() && from != "-") recorded(from, commitment, answer);
  }

  // What the monitoring body answers, with the evidence that the plan holds. What the plan itself says about it is no answer: it stands beside.
  void asked(const Line& line, const plan::Commitment* commitment, FilledLine& answer) const {
    answer.line = &line;
    answer.commitment = evaluation_ && evaluation_->kind == plan::EvaluationKind::commitment ? nullptr : commitment;
    const std::string_view from = line.from.substr(1);
    FilledLine known;
    fill(from, commitment, known);
    if (evaluation_) answer.given = answer_given(*evaluation_, line, answer.commitment ? answer.commitment->id : plan::Id());
    if (const plan::FormAnswer* given = answer.given) {
      field(*given, plan::kFormAnswer, "grade", answer);
      field(*given, plan::kFormAnswer, "explanation", answer);
      answer.blank = !is_answered(line, given);
      field(*given, plan::kFormAnswer, "references", answer);
    }
    answer.beside = known.answer;
    if (!from.starts_with("=")) return;
    add_words(known.answer, answer);
    if (!known.language.empty()) answer.language = known.language;
  }

  // Words of a text in several languages, with the language where it is not English.
  void add_text(const plan::LocalizedText& texts, FilledLine& answer) const {
    const std::string words = shown(c_, texts);
    if (words.empty()) return;
    add_words(words, answer);
    const auto english = texts.find("en");
    if (english != texts.end() && !english->second.empty()) return;
    const auto other = std::find_if(texts.begin(), texts.end(), [&](const auto& one) { return one.second == words; });
    if (other != texts.end()) answer.language = other->first;
  }
  void add_words(std::string_view words, FilledLine& answer, std::string_view between = "\n") const {
    if (words.empty()) return;
    if (!answer.answer.empty()) answer.answer += between;
    append_closed(answer.answer, words);
  }

  void recorded(std::string_view from, const plan::Commitment* commitment, FilledLine& answer) const {
    const std::size_t dot = from.find(':');
    const std::string_view owner = from.substr(0, dot), name = from.substr(dot + 1);
    const plan::MonitoringBody* body = c_.plan->monitoring_bodies.empty() ? nullptr : &c_.plan->monitoring_bodies.back();
    if (owner == "plan") field(*c_.plan, plan::kPlan, name, answer);
    else if (owner == "submission") field(c_.plan->submission, plan::kSubmission, name, answer);
    else if (owner == "vision") field(c_.plan->vision, plan::kVision, name, answer);
    else if (owner == "jurisdiction") field(c_.document->jurisdiction, plan::kJurisdiction, name, answer);
    else if (owner == "evaluation" && evaluation_) field(*evaluation_, plan::kEvaluation, name, answer);
    else if (owner == "commitment") field(*commitment, plan::kCommitment, name, answer);
    else if (owner == "body" && body) field(*body, plan::kMonitoringBody, name, answer, name == "description" ? body->name : std::string());
  }

  void field(const plan::Entity& entity, const plan::EntityType& type, std::string_view name, FilledLine& answer, std::string_view before = {}) const {
    const plan::Field& field = *type.find(name);
    add_words(before, answer);
    if (field.kind == plan::Kind::localized) add_text(plan::localized_of(field, const_cast<plan::Entity&>(entity)), answer);   // nothing is altered
    else add_words(value_words(c_, names_, type, field, entity, Style::page), answer);
    if (field.kind != plan::Kind::references || field.type != &plan::kGoal) return;
    for (const plan::Goal& goal : c_.plan->vision.goals) {   // names of goals are texts
      FilledLine one;
      add_text(goal.text, one);
      if (!one.language.empty() && answer.answer.find(one.answer) != std::string::npos) answer.language = one.language;
    }
  }

  // The quarter of MON-Q that the as-of day is in, or that is nearest to it. Unset: it is not known when the plan was submitted, or when it ends.
  // What was reported before the first one is told in it, and what comes after the last one in that: else no report would have it.
  struct Quarter {
    dates::Block block;
    bool first = false, last = false;
  };
  std::optional<Quarter> quarter_in_view() const {
    const plan::Date &submission = c_.plan->submission.date, end = plan::plan_end(*c_.plan);
    if (!submission || !end) return {};
    const dates::Day first = submission->span().earliest, last = end->span().latest;
    const bool calendar = c_.document->readings.quarters == plan::QuarterReading::calendar;
    std::optional<Quarter> found;
    for (int k = 0;; ++k) {
      const auto block = calendar ? dates::calendar_quarter_block(first, last, k) : dates::quarter_block(first, last, k);
      if (found && !block) found->last = true;
      if (!block || (found && block->first > c_.state.as_of_day())) return found;
      found = Quarter{*block, k == 0, false};
    }
  }
  // Whether something of that date may be reported in this quarter, as far as it was there on the as-of day.
  bool is_of_quarter(const plan::Date& date) const {
    if (!date) return true;   // better seen than left out
    const dates::Span span = date->span();
    return span.earliest <= c_.state.as_of_day() &&
           (!quarter_ || ((quarter_->first || span.latest >= quarter_->block.first) && (quarter_->last || span.earliest <= quarter_->block.last)));
  }

  std::string date(const plan::Date& one) const { return one ? full(c_.state.language, *one) : std::string(); }

  // Parts of a line, those that are there.
  template <std::size_t N>
  std::string parts(const std::string (&all)[N]) const {
    std::string line;
    for (const std::string& one : all) {
      if (one.empty()) continue;
      if (!line.empty()) line += "; ";
      append_closed(line, one);
    }
    return line;
  }

  void put_together(std::string_view what, const plan::Commitment* commitment, FilledLine& answer) const {
    const plan::Plan& plan = *c_.plan;
    if (what == "end") {
      add_words(date(plan::plan_end(plan)), answer);
    } else if (what == "duration") {
      const plan::Date start = plan.period_start ? plan.period_start : plan.submission.date, end = plan::plan_end(plan);
      if (start && end) add_words(c_.t("commitment.fromTo", {{"from", date(start)}, {"to", date(end)}}), answer);
    } else if (what == "commitmentEnd") {
      add_words(date(commitment->ends_with_plan == plan::YesNo::yes ? plan::plan_end(plan) : commitment->end), answer);
    } else if (what == "goals") {
      for (const plan::Goal& one : plan.vision.goals) add_text(one.text, answer);
    } else if (what == "meetings") {
      const auto count = std::count_if(plan.meetings.begin(), plan.meetings.end(), [](const plan::Meeting& one) { return one.phase == plan::Phase::co_creation; });
      if (count > 0) add_words(std::to_string(count), answer);
    } else if (what == "meetingList") {
      for (const plan::Meeting& one : plan.meetings) {
        if (one.phase == plan::Phase::co_creation) add_localized(one.title, {date(one.date), one.link}, answer);
      }
      for (const plan::Evidence& one : plan.evidence) {
        if (one.phase == plan::Phase::co_creation) add_localized(one.title, {date(one.date), one.link}, answer);
      }
    } else if (what == "endorsements") {
      for (const plan::Endorsement& one : plan.endorsements) add_words(parts({named(one.who, one.name), date(one.date), one.link}), answer);
    } else if (what == "forums") {
      for (const plan::Forum& one : c_.document->membership.forums) add_localized(one.name, {date(one.set_up), one.link}, answer);
    } else if (what == "members") {
      for (const plan::Forum& of : c_.document->membership.forums) {
        for (const plan::ForumMember& one : of.members) {
          add_words(parts({named(one.who, one.name), value_words(c_, names_, plan::kForumMember, *plan::kForumMember.find("side"), one, Style::page)}), answer);
        }
      }
    } else if (what == "milestones") {
      for (const plan::Milestone& one : commitment->milestones) {
        FilledLine output;
        add_text(one.output, output);
        add_localized(one.title, {output.answer, date(one.due), one.done ? c_.t("milestone.doneOn", {{"date", date(one.done)}}) : std::string(), people_of(one, "responsible"),
                                   one.supporting.empty() ? std::string() : c_.t("milestone.supportedBy", {{"names", people_of(one, "supporting")}})}, answer);
        if (!output.language.empty()) answer.language = output.language;
      }
    } else if (what == "contacts") {
      for (const plan::Person& one : c_.document->people) {
        if (std::find(commitment->people.begin(), commitment->people.end(), one.id) != commitment->people.end()) add_words(parts({one.name, one.post, named(one.organisation, {}), one.email}), answer);
      }
    } else if (what == "quarter") {
      if (quarter_) add_words(c_.t("commitment.fromTo", {{"from", full(c_.state.language, dates::PartialDate::of(quarter_->block.first))}, {"to", full(c_.state.language, dates::PartialDate::of(quarter_->block.last))}}), answer);
    } else if (what == "evidence") {
      for (const plan::Evidence& one : plan.evidence) {
        if (one.phase != plan::Phase::co_creation && is_of_quarter(one.date)) add_localized(one.title, {date(one.date), one.link}, answer);
      }
    } else if (what == "progress") {
      for (const plan::ProgressEntry& one : plan.progress) {
        const bool about = one.commitments.empty() || std::find(one.commitments.begin(), one.commitments.end(), commitment->id) != one.commitments.end();
        if (about && is_of_quarter(one.date)) add_localized(one.note, {date(one.date), one.link}, answer);
      }
    }
  }

  // A line that begins with a text in several languages.
  void add_localized(const plan::LocalizedText& texts, const std::initializer_list<std::string>& rest, FilledLine& answer) const {
    FilledLine line;
    add_text(texts, line);
    for (const std::string& one : rest) add_words(one, line, "; ");
    add_words(line.answer, answer);
    if (!line.language.empty()) answer.language = line.language;
  }

  std::string named(const plan::Id& who, const std::string& name) const {
    const Names::Name* one = names_.find(who);
    return one ? one->words : name;
  }
  std::string people_of(const plan::Milestone& one, std::string_view field) const {
    return value_words(c_, names_, plan::kMilestone, *plan::kMilestone.find(field), one, Style::page);
  }

  const Context& c_;
  Names names_;
  const plan::Evaluation* evaluation_;
  const std::optional<Quarter> quarter_ = quarter_in_view();
  std::vector<FormSection> sections_;
};

}  // namespace

bool FilledLine::is_told() const { return given && (given->grade != plan::Grade::unset || has_words(given->explanation) || !given->references.empty()); }

std::string_view FormLine::name() const { return words.substr(kQuestion.size()); }

std::optional<OgpForm> ogp_form_named(std::string_view name) {
  for (std::size_t i = 0; i < std::size(kOgpFormNames); ++i) {
    if (kOgpFormNames[i] == name) return static_cast<OgpForm>(i);
  }
  return {};
}

std::vector<FormSection> fill_form(const Context& page, OgpForm form) {
  State english = page.state;
  english.language = Language::en;
  english.content_language = "en";
  english.plan = page.plan->id;
  const Context c = make_context(page.document, nullptr, english);
  using Kind = plan::EvaluationKind;
  Filler filler(c, form == OgpForm::inception ? last_evaluation(*c.plan, Kind::initial) : form == OgpForm::learning ? last_evaluation(*c.plan, Kind::learning_report) : nullptr);
  switch (form) {
    case OgpForm::submission: filler.lines(kPlan), filler.each_commitment(kCommitment); break;
    case OgpForm::quarterly: filler.lines(kQuarterly), filler.each_commitment(kQuarterlyCommitment); break;
    case OgpForm::inception: filler.lines(kInception), filler.each_commitment(kInceptionCommitment); break;
    case OgpForm::end_of_commitment: filler.lines(kEnd), filler.each_commitment(kEndCommitment, Kind::commitment); break;
    case OgpForm::learning: filler.lines(kLearning); break;
  }
  return filler.take();
}

std::vector<FormSection> form_of(const Context& c, const plan::Evaluation& evaluation) {
  Filler filler(c, &evaluation);
  each_part(*c.plan, evaluation, [&](std::span<const Line> all, const plan::Commitment* of, std::size_t number) { filler.lines(all, of, number); });
  return filler.take();
}

FormCount count_form(const Context& c, const plan::Evaluation& evaluation) {
  FormCount count;
  each_part(*c.plan, evaluation, [&](std::span<const Line> all, const plan::Commitment* of, std::size_t) {
    const plan::Id about = of && evaluation.kind == plan::EvaluationKind::initial ? of->id : plan::Id();
    for (const Line& line : all) {
      if (!line.is_asked() || (line.is_former() && !answer_given(evaluation, line, about))) continue;
      ++count.asked;
      count.blank += !is_answered(line, answer_given(evaluation, line, about));
    }
  });
  return count;
}

std::string form_text(const std::vector<FormSection>& sections) {
  std::string all;
  for (const FormSection& section : sections) {
    all.append(all.empty() ? "" : "\n").append("== ").append(plain_line(section.title)).append(" ==\n");
    for (const FilledLine& one : section.answers) {
      all.append("\n").append(one.question).append("\n");
      if (one.blank) all += "[to be filled in]\n";
      if (!one.language.empty()) all.append("[not yet translated: ").append(plain_line(one.language)).append("]\n");
      if (!one.answer.empty()) all.append(plain(one.answer)).append("\n");
    }
  }
  return all;
}

}  // namespace cocrea::view
