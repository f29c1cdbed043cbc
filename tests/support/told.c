/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/told.h"

#include <string.h>

static bool same(const struct assignment *a, const struct assignment *b)
{
    return a->staff == b->staff && strcmp(a->key, b->key) == 0 && a->starts_at == b->starts_at &&
           a->ends_at == b->ends_at && a->room == b->room && a->site == b->site;
}

bool told_in(const struct assignment *row, const struct assignment *list, int count)
{
    for (int i = 0; i < count; i++)
        if (same(row, &list[i]))
            return true;
    return false;
}

static bool is_away(const struct season *season, const struct assignment *row)
{
    for (int i = 0; i < season->n_absences; i++)
        if (season->absences[i].staff == row->staff && !season->absences[i].tentative &&
            season->absences[i].start < row->ends_at && season->absences[i].end > row->starts_at)
            return true;
    return false;
}

bool differs(const struct season *season, const struct plan *plan, int person)
{
    for (int i = 0; i < season->n_published; i++)
        if (season->published[i].staff == person && !is_away(season, &season->published[i]) &&
            !told_in(&season->published[i], plan->assignments, plan->n_assignments))
            return true;
    for (int i = 0; i < plan->n_assignments; i++)
        if (plan->assignments[i].staff == person && !plan->assignments[i].standing &&
            !told_in(&plan->assignments[i], season->published, season->n_published))
            return true;
    return false;
}
