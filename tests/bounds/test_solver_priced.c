/* SPDX-License-Identifier: GPL-3.0-or-later
 * Bounds behind an open level, by a price on it instead of its cap: never above a plan within the
 * caps, nothing fixed that such a plan needs, and what is told adds up to as much. */
#include "tests/support/check.h"

#include "scheduler/recount/recount.h"
#include "solver/dual/dual.h"
#include "solver/proof.h"
#include "tests/support/solver_plans.h"
#include "tests/support/solver_random.h"

static struct random_problem made;

/* A plan within the caps that has a choice which is fixed to be in none. */
static bool lost(const struct solve *solve, const int64_t *value, int level)
{
    for (int i = 0; i < n_plans; i++) {
        bool within = true;

        for (int k = 0; k <= level; k++)
            within = within && values[i][k] <= value[k];
        for (int o = 0; within && o < solve->problem->n_offers; o++)
            if (plans[i][o] && solve_stands(solve, o, level) == OFFER_ZERO)
                return true;
    }
    return false;
}

/* As if nothing, or half of it, were proven of earlier levels; with a proof sink, it is told. */
static int64_t bound_of(int plan, int level, struct proof_sink *proof)
{
    const struct effort effort = {.proof = proof};
    struct solve solve;

    assert_true(solve_at(&solve, &made.problem, plan));
    solve.effort = &effort;
    for (int k = 0; k < level; k++)
        solve.levels[k].bound = plan % 2 ? least(values[plan], k) / 2 : 0;
    dual_bound_priced(&solve, level);
    int64_t bound = solve.levels[level].bound;

    assert_true(bound <= least(values[plan], level));
    assert_false(lost(&solve, values[plan], level));
    release(&solve);
    return bound;
}

/* What the text of it adds up to. */
static int64_t told_of(int plan, int level)
{
    struct recount recount = {.problem = &made.problem, .chosen = plans[plan]};
    struct proof_sink proof = {.left = INT64_MAX};
    struct arena arena = {0};
    struct fault fault = {0};
    char *text;
    size_t size;

    proof.file = open_memstream(&text, &size);
    assert_non_null(proof.file);
    (void)bound_of(plan, level, &proof);
    assert_int_equal(fclose(proof.file), 0);
    for (int k = 0; k < LEVELS; k++)
        recount.levels[k].cap = values[plan][k];
    if (size > 0) {
        FILE *file = fmemopen(text, size, "r");

        assert_non_null(file);
        assert_true(recount_read(file, 0, &arena, &recount, &fault));
        assert_int_equal(recount.n_void, 0);
        (void)fclose(file);
    }
    assert_true(recount.levels[level].proven <= least(values[plan], level));
    assert_true(recount.levels[level].proven >= proof.shown[level]);
    arena_release(&arena);
    free(text);
    return proof.shown[level];
}

static void around_any_plan(void **state)
{
    static const struct random_size tiny = {4, 6, TINY_OFFERS, false};
    int bounded = 0, equal = 0, told = 0;

    (void)state;
    for (uint64_t seed = 1; seed <= 150; seed++) {
        random_make(&made, &tiny, seed);
        enumerate(&made.problem);
        for (int level = 1; level < LEVELS && n_plans; level++) {
            int plan = (int)(seed * 31 % (uint64_t)n_plans);
            int64_t bound = bound_of(plan, level, NULL);

            bounded += bound > 0;
            equal += bound > 0 && bound == least(values[plan], level);
            told += bound > 0 && told_of(plan, level) == bound;
        }
    }
    print_message("%d bounded, %d of them by all there is, %d told\n", bounded, equal, told);
    assert_true(bounded > 30 && equal > 10 && told > bounded * 9 / 10);
}

/* Two seats, and later work at the same times, for one person.  A seat's price is what a piece of
 * that work costs, were it not that the seat that is open may take a quarter of it at most: then
 * both stay empty at that price, and the cap pays for one of them. */
static void the_price_is_paid_once(void **state)
{
    static const struct task tasks[] = {
        {0, 1, 1, 0, 1, 0}, {1, 1, 1, 0, 1, 0}, {2, 1, 1, 2, 30, 0}, {3, 1, 1, 2, 30, 0}};
    static const struct slot slots[] = {{0, 600, 660, -1, 60, 0},
                                        {1, 700, 760, -1, 60, 0},
                                        {2, 600, 660, -1, 60, 0},
                                        {3, 700, 760, -1, 60, 0}};
    static const struct offer offers[] = {{.slot = 0}, {.slot = 1}, {.slot = 2}, {.slot = 3}};
    static const int gaps[1] = {0};
    static const uint64_t tags[1] = {0};
    static const bool plan[TINY_OFFERS] = {true, false, false, true};

    (void)state;
    made.problem = (struct problem){.tasks = tasks,
                                    .slots = slots,
                                    .offers = offers,
                                    .gap_min = gaps,
                                    .person_tags = tags,
                                    .n_tasks = 4,
                                    .n_slots = 4,
                                    .n_offers = 4,
                                    .n_people = 1};
    memcpy(plans[0], plan, sizeof plan);
    assert_true(problem_judge(&made.problem, plan, values[0], NULL, NULL));
    n_plans = 1;
    assert_int_equal(values[0][0], 1);
    assert_int_equal(values[0][2], 30);
    assert_int_equal(bound_of(0, 2, NULL), 30 / 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(around_any_plan),
        cmocka_unit_test(the_price_is_paid_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
