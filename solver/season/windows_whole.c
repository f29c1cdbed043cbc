/* SPDX-License-Identifier: GPL-3.0-or-later
 * Bounds over all windows at once, by prices.
 *
 * Windows' bounds add up while earlier levels are closed.  Once one is open, some window might
 * spend there what another one saves, and who carries how much is no window's own matter
 * at all.  Prices know both: one price on each earlier level's cap and on each
 * share, whatever window it is in. */
#include "solver/season/windows.h"

#include <pthread.h>
#include <string.h>

#include "solver/dual/dual.h"
#include "solver/proof.h"

/* Larger ones would take more memory than a solve may; two at once take twice as much. */
enum { MOST_OFFERS = 500000, BESIDE_OFFERS = 350000 };

struct view {
    const struct problem *problem;
    const struct effort *effort;
    const bool *chosen;
    double ends;
    struct level_result known[LEVELS]; /* before */
    bool wanted[LEVELS];
    struct level_result *levels;
};

/* A solve that has its plan and asks for bounds only. */
static bool begin(struct solve *solve, const struct view *view)
{
    size_t n = (size_t)view->problem->n_offers;
    struct search *search = &solve->search;

    *solve = (struct solve){.problem = view->problem,
                            .effort = view->effort,
                            .ends = view->ends,
                            .work_end = INT64_MAX / 2,
                            .settled = true};
    memcpy(solve->levels, view->known, sizeof solve->levels);
    solve->fixed = pool_take(&solve->pool, n, 1);
    solve->fixed_at = pool_take(&solve->pool, n, 1);
    if (!solve->fixed || !solve->fixed_at || !lookup_make(&solve->lookup, view->problem) ||
        !search_make(search, &solve->lookup))
        return false;
    solve_alone(solve);
    memcpy(search->best, view->chosen, n);
    for (int k = 0; k < LEVELS; k++)
        search->best_value[k] = view->known[k].value;
    return true;
}

static void end(struct solve *solve)
{
    parts_forget(solve, -1);
    search_release(&solve->search);
    lookup_release(&solve->lookup);
    pool_release(&solve->pool);
}

/* Does anything of the level hang on a group of several windows? */
static bool is_shared(const struct windows *windows, int level)
{
    const struct problem *problem = windows->lookup.problem;

    for (int i = 0; i < problem->n_share_groups; i++)
        if (problem->share_groups[i].level == level && windows->group_window[i] == WINDOW_MANY)
            return true;
    return false;
}

/* A level with slack makes room for its successors: they are looked at with all that it
 * could make, whatever its bound. */
static int64_t widest(const struct problem *problem, int level, int64_t value)
{
    int64_t part = value * problem->slack_pct[level] / 100;

    return value + (part > problem->slack[level] ? part : problem->slack[level]);
}

static void *bound_levels(void *context)
{
    const struct view *view = context;
    struct solve solve = {0};
    bool fine = begin(&solve, view);

    for (int k = 0; fine && k < LEVELS && solve_goes_on(&solve); k++) {
        struct level_result *level = &solve.levels[k], *best = &view->levels[k];

        level->bound = 0;
        level->slack = widest(view->problem, k, 0);
        if (view->wanted[k])
            dual_bound(&solve, k, true);
        if (level->bound > best->bound) {
            best->bound = level->bound < best->value ? level->bound : best->value;
            best->proof = level->proof;
        }
        level->value = widest(view->problem, k, view->known[k].value);
    }
    end(&solve);
    return NULL;
}

static bool any_of(const bool *wanted)
{
    bool any = false;

    for (int k = 0; k < LEVELS; k++)
        any |= wanted[k];
    return any;
}

/* Both at once; one after the other where somebody keeps the proofs. */
static void bound_both(struct view *apart, struct view *together)
{
    pthread_t thread;
    bool beside = apart->problem->n_offers <= BESIDE_OFFERS && any_of(apart->wanted) &&
                  any_of(together->wanted) && !apart->effort->proof &&
                  pthread_create(&thread, NULL, bound_levels, apart) == 0;

    if (!beside && any_of(apart->wanted))
        (void)bound_levels(apart);
    if (any_of(together->wanted))
        (void)bound_levels(together);
    if (beside)
        (void)pthread_join(thread, NULL);
}

void windows_bound_whole(const struct windows *windows, const struct effort *effort, double ends,
                         const bool *chosen, struct level_result *levels)
{
    const struct problem *whole = windows->lookup.problem;
    struct view apart = {whole, effort, chosen, ends, {{0}}, {false}, levels}, together;
    struct problem problem;
    struct pool pool = {0};
    bool shared = false, open = effort->proof;

    if (whole->n_offers > MOST_OFFERS || (effort->stop && *effort->stop))
        return;
    memcpy(apart.known, levels, sizeof apart.known);
    together = apart;
    for (int k = 0; k < LEVELS; k++) {
        bool worse = levels[k].bound < levels[k].value;

        shared |= is_shared(windows, k);
        together.wanted[k] = levels[k].value > 0 && shared && (worse || effort->proof);
        apart.wanted[k] = levels[k].value > 0 && !shared && open && (worse || effort->proof);
        open |= worse;
    }
    if (any_of(apart.wanted) && windows_apart(windows, &problem, &pool))
        apart.problem = &problem;
    bound_both(&apart, &together);
    pool_release(&pool);
}
