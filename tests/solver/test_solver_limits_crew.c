/* SPDX-License-Identifier: GPL-3.0-or-later
 * What limits forbid and charge: cover, mixes, callouts, promises, offers, all together. */
#include "tests/solver/solver_agree.h"

static void cover(void **state)
{
    static const int spans[2][3] = {{540, 600, -1}, {700, 760, -1}};
    static const struct {
        const char *label;
        int need;
        unsigned plan; /* slot s by person p: bit 3s + p */
        int n;
        bool hard;
        int64_t amount, cost;
    } rows[] = {
        {"nobody", 2, 0, 1, false, 2, 20},
        {"one of two", 2, 1, 1, false, 1, 10},
        {"both", 2, 3, 0, false, 0, 0},
        {"both elsewhere", 2, 24, 0, false, 0, 0},
        {"too many", 2, 7, 1, true, 1, 0},
        {"one of one", 1, 4, 0, false, 0, 0},
        {"one too many", 1, 5, 1, true, 1, 0},
        {"two places", 2, 1 | 16, 1, true, 1, 0},
        {"two places of one", 1, 1 | 16, 2, true, 1, 0},
        {"three", 3, 7, 0, false, 0, 0},
    };

    (void)state;
    EACH (row, rows) {
        struct world world = world_make(3, spans, 2);
        struct problem *problem = world_problem(&world);

        world.tasks[0].level = 2;
        world_join(&world, row->need);
        CHECK_ROW(row, judge(problem, row->plan, "cover").n, row->n);
        CHECK_ROW(row, judge(problem, row->plan, "cover").hard, row->hard);
        CHECK_ROW(row, judge(problem, row->plan, "cover").amount, row->amount);
        CHECK_ROW(row, judge(problem, row->plan, "cover").cost, row->cost);
        CHECK_ROW(row, world_agrees(problem), true);
    }
}

static void mixes(void **state)
{
    static const int spans[1][3] = {{540, 600, -1}}; /* people have tags 1, 2 and both */
    static const struct {
        const char *label;
        int least;
        uint64_t tags;
        unsigned plan;
        int64_t amount;
    } rows[] = {
        {"nobody", 1, 1, 0, 1},           {"of the kind", 1, 1, 1, 0},
        {"of another kind", 1, 1, 2, 1},  {"of both kinds", 1, 1, 4, 0},
        {"two wanted", 2, 1, 1, 1},       {"two there", 2, 1, 5, 0},
        {"all of the tags", 1, 3, 3, 1},  {"one with all", 1, 3, 4, 0},
        {"more than wanted", 1, 2, 6, 0}, {"any will do", 1, 0, 2, 0},
        {"none wanted", 0, 1, 0, 0},      {"more than need", 3, 1, 5, 1},
    };

    (void)state;
    EACH (row, rows) {
        struct world world = world_make(3, spans, 1);
        struct problem *problem = world_problem(&world);
        struct mix mix = {0, row->least, row->tags, 1, 4};

        world.tasks[0].need = 2;
        problem->mixes = &mix;
        problem->n_mixes = 1;
        CHECK_ROW(row, judge(problem, row->plan, "mix").amount, row->amount);
        CHECK_ROW(row, judge(problem, row->plan, "mix").cost, 4 * row->amount);
        CHECK_ROW(row, judge(problem, row->plan, "mix").hard, false);
        CHECK_ROW(row, world_agrees(problem), true);
    }
}

static void callouts(void **state)
{
    static const int spans[3][3] = {{540, 600, -1}, {580, 640, -1}, {700, 820, -1}};
    static const struct {
        const char *label;
        unsigned plan; /* task t by person p: bit 2t + p */
        int64_t from_at, until_at;
        uint64_t tags;
        int n;
    } rows[] = {
        {"not used", 0, 0, 1440, 0, 0},
        {"used", 1, 0, 1440, 0, 1},
        {"twice costs once", 17, 0, 1440, 0, 2},
        {"somebody else", 2, 0, 1440, 0, 0},
        {"from its start on", 1, 540, 1440, 0, 1},
        {"after its start", 1, 541, 1440, 0, 0},
        {"until its start", 16, 0, 700, 0, 0},
        {"until after it", 16, 0, 701, 0, 1},
        {"tagged", 17, 0, 1440, 4, 1},
        {"all of the tags", 17, 0, 1440, 5, 0},
    };

    (void)state;
    EACH (row, rows) {
        struct world world = world_make(2, spans, 3);
        struct problem *problem = world_problem(&world);
        struct callout callout = {0, row->from_at, row->until_at, row->tags, 4, 11};

        problem->callouts = &callout;
        problem->n_callouts = 1;
        CHECK_ROW(row, judge(problem, row->plan, "callout").amount, row->n);
        CHECK_ROW(row, judge(problem, row->plan, "callout").cost, row->n ? 11 : 0);
        CHECK_ROW(row, world_agrees(problem), true);
    }
}

