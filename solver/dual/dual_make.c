/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/dual/dual.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static bool find_others(struct dual *dual)
{
    const struct model *model = dual->model;
    int *others = pool_take(&dual->pool, (size_t)model->mip.n_columns, sizeof *others);

    for (int j = 0; others && j < model->mip.n_columns; j++)
        if (model->columns[j].kind != 'x')
            others[dual->n_others++] = j;
    dual->others = others;
    return others;
}

/* The root of the mean square of what choices weigh in the row. */
static bool scale_rows(struct dual *dual)
{
    const struct mip *mip = &dual->model->mip;
    double *scale = pool_take(&dual->pool, (size_t)mip->n_rows, sizeof *scale);
    int *n = pool_take(&dual->pool, (size_t)mip->n_rows, sizeof *n);

    if (dual->pool.broken)
        return false;
    for (int i = 0; i < mip->n_terms; i++) {
        const struct mip_term *term = &mip->terms[i];
        char kind = dual->model->columns[term->column].kind;

        if (kind != 'x' && kind != 'u')
            continue;
        scale[term->row] += (double)term->factor * (double)term->factor;
        n[term->row]++;
    }
    for (int i = 0; i < mip->n_rows; i++)
        scale[i] = n[i] ? sqrt(scale[i] / n[i]) : 1;
    dual->scale = scale;
    return true;
}

static int n_negative(const struct dual *dual, int column)
{
    int n = 0;

    for (int k = dual->first[column]; k < dual->first[column + 1]; k++)
        n += dual->factors[k] < 0 && dual->model->mip.rows[dual->rows[k]].low == -MIP_FREE;
    return n;
}

/* Is it the largest load of a group? */
static bool is_group(const struct dual *dual, int column)
{
    return strcmp(model_column_limit(dual->model, column), "share") == 0;
}

/* Amounts that relieve rows: of a quota, or of a group of shares. */
static bool find_amounts(struct dual *dual)
{
    const struct model *model = dual->model;
    int *over = pool_take(&dual->pool, (size_t)model->mip.n_columns, sizeof *over);
    int *shared = pool_take(&dual->pool, (size_t)model->mip.n_columns, sizeof *shared);

    if (dual->pool.broken)
        return false;
    for (int j = 0; j < model->mip.n_columns; j++) {
        if (model->columns[j].kind != 'y' || model->mip.columns[j].high < 2)
            continue;
        int n = n_negative(dual, j);

        if (n > 1 && is_group(dual, j))
            shared[dual->n_shared++] = j;
        else if (n > 0)
            over[dual->n_over++] = j;
    }
    dual->over = over;
    dual->shared = shared;
    return true;
}

struct link {
    int64_t starts_at, ends_at;
    int person, slot, column;
};

static int by_person_then_end(const void *left, const void *right)
{
    const struct link *a = left, *b = right;

    if (a->person != b->person)
        return a->person - b->person;
    if (a->ends_at != b->ends_at)
        return a->ends_at < b->ends_at ? -1 : 1;
    if (a->starts_at != b->starts_at)
        return a->starts_at < b->starts_at ? -1 : 1;
    return a->column - b->column;
}

static struct link *collect(struct dual *dual, int *n)
{
    const struct model *model = dual->model;
    const struct problem *problem = model->lookup->problem;
    struct link *links = malloc(((size_t)model->mip.n_columns + 1) * sizeof *links);

    *n = 0;
    for (int j = 0; links && j < model->mip.n_columns; j++) {
        if (model->columns[j].kind != 'x' || model->mip.columns[j].high < 1)
            continue;
        const struct offer *offer = &problem->offers[model->columns[j].number];
        const struct slot *slot = &problem->slots[offer->slot];

        links[(*n)++] =
            (struct link){slot->starts_at, slot->ends_at, offer->person, offer->slot, j};
    }
    if (links)
        qsort(links, (size_t)*n, sizeof *links, by_person_then_end);
    return links;
}

/* May the earlier link come right before the later one? */
static bool follows(const struct dual *dual, const struct link *early, const struct link *late)
{
    return early->ends_at <= late->starts_at &&
           !lookup_excludes(dual->model->lookup, late->person, early->slot, late->slot);
}

