/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/solve.h"

#include <string.h>

#include "solver/alike/alike.h"
#include "solver/alike/recall.h"
#include "solver/limits/judge.h"
#include "solver/proof.h"
#include "solver/team.h"

/* The promises alone: when they break a hard limit, so does every plan. */
static bool promises_hold(struct solve *solve)
{
    int64_t value[LEVELS];

    for (int i = 0; i < solve->problem->n_offers; i++)
        solve->search.best[i] = solve->problem->offers[i].locked;
    if (!problem_judge_with(&solve->lookup, solve->search.best, value, NULL, NULL))
        return false;
    state_load(&solve->search.state, solve->search.best);
    memcpy(solve->search.best_value, value, sizeof value);
    return true;
}

static void first_plan(struct solve *solve, const bool *start)
{
    struct search *search = &solve->search;

    search_greedy(search);
    solve_tell(solve);
    if (start) {
        state_load(&search->state, start);
        (void)search_keep(search);
        search_back_to_best(search);
    }
    search_fill(search, 100000 + 10 * (int64_t)solve->problem->n_offers);
    solve_tell(solve);
    bool settled = alike_first(solve) || recall_all(solve);

    solve_tell(solve);
    if (settled)
        return;
    search_polish(search, 100000 + 10 * (int64_t)solve->problem->n_offers);
    solve_tell(solve);
}

static enum solve_status finish(struct solve *solve, struct answer *answer)
{
    bool proven = true;

    for (int k = 0; k < LEVELS; k++) {
        struct level_result *result = &solve->levels[k];

        result->value = solve->search.best_value[k];
        if (result->bound > result->value)
            result->bound = result->value;
        if (result->value == 0)
            result->proof = PROOF_COUNT;
        result->slack = solve_slack(solve, k, result->bound);
        result->optimal = solve_closed(solve, k);
        proven = proven && result->optimal;
    }
    memcpy(answer->chosen, solve->search.best, (size_t)solve->problem->n_offers);
    memcpy(answer->levels, solve->levels, sizeof answer->levels);
    answer->stopped = proven                            ? STOPPED_PROOF
                      : solve->stopped == STOPPED_PROOF ? STOPPED_WORK
                                                        : solve->stopped;
    return proven ? SOLVE_OPTIMAL : SOLVE_FEASIBLE;
}

/* NULL: alone, also where there is no memory. */
static struct team *gather(const struct effort *effort)
{
    bool several = effort->threads > 1 || (effort->threads == 0 && team_processors() > 1);

    return several ? team_open(TEAM_USUAL) : NULL;
}

enum solve_status solve_whole(const struct problem *problem, const struct effort *effort,
                              const bool *start, struct answer *answer)
{
    struct solve solve = {.problem = problem, .effort = effort};
    enum solve_status status = SOLVE_FAILED;

    memset(answer->chosen, 0, (size_t)problem->n_offers);
    memset(answer->levels, 0, sizeof answer->levels);
    answer->stopped = STOPPED_WORK;
    solve_effort_begin(&solve);
    solve.team = gather(effort);
    solve.fixed = pool_take(&solve.pool, (size_t)problem->n_offers, 1);
    solve.fixed_at = pool_take(&solve.pool, (size_t)problem->n_offers, 1);
    if (!solve.fixed || !solve.fixed_at || !lookup_make(&solve.lookup, problem) ||
        !search_make(&solve.search, &solve.lookup))
        goto done;
    solve.search.out_of_time = solve_out_of_time;
    solve.search.context = &solve;
    solve_alone(&solve);
    if (!promises_hold(&solve)) {
        status = SOLVE_IMPOSSIBLE;
        goto done;
    }
    proof_problem(effort->proof, problem);
    first_plan(&solve, start);
    levels_close(&solve);
    proof_more(&solve);
    status = finish(&solve, answer);
done:
    team_close(solve.team);
    parts_forget(&solve, -1);
    search_release(&solve.search);
    lookup_release(&solve.lookup);
    pool_release(&solve.pool);
    return status;
}
