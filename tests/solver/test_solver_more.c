/* SPDX-License-Identifier: GPL-3.0-or-later
 * Who gets the usual effort a second time, and that nobody gets it a third; what levels with
 * slack have for themselves. */
#include "tests/support/check.h"

#include "solver/solve.h"

enum { MONEY = 4, FAIR = 5 };

struct more_case {
    const char *what;
    int n_offers, open; /* the level that is not proven; LEVELS: none */
    enum stopped stopped;
    int64_t work; /* as the caller asked for it */
    bool plans, more;
};

static const struct more_case cases[] = {
    {"money open", 6000, MONEY, STOPPED_WORK, 0, false, true},
    {"the first level open", 1001, 0, STOPPED_WORK, 0, false, true},
    {"the largest", 10000, 0, STOPPED_WORK, 0, false, true},
    {"all proven", 6000, LEVELS, STOPPED_WORK, 0, false, false},
    {"fairness has its slack to be within", 6000, FAIR, STOPPED_WORK, 0, false, false},
    {"preference has a part of itself", 6000, FAIR + 1, STOPPED_WORK, 0, false, false},
    {"nothing moves any more", 6000, MONEY, STOPPED_PROOF, 0, false, false},
    {"the clock", 6000, MONEY, STOPPED_TIME, 0, false, false},
    {"the officer", 6000, MONEY, STOPPED_USER, 0, false, false},
    {"so much and no more", 6000, MONEY, STOPPED_WORK, 1000, false, false},
    {"only a plan is wanted", 6000, MONEY, STOPPED_WORK, 0, true, false},
    {"tiny", 1000, MONEY, STOPPED_WORK, 0, false, false},
    {"large", 10001, MONEY, STOPPED_WORK, 0, false, false},
};

static void only_what_must_be_proven(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct more_case *row = &cases[i];
        const struct problem problem = {
            .n_offers = row->n_offers, .slack[FAIR] = 8, .slack_pct[FAIR + 1] = 2};
        const struct effort effort = {.work = row->work, .plans = row->plans};
        struct solve solve = {.problem = &problem, .effort = &effort, .stopped = row->stopped};

        for (int k = 0; k < LEVELS; k++)
            solve.levels[k] = (struct level_result){
                .value = 100, .bound = k == row->open ? 50 : 100, .slack = problem.slack[k]};
        solve.other_work = 12345;
        solve.work_end = 12345;
        if (solve_once_more(&solve) != row->more)
            fail_msg("%s", row->what);
        int64_t more = row->more ? solve_usual_work(&problem) : 0;

        assert_int_equal(solve.work_end, 12345 + more);
        assert_int_equal(solve.later_work, more / 2);
        assert_int_equal(solve.stopped, row->more ? STOPPED_PROOF : row->stopped);
        assert_true(solve_goes_on(&solve) == row->more);
        assert_true(!row->more || solve_turn(&solve, MONEY));
        assert_int_equal(solve.work_end, 12345 + more);
    }
}

struct turn_case {
    const char *what;
    int n_offers;
    int64_t work; /* as the caller asked for it */
    bool plans, fair_closed, preference_closed;
    int part, fair_more, preference_more; /* on top of what money has, in quarters of such a part */
};

static const struct turn_case turns[] = {
    {"large", 20000, 0, false, false, false, 2, 3, 4},
    {"the smallest of these", 10001, 0, false, false, false, 2, 3, 4},
    {"preference closed", 20000, 0, false, false, true, 2, 4, 4},
    {"fairness closed", 20000, 0, false, true, false, 2, 3, 4},
    {"a few thousand offers", 10000, 0, false, false, false, 3, 3, 4},
    {"the fewest of these", 1001, 0, false, false, false, 3, 3, 4},
    {"tiny", 1000, 0, false, false, false, 3, 0, 0},
    {"so much and no more", 20000, 80000000, false, false, false, 2, 0, 0},
    {"only a plan is wanted", 20000, 0, true, false, false, 2, 0, 0},
};

/* When the level's work ends; asked when all that money may take is gone, and a little more. */
static int64_t turn_ends(struct solve *solve, int level, int more)
{
    int64_t money = solve->exact_end;

    solve->other_work = money + 1000;
    solve->stopped = STOPPED_WORK;
    assert_true(solve_turn(solve, level) == (more > 0));
    assert_int_equal(solve->stopped, more > 0 ? STOPPED_PROOF : STOPPED_WORK);
    return solve->work_end - money;
}

