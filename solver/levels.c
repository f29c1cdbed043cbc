/* SPDX-License-Identifier: GPL-3.0-or-later
 * The levels, in two passes after an outline.  The first gives each its cheap bounds and a fair
 * slice of search, so that none goes without; what is left is spent on those
 * still open, the most important first.
 *
 * A bound holds over plans that cost no more than now at earlier levels.  When
 * an earlier level improves, fewer plans remain and the bound stays true. */
#include "solver/alike.h"
#include "solver/count.h"
#include "solver/dual.h"
#include "solver/fair.h"

enum { SMALL_OFFERS = 1000 };

static bool level_done(struct solve *solve, int level)
{
    solve_tell(solve);
    return solve_closed(solve, level) || !solve_goes_on(solve);
}

static int count_open(const struct solve *solve, int from)
{
    int n = 0;

    for (int k = from; k < LEVELS; k++)
        n += !solve_closed(solve, k);
    return n;
}

static int64_t least(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

/* Bounds that cost little; of small problems the proof, which costs less than plans. */
static void bound_cheaply(struct solve *solve, int level, bool small)
{
    int64_t left = solve->work_end - solve_work(solve);

    if (!level_done(solve, level))
        count_bound(solve, level);
    if (!level_done(solve, level))
        dual_bound(solve, level, 3);
    for (enum grain grain = GRAIN_SPELL; grain <= (small ? GRAIN_WHOLE : GRAIN_DAY); grain++) {
        if (level_done(solve, level))
            return;
        parts_bound(solve, grain, level, small && grain == GRAIN_WHOLE ? left / 16 : 0);
    }
}

/* What is cheap, for every level, before anything that is not. */
static void outline(struct solve *solve, int level, int64_t slice)
{
    if (solve->problem->n_offers <= SMALL_OFFERS)
        return;
    dual_bound(solve, level, 1);
    if (!level_done(solve, level))
        fair_search(solve, level, slice / 8);
}

static void survey(struct solve *solve, int level, int64_t slice)
{
    int64_t ruin = 200 * (int64_t)solve->problem->n_offers;
    bool small = solve->problem->n_offers <= SMALL_OFFERS;

    alike_close(solve, level, slice / 4);
    bound_cheaply(solve, level, small);
    if (level_done(solve, level))
        return;
    fair_search(solve, level, slice / 4);
    search_ruin(&solve->search, least(slice / 4, ruin));
    search_polish(&solve->search, slice / 4);
    if (level_done(solve, level))
        return;
    refine(solve, level, slice / 2);
    if (!level_done(solve, level))
        parts_bound(solve, GRAIN_WHOLE, level, 0);
}

static void deepen(struct solve *solve, int level, int64_t slice)
{
    refine(solve, level, slice / 4);
    for (enum grain grain = GRAIN_SPELL; grain <= GRAIN_WHOLE; grain++) {
        if (level_done(solve, level))
            return;
        if (grain == GRAIN_WHOLE && solve->whole_work[level] > slice / 8)
            break; /* a tree of such relaxations would not get anywhere */
        parts_bound(solve, grain, level, slice / (grain == GRAIN_WHOLE ? 4 : 8));
    }
    if (level_done(solve, level))
        return;
    search_ruin(&solve->search, slice / 8);
    search_polish(&solve->search, slice / 8);
    refine(solve, level, slice / 4);
}

/* One pass over the open levels with the `part`-th of what is left: half of it
 * for the first, half of what then remains for the next, as their order asks. */
static void pass(struct solve *solve, int part,
                 void (*work_on)(struct solve *solve, int level, int64_t slice))
{
    for (int k = 0; k < LEVELS && solve_goes_on(solve); k++) {
        if (solve_closed(solve, k))
            continue;
        int64_t left = solve->work_end - solve_work(solve);

        solve->level = k;
        work_on(solve, k, left / part / (count_open(solve, k) > 1 ? 2 : 1));
        solve_tell(solve);
    }
}

void levels_close(struct solve *solve)
{
    for (int k = 0; k < LEVELS; k++)
        solve_begin_level(solve, k);
    pass(solve, 4, outline);
    pass(solve, 4, survey);
    for (int64_t before = -1; solve_work(solve) > before && count_open(solve, 0);) {
        before = solve_work(solve);
        pass(solve, 1, deepen);
        if (!solve_goes_on(solve))
            break;
    }
}
