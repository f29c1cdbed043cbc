/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/seat/scene.h"

#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/base/sort.h"
#include "scheduler/seat/fill.h"

int scene_session(const struct job *job)
{
    return day_is_morning(job->starts_at) ? SESSION_AM : SESSION_PM;
}

int scene_use(const struct scene *scene, int room, int64_t starts_at)
{
    for (int i = 0; i < scene->day.n_uses; i++) {
        const struct use *use = &scene->day.uses[i];
        if (use->n > 0 && use->room == room && use->starts_at == starts_at)
            return i;
    }
    return -1;
}

int scene_rows(const struct scene *scene, int room, int session, int64_t starts_at, int *rows)
{
    int n = 0;

    for (int i = 0; i < scene->day.n_jobs; i++) {
        const struct job *job = &scene->day.jobs[i];
        if (scene->day.uses[job->use].room == room &&
            (starts_at < 0 ? scene_session(job) == session : job->starts_at == starts_at))
            rows[n++] = i;
    }
    return n;
}

/* Everybody stays at the place and time they have. */
static void all_fix(struct scene *scene, int64_t day, struct arena *arena)
{
    int n = scene->season.n_seating;
    struct sitting *seating = arena_new(arena, struct sitting, n + 1);

    for (int i = 0; i < n; i++) {
        seating[i] = scene->season.seating[i];
        if (day_of(seating[i].starts_at) == day)
            seating[i].fixed = true;
    }
    scene->season.seating = seating;
    /* What came in is in the seating already, or has no seat. */
    scene->season.n_fixed_sittings = 0;
}

bool scene_make(struct scene *scene, const struct season *season, const struct rules *rules,
                int64_t day, struct arena *arena)
{
    struct collected collected = {0};
    int n = 0;

    *scene = (struct scene){.season = *season};
    all_fix(scene, day, arena);
    scene->school = school_make(&scene->season, rules, arena);
    jobs_collect(&scene->school, day, day, &collected);
    scene->day = (struct day){.school = &scene->school, .day = day, .jobs = collected.jobs};
    for (int i = 0; i < collected.n_jobs; i++) {
        if (collected.jobs[i].old >= 0 &&
            day_of(season->seating[collected.jobs[i].old].starts_at) == day)
            collected.jobs[n++] = collected.jobs[i];
    }
    scene->day.n_jobs = n;
    day_read(&scene->day);
    for (int i = 0; i < n; i++) {
        struct job *job = &collected.jobs[i];
        int room = season->seating[job->old].room;
        int use = scene_use(scene, room, job->starts_at);
        job->room = job->needs.room; /* whether they may sit elsewhere is what is asked */
        use_add(&scene->day, use >= 0 ? use : use_open(&scene->day, room, job), job);
    }
    scene->saved = arena_new(arena, int, n + 1);
    scene->saved_uses = arena_new(arena, struct use, n + 1);
    return n > 0;
}

void scene_mark(struct scene *scene)
{
    scene->n_saved = scene->day.n_uses;
    if (scene->n_saved > 0)
        memcpy(scene->saved_uses, scene->day.uses, sizeof(struct use) * (size_t)scene->n_saved);
    for (int i = 0; i < scene->day.n_jobs; i++)
        scene->saved[i] = scene->day.jobs[i].use;
}

void scene_back(struct scene *scene)
{
    scene->day.n_uses = scene->n_saved;
    if (scene->n_saved > 0)
        memcpy(scene->day.uses, scene->saved_uses, sizeof(struct use) * (size_t)scene->n_saved);
    for (int i = 0; i < scene->day.n_jobs; i++)
        scene->day.jobs[i].use = scene->saved[i];
}

/* A use as those make it who are left in it. */
static void use_again(struct day *day, int use)
{
    struct use *row = &day->uses[use];
    bool first = true;

    *row = (struct use){.room = row->room, .site = row->site, .starts_at = row->starts_at};
    for (int i = 0; i < day->n_jobs; i++) {
        struct job *job = &day->jobs[i];
        if (job->use != use)
            continue;
        if (first) {
            row->kind = job->kind;
            row->noise = job->noise;
            row->limit = job->limit;
            row->ratio = job->ratio;
            row->helpers = job->needs.helpers;
            row->serial = job->serial;
            row->ends_at = job->release_at;
        }
        first = false;
        use_add(day, use, job);
    }
}

