/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which columns of a program are the largest loads of groups: aims are kept by group. */
#include "tests/support/check.h"

#include "solver/dual/dual.h"
#include "tests/support/solver_plans.h"

/* Somebody's hours, over which a second row tells as well: no group's load, of which there are two,
 * each of two people.  Groups are numbered, and so are quotas. */
static void only_groups_share(void **state)
{
    enum { QUOTAS = 5 };
    static const struct share_group groups[] = {{.level = 5, .cost = 1, .until_at = 10000},
                                                {.level = 5, .cost = 2, .until_at = 10000}};
    static const struct share shares[] = {
        {0, 0, 0, 10}, {0, 1, 0, 10}, {1, 0, 0, 10}, {1, 1, 0, 10}};
    static const struct task tasks[] = {{0, 1, 1, 0, 5, 0}, {1, 1, 1, 0, 5, 0}};
    static const struct slot slots[] = {{0, 540, 600, -1, 60, 0}, {1, 640, 700, -1, 60, 0}};
    static const struct offer offers[] = {{.slot = 0, .person = 0},
                                          {.slot = 0, .person = 1},
                                          {.slot = 1, .person = 0},
                                          {.slot = 1, .person = 1}};
    static const int gaps[2] = {0};
    static const uint64_t tags[2] = {0};
    static const bool plan[4] = {true, false, false, true};
    struct quota quotas[QUOTAS];
    struct problem problem = {.tasks = tasks,
                              .slots = slots,
                              .offers = offers,
                              .quotas = quotas,
                              .share_groups = groups,
                              .shares = shares,
                              .gap_min = gaps,
                              .person_tags = tags,
                              .n_tasks = 2,
                              .n_slots = 2,
                              .n_offers = 4,
                              .n_quotas = QUOTAS,
                              .n_share_groups = 2,
                              .n_shares = 4,
                              .n_people = 2};
    struct model model = {0};
    struct dual dual = {0};
    struct solve solve;

    (void)state;
    for (int i = 0; i < QUOTAS; i++)
        quotas[i] = (struct quota){.person = i % 2,
                                   .until_at = 10000,
                                   .by_minute = true,
                                   .max = INT64_C(10) * i,
                                   .level = 4,
                                   .unit = 10,
                                   .over_cost = 1};
    memcpy(plans[0], plan, sizeof plan);
    assert_true(problem_judge(&problem, plan, values[0], NULL, NULL));
    assert_true(solve_at(&solve, &problem, 0));
    model = (struct model){.lookup = &solve.lookup, .plan = solve.search.best, .coarse = true};
    assert_true(model_make(&model));
    for (int j = 0; j < model.mip.n_columns; j++) {
        if (model.columns[j].kind == 'y' && strcmp(model_column_limit(&model, j), "quota") == 0)
            mip_add_term(&model.mip, mip_add_row(&model.mip, -MIP_FREE, 0), j, -1);
    }
    assert_true(dual_make(&dual, &model));
    assert_int_equal(dual.n_shared, 2);
    for (int i = 0; i < dual.n_shared; i++)
        assert_int_equal(model.columns[dual.shared[i]].number, i);
    assert_int_equal(dual.n_over, QUOTAS);
    dual_release(&dual);
    model_release(&model);
    release(&solve);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(only_groups_share)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