/* Adds links from `begin` on that may come before `number`, but for those up to *before. */
static bool precede(struct dual *dual, const struct link *links, int begin, int number, int *before,
                    int **also, int n_also)
{
    int64_t reach = dual->model->lookup->reach_min, starts_at = links[number].starts_at;
    int n = *before > begin ? *before : begin;

    while (n < number && links[n].ends_at + reach <= starts_at)
        n++;
    while (n > begin && !(links[n - 1].ends_at + reach <= starts_at))
        n--;
    while (n < number && follows(dual, &links[n], &links[number]))
        n++;
    *before = n;
    for (int i = n; i < number && links[i].ends_at <= starts_at; i++) {
        if (!follows(dual, &links[i], &links[number]))
            continue;
        if (!pool_grow((void **)also, n_also, sizeof **also))
            return false;
        (*also)[n_also++] = i;
    }
    return true;
}

static int count_from(const struct dual *dual, const struct link *links, int before, int number)
{
    int n = 0;

    for (int i = before; i < number && links[i].ends_at <= links[number].starts_at; i++)
        n += follows(dual, &links[i], &links[number]);
    return n;
}

static bool chain(struct dual *dual, const struct link *links, int n)
{
    int n_people = dual->model->lookup->problem->n_people, *also = NULL, begin = 0;
    int *chain_first = pool_take(&dual->pool, (size_t)n_people + 2, sizeof *chain_first);
    int *column = pool_take(&dual->pool, (size_t)n, sizeof *column);
    int *before = pool_take(&dual->pool, (size_t)n, sizeof *before);
    int *also_first = pool_take(&dual->pool, (size_t)n + 2, sizeof *also_first);
    bool fine = !dual->pool.broken;

    for (int i = 0; fine && i < n; i++) {
        if (i > 0 && links[i].person != links[i - 1].person)
            begin = i;
        chain_first[links[i].person + 1]++;
        column[i] = links[i].column;
        before[i] = i > begin ? before[i - 1] : begin;
        fine = precede(dual, links, begin, i, &before[i], &also, also_first[i]);
        also_first[i + 1] = also_first[i] + count_from(dual, links, before[i], i);
    }
    if (fine) {
        int *kept = pool_take(&dual->pool, (size_t)also_first[n], sizeof *kept);

        if (kept && also && also_first[n])
            memcpy(kept, also, (size_t)also_first[n] * sizeof *kept);
        counts_add_up(chain_first, n_people);
        dual->also = kept;
        fine = kept;
    }
    free(also);
    dual->chain_first = chain_first;
    dual->link_column = column;
    dual->before = before;
    dual->also_first = also_first;
    return fine;
}

static bool take_scratch(struct dual *dual)
{
    size_t rows = (size_t)dual->model->mip.n_rows, columns = (size_t)dual->model->mip.n_columns;
    struct pool *pool = &dual->pool;

    dual->price = pool_take(pool, rows, sizeof *dual->price);
    dual->best = pool_take(pool, rows, sizeof *dual->best);
    dual->activity = pool_take(pool, rows, sizeof *dual->activity);
    dual->link_cost = pool_take(pool, columns, sizeof *dual->link_cost);
    dual->least = pool_take(pool, columns + 1, sizeof *dual->least);
    dual->least_at = pool_take(pool, columns + 1, sizeof *dual->least_at);
    dual->previous = pool_take(pool, columns, sizeof *dual->previous);
    dual->load = pool_take(pool, columns, sizeof *dual->load);
    dual->amount = pool_take(pool, columns, sizeof *dual->amount);
    dual->cheapest =
        pool_take(pool, (size_t)dual->model->lookup->problem->n_people, sizeof(double));
    return !pool->broken;
}

bool dual_make(struct dual *dual, const struct model *model)
{
    int n;

    *dual = (struct dual){.model = model, .limit = INT64_MAX};
    struct link *links = collect(dual, &n);
    bool fine = links && dual_slice_columns(dual) && find_others(dual) && scale_rows(dual) &&
                find_amounts(dual) && take_scratch(dual) && chain(dual, links, n) &&
                dual_slice_rows(dual);

    free(links);
    return fine;
}

void dual_release(struct dual *dual)
{
    pool_release(&dual->pool);
    *dual = (struct dual){0};
}
