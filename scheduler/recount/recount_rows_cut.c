/* SPDX-License-Identifier: GPL-3.0-or-later
 * Rows that a hard quota and whole choices bring about, whatever made them: of
 * all that a person can do within the quota, nothing makes the row's sum larger
 * than its side.  Of one task a person has at most one slot. */
#include <stdlib.h>

#include "scheduler/recount/recount_part.h"

enum { SUM_MAX = 50000 };

struct choice {
    int task, offer;
    int64_t factor, weight;
};

static int by_task(const void *left, const void *right)
{
    const struct choice *a = left, *b = right;

    return a->task != b->task ? (a->task > b->task) - (a->task < b->task)
                              : (a->offer > b->offer) - (a->offer < b->offer);
}

/* What is left for the row's offers when those that are fixed have theirs. */
static int64_t room_of(const struct recounting *r, const struct quota *quota)
{
    int64_t room = quota->max > quota->used ? quota->max - quota->used : 0;

    for (int i = r->person_first[quota->person]; i < r->person_first[quota->person + 1]; i++) {
        int offer = r->person_offers[i];

        if (!row_has_offer(r, offer) && is_fixed(r, offer, 1))
            room -= fact_quota(r->problem, quota, offer);
    }
    return room;
}

/* By sum: the least that choices of which the factors come to it weigh.  Sums
 * beyond the last count as it; one pass takes one task. */
static void take_task(const struct choice *choices, int n, int64_t *least, int64_t last)
{
    for (int64_t sum = last; sum > 0; sum--) {
        for (int i = 0; i < n; i++) {
            int64_t before = choices[i].factor < sum ? sum - choices[i].factor : 0;

            if (least[before] < NO_SIDE && least[before] + choices[i].weight < least[sum])
                least[sum] = least[before] + choices[i].weight;
        }
    }
}

static int64_t least_weight(const struct choice *choices, int n, int64_t *least, int64_t last)
{
    for (int64_t sum = 1; sum <= last; sum++)
        least[sum] = NO_SIDE;
    least[0] = 0;
    for (int i = 0, next; i < n; i = next) {
        for (next = i + 1; next < n && choices[next].task == choices[i].task; next++)
            ;
        take_task(choices + i, next - i, least, last);
    }
    return least[last];
}

bool row_cut_holds(struct recounting *r, const struct claim *claim, const struct row *row,
                   const struct pieces *pieces)
{
    struct arena arena = {0};
    bool holds = false;

    if (row_has_low(row) || pieces->others || pieces->offers[1] || pieces->person < 0 ||
        row->high < 0 || row->high >= SUM_MAX)
        return false;
    struct choice *choices = arena_new(&arena, struct choice, row->n);
    int64_t *least = arena_new(&arena, int64_t, (size_t)row->high + 2);

    for (int k = 0; k < row->n; k++) {
        int offer = row_column(claim, row, k)->number;

        choices[k].offer = offer;
        choices[k].task = r->task_of[offer];
        choices[k].factor = claim->terms[row->first + k].factor;
    }
    qsort(choices, (size_t)row->n, sizeof *choices, by_task);
    for (int q = 0; q < r->problem->n_quotas && !holds; q++) {
        const struct quota *quota = &r->problem->quotas[q];

        if (quota->person != pieces->person || quota->over_cost)
            continue;
        for (int k = 0; k < row->n; k++)
            choices[k].weight = fact_quota(r->problem, quota, choices[k].offer);
        holds = least_weight(choices, row->n, least, row->high + 1) > room_of(r, quota);
    }
    arena_release(&arena);
    return holds;
}
