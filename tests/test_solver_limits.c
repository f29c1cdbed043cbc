/* SPDX-License-Identifier: GPL-3.0-or-later
 * Each limit by itself: what the judge says of a plan, and that the search
 * says the same of every plan it may reach. */
#include "tests/check.h"

#include "solver/problem.h"

/* Four tasks of one person each and, with p people, offers for everybody. */
struct world {
    struct problem problem;
    struct task tasks[4];
    struct slot slots[6];
    struct offer offers[24];
    int gap_min[3], travel_min[4];
    uint64_t person_tags[3];
};

static struct world world_make(int people, const int (*spans)[3], int n)
{
    struct world world = {.person_tags = {1, 2, 3}, .travel_min = {0, 30, 30, 0}};

    for (int t = 0; t < n; t++) {
        world.tasks[t] = (struct task){t, 1, 1, 0, 10, 1U << t};
        world.slots[t] = (struct slot){.task = t,
                                       .starts_at = spans[t][0],
                                       .ends_at = spans[t][1],
                                       .place = spans[t][2],
                                       .worked_min = spans[t][1] - spans[t][0]};
        for (int p = 0; p < people; p++)
            world.offers[world.problem.n_offers++] = (struct offer){.slot = t, .person = p};
    }
    world.problem.n_tasks = world.problem.n_slots = n;
    world.problem.n_people = people;
    world.problem.n_places = 2;
    return world;
}

static struct problem *world_problem(struct world *world)
{
    struct problem *p = &world->problem;

    p->tasks = world->tasks;
    p->slots = world->slots;
    p->offers = world->offers;
    p->gap_min = world->gap_min;
    p->travel_min = world->travel_min;
    p->person_tags = world->person_tags;
    return p;
}

struct heard {
    const char *limit;
    int n;
    int64_t amount, cost;
    bool hard;
};

static void hear(void *context, const struct finding *finding)
{
    struct heard *heard = context;

    if (strcmp(finding->limit, heard->limit) != 0)
        return;
    heard->n++;
    heard->amount = finding->amount;
    heard->cost = finding->cost;
    heard->hard = finding->hard;
}

/* What one limit says of the plan given as bits. */
static struct heard judge(const struct problem *problem, unsigned plan, const char *limit)
{
    bool chosen[24];
    int64_t value[LEVELS];
    struct heard heard = {.limit = limit};
    char text[120];

    assert_true(problem_ok(problem, text, sizeof text));
    for (int i = 0; i < problem->n_offers; i++)
        chosen[i] = plan >> i & 1;
    bool legal = problem_judge(problem, chosen, value, hear, &heard);

    assert_true(!(heard.hard && legal));
    return heard;
}

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
    };

    (void)state;
    EACH (row, rows) {
        struct world world = world_make(1, row->spans, 2);
        struct problem *problem = world_problem(&world);

        world.gap_min[0] = row->gap;
        problem->rest = (struct rest){1200, 420, row->rest_min};
        CHECK_ROW(row, judge(problem, 3, "overlap").hard, row->hard);
        CHECK_ROW(row, judge(problem, 3, "overlap").amount, row->amount);
        CHECK_ROW(row, judge(problem, 1, "overlap").n, 0);
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
    }
}

