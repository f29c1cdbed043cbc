/* SPDX-License-Identifier: GPL-3.0-or-later
 * A program from the middle that begins without rows of hardly any price: true, and it ends where
 * one with all rows does. */
#include "tests/support/check.h"

#include "solver/dual/dual_bound.h"
#include "solver/dual/dual_master.h"
#include "tests/support/solver_plans.h"
#include "tests/support/solver_random.h"

static struct random_problem made;

/* What the prices of people's days prove; ended: and no others more. */
static int64_t by_days(struct solve *solve, int level, bool thin, bool *ended)
{
    const struct dual_steps steps = {.n = 30, .from = 0.1, .to = 0.001};
    struct model model = {0};
    struct dual dual = {0};
    struct pool pool = {0};
    int64_t bound = 0;

    assert_true(dual_model(solve, level, true, NULL, &model, &pool));
    assert_true(dual_make(&dual, &model));
    dual.gain = 1;
    dual.thin = thin;
    dual_climb(solve, &dual, &steps);
    assert_true(dual_week_make(&dual));
    assert_true(dual_days_alone(solve, &dual, 1000000, ended));
    *ended = dual_prove(&dual, &bound, INT64_MAX, NULL) && *ended; /* or prices have no end */
    bound = *ended ? bound + model.constant[level] : 0;
    dual_release(&dual);
    model_release(&model);
    pool_release(&pool);
    return bound;
}

static void rows_come_when_broken(void **state)
{
    static const struct random_size tiny = {4, 6, TINY_OFFERS, false};
    int met = 0;

    (void)state;
    for (uint64_t seed = 1; seed <= 150; seed++) {
        random_make(&made, &tiny, seed);
        enumerate(&made.problem);
        for (int level = 1; level < LEVELS && n_plans; level++) {
            int plan = (int)(seed * 31 % (uint64_t)n_plans);
            bool full_ended, thin_ended;
            struct solve solve;

            assert_true(solve_at(&solve, &made.problem, plan));
            int64_t want = least(values[plan], level);
            int64_t full = by_days(&solve, level, false, &full_ended);
            int64_t thin = by_days(&solve, level, true, &thin_ended);

            assert_true(thin <= want && full <= want);
            assert_true(!full_ended || !thin_ended || thin >= full);
            met += full_ended && thin_ended && thin > 0;
            release(&solve);
        }
    }
    print_message("%d at their ends\n", met);
    assert_true(met > 50);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_come_when_broken),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
