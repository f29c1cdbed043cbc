/* SPDX-License-Identifier: GPL-3.0-or-later
 * The relaxation over groups of people.  A column says how many of a group do a
 * slot; what at least one of them may do, at what it costs the cheapest.
 *
 * Dropped are work of later levels, travel, breaks, shares, bonds, mixes
 * and resources, and that a task happens in one slot only: dropping a limit or a
 * cost only lets more plans in, or makes them cheaper. */
#include "solver/alike/alike_build.h"

#include <stdlib.h>
#include <string.h>

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

static bool sort_slots(struct alike_build *build)
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

static void add_tasks(struct alike_build *build)
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
static void widen(struct alike_build *build, const struct alike_pair *pair,
                  const struct offer *offer, bool first)
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

static void add_pairs_of(struct alike_build *build, int slot)
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
            int column = model_add_column(model, 'x', i, 0, 0);
            struct alike_pair pair = {group, slot, lookup->problem->slots[slot].task, column};

            mip_add_term(&model->mip, build->short_row[lookup->problem->slots[slot].task],
                         pair.column, 1);
            build->pair_of_group[group] = build->n_pairs;
            build->pairs[build->n_pairs++] = pair;
        }
        widen(build, &build->pairs[build->pair_of_group[group]], offer, first);
    }
}

/* The pair counts in the mix when anybody of the group does. */
static bool counts_in(const struct alike_build *build, const struct alike_pair *pair,
                      const struct mix *mix)
{
    const struct lookup *lookup = build->lookup;

    for (int i = lookup->slot_first[pair->slot]; i < lookup->slot_first[pair->slot + 1]; i++) {
        int person = lookup->problem->offers[i].person;

        if (build->alike->of_person[person] == pair->group &&
            (lookup->problem->person_tags[person] & mix->tags) == mix->tags)
            return true;
    }
    return false;
}

/* People with tags among those on the task, or their absence is paid. */
static void add_mixes_of(struct alike_build *build, int task, const struct alike_pair *pairs, int n)
{
    const struct lookup *lookup = build->lookup;
    struct model *model = &build->made->model;

    for (int m = lookup->mix_first[task]; m < lookup->mix_first[task + 1]; m++) {
        const struct mix *mix = &lookup->problem->mixes[lookup->task_mixes[m]];

        if (mix->level > build->alike->level)
            continue;
        int row = mip_add_row(&model->mip, mix->least, MIP_FREE);
        int column = model_add_column(model, 'y', lookup->task_mixes[m], mix->least, 0);

        model_cost(model, column, mix->level, mix->short_cost);
        mip_add_term(&model->mip, row, column, 1);
        for (int i = 0; i < n; i++)
            if (counts_in(build, &pairs[i], mix))
                mip_add_term(&model->mip, row, pairs[i].column, 1);
    }
}

static int by_task(const void *left, const void *right)
{
    const struct alike_pair *a = left, *b = right;

    if (a->task != b->task)
        return a->task - b->task;
    return a->column - b->column;
}

static void add_mixes(struct alike_build *build)
{
    const struct problem *problem = build->lookup->problem;

    if (problem->n_mixes == 0)
        return;
    qsort(build->pairs, (size_t)build->n_pairs, sizeof *build->pairs, by_task);
    for (int from = 0, until = 0; from < build->n_pairs; from = until) {
        while (until < build->n_pairs && build->pairs[until].task == build->pairs[from].task)
            until++;
        add_mixes_of(build, build->pairs[from].task, build->pairs + from, until - from);
    }
}

/* The group's call-outs, as any of its people has them. */
static void add_cells(struct alike_build *build)
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

static bool build_all(struct alike_build *build, int *person_of_group)
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
    add_mixes(build);
    alike_add_sets(build, person_of_group);
    alike_add_quotas(build);
    return !build->made->model.broken && !build->made->model.mip.broken;
}

bool alike_model_make(struct alike_model *made, const struct alike *alike)
{
    struct alike_build build = {.made = made, .alike = alike, .lookup = &alike->solve->lookup};
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
