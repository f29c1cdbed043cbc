/* SPDX-License-Identifier: GPL-3.0-or-later
 * Models that grow lose no plan: whatever cuts and breaks a relaxation calls for,
 * every legal plan keeps the rows and can be extended over the new columns.  And
 * they grow until no break is missed. */
#include "tests/check.h"

#include <stdlib.h>

#include "solver/limits/judge.h"
#include "solver/limits/model.h"
#include "tests/solver_random.h"

enum { TINY_OFFERS = 9, FEW_OFFERS = 24, PROBLEMS = 2000, PROBLEMS_LONG = 20000 };

static struct random_problem made;
static const struct mip_effort effort = {.nodes = 1000, .pivots = 10000};

/* Grows at a level as a solve does, with weights of its own so that more is missed. */
static void grow(struct model *model, int level, uint64_t seed)
{
    const struct problem *problem = model->lookup->problem;
    struct mip *mip = &model->mip;
    int64_t weight[LEVELS] = {0};

    weight[level] = 1;
    model_aim(model, weight);
    for (int i = 0; i < problem->n_offers; i++)
        if (model->offer_column[i] >= 0)
            mip->columns[model->offer_column[i]].cost -= 20 + (int64_t)(seed * 7 + i * 5) % 11;
    for (int round = 0; round < 8 && mip_relax(mip, &effort) == MIP_OPTIMAL; round++)
        if (!model_grow(model))
            break;
}

static bool extends(struct mip *mip, const struct model *model, const bool *chosen)
{
    struct mip_column *kept = malloc((size_t)mip->n_columns * sizeof *kept);

    assert_non_null(kept);
    memcpy(kept, mip->columns, (size_t)mip->n_columns * sizeof *kept);
    for (int i = 0; i < model->lookup->problem->n_offers; i++)
        if (model->offer_column[i] >= 0)
            mip->columns[model->offer_column[i]].low = mip->columns[model->offer_column[i]].high =
                chosen[i];
    bool fine = mip_solve(mip, &effort, NULL) == MIP_OPTIMAL;

    memcpy(mip->columns, kept, (size_t)mip->n_columns * sizeof *kept);
    free(kept);
    return fine;
}

static void every_plan_stays(void **state)
{
    static const struct random_size tiny = {.people = 3, .tasks = 6, .offers = TINY_OFFERS};
    uint64_t n = getenv("EXAMROTA_LONG") ? PROBLEMS_LONG : PROBLEMS;
    int cuts = 0, breaks = 0, plans = 0;

    (void)state;
    for (uint64_t seed = 1; seed <= n; seed++) {
        bool chosen[TINY_OFFERS] = {false};
        struct lookup lookup = {0};
        int64_t value[LEVELS];

        random_make(&made, &tiny, seed);
        assert_true(lookup_make(&lookup, &made.problem));
        struct model model = {
            .lookup = &lookup, .grows = true, .reach = LEVELS - 1, .plan = chosen};

        assert_true(model_make(&model));
        grow(&model, (int)(seed % LEVELS), seed);
        for (int i = 0; i < model.mip.n_rows; i++)
            cuts += strcmp(model_row_limit(&model, i), "cut") == 0;
        for (int b = 0; b < made.problem.n_breaks; b++)
            breaks += model.break_built[b];
        for (int plan = (int)(seed % 7); plan < 1 << made.problem.n_offers; plan += 7) {
            for (int i = 0; i < made.problem.n_offers; i++)
                chosen[i] = plan >> i & 1;
            if (!problem_judge(&made.problem, chosen, value, NULL, NULL))
                continue;
            bool fine = extends(&model.mip, &model, chosen);

            if (!fine)
                print_error("seed %llu plan %d\n", (unsigned long long)seed, plan);
            assert_true(fine);
            plans++;
        }
        model_release(&model);
        lookup_release(&lookup);
    }
    print_message("%d plans, %d cuts, %d breaks\n", plans, cuts, breaks);
    assert_true(plans > (int)n && cuts > (int)n / 40 && breaks > (int)n / 100);
}

static void hear_break(void *context, const struct finding *finding)
{
    *(int *)context += strcmp(finding->limit, "break") == 0;
}

/* Solves and grows until nothing is missed.  False: no solution, or too many rounds. */
static bool grow_whole(struct model *model, uint64_t seed)
{
    struct mip *mip = &model->mip;

    for (int j = 0; j < mip->n_columns; j++)
        mip->columns[j].cost =
            model->columns[j].kind == 'x' ? -20 - (int64_t)(seed * 7 + j) % 11 : 0;
    for (int round = 0; round < 40 && mip_solve(mip, &effort, NULL) == MIP_OPTIMAL; round++)
        if (!model_grow(model))
            return true;
    return false;
}

/* Whole values that call for nothing more have every break there is to have. */
static void nothing_is_missed(void **state)
{
    static const struct random_size few = {.people = 2, .tasks = 10, .offers = FEW_OFFERS};
    uint64_t n = getenv("EXAMROTA_LONG") ? PROBLEMS_LONG : PROBLEMS;
    int tried = 0, built = 0;

    (void)state;
    for (uint64_t seed = 1; seed <= n; seed++) {
        unsigned char stands[FEW_OFFERS];
        bool chosen[FEW_OFFERS] = {false};
        struct lookup lookup = {0};
        int64_t value[LEVELS];
        int missed = 0;

        random_make(&made, &few, seed);
        for (int i = 0; i < made.problem.n_offers; i++)
            stands[i] = (seed + (uint64_t)i) % 8 ? OFFER_FREE : OFFER_ONE;
        for (int i = 0; i < made.problem.n_offers; i++)
            chosen[i] = stands[i] == OFFER_ONE;
        if (!problem_judge(&made.problem, chosen, value, NULL, NULL))
            continue;
        assert_true(lookup_make(&lookup, &made.problem));
        struct model model = {.lookup = &lookup, .grows = true, .reach = LEVELS - 1};

        model.plan = chosen;
        model.stands = stands;
        assert_true(model_make(&model));
        if (grow_whole(&model, seed)) {
            for (int i = 0; i < made.problem.n_offers; i++)
                chosen[i] =
                    stands[i] == OFFER_ONE ||
                    (model.offer_column[i] >= 0 && model.mip.values[model.offer_column[i]] > 0.5);
            (void)problem_judge(&made.problem, chosen, value, hear_break, &missed);
            if (missed)
                print_error("seed %llu\n", (unsigned long long)seed);
            assert_int_equal(missed, 0);
            tried++;
            for (int b = 0; b < made.problem.n_breaks; b++)
                built += model.break_built[b];
        }
        model_release(&model);
        lookup_release(&lookup);
    }
    print_message("%d problems, %d breaks\n", tried, built);
    assert_true(tried > (int)n / 8 && built > (int)n / 50);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_plan_stays),
                                       cmocka_unit_test(nothing_is_missed)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
