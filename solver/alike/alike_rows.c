/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/alike/alike_build.h"

#include <stdlib.h>

static int by_group(const void *left, const void *right)
{
    const struct alike_pair *a = left, *b = right;

    if (a->group != b->group)
        return a->group - b->group;
    return a->column - b->column; /* in order of start */
}

/* At most so many of the group's people do all of these at one time. */
static void add_set(struct alike_build *build, const int *active, int n, int person)
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
static void sweep(struct alike_build *build, int from, int until, int person)
{
    const struct slot *slots = build->lookup->problem->slots;
    int gap = build->alike->gap_min[build->pairs[from].group], n = 0;

    for (int i = from; i < until; i++) {
        int64_t at = slots[build->pairs[i].slot].starts_at;
        int left = 0;

        for (int k = 0; k < n; k++)
            left += slots[build->pairs[build->active[k]].slot].ends_at + gap > at;
        if (left < n)
            add_set(build, build->active, n, person);
        left = 0;
        for (int k = 0; k < n; k++)
            if (slots[build->pairs[build->active[k]].slot].ends_at + gap > at)
                build->active[left++] = build->active[k];
        build->active[left] = i;
        n = left + 1;
    }
    add_set(build, build->active, n, person);
}

void alike_add_sets(struct alike_build *build, const int *person_of_group)
{
    qsort(build->pairs, (size_t)build->n_pairs, sizeof *build->pairs, by_group);
    for (int from = 0, until = 0; from < build->n_pairs; from = until) {
        while (until < build->n_pairs && build->pairs[until].group == build->pairs[from].group)
            until++;
        sweep(build, from, until, person_of_group[build->pairs[from].group]);
    }
}

/* Of one kind are quotas that weigh every slot alike. */
static int compare_kinds(const struct quota *a, const struct quota *b)
{
    if (a->from_at != b->from_at)
        return a->from_at < b->from_at ? -1 : 1;
    if (a->until_at != b->until_at)
        return a->until_at < b->until_at ? -1 : 1;
    if (a->tags != b->tags)
        return a->tags < b->tags ? -1 : 1;
    if (a->by_minute != b->by_minute)
        return a->by_minute ? 1 : -1;
    if (a->over_cost != b->over_cost)
        return a->over_cost < b->over_cost ? -1 : 1;
    if (a->over_cost == 0 || a->unit == b->unit)
        return a->over_cost ? a->level - b->level : 0;
    return a->unit < b->unit ? -1 : 1;
}

static int by_kind(const void *left, const void *right)
{
    const struct quota *a = *(const struct quota *const *)left;
    const struct quota *b = *(const struct quota *const *)right;
    int kinds = compare_kinds(a, b);

    return kinds ? kinds : a->person != b->person ? a->person - b->person : (a > b) - (a < b);
}

/* Soft: what all of them together are over, in units.  Each one's own is rounded
 * up, so there are at least as many. */
static void add_over(struct alike_build *build, const struct quota *quota, int row, int64_t most)
{
    struct model *model = &build->made->model;
    int64_t units = most > 0 ? (most + quota->unit - 1) / quota->unit : 0;
    int column = model_add_column(model, 'y', -1, units, 0);

    model_cost(model, column, quota->level, quota->over_cost);
    mip_add_term(&model->mip, row, column, -quota->unit);
}

static void add_quota(struct alike_build *build, const struct quota *quota, int from, int64_t room)
{
    struct mip *mip = &build->made->model.mip;
    int row = -1, group = build->pairs[from].group;
    int64_t most = -room;

    for (int i = from; i < build->n_pairs && build->pairs[i].group == group; i++) {
        int weight = quota_weight(build->lookup->problem, quota, build->pairs[i].slot);

        if (weight == 0 || mip->broken)
            continue;
        if (row < 0)
            row = mip_add_row(mip, -MIP_FREE, room);
        mip_add_term(mip, row, build->pairs[i].column, weight);
        most += weight * mip->columns[build->pairs[i].column].high;
    }
    if (row >= 0 && quota->over_cost)
        add_over(build, quota, row, most);
}

/* Quotas of one kind: a group's people together have room for so much, unless
 * one of them has no such quota. */
static void add_kind(struct alike_build *build, const struct quota *const *quotas, int n,
                     int64_t *room, int *people)
{
    const struct alike *alike = build->alike;

    for (int g = 0; g < alike->n; g++) {
        room[g] = 0;
        people[g] = 0;
    }
    for (int i = 0; i < n; i++) {
        int group = alike->of_person[quotas[i]->person];

        if (group < 0 || (i && quotas[i]->person == quotas[i - 1]->person))
            continue;
        int64_t own = quotas[i]->max - quotas[i]->used;

        people[group]++;
        room[group] += own > 0 || quotas[i]->over_cost ? own : 0;
    }
    for (int i = 0; i < build->n_pairs; i++) {
        int group = build->pairs[i].group;

        if ((i == 0 || build->pairs[i - 1].group != group) && people[group] == alike->size[group])
            add_quota(build, quotas[0], i, room[group]);
    }
}

void alike_add_quotas(struct alike_build *build)
{
    const struct problem *problem = build->lookup->problem;
    size_t groups = (size_t)build->alike->n;
    const struct quota **kinds = pool_take(&build->pool, (size_t)problem->n_quotas, sizeof(void *));
    int64_t *room = pool_take(&build->pool, groups, sizeof *room);
    int *people = pool_take(&build->pool, groups, sizeof *people), n = 0;

    if (build->pool.broken) {
        build->made->model.broken = true;
        return;
    }
    for (int q = 0; q < problem->n_quotas; q++)
        if (problem->quotas[q].over_cost == 0 || problem->quotas[q].level <= build->alike->level)
            kinds[n++] = &problem->quotas[q];
    qsort(kinds, (size_t)n, sizeof(void *), by_kind);
    for (int from = 0, until = 0; from < n; from = until) {
        while (until < n && compare_kinds(kinds[from], kinds[until]) == 0)
            until++;
        add_kind(build, kinds + from, until - from, room, people);
    }
}
