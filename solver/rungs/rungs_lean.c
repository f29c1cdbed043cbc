/* SPDX-License-Identifier: GPL-3.0-or-later
 * solver/rungs/rungs_lean.c - the problem without what costs at no level that rungs are compared
 * by. */
#include "solver/rungs/rungs_model.h"

static bool counts(const struct rungs_ask *ask, int level)
{
    for (int i = 0; i < ask->n_levels; i++)
        if (ask->levels[i] == level)
            return true;
    return false;
}

/* Copies the rows that forbid, or cost at a level that counts. */
#define KEEP(array, type, is_kept)                                                      \
    do {                                                                                \
        type *kept = pool_take(&climb->pool, (size_t)all->n_##array + 1, sizeof *kept); \
        int n = 0;                                                                      \
        for (int i = 0; kept && i < all->n_##array; i++) {                              \
            const type *row = &all->array[i];                                           \
            if (is_kept)                                                                \
                kept[n++] = *row;                                                       \
        }                                                                               \
        lean->array = kept;                                                             \
        lean->n_##array = n;                                                            \
    } while (0)

static void lean_repeats(struct climb *climb)
{
    const struct problem *all = climb->ask->problem;
    struct problem *lean = &climb->lean;
    struct repeat *repeats = pool_take(&climb->pool, (size_t)all->n_repeats + 1, sizeof *repeats);
    struct mark *marks = pool_take(&climb->pool, (size_t)all->n_marks + 1, sizeof *marks);
    int n = 0, n_marks = 0, at = 0;

    for (int i = 0; repeats && marks && i < all->n_repeats; i++) {
        bool kept = !all->repeats[i].over_cost || counts(climb->ask, all->repeats[i].level);
        for (; at < all->n_marks && all->marks[at].repeat == i; at++)
            if (kept)
                marks[n_marks++] = (struct mark){all->marks[at].slot, n};
        if (kept)
            repeats[n++] = all->repeats[i];
    }
    lean->repeats = repeats;
    lean->n_repeats = n;
    lean->marks = marks;
    lean->n_marks = n_marks;
}

static void lean_shares(struct climb *climb)
{
    const struct problem *all = climb->ask->problem;
    struct problem *lean = &climb->lean;
    size_t n_groups = (size_t)all->n_share_groups, n_shares = (size_t)all->n_shares;
    struct share_group *groups = pool_take(&climb->pool, n_groups + 1, sizeof *groups);
    struct share *shares = pool_take(&climb->pool, n_shares + 1, sizeof *shares);
    int n = 0, n_kept = 0, at = 0;

    for (int g = 0; groups && shares && g < all->n_share_groups; g++) {
        bool kept = counts(climb->ask, all->share_groups[g].level);
        for (; at < all->n_shares && all->shares[at].group == g; at++) {
            shares[n_kept] = all->shares[at];
            shares[n_kept].group = n;
            n_kept += kept;
        }
        if (kept)
            groups[n++] = all->share_groups[g];
    }
    lean->share_groups = groups;
    lean->n_share_groups = n;
    lean->shares = shares;
    lean->n_shares = n_kept;
}

static void lean_pairs(struct climb *climb)
{
    const struct rungs_ask *ask = climb->ask;
    const struct problem *all = ask->problem;
    struct problem *lean = &climb->lean;

    KEEP(bonds, struct bond, !row->split_cost || counts(ask, row->level));
    KEEP(mixes, struct mix, counts(ask, row->level));
}

static void lean_sums(struct climb *climb)
{
    const struct rungs_ask *ask = climb->ask;
    const struct problem *all = ask->problem;
    struct problem *lean = &climb->lean;

    KEEP(quotas, struct quota, !row->over_cost || counts(ask, row->level));
    KEEP(callouts, struct callout, counts(ask, row->level));
}

void climb_lean(struct climb *climb)
{
    const struct rungs_ask *ask = climb->ask;
    const struct problem *all = ask->problem;
    struct problem *lean = &climb->lean;
    struct offer *offers = pool_take(&climb->pool, (size_t)all->n_offers + 1, sizeof *offers);

    *lean = *all;
    for (int i = 0; offers && i < all->n_offers; i++) {
        offers[i] = all->offers[i];
        if (!counts(ask, offers[i].drop_level))
            offers[i].drop_cost = 0;
    }
    lean->offers = offers;
    lean_pairs(climb);
    lean_sums(climb);
    lean_repeats(climb);
    lean_shares(climb);
}
