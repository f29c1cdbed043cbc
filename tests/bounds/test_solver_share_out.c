/* SPDX-License-Identifier: GPL-3.0-or-later
 * Days shared out anew: from any plan of small random problems to legal ones that are no worse, and
 * mostly to the best there is where everything is free; a large problem has its days in turn, a
 * smaller one moments and days in a moment. */
#include "tests/support/check.h"

#include "solver/dual/dual.h"
#include "solver/search/match.h"
#include "tests/support/solver_plans.h"
#include "tests/support/solver_random.h"

enum { EFFORT = 100000, DAY_MIN = 24 * 60, ALWAYS = 1 << 30 };

static struct random_problem made;

struct sums {
    int better, best, worth;
};

static void around(int level, int plan, int64_t from, int64_t until, struct sums *sums)
{
    struct solve solve;

    assert_true(solve_at(&solve, &made.problem, plan));
    search_back_to_best(&solve.search);
    int64_t needs = 0;
    bool better = days_share_out(&solve, level, from, until, EFFORT, &needs);

    assert_true(legal_as_told(&solve));
    assert_int_equal(search_compare(&solve.search, solve.search.best_value, values[plan]) < 0,
                     better);
    assert_true(better || memcmp(solve.search.best_value, values[plan], sizeof values[plan]) == 0);
    sums->better += better;
    sums->worth += least(values[plan], level) < values[plan][level];
    sums->best += better && solve.search.best_value[level] == least(values[plan], level);
    release(&solve);
}

static void never_worse(void **state)
{
    static const struct random_size tiny = {4, 6, TINY_OFFERS, false};
    uint64_t seeds = getenv("EXAMROTA_LONG") ? 1000 : 40;
    struct sums all = {0}, day = {0}, nothing = {0};

    (void)state;
    for (uint64_t seed = 1; seed <= seeds; seed++) {
        random_make(&made, &tiny, seed);
        enumerate(&made.problem);
        for (int level = 0; level < LEVELS && n_plans; level++) {
            int plan = (int)(seed * 31 % (uint64_t)n_plans);
            int64_t from = made.problem.slots[0].starts_at / DAY_MIN * DAY_MIN;

            around(level, plan, -ALWAYS, ALWAYS, &all);
            around(level, plan, from, from + DAY_MIN, &day);
            around(level, plan, from, from, &nothing);
        }
    }
    print_message("of %d: %d better, %d the best; a day %d; nothing %d\n", all.worth, all.better,
                  all.best, day.better, nothing.better);
    /* What follows a program finds something without one, too. */
    assert_true(2 * all.best > all.worth && 2 * day.better > all.worth);
    assert_true(4 * nothing.better < day.better);
}

enum { DAYS = 2, MOMENTS = 10, EACH = 5, TASKS = DAYS * MOMENTS * EACH };
enum { PEOPLE = 101, MANY_PEOPLE = 405, ENOUGH = 100000000 };

static struct task tasks[TASKS];
static struct slot slots[TASKS];
static struct offer offers[TASKS * MANY_PEOPLE];
static const int gaps[MANY_PEOPLE] = {0};
static const uint64_t tags[MANY_PEOPLE] = {0};
static bool chosen[TASKS * MANY_PEOPLE];
static const int64_t cheapest = (int64_t)DAYS * MOMENTS * (10 + 11 + 12 + 13 + 14);

/* At each moment everybody could do everything, at their own price, and the dearest do it. */
static struct problem make_large(int n_people)
{
    memset(chosen, 0, sizeof chosen);
    for (int t = 0; t < TASKS; t++) {
        int64_t at =
            INT64_C(1440) * (t / EACH / MOMENTS) + 480 + INT64_C(60) * (t / EACH % MOMENTS);

        tasks[t] = (struct task){t, 1, 1, 0, 1, 0};
        slots[t] = (struct slot){t, at, at + 50, -1, 50, 0};
        for (int p = 0; p < n_people; p++)
            offers[t * n_people + p] =
                (struct offer){.slot = t, .person = p, .cost = {[4] = 10 + p}};
        chosen[t * n_people + n_people - 1 - t % EACH] = true;
    }
    return (struct problem){.tasks = tasks,
                            .slots = slots,
                            .offers = offers,
                            .gap_min = gaps,
                            .person_tags = tags,
                            .n_tasks = TASKS,
                            .n_slots = TASKS,
                            .n_offers = TASKS * n_people,
                            .n_people = n_people};
}

