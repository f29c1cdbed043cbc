/* SPDX-License-Identifier: GPL-3.0-or-later
 * Somebody else each week: the whole problem with every person taken apart into one for each
 * window.
 *
 * What links a person's weeks is forgotten: rest from one to the next, rows over several
 * windows, bonds across them, shares of groups in several.  Each of those only forbids or
 * costs, so every plan of the whole is a legal plan here and costs no more at any
 * level: a bound of this problem is one of the whole.  It keeps what windows
 * alone do not have: one cap on each earlier level for all of them together.
 * Offers, tasks, slots, quotas, breaks keep their numbers, so what is proven here is
 * told in the words of the whole. */
#include "solver/season/windows.h"

#include <string.h>

struct apart {
    const struct windows *windows;
    const struct problem *whole;
    struct problem *problem;
    struct pool *pool;
};

static int one_of(const struct apart *apart, int person, int window)
{
    return person * apart->windows->n + (window >= 0 ? window : 0);
}

static bool take_people(struct apart *apart)
{
    const struct problem *whole = apart->whole;
    int n = whole->n_people * apart->windows->n;
    int *gap = pool_take(apart->pool, (size_t)n, sizeof *gap);
    uint64_t *tags = pool_take(apart->pool, (size_t)n, sizeof *tags);
    struct offer *offers = pool_take(apart->pool, (size_t)whole->n_offers, sizeof *offers);

    if (apart->pool->broken)
        return false;
    for (int p = 0; p < n; p++) {
        gap[p] = whole->gap_min[p / apart->windows->n];
        tags[p] = whole->person_tags[p / apart->windows->n];
    }
    for (int i = 0; i < whole->n_offers; i++) {
        offers[i] = whole->offers[i];
        offers[i].person =
            one_of(apart, offers[i].person,
                   apart->windows->task_window[apart->windows->lookup.offer_task[i]]);
    }
    apart->problem->n_people = n;
    apart->problem->gap_min = gap;
    apart->problem->person_tags = tags;
    apart->problem->offers = offers;
    return true;
}

/* A break belongs to the last window that begins before its day ends.  In another one it
 * would ask for nothing. */
static bool take_breaks(struct apart *apart)
{
    const struct problem *whole = apart->whole;
    int n = apart->windows->n;
    int64_t *begins = pool_take(apart->pool, (size_t)n, sizeof *begins);
    struct rest_break *breaks = pool_take(apart->pool, (size_t)whole->n_breaks, sizeof *breaks);

    if (apart->pool->broken)
        return false;
    for (int w = 0; w < n; w++)
        begins[w] = INT64_MAX;
    for (int s = 0; s < whole->n_slots; s++) {
        int64_t *at = &begins[apart->windows->task_window[whole->slots[s].task]];

        *at = whole->slots[s].starts_at < *at ? whole->slots[s].starts_at : *at;
    }
    for (int i = 0; i < whole->n_breaks; i++) {
        int window = n - 1;

        while (window > 0 && begins[window] >= whole->breaks[i].day_until_at)
            window--;
        breaks[i] = whole->breaks[i];
        breaks[i].person = one_of(apart, breaks[i].person, window);
    }
    apart->problem->breaks = breaks;
    return true;
}

/* Rows over several windows keep their place and count nothing. */
static bool take_rows(struct apart *apart)
{
    const struct problem *whole = apart->whole;
    struct quota *quotas = pool_take(apart->pool, (size_t)whole->n_quotas, sizeof *quotas);
    struct callout *callouts = pool_take(apart->pool, (size_t)whole->n_callouts, sizeof *callouts);

    if (apart->pool->broken)
        return false;
    for (int i = 0; i < whole->n_quotas; i++) {
        int window = apart->windows->quota_window[i];

        quotas[i] = whole->quotas[i];
        quotas[i].person = one_of(apart, quotas[i].person, window);
        if (window < 0)
            quotas[i].until_at = quotas[i].from_at;
    }
    for (int i = 0; i < whole->n_callouts; i++) {
        int window = apart->windows->callout_window[i];

        callouts[i] = whole->callouts[i];
        callouts[i].person = one_of(apart, callouts[i].person, window);
        if (window < 0)
            callouts[i].until_at = callouts[i].from_at;
    }
    apart->problem->quotas = quotas;
    apart->problem->callouts = callouts;
    return true;
}

/* Of a group in several windows, only what is carried in. */
static bool take_shares(struct apart *apart)
{
    const struct problem *whole = apart->whole;
    struct share_group *groups =
        pool_take(apart->pool, (size_t)whole->n_share_groups, sizeof *groups);
    struct share *shares = pool_take(apart->pool, (size_t)whole->n_shares, sizeof *shares);

    if (apart->pool->broken)
        return false;
    for (int i = 0; i < whole->n_share_groups; i++) {
        groups[i] = whole->share_groups[i];
        if (apart->windows->group_window[i] < 0)
            groups[i].until_at = groups[i].from_at;
    }
    for (int i = 0; i < whole->n_shares; i++) {
        shares[i] = whole->shares[i];
        shares[i].person =
            one_of(apart, shares[i].person, apart->windows->group_window[shares[i].group]);
    }
    apart->problem->share_groups = groups;
    apart->problem->shares = shares;
    return true;
}

static bool take_bonds(struct apart *apart)
{
    const struct problem *whole = apart->whole;
    struct bond *bonds = pool_take(apart->pool, (size_t)whole->n_bonds, sizeof *bonds);
    int n = 0;

    for (int i = 0; bonds && i < whole->n_bonds; i++)
        if (apart->windows->bond_window[i] >= 0)
            bonds[n++] = whole->bonds[i];
    apart->problem->bonds = bonds;
    apart->problem->n_bonds = n;
    return bonds;
}

bool windows_apart(const struct windows *windows, struct problem *problem, struct pool *pool)
{
    struct apart apart = {windows, windows->lookup.problem, problem, pool};

    *problem = *apart.whole;
    return take_people(&apart) && take_breaks(&apart) && take_rows(&apart) && take_shares(&apart) &&
           take_bonds(&apart);
}
