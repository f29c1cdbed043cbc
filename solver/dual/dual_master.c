/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/dual/dual_master.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_TABLE = 4096, MANY = 1000, DEAR = 20 };

static uint64_t hash_of(int person, const int *choices, int n)
{
    uint64_t hash = UINT64_C(1469598103934665603) ^ (uint64_t)person;

    for (int i = 0; i < n; i++)
        hash = (hash ^ (uint64_t)choices[i]) * UINT64_C(1099511628211);
    return hash ^ hash >> 29;
}

static bool same(const struct master *master, const struct master_week *a,
                 const struct master_week *b)
{
    return a->hash == b->hash && a->person == b->person && a->n == b->n &&
           memcmp(master->choices + a->first, master->choices + b->first,
                  (size_t)a->n * sizeof(int)) == 0;
}

/* Where the week is in the table, or where it would be. */
static int place_of(const struct master *master, const struct master_week *week)
{
    int mask = master->table_size - 1, at = (int)(week->hash & (uint64_t)mask);

    while (master->table[at] && !same(master, &master->weeks[master->table[at] - 1], week))
        at = (at + 1) & mask;
    return at;
}

static bool table_grow(struct master *master)
{
    int size = master->table_size ? 2 * master->table_size : FIRST_TABLE;

    if (2 * (master->n_weeks + 1) < master->table_size)
        return true;
    int *table = calloc((size_t)size, sizeof *table);

    if (!table)
        return false;
    free(master->table);
    master->table = table;
    master->table_size = size;
    for (int i = 0; i < master->n_weeks; i++)
        table[place_of(master, &master->weeks[i])] = i + 1;
    return true;
}

/* What the week costs and does in each row. */
static int add_column(struct master *master, const struct master_week *week)
{
    const struct dual *dual = master->dual;
    const struct mip *model = &dual->model->mip;
    const int *choices = master->choices + week->first;
    int64_t cost = 0;

    for (int i = 0; i < week->n; i++) {
        cost += model->columns[choices[i]].cost;
        for (int k = dual->first[choices[i]]; k < dual->first[choices[i] + 1]; k++)
            master->sum[dual->rows[k]] += dual->factors[k];
    }
    int column = mip_add_amount(&master->mip, 1, cost);

    for (int i = 0; i < week->n; i++) {
        for (int k = dual->first[choices[i]]; k < dual->first[choices[i] + 1]; k++) {
            int row = dual->rows[k];

            if (master->sum[row])
                mip_add_term(&master->mip, row, column, master->sum[row]);
            master->sum[row] = 0;
        }
    }
    mip_add_term(&master->mip, model->n_rows + week->person, column, 1);
    return column;
}

/* The week of the last choices; false: it is not new, and they are gone. */
static bool add_week(struct master *master, int person, int first)
{
    const int *choices = master->choices + first;
    int n = master->n_choices - first;
    struct master_week week = {person, first, n, 0, hash_of(person, choices, n), false, false};
    bool fine = table_grow(master) &&
                pool_grow((void **)&master->weeks, master->n_weeks, sizeof *master->weeks);

    if (!fine) {
        master->broken = true;
        return false;
    }
    int at = place_of(master, &week);

    if (master->table[at]) {
        master->n_choices = first;
        return false;
    }
    week.column = add_column(master, &week);
    master->weeks[master->n_weeks] = week;
    master->table[at] = ++master->n_weeks;
    return true;
}

static bool by_days(const struct dual *dual)
{
    return dual->week && dual->week->by_days;
}

static int n_owners(const struct dual *dual)
{
    return by_days(dual) ? dual->week->n_days : dual->model->lookup->problem->n_people;
}

static bool add_choice(struct master *master, int column)
{
    if (!pool_grow((void **)&master->choices, master->n_choices, sizeof *master->choices)) {
        master->broken = true;
        return false;
    }
    master->choices[master->n_choices++] = column;
    return true;
}

/* What is chosen of these links, if it is anything and new. */
static int add_links(struct master *master, int owner, int begin, int end)
{
    const struct dual *dual = master->dual;
    int first = master->n_choices;

    for (int k = begin; k < end; k++)
        if (dual->amount[dual->link_column[k]] > 0 && !add_choice(master, dual->link_column[k]))
            return 0;
    return master->n_choices > first && add_week(master, owner, first);
}

int master_add(struct master *master)
{
    const struct dual *dual = master->dual;
    int added = 0;

    for (int i = 0; i < n_owners(dual) && !master->broken; i++)
        added += by_days(dual)
                     ? add_links(master, i, dual->week->days[i].first, dual->week->days[i].end)
                     : add_links(master, i, dual->chain_first[i], dual->chain_first[i + 1]);
    return added;
}

