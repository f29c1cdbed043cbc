/* SPDX-License-Identifier: GPL-3.0-or-later
 * The rows and columns that are looked at, in scale. */
#include <math.h>

#include "solver/lp/centre_inside.h"

enum {
    MOST_MET = 4000000, /* pairs of rows: more would take too long */
    MOST_JOINT = 4000   /* of rows that are not apart: the system is a square of them */
};

/* Rows hold a little more than they do: no price is without end. */
static const double looser = 1e-6;

static double *take(struct inside *in, int n)
{
    return pool_take(&in->pool, (size_t)n + 1, sizeof(double));
}

/* Is it looked at?  And which side of it counts. */
static void choose_row(struct inside *in, int number)
{
    const struct mip_row *row = &in->mip->rows[number];
    bool low = row->low != -MIP_FREE;

    if (!in->ask->in[number] || (!low && row->high == MIP_FREE))
        return;
    in->row_at[number] = in->m;
    in->row_of[in->m] = number;
    in->fixed[in->m] = low && row->low == row->high;
    in->sign[in->m] = low ? 1 : -1;
    in->b[in->m] = in->sign[in->m] * (double)(low ? row->low : row->high);
    if (!in->fixed[in->m]) /* no price is without end */
        in->b[in->m] -= looser;
    in->m++;
}

static void choose_group(struct inside *in, int group)
{
    int first = in->m;

    for (int i = 0; i < in->ask->first_apart; i++)
        if (!in->ask->n_groups || in->ask->group[i] == group)
            choose_row(in, i);
    for (int i = first; i < in->m; i++) {
        in->group_first[i] = first;
        in->group_end[i] = in->m;
    }
    in->m_grouped = first; /* the last one's stays */
}

/* Rows that are looked at, those apart last. */
static bool choose_rows(struct inside *in)
{
    const struct mip *mip = in->mip;

    in->row_at = pool_take(&in->pool, (size_t)mip->n_rows + 1, sizeof(int));
    in->row_of = pool_take(&in->pool, (size_t)mip->n_rows + 1, sizeof(int));
    in->sign = take(in, mip->n_rows);
    in->fixed = pool_take(&in->pool, (size_t)mip->n_rows + 1, 1);
    in->b = take(in, mip->n_rows);
    in->group_first = pool_take(&in->pool, (size_t)mip->n_rows + 1, sizeof(int));
    in->group_end = pool_take(&in->pool, (size_t)mip->n_rows + 1, sizeof(int));
    if (in->pool.broken)
        return false;
    for (int i = 0; i < mip->n_rows; i++)
        in->row_at[i] = -1;
    for (int g = 0; g < in->ask->n_groups || g == 0; g++)
        choose_group(in, g);
    in->m_joint = in->m;
    for (int i = in->ask->first_apart; i < mip->n_rows; i++)
        choose_row(in, i);
    return true;
}

/* Terms by row, so that those of a column will be; how many are in rows that are looked at. */
static int *order_terms(struct inside *in, int *n)
{
    const struct mip *mip = in->mip;
    int *first = pool_take(&in->pool, (size_t)in->m + 3, sizeof *first);
    int *order = pool_take(&in->pool, (size_t)mip->n_terms + 1, sizeof *order);

    if (in->pool.broken)
        return NULL;
    for (int i = 0; i < mip->n_terms; i++)
        if (in->row_at[mip->terms[i].row] >= 0)
            first[in->row_at[mip->terms[i].row] + 2]++;
    counts_add_up(first, in->m + 1);
    *n = first[in->m + 1];
    for (int i = 0; i < mip->n_terms; i++)
        if (in->row_at[mip->terms[i].row] >= 0)
            order[first[in->row_at[mip->terms[i].row] + 1]++] = i;
    return order;
}

