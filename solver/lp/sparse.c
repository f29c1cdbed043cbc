/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/lp/sparse.h"

#include <string.h>

/* Who meets whom the other way round, which is in order; and then back. */
static bool sort_met(struct sparse *sparse)
{
    int m = sparse->m, n = sparse->met_first[m];
    int *next = sparse->next;

    sparse->by_first = pool_take(&sparse->pool, (size_t)m + 2, sizeof(int));
    sparse->by = pool_take(&sparse->pool, (size_t)n + 1, sizeof(int));
    if (sparse->pool.broken)
        return false;
    for (int k = 0; k < n; k++)
        sparse->by_first[sparse->met[k] + 1]++;
    counts_add_up(sparse->by_first, m);
    memcpy(next, sparse->by_first, (size_t)m * sizeof *next);
    for (int p = 0; p < m; p++)
        for (int k = sparse->met_first[p]; k < sparse->met_first[p + 1]; k++)
            sparse->by[next[sparse->met[k]]++] = p;
    memcpy(next, sparse->met_first, (size_t)m * sizeof *next);
    for (int p = 0; p < m; p++)
        for (int k = sparse->by_first[p]; k < sparse->by_first[p + 1]; k++)
            sparse->met[next[sparse->by[k]]++] = p;
    return true;
}

/* Terms of each column by place; columns of each place. */
static bool sort_terms(struct sparse *sparse)
{
    int m = sparse->m, n = sparse->n, n_terms = sparse->first[n];
    int *next = pool_take(&sparse->pool, (size_t)n + 1, sizeof *next);

    sparse->use_first = pool_take(&sparse->pool, (size_t)m + 2, sizeof(int));
    sparse->use = pool_take(&sparse->pool, (size_t)n_terms + 1, sizeof(int));
    sparse->use_term = pool_take(&sparse->pool, (size_t)n_terms + 1, sizeof(int));
    sparse->term_place = pool_take(&sparse->pool, (size_t)n_terms + 1, sizeof(int));
    sparse->term_factor = pool_take(&sparse->pool, (size_t)n_terms + 1, sizeof(double));
    if (sparse->pool.broken)
        return false;
    for (int k = 0; k < n_terms; k++)
        sparse->use_first[sparse->place[sparse->row[k]] + 1]++;
    counts_add_up(sparse->use_first, m);
    memcpy(sparse->next, sparse->use_first, (size_t)m * sizeof(int));
    for (int j = 0; j < n; j++) {
        for (int k = sparse->first[j]; k < sparse->first[j + 1]; k++) {
            int to = sparse->next[sparse->place[sparse->row[k]]]++;
            sparse->use[to] = j;
            sparse->use_term[to] = k;
        }
    }
    memcpy(next, sparse->first, (size_t)n * sizeof *next);
    for (int p = 0; p < m; p++) {
        for (int u = sparse->use_first[p]; u < sparse->use_first[p + 1]; u++) {
            int to = next[sparse->use[u]]++;
            sparse->term_place[to] = p;
            sparse->term_factor[to] = sparse->factor[sparse->use_term[u]];
            sparse->use_term[u] = to;
        }
    }
    return true;
}

/* What follows a place in its chain meets the same ones, without itself. */
static void find_chains(struct sparse *sparse)
{
    const int *first = sparse->met_first;

    for (int p = sparse->m - 1; p >= 0; p--) {
        int n = first[p + 1] - first[p];
        bool goes_on =
            n > 0 && sparse->met[first[p]] == p + 1 && first[p + 2] - first[p + 1] == n - 1;
        sparse->chain[p] = goes_on ? sparse->chain[p + 1] : p;
        sparse->work += (int64_t)n * (n + 1) / 2;
    }
    for (int j = 0; j < sparse->n; j++) {
        int64_t n = sparse->first[j + 1] - sparse->first[j];
        sparse->work += n * (n + 1) / 2;
    }
}

bool sparse_make(struct sparse *sparse, int most)
{
    size_t m = (size_t)sparse->m;

    sparse->place = pool_take(&sparse->pool, m + 1, sizeof(int));
    sparse->at = pool_take(&sparse->pool, m + 1, sizeof(int));
    sparse->next = pool_take(&sparse->pool, m + 1, sizeof(int));
    sparse->chain = pool_take(&sparse->pool, m + 1, sizeof(int));
    sparse->sum = pool_take(&sparse->pool, m + 1, sizeof(double));
    sparse->pivot = pool_take(&sparse->pool, m + 1, sizeof(double));
    if (sparse->pool.broken || !sparse_order(sparse, most) || !sort_met(sparse) ||
        !sort_terms(sparse))
        return false;
    sparse->lower =
        pool_take(&sparse->pool, (size_t)sparse->met_first[m] + 1, sizeof *sparse->lower);
    find_chains(sparse);
    return !sparse->pool.broken;
}

void sparse_release(struct sparse *sparse)
{
    pool_release(&sparse->pool);
    *sparse = (struct sparse){0};
}
