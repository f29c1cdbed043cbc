/* SPDX-License-Identifier: GPL-3.0-or-later
 * Values -> rooms and candidates.  Every candidate is asked of room.c before
 * they sit down, so whatever the program made of the rules, a seating that
 * comes out of here keeps them. */
#include <math.h>
#include <string.h>

#include "scheduler/base/sort.h"
#include "scheduler/seat/fill.h"
#include "scheduler/seat/packing.h"

struct reading {
    const struct packing *packing;
    struct day *day;
    int *counts;  /* by take: how many are still to come */
    int *members; /* jobs of one cell, then of one room */
    int n_members;
    int *take_of; /* by packing->rows; -1 */
};

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

static bool job_sit(const struct reading *reading, int use, struct job *job)
{
    struct day *day = reading->day;
    int site = day->uses[use].site;

    if (job->room < 0 && site >= 0)
        job->site = site;
    if (use_fits(day, &day->uses[use], job) != FITS)
        return false;
    use_add(day, use, job);
    return true;
}

/* The first room of the class that is free then; -1: none. */
static int room_open(const struct reading *reading, const struct room_class *class,
                     const struct job *first, int64_t until)
{
    for (int i = 0; i < class->n; i++) {
        if (room_free(reading->day, class->rooms[i], first->starts_at, until, -1))
            return use_open(reading->day, class->rooms[i], first);
    }
    return -1;
}

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

static int compare_members(const void *left, const void *right, const void *context)
{
    const struct job *a = &((const struct job *)context)[*(const int *)left];
    const struct job *b = &((const struct job *)context)[*(const int *)right];

    if (a->kind != b->kind)
        return b->kind - a->kind; /* the strictest opens the room */
    if (a->paper != b->paper)
        return a->paper - b->paper;
    return (a->release_at < b->release_at) - (a->release_at > b->release_at);
}

static void members_find(struct reading *reading, int cell)
{
    const struct packing *packing = reading->packing;

    reading->n_members = 0;
    for (int i = 0; i < packing->n_rows; i++) {
        const struct job *job = &reading->day->jobs[packing->rows[i]];
        if (job->use < 0 && reading->take_of[i] >= 0 &&
            packing->takes[reading->take_of[i]].cell == cell)
            reading->members[reading->n_members++] = packing->rows[i];
    }
    sort_rows(reading->members, (size_t)reading->n_members, sizeof *reading->members,
              compare_members, reading->day->jobs);
}

/* So many to the next of the rooms left: whole ratios as long as they do. */
static int room_share(const struct packing *packing, const struct cell *cell, int left, int rooms)
{
    int ratio = packing->modes[cell->mode].ratio;
    int whole = cell->cap / ratio * ratio;
    int least = left - (rooms - 1) * cell->cap; /* or the others overflow */
    int share = whole > 0 && left <= whole * rooms ? whole : cell->cap;

    if (share > left - (rooms - 1))
        share = left - (rooms - 1);
    return share > least ? share : least;
}

/* Of those left, with computers or without, as many as the room is to hold. */
static void room_add(const struct reading *reading, int use, int most, int computer)
{
    struct day *day = reading->day;
    int added = 0;

    for (int i = 0; i < reading->n_members && added < most; i++) {
        struct job *job = &day->jobs[reading->members[i]];
        if (job->use < 0 && (computer < 0 || job->computer == (computer == 1)))
            added += job_sit(reading, use, job);
    }
}

static void room_fill(const struct reading *reading, const struct cell *cell, int rooms)
{
    const struct packing *packing = reading->packing;
    struct day *day = reading->day;
    const struct room_class *class = &packing->classes[cell->class_no];
    const struct job *first = NULL;
    int left = 0;
    int computers = 0;

    for (int i = 0; i < reading->n_members; i++) {
        const struct job *job = &day->jobs[reading->members[i]];
        if (job->use >= 0)
            continue;
        first = first ? first : job;
        left++;
        computers += job->computer;
    }
    if (!first)
        return;
    int use = class->n == 1 ? use_at(day, class->rooms[0], first->starts_at) : -1;
    if (use < 0)
        use = room_open(reading, class, first, first->release_at);
    if (use < 0)
        return;
    int share = rooms > 1 ? room_share(packing, cell, left, rooms) : left;
    int before = day->uses[use].n;
    room_add(reading, use, 1, -1);
    room_add(reading, use, (computers + rooms - 1) / rooms, 1);
    room_add(reading, use, share - (day->uses[use].n - before), 0);
    room_add(reading, use, share - (day->uses[use].n - before), -1);
}

/* Those whom the even shares left over: in any room of theirs. */
static bool cell_rest(const struct reading *reading, int n_before)
{
    struct day *day = reading->day;

    for (int i = 0; i < reading->n_members; i++) {
        struct job *job = &day->jobs[reading->members[i]];
        for (int use = n_before; use < day->n_uses && job->use < 0; use++)
            (void)(day->uses[use].n > 0 && job_sit(reading, use, job));
        if (job->use < 0)
            return false;
    }
    return true;
}

static bool cell_sit(struct reading *reading, int number, int rooms)
{
    const struct cell *cell = &reading->packing->cells[number];
    int n_before = reading->day->n_uses;

    members_find(reading, number);
    for (; rooms > 0; rooms--)
        room_fill(reading, cell, rooms);
    return cell_rest(reading, n_before);
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

bool packing_read(const struct packing *packing, const double *values)
{
    struct arena *arena = packing->arena;
    struct reading reading = {.packing = packing,
                              .day = packing->part->day,
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
