/* SPDX-License-Identifier: GPL-3.0-or-later
 * Bounds over all windows at once, against every plan of tiny seasons of two days and more:
 * whatever the plan they stand at, they are never above a plan within its caps, and a certificate
 * of them adds up. */
#include "tests/check.h"

#include "scheduler/recount/recount.h"
#include "solver/proof.h"
#include "solver/season/windows.h"
#include "tests/solver_plans.h"
#include "tests/solver_random.h"

static const struct windows_size days = {1, 0};
static const struct random_size tiny = {4, 6, TINY_OFFERS, false};
static struct random_problem made;

/* Makes a season of several windows, with a slack now and then.  False: it has one only, or no
 * plan. */
static bool season_make(uint64_t seed, struct windows *windows)
{
    *windows = (struct windows){0};
    random_make(&made, &tiny, seed);
    made.problem.slack[5] = (int64_t)(seed % 3);
    made.problem.slack_pct[6] = seed % 2 ? 10 : 0;
    assert_true(windows_split(windows, &made.problem, &days));
    if (windows->n > 1)
        enumerate(&made.problem);
    if (windows->n > 1 && n_plans)
        return true;
    windows_release(windows);
    return false;
}

/* Caps of later levels, where a level with slack may make room. */
static void widen(const int64_t *value, int64_t *wide)
{
    for (int k = 0; k < LEVELS; k++) {
        int64_t part = value[k] * made.problem.slack_pct[k] / 100;

        wide[k] = value[k] + (part > made.problem.slack[k] ? part : made.problem.slack[k]);
    }
}

static int64_t least_within(int plan, int level)
{
    int64_t wide[LEVELS];

    widen(values[plan], wide);
    wide[level] = values[plan][level];
    return least(wide, level);
}

/* What is legal and costs so much is legal and costs no more with everybody somebody else each day.
 */
static void apart_relaxes(void **state)
{
    int several = 0, cheaper = 0;

    (void)state;
    for (uint64_t seed = 1; seed <= 400; seed++) {
        struct windows windows;
        struct problem apart;
        struct pool pool = {0};
        int64_t value[LEVELS];

        if (!season_make(seed, &windows))
            continue;
        several++;
        assert_true(windows_apart(&windows, &apart, &pool));
        assert_int_equal(apart.n_people, made.problem.n_people * windows.n);
        for (int plan = 0; plan < n_plans; plan++) {
            assert_true(problem_judge(&apart, plans[plan], value, NULL, NULL));
            for (int k = 0; k < LEVELS; k++) {
                assert_true(value[k] <= values[plan][k]);
                cheaper += value[k] < values[plan][k];
            }
        }
        pool_release(&pool);
        windows_release(&windows);
    }
    assert_true(several > 50);
    assert_true(cheaper > 50);
}

static void add_up(char *text, size_t size, int plan, const struct level_result *levels)
{
    struct recount recount = {.problem = &made.problem, .chosen = plans[plan]};
    struct arena arena = {0};
    struct fault fault;
    FILE *file = fmemopen(text, size, "r");
    int64_t wide[LEVELS];

    assert_non_null(file);
    widen(values[plan], wide);
    for (int k = 0; k < LEVELS; k++)
        recount.levels[k].cap = wide[k];
    assert_true(recount_read(file, 0, &arena, &recount, &fault));
    assert_int_equal(recount.n_void, 0);
    for (int k = 0; k < LEVELS; k++) {
        assert_true(recount.levels[k].proven >= levels[k].bound);
        assert_true(recount.levels[k].proven <= least_within(plan, k));
    }
    (void)fclose(file);
    arena_release(&arena);
}

/* Of one plan; with a certificate, every level is asked. */
static int bound_plan(const struct windows *windows, int plan, bool told)
{
    struct proof_sink proof = {.left = INT64_MAX};
    struct effort effort = {.proof = told ? &proof : NULL};
    struct level_result levels[LEVELS] = {{0}};
    char *text = NULL;
    size_t size = 0;
    int n = 0;

    proof.file = open_memstream(&text, &size);
    assert_non_null(proof.file);
    proof_problem(effort.proof, &made.problem);
    for (int k = 0; k < LEVELS; k++)
        levels[k].value = values[plan][k];
    windows_bound_whole(windows, &effort, 0, plans[plan], levels);
    for (int k = 0; k < LEVELS; k++) {
        assert_true(levels[k].bound <= least_within(plan, k));
        n += levels[k].bound > 0;
    }
    assert_int_equal(fclose(proof.file), 0);
    if (told)
        add_up(text, size, plan, levels);
    free(text);
    return n;
}

static void never_above_a_plan(void **state)
{
    int several = 0, bounded = 0;

    (void)state;
    for (uint64_t seed = 1; seed <= 120; seed++) {
        struct windows windows;

        if (!season_make(seed, &windows))
            continue;
        several++;
        bounded += bound_plan(&windows, (int)(seed * 31 % (uint64_t)n_plans), false);
        bounded += bound_plan(&windows, (int)(seed * 17 % (uint64_t)n_plans), true);
        windows_release(&windows);
    }
    print_message("%d seasons, %d levels bounded\n", several, bounded);
    assert_true(several > 20);
    assert_true(bounded > 60);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(apart_relaxes),
        cmocka_unit_test(never_above_a_plan),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
