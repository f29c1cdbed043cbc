/* SPDX-License-Identifier: GPL-3.0-or-later
 * A program while it is that of better plans alone: none of them is lost, and then it is as it was;
 * which levels have rows before weeks. */
#include "solver/parts/narrowed.h"
#include "tests/bounds/solver_known.h"

/* The plan in question is one of the narrowed program's: of its ends, and rows from the first on.
 */
static void plan_is_left(const struct mip *mip, const struct model *plan, int first)
{
    for (int j = 0; j < mip->n_columns; j++)
        assert_true(plan->columns[j].value >= mip->columns[j].low &&
                    plan->columns[j].value <= mip->columns[j].high);
    for (int i = first; i < mip->n_rows; i++) {
        int64_t sum = 0;

        for (int k = 0; k < mip->n_terms; k++)
            if (mip->terms[k].row == i)
                sum += mip->terms[k].factor * plan->columns[mip->terms[k].column].value;
        assert_true(sum <= mip->rows[i].high);
    }
}

/* What is known becomes the program's, twice as a rule, and is gone again. */
static void narrow(struct known *known, struct model *model, const struct model *plan)
{
    struct narrowed narrowed = {.mip = &model->mip};
    struct mip *mip = &model->mip;
    int n_rows = mip->n_rows, n_terms = mip->n_terms, n_columns = mip->n_columns;
    int n_known = known->mip.n_rows, columns[] = {0, 1};
    const int64_t factors[] = {1, 1}, most = mip->columns[0].high + mip->columns[1].high;
    struct mip_column *was = malloc((size_t)n_columns * sizeof *was + 1);

    assert_true(was && n_columns > 1);
    memcpy(was, mip->columns, (size_t)n_columns * sizeof *was);
    assert_true(narrowed_take(&narrowed, known));
    assert_int_equal(mip->n_rows, n_rows + n_known);
    assert_int_equal(mip->n_terms, n_terms + known->mip.n_terms);
    known_add(known, &(struct mip_told){columns, factors, 2, most, 0});
    assert_true(narrowed_take(&narrowed, known));
    assert_int_equal(mip->n_rows, n_rows + n_known + 1);
    assert_int_equal(mip->n_terms, n_terms + known->mip.n_terms);
    assert_true(narrowed_open(mip) <= n_columns);
    assert_int_equal(mip->terms[mip->n_terms - 1].row, mip->n_rows - 1);
    for (int i = 0; i < known->n_ends; i++) {
        const struct mip_column *column = &mip->columns[known->ends[i].column];

        assert_true(column->low >= known->ends[i].low && column->high <= known->ends[i].high);
    }
    plan_is_left(mip, plan, n_rows);
    narrowed_release(&narrowed);
    assert_int_equal(mip->n_rows, n_rows);
    assert_int_equal(mip->n_terms, n_terms);
    assert_memory_equal(was, mip->columns, (size_t)n_columns * sizeof *was);
    free(was);
}

/* Where nobody keeps the proofs, and the level has slack, choices that are too dear are left out:
 * none of the best plan. */
static void of_better_plans(void **state)
{
    static const struct random_size tiny = {4, 6, TINY_OFFERS, false};
    static const struct effort effort = {.seconds = 0};
    int left_out = 0;

    (void)state;
    for (uint64_t seed = 300; seed <= 500; seed++) {
        random_make(&made, &tiny, seed);
        for (int k = 0; k < LEVELS; k++)
            made.problem.slack[k] = 1;
        enumerate(&made.problem);
        for (int level = 0; level < LEVELS && n_plans; level++) {
            struct solve solve;
            struct model model, other;

            assert_true(solve_at(&solve, &made.problem, (int)(seed * 31 % (uint64_t)n_plans)));
            solve.effort = &effort;
            dual_bound(&solve, level, true);
            solve_looks(&solve);
            int best = best_within(&solve, level);
            struct known known = {.target = values[best][level] + 1 + (int64_t)(seed % 2)};

            whole_model(&solve, level, solve.search.best, &model);
            find_rows(&solve, level, &model, &known);
            int ends = known.n_ends;

            dual_bound_known(&solve, level, &known);
            whole_model(&solve, level, plans[best], &other);
            plan_keeps(&known, &other);
            narrow(&known, &model, &other);
            left_out += known.n_ends - ends;
            assert_true(solve.levels[level].bound <= values[best][level]);
            known_release(&known);
            model_release(&other);
            model_release(&model);
            release(&solve);
        }
    }
    print_message("%d choices left out\n", left_out);
    assert_true(left_out > 20);
}

struct first_case {
    const char *what;
    int n_offers, slack, pct, value;
    bool plans, first;
};

static const struct first_case firsts[] = {
    {"far open", 6000, 8, 2, 425, false, true},
    {"three times the slack", 6000, 8, 2, 424, false, false},
    {"steps, whatever the bound", 6000, 8, 0, 500, false, false},
    {"no slack", 6000, 0, 0, 500, false, false},
    {"the largest", 10000, 8, 2, 500, false, true},
    {"large: nothing looks for rows", 10001, 8, 2, 500, false, false},
    {"only a plan is wanted", 6000, 8, 2, 500, true, false},
};

static void rows_before_weeks(void **state)
{
    enum { LEVEL = 6 };

    (void)state;
    EACH (row, firsts) {
        const struct problem problem = {.n_offers = row->n_offers, .slack_pct[LEVEL] = row->pct};
        const struct effort effort = {.plans = row->plans};
        struct solve solve = {.problem = &problem, .effort = &effort};

        solve.levels[LEVEL] =
            (struct level_result){.value = row->value, .bound = 400, .slack = row->slack};
        if (dual_rows_first(&solve, LEVEL) != row->first)
            fail_msg("%s", row->what);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(of_better_plans),
                                       cmocka_unit_test(rows_before_weeks)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
