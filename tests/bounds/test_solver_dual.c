/* SPDX-License-Identifier: GPL-3.0-or-later
 * Bounds by prices: true for every plan of small random problems, around any of
 * their plans, and as good as can be where work is only a matter of who and when. */
#include "tests/support/check.h"

#include "solver/dual/dual_master.h"
#include "tests/support/solver_plans.h"
#include "tests/support/solver_random.h"

static struct random_problem made;

/* A plan within the caps that has a choice which no such plan has. */
static bool lost(const struct solve *solve, const int64_t *value, int level)
{
    for (int i = 0; i < n_plans; i++) {
        bool within = true;

        for (int k = 0; k <= level; k++)
            within = within && values[i][k] <= value[k];
        for (int o = 0; within && o < solve->problem->n_offers; o++)
            if (plans[i][o] && solve_stands(solve, o, level) == OFFER_ZERO)
                return true;
    }
    return false;
}

/* What people's weeks prove from prices that are not worth much; -1: no memory, or cut short. */
static int64_t by_weeks(struct solve *solve, int level, bool core, int64_t *before,
                        int64_t *from_middle)
{
    enum { FEW = 2 };
    struct model model = {
        .lookup = &solve->lookup, .plan = solve->search.best, .coarse = true, .bonds = true};
    int64_t weight[LEVELS] = {0}, bound = -1, plain;
    struct master master = {0};
    bool ended;
    struct dual dual = {0};

    weight[level] = 1;
    assert_true(model_make(&model));
    for (int k = 0; k < level; k++)
        model_cap(&model, k, solve->levels[k].value);
    model_aim(&model, weight);
    assert_true(dual_make(&dual, &model));
    dual_climb(solve, &dual, &(struct dual_steps){.n = 10, .from = 0.1, .to = 0.1});
    assert_true(dual_prove(&dual, &plain, INT64_MAX, NULL));
    assert_true(dual_week_make(&dual));
    if (from_middle) /* by days first */
        assert_true(dual_by_days(solve, &dual, 100000, &ended));
    else
        assert_true(dual_week_choose(&dual));
    assert_true(dual_prove(&dual, before, INT64_MAX, NULL) && *before >= plain);
    if (core) { /* ways of a day that there is no room for: it may be anything, and so may the next
                 */
        dual.week->most_ways = FEW;
        assert_true(dual_prove(&dual, &bound, INT64_MAX, NULL) && bound <= *before);
        assert_true(dual.week->scratch->n_ways <= FEW);
        bound = -1;
    }
    assert_true(master_make(&master, &dual, core));
    if (from_middle) { /* prices from there are prices, and no worse than those before */
        master_centre(solve, &master, 100000);
        assert_true(dual_prove(&dual, from_middle, INT64_MAX, NULL) && *from_middle >= *before);
        *from_middle += model.constant[level];
    }
    if (master_climb(solve, &master, 100000))
        assert_true(dual_prove(&dual, &bound, INT64_MAX, NULL));
    master_release(&master);
    dual_release(&dual);
    *before += model.constant[level];
    bound += model.constant[level];
    model_release(&model);
    return bound;
}

/* Room for nothing, so that the plan itself is no bound: what the prices say. */
static void around_any_plan(void **state)
{
    static const struct random_size tiny = {4, 6, TINY_OFFERS, false};
    int tight = 0, loose = 0, same = 0, other = 0;

    (void)state;
    for (uint64_t seed = 1; seed <= 60; seed++) {
        random_make(&made, &tiny, seed);
        enumerate(&made.problem);
        for (int level = 0; level < LEVELS && n_plans; level++) {
            int plan = (int)(seed * 31 % (uint64_t)n_plans);
            struct solve solve;

            assert_true(solve_at(&solve, &made.problem, plan));
            int64_t want = least(values[plan], level), before, middle = 0;

            dual_bound(&solve, level, true);
            if (solve.levels[level].bound > want)
                print_error("seed %d level %d: %d above %d\n", (int)seed, level,
                            (int)solve.levels[level].bound, (int)want);
            assert_true(solve.levels[level].bound <= want);
            assert_false(lost(&solve, solve.search.best_value, level));
            assert_true(legal_as_told(&solve)); /* it may have found a better plan */
            int64_t best = least(solve.search.best_value, level);
            int64_t weeks = by_weeks(&solve, level, plan % 2, &before, plan % 4 ? NULL : &middle);

            assert_true(weeks <= best && middle <= best);
            same += plan % 4 == 0 && weeks >= 0 && middle == weeks;
            other += plan % 4 == 0 && weeks >= 0 && middle < weeks;
            tight += want > 0 && solve.levels[level].bound == want;
            loose += solve.levels[level].bound < want;
            release(&solve);
        }
    }
    print_message("%d met, %d below; from the middle %d the same, %d less\n", tight, loose, same,
                  other);
    assert_true(tight > loose && same > 10 * other);
}

/* Three duties at one time and two people; then three hours to share.
 */
