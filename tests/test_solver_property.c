/* SPDX-License-Identifier: GPL-3.0-or-later
 * What must hold for every problem, tried on thousands of small random ones. */
#include "tests/check.h"

#include "tests/solver_random.h"

enum { TINY_OFFERS = 9, MAX_PLANS = 1 << TINY_OFFERS };

static struct random_problem made;

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

/* The least of a level over plans with earlier levels as the answer has them. */
static int64_t least(const struct answer *answer, int level)
{
    int64_t best = INT64_MAX;

    for (int i = 0; i < oracle.n; i++) {
        bool within = true;

        for (int k = 0; k < level; k++)
            within = within && oracle.values[i][k] <= answer->levels[k].value;
        if (within && oracle.values[i][level] < best)
            best = oracle.values[i][level];
    }
    return best;
}

static enum solve_status solve(const struct problem *problem, struct answer *answer,
                               const bool *start)
{
    static const struct effort effort = {.seconds = 0};
    char text[200];

    if (!problem_ok(problem, text, sizeof text))
        print_error("%s\n", text);
    return problem_solve(problem, &effort, start, answer);
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
    static const struct random_size tiny = {4, 6, TINY_OFFERS};
    int impossible = 0, open = 0;

    (void)state;
    for (uint64_t seed = 1; seed <= 1200; seed++) {
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(best_of_all),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
