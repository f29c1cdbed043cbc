/* SPDX-License-Identifier: GPL-3.0-or-later
 * Bounds over all windows at once, against every plan of tiny seasons: never above a plan within
 * the caps of the plan they stand at, and a certificate of them adds up. */
#include "tests/support/check.h"

#include "scheduler/recount/recount.h"
#include "solver/proof.h"
#include "solver/season/windows_bounds.h"
#include "tests/support/solver_plans.h"
#include "tests/support/solver_random.h"

static const struct windows_size days = {.most_offers = 1};
static const struct random_size tiny = {4, 6, TINY_OFFERS, false};
static struct random_problem made;
static int forged;

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

/* In each window a plan's part of it is legal, and what they cost there with prices is no more
 * than the plan's own cost with the same prices. */
static int64_t cost_of_parts(const struct windows *windows, const struct window_prices *prices,
                             int plan)
{
    int64_t sum = 0;

    for (int number = 0; number < windows->n; number++) {
        bool chosen[TINY_OFFERS] = {false};
        struct window window;
        int64_t value[LEVELS];

        assert_true(window_make(&window, windows, number, NULL, NULL));
        assert_true(window_price(&window, prices));
        for (int i = 0; i < window.problem.n_offers; i++)
            chosen[i] = plans[plan][window.offer[i]];
        assert_true(problem_judge(&window.problem, chosen, value, NULL, NULL));
        for (int k = 0; k < prices->level; k++)
            assert_true(!prices->of[k] || value[k] == 0 || made.problem.n_share_groups > 0);
        sum += value[prices->level];
        window_release(&window);
    }
    return sum;
}

static void prices_relax(void **state)
{
    int several = 0, equal = 0;

    (void)state;
    for (uint64_t seed = 1; seed <= 400; seed++) {
        struct windows windows;
        struct window_prices prices = {.level = (int)(seed % LEVELS)};

        if (!season_make(seed, &windows))
            continue;
        several++;
        for (int k = 0; k <= prices.level; k++)
            prices.of[k] = 1 + (int64_t)((seed >> k) * 7 % 13);
        for (int plan = 0; plan < n_plans; plan++) {
            int64_t whole = 0, parts = cost_of_parts(&windows, &prices, plan);

            for (int k = 0; k <= prices.level; k++)
                whole += prices.of[k] * values[plan][k];
            assert_true(parts <= whole);
            equal += parts == whole && whole > 0;
        }
        windows_release(&windows);
    }
    assert_true(several > 50);
    assert_true(equal > 1000);
}

/* Adds the certificate up: nothing is above the best plan.  False: it is no certificate. */
static bool add_up(char *text, size_t size, int plan, struct recount *recount)
{
    struct arena arena = {0};
    struct fault fault;
    FILE *file = fmemopen(text, size, "r");
    int64_t wide[LEVELS];

    assert_non_null(file);
    widen(values[plan], wide);
    *recount = (struct recount){.problem = &made.problem, .chosen = plans[plan]};
    for (int k = 0; k < LEVELS; k++)
        recount->levels[k].cap = wide[k];
    bool fine = recount_read(file, 0, &arena, recount, &fault);

    for (int k = 0; k < LEVELS; k++)
        assert_true(recount->levels[k].given || recount->levels[k].proven <= least_within(plan, k));
    (void)fclose(file);
    arena_release(&arena);
    return fine;
}

/* The same with a figure changed, mostly one of a price. */
static void forge(char *text, size_t size, int plan, uint64_t seed)
{
    struct recount recount;
    char *at = strstr(text, seed % 2 ? "price " : "split ");

    for (uint64_t i = 0; at && i < seed % 5; i++)
        at = strstr(at + 1, "price ") ? strstr(at + 1, "price ") : at;
    at = at ? strpbrk(at + (seed % 3 ? 7 : 0), "0123456789") : NULL;
    if (!at)
        return;
    char was = *at;

    *at = (char)('0' + (was - '0' + 1 + (int)(seed % 9)) % 10);
    forged += add_up(text, size, plan, &recount);
    *at = was;
}

