/* SPDX-License-Identifier: GPL-3.0-or-later
 * Plans of weeks, choice by choice: from any plan of small random problems mostly the best
 * there is, and the prices that bounds rest on stay as they were. */
#include "tests/support/check.h"

#include "scheduler/recount/recount.h"
#include "solver/dual/dual_master.h"
#include "solver/proof.h"
#include "tests/support/solver_plans.h"
#include "tests/support/solver_random.h"

static struct random_problem made;

struct sums {
    int wanted, best, proven, told, paid;
};

/* The program over people's weeks at its end; false: it does not get there. */
static bool begin(struct solve *solve, int level, struct model *model, struct dual *dual,
                  struct master *master)
{
    static const bool none_out[TINY_OFFERS];
    int64_t weight[LEVELS] = {0};

    weight[level] = 1;
    *model = (struct model){.lookup = &solve->lookup,
                            .plan = solve->search.best,
                            .task_out = none_out,
                            .coarse = true,
                            .bonds = true,
                            .told = true};
    assert_true(solve->problem->n_tasks <= TINY_OFFERS);
    assert_true(model_make(model));
    for (int k = 0; k < level; k++)
        model_cap(model, k, solve->levels[k].value);
    model_aim(model, weight);
    assert_true(dual_make(dual, model));
    dual_climb(solve, dual, &(struct dual_steps){.n = 10, .from = 0.1, .to = 0.1});
    assert_true(dual_week_make(dual) && dual_week_choose(dual));
    assert_true(master_make(master, dual, false));
    return master_climb(solve, master, 100000);
}

/* What the tree tells of its bound is added up again, from the plan that it began with. */
static void add_up(char *text, size_t size, int level, int plan, int64_t bound, struct sums *sums)
{
    struct arena arena = {0};
    struct fault fault = {0};
    struct recount recount = {.problem = &made.problem, .chosen = plans[plan]};
    FILE *file = fmemopen(text, size, "r");

    assert_non_null(file);
    for (int k = 0; k < LEVELS; k++)
        recount.levels[k].cap = values[plan][k];
    assert_true(recount_read(file, 0, &arena, &recount, &fault));
    if (recount.levels[level].proven < bound)
        print_error("%lld told, %lld proven, %s\n%s", (long long)bound,
                    (long long)recount.levels[level].proven,
                    recount.first_void ? recount.first_void : "", text);
    assert_true(recount.levels[level].proven >= bound);
    assert_true(recount.levels[level].proven <= least(values[plan], level));
    assert_int_equal(recount.n_void, 0);
    sums->told++;
    sums->paid += strstr(text, "\npaid ") != NULL;
    (void)fclose(file);
    arena_release(&arena);
}

static void look(struct solve *solve, int level, int plan, struct sums *sums)
{
    struct model model = {0};
    struct dual dual = {0};
    struct master master = {0};
    char *text = NULL;
    size_t size = 0;
    FILE *file = open_memstream(&text, &size);
    struct proof_sink proof = {.file = file, .left = INT64_MAX};
    const struct effort effort = {.proof = &proof};
    int64_t before, after, was = values[plan][level], best = least(values[plan], level);

    if (begin(solve, level, &model, &dual, &master) &&
        dual_prove(&dual, &before, INT64_MAX, NULL)) {
        solve_looks(solve);
        solve_bound(solve, level, before + model.constant[level], PROOF_LP);
        struct span_of span = {solve->levels[level].bound, was};

        solve->effort = &effort;
        proof.shown[level] = 0;
        master_weeks(solve, &master, &model, level, &span, 200000);
        solve->effort = &no_end;
        assert_int_equal(fflush(file), 0);
        if (proof.shown[level] > 0)
            add_up(text, size, level, plan, span.bound, sums);
        solve_bound(solve, level, span.bound, PROOF_TREE);
        assert_true(solve->levels[level].bound <= least(solve->search.best_value, level));
        assert_true(dual_prove(&dual, &after, INT64_MAX, NULL));
        assert_int_equal(after, before);
        assert_true(legal_as_told(solve));
        assert_true(search_compare(&solve->search, solve->search.best_value, values[plan]) <= 0);
        sums->wanted += best < was;
        sums->proven += best < was && solve->levels[level].bound == best;
        sums->best += best < was && solve->search.best_value[level] <= best;
    }
    master_release(&master);
    dual_release(&dual);
    model_release(&model);
    assert_int_equal(fclose(file), 0);
    free(text);
}

static void look_at_all(uint64_t from, uint64_t until, struct sums *sums)
{
    static const struct random_size tiny = {4, 6, TINY_OFFERS, false};

    for (uint64_t seed = from; seed <= until; seed++) {
        random_make(&made, &tiny, seed);
        enumerate(&made.problem);
        for (int level = 0; level < LEVELS && n_plans; level++) {
            int plan = (int)(seed * 31 % (uint64_t)n_plans);
            struct solve solve;

            assert_true(solve_at(&solve, &made.problem, plan));
            search_back_to_best(&solve.search);
            look(&solve, level, plan, sums);
            release(&solve);
        }
    }
    print_message("%d of %d found, %d proven, %d told, %d of who is paid\n", sums->best,
                  sums->wanted, sums->proven, sums->told, sums->paid);
}

static void best_from_any_plan(void **state)
{
    struct sums sums = {0};

    (void)state;
    look_at_all(1, 60, &sums);
    /* Limits that weeks forget are behind the others. */
    assert_true(sums.wanted > 60 && sums.best * 4 >= sums.wanted * 3 &&
                sums.proven * 3 >= sums.wanted * 2);
}

/* Few of them want branching at all. */
static void told_and_added_up(void **state)
{
    struct sums sums = {0};

    (void)state;
    look_at_all(61, 180, &sums);
    assert_true(sums.told > 8 && sums.paid > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(best_from_any_plan),
                                       cmocka_unit_test(told_and_added_up)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
