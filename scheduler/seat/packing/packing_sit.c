/* SPDX-License-Identifier: GPL-3.0-or-later
 * Candidates of one cell -> its rooms. */
#include "scheduler/base/sort.h"
#include "scheduler/seat/packing/packing_read.h"

bool job_sit(const struct reading *reading, int use, struct job *job)
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

int room_open(const struct reading *reading, const struct room_class *class,
              const struct job *first, int64_t until)
{
    for (int i = 0; i < class->n; i++) {
        if (room_free(reading->day, class->rooms[i], first->starts_at, until, -1))
            return use_open(reading->day, class->rooms[i], first);
    }
    return -1;
}

/* Who shares out an even number, or who fills one room after the other: those with rest breaks
 * to as few rooms as can be, those who stay longest, those kept apart before a room is full. */
static int compare_members(const void *left, const void *right, const void *context)
{
    const struct reading *reading = context;
    const struct job *a = &reading->day->jobs[*(const int *)left];
    const struct job *b = &reading->day->jobs[*(const int *)right];
    const bool *apart = reading->day->school->kept_apart;
    int late = (a->release_at < b->release_at) - (a->release_at > b->release_at);
    int rest = (b->rest_min > 0) - (a->rest_min > 0);

    if (reading->way == WAY_EVEN) {
        if (a->kind != b->kind)
            return b->kind - a->kind;
        return a->paper != b->paper ? a->paper - b->paper : late;
    }
    if (reading->way == WAY_APART && apart[a->pupil] != apart[b->pupil])
        return apart[b->pupil] - apart[a->pupil];
    if (reading->way == WAY_LATE && late != 0)
        return late;
    if (rest != 0)
        return rest;
    return late != 0 ? late : a->paper - b->paper;
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
              compare_members, reading);
}

/* So many to the next of the rooms left: whole ratios as long as they do. */
static int room_share(const struct reading *reading, const struct cell *cell, int left, int rooms)
{
    const struct packing *packing = reading->packing;
    int ratio = packing->modes[cell->mode].ratio;
    int whole = cell->cap / ratio * ratio;
    int least = left - (rooms - 1) * cell->cap; /* or the others overflow */
    int share = whole > 0 && left <= whole * rooms ? whole : cell->cap;

    if (reading->way == WAY_EVEN && share > left - (rooms - 1))
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
    struct job *first = NULL;
    int left = 0;
    int computers = 0;

    for (int i = 0; i < reading->n_members; i++) {
        struct job *job = &day->jobs[reading->members[i]];
        if (job->use >= 0)
            continue;
        if (!first || job->kind > first->kind)
            first = job; /* the strictest opens the room */
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
    int share = rooms > 1 ? room_share(reading, cell, left, rooms) : left;
    int before = day->uses[use].n;
    (void)job_sit(reading, use, first);
    if (reading->way == WAY_EVEN) { /* computers, too */
        room_add(reading, use, (computers + rooms - 1) / rooms, 1);
        room_add(reading, use, share - (day->uses[use].n - before), 0);
    }
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

bool cell_sit(struct reading *reading, int number, int rooms)
{
    const struct cell *cell = &reading->packing->cells[number];
    int n_before = reading->day->n_uses;

    members_find(reading, number);
    for (; rooms > 0; rooms--)
        room_fill(reading, cell, rooms);
    return cell_rest(reading, n_before);
}
