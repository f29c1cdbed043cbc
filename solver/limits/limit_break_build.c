/* SPDX-License-Identifier: GPL-3.0-or-later
 * Breaks in the integer program: a column for each start that is worth having.
 * A start is not when another one is free whenever it is; a break of which one
 * start is free of all work needs nothing at all. */
#include "solver/limits/limit_break.h"

#include <stdlib.h>

#include "solver/facts/clique.h"

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

/* which: 0 and 1 for work on either side where it is not there already, then the
 * starts, those that are left out counted. */
static int add_which(struct model *model, int number, int which, bool value)
{
    int column = model_add_column(model, 'y', number, 1, value);

    if (!model->broken && !model->mip.broken)
        model->columns[column].which = which;
    return column;
}

/* A column that is 1 when any of the offers is chosen; -1: none can be. */
static int add_any(struct model *model, int number, int which, struct items *items, int n,
                   struct pool *pool)
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
    int column = add_which(model, number, which, any);

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

/* By start: what of the work meets it, a bit each. */
struct starts {
    uint64_t *met;
    bool *kept;
    int words;
};

static bool within(const struct starts *starts, int small, int large)
{
    const uint64_t *a = starts->met + (size_t)small * starts->words;
    const uint64_t *b = starts->met + (size_t)large * starts->words;

    for (int i = 0; i < starts->words; i++)
        if (a[i] & ~b[i])
            return false;
    return true;
}

/* False: some start is always free, or no memory. */
static bool starts_make(struct starts *starts, const struct model *model,
                        const struct rest_break *rest, struct items *items, struct pool *pool)
{
    const struct problem *problem = model->lookup->problem;
    int n = gather(model, rest, rest_break_meets_window, items);

    starts->words = (n + 63) / 64;
    starts->met =
        pool_take(pool, (size_t)rest->n_starts * (size_t)starts->words, sizeof *starts->met);
    starts->kept = pool_take(pool, (size_t)rest->n_starts, sizeof *starts->kept);
    if (pool->broken)
        return false;
    for (int s = 0; s < rest->n_starts; s++) {
        bool any = false;

        for (int i = 0; i < n; i++) {
            const struct offer *offer = &problem->offers[items->rows[i].offer];

            if (!rest_break_meets(rest, s, &problem->slots[offer->slot]))
                continue;
            starts->met[(size_t)s * starts->words + i / 64] |= UINT64_C(1) << i % 64;
            any = true;
        }
        if (!any)
            return false;
    }
    for (int s = 0; s < rest->n_starts; s++) {
        starts->kept[s] = true;
        for (int i = 0; starts->kept[s] && i < rest->n_starts; i++)
            if (i != s && within(starts, i, s) && (i < s || !within(starts, s, i)))
                starts->kept[s] = false;
    }
    return true;
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

static void build_starts(struct model *model, int number, const struct starts *starts,
                         struct items *items, int owed, struct pool *pool)
{
    const struct rest_break *rest = &model->lookup->problem->breaks[number];
    int *column = pool_take(pool, (size_t)rest->n_starts, sizeof *column);
    int n = gather(model, rest, rest_break_meets_window, items);
    int64_t *starts_at = pool_take(pool, (size_t)n + rest->n_starts, sizeof *starts_at);
    int once = mip_add_row(&model->mip, -MIP_FREE, 1);
    struct cliques cliques;
    int sides = !rest->busy_before + !rest->busy_after;
    bool taken = false;

    if (pool->broken)
        return;
    for (int s = 0; s < rest->n_starts; s++) {
        if (!starts->kept[s])
            continue;
        bool here = !taken && planned_free(model, rest, s);

        taken |= here;
        column[s] = add_which(model, number, sides + s, here);
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
            (rest_break_meets_window(rest, slot) || rest_break_is_before(rest, slot) ||
             rest_break_is_after(rest, slot)))
            return true;
    }
    return false;
}

static void add_owed(struct model *model, int number, const struct starts *starts,
                     struct items *items, struct pool *pool)
{
    const struct rest_break *rest = &model->lookup->problem->breaks[number];
    int before = -1, after = -1, busy = rest->busy_before + rest->busy_after, n;

    if (!rest->busy_before) {
        n = gather(model, rest, rest_break_is_before, items);
        before = add_any(model, number, 0, items, n, pool);
    }
    if (!rest->busy_after) {
        n = gather(model, rest, rest_break_is_after, items);
        after = add_any(model, number, !rest->busy_before, items, n, pool);
    }
    /* sum of starts >= before + after - 1 */
    int owed = mip_add_row(&model->mip, busy - 1, MIP_FREE);

    if (before >= 0)
        mip_add_term(&model->mip, owed, before, -1);
    if (after >= 0)
        mip_add_term(&model->mip, owed, after, -1);
    build_starts(model, number, starts, items, owed, pool);
}

void break_add(struct model *model, int number)
{
    const struct lookup *lookup = model->lookup;
    const struct rest_break *rest = &lookup->problem->breaks[number];
    const int *first = &lookup->person_first[rest->person];
    size_t most = (size_t)(first[1] - first[0]) + (size_t)rest->n_starts;
    struct items items = {.lookup = lookup, .person = rest->person};
    struct starts starts = {0};
    struct pool pool = {0};

    items.rows = pool_take(&pool, most, sizeof *items.rows);
    if (items.rows && (!model->stands || any_open(model, rest)) &&
        (rest->busy_before || gather(model, rest, rest_break_is_before, &items)) &&
        (rest->busy_after || gather(model, rest, rest_break_is_after, &items)) &&
        starts_make(&starts, model, rest, &items, &pool))
        add_owed(model, number, &starts, &items, &pool);
    model->broken |= pool.broken;
    pool_release(&pool);
}
