/* SPDX-License-Identifier: GPL-3.0-or-later
 * Prices of a level's rows by steps, and what they prove. */
#include <string.h>

#include "solver/dual/dual.h"

enum {
    STEPS = 1000,
    WEEK_STEPS = 1000,
    FEW_STEPS = 150, /* where there is no program over weeks: more would not come to an end */
    CLIMB_PART = 4,  /* of the work that is left, with breaks and hours */
    DAYS_OFFERS = 200000
};
/* Sizes of the first and the last step, in what a choice typically costs; where the plan says
 * what work costs. */
static const double first_step = 0.25, last_step = 0.002;
static const double planned_first = 0.03, planned_last = 0.001;
/* What prices may lose when they are rounded to whole numbers. */
static const double surely = 0.01;

void dual_note(struct solve *solve, struct dual *dual, int level)
{
    int64_t bound;

    if (dual_prove(dual, &bound, INT64_MAX, NULL)) {
        bound += dual->model->constant[level];
        solve_bound(solve, level, bound < dual->limit ? bound : dual->limit,
                    dual->limit < INT64_MAX ? PROOF_TREE : PROOF_LP);
    }
    memcpy(dual->price, dual->best, (size_t)dual->model->mip.n_rows * sizeof *dual->price);
}

/* Of a level without slack: what its relaxation must come to for the plan to be the best there is,
 * for bounds are whole numbers.  Of others more is of use: slack grows with the bound, and groups
 * are told what their loads are at the end. */
static double enough_of(const struct solve *solve, const struct dual *dual, int level)
{
    if (!solve_exact(solve, level) || dual->n_shared)
        return 0;
    return (double)(solve->search.best_value[level] - dual->model->constant[level] - 1) + surely;
}

bool dual_climb_rows(struct solve *solve, struct dual *dual, int level, bool weeks)
{
    double unit = dual_unit(&dual->model->mip);
    bool planned = !solve->levels[level].slack && solve->problem->n_offers <= DAYS_OFFERS &&
                   dual_begin_at_plan(dual);
    struct dual_steps climb = {.n = planned || !weeks ? STEPS : STEPS / 2,
                               .from = (planned ? planned_first : first_step) * unit,
                               .to = (planned ? planned_last : last_step) * unit,
                               .enough = enough_of(solve, dual, level)};

    dual_climb(solve, dual, &climb);
    dual_note(solve, dual, level);
    return planned;
}

/* Short steps are worth it where they may close the level. */
static bool near(const struct level_result *level)
{
    return level->value - level->bound <= level->bound / 100;
}

/* With breaks and hours by steps.  Where costs are much alike (steps of
 * fairness, points) long steps do no harm; where they differ (pence) they lose what was there. */
void dual_climb_weeks(struct solve *solve, struct dual *dual, int level, bool program)
{
    static const double from[] = {0.15, 0.15, 0.04}, to[] = {3e-4, 3e-4, 3e-5};
    static const double large_from[] = {0.03, 0.02, 0.008};
    static const double alike_from[] = {0.45, 0.45, 0.15}, alike_to = 1e-3;
    double unit = dual_unit(&dual->model->mip);
    int steps = program ? WEEK_STEPS : FEW_STEPS;
    bool alike = solve->levels[level].slack > 0;
    const double *first = alike ? alike_from : program ? from : large_from;

    for (size_t i = 0; i < sizeof from / sizeof *from; i++) {
        struct dual_steps climb = {.n = steps,
                                   .from = first[i] * unit,
                                   .to = (alike ? alike_to : to[i]) * unit,
                                   .work = (solve->work_end - solve_work(solve)) / CLIMB_PART,
                                   .enough = enough_of(solve, dual, level)};

        if (solve_closed(solve, level) || !solve_goes_on(solve))
            return;
        dual_climb(solve, dual, &climb);
        dual_note(solve, dual, level);
        if (i && !near(&solve->levels[level]))
            return;
    }
}
