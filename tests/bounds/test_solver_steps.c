/* SPDX-License-Identifier: GPL-3.0-or-later
 * What steps of prices take: each is of the effort, none begins when that is spent or a stop was
 * asked for, and a day with ever so many ways takes no longer than others may. */
#include "tests/support/check.h"

#include "solver/dual/dual_week.h"
#include "tests/support/solver_plans.h"

enum { DUTIES = 100, HOURS = 3, MANY = 1000000 };

/* One after the other, all for one person, who has time for half of each of three kinds: of what
 * may be done, next to nothing is better than the rest. */
struct long_day {
    struct task tasks[DUTIES];
    struct slot slots[DUTIES];
    struct offer offers[DUTIES];
    struct quota quotas[HOURS];
    struct problem problem;
};

static struct long_day made;
static const int gaps[1] = {0};
static const uint64_t tags[1] = {0};
static bool nothing[DUTIES], taken[DUTIES];
static bool stop;
static const struct effort may_stop = {.stop = &stop};

static void make(void)
{
    unsigned random = 1;

    made.problem = (struct problem){.tasks = made.tasks,
                                    .slots = made.slots,
                                    .offers = made.offers,
                                    .quotas = made.quotas,
                                    .gap_min = gaps,
                                    .person_tags = tags,
                                    .n_tasks = DUTIES,
                                    .n_slots = DUTIES,
                                    .n_offers = DUTIES,
                                    .n_quotas = HOURS,
                                    .n_people = 1};
    for (int i = 0; i < HOURS; i++)
        made.quotas[i] = (struct quota){
            .until_at = 1440, .tags = UINT64_C(1) << i, .by_minute = true, .unit = 1};
    for (int i = 0; i < DUTIES; i++) {
        random = random * 1103515245u + 12345u;

        int worked = 20 + (int)(random >> 16 & 63), kind = 1 + (int)(random >> 24) % 7;

        made.tasks[i] = (struct task){i, 1, 1, 0, worked + 5 + (int)(random >> 12 & 15), 0};
        made.tasks[i].tags = (uint64_t)kind;
        made.slots[i] = (struct slot){i, 480 + 6 * i, 486 + 6 * i, -1, worked, 0};
        made.offers[i] = (struct offer){.slot = i};
        for (int k = 0; k < HOURS; k++)
            made.quotas[k].max += kind >> k & 1 ? worked / 2 : 0;
    }
}

/* A plan: whatever fits into the hours, in turn. */
static void first_come(void)
{
    int64_t value[LEVELS];

    for (int i = 0; i < DUTIES; i++) {
        taken[i] = true;
        taken[i] = problem_judge(&made.problem, taken, value, NULL, NULL);
    }
}

struct stage {
    struct solve solve;
    struct model model;
    struct dual dual;
};

/* weeks: with prices that are worth something, and every way of the day looked at. */
static void begin(struct stage *stage, bool weeks)
{
    int64_t value[LEVELS], weight[LEVELS] = {1};

    memset(stage, 0, sizeof *stage);
    make();
    stop = false;
    assert_true(problem_judge(&made.problem, nothing, value, NULL, NULL));
    assert_true(solve_from(&stage->solve, &made.problem, nothing, value));
    stage->solve.effort = &may_stop;
    stage->model = (struct model){.lookup = &stage->solve.lookup, .plan = nothing, .coarse = true};
    assert_true(model_make(&stage->model));
    model_aim(&stage->model, weight);
    assert_true(dual_make(&stage->dual, &stage->model));
    if (!weeks)
        return;
    double unit = dual_unit(&stage->model.mip);

    dual_climb(&stage->solve, &stage->dual,
               &(struct dual_steps){.n = 50, .from = 0.25 * unit, .to = 0.05 * unit});
    assert_true(dual_week_make(&stage->dual) && dual_week_choose(&stage->dual));
    memcpy(stage->dual.price, stage->dual.best,
           (size_t)stage->model.mip.n_rows * sizeof *stage->dual.price);
}

