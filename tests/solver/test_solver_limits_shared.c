/* SPDX-License-Identifier: GPL-3.0-or-later
 * What limits forbid and charge: links, fair shares, resources, repetition. */
#include "tests/solver/solver_agree.h"

static void links(void **state)
{
    static const int spans[2][3] = {{540, 600, -1}, {700, 820, -1}};
    static const struct {
        const char *label;
        int64_t split_cost;
        unsigned plan; /* offers: task 0 by 0, by 1, task 1 by 0, by 1 */
        int n;
        bool hard;
    } rows[] = {
        {"same person", 5, 1 | 4, 0, false},
        {"two people", 5, 1 | 8, 1, false},
        {"two people, hard", 0, 1 | 8, 1, true},
        {"one is not staffed", 0, 1, 0, false},
        {"nobody", 0, 0, 0, false},
        {"the other one", 0, 2 | 8, 0, false},
        {"the other way round", 7, 2 | 4, 1, false},
        {"the other way round, hard", 0, 2 | 4, 1, true},
        {"only the second", 0, 8, 0, false},
    };

    (void)state;
    EACH (row, rows) {
        struct world world = world_make(2, spans, 2);
        struct problem *problem = world_problem(&world);
        struct bond bond = {0, 1, 3, row->split_cost};

        problem->bonds = &bond;
        problem->n_bonds = 1;
        CHECK_ROW(row, judge(problem, row->plan, "bond").n, row->n);
        CHECK_ROW(row, judge(problem, row->plan, "bond").hard, row->hard);
        CHECK_ROW(row, judge(problem, row->plan, "bond").cost, row->n ? row->split_cost : 0);
        CHECK_ROW(row, world_agrees(problem), true);
    }
}

static void shares(void **state)
{
    static const int spans[2][3] = {{540, 600, -1}, {700, 820, -1}};
    static const struct {
        const char *label;
        unsigned plan;
        int64_t base, cost;
        int unpopular_min, from_at, until_at;
        uint64_t tags;
    } rows[] = {
        {"nothing", 0, 0, 0, 0, 0, 1440, 0},
        {"an hour", 1, 0, 8, 0, 0, 1440, 0},
        {"both", 1 | 4, 0, 24, 0, 0, 1440, 0},
        {"shared", 1 | 8, 0, 16, 0, 0, 1440, 0},
        {"carried", 1, 10, 10, 0, 0, 1440, 0},
        {"a step to the minute", 1, 15, 10, 0, 0, 1440, 0},
        {"a minute more", 1, 16, 12, 0, 0, 1440, 0},
        /* A load below nothing is no step, and takes none away. */
        {"below nothing", 1, -90, 0, 0, 0, 1440, 0},
        {"at nothing", 1, -60, 0, 0, 0, 1440, 0},
        {"just above nothing", 1, -59, 2, 0, 0, 1440, 0},
        {"nobody, below nothing", 0, -90, 0, 0, 0, 1440, 0},
        {"carried alone", 0, 31, 6, 0, 0, 1440, 0},
        {"carried alone, later", 0, 31, 6, 0, 601, 1440, 0},
        {"unpopular", 1 | 8, 0, 18, 15, 0, 1440, 0},
        {"inside to the minute", 1 | 4, 0, 24, 0, 540, 820, 0},
        {"one ends outside", 1 | 4, 0, 8, 0, 540, 819, 0},
        {"one starts outside", 1 | 4, 0, 16, 0, 541, 820, 0},
        {"any of the tags", 1 | 4, 0, 24, 0, 0, 1440, 3},
        {"one of the tags", 1 | 4, 0, 16, 0, 0, 1440, 2},
        {"none of the tags", 1 | 4, 0, 0, 0, 0, 1440, 4},
    };

    (void)state;
    EACH (row, rows) {
        struct world world = world_make(2, spans, 2);
        struct problem *problem = world_problem(&world);
        struct share_group group = {5, 2, row->tags, row->from_at, row->until_at};
        struct share members[2] = {{0, 0, row->base, 15}, {0, 1, 0, 15}};

        world.slots[1].unpopular_min = row->unpopular_min;
        problem->share_groups = &group;
        problem->n_share_groups = 1;
        problem->shares = members;
        problem->n_shares = 2;
        CHECK_ROW(row, judge(problem, row->plan, "share").cost, row->cost);
        CHECK_ROW(row, judge(problem, row->plan, "share").amount, row->cost / 2);
        CHECK_ROW(row, world_agrees(problem), true);
    }
}

static void resources(void **state)
{
    static const int spans[3][3] = {{540, 600, -1}, {560, 620, -1}, {600, 660, -1}};
    static const struct {
        const char *label;
        unsigned plan; /* task t by person p: bit 2t + p */
        int capacity, amount_of_second;
        bool hard;
        int64_t amount;
    } rows[] = {
        {"one after the other", 1 | 1 << 4, 1, 1, false, 0},
        {"two at once", 1 | 1 << 3, 1, 1, true, 1},
        {"two of two", 1 | 1 << 3, 2, 1, false, 0},
        {"never three at once", 1 | 1 << 3 | 1 << 4, 2, 1, false, 0},
        {"two and one of three", 1 | 1 << 3, 3, 2, false, 0},
        {"two and one of two", 1 | 1 << 3 | 1 << 4, 2, 2, true, 1},
        {"one too large", 1 << 3, 1, 2, true, 1},
        {"nothing of it", 1, 0, 1, true, 1},
    };

    (void)state;
    EACH (row, rows) {
        struct world world = world_make(2, spans, 3);
        struct problem *problem = world_problem(&world);
        struct resource resource = {row->capacity};
        struct use uses[3] = {{0, 0, 1}, {1, 0, row->amount_of_second}, {2, 0, 1}};

        problem->resources = &resource;
        problem->n_resources = 1;
        problem->uses = uses;
        problem->n_uses = 3;
        CHECK_ROW(row, judge(problem, row->plan, "resource").hard, row->hard);
        CHECK_ROW(row, judge(problem, row->plan, "resource").amount, row->amount);
        CHECK_ROW(row, world_agrees(problem), true);
    }
}