static void large_days_in_turn(void **state)
{
    struct problem problem = make_large(PEOPLE);
    struct solve solve;

    (void)state;
    assert_true(problem_judge(&problem, chosen, values[0], NULL, NULL));
    for (int turn = 0; turn < 4; turn++) {
        problem.slack[4] = turn < 2 ? 0 : 8;
        assert_true(solve_from(&solve, &problem, chosen, values[0]));
        solve.work_end = 100000000;
        search_back_to_best(&solve.search);
        assert_true(days_plan(&solve, 4, turn % 2 * INT64_C(1000000)));
        assert_true(legal_as_told(&solve));
        assert_int_equal(solve.search.best_value[0], 0);
        assert_int_equal(solve.search.best_value[4], cheapest);
        release(&solve);
    }
    problem = make_large(PEOPLE - 2);
    assert_true(problem_judge(&problem, chosen, values[0], NULL, NULL));
    assert_true(solve_from(&solve, &problem, chosen, values[0]));
    assert_false(days_plan(&solve, 4, 1000000)); /* not large */
    release(&solve);
}

/* What a day's program took it will take again, or half of that: with less it is not begun. */
static void no_day_with_less_than_it_needs(void **state)
{
    enum { LITTLE = 20000, PLENTY = 10000000 };
    struct problem problem = make_large(PEOPLE);
    struct solve solve;
    int64_t needs = 0;

    (void)state;
    assert_true(problem_judge(&problem, chosen, values[0], NULL, NULL));
    assert_true(solve_from(&solve, &problem, chosen, values[0]));
    solve.work_end = ENOUGH;
    search_back_to_best(&solve.search);
    assert_false(days_share_out(&solve, 4, 0, DAY_MIN, LITTLE, &needs)); /* cut */
    int64_t cut = needs, before = solve_work(&solve);

    assert_false(days_share_out(&solve, 4, 0, DAY_MIN, LITTLE, &needs));
    assert_true(needs == cut && solve_work(&solve) == before);
    assert_true(days_share_out(&solve, 4, 0, DAY_MIN, PLENTY, &needs));
    print_message("cut with %d, then half of what it took: %d\n", (int)cut, (int)needs);
    before = solve_work(&solve);
    assert_false(days_share_out(&solve, 4, 0, DAY_MIN, 2 * needs - 1, &needs));
    assert_int_equal(solve_work(&solve), before);
    release(&solve);
}

/* Of more than 40,000 choices, where nobody may do more than two of them and an earlier level
 * leaves nothing to spare: the fifty cheapest do two each. */
static void a_very_large_bound(void **state)
{
    enum { MOST = 2, DOERS = TASKS / MOST };
    static struct quota quotas[MANY_PEOPLE];
    struct problem problem = make_large(MANY_PEOPLE);
    struct solve solve;
    int64_t least_cost = 0;

    (void)state;
    for (int p = 0; p < MANY_PEOPLE; p++)
        quotas[p] = (struct quota){.person = p, .until_at = 2880, .max = MOST, .unit = 1};
    for (int p = 0; p < DOERS; p++)
        least_cost += (int64_t)MOST * (10 + p);
    problem.quotas = quotas;
    problem.n_quotas = MANY_PEOPLE;
    memset(chosen, 0, sizeof chosen);
    for (int t = 0; t < TASKS; t++)
        chosen[t * MANY_PEOPLE + MANY_PEOPLE - 1 - t % DOERS] = true;
    assert_true(problem_judge(&problem, chosen, values[0], NULL, NULL));
    for (int slack = 0; slack <= 8; slack += 8) {
        problem.slack[4] = slack;
        assert_true(solve_from(&solve, &problem, chosen, values[0]));
        solve.work_end = 100000000;
        dual_bound(&solve, 4, true);
        assert_true(solve.levels[4].bound <= least_cost);
        assert_true(solve.levels[4].bound >= least_cost - least_cost / 100);
        release(&solve);
    }
}

/* Of a few thousand choices: those of so many people, each of whom does two of the tasks and no
 * more, at prices of all sorts.  Only a whole day brings who does a task from one moment to
 * another. */