static void check(char *text, size_t size, int plan, const struct level_result *levels)
{
    struct recount recount;

    assert_true(add_up(text, size, plan, &recount));
    assert_int_equal(recount.n_void, 0);
    for (int k = 0; k < LEVELS; k++)
        assert_true(recount.levels[k].proven >= levels[k].bound);
    for (uint64_t seed = 1; seed <= 8; seed++)
        forge(text, size, plan, seed * 7 + (uint64_t)plan);
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
        check(text, size, plan, levels);
    free(text);
    return n;
}

static void never_above_a_plan(void **state)
{
    int several = 0, bounded = 0;

    (void)state;
    for (uint64_t seed = 1; seed <= 300; seed++) {
        struct windows windows;

        if (!season_make(seed, &windows))
            continue;
        several++;
        bounded += bound_plan(&windows, (int)(seed * 31 % (uint64_t)n_plans), false);
        bounded += bound_plan(&windows, (int)(seed * 17 % (uint64_t)n_plans), true);
        windows_release(&windows);
    }
    print_message("%d seasons, %d levels bounded, %d forged\n", several, bounded, forged);
    assert_true(several > 20);
    assert_true(bounded > 60);
    assert_true(forged > 200);
}

/* As if each window had ended at one of its plans, with so much of each level proven there. */
static void end_alone(const struct windows *windows, struct window_bound *own, uint64_t seed)
{
    for (int number = 0; number < windows->n; number++) {
        struct window window;

        assert_true(window_make(&window, windows, number, NULL, NULL));
        enumerate(&window.problem);
        assert_true(n_plans > 0);
        int plan = (int)((seed * 29 + (uint64_t)number) % (uint64_t)n_plans);

        window_costs(&window.problem, own[number].costs);
        for (int k = 0; k < LEVELS; k++) {
            int64_t best = least(values[plan], k);

            own[number].levels[k] = (struct level_result){
                .value = values[plan][k], .bound = (seed >> k) % 4 ? best : best / 2};
        }
        window_release(&window);
    }
}

/* No level of shares comes before this one. */
static int levels_of_windows(const struct problem *problem)
{
    int n = LEVELS;

    for (int g = 0; g < problem->n_share_groups; g++)
        n = problem->share_groups[g].level < n ? problem->share_groups[g].level : n;
    return n;
}

/* How often what is to spare, shared out, proves more than one price for all. */
static int share_out(struct windows_bounds *bounds, struct window_bound *own, int plan)
{
    struct level_result levels[LEVELS] = {{0}};
    int n = levels_of_windows(&made.problem), more = 0;

    for (int k = 0; k < LEVELS; k++)
        levels[k].value = values[plan][k];
    for (int k = 0; k < LEVELS; k++)
        for (int w = 0; w < bounds->windows->n; w++)
            bounds->alone[k] += own[w].levels[k].bound;
    bounds_ask(bounds, levels, plans[plan]);
    bounds_close(bounds);
    (void)bounds_work(bounds);
    bounds_finish(bounds, levels);
    bounds->own = own;
    for (int k = 0; k < n; k++) {
        int64_t bound = spare_bound(bounds, k, levels);

        assert_true(bound <= least_within(plan, k));
        assert_true(bound >= levels[k].bound);
        more += bound > levels[k].bound;
    }
    return more;
}

static void spare_is_spent_once(void **state)
{
    static struct window_bound own[TINY_OFFERS + 1];
    const struct effort effort = {.threads = 1};
    int several = 0, more = 0;

    (void)state;
    for (uint64_t seed = 1; seed <= 400; seed++) {
        struct windows_bounds bounds;
        struct windows windows;

        if (!season_make(seed, &windows))
            continue;
        end_alone(&windows, own, seed);
        enumerate(&made.problem);
        int plan = (int)(seed * 23 % (uint64_t)n_plans);

        several++;
        assert_true(bounds_begin(&bounds, &windows, &effort, 0, plans[plan]));
        more += share_out(&bounds, own, plan);
        bounds_release(&bounds);
        windows_release(&windows);
    }
    print_message("%d seasons, %d levels more\n", several, more);
    assert_true(several > 50 && more > 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(prices_relax),
        cmocka_unit_test(never_above_a_plan),
        cmocka_unit_test(spare_is_spent_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
