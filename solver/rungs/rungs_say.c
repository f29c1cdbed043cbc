/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/rungs/rungs_say.c - a step's plan as whoever asked hears of it. */
#include "solver/rungs/rungs_step.h"

#include <stdlib.h>
#include <string.h>

/* Of no plan that tells so few: that there is none. */
bool step_proven(const struct step *step)
{
    if (step->value[0] == NOT_YET)
        return step->bound[0] >= NOT_YET;
    for (int i = 0; i < step->climb->ask->n_levels; i++)
        if (step->bound[i] < step->value[i])
            return false;
    return true;
}

bool rung_make(const struct step *step, struct rung_found *rung)
{
    const struct rungs_ask *ask = step->climb->ask;
    size_t n = (size_t)ask->problem->n_offers;
    bool *chosen = malloc(n + 1);

    *rung = (struct rung_found){
        .n = step_told(step->climb, step->plan), .chosen = chosen, .proven = step_proven(step)};
    rung->until = rung->proven ? step->n : rung->n;
    if (!chosen)
        return false;
    memcpy(chosen, step->plan, n);
    (void)problem_judge(ask->problem, step->plan, rung->value, NULL, NULL);
    for (int i = 0; i < ask->n_levels; i++)
        rung->bound[ask->levels[i]] = step->bound[i];
    return true;
}

void step_tell(const struct step *step)
{
    const struct rungs_ask *ask = step->climb->ask;
    struct rung_found rung;

    if (!ask->found)
        return;
    if (rung_make(step, &rung))
        ask->found(ask->context, &rung);
    free(rung.chosen);
}
