/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/facts/lookup.h"

#include <stdlib.h>

enum { DAY_MIN = 24 * 60 };

static int64_t day_of(int64_t at)
{
    return at >= 0 ? at / DAY_MIN : -((DAY_MIN - 1 - at) / DAY_MIN);
}

/* Sorted so that first starts no later than second. */
static bool rest_broken(const struct rest *rest, const struct slot *first,
                        const struct slot *second)
{
    int64_t first_day = day_of(first->starts_at), second_day = day_of(second->starts_at);
    bool late = first->ends_at - first_day * DAY_MIN >= rest->late_from;
    bool early = second->starts_at - second_day * DAY_MIN < rest->early_until;

    return (late || early) && first_day != second_day &&
           second->starts_at - first->ends_at < rest->rest_min;
}

bool lookup_excludes(const struct lookup *lookup, int person, int slot_a, int slot_b)
{
    const struct problem *problem = lookup->problem;
    const struct slot *first = &problem->slots[slot_a], *second = &problem->slots[slot_b];

    if (first->starts_at > second->starts_at) {
        first = &problem->slots[slot_b];
        second = &problem->slots[slot_a];
    }
    int64_t apart = problem->gap_min[person];

    if (first->place >= 0 && second->place >= 0 && first->place != second->place) {
        int travel = problem->travel_min[(size_t)first->place * problem->n_places + second->place];
        apart = travel > apart ? travel : apart;
    }
    if (second->starts_at < first->ends_at + apart)
        return true;
    return lookup->rests && rest_broken(&problem->rest, first, second);
}

/* Slices of 0..n_items by owner(item), in order of item. */
static const int *slices(struct pool *pool, int n_owners, int n_items,
                         int (*owner)(const struct problem *problem, int item),
                         const struct problem *problem, const int **items_out)
{
    int *first = pool_take(pool, (size_t)n_owners + 2, sizeof *first);
    int *items = pool_take(pool, (size_t)n_items, sizeof *items);

    if (!first || !items)
        return NULL;
    for (int i = 0; i < n_items; i++)
        first[owner(problem, i) + 2]++;
    counts_add_up(first, n_owners + 1);
    for (int i = 0; i < n_items; i++)
        items[first[owner(problem, i) + 1]++] = i;
    if (items_out)
        *items_out = items;
    return first;
}

static int slot_of_offer(const struct problem *problem, int offer)
{
    return problem->offers[offer].slot;
}
static int task_of_offer(const struct problem *problem, int offer)
{
    return problem->slots[problem->offers[offer].slot].task;
}
static int slot_of_use(const struct problem *problem, int use)
{
    return problem->uses[use].slot;
}
static int resource_of_use(const struct problem *problem, int use)
{
    return problem->uses[use].resource;
}
static int slot_of_mark(const struct problem *problem, int mark)
{
    return problem->marks[mark].slot;
}
static int repeat_of_mark(const struct problem *problem, int mark)
{
    return problem->marks[mark].repeat;
}
static int person_of_break(const struct problem *problem, int number)
{
    return problem->breaks[number].person;
}
static int task_of_mix(const struct problem *problem, int mix)
{
    return problem->mixes[mix].task;
}
static int group_of_share(const struct problem *problem, int share)
{
    return problem->shares[share].group;
}
/* Each bond stands twice: under its first task and under its second. */
static int task_of_bond_end(const struct problem *problem, int end)
{
    const struct bond *bond = &problem->bonds[end / 2];
    return end % 2 ? bond->task_b : bond->task_a;
}

struct key {
    int64_t starts_at, ends_at;
    int slot;
};

static int by_start(const void *left, const void *right)
{
    const struct key *a = left, *b = right;

    if (a->starts_at != b->starts_at)
        return a->starts_at < b->starts_at ? -1 : 1;
    if (a->ends_at != b->ends_at)
        return a->ends_at < b->ends_at ? -1 : 1;
    return a->slot - b->slot;
}

/* Deals the offers out to their people, slot by slot in order of time. */
static void deal(const struct lookup *lookup, const struct key *keys, int n_keys, int *next,
                 int *offers, int *person_at, struct span *spans)
{
    const struct problem *problem = lookup->problem;

    for (int k = 0; k < n_keys; k++) {
        int s = keys[k].slot;

        for (int i = lookup->slot_first[s]; i < lookup->slot_first[s + 1]; i++) {
            int at = next[problem->offers[i].person]++;

            offers[at] = i;
            person_at[i] = at;
            spans[at] = (struct span){keys[k].starts_at, keys[k].ends_at, problem->slots[s].place};
        }
    }
}

