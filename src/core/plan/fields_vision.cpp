// The strategic vision, in the order of OGP's form (RULES 2.1).
#include "core/plan/fields.h"

namespace cocrea::plan {

using namespace fields;

namespace {

constexpr std::string_view kVisionKindNames[] = {"new", "update"};

constexpr Number kMostGroups = 99'999;

constexpr Field kGoalFields[] = {
    localized<&Goal::text>("text", kMultiline),
};

constexpr Field kVisionFields[] = {
    choice<&Vision::kind>("kind", kVisionKindNames),
    text<&Vision::updates>("updates"),
    localized<&Vision::long_term>("longTerm", kMultiline),
    localized<&Vision::achievements>("achievements", kMultiline),
    localized<&Vision::challenges>("challenges", kMultiline),
    localized<&Vision::principles>("principles", kMultiline),
    list<&Vision::goals>("goals", &kGoal),
    localized<&Vision::contribution>("contribution", kMultiline),
    localized<&Vision::policy_goals>("policyGoals", kMultiline),
    localized<&Vision::agencies>("agencies", kMultiline),
    localized<&Vision::mechanisms>("mechanisms", kMultiline),
    localized<&Vision::diversity>("diversity", kMultiline),
    localized<&Vision::participants>("participants", kMultiline),
    number<&Vision::groups>("groups", kMostGroups),
    localized<&Vision::continuation>("continuation", kMultiline),
    localized<&Vision::progress_talks>("progressTalks", kMultiline),
    localized<&Vision::progress_checks>("progressChecks", kMultiline),
    localized<&Vision::results>("results", kMultiline),
};

}  // namespace

constinit const EntityType kGoal = type<Goal>("goal", kGoalFields);
constinit const EntityType kVision = type<Vision>("vision", kVisionFields);

}  // namespace cocrea::plan
