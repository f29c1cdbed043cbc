/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/drill/drill_reserve.c - where a few reserves save most, as a small covering
 * program.
 *
 *   x  reserves of a half day and role, at most n in all
 *   y  a seat lost in a case is saved; at any time of a case no more than there are reserves
 *
 * Cases are asked one at a time: the same reserve stands by for all of them.
 */
#include "scheduler/base/day.h"
#include "scheduler/plan/drill.h"
#include "solver/mip.h"

#include <stdlib.h>
#include <string.h>

enum { PIVOTS = 400 * 1000, NODES = 4000 };

struct place { /* a half day and role with losses */
    int64_t day;
    bool afternoon;
    const char *role;
};

struct covering {
    const struct drill *drill;
    struct arena *arena;
    int pm_start;
    struct place *places; /* column of x: the same number */
    int n_places;
    int **column; /* y of a case's loss; -1: not worth a reserve */
    struct mip mip;
};

/* What is required counts before what is covered; other work needs no reserve. */
static int64_t weight_of(const struct drill_loss *loss)
{
    if (loss->level == LEVEL_REQUIRED)
        return (int64_t)1000 * loss->weight;
    return loss->level == LEVEL_COVER ? 30 * (int64_t)loss->weight : 0;
}

static bool is_afternoon(const struct covering *covering, const struct drill_loss *loss)
{
    return loss->starts_at - day_of(loss->starts_at) * DAY_MIN >= covering->pm_start - 60;
}

static int place_of(const struct covering *covering, const struct drill_loss *loss)
{
    for (int i = 0; i < covering->n_places; i++) {
        const struct place *place = &covering->places[i];
        if (place->day == day_of(loss->starts_at) &&
            place->afternoon == is_afternoon(covering, loss) &&
            strcmp(place->role, loss->role) == 0)
            return i;
    }
    return -1;
}

static int by_place(const void *left, const void *right)
{
    const struct place *a = left, *b = right;

    if (a->day != b->day)
        return a->day < b->day ? -1 : 1;
    if (a->afternoon != b->afternoon)
        return a->afternoon - b->afternoon;
    return strcmp(a->role, b->role);
}

static void list_places(struct covering *covering)
{
    const struct drill *drill = covering->drill;
    int most = 0;

    for (int c = 0; c < drill->n_cases; c++)
        most += drill->cases[c].n_losses;
    covering->places = arena_new(covering->arena, struct place, most + 1);
    for (int c = 0; c < drill->n_cases; c++) {
        for (int i = 0; i < drill->cases[c].n_losses; i++) {
            const struct drill_loss *loss = &drill->cases[c].losses[i];
            if (weight_of(loss) > 0 && place_of(covering, loss) < 0)
                covering->places[covering->n_places++] = (struct place){
                    day_of(loss->starts_at), is_afternoon(covering, loss), loss->role};
        }
    }
    if (covering->n_places)
        qsort(covering->places, (size_t)covering->n_places, sizeof *covering->places, by_place);
}

/* When this loss begins, no more of its place are saved than there are reserves. */
static void add_row(struct covering *covering, int number, int at)
{
    const struct drill_case *asked = &covering->drill->cases[number];
    const struct drill_loss *loss = &asked->losses[at];
    int place = place_of(covering, loss);
    int row = mip_add_row(&covering->mip, -MIP_FREE, 0);

    mip_add_term(&covering->mip, row, place, -1);
    for (int i = 0; i < asked->n_losses; i++) {
        const struct drill_loss *other = &asked->losses[i];
        if (covering->column[number][i] >= 0 && place_of(covering, other) == place &&
            other->starts_at <= loss->starts_at && loss->starts_at < other->ends_at)
            mip_add_term(&covering->mip, row, covering->column[number][i], 1);
    }
}

static int64_t build(struct covering *covering, int n)
{
    const struct drill *drill = covering->drill;
    int64_t lost = 0;

    for (int p = 0; p < covering->n_places; p++)
        (void)mip_add_amount(&covering->mip, n, 1); /* none that saves nothing */
    int total = mip_add_row(&covering->mip, 0, n);
    for (int p = 0; p < covering->n_places; p++)
        mip_add_term(&covering->mip, total, p, 1);
    covering->column = arena_new(covering->arena, int *, drill->n_cases + 1);
    for (int c = 0; c < drill->n_cases; c++) {
        const struct drill_case *asked = &drill->cases[c];
        covering->column[c] = arena_new(covering->arena, int, asked->n_losses + 1);
        for (int i = 0; i < asked->n_losses; i++) {
            int64_t weight = weight_of(&asked->losses[i]);
            lost += weight;
            covering->column[c][i] = weight > 0 ? mip_add_choice(&covering->mip, -10 * weight) : -1;
        }
        for (int i = 0; i < asked->n_losses; i++) {
            if (covering->column[c][i] >= 0)
                add_row(covering, c, i);
        }
    }
    return lost;
}

static int seats_saved(const struct covering *covering, int place)
{
    const struct drill *drill = covering->drill;
    int seats = 0;

    for (int c = 0; c < drill->n_cases; c++) {
        for (int i = 0; i < drill->cases[c].n_losses; i++) {
            int column = covering->column[c][i];
            if (column >= 0 && covering->mip.values[column] > 0.5 &&
                place_of(covering, &drill->cases[c].losses[i]) == place)
                seats++;
        }
    }
    return seats;
}

static int64_t weight_saved(const struct covering *covering)
{
    const struct drill *drill = covering->drill;
    int64_t saved = 0;

    for (int c = 0; c < drill->n_cases; c++) {
        for (int i = 0; i < drill->cases[c].n_losses; i++) {
            int column = covering->column[c][i];
            if (column >= 0 && covering->mip.values[column] > 0.5)
                saved += weight_of(&drill->cases[c].losses[i]);
        }
    }
    return saved;
}

int drill_reserves(const struct drill *drill, int n, int pm_start, struct arena *arena,
                   const struct reserve **reserves, int64_t *saved, int64_t *lost)
{
    struct covering covering = {.drill = drill, .arena = arena, .pm_start = pm_start};
    const struct mip_effort effort = {.pivots = PIVOTS, .nodes = NODES};
    int count = 0;

    *saved = *lost = 0;
    list_places(&covering);
    struct reserve *list = arena_new(arena, struct reserve, covering.n_places + 1);
    *reserves = list;
    if (covering.n_places == 0 || n <= 0)
        return 0;
    *lost = build(&covering, n);
    double *start = arena_new(arena, double, covering.mip.n_columns + 1);
    enum mip_status status = mip_solve(&covering.mip, &effort, start);
    for (int p = 0; (status == MIP_OPTIMAL || status == MIP_FEASIBLE) && p < covering.n_places;
         p++) {
        int people = (int)(covering.mip.values[p] + 0.5);
        if (people > 0)
            list[count++] =
                (struct reserve){covering.places[p].day, covering.places[p].afternoon,
                                 covering.places[p].role, people, seats_saved(&covering, p)};
    }
    if (count)
        *saved = weight_saved(&covering);
    mip_release(&covering.mip);
    return count;
}
