/* SPDX-License-Identifier: GPL-3.0-or-later
 * In which order rows go: next is who meets fewest (Amestoy, Davis, Duff 1996).
 *
 * Whoever goes leaves a group of all they met, who meet each other from then on; columns are the
 * groups there are at first.  How many a row meets is only counted as far as it is easily known.
 */
#include <string.h>

#include "solver/lp/sparse.h"

struct order {
    const struct sparse *sparse;
    int *first, *count, *groups;  /* by row: the groups it is in */
    int *start, *size, *outside;  /* by group: its rows; how many are not in the newest; -1: gone */
    int *members, n_members;      /* of all groups, one after the other */
    int *mark;                    /* by row: of which group it is known to be */
    int *degree, *before, *after; /* rows in lists by degree */
    int *head, least;
    int *touched, n_touched; /* groups that share a row with the newest */
};

static void list_add(struct order *order, int row, int degree)
{
    int head = order->head[degree];

    order->degree[row] = degree;
    order->after[row] = head;
    order->before[row] = -1;
    if (head >= 0)
        order->before[head] = row;
    order->head[degree] = row;
    if (degree < order->least)
        order->least = degree;
}

static void list_drop(struct order *order, int row)
{
    int before = order->before[row], after = order->after[row];

    if (before >= 0)
        order->after[before] = after;
    else
        order->head[order->degree[row]] = after;
    if (after >= 0)
        order->before[after] = before;
}

static bool order_make(struct order *order, struct pool *pool, int most)
{
    size_t m = (size_t)order->sparse->m, n = (size_t)order->sparse->n;
    size_t n_terms = (size_t)order->sparse->first[n];
    int **rows[] = {&order->count,  &order->mark,  &order->degree,
                    &order->before, &order->after, &order->head};
    int **groups[] = {&order->start, &order->size, &order->outside, &order->touched};

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        *rows[i] = pool_take(pool, m + 1, sizeof(int));
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
        *groups[i] = pool_take(pool, n + m + 1, sizeof(int));
    order->first = pool_take(pool, m + 2, sizeof(int));
    order->groups = pool_take(pool, n_terms + 1, sizeof(int));
    order->members = pool_take(pool, n_terms + (size_t)most + 1, sizeof(int));
    return !pool->broken;
}

/* Every column is a group. */
static void order_fill(struct order *order)
{
    const struct sparse *sparse = order->sparse;

    order->n_members = sparse->first[sparse->n];
    memcpy(order->members, sparse->row, (size_t)order->n_members * sizeof(int));
    for (int k = 0; k < order->n_members; k++)
        order->first[sparse->row[k] + 1]++;
    counts_add_up(order->first, sparse->m);
    for (int j = 0; j < sparse->n; j++) {
        order->start[j] = sparse->first[j];
        order->size[j] = sparse->first[j + 1] - sparse->first[j];
        order->outside[j] = 0;
        for (int k = sparse->first[j]; k < sparse->first[j + 1]; k++) {
            int i = sparse->row[k];
            order->groups[order->first[i] + order->count[i]++] = j;
            order->degree[i] += order->size[j] - 1;
        }
    }
    for (int i = 0; i < sparse->m; i++)
        order->head[i] = order->mark[i] = -1;
    for (int i = sparse->m - 1; i >= 0; i--)
        list_add(order, i, order->degree[i] < sparse->m ? order->degree[i] : sparse->m - 1);
}

/* All whom the row meets, in a group of their own; groups it was in are gone. */
static bool group_make(struct order *order, int row, int group, int most)
{
    order->start[group] = order->n_members;
    order->mark[row] = group;
    for (int g = order->first[row]; g < order->first[row] + order->count[row]; g++) {
        int old = order->groups[g];
        if (order->outside[old] < 0)
            continue;
        for (int k = order->start[old]; k < order->start[old] + order->size[old]; k++) {
            int i = order->members[k];
            if (order->mark[i] == group)
                continue;
            if (order->n_members >= most)
                return false;
            order->mark[i] = group;
            order->members[order->n_members++] = i;
        }
        order->outside[old] = -1;
    }
    order->size[group] = order->n_members - order->start[group];
    order->outside[group] = 0;
    return true;
}

/* By group that shares a row with the newest: how many it does not share. */
static void count_outside(struct order *order, int group)
{
    int end = order->start[group] + order->size[group];

    order->n_touched = 0;
    for (int k = order->start[group]; k < end; k++) {
        int i = order->members[k];
        for (int g = order->first[i]; g < order->first[i] + order->count[i]; g++) {
            int other = order->groups[g];
            if (order->outside[other] < 0)
                continue;
            if (order->outside[other] == 0) {
                order->outside[other] = order->size[other];
                order->touched[order->n_touched++] = other;
            }
            if (order->outside[other]-- == 1) /* it says nothing that the newest does not */
                order->outside[other] = -1;
        }
    }
}

/* The row's groups that are left, and the newest; how many it meets, at most. */
static void row_update(struct order *order, int row, int group, int left)
{
    int to = order->first[row], end = to + order->count[row], degree = order->size[group] - 1;
    int with_all = order->degree[row] + degree;

    for (int g = to; g < end; g++) {
        int other = order->groups[g];
        if (order->outside[other] < 0)
            continue;
        degree = degree < left ? degree + order->outside[other] : left;
        order->groups[to++] = other;
    }
    order->groups[to++] = group;
    order->count[row] = to - order->first[row];
    degree = degree < with_all ? degree : with_all;
    list_drop(order, row);
    list_add(order, row, degree < left ? degree : left);
}

static bool order_next(struct order *order, int place, int most)
{
    int m = order->sparse->m, group = order->sparse->n + place;

    while (order->head[order->least] < 0)
        order->least++;
    int row = order->head[order->least];
    list_drop(order, row);
    order->sparse->place[row] = place;
    order->sparse->at[place] = row;
    if (!group_make(order, row, group, most))
        return false;
    count_outside(order, group);
    for (int k = 0; k < order->size[group]; k++)
        row_update(order, order->members[order->start[group] + k], group, m - place - 1);
    for (int t = 0; t < order->n_touched; t++)
        if (order->outside[order->touched[t]] > 0)
            order->outside[order->touched[t]] = 0;
    return true;
}

static void read_met(const struct order *order, struct sparse *sparse)
{
    int n = 0;

    for (int p = 0; p < sparse->m; p++) {
        int group = sparse->n + p;
        sparse->met_first[p] = n;
        for (int k = order->start[group]; k < order->start[group] + order->size[group]; k++)
            sparse->met[n++] = sparse->place[order->members[k]];
    }
    sparse->met_first[sparse->m] = n;
}

bool sparse_order(struct sparse *sparse, int most)
{
    struct pool pool = {0};
    struct order order = {.sparse = sparse};
    size_t m = (size_t)sparse->m;
    int n_terms = sparse->first[sparse->n];
    bool fine = order_make(&order, &pool, most);

    if (fine)
        order_fill(&order);
    for (int p = 0; fine && p < sparse->m; p++)
        fine = order_next(&order, p, n_terms + most);
    sparse->met_first = pool_take(&sparse->pool, m + 1, sizeof(int));
    sparse->met = pool_take(&sparse->pool, (size_t)(order.n_members - n_terms) + 1, sizeof(int));
    fine = fine && !sparse->pool.broken;
    if (fine)
        read_met(&order, sparse);
    pool_release(&pool);
    return fine;
}