static void end(struct stage *stage)
{
    dual_release(&stage->dual);
    model_release(&stage->model);
    release(&stage->solve);
}

static int64_t work_of_step(const struct stage *stage)
{
    const struct mip *mip = &stage->model.mip;

    return mip->n_terms / 64 + mip->n_columns / 32 + 1;
}

/* Where so much is proven nothing more is asked, and 0 asks for all steps. */
static void enough_ends_a_climb(void **state)
{
    static const double parts[] = {0, 0.5};
    int64_t done[2];
    double reached[2];

    (void)state;
    for (int i = 0; i < 2; i++) {
        struct stage stage;

        begin(&stage, false);
        struct solve *solve = &stage.solve;
        double unit = dual_unit(&stage.model.mip);
        int64_t before = solve_work(solve);

        solve->work_end = INT64_MAX;
        dual_climb(solve, &stage.dual,
                   &(struct dual_steps){.n = 200,
                                        .from = 0.25 * unit,
                                        .to = 0.01 * unit,
                                        .enough = i ? parts[i] * reached[0] : 0});
        done[i] = solve_work(solve) - before;
        memcpy(stage.dual.price, stage.dual.best,
               (size_t)stage.model.mip.n_rows * sizeof *stage.dual.price);
        reached[i] = dual_value(&stage.dual);
        end(&stage);
    }
    assert_true(reached[0] > 0 && done[1] < done[0]);
    assert_true(reached[1] > parts[1] * reached[0]);
}

static void steps_are_of_the_effort(void **state)
{
    static const struct {
        const char *label;
        int64_t all, climb; /* what is left of the effort, and of it for the climb; 0: all */
        bool stopped;
        int64_t done;
    } rows[] = {
        {"what is left of all", 1000, 0, false, 1000},
        {"the climb's own part", 1000, 300, false, 300},
        {"a part that is not there", 200, 300, false, 200},
        {"nothing left", 0, 300, false, 0},
        {"told to stop", 1000, 300, true, 0},
    };

    (void)state;
    EACH (row, rows) {
        struct stage stage;

        begin(&stage, false);
        struct solve *solve = &stage.solve;
        int64_t before = solve_work(solve);

        solve->work_end = before + row->all;
        stop = row->stopped;
        dual_climb(solve, &stage.dual,
                   &(struct dual_steps){.n = MANY, .from = 1, .to = 0.1, .work = row->climb});
        int64_t done = solve_work(solve) - before;

        CHECK_ROW(row, done >= row->done && done < row->done + work_of_step(&stage), true);
        end(&stage);
    }
}

static void a_long_day_is_given_up(void **state)
{
    struct stage stage;
    int64_t bound, value[LEVELS];

    (void)state;
    begin(&stage, true);
    struct dual_week *week = stage.dual.week;
    int64_t before = solve_work(&stage.solve);

    assert_int_equal(week->n_days, 1);
    double least = dual_value(&stage.dual);

    /* All ways of it are far more; one more look at those so far may come on top. */
    assert_true(dual_cells(week) >= DUAL_CELLS);
    assert_true(dual_cells(week) < INT64_C(2) * DUAL_CELLS);
    dual_count(&stage.solve, &stage.dual, 1);
    assert_true(solve_work(&stage.solve) - before > DUAL_CELLS / 1000);
    before = solve_work(&stage.solve);
    dual_count(&stage.solve, &stage.dual, 1); /* once is enough */
    assert_true(solve_work(&stage.solve) - before <= work_of_step(&stage));
    /* A bound all the same: no more than a plan that takes whatever still fits. */
    first_come();
    assert_true(problem_judge(&made.problem, taken, value, NULL, NULL) && value[0] > 0);
    assert_true(least <= (double)value[0]);
    assert_true(dual_prove(&stage.dual, &bound, INT64_MAX, NULL) && bound <= value[0]);
    end(&stage);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(steps_are_of_the_effort),
        cmocka_unit_test(enough_ends_a_climb),
        cmocka_unit_test(a_long_day_is_given_up),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
