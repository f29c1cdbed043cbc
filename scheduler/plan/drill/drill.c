/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/plan/drill.h"

#include "scheduler/base/day.h"
#include "scheduler/base/list.h"
#include "scheduler/plan/drill/drill_part.h"

#include <stdlib.h>
#include <string.h>

enum { USUAL_WORK = 60 * 1000 };

/* Days with work of each person: minutes and duties.  A class that joins theirs is no more. */
static void add_row(struct drilling *drilling, const struct assignment *row)
{
    const struct world *world = drilling->ask->world;
    int64_t day = day_of(row->starts_at);

    if (row->staff < 0 || strcmp(row->kind, "merged") == 0 || row->starts_at < world->now_at ||
        day < world->from || day > world->until)
        return;
    for (int i = 0; i < drilling->n_cases; i++) {
        struct drill_case *known = &drilling->cases[i];
        if (known->person == row->staff && known->day == day) {
            known->duties++;
            known->minutes += row->ends_at - row->starts_at;
            return;
        }
    }
    *LIST_ADD(drilling->arena, drilling->cases, drilling->n_cases,
              drilling->room) = (struct drill_case){
        .person = row->staff, .day = day, .duties = 1, .minutes = row->ends_at - row->starts_at};
}

static int by_person(const void *left, const void *right)
{
    const struct drill_case *a = left, *b = right;

    if (a->person != b->person)
        return a->person - b->person;
    return (a->day > b->day) - (a->day < b->day);
}

static void keep_busiest(struct drilling *drilling)
{
    int n = 0;

    for (int i = 0; i < drilling->n_cases; i++) {
        struct drill_case *last = n ? &drilling->cases[n - 1] : NULL;
        if (!last || last->person != drilling->cases[i].person)
            drilling->cases[n++] = drilling->cases[i];
        else if (drilling->cases[i].minutes > last->minutes)
            *last = drilling->cases[i];
    }
    drilling->n_cases = n;
}

bool drill_make(const struct drill_ask *ask, struct arena *arena, struct drill *drill,
                struct fault *fault)
{
    struct drilling drilling = {.ask = ask, .arena = arena};

    *drill = (struct drill){0};
    drilling.work = ask->work ? ask->work : USUAL_WORK;
    drilling.frame = (struct drill_frame){.from = ask->world->from, .until = ask->world->until};
    if (!drill_frame_make(&drilling, fault))
        return false;
    for (int i = 0; i < ask->n_rows; i++)
        add_row(&drilling, &ask->rows[i]);
    if (drilling.n_cases)
        qsort(drilling.cases, (size_t)drilling.n_cases, sizeof *drilling.cases, by_person);
    if (!ask->every_day)
        keep_busiest(&drilling);
    drill->n_cases = drill_share(&drilling, fault);
    if (drill->n_cases < 0)
        return false;
    drill->cases = drilling.cases;
    return true;
}
