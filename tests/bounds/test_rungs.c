/* SPDX-License-Identifier: GPL-3.0-or-later
 * Rungs of small random weeks against every plan there is. */
#include "tests/support/check.h"

#include "tests/bounds/told_week.h"

enum { WEEKS = 300 };

/* With as many told as it is proven for, nothing is better. */
static void check_until(const struct told_week *week, const struct rung_found *rung, int seed)
{
    bool there[PEOPLE + 1] = {false};
    int64_t best[PEOPLE + 1][LEVELS];

    try_all(week, there, best);
    assert_true(rung->until >= rung->n);
    for (int n = 0; rung->proven && n <= rung->until && n <= PEOPLE; n++)
        if (there[n] && compare(week, best[n], rung->value) < 0)
            fail_msg("week %d: %d told are better than %d", seed, n, rung->n);
}

static void check_week(const struct told_week *week, const struct rungs *rungs, int seed)
{
    bool there[PEOPLE + 1] = {false};
    int64_t best[PEOPLE + 1][LEVELS], value[LEVELS], *before = NULL;
    int r = 0;

    try_all(week, there, best);
    for (int n = 0; n <= PEOPLE; n++) {
        if (!there[n] || (before && compare(week, best[n], before) >= 0))
            continue;
        before = best[n];
        if (r == rungs->n || rungs->list[r].n != n ||
            compare(week, rungs->list[r].value, best[n]) != 0)
            fail_msg("week %d: rung of %d told is not the best", seed, n);
        const struct rung_found *rung = &rungs->list[r++];
        if (!problem_judge(&week->random.problem, rung->chosen, value, NULL, NULL) ||
            memcmp(value, rung->value, sizeof value) != 0 || told_by(week, rung->chosen) != n)
            fail_msg("week %d: rung of %d told is not what it says", seed, n);
        if (!rung->proven)
            fail_msg("week %d: rung of %d told is not proven", seed, n);
        check_until(week, rung, seed);
        if (r < rungs->n ? rung->until != rungs->list[r].n - 1 : rung->until < PEOPLE)
            fail_msg("week %d: rung of %d told goes on to %d", seed, n, rung->until);
    }
    if (r != rungs->n || !rungs->complete)
        fail_msg("week %d: %d rungs, not %d", seed, rungs->n, r);
}

static void every_rung(bool inside)
{
    static struct told_week week;
    int tried = 0, ladders = 0;

    for (int seed = 1; tried < WEEKS; seed++) {
        struct rungs rungs;
        if (!week_make(&week, (uint64_t)seed))
            continue;
        tried++;
        week.ask.inside = inside;
        assert_true(rungs_make(&week.ask, &rungs));
        check_week(&week, &rungs, seed);
        ladders += rungs.n > 1;
        rungs_release(&rungs);
    }
    assert_true(ladders > WEEKS / 4); /* else it says little */
}

static void every_rung_is_the_best(void **state)
{
    (void)state;
    every_rung(false);
}

static void and_from_the_middle(void **state)
{
    (void)state;
    every_rung(true);
}

/* However soon the work is over, nothing is said to be proven that is not so. */
static void bounds_hold_when_cut(void **state)
{
    static struct told_week week;
    int open = 0;

    (void)state;
    for (int seed = 1; seed <= WEEKS; seed++) {
        struct rungs rungs;
        if (!week_make(&week, (uint64_t)seed))
            continue;
        week.ask.work = 1 + random_below(&week.random, 40);
        week.ask.inside = seed % 2;
        assert_true(rungs_make(&week.ask, &rungs));
        for (int r = 0; r < rungs.n; r++) {
            const struct rung_found *rung = &rungs.list[r];
            open += !rung->proven;
            check_until(&week, rung, seed);
            for (int k = 0; k < week.ask.n_levels; k++)
                if (rung->bound[week.ask.levels[k]] > least_of(&week, rung->n, rung->value, k))
                    fail_msg("week %d: %d told, level %d: the bound is not one", seed, rung->n, k);
        }
        rungs_release(&rungs);
    }
    assert_true(open > WEEKS / 20); /* else it says little */
}

static void check_same(const struct told_week *week, const struct rungs *a, const struct rungs *b)
{
    size_t n_offers = (size_t)week->random.problem.n_offers;

    assert_int_equal(a->n, b->n);
    assert_int_equal(a->work, b->work);
    assert_int_equal(a->complete, b->complete);
    for (int i = 0; i < a->n; i++) {
        assert_memory_equal(a->list[i].chosen, b->list[i].chosen, n_offers);
        assert_memory_equal(a->list[i].bound, b->list[i].bound, sizeof a->list[i].bound);
        assert_int_equal(a->list[i].until, b->list[i].until);
    }
}

/* Same question, same answers, with one thread or two; also where the work is over too soon. */
static void the_same_twice(void **state)
{
    static struct told_week week;
    struct rungs a, b;
    int open = 0;

    (void)state;
    for (int seed = 1; seed < WEEKS / 2; seed++) {
        if (!week_make(&week, (uint64_t)seed))
            continue;
        week.ask.work = seed % 4 ? 1 + random_below(&week.random, 120) : 0;
        week.ask.threads = 1;
        assert_true(rungs_make(&week.ask, &a));
        week.ask.threads = 2;
        assert_true(rungs_make(&week.ask, &b));
        check_same(&week, &a, &b);
        open += !a.complete;
        rungs_release(&a);
        rungs_release(&b);
    }
    assert_true(open > WEEKS / 20); /* else it says little */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_rung_is_the_best),
        cmocka_unit_test(and_from_the_middle),
        cmocka_unit_test(bounds_hold_when_cut),
        cmocka_unit_test(the_same_twice),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
