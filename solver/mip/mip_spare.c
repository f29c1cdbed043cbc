/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/mip/mip_spare.h"

#include <math.h>
#include <stdlib.h>

#include "solver/lp/whole.h"

/* As small as mip_cut.h takes them. */
enum { MOST_SPARE = 1 << 16, MOST_SIDE = 1 << 25 };
static const double least_depth = 0.001;

struct spare {
    int row, choice;
    int64_t low, spare;
    bool up, high; /* the choice is low + 1; the row stays below its high side */
    double depth;  /* how far the values are beyond what it makes of the row */
};

/* By row: what it can sum to with the choice as it is, less than without. */
struct sparing {
    struct mip_imply *imply;
    struct mip *mip;
    int *first; /* by column: its terms */
    struct sparing_term {
        int row;
        int64_t factor;
    } * terms;
    int64_t *least, *most, *raised, *lowered;
    double *sums, *squares;
    int *touched, n_touched;
    bool *touches;
    int *mark, number; /* by column: the last look at changes that met it */
    struct spare *best;
    struct pool pool;
};

static void term_put(struct sparing *sparing, const struct mip_term *term)
{
    const struct mip_ends *ends = &sparing->imply->ends[term->column];
    bool up = term->factor > 0;
    int at = sparing->first[term->column + 1]++;

    sparing->terms[at] = (struct sparing_term){term->row, term->factor};
    sparing->least[term->row] += term->factor * (up ? ends->low : ends->high);
    sparing->most[term->row] += term->factor * (up ? ends->high : ends->low);
    sparing->sums[term->row] += (double)term->factor * sparing->mip->values[term->column];
    sparing->squares[term->row] += (double)term->factor * (double)term->factor;
}

static bool begin(struct sparing *sparing)
{
    const struct mip *mip = sparing->mip;
    size_t rows = (size_t)mip->n_rows, columns = (size_t)mip->n_columns;
    struct pool *pool = &sparing->pool;

    sparing->first = pool_take(pool, columns + 3, sizeof *sparing->first);
    sparing->terms = pool_take(pool, (size_t)mip->n_terms, sizeof *sparing->terms);
    sparing->least = pool_take(pool, rows, sizeof *sparing->least);
    sparing->most = pool_take(pool, rows, sizeof *sparing->most);
    sparing->raised = pool_take(pool, rows, sizeof *sparing->raised);
    sparing->lowered = pool_take(pool, rows, sizeof *sparing->lowered);
    sparing->sums = pool_take(pool, rows, sizeof *sparing->sums);
    sparing->squares = pool_take(pool, rows, sizeof *sparing->squares);
    sparing->touched = pool_take(pool, rows, sizeof *sparing->touched);
    sparing->touches = pool_take(pool, rows, sizeof *sparing->touches);
    sparing->best = pool_take(pool, rows, sizeof *sparing->best);
    sparing->mark = pool_take(pool, columns, sizeof *sparing->mark);
    if (pool->broken)
        return false;
    for (int i = 0; i < mip->n_terms; i++)
        sparing->first[mip->terms[i].column + 2]++;
    counts_add_up(sparing->first, mip->n_columns + 1);
    for (int i = 0; i < mip->n_terms; i++)
        term_put(sparing, &mip->terms[i]);
    sparing->imply->work += mip->n_terms;
    return true;
}

static void offer(struct sparing *sparing, const struct spare *spare)
{
    struct spare *best = &sparing->best[spare->row];
    const struct mip_row *sides = &sparing->mip->rows[spare->row];
    double sum = sparing->sums[spare->row], its = (double)spare->spare;
    double over = spare->high ? sum - (double)sides->high : (double)sides->low - sum;
    double part = sparing->mip->values[spare->choice] - (double)spare->low;

    over += its * (spare->up ? part : 1 - part);
    double depth = over / sqrt(sparing->squares[spare->row] + its * its);
    if (spare->spare > MOST_SPARE || depth < least_depth || depth <= best->depth)
        return;
    *best = *spare;
    best->depth = depth;
}

/* The ends of a column are nearer than they were: so is what its rows can sum to. */
static void column_moved(struct sparing *sparing, int column, struct mip_ends was)
{
    struct mip_ends now = sparing->imply->ends[column];

    for (int k = sparing->first[column]; k < sparing->first[column + 1]; k++) {
        const struct sparing_term *term = &sparing->terms[k];
        int64_t low = term->factor * (now.low - was.low);
        int64_t high = term->factor * (now.high - was.high);

        if (!sparing->touches[term->row]) {
            sparing->touches[term->row] = true;
            sparing->touched[sparing->n_touched++] = term->row;
        }
        sparing->raised[term->row] += term->factor > 0 ? low : high;
        sparing->lowered[term->row] -= term->factor > 0 ? high : low;
    }
    sparing->imply->work += sparing->first[column + 1] - sparing->first[column];
}

