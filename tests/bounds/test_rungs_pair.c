/* SPDX-License-Identifier: GPL-3.0-or-later
 * Every rung from the plan that is known, proven by two sides: what they say against all plans
 * there are, and that one thread says the same as two. */
#include "tests/support/check.h"

#include "solver/rungs/rungs_order.h"
#include "tests/bounds/told_week.h"

enum { WEEKS = 150, PLENTY = 200000 };

struct outcome {
    bool there[PEOPLE + 1], proven[PEOPLE + 1], plan[PEOPLE + 1][OFFERS];
    int64_t value[PEOPLE + 1][LEVELS], bound[PEOPLE + 1][LEVELS]; /* by level */
    int64_t spent;
    int first;
};

static void read_step(const struct told_week *week, const struct step *step,
                      struct outcome *outcome)
{
    int n = step->n;

    outcome->there[n] = step->value[0] != NOT_YET;
    outcome->proven[n] = step_proven(step);
    memcpy(outcome->plan[n], step->plan, (size_t)week->random.problem.n_offers);
    for (int i = 0; i < week->ask.n_levels; i++) {
        outcome->value[n][week->ask.levels[i]] = step->value[i];
        outcome->bound[n][week->ask.levels[i]] = step->bound[i];
    }
}

/* Nothing is looked for ahead: all that is found is found by proving. */
static bool prove_all(struct told_week *week, int threads, int64_t work, struct outcome *outcome)
{
    struct step steps[RUNGS_MOST] = {0};
    struct climb climb;

    week->ask.threads = threads;
    assert_true(climb_make(&climb, &week->ask));
    model_begin_at_plan(&climb.model);
    struct order order = {.climb = &climb, .steps = steps, .first = climb.n_anyway, .most = PEOPLE};
    bool any = climb.cap_row >= 0 && order.first < order.most;
    *outcome = (struct outcome){.first = order.first};
    climb.work = work;
    for (int n = order.first; any && n <= PEOPLE; n++) {
        assert_true(step_make(&steps[n], &climb, n));
        memcpy(steps[n].plan, climb.known, (size_t)climb.lean.n_offers);
        (void)step_values(&climb, steps[n].plan, steps[n].value);
        step_begin(&steps[n], &steps[n]);
        order.looked[n] = true;
    }
    if (any)
        assert_true(order_pair(&order));
    for (int n = order.first + 1; any && n <= PEOPLE; n++)
        read_step(week, &steps[n], outcome);
    outcome->spent = climb.spent;
    climb_release(&climb);
    return any;
}

static void check_all(const struct told_week *week, const struct outcome *outcome, bool plenty,
                      int seed)
{
    for (int n = outcome->first + 1; n <= PEOPLE; n++) {
        if (plenty && !outcome->proven[n])
            fail_msg("week %d: %d told: not proven", seed, n);
        if (outcome->there[n] && told_by(week, outcome->plan[n]) > n)
            fail_msg("week %d: the plan for %d told tells more", seed, n);
        for (int k = 0; k < week->ask.n_levels && (k == 0 || outcome->there[n]); k++) {
            int64_t least = least_of(week, n, outcome->value[n], k);
            int64_t bound = outcome->bound[n][week->ask.levels[k]];
            if (bound > least)
                fail_msg("week %d: %d told, level %d: the bound is not one", seed, n, k);
            if (outcome->proven[n] && outcome->there[n] &&
                outcome->value[n][week->ask.levels[k]] != least)
                fail_msg("week %d: %d told: not the best", seed, n);
        }
    }
}

static void two_sides_prove_what_is_so(void **state)
{
    static struct told_week week;
    static struct outcome one, two;
    int open = 0, tried = 0;

    (void)state;
    for (int seed = 1; seed <= WEEKS; seed++) {
        if (!week_make(&week, (uint64_t)seed))
            continue;
        bool plenty = seed % 3;
        int64_t work = plenty ? PLENTY : 1 + random_below(&week.random, 80);
        if (!prove_all(&week, 1, work, &one))
            continue;
        (void)prove_all(&week, 2, work, &two);
        check_all(&week, &one, plenty, seed);
        assert_memory_equal(&one, &two, sizeof one);
        for (int n = one.first + 1; n <= PEOPLE; n++, tried++)
            open += !one.proven[n];
    }
    assert_true(tried > 2 * WEEKS && open > WEEKS / 10); /* else it says little */
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(two_sides_prove_what_is_so)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
