/* SPDX-License-Identifier: GPL-3.0-or-later
 * Prices on rows: whoever takes part in a plan does no more than a week that may be. */
#include "scheduler/recount/recount_week.h"

#include <stdlib.h>
#include <string.h>

enum { DAY_MIN = 1440, ROOM_MAX = 50000 };
#define COST_MAX ((wide)1 << 100)

static int by_start(const void *left, const void *right)
{
    const struct item *a = left, *b = right;

    if (a->slot->starts_at != b->slot->starts_at)
        return a->slot->starts_at < b->slot->starts_at ? -1 : 1;
    if (a->slot->ends_at != b->slot->ends_at)
        return a->slot->ends_at < b->slot->ends_at ? -1 : 1;
    return a->offer - b->offer;
}

/* Whose row of hours it is: only choices of one person, each of which takes some; -1: nobody's. */
static int owner_of(const struct recounting *r, const struct claim *claim, const struct row *row)
{
    int person = -1;

    for (int k = 0; k < row->n; k++) {
        const struct column *column = row_column(claim, row, k);

        if (column->what != OFFERED || claim->terms[row->first + k].factor < 0)
            return -1;
        int whose = r->problem->offers[column->number].person;

        if (person >= 0 && whose != person)
            return -1;
        person = whose;
    }
    return row->high < 0 || row->high > ROOM_MAX ? -1 : person;
}

void week_offer(struct week *week, int64_t amount, wide cost)
{
    for (int64_t before = 0; before + amount <= week->room; before++)
        if (week->least[before] <= 0 && week->least[before] + cost < week->with[before + amount])
            week->with[before + amount] = week->least[before] + cost;
}

/* The person's cheapest week: never above nothing. */
static wide cheapest(struct week *week)
{
    size_t n = (size_t)week->room + 1;
    wide best = 0;

    week->least = arena_new(&week->arena, wide, n);
    week->with = arena_new(&week->arena, wide, n);
    for (size_t m = 1; m < n; m++)
        week->least[m] = 1;
    qsort(week->items, (size_t)week->n_items, sizeof *week->items, by_start);
    for (int first = 0, end; first < week->n_items; first = end) {
        for (end = first; end < week->n_items && week->items[end].day == week->items[first].day;)
            end++;
        memcpy(week->with, week->least, n * sizeof *week->with);
        week_day(week, first, end);
        memcpy(week->least, week->with, n * sizeof *week->with);
    }
    for (size_t m = 0; m < n; m++)
        if (week->least[m] < best)
            best = week->least[m];
    return best;
}

/* What the claim's choices take of their person's hours, by column. */
static void take_hours(const struct recounting *r, const struct claim *claim, int64_t *room,
                       int64_t *amount)
{
    for (int p = 0; p < r->problem->n_people; p++)
        room[p] = 0;
    for (int i = 0; i < claim->n_hours; i++) {
        const struct row *row = &claim->rows[claim->hours[i]];
        int person = owner_of(r, claim, row);

        if (person < 0 || room[person])
            continue; /* a second one would be forgotten */
        room[person] = row->high;
        for (int k = 0; k < row->n; k++)
            amount[claim->terms[row->first + k].column] = claim->terms[row->first + k].factor;
    }
}

static bool find_items(struct week *week, const struct claim *claim, const wide *reduced,
                       const int64_t *amount)
{
    const struct problem *problem = week->r->problem;

    week->items = arena_new(&week->arena, struct item, claim->n_columns + 1);
    for (int j = 0; j < claim->n_columns; j++) {
        const struct column *column = &claim->columns[j];

        if (column->what != OFFERED || problem->offers[column->number].person != week->person ||
            column->high < 1 || reduced[j] >= 0)
            continue;
        const struct slot *slot = &problem->slots[problem->offers[column->number].slot];

        if (reduced[j] < -COST_MAX)
            return false;
        if (amount[j] <= week->room)
            week->items[week->n_items++] = (struct item){
                column->number, slot, slot->starts_at / DAY_MIN, amount[j], reduced[j]};
    }
    return true;
}

static bool add_weeks(const struct recounting *r, const struct claim *claim, const wide *reduced,
                      wide *sum, struct arena *arena)
{
    int64_t *room = arena_new(arena, int64_t, r->problem->n_people + 1);
    int64_t *amount = arena_new(arena, int64_t, claim->n_columns + 1);
    bool fine = true;

    take_hours(r, claim, room, amount);
    for (int p = 0; fine && p < r->problem->n_people; p++) {
        struct week week = {.r = r, .person = p, .room = room[p]};

        fine = find_items(&week, claim, reduced, amount) &&
               !__builtin_add_overflow(*sum, cheapest(&week), sum);
        arena_release(&week.arena);
    }
    return fine;
}

bool weeks_bound(struct recounting *r, const struct claim *claim, const int64_t *multipliers,
                 wide *sum, wide *reduced)
{
    struct arena arena = {0};
    struct column *columns =
        arena_dup(&arena, claim->columns, (size_t)claim->n_columns, sizeof *columns);

    for (int j = 0; j < claim->n_columns; j++)
        if (columns[j].what == OFFERED)
            columns[j].low = columns[j].high = 0; /* weeks pay for them */
    bool fine = sum_bound(claim, multipliers, columns, true, claim->shift, sum, reduced) &&
                add_weeks(r, claim, reduced, sum, &arena);

    arena_release(&arena);
    return fine;
}
