/* SPDX-License-Identifier: GPL-3.0-or-later
 * The cheapest way of doing a day: what may follow is tried as long as it can still be cheaper than
 * the best known, by a table of what is cheapest when neither breaks nor travel are in the way. */
#include "scheduler/recount/recount_week.h"

enum { STEPS = 512, TRIES = 5000000 };

struct way {
    wide cost;
    int64_t load[DAY_ROWS];
    int last; /* item; -1: nothing yet */
    uint64_t owed;
};

struct search {
    struct week *week;
    const struct pauses *pauses;
    const struct day_rooms *rooms;
    const struct item *items; /* of the day */
    int n, row;               /* the row the table is made of; -1: none */
    int64_t grid, width;
    wide *least; /* by item and what is left of the row: that or later ones, for so much */
    int *next;   /* by item: the first that may come after it */
    wide best;
    int64_t tries;
};

static int64_t load_of(const struct search *search, int item)
{
    const int64_t *load = search->items[item].load;

    return load && search->row >= 0 ? load[search->row] / search->grid : 0;
}

static void find_next(struct search *search, struct arena *arena)
{
    search->next = arena_new(arena, int, search->n + 1);
    for (int i = 0; i < search->n; i++) {
        int next = i + 1;

        while (next < search->n &&
               search->items[next].slot->starts_at < search->items[i].slot->ends_at)
            next++;
        search->next[i] = next;
    }
}

static void fill_table(struct search *search, struct arena *arena)
{
    int64_t room = 0;

    search->row = -1;
    for (int k = 0; search->rooms && k < search->rooms->n; k++) {
        if (search->row >= 0 && search->rooms->room[k] <= room)
            continue;
        search->row = k;
        room = search->rooms->room[k];
    }
    search->grid = room / STEPS + 1;
    search->width = room / search->grid + 1;
    search->least = arena_new(arena, wide, (search->n + 1) * search->width);
    for (int i = search->n - 1; i >= 0; i--) {
        int64_t load = load_of(search, i);

        for (int64_t m = 0; m < search->width; m++) {
            wide without = search->least[(i + 1) * search->width + m], with = without;

            if (load <= m)
                with = search->items[i].cost +
                       search->least[search->next[i] * search->width + m - load];
            search->least[i * search->width + m] = with < without ? with : without;
        }
    }
}

static wide least_from(const struct search *search, int item, const struct way *way)
{
    int64_t left = search->row < 0
                       ? 0
                       : (search->rooms->room[search->row] - way->load[search->row]) / search->grid;

    return way->cost + search->least[item * search->width + left];
}

static int64_t ends_at(const struct search *search, const struct way *way)
{
    return way->last >= 0 ? search->items[way->last].slot->ends_at : INT64_MIN;
}

static bool follow(const struct search *search, const struct way *from, int number, struct way *to)
{
    const struct item *item = &search->items[number];
    const struct problem *problem = search->week->r->problem;

    *to = *from;
    to->last = number;
    to->cost += item->cost;
    for (int k = 0; search->rooms && k < search->rooms->n; k++) {
        to->load[k] += item->load[k];
        if (to->load[k] > search->rooms->room[k])
            return false;
    }
    if (from->last >= 0 && fact_excludes(problem, search->week->person,
                                         problem->offers[search->items[from->last].offer].slot,
                                         problem->offers[item->offer].slot))
        return false;
    return pauses_after(search->pauses, &to->owed, ends_at(search, from), item->slot);
}

/* Everything from that way on; the way itself if it may be all. */
static void try_all(struct search *search, const struct way *way)
{
    struct way to;

    if (way->cost < search->best && pauses_end(search->pauses, way->owed, ends_at(search, way)))
        search->best = way->cost;
    for (int i = way->last + 1; i < search->n && least_from(search, i, way) < search->best; i++) {
        if (--search->tries < 0)
            return;
        if (follow(search, way, i, &to) && least_from(search, search->next[i], &to) < search->best)
            try_all(search, &to);
    }
}

wide week_day_least(struct week *week, const struct pauses *pauses, const struct day_rooms *rooms,
                    int first, int end)
{
    struct search search = {.week = week,
                            .pauses = pauses,
                            .rooms = rooms,
                            .items = week->items + first,
                            .n = end - first,
                            .tries = TRIES};
    struct way nothing = {.last = -1, .owed = pauses_owed(pauses)};

    find_next(&search, &week->arena);
    fill_table(&search, &week->arena);
    wide least = least_from(&search, 0, &nothing), part = -least / STEPS + 1;

    /* First only what is hardly dearer than that: most of the rest is never looked at. */
    for (search.best = least + part; search.tries >= 0; part *= 2, search.best = least + part) {
        wide limit = search.best < 0 ? search.best : 0;

        search.best = limit;
        try_all(&search, &nothing);
        if (search.tries >= 0 && (search.best < limit || limit == 0))
            return search.best;
    }
    return least;
}
