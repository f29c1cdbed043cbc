/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which breaks the integer program has: all, or in a model that grows those
 * that the values of its relaxation miss.  Few ever are. */
#include "solver/limits/limit_break.h"

enum { AT_ONCE = 10 };
static const double least_missed = 1e-5;

/* By how much no single start has room for the break in the values.  Sums stand
 * for sets of which one is chosen: too large a sum only asks for more. */
static double missed_by(const struct model *model, const struct rest_break *rest, double *load)
{
    const struct lookup *lookup = model->lookup;
    double before = rest->busy_before, after = rest->busy_after, least = 1;

    for (int s = 0; s < rest->n_starts; s++)
        load[s] = 0;
    for (int i = lookup->person_first[rest->person]; i < lookup->person_first[rest->person + 1];
         i++) {
        int offer = lookup->person_offers[i], stands = model_stands(model, offer);
        const struct slot *slot = &lookup->problem->slots[lookup->problem->offers[offer].slot];
        double value = stands == OFFER_ONE    ? 1
                       : stands == OFFER_FREE ? model->mip.values[model->offer_column[offer]]
                                              : 0;

        if (value < 1e-7)
            continue;
        before += rest_break_is_before(rest, slot) ? value : 0;
        after += rest_break_is_after(rest, slot) ? value : 0;
        for (int s = 0; s < rest->n_starts; s++)
            load[s] += rest_break_meets(rest, s, slot) ? value : 0;
    }
    for (int s = 0; s < rest->n_starts; s++)
        least = load[s] < least ? load[s] : least;
    before = before < 1 ? before : 1;
    after = after < 1 ? after : 1;
    return before + after - 1 - (1 - least);
}

static int64_t starts_of_most(const struct problem *problem)
{
    int most = 0;

    for (int b = 0; b < problem->n_breaks; b++)
        most = problem->breaks[b].n_starts > most ? problem->breaks[b].n_starts : most;
    return most;
}

/* A few at a time, the worst first: each is dozens of rows, and what most of
 * them forbid costs nothing to avoid. */
bool break_grow(struct model *model)
{
    const struct problem *problem = model->lookup->problem;
    int rows = model->mip.n_rows;
    struct pool pool = {0};
    double *load = pool_take(&pool, (size_t)starts_of_most(problem), sizeof *load);
    double *missed = pool_take(&pool, (size_t)problem->n_breaks, sizeof *missed);

    for (int b = 0; b < problem->n_breaks && !pool.broken; b++)
        missed[b] = model->break_built[b] ? 0 : missed_by(model, &problem->breaks[b], load);
    for (int n = 0; n < AT_ONCE && !pool.broken; n++) {
        int worst = 0;

        for (int b = 1; b < problem->n_breaks; b++)
            if (missed[b] > missed[worst])
                worst = b;
        if (problem->n_breaks == 0 || missed[worst] < least_missed)
            break;
        missed[worst] = 0;
        model->break_built[worst] = true;
        break_add(model, worst);
    }
    model->broken |= pool.broken;
    pool_release(&pool);
    return model->mip.n_rows > rows;
}

void break_build(struct model *model)
{
    int n = model->lookup->problem->n_breaks;

    if (model->grows)
        model->break_built = pool_take(&model->pool, (size_t)n, sizeof *model->break_built);
    for (int b = 0; b < n && !model->grows; b++)
        break_add(model, b);
}
