/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/mip/mip_imply.h"

#include <string.h>

#include "solver/lp/whole.h"

enum { CHANGES_EACH = 16, LOOKS_EACH = 4 };
/* Of at most 2^14 products: sums stay below 2^61. */
static const int64_t most_size = INT64_C(1) << 14, most_factor = INT64_C(1) << 24,
                     most_end = INT64_C(1) << 22;

static bool small(const struct mip *mip)
{
    bool fine = mip->n_rows < most_size && mip->n_columns < most_size;

    for (int j = 0; fine && j < mip->n_columns; j++)
        fine = whole_small(mip->columns[j].low, most_end) &&
               whole_small(mip->columns[j].high, most_end) &&
               whole_small(mip->columns[j].cost, most_factor);
    for (int i = 0; fine && i < mip->n_terms; i++)
        fine = whole_small(mip->terms[i].factor, most_factor);
    return fine;
}

static int costs_of(const struct mip *mip)
{
    int n = 0;

    for (int j = 0; j < mip->n_columns; j++)
        n += mip->columns[j].cost != 0;
    return n;
}

static void put(struct mip_imply *imply, int row, int column, int64_t factor)
{
    imply->by_row[imply->row_first[row + 1]++] = (struct mip_imply_term){column, factor};
    imply->by_column[imply->column_first[column + 1]++] = (struct mip_imply_term){row, factor};
}

/* The terms by row and by column, the objective last. */
static void terms_put(struct mip_imply *imply, const struct mip *mip)
{
    for (int i = 0; i < mip->n_terms; i++) {
        imply->row_first[mip->terms[i].row + 2] += mip->terms[i].factor != 0;
        imply->column_first[mip->terms[i].column + 2] += mip->terms[i].factor != 0;
    }
    for (int j = 0; j < mip->n_columns; j++) {
        imply->row_first[mip->n_rows + 2] += mip->columns[j].cost != 0;
        imply->column_first[j + 2] += mip->columns[j].cost != 0;
    }
    counts_add_up(imply->row_first, imply->n_rows + 1);
    counts_add_up(imply->column_first, imply->n_columns + 1);
    for (int i = 0; i < mip->n_terms; i++)
        if (mip->terms[i].factor != 0)
            put(imply, mip->terms[i].row, mip->terms[i].column, mip->terms[i].factor);
    for (int j = 0; j < mip->n_columns; j++)
        if (mip->columns[j].cost != 0)
            put(imply, mip->n_rows, j, mip->columns[j].cost);
}

static void row_queue(struct mip_imply *imply, int row)
{
    if (imply->queued[row])
        return;
    imply->queued[row] = true;
    imply->queue[imply->n_queue++] = row;
}

static void reach_grow(struct mip_imply *imply, int row, const struct mip_imply_term *term)
{
    const struct mip_ends *ends = &imply->ends[term->other];
    int64_t size = term->factor > 0 ? term->factor : -term->factor;
    int64_t most = imply->whole[term->other] ? size * (ends->high - ends->low) : 0;

    imply->reach[row] = most > imply->reach[row] ? most : imply->reach[row];
}

static void sums_make(struct mip_imply *imply)
{
    for (int i = 0; i < imply->n_rows; i++) {
        for (int k = imply->row_first[i]; k < imply->row_first[i + 1]; k++) {
            const struct mip_imply_term *term = &imply->by_row[k];
            const struct mip_ends *ends = &imply->ends[term->other];
            imply->least[i] += term->factor * (term->factor > 0 ? ends->low : ends->high);
            imply->most[i] += term->factor * (term->factor > 0 ? ends->high : ends->low);
            reach_grow(imply, i, term);
        }
        row_queue(imply, i);
    }
}

bool mip_imply_begin(struct mip_imply *imply, const struct mip *mip)
{
    struct pool *pool = &imply->pool;
    size_t rows = (size_t)mip->n_rows + 1, columns = (size_t)mip->n_columns;
    size_t terms = (size_t)mip->n_terms + (size_t)costs_of(mip);

    *imply = (struct mip_imply){.n_columns = mip->n_columns, .n_rows = mip->n_rows + 1};
    imply->most_changes = CHANGES_EACH * mip->n_columns;
    imply->ends = pool_take(pool, columns, sizeof *imply->ends);
    imply->changed = pool_take(pool, CHANGES_EACH * columns, sizeof *imply->changed);
    imply->was = pool_take(pool, CHANGES_EACH * columns, sizeof *imply->was);
    imply->rows = pool_take(pool, rows, sizeof *imply->rows);
    imply->by_row = pool_take(pool, terms, sizeof *imply->by_row);
    imply->by_column = pool_take(pool, terms, sizeof *imply->by_column);
    imply->row_first = pool_take(pool, rows + 2, sizeof *imply->row_first);
    imply->column_first = pool_take(pool, columns + 3, sizeof *imply->column_first);
    imply->least = pool_take(pool, rows, sizeof *imply->least);
    imply->most = pool_take(pool, rows, sizeof *imply->most);
    imply->reach = pool_take(pool, rows, sizeof *imply->reach);
    imply->queue = pool_take(pool, rows, sizeof *imply->queue);
    imply->queued = pool_take(pool, rows, sizeof *imply->queued);
    imply->whole = pool_take(pool, columns, sizeof *imply->whole);
    if (pool->broken || mip->broken || !small(mip))
        return false;
    memcpy(imply->rows, mip->rows, (rows - 1) * sizeof *imply->rows);
    imply->rows[rows - 1] = (struct mip_row){-MIP_FREE, MIP_FREE};
    for (size_t j = 0; j < columns; j++) {
        imply->ends[j] = (struct mip_ends){mip->columns[j].low, mip->columns[j].high};
        imply->whole[j] = mip->columns[j].whole;
    }
    terms_put(imply, mip);
    sums_make(imply);
    return true;
}

