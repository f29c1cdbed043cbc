/* SPDX-License-Identifier: GPL-3.0-or-later
 * What can be wrong with a candidate's papers of one day. */
#include "scheduler/audit/audit.h"
#include "scheduler/base/day.h"
#include "tests/support/mutants/mutants.h"

static bool all_seated(const struct mutant *mutant, int sitting)
{
    const struct season *season = &mutant->season;

    for (int i = 0; i < season->n_unseated; i++)
        if (season->entries[season->unseated[i].entry].pupil == mutant_pupil(mutant, sitting))
            return false;
    return true;
}

static const struct paper *paper_of(const struct mutant *mutant, int sitting)
{
    return &mutant->season
                .papers[mutant->season.entries[mutant->season.seating[sitting].entry].paper];
}

static bool is_free(const struct mutant *mutant, int sitting)
{
    const struct paper *paper = paper_of(mutant, sitting);

    for (int i = 0; i < mutant->season.n_fixed_sittings; i++)
        if (mutant->season.fixed_sittings[i].pupil == mutant_pupil(mutant, sitting))
            return false;
    return !mutant->season.seating[sitting].fixed && paper->each_minutes <= 0 &&
           (paper->session == SESSION_AM || paper->session == SESSION_PM);
}

static int papers_that_day(const struct mutant *mutant, int sitting)
{
    const struct sitting *rows = mutant->season.seating;
    int count = 0;

    for (int i = 0; i < mutant->season.n_seating; i++)
        count += mutant_pupil(mutant, i) == mutant_pupil(mutant, sitting) &&
                 day_of(rows[i].starts_at) == day_of(rows[sitting].starts_at);
    return count;
}

/* The afternoon paper of a candidate with one in the morning begins so long after that. */
static bool bring_to_morning(struct mutant *mutant, int pause)
{
    int n = mutant->season.n_seating, from = n ? random_below(&mutant->random, n) : 0;
    const struct sitting *rows = mutant->season.seating;

    for (int a = 0; a < n * n; a++) {
        int i = (from + a / n) % n, k = a % n;
        int64_t noon = day_of(rows[i].starts_at) * DAY_MIN + DAY_MIN / 2;
        if (mutant_pupil(mutant, i) != mutant_pupil(mutant, k) || rows[i].starts_at >= noon ||
            rows[k].starts_at < noon || rows[k].starts_at > noon + DAY_MIN / 2 ||
            rows[i].release_at + pause >= noon || !is_free(mutant, i) || !is_free(mutant, k) ||
            !all_seated(mutant, i) || papers_that_day(mutant, i) != 2)
            continue;
        struct sitting *moved = &OWN(mutant, sitting, seating)[k];
        mutant_shift(moved, rows[i].release_at + pause - moved->starts_at);
        struct paper *papers = OWN(mutant, paper, papers);
        papers[paper_of(mutant, k) - mutant->season.papers].session = paper_of(mutant, i)->session;
        return true;
    }
    return false;
}

static bool over_the_limit(struct mutant *mutant)
{
    mutant->rules.figures[FIGURE_CLASH_SAME_SESSION].value = 30;
    return bring_to_morning(mutant, 5);
}

static bool long_break(struct mutant *mutant)
{
    return bring_to_morning(mutant, mutant->rules.figures[FIGURE_CLASH_BREAK].value + 1);
}

/* A paper moved to the time of another one. */
static bool twice_at_once(struct mutant *mutant)
{
    int i = mutant_sitting(mutant);
    const struct sitting *seating = mutant->season.seating;

    for (int k = 0; i >= 0 && k < mutant->season.n_seating; k++) {
        if (k == i || mutant_pupil(mutant, k) != mutant_pupil(mutant, i))
            continue;
        int64_t shift = seating[i].starts_at - seating[k].starts_at + 5;
        mutant_shift(&OWN(mutant, sitting, seating)[k], shift);
        return true;
    }
    return false;
}

const struct mutation clash_mutations[] = {
    {"two papers at once", "two_places", AUDIT_HARD, twice_at_once},
    {"two papers over the session's limit", "clash_limit", AUDIT_HARD, over_the_limit},
    {"a longer break between two papers", "clash_break", AUDIT_HARD, long_break},
    {NULL, NULL, 0, NULL},
};
