/* SPDX-License-Identifier: GPL-3.0-or-later
 * What limits forbid and charge: overlaps, breaks, quotas, and what is refused. */
#include "tests/solver/solver_agree.h"

static void overlap(void **state)
{
    static const struct {
        const char *label;
        int spans[2][3], gap, rest_min;
        bool hard;
        int64_t amount;
    } rows[] = {
        {"apart", {{540, 600, -1}, {700, 760, -1}}, 0, 0, false, 0},
        {"back to back", {{540, 600, -1}, {600, 660, -1}}, 0, 0, false, 0},
        {"one minute together", {{540, 601, -1}, {600, 660, -1}}, 0, 0, true, 1},
        {"inside", {{540, 700, -1}, {600, 660, -1}}, 0, 0, true, 100},
        {"same start", {{540, 600, -1}, {540, 560, -1}}, 0, 0, true, 20},
        {"gap kept", {{540, 600, -1}, {615, 660, -1}}, 15, 0, false, 0},
        {"gap broken", {{540, 600, -1}, {610, 660, -1}}, 15, 0, true, 5},
        {"way kept", {{540, 600, 0}, {630, 660, 1}}, 15, 0, false, 0},
        {"way broken", {{540, 600, 0}, {629, 660, 1}}, 15, 0, true, 1},
        {"way unknown", {{540, 600, -1}, {600, 660, 1}}, 0, 0, false, 0},
        {"late then early", {{1200, 1260, -1}, {1860, 1900, -1}}, 0, 660, true, 0},
        {"late then later", {{1200, 1260, -1}, {1920, 1980, -1}}, 0, 660, false, 0},
        {"to midnight", {{1200, 1440, -1}, {1980, 2000, -1}}, 0, 660, true, 0},
        {"evening is not late", {{1100, 1199, -1}, {1860, 1900, -1}}, 0, 660, false, 0},
        {"early on the same day", {{400, 410, -1}, {420, 480, -1}}, 0, 660, false, 0},
        {"gap longer than the way", {{540, 600, 0}, {645, 660, 1}}, 45, 0, false, 0},
        {"gap longer, broken", {{540, 600, 0}, {644, 660, 1}}, 45, 0, true, 1},
        {"the way back is longer", {{540, 600, 1}, {649, 700, 0}}, 0, 0, true, 1},
        {"the way back kept", {{540, 600, 1}, {650, 700, 0}}, 0, 0, false, 0},
        {"the later one first", {{649, 700, 0}, {540, 600, 1}}, 0, 0, true, 1},
        {"a long gap", {{540, 600, -1}, {699, 760, -1}}, 100, 0, true, 1},
        {"a long gap kept", {{540, 600, -1}, {700, 760, -1}}, 100, 0, false, 0},
        {"no way within a place", {{540, 600, 1}, {600, 700, 1}}, 0, 0, false, 0},
        {"from nowhere", {{540, 600, -1}, {600, 700, 0}}, 0, 0, false, 0},
        {"neither late nor early", {{1100, 1199, -1}, {1860, 1900, -1}}, 0, 700, false, 0},
        {"late by a minute", {{1100, 1200, -1}, {1860, 1900, -1}}, 0, 700, true, 0},
        {"early by a minute", {{1100, 1199, -1}, {1859, 1900, -1}}, 0, 700, true, 0},
        {"rest to the minute", {{1100, 1200, -1}, {1900, 1910, -1}}, 0, 700, false, 0},
        {"rest but a minute", {{1100, 1200, -1}, {1899, 1910, -1}}, 0, 700, true, 0},
        {"no rest on one evening", {{1200, 1260, -1}, {1270, 1300, -1}}, 0, 660, false, 0},
        {"past midnight is late", {{1380, 1500, -1}, {1980, 2000, -1}}, 0, 660, true, 0},
        {"long past midnight", {{1400, 1700, -1}, {1990, 2000, -1}}, 0, 660, true, 0},
        {"night to evening", {{1380, 1500, -1}, {2160, 2200, -1}}, 0, 660, false, 0},
        {"before the epoch", {{-240, -180, -1}, {420, 480, -1}}, 0, 660, true, 0},
        {"one day before the epoch", {{-1200, -1100, -1}, {-230, -200, -1}}, 0, 900, false, 0},
        {"midnight before the epoch", {{-1440, -1430, -1}, {-400, -300, -1}}, 0, 1100, false, 0},
        {"small hours are early", {{1000, 1100, -1}, {1440, 1500, -1}}, 0, 660, true, 0},
    };

    (void)state;
    EACH (row, rows) {
        const int spans[3][3] = {{row->spans[0][0], row->spans[0][1], row->spans[0][2]},
                                 {row->spans[1][0], row->spans[1][1], row->spans[1][2]},
                                 {10000, 10900, -1}}; /* long: whoever looks for it looks far */
        struct world world = world_make(1, spans, 3);
        struct problem *problem = world_problem(&world);

        world.gap_min[0] = row->gap;
        world.gap_min[1] = world.gap_min[2] = 99; /* nobody's */
        problem->rest = (struct rest){1200, 420, row->rest_min};
        CHECK_ROW(row, judge(problem, 3, "overlap").hard, row->hard);
        CHECK_ROW(row, judge(problem, 3, "overlap").amount, row->amount);
        CHECK_ROW(row, judge(problem, 1, "overlap").n, 0);
        CHECK_ROW(row, judge(problem, 3, "overlap").n, row->hard);
        CHECK_ROW(row, world_agrees(problem), true);
    }
}

