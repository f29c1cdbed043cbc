/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/solve.h"

#include <string.h>
#include <time.h>

#include "solver/alike/alike.h"
#include "solver/alike/recall.h"
#include "solver/limits/judge.h"
#include "solver/proof.h"
#include "solver/season/windows.h"

/* Prices a second are about 7,000,000; see solve_count() for the rest.  A school
 * week of 110,000 offers gets half a minute, one of 8,000 four seconds. */
static const int64_t least_work = 10000000, work_of_offer = 2000;

static double now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static bool out_of_time(void *context)
{
    struct solve *solve = context;

    if (solve->effort->stop && *solve->effort->stop)
        solve->stopped = STOPPED_USER;
    else if (solve->ends > 0 && now() >= solve->ends)
        solve->stopped = STOPPED_TIME;
    return solve->stopped == STOPPED_USER || solve->stopped == STOPPED_TIME;
}

int64_t solve_work(const struct solve *solve)
{
    return solve->search.state.work + solve->other_work;
}

bool solve_goes_on(struct solve *solve)
{
    if (out_of_time(solve))
        return false;
    if (solve_work(solve) < solve->work_end)
        return true;
    solve->stopped = STOPPED_WORK;
    return false;
}

static int64_t slack_of(const struct problem *problem, int level, int64_t bound)
{
    int64_t slack = problem->slack[level], part = bound * problem->slack_pct[level] / 100;
    return part > slack ? part : slack;
}

int solve_stands(const struct solve *solve, int offer, int level)
{
    return solve->fixed_at[offer] <= level ? solve->fixed[offer] : OFFER_FREE;
}

void solve_fix(struct solve *solve, int offer, int level, bool chosen)
{
    solve->fixed[offer] = chosen ? OFFER_ONE : OFFER_ZERO;
    solve->fixed_at[offer] = (unsigned char)level;
}

/* More plans are within the caps than when later levels were bounded. */
static void forget_after(struct solve *solve, int level)
{
    parts_forget(solve, level);
    proof_forget(solve->effort->proof, level);
    for (int k = level + 1; k < LEVELS; k++) {
        struct level_result *result = &solve->levels[k];

        result->bound = 0;
        result->slack = slack_of(solve->problem, k, 0);
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

bool solve_closed(const struct solve *solve, int level)
{
    return solve->levels[level].value - solve->levels[level].bound <= solve->levels[level].slack;
}

void solve_bound(struct solve *solve, int level, int64_t bound, enum proof proof)
{
    struct level_result *result = &solve->levels[level];

    if (bound > result->value)
        bound = result->value; /* nothing below: the plan is as good as can be */
    if (bound <= result->bound)
        return;
    int64_t before = solve_cap(solve, level);

    result->bound = bound;
    result->slack = slack_of(solve->problem, level, bound);
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

    result->slack = slack_of(solve->problem, level, result->bound);
    if (result->value == 0)
        result->proof = PROOF_COUNT;
    if (result->slack)
        solve->search.cap[level] = result->bound + result->slack;
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

    for (int k = 0; k < LEVELS; k++)
        solve->levels[k].value = solve->search.best_value[k];
    if (!solve->effort->tell)
        return;
    count_people(solve, &progress);
    memcpy(progress.levels, solve->levels, sizeof progress.levels);
    solve->effort->tell(solve->effort->context, &progress);
}

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

int64_t solve_call_work(const struct solve *solve)
{
    int64_t n = solve->problem->n_offers, most = (n < 1000 ? 2000 * n : 2000000) + 100 * n;
    int64_t left = solve->work_end - solve_work(solve);

    return most < left ? most : left > 0 ? left : 0;
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
        result->slack = slack_of(solve->problem, k, result->bound);
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

enum solve_status solve_whole(const struct problem *problem, const struct effort *effort,
                              const bool *start, struct answer *answer)
{
    struct solve solve = {.problem = problem, .effort = effort};
    enum solve_status status = SOLVE_FAILED;

    memset(answer->chosen, 0, (size_t)problem->n_offers);
    memset(answer->levels, 0, sizeof answer->levels);
    answer->stopped = STOPPED_WORK;
    solve.work_end =
        effort->work > 0 ? effort->work : least_work + work_of_offer * problem->n_offers;
    if (effort->seconds > 0)
        solve.ends = now() + effort->seconds;
    solve.fixed = pool_take(&solve.pool, (size_t)problem->n_offers, 1);
    solve.fixed_at = pool_take(&solve.pool, (size_t)problem->n_offers, 1);
    if (!solve.fixed || !solve.fixed_at || !lookup_make(&solve.lookup, problem) ||
        !search_make(&solve.search, &solve.lookup))
        goto done;
    solve.search.out_of_time = out_of_time;
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
    parts_forget(&solve, -1);
    search_release(&solve.search);
    lookup_release(&solve.lookup);
    pool_release(&solve.pool);
    return status;
}

enum solve_status problem_solve(const struct problem *problem, const struct effort *effort,
                                const bool *start, struct answer *answer)
{
    /* Weeks: what lies between two days of work is shorter. */
    static const struct windows_size weeks = {.most_offers = 40000, .gap_min = INT64_C(44) * 60};

    if (!problem_fits(problem)) {
        memset(answer->levels, 0, sizeof answer->levels);
        answer->stopped = STOPPED_WORK;
        return SOLVE_FAILED;
    }
    if (problem->n_offers > weeks.most_offers)
        return windows_solve(problem, effort, start, answer, &weeks);
    return solve_whole(problem, effort, start, answer);
}
