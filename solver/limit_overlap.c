/* SPDX-License-Identifier: GPL-3.0-or-later
 * overlap: nobody is in two places, and everybody gets their gap, their way
 * and their night's rest between.  Always hard.
 * amount: minutes by which the later slot starts too early for the gap and the way; 0: the rest. */
#include "solver/clique.h"
#include "solver/limit.h"

struct pair_context {
    const struct lookup *lookup;
    const int *offers;
    int person;
};

static bool pair_excludes(const void *context, int early, int late)
{
    const struct pair_context *pair = context;
    const struct offer *offers = pair->lookup->problem->offers;

    return lookup_excludes(pair->lookup, pair->person, offers[pair->offers[early]].slot,
                           offers[pair->offers[late]].slot);
}

static void build_rows(struct model *model, const struct cliques *cliques, const int *offers)
{
    for (int c = 0; c < cliques->n; c++) {
        int row = mip_add_row(&model->mip, -MIP_FREE, 1);

        for (int i = cliques->first[c]; i < cliques->first[c + 1]; i++)
            model_term(model, row, offers[cliques->members[i]], 1);
    }
}

static void build_person(struct model *model, int person, int *offers, int64_t *starts_at)
{
    const struct lookup *lookup = model->lookup;
    struct pair_context pair = {lookup, offers, person};
    struct clique_items items = {.starts_at = starts_at, .excludes = pair_excludes};
    struct cliques cliques;
    struct pool pool = {0};

    items.context = &pair;
    items.reach_min = lookup->longest_min + lookup->reach_min;
    for (int i = lookup->person_first[person]; i < lookup->person_first[person + 1]; i++) {
        int offer = lookup->person_offers[i], stands = model_stands(model, offer);

        if (stands != OFFER_FREE && stands != OFFER_ONE)
            continue;
        offers[items.n] = offer;
        starts_at[items.n++] =
            lookup->problem->slots[lookup->problem->offers[offer].slot].starts_at;
    }
    if (cliques_make(&cliques, &items, &pool))
        build_rows(model, &cliques, offers);
    else
        model->broken = true;
    pool_release(&pool);
}

static void build(struct model *model)
{
    const struct problem *problem = model->lookup->problem;
    struct pool pool = {0};
    int *offers = pool_take(&pool, (size_t)problem->n_offers, sizeof *offers);
    int64_t *starts_at = pool_take(&pool, (size_t)problem->n_offers, sizeof *starts_at);

    for (int p = 0; p < problem->n_people && !pool.broken; p++)
        build_person(model, p, offers, starts_at);
    model->broken |= pool.broken;
    pool_release(&pool);
}

static int64_t minutes_early(const struct lookup *lookup, int person, int first, int second)
{
    const struct problem *problem = lookup->problem;
    const struct slot *a = &problem->slots[first], *b = &problem->slots[second];
    int64_t apart = problem->gap_min[person];

    if (a->place >= 0 && b->place >= 0 && a->place != b->place) {
        int travel = problem->travel_min[(size_t)a->place * problem->n_places + b->place];
        apart = travel > apart ? travel : apart;
    }
    int64_t early = a->ends_at + apart - b->starts_at;
    return early > 0 ? early : 0;
}

/* Both in the order of the person's list: the first starts no later. */
static void check_pair(const struct lookup *lookup, int first, int second, finding_fn *tell,
                       void *context)
{
    const struct offer *offers = lookup->problem->offers;
    int person = offers[first].person;

    if (!lookup_excludes(lookup, person, offers[first].slot, offers[second].slot))
        return;
    tell(context,
         &(struct finding){
             .limit = "overlap",
             .task = lookup->offer_task[second],
             .other_task = lookup->offer_task[first],
             .person = person,
             .amount = minutes_early(lookup, person, offers[first].slot, offers[second].slot),
             .hard = true,
         });
}

static void check(const struct lookup *lookup, const bool *chosen, finding_fn *tell, void *context)
{
    const struct problem *problem = lookup->problem;
    int64_t reach = lookup->longest_min + lookup->reach_min;

    for (int n = 0; n < problem->n_offers; n++) {
        int late = lookup->person_offers[n], person = problem->offers[late].person;

        for (int i = n - 1; chosen[late] && i >= lookup->person_first[person]; i--) {
            int early = lookup->person_offers[i];

            if (problem->slots[problem->offers[late].slot].starts_at -
                    problem->slots[problem->offers[early].slot].starts_at >=
                reach)
                break;
            if (chosen[early])
                check_pair(lookup, early, late, tell, context);
        }
    }
}

/* Calls for every chosen offer of the person that excludes the slot.  Chosen
 * ones never meet, so both ways out of the place of the slot end at reach. */
static bool each_conflict(const struct state *state, int offer, struct blockers *list)
{
    const struct lookup *lookup = state->lookup;
    const struct problem *problem = lookup->problem;
    const struct slot *slot = &problem->slots[problem->offers[offer].slot];
    int person = problem->offers[offer].person, n = state->person_n[person];
    const int *mine = state->person_list + lookup->person_first[person];
    int from = n;

    while (from > 0 &&
           problem->slots[problem->offers[mine[from - 1]].slot].starts_at >= slot->starts_at)
        from--;
    for (int i = from - 1; i >= 0; i--) {
        const struct slot *other = &problem->slots[problem->offers[mine[i]].slot];

        if (slot->starts_at - other->ends_at >= lookup->reach_min)
            break;
        if (lookup_excludes(lookup, person, problem->offers[mine[i]].slot,
                            problem->offers[offer].slot) &&
            (!list || !blockers_add(list, mine[i])))
            return false;
    }
    for (int i = from; i < n; i++) {
        const struct slot *other = &problem->slots[problem->offers[mine[i]].slot];

        if (other->starts_at - slot->ends_at >= lookup->reach_min)
            break;
        if (lookup_excludes(lookup, person, problem->offers[mine[i]].slot,
                            problem->offers[offer].slot) &&
            (!list || !blockers_add(list, mine[i])))
            return false;
    }
    return true;
}

/* NOLINTNEXTLINE(readability-non-const-parameter): every limit's price has this shape. */
static bool price(const struct state *state, int offer, bool in, int64_t *delta)
{
    (void)delta;
    return !in || each_conflict(state, offer, NULL);
}

static bool blockers(const struct state *state, int offer, struct blockers *list)
{
    return each_conflict(state, offer, list);
}

static void apply(struct state *state, int offer, bool in)
{
    const struct problem *problem = state->lookup->problem;
    int person = problem->offers[offer].person;
    int *mine = state->person_list + state->lookup->person_first[person];
    int *n = &state->person_n[person], i;
    int64_t starts_at = problem->slots[problem->offers[offer].slot].starts_at;

    if (in) {
        for (i = (*n)++; i > 0; i--) {
            if (problem->slots[problem->offers[mine[i - 1]].slot].starts_at <= starts_at)
                break;
            mine[i] = mine[i - 1];
        }
        mine[i] = offer;
        return;
    }
    for (i = 0; mine[i] != offer; i++)
        ;
    for (--*n; i < *n; i++)
        mine[i] = mine[i + 1];
}

const struct limit limit_overlap = {"overlap", build, check, price, blockers, apply};
