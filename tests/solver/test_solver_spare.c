/* SPDX-License-Identifier: GPL-3.0-or-later
 * Limits that forbid no more than they must: nobody has to go in vain, what is looked at
 * for one reason alone is looked at, and rows say as much as can be said. */
#include "tests/solver/solver_agree.h"

/* Nothing else is late or early: the night's rest is looked at for these two alone. */
static void rest_alone(void **state)
{
    static const struct {
        const char *label;
        int spans[2][3], rest_min;
        bool hard;
    } rows[] = {
        {"late to the minute", {{1140, 1200, -1}, {1920, 1980, -1}}, 721, true},
        {"not late by a minute", {{1140, 1199, -1}, {1920, 1980, -1}}, 722, false},
        {"only early", {{1000, 1060, -1}, {1800, 1860, -1}}, 741, true},
        {"not early by a minute", {{1000, 1060, -1}, {1860, 1900, -1}}, 801, false},
    };

    (void)state;
    EACH (row, rows) {
        struct world world = world_make(1, row->spans, 2);
        struct problem *problem = world_problem(&world);

        problem->rest = (struct rest){1200, 420, row->rest_min};
        CHECK_ROW(row, judge(problem, 3, "overlap").hard, row->hard);
        CHECK_ROW(row, world_agrees(problem), true);
    }
}

/* Starts far apart: work of three meets one of them and leaves the other. */
static void starts_apart(void **state)
{
    static const int spans[4][3] = {{700, 705, -1}, {706, 711, -1}, {712, 716, -1}, {760, 770, -1}};
    static const int64_t starts[] = {690, 750};
    static const struct rest_break lunch = {0, 30, 690, 780, starts, 2, 0, 1440, true, true, false};
    struct world world = world_make(1, spans, 4);
    struct problem *problem = world_problem(&world);

    (void)state;
    problem->breaks = &lunch;
    problem->n_breaks = 1;
    for (unsigned plan = 0; plan < 1 << 4; plan++)
        assert_int_equal(judge(problem, plan, "break").hard, plan > 8);
    assert_true(world_agrees(problem));
}

/* Who goes for this offer in the plan with what is chosen: */
static struct blockers who_goes(struct problem *problem, const bool *chosen, int offer)
{
    struct lookup lookup = {0};
    struct state plan = {0};
    struct blockers list = {.n = 0};

    assert_true(lookup_make(&lookup, problem) && state_make(&plan, &lookup));
    state_load(&plan, chosen);
    assert_true(state_blockers(&plan, offer, &list));
    state_release(&plan);
    lookup_release(&lookup);
    return list;
}

/* `gone` alone. */
static void goes(struct problem *problem, const bool *chosen, int offer, int gone)
{
    const struct blockers list = who_goes(problem, chosen, offer);

    assert_int_equal(list.n, 1);
    assert_int_equal(list.offers[0], gone);
}

/* Whoever has to go anyway may be all the work of one side: then no break is owed. */
static void nobody_goes_in_vain(void **state)
{
    static const int spans[3][3] = {{480, 540, -1}, {765, 810, -1}, {720, 780, -1}};
    static const int64_t starts[] = {720, 750};
    static const struct rest_break lunch = {0, 30,   720,   780,   starts, 2,
                                            0, 1440, false, false, false};
    static const bool chosen[3] = {true, true, false};
    struct world world = world_make(1, spans, 3);
    struct problem *problem = world_problem(&world);

    (void)state;
    problem->breaks = &lunch;
    problem->n_breaks = 1;
    assert_true(world_agrees(problem));
    goes(problem, chosen, 2, 1);
}