/* A side that says something, but not with the choice as it is. */
static void row_look(struct sparing *sparing, struct spare spare)
{
    const struct mip_row *sides = &sparing->mip->rows[spare.row];
    int64_t least = sparing->least[spare.row], most = sparing->most[spare.row];

    if (sides->high != MIP_FREE && most > sides->high) {
        spare.high = true;
        spare.spare = sides->high - (most - sparing->lowered[spare.row]);
        if (spare.spare > 0)
            offer(sparing, &spare);
    }
    if (sides->low != -MIP_FREE && least < sides->low) {
        spare.high = false;
        spare.spare = least + sparing->raised[spare.row] - sides->low;
        if (spare.spare > 0)
            offer(sparing, &spare);
    }
}

/* The choice is set. */
static void rows_look(struct sparing *sparing, struct spare spare)
{
    const struct mip_imply *imply = sparing->imply;

    sparing->n_touched = 0;
    sparing->number++;
    for (int i = 0; i < imply->n_changes; i++) {
        int column = imply->changed[i];
        if (sparing->mark[column] != sparing->number)
            column_moved(sparing, column, imply->was[i]);
        sparing->mark[column] = sparing->number;
    }
    for (int k = 0; k < sparing->n_touched; k++) {
        spare.row = sparing->touched[k];
        row_look(sparing, spare);
        sparing->touches[spare.row] = false;
        sparing->raised[spare.row] = sparing->lowered[spare.row] = 0;
    }
}

static void choices_try(struct sparing *sparing)
{
    struct mip_imply *imply = sparing->imply;
    const struct mip *mip = sparing->mip;

    for (int j = 0; j < mip->n_columns; j++) {
        struct mip_ends ends = imply->ends[j];

        if (!imply->whole[j] || ends.high - ends.low != 1)
            continue;
        for (int up = 0; up < 2; up++) {
            int64_t at = up ? ends.high : ends.low;
            if (mip_imply_set(imply, j, at, at) && mip_imply_run(imply))
                rows_look(sparing, (struct spare){.choice = j, .low = ends.low, .up = up});
            mip_imply_back(imply, 0);
        }
    }
}

static int deeper(const void *left, const void *right)
{
    const struct spare *a = left, *b = right;

    if (a->depth != b->depth)
        return a->depth > b->depth ? -1 : 1;
    return (a->row > b->row) - (a->row < b->row);
}

static int64_t factor_in(const struct sparing *sparing, int row, int column)
{
    int64_t factor = 0;

    for (int k = sparing->first[column]; k < sparing->first[column + 1]; k++)
        factor += sparing->terms[k].row == row ? sparing->terms[k].factor : 0;
    return factor;
}

static void log_spare(struct mip_log *log, const struct spare *spare)
{
    if (!log || log->broken)
        return;
    log_line(log, LOG_SPARE);
    log_number(log, log->row[spare->row]);
    log_number(log, spare->choice);
    log_number(log, spare->low);
    log_number(log, spare->up);
    log_number(log, spare->high);
    log_number(log, spare->spare);
    log_row(log);
}

/* The new row with its choice alone; -1: its numbers are large. */
static int row_begin(const struct sparing *sparing, const struct spare *spare, struct mip_log *log)
{
    struct mip *mip = sparing->mip;
    int64_t more = spare->up == spare->high ? spare->spare : -spare->spare;
    int64_t factor = factor_in(sparing, spare->row, spare->choice) + more;
    int64_t side = spare->high ? mip->rows[spare->row].high : mip->rows[spare->row].low;

    side += more * (spare->up ? spare->low : spare->low + 1);
    if (!whole_small(factor, MOST_SPARE) || !whole_small(side, MOST_SIDE))
        return -1;
    int row = mip_add_row(mip, spare->high ? -MIP_FREE : side, spare->high ? side : MIP_FREE);
    if (factor != 0)
        mip_add_term(mip, row, spare->choice, factor);
    log_spare(log, spare);
    return row;
}

/* The first n of the best become rows. */
static int rows_add(struct sparing *sparing, int n, struct mip_log *log)
{
    struct mip *mip = sparing->mip;
    int *row = pool_take(&sparing->pool, (size_t)mip->n_rows, sizeof *row);
    int *choice = pool_take(&sparing->pool, (size_t)mip->n_rows, sizeof *choice);
    int n_terms = mip->n_terms, added = 0;

    for (int i = 0; choice && row && i < n; i++) {
        const struct spare *spare = &sparing->best[i];
        int its = row_begin(sparing, spare, log);

        row[spare->row] = its + 1;
        choice[spare->row] = spare->choice;
        added += its >= 0;
    }
    for (int i = 0; added && i < n_terms; i++) {
        struct mip_term term = mip->terms[i];
        if (row[term.row] && term.column != choice[term.row])
            mip_add_term(mip, row[term.row] - 1, term.column, term.factor);
    }
    return added;
}

int mip_spare_rows(struct mip_imply *imply, struct mip *mip, int most, struct mip_log *log)
{
    struct sparing sparing = {.imply = imply, .mip = mip};
    int n = 0;

    if (begin(&sparing)) {
        choices_try(&sparing);
        for (int i = 0; i < mip->n_rows; i++)
            if (sparing.best[i].depth > 0)
                sparing.best[n++] = sparing.best[i];
        if (n > 1)
            qsort(sparing.best, (size_t)n, sizeof *sparing.best, deeper);
        n = rows_add(&sparing, n < most ? n : most, log);
    }
    pool_release(&sparing.pool);
    return n;
}
