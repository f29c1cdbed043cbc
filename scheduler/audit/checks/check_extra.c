/* SPDX-License-Identifier: GPL-3.0-or-later
 * Extra time beyond the usual: nobody is left writing when somebody with less of it has finished
 * in the same room, and the most of it sits separately. */
#include "scheduler/audit/auditor.h"

/* The first to finish, before this candidate, of those without so much; NULL: nobody does. */
static const struct seat_fact *left_first(const struct auditor *auditor, const struct run *run,
                                          const struct seat_fact *seat, int large)
{
    const struct seat_fact *first = NULL;

    for (int i = run->first; i < run->end; i++) {
        const struct seat_fact *other = &auditor->seats[i];
        if (fact_together(seat, other) && other->extra_pct <= large &&
            other->ends_at < seat->ends_at && (!first || other->ends_at < first->ends_at))
            first = other;
    }
    return first;
}

static void check_outlasts(struct auditor *auditor, const struct run *run,
                           const struct seat_fact *seat)
{
    const struct figure *large = fact_figure(auditor, FIGURE_EXTRA_LARGE);

    if (fact_figure(auditor, FIGURE_EXTRA_OUTLASTS)->value != 1 || seat->extra_pct <= large->value)
        return;
    look_run(auditor, "outlasts", run);
    look_fact(auditor, "outlasts", "%d%% extra time until %s", seat->extra_pct,
              fact_clock(auditor, seat->ends_at));
    const struct seat_fact *other = left_first(auditor, run, seat, large->value);
    if (other) {
        audit_tell(auditor, "outlasts", AUDIT_SOFT, spot_of_seat(seat),
                   fact_figure(auditor, FIGURE_EXTRA_OUTLASTS)->source,
                   "candidate %s has %d%% extra time and writes until %s in %s, where candidate %s "
                   "finishes at %s",
                   fact_pupil(auditor, seat->pupil), seat->extra_pct,
                   fact_clock(auditor, seat->ends_at), auditor->season->rooms[run->room].room,
                   fact_pupil(auditor, other->pupil), fact_clock(auditor, other->ends_at));
    }
}

/* Whoever shares a helper sits with those they share with; whom a group was granted, in it. */
static void check_alone(struct auditor *auditor, const struct run *run,
                        const struct seat_fact *seat)
{
    const struct figure *most = fact_figure(auditor, FIGURE_EXTRA_ALONE);
    int group = seat->sitting->helper_group;

    if (seat->extra_pct <= most->value || seat->group_size > 1)
        return;
    look_run(auditor, "extra_alone", run);
    look_fact(auditor, "extra_alone", "%d%% extra time", seat->extra_pct);
    for (int i = run->first; i < run->end; i++) {
        const struct seat_fact *other = &auditor->seats[i];
        if (!fact_together(seat, other) || (group > 0 && other->sitting->helper_group == group))
            continue;
        audit_tell(auditor, "extra_alone", AUDIT_SOFT, spot_of_seat(seat), most->source,
                   "candidate %s has %d%% extra time and shares %s",
                   fact_pupil(auditor, seat->pupil), seat->extra_pct,
                   auditor->season->rooms[run->room].room);
        return;
    }
}

void audit_extra(struct auditor *auditor)
{
    for (int r = 0; r < auditor->n_runs; r++) {
        const struct run *run = &auditor->runs[r];
        for (int i = run->first; i < run->end; i++) {
            check_outlasts(auditor, run, &auditor->seats[i]);
            check_alone(auditor, run, &auditor->seats[i]);
        }
    }
}
