/* SPDX-License-Identifier: GPL-3.0-or-later
 * Bounds on loads with all work, from prices of a program over what loads or costs: true, and more
 * where other work keeps people busy. */
#include "tests/support/check.h"

#include "solver/dual/dual_bound.h"
#include "solver/dual/dual_master.h"
#include "tests/support/solver_plans.h"
#include "tests/support/solver_random.h"

enum { LOADS = 5, LESSON = 1, OTHER = 2, LONG = 60000 };

static struct random_problem made;

/* A program over some of the work, with prices that are not worth much. */
struct narrow {
    struct model model;
    struct dual dual;
    struct pool pool;
};

static void begin(struct narrow *narrow, struct solve *solve, int level)
{
    const struct dual_steps steps = {.n = 10, .from = 0.1, .to = 0.1};
    bool ended;

    *narrow = (struct narrow){0};
    assert_true(dual_model(solve, level, true, NULL, &narrow->model, &narrow->pool));
    assert_true(dual_make(&narrow->dual, &narrow->model));
    narrow->dual.gain = 1;
    narrow->dual.rough = true;
    dual_climb(solve, &narrow->dual, &steps);
    assert_true(dual_week_make(&narrow->dual));
    assert_true(dual_days_alone(solve, &narrow->dual, 100000, &ended));
}

static void end(struct narrow *narrow)
{
    dual_release(&narrow->dual);
    model_release(&narrow->model);
    pool_release(&narrow->pool);
}

static void around_any_plan(void **state)
{
    static const struct random_size tiny = {4, 6, TINY_OFFERS, false};
    int tight = 0, loose = 0;

    (void)state;
    for (uint64_t seed = 1; seed <= 150; seed++) {
        random_make(&made, &tiny, seed);
        enumerate(&made.problem);
        for (int level = 0; level < LEVELS && n_plans; level++) {
            int plan = (int)(seed * 31 % (uint64_t)n_plans);
            struct narrow narrow;
            struct solve solve;

            if (!dual_has_groups(&made.problem, level))
                continue;
            assert_true(solve_at(&solve, &made.problem, plan));
            int64_t want = least(values[plan], level);

            begin(&narrow, &solve, level);
            dual_bound_wider(&solve, &narrow.dual, level);
            assert_true(solve.levels[level].bound <= want);
            tight += want > 0 && solve.levels[level].bound == want;
            loose += solve.levels[level].bound < want;
            end(&narrow);
            release(&solve);
        }
    }
    print_message("%d met, %d below\n", tight, loose);
    assert_true(tight > loose);
}

/* A lesson that an assistant covers for nothing and a teacher at 40, and pupils to be looked after
 * who want the assistant at that time. */
static const struct task tasks[] = {{0, 1, 1, 1, 5, LESSON}, {1, 1, 1, 2, 5, OTHER}};
static const struct slot slots[] = {{0, 540, 600, -1, 60, LONG - 60}, {1, 540, 600, -1, 60, 0}};
static const struct offer offers[] = {{.slot = 0, .person = 0},
                                      {.slot = 0, .person = 1, .cost = {[LOADS] = 40}},
                                      {.slot = 1, .person = 0}};
static const struct share_group groups[] = {
    {.level = LOADS, .cost = 1, .tags = LESSON, .until_at = 10000}};
static const struct share shares[] = {{0, 0, 0, 1000}, {0, 1, 0, 1000}};
/* Twice the same, and hours of both. */
static const struct quota quotas[] = {
    {.until_at = 1440, .by_minute = true, .max = 50, .level = 6, .unit = 1, .over_cost = 1},
    {.until_at = 1440, .by_minute = true, .max = 50, .level = 6, .unit = 1, .over_cost = 1},
    {.until_at = 1440, .by_minute = true, .max = 90, .unit = 1}};
static const int gaps[2] = {0};
static const uint64_t tags[2] = {0};
static const bool plan[3] = {false, true, true};

static struct problem by_hand(int n_quotas)
{
    return (struct problem){.tasks = tasks,
                            .slots = slots,
                            .offers = offers,
                            .quotas = quotas,
                            .share_groups = groups,
                            .shares = shares,
                            .gap_min = gaps,
                            .person_tags = tags,
                            .n_tasks = 2,
                            .n_slots = 2,
                            .n_offers = 3,
                            .n_quotas = n_quotas,
                            .n_share_groups = 1,
                            .n_shares = 2,
                            .n_people = 2};
}

static void stand(struct solve *solve, const struct problem *problem)
{
    memcpy(plans[0], plan, sizeof plan);
    assert_true(problem_judge(problem, plan, values[0], NULL, NULL));
    assert_true(solve_at(solve, problem, 0));
}

static void busy_elsewhere(void **state)
{
    struct problem problem = by_hand(0);
    struct narrow narrow;
    struct solve solve;

    (void)state;
    stand(&solve, &problem);
    assert_int_equal(solve.search.best_value[LOADS], 40 + LONG / 1000);
    dual_bound(&solve, LOADS, true); /* the assistant and the teacher, in halves or not */
    assert_true(solve.levels[LOADS].bound <= LONG / 1000);
    begin(&narrow, &solve, LOADS);
    dual_bound_wider(&solve, &narrow.dual, LOADS);
    assert_int_equal(solve.levels[LOADS].bound, 40 + LONG / 1000);
    end(&narrow);
    release(&solve);
}

static void each_row_has_its_price(void **state)
{
    struct problem problem = by_hand(3);
    struct narrow narrow;
    struct model model = {0};
    struct dual dual = {0};
    struct pool pool = {0};
    struct solve solve;
    int last = 0;

    (void)state;
    stand(&solve, &problem);
    begin(&narrow, &solve, LOADS);
    for (int i = 0; i < narrow.model.mip.n_rows; i++)
        narrow.dual.best[i] = i + 1;
    assert_true(dual_model_all(&solve, LOADS, &model, &pool) && dual_make(&dual, &model));
    assert_true(model.mip.n_rows > narrow.model.mip.n_rows);
    assert_true(dual_take_prices(&dual, &narrow.dual));
    for (int i = 0; i < model.mip.n_rows; i++) {
        if (dual.best[i] == 0)
            continue;
        assert_true(dual.best[i] == last + 1); /* all of them, in order */
        last++;
    }
    assert_int_equal(last, narrow.model.mip.n_rows);
    end(&narrow);
    dual_release(&dual);
    model_release(&model);
    pool_release(&pool);
    release(&solve);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(around_any_plan),
        cmocka_unit_test(busy_elsewhere),
        cmocka_unit_test(each_row_has_its_price),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
