/* SPDX-License-Identifier: GPL-3.0-or-later
 * A level where using somebody costs.  Groups from few to many: each relaxation
 * gives a bound and says how many people of which kind; the search is then for
 * a plan with just these. */
#include "solver/alike/alike.h"
#include "solver/lp/certificate.h"

#include <math.h>
#include <stdlib.h>

/* Pairs of group and slot. */
enum { COARSE = 800, FEW = 4000, MANY = 10000 };
enum { SHIFT = 20, MAX_PIVOTS = 200000 };

static void bound(struct solve *solve, const struct alike_model *made, int level)
{
    struct certificate certificate = {0};

    if (certificate_make(&certificate, &made->model.mip, SHIFT))
        solve_bound(solve, level, certificate.bound + made->model.constant[level], PROOF_LP);
    certificate_release(&certificate);
}

static enum mip_status relax(struct solve *solve, struct alike_model *made, bool dual)
{
    struct mip_effort effort = solve_effort(solve, MAX_PIVOTS);

    effort.dual = dual;
    enum mip_status status = mip_relax(&made->model.mip, &effort);

    solve_count(solve, &made->model.mip);
    return status;
}

/* The cell whose number of people is nearest to whole without being it; -1: none. */
static int nearly_whole(const struct alike_model *made)
{
    int best = -1;
    double best_off = 1;

    for (int c = 0; c < made->alike->n_cells; c++) {
        double value = made->model.mip.values[made->cell_column[c]];
        double off = fabs(value - round(value));

        if (off > 1e-6 && off < best_off) {
            best = c;
            best_off = off;
        }
    }
    return best;
}

/* Numbers of people, whole: the nearest first, the rest solved again. */
static bool dive(struct solve *solve, struct alike_model *made)
{
    struct mip *mip = &made->model.mip;

    for (int cell = nearly_whole(made); cell >= 0; cell = nearly_whole(made)) {
        struct mip_column *column = &mip->columns[made->cell_column[cell]];
        double value = mip->values[made->cell_column[cell]];
        int64_t high = column->high;

        if (!solve_goes_on(solve))
            return false;
        column->low = column->high = llround(value);
        if (relax(solve, made, true) == MIP_OPTIMAL)
            continue;
        column->high = high;
        column->low = (int64_t)floor(value) + 1;
        if (relax(solve, made, true) != MIP_OPTIMAL)
            return false;
    }
    return true;
}

/* The level's bound, earlier ones capped. */
static enum mip_status relax_level(struct solve *solve, struct alike_model *made, int level)
{
    solve_aim(solve, &made->model, level);
    enum mip_status status = relax(solve, made, false);

    bound(solve, made, level);
    return status;
}

static void close_with(struct solve *solve, const struct alike *alike, struct alike_model *made,
                       int level, int64_t work)
{
    int *target = calloc((size_t)alike->n_cells + 1, sizeof *target);
    enum mip_status status = relax_level(solve, made, level);

    if (target && status == MIP_OPTIMAL && !solve_closed(solve, level) && dive(solve, made)) {
        for (int c = 0; c < alike->n_cells; c++)
            target[c] = (int)llround(made->model.mip.values[made->cell_column[c]]);
        (void)crew_find(solve, alike, target, work);
    }
    free(target);
}

static bool calls_cost(const struct problem *problem, int level)
{
    for (int n = 0; n < problem->n_callouts; n++)
        if (problem->callouts[n].level == level && problem->callouts[n].cost)
            return true;
    return false;
}

static void close_at(struct solve *solve, int level, int columns, int64_t work)
{
    struct alike alike;
    struct alike_model made = {0};

    if (!calls_cost(solve->problem, level) || solve_closed(solve, level) || !solve_goes_on(solve))
        return;
    solve_looks(solve);
    if (alike_make(&alike, solve, level, columns) && alike_model_make(&made, &alike))
        close_with(solve, &alike, &made, level, work);
    alike_model_release(&made);
    alike_release(&alike);
}

void alike_bound(struct solve *solve, int level)
{
    struct alike alike;
    struct alike_model made = {0};

    if (solve->problem->n_offers <= MANY || solve_closed(solve, level) || !solve_goes_on(solve))
        return;
    solve_looks(solve);
    if (alike_make(&alike, solve, level, MANY) && alike_model_make(&made, &alike))
        (void)relax_level(solve, &made, level);
    alike_model_release(&made);
    alike_release(&alike);
}

void alike_close(struct solve *solve, int level, int64_t work)
{
    int64_t most = solve_call_work(solve);

    work = work < most ? work : most;
    close_at(solve, level, FEW, work / 2);
    close_at(solve, level, MANY, work / 2);
}

bool alike_first(struct solve *solve)
{
    bool closed = true;

    for (int k = 0; k < LEVELS && solve->problem->n_callouts; k++)
        solve_begin_level(solve, k);
    for (int k = 0; k < LEVELS; k++) {
        /* So few choices that everybody may be a group: larger ones take
         * milliseconds, and often say enough. */
        if (solve->problem->n_offers <= MANY)
            close_at(solve, k, COARSE, solve_call_work(solve) / 8);
        close_at(solve, k, FEW, solve_call_work(solve));
        closed = closed && solve_closed(solve, k);
    }
    return closed && solve->problem->n_callouts;
}
