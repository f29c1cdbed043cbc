/* SPDX-License-Identifier: GPL-3.0-or-later
 * What must hold for every problem, tried on thousands of small random ones. */
#include "tests/solver/solver_tiny.h"

/* How many to try: all of them when there is time. */
static uint64_t count(uint64_t n)
{
    return getenv("EXAMROTA_LONG") ? n : n / 3;
}

struct oracle {
    int64_t values[MAX_PLANS][LEVELS]; /* of every legal plan */
    int n, best;
};
static struct oracle oracle;

static int compare(const int64_t *a, const int64_t *b)
{
    for (int k = 0; k < LEVELS; k++)
        if (a[k] != b[k])
            return a[k] < b[k] ? -1 : 1;
    return 0;
}

static void enumerate(const struct problem *problem)
{
    bool chosen[TINY_OFFERS];

    oracle.n = oracle.best = 0;
    for (int plan = 0; plan < 1 << problem->n_offers; plan++) {
        for (int i = 0; i < problem->n_offers; i++)
            chosen[i] = plan >> i & 1;
        if (!problem_judge(problem, chosen, oracle.values[oracle.n], NULL, NULL))
            continue;
        if (compare(oracle.values[oracle.n], oracle.values[oracle.best]) < 0)
            oracle.best = oracle.n;
        oracle.n++;
    }
}

/* The least of a level over plans with earlier levels as the answer has them,
 * or within their slack. */
static int64_t least(const struct answer *answer, int level)
{
    int64_t best = INT64_MAX, cap[LEVELS];

    for (int k = 0; k < level; k++) {
        const struct level_result *result = &answer->levels[k];
        int64_t most = result->bound + result->slack;

        cap[k] = result->slack && most > result->value ? most : result->value;
    }

    for (int i = 0; i < oracle.n; i++) {
        bool within = true;

        for (int k = 0; k < level; k++)
            within = within && oracle.values[i][k] <= cap[k];
        if (within && oracle.values[i][level] < best)
            best = oracle.values[i][level];
    }
    return best;
}

static void say(uint64_t seed, const struct answer *answer, const int64_t *want)
{
    print_error("seed %llu:", (unsigned long long)seed);
    for (int k = 0; k < LEVELS; k++)
        print_error(" %lld/%lld(%lld)", (long long)answer->levels[k].value,
                    (long long)answer->levels[k].bound, (long long)(want ? want[k] : 0));
    print_error("\n");
}

/* The best of all plans, and no bound above what can be. */
static void best_of_all(void **state)
{
    static const struct random_size tiny = {4, 6, TINY_OFFERS, false};
    int impossible = 0, open = 0;

    (void)state;
    for (uint64_t seed = 1; seed <= count(1200); seed++) {
        bool chosen[TINY_OFFERS];
        struct answer answer = {.chosen = chosen};

        random_make(&made, &tiny, seed);
        enumerate(&made.problem);
        enum solve_status status = solve(&made.problem, &answer, NULL);

        if (oracle.n == 0) {
            assert_int_equal(status, SOLVE_IMPOSSIBLE);
            impossible++;
            continue;
        }
        int64_t value[LEVELS];
        bool fine = problem_judge(&made.problem, chosen, value, NULL, NULL);

        for (int k = 0; k < LEVELS; k++) {
            fine = fine && value[k] == answer.levels[k].value;
            fine = fine && answer.levels[k].bound <= least(&answer, k);
            fine = fine && answer.levels[k].bound >= 0;
        }
        if (status == SOLVE_OPTIMAL)
            fine = fine && compare(value, oracle.values[oracle.best]) == 0;
        open += status != SOLVE_OPTIMAL;
        if (!fine || (status != SOLVE_OPTIMAL && getenv("SOLVER_SAY")))
            say(seed, &answer, oracle.values[oracle.best]);
        assert_true(fine);
    }
    print_message("%d impossible, %d left open\n", impossible, open);
    assert_true(open == 0);
    assert_true(impossible > 0);
}

/* With slack: every bound holds over what the slack allows, and proven means within it. */
static void with_slack(void **state)
{
    static const struct random_size tiny = {4, 6, TINY_OFFERS, false};

    (void)state;
    for (uint64_t seed = 5001; seed <= 5000 + count(1200); seed++) {
        bool chosen[TINY_OFFERS];
        struct answer answer = {.chosen = chosen};
        int64_t value[LEVELS];

        random_make(&made, &tiny, seed);
        made.problem.slack[seed % LEVELS] = 2;
        made.problem.slack_pct[3] = 30;
        enumerate(&made.problem);
        enum solve_status status = solve(&made.problem, &answer, NULL);

        if (oracle.n == 0)
            continue;
        bool fine = problem_judge(&made.problem, chosen, value, NULL, NULL);

        for (int k = 0; k < LEVELS; k++) {
            const struct level_result *level = &answer.levels[k];

            fine = fine && value[k] == level->value && level->bound <= least(&answer, k);
            fine = fine && level->optimal == (level->value - level->bound <= level->slack);
        }
        if (!fine || status != SOLVE_OPTIMAL)
            say(seed, &answer, NULL);
        assert_true(fine);
        assert_int_equal(status, SOLVE_OPTIMAL);
    }
}

