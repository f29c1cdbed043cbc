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

/* to -= sum of four rows, each times its element at the beginning. */
static void subtract_four(double *to, const double *const *rows, size_t n)
{
    const double *a = rows[0], *b = rows[1], *c = rows[2], *d = rows[3];
    double by_a = a[0], by_b = b[0], by_c = c[0], by_d = d[0];

    for (size_t l = 0; l < n; l++)
        to[l] -= by_a * a[l] + by_b * b[l] + by_c * c[l] + by_d * d[l];
}

static void subtract(double *to, const double *row, size_t n)
{
    double by = row[0];

    for (size_t l = 0; by != 0 && l < n; l++)
        to[l] -= by * row[l];
}

/* Of rows so far (of m elements each) what they leave of row `at`. */
static void reduce(double *own, const double *rows, size_t n_rows, size_t at, size_t m)
{
    const double *four[4];
    int n = 0;

    for (size_t k = 0; k < n_rows; k++) {
        if (rows[k * m + at] == 0)
            continue;
        four[n++] = rows + k * m + at;
        if (n == 4) {
            subtract_four(own, four, m - at);
            n = 0;
        }
    }
    while (n > 0)
        subtract(own, four[--n], m - at);
}

/* Upper triangle in place, once what is apart is eliminated. */
void inside_build(struct inside *in)
{
    size_t m = (size_t)in->m_joint, n_apart = (size_t)(in->m - in->m_joint);

    weigh(in);
    if (in->ask->sparse) {
        sparse_build(&in->sparse, in->theta, in->own, small);
        return;
    }
    fill(in);
    for (size_t p = 0; p < n_apart; p++) {
        in->apart[p] = sqrt(in->apart[p]);
        for (size_t l = 0; l < m; l++)
            in->mixed[p * m + l] /= in->apart[p];
    }
    for (size_t i = 0; i < m; i++) {
        double *own = in->joint + i * m + i;

        reduce(own, in->mixed, n_apart, i, m);
        reduce(own, in->joint, i, i, m);
        double pivot = sqrt(fmax(own[0], small));

        own[0] = pivot;
        for (size_t l = 1; l < m - i; l++)
            own[l] /= pivot;
    }
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
