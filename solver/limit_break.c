/* SPDX-License-Identifier: GPL-3.0-or-later
 * break: somebody who works before and after a window gets a free span inside it.
 * Always hard.  A slot belongs to the day when all of it lies inside the day's span.
 * amount: minutes of the break that is missing. */
#include "solver/limit_break.h"

#include <stdlib.h>

#include "solver/clique.h"
#include "solver/limit.h"

static bool in_day(const struct rest_break *rest, const struct slot *slot)
{
    return slot->starts_at >= rest->day_from_at && slot->ends_at <= rest->day_until_at;
}

bool rest_break_is_before(const struct rest_break *rest, const struct slot *slot)
{
    return in_day(rest, slot) && slot->starts_at < rest->from_at;
}

bool rest_break_is_after(const struct rest_break *rest, const struct slot *slot)
{
    return in_day(rest, slot) && slot->ends_at > rest->until_at;
}

bool rest_break_meets(const struct rest_break *rest, int start, const struct slot *slot)
{
    return slot->starts_at < rest->starts[start] + rest->minutes &&
           slot->ends_at > rest->starts[start];
}

static bool meets_window(const struct rest_break *rest, const struct slot *slot)
{
    return slot->starts_at < rest->until_at && slot->ends_at > rest->from_at;
}

/* ---- the integer program ---- */

/* A chosen slot or the break at one of its starts: what may not meet. */
struct item {
    int64_t starts_at, ends_at;
    int offer, start; /* one of them is -1 */
};
struct items {
    const struct lookup *lookup;
    struct item *rows;
    int person;
};

static int by_start(const void *left, const void *right)
{
    const struct item *a = left, *b = right;

    if (a->starts_at != b->starts_at)
        return a->starts_at < b->starts_at ? -1 : 1;
    return a->offer != b->offer ? a->offer - b->offer : a->start - b->start;
}

static bool items_exclude(const void *context, int early, int late)
{
    const struct items *items = context;
    const struct item *a = &items->rows[early], *b = &items->rows[late];
    const struct offer *offers = items->lookup->problem->offers;

    if (a->offer >= 0 && b->offer >= 0)
        return lookup_excludes(items->lookup, items->person, offers[a->offer].slot,
                               offers[b->offer].slot);
    return (a->start >= 0 && b->start >= 0) || b->starts_at < a->ends_at;
}

static void add_rows(struct model *model, const struct items *items, const struct cliques *cliques,
                     const int *start_column)
{
    for (int c = 0; c < cliques->n; c++) {
        bool with_break = false;
        int row = -1;

        for (int i = cliques->first[c]; i < cliques->first[c + 1]; i++)
            with_break |= items->rows[cliques->members[i]].start >= 0;
        if (!with_break)
            continue; /* the overlap limit has it */
        row = mip_add_row(&model->mip, -MIP_FREE, 1);
        for (int i = cliques->first[c]; i < cliques->first[c + 1]; i++) {
            const struct item *item = &items->rows[cliques->members[i]];

            if (item->start >= 0)
                mip_add_term(&model->mip, row, start_column[item->start], 1);
            else
                model_term(model, row, item->offer, 1);
        }
    }
}

/* A column that is 1 when any of the offers is chosen; -1: none can be. */
static int add_any(struct model *model, int number, struct items *items, int n, struct pool *pool)
{
    int64_t *starts_at = pool_take(pool, (size_t)n, sizeof *starts_at);
    struct clique_items shape = {.n = n,
                                 .starts_at = starts_at,
                                 .reach_min = INT64_MAX,
                                 .excludes = items_exclude,
                                 .context = items};
    struct cliques cliques;
    bool any = false;

    if (n == 0 || !starts_at)
        return -1;
    qsort(items->rows, (size_t)n, sizeof *items->rows, by_start);
    for (int i = 0; i < n; i++) {
        starts_at[i] = items->rows[i].starts_at;
        any |= model_planned(model, items->rows[i].offer);
    }
    if (!cliques_split(&cliques, &shape, pool))
        return -1;
    int column = model_add_column(model, 'y', number, 1, any);

    for (int c = 0; c < cliques.n; c++) {
        int row = mip_add_row(&model->mip, -MIP_FREE, 0);

        mip_add_term(&model->mip, row, column, -1);
        for (int i = cliques.first[c]; i < cliques.first[c + 1]; i++)
            model_term(model, row, items->rows[cliques.members[i]].offer, 1);
    }
    return column;
}

static int gather(const struct model *model, const struct rest_break *rest,
                  bool (*wanted)(const struct rest_break *, const struct slot *),
                  struct items *items)
{
    const struct lookup *lookup = model->lookup;
    int n = 0;

