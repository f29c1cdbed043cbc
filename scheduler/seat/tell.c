/* SPDX-License-Identifier: GPL-3.0-or-later
 * The result in the season's own words. */
#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/base/list.h"
#include "scheduler/base/sort.h"
#include "scheduler/seat/work.h"

/* A fixed sitting brings the note it had. */
static const char *add_note(struct arena *arena, const char *note, const char *more)
{
    if (strstr(note, more))
        return note;
    return *note ? arena_text(arena, "%s; %s", note, more) : more;
}

static const char *note_of(const struct day *day, const struct job *job)
{
    const struct season *season = day->school->season;
    struct arena *arena = day->school->arena;
    int home = season->pupils[job->pupil].site;
    int site = day->uses[job->use].site;
    int minute = (int)(job->starts_at - job->day * DAY_MIN);
    const char *note = job->note;

    if (home >= 0 && site >= 0 && home != site)
        note = add_note(arena, note, arena_text(arena, "travels to %s", season->sites[site].site));
    const char *presence = presence_note(day, job);
    if (*presence)
        note = add_note(arena, note, presence);
    if (job->timed && !*note && minute != session_start(day->school, job->paper, job->session))
        note = arena_text(arena, "starts %s (fixed)", time_text(arena, minute));
    return note;
}

void job_tell(const struct day *day, const struct job *job, struct made *made)
{
    struct arena *arena = day->school->arena;

    if (job->use < 0) {
        *LIST_ADD(arena, made->unseated, made->n_unseated, made->room_unseated) = (struct unseated){
            .entry = job->entry, .reason = *job->reason ? job->reason : trouble_text(day, job)};
        return;
    }
    *LIST_ADD(arena, made->sittings, made->n_sittings, made->room_sittings) = (struct sitting){
        .entry = job->entry,
        .room = day->uses[job->use].room,
        .part = job->part,
        .desk = job->desk,
        .starts_at = job->starts_at + job->held_min,
        .ends_at = job->ends_at,
        .release_at = job->release_at,
        .allowed_min = job->allowed_min,
        .rest_min = job->rest_min,
        .lost_min = job->lost_min,
        .held_min = job->held_min,
        .group_paper = job->group_paper,
        .group_no = job->group_no,
        .helper_group = job->helper_group,
        .fixed = job->fixed,
        .note = note_of(day, job),
    };
}

static int compare_sittings(const void *left, const void *right, const void *context)
{
    const struct sitting *a = left;
    const struct sitting *b = right;

    (void)context;
    if (a->starts_at != b->starts_at)
        return a->starts_at < b->starts_at ? -1 : 1;
    if (a->room != b->room)
        return a->room < b->room ? -1 : 1;
    return a->desk != b->desk ? a->desk - b->desk : a->entry - b->entry;
}

static int compare_unseated(const void *left, const void *right, const void *context)
{
    const struct unseated *a = left;
    const struct unseated *b = right;

    (void)context;
    return (a->entry > b->entry) - (a->entry < b->entry);
}

/* An entry of several parts is told once, by its first trouble. */
static void unseated_once(struct made *made)
{
    int kept = 0;

    if (made->n_unseated == 0)
        return;
    sort_rows(made->unseated, (size_t)made->n_unseated, sizeof *made->unseated, compare_unseated,
              NULL);
    for (int i = 1; i < made->n_unseated; i++) {
        if (made->unseated[i].entry != made->unseated[kept].entry)
            made->unseated[++kept] = made->unseated[i];
    }
    made->n_unseated = kept + 1;
}

void made_sort(struct made *made)
{
    unseated_once(made);
    if (made->n_sittings > 0)
        sort_rows(made->sittings, (size_t)made->n_sittings, sizeof *made->sittings,
                  compare_sittings, NULL);
}
