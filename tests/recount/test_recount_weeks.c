/* SPDX-License-Identifier: GPL-3.0-or-later
 * Bounds by prices, told and added up again: people's cheapest weeks by two programs that share
 * nothing, and never above any plan. */
#include "tests/support/check.h"

#include "scheduler/recount/recount.h"
#include "solver/dual/dual.h"
#include "solver/proof.h"
#include "tests/support/solver_plans.h"
#include "tests/support/solver_random.h"

static struct random_problem made;

struct told {
    char *text;
    size_t size;
    int64_t bound;
};

/* What the prices of the level come to around the plan, as text. */
static struct told tell(int plan, int level)
{
    struct told told = {0};
    FILE *file = open_memstream(&told.text, &told.size);
    struct proof_sink proof = {.file = file, .left = INT64_MAX};
    const struct effort effort = {.proof = &proof};
    struct solve solve;

    assert_non_null(file);
    assert_true(solve_at(&solve, &made.problem, plan));
    solve.effort = &effort;
    dual_bound(&solve, level, true);
    told.bound = proof.shown[level];
    release(&solve);
    assert_int_equal(fclose(file), 0);
    return told;
}

static bool add_up(const struct told *told, int plan, struct recount *recount)
{
    struct arena arena = {0};
    struct fault fault = {0};
    FILE *file = fmemopen(told->text, told->size, "r");

    *recount = (struct recount){.problem = &made.problem, .chosen = plans[plan]};
    for (int k = 0; k < LEVELS; k++)
        recount->levels[k].cap = values[plan][k];
    assert_non_null(file);
    bool fine = recount_read(file, 0, &arena, recount, &fault);

    if (getenv("SOLVER_SAY") && recount->first_void)
        print_error("void: %s\n%s", recount->first_void, told->text);
    recount->first_void = NULL; /* of the text that goes */
    (void)fclose(file);
    arena_release(&arena);
    return fine;
}

static int64_t cap_least(int plan, int level)
{
    return least(values[plan], level);
}

static void each(uint64_t seeds, void (*look)(int plan, int level, struct told *told, void *sum),
                 void *sum)
{
    static const struct random_size tiny = {4, 6, TINY_OFFERS, false};

    for (uint64_t seed = 1; seed <= seeds; seed++) {
        random_make(&made, &tiny, seed);
        enumerate(&made.problem);
        for (int level = 0; level < LEVELS && n_plans; level++) {
            int plan = (int)(seed * 31 % (uint64_t)n_plans);
            struct told told = tell(plan, level);

            if (told.bound > 0)
                look(plan, level, &told, sum);
            free(told.text);
        }
    }
}

struct sums {
    int told, with_hours, better, malformed, weaker, as_before;
    uint64_t random;
};

static void same(int plan, int level, struct told *told, void *sum)
{
    struct sums *sums = sum;
    struct recount recount;

    assert_true(add_up(told, plan, &recount));
    assert_int_equal(recount.n_void, 0);
    assert_true(recount.levels[level].proven >= told->bound);
    assert_true(recount.levels[level].proven <= cap_least(plan, level));
    sums->told++;
    sums->with_hours += strstr(told->text, "\nhours ") != NULL;
    sums->better += recount.levels[level].proven > told->bound;
}

static void adds_up(void **state)
{
    struct sums sums = {0};

    (void)state;
    each(getenv("EXAMROTA_LONG") ? 3000 : 120, same, &sums);
    print_message("%d told, %d with hours, %d add up to more\n", sums.told, sums.with_hours,
                  sums.better);
    assert_true(sums.told > 200 && sums.with_hours > 20);
}

/* One digit changed: malformed, or no more than any plan costs. */
static void forge(int plan, int level, struct told *told, void *sum)
{
    struct sums *sums = sum;

    for (int n = 0; n < 20; n++) {
        struct told copy = {.text = malloc(told->size + 1), .size = told->size};
        struct recount recount;
        size_t at = 0;

        assert_non_null(copy.text);
        memcpy(copy.text, told->text, told->size + 1);
        for (int tries = 0; tries < 1000; tries++) {
            sums->random = sums->random * 6364136223846793005U + 1442695040888963407U;
            at = (size_t)((sums->random >> 20) % told->size);
            if (copy.text[at] >= '0' && copy.text[at] <= '9')
                break;
        }
        copy.text[at] = (char)('0' + (sums->random >> 50) % 10);
        bool fine = add_up(&copy, plan, &recount);

        if (fine && !recount.levels[level].given)
            assert_true(recount.levels[level].proven <= cap_least(plan, level));
        sums->malformed += !fine;
        sums->weaker += fine && recount.levels[level].proven < told->bound;
        sums->as_before += fine && recount.levels[level].proven >= told->bound;
        free(copy.text);
    }
}

static void forged(void **state)
{
    struct sums sums = {.random = 17};

    (void)state;
    each(25, forge, &sums);
    print_message("%d malformed, %d weaker, %d as before\n", sums.malformed, sums.weaker,
                  sums.as_before);
    assert_true(sums.malformed > 20 && sums.weaker > 200);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(adds_up), cmocka_unit_test(forged)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
