/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/mip/mip_ways_list.c - whose columns can be listed, and all their ways. */
#include "solver/mip/mip_ways.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_WAYS = 8000, MOST_EACH = 5000, TRIES = 4 /* for a way */, MOST_COLUMNS = 64 };
enum { MOST_OPEN = 1000 /* columns, of all: rows alone get further with more */ };
enum { SHARED, LOOSE, OTHERS, AMOUNTS }; /* ranks */

struct listing {
    struct ways *ways;
    struct ways_owner *owner;
    struct mip_imply *imply;
    int number; /* of the owner */
    int tries;
    bool full; /* too many, or no memory */
};

static bool is_open(const struct mip_imply *imply, int column)
{
    return imply->ends[column].low < imply->ends[column].high;
}

static bool is_amount(const struct mip_imply *imply, int column)
{
    return imply->ends[column].high - imply->ends[column].low > 1;
}

/* Whose is the row?  Columns that are settled, or everybody's, do not count. */
static int row_owner(const struct ways *ways, const struct mip_imply *imply, int row)
{
    int owner = OWNER_NONE;

    for (int k = imply->row_first[row]; k < imply->row_first[row + 1]; k++) {
        int column = imply->by_row[k].other, its = ways->owner[column];
        if (!is_open(imply, column) || its == OWNER_ALL)
            continue;
        if (its == OWNER_NONE || (owner != OWNER_NONE && its != owner))
            return OWNER_NONE;
        owner = its;
    }
    return owner;
}

/* More of it only gives room to the row. */
static bool gives_room(const struct mip_row *row, int64_t factor)
{
    return factor > 0 ? row->high == MIP_FREE : row->low == -MIP_FREE;
}

static void columns_look(struct ways *ways)
{
    const struct mip *mip = ways->whole;

    for (int j = 0; j < mip->n_columns; j++) {
        ways->shared[j] = mip->columns[j].cost != 0 || ways->owner[j] == OWNER_ALL;
        ways->loose[j] = true;
    }
    for (int i = 0; i < mip->n_terms; i++) {
        const struct mip_term *term = &mip->terms[i];
        if (ways->row_owner[term->row] == OWNER_NONE)
            ways->shared[term->column] = true;
        else if (!gives_room(&mip->rows[term->row], term->factor))
            ways->loose[term->column] = false;
    }
}

/* What an amount needs depends on the choices in its rows: all of them matter. */
static void amounts_look(struct ways *ways, const struct mip_imply *imply)
{
    for (int i = 0; i < ways->whole->n_rows; i++) {
        bool any = false;
        for (int k = imply->row_first[i]; k < imply->row_first[i + 1]; k++)
            any = any || is_amount(imply, imply->by_row[k].other);
        for (int k = imply->row_first[i]; any && k < imply->row_first[i + 1]; k++)
            ways->shared[imply->by_row[k].other] = true;
    }
}

static int rank(const struct ways *ways, const struct mip_imply *imply, int column)
{
    if (is_amount(imply, column))
        return AMOUNTS;
    return !ways->shared[column] ? OTHERS : ways->loose[column] ? LOOSE : SHARED;
}

static void owner_column(struct ways *ways, const struct mip_imply *imply, int number, int column,
                         int at)
{
    struct ways_owner *owner = &ways->owners[number];
    bool there = !is_open(imply, column) || rank(ways, imply, column) != at;

    for (int k = 0; k < owner->n && !there; k++)
        there = owner->columns[k] == column;
    if (there)
        return;
    owner->listed = owner->listed && owner->n < MOST_COLUMNS &&
                    ways->whole->columns[column].whole && (at < AMOUNTS || ways->loose[column]);
    if (!owner->listed)
        return;
    if (ways->owner[column] == number)
        ways->place[column] = owner->n;
    owner->columns[owner->n++] = column;
    owner->n_choices += at < AMOUNTS;
    owner->n_loose += at == LOOSE || at == AMOUNTS;
}

/* Where each owner's columns are, and everybody's in their rows. */
static bool owners_make(struct ways *ways, const struct mip_imply *imply)
{
    int n = ways->whole->n_columns;

    for (int j = 0; j < n; j++)
        ways->n_owners = ways->owner[j] >= ways->n_owners ? ways->owner[j] + 1 : ways->n_owners;
    ways->owners = pool_take(&ways->pool, (size_t)ways->n_owners + 1, sizeof *ways->owners);
    for (int o = 0; ways->owners && o < ways->n_owners; o++) {
        ways->owners[o].listed = true;
        ways->owners[o].columns = pool_take(&ways->pool, MOST_COLUMNS, sizeof(int));
    }
    if (!ways->owners || ways->pool.broken)
        return false;
    for (int at = SHARED; at <= AMOUNTS; at++) {
        for (int j = 0; j < n; j++)
            if (ways->owner[j] >= 0)
                owner_column(ways, imply, ways->owner[j], j, at);
        for (int i = 0; i < ways->whole->n_terms; i++) {
            const struct mip_term *term = &ways->whole->terms[i];
            if (ways->row_owner[term->row] >= 0 && ways->owner[term->column] == OWNER_ALL)
                owner_column(ways, imply, ways->row_owner[term->row], term->column, at);
        }
    }
    for (int o = 0; o < ways->n_owners; o++)
        ways->owners[o].listed = ways->owners[o].listed && ways->owners[o].n > 0;
    return true;
}

