/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/mip/mip_part_make.h"

#include <string.h>

enum { PASSES = 12, DOWN = 1, UP = 2 };

static void weigh_rows(struct part *part)
{
    const struct mip *mip = part->whole;

    memcpy(part->least, part->settled, (size_t)mip->n_rows * sizeof *part->least);
    memcpy(part->most, part->settled, (size_t)mip->n_rows * sizeof *part->most);
    for (int i = 0; i < part->n_alive; i++) {
        const struct mip_term *term = &mip->terms[part->alive[i]];
        int64_t low = term->factor * part->low[term->column];
        int64_t high = term->factor * part->high[term->column];
        part->least[term->row] += low < high ? low : high;
        part->most[term->row] += low < high ? high : low;
    }
}

static bool over(const struct part *part, int row)
{
    return !part->idle[row] && part->until[row] != MIP_FREE && part->most[row] > part->until[row];
}

static bool under(const struct part *part, int row)
{
    return !part->idle[row] && part->from[row] != -MIP_FREE && part->least[row] < part->from[row];
}

/* What is settled is a number, and a row that holds whatever is done goes on to hold: later passes
 * walk through the few terms that are left. */
static void bury_terms(struct part *part)
{
    const struct mip *mip = part->whole;
    int n = 0;

    for (int i = 0; i < mip->n_rows; i++)
        part->idle[i] = !over(part, i) && !under(part, i);
    for (int i = 0; i < part->n_alive; i++) {
        const struct mip_term *term = &mip->terms[part->alive[i]];
        if (part->idle[term->row])
            continue;
        if (part->low[term->column] == part->high[term->column])
            part->settled[term->row] += term->factor * part->low[term->column];
        else
            part->alive[n++] = part->alive[i];
    }
    part->n_alive = n;
}

/* A column that costs nothing and is in one row alone only says what room the row has. */
static bool take_slacks(struct part *part, int pass)
{
    const struct mip *mip = part->whole;
    bool any = false;

    memset(part->uses, 0, (size_t)mip->n_columns * sizeof *part->uses);
    for (int i = 0; i < part->n_alive; i++) {
        const struct mip_term *term = &mip->terms[part->alive[i]];
        part->uses[term->column] += over(part, term->row) || under(part, term->row);
    }
    for (int i = 0; i < part->n_alive; i++) {
        const struct mip_term *term = &mip->terms[part->alive[i]];
        int j = term->column, row = term->row;
        int64_t factor = term->factor, room = part->high[j] - part->low[j];
        if (part->uses[j] != 1 || room <= 0 || mip->columns[j].cost || factor < -1 || factor > 1 ||
            !(over(part, row) || under(part, row)))
            continue;
        if (factor > 0 && part->from[row] != -MIP_FREE)
            part->from[row] -= room;
        if (factor < 0 && part->until[row] != MIP_FREE)
            part->until[row] += room;
        part->high[j] = part->low[j];
        part->slack[j] = row;
        part->taken[j] = pass;
        part->passes = pass + 1;
        part->uses[j] = 0;
        any = true;
    }
    return any;
}

/* What is held from going down or up by a row that may break. */
static void hold_columns(struct part *part)
{
    const struct mip *mip = part->whole;

    memset(part->held, 0, (size_t)mip->n_columns);
    for (int i = 0; i < part->n_alive; i++) {
        const struct mip_term *term = &mip->terms[part->alive[i]];
        bool positive = term->factor > 0;
        if (over(part, term->row))
            part->held[term->column] |= positive ? UP : DOWN;
        if (under(part, term->row))
            part->held[term->column] |= positive ? DOWN : UP;
    }
}

/* What nothing keeps from its cheaper end goes there. */
static bool settle_columns(struct part *part)
{
    const struct mip *mip = part->whole;
    bool any = false;

    for (int j = 0; j < mip->n_columns; j++) {
        if (part->low[j] >= part->high[j])
            continue;
        if (mip->columns[j].cost >= 0 && !(part->held[j] & DOWN))
            part->high[j] = part->low[j];
        else if (mip->columns[j].cost <= 0 && !(part->held[j] & UP))
            part->low[j] = part->high[j];
        else
            continue;
        any = true;
    }
    return any;
}

