/* SPDX-License-Identifier: GPL-3.0-or-later
 * Numbers that are whole and are no column by themselves: the rooms of a company over all classes,
 * those of them still in use at a time, its adults, who is alone and who has no desk at a start.
 * Rooms that are nearly alike take each other's place in thirds; a branch on one of them only
 * moves the thirds on, and a branch on their sum ends them. */
#include "scheduler/seat/packing/packing_rows.h"

struct sum { /* of columns, each so many times */
    struct packing *packing;
    int *columns, *before; /* before: those of the sum before this one */
    int64_t *factors;
    int n, n_before;
};

static void sum_add(struct sum *sum, int column, int64_t factor)
{
    sum->columns[sum->n] = column;
    sum->factors[sum->n++] = factor;
}

static bool same_again(const struct sum *sum)
{
    bool same = sum->n == sum->n_before;

    for (int i = 0; same && i < sum->n; i++)
        same = sum->columns[i] == sum->before[i];
    return same;
}

/* A column that is the sum of those added; of one alone, or of the same as before, none. */
static void sum_end(struct sum *sum)
{
    struct mip *mip = &sum->packing->mip;
    int64_t high = 0;

    if (sum->n > 1 && !same_again(sum) && !mip->broken) {
        for (int i = 0; i < sum->n; i++)
            high += sum->factors[i] * mip->columns[sum->columns[i]].high;
        int column = packing_column(sum->packing, high);
        int row = mip_add_row(mip, 0, 0);
        mip_add_term(mip, row, column, -1);
        for (int i = 0; i < sum->n; i++)
            mip_add_term(mip, row, sum->columns[i], sum->factors[i]);
    }
    int *columns = sum->before;
    sum->before = sum->columns;
    sum->n_before = sum->n;
    sum->columns = columns;
    sum->n = 0;
}

static bool alike(const struct mode *a, const struct mode *b)
{
    return a->start == b->start && a->noise == b->noise && a->kind == b->kind &&
           a->helpers == b->helpers;
}

static bool first_alike(const struct packing *packing, int mode)
{
    for (int i = 0; i < mode; i++) {
        if (alike(&packing->modes[i], &packing->modes[mode]))
            return false;
    }
    return true;
}

/* Rooms of a company, whatever their class and limit; beyond: those with somebody who stays
 * longer, INT64_MIN: all. */
static void rooms_sum(struct sum *sum, int mode, int64_t beyond)
{
    const struct packing *packing = sum->packing;

    for (int i = 0; i < packing->n_cells; i++) {
        const struct cell *cell = &packing->cells[i];
        if (!alike(&packing->modes[cell->mode], &packing->modes[mode]))
            continue;
        int column = cell->opened;
        if (beyond != INT64_MIN && !packing_late_known(packing, cell, beyond, &column))
            continue;
        if (beyond == INT64_MIN || column != cell->opened)
            sum_add(sum, column, 1);
    }
    sum_end(sum);
}

static void alone_sum(struct sum *sum, int start)
{
    const struct packing *packing = sum->packing;

    for (int i = 0; i < packing->n_takes; i++) {
        const struct take *take = &packing->takes[i];
        if (take->cell < 0 && packing->groups[take->group].start == start)
            sum_add(sum, take->column, 1);
    }
    sum_end(sum);
}

static void short_sum(struct sum *sum, int start)
{
    const struct packing *packing = sum->packing;

    for (int i = 0; i < packing->n_groups; i++) {
        const struct group *group = &packing->groups[i];
        if (group->start == start && group->short_column >= 0)
            sum_add(sum, group->short_column, 1);
    }
    sum_end(sum);
}

static void adults_sum(struct sum *sum, int family, int n_columns)
{
    const struct cost *costs = sum->packing->costs;

    for (int j = 0; j < n_columns; j++) {
        if (costs[j].family == family && costs[j].at[SEAT_ADULTS] > 0)
            sum_add(sum, j, costs[j].at[SEAT_ADULTS]);
    }
    sum_end(sum);
}

void packing_sums(struct packing *packing)
{
    int n = packing->mip.n_columns;
    struct sum sum = {.packing = packing,
                      .columns = arena_new(packing->arena, int, n + 1),
                      .before = arena_new(packing->arena, int, n + 1),
                      .factors = arena_new(packing->arena, int64_t, n + 1)};

    packing->sums = n;
    for (int i = 0; i < packing->n_modes; i++) {
        if (!first_alike(packing, i))
            continue;
        rooms_sum(&sum, i, INT64_MIN);
        for (int edge = 0; edge < packing->n_edges; edge++)
            rooms_sum(&sum, i, packing->edges[edge]);
    }
    for (int start = 0; start < packing->n_starts; start++) {
        alone_sum(&sum, start);
        short_sum(&sum, start);
    }
    for (int i = 0; i < packing->n_families; i++)
        adults_sum(&sum, i, n);
    packing->n_sums = packing->mip.n_columns - n;
}