static bool sort_people(struct lookup *lookup)
{
    const struct problem *problem = lookup->problem;
    struct pool *pool = &lookup->pool;
    size_t n = (size_t)problem->n_offers, n_slots = (size_t)problem->n_slots;
    struct key *keys = calloc(n_slots + 1, sizeof *keys);
    int *first = pool_take(pool, (size_t)problem->n_people + 2, sizeof *first);
    int *offers = pool_take(pool, n, sizeof *offers);
    int *person_at = pool_take(pool, n, sizeof *person_at);
    struct span *spans = pool_take(pool, n, sizeof *spans);
    bool fine = keys && first && offers && person_at && spans;

    for (int i = 0; fine && i < problem->n_offers; i++)
        first[problem->offers[i].person + 2]++;
    int n_keys = 0; /* of a season's slots a trial has offers in few */
    for (int s = 0; fine && s < problem->n_slots; s++)
        if (lookup->slot_first[s] < lookup->slot_first[s + 1])
            keys[n_keys++] =
                (struct key){problem->slots[s].starts_at, problem->slots[s].ends_at, s};
    if (fine) {
        counts_add_up(first, problem->n_people + 1);
        qsort(keys, (size_t)n_keys, sizeof *keys, by_start);
        deal(lookup, keys, n_keys, first + 1, offers, person_at, spans);
    }
    free(keys);
    lookup->person_first = first;
    lookup->person_offers = offers;
    lookup->person_at = person_at;
    lookup->spans = spans;
    return fine;
}

/* Night's rest reaches far; where nobody works late or early it need not be looked at. */
static bool any_late_or_early(const struct problem *problem)
{
    for (int s = 0; s < problem->n_slots && problem->rest.rest_min > 0; s++) {
        const struct slot *slot = &problem->slots[s];
        int64_t day_at = day_of(slot->starts_at) * DAY_MIN;

        if (slot->ends_at - day_at >= problem->rest.late_from ||
            slot->starts_at - day_at < problem->rest.early_until)
            return true;
    }
    return false;
}

static void measure(struct lookup *lookup)
{
    const struct problem *problem = lookup->problem;
    int64_t reach = 0;

    lookup->rests = any_late_or_early(problem);
    if (lookup->rests)
        reach = problem->rest.rest_min;
    for (int p = 0; p < problem->n_people; p++)
        reach = problem->gap_min[p] > reach ? problem->gap_min[p] : reach;
    for (int i = 0; i < problem->n_places * problem->n_places; i++)
        reach = problem->travel_min[i] > reach ? problem->travel_min[i] : reach;
    lookup->reach_min = reach;
    for (int s = 0; s < problem->n_slots; s++) {
        int64_t length = problem->slots[s].ends_at - problem->slots[s].starts_at;
        lookup->longest_min = length > lookup->longest_min ? length : lookup->longest_min;
    }
}

bool lookup_make(struct lookup *lookup, const struct problem *problem)
{
    const struct problem *p = problem;
    struct pool *pool = &lookup->pool;

    *lookup = (struct lookup){.problem = problem};
    int *offer_task = pool_take(pool, (size_t)p->n_offers, sizeof *offer_task);

    if (!offer_task)
        return false;
    for (int i = 0; i < p->n_offers; i++)
        offer_task[i] = task_of_offer(p, i);
    lookup->offer_task = offer_task;
    lookup->task_first = slices(pool, p->n_tasks, p->n_offers, task_of_offer, p, NULL);
    lookup->slot_first = slices(pool, p->n_slots, p->n_offers, slot_of_offer, p, NULL);
    if (!lookup->slot_first || !sort_people(lookup))
        return false;
    lookup->use_first = slices(pool, p->n_slots, p->n_uses, slot_of_use, p, &lookup->slot_uses);
    lookup->resource_first = slices(pool, p->n_resources, p->n_uses, resource_of_use, p, NULL);
    lookup->mark_first = slices(pool, p->n_slots, p->n_marks, slot_of_mark, p, &lookup->slot_marks);
    lookup->repeat_first = slices(pool, p->n_repeats, p->n_marks, repeat_of_mark, p, NULL);
    lookup->break_first =
        slices(pool, p->n_people, p->n_breaks, person_of_break, p, &lookup->person_breaks);
    lookup->mix_first = slices(pool, p->n_tasks, p->n_mixes, task_of_mix, p, &lookup->task_mixes);
    lookup->group_first = slices(pool, p->n_share_groups, p->n_shares, group_of_share, p, NULL);

    int *ends = NULL; /* numbers of ends become numbers of bonds */
    lookup->bond_first =
        slices(pool, p->n_tasks, 2 * p->n_bonds, task_of_bond_end, p, (const int **)&ends);
    for (int i = 0; ends && i < 2 * p->n_bonds; i++)
        ends[i] /= 2;
    lookup->task_bonds = ends;
    measure(lookup);
    return !pool->broken && lookup_weigh(lookup) && lookup_touch(lookup) &&
           lookup_moments(lookup) && lookup_grid(lookup) && !pool->broken;
}

void lookup_release(struct lookup *lookup)
{
    pool_release(&lookup->pool);
    *lookup = (struct lookup){0};
}
