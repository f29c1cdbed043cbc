/* SPDX-License-Identifier: GPL-3.0-or-later
 * The levels, in two passes.  The first gives each its cheap bounds and a fair
 * slice of search, so that none goes without; what is left is spent on those
 * still open, the most important first.
 *
 * A bound holds over plans that cost no more than now at earlier levels.  When
 * an earlier level improves, fewer plans remain and the bound stays true. */
#include "solver/alike/alike.h"
#include "solver/alike/recall.h"
#include "solver/count/count.h"
#include "solver/dual/dual.h"
#include "solver/search/fair.h"
#include "solver/search/match.h"

#include <string.h>

enum {
    SMALL_OFFERS = 1000,
    MOST_IDLE = 3,
    NEAR = 3, /* times the slack */
    FAR = 8
};

static int count_open(const struct solve *solve, int from)
{
    int n = 0;

    for (int k = from; k < LEVELS; k++)
        n += !solve_closed(solve, k);
    return n;
}

/* A plan that is nearly good enough is mostly proven so by rows that are added, before anything
 * else; where it is not, nothing of that is kept. */
static void close_soon(struct solve *solve, int level, int64_t slice)
{
    if (!levels_done(solve, level) && levels_near(solve, level, NEAR)) {
        levels_prove_root(solve, level, slice / 8);
        parts_forget(solve, level - 1);
    }
    if (!levels_done(solve, level))
        levels_bound_whole(solve, level);
}

static void search_plans(struct solve *solve, int level, int64_t slice)
{
    match_search(solve, level, slice / 4);
    if (!levels_done(solve, level))
        search_anneal(&solve->search, level, slice / 4);
}

/* What is cheap, for every level, before anything that is not; where levels wait for each other
 * their own turn comes soon enough. */
static void outline(struct solve *solve, int level, int64_t slice)
{
    if (solve->problem->n_offers <= SMALL_OFFERS || levels_wait(solve))
        return;
    if (levels_want_bounds(solve, level))
        dual_bound(solve, level, false);
    if (!levels_done(solve, level))
        fair_search(solve, level, slice / 8);
}

/* Where money was closed without a better plan nobody has looked for fair ones yet. */
static void plan_loads(struct solve *solve, int level, int64_t slice)
{
    if (level >= solve->n_planned && levels_wait(solve) && !solve->problem->slack_pct[level])
        levels_plan(solve, level, LEVELS, slice / 4);
}

static void survey(struct solve *solve, int level, int64_t slice)
{
    bool small = solve->problem->n_offers <= SMALL_OFFERS;

    alike_close(solve, level, slice / 4);
    if (!levels_done(solve, level))
        levels_prove_few(solve, level, slice / 2);
    if (!small && !solve->effort->plans && !levels_done(solve, level))
        dual_days(solve, level);
    if (dual_has_points(solve, level)) /* most of what days come to, at once */
        match_search(solve, level, slice / 8);
    if (levels_by_prices(solve, level))
        levels_bound_cheaply(solve, level, small);
    if (!levels_done(solve, level))
        (void)days_plan(solve, level, slice);
    if (!levels_by_prices(solve, level))
        levels_bound_cheaply(solve, level, small);
    if (!levels_done(solve, level) && small && refine_whole(solve, level, slice / 2))
        return;
    recall_level(solve, level, slice / 8);
    if (levels_done(solve, level))
        return;
    fair_search(solve, level, slice / 8);
    if (levels_done(solve, level))
        return;
    plan_loads(solve, level, slice);
    if (levels_done(solve, level))
        return;
    bool soon = levels_near(solve, level, FAR);

    if (!soon && !days_prove(solve, level))
        levels_bound_whole(solve, level);
    if (!levels_done(solve, level))
        search_plans(solve, level, slice);
    if (soon)
        close_soon(solve, level, slice);
    if (!levels_done(solve, level) && !days_plan(solve, level, slice))
        refine(solve, level, slice / 8);
    if (!levels_done(solve, level))
        days_refine(solve, level);
    if (!levels_done(solve, level))
        levels_prove_root(solve, level, slice / 2);
    if (!levels_last_exact(solve, level))
        levels_prove_beside(solve, level);
}

static void look_further(struct solve *solve, int level, int64_t slice)
{
    recall_level(solve, level, slice / 8);
    search_plans(solve, level, slice);
    if (!levels_done(solve, level) && !days_plan(solve, level, slice))
        refine(solve, level, slice / 8);
}