static void quotas(void **state)
{
    static const int spans[2][3] = {{540, 600, -1}, {700, 820, -1}};
    static const struct {
        const char *label;
        struct quota quota;
        unsigned plan;
        bool hard;
        int64_t amount, cost;
    } rows[] = {
        {"fits", {0, 0, 1440, 0, true, 0, 180, 0, 0, 0}, 3, false, 0, 0},
        {"over", {0, 0, 1440, 0, true, 0, 170, 0, 0, 0}, 3, true, 10, 0},
        {"used before", {0, 0, 1440, 0, true, 100, 170, 0, 0, 0}, 2, true, 50, 0},
        {"used up, nothing added", {0, 0, 1440, 0, true, 500, 170, 0, 0, 0}, 0, false, 0, 0},
        {"half inside", {0, 0, 760, 0, true, 0, 120, 0, 0, 0}, 3, false, 0, 0},
        {"half inside is over", {0, 0, 760, 0, true, 0, 119, 0, 0, 0}, 3, true, 1, 0},
        {"tagged", {0, 0, 1440, 2, true, 0, 100, 0, 0, 0}, 3, true, 20, 0},
        {"soft, part of a unit", {0, 0, 1440, 0, true, 0, 100, 4, 60, 7}, 3, false, 80, 14},
        {"by number", {0, 0, 1440, 0, false, 0, 1, 0, 0, 0}, 3, true, 1, 0},
        {"by start", {0, 0, 700, 0, false, 0, 1, 0, 0, 0}, 3, false, 0, 0},
    };

    (void)state;
    EACH (row, rows) {
        struct world world = world_make(1, spans, 2);
        struct problem *problem = world_problem(&world);

        problem->quotas = &row->quota;
        problem->n_quotas = 1;
        struct heard heard = judge(problem, row->plan, "quota");

        CHECK_ROW(row, heard.hard, row->hard);
        CHECK_ROW(row, heard.amount, row->amount);
        CHECK_ROW(row, heard.cost, row->cost);
    }
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
    };

    (void)state;
    EACH (row, rows) {
        struct world world = world_make(2, spans, 2);
        struct problem *problem = world_problem(&world);
        struct bond bond = {0, 1, 0, row->split_cost};

        problem->bonds = &bond;
        problem->n_bonds = 1;
        CHECK_ROW(row, judge(problem, row->plan, "bond").n, row->n);
        CHECK_ROW(row, judge(problem, row->plan, "bond").hard, row->hard);
        CHECK_ROW(row, judge(problem, row->plan, "bond").cost, row->n ? row->split_cost : 0);
    }
}

static void shares(void **state)
{
    static const int spans[2][3] = {{540, 600, -1}, {700, 820, -1}};
    static const struct {
        const char *label;
        unsigned plan;
        int64_t base, cost;
    } rows[] = {
        {"nothing", 0, 0, 0},        {"an hour", 1, 0, 8},   {"both", 1 | 4, 0, 24},
        {"shared", 1 | 8, 0, 16},    {"carried", 1, 10, 10}, {"below nothing", 1, -90, 0},
        {"carried alone", 0, 31, 6},
    };

    (void)state;
    EACH (row, rows) {
        struct world world = world_make(2, spans, 2);
        struct problem *problem = world_problem(&world);
        struct share_group group = {0, 2, 0, 0, 1440};
        struct share members[2] = {{0, 0, row->base, 15}, {0, 1, 0, 15}};

        problem->share_groups = &group;
        problem->n_share_groups = 1;
        problem->shares = members;
        problem->n_shares = 2;
        CHECK_ROW(row, judge(problem, row->plan, "share").cost, row->cost);
    }
}

static void resources(void **state)
{
    static const int spans[3][3] = {{540, 600, -1}, {560, 620, -1}, {600, 660, -1}};
    static const struct {
        const char *label;
        unsigned plan; /* task t by person p: bit 3t + p */
        int capacity;
        bool hard;
        int64_t amount;
    } rows[] = {
        {"one after the other", 1 | 1 << 6, 1, false, 0},
        {"two at once", 1 | 1 << 4, 1, true, 1},
        {"two of two", 1 | 1 << 4, 2, false, 0},
        {"never three at once", 1 | 1 << 4 | 1 << 6, 2, false, 0},
    };

    (void)state;
    EACH (row, rows) {
        struct world world = world_make(3, spans, 3);
        struct problem *problem = world_problem(&world);
        struct resource resource = {row->capacity};
        struct use uses[3] = {{0, 0, 1}, {1, 0, 1}, {2, 0, 1}};

        problem->resources = &resource;
        problem->n_resources = 1;
        problem->uses = uses;
        problem->n_uses = 3;
        CHECK_ROW(row, judge(problem, row->plan, "resource").hard, row->hard);
        CHECK_ROW(row, judge(problem, row->plan, "resource").amount, row->amount);
    }
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
        cmocka_unit_test(overlap),   cmocka_unit_test(breaks), cmocka_unit_test(quotas),
        cmocka_unit_test(links),     cmocka_unit_test(shares), cmocka_unit_test(resources),
        cmocka_unit_test(malformed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