    for (int i = lookup->person_first[rest->person]; i < lookup->person_first[rest->person + 1];
         i++) {
        int offer = lookup->person_offers[i], stands = model_stands(model, offer);
        const struct slot *slot = &lookup->problem->slots[lookup->problem->offers[offer].slot];

        if ((stands == OFFER_FREE || stands == OFFER_ONE) && wanted(rest, slot))
            items->rows[n++] = (struct item){slot->starts_at, slot->ends_at, offer, -1};
    }
    return n;
}

/* Is the start free in the plan? */
static bool planned_free(const struct model *model, const struct rest_break *rest, int start)
{
    const struct lookup *lookup = model->lookup;

    for (int i = lookup->person_first[rest->person]; i < lookup->person_first[rest->person + 1];
         i++) {
        int offer = lookup->person_offers[i];

        if (model_planned(model, offer) &&
            rest_break_meets(rest, start,
                             &lookup->problem->slots[lookup->problem->offers[offer].slot]))
            return false;
    }
    return true;
}

static void build_starts(struct model *model, int number, struct items *items, int owed,
                         struct pool *pool)
{
    const struct rest_break *rest = &model->lookup->problem->breaks[number];
    int *column = pool_take(pool, (size_t)rest->n_starts, sizeof *column);
    int n = gather(model, rest, meets_window, items);
    int64_t *starts_at = pool_take(pool, (size_t)n + rest->n_starts, sizeof *starts_at);
    int once = mip_add_row(&model->mip, -MIP_FREE, 1);
    struct cliques cliques;
    bool taken = false;

    if (pool->broken)
        return;
    for (int s = 0; s < rest->n_starts; s++) {
        bool here = !taken && planned_free(model, rest, s);

        taken |= here;
        column[s] = model_add_column(model, 'y', number, 1, here);
        mip_add_term(&model->mip, owed, column[s], 1);
        mip_add_term(&model->mip, once, column[s], 1);
        items->rows[n++] = (struct item){rest->starts[s], rest->starts[s] + rest->minutes, -1, s};
    }
    qsort(items->rows, (size_t)n, sizeof *items->rows, by_start);
    for (int i = 0; i < n; i++)
        starts_at[i] = items->rows[i].starts_at;
    struct clique_items shape = {n, starts_at, INT64_MAX, items_exclude, items};

    if (cliques_make(&cliques, &shape, pool))
        add_rows(model, items, &cliques, column);
}

/* Is anything that could make a difference not decided yet? */
static bool any_open(const struct model *model, const struct rest_break *rest)
{
    const struct lookup *lookup = model->lookup;

    for (int i = lookup->person_first[rest->person]; i < lookup->person_first[rest->person + 1];
         i++) {
        int offer = lookup->person_offers[i];
        const struct slot *slot = &lookup->problem->slots[lookup->problem->offers[offer].slot];

        if (model_stands(model, offer) == OFFER_FREE &&
            (meets_window(rest, slot) || rest_break_is_before(rest, slot) ||
             rest_break_is_after(rest, slot)))
            return true;
    }
    return false;
}

static void build_one(struct model *model, int number, struct items *items)
{
    const struct rest_break *rest = &model->lookup->problem->breaks[number];
    struct pool pool = {0};
    int before = -1, after = -1, busy = rest->busy_before + rest->busy_after;

    items->person = rest->person;
    if (model->stands && !any_open(model, rest))
        return;
    int n_before = gather(model, rest, rest_break_is_before, items);
    int n_after = gather(model, rest, rest_break_is_after, items);

    if ((!n_before && !rest->busy_before) || (!n_after && !rest->busy_after))
        return;
    if (!rest->busy_before) {
        n_before = gather(model, rest, rest_break_is_before, items);
        before = add_any(model, number, items, n_before, &pool);
    }
    if (!rest->busy_after) {
        n_after = gather(model, rest, rest_break_is_after, items);
        after = add_any(model, number, items, n_after, &pool);
    }
    /* sum of starts >= before + after - 1 */
    int owed = mip_add_row(&model->mip, busy - 1, MIP_FREE);

    if (before >= 0)
        mip_add_term(&model->mip, owed, before, -1);
    if (after >= 0)
        mip_add_term(&model->mip, owed, after, -1);
    build_starts(model, number, items, owed, &pool);
    model->broken |= pool.broken;
    pool_release(&pool);
}

static void build(struct model *model)
{
    const struct problem *problem = model->lookup->problem;
    struct items items = {.lookup = model->lookup};
    size_t most = 0;

    for (int b = 0; b < problem->n_breaks; b++)
        if ((size_t)problem->breaks[b].n_starts > most)
            most = (size_t)problem->breaks[b].n_starts;
    items.rows = calloc((size_t)problem->n_offers + most + 1, sizeof *items.rows);
    model->broken |= !items.rows;
    for (int b = 0; b < problem->n_breaks && items.rows; b++)
        build_one(model, b, &items);
    free(items.rows);
}

const struct limit limit_break = {"break",     build,          break_check,
                                  break_price, break_blockers, break_apply};