/* No better plan to be found where the library has tried everything: then only proofs are wanted.
 */
static void deepen(struct solve *solve, int level, int64_t slice)
{
    bool small = solve->problem->n_offers <= SMALL_OFFERS;

    if (!small || !refine_whole(solve, level, slice / 2))
        look_further(solve, level, slice);
    for (enum grain grain = GRAIN_SPELL; grain <= GRAIN_WHOLE && !solve->effort->plans; grain++) {
        if (levels_done(solve, level))
            return;
        if (grain == GRAIN_WHOLE &&
            (solve->whole_work[level] > slice / 8 || days_prove(solve, level)))
            break; /* a tree of such relaxations would not get anywhere */
        parts_bound(solve, grain, level, slice / (grain == GRAIN_WHOLE ? 4 : 8));
    }
}

/* Tells searches of a smaller problem when only levels with slack are open. */
static void note_settled(struct solve *solve)
{
    if (!levels_wait(solve))
        return;
    solve_tell(solve);
    solve->search.settled = levels_awaited(solve) == LEVELS;
}

/* One pass over the open levels: each may take its share of what is left, and
 * what it does not need is the others'.  Whoever did not get anywhere last time gets half as much.
 * False: nobody did. */
static bool pass(struct solve *solve, int *idle, bool waits,
                 void (*work_on)(struct solve *solve, int level, int64_t slice))
{
    bool moved = false;

    for (int k = 0; k < LEVELS; k++) {
        if (solve_closed(solve, k) || (waits && k > levels_awaited(solve)) || !solve_turn(solve, k))
            continue;
        int64_t left = solve->work_end - solve_work(solve), before[LEVELS];
        int64_t bound = solve->levels[k].bound;

        int64_t slice = left / (count_open(solve, k) + 1) >> idle[k];

        note_settled(solve);
        memcpy(before, solve->search.best_value, sizeof before);
        solve->level = k;
        solve->had_turn[k] = true;
        /* A relaxation that is cut short tells nothing: it may take more. */
        solve->slice_end = solve_work(solve) + (slice > left / 3 ? slice : left / 3);
        work_on(solve, k, slice);
        solve->slice_end = 0;
        note_settled(solve);
        if (solve->search.best_value[k] < before[k]) /* at the cost of later levels */
            levels_plan(solve, k + 1, LEVELS, slice / 4);
        solve_tell(solve);
        if (solve->levels[k].bound > bound ||
            search_compare(&solve->search, solve->search.best_value, before) < 0) {
            idle[k] = 0;
            moved = true;
        } else {
            idle[k] += idle[k] < MOST_IDLE;
        }
    }
    return moved;
}

/* Until all are closed, the effort is at its end, or nothing moves any more.  waits: no level
 * behind the last without slack has a turn before those are closed. */
static void go_through(struct solve *solve, bool waits)
{
    int idle[LEVELS] = {0}, quiet = 0;

    (void)pass(solve, idle, waits, survey);
    while (quiet < MOST_IDLE && count_open(solve, 0) && solve_goes_on(solve)) {
        int64_t before = solve_work(solve);

        quiet = pass(solve, idle, waits, deepen) ? 0 : quiet + 1;
        if (solve_work(solve) == before)
            break;
    }
}

/* What good prices leave open: a proof that costs next to nothing goes before plans. */
static void look(struct solve *solve, int level, bool again)
{
    if (again)
        levels_prove_soon(solve, level);
    days_look(solve, level, again);
}

void levels_close(struct solve *solve)
{
    solve->look = look;
    for (int k = 0; k < LEVELS; k++)
        solve_begin_level(solve, k);
    for (int k = 0; k < LEVELS; k++)
        if (!solve_closed(solve, k) && !solve->effort->plans)
            count_bound(solve, k);
    levels_plan_first(solve);
    days_begin(solve);
    for (int k = 0; k < LEVELS && solve_goes_on(solve); k++)
        if (!solve_closed(solve, k))
            outline(solve, k, (solve->work_end - solve_work(solve)) / 8);
    go_through(solve, levels_wait(solve));
    if (levels_wait(solve) && levels_awaited(solve) < LEVELS && solve_goes_on(solve))
        go_through(solve, true);
    if (solve_once_more(solve))
        go_through(solve, levels_wait(solve));
    if (levels_wait(solve))
        go_through(solve, false);
    levels_prove_rest(solve);
    levels_prove_priced(solve);
    levels_bound_forgotten(solve);
}
