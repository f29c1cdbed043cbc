/* SPDX-License-Identifier: GPL-3.0-or-later
 * overlap: nobody is in two places, and everybody gets their gap, their way
 * and their night's rest between.  Always hard.
 * amount: minutes by which the later slot starts too early for the gap and the way; 0: the rest. */
#include "solver/facts/clique.h"
#include "solver/limits/limit.h"

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

/* As lookup_excludes(), for spans of one person: early starts no later. */
static inline bool spans_exclude(const struct lookup *lookup, int person, const struct span *early,
                                 const struct span *late)
{
    const struct problem *problem = lookup->problem;
    int64_t apart = late->starts_at - early->ends_at;

    if (apart < problem->gap_min[person])
        return true;
    if (apart >= lookup->reach_min || early->place < 0 || late->place < 0 ||
        early->place == late->place)
        return false;
    return apart < problem->travel_min[(size_t)early->place * problem->n_places + late->place];
}

static bool excludes_chosen(const struct state *state, int offer, const struct span *mine,
                            int chosen)
{
    const struct lookup *lookup = state->lookup;
    const struct problem *problem = lookup->problem;
    int person = problem->offers[offer].person;
    const struct span *other = &state->person_spans[chosen];

    if (lookup->rests)
        return lookup_excludes(lookup, person, problem->offers[offer].slot,
                               problem->offers[state->person_list[chosen]].slot);
    if (mine->starts_at <= other->starts_at)
        return spans_exclude(lookup, person, mine, other);
    return spans_exclude(lookup, person, other, mine);
}

/* Chosen ones never meet, so those within reach of the offer stand together.
 * The first of them that excludes it, from `from` on; -1: none. */
static int next_conflict(const struct state *state, int offer, int from)
{
    const struct lookup *lookup = state->lookup;
    int person = lookup->problem->offers[offer].person, first = lookup->person_first[person];
    const struct slot *slot = &lookup->problem->slots[lookup->problem->offers[offer].slot];
    const struct span span = {slot->starts_at, slot->ends_at, slot->place}, *mine = &span;
    const struct span *spans = state->person_spans + first;
    int64_t begins = mine->starts_at - lookup->reach_min;
    int64_t ends = mine->ends_at + lookup->reach_min;
    int n = state->person_n[person];

    while (from < n && spans[from].ends_at <= begins)
        from++;
    for (; from < n && spans[from].starts_at < ends; from++)
        if (excludes_chosen(state, offer, mine, first + from))
            return from;
    return -1;
}

/* NOLINTNEXTLINE(readability-non-const-parameter): every limit's price has this shape. */
static bool price(const struct state *state, int offer, bool in, int64_t *delta)
{
    const struct offer *row = &state->lookup->problem->offers[offer];

    (void)delta;
    return !in ||
           (!state_busy(state, row->person, row->slot) && next_conflict(state, offer, 0) < 0);
}

static bool blockers(const struct state *state, int offer, struct blockers *list)
{
    int person = state->lookup->problem->offers[offer].person;
    const int *mine = state->person_list + state->lookup->person_first[person];

    for (int i = next_conflict(state, offer, 0); i >= 0; i = next_conflict(state, offer, i + 1))
        if (!blockers_add(list, mine[i]))
            return false;
    return true;
}

/* Both lists by start; equals in the order they came. */
static void apply(struct state *state, int offer, bool in)
{
    const struct lookup *lookup = state->lookup;
    const struct offer *row = &lookup->problem->offers[offer];
    const struct grid *grid = &lookup->grids[row->slot];
    uint64_t *busy = state->busy + (size_t)row->person * lookup->n_words + grid->word;
    int *mine = state->person_list + lookup->person_first[row->person];
    struct span *spans = state->person_spans + lookup->person_first[row->person];
    const struct slot *slot = &lookup->problem->slots[row->slot];
    const struct span span = {slot->starts_at, slot->ends_at, slot->place};
    int *n = &state->person_n[row->person], i;

    busy[0] ^= grid->first;
    busy[1] ^= grid->second;
    if (in) {
        for (i = (*n)++; i > 0 && spans[i - 1].starts_at > span.starts_at; i--) {
            mine[i] = mine[i - 1];
            spans[i] = spans[i - 1];
        }
        mine[i] = offer;
        spans[i] = span;
        return;
    }
    for (i = 0; mine[i] != offer; i++)
        ;
    for (--*n; i < *n; i++) {
        mine[i] = mine[i + 1];
        spans[i] = spans[i + 1];
    }
}

const struct limit limit_overlap = {"overlap", build, check, price, blockers, apply};
