/* SPDX-License-Identifier: GPL-3.0-or-later
 * Of rungs that are as good, those of people who do not count change little as well. */
#include "tests/support/check.h"

#include "tests/bounds/told_week.h"

enum { WEEKS = 300, FIRST_QUIET = 2 };

/* People from FIRST_QUIET on do not count. */
static void make_quiet(struct told_week *week, struct tell *quiet)
{
    int kept = 0;

    week->ask.quiet = quiet;
    for (int i = 0; i < week->ask.n_tells; i++) {
        if (week->tells[i].person < FIRST_QUIET)
            week->tells[kept++] = week->tells[i];
        else if (week->tells[i].with < 0)
            quiet[week->ask.n_quiet++] = week->tells[i];
    }
    week->ask.n_tells = kept;
    memset(week->told_anyway + FIRST_QUIET, 0, sizeof week->told_anyway - FIRST_QUIET);
}

static int quiet_changes(const struct told_week *week, const struct rung_found *rung)
{
    int n = 0;

    for (int i = 0; i < week->ask.n_quiet; i++)
        n += rung->chosen[week->ask.quiet[i].offer] != week->ask.quiet[i].dropped;
    return n;
}

static void who_does_not_count_is_told_little(void **state)
{
    static struct told_week week;
    struct tell quiet[TELLS];
    int with = 0, without = 0;

    (void)state;
    for (int seed = 1; seed <= WEEKS; seed++) {
        struct rungs blind, rungs;
        if (!week_make(&week, (uint64_t)seed))
            continue;
        make_quiet(&week, quiet);
        struct rungs_ask ask = week.ask;
        ask.n_quiet = 0;
        assert_true(rungs_make(&ask, &blind));
        assert_true(rungs_make(&week.ask, &rungs));
        assert_int_equal(rungs.n, blind.n);
        for (int r = 0; r < rungs.n; r++) {
            assert_int_equal(rungs.list[r].n, blind.list[r].n);
            for (int k = 0; k < week.ask.n_levels; k++)
                assert_int_equal(rungs.list[r].value[week.ask.levels[k]],
                                 blind.list[r].value[week.ask.levels[k]]);
            with += quiet_changes(&week, &rungs.list[r]);
            without += quiet_changes(&week, &blind.list[r]);
        }
        rungs_release(&blind);
        rungs_release(&rungs);
    }
    assert_true(with < without);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_does_not_count_is_told_little),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