static void breaks(void **state)
{
    static const int64_t starts[] = {720, 735, 750};
    static const struct {
        const char *label;
        int spans[3][3];
        unsigned plan;
        bool busy_before, busy_after, hard;
    } rows[] = {
        {"both sides, free", {{540, 700, -1}, {800, 860, -1}}, 3, false, false, false},
        {"both sides, last start", {{540, 750, -1}, {800, 860, -1}}, 3, false, false, false},
        {"both sides, none", {{540, 751, -1}, {760, 860, -1}}, 3, false, false, true},
        {"only before", {{540, 790, -1}, {800, 860, -1}}, 1, false, false, false},
        {"before and blocked after", {{540, 790, -1}, {800, 860, -1}}, 1, false, true, true},
        {"only inside", {{705, 790, -1}, {800, 860, -1}}, 1, false, false, false},
        {"one that spans all", {{540, 860, -1}, {900, 910, -1}}, 1, false, false, true},
        {"the other day", {{540, 790, -1}, {1500, 1600, -1}}, 3, false, false, false},
        {"starts with the window", {{705, 790, -1}, {800, 860, -1}}, 3, false, false, false},
        {"starts a minute before", {{704, 790, -1}, {800, 860, -1}}, 3, false, false, true},
        {"ends with the window", {{540, 600, -1}, {706, 795, -1}}, 3, false, false, false},
        {"ends a minute after", {{540, 600, -1}, {706, 796, -1}}, 3, false, false, true},
        {"exactly between", {{540, 720, -1}, {750, 860, -1}}, 3, false, false, false},
        {"a minute into each", {{540, 721, -1}, {750, 860, -1}}, 3, false, false, true},
        {"second start, exactly", {{540, 735, -1}, {765, 860, -1}}, 3, false, false, false},
        {"last start, exactly", {{540, 750, -1}, {780, 860, -1}}, 3, false, false, false},
        {"last start but a minute", {{540, 750, -1}, {779, 860, -1}}, 3, false, false, true},
        {"a minute into the first", {{540, 600, -1}, {749, 860, -1}}, 3, false, false, true},
        {"blocked before", {{706, 860, -1}, {900, 910, -1}}, 1, true, false, true},
        {"blocked before, nothing after", {{706, 790, -1}, {900, 910, -1}}, 1, true, false, false},
        {"blocked on both sides", {{710, 790, -1}, {900, 910, -1}}, 1, true, true, true},
        {"blocked on both sides, free", {{540, 700, -1}, {900, 910, -1}}, 1, true, true, false},
        {"nobody works", {{540, 700, -1}, {900, 910, -1}}, 0, true, true, false},
        /* Of the day is what lies wholly inside it. */
        {"to midnight", {{540, 790, -1}, {1400, 1440, -1}}, 3, false, false, true},
        {"past midnight", {{540, 790, -1}, {1400, 1441, -1}}, 3, false, false, false},
        {"from midnight", {{0, 20, -1}, {706, 800, -1}}, 3, false, false, true},
        {"from before midnight", {{-1, 20, -1}, {706, 800, -1}}, 3, false, false, false},
    };

    (void)state;
    EACH (row, rows) {
        struct world world = world_make(1, row->spans, 2);
        struct problem *problem = world_problem(&world);
        struct rest_break lunch = {
            0, 30, 705, 795, starts, 3, 0, 1440, row->busy_before, row->busy_after, false};

        problem->breaks = &lunch;
        problem->n_breaks = 1;
        CHECK_ROW(row, judge(problem, row->plan, "break").hard, row->hard);
        CHECK_ROW(row, judge(problem, row->plan, "break").amount, row->hard ? 30 : 0);
        CHECK_ROW(row, world_agrees(problem), true);
    }
}

