// Plans of a real size, made from a number: 12 commitments of 10 milestones (or more) of 5 to 60 days. What makes a calendar hard differs by their kind.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>

#include "core/plan/document.h"

namespace cocrea::bench {

struct PlanKind {
  const char* name;
  int offices, capacity;        // of each; 0: from 1 to 3
  int after_percent;            // of the milestones wait for the one before them by a predecessor; the others as the list says, unless `parallel`
  bool parallel;                // each milestone names one predecessor, anywhere before it in its commitment, or one of another commitment
  int added;                    // of the 12 commitments
  int slots;
  int evaluations;              // that the monitoring body makes at a time; 0: any number
  int shared_percent;           // of the milestones need two offices
  bool holidays;                // no work in January and August
  const char* end;              // of the plan
  int commitments = 12, milestones = 10;   // of each
};

inline constexpr PlanKind kPlanKinds[] = {
    {"five slots, four offices", 4, 1, 60, false, 7, 5, 0, 0, false, "2046-12-31"},
    {"five slots, four offices, a body", 4, 1, 60, false, 7, 5, 1, 0, false, "2046-12-31"},
    {"joint, four offices, a body", 4, 1, 60, false, 0, 12, 1, 0, false, "2046-12-31"},
    {"five slots, eight offices in chains", 8, 1, 100, false, 7, 5, 0, 0, false, "2046-12-31"},
    {"eight offices of two in chains", 8, 2, 100, false, 7, 5, 1, 0, false, "2046-12-31"},
    {"offices of one to three, shared work", 5, 0, 60, false, 4, 8, 2, 25, false, "2046-12-31"},
    {"any order within a commitment", 6, 1, 0, true, 7, 5, 1, 10, false, "2046-12-31"},
    {"joint, any order, two months off", 5, 1, 0, true, 0, 12, 2, 10, true, "2046-12-31"},
    {"five slots, two months off", 4, 1, 60, false, 7, 5, 1, 0, true, "2046-12-31"},
    {"five slots, four offices, a tight end", 4, 1, 60, false, 7, 5, 1, 0, false, "2030-03-31"},
};

class RandomPlan {
 public:
  explicit RandomPlan(std::uint64_t seed) : random_(seed * 0x9e3779b97f4a7c15 + 1) {}

  plan::Document make(const PlanKind& kind) {
    plan::Document document;
    for (int o = 0; o < kind.offices; ++o) {
      plan::Organisation office;
      office.id = "o" + std::to_string(o);
      office.capacity = kind.capacity > 0 ? kind.capacity : 1 + below(3);
      document.organisations.push_back(office);
    }
    plan::Plan plan;
    plan.id = "plan";
    plan.submission.date = dates::PartialDate::parse("2026-07-01");
    plan.planned_end = dates::PartialDate::parse(kind.end);
    if (kind.holidays) plan.months_without_work = 1u << 0 | 1u << 7;
    if (kind.evaluations > 0) {
      plan::MonitoringBody body;
      body.id = "body";
      body.capacity = kind.evaluations;
      plan.monitoring_bodies.push_back(body);
    }
    for (int i = 0; i < kind.commitments; ++i) plan.commitments.push_back(commitment(kind, i));
    document.plans.push_back(plan);
    return document;
  }

 private:
  int below(int n) {
    random_ ^= random_ << 13, random_ ^= random_ >> 7, random_ ^= random_ << 17;
    return static_cast<int>((random_ >> 11) % static_cast<std::uint64_t>(n));
  }
  static std::string milestone_id(int i, int k) { return "c" + std::to_string(i) + "m" + std::to_string(k); }

  plan::Commitment commitment(const PlanKind& kind, int i) {
    plan::Commitment commitment;
    commitment.id = "c" + std::to_string(i);
    if (i >= kind.commitments - kind.added) commitment.inclusion = plan::Inclusion::added;
    for (int k = 0; k < kind.milestones; ++k) {
      plan::Milestone milestone;
      milestone.id = milestone_id(i, k);
      milestone.duration = 5 + below(56);
      const int office = below(kind.offices);
      milestone.responsible = {"o" + std::to_string(office)};
      if (below(100) < kind.shared_percent) milestone.responsible.push_back("o" + std::to_string((office + 1) % kind.offices));
      if (kind.parallel && k > 0) milestone.predecessors = {milestone_id(i, below(k))};
      else if (k > 0 && below(100) < kind.after_percent) milestone.predecessors = {milestone_id(i, k - 1)};
      if (kind.parallel && i > 0 && below(10) == 0) milestone.predecessors.push_back(milestone_id(i - 1, below(kind.milestones)));
      commitment.milestones.push_back(milestone);
    }
    return commitment;
  }

  std::uint64_t random_;
};

}  // namespace cocrea::bench
