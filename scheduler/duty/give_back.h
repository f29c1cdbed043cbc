/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/duty/give_back.h - sessions that exams took, in the weeks that give them back; only
 * for scheduler/duty. */
#ifndef SCHEDULER_DUTY_GIVE_BACK_H
#define SCHEDULER_DUTY_GIVE_BACK_H

#include "scheduler/duty/derive.h"
#include "scheduler/duty/owed.h"

struct give_back {
    const struct derivation *derivation;
    struct owed owed; /* of what was told for weeks outside the range */
    int most;         /* of one session in a week (setting give_back_sessions) */
    const struct assignment **told, **drafted; /* sessions on days of the range */
    int n_told, n_drafted;
};
struct give_back_week {
    int first; /* of derivation->days */
    int asked; /* in the weeks of the range before */
    bool partial;
    int per_week; /* the week's own have the numbers up to this one */
};

void give_back_open(const struct derivation *derivation, struct give_back *back);
/* Is the week before in the range, too, and in the same half-term? */
bool give_back_goes_on(const struct derivation *derivation, int first);
/* How many of a session of the caseload the week gives back; what was told stays. */
int give_back_wanted(const struct give_back *back, int session, const struct give_back_week *week);
/* Never as urgent as what the week itself asks. */
void give_back_duty(const struct derivation *derivation, struct duty *duty);

#endif