static void quotas(void **state)
{
    static const int spans[2][3] = {{540, 600, -1}, {700, 820, -1}};
    static const struct {
        const char *label;
        struct quota quota;
        unsigned plan;
        int worked_min; /* of the second; 0: as long as it lasts */
        bool hard;
        int64_t amount, cost;
    } rows[] = {
        {"fits", {0, 0, 1440, 0, true, 0, 180, 0, 0, 0}, 3, 0, false, 0, 0},
        {"over by a minute", {0, 0, 1440, 0, true, 0, 179, 0, 0, 0}, 3, 0, true, 1, 0},
        {"over", {0, 0, 1440, 0, true, 0, 170, 0, 0, 0}, 3, 0, true, 10, 0},
        {"used before", {0, 0, 1440, 0, true, 100, 170, 0, 0, 0}, 2, 0, true, 50, 0},
        {"used before, fits", {0, 0, 1440, 0, true, 50, 170, 0, 0, 0}, 2, 0, false, 0, 0},
        /* What is used already breaks nothing by itself: it only forbids adding. */
        {"used up, nothing added", {0, 0, 1440, 0, true, 500, 170, 0, 0, 0}, 0, 0, false, 0, 0},
        {"used up, something added", {0, 0, 1440, 0, true, 500, 170, 0, 0, 0}, 1, 0, true, 390, 0},
        {"used up, added elsewhere", {0, 600, 1440, 0, true, 500, 170, 0, 0, 0}, 1, 0, false, 0, 0},
        {"soft, used up", {0, 0, 1440, 0, true, 500, 170, 4, 60, 7}, 0, 0, false, 330, 42},
        {"soft, used up, later", {0, 600, 1440, 0, true, 500, 170, 4, 60, 7}, 0, 0, false, 330, 42},
        {"half inside", {0, 0, 760, 0, true, 0, 120, 0, 0, 0}, 3, 0, false, 0, 0},
        {"half inside is over", {0, 0, 760, 0, true, 0, 119, 0, 0, 0}, 3, 0, true, 1, 0},
        {"its end inside", {0, 730, 1440, 0, true, 0, 90, 0, 0, 0}, 3, 0, false, 0, 0},
        {"its end inside is over", {0, 730, 1440, 0, true, 0, 89, 0, 0, 0}, 3, 0, true, 1, 0},
        {"proportion rounded down", {0, 0, 760, 0, true, 0, 105, 0, 0, 0}, 3, 91, false, 0, 0},
        {"rounded down, over", {0, 0, 760, 0, true, 0, 104, 0, 0, 0}, 3, 91, true, 1, 0},
        {"counts more than it lasts", {0, 0, 1440, 0, true, 0, 209, 0, 0, 0}, 3, 150, true, 1, 0},
        {"half of what it counts", {0, 0, 760, 0, true, 0, 134, 0, 0, 0}, 3, 150, true, 1, 0},
        {"window ends as it starts", {0, 0, 700, 0, true, 0, 60, 0, 0, 0}, 3, 0, false, 0, 0},
        {"window starts as it ends", {0, 600, 1440, 0, true, 0, 119, 0, 0, 0}, 1, 0, false, 0, 0},
        {"tagged", {0, 0, 1440, 2, true, 0, 100, 0, 0, 0}, 3, 0, true, 20, 0},
        {"all of the tags", {0, 0, 1440, 3, true, 0, 0, 0, 0, 0}, 3, 0, false, 0, 0},
        {"soft, fits", {0, 0, 1440, 0, true, 0, 180, 4, 60, 7}, 3, 0, false, 0, 0},
        {"soft, a minute", {0, 0, 1440, 0, true, 0, 179, 4, 60, 7}, 3, 0, false, 1, 7},
        {"soft, a unit", {0, 0, 1440, 0, true, 0, 120, 4, 60, 7}, 3, 0, false, 60, 7},
        {"soft, a unit and a minute", {0, 0, 1440, 0, true, 0, 119, 4, 60, 7}, 3, 0, false, 61, 14},
        {"soft, part of a unit", {0, 0, 1440, 0, true, 0, 100, 4, 60, 7}, 3, 0, false, 80, 14},
        {"soft, used before", {0, 0, 1440, 0, true, 30, 150, 4, 60, 7}, 3, 0, false, 60, 7},
        {"by number", {0, 0, 1440, 0, false, 0, 1, 0, 0, 0}, 3, 0, true, 1, 0},
        {"by number, soft", {0, 0, 1440, 0, false, 0, 0, 2, 1, 5}, 3, 0, false, 2, 10},
        {"by start", {0, 0, 700, 0, false, 0, 1, 0, 0, 0}, 3, 0, false, 0, 0},
        {"by start, inside", {0, 0, 701, 0, false, 0, 1, 0, 0, 0}, 3, 0, true, 1, 0},
        {"by start, from it on", {0, 540, 1440, 0, false, 0, 1, 0, 0, 0}, 3, 0, true, 1, 0},
        {"by start, after it", {0, 541, 1440, 0, false, 0, 1, 0, 0, 0}, 3, 0, false, 0, 0},
        {"somebody else's", {1, 0, 1440, 0, true, 0, 0, 0, 0, 0}, 1, 0, false, 0, 0},
    };

    (void)state;
    EACH (row, rows) {
        struct world world = world_make(row->quota.person + 1, spans, 2);
        struct problem *problem = world_problem(&world);

        if (row->worked_min)
            world.slots[1].worked_min = row->worked_min;
        problem->quotas = &row->quota;
        problem->n_quotas = 1;
        struct heard heard = judge(problem, row->plan, "quota");

        CHECK_ROW(row, heard.hard, row->hard);
        CHECK_ROW(row, heard.amount, row->amount);
        CHECK_ROW(row, heard.cost, row->cost);
        CHECK_ROW(row, world_agrees(problem), true);
    }
}

