/* SPDX-License-Identifier: GPL-3.0-or-later
 * A level of a whole problem by branch and bound with cuts, from whatever legal plan, against all
 * plans there are: the bound is that of the best plan no worse at earlier levels, and that plan is
 * found. */
#include "tests/support/check.h"

#include "solver/limits/judge.h"
#include "solver/parts/prove.h"
#include "tests/support/solver_random.h"

enum { TINY_OFFERS = 9, MAX_PLANS = 1 << TINY_OFFERS, PROBLEMS = 300, LOW = -1000000 };

static struct random_problem made;

/* All legal plans and what they cost. */
struct plans {
    int64_t value[MAX_PLANS][LEVELS];
    bool chosen[MAX_PLANS][TINY_OFFERS];
    int n;
};

static struct plans plans;

static void plans_of(const struct problem *problem)
{
    plans.n = 0;
    for (int set = 0; set < 1 << problem->n_offers; set++) {
        bool *chosen = plans.chosen[plans.n];

        for (int i = 0; i < problem->n_offers; i++)
            chosen[i] = set >> i & 1;
        plans.n += problem_judge(problem, chosen, plans.value[plans.n], NULL, NULL);
    }
}

/* Of plans that are no worse than this at levels before. */
static int64_t least_of(const int64_t *value, int level)
{
    int64_t least = INT64_MAX;

    for (int i = 0; i < plans.n; i++) {
        bool fine = true;

        for (int k = 0; k < level; k++)
            fine = fine && plans.value[i][k] <= value[k];
        if (fine && plans.value[i][level] < least)
            least = plans.value[i][level];
    }
    return least;
}

static void solve_begin(struct solve *solve, const bool *chosen)
{
    static const struct effort effort = {.seconds = 0};
    const struct problem *problem = &made.problem;

    *solve = (struct solve){.problem = problem, .effort = &effort, .work_end = INT64_MAX / 4};
    solve->fixed = pool_take(&solve->pool, (size_t)problem->n_offers, 1);
    solve->fixed_at = pool_take(&solve->pool, (size_t)problem->n_offers, 1);
    assert_true(lookup_make(&solve->lookup, problem));
    assert_true(search_make(&solve->search, &solve->lookup));
    solve->search.out_of_time = solve_out_of_time;
    solve->search.context = solve;
    state_load(&solve->search.state, chosen);
    memcpy(solve->search.best, chosen, (size_t)problem->n_offers);
    assert_true(problem_judge(problem, chosen, solve->search.best_value, NULL, NULL));
    solve_tell(solve);
}

static void solve_end(struct solve *solve)
{
    search_release(&solve->search);
    lookup_release(&solve->lookup);
    pool_release(&solve->pool);
}

static int64_t prove(struct solve *solve, int level, int64_t work)
{
    struct model model = {
        .lookup = &solve->lookup, .plan = solve->search.best, .grows = true, .reach = level};
    int64_t weight[LEVELS] = {0};

    weight[level] = 1;
    assert_true(model_make(&model));
    for (int k = 0; k < level; k++)
        model_cap(&model, k, solve_cap(solve, k));
    model_aim(&model, weight);
    bool stored;
    int64_t bound = prove_model(solve, &model, level, LOW, work, &stored);

    model_release(&model);
    return bound;
}

static void as_all_plans(void **state)
{
    static const struct random_size tiny = {4, 6, TINY_OFFERS, false};
    int n_better = 0, n_best = 0, n_all = 0;

    (void)state;
    for (uint64_t seed = 5000; seed < 5000 + PROBLEMS; seed++) {
        random_make(&made, &tiny, seed);
        memset(made.problem.slack, 0, sizeof made.problem.slack);
        memset(made.problem.slack_pct, 0, sizeof made.problem.slack_pct);
        plans_of(&made.problem);
        for (int level = 0; plans.n && level < LEVELS; level++) {
            int from = (int)(seed % (uint64_t)plans.n);
            int64_t least = least_of(plans.value[from], level);
            struct solve solve;

            solve_begin(&solve, plans.chosen[from]);
            int64_t bound = prove(&solve, level, INT64_C(100000000));

            assert_true(bound <= least);
            assert_true(search_compare(&solve.search, solve.search.best_value, plans.value[from]) <=
                        0);
            n_all++;
            n_better += least < plans.value[from][level];
            n_best += bound == least;
            solve_end(&solve);
        }
    }
    print_message("%d of %d proven, %d not with the plan they began with\n", n_best, n_all,
                  n_better);
    assert_true(n_better > 100);
    assert_true(n_best > n_all - n_all / 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(as_all_plans)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
