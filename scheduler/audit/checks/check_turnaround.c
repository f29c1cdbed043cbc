/* SPDX-License-Identifier: GPL-3.0-or-later
 * A room stands empty long enough between two exams. */
#include "scheduler/audit/auditor.h"

static bool sits_in(const struct auditor *auditor, const struct run *run, int pupil)
{
    for (int i = run->first; i < run->end; i++)
        if (auditor->seats[i].pupil == pupil)
            return true;
    return false;
}

/* Clearing one exam out of a room and laying out the next takes time; candidates who stay for
 * both need none.  What nobody has confirmed, and what the officer fixed, is told softly. */
static void check_turnaround(struct auditor *auditor, int r)
{
    const struct figure *least = fact_figure(auditor, FIGURE_TURNAROUND);
    const struct run *before = &auditor->runs[r - 1], *run = &auditor->runs[r];
    int64_t gap = run->from_at - before->until_at;
    bool stay = true, fixed = true;

    if (before->room != run->room || day_of(before->from_at) != day_of(run->from_at))
        return;
    look_run(auditor, "turnaround", run);
    look_fact(auditor, "turnaround", "%lld minutes since the last session", (long long)gap);
    for (int i = run->first; i < run->end; i++) {
        stay = stay && sits_in(auditor, before, auditor->seats[i].pupil);
        fixed = fixed && fact_fixed(auditor, &auditor->seats[i]);
    }
    if (stay || gap >= least->value)
        return;
    audit_tell(auditor, "turnaround",
               fixed || least->confidence != CONFIRMED ? AUDIT_SOFT : AUDIT_HARD,
               (struct audit_spot){"", -1, before->until_at, run->from_at}, least->source,
               "%s has %lld minutes between two exams; %d are wanted",
               auditor->season->rooms[run->room].room, (long long)gap, least->value);
}

void audit_turnaround(struct auditor *auditor)
{
    for (int r = 1; r < auditor->n_runs; r++)
        check_turnaround(auditor, r);
}
