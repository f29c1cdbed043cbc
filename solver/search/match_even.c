/* SPDX-License-Identifier: GPL-3.0-or-later
 * A group costs what its largest load is: nobody gains by less work for anyone
 * but the busiest.  So loads are weighed by how far they are above a limit, squared,
 * where the limits are such that those above it are above by so many steps together:
 * the fewer, the nearer this comes to the largest. */
#include "solver/search/match.h"

#include <math.h>

static double steps_of(const struct state *state, int share, double more)
{
    double load = (double)state->share_load[share] + more;

    return load > 0 ? load / (double)state->lookup->problem->shares[share].step_min : 0;
}

bool match_has_shares(const struct problem *problem, int level)
{
    for (int g = 0; g < problem->n_share_groups; g++)
        if (problem->share_groups[g].level == level)
            return true;
    return false;
}

static double above(const struct state *state, int group, double limit)
{
    double sum = 0;

    for (int s = state->lookup->group_first[group]; s < state->lookup->group_first[group + 1];
         s++) {
        double over = steps_of(state, s, 0) - limit;

        sum += over > 0 ? over : 0;
    }
    return sum;
}

static void limit_softly(struct match *match, int group)
{
    enum { HALVINGS = 24 };
    const struct state *state = &match->search->state;
    double low = 0, high = (double)state->group_steps[group];

    for (int i = 0; i < HALVINGS; i++) {
        double middle = (low + high) / 2;

        if (above(state, group, middle) > match->soft)
            low = middle;
        else
            high = middle;
    }
    match->limit[group] = high;
}

/* Before a later level: what the level with the shares has to spare, for one of its groups. */
static void limit_hard(struct match *match)
{
    const struct state *state = &match->search->state;
    const struct problem *problem = state->lookup->problem;
    int lucky = search_random(match->search, problem->n_share_groups);
    int level = problem->share_groups[lucky].level;
    int64_t cost = problem->share_groups[lucky].cost;
    int64_t spare = match->search->cap[level] - state->value[level];

    for (int g = 0; g < problem->n_share_groups; g++)
        match->limit[g] = (double)state->group_steps[g];
    if (spare > 0 && cost > 0)
        match->limit[lucky] += floor((double)spare / (double)cost);
}

void match_set_limits(struct match *match)
{
    const struct problem *problem = match->solve->problem;

    if (problem->n_share_groups == 0)
        return;
    match->search->state.work += problem->n_shares / 4;
    if (!match->even) {
        limit_hard(match);
        return;
    }
    for (int g = 0; g < problem->n_share_groups; g++)
        if (problem->share_groups[g].level == match->level)
            limit_softly(match, g);
}

static double weighed(const struct match *match, int share, double more)
{
    int group = match->solve->problem->shares[share].group;
    double over = steps_of(&match->search->state, share, more) - match->limit[group];

    return over > 0 ? over * over / 2 / match->soft : 0;
}

double match_energy(const struct match *match)
{
    const struct state *state = &match->search->state;
    const struct problem *problem = match->solve->problem;
    double sum = (double)state->value[match->level];

    if (!match->even)
        return sum;
    for (int g = 0; g < problem->n_share_groups; g++)
        if (problem->share_groups[g].level == match->level)
            sum += (match->limit[g] - (double)state->group_steps[g]) *
                   (double)problem->share_groups[g].cost;
    for (int s = 0; s < problem->n_shares; s++) {
        const struct share_group *group = &problem->share_groups[problem->shares[s].group];

        if (group->level == match->level)
            sum += weighed(match, s, 0) * (double)group->cost;
    }
    return sum;
}

double match_load(const struct match *match, int offer)
{
    const struct problem *problem = match->solve->problem;
    const struct weights *weights = &match->search->state.lookup->share;
    double sum = 0;

    for (int i = weights->first[offer]; i < weights->first[offer + 1]; i++) {
        int s = weights->items[i].row, amount = weights->items[i].amount;
        const struct share_group *group = &problem->share_groups[problem->shares[s].group];

        if (match->even && group->level == match->level)
            sum += (weighed(match, s, amount) - weighed(match, s, 0)) * (double)group->cost;
        if (!match->even && group->level < match->level &&
            steps_of(&match->search->state, s, amount) > match->limit[problem->shares[s].group])
            return -1;
    }
    return sum;
}
