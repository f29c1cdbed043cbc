/* SPDX-License-Identifier: GPL-3.0-or-later
 * Days whose breaks have more ways than people's weeks keep: one that leaves no time for its break
 * is met, and known from then on, and so it is when it is added up again. */
#include "tests/support/check.h"

#include "solver/dual/dual_master.h"
#include "solver/proof.h"
#include "tests/bounds/solver_told.h"
#include "tests/support/solver_plans.h"

/* Ten minutes' work from eight o'clock on without an end, on two days, by one person. */
enum { DAYS = 2, DUTIES = 42, N = DAYS * DUTIES, MINUTES = 10, BEGIN = 480 };
/* Twenty minutes between half past eight and ten to three, every five minutes. */
enum { PAUSE = 20, FROM = 510, UNTIL = 890, STARTS = 61, EFFORT = 3000000 };
/* So much that no tree is begun from nothing; the last work, which alone is after the break, is
 * worth more than the break. */
enum { COST = 10, LAST_COST = 30 };

static struct task tasks[N];
static struct slot slots[N];
static struct offer offers[N];
static struct rest_break pauses[DAYS];
static int64_t starts[DAYS][STARTS];

static void make_days(struct problem *problem)
{
    static const int gaps[1] = {0};
    static const uint64_t tags[1] = {0};

    for (int i = 0; i < N; i++) {
        int64_t at = INT64_C(1440) * (i / DUTIES) + BEGIN + INT64_C(10) * (i % DUTIES);

        tasks[i] = (struct task){i, 1, 1, 0, i % DUTIES < DUTIES - 1 ? COST : LAST_COST, 0};
        slots[i] = (struct slot){i, at, at + MINUTES, -1, MINUTES, 0};
        offers[i] = (struct offer){.slot = i};
    }
    for (int d = 0; d < DAYS; d++) {
        int64_t day = INT64_C(1440) * d;

        for (int i = 0; i < STARTS; i++)
            starts[d][i] = day + FROM + INT64_C(5) * i;
        pauses[d] = (struct rest_break){.minutes = PAUSE,
                                        .from_at = day + FROM,
                                        .until_at = day + UNTIL,
                                        .starts = starts[d],
                                        .n_starts = STARTS,
                                        .day_from_at = day,
                                        .day_until_at = day + 1440};
    }
    *problem = (struct problem){.tasks = tasks,
                                .slots = slots,
                                .offers = offers,
                                .breaks = pauses,
                                .gap_min = gaps,
                                .person_tags = tags,
                                .n_tasks = N,
                                .n_slots = N,
                                .n_offers = N,
                                .n_breaks = DAYS,
                                .n_people = 1};
}

/* Two pieces of work a day are the break. */
static void long_days(void **state)
{
    static bool nothing[N];
    char *text = NULL;
    size_t size = 0;
    FILE *file = open_memstream(&text, &size);
    struct proof_sink proof = {.file = file, .left = INT64_MAX};
    const struct effort effort = {.proof = &proof};
    struct problem problem;
    struct solve solve;

    (void)state;
    make_days(&problem);
    assert_true(problem_judge(&problem, nothing, values[0], NULL, NULL));
    assert_true(solve_from(&solve, &problem, nothing, values[0]));
    solve.effort = &effort;
    solve.work_end = EFFORT;
    search_back_to_best(&solve.search);
    dual_days(&solve, 0);
    assert_int_equal(solve.levels[0].bound, 2 * COST * DAYS);
    assert_int_equal(solve.search.best_value[0], 2 * COST * DAYS);
    assert_true(legal_as_told(&solve));
    assert_int_equal(fclose(file), 0);
    assert_int_equal(told_again(&problem, nothing, values[0][0], text, size),
                     solve.levels[0].bound);
    free(text);
    release(&solve);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(long_days)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
