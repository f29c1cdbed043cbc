/* SPDX-License-Identifier: GPL-3.0-or-later
 * What people may do over several days, used evenly: plans that cost the same up to the level, from
 * any plan of small random problems; a week whose cheap people are used up by work that anybody
 * could do is shared out as cheaply as can be. */
#include "tests/support/check.h"

#include "solver/solve.h"
#include "tests/support/solver_plans.h"
#include "tests/support/solver_random.h"

enum { EFFORT = 20000, ENOUGH = 100000000 };

static struct random_problem made;

static void never_dearer(void **state)
{
    static const struct random_size tiny = {4, 6, TINY_OFFERS, false};
    int moved = 0, looked = 0;

    (void)state;
    for (uint64_t seed = 1; seed <= 60; seed++) {
        random_make(&made, &tiny, seed);
        enumerate(&made.problem);
        for (int level = 0; level < LEVELS && n_plans; level++) {
            int plan = (int)(seed * 31 % (uint64_t)n_plans);
            struct solve solve;

            assert_true(solve_at(&solve, &made.problem, plan));
            search_back_to_best(&solve.search);
            int64_t before = solve_work(&solve);

            days_even(&solve, level, EFFORT);
            int64_t value[LEVELS];

            assert_true(problem_judge(&made.problem, solve.search.best, value, NULL, NULL));
            assert_memory_equal(value, solve.search.best_value, sizeof value);
            for (int k = level + 1; k < LEVELS; k++)
                value[k] = values[plan][k];
            assert_true(search_compare(&solve.search, value, values[plan]) <= 0);
            looked += solve_work(&solve) > before;
            moved += memcmp(solve.search.best, plans[plan], (size_t)made.problem.n_offers) != 0;
            release(&solve);
        }
    }
    assert_true(moved > 0 && looked > moved);
}

enum { DAYS = 2, MOMENTS = 10, EACH = 5, TASKS = DAYS * MOMENTS * EACH, PEOPLE = 101 };

static struct task tasks[TASKS];
static struct slot slots[TASKS];
static struct offer offers[TASKS * PEOPLE];
static struct quota quotas[PEOPLE];
static const int gaps[PEOPLE] = {0};
static const uint64_t tags[PEOPLE] = {0};
static bool chosen[TASKS * PEOPLE];

/* On the first day all people cost the same, on the second each their own price; nobody has more
 * than one day's worth.  The first day is done by those who are cheap on the second. */
static struct problem make_week(void)
{
    memset(chosen, 0, sizeof chosen);
    for (int t = 0; t < TASKS; t++) {
        int day = t / EACH / MOMENTS;
        int64_t at = INT64_C(1440) * day + 480 + INT64_C(60) * (t / EACH % MOMENTS);

        tasks[t] = (struct task){t, 1, 1, 0, 1, 0};
        slots[t] = (struct slot){t, at, at + 50, -1, 50, 0};
        for (int p = 0; p < PEOPLE; p++)
            offers[t * PEOPLE + p] =
                (struct offer){.slot = t, .person = p, .cost = {[4] = day ? 10 + p : 10}};
        chosen[t * PEOPLE + t % EACH + (day ? EACH : 0)] = true;
    }
    for (int p = 0; p < PEOPLE; p++)
        quotas[p] = (struct quota){.person = p, .until_at = INT64_C(1440) * DAYS, .max = MOMENTS};
    return (struct problem){.tasks = tasks,
                            .slots = slots,
                            .offers = offers,
                            .quotas = quotas,
                            .gap_min = gaps,
                            .person_tags = tags,
                            .n_tasks = TASKS,
                            .n_slots = TASKS,
                            .n_offers = TASKS * PEOPLE,
                            .n_quotas = PEOPLE,
                            .n_people = PEOPLE};
}

static int64_t share_out(bool rounds)
{
    struct problem problem = make_week();
    struct solve solve;
    int64_t needs = 0, value;

    assert_true(problem_judge(&problem, chosen, values[0], NULL, NULL));
    assert_true(solve_from(&solve, &problem, chosen, values[0]));
    solve.work_end = ENOUGH;
    search_back_to_best(&solve.search);
    if (rounds)
        assert_true(days_plan(&solve, 4, 8));
    else
        for (int day = 0; day < DAYS; day++)
            assert_false(days_share_out(&solve, 4, INT64_C(1440) * day, INT64_C(1440) * (day + 1),
                                        ENOUGH / 4, &needs));
    assert_true(legal_as_told(&solve));
    value = solve.search.best_value[4];
    release(&solve);
    return value;
}

static void a_week_used_evenly(void **state)
{
    const int64_t first = (int64_t)MOMENTS * EACH * 10;

    (void)state;
    assert_int_equal(share_out(false), first + MOMENTS * (15 + 16 + 17 + 18 + 19));
    assert_int_equal(share_out(true), first + MOMENTS * (10 + 11 + 12 + 13 + 14));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(never_dearer),
        cmocka_unit_test(a_week_used_evenly),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