static struct problem make_middling(int n_people)
{
    enum { MOST = 2 };
    static struct quota quotas[MANY_PEOPLE];
    struct problem problem = make_large(n_people);

    memset(chosen, 0, sizeof chosen);
    for (int p = 0; p < n_people; p++)
        quotas[p] = (struct quota){.person = p, .until_at = 2880, .max = MOST, .unit = 1};
    for (int t = 0; t < TASKS; t++) {
        for (int p = 0; p < n_people; p++)
            offers[t * n_people + p].cost[4] = 10 + (t * 37 + p * 61 + t * p % 17) % 40;
        chosen[t * n_people + t % n_people] = t < MOST * n_people;
    }
    problem.quotas = quotas;
    problem.n_quotas = n_people;
    assert_true(problem_judge(&problem, chosen, values[0], NULL, NULL));
    return problem;
}

enum way { BY_MOMENTS, LOOK, AGAIN, AGAIN_NEAR };

static void look(struct solve *solve, enum way way)
{
    int64_t work = INT64_C(48) * solve->problem->n_offers; /* as much as a look's */

    if (way == AGAIN_NEAR)
        solve->levels[4].bound = solve->levels[4].value - solve->levels[4].value / 10;
    if (way != BY_MOMENTS) {
        days_look(solve, 4, way != LOOK);
    } else { /* what a look begins with */
        match_search(solve, 4, work);
        search_anneal(&solve->search, 4, work);
    }
}

/* By how much the plan is then cheaper; work_end is what that took. */
static int64_t after(const struct problem *problem, enum way way, int64_t effort,
                     struct solve *solve)
{
    assert_true(solve_from(solve, problem, chosen, values[0]));
    solve->work_end = effort;
    search_back_to_best(&solve->search);
    int64_t began = solve_work(solve);

    look(solve, way);
    assert_true(legal_as_told(solve));
    assert_int_equal(solve->search.best_value[0], values[0][0]);
    int64_t better = values[0][4] - solve->search.best_value[4];

    solve->work_end = solve_work(solve) - began; /* what it took */
    release(solve);
    return better;
}

enum { MIDDLING = 50 };

static void moments_and_days_soon(void **state)
{
    struct problem problem = make_middling(MIDDLING);
    struct solve days, moments, again, near, none;

    (void)state;
    int64_t by_days = after(&problem, LOOK, ENOUGH, &days),
            by_moments = after(&problem, BY_MOMENTS, ENOUGH, &moments),
            by_more = after(&problem, AGAIN_NEAR, ENOUGH, &near);

    print_message("of %d: %d by moments in %d, %d by days in %d, %d again in %d\n",
                  (int)values[0][4], (int)by_moments, (int)moments.work_end, (int)by_days,
                  (int)days.work_end, (int)by_more, (int)near.work_end);
    assert_true(by_moments > 0 && by_days > by_moments && by_more > 0);
    /* Far from its bound nothing is looked at again. */
    assert_int_equal(after(&problem, AGAIN, ENOUGH, &again) + again.work_end, 0);
    /* Of little effort no more than half. */
    assert_true(after(&problem, LOOK, ENOUGH / 500, &none) >= 0);
    assert_true(none.work_end > 0 && none.work_end <= ENOUGH / 500 / 2);
    problem.slack[4] = 1;
    assert_int_equal(after(&problem, LOOK, ENOUGH, &none) + none.work_end, 0);
    problem.slack[4] = 0;
    problem.slack_pct[4] = 1;
    assert_int_equal(after(&problem, LOOK, ENOUGH, &none) + none.work_end, 0);
}

static void soon_of_neither_small_nor_large(void **state)
{
    static const struct {
        int n_people;
        bool any;
    } sizes[] = {{10, false}, {11, true}, {100, true}, {101, false}};

    (void)state;
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct problem problem = make_middling(sizes[i].n_people);
        struct solve solve;

        (void)after(&problem, LOOK, ENOUGH, &solve);
        assert_true((solve.work_end > 0) == sizes[i].any);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(never_worse),
        cmocka_unit_test(large_days_in_turn),
        cmocka_unit_test(no_day_with_less_than_it_needs),
        cmocka_unit_test(a_very_large_bound),
        cmocka_unit_test(moments_and_days_soon),
        cmocka_unit_test(soon_of_neither_small_nor_large),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