static int64_t of_quarters(int n, int64_t whole)
{
    return n ? whole - (4 - n) * (whole / 4) : 0;
}

static void of_their_own(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof turns / sizeof *turns; i++) {
        const struct turn_case *row = &turns[i];
        const struct problem problem = {
            .n_offers = row->n_offers, .slack[FAIR] = 8, .slack_pct[FAIR + 1] = 2};
        const struct effort effort = {.work = row->work, .plans = row->plans};
        struct solve solve = {.problem = &problem, .effort = &effort};

        for (int k = 0; k < LEVELS; k++)
            solve.levels[k] = (struct level_result){.value = 100, .slack = problem.slack[k]};
        solve.levels[FAIR].bound = row->fair_closed ? 100 : 0;
        solve.levels[FAIR + 1].bound = row->preference_closed ? 100 : 0;
        solve_effort_begin(&solve);
        int64_t usual = row->work ? row->work : solve_usual_work(&problem),
                later = usual / row->part;

        print_message("%s\n", row->what);
        assert_int_equal(solve.work_end, usual);
        assert_int_equal(turn_ends(&solve, MONEY, 0), 0);
        assert_int_equal(turn_ends(&solve, FAIR, row->fair_more),
                         of_quarters(row->fair_more, later));
        assert_int_equal(turn_ends(&solve, FAIR + 1, row->preference_more),
                         of_quarters(row->preference_more, later));
        assert_int_equal(turn_ends(&solve, MONEY, 0), 0);
    }
}

/* A school may have fairness before other levels: those without slack are not kept for.  And
 * whoever was stopped has no turn. */
static void nothing_is_kept_for_others(void **state)
{
    const struct problem problem = {.n_offers = 20000, .slack[FAIR] = 8};
    const struct effort effort = {.work = 0};
    struct solve solve = {.problem = &problem, .effort = &effort};

    (void)state;
    for (int k = 0; k < LEVELS; k++)
        solve.levels[k].value = 100;
    solve_effort_begin(&solve);
    assert_true(solve_turn(&solve, FAIR));
    assert_int_equal(solve.work_end, solve.exact_end + solve.later_work);
    for (int level = MONEY; level <= FAIR; level++) {
        solve.stopped = STOPPED_TIME;
        assert_false(solve_turn(&solve, level));
        assert_int_equal(solve.stopped, STOPPED_TIME);
    }
}

/* Given once more, the effort is for levels without slack: where none is open any more, the others
 * have what is theirs from then on, and that only once. */
static void for_what_was_open(void **state)
{
    const struct problem problem = {.n_offers = 6000, .slack[FAIR] = 8};
    const struct effort effort = {.work = 0};
    struct solve solve = {.problem = &problem, .effort = &effort, .stopped = STOPPED_WORK};

    (void)state;
    for (int k = 0; k < LEVELS; k++)
        solve.levels[k] =
            (struct level_result){.value = 100, .bound = k == MONEY || k == FAIR ? 0 : 100};
    struct solve first = {.problem = &problem, .effort = &effort};

    for (int k = 0; k < LEVELS; k++)
        first.levels[k] = (struct level_result){.value = 100, .bound = k == FAIR ? 0 : 100};
    solve_effort_begin(&first);
    assert_true(solve_turn(&first, FAIR));
    assert_int_equal(first.work_end, solve_usual_work(&problem) + first.later_work);
    assert_true(solve_once_more(&solve));
    int64_t usual = solve_usual_work(&problem);

    solve.other_work = usual / 4;
    assert_true(solve_turn(&solve, FAIR));
    assert_int_equal(solve.work_end, usual + solve.later_work);
    solve.levels[MONEY].bound = 100;
    assert_true(solve_turn(&solve, MONEY));
    assert_int_equal(solve.work_end, usual);
    assert_true(solve_turn(&solve, FAIR));
    assert_int_equal(solve.work_end, usual / 4 + solve.later_work);
    solve.other_work = usual / 3;
    assert_true(solve_turn(&solve, FAIR));
    assert_int_equal(solve.work_end, usual / 4 + solve.later_work);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_what_must_be_proven),
        cmocka_unit_test(of_their_own),
        cmocka_unit_test(for_what_was_open),
        cmocka_unit_test(nothing_is_kept_for_others),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
