/* SPDX-License-Identifier: GPL-3.0-or-later
 * Prices on rows: whoever takes part in a plan does no more than a week that may be. */
#include "scheduler/recount/recount_week.h"

#include <stdlib.h>
#include <string.h>

enum { ROOM_MAX = 50000 };
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

/* Rows of hours: those about one day are kept there (recount_week_rows.c).  The others are
 * each over days of its own: a day is of the first of them that has a choice on it.
 * What a choice takes of another row is forgotten, and so is what links the days of
 * different rows: that only lowers the sum. */
struct hours {
    int person; /* of nobody: -1 */
    int64_t room;
};

struct account {
    const struct recounting *r;
    const struct claim *claim;
    struct hours *hours; /* by row of hours */
    int *row_of;         /* by column: whose days it is on, -1: no row's */
    int64_t *amount;     /* by column, of that row */
    struct day_loads loads;
};

struct day_row {
    int person, row;
    int64_t day;
};

static int by_person_and_day(const void *left, const void *right)
{
    const struct day_row *a = left, *b = right;

    if (a->person != b->person)
        return a->person - b->person;
    if (a->day != b->day)
        return a->day < b->day ? -1 : 1;
    return a->row - b->row;
}

/* Person and day of each choice in a row of hours, the first row first. */
static struct day_row *list_days(struct account *account, struct arena *arena, int *n)
{
    const struct claim *claim = account->claim;
    int most = 1;

    for (int i = 0; i < claim->n_hours; i++)
        most += claim->rows[claim->hours[i]].n;
    struct day_row *days = arena_new(arena, struct day_row, most);
    int *owner = arena_new(arena, int, claim->n_hours + 1);

    for (int i = 0; i < claim->n_hours; i++) {
        const struct row *row = &claim->rows[claim->hours[i]];

        owner[i] = owner_of(account->r, claim, row);
        account->hours[i] = (struct hours){owner[i], row->high};
    }
    day_loads_make(&account->loads, account->r, claim, owner, arena);
    *n = 0;
    for (int i = 0; i < claim->n_hours; i++) {
        const struct row *row = &claim->rows[claim->hours[i]];
        const struct hours *hours = &account->hours[i];

        for (int k = 0; k < row->n && hours->person >= 0 && !account->loads.is_day[i]; k++)
            days[(*n)++] = (struct day_row){
                hours->person, i, week_day_of(account->r, row_column(claim, row, k)->number)};
    }
    qsort(days, (size_t)*n, sizeof *days, by_person_and_day);
    return days;
}

/* The row whose day it is. */
static int row_of_day(const struct day_row *days, int n, int person, int64_t day)
{
    const struct day_row wanted = {.person = person, .row = -1, .day = day};
    int low = 0, high = n;

    while (low < high) {
        int middle = low + (high - low) / 2;

        if (by_person_and_day(&days[middle], &wanted) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < n && days[low].person == person && days[low].day == day ? days[low].row : -1;
}

/* What the claim's choices take of the hours of their day, by column. */
static void take_hours(struct account *account, struct arena *arena)
{
    const struct claim *claim = account->claim;
    int n;
    const struct day_row *days = list_days(account, arena, &n);

    for (int j = 0; j < claim->n_columns; j++) {
        const struct column *column = &claim->columns[j];

        account->row_of[j] = -1;
        if (column->what == OFFERED)
            account->row_of[j] =
                row_of_day(days, n, account->r->problem->offers[column->number].person,
                           week_day_of(account->r, column->number));
    }
    for (int i = 0; i < claim->n_hours; i++) {
        const struct row *row = &claim->rows[claim->hours[i]];

        for (int k = 0; k < row->n && account->hours[i].person >= 0; k++) {
            int column = claim->terms[row->first + k].column;

            if (account->row_of[column] == i)
                account->amount[column] = claim->terms[row->first + k].factor;
        }
    }
}

/* A choice that pays, and whose it is. */
struct paying {
    int person, row, column;
};

static int by_person_and_row(const void *left, const void *right)
{
    const struct paying *a = left, *b = right;

    if (a->person != b->person)
        return a->person - b->person;
    return a->row != b->row ? a->row - b->row : a->column - b->column;
}

static bool find_paying(const struct account *account, const wide *reduced, struct paying *list,
                        int *n)
{
    const struct claim *claim = account->claim;

    *n = 0;
    for (int j = 0; j < claim->n_columns; j++) {
        const struct column *column = &claim->columns[j];

        if (column->what != OFFERED || column->high < 1 || reduced[j] >= 0)
            continue;
        if (reduced[j] < -COST_MAX)
            return false;
        list[(*n)++] = (struct paying){account->r->problem->offers[column->number].person,
                                       account->row_of[j], j};
    }
    qsort(list, (size_t)*n, sizeof *list, by_person_and_row);
    return true;
}

/* One person's choices on the days of one row. */
static wide week_of(const struct account *account, const struct paying *list, int n,
                    const wide *reduced)
{
    const struct problem *problem = account->r->problem;
    struct week week = {.r = account->r,
                        .person = list->person,
                        .loads = &account->loads,
                        .room = list->row >= 0 ? account->hours[list->row].room : 0};

    week.items = arena_new(&week.arena, struct item, n + 1);
    for (int i = 0; i < n; i++) {
        int j = list[i].column, offer = account->claim->columns[j].number;
        const struct slot *slot = &problem->slots[problem->offers[offer].slot];

        if (account->amount[j] <= week.room) {
            week.items[week.n_items++] = (struct item){offer,
                                                       slot,
                                                       week_day_of(account->r, offer),
                                                       account->amount[j],
                                                       account->loads.load[j],
                                                       reduced[j]};
        }
    }
    wide least = cheapest(&week);

    arena_release(&week.arena);
    return least;
}

static bool add_weeks(const struct recounting *r, const struct claim *claim, const wide *reduced,
                      wide *sum, struct arena *arena)
{
    struct account account = {.r = r,
                              .claim = claim,
                              .hours = arena_new(arena, struct hours, claim->n_hours + 1),
                              .row_of = arena_new(arena, int, claim->n_columns + 1),
                              .amount = arena_new(arena, int64_t, claim->n_columns + 1)};
    struct paying *list = arena_new(arena, struct paying, claim->n_columns + 1);
    int n;

    take_hours(&account, arena);
    bool fine = find_paying(&account, reduced, list, &n);

    for (int first = 0, end; fine && first < n; first = end) {
        for (end = first;
             end < n && list[end].person == list[first].person && list[end].row == list[first].row;)
            end++;
        fine = !__builtin_add_overflow(*sum, week_of(&account, list + first, end - first, reduced),
                                       sum);
    }
    return fine;
}

bool weeks_bound(struct recounting *r, const struct claim *claim, const int64_t *multipliers,
                 int shift, wide *sum, wide *reduced)
{
    struct arena arena = {0};
    struct column *columns =
        arena_dup(&arena, claim->columns, (size_t)claim->n_columns, sizeof *columns);

    for (int j = 0; j < claim->n_columns; j++)
        if (columns[j].what == OFFERED)
            columns[j].low = columns[j].high = 0; /* weeks pay for them */
    bool fine = sum_bound(claim, multipliers, columns, true, shift, sum, reduced);

    for (int j = 0; fine && j < claim->n_columns; j++) {
        if (claim->columns[j].what != OFFERED || claim->columns[j].low < 1)
            continue;
        reduced[j] -= claim->must;
        *sum += claim->must;
    }
    fine = fine && add_weeks(r, claim, reduced, sum, &arena);

    arena_release(&arena);
    return fine;
}