void mip_imply_end(struct mip_imply *imply)
{
    pool_release(&imply->pool);
}

void mip_imply_cutoff(struct mip_imply *imply, int64_t most)
{
    imply->rows[imply->n_rows - 1].high = most;
    row_queue(imply, imply->n_rows - 1);
}

/* The ends of a column, and with them what its rows can sum to. */
static void ends_move(struct mip_imply *imply, int column, struct mip_ends to)
{
    struct mip_ends *ends = &imply->ends[column];
    int64_t low = to.low - ends->low, high = to.high - ends->high;

    for (int k = imply->column_first[column]; k < imply->column_first[column + 1]; k++) {
        const struct mip_imply_term *term = &imply->by_column[k];
        imply->least[term->other] += term->factor * (term->factor > 0 ? low : high);
        imply->most[term->other] += term->factor * (term->factor > 0 ? high : low);
    }
    imply->work += imply->column_first[column + 1] - imply->column_first[column];
    *ends = to;
}

bool mip_imply_set(struct mip_imply *imply, int column, int64_t low, int64_t high)
{
    struct mip_ends now = imply->ends[column], to = now;

    to.low = low > to.low ? low : to.low;
    to.high = high < to.high ? high : to.high;
    if (to.low > to.high)
        return false;
    if ((to.low == now.low && to.high == now.high) || imply->n_changes >= imply->most_changes)
        return true;
    imply->changed[imply->n_changes] = column;
    imply->was[imply->n_changes++] = now;
    ends_move(imply, column, to);
    for (int k = imply->column_first[column]; k < imply->column_first[column + 1]; k++)
        row_queue(imply, imply->by_column[k].other);
    return true;
}

void mip_imply_back(struct mip_imply *imply, int n_changes)
{
    while (imply->n_changes > n_changes) {
        imply->n_changes--;
        ends_move(imply, imply->changed[imply->n_changes], imply->was[imply->n_changes]);
    }
    for (int k = 0; k < imply->n_queue; k++)
        imply->queued[imply->queue[k]] = false;
    imply->n_queue = 0;
}

void mip_imply_keep(struct mip_imply *imply)
{
    imply->n_changes = 0;
}

/* A term may go `room` beyond where it leaves most room to the others. */
static bool term_hold(struct mip_imply *imply, int column, int64_t factor, int64_t room)
{
    const struct mip_ends *ends = &imply->ends[column];
    int64_t steps = room / (factor > 0 ? factor : -factor);

    if (ends->high - ends->low <= steps || !imply->whole[column])
        return true;
    return factor > 0 ? mip_imply_set(imply, column, ends->low, ends->low + steps)
                      : mip_imply_set(imply, column, ends->high - steps, ends->high);
}

/* Every column of it may stand wherever it can. */
static bool has_room(const struct mip_imply *imply, int row, bool high, bool low)
{
    const struct mip_row *sides = &imply->rows[row];
    int64_t reach = imply->reach[row];

    return (!high || reach <= sides->high - imply->least[row]) &&
           (!low || reach <= imply->most[row] - sides->low);
}

static bool row_hold(struct mip_imply *imply, int row)
{
    const struct mip_row *sides = &imply->rows[row];
    bool high = sides->high != MIP_FREE && imply->most[row] > sides->high;
    bool low = sides->low != -MIP_FREE && imply->least[row] < sides->low;
    bool fine = true;

    if ((high && imply->least[row] > sides->high) || (low && imply->most[row] < sides->low))
        return false;
    if (!high && !low)
        return true;
    imply->work += imply->row_first[row + 1] - imply->row_first[row];
    if (has_room(imply, row, high, low))
        return true;
    for (int k = imply->row_first[row]; fine && k < imply->row_first[row + 1]; k++) {
        const struct mip_imply_term *term = &imply->by_row[k];
        if (high)
            fine = term_hold(imply, term->other, term->factor, sides->high - imply->least[row]);
        if (fine && low)
            fine = term_hold(imply, term->other, -term->factor, imply->most[row] - sides->low);
    }
    return fine;
}

bool mip_imply_run(struct mip_imply *imply)
{
    bool fine = true;
    int looks = LOOKS_EACH * imply->n_rows;

    while (fine && imply->n_queue > 0 && looks-- > 0) {
        int row = imply->queue[--imply->n_queue];
        imply->queued[row] = false;
        fine = row_hold(imply, row);
    }
    for (int k = 0; k < imply->n_queue; k++)
        imply->queued[imply->queue[k]] = false;
    imply->n_queue = 0;
    return fine;
}

bool mip_imply_columns(struct mip_imply *imply, struct mip_column *columns)
{
    bool fine = true;

    for (int j = 0; fine && j < imply->n_columns; j++)
        fine = mip_imply_set(imply, j, columns[j].low, columns[j].high);
    fine = fine && mip_imply_run(imply);
    for (int j = 0; fine && j < imply->n_columns; j++) {
        columns[j].low = imply->ends[j].low;
        columns[j].high = imply->ends[j].high;
    }
    return fine;
}