/* Most is used in the middle of what comes in, not at its end. */
static void peaks(void **state)
{
    static const int spans[3][3] = {{560, 600, -1}, {620, 680, -1}, {550, 690, -1}};
    static const struct resource resource = {3};
    static const struct use uses[3] = {{0, 0, 2}, {1, 0, 1}, {2, 0, 2}};

    (void)state;
    struct world world = world_make(2, spans, 3);
    struct problem *problem = world_problem(&world);

    problem->resources = &resource;
    problem->n_resources = 1;
    problem->uses = uses;
    problem->n_uses = 3;
    assert_true(judge(problem, 1 | 1 << 5, "resource").hard);
    assert_false(judge(problem, 1 << 2 | 1 << 5, "resource").hard);
    assert_true(world_agrees(problem));
}

/* Two people on one slot use what it uses once; another slot of the task is another use. */
static void shared_use(void **state)
{
    static const int spans[3][3] = {{540, 600, -1}, {570, 640, -1}, {700, 760, -1}};
    static const struct resource list[2] = {{1}, {2}};
    static const struct use uses[4] = {{0, 0, 1}, {2, 0, 1}, {0, 1, 2}, {1, 1, 1}};

    (void)state;
    for (int need = 1; need <= 2; need++) {
        struct world world = world_make(2, spans, 3);
        struct problem *problem = world_problem(&world);

        problem->resources = list;
        problem->n_resources = 2;
        problem->uses = uses;
        problem->n_uses = 4;
        assert_true(world_agrees(problem));
        world_join(&world, need);
        assert_int_equal(judge(problem, 3, "resource").n, 0);
        assert_true(world_agrees(problem));
    }
}

static void repeats(void **state)
{
    static const struct {
        const char *label;
        int used, max, over_cost, amount;
        unsigned plan;
        bool hard;
        int64_t cost;
    } rows[] = {
        {"as often as agreed", 0, 2, 0, 0, 3, false, 0},
        {"once too often", 0, 1, 0, 1, 3, true, 0},
        {"never", 0, 0, 0, 1, 1, true, 0},
        {"used up before", 2, 2, 0, 1, 1, true, 0},
        {"over before, nothing added", 3, 2, 0, 0, 0, false, 0},
        {"another slot does not count", 0, 1, 0, 0, 5, false, 0},
        {"at a cost", 0, 1, 4, 1, 3, false, 4},
        {"each one over", 1, 0, 4, 3, 3, false, 12},
        {"over before, at a cost", 3, 2, 4, 1, 0, false, 4},
    };
    static const int spans[][3] = {{540, 600, -1}, {600, 660, -1}, {700, 760, -1}};
    static const struct mark marks[] = {{0, 0}, {1, 0}};

    (void)state;
    EACH (row, rows) {
        struct world world = world_make(1, spans, 3);
        struct problem *problem = world_problem(&world);
        struct repeat repeat = {6, row->used, row->max, row->over_cost};

        problem->repeats = &repeat;
        problem->n_repeats = 1;
        problem->marks = marks;
        problem->n_marks = 2;
        CHECK_ROW(row, judge(problem, row->plan, "repeat").hard, row->hard);
        CHECK_ROW(row, judge(problem, row->plan, "repeat").amount, row->amount);
        CHECK_ROW(row, judge(problem, row->plan, "repeat").cost, row->cost);
        CHECK_ROW(row, world_agrees(problem), true);
    }
}

/* A slot that two people do happens once. */
static void repeats_by_two(void **state)
{
    static const int spans[3][3] = {{540, 600, -1}, {620, 660, -1}, {700, 760, -1}};
    static const struct mark marks[] = {{0, 0}, {1, 0}, {2, 0}};

    (void)state;
    for (int over_cost = 0; over_cost <= 3; over_cost += 3) {
        for (int max = 1; max <= 2; max++) {
            struct world world = world_make(2, spans, 3);
            struct problem *problem = world_problem(&world);
            struct repeat repeat = {6, 0, max, over_cost};

            world.tasks[0].need = world.tasks[1].need = 2;
            problem->repeats = &repeat;
            problem->n_repeats = 1;
            problem->marks = marks;
            problem->n_marks = 3;
            assert_int_equal(judge(problem, 3, "repeat").n, 0);
            assert_int_equal(judge(problem, 15, "repeat").n, max == 1);
            assert_true(world_agrees(problem));
            world_join(&world, 2);
            assert_true(world_agrees(problem));
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(links),   cmocka_unit_test(shares),         cmocka_unit_test(resources),
        cmocka_unit_test(repeats), cmocka_unit_test(repeats_by_two), cmocka_unit_test(shared_use),
        cmocka_unit_test(peaks),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