static int compare_strict(const void *left, const void *right, const void *context)
{
    const struct job *jobs = context;
    const struct job *a = &jobs[*(const int *)left];
    const struct job *b = &jobs[*(const int *)right];

    if (a->kind != b->kind)
        return b->kind - a->kind;
    if (a->limit != b->limit)
        return a->limit < b->limit ? -1 : 1;
    return *(const int *)left - *(const int *)right;
}

/* Where somebody sits already they need no journey. */
static void site_take(const struct scene *scene, struct job *job, int room)
{
    const struct season *season = scene->school.season;
    int site = season->rooms[season->seating[job->old].room].site;

    if (site >= 0 && site == season->rooms[room].site)
        job->site = site;
}

/* They get up, with those whom they join; the rooms they leave may not be left worse. */
static enum trouble all_rise(struct scene *scene, struct refusal *refusal)
{
    struct day *day = &scene->day;
    bool *left = arena_new(scene->school.arena, bool, day->n_uses + 1);

    for (int i = 0; i < refusal->n; i++) {
        struct job *job = &day->jobs[refusal->rows[i]];
        left[job->use] = true;
        site_take(scene, job, refusal->room);
        job->use = -1;
    }
    for (int i = 0; i < day->n_uses; i++) {
        if (!left[i])
            continue;
        use_again(day, i);
        if (day->uses[i].n > 0 && !can_summon(day, &day->uses[i])) {
            refusal->room = day->uses[i].room;
            refusal->left = true;
            return NO_SUMMON;
        }
    }
    return FITS;
}

static bool one_at_a_time(const struct scene *scene, const struct job *job)
{
    return scene->school.season->papers[job->paper].each_minutes > 0;
}

static enum trouble all_sit(struct scene *scene, struct refusal *refusal)
{
    struct day *day = &scene->day;
    const struct room *room = &scene->school.season->rooms[refusal->room];
    struct job *first = &day->jobs[refusal->rows[0]];

    refusal->job = first;
    if (room->exam == ROOM_EXAM_NO)
        return NO_ROOM;
    if (room->seats < 1)
        return NO_SEAT;
    if (!room_free(day, refusal->room, first->starts_at, first->release_at, -1))
        return NOT_FREE;
    int use = use_open(day, refusal->room, first);
    for (int i = 0; i < refusal->n; i++) {
        struct job *job = &day->jobs[refusal->rows[i]];
        refusal->job = job;
        enum trouble trouble = refusal->n > 1 && one_at_a_time(scene, job)
                                   ? NO_COMPANY
                                   : use_fits(day, &day->uses[use], job);
        if (trouble != FITS)
            return trouble;
        use_add(day, use, job);
    }
    return can_summon(day, &day->uses[use]) ? FITS : NO_SUMMON;
}

enum trouble scene_move(struct scene *scene, const int *rows, int n, int room,
                        struct refusal *refusal)
{
    struct day *day = &scene->day;
    int there = scene_use(scene, room, day->jobs[rows[0]].starts_at);

    *refusal = (struct refusal){
        .room = room,
        .job = &day->jobs[rows[0]],
        .rows = arena_new(scene->school.arena, int, n + (there >= 0 ? day->uses[there].n : 0))};
    for (int i = 0; i < n; i++)
        refusal->rows[refusal->n++] = rows[i];
    for (int i = 0; i < day->n_jobs && there >= 0; i++) {
        bool comes = false;
        for (int k = 0; k < n; k++)
            comes = comes || rows[k] == i;
        if (day->jobs[i].use == there && !comes)
            refusal->rows[refusal->n++] = i;
    }
    sort_rows(refusal->rows, (size_t)refusal->n, sizeof(int), compare_strict, day->jobs);
    refusal->trouble = all_rise(scene, refusal);
    if (refusal->trouble == FITS)
        refusal->trouble = all_sit(scene, refusal);
    return refusal->trouble;
}
