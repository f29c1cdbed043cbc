/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/facts/pool.h"
#include "solver/lp/whole.h"
#include "solver/mip/mip_log.h"
#include "solver/mip_prove.h"

/* Sums of rows with larger numbers than this are left alone: no product overflows. */
static const int64_t most_number = INT64_C(1) << 40;

struct rows {
    struct mip *mip;
    const int *first, *terms; /* by row: slices of numbers of terms */
    struct mip_log *log;
    bool changed;
};

static bool rows_make(struct rows *rows, struct pool *pool)
{
    const struct mip *mip = rows->mip;
    int *first = pool_take(pool, (size_t)mip->n_rows + 2, sizeof *first);
    int *terms = pool_take(pool, (size_t)mip->n_terms, sizeof *terms);

    if (!first || !terms)
        return false;
    for (int i = 0; i < mip->n_terms; i++)
        first[mip->terms[i].row + 2]++;
    counts_add_up(first, mip->n_rows + 1);
    for (int i = 0; i < mip->n_terms; i++)
        terms[first[mip->terms[i].row + 1]++] = i;
    rows->first = first;
    rows->terms = terms;
    return true;
}

static bool small(int64_t number)
{
    return number < most_number && number > -most_number;
}

/* The most and the least the row can sum to; false: numbers too large to say. */
static bool sums_of(const struct rows *rows, int row, int64_t *least, int64_t *most)
{
    const struct mip *mip = rows->mip;

    *least = *most = 0;
    for (int i = rows->first[row]; i < rows->first[row + 1]; i++) {
        const struct mip_term *term = &mip->terms[rows->terms[i]];
        const struct mip_column *column = &mip->columns[term->column];
        int64_t low, high;

        if (!small(term->factor) || !small(column->low) || !small(column->high) ||
            __builtin_mul_overflow(term->factor, column->low, &low) ||
            __builtin_mul_overflow(term->factor, column->high, &high))
            return false;
        *least += term->factor > 0 ? low : high;
        *most += term->factor > 0 ? high : low;
        if (!small(*least) || !small(*most))
            return false;
    }
    return true;
}

/* What is left for the column when all others stand where they leave most room: the
 * product with its factor, counted from where it leaves most room itself, is at most `room`. */
static void narrow(struct rows *rows, const struct mip_term *term, int sign, int64_t room)
{
    struct mip_column *column = &rows->mip->columns[term->column];
    int64_t factor = sign * term->factor, steps;

    if (!column->whole || room < 0 || factor == 0)
        return;
    steps = whole_floor(room, factor > 0 ? factor : -factor);
    if (column->high - column->low <= steps)
        return;
    if (factor > 0)
        column->high = column->low + steps;
    else
        column->low = column->high - steps;
    rows->changed = true;
}

/* The row can go `excess` beyond its bound.  A factor of a choice that is larger leaves room only
 * fractions can use when the choice is at its near end: it becomes the excess, the bound follows.
 */
static void shrink(struct rows *rows, struct mip_term *term, int sign, int64_t excess,
                   int64_t *bound)
{
    const struct mip_column *column = &rows->mip->columns[term->column];
    int64_t factor = sign * term->factor, size = factor > 0 ? factor : -factor;
    int64_t spare = size - excess;

    if (!column->whole || column->high - column->low != 1 || spare <= 0)
        return;
    term->factor -= sign * (factor > 0 ? spare : -spare);
    *bound += factor > 0 ? -spare * column->high : spare * column->low;
    rows->changed = true;
    log_line(rows->log, LOG_SHRINK);
    log_number(rows->log, term->row);
    log_number(rows->log, term->column);
    log_number(rows->log, term->factor);
    log_number(rows->log, factor > 0 ? column->high : column->low);
}

/* The row as sum <= bound after `sign`: how far it can go beyond; not above 0: it says nothing. */
static bool excess_of(const struct rows *rows, int row, int sign, int64_t bound, int64_t *least,
                      int64_t *excess)
{
    int64_t most;

    if (bound == MIP_FREE || !small(bound) || !sums_of(rows, row, least, &most))
        return false;
    if (sign < 0) {
        int64_t swap = *least;

        *least = -most;
        most = -swap;
    }
    *excess = most - bound;
    return *excess > 0 && *least <= bound;
}

/* One side of the row, as sum <= bound after `sign`. */
static void side(struct rows *rows, int row, int sign, bool shrinks)
{
    struct mip *mip = rows->mip;
    struct mip_row *bounds = &mip->rows[row];
    int64_t bound = sign > 0 ? bounds->high : bounds->low, least, excess;

    if (sign < 0)
        bound = bound == -MIP_FREE ? MIP_FREE : -bound;
    if (!excess_of(rows, row, sign, bound, &least, &excess))
        return;
    for (int i = rows->first[row]; i < rows->first[row + 1]; i++)
        narrow(rows, &mip->terms[rows->terms[i]], sign, bound - least);
    if (!shrinks || !excess_of(rows, row, sign, bound, &least, &excess))
        return;
    for (int i = rows->first[row]; i < rows->first[row + 1]; i++)
        shrink(rows, &mip->terms[rows->terms[i]], sign, excess, &bound);
    if (sign > 0)
        bounds->high = bound;
    else
        bounds->low = -bound;
}

bool mip_tighten(struct mip *mip, const bool *keep, int rounds)
{
    return mip_tighten_told(mip, keep, rounds, NULL);
}

bool mip_tighten_told(struct mip *mip, const bool *keep, int rounds, struct mip_log *log)
{
    struct pool pool = {0};
    struct rows rows = {.mip = mip, .log = log, .changed = true};
    bool fine = !mip->broken && rows_make(&rows, &pool);

    for (int round = 0; fine && round < rounds && rows.changed; round++) {
        rows.changed = false;
        for (int row = 0; row < mip->n_rows; row++) {
            bool one_sided = mip->rows[row].low == -MIP_FREE || mip->rows[row].high == MIP_FREE;
            bool shrinks = one_sided && !(keep && keep[row]);

            side(&rows, row, 1, shrinks);
            side(&rows, row, -1, shrinks);
        }
    }
    pool_release(&pool);
    return fine;
}
