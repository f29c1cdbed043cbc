/* SPDX-License-Identifier: GPL-3.0-or-later
 * A level of one part of several by branch and bound with cuts.  What is whole there may be in none
 * of the plans: then the part is worth no more than that, and what is less is still asked. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "solver/mip/mip_log.h"
#include "solver/mip/mip_part.h"
#include "solver/parts/prove.h"
#include "solver/parts/tree.h"
#include "solver/proof.h"

enum { MAX_NODES = 2000, LEAST_PIVOTS = 100 };
enum { CHOICE = 1, COSTS };

struct owning {
    struct solve *solve;
    struct model *model;
    const struct part_asked *asked;
    int64_t bound;
    bool whole; /* such values were met: in mip.values */
};

static int64_t found(void *context, const double *values)
{
    struct owning *owning = context;
    struct mip *mip = &owning->model->mip;
    int64_t sum = 0;

    memcpy(mip->values, values, (size_t)mip->n_columns * sizeof *values);
    owning->whole = true;
    (void)plan_take(owning->solve, owning->model);
    for (int j = 0; j < mip->n_columns; j++)
        sum += mip->columns[j].cost * llround(values[j]);
    return sum;
}

/* By column: what costs, then choices, then when breaks are.  malloced; NULL: no memory, and
 * nothing comes first. */
static unsigned char *deciding(const struct model *model, int level)
{
    unsigned char *first = calloc((size_t)model->mip.n_columns + 1, 1);

    for (int j = 0; first && j < model->mip.n_columns; j++) {
        const struct model_column *column = &model->columns[j];
        bool costs = false;

        for (int k = 0; k <= level; k++)
            costs |= column->cost[k] > 0;
        first[j] = column->kind == 'x' ? CHOICE : costs ? COSTS : 0;
    }
    return first;
}

/* False: no memory, or work that is not worth beginning with. */
static bool prove_once(struct owning *owning, int64_t work)
{
    const struct part_asked *asked = owning->asked;
    struct solve *solve = owning->solve;
    struct model *model = owning->model;
    int64_t constant = model->constant[asked->level];
    int64_t pivots = solve_pivots_of(&model->mip, work);
    unsigned char *first = deciding(model, asked->level);
    struct mip_log log = {0};
    struct mip_proof proof = {.bound = owning->bound - constant,
                              .target = asked->target - constant,
                              .found = found,
                              .context = owning,
                              .first = first,
                              .log = solve->effort->proof ? &log : NULL,
                              .dual = true,
                              .cuts = true,
                              .tight = true,
                              .pivots = pivots,
                              .ends = solve->ends,
                              .nodes = MAX_NODES};

    owning->whole = false;
    bool fine = pivots >= LEAST_PIVOTS && part_prove(&model->mip, solve->effort->stop, &proof);

    if (fine && proof.bound + constant > owning->bound) {
        owning->bound = proof.bound + constant;
        (void)proof_search(solve->effort->proof, asked->part, model, asked->level, &log);
    }
    if (fine)
        prove_count(solve, &model->mip, pivots - proof.pivots, proof.nodes);
    log_release(&log);
    free(first);
    return fine;
}

int64_t prove_part(struct solve *solve, struct model *model, const struct part_asked *asked,
                   int64_t known, int64_t work)
{
    struct owning owning = {.solve = solve, .model = model, .asked = asked, .bound = known};
    int64_t end = solve_work(solve) + work;

    while (owning.bound < asked->target && solve_goes_on(solve) && prove_relax(solve, model) &&
           prove_once(&owning, end - solve_work(solve)) && owning.whole && model_grow(model))
        continue;
    return owning.bound;
}
