/* SPDX-License-Identifier: GPL-3.0-or-later
 * Values -> rooms and candidates.  Every candidate is asked of room.c before
 * they sit down, so whatever the program made of the rules, a seating that
 * comes out of here keeps them. */
#include <math.h>
#include <string.h>

#include "scheduler/seat/packing/packing_read.h"

static int count_at(const double *values, int column)
{
    return (int)lround(values[column]);
}

static void clear(const struct reading *reading)
{
    const struct packing *packing = reading->packing;
    struct day *day = reading->day;

    for (int i = 0; i < packing->n_rows; i++) {
        struct job *job = &day->jobs[packing->rows[i]];
        job->use = -1;
        job->site = job->home;
    }
    for (int i = 0; i < day->n_uses; i++) {
        if (packing->modelled[i])
            day->uses[i].n = 0;
    }
}

static void fixed_return(const struct reading *reading)
{
    struct day *day = reading->day;

    for (int i = 0; i < reading->packing->n_rows; i++) {
        struct job *job = &day->jobs[reading->packing->rows[i]];
        if (!job->fixed)
            continue;
        int use = use_at(day, job->room, job->starts_at);
        use_add(day, use >= 0 ? use : use_open(day, job->room, job), job);
    }
}

/* Those who were in a room go back to it first. */
static void group_share(const struct reading *reading, int group, bool staying)
{
    const struct packing *packing = reading->packing;
    const struct group *row = &packing->groups[group];

    for (int t = 0; t < packing->n_takes; t++) {
        const struct take *take = &packing->takes[t];
        const struct room_class *class = &packing->classes[take->class_no];
        if (take->group != group)
            continue;
        for (int i = row->first; i < row->first + row->n && reading->counts[t] > 0; i++) {
            const struct job *job = &reading->day->jobs[packing->rows[i]];
            if (reading->take_of[i] >= 0 || job->use >= 0 ||
                (staying && (class->n != 1 || job->hint_room != class->rooms[0])))
                continue;
            reading->take_of[i] = t;
            reading->counts[t]--;
        }
    }
}

static void takes_share(const struct reading *reading, const double *values)
{
    const struct packing *packing = reading->packing;

    for (int t = 0; t < packing->n_takes; t++)
        reading->counts[t] = count_at(values, packing->takes[t].column);
    for (int i = 0; i < packing->n_rows; i++)
        reading->take_of[i] = -1;
    for (int g = 0; g < packing->n_groups; g++) {
        group_share(reading, g, true);
        group_share(reading, g, false);
    }
}

/* ------------------------------------------------------------ rooms */

static bool single_sit(const struct reading *reading, int row)
{
    const struct packing *packing = reading->packing;
    const struct take *take = &packing->takes[reading->take_of[row]];
    struct job *job = &reading->day->jobs[packing->rows[row]];

    if (job->use >= 0)
        return true;
    int use = room_open(reading, &packing->classes[take->class_no], job, job->release_at);
    return use >= 0 && job_sit(reading, use, job);
}

static bool start_sit(struct reading *reading, const double *values, int start)
{
    const struct packing *packing = reading->packing;

    for (int i = 0; i < packing->n_rows; i++) {
        int take = reading->take_of[i];
        if (take >= 0 && packing->takes[take].cell < 0 &&
            packing->groups[packing->takes[take].group].start == start && !single_sit(reading, i))
            return false;
    }
    for (int i = 0; i < packing->n_cells; i++) {
        const struct cell *cell = &packing->cells[i];
        if (packing->modes[cell->mode].start == start &&
            !cell_sit(reading, i, count_at(values, cell->opened)))
            return false;
    }
    return true;
}

bool packing_read(const struct packing *packing, const double *values, enum packing_way way)
{
    struct arena *arena = packing->arena;
    struct reading reading = {.packing = packing,
                              .day = packing->part->day,
                              .way = way,
                              .counts = arena_new(arena, int, packing->n_takes + 1),
                              .members = arena_new(arena, int, packing->n_rows + 1),
                              .take_of = arena_new(arena, int, packing->n_rows + 1)};

    clear(&reading);
    fixed_return(&reading);
    takes_share(&reading, values);
    for (int start = 0; start < packing->n_starts; start++) {
        if (!start_sit(&reading, values, start))
            return false;
    }
    for (int i = 0; i < reading.day->n_uses; i++) {
        const struct use *use = &reading.day->uses[i];
        if (part_has_use(packing->part, use) && !use->serial && !use->fixed &&
            !can_summon(reading.day, use))
            return false;
    }
    return true;
}
