/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/solve_levels.c - what is known of each level, and what follows when more is known. */
#include "solver/solve.h"

#include <string.h>

#include "solver/proof.h"

int64_t solve_slack(const struct solve *solve, int level, int64_t bound)
{
    const struct problem *problem = solve->problem;
    int64_t slack = problem->slack[level], part = bound * problem->slack_pct[level] / 100;
    return part > slack ? part : slack;
}

int solve_stands(const struct solve *solve, int offer, int level)
{
    return solve->fixed_at[offer] <= level ? solve->fixed[offer] : OFFER_FREE;
}

/* More plans are within the caps than when later levels were bounded. */
static void forget_after(struct solve *solve, int level)
{
    parts_forget(solve, level);
    if (solve->priced.level > level)
        solve->priced.n = 0;
    proof_forget(solve->effort->proof, level);
    for (int k = level + 1; k < LEVELS; k++) {
        struct level_result *result = &solve->levels[k];

        result->bound = 0;
        result->slack = solve_slack(solve, k, 0);
        result->proof = result->value ? PROOF_NONE : PROOF_COUNT;
        solve->search.cap[k] = result->slack;
        solve->splits[k] = (struct split){0};
    }
    for (int i = 0; i < solve->problem->n_offers; i++)
        if (solve->fixed_at[i] > level)
            solve->fixed[i] = OFFER_FREE;
}

int64_t solve_cap(const struct solve *solve, int level)
{
    const struct level_result *result = &solve->levels[level];
    int64_t most = result->bound + result->slack;

    return result->slack && most > result->value ? most : result->value;
}

void solve_aim(const struct solve *solve, struct model *model, int level)
{
    int64_t weight[LEVELS] = {0};

    for (int k = 0; k < level; k++)
        model_cap(model, k, solve_cap(solve, k));
    weight[level] = 1;
    model_aim(model, weight);
}

bool solve_closed(const struct solve *solve, int level)
{
    return solve->levels[level].value - solve->levels[level].bound <= solve->levels[level].slack;
}

/* A plan that is better at one level may be worse at later ones: then more plans are within their
 * caps than what was proven behind them looked at. */
static void take_values(struct solve *solve)
{
    int grown = LEVELS;

    for (int k = LEVELS - 1; k >= 0; k--) {
        int64_t before = solve_cap(solve, k);

        solve->levels[k].value = solve->search.best_value[k];
        if (solve_cap(solve, k) > before)
            grown = k;
    }
    if (grown == LEVELS)
        return;
    solve->grown = grown < solve->grown ? grown : solve->grown;
    if (solve->priced.level >= grown)
        solve->priced.n = 0;
    forget_after(solve, grown);
    parts_forget(solve, grown - 1);
    for (int i = 0; i < solve->problem->n_offers && grown > 0; i++)
        if (solve->fixed_at[i] == grown)
            solve->fixed[i] = OFFER_FREE;
}

void solve_looks(struct solve *solve)
{
    if (!solve->settled)
        take_values(solve);
    solve->grown = LEVELS;
}

/* What is proven of a level rests on its own cap and those before it. */
static bool looks_no_more(struct solve *solve, int level)
{
    if (!solve->settled)
        take_values(solve);
    return solve->grown <= level;
}

void solve_fix(struct solve *solve, int offer, int level, bool chosen)
{
    if (solve->grown <= level)
        return;
    solve->fixed[offer] = chosen ? OFFER_ONE : OFFER_ZERO;
    solve->fixed_at[offer] = (unsigned char)level;
}

void solve_bound(struct solve *solve, int level, int64_t bound, enum proof proof)
{
    struct level_result *result = &solve->levels[level];

    if (looks_no_more(solve, level))
        return;
    if (bound > result->value)
        bound = result->value; /* nothing below: the plan is as good as can be */
    if (bound <= result->bound)
        return;
    int64_t before = solve_cap(solve, level);

    result->bound = bound;
    result->slack = solve_slack(solve, level, bound);
    result->proof = proof;
    proof_level(solve->effort->proof, level, bound, proof_names[proof]);
    if (result->slack)
        solve->search.cap[level] = bound + result->slack;
    if (solve_cap(solve, level) > before)
        forget_after(solve, level);
}

void solve_begin_level(struct solve *solve, int level)
{
    struct level_result *result = &solve->levels[level];

    result->slack = solve_slack(solve, level, result->bound);
    if (result->value == 0)
        result->proof = PROOF_COUNT;
    if (result->slack)
        solve->search.cap[level] = result->bound + result->slack;
    solve->grown = LEVELS;
    if (solve->effort->known)
        solve_bound(solve, level, solve->effort->known[level], PROOF_LP);
}

static void count_people(const struct solve *solve, struct progress *progress)
{
    for (int t = 0; t < solve->problem->n_tasks; t++)
        progress->wanted += solve->problem->tasks[t].need;
    for (int i = 0; i < solve->problem->n_offers; i++)
        progress->filled += solve->search.best[i];
}

void solve_tell(struct solve *solve)
{
    struct progress progress = {.level = solve->level};

    take_values(solve);
    if (!solve->effort->tell)
        return;
    count_people(solve, &progress);
    memcpy(progress.levels, solve->levels, sizeof progress.levels);
    solve->effort->tell(solve->effort->context, &progress);
}