/* Cut off anywhere: what is said by then is true. */
static void cut_short(void **state)
{
    static const struct random_size tiny = {4, 6, TINY_OFFERS, false};
    int open = 0;

    (void)state;
    for (uint64_t seed = 7001; seed <= 7000 + count(1200); seed++) {
        bool chosen[TINY_OFFERS];
        struct answer answer = {.chosen = chosen};
        struct effort effort = {.work = 1 + (int64_t)(seed * 37 % 4000)};
        int64_t value[LEVELS];

        random_make(&made, &tiny, seed);
        made.problem.slack[seed % LEVELS] = 1 + (int64_t)(seed % 3);
        made.problem.slack_pct[seed % 5] = 30;
        enumerate(&made.problem);
        open += problem_solve(&made.problem, &effort, NULL, &answer) == SOLVE_FEASIBLE;
        if (oracle.n == 0)
            continue;
        bool fine = problem_judge(&made.problem, chosen, value, NULL, NULL);

        for (int k = 0; k < LEVELS; k++)
            fine = fine && value[k] == answer.levels[k].value &&
                   answer.levels[k].bound <= least(&answer, k);
        if (!fine)
            say(seed, &answer, NULL);
        assert_true(fine);
    }
    print_message("%d left open\n", open);
    assert_true(open > 20);
}

/* Level by level by the library alone, on the plain model. */
static bool plain_values(const struct problem *problem, int64_t *value)
{
    static const struct mip_effort effort = {.nodes = 100000};
    struct lookup lookup = {0};
    bool fine = lookup_make(&lookup, problem);

    for (int level = 0; fine && level < LEVELS; level++) {
        struct model model = {.lookup = &lookup};
        int64_t weight[LEVELS] = {0};
        double sum = 0;

        weight[level] = 1;
        fine = model_make(&model);
        for (int k = 0; fine && k < level; k++)
            model_cap(&model, k, value[k]);
        model_aim(&model, weight);
        fine = fine && mip_solve(&model.mip, &effort, NULL) == MIP_OPTIMAL;
        for (int j = 0; fine && j < model.mip.n_columns; j++)
            sum += model.mip.values[j] * (double)model.mip.columns[j].cost;
        value[level] = (int64_t)(sum + 0.5) + model.constant[level];
        model_release(&model);
    }
    lookup_release(&lookup);
    return fine;
}

/* Larger ones against the plain model, and no better plan one change away. */
static void best_of_plain(void **state)
{
    static const struct random_size small = {5, 10, 60, false};
    int open = 0, compared = 0;

    (void)state;
    for (uint64_t seed = 1; seed <= 60; seed++) {
        bool chosen[60];
        struct answer answer = {.chosen = chosen};
        int64_t value[LEVELS], want[LEVELS];

        random_make(&made, &small, seed);
        enum solve_status status = solve(&made.problem, &answer, NULL);

        if (status == SOLVE_IMPOSSIBLE)
            continue;
        assert_true(problem_judge(&made.problem, chosen, value, NULL, NULL));
        open += status != SOLVE_OPTIMAL;
        for (int i = 0; i < made.problem.n_offers; i++) {
            int64_t other[LEVELS];

            chosen[i] = !chosen[i];
            if (status == SOLVE_OPTIMAL && problem_judge(&made.problem, chosen, other, NULL, NULL))
                assert_true(compare(value, other) <= 0);
            chosen[i] = !chosen[i];
        }
        if (!plain_values(&made.problem, want))
            continue;
        compared++;
        if (status == SOLVE_OPTIMAL && compare(value, want) != 0)
            say(seed, &answer, want);
        if (status == SOLVE_OPTIMAL)
            assert_true(compare(value, want) == 0);
        for (int k = 0; k < LEVELS && answer.levels[k].value == want[k]; k++)
            assert_true(answer.levels[k].bound <= want[k]);
    }
    print_message("%d compared, %d left open\n", compared, open);
    assert_true(compared > 40);
    assert_true(open <= 6);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(best_of_all),
        cmocka_unit_test(with_slack),
        cmocka_unit_test(cut_short),
        cmocka_unit_test(best_of_plain),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