/* That another person leaves the work frees nobody's break. */
static void breaks_are_ones_own(void **state)
{
    static const int spans[2][3] = {{755, 775, -1}, {720, 745, -1}};
    static const int64_t starts[] = {720, 750};
    static const struct rest_break lunch = {0, 30, 720, 780, starts, 2, 0, 1440, true, true, false};
    static const bool chosen[4] = {[0] = true, [3] = true};
    struct world world = world_make(2, spans, 2);
    struct problem *problem = world_problem(&world);

    (void)state;
    problem->breaks = &lunch;
    problem->n_breaks = 1;
    assert_true(world_agrees(problem));
    const struct blockers list = who_goes(problem, chosen, 2);

    assert_int_equal(list.n, 2);
    assert_int_equal(list.offers[0], 3);
    assert_int_equal(list.offers[1], 0);
}

/* Whoever has to go anyway may leave hours enough. */
static void hours_of_those_gone(void **state)
{
    static const int spans[3][3] = {{540, 600, -1}, {700, 760, -1}, {550, 610, -1}};
    static const struct quota quota = {0, 0, 1440, 0, true, 0, 120, 0, 0, 0};
    static const bool chosen[3] = {true, true, false};
    struct world world = world_make(1, spans, 3);
    struct problem *problem = world_problem(&world);

    (void)state;
    problem->quotas = &quota;
    problem->n_quotas = 1;
    assert_true(world_agrees(problem));
    goes(problem, chosen, 2, 0);
}

/* What ends as another begins does not use it then: nobody goes for its sake, nor does it. */
static void nobody_goes_for_what_ended(void **state)
{
    static const struct {
        const char *label;
        int spans[4][3], gone;
    } rows[] = {
        {"it came later", {{600, 660, -1}, {540, 600, -1}, {580, 660, -1}, {600, 660, -1}}, 0},
        {"it came first", {{540, 600, -1}, {600, 660, -1}, {580, 660, -1}, {600, 660, -1}}, 3},
    };
    static const struct use uses[4] = {{0, 0, 1}, {1, 0, 1}, {2, 0, 1}, {3, 0, 1}};
    static const struct resource resource = {2};
    bool chosen[WORLD_OFFERS] = {[0] = true, [3] = true, [7] = true};

    (void)state;
    EACH (row, rows) {
        struct world world = world_make(3, row->spans, 4);
        struct problem *problem = world_problem(&world);

        problem->resources = &resource;
        problem->n_resources = 1;
        problem->uses = uses;
        problem->n_uses = 4;
        goes(problem, chosen, 11, row->gone);
    }
}

/* What cannot go together stands in one row: halves of each are not half a call-out. */
static void callout_in_halves(void **state)
{
    static const int spans[2][3] = {{540, 600, 0}, {610, 660, 1}};
    static const struct callout callout = {0, 0, 1440, 0, 4, 10};
    static const int64_t weight[LEVELS] = {0, 0, 0, 0, 1};
    static const struct mip_effort effort = {.pivots = 0};
    struct world world = world_make(1, spans, 2);
    struct lookup lookup = {0};
    struct model model = {.lookup = &lookup};
    double least = 0;

    (void)state;
    world.problem.callouts = &callout;
    world.problem.n_callouts = 1;
    assert_true(lookup_make(&lookup, world_problem(&world)) && model_make(&model));
    for (int i = 0; i < 2; i++) /* at most one of them is done: a half of each, then */
        mip_add_term(&model.mip, mip_add_row(&model.mip, 1, MIP_FREE), model.offer_column[i], 2);
    model_aim(&model, weight);
    assert_int_equal(mip_relax(&model.mip, &effort), MIP_OPTIMAL);
    for (int j = 0; j < model.mip.n_columns; j++)
        least += model.mip.values[j] * (double)model.mip.columns[j].cost;
    assert_true(least > 9.99);
    model_release(&model);
    lookup_release(&lookup);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rest_alone),          cmocka_unit_test(starts_apart),
        cmocka_unit_test(nobody_goes_in_vain), cmocka_unit_test(breaks_are_ones_own),
        cmocka_unit_test(hours_of_those_gone), cmocka_unit_test(nobody_goes_for_what_ended),
        cmocka_unit_test(callout_in_halves),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
