/* SPDX-License-Identifier: GPL-3.0-or-later
 * A bound that was being proven while a better plan came: it is kept where no cap that it rests on
 * grew, and nothing is ever claimed that a plan within the caps as they are now is below. */
#include "tests/support/check.h"

#include "tests/support/solver_plans.h"
#include "tests/support/solver_random.h"

static struct random_problem made;

/* Better at the first level where they differ. */
static bool better(const int64_t *value, const int64_t *than)
{
    for (int k = 0; k < LEVELS; k++)
        if (value[k] != than[k])
            return value[k] < than[k];
    return false;
}

static void go_to(struct solve *solve, int plan)
{
    memcpy(solve->search.best, plans[plan], (size_t)made.problem.n_offers);
    memcpy(solve->search.best_value, values[plan], sizeof values[plan]);
}

struct told {
    int kept, refused;
};

static void prove_meanwhile(int from, int to, int level, struct told *told)
{
    struct solve solve;
    int grown = LEVELS;

    assert_true(solve_at(&solve, &made.problem, from));
    int64_t bound = least(values[from], level);

    for (int k = LEVELS - 1; k >= 0; k--)
        grown = values[to][k] > solve_cap(&solve, k) ? k : grown;
    solve_looks(&solve);
    go_to(&solve, to);
    solve_bound(&solve, level, bound, PROOF_LP);
    assert_true(solve.levels[level].bound <= least(values[to], level));
    int64_t most = bound < values[to][level] ? bound : values[to][level];

    assert_int_equal(solve.levels[level].bound, grown > level && most > 0 ? most : 0);
    told->kept += grown < LEVELS && solve.levels[level].bound > 0;
    told->refused += grown <= level && bound > 0;
    release(&solve);
}

static void true_of_the_caps_as_they_are(void **state)
{
    static const struct random_size tiny = {4, 6, TINY_OFFERS, false};
    struct told told = {0};

    (void)state;
    for (uint64_t seed = 1; seed <= 300; seed++) {
        random_make(&made, &tiny, seed);
        enumerate(&made.problem);
        for (int i = 0; i < 30 && n_plans > 1; i++) {
            int from = (int)(seed * 31 + (uint64_t)i * 17) % n_plans;
            int to = (int)(seed * 13 + (uint64_t)i * 29) % n_plans;

            for (int level = 0; level < LEVELS && better(values[to], values[from]); level++)
                prove_meanwhile(from, to, level, &told);
        }
    }
    print_message("%d kept beside what grew, %d refused\n", told.kept, told.refused);
    assert_true(told.kept > 200 && told.refused > 200);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(true_of_the_caps_as_they_are)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