/* Two at once: the hard one forbids, the soft one of the same hours costs. */
static void two_quotas(void **state)
{
    static const int spans[3][3] = {{540, 600, -1}, {700, 820, -1}, {900, 990, 0}};
    static const struct quota list[2] = {{0, 0, 1440, 0, true, 10, 230, 0, 0, 0},
                                         {0, 560, 1440, 0, true, 0, 70, 5, 45, 3}};

    (void)state;
    struct world world = world_make(2, spans, 3);
    struct problem *problem = world_problem(&world);

    problem->quotas = list;
    problem->n_quotas = 2;
    assert_true(world_agrees(problem));
}

static void malformed(void **state)
{
    static const int spans[2][3] = {{540, 600, -1}, {700, 820, -1}};
    char text[120];

    (void)state;
    struct world world = world_make(1, spans, 2);
    struct problem *problem = world_problem(&world);

    assert_true(problem_ok(problem, text, sizeof text));
    world.offers[1].slot = 90;
    assert_false(problem_ok(problem, text, sizeof text));
    assert_string_equal(text, "offer 1: no slot 90");
    world.offers[1].slot = 0;
    assert_false(problem_ok(problem, text, sizeof text));
    world.offers[1].slot = 1;
    world.slots[0].ends_at = 540;
    assert_false(problem_ok(problem, text, sizeof text));
    assert_string_equal(text, "slot 0: ends before it starts");
}

/* Each number is fine by itself; what a plan may come to is none any more. */
static void too_dear(void **state)
{
    static const int spans[2][3] = {{540, 600, -1}, {700, 820, -1}};
    static const int64_t most = INT64_C(1) << 40;
    struct share_group group = {.level = 5, .cost = 1, .until_at = 2000};
    struct share share = {.base = most - 200, .step_min = 1};
    struct quota quota = {.until_at = 2000, .by_minute = true, .level = 4, .unit = 1};
    char text[120];

    (void)state;
    struct world world = world_make(1, spans, 2);
    struct problem *problem = world_problem(&world);

    problem->share_groups = &group;
    problem->shares = &share;
    problem->quotas = &quota;
    problem->n_share_groups = problem->n_shares = problem->n_quotas = 1;
    assert_true(problem_ok(problem, text, sizeof text));
    group.cost = 511;
    assert_true(problem_ok(problem, text, sizeof text));
    group.cost = 513;
    assert_false(problem_ok(problem, text, sizeof text));
    assert_string_equal(text, "level 5: costs may add up to more than can be counted");
    group.cost = 1;
    quota.over_cost = most / 2; /* of 180 minutes and two sessions */
    assert_true(problem_ok(problem, text, sizeof text));
    quota.over_cost = most * 3;
    assert_false(problem_ok(problem, text, sizeof text));
    quota.over_cost = 0;
    world.tasks[1].short_cost = most;
    world.tasks[1].need = 511;
    assert_true(problem_ok(problem, text, sizeof text));
    world.tasks[1].need = 513;
    assert_false(problem_ok(problem, text, sizeof text));
    world.tasks[1].need = 1;
    problem->n_places = -1;
    assert_false(problem_ok(problem, text, sizeof text));
    assert_string_equal(text, "-1 places");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(overlap),    cmocka_unit_test(breaks),    cmocka_unit_test(quotas),
        cmocka_unit_test(two_quotas), cmocka_unit_test(malformed), cmocka_unit_test(too_dear),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
