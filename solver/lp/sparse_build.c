/* SPDX-License-Identifier: GPL-3.0-or-later
 * The lower triangle, place by place: what the matrix has there, less what places before leave. */
#include <math.h>
#include <string.h>

#include "solver/lp/sparse.h"

enum { AT_ONCE = 4 }; /* places of one chain whose rest is subtracted together */

/* What the matrix has at a place. */
static void gather(const struct sparse *sparse, const double *by_column, int p)
{
    double *sum = sparse->sum;

    for (int u = sparse->use_first[p]; u < sparse->use_first[p + 1]; u++) {
        int j = sparse->use[u], at = sparse->use_term[u];
        double by = by_column[j] * sparse->term_factor[at];
        for (int k = at; k < sparse->first[j + 1]; k++)
            sum[sparse->term_place[k]] += by * sparse->term_factor[k];
    }
}

static void subtract_four(double *sum, const int *met, const double *const *rest, int n)
{
    const double *a = rest[0], *b = rest[1], *c = rest[2], *d = rest[3];
    double by_a = a[0], by_b = b[0], by_c = c[0], by_d = d[0];

    for (int k = 0; k < n; k++)
        sum[met[k]] -= by_a * a[k] + by_b * b[k] + by_c * c[k] + by_d * d[k];
}

static void subtract(double *sum, const int *met, const double *rest, int n)
{
    double by = rest[0];

    for (int k = 0; k < n; k++)
        sum[met[k]] -= by * rest[k];
}

/* Whoever follows in the same chain has the same rest. */
static void subtract_before(const struct sparse *sparse, int p)
{
    int *next = sparse->next, end = sparse->by_first[p + 1], n;

    for (int k = sparse->by_first[p]; k < end; k += n) {
        int q = sparse->by[k], left = sparse->met_first[q + 1] - next[q];
        const int *met = sparse->met + next[q];
        const double *rest[AT_ONCE];
        for (n = 0; n < AT_ONCE && k + n < end && sparse->by[k + n] == q + n &&
                    sparse->chain[q + n] == sparse->chain[q];
             n++)
            rest[n] = sparse->lower + next[q + n]++;
        if (n == AT_ONCE)
            subtract_four(sparse->sum, met, rest, left);
        else
            for (int i = 0; i < n; i++)
                subtract(sparse->sum, met, rest[i], left);
    }
}

void sparse_build(struct sparse *sparse, const double *by_column, const double *by_row,
                  double least)
{
    double *sum = sparse->sum;

    memcpy(sparse->next, sparse->met_first, (size_t)sparse->m * sizeof *sparse->next);
    for (int p = 0; p < sparse->m; p++) {
        gather(sparse, by_column, p);
        subtract_before(sparse, p);
        double pivot = sqrt(fmax(sum[p] + by_row[sparse->at[p]], least));
        sparse->pivot[p] = pivot;
        sum[p] = 0;
        for (int k = sparse->met_first[p]; k < sparse->met_first[p + 1]; k++) {
            sparse->lower[k] = sum[sparse->met[k]] / pivot;
            sum[sparse->met[k]] = 0;
        }
    }
}

void sparse_solve(const struct sparse *sparse, double *right)
{
    double *sum = sparse->sum;

    for (int p = 0; p < sparse->m; p++)
        sum[p] = right[sparse->at[p]];
    for (int p = 0; p < sparse->m; p++) {
        sum[p] /= sparse->pivot[p];
        for (int k = sparse->met_first[p]; k < sparse->met_first[p + 1]; k++)
            sum[sparse->met[k]] -= sparse->lower[k] * sum[p];
    }
    for (int p = sparse->m - 1; p >= 0; p--) {
        for (int k = sparse->met_first[p]; k < sparse->met_first[p + 1]; k++)
            sum[p] -= sparse->lower[k] * sum[sparse->met[k]];
        sum[p] /= sparse->pivot[p];
    }
    for (int p = 0; p < sparse->m; p++) {
        right[sparse->at[p]] = sum[p];
        sum[p] = 0;
    }
}
