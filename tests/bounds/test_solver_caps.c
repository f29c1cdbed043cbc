/* SPDX-License-Identifier: GPL-3.0-or-later
 * Prices to begin with on the caps of earlier levels: what is closed there costs so much more that
 * nobody spends it here, and a bound behind it is found that no relaxation without it has. */
#include "tests/support/check.h"

#include "solver/dual/dual.h"
#include "tests/support/solver_plans.h"

enum { EARLY = 0, LATE = 2, SHORT_EARLY = 2, SHORT_LATE = 3, SEATS = 3 };
enum { SPARE = 10000, DAY = 1440, EACH_DAY = 40, FIRST = 600, LONG = 10 }; /* as in a large week */

/* Two required seats and one of other work, all at once, for one person; and what another does at
 * any of many times. */
static const struct task tasks[] = {{0, 1, 1, EARLY, SHORT_EARLY, 0},
                                    {1, 1, 1, EARLY, SHORT_EARLY, 0},
                                    {2, 1, 1, LATE, SHORT_LATE, 0},
                                    {SEATS, SPARE, 1, LATE, SHORT_LATE, 0}};
static struct slot slots[SEATS + SPARE] = {
    {0, 600, 660, -1, 60, 0}, {1, 600, 660, -1, 60, 0}, {2, 600, 660, -1, 60, 0}};
static struct offer offers[SEATS + SPARE] = {{.slot = 0}, {.slot = 1}, {.slot = 2}};
static const int gaps[2] = {0};
static const uint64_t tags[2] = {0};
static const struct problem problem = {.tasks = tasks,
                                       .slots = slots,
                                       .offers = offers,
                                       .gap_min = gaps,
                                       .person_tags = tags,
                                       .n_tasks = SEATS + 1,
                                       .n_slots = SEATS + SPARE,
                                       .n_offers = SEATS + SPARE,
                                       .n_people = 2};
static bool plan[SEATS + SPARE] = {[0] = true, [SEATS] = true};

static int fill(void **state)
{
    (void)state;
    for (int i = SEATS; i < SEATS + SPARE; i++) {
        int at = (i - SEATS) / EACH_DAY * DAY + FIRST + (i - SEATS) % EACH_DAY * LONG;

        slots[i] = (struct slot){SEATS, at, at + LONG, -1, LONG, 0};
        offers[i] = (struct offer){.slot = i, .person = 1};
    }
    return 0;
}

struct stage {
    struct solve solve;
    struct model model;
    struct dual dual;
    struct pool pool;
};

/* Of the earlier level so much is proven. */
static void begin(struct stage *stage, int64_t proven)
{
    int64_t value[LEVELS];

    memset(stage, 0, sizeof *stage);
    assert_true(problem_judge(&problem, plan, value, NULL, NULL));
    assert_int_equal(value[EARLY], SHORT_EARLY);
    assert_true(solve_from(&stage->solve, &problem, plan, value));
    stage->solve.levels[EARLY].bound = proven;
    assert_true(dual_model(&stage->solve, LATE, false, NULL, &stage->model, &stage->pool));
    assert_true(dual_make(&stage->dual, &stage->model));
}

static void end(struct stage *stage)
{
    dual_release(&stage->dual);
    model_release(&stage->model);
    pool_release(&stage->pool);
    release(&stage->solve);
}

/* Of the rows that hold the people missing from a task, what the dearest is paid. */
static double paid(const struct stage *stage, int task)
{
    const struct dual *dual = &stage->dual;
    int column = stage->model.task_short[task];
    double most = 0;

    for (int k = dual->first[column]; k < dual->first[column + 1]; k++)
        if (dual->price[dual->rows[k]] > most)
            most = dual->price[dual->rows[k]];
    return most;
}

static void closed_caps_have_prices(void **state)
{
    struct stage stage;

    (void)state;
    begin(&stage, SHORT_EARLY);
    int cap = stage.model.level_row[EARLY];

    assert_true(cap >= 0);
    assert_true(dual_has_caps(&stage.solve, LATE));
    dual_begin_at_caps(&stage.dual, &stage.solve, LATE);
    /* One there is worth what a choice costs here; who is missing there is paid that, */
    assert_true(stage.dual.price[cap] == -(double)SHORT_LATE / SHORT_EARLY);
    assert_true(paid(&stage, 1) == SHORT_LATE);
    /* who is not, and who is missing here, nothing. */
    assert_true(paid(&stage, 0) == 0);
    assert_true(paid(&stage, 2) == 0);
    end(&stage);
}

static void open_ones_have_none(void **state)
{
    struct stage stage;

    (void)state;
    begin(&stage, SHORT_EARLY - 1);
    assert_false(dual_has_caps(&stage.solve, LATE));
    dual_begin_at_caps(&stage.dual, &stage.solve, LATE);
    assert_true(stage.dual.price[stage.model.level_row[EARLY]] == 0);
    assert_true(paid(&stage, 1) == 0);
    end(&stage);
}

/* Both seats of the earlier level want the one person, so nobody does the later work. */
static void the_level_behind_is_closed(void **state)
{
    struct stage stage;

    (void)state;
    begin(&stage, SHORT_EARLY);
    dual_bound(&stage.solve, LATE, true);
    assert_false(dual_has_caps(&stage.solve, LATE));
    assert_int_equal(stage.solve.levels[LATE].value, SHORT_LATE);
    assert_int_equal(stage.solve.levels[LATE].bound, SHORT_LATE);
    end(&stage);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(closed_caps_have_prices),
        cmocka_unit_test(open_ones_have_none),
        cmocka_unit_test(the_level_behind_is_closed),
    };

    return cmocka_run_group_tests(tests, fill, NULL);
}
