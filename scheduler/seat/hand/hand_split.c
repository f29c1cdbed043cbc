/* SPDX-License-Identifier: GPL-3.0-or-later
 * Where a room's candidates are best cut in two: between papers, else between
 * those who finish at different times, and near the middle. */
#include <stdlib.h>
#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/base/sort.h"
#include "scheduler/seat/hand/hand_part.h"

struct place { /* a room, or a point to cut at; smaller ranks are tried first */
    int index;
    int ranks[4];
};

static int compare_places(const void *left, const void *right, const void *context)
{
    const struct place *a = left;
    const struct place *b = right;

    (void)context;
    for (size_t i = 0; i < sizeof a->ranks / sizeof *a->ranks; i++) {
        if (a->ranks[i] != b->ranks[i])
            return a->ranks[i] < b->ranks[i] ? -1 : 1;
    }
    return a->index - b->index;
}

static int compare_rows(const void *left, const void *right, const void *context)
{
    const struct job *jobs = context;
    const struct job *a = &jobs[*(const int *)left];
    const struct job *b = &jobs[*(const int *)right];

    if (a->paper != b->paper)
        return a->paper - b->paper;
    if (a->ends_at != b->ends_at)
        return a->ends_at < b->ends_at ? -1 : 1;
    return *(const int *)left - *(const int *)right;
}

/* The start at which most sit in the room; rows of those. */
static int rows_find(struct change *change, int *rows)
{
    struct scene *scene = &change->scene;
    int *all = arena_new(change->arena, int, scene->day.n_jobs + 1);
    int n_all = scene_rows(scene, change->hand->room, change->session, -1, all);
    int most = 0;
    int64_t starts_at = -1;

    for (int i = 0; i < n_all; i++) {
        int64_t at = scene->day.jobs[all[i]].starts_at;
        int n = scene_rows(scene, change->hand->room, change->session, at, rows);
        if (n > most) {
            most = n;
            starts_at = at;
        }
    }
    int n = most ? scene_rows(scene, change->hand->room, change->session, starts_at, rows) : 0;
    if (n > 0)
        sort_rows(rows, (size_t)n, sizeof *rows, compare_rows, scene->day.jobs);
    return n;
}

static struct place *cuts_rank(const struct change *change, const int *rows, int n)
{
    const struct job *jobs = change->scene.day.jobs;
    struct place *cuts = arena_new(change->arena, struct place, n);

    for (int c = 1; c < n; c++) {
        const struct job *before = &jobs[rows[c - 1]];
        const struct job *after = &jobs[rows[c]];
        int less = 2 * c < n ? c : n - c;
        int how = before->paper != after->paper ? 0 : before->ends_at != after->ends_at ? 1 : 2;
        if (how < 2 && 4 * less < n)
            how = 3; /* a boundary, but hardly a split */
        cuts[c - 1] = (struct place){.index = c, .ranks = {how, abs(2 * c - n)}};
    }
    sort_rows(cuts, (size_t)(n - 1), sizeof *cuts, compare_places, NULL);
    return cuts;
}

static bool lesson_there(const struct day *day, int room, const struct job *job)
{
    int64_t base = day->day * DAY_MIN;

    for (int i = 0; i < day->n_lessons; i++) {
        const struct lesson *lesson = day->lessons[i];
        if (lesson->room == room && base + lesson->start < job->release_at &&
            job->starts_at < base + lesson->end)
            return true;
    }
    return false;
}

static bool is_free(const struct change *change, int room, const struct job *job)
{
    const struct room *row = &change->season->rooms[room];
    int home = change->season->rooms[change->hand->room].site;

    return row->exam != ROOM_EXAM_NO && row->seats > 0 && row->site == home &&
           room_free(&change->scene.day, room, job->starts_at, job->release_at, -1);
}

/* The told room, or all that are free: those kept for the end last, then those with a lesson. */
static struct place *rooms_rank(const struct change *change, int told, const struct job *job, int n,
                                int *n_rooms)
{
    const struct season *season = change->season;
    struct place *rooms = arena_new(change->arena, struct place, season->n_rooms + 1);
    int count = 0;

    for (int i = 0; i < season->n_rooms; i++) {
        if (told >= 0 ? i != told : !is_free(change, i, job))
            continue;
        int missing = (n + 1) / 2 - season->rooms[i].seats;
        rooms[count++] = (struct place){
            .index = i,
            .ranks = {season->rooms[i].exam == ROOM_EXAM_LAST, missing > 0 ? missing : 0,
                      lesson_there(&change->scene.day, i, job), season->rooms[i].seats}};
    }
    sort_rows(rooms, (size_t)count, sizeof *rooms, compare_places, NULL);
    *n_rooms = count;
    return rooms;
}

static const char *by_text(const struct change *change, const struct cut *cut, int how)
{
    const struct job *first = &change->scene.day.jobs[cut->rows[0]];

    if (how == 0)
        return arena_text(change->arena, " from %s on", change->season->papers[first->paper].paper);
    if (how == 1)
        return arena_text(change->arena, " (those who finish at %s or later)",
                          time_text(change->arena, (int)(first->ends_at - first->day * DAY_MIN)));
    return "";
}

bool split_find(struct change *change, struct cut *cut, struct refusal *refusal)
{
    struct scene *scene = &change->scene;
    int *rows = arena_new(change->arena, int, scene->day.n_jobs + 1);
    int n_rooms = 0;
    int told = cut->room;

    cut->n_there = rows_find(change, rows);
    if (cut->n_there < 2)
        return false;
    const struct job *first = &scene->day.jobs[rows[0]];
    struct place *cuts = cuts_rank(change, rows, cut->n_there);
    struct place *rooms = rooms_rank(change, told, first, cut->n_there, &n_rooms);
    for (int c = 0; c < cut->n_there - 1; c++) {
        cut->rows = rows + cuts[c].index;
        cut->n = cut->n_there - cuts[c].index;
        for (int r = 0; r < n_rooms; r++) {
            struct refusal tried = {0};
            cut->room = rooms[r].index;
            scene_mark(scene);
            bool fits = scene_move(scene, cut->rows, cut->n, cut->room, &tried) == FITS;
            scene_back(scene);
            if (fits) {
                cut->by = by_text(change, cut, cuts[c].ranks[0]);
                return true;
            }
            if (tried.trouble > refusal->trouble)
                *refusal = tried;
        }
    }
    return false;
}
