/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/mip/mip_ways.h"

#include <string.h>

#include "solver/lp/mip_rows.h"

/* Ways stand for the column itself: what each makes of its rows is added up. */
static bool is_spread(const struct ways *ways, int column)
{
    return ways->spread && ways->place[column] >= 0 && !ways->loose[column];
}

static const struct ways_owner *owner_of(const struct ways *ways, int column)
{
    return &ways->owners[ways->owner[column]];
}

static void spread(const struct ways *ways, int column, int64_t factor, int64_t *sums)
{
    const struct ways_owner *owner = owner_of(ways, column);

    for (int w = owner->first; w < owner->end; w++)
        sums[w] += factor * ways->list[w].values[ways->place[column]];
}

static void row_copy(struct ways *ways, const struct mip_rows *rows, int number, int64_t *sums)
{
    const struct mip_row *sides = &ways->whole->rows[number];
    int row = mip_add_row(&ways->mip, sides->low, sides->high);

    memset(sums, 0, (size_t)ways->n * sizeof *sums);
    for (int i = rows->first[number] + 1; i <= rows->first[number + 1]; i++) {
        int column = rows->columns[i] - 1;
        if (is_spread(ways, column))
            spread(ways, column, (int64_t)rows->factors[i], sums);
        else
            mip_add_term(&ways->mip, row, column, (int64_t)rows->factors[i]);
    }
    for (int w = 0; w < ways->n; w++)
        if (sums[w])
            mip_add_term(&ways->mip, row, ways->whole->n_columns + w, sums[w]);
}

/* Rows that the ways say already are left out. */
static void rows_copy(struct ways *ways)
{
    int64_t *sums = pool_take(&ways->pool, (size_t)ways->n + 1, sizeof *sums);
    struct mip_rows rows = {0};

    if (mip_rows_make(&rows, ways->whole) && sums) {
        for (int i = 0; i < ways->whole->n_rows; i++)
            if (ways->row_owner[i] == OWNER_NONE)
                row_copy(ways, &rows, i, sums);
    } else {
        ways->mip.broken = true;
    }
    mip_rows_release(&rows);
}

/* The column is where the chosen way has it. */
static void column_row(struct ways *ways, const struct ways_owner *owner, int place)
{
    struct mip *mip = &ways->mip;
    int column = owner->columns[place];
    int64_t low = mip->columns[column].low;
    int row = mip_add_row(mip, low, ways->loose[column] ? MIP_FREE : low);

    mip_add_term(mip, row, column, 1);
    for (int w = owner->first; w < owner->end; w++)
        if (ways->list[w].values[place] != low)
            mip_add_term(mip, row, ways->whole->n_columns + w, low - ways->list[w].values[place]);
}

static void owner_rows(struct ways *ways, const struct ways_owner *owner)
{
    struct mip *mip = &ways->mip;
    int row = mip_add_row(mip, 1, 1);

    for (int w = owner->first; w < owner->end; w++)
        mip_add_term(mip, row, ways->whole->n_columns + w, 1);
    for (int k = 0; k < owner->n && !mip->broken; k++) {
        int column = owner->columns[k];
        if (is_spread(ways, column) || !ways->shared[column])
            mip->columns[column].high = mip->columns[column].low; /* whatever it is */
        else
            column_row(ways, owner, k);
    }
}

static void columns_copy(struct ways *ways)
{
    struct mip *mip = &ways->mip;

    for (int j = 0; j < ways->whole->n_columns && !mip->broken; j++) {
        int column = mip_add_amount(mip, 1, 0);
        if (mip->broken)
            return;
        mip->columns[column] = ways->columns[j];
        if (is_spread(ways, j))
            mip->columns[column].cost = 0;
    }
    for (int w = 0; w < ways->n && !mip->broken; w++)
        (void)mip_add_choice(mip, 0);
    for (int j = 0; j < ways->whole->n_columns && !mip->broken; j++) {
        const struct ways_owner *owner = is_spread(ways, j) ? owner_of(ways, j) : NULL;
        for (int w = owner ? owner->first : 0; owner && w < owner->end; w++)
            mip->columns[ways->whole->n_columns + w].cost +=
                ways->columns[j].cost * ways->list[w].values[ways->place[j]];
    }
}

bool ways_program(struct ways *ways, bool spread_out)
{
    ways->spread = spread_out;
    mip_release(&ways->mip);
    columns_copy(ways);
    rows_copy(ways);
    for (int o = 0; o < ways->n_owners && !ways->mip.broken; o++)
        if (ways->owners[o].listed)
            owner_rows(ways, &ways->owners[o]);
    return !ways->mip.broken && !ways->pool.broken;
}

void ways_keep(struct ways *ways, const bool *kept)
{
    int n = 0;

    for (int o = 0; o < ways->n_owners; o++) {
        struct ways_owner *owner = &ways->owners[o];
        int first = n;
        for (int w = owner->first; w < owner->end; w++)
            if (kept[w])
                ways->list[n++] = ways->list[w];
        owner->first = first;
        owner->end = n;
    }
    ways->n = n;
}

void ways_values(const struct ways *ways, const double *values, double *whole)
{
    int n = ways->whole->n_columns;

    memcpy(whole, values, (size_t)n * sizeof *whole);
    for (int w = 0; w < ways->n; w++) {
        const struct ways_owner *owner = &ways->owners[ways->list[w].owner];
        for (int k = 0; values[n + w] > 0.5 && k < owner->n; k++)
            if (!ways->shared[owner->columns[k]])
                whole[owner->columns[k]] = (double)ways->list[w].values[k];
    }
}
