/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/plan_seat.c - seats, and how many of them have somebody. */
#include "scheduler/plan/plan_part.h"

#include <stdlib.h>
#include <string.h>

static int by_first(const void *left, const void *right)
{
    const struct seat *a = left, *b = right;

    return (a->duties[0] > b->duties[0]) - (a->duties[0] < b->duties[0]);
}

int outcome_filled(const struct outcome *outcome, int task)
{
    const struct problem *problem = &outcome->brief->problem;
    int first = problem->tasks[task].first_slot;
    int end = first + problem->tasks[task].n_slots, filled = 0, low = 0;

    for (int high = problem->n_offers; low < high;) { /* offers are sorted by slot */
        int middle = low + (high - low) / 2;
        if (problem->offers[middle].slot < first)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < problem->n_offers && problem->offers[low].slot < end; low++)
        filled += outcome->chosen[low];
    return filled;
}

/* The pieces of a seat are one: it is short where its emptiest piece is. */
static void count_missing(const struct outcome *outcome, struct seat *seat)
{
    const struct brief *brief = outcome->brief;

    seat->first_open = -1;
    for (int i = 0; i < seat->n_duties; i++) {
        const struct duty *duty = &brief->world->duties[seat->duties[i]];
        int missing = duty->need - outcome_filled(outcome, brief->duty_task[seat->duties[i]]);
        seat->need = duty->need > seat->need ? duty->need : seat->need;
        if (missing <= 0)
            continue;
        seat->missing = missing > seat->missing ? missing : seat->missing;
        if (seat->first_open < 0) {
            seat->first_open = seat->duties[i];
            seat->open_from_at = duty->slots[0].starts_at;
        }
        seat->open_until_at = duty->slots[0].ends_at;
    }
}

void outcome_seats(struct outcome *outcome)
{
    const struct brief *brief = outcome->brief;
    int n_tasks = brief->problem.n_tasks, n = 0;
    struct piece *pieces = arena_new(outcome->arena, struct piece, n_tasks + 1);
    int *duties = arena_new(outcome->arena, int, n_tasks + 1);

    outcome->seats = arena_new(outcome->arena, struct seat, n_tasks + 1);
    for (int t = 0; t < n_tasks; t++) {
        const struct duty *duty = &brief->world->duties[brief->task_duty[t]];
        pieces[t] = (struct piece){duty->piece_of, duty->piece, t};
    }
    if (n_tasks)
        qsort(pieces, (size_t)n_tasks, sizeof *pieces, piece_order);
    for (int i = 0; i < n_tasks; i++) {
        bool same = i && *pieces[i].of && strcmp(pieces[i - 1].of, pieces[i].of) == 0;
        duties[i] = brief->task_duty[pieces[i].task];
        if (!same)
            outcome->seats[n++] = (struct seat){.duties = &duties[i]};
        outcome->seats[n - 1].n_duties++;
    }
    if (n)
        qsort(outcome->seats, (size_t)n, sizeof *outcome->seats, by_first);
    outcome->n_seats = n;
    for (int i = 0; i < n; i++)
        count_missing(outcome, &outcome->seats[i]);
}

static int kind_place(const struct duty_kind *kind)
{
    int place = 0;

    while (duty_kinds[place] && duty_kinds[place] != kind)
        place++;
    return place;
}

void outcome_totals(struct outcome *outcome)
{
    const struct brief *brief = outcome->brief;
    struct plan *plan = outcome->plan;
    int n_kinds = 0, n = 0;

    while (duty_kinds[n_kinds])
        n_kinds++;
    struct plan_kind *all = arena_new(outcome->arena, struct plan_kind, n_kinds + 1);
    for (int i = 0; i < outcome->n_seats; i++) {
        const struct seat *seat = &outcome->seats[i];
        const struct duty_kind *kind = brief->world->duties[seat->duties[0]].kind;
        struct plan_kind *total = &all[kind_place(kind)];
        total->kind = kind->name;
        total->seats += seat->need;
        total->filled += seat->need - seat->missing;
        plan->seats += seat->need;
        plan->filled += seat->need - seat->missing;
    }
    for (int i = 0; i < brief->problem.n_offers; i++) {
        const struct slot *slot = &brief->problem.slots[brief->problem.offers[i].slot];
        const struct duty *duty = &brief->world->duties[brief->task_duty[slot->task]];
        if (outcome->chosen[i] && brief->mays[brief->offer_may[i]].merge == 0)
            all[kind_place(duty->kind)].minutes += slot->ends_at - slot->starts_at;
    }
    for (int k = 0; k <= n_kinds; k++) { /* in the order of duty_kinds[] */
        if (all[k].kind)
            all[n++] = all[k];
    }
    plan->kinds = all;
    plan->n_kinds = n;
}
