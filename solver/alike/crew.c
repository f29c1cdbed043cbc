/* SPDX-License-Identifier: GPL-3.0-or-later
 * Plans with so many people of each kind.  An ejection search over who does
 * what: nobody new comes in where a cell (alike.h) has its people, but for a
 * few extra in all.  It knows only who excludes what; the plan it ends with is
 * put before the search, which knows everything. */
#include "solver/alike/crew.h"

#include <stdlib.h>

static int level_of(const struct crew *crew)
{
    return crew->alike->level;
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
            item->starts_at = problem->slots[slot].starts_at;
            item->ends_at = problem->slots[slot].ends_at;
            item->locked = next < crew->lookup->slot_first[slot + 1];
            if (item->locked)
                crew_put(crew, crew->n_items, next++);
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
            crew_take(crew, i);
    crew->n_waiting = 0;
    for (int i = 0; i < crew->n_items; i++)
        if (crew->items[i].offer < 0)
            crew_put(crew, i, crew->saved[i]);
}

static int n_offers(const struct crew *crew, int person)
{
    return crew->lookup->person_first[person + 1] - crew->lookup->person_first[person];
}

/* One of a cell with more people than its target: any such; -1: there is none. */
static int whoever(struct crew *crew)
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
    return person;
}

/* Sends somebody home: of two, whoever may do less. */
static void close_one(struct crew *crew)
{
    int person = whoever(crew);
    int other = person < 0 ? -1 : whoever(crew);

    if (other >= 0 && n_offers(crew, other) < n_offers(crew, person))
        person = other;
    while (person >= 0 && crew->n_held[person]) {
        int number = crew->held[crew->lookup->person_first[person] + crew->n_held[person] - 1];

        if (crew->items[number].locked)
            return;
        crew_take(crew, number);
    }
}

/* From a plan with a few extra towards none. */
static void shrink(struct crew *crew, int64_t portion, int64_t end)
{
    while (crew->over > 0 && crew_goes_on(crew, end)) {
        save(crew);
        crew->extra = crew->over - 1;
        close_one(crew);
        for (int i = 0; i < crew->n_items; i++)
            crew->items[i].counter = 0;
        if (crew_run(crew, portion)) {
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
        for (found = crew_run(&crew, portion); !found && crew_goes_on(&crew, work);) {
            crew.extra += 1 + crew.extra / 2;
            found = crew_run(&crew, portion / 4);
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
