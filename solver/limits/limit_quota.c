/* SPDX-License-Identifier: GPL-3.0-or-later
 * quota: no more in a window than agreed.  Hard, or at a cost for every unit over.
 * What is used already may be over a hard maximum: then nothing may be added.
 * amount: how much over. */
#include "solver/limits/limit.h"

static int64_t room_of(const struct quota *quota)
{
    int64_t room = quota->max - quota->used;
    return quota->over_cost || room > 0 ? room : 0;
}

static int64_t units_over(const struct quota *quota, int64_t load)
{
    if (!quota->over_cost)
        return 0;
    return load > quota->max ? (load - quota->max + quota->unit - 1) / quota->unit : 0;
}

/* What is known of a quota before a row is made of it. */
struct extent {
    int64_t most, planned; /* were everything chosen; in the plan */
    bool partly;           /* another part of the problem counts too */
    bool here;             /* this part counts */
    bool open;             /* something is not decided yet */
    int row;               /* -1 while looking */
};

static void each_offer(struct model *model, int q, struct extent *extent)
{
    const struct lookup *lookup = model->lookup;
    const struct quota *quota = &lookup->problem->quotas[q];

    for (int i = lookup->person_first[quota->person]; i < lookup->person_first[quota->person + 1];
         i++) {
        int offer = lookup->person_offers[i], stands = model_stands(model, offer);
        int weight = quota_counts(lookup->problem, quota, offer);

        if (!weight)
            continue;
        extent->partly |= stands == OFFER_OUT;
        extent->open |= stands == OFFER_FREE;
        extent->here |= stands != OFFER_OUT && stands != OFFER_IDLE;
        if (extent->row >= 0)
            model_term(model, extent->row, offer, weight);
        else if (stands == OFFER_FREE || stands == OFFER_ONE)
            extent->most += weight;
        if (model_planned(model, offer))
            extent->planned += weight;
    }
}

static void build(struct model *model)
{
    const struct problem *problem = model->lookup->problem;

    for (int q = 0; q < problem->n_quotas; q++) {
        const struct quota *quota = &problem->quotas[q];
        struct extent extent = {.row = -1};

        if (!model_wants(model, quota->over_cost ? quota->level : -1))
            continue;
        each_offer(model, q, &extent);
        bool elsewhere = extent.partly || (model->later_part && !extent.here);

        if (extent.most <= room_of(quota) || (elsewhere && quota->over_cost))
            continue;
        int64_t planned = units_over(quota, quota->used + extent.planned);

        if (model->stands && !extent.open) {
            model->constant[quota->level] += planned * quota->over_cost;
            continue;
        }
        extent.row = mip_add_row(&model->mip, -MIP_FREE, room_of(quota));
        if (quota->over_cost) {
            int64_t high = units_over(quota, quota->used + extent.most);
            int over = model_add_column(model, 'y', q, high, planned);

            model_cost(model, over, quota->level, quota->over_cost);
            mip_add_term(&model->mip, extent.row, over, -quota->unit);
        }
        each_offer(model, q, &extent);
    }
}

static void check(const struct lookup *lookup, const bool *chosen, finding_fn *tell, void *context)
{
    const struct problem *problem = lookup->problem;

    for (int q = 0; q < problem->n_quotas; q++) {
        const struct quota *quota = &problem->quotas[q];
        int64_t load = 0;

        for (int i = lookup->person_first[quota->person];
             i < lookup->person_first[quota->person + 1]; i++) {
            int offer = lookup->person_offers[i];

            if (chosen[offer])
                load += quota_counts(problem, quota, offer);
        }
        if (load <= room_of(quota))
            continue;
        int64_t over = load + quota->used - quota->max;

        tell(context, &(struct finding){
                          .limit = "quota",
                          .task = -1,
                          .other_task = -1,
                          .person = quota->person,
                          .amount = over,
                          .level = quota->level,
                          .cost = units_over(quota, quota->used + load) * quota->over_cost,
                          .hard = !quota->over_cost,
                      });
    }
}

static bool price(const struct state *state, int offer, bool in, int64_t *delta)
{
    const struct weights *weights = &state->lookup->quota;

    for (int i = weights->first[offer]; i < weights->first[offer + 1]; i++) {
        const struct weight *weight = &weights->items[i];
        const struct quota *quota = &state->lookup->problem->quotas[weight->row];
        int64_t load = state->quota_load[weight->row];
        int64_t after = load + (in ? weight->amount : -weight->amount);

        if (load <= quota->max && after <= quota->max)
            continue;
        if (quota->over_cost)
            delta[quota->level] +=
                (units_over(quota, after) - units_over(quota, load)) * quota->over_cost;
        else if (in)
            return false; /* too much, or too much before: nothing may be added */
    }
    return true;
}

/* The heaviest first, until there is room. */
static bool make_room(const struct state *state, int offer, const struct weight *weight,
                      struct blockers *list)
{
    const struct problem *problem = state->lookup->problem;
    const struct quota *quota = &problem->quotas[weight->row];
    int person = problem->offers[offer].person;
    const int *mine = state->person_list + state->lookup->person_first[person];
    int64_t over = state->quota_load[weight->row] - quota->used + weight->amount - room_of(quota);

    for (int i = 0; i < list->n; i++)
        if (problem->offers[list->offers[i]].person == person)
            over -= quota_counts(problem, quota, list->offers[i]);
    while (over > 0) {
        int heaviest = -1, most = 0;

        for (int i = 0; i < state->person_n[person]; i++) {
            int amount = quota_counts(problem, quota, mine[i]);
            bool listed = false;

            for (int j = 0; j < list->n; j++)
                listed |= list->offers[j] == mine[i];
            if (amount <= most || listed || problem->offers[mine[i]].locked)
                continue;
            most = amount;
            heaviest = mine[i];
        }
        if (heaviest < 0 || !blockers_add(list, heaviest))
            return false;
        over -= most;
    }
    return true;
}

static bool blockers(const struct state *state, int offer, struct blockers *list)
{
    const struct weights *weights = &state->lookup->quota;

    for (int i = weights->first[offer]; i < weights->first[offer + 1]; i++) {
        const struct quota *quota = &state->lookup->problem->quotas[weights->items[i].row];

        if (!quota->over_cost && !make_room(state, offer, &weights->items[i], list))
            return false;
    }
    return true;
}

static void apply(struct state *state, int offer, bool in)
{
    const struct weights *weights = &state->lookup->quota;

    for (int i = weights->first[offer]; i < weights->first[offer + 1]; i++)
        state->quota_load[weights->items[i].row] +=
            in ? weights->items[i].amount : -weights->items[i].amount;
}

const struct limit limit_quota = {"quota", build, check, price, blockers, apply};
