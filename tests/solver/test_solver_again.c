/* SPDX-License-Identifier: GPL-3.0-or-later
 * Solved twice, from the other end, from another plan: small random problems. */
#include "tests/solver/solver_tiny.h"

static void same_twice(void **state)
{
    static const struct random_size small = {5, 10, 60, false};

    (void)state;
    for (uint64_t seed = 1000; seed < 1040; seed++) {
        bool first[60] = {false}, second[60] = {false};
        struct answer a = {.chosen = first}, b = {.chosen = second};

        random_make(&made, &small, seed);
        assert_int_equal(solve(&made.problem, &a, NULL), solve(&made.problem, &b, NULL));
        assert_memory_equal(first, second, sizeof first);
        for (int k = 0; k < LEVELS; k++)
            assert_int_equal(a.levels[k].bound, b.levels[k].bound);
    }
}

/* People in reverse order: other plans perhaps, the same proven values. */
static void reversed_people(void **state)
{
    static const struct random_size tiny = {4, 6, TINY_OFFERS, false};

    (void)state;
    for (uint64_t seed = 2000; seed < 2200; seed++) {
        bool chosen[TINY_OFFERS];
        struct answer a = {.chosen = chosen}, b = {.chosen = chosen};

        random_make(&made, &tiny, seed);
        enum solve_status status = solve(&made.problem, &a, NULL);

        random_reverse_people(&made);
        assert_int_equal(solve(&made.problem, &b, NULL), status);
        for (int k = 0; status == SOLVE_OPTIMAL && k < LEVELS; k++)
            assert_int_equal(a.levels[k].value, b.levels[k].value);
    }
}

/* A beginning that is not legal does no harm; a good one is not lost. */
static void beginnings(void **state)
{
    static const struct random_size tiny = {4, 6, TINY_OFFERS, false};

    (void)state;
    for (uint64_t seed = 3000; seed < 3100; seed++) {
        bool start[TINY_OFFERS], chosen[TINY_OFFERS];
        struct answer answer = {.chosen = chosen};
        int64_t value[LEVELS];

        random_make(&made, &tiny, seed);
        memset(start, true, sizeof start);
        if (solve(&made.problem, &answer, start) == SOLVE_IMPOSSIBLE)
            continue;
        assert_true(problem_judge(&made.problem, chosen, value, NULL, NULL));
        memcpy(start, chosen, sizeof start);
        (void)solve(&made.problem, &answer, start);
        for (int k = 0; k < LEVELS; k++)
            assert_int_equal(answer.levels[k].value, value[k]);
    }
}

static void edges(void **state)
{
    const struct problem nothing = {0};
    bool none[1] = {false}, stop = true;
    struct answer answer = {.chosen = none};
    char text[80];

    (void)state;
    assert_true(problem_ok(&nothing, text, sizeof text));
    assert_int_equal(solve(&nothing, &answer, NULL), SOLVE_OPTIMAL);
    assert_int_equal(answer.stopped, STOPPED_PROOF);

    static const struct random_size small = {5, 10, 60, false};
    bool chosen[60];
    int64_t value[LEVELS];
    struct effort effort = {.stop = &stop};

    random_make(&made, &small, 3);
    answer.chosen = chosen;
    enum solve_status status = problem_solve(&made.problem, &effort, NULL, &answer);

    assert_true(status == SOLVE_FEASIBLE || status == SOLVE_OPTIMAL);
    assert_true(problem_judge(&made.problem, chosen, value, NULL, NULL));
    if (status == SOLVE_FEASIBLE)
        assert_int_equal(answer.stopped, STOPPED_USER);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(same_twice),
        cmocka_unit_test(reversed_people),
        cmocka_unit_test(beginnings),
        cmocka_unit_test(edges),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
