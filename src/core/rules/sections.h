// The verdicts of each section of the handbook, in the order of the source: what check() is made of. Each appends those that its rules give.
#pragma once

#include "core/rules/check.h"

namespace cocrea::rules {

void check_membership(const Context&, Verdicts&);               // 1.1: MEM-1, MEM-2, MEM-3
void check_roles(const Context&, Verdicts&);                    // 1.2: ROL-POC, ROL-CSO, ROL-MB, ROL-SU
void check_period(const Context&, Verdicts&);                   // 1.3: PLAN-PERIOD-1, PLAN-PERIOD-2, PLAN-PERIOD-3
void check_vision(const Context&, Verdicts&);                   // 1.4: VIS-1, VIS-2, VIS-3
void check_commitments(const Context&, Verdicts&);              // 1.5: COM-1 ... COM-7
void check_submission(const Context&, Verdicts&);               // 1.5: SUB-1, SUB-2
void check_between_plans(const Context&, Verdicts&);            // 1.6: NEXT-1, NEXT-2, NEXT-3
void check_amendments(const Context&, Verdicts&);               // 1.7: AMD-1, AMD-2, AMD-3
void check_monitoring_body(const Context&, Verdicts&);          // 1.8: MB-1, MB-2
void check_initial_evaluation(const Context&, Verdicts&);       // 1.9: MON-IE
void check_commitment_evaluations(const Context&, Verdicts&);   // 1.9: MON-CE
void check_learning(const Context&, Verdicts&);                 // 1.9: MON-FLE
void check_delivery(const Context&, Verdicts&);                 // 1.9: MON-EL
void check_quarters(const Context&, Verdicts&);                 // 1.9: MON-Q
void check_requirements(const Context&, Verdicts&);             // 1.10: REQ-0 ... REQ-4
void check_standing(const Context&, Verdicts&);                 // 1.11 to 1.13: INA-1 ... INA-5, INA-V, ACT-1; CTP-1, CTP-2, REC-1, REV-1, PUB-1; STA-1

using Section = void (*)(const Context&, Verdicts&);
inline constexpr Section kSections[] = {
    check_membership,
    check_roles,
    check_period,
    check_vision,
    check_commitments,
    check_submission,
    check_between_plans,
    check_amendments,
    check_monitoring_body,
    check_initial_evaluation,
    check_commitment_evaluations,
    check_learning,
    check_delivery,
    check_quarters,
    check_requirements,
    check_standing,
};

}  // namespace cocrea::rules
