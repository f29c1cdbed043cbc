/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which prices over the weeks of a season are asked at all: those that can tell something. */
#include "tests/support/check.h"

#include "solver/season/windows_bounds.h"

enum { EARLY = 0, LATE = 2 };

/* Prices of one, four and eight times a choice; of four and eight, halved until what windows alone
 * do not prove of 35 takes no more than half of the level at the highest; in parts of its own unit.
 */
static void lower_prices(void **state)
{
    static const struct {
        const char *label;
        int64_t alone, late;
        int want;
        int64_t unit, lowest, highest;
    } rows[] = {
        {"nothing is open", 35, 1, PRICE_SETS, 1, 1, 8},
        {"two are, of much", 33, 32, PRICE_SETS, 1, 1, 8},
        {"eight times two is more than half", 33, 31, 2, 1, 2, 4},
        {"four times two is half", 33, 16, 2, 1, 2, 4},
        {"twice two is half", 33, 8, 2, 1, 1, 2},
        {"a quarter of two is half", 33, 1, 2, 1024, 128, 256},
        {"a sixteenth of sixteen is all", 19, 1, 0, 1024, 64, 128},
    };
    static const struct task tasks[] = {{0, 1, 1, EARLY, 1, 0}, {1, 1, 1, LATE, 1, 0}};
    static const struct problem problem = {.tasks = tasks, .n_tasks = 2};
    static const struct windows windows = {.lookup = {.problem = &problem}};

    (void)state;
    EACH (row, rows) {
        struct windows_bounds bounds = {.windows = &windows, .alone = {row->alone}};
        struct level_result levels[LEVELS] = {
            [EARLY] = {.value = 35}, [LATE] = {.value = row->late}};
        const struct window_prices *sets = bounds.prices[LATE];

        CHECK_ROW(row, prices_choose(&bounds, LATE, levels), row->want);
        CHECK_ROW(row, sets[0].of[LATE], row->unit);
        CHECK_ROW(row, sets[0].of[EARLY], row->lowest);
        CHECK_ROW(row, sets[row->want == PRICE_SETS ? 2 : 1].of[EARLY], row->highest);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(lower_prices)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
