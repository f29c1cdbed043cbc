/* SPDX-License-Identifier: GPL-3.0-or-later
 * The relaxation over groups of people.  A column says how many of a group do a
 * slot; what at least one of them may do, at what it costs the cheapest.
 *
 * Dropped are work of later levels, travel, breaks, quotas, shares, bonds, mixes
 * and resources, and that a task happens in one slot only: dropping a limit or a
 * cost only lets more plans in, or makes them cheaper. */
#include "solver/alike.h"

#include <stdlib.h>
#include <string.h>

/* What a group may do in a slot. */
struct pair {
    int group, slot, column;
};

struct build {
    struct alike_model *made;
    const struct alike *alike;
    const struct lookup *lookup;
    int *slots; /* that matter, by start */
    int n_slots;
    int *pair_of_group; /* scratch: the group's pair with the slot in hand, -1 */
    struct pair *pairs; /* in order of slots */
    int n_pairs;
    int *short_row; /* by task */
    int *active;    /* scratch for the sweep: pairs */
    struct pool pool;
};

struct moment {
    int64_t starts_at;
    int slot;
};

static int by_moment(const void *left, const void *right)
{
    const struct moment *a = left, *b = right;

    if (a->starts_at != b->starts_at)
        return a->starts_at < b->starts_at ? -1 : 1;
    return a->slot - b->slot;
}

static bool sort_slots(struct build *build)
{
    const struct problem *problem = build->lookup->problem;
    struct moment *list = calloc((size_t)problem->n_slots + 1, sizeof *list);

    build->slots = pool_take(&build->pool, (size_t)problem->n_slots, sizeof(int));
    for (int s = 0; list && s < problem->n_slots; s++)
        if (problem->tasks[problem->slots[s].task].level <= build->alike->level)
            list[build->n_slots++] = (struct moment){problem->slots[s].starts_at, s};
    if (list && build->slots) {
        qsort(list, (size_t)build->n_slots, sizeof *list, by_moment);
        for (int i = 0; i < build->n_slots; i++)
            build->slots[i] = list[i].slot;
    }
    free(list);
    return build->slots;
}

static void add_tasks(struct build *build)
{
    const struct problem *problem = build->lookup->problem;
    struct model *model = &build->made->model;

    for (int t = 0; t < problem->n_tasks; t++) {
        const struct task *task = &problem->tasks[t];

        if (task->level > build->alike->level)
            continue;
        int column = model_add_column(model, 'u', t, task->need, 0);

        build->short_row[t] = mip_add_row(&model->mip, task->need, task->need);
        model_cost(model, column, task->level, task->short_cost);
        mip_add_term(&model->mip, build->short_row[t], column, 1);
    }
}

/* One more of the group's people may do it. */
static void widen(struct build *build, const struct pair *pair, const struct offer *offer,
                  bool first)
{
    struct model *model = &build->made->model;

    if (model->broken || model->mip.broken)
        return;
    struct mip_column *bounds = &model->mip.columns[pair->column];
    int64_t *cost = model->columns[pair->column].cost;
    int need = build->lookup->problem->tasks[build->lookup->problem->slots[pair->slot].task].need;

    if (bounds->high < need)
        bounds->high++;
    if (offer->locked && bounds->low < need)
        bounds->low++;
    for (int k = 0; k < LEVELS; k++)
        if (first || offer->cost[k] < cost[k])
            cost[k] = offer->cost[k];
}

static void add_pairs_of(struct build *build, int slot)
{
    const struct lookup *lookup = build->lookup;
    const struct alike *alike = build->alike;
    struct model *model = &build->made->model;
    int from = build->n_pairs;

    for (int i = lookup->slot_first[slot]; i < lookup->slot_first[slot + 1]; i++) {
        const struct offer *offer = &lookup->problem->offers[i];
        int group = alike->of_person[offer->person];

        if (solve_stands(alike->solve, i, alike->level) == OFFER_ZERO || group < 0)
            continue;
        bool first = build->pair_of_group[group] < from;

        if (first) {
            struct pair pair = {group, slot, model_add_column(model, 'x', i, 0, 0)};

            mip_add_term(&model->mip, build->short_row[lookup->problem->slots[slot].task],
                         pair.column, 1);
            build->pair_of_group[group] = build->n_pairs;
            build->pairs[build->n_pairs++] = pair;
        }
        widen(build, &build->pairs[build->pair_of_group[group]], offer, first);
    }
}

static int by_group(const void *left, const void *right)
{
    const struct pair *a = left, *b = right;

    if (a->group != b->group)
        return a->group - b->group;
    return a->column - b->column; /* in order of start */
}

/* The group's call-outs, as any of its people has them. */
static void add_cells(struct build *build)
{
    const struct alike *alike = build->alike;
    const struct problem *problem = build->lookup->problem;
    struct model *model = &build->made->model;

    for (int n = 0; n < problem->n_callouts; n++) {
        int cell = alike->cell_of_call[n];

        if (cell < 0 || build->made->cell_column[cell] >= 0)
            continue;
        int column = model_add_column(model, 'y', n, alike->cell_size[cell], 0);

        build->made->cell_column[cell] = column;
        model_cost(model, column, problem->callouts[n].level, problem->callouts[n].cost);
    }
}

