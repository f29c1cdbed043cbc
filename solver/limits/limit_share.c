/* SPDX-License-Identifier: GPL-3.0-or-later
 * share: in each group the person with the largest load counts.
 * A load below nothing counts as nothing.
 * amount: steps of the largest load; person: whose it is (the first of equals). */
#include "solver/limits/limit.h"

static int64_t steps_of(const struct share *share, int64_t load)
{
    return load > 0 ? (load + share->step_min - 1) / share->step_min : 0;
}

struct load {
    int64_t most, planned;
    bool partly, here;
};

static struct load load_of(const struct model *model, const struct share_group *group,
                           const struct share *share)
{
    const struct lookup *lookup = model->lookup;
    struct load load = {.most = share->base, .planned = share->base};

    for (int i = lookup->person_first[share->person]; i < lookup->person_first[share->person + 1];
         i++) {
        int offer = lookup->person_offers[i], stands = model_stands(model, offer);
        int weight = share_weight(lookup->problem, group, lookup->problem->offers[offer].slot);

        if (!weight)
            continue;
        load.partly |= stands == OFFER_OUT;
        load.here |= stands != OFFER_OUT && stands != OFFER_IDLE;
        if (stands == OFFER_FREE || stands == OFFER_ONE)
            load.most += weight;
        if (model_planned(model, offer))
            load.planned += weight;
    }
    return load;
}

static void add_row(struct model *model, const struct share_group *group, const struct share *share,
                    int largest)
{
    const struct lookup *lookup = model->lookup;
    int row = mip_add_row(&model->mip, -MIP_FREE, -share->base);

    mip_add_term(&model->mip, row, largest, -share->step_min);
    for (int i = lookup->person_first[share->person]; i < lookup->person_first[share->person + 1];
         i++) {
        int offer = lookup->person_offers[i];
        int weight = share_weight(lookup->problem, group, lookup->problem->offers[offer].slot);

        if (weight)
            model_term(model, row, offer, weight);
    }
}

static void build(struct model *model)
{
    const struct lookup *lookup = model->lookup;

    for (int g = 0; g < lookup->problem->n_share_groups; g++) {
        const struct share_group *group = &lookup->problem->share_groups[g];
        int64_t high = 0, planned = 0;
        bool partly = false, here = false;

        if (!model_wants(model, group->level))
            continue;

        for (int s = lookup->group_first[g]; s < lookup->group_first[g + 1]; s++) {
            const struct share *share = &lookup->problem->shares[s];
            struct load load = load_of(model, group, share);
            int64_t most = steps_of(share, load.most), now = steps_of(share, load.planned);

            partly |= load.partly;
            here |= load.here;
            high = most > high ? most : high;
            planned = now > planned ? now : planned;
        }
        if (partly || high == 0 || (model->later_part && !here))
            continue;
        int largest = model_add_column(model, 'y', g, high, planned);

        model_cost(model, largest, group->level, group->cost);
        for (int s = lookup->group_first[g]; s < lookup->group_first[g + 1]; s++)
            add_row(model, group, &lookup->problem->shares[s], largest);
    }
}

static void check(const struct lookup *lookup, const bool *chosen, finding_fn *tell, void *context)
{
    const struct problem *problem = lookup->problem;

    for (int g = 0; g < problem->n_share_groups; g++) {
        int64_t largest = 0;
        int person = -1;

        for (int s = lookup->group_first[g]; s < lookup->group_first[g + 1]; s++) {
            const struct share *share = &problem->shares[s];
            int64_t load = share->base;

            for (int i = lookup->person_first[share->person];
                 i < lookup->person_first[share->person + 1]; i++) {
                int offer = lookup->person_offers[i];

                if (chosen[offer])
                    load += share_weight(problem, &problem->share_groups[g],
                                         problem->offers[offer].slot);
            }
            if (steps_of(share, load) > largest) {
                largest = steps_of(share, load);
                person = share->person;
            }
        }
        if (largest == 0)
            continue;
        tell(context, &(struct finding){
                          .limit = "share",
                          .task = -1,
                          .other_task = -1,
                          .person = person,
                          .amount = largest,
                          .level = problem->share_groups[g].level,
                          .cost = largest * problem->share_groups[g].cost,
                      });
    }
}

/* The group's largest when one of its shares has this load. */
static int64_t largest_with(const struct state *state, int number, int64_t load)
{
    const struct lookup *lookup = state->lookup;
    const struct problem *problem = lookup->problem;
    const struct share *share = &problem->shares[number];
    int64_t largest = state->group_steps[share->group];

    if (load <= largest * share->step_min &&
        state->share_load[number] <= (largest - 1) * share->step_min)
        return largest;
    int64_t before = steps_of(share, state->share_load[number]), after = steps_of(share, load);

    if (after >= largest)
        return after;
    if (before < largest)
        return largest;
    largest = after;
    for (int s = lookup->group_first[share->group]; s < lookup->group_first[share->group + 1];
         s++) {
        int64_t steps = steps_of(&problem->shares[s], state->share_load[s]);

        if (s != number && steps > largest)
            largest = steps;
    }
    return largest;
}

static bool price(const struct state *state, int offer, bool in, int64_t *delta)
{
    const struct weights *weights = &state->lookup->share;
    const struct problem *problem = state->lookup->problem;

    for (int i = weights->first[offer]; i < weights->first[offer + 1]; i++) {
        int s = weights->items[i].row, amount = weights->items[i].amount;
        int group = problem->shares[s].group;
        int64_t load = state->share_load[s] + (in ? amount : -amount);

        delta[problem->share_groups[group].level] +=
            (largest_with(state, s, load) - state->group_steps[group]) *
            problem->share_groups[group].cost;
    }
    return true;
}

static void apply(struct state *state, int offer, bool in)
{
    const struct weights *weights = &state->lookup->share;

    for (int i = weights->first[offer]; i < weights->first[offer + 1]; i++) {
        int s = weights->items[i].row, amount = weights->items[i].amount;
        int64_t load = state->share_load[s] + (in ? amount : -amount);

        state->group_steps[state->lookup->problem->shares[s].group] = largest_with(state, s, load);
        state->share_load[s] = load;
    }
}

const struct limit limit_share = {"share", build, check, price, NULL, apply};
