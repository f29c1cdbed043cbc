/* SPDX-License-Identifier: GPL-3.0-or-later
 * Window by window: as legal as in one go, bounds that hold, and the same when nothing links them.
 */
#include "tests/support/check.h"

#include "solver/season/windows.h"
#include "tests/support/solver_random.h"

static const struct random_size small = {4, 7, 12, false};
static const struct windows_size days = {.most_offers = 1};
static const struct effort effort = {.seconds = 0};
static struct random_problem made;

static int windows_of(const struct problem *problem, bool *linked)
{
    struct windows windows = {0};

    assert_true(windows_split(&windows, problem, &days));
    int n = windows.n;
    *linked = windows.linked;
    windows_release(&windows);
    return n;
}

/* No bound is above the least that any plan within the values of earlier levels has:
 * the plan solved in one go is one, as long as it does as well at those. */
static void bounds_hold(const struct answer *whole, const struct answer *parts, uint64_t seed)
{
    for (int k = 0; k < LEVELS; k++) {
        if (parts->levels[k].bound > whole->levels[k].value)
            print_error("seed %llu level %d\n", (unsigned long long)seed, k);
        assert_true(parts->levels[k].bound <= parts->levels[k].value);
        assert_true(parts->levels[k].bound <= whole->levels[k].value);
        if (whole->levels[k].value > parts->levels[k].value)
            return;
    }
}

static const struct answer *one_go;
static int n_told;

/* While it runs, too: what is told holds of every plan within what is told before it. */
static void told_holds(void *context, const struct progress *progress)
{
    n_told++;
    for (int k = 0; k < LEVELS; k++) {
        assert_true(progress->levels[k].bound <= one_go->levels[k].value);
        if (one_go->levels[k].value > progress->levels[k].value)
            return;
    }
    (void)context;
}

static void as_in_one_go(void **state)
{
    int several = 0, loose = 0, equal = 0;

    (void)state;
    for (uint64_t seed = 1; seed <= 900; seed++) {
        bool whole[12], parts[12], linked;
        struct answer a = {.chosen = whole}, b = {.chosen = parts};
        int64_t value[LEVELS];

        random_make(&made, &small, seed);
        if (windows_of(&made.problem, &linked) < 2)
            continue;
        several++;
        enum solve_status status = problem_solve(&made.problem, &effort, NULL, &a);
        struct effort watched = {.tell = status == SOLVE_OPTIMAL ? told_holds : NULL};

        one_go = &a;
        enum solve_status by_parts = windows_solve(&made.problem, &watched, NULL, &b, &days);

        assert_int_equal(status == SOLVE_IMPOSSIBLE, by_parts == SOLVE_IMPOSSIBLE);
        if (by_parts == SOLVE_FAILED)
            print_error("seed %llu: failed\n", (unsigned long long)seed);
        assert_int_not_equal(by_parts, SOLVE_FAILED);
        if (status != SOLVE_OPTIMAL)
            continue;
        assert_true(problem_judge(&made.problem, parts, value, NULL, NULL));
        for (int k = 0; k < LEVELS; k++)
            assert_int_equal(value[k], b.levels[k].value);
        bounds_hold(&a, &b, seed);
        loose += !linked;
        equal += by_parts == SOLVE_OPTIMAL;
        for (int k = 0; k < LEVELS && (!linked || by_parts == SOLVE_OPTIMAL); k++)
            assert_int_equal(a.levels[k].value, b.levels[k].value);
    }
    print_message("%d of several windows, %d of them not linked, %d proven\n", several, loose,
                  equal);
    assert_true(several > 100);
    assert_true(loose > 20);
    assert_true(equal > 50 && n_told > several);
}

/* One thread or two: the same plan, and as much known of it. */
static void same_twice(void **state)
{
    const struct effort alone = {.threads = 1};

    (void)state;
    for (uint64_t seed = 1; seed <= 60; seed++) {
        bool first[12] = {false}, second[12] = {false};
        struct answer a = {.chosen = first}, b = {.chosen = second};

        random_make(&made, &small, seed);
        assert_int_equal(windows_solve(&made.problem, &effort, NULL, &a, &days),
                         windows_solve(&made.problem, &alone, NULL, &b, &days));
        assert_memory_equal(first, second, sizeof first);
        for (int k = 0; k < LEVELS; k++) {
            assert_int_equal(a.levels[k].bound, b.levels[k].bound);
            assert_int_equal(a.levels[k].proof, b.levels[k].proof);
        }
    }
}

static void nothing_at_all(void **state)
{
    const struct problem nothing = {0};
    bool chosen[1];
    struct answer answer = {.chosen = chosen};

    (void)state;
    assert_int_equal(windows_solve(&nothing, &effort, NULL, &answer, &days), SOLVE_OPTIMAL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(as_in_one_go),
        cmocka_unit_test(same_twice),
        cmocka_unit_test(nothing_at_all),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