static bool is_cover(const struct master *master, int row)
{
    const struct model *model = master->dual->model;

    return model->mip.rows[row].low > 0 && strcmp(model_row_limit(model, row), "cover") == 0;
}

bool master_left_out(const struct master *master, int row)
{
    return master->core && master->mip.rows[row].low == -MIP_FREE && is_cover(master, row);
}

/* Nobody gains by doing what is done already: more people than a task wants may take it, and
 * its price knows its sign. */
static void copy_row(struct master *master, int row)
{
    const struct model *model = master->dual->model;
    const struct mip_row *bounds = &model->mip.rows[row];
    bool priced = !master->core || master->dual->best[row] > 0;

    if (master->dual->week && master->dual->week->kept[row])
        (void)mip_add_row(&master->mip, -MIP_FREE, MIP_FREE);
    else if (is_cover(master, row))
        (void)mip_add_row(&master->mip, priced ? bounds->low : -MIP_FREE, MIP_FREE);
    else
        (void)mip_add_row(&master->mip, bounds->low, bounds->high);
}

static void copy_rows(struct master *master)
{
    const struct dual *dual = master->dual;
    const struct mip *model = &dual->model->mip;

    for (int i = 0; i < model->n_rows; i++)
        copy_row(master, i);
    for (int i = 0; i < n_owners(dual); i++)
        (void)mip_add_row(&master->mip, -MIP_FREE, 1);
    for (int j = 0; j < model->n_columns; j++) {
        master->column[j] = -1;
        if (dual->model->columns[j].kind == 'x')
            continue;
        int own = mip_add_amount(&master->mip, model->columns[j].high, model->columns[j].cost);

        if (master->mip.broken)
            return;
        master->column[j] = own;
        master->mip.columns[own].low = model->columns[j].low;
        for (int k = dual->first[j]; k < dual->first[j + 1]; k++)
            mip_add_term(&master->mip, dual->rows[k], own, dual->factors[k]);
    }
}

static void begin_at_plan(struct master *master)
{
    const struct model *model = master->dual->model;
    struct mip *mip = &master->mip;
    int64_t *values = calloc((size_t)mip->n_columns + 1, sizeof *values);

    for (int j = 0; values && j < model->mip.n_columns; j++)
        if (master->column[j] >= 0)
            values[master->column[j]] = model->columns[j].value;
    for (int i = 0; values && i < master->n_planned; i++)
        values[master->weeks[i].column] = 1;
    if (values)
        mip_begin_at(mip, values);
    free(values);
}

bool master_make(struct master *master, struct dual *dual, bool core)
{
    const struct model *model = dual->model;
    size_t n_columns = (size_t)model->mip.n_columns + 1;

    *master = (struct master){.dual = dual, .core = core};
    master->column = calloc(n_columns, sizeof *master->column);
    master->sum = calloc((size_t)model->mip.n_rows + 1, sizeof *master->sum);
    if (!master->column || !master->sum)
        return false;
    copy_rows(master);
    if (master->mip.broken)
        return false;
    for (int j = 0; j < model->mip.n_columns; j++)
        dual->amount[j] = model->columns[j].kind == 'x' ? (double)model->columns[j].value : 0;
    master->n_planned = master_add(master);
    begin_at_plan(master);
    return !master->broken && !master->mip.broken;
}

/* Levels before may cost more on the way, at a price that nobody pays without need. */
void master_allow_more(struct master *master)
{
    const struct model *model = master->dual->model;
    struct mip *mip = &master->mip;
    int64_t most = 1;

    if (master->allows_more)
        return;
    master->allows_more = true;
    for (int j = 0; j < model->mip.n_columns; j++)
        if (model->mip.columns[j].cost > most)
            most = model->mip.columns[j].cost;
    for (int k = 0; k < LEVELS; k++)
        if (model->level_row[k] >= 0)
            mip_add_term(mip, model->level_row[k], mip_add_amount(mip, MANY, DEAR * most), -1);
}

void master_release(struct master *master)
{
    mip_release(&master->mip);
    free(master->column);
    free(master->weeks);
    free(master->choices);
    free(master->table);
    free(master->sum);
    *master = (struct master){0};
}

struct span_of span_of_level(const struct solve *solve, int level)
{
    return (struct span_of){solve->levels[level].bound, solve->search.best_value[level]};
}
