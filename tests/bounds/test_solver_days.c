/* SPDX-License-Identifier: GPL-3.0-or-later
 * Prices and branching day by day: true for every plan of small random problems over two days,
 * around any of their plans; a search that is given all the time there is finds the best of them.
 */
#include "tests/support/check.h"

#include "solver/dual/dual_master.h"
#include "tests/support/solver_plans.h"
#include "tests/support/solver_random.h"

enum { EFFORT = 300000 };

static struct random_problem made;

struct sums {
    int met, below, better;
};

static void around(uint64_t seed, int level, int plan, struct sums *sums)
{
    struct solve solve;

    assert_true(solve_at(&solve, &made.problem, plan));
    int64_t was = values[plan][level];

    solve.work_end = EFFORT;
    search_back_to_best(&solve.search);
    dual_days(&solve, level);

    int64_t want =
        least(solve.search.best_value, level); /* fewer plans where it was better before */

    if (solve.levels[level].bound > want)
        print_error("seed %d level %d: %d above %d\n", (int)seed, level,
                    (int)solve.levels[level].bound, (int)want);
    assert_true(solve.levels[level].bound <= want);
    assert_true(legal_as_told(&solve));
    assert_true(search_compare(&solve.search, solve.search.best_value, values[plan]) <= 0);
    sums->met += want > 0 && solve.levels[level].bound == want;
    sums->below += solve.levels[level].bound < want;
    sums->better += solve.search.best_value[level] < was;
    release(&solve);
}

/* Around the worst plan, the middle one and the last: some leave much to be gained. */
static void never_above_any_plan(void **state)
{
    static const struct random_size tiny = {4, 6, TINY_OFFERS, false};
    uint64_t seeds = getenv("EXAMROTA_LONG") ? 4000 : 250;
    struct sums sums = {0};

    (void)state;
    for (uint64_t seed = 1; seed <= seeds; seed++) {
        random_make(&made, &tiny, seed);
        enumerate(&made.problem);
        for (int level = 0; level < LEVELS && n_plans; level++) {
            around(seed, level, 0, &sums);
            around(seed, level, (int)(seed * 31 % (uint64_t)n_plans), &sums);
        }
    }
    print_message("%d met, %d below, %d better plans\n", sums.met, sums.below, sums.better);
    assert_true(sums.met > 100 && sums.better > 60);
}

/* Two people whose hours hold two and a half of the duties; on either day five of them, of which
 * each meets the next.  Prices share hours out by halves: only whole duties show what is left over.
 */
static void whole_choices(void **state)
{
    enum { DAYS = 2, DUTIES = 5, PEOPLE = 2, N = DAYS * DUTIES };
    static struct task tasks[N];
    static struct slot slots[N];
    static struct offer offers[N * PEOPLE];
    static struct quota quotas[DAYS * PEOPLE];
    static const int gaps[PEOPLE] = {0};
    static const uint64_t tags[PEOPLE] = {0};
    static const int64_t starts[DUTIES] = {540, 600, 660, 720, 780};
    struct problem problem = {.tasks = tasks,
                              .slots = slots,
                              .offers = offers,
                              .quotas = quotas,
                              .gap_min = gaps,
                              .person_tags = tags,
                              .n_tasks = N,
                              .n_slots = N,
                              .n_offers = N * PEOPLE,
                              .n_quotas = DAYS * PEOPLE,
                              .n_people = PEOPLE};
    bool chosen[N * PEOPLE] = {[0] = true, [DUTIES * PEOPLE] = true};
    struct solve solve;

    (void)state;
    for (int t = 0; t < N; t++) {
        int64_t at = INT64_C(1440) * (t / DUTIES) + starts[t % DUTIES];

        tasks[t] = (struct task){t, 1, 1, 0, 1, 0};
        slots[t] = (struct slot){t, at, at + 100, -1, 100, 0};
        for (int p = 0; p < PEOPLE; p++)
            offers[t * PEOPLE + p] = (struct offer){.slot = t, .person = p};
    }
    for (int i = 0; i < DAYS * PEOPLE; i++) {
        quotas[i] = (struct quota){.person = i % PEOPLE,
                                   .from_at = INT64_C(1440) * (i / PEOPLE),
                                   .until_at = INT64_C(1440) * (i / PEOPLE + 1),
                                   .by_minute = true,
                                   .max = 250};
    }
    assert_true(problem_judge(&problem, chosen, values[0], NULL, NULL));
    assert_int_equal(values[0][0], N - DAYS);
    assert_true(solve_from(&solve, &problem, chosen, values[0]));
    solve.work_end = EFFORT;
    search_back_to_best(&solve.search);
    dual_days(&solve, 0);
    assert_int_equal(solve.search.best_value[0], 2); /* four of five a day */
    assert_int_equal(solve.levels[0].bound, 2);
    assert_true(legal_as_told(&solve));
    release(&solve);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(never_above_any_plan),
        cmocka_unit_test(whole_choices),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
