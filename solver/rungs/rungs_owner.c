/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/rungs/rungs_owner.c - whose the columns of the program are. */
#include <stdlib.h>
#include <string.h>

#include "solver/rungs/rungs_step.h"

enum { DAY = 1440, UNKNOWN = -3 };

struct owning {
    const struct climb *climb;
    int *owners;
    int64_t first_day, n_days;
};

static int64_t day_of_column(const struct climb *climb, int column)
{
    const struct offer *offer = &climb->lean.offers[climb->model.columns[column].number];
    int64_t at = climb->lean.slots[offer->slot].starts_at;

    return at >= 0 ? at / DAY : -((DAY - 1 - at) / DAY);
}

static bool is_offer(const struct climb *climb, int column)
{
    return climb->model.columns[column].kind == 'x';
}

static void days_look(struct owning *owning)
{
    const struct climb *climb = owning->climb;
    int64_t first = INT64_MAX, last = INT64_MIN;

    for (int j = 0; j < climb->model.mip.n_columns; j++) {
        if (!is_offer(climb, j))
            continue;
        int64_t day = day_of_column(climb, j);
        first = day < first ? day : first;
        last = day > last ? day : last;
    }
    owning->first_day = first;
    owning->n_days = last >= first ? last - first + 1 : 1;
}

/* Of people and days; what limits have added belongs to whoever's rows it stands in. */
static void offers_own(const struct owning *owning)
{
    const struct climb *climb = owning->climb;

    for (int j = 0; j < climb->model.mip.n_columns; j++) {
        const struct model_column *its = &climb->model.columns[j];
        owning->owners[j] = its->kind == 'y' ? UNKNOWN : OWNER_NONE;
        if (is_offer(climb, j))
            owning->owners[j] = (int)(climb->lean.offers[its->number].person * owning->n_days +
                                      day_of_column(climb, j) - owning->first_day);
    }
    for (int p = 0; p < climb->ask->n_people; p++)
        if (climb->told[p] >= 0)
            owning->owners[climb->told[p]] = OWNER_ALL;
}

/* By row: whose offers it has; UNKNOWN: it has none. */
static int *rows_own(const struct owning *owning, struct pool *pool)
{
    const struct mip *mip = &owning->climb->model.mip;
    int *rows = pool_take(pool, (size_t)mip->n_rows + 1, sizeof *rows);

    for (int i = 0; rows && i < mip->n_rows; i++)
        rows[i] = UNKNOWN;
    for (int i = 0; rows && i < mip->n_terms; i++) {
        int its = owning->owners[mip->terms[i].column], *row = &rows[mip->terms[i].row];
        if (its != UNKNOWN && its != OWNER_ALL)
            *row = *row == UNKNOWN || *row == its ? its : OWNER_NONE;
    }
    return rows;
}

static void others_own(const struct owning *owning, const int *rows)
{
    const struct mip *mip = &owning->climb->model.mip;
    const struct climb *climb = owning->climb;

    for (int i = 0; i < mip->n_terms; i++) {
        int column = mip->terms[i].column, *its = &owning->owners[column];
        int row = rows[mip->terms[i].row];
        bool level = false;
        for (int k = 0; k < climb->ask->n_levels; k++)
            level = level || climb->level_row[k] == mip->terms[i].row;
        if (climb->model.columns[column].kind != 'y' || *its == OWNER_ALL || row == UNKNOWN ||
            level)
            continue;
        *its = *its == UNKNOWN || *its == row ? row : OWNER_NONE;
    }
    for (int j = 0; j < mip->n_columns; j++)
        if (owning->owners[j] == UNKNOWN)
            owning->owners[j] = OWNER_NONE;
}

const int *climb_owners(struct climb *climb)
{
    struct owning owning = {.climb = climb};
    struct pool pool = {0};

    int *owners = realloc(climb->owners, ((size_t)climb->model.mip.n_columns + 1) * sizeof *owners);
    if (!owners)
        return NULL;
    owning.owners = climb->owners = owners;
    days_look(&owning);
    offers_own(&owning);
    const int *rows = rows_own(&owning, &pool);
    if (rows)
        others_own(&owning, rows);
    pool_release(&pool);
    return rows ? owners : NULL;
}