/* With amounts as little as they can be. */
static bool rows_hold(const struct listing *listing)
{
    const struct mip_imply *imply = listing->imply;

    for (int i = 0; i < listing->ways->whole->n_rows; i++) {
        int64_t sum = 0;
        if (listing->ways->row_owner[i] != listing->number)
            continue;
        for (int k = imply->row_first[i]; k < imply->row_first[i + 1]; k++)
            sum += imply->by_row[k].factor * imply->ends[imply->by_row[k].other].low;
        if ((imply->rows[i].high != MIP_FREE && sum > imply->rows[i].high) ||
            (imply->rows[i].low != -MIP_FREE && sum < imply->rows[i].low))
            return false;
    }
    return true;
}

static void way_add(struct listing *listing)
{
    struct ways *ways = listing->ways;
    struct ways_owner *owner = listing->owner;
    struct way way = {listing->number,
                      pool_take(&ways->pool, (size_t)owner->n + 1, sizeof *way.values)};

    /* What follows is not always all told, nor what two amounts need that share a row: then a way
     * may break what it should keep. */
    listing->full = listing->full || !way.values || !rows_hold(listing) ||
                    ways->n - owner->first >= MOST_EACH || ways->n >= MOST_WAYS ||
                    !pool_grow((void **)&ways->list, ways->n, sizeof *ways->list);
    if (listing->full)
        return;
    for (int k = 0; k < owner->n; k++)
        way.values[k] = listing->imply->ends[owner->columns[k]].low;
    ways->list[ways->n++] = way;
}

/* Any value of it does, once there is a way: nobody else sees it; or it is the only one of which
 * there can be too much. */
static bool any_does(const struct listing *listing, int column)
{
    return !listing->ways->shared[column] ||
           (listing->ways->loose[column] && listing->owner->n_loose == 1);
}

/* Columns from `at` on; true: there is a way. */
static bool list_from(struct listing *listing, int at)
{
    struct mip_imply *imply = listing->imply;
    const struct ways_owner *owner = listing->owner;
    bool any = false;

    while (at < owner->n_choices && !is_open(imply, owner->columns[at]))
        at++;
    listing->full = listing->full || listing->tries++ > TRIES * MOST_EACH ||
                    imply->n_changes >= imply->most_changes;
    if (listing->full)
        return false;
    if (at == owner->n_choices) {
        way_add(listing);
        return !listing->full;
    }
    int column = owner->columns[at], before = imply->n_changes;
    struct mip_ends ends = imply->ends[column];
    for (int64_t value = ends.low; value <= ends.high && !listing->full; value++) {
        if (mip_imply_set(imply, column, value, value) && mip_imply_run(imply))
            any = list_from(listing, at + 1) || any;
        mip_imply_back(imply, before);
        if (any && any_does(listing, column))
            break;
    }
    return any;
}

static void list_owner(struct ways *ways, int number, struct mip_imply *imply)
{
    struct ways_owner *owner = &ways->owners[number];
    struct listing listing = {.ways = ways, .owner = owner, .imply = imply, .number = number};

    owner->first = ways->n;
    if (owner->listed)
        (void)list_from(&listing, 0);
    owner->listed = owner->listed && !listing.full;
    if (!owner->listed)
        ways->n = owner->first;
    owner->end = ways->n;
    ways->none = owner->listed && owner->first == owner->end && !ways->pool.broken;
}

/* Whose ways are not listed keeps columns and rows as they are. */
static bool most_listed(struct ways *ways)
{
    int open = 0, listed = 0;

    for (int j = 0; j < ways->whole->n_columns; j++) {
        int owner = ways->owner[j];
        if (owner < 0 || ways->columns[j].low == ways->columns[j].high)
            continue;
        open++;
        listed += ways->owners[owner].listed;
        ways->place[j] = ways->owners[owner].listed ? ways->place[j] : -1;
    }
    for (int i = 0; i < ways->whole->n_rows; i++)
        if (ways->row_owner[i] >= 0 && !ways->owners[ways->row_owner[i]].listed)
            ways->row_owner[i] = OWNER_NONE;
    return 2 * listed > open;
}

bool ways_list(struct ways *ways, const struct mip *mip, const int *owner, struct mip_imply *imply)
{
    size_t n = (size_t)mip->n_columns + 1;

    *ways = (struct ways){.whole = mip, .owner = owner};
    if (mip->n_columns > MOST_OPEN)
        return false;
    ways->row_owner = pool_take(&ways->pool, (size_t)mip->n_rows + 1, sizeof *ways->row_owner);
    ways->shared = pool_take(&ways->pool, n, sizeof *ways->shared);
    ways->loose = pool_take(&ways->pool, n, sizeof *ways->loose);
    ways->place = pool_take(&ways->pool, n, sizeof *ways->place);
    ways->columns = pool_take(&ways->pool, n, sizeof *ways->columns);
    if (ways->pool.broken)
        return false;
    for (int j = 0; j < mip->n_columns; j++) {
        ways->place[j] = -1;
        ways->columns[j] = mip->columns[j];
        ways->columns[j].low = imply->ends[j].low;
        ways->columns[j].high = imply->ends[j].high;
    }
    for (int i = 0; i < mip->n_rows; i++)
        ways->row_owner[i] = row_owner(ways, imply, i);
    columns_look(ways);
    amounts_look(ways, imply);
    if (!owners_make(ways, imply))
        return false;
    for (int o = 0; o < ways->n_owners && !ways->none && most_listed(ways); o++)
        list_owner(ways, o, imply);
    return most_listed(ways) && !ways->none && !ways->pool.broken;
}

void ways_release(struct ways *ways)
{
    free(ways->list);
    mip_release(&ways->mip);
    pool_release(&ways->pool);
}
