/* SPDX-License-Identifier: GPL-3.0-or-later
 * What waits goes where it pushes out least, by how hard that proved to place
 * (Nagata, Bräysy 2009); what it pushes out waits then, and is next. */
#include "solver/alike/crew.h"

enum { LOOK_AT_CLOCK = 50000 };

/* The call-outs an offer asks for, with `step` 1 or -1. */
static void count_calls(struct crew *crew, int offer, int step)
{
    const struct weights *calls = &crew->lookup->callout;

    for (int i = calls->first[offer]; i < calls->first[offer + 1]; i++) {
        int call = calls->items[i].row, cell = crew->alike->cell_of_call[call];
        int before = crew->call_count[call];

        crew->call_count[call] += step;
        if (cell < 0 || (before > 0) == (crew->call_count[call] > 0))
            continue;
        crew->over -= crew->cell_used[cell] > crew->target[cell]
                          ? crew->cell_used[cell] - crew->target[cell]
                          : 0;
        crew->cell_used[cell] += step;
        crew->over += crew->cell_used[cell] > crew->target[cell]
                          ? crew->cell_used[cell] - crew->target[cell]
                          : 0;
    }
}

void crew_put(struct crew *crew, int number, int offer)
{
    int person = crew->lookup->problem->offers[offer].person;

    crew->items[number].offer = offer;
    crew->held[crew->lookup->person_first[person] + crew->n_held[person]++] = number;
    count_calls(crew, offer, 1);
}

void crew_take(struct crew *crew, int number)
{
    int offer = crew->items[number].offer;
    int person = crew->lookup->problem->offers[offer].person;
    int *held = crew->held + crew->lookup->person_first[person], i = 0;

    while (held[i] != number)
        i++;
    held[i] = held[--crew->n_held[person]];
    crew->items[number].offer = -1;
    crew->waiting[crew->n_waiting++] = number;
    count_calls(crew, offer, -1);
}

/* Would the offer bring somebody in?  -1: and there is no room for them. */
static int opens(const struct crew *crew, int offer)
{
    const struct weights *calls = &crew->lookup->callout;
    int n = 0, over = 0;

    for (int i = calls->first[offer]; i < calls->first[offer + 1]; i++) {
        int call = calls->items[i].row, cell = crew->alike->cell_of_call[call];

        if (cell < 0 || crew->call_count[call])
            continue;
        n++;
        over += crew->cell_used[cell] >= crew->target[cell];
    }
    return crew->over + over > crew->extra && over ? -1 : n;
}

/* May the person not do both?  Mostly a glance at the times tells. */
static bool meet(const struct crew *crew, int person, const struct item *a, const struct item *b)
{
    int64_t apart =
        a->starts_at > b->starts_at ? a->starts_at - b->ends_at : b->starts_at - a->ends_at;

    return apart < 0 || (apart < crew->lookup->reach_min &&
                         lookup_excludes(crew->lookup, person, a->slot, b->slot));
}

/* What the offer would push out, by how hard that is to place; -1: it may not. */
static int64_t pushes(const struct crew *crew, const struct item *item, int offer, int64_t most)
{
    const struct lookup *lookup = crew->lookup;
    int person = lookup->problem->offers[offer].person;
    const int *held = crew->held + lookup->person_first[person];
    int64_t sum = 0;

    for (int i = 0; i < crew->n_held[person]; i++) {
        const struct item *other = &crew->items[held[i]];

        if (!meet(crew, person, item, other))
            continue;
        sum += other->counter + 1;
        if (other->locked || other->task == item->task || sum > most)
            return -1;
    }
    return sum;
}

/* Of those who may, whoever pushes out least; among equals whoever may do most. */
static int best_offer(struct crew *crew, const struct item *item)
{
    const struct lookup *lookup = crew->lookup;
    int from = lookup->slot_first[item->slot], n = lookup->slot_first[item->slot + 1] - from;
    int start = n ? search_random(&crew->solve->search, n) : 0, best = -1;
    int64_t best_sum = INT64_MAX / 4, best_open = 0;

    for (int k = 0; k < n; k++) {
        int offer = from + (start + k < n ? start + k : start + k - n);
        int open = opens(crew, offer), person = lookup->problem->offers[offer].person;

        crew->work++;
        if (open < 0 || solve_stands(crew->solve, offer, crew->alike->level) == OFFER_ZERO)
            continue;
        int64_t sum = pushes(crew, item, offer, best_sum);

        if (sum < 0)
            continue;
        int64_t cost =
            open ? INT32_MAX - (lookup->person_first[person + 1] - lookup->person_first[person])
                 : 0;

        if (sum == best_sum && cost >= best_open && best >= 0)
            continue;
        best = offer;
        best_sum = sum;
        best_open = cost;
        if (sum == 0 && !open)
            break;
    }
    return best;
}

static bool place(struct crew *crew, int number)
{
    struct item *item = &crew->items[number];
    int offer = best_offer(crew, item);

    if (offer < 0)
        return false;
    int person = crew->lookup->problem->offers[offer].person;
    const int *held = crew->held + crew->lookup->person_first[person];
    bool pushed = false;

    for (int i = crew->n_held[person] - 1; i >= 0; i--) {
        if (!meet(crew, person, item, &crew->items[held[i]]))
            continue;
        crew_take(crew, held[i]);
        pushed = true;
    }
    item->counter += pushed;
    crew_put(crew, number, offer);
    return true;
}

bool crew_goes_on(struct crew *crew, int64_t end)
{
    if (crew->out || crew->work >= end)
        return false;
    if (crew->work >= crew->next_look) {
        crew->next_look = crew->work + LOOK_AT_CLOCK;
        crew->out = !solve_goes_on(crew->solve);
    }
    return !crew->out;
}

bool crew_run(struct crew *crew, int64_t work)
{
    int64_t end = crew->work + work;

    while (crew->n_waiting && crew_goes_on(crew, end)) {
        int i = crew->n_waiting - 1;
        int number = crew->waiting[i];

        crew->waiting[i] = crew->waiting[--crew->n_waiting];
        if (!place(crew, number)) {
            crew->items[number].counter++;
            crew->waiting[crew->n_waiting++] = number;
        }
    }
    return crew->n_waiting == 0;
}
