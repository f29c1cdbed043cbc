/* SPDX-License-Identifier: GPL-3.0-or-later
 * Loads levelled out and moments shared out anew: legal plans that are worth what the
 * search says, never worse than before; and the pairs are the best of all. */
#include "tests/support/check.h"

#include "solver/search/fair.h"
#include "solver/search/match.h"
#include "tests/support/solver_random.h"

static struct random_problem made;
static const struct effort no_end = {.seconds = 0};

/* False: what is promised cannot be. */
static bool begin(struct solve *solve, const struct problem *problem)
{
    static bool promised[RANDOM_OFFERS];
    int64_t value[LEVELS];

    for (int i = 0; i < problem->n_offers; i++)
        promised[i] = problem->offers[i].locked;
    *solve = (struct solve){.problem = problem, .effort = &no_end, .work_end = INT64_MAX};
    assert_true(lookup_make(&solve->lookup, problem));
    assert_true(search_make(&solve->search, &solve->lookup));
    if (!problem_judge(problem, promised, value, NULL, NULL))
        return false;
    state_load(&solve->search.state, promised);
    memcpy(solve->search.best, promised, (size_t)problem->n_offers);
    memcpy(solve->search.best_value, value, sizeof value);
    search_greedy(&solve->search);
    search_fill(&solve->search, 2000);
    for (int k = 0; k < LEVELS; k++) {
        solve->levels[k].value = solve->search.best_value[k];
        solve_begin_level(solve, k);
    }
    return true;
}

static void release(struct solve *solve)
{
    search_release(&solve->search);
    lookup_release(&solve->lookup);
    pool_release(&solve->pool);
}

/* True when the plan got better. */
static bool search_once(struct solve *solve, int level, bool fair)
{
    int64_t before[LEVELS], value[LEVELS];

    memcpy(before, solve->search.best_value, sizeof before);
    if (fair)
        fair_search(solve, level, 20000);
    else
        match_search(solve, level, 20000);
    assert_true(problem_judge(solve->problem, solve->search.best, value, NULL, NULL));
    assert_memory_equal(value, solve->search.best_value, sizeof value);
    assert_memory_equal(value, solve->search.state.value, sizeof value);
    assert_memory_equal(solve->search.best, solve->search.state.chosen,
                        (size_t)solve->problem->n_offers);
    assert_true(search_compare(&solve->search, value, before) <= 0);
    return search_compare(&solve->search, value, before) < 0;
}

static void random_problems(void **state)
{
    static const struct random_size size = {RANDOM_PEOPLE, RANDOM_TASKS, RANDOM_OFFERS, true};
    int fairer = 0, better = 0;

    (void)state;
    for (uint64_t seed = 1; seed <= 40; seed++) {
        struct solve solve;

        random_make(&made, &size, seed);
        if (seed % 2) /* a level with room in it */
            made.problem.slack[made.groups[0].level] = 3;
        bool fine = begin(&solve, &made.problem);

        for (int level = 0; fine && level < LEVELS; level++) {
            fairer += search_once(&solve, level, true);
            better += search_once(&solve, level, false);
        }
        release(&solve);
    }
    print_message("%d fairer, %d better\n", fairer, better);
    assert_true(fairer > 5);
    assert_true(better > 20);
}

enum { ROWS = 4, COLUMNS = 6 };

/* The least of all ways to give each row from here on a column of its own. */
static pairing_cost least(const pairing_cost *cost, int row, bool *taken)
{
    pairing_cost best = PAIRING_NEVER * 2;

    if (row == ROWS)
        return 0;
    for (int j = 0; j < COLUMNS; j++) {
        if (taken[j])
            continue;
        taken[j] = true;
        pairing_cost sum = cost[row * COLUMNS + j] + least(cost, row + 1, taken);

        taken[j] = false;
        best = sum < best ? sum : best;
    }
    return best;
}

static void pairs(void **state)
{
    pairing_cost cost[ROWS * COLUMNS], of_row[ROWS + 1], of_column[COLUMNS + 1], left[COLUMNS + 1];
    int column[ROWS], row[COLUMNS + 1], previous[COLUMNS + 1];
    bool reached[COLUMNS + 1], taken[COLUMNS] = {false};
    struct pairing pairing = {cost,   ROWS,      COLUMNS, column,  row, previous,
                              of_row, of_column, left,    reached, 0};

    (void)state;
    made.random = 77;
    for (int round = 0; round < 500; round++) {
        pairing_cost sum = 0;
        int used = 0;

        for (int i = 0; i < ROWS * COLUMNS; i++) {
            cost[i] = random_below(&made, round % 2 ? 9 : 1000) - 4;
            if (random_once_in(&made, 4) && i % COLUMNS > 0)
                cost[i] = (pairing_cost)1 << 80; /* hardly ever */
        }
        pairing_solve(&pairing);
        for (int i = 0; i < ROWS; i++) {
            assert_false(used >> column[i] & 1);
            used |= 1 << column[i];
            sum += cost[i * COLUMNS + column[i]];
        }
        assert_true(sum == least(cost, 0, taken));
    }
    assert_true(pairing.steps > 0);
}