static void promises(void **state)
{
    static const int spans[2][3] = {{540, 600, -1}, {570, 640, -1}};
    static const struct {
        const char *label;
        bool locked;
        int drop_cost;
        unsigned plan;
        int n;
        bool hard;
    } rows[] = {
        {"not told", false, 0, 0, 0, false},
        {"told and kept", false, 6, 1, 0, false},
        {"told and dropped", false, 6, 8, 1, false},
        {"locked and kept", true, 0, 1, 0, false},
        {"locked and dropped", true, 0, 8, 1, true},
        {"locked and told", true, 6, 1, 0, false},
        {"locked, told, dropped", true, 6, 0, 1, true},
    };

    (void)state;
    EACH (row, rows) {
        struct world world = world_make(2, spans, 2);
        struct problem *problem = world_problem(&world);

        world.offers[0].locked = row->locked;
        world.offers[0].drop_cost = row->drop_cost;
        world.offers[0].drop_level = 3;
        CHECK_ROW(row, judge(problem, row->plan, "promise").n, row->n);
        CHECK_ROW(row, judge(problem, row->plan, "promise").hard, row->hard);
        CHECK_ROW(row, judge(problem, row->plan, "promise").cost,
                  row->n && !row->locked ? row->drop_cost : 0);
        CHECK_ROW(row, world_agrees(problem), true);
    }
}

static void offers(void **state)
{
    static const int spans[2][3] = {{540, 600, -1}, {570, 640, -1}};

    (void)state;
    struct world world = world_make(2, spans, 2);
    struct problem *problem = world_problem(&world);

    world.offers[0].cost[6] = 9;
    world.offers[1].cost[0] = 3;
    world.offers[3].cost[6] = 5;
    world.offers[3].cost[4] = 2;
    assert_int_equal(judge(problem, 0, "offer").n, 0);
    assert_int_equal(judge(problem, 1, "offer").cost, 9);
    assert_int_equal(judge(problem, 8, "offer").n, 2);
    assert_true(world_agrees(problem));
}

/* A movable task beside a fixed one, with every limit that could mistake one for the other. */
static void together(void **state)
{
    static const int spans[3][3] = {{540, 600, 0}, {580, 640, 1}, {700, 760, 0}};
    static const int64_t starts[] = {620, 640};
    static const struct rest_break pause = {0, 30,   600,   690,   starts, 2,
                                            0, 1440, false, false, false};
    static const struct quota quota = {1, 0, 1440, 1, true, 0, 60, 3, 30, 2};
    static const struct callout callout = {0, 0, 640, 0, 4, 3};
    static const struct share_group group = {5, 1, 0, 0, 1440};
    static const struct share members[2] = {{0, 0, -20, 25}, {0, 1, 10, 40}};
    static const struct bond bond = {0, 1, 6, 4};

    (void)state;
    struct world world = world_make(2, spans, 3);
    struct problem *problem = world_problem(&world);

    world.tasks[0] = (struct task){0, 2, 1, 1, 7, 1};
    world.tasks[1] = (struct task){2, 1, 1, 0, 9, 3};
    world.slots[1].task = 0;
    world.slots[2].task = 1;
    world.offers[2].drop_cost = 5;
    problem->n_tasks = 2;
    problem->breaks = &pause;
    problem->quotas = &quota;
    problem->callouts = &callout;
    problem->share_groups = &group;
    problem->shares = members;
    problem->bonds = &bond;
    problem->n_breaks = problem->n_quotas = problem->n_callouts = 1;
    problem->n_share_groups = problem->n_bonds = 1;
    problem->n_shares = 2;
    assert_true(world_agrees(problem));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cover),    cmocka_unit_test(mixes),  cmocka_unit_test(callouts),
        cmocka_unit_test(promises), cmocka_unit_test(offers), cmocka_unit_test(together),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
