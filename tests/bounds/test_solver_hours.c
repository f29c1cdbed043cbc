/* SPDX-License-Identifier: GPL-3.0-or-later
 * A day of somebody who could do far more than their hours hold: what prices prove is what the
 * cheapest choice of work leaves undone, and the same when it is added up again. */
#include "tests/support/check.h"

#include "solver/dual/dual_week.h"
#include "solver/proof.h"
#include "tests/bounds/solver_told.h"
#include "tests/support/solver_plans.h"

enum { TASKS = 120, HOURS = 420, DAY = 1440 };

static struct task tasks[TASKS];
static struct slot slots[TASKS];
static struct offer offers[TASKS];
static bool nothing[TASKS];

/* No two lengths or costs have much in common; they come in order of their starts. */
static void make_day(struct problem *problem)
{
    static const struct quota hours = {.until_at = DAY, .by_minute = true, .max = HOURS, .unit = 1};
    static const int gaps[1] = {0};
    static const uint64_t tags[1] = {0};

    for (int i = 0; i < TASKS; i++) {
        int64_t from = 480 + 5 * i, minutes = 20 + i * 53 % 97;

        tasks[i] = (struct task){i, 1, 1, 0, 3 * minutes + i * i * 31 % 41, 0};
        slots[i] = (struct slot){i, from, from + minutes, -1, (int)minutes, 0};
        offers[i] = (struct offer){.slot = i};
    }
    *problem = (struct problem){.tasks = tasks,
                                .slots = slots,
                                .offers = offers,
                                .quotas = &hours,
                                .gap_min = gaps,
                                .person_tags = tags,
                                .n_tasks = TASKS,
                                .n_slots = TASKS,
                                .n_offers = TASKS,
                                .n_quotas = 1,
                                .n_people = 1};
}

/* The most that can be done from each task on with so many minutes: a table of its own. */
static int64_t undone(void)
{
    static int64_t most[TASKS + 1][HOURS + 1];
    int64_t all = 0;

    for (int i = TASKS - 1; i >= 0; i--) {
        int next = i + 1;

        all += tasks[i].short_cost;
        while (next < TASKS && slots[next].starts_at < slots[i].ends_at)
            next++;
        for (int m = 0; m <= HOURS; m++) {
            int64_t with = m < slots[i].worked_min
                               ? 0
                               : tasks[i].short_cost + most[next][m - slots[i].worked_min];

            most[i][m] = with > most[i + 1][m] ? with : most[i + 1][m];
        }
    }
    return all - most[0][HOURS];
}

/* Work is worth what it costs when it is not done. */
static int64_t prove(struct solve *solve, struct dual *dual)
{
    const struct model *model = dual->model;
    int64_t bound = -1;

    assert_true(dual_week_make(dual) && dual_week_choose(dual));
    for (int i = 0; i < model->mip.n_rows; i++)
        dual->best[i] = 0;
    for (int j = 0; j < model->mip.n_columns; j++)
        for (int k = dual->first[j]; model->columns[j].kind == 'u' && k < dual->first[j + 1]; k++)
            dual->best[dual->rows[k]] = (double)model->mip.columns[j].cost;
    assert_true(dual_prove(dual, &bound, INT64_MAX, NULL));
    dual_tell(solve, dual, 0);
    return bound + model->constant[0];
}

static void long_day(void **state)
{
    struct problem problem;
    char *text = NULL;
    size_t size = 0;
    FILE *file = open_memstream(&text, &size);
    struct proof_sink proof = {.file = file, .left = INT64_MAX};
    const struct effort effort = {.proof = &proof};
    int64_t value[LEVELS];
    struct solve solve;
    struct dual dual = {0};

    (void)state;
    make_day(&problem);
    assert_true(problem_judge(&problem, nothing, value, NULL, NULL));
    assert_true(solve_from(&solve, &problem, nothing, value));
    solve.effort = &effort;
    struct model model = {.lookup = &solve.lookup, .plan = solve.search.best, .coarse = true};

    assert_true(model_make(&model));
    model_aim(&model, (int64_t[LEVELS]){1});
    assert_true(dual_make(&dual, &model));
    int64_t bound = prove(&solve, &dual);

    assert_int_equal(fclose(file), 0);
    assert_int_equal(bound, undone());
    assert_int_equal(told_again(&problem, nothing, value[0], text, size), bound);
    free(text);
    dual_release(&dual);
    model_release(&model);
    release(&solve);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(long_day)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
