/* SPDX-License-Identifier: GPL-3.0-or-later
 * The system of each round: as many equations as there are rows, of which those apart are
 * eliminated first. */
#include <math.h>
#include <string.h>

#include "solver/lp/centre_inside.h"

/* On the diagonal, where a row hardly matters. */
static const double small = 1e-10;

/* By column and by row, what the matrix is made of. */
static void weigh(struct inside *in)
{
    for (int i = 0; i < in->m; i++)
        in->own[i] = (in->fixed[i] ? 0 : in->s[i] / in->y[i]) + small;
    for (int j = 0; j < in->n; j++)
        in->theta[j] = 1 / (in->z[j] / in->x[j] + (in->w[j] > 0 ? in->w[j] / in->v[j] : 0) + small);
}

/* The system's matrix: rows apart are a diagonal, and go first. */
static void fill(struct inside *in)
{
    size_t m = (size_t)in->m_joint;

    memset(in->joint, 0, m * m * sizeof *in->joint);
    memset(in->mixed, 0, (size_t)(in->m - in->m_joint) * m * sizeof *in->mixed);
    for (int i = 0; i < in->m; i++) {
        if (i < in->m_joint)
            in->joint[(size_t)i * m + (size_t)i] = in->own[i];
        else
            in->apart[i - in->m_joint] = in->own[i];
    }
    for (int j = 0; j < in->n; j++) {
        int end = in->first[j + 1], last = in->row[end - 1];
        bool week = last >= in->m_joint;
        double theta = in->theta[j];

        if (week) {
            double own = theta * in->factor[end - 1];
            double *to = in->mixed + (size_t)(last - in->m_joint) * m;

            in->apart[last - in->m_joint] += own * in->factor[end - 1];
            end--;
            for (int k = in->first[j]; k < end; k++)
                to[in->row[k]] += own * in->factor[k];
        }
        for (int k = in->first[j]; k < end; k++) {
            double *to = in->joint + (size_t)in->row[k] * m, own = theta * in->factor[k];

            for (int l = k; l < end; l++)
                to[in->row[l]] += own * in->factor[l];
        }
    }
}

/* What is apart goes first: its row of what is in both is not 0 in few places. */
static void eliminate(struct inside *in, size_t p)
{
    size_t m = (size_t)in->m_joint, n = 0;
    double *row = in->mixed + p * m;

    in->apart[p] = sqrt(in->apart[p]);
    for (size_t l = 0; l < m; l++) {
        if (row[l] == 0)
            continue;
        row[l] /= in->apart[p];
        in->filled[n++] = (int)l;
    }
    for (size_t i = 0; i < n; i++) {
        double *to = in->joint + (size_t)in->filled[i] * m, by = row[in->filled[i]];

        for (size_t k = i; k < n; k++)
            to[in->filled[k]] -= by * row[in->filled[k]];
    }
    in->multiplied += (int64_t)(n * n / 2);
}

/* to -= sum of four rows, each times its factor. */
static void subtract_four(double *to, const double *const *rows, const double *by, size_t n)
{
    const double *a = rows[0], *b = rows[1], *c = rows[2], *d = rows[3];
    double by_a = by[0], by_b = by[1], by_c = by[2], by_d = by[3];

    for (size_t l = 0; l < n; l++)
        to[l] -= by_a * a[l] + by_b * b[l] + by_c * c[l] + by_d * d[l];
}

static void subtract(double *to, const double *row, double by, size_t n)
{
    for (size_t l = 0; l < n; l++)
        to[l] -= by * row[l];
}

/* Of the rows from `first` up to this one what they leave of its elements from `begin` to `end`. */
static void reduce(struct inside *in, size_t at, size_t first, size_t begin, size_t end)
{
    size_t m = (size_t)in->m_joint, length = end - begin;
    double *own = in->joint + at * m + begin, by[4];
    const double *four[4];
    int n = 0;

    for (size_t k = first; k < at; k++) {
        const double *row = in->joint + k * m;

        if (row[at] == 0)
            continue;
        by[n] = row[at];
        four[n++] = row + begin;
        if (n == 4) {
            subtract_four(own, four, by, length);
            n = 0;
        }
    }
    for (; n > 0; n--)
        subtract(own, four[n - 1], by[n - 1], length);
    in->multiplied += (int64_t)((at - first) * length);
}

/* Upper triangle in place.  Between groups there is nothing before the last one's rows. */
static void factorise_row(struct inside *in, size_t i)
{
    size_t m = (size_t)in->m_joint, grouped = (size_t)in->m_grouped;
    bool last = i >= grouped;
    size_t first = last ? 0 : (size_t)in->group_first[i];
    size_t end = last ? m : (size_t)in->group_end[i];
    double *row = in->joint + i * m;

    reduce(in, i, first, i, end);
    if (!last)
        reduce(in, i, first, grouped, m);
    double pivot = sqrt(fmax(row[i], small));

    row[i] = pivot;
    for (size_t l = i + 1; l < end; l++)
        row[l] /= pivot;
    for (size_t l = last ? m : grouped; l < m; l++)
        row[l] /= pivot;
}

/* Once what is apart is eliminated. */
void inside_build(struct inside *in)
{
    weigh(in);
    if (in->ask->sparse) {
        sparse_build(&in->sparse, in->theta, in->own, small);
        return;
    }
    fill(in);
    for (int p = 0; p < in->m - in->m_joint; p++)
        eliminate(in, (size_t)p);
    for (int i = 0; i < in->m_joint; i++)
        factorise_row(in, (size_t)i);
}

void inside_solve(const struct inside *in, double *right)
{
    size_t m = (size_t)in->m_joint, n_apart = (size_t)(in->m - in->m_joint);
    double *apart = right + m;

    if (in->ask->sparse) {
        sparse_solve(&in->sparse, right);
        return;
    }
    for (size_t p = 0; p < n_apart; p++) {
        const double *row = in->mixed + p * m;

        apart[p] /= in->apart[p];
        for (size_t l = 0; l < m; l++)
            right[l] -= apart[p] * row[l];
    }
    for (size_t i = 0; i < m; i++) {
        const double *row = in->joint + i * m;

        right[i] /= row[i];
        for (size_t l = i + 1; l < m; l++)
            right[l] -= row[l] * right[i];
    }
    for (size_t i = m; i-- > 0;) {
        const double *row = in->joint + i * m;

        for (size_t l = i + 1; l < m; l++)
            right[i] -= row[l] * right[l];
        right[i] /= row[i];
    }
    for (size_t p = 0; p < n_apart; p++) {
        const double *row = in->mixed + p * m;

        for (size_t l = 0; l < m; l++)
            apart[p] -= row[l] * right[l];
        apart[p] /= in->apart[p];
    }
}
