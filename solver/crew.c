/* SPDX-License-Identifier: GPL-3.0-or-later
 * Plans with so many people of each kind.  An ejection search over who does
 * what: nobody new comes in where a cell (alike.h) has its people, but for a
 * few extra in all.  It knows only who excludes what; the plan it ends with is
 * put before the search, which knows everything. */
#include "solver/alike.h"

#include <stdlib.h>
#include <string.h>

enum { LOOK_AT_CLOCK = 50000, OPEN_STEPS = 64 };

/* One person wanted by a task, in the slot it has now. */
struct item {
    int task, slot, offer; /* offer -1: waits */
    int counter;           /* how often it had to push others out */
    bool locked;
};

struct crew {
    struct solve *solve;
    const struct lookup *lookup;
    const struct alike *alike;
    const int *target; /* by cell */
    struct item *items;
    int *saved;         /* by item: the offers when all were placed last */
    int *held, *n_held; /* by person: items, in a slice at lookup->person_first */
    int *call_count, *cell_used;
    int *waiting, n_items, n_waiting;
    int over, extra;         /* people beyond targets: now, allowed */
    int64_t work, next_look; /* at the clock */
    bool out;                /* of time, or told to stop */
    struct pool pool;
};

static int level_of(const struct crew *crew)
{
    return crew->alike->level;
}

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

static void put(struct crew *crew, int number, int offer)
{
    int person = crew->lookup->problem->offers[offer].person;

    crew->items[number].offer = offer;
    crew->held[crew->lookup->person_first[person] + crew->n_held[person]++] = number;
    count_calls(crew, offer, 1);
}

static void take(struct crew *crew, int number)
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

/* What the offer would push out, by how hard that is to place; -1: it may not. */
static int64_t pushes(const struct crew *crew, const struct item *item, int offer, int64_t most)
{
    const struct lookup *lookup = crew->lookup;
    int person = lookup->problem->offers[offer].person;
    const int *held = crew->held + lookup->person_first[person];
    int64_t sum = 0;

    for (int i = 0; i < crew->n_held[person]; i++) {
        const struct item *other = &crew->items[held[i]];

        if (!lookup_excludes(lookup, person, item->slot, other->slot))
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
        if (open < 0 || solve_stands(crew->solve, offer, level_of(crew)) == OFFER_ZERO)
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
        if (!lookup_excludes(crew->lookup, person, item->slot, crew->items[held[i]].slot))
            continue;
        take(crew, held[i]);
        pushed = true;
    }
    item->counter += pushed;
    put(crew, number, offer);
    return true;
}

static bool goes_on(struct crew *crew, int64_t end)
{
    if (crew->out || crew->work >= end)
        return false;
    if (crew->work >= crew->next_look) {
        crew->next_look = crew->work + LOOK_AT_CLOCK;
        crew->out = !solve_goes_on(crew->solve);
    }
    return !crew->out;
}

/* Places what waits, for so much work.  True: all of it. */
static bool run(struct crew *crew, int64_t work)
{
    int64_t end = crew->work + work;

    while (crew->n_waiting && goes_on(crew, end)) {
        int i = search_random(&crew->solve->search, crew->n_waiting);
        int number = crew->waiting[i];

        crew->waiting[i] = crew->waiting[--crew->n_waiting];
        if (!place(crew, number)) {
            crew->items[number].counter++;
            crew->waiting[crew->n_waiting++] = number;
        }
    }
    return crew->n_waiting == 0;
}

/* Fixed work in its slot, movable work where the best plan has it. */
static int slot_now(const struct crew *crew, int task)
{
    const struct lookup *lookup = crew->lookup;

    if (lookup->problem->tasks[task].n_slots == 1)
        return lookup->problem->tasks[task].first_slot;
    for (int i = lookup->task_first[task]; i < lookup->task_first[task + 1]; i++)
        if (crew->solve->search.best[i])
            return lookup->problem->offers[i].slot;
    return -1;
}

