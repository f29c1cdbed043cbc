/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/rungs/rungs_guess.c - a better plan for a rung, looked for among few people: those whom
 * the relaxation would tell, and those told already.  Nothing is proven here. */
#include "solver/mip/mip_part.h"
#include "solver/rungs/rungs_step.h"

#include <string.h>

enum { GUESSED_MOST = 6, GUESS_PIVOTS = 600, GUESS_NODES = 60, ROUNDS = 4 };
static const double seldom = 1e-3; /* what filling one seat says, beside a relaxation */

/* Whom the relaxation would tell; those before it count less and less. */
void climb_notice(struct climb *climb)
{
    const struct mip *mip = &climb->model.mip;

    for (int p = 0; p < climb->ask->n_people && mip->values; p++)
        if (climb->told[p] >= 0)
            climb->useful[p] = climb->useful[p] / 2 + mip->values[climb->told[p]];
}

/* Before there is a relaxation: who could take what nobody does, the more the sooner it counts. */
static bool seed(struct climb *climb, const bool *plan)
{
    const struct rungs_ask *ask = climb->ask;
    const struct problem *problem = &climb->lean;
    int *filled = pool_take(&climb->pool, (size_t)problem->n_tasks + 1, sizeof *filled);

    for (int i = 0; filled && i < problem->n_offers; i++)
        filled[problem->slots[problem->offers[i].slot].task] += plan[i];
    for (int i = 0; filled && i < ask->n_tells; i++) {
        const struct tell *tell = &ask->tells[i];
        int task = problem->slots[problem->offers[tell->offer].slot].task, worth = 0;
        if (tell->dropped || climb->model.offer_column[tell->offer] < 0 ||
            filled[task] >= problem->tasks[task].need)
            continue;
        for (int k = 0; k < ask->n_levels; k++)
            if (problem->tasks[task].level == ask->levels[k])
                worth = ask->n_levels - k;
        climb->useful[tell->person] += seldom * worth;
    }
    return filled != NULL;
}

static void told_of(const struct step *step, bool *may)
{
    const struct climb *climb = step->climb;

    (void)step_told(climb, step->plan);
    memcpy(may, climb->scratch, (size_t)climb->ask->n_people * sizeof *may);
}

/* The most useful who are not there yet. */
static void add_useful(const struct climb *climb, bool *may)
{
    for (int k = 0; k < GUESSED_MOST; k++) {
        int best = -1;
        for (int p = 0; p < climb->ask->n_people; p++)
            if (!may[p] && climb->useful[p] > 1e-6 &&
                (best < 0 || climb->useful[p] > climb->useful[best] + 1e-9))
                best = p;
        if (best < 0)
            return;
        may[best] = true;
    }
}

/* One level over what telling these people may change. */
static void guess_level(struct step *step, int at, const bool *may)
{
    struct climb *climb = step->climb;
    struct mip *mip = &climb->model.mip;
    int level = climb->ask->levels[at], kept = step->at;
    int64_t weight[LEVELS] = {0};

    if (step->value[at] == climb->model.constant[level])
        return;
    weight[level] = 1;
    step->at = at;
    step_rows(step, at);
    climb_only(climb, may);
    for (int round = 0; round < ROUNDS && climb->work > 0; round++) {
        int64_t given = climb->work < GUESS_PIVOTS ? climb->work : GUESS_PIVOTS;
        struct mip_proof proof = {.target = step_target(step),
                                  .found = step_found,
                                  .context = step,
                                  .first = climb_first(climb),
                                  .pivots = given,
                                  .nodes = GUESS_NODES};
        model_aim(&climb->model, weight);
        if (!part_prove(mip, climb->ask->stop, &proof))
            break;
        climb_spend(climb, given - proof.pivots);
        if (!climb_grow_missed(climb))
            break;
    }
    climb_only(climb, NULL);
    step->at = kept;
}

/* Every level from this one, with no others told than are. */
static void polish(struct step *step, int from)
{
    bool *may = step->climb->guessed;

    for (int at = from; at < step->climb->ask->n_levels; at++) {
        told_of(step, may);
        guess_level(step, at, may);
    }
}

/* Rungs beyond this one, each from the one before: what the proofs begin from. */
bool climb_ahead(struct climb *climb, const struct step *first, struct step *ahead)
{
    if (!seed(climb, first->plan))
        return false;
    for (int n = first->n + 1; n <= climb->ask->most; n++) {
        struct step *step = &ahead[n];
        if (!step_make(step, climb, n))
            return false;
        step_begin(step, n == first->n + 1 ? first : &ahead[n - 1]);
        for (step->at = 0; step->at < climb->ask->n_levels; step->at++)
            step_guess(step);
    }
    return true;
}

void step_guess(struct step *step)
{
    struct climb *climb = step->climb;
    int64_t before[LEVELS];

    memcpy(before, step->value, sizeof before);
    told_of(step, climb->guessed);
    add_useful(climb, climb->guessed);
    guess_level(step, step->at, climb->guessed);
    if (step_compare(climb, step->value, before) < 0)
        polish(step, step->at + 1);
}
