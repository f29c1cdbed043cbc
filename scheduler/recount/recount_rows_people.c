/* SPDX-License-Identifier: GPL-3.0-or-later
 * Rows about one person's hours: quotas, shares, call-outs. */
#include "scheduler/recount/recount_part.h"

/* The row's offers weigh no more than in the quota (or share), and what is
 * fixed beside them takes its part. */
static bool load_fits(const struct recounting *r, const struct claim *claim, const struct row *row,
                      const struct quota *quota, const struct share_group *group, int person,
                      int64_t room)
{
    const struct problem *p = r->problem;

    for (int k = 0; k < row->n; k++) {
        const struct column *column = row_column(claim, row, k);
        int64_t factor = claim->terms[row->first + k].factor;

        if (column->what != OFFERED)
            continue;
        int slot = p->offers[column->number].slot;

        if (p->offers[column->number].person != person ||
            factor > (quota ? fact_quota(p, quota, column->number) : fact_share(p, group, slot)))
            return false;
    }
    for (int i = r->person_first[person]; i < r->person_first[person + 1]; i++) {
        int offer = r->person_offers[i], slot = p->offers[offer].slot;

        if (!row_has_offer(r, offer) && is_fixed(r, offer, 1))
            room -= quota ? fact_quota(p, quota, offer) : fact_share(p, group, slot);
    }
    return row->high >= room;
}

bool row_quota_holds(struct recounting *r, const struct claim *claim, const struct row *row,
                     const struct pieces *pieces)
{
    const struct problem *p = r->problem;

    if (row_has_low(row) || pieces->others > 1)
        return false;
    if (pieces->others == 1) {
        const struct quota *quota = &p->quotas[pieces->other->number];

        return pieces->other->what == OVER && quota->over_cost &&
               pieces->other_factor <= -quota->unit &&
               load_fits(r, claim, row, quota, NULL, quota->person, quota->max - quota->used);
    }
    for (int q = 0; q < p->n_quotas; q++) {
        const struct quota *quota = &p->quotas[q];
        int64_t room = quota->max > quota->used ? quota->max - quota->used : 0;

        if (quota->person == pieces->person && !quota->over_cost &&
            load_fits(r, claim, row, quota, NULL, quota->person, room))
            return true;
    }
    return false;
}

bool row_share_holds(struct recounting *r, const struct claim *claim, const struct row *row,
                     const struct pieces *pieces)
{
    const struct problem *p = r->problem;

    if (row_has_low(row) || pieces->others != 1 || pieces->other->what != LARGEST)
        return false;
    for (int s = 0; s < p->n_shares; s++) {
        const struct share *share = &p->shares[s];

        if (share->group == pieces->other->number && pieces->other_factor <= -share->step_min &&
            (pieces->person == -1 || pieces->person == share->person) &&
            load_fits(r, claim, row, NULL, &p->share_groups[share->group], share->person,
                      -share->base))
            return true;
    }
    return false;
}

bool row_callout_holds(struct recounting *r, const struct claim *claim, const struct row *row,
                       const struct pieces *pieces)
{
    const struct problem *p = r->problem;

    if (row_has_low(row) || pieces->others != 1 || pieces->other->what != USED ||
        pieces->other_factor != -1 || !pieces->whole || pieces->offers[1] || row->high < 0)
        return false;
    const struct callout *callout = &p->callouts[pieces->other->number];

    for (int k = 0; k < row->n; k++) {
        const struct column *column = row_column(claim, row, k);

        if (column->what == OFFERED && (p->offers[column->number].person != callout->person ||
                                        !fact_callout(p, callout, p->offers[column->number].slot)))
            return false;
    }
    return row_excludes(r, claim, row);
}