static bool gather(struct crew *crew)
{
    const struct problem *problem = crew->lookup->problem;
    int64_t most = 0;

    for (int t = 0; t < problem->n_tasks; t++)
        if (problem->tasks[t].level <= level_of(crew))
            most += problem->tasks[t].need;
    if (most > INT32_MAX / 4)
        return false;
    crew->items = pool_take(&crew->pool, (size_t)most, sizeof *crew->items);
    crew->saved = pool_take(&crew->pool, (size_t)most, sizeof(int));
    crew->waiting = pool_take(&crew->pool, (size_t)most, sizeof(int));
    crew->held = pool_take(&crew->pool, (size_t)problem->n_offers, sizeof(int));
    crew->n_held = pool_take(&crew->pool, (size_t)problem->n_people, sizeof(int));
    crew->call_count = pool_take(&crew->pool, (size_t)problem->n_callouts, sizeof(int));
    crew->cell_used = pool_take(&crew->pool, (size_t)crew->alike->n_cells, sizeof(int));
    if (crew->pool.broken)
        return false;
    for (int t = 0; t < problem->n_tasks; t++) {
        int slot = problem->tasks[t].level <= level_of(crew) ? slot_now(crew, t) : -1;
        int next = slot < 0 ? 0 : crew->lookup->slot_first[slot], wanted = 0;

        /* As many as the best plan has: more was not to be had. */
        for (int i = crew->lookup->task_first[t]; i < crew->lookup->task_first[t + 1]; i++)
            wanted += crew->solve->search.best[i];
        for (int n = 0; slot >= 0 && n < wanted; n++) {
            struct item *item = &crew->items[crew->n_items];

            while (next < crew->lookup->slot_first[slot + 1] && !problem->offers[next].locked)
                next++;
            *item = (struct item){.task = t, .slot = slot, .offer = -1};
            item->locked = next < crew->lookup->slot_first[slot + 1];
            if (item->locked)
                put(crew, crew->n_items, next++);
            else
                crew->waiting[crew->n_waiting++] = crew->n_items;
            crew->n_items++;
        }
    }
    return true;
}

/* The plan, with whatever else can stay. */
static void offer_plan(struct crew *crew)
{
    struct search *search = &crew->solve->search;
    const struct lookup *lookup = crew->lookup;
    bool *chosen = calloc((size_t)lookup->problem->n_offers + 1, sizeof *chosen);

    for (int i = 0; chosen && i < crew->n_items; i++)
        chosen[crew->items[i].offer] = true;
    if (!chosen)
        return;
    state_load(&search->state, chosen);
    for (int i = 0; i < lookup->problem->n_offers; i++)
        if (search->best[i] && !search->state.chosen[i])
            (void)(lookup->problem->tasks[lookup->offer_task[i]].level > level_of(crew) &&
                   state_set(&search->state, i, true));
    search_place_all(search, 0);
    (void)search_keep(search);
    search_back_to_best(search);
    solve_tell(crew->solve);
    free(chosen);
}

static void save(struct crew *crew)
{
    for (int i = 0; i < crew->n_items; i++)
        crew->saved[i] = crew->items[i].offer;
}

static void restore(struct crew *crew)
{
    for (int i = 0; i < crew->n_items; i++)
        if (crew->items[i].offer >= 0 && crew->items[i].offer != crew->saved[i])
            take(crew, i);
    crew->n_waiting = 0;
    for (int i = 0; i < crew->n_items; i++)
        if (crew->items[i].offer < 0)
            put(crew, i, crew->saved[i]);
}

/* Sends one person home, of a cell with more than its target: any such. */
static void close_one(struct crew *crew)
{
    const struct problem *problem = crew->lookup->problem;
    int person = -1, alike = 0;

    for (int n = 0; n < problem->n_callouts; n++) {
        int cell = crew->alike->cell_of_call[n];

        if (cell < 0 || !crew->call_count[n] || crew->cell_used[cell] <= crew->target[cell])
            continue;
        if (search_random(&crew->solve->search, ++alike) == 0)
            person = problem->callouts[n].person;
    }
    while (person >= 0 && crew->n_held[person]) {
        int number = crew->held[crew->lookup->person_first[person] + crew->n_held[person] - 1];

        if (crew->items[number].locked)
            return;
        take(crew, number);
    }
}

/* From a plan with a few extra towards none. */
static void shrink(struct crew *crew, int64_t portion, int64_t end)
{
    while (crew->over > 0 && goes_on(crew, end)) {
        save(crew);
        crew->extra = crew->over - 1;
        close_one(crew);
        for (int i = 0; i < crew->n_items; i++)
            crew->items[i].counter = 0;
        if (run(crew, portion)) {
            offer_plan(crew);
            continue;
        }
        restore(crew);
        portion += portion / 4;
    }
}

bool crew_find(struct solve *solve, const struct alike *alike, const int *target, int64_t work)
{
    struct crew crew = {.solve = solve, .lookup = &solve->lookup, .alike = alike, .target = target};
    bool found = gather(&crew);
    int64_t n = solve->problem->n_offers, portion = (n < 1000 ? 100 * n : 100000) + 10 * n;

    if (found) {
        for (found = run(&crew, portion); !found && goes_on(&crew, work);) {
            crew.extra += 1 + crew.extra / 2;
            found = run(&crew, portion / 4);
        }
        if (found) {
            offer_plan(&crew);
            shrink(&crew, portion, work);
        }
    }
    solve->other_work += crew.work;
    pool_release(&crew.pool);
    return found;
}
