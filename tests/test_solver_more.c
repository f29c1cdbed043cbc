/* SPDX-License-Identifier: GPL-3.0-or-later
 * Who gets the usual effort a second time, and that nobody gets it a third. */
#include "tests/check.h"

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
        assert_int_equal(solve.stopped, row->more ? STOPPED_PROOF : row->stopped);
        assert_true(solve_goes_on(&solve) == row->more);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(only_what_must_be_proven)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
