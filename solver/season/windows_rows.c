/* SPDX-License-Identifier: GPL-3.0-or-later
 * Hours, call-outs and shares of a window: its own, and what others leave of those of several. */
#include "solver/season/windows_cut.h"

/* What other windows add to each row of weights. */
static int64_t *elsewhere(struct cut *cut, const struct weights *weights, int n_rows,
                          const bool *chosen)
{
    int64_t *sums = cut_room(cut, n_rows, sizeof *sums);

    for (int i = 0; sums && chosen && i < cut->whole->n_offers; i++) {
        if (!chosen[i] || cut_here(cut, i))
            continue;
        for (int w = weights->first[i]; w < weights->first[i + 1]; w++)
            sums[weights->items[w].row] += weights->items[w].amount;
    }
    return sums;
}

/* Is the row to be kept, given where what adds to it is? */
static bool kept(const struct cut *cut, int row_window)
{
    return row_window == cut->number || (row_window == WINDOW_MANY && cut->stands);
}

void cut_hours(struct cut *cut)
{
    const struct problem *whole = cut->whole;
    struct problem *problem = &cut->window->problem;
    struct quota *quotas = cut_room(cut, whole->n_quotas, sizeof *quotas);
    struct callout *callouts = cut_room(cut, whole->n_callouts, sizeof *callouts);
    int *quota_name = cut_names(cut, whole->n_quotas, &cut->window->names.quota);
    int *callout_name = cut_names(cut, whole->n_callouts, &cut->window->names.callout);
    const struct lookup *lookup = &cut->windows->lookup;
    const int64_t *used = elsewhere(cut, &lookup->quota, whole->n_quotas, cut->stands);
    const int64_t *called = elsewhere(cut, &lookup->callout, whole->n_callouts, cut->stands);

    problem->quotas = quotas;
    problem->callouts = callouts;
    problem->n_quotas = problem->n_callouts = 0;
    if (cut->window->pool.broken)
        return;
    for (int i = 0; i < whole->n_quotas; i++) {
        if (!kept(cut, cut->windows->quota_window[i]))
            continue;
        quota_name[problem->n_quotas] = i;
        quotas[problem->n_quotas] = whole->quotas[i];
        quotas[problem->n_quotas++].used += used[i];
    }
    for (int i = 0; i < whole->n_callouts; i++) {
        if (!kept(cut, cut->windows->callout_window[i]) || called[i])
            continue;
        callout_name[problem->n_callouts] = i;
        callouts[problem->n_callouts++] = whole->callouts[i];
    }
}

void cut_loads(struct cut *cut)
{
    const struct problem *whole = cut->whole;
    struct problem *problem = &cut->window->problem;
    struct share_group *groups = cut_room(cut, whole->n_share_groups, sizeof *groups);
    struct share *shares = cut_room(cut, whole->n_shares, sizeof *shares);
    int *group_name = cut_names(cut, whole->n_share_groups, &cut->window->names.group);
    const int64_t *load =
        elsewhere(cut, &cut->windows->lookup.share, whole->n_shares, cut->planned);

    problem->share_groups = groups;
    problem->shares = shares;
    problem->n_share_groups = problem->n_shares = 0;
    if (cut->window->pool.broken)
        return;
    for (int i = 0; i < whole->n_share_groups; i++) {
        cut->group[i] = -1;
        if (!kept(cut, cut->windows->group_window[i]))
            continue;
        cut->group[i] = problem->n_share_groups;
        group_name[problem->n_share_groups] = i;
        groups[problem->n_share_groups++] = whole->share_groups[i];
    }
    for (int i = 0; i < whole->n_shares; i++) {
        struct share share = whole->shares[i];

        share.group = cut->group[share.group];
        share.base += load[i];
        if (share.group >= 0)
            shares[problem->n_shares++] = share;
    }
}