/* Three duties of one hour at one time, for three people who each do the first, second and third
 * of them at first. */
static struct offer ring_offers[9];
static const bool ring_start[] = {true, false, false, false, true, false, false, false, true};

static struct problem ring(int level, bool shares)
{
    static const struct task tasks[] = {{0, 1, 1, 0, 9, 0}, {1, 1, 1, 0, 9, 0}, {2, 1, 1, 0, 9, 0}};
    static const struct slot slots[] = {
        {0, 540, 600, -1, 60, 0}, {1, 540, 600, -1, 60, 0}, {2, 540, 600, -1, 60, 0}};
    static const struct share_group group = {.level = 5, .cost = 1, .until_at = 1440};
    static const struct share loads[] = {{0, 0, 0, 60}, {0, 1, 0, 60}, {0, 2, 0, 60}};
    static const int gaps[3] = {0};
    static const uint64_t tags[3] = {0};
    static const int cost[] = {2, 0, 5, 5, 2, 0, 0, 5, 2};

    for (int i = 0; i < 9; i++) {
        ring_offers[i] = (struct offer){.slot = i / 3, .person = i % 3};
        ring_offers[i].cost[level] = cost[i];
    }
    return (struct problem){.tasks = tasks,
                            .slots = slots,
                            .offers = ring_offers,
                            .share_groups = &group,
                            .shares = loads,
                            .gap_min = gaps,
                            .person_tags = tags,
                            .n_tasks = 3,
                            .n_slots = 3,
                            .n_offers = 9,
                            .n_people = 3,
                            .n_share_groups = shares,
                            .n_shares = shares ? 3 : 0};
}

static void match_ring(const struct problem *problem, int level, int64_t before, int64_t after)
{
    struct solve solve;
    int64_t value[LEVELS];

    assert_true(begin(&solve, problem));
    state_load(&solve.search.state, ring_start);
    memcpy(solve.search.best, ring_start, sizeof ring_start);
    (void)problem_judge(problem, ring_start, value, NULL, NULL);
    memcpy(solve.search.best_value, value, sizeof value);
    assert_int_equal(value[level], before);
    match_search(&solve, level, 2000);
    assert_int_equal(solve.search.best_value[level], after);
    for (int k = 0; k < level; k++)
        assert_true(solve.search.best_value[k] <= value[k] ||
                    solve.search.best_value[k] <= solve.search.cap[k]);
    release(&solve);
}

/* What each prefers is only to be had when all three change at once. */
static void round_in_a_ring(void **state)
{
    struct problem problem = ring(6, false);

    (void)state;
    match_ring(&problem, 6, 6, 0);
}

/* Only the first duty is a load, of which the second person's steps are half as long. */
static struct problem loaded_ring(int level, int cost)
{
    static const struct slot slots[] = {
        {0, 540, 600, -1, 60, 0}, {1, 540, 600, -1, 0, 0}, {2, 540, 600, -1, 0, 0}};
    static struct share_group group = {.level = 5, .until_at = 1440};
    static const struct share loads[] = {{0, 0, 0, 60}, {0, 1, 0, 30}, {0, 2, 0, 60}};
    struct problem problem = ring(level, true);

    group.cost = cost;
    problem.slots = slots;
    problem.share_groups = &group;
    problem.shares = loads;
    for (int i = 0; i < 9; i++)
        ring_offers[i].cost[level] *= cost;
    return problem;
}

/* Where loads count, choices may cost as well: here what two people save by it is worth a larger
 * load of the second. */
static void costs_beside_loads(void **state)
{
    struct problem problem = loaded_ring(5, 100);

    (void)state;
    match_ring(&problem, 5, 700, 200);
}

/* Loads that have room to grow do not keep a later level from what it prefers; others do. */
static void loads_with_room(void **state)
{
    struct problem problem = loaded_ring(6, 1);

    (void)state;
    match_ring(&problem, 6, 6, 6);
    problem.slack[5] = 8;
    match_ring(&problem, 6, 6, 0);
}

/* The ring that is best at a later level costs more there: so the other way round. */
static void costs_before(void **state)
{
    static const int dear[] = {1, 5, 6}, fine[] = {2, 3, 7};
    struct problem problem = ring(6, true);

    (void)state;
    for (int i = 0; i < 3; i++) {
        ring_offers[dear[i]].cost[5] = 1;
        ring_offers[fine[i]].cost[6] = 1;
    }
    match_ring(&problem, 6, 6, 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_problems), cmocka_unit_test(pairs),
        cmocka_unit_test(round_in_a_ring), cmocka_unit_test(costs_beside_loads),
        cmocka_unit_test(loads_with_room), cmocka_unit_test(costs_before),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
