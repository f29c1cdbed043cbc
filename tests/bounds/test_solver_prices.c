/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which prices over the weeks of a season are asked at all: those that can tell something. */
#include "tests/support/check.h"

#include "solver/season/windows_bounds.h"

enum { EARLY = 0, LATE = 2 };

/* Prices of one, four and eight.  What windows alone do not prove of 35 is lost at each. */
static void lost_prices(void **state)
{
    static const struct {
        const char *label;
        int64_t alone, late;
        int want;
    } rows[] = {
        {"nothing is open", 35, 1, PRICE_SETS}, {"two are, of much", 33, 25, PRICE_SETS},
        {"eight times two is all", 33, 16, 2},  {"just not all", 33, 17, PRICE_SETS},
        {"four times two is all", 33, 8, 1},    {"two are all", 33, 2, 0},
    };
    static const struct task tasks[] = {{0, 1, 1, EARLY, 1, 0}, {1, 1, 1, LATE, 1, 0}};
    static const struct problem problem = {.tasks = tasks, .n_tasks = 2};
    static const struct windows windows = {.lookup = {.problem = &problem}};

    (void)state;
    EACH (row, rows) {
        struct windows_bounds bounds = {.windows = &windows, .alone = {row->alone}};
        struct level_result levels[LEVELS] = {
            [EARLY] = {.value = 35}, [LATE] = {.value = row->late}};

        CHECK_ROW(row, prices_choose(&bounds, LATE, levels), row->want);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(lost_prices)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
