/* SPDX-License-Identifier: GPL-3.0-or-later
 * How many people are on a lesson, session or duty: at all, and at the emptiest moment. */
#include <string.h>

#include "scheduler/audit/auditor.h"

int fact_people(const struct auditor *auditor, const char *code, const char *kind, int64_t from_at,
                int64_t until_at)
{
    int first, end, count = 0;

    fact_work(auditor, code, &first, &end);
    for (int i = first; i < end; i++) {
        const struct assignment *row = auditor->duties[auditor->code_duties[i]].row;
        count += row->starts_at < until_at && row->ends_at > from_at &&
                 (!kind || strcmp(row->kind, kind) == 0);
    }
    return count;
}

static int people_at(const struct auditor *auditor, int first, int end, const char *kind,
                     int64_t at)
{
    int count = 0;

    for (int i = first; i < end; i++) {
        const struct assignment *row = auditor->duties[auditor->code_duties[i]].row;
        count +=
            row->starts_at <= at && row->ends_at > at && (!kind || strcmp(row->kind, kind) == 0);
    }
    return count;
}

int fact_people_least(const struct auditor *auditor, const char *code, const char *kind,
                      int64_t from_at, int64_t until_at)
{
    int first, end;

    fact_work(auditor, code, &first, &end);
    int least = people_at(auditor, first, end, kind, from_at);
    for (int i = first; i < end; i++) {
        const struct assignment *row = auditor->duties[auditor->code_duties[i]].row;
        if (row->ends_at <= from_at || row->ends_at >= until_at)
            continue;
        int there = people_at(auditor, first, end, kind, row->ends_at);
        least = there < least ? there : least;
    }
    return least;
}
