/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/rungs/rungs_each.c - one person more than must be told: everybody tried in turn.
 *
 * A plan that tells one more than must be told tells one of a few dozen people, and what telling
 * one may change is a small program.  So the rung is the best of theirs, proven when each of them
 * is: a relaxation that tells a little of everybody says much less.
 */
#include "solver/mip/mip_part.h"
#include "solver/rungs/rungs_step.h"

#include <string.h>

enum { EACH_NODES = 400, GROW_ROUNDS = 12, PART_WORK = 12 }; /* finding what can matter */

/* Everybody who could be the one. */
struct each {
    struct step *step;
    int *people; /* the likely ones first; n */
    int n;
    bool *may; /* by person: who is tried now */
};

/* A plan as good as the best known is wanted, too: whoever has none is out at later levels. */
static int64_t found_as_good(void *context, const double *values)
{
    const struct step *step = context;
    int64_t target = step_found(context, values);

    return target + !step->as_good;
}

/* The level's bound when this person is the one: no more than one above the best known. */
static int64_t try_one(struct each *each, int person)
{
    struct step *step = each->step;
    struct climb *climb = step->climb;
    int level = climb->ask->levels[step->at];
    int64_t weight[LEVELS] = {0}, bound = 0;

    weight[level] = 1;
    each->may[person] = true;
    climb_only(climb, each->may);
    for (int round = 0; round < GROW_ROUNDS && climb->work > 0; round++) {
        int64_t given = climb->work / 2 + 1;
        struct mip_proof proof = {.bound = bound,
                                  .target = step_target(step) + 1,
                                  .found = found_as_good,
                                  .context = step,
                                  .first = climb_first(climb),
                                  .pivots = given,
                                  .nodes = EACH_NODES};
        step_rows(step, step->at);
        model_aim(&climb->model, weight);
        if (!part_prove(&climb->model.mip, climb->ask->stop, &proof))
            break;
        climb_spend(climb, given - proof.pivots + PART_WORK);
        bound = proof.bound;
        if (!climb_grow_missed(climb))
            break;
    }
    each->may[person] = false;
    return bound + climb->model.constant[level];
}

/* Those who could not have what is known now are out; the level is proven as far as they are. */
static void keep_able(struct each *each, const int64_t *bounds)
{
    struct step *step = each->step;
    int64_t best = step->value[step->at], least = best;
    int n = 0;

    for (int i = 0; i < each->n; i++) {
        least = bounds[i] < least ? bounds[i] : least;
        if (bounds[i] <= best)
            each->people[n++] = each->people[i];
    }
    each->n = n;
    if (least > step->bound[step->at])
        step->bound[step->at] = least;
}

/* Where the relaxation that tells nobody else ends is near to where each of them will. */
static void begin_level(struct each *each)
{
    struct climb *climb = each->step->climb;
    int level = climb->ask->levels[each->step->at];
    int64_t weight[LEVELS] = {0};

    weight[level] = 1;
    step_rows(each->step, 0);
    climb_only(climb, each->may);
    model_aim(&climb->model, weight);
    climb_relax(climb, 1);
}

static void try_level(struct each *each)
{
    struct step *step = each->step;
    const struct climb *climb = step->climb;
    int64_t constant = climb->model.constant[climb->ask->levels[step->at]];
    int64_t *bounds = pool_take(&step->climb->pool, (size_t)each->n + 1, sizeof *bounds);

    if (step->bound[step->at] < constant)
        step->bound[step->at] = constant;
    if (!bounds || step->value[step->at] <= step->bound[step->at])
        return;
    begin_level(each);
    for (int i = 0; i < each->n; i++)
        bounds[i] = climb->work > 0 && !(climb->ask->stop && *climb->ask->stop)
                        ? try_one(each, each->people[i])
                        : constant;
    keep_able(each, bounds);
}

/* The likely ones first: what is found with them makes the others short. */
static bool list_people(struct each *each)
{
    struct climb *climb = each->step->climb;
    int n_people = climb->ask->n_people;
    bool *listed = pool_take(&climb->pool, (size_t)n_people + 1, sizeof *listed);

    each->people = pool_take(&climb->pool, (size_t)n_people + 1, sizeof *each->people);
    each->may = pool_take(&climb->pool, (size_t)n_people + 1, sizeof *each->may);
    for (int p = 0; listed && p < n_people; p++)
        listed[p] = climb->told[p] < 0 || climb->model.mip.columns[climb->told[p]].low;
    while (listed && each->people && each->may) {
        int best = -1;
        for (int p = 0; p < n_people; p++)
            if (!listed[p] && (best < 0 || climb->useful[p] > climb->useful[best] + 1e-9))
                best = p;
        if (best < 0)
            return true;
        listed[best] = true;
        each->people[each->n++] = best;
    }
    return false;
}

bool step_each(struct step *step)
{
    struct each each = {.step = step};

    if (!list_people(&each))
        return false;
    for (step->at = 0; step->at < step->climb->ask->n_levels; step->at++) {
        int64_t before[LEVELS];
        memcpy(before, step->value, sizeof before);
        try_level(&each);
        step_forget(step, before);
    }
    climb_only(step->climb, NULL);
    return true;
}
