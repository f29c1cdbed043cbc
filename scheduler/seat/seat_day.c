/* SPDX-License-Identifier: GPL-3.0-or-later
 * One day: its rooms and lessons, the orders in which its candidates are seated, the best. */
#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/base/sort.h"
#include "scheduler/seat/packing.h"
#include "scheduler/seat/supply.h"

static void lessons_find(struct day *day)
{
    const struct season *season = day->school->season;

    day->lessons = arena_new(day->school->arena, const struct lesson *, season->n_lessons + 1);
    if (season_day_kind(season, day->day) != DAY_SCHOOL)
        return;
    for (int i = 0; i < season->n_lessons; i++) {
        const struct lesson *lesson = &season->lessons[i];
        int room = season_lesson_room(season, i, day->day);
        if (room < 0 || !season_happens(season, day->day, lesson->weekday, lesson->week,
                                        lesson->from, lesson->until))
            continue;
        if (room != lesson->room) { /* elsewhere on this day */
            struct lesson *moved = arena_dup(day->school->arena, lesson, 1, sizeof *lesson);
            moved->room = room;
            lesson = moved;
        }
        day->lessons[day->n_lessons++] = lesson;
    }
}

static void holders_find(struct day *day)
{
    day->holders = arena_new(day->school->arena, int, day->n_jobs + 1);
    for (int i = 0; i < day->n_jobs; i++) {
        if (day->jobs[i].needs.n_equipment > 0)
            day->holders[day->n_holders++] = i;
    }
}

void day_read(struct day *day)
{
    lessons_find(day);
    holders_find(day);
}

/* What is fixed stays, legal or not: verifying says so. */
static void fixed_seat(struct day *day)
{
    for (int i = 0; i < day->n_jobs; i++) {
        struct job *job = &day->jobs[i];
        int use = -1;
        if (!job->fixed)
            continue;
        for (int j = 0; j < day->n_uses; j++) {
            if (day->uses[j].room == job->room && day->uses[j].starts_at == job->starts_at)
                use = j;
        }
        use_add(day, use >= 0 ? use : use_open(day, job->room, job), job);
    }
}

/* Ways to go through a day: rooms are given to one start after the other, so
 * the order decides who finds them free. */
enum order { ORDER_KEPT, ORDER_TIME, ORDER_SIZE, N_ORDERS };

struct cohort_start {
    int64_t at;
    int n;
};

static int compare_starts(const void *left, const void *right, const void *context)
{
    const struct cohort_start *a = left;
    const struct cohort_start *b = right;

    if (*(const int *)context == ORDER_SIZE && a->n != b->n)
        return b->n - a->n;
    return (a->at > b->at) - (a->at < b->at);
}

static void cohorts_seat(struct day *day, int order)
{
    struct cohort_start *starts =
        arena_new(day->school->arena, struct cohort_start, day->n_jobs + 1);
    int n = 0;

    for (int i = 0; i < day->n_jobs; i++) {
        int j = 0;
        while (j < n && starts[j].at != day->jobs[i].starts_at)
            j++;
        starts[j].at = day->jobs[i].starts_at;
        starts[j].n++;
        n = j == n ? n + 1 : n;
    }
    sort_rows(starts, (size_t)n, sizeof *starts, compare_starts, &order);
    for (int i = 0; i < n && order == ORDER_KEPT; i++)
        cohort_keep(day, starts[i].at);
    for (int i = 0; i < n; i++)
        cohort_seat(day, starts[i].at, order == ORDER_KEPT);
}

static void off_site_refuse(struct day *day)
{
    for (int i = 0; i < day->n_jobs; i++) {
        struct job *job = &day->jobs[i];
        if (job->needs.off_site && !job->fixed)
            job->reason = "sits at an alternative site: arrange it and fix the sitting";
    }
}

/* A paper that is too long by itself; clashes refuse their own. */
static void late_refuse(struct day *day)
{
    for (int i = 0; i < day->n_jobs; i++) {
        struct job *job = &day->jobs[i];
        if (!job->fixed && !job->timed && !*job->reason && job->ends_at > (job->day + 1) * DAY_MIN)
            job->reason = "would end after midnight with the time allowed: correct its start, or "
                          "give sittings of its parts";
    }
}

struct day_result { /* smaller is better, in this order */
    int unseated;
    int64_t at[SEAT_LEVELS]; /* up to adults: among the others who travels, who is free */
};

static bool result_better(const struct day_result *a, const struct day_result *b)
{
    if (a->unseated != b->unseated)
        return a->unseated < b->unseated;
    return tally_compare(a->at, b->at, SEAT_ADULTS + 1) < 0;
}

static struct day_result order_run(struct day *day, const struct job *jobs, int order)
{
    struct day_result result = {0};

    memcpy(day->jobs, jobs, sizeof *jobs * (size_t)day->n_jobs);
    day->n_uses = 0;
    fixed_seat(day);
    cohorts_seat(day, order);
    serial_seat(day);
    for (int i = 0; i < day->n_jobs; i++)
        result.unseated += day->jobs[i].use < 0;
    day_tally(day, result.at);
    return result;
}

/* From what was found as if it had been so before: those left may find a place
 * beside the others, or where another order left one.  False: nobody more did. */
static bool more_seated(struct day *day, struct job *jobs, struct day_result *best)
{
    struct arena *arena = day->school->arena;
    size_t bytes = sizeof *jobs * (size_t)day->n_jobs;
    struct job *found = arena_new(arena, struct job, day->n_jobs);
    struct use *uses = arena_new(arena, struct use, day->n_uses + 1);
    int n_uses = day->n_uses;

    memcpy(found, day->jobs, bytes);
    if (n_uses > 0)
        memcpy(uses, day->uses, sizeof *uses * (size_t)n_uses);
    for (int i = 0; i < day->n_jobs; i++) {
        if (found[i].use < 0 || found[i].serial)
            continue;
        int room = day->uses[found[i].use].room;
        jobs[i].hint_desk = room == jobs[i].hint_room ? jobs[i].hint_desk : -1;
        jobs[i].hint_room = room;
        jobs[i].hint_at = found[i].starts_at;
    }
    struct day_result result = order_run(day, jobs, ORDER_KEPT);
    if (result.unseated < best->unseated) {
        *best = result;
        return true;
    }
    memcpy(day->jobs, found, bytes);
    if (n_uses > 0)
        memcpy(day->uses, uses, sizeof *uses * (size_t)n_uses);
    day->n_uses = n_uses;
    return false;
}

/* What was seated before is tried first, and left only for something better. */
bool day_seat(struct day *day, struct proven *proven, struct fault *fault)
{
    struct job *jobs = arena_new(day->school->arena, struct job, day->n_jobs);
    struct day_result best = {0};
    int best_order = -1;

    lessons_find(day);
    holders_find(day);
    day->supply = supply_make(day);
    off_site_refuse(day);
    if (!clashes_resolve(day, fault))
        return false;
    late_refuse(day);
    presence_respect(day);
    memcpy(jobs, day->jobs, sizeof *jobs * (size_t)day->n_jobs);
    for (int order = 0; order < N_ORDERS; order++) {
        struct day_result result = order_run(day, jobs, order);
        if (best_order < 0 || result_better(&result, &best)) {
            best = result;
            best_order = order;
        }
    }
    (void)order_run(day, jobs, best_order);
    while (best.unseated > 0 && more_seated(day, jobs, &best))
        continue;
    day_improve(day, day->school->pivots, proven);
    desks_number(day);
    return true;
}
