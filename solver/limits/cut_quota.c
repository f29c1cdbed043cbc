/* SPDX-License-Identifier: GPL-3.0-or-later
 * Cuts of one person's hard quota (covers of a knapsack: Balas 1975).  Of one task a person has at
 * most one slot, so its offers are one item here, as heavy as the lightest that counts. */
#include "solver/limits/cut.h"

#include <stdlib.h>

static const double enough = 0.02; /* broken by less is not worth a row */

struct item {
    int task, weight, first, n; /* offers: list[first .. first + n) */
    double value;
    bool in;
};

struct knapsack {
    struct model *model;
    struct item *items;
    struct load {
        int offer, task, weight;
    } * list;
    int n_items, n_list;
    int64_t room;
};

static int by_task(const void *left, const void *right)
{
    const struct load *a = left, *b = right;

    return a->task != b->task ? a->task - b->task : a->offer - b->offer;
}

static double value_of(const struct model *model, int offer)
{
    return model->mip.values[model->offer_column[offer]];
}

/* What is free to count; what is sure to has taken its room. */
static void gather(struct knapsack *sack, int q)
{
    const struct model *model = sack->model;
    const struct lookup *lookup = model->lookup;
    const struct quota *quota = &lookup->problem->quotas[q];
    int64_t room = quota->max - quota->used;

    sack->room = room > 0 ? room : 0;
    sack->n_list = sack->n_items = 0;
    for (int i = lookup->person_first[quota->person]; i < lookup->person_first[quota->person + 1];
         i++) {
        int offer = lookup->person_offers[i], stands = model_stands(model, offer);
        int weight = quota_counts(lookup->problem, quota, offer);

        if (weight && stands == OFFER_ONE)
            sack->room -= weight;
        if (weight && stands == OFFER_FREE)
            sack->list[sack->n_list++] = (struct load){offer, lookup->offer_task[offer], weight};
    }
    qsort(sack->list, (size_t)sack->n_list, sizeof *sack->list, by_task);
    for (int i = 0; i < sack->n_list; i++) {
        const struct load *load = &sack->list[i];
        double value = value_of(model, load->offer);

        if (sack->n_items == 0 || sack->items[sack->n_items - 1].task != load->task)
            sack->items[sack->n_items++] = (struct item){.task = load->task, .first = i};
        struct item *item = &sack->items[sack->n_items - 1];

        item->n++;
        item->value += value;
        if (value > 1e-7 && (!item->weight || load->weight < item->weight))
            item->weight = load->weight;
    }
}

/* Those that cost the sum least for their weight come first. */
static int by_price(const void *left, const void *right)
{
    const struct item *a = left, *b = right;
    double x = (1 - a->value) * b->weight, y = (1 - b->value) * a->weight;

    if (x != y)
        return x < y ? -1 : 1;
    return a->task - b->task;
}

static void add_item(const struct knapsack *sack, int row, const struct item *item, int least)
{
    struct model *model = sack->model;

    for (int i = item->first; i < item->first + item->n; i++)
        if (sack->list[i].weight >= least)
            model_term(model, row, sack->list[i].offer, 1);
}

/* Items that together weigh too much, as near to all chosen as can be; then
 * whatever is as heavy as the heaviest of them may stand in for any. */
static bool add_cover(struct knapsack *sack)
{
    int64_t weight = 0;
    double missing = 0;
    int n = 0, heaviest = 0;

    qsort(sack->items, (size_t)sack->n_items, sizeof *sack->items, by_price);
    for (int i = 0; i < sack->n_items && weight <= sack->room; i++) {
        struct item *item = &sack->items[i];

        if (!item->weight)
            continue;
        item->in = true;
        weight += item->weight;
        missing += 1 - item->value;
        n++;
    }
    if (weight <= sack->room)
        return false;
    for (int i = sack->n_items - 1; i >= 0; i--) {
        struct item *item = &sack->items[i];

        if (!item->in || weight - item->weight <= sack->room)
            continue;
        item->in = false;
        weight -= item->weight;
        missing -= 1 - item->value;
        n--;
    }
    if (missing > 1 - enough)
        return false;
    for (int i = 0; i < sack->n_items; i++)
        if (sack->items[i].in && sack->items[i].weight > heaviest)
            heaviest = sack->items[i].weight;
    int row = mip_add_row(&sack->model->mip, -MIP_FREE, n - 1);

    for (int i = 0; i < sack->n_items; i++)
        add_item(sack, row, &sack->items[i], sack->items[i].in ? sack->items[i].weight : heaviest);
    return true;
}

static double over_when_divided(const struct knapsack *sack, int by)
{
    double sum = 0;

    for (int i = 0; i < sack->n_list; i++) {
        int times = sack->list[i].weight / by;

        sum += times * value_of(sack->model, sack->list[i].offer);
    }
    int64_t most = sack->room / by;

    return (sum - (double)most) * by;
}

static bool add_division(const struct knapsack *sack)
{
    double most = 0;
    int best = 0;

    for (int i = 0; i < sack->n_items; i++) {
        int by = sack->items[i].weight;
        double over = by > 1 && by != best ? over_when_divided(sack, by) : 0;

        if (over > most + 1e-9 && over > enough * by) {
            most = over;
            best = by;
        }
    }
    if (!best)
        return false;
    int row = mip_add_row(&sack->model->mip, -MIP_FREE, sack->room / best);

    for (int i = 0; i < sack->n_list; i++)
        if (sack->list[i].weight >= best)
            model_term(sack->model, row, sack->list[i].offer, sack->list[i].weight / best);
    return true;
}

bool cut_quotas(struct model *model)
{
    const struct problem *problem = model->lookup->problem;
    struct pool pool = {0};
    struct knapsack sack = {.model = model};
    int rows = model->mip.n_rows;

    sack.items = pool_take(&pool, (size_t)problem->n_offers, sizeof *sack.items);
    sack.list = pool_take(&pool, (size_t)problem->n_offers, sizeof *sack.list);
    for (int q = 0; q < problem->n_quotas && !pool.broken; q++) {
        if (problem->quotas[q].over_cost)
            continue;
        gather(&sack, q);
        if (sack.room < 0)
            continue;
        (void)add_division(&sack);
        (void)add_cover(&sack);
    }
    model->broken |= pool.broken;
    pool_release(&pool);
    return model->mip.n_rows > rows;
}
