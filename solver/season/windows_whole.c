/* SPDX-License-Identifier: GPL-3.0-or-later
 * Bounds over all windows at once, by prices.
 *
 * Windows' bounds add up while earlier levels are closed.  Once one is open, some window might
 * spend there what another one saves, and who carries how much is no window's own matter
 * at all.  Prices know both: one price on each earlier level's cap and on each
 * share, whatever window it is in. */
#include "solver/season/windows.h"

#include <string.h>

#include "solver/dual/dual.h"
#include "solver/proof.h"

struct view {
    const struct problem *problem;
    const struct effort *effort;
    const bool *chosen;
    double ends;
};

/* A solve that has its plan and asks for bounds only. */
static bool begin(struct solve *solve, const struct view *view, const struct level_result *levels)
{
    size_t n = (size_t)view->problem->n_offers;
    struct search *search = &solve->search;

    *solve = (struct solve){.problem = view->problem,
                            .effort = view->effort,
                            .ends = view->ends,
                            .work_end = INT64_MAX / 2};
    memcpy(solve->levels, levels, sizeof solve->levels);
    solve->fixed = pool_take(&solve->pool, n, 1);
    solve->fixed_at = pool_take(&solve->pool, n, 1);
    if (!solve->fixed || !solve->fixed_at || !lookup_make(&solve->lookup, view->problem) ||
        !search_make(search, &solve->lookup))
        return false;
    solve_alone(solve);
    memcpy(search->best, view->chosen, n);
    for (int k = 0; k < LEVELS; k++)
        search->best_value[k] = levels[k].value;
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

static void bound_levels(const struct view *view, const struct level_result *known,
                         const bool *wanted, struct level_result *levels)
{
    struct solve solve = {0};
    bool fine = begin(&solve, view, known);

    for (int k = 0; fine && k < LEVELS && solve_goes_on(&solve); k++) {
        struct level_result *level = &solve.levels[k];

        level->bound = 0;
        level->slack = widest(view->problem, k, 0);
        if (wanted[k])
            dual_bound(&solve, k, true);
        if (level->bound > levels[k].bound) {
            levels[k].bound = level->bound;
            levels[k].proof = level->proof;
        }
        level->value = widest(view->problem, k, known[k].value);
    }
    end(&solve);
}

static bool any_of(const bool *wanted)
{
    bool any = false;

    for (int k = 0; k < LEVELS; k++)
        any |= wanted[k];
    return any;
}

void windows_bound_whole(const struct windows *windows, const struct effort *effort, double ends,
                         const bool *chosen, struct level_result *levels)
{
    const struct problem *whole = windows->lookup.problem;
    struct view view = {whole, effort, chosen, ends};
    struct level_result known[LEVELS];
    struct problem problem;
    struct pool pool = {0};
    bool apart[LEVELS] = {false}, together[LEVELS] = {false}, shared = false;

    memcpy(known, levels, sizeof known);
    for (int k = 0; k < LEVELS; k++) {
        bool wanted = levels[k].value > 0 && (effort->proof || levels[k].bound < levels[k].value);

        shared |= is_shared(windows, k);
        together[k] = wanted && shared;
        apart[k] = wanted && !shared;
    }
    if (any_of(apart) && windows_apart(windows, &problem, &pool)) {
        view.problem = &problem;
        bound_levels(&view, known, apart, levels);
    }
    pool_release(&pool);
    view.problem = whole;
    if (any_of(together))
        bound_levels(&view, known, together, levels);
    for (int k = 0; k < LEVELS; k++)
        if (levels[k].bound > levels[k].value)
            levels[k].bound = levels[k].value;
}
