/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/rungs/rungs_kinds.c - people by what telling them can do for a level, and rows that count
 * how many of each kind are told. */
#include "solver/rungs/rungs_step.h"

/* Somebody who can drop what costs at the level, who can drop other work, who only takes some. */
static void sort_people(struct climb *climb, int at, int *kind)
{
    const struct rungs_ask *ask = climb->ask;
    const struct model *model = &climb->model;

    for (int p = 0; p < ask->n_people; p++)
        kind[p] = climb->told[p] >= 0 ? KIND_TAKES : -1;
    for (int i = 0; i < ask->n_tells; i++) {
        const struct tell *tell = &ask->tells[i];
        int column = model->offer_column[tell->offer];
        if (column < 0 || !tell->dropped || kind[tell->person] < 0)
            continue;
        if (model->columns[column].cost[ask->levels[at]] > 0)
            kind[tell->person] = KIND_DROPS_COST;
        else if (kind[tell->person] == KIND_TAKES)
            kind[tell->person] = KIND_DROPS;
    }
}

/* -1: none is of that kind. */
static int add_row(struct climb *climb, const int *kind, int of)
{
    struct mip *mip = &climb->model.mip;
    int row = -1;

    for (int p = 0; p < climb->ask->n_people; p++) {
        if (kind[p] != of)
            continue;
        if (row < 0)
            row = mip_add_row(mip, -MIP_FREE, MIP_FREE);
        mip_add_term(mip, row, climb->told[p], 1);
    }
    return row;
}

struct kinds *climb_kinds(struct climb *climb, int at)
{
    struct kinds *kinds = &climb->kinds[at];

    if (kinds->kind)
        return kinds;
    int *kind = pool_take(&climb->pool, (size_t)climb->ask->n_people + 1, sizeof *kind);
    if (!kind)
        return NULL;
    sort_people(climb, at, kind);
    for (int i = 0; i < KINDS; i++) {
        kinds->least_row[i] = add_row(climb, kind, i);
        kinds->most_row[i] = add_row(climb, kind, i);
    }
    if (climb->model.mip.broken)
        return NULL;
    kinds->kind = kind;
    return kinds;
}

void kinds_ask(const struct climb *climb, const struct kinds *kinds, const struct kinds_told *told)
{
    struct mip_row *rows = climb->model.mip.rows;

    for (int i = 0; i < KINDS; i++) {
        if (kinds->least_row[i] < 0)
            continue;
        rows[kinds->least_row[i]].low = told ? told->low[i] : -MIP_FREE;
        rows[kinds->most_row[i]].high = told ? told->high[i] : MIP_FREE;
    }
}
