/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is open, and for each seat how many people do not do it for which reason. */
#include <stdlib.h>
#include <string.h>

#include "scheduler/plan/plan_reason.h"

static int by_people(const void *left, const void *right)
{
    const struct reason_count *a = left, *b = right;

    if (a->people != b->people)
        return a->people > b->people ? -1 : 1;
    return strcmp(a->reason, b->reason);
}

static void count_reasons(const struct outcome *outcome, const char *const *reasons,
                          struct open_seat *open)
{
    int n_people = outcome->brief->crew.n_people, n = 0;
    struct reason_count *counts = arena_new(outcome->arena, struct reason_count, n_people + 1);

    for (int p = 0; p < n_people; p++) {
        int k = 0;
        while (k < n && strcmp(counts[k].reason, reasons[p]) != 0)
            k++;
        n = k == n ? n + 1 : n;
        counts[k].reason = reasons[p];
        counts[k].people++;
    }
    if (n)
        qsort(counts, (size_t)n, sizeof *counts, by_people);
    open->reasons = counts;
    open->n_reasons = n;
}

void outcome_open(struct outcome *outcome)
{
    int n = 0;
    struct inquiry *inquiry = inquiry_make(outcome);
    struct open_seat *open = arena_new(outcome->arena, struct open_seat, outcome->n_seats + 1);

    for (int i = 0; i < outcome->n_seats; i++) {
        const struct seat *seat = &outcome->seats[i];
        const int *other;
        if (!seat->missing)
            continue;
        const char *const *reasons = inquiry_ask(inquiry, seat->first_open, &other);
        open[n] = (struct open_seat){.duty = seat->first_open,
                                     .missing = seat->missing,
                                     .starts_at = seat->open_from_at,
                                     .ends_at = seat->open_until_at};
        count_reasons(outcome, reasons, &open[n++]);
    }
    outcome->plan->open = open;
    outcome->plan->n_open = n;
}