/* At most so many of the group's people do all of these at one time. */
static void add_set(struct build *build, const int *active, int n, int person)
{
    const struct alike *alike = build->alike;
    const struct problem *problem = build->lookup->problem;
    struct mip *mip = &build->made->model.mip;
    int group = build->pairs[active[0]].group;
    bool whole = false;

    for (int c = alike->person_calls[person]; c < alike->person_calls[person + 1]; c++) {
        const struct callout *callout = &problem->callouts[alike->calls[c]];
        int row = -1, inside = 0;

        for (int i = 0; i < n; i++) {
            if (!callout_weight(problem, callout, build->pairs[active[i]].slot))
                continue;
            if (row < 0)
                row = mip_add_row(mip, -MIP_FREE, 0);
            mip_add_term(mip, row, build->pairs[active[i]].column, 1);
            inside++;
        }
        if (row >= 0)
            mip_add_term(mip, row, build->made->cell_column[alike->cell_of_call[alike->calls[c]]],
                         -1);
        whole |= inside == n;
    }
    if (whole)
        return;
    int row = mip_add_row(mip, -MIP_FREE, alike->size[group]);

    for (int i = 0; i < n; i++)
        mip_add_term(mip, row, build->pairs[active[i]].column, 1);
}

/* Every largest set of slots in progress at one time, in one sweep. */
static void sweep(struct build *build, int from, int until, int person)
{
    const struct slot *slots = build->lookup->problem->slots;
    int gap = build->alike->gap_min[build->pairs[from].group], n = 0;
    bool grown = false;

    for (int i = from; i < until; i++) {
        int64_t at = slots[build->pairs[i].slot].starts_at;
        int left = 0;

        for (int k = 0; k < n; k++)
            left += slots[build->pairs[build->active[k]].slot].ends_at + gap > at;
        if (left < n && grown) {
            add_set(build, build->active, n, person);
            grown = false;
        }
        left = 0;
        for (int k = 0; k < n; k++)
            if (slots[build->pairs[build->active[k]].slot].ends_at + gap > at)
                build->active[left++] = build->active[k];
        build->active[left] = i;
        n = left + 1;
        grown = true;
    }
    add_set(build, build->active, n, person);
}

static void add_sets(struct build *build, const int *person_of_group)
{
    qsort(build->pairs, (size_t)build->n_pairs, sizeof *build->pairs, by_group);
    for (int from = 0, until = 0; from < build->n_pairs; from = until) {
        while (until < build->n_pairs && build->pairs[until].group == build->pairs[from].group)
            until++;
        sweep(build, from, until, person_of_group[build->pairs[from].group]);
    }
}

static bool build_all(struct build *build, int *person_of_group)
{
    const struct alike *alike = build->alike;

    for (int p = build->lookup->problem->n_people - 1; p >= 0; p--)
        if (alike->of_person[p] >= 0)
            person_of_group[alike->of_person[p]] = p;
    for (int g = 0; g < alike->n; g++)
        build->pair_of_group[g] = -1;
    for (int c = 0; c < alike->n_cells; c++)
        build->made->cell_column[c] = -1;
    if (!sort_slots(build))
        return false;
    add_tasks(build);
    for (int i = 0; i < build->n_slots; i++)
        add_pairs_of(build, build->slots[i]);
    add_cells(build);
    add_sets(build, person_of_group);
    return !build->made->model.broken && !build->made->model.mip.broken;
}

bool alike_model_make(struct alike_model *made, const struct alike *alike)
{
    struct build build = {.made = made, .alike = alike, .lookup = &alike->solve->lookup};
    const struct problem *problem = build.lookup->problem;
    size_t groups = (size_t)alike->n, offers = (size_t)problem->n_offers;

    *made = (struct alike_model){.alike = alike, .model = {.lookup = build.lookup}};
    for (int k = 0; k < LEVELS; k++)
        made->model.level_row[k] = -1;
    made->cell_column = pool_take(&made->pool, (size_t)alike->n_cells, sizeof(int));
    build.pair_of_group = pool_take(&build.pool, groups, sizeof(int));
    build.pairs = pool_take(&build.pool, offers, sizeof *build.pairs);
    build.short_row = pool_take(&build.pool, (size_t)problem->n_tasks, sizeof(int));
    build.active = pool_take(&build.pool, offers, sizeof(int));
    int *person_of_group = pool_take(&build.pool, groups, sizeof(int));
    bool fine = !build.pool.broken && !made->pool.broken && build_all(&build, person_of_group);

    pool_release(&build.pool);
    return fine;
}

void alike_model_release(struct alike_model *made)
{
    model_release(&made->model);
    pool_release(&made->pool);
    *made = (struct alike_model){0};
}
