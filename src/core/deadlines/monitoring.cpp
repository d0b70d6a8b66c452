#include "core/deadlines/monitoring.h"

#include "core/deadlines/from_verdict.h"

namespace cocrea::deadlines {
namespace {

struct OfPlan {
  std::string_view rule;
  std::string_view label;
  bool by_submission;   // counted from the submission: a forecast while that is only planned
};

// REQ-2 has two halves: the plan years have a first day, the co-creation has none.
constexpr OfPlan kOfPlan[] = {
    {"NEXT-1", "deadline.nextPlan", false},
    {"MB-1", "deadline.monitoringBody", true},
    {"MB-2", "deadline.bodyEndorsement", true},
    {"MEM-1", "deadline.commitments", true},
    {"VIS-1", "deadline.vision", true},
    {"SUB-1", "deadline.english", true},
    {"MON-CE", "deadline.commitmentEvaluation", false},
    {"MON-FLE", "deadline.learning", false},
    {"MON-Q", "deadline.quarterlyReport", true},
    {"REQ-1", "deadline.forum", true},
    {"REQ-2", "deadline.yearMeetings", true},
    {"REQ-4", "deadline.endorsers", true},
};

// The recorded submission of a plan, planned or not; null if there is none.
const dates::PartialDate* submission_of(const plan::Document& document, std::string_view plan_id) {
  for (const plan::Plan& plan : document.plans) {
    if (plan.id == plan_id && plan.submission.date) return &*plan.submission.date;
  }
  return nullptr;
}

}  // namespace

void add_monitoring_deadline(const plan::Document& document, dates::Day as_of, const rules::Verdict& verdict, std::size_t index,
                             std::vector<Deadline>& deadlines) {
  if (!verdict.due || verdict.state == rules::State::not_applicable) return;
  const dates::PartialDate* submission = submission_of(document, verdict.plan);
  // A draft owes nothing yet, but to be submitted itself.
  if (submission == nullptr && (verdict.rule != "NEXT-1" || verdict.subject != verdict.plan)) return;
  for (const OfPlan& implied : kOfPlan) {
    if (implied.rule != verdict.rule) continue;
    const std::string_view label = verdict.rule == "REQ-2" && !verdict.opens ? "deadline.coCreationMeeting" : implied.label;
    Deadline deadline = from_verdict(verdict, index, label);
    deadline.due = *verdict.due;
    deadline.forecast = implied.by_submission && submission != nullptr && submission->span().earliest > as_of;
    deadlines.push_back(std::move(deadline));
  }
}

}  // namespace cocrea::deadlines
