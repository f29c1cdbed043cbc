/* SPDX-License-Identifier: GPL-3.0-or-later
 * A start that seating proposed, taken: everybody who begins together then begins at another time.
 * Their rows of `sittings` say so from now on, and the day is seated again. */
#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/model/kind.h"
#include "scheduler/seat/work.h"

struct taking_start {
    const struct start_move *move;
    const struct season *season;
    struct fixed_sitting *fixed;
    int n_fixed;
};

/* Somebody else of the candidate's papers is in the same half of the day: the one that waits for
 * the other keeps its own time. */
static bool waits(const struct taking_start *taking, const struct collected *collected, int number)
{
    const struct job *job = &collected->jobs[number];
    int64_t from_at = taking->move->day * DAY_MIN + taking->move->from;

    if (job->old >= 0)
        return taking->season->seating[job->old].starts_at != from_at;
    for (int i = 0; i < collected->n_jobs; i++)
        if (i != number && collected->jobs[i].pupil == job->pupil &&
            day_is_morning(collected->jobs[i].starts_at) == day_is_morning(job->starts_at))
            return true;
    return false;
}

static void take(struct taking_start *taking, const struct job *job)
{
    struct fixed_sitting *row = NULL;
    bool own = taking->season->papers[job->paper].date == job->day;

    for (int i = 0; i < taking->n_fixed; i++) {
        struct fixed_sitting *old = &taking->fixed[i];
        if (old->pupil == job->pupil && old->paper == job->paper &&
            (old->date < 0 || old->date == job->day))
            row = old;
    }
    if (!row) {
        row = &taking->fixed[taking->n_fixed++];
        *row = (struct fixed_sitting){
            .pupil = job->pupil, .paper = job->paper, .date = own ? -1 : job->day};
    }
    row->room = row->seat = row->finish = -1;
    row->start = taking->move->to;
    row->keep = true;
}

static bool in_window(const struct start_move *move, const struct rules *rules, struct arena *arena,
                      struct fault *fault)
{
    bool pm = !day_is_morning(move->day * DAY_MIN + move->from);
    const struct figure *first = &rules->figures[pm ? FIGURE_PM_EARLIEST : FIGURE_AM_EARLIEST];
    const struct figure *last = &rules->figures[pm ? FIGURE_PM_LATEST : FIGURE_AM_LATEST];

    if (move->to >= first->value && move->to <= last->value)
        return true;
    return fault_set(fault, FAULT_CONFLICT,
                     "%s papers start from %s to %s (%s); else ask the board",
                     pm ? "afternoon" : "morning", time_text(arena, first->value),
                     time_text(arena, last->value), first->source);
}

bool starts_take(const struct season *season, const struct rules *rules,
                 const struct start_move *move, struct arena *arena, struct season *after,
                 int *candidates, struct fault *fault)
{
    struct school school = school_make(season, rules, arena);
    struct collected collected = {0};

    if (!in_window(move, rules, arena, fault))
        return false;
    jobs_collect(&school, move->day, move->day, &collected);
    struct taking_start taking = {.move = move, .season = season};
    taking.fixed =
        arena_new(arena, struct fixed_sitting, season->n_fixed_sittings + collected.n_jobs + 1);
    taking.n_fixed = season->n_fixed_sittings;
    if (season->n_fixed_sittings > 0)
        memcpy(taking.fixed, season->fixed_sittings,
               sizeof *taking.fixed * (size_t)season->n_fixed_sittings);
    *candidates = 0;
    for (int i = 0; i < collected.n_jobs; i++) {
        const struct job *job = &collected.jobs[i];
        if (job->serial || job->timed || job->starts_at != move->day * DAY_MIN + move->from ||
            waits(&taking, &collected, i))
            continue;
        take(&taking, job);
        ++*candidates;
    }
    if (*candidates == 0)
        return fault_set(fault, FAULT_MISSING, "nobody whose start may move starts at %s on %s",
                         time_text(arena, move->from), day_said(arena, move->day));
    *after = *season;
    after->fixed_sittings = taking.fixed;
    after->n_fixed_sittings = taking.n_fixed;
    kind_sort(kind_find("sittings"), after, taking.fixed, taking.n_fixed);
    return true;
}
