/* SPDX-License-Identifier: GPL-3.0-or-later
 * Models that grow lose no plan: whatever cuts and breaks a relaxation calls for,
 * every legal plan keeps the rows and can be extended over the new columns.  And
 * they grow until no break is missed. */
#include "tests/support/check.h"

#include <stdlib.h>

#include "solver/limits/judge.h"
#include "solver/limits/model.h"
#include "tests/support/solver_random.h"

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
    struct mip_column *kept = malloc(((size_t)mip->n_columns + 1) * sizeof *kept);

    assert_non_null(kept);
    for (int j = 0; j < mip->n_columns; j++)
        kept[j] = mip->columns[j];
    for (int i = 0; i < model->lookup->problem->n_offers; i++)
        if (model->offer_column[i] >= 0)
            mip->columns[model->offer_column[i]].low = mip->columns[model->offer_column[i]].high =
                chosen[i];
    bool fine = mip_solve(mip, &effort, NULL) == MIP_OPTIMAL;

    for (int j = 0; j < mip->n_columns; j++)
        mip->columns[j] = kept[j];
    free(kept);
    return fine;
}

struct kept {
    int cuts, breaks, plans;
};

/* Every so manieth offer is chosen for sure; 0: none is. */
static void stand(unsigned char *stands, bool *chosen, uint64_t seed, uint64_t every)
{
    for (int i = 0; i < made.problem.n_offers; i++) {
        chosen[i] = every && (seed + (uint64_t)i) % every == 0;
        stands[i] = chosen[i] ? OFFER_ONE : OFFER_FREE;
    }
}

/* Each plan with what stands, of 1 in `step`, is one of the grown model, too. */
static void try_plans(struct model *model, uint64_t seed, int step, struct kept *kept)
{
    bool chosen[TINY_OFFERS];
    int64_t value[LEVELS];

    for (int plan = (int)(seed % (unsigned)step); plan < 1 << made.problem.n_offers; plan += step) {
        bool with_all = true;

        for (int i = 0; i < made.problem.n_offers; i++) {
            chosen[i] = plan >> i & 1;
            with_all = with_all && (chosen[i] || model_stands(model, i) != OFFER_ONE);
        }
        if (!with_all || !problem_judge(&made.problem, chosen, value, NULL, NULL))
            continue;
        bool fine = extends(&model->mip, model, chosen);

        if (!fine)
            print_error("seed %llu plan %d\n", (unsigned long long)seed, plan);
        assert_true(fine);
        kept->plans++;
    }
}

static void keep_plans(uint64_t seed, uint64_t every, struct kept *kept)
{
    static const struct random_size tiny = {.people = 3, .tasks = 6, .offers = TINY_OFFERS};
    unsigned char stands[TINY_OFFERS];
    bool chosen[TINY_OFFERS];
    struct lookup lookup = {0};
    int64_t value[LEVELS];

    random_make(&made, &tiny, seed);
    stand(stands, chosen, seed, every);
    if (every && !problem_judge(&made.problem, chosen, value, NULL, NULL))
        return;
    assert_true(lookup_make(&lookup, &made.problem));
    struct model model = {.lookup = &lookup, .grows = true, .reach = LEVELS - 1, .plan = chosen};

    if (every)
        model.stands = stands;
    assert_true(model_make(&model));
    grow(&model, (int)(seed % LEVELS), seed);
    for (int i = 0; i < model.mip.n_rows; i++)
        kept->cuts += strcmp(model_row_limit(&model, i), "cut") == 0;
    for (int b = 0; b < made.problem.n_breaks; b++)
        kept->breaks += model.break_built[b];
    try_plans(&model, seed, every ? 1 : 7, kept);
    model_release(&model);
    lookup_release(&lookup);
}

static void every_plan_stays(void **state)
{
    uint64_t n = getenv("EXAMROTA_LONG") ? PROBLEMS_LONG : PROBLEMS;
    struct kept kept = {0};

    (void)state;
    for (uint64_t seed = 1; seed <= n; seed++)
        keep_plans(seed, 0, &kept);
    print_message("%d plans, %d cuts, %d breaks\n", kept.plans, kept.cuts, kept.breaks);
    assert_true(kept.plans > (int)n && kept.cuts > (int)n / 40 && kept.breaks > (int)n / 100);
}

/* What is chosen for sure has its part of each quota's room, once. */
static void plans_around_what_stands(void **state)
{
    uint64_t n = getenv("EXAMROTA_LONG") ? PROBLEMS_LONG : PROBLEMS;
    struct kept kept = {0};

    (void)state;
    for (uint64_t seed = 1; seed <= 2 * n; seed++)
        keep_plans(seed, 5, &kept);
    print_message("%d plans, %d cuts, %d breaks\n", kept.plans, kept.cuts, kept.breaks);
    assert_true(kept.plans > (int)n && kept.cuts > (int)n / 100);
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
                                       cmocka_unit_test(plans_around_what_stands),
                                       cmocka_unit_test(nothing_is_missed)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