static void add_columns(struct part *part)
{
    const struct mip *mip = part->whole;

    for (int j = 0; j < mip->n_columns; j++) {
        part->column[j] = -1;
        if (part->low[j] == part->high[j]) {
            part->constant += mip->columns[j].cost * part->low[j];
            continue;
        }
        int column = mip_add_amount(&part->mip, part->high[j], mip->columns[j].cost);
        if (part->mip.broken)
            return;
        part->mip.columns[column].low = part->low[j];
        part->mip.columns[column].whole = mip->columns[j].whole;
        part->column[j] = column;
        part->of[column] = j;
    }
}

static void add_rows(struct part *part)
{
    const struct mip *mip = part->whole;

    for (int i = 0; i < mip->n_rows; i++)
        part->row[i] = over(part, i) || under(part, i)
                           ? mip_add_row(&part->mip, part->from[i], part->until[i])
                           : -1;
    for (int i = 0; i < mip->n_terms && !part->mip.broken; i++) {
        const struct mip_term *term = &mip->terms[i];
        int row = part->row[term->row], column = part->column[term->column];
        if (row < 0)
            continue;
        if (column >= 0) {
            mip_add_term(&part->mip, row, column, term->factor);
            continue;
        }
        int64_t settled = term->factor * part->low[term->column];
        struct mip_row *its = &part->mip.rows[row];
        its->low -= its->low == -MIP_FREE ? 0 : settled;
        its->high -= its->high == MIP_FREE ? 0 : settled;
    }
}

bool part_make(struct part *part, struct mip *mip)
{
    size_t n = (size_t)mip->n_columns + 1, n_rows = (size_t)mip->n_rows + 1;

    *part = (struct part){.whole = mip};
    part->low = pool_take(&part->pool, n, sizeof *part->low);
    part->high = pool_take(&part->pool, n, sizeof *part->high);
    part->least = pool_take(&part->pool, n_rows, sizeof *part->least);
    part->most = pool_take(&part->pool, n_rows, sizeof *part->most);
    part->from = pool_take(&part->pool, n_rows, sizeof *part->from);
    part->until = pool_take(&part->pool, n_rows, sizeof *part->until);
    part->sum = pool_take(&part->pool, n_rows, sizeof *part->sum);
    part->settled = pool_take(&part->pool, n_rows, sizeof *part->settled);
    part->idle = pool_take(&part->pool, n_rows, sizeof *part->idle);
    part->alive = pool_take(&part->pool, (size_t)mip->n_terms + 1, sizeof *part->alive);
    part->uses = pool_take(&part->pool, n, sizeof *part->uses);
    part->slack = pool_take(&part->pool, n, sizeof *part->slack);
    part->taken = pool_take(&part->pool, n, sizeof *part->taken);
    part->held = pool_take(&part->pool, n, sizeof *part->held);
    part->column = pool_take(&part->pool, n, sizeof *part->column);
    part->of = pool_take(&part->pool, n, sizeof *part->of);
    part->row = pool_take(&part->pool, n_rows, sizeof *part->row);
    part->values = pool_take(&part->pool, n, sizeof *part->values);
    if (part->pool.broken || mip->broken)
        return false;
    for (int j = 0; j < mip->n_columns; j++) {
        part->low[j] = mip->columns[j].low;
        part->high[j] = mip->columns[j].high;
        part->slack[j] = -1;
    }
    for (int i = 0; i < mip->n_rows; i++) {
        part->from[i] = mip->rows[i].low;
        part->until[i] = mip->rows[i].high;
    }
    for (int i = 0; i < mip->n_terms; i++)
        part->alive[i] = i;
    part->n_alive = mip->n_terms;
    weigh_rows(part);
    for (int pass = 0; pass < PASSES; pass++) {
        bury_terms(part);
        bool any = take_slacks(part, pass);
        weigh_rows(part);
        hold_columns(part);
        any = settle_columns(part) || any;
        if (!any)
            break;
        weigh_rows(part);
    }
    add_columns(part);
    add_rows(part);
    return !part->mip.broken;
}

void part_release(struct part *part)
{
    mip_release(&part->mip);
    pool_release(&part->pool);
}