/* Columns with a term in these rows; the others stay where they cost least. */
static bool choose_columns(struct inside *in)
{
    struct mip *mip = in->mip;
    int *at = pool_take(&in->pool, (size_t)mip->n_columns + 2, sizeof(int));

    in->column_of = pool_take(&in->pool, (size_t)mip->n_columns + 1, sizeof(int));
    in->first = pool_take(&in->pool, (size_t)mip->n_columns + 3, sizeof(int));
    in->row = pool_take(&in->pool, (size_t)mip->n_terms + 1, sizeof(int));
    in->factor = take(in, mip->n_terms);
    int n_terms;
    const int *order = order_terms(in, &n_terms);

    if (!order)
        return false;
    for (int i = 0; i < mip->n_terms; i++)
        at[mip->terms[i].column] += in->row_at[mip->terms[i].row] >= 0;
    for (int j = 0; j < mip->n_columns; j++) {
        const struct mip_column *column = &mip->columns[j];
        int n = at[j];

        mip->values[j] = (double)(column->cost < 0 ? column->high : column->low);
        at[j] = -1;
        if (n == 0 || column->high == column->low)
            continue;
        in->first[in->n + 2] = n;
        in->column_of[in->n] = j;
        at[j] = in->n++;
    }
    counts_add_up(in->first, in->n + 1);
    for (int i = 0; i < n_terms; i++) {
        const struct mip_term *term = &mip->terms[order[i]];
        int row = in->row_at[term->row], column = at[term->column];

        if (column < 0) {
            in->b[row] -= in->sign[row] * (double)term->factor * mip->values[term->column];
            continue;
        }
        int to = in->first[column + 1]++;

        in->row[to] = row;
        in->factor[to] = in->sign[row] * (double)term->factor;
        in->b[row] -= in->factor[to] * (double)mip->columns[term->column].low;
    }
    return true;
}

static void scale(struct inside *in)
{
    double most = 1;

    for (int i = 0; i < in->m; i++)
        in->row_scale[i] = 0;
    for (int k = 0; k < in->first[in->n]; k++)
        in->row_scale[in->row[k]] = fmax(in->row_scale[in->row[k]], fabs(in->factor[k]));
    for (int i = 0; i < in->m; i++) {
        in->row_scale[i] = in->row_scale[i] > 0 ? in->row_scale[i] : 1;
        in->b[i] /= in->row_scale[i];
    }
    for (int j = 0; j < in->n; j++) {
        double largest = 0;

        for (int k = in->first[j]; k < in->first[j + 1]; k++) {
            in->factor[k] /= in->row_scale[in->row[k]];
            largest = fmax(largest, fabs(in->factor[k]));
        }
        in->column_scale[j] = largest > 0 ? 1 / largest : 1;
        for (int k = in->first[j]; k < in->first[j + 1]; k++)
            in->factor[k] *= in->column_scale[j];
        in->c[j] = (double)in->mip->columns[in->column_of[j]].cost * in->column_scale[j];
        most = fmax(most, fabs(in->c[j]));
    }
    in->unit = most;
    for (int j = 0; j < in->n; j++) {
        const struct mip_column *column = &in->mip->columns[in->column_of[j]];

        in->c[j] /= in->unit;
        in->high[j] = (double)(column->high - column->low) / in->column_scale[j];
    }
}

static bool take_vectors(struct inside *in)
{
    double **columns[] = {&in->x,     &in->z,  &in->v,  &in->w,    &in->dx,          &in->dz,
                          &in->dv,    &in->dw, &in->rd, &in->ru,   &in->rxz,         &in->rvw,
                          &in->theta, &in->g,  &in->c,  &in->high, &in->column_scale};
    double **rows[] = {&in->s,   &in->y,     &in->ds,        &in->dy, &in->rp,
                       &in->rsy, &in->apart, &in->row_scale, &in->own};

    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        *columns[i] = take(in, in->n);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        *rows[i] = take(in, in->m);
    if (in->ask->sparse)
        return !in->pool.broken;
    in->joint = pool_take(&in->pool, (size_t)in->m_joint * (size_t)in->m_joint + 1, sizeof(double));
    in->filled = pool_take(&in->pool, (size_t)in->m_joint + 1, sizeof(int));
    in->mixed = pool_take(&in->pool, (size_t)(in->m - in->m_joint) * (size_t)in->m_joint + 1,
                          sizeof(double));
    return !in->pool.broken;
}

static bool make_sparse(struct inside *in)
{
    in->sparse = (struct sparse){
        .m = in->m, .n = in->n, .first = in->first, .row = in->row, .factor = in->factor};
    return sparse_make(&in->sparse, MOST_MET);
}

bool inside_fill(struct inside *in)
{
    if (!choose_rows(in) || (!in->ask->sparse && in->m_joint > MOST_JOINT) || !choose_columns(in) ||
        !take_vectors(in))
        return false;
    scale(in);
    return !in->ask->sparse || make_sparse(in);
}