static void worked_by_hand(void **state)
{
    static const struct task tasks[] = {
        {0, 1, 1, 0, 5, 0}, {1, 1, 1, 0, 3, 0}, {2, 1, 1, 0, 4, 0}, {3, 1, 1, 0, 9, 0}};
    static const struct slot slots[] = {{0, 540, 600, -1, 60, 0},
                                        {1, 540, 600, -1, 60, 0},
                                        {2, 540, 600, -1, 60, 0},
                                        {3, 700, 760, -1, 60, 0}};
    static const struct offer offers[] = {{.slot = 0, .person = 0}, {.slot = 0, .person = 1},
                                          {.slot = 1, .person = 0}, {.slot = 1, .person = 1},
                                          {.slot = 2, .person = 0}, {.slot = 2, .person = 1},
                                          {.slot = 3, .person = 0}, {.slot = 3, .person = 1}};
    static const struct share_group groups[] = {{.level = 5, .cost = 1, .until_at = 10000}};
    static const struct share shares[] = {{0, 0, 0, 10}, {0, 1, 0, 10}};
    static const int gaps[2] = {0};
    static const uint64_t tags[2] = {0};
    static const struct problem problem = {.tasks = tasks,
                                           .slots = slots,
                                           .offers = offers,
                                           .share_groups = groups,
                                           .shares = shares,
                                           .gap_min = gaps,
                                           .person_tags = tags,
                                           .n_tasks = 4,
                                           .n_slots = 4,
                                           .n_offers = 8,
                                           .n_share_groups = 1,
                                           .n_shares = 2,
                                           .n_people = 2};
    static const bool plan[8] = {true, false, false, false, false, true, true, false};
    struct solve solve;

    (void)state;
    memcpy(plans[0], plan, sizeof plan);
    assert_true(problem_judge(&problem, plan, values[0], NULL, NULL));
    assert_int_equal(values[0][0], 3);  /* one of the three stays undone */
    assert_int_equal(values[0][5], 12); /* two of the hours are one person's */
    assert_true(solve_at(&solve, &problem, 0));
    dual_bound(&solve, 0, true);
    assert_int_equal(solve.levels[0].bound, 3);
    dual_bound(&solve, 5, true);
    assert_int_equal(solve.levels[5].bound, 9); /* half of three hours each */
    release(&solve);
}

/* Two duties for somebody whose hours hold one and a half, and somebody paid: with prices alone
 * half a duty is paid, and half of nothing.  Back to back there is no time for lunch. */
static void whole_duties(void **state)
{
    static const int64_t starts[] = {700, 720};
    static const struct rest_break lunch = {.minutes = 30,
                                            .from_at = 690,
                                            .until_at = 760,
                                            .starts = starts,
                                            .n_starts = 2,
                                            .day_until_at = 1440};
    static const struct quota hours = {.until_at = 1440, .by_minute = true, .max = 90, .unit = 1};
    static const struct {
        const char *label;
        int n_quotas, n_breaks, first_end, second_start;
        int64_t bound;
    } rows[] = {
        {"neither", 0, 0, 660, 760, 0},
        {"hours", 1, 0, 660, 760, 7},
        {"lunch in between", 0, 1, 660, 760, 0},
        {"no time for lunch", 0, 1, 715, 725, 7},
    };
    static const struct task tasks[] = {{0, 1, 1, 0, 5, 0}, {1, 1, 1, 0, 5, 0}};
    static const struct offer offers[] = {{.slot = 0, .person = 0},
                                          {.slot = 0, .person = 1, .cost = {0, 7}},
                                          {.slot = 1, .person = 0},
                                          {.slot = 1, .person = 1, .cost = {0, 7}}};
    static const int gaps[2] = {0};
    static const uint64_t tags[2] = {0};
    static const bool plan[4] = {false, true, false, true};

    (void)state;
    EACH (row, rows) {
        struct slot slots[] = {{0, 600, row->first_end, -1, 60, 0},
                               {1, row->second_start, 820, -1, 60, 0}};
        struct problem problem = {.tasks = tasks,
                                  .slots = slots,
                                  .offers = offers,
                                  .quotas = &hours,
                                  .breaks = &lunch,
                                  .gap_min = gaps,
                                  .person_tags = tags,
                                  .n_tasks = 2,
                                  .n_slots = 2,
                                  .n_offers = 4,
                                  .n_quotas = row->n_quotas,
                                  .n_breaks = row->n_breaks,
                                  .n_people = 2};
        struct solve solve;

        memcpy(plans[0], plan, sizeof plan);
        assert_true(problem_judge(&problem, plan, values[0], NULL, NULL));
        assert_true(solve_at(&solve, &problem, 0));
        dual_bound(&solve, 1, true);
        CHECK_ROW(row, solve.levels[1].bound, row->bound);
        int64_t before, weeks = by_weeks(&solve, 1, false, &before, NULL);

        CHECK_ROW(row, weeks, row->bound);
        CHECK_ROW(row, before<weeks, row->bound> 0);
        release(&solve);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(around_any_plan),
        cmocka_unit_test(worked_by_hand),
        cmocka_unit_test(whole_duties),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
