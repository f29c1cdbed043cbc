/* SPDX-License-Identifier: GPL-3.0-or-later
 * Each limit by itself: what the judge says of a plan, and that search and
 * integer program say the same of every plan there is (world_agrees). */
#include "tests/solver_agree.h"

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
            0, 30, 705, 795, starts, 3, 0, 1440, row->busy_before, row->busy_after};

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
    static const struct rest_break pause = {0, 30, 600, 690, starts, 2, 0, 1440, false, false};
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(overlap),    cmocka_unit_test(breaks),         cmocka_unit_test(quotas),
        cmocka_unit_test(links),      cmocka_unit_test(shares),         cmocka_unit_test(resources),
        cmocka_unit_test(repeats),    cmocka_unit_test(repeats_by_two), cmocka_unit_test(cover),
        cmocka_unit_test(mixes),      cmocka_unit_test(callouts),       cmocka_unit_test(promises),
        cmocka_unit_test(offers),     cmocka_unit_test(two_quotas),     cmocka_unit_test(together),
        cmocka_unit_test(shared_use), cmocka_unit_test(peaks),          cmocka_unit_test(malformed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
