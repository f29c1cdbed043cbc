/* SPDX-License-Identifier: GPL-3.0-or-later
 * Adults between the rooms of a site, and the rooms of a site and day. */
#include <string.h>

#include "scheduler/audit/auditor.h"
#include "scheduler/base/sort.h"

int posts_from(const struct auditor *auditor, int site, int64_t at)
{
    int low = 0, high = auditor->n_site_duties;

    while (low < high) {
        int middle = low + (high - low) / 2;
        const struct assignment *row = auditor->duties[auditor->site_duties[middle]].row;
        if (row->site < site || (row->site == site && row->starts_at < at))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

int post_there(const struct auditor *auditor, const char *kind, int site, int64_t at)
{
    int count = 0;

    for (int i = posts_from(auditor, site, day_of(at) * DAY_MIN); i < auditor->n_site_duties; i++) {
        const struct assignment *row = auditor->duties[auditor->site_duties[i]].row;
        if (row->site != site || row->starts_at > at)
            break;
        count += strcmp(row->kind, kind) == 0 && row->ends_at > at;
    }
    return count;
}

bool posts_shared(const struct auditor *auditor, const struct assignment *row)
{
    for (int i = posts_from(auditor, row->site, day_of(row->starts_at) * DAY_MIN);
         i < auditor->n_site_duties; i++) {
        const struct assignment *other = auditor->duties[auditor->site_duties[i]].row;
        if (other->site != row->site || other->starts_at >= row->ends_at)
            return false;
        if (other != row && other->ends_at > row->starts_at && strcmp(other->kind, row->kind) == 0)
            return true;
    }
    return false;
}

static int by_site(const void *left, const void *right, const void *context)
{
    const struct auditor *auditor = context;
    const struct run *a = *(const struct run *const *)left, *b = *(const struct run *const *)right;
    int site_a = auditor->season->rooms[a->room].site,
        site_b = auditor->season->rooms[b->room].site;

    if (site_a != site_b)
        return site_a - site_b;
    return (a->from_at > b->from_at) - (a->from_at < b->from_at);
}

/* At home or in hospital nobody walks, nobody comes late to a desk. */
static bool is_off_site(const struct auditor *auditor, const struct run *run)
{
    for (int i = run->first; i < run->end; i++)
        if (auditor->seats[i].off_site)
            return true;
    return false;
}

void posts_each_site(struct auditor *auditor, posts_fn *each)
{
    const struct run **order = arena_new(auditor->arena, const struct run *, auditor->n_runs + 1);

    int n = 0;

    for (int i = 0; i < auditor->n_runs; i++)
        if (!is_off_site(auditor, &auditor->runs[i]))
            order[n++] = &auditor->runs[i];
    sort_rows(order, (size_t)n, sizeof(const struct run *), by_site, auditor);
    for (int first = 0, end = 0; first < n; first = end) {
        int site = auditor->season->rooms[order[first]->room].site;
        while (end < n && auditor->season->rooms[order[end]->room].site == site &&
               day_of(order[end]->from_at) == day_of(order[first]->from_at))
            end++;
        each(auditor, order + first, end - first, site);
    }
}
