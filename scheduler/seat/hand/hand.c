/* SPDX-License-Identifier: GPL-3.0-or-later
 * Merging, splitting and moving; fixing and freeing are in hand_fix.c. */
#include "scheduler/seat/hand.h"

#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/seat/hand/hand_part.h"
#include "scheduler/seat/packing.h"

static const char *when_text(const struct change *change)
{
    return arena_text(change->arena, "%s %s", day_said(change->arena, change->scene.day.day),
                      session_words[change->session]);
}

static const char *room_name(const struct change *change, int room)
{
    return change->season->rooms[room].room;
}

/* Moves them start by start. */
static enum trouble rows_move(struct change *change, const int *rows, int n, int room,
                              struct refusal *refusal)
{
    struct day *day = &change->scene.day;
    int *together = arena_new(change->arena, int, n + 1);
    bool *moved = arena_new(change->arena, bool, n + 1);

    for (int i = 0; i < n; i++) {
        int count = 0;
        for (int k = i; k < n; k++) {
            if (moved[k] || day->jobs[rows[k]].starts_at != day->jobs[rows[i]].starts_at)
                continue;
            together[count++] = rows[k];
            moved[k] = true;
        }
        if (count && scene_move(&change->scene, together, count, room, refusal) != FITS)
            return refusal->trouble;
    }
    return FITS;
}

/* Who sits in a room now that is not the one of the season's seating, and who sits with them. */
static void touched_mark(struct change *change, bool *touched)
{
    struct day *day = &change->scene.day;

    for (int i = 0; i < day->n_jobs; i++) {
        const struct job *job = &day->jobs[i];
        int old = change->season->seating[job->old].room;
        if (day->uses[job->use].room == old)
            continue;
        touched[job->use] = true;
        int left = scene_use(&change->scene, old, job->starts_at);
        if (left >= 0)
            touched[left] = true;
    }
}

static void imported_follow(const struct change *change, const struct job *job,
                            struct fixed_sitting *fixed)
{
    for (int i = 0; i < change->season->n_fixed_sittings; i++) {
        struct fixed_sitting *row = &fixed[i];
        if (!row->keep || row->room < 0 || row->pupil != job->pupil || row->paper != job->paper ||
            (row->date >= 0 && row->date != job->day))
            continue;
        row->room = change->scene.day.uses[job->use].room;
        row->seat = row->seat > 0 ? job->desk : row->seat;
    }
}

/* Desks, helpers and names of the groups that changed; the others keep theirs. */
static void result_take(struct change *change, bool all_fixed)
{
    struct scene *scene = &change->scene;
    struct day *day = &scene->day;
    bool *touched = arena_new(change->arena, bool, day->n_uses + 1);
    struct sitting *sittings =
        arena_new(change->arena, struct sitting, change->season->n_seating + 1);
    struct fixed_sitting *fixed =
        arena_new(change->arena, struct fixed_sitting, change->season->n_fixed_sittings + 1);

    if (change->season->n_fixed_sittings > 0)
        memcpy(fixed, change->season->fixed_sittings,
               sizeof *fixed * (size_t)change->season->n_fixed_sittings);
    memcpy(sittings, change->season->seating, sizeof *sittings * (size_t)change->season->n_seating);
    touched_mark(change, touched);
    for (int i = 0; i < day->n_jobs; i++) {
        struct job *job = &day->jobs[i];
        if (day->uses[job->use].room == sittings[job->old].room)
            continue;
        job->fixed = false; /* a new desk */
        job->hint_room = -1;
    }
    desks_number(day);
    groups_number(&scene->school, day, 1);
    for (int i = 0; i < day->n_jobs; i++) {
        const struct job *job = &day->jobs[i];
        struct sitting *row = &sittings[job->old];
        if (!touched[job->use])
            continue;
        bool moved = row->room != day->uses[job->use].room;
        change->result->changed += moved;
        row->room = day->uses[job->use].room;
        row->desk = job->desk;
        row->group_paper = job->group_paper;
        row->group_no = job->group_no;
        row->helper_group = job->helper_group;
        row->fixed = row->fixed || moved || all_fixed;
        if (moved)
            imported_follow(change, job, fixed);
    }
    change->result->sittings = sittings;
    change->result->fixed = fixed;
    change->result->n_fixed = change->season->n_fixed_sittings;
    change->result->n_sittings = change->season->n_seating;
}

/* After a refusal: would the second room's candidates be welcome in the first? */
static const char *other_way_text(struct change *change)
{
    const struct hand *hand = change->hand;
    int *rows = arena_new(change->arena, int, change->scene.day.n_jobs + 1);
    struct refusal refusal = {0};

    scene_back(&change->scene);
    int n = scene_rows(&change->scene, hand->to, change->session, -1, rows);
    if (rows_move(change, rows, n, hand->room, &refusal) != FITS)
        return "";
    return arena_text(change->arena, "; %s into %s would do", room_name(change, hand->to),
                      room_name(change, hand->room));
}

static bool merge(struct change *change, struct fault *fault)
{
    const struct hand *hand = change->hand;
    struct scene *scene = &change->scene;
    int *rows = arena_new(change->arena, int, scene->day.n_jobs + 1);
    struct refusal refusal = {0};
    int n = scene_rows(scene, hand->room, change->session, -1, rows);
    hand_before(change);
    scene_mark(scene);
    if (rows_move(change, rows, n, hand->to, &refusal) != FITS) {
        const char *rule = refusal_text(scene, &refusal);
        return fault_set(fault, FAULT_CONFLICT, "%s cannot be merged into %s on %s: %s%s",
                         room_name(change, hand->room), room_name(change, hand->to),
                         when_text(change), rule, other_way_text(change));
    }
    hand_after(change);
    change->result->starts_at = scene->day.jobs[rows[0]].starts_at;
    result_take(change, true);
    change->result->told = arena_text(change->arena, "merged %s into %s on %s: %d moved, %s",
                                      room_name(change, hand->room), room_name(change, hand->to),
                                      when_text(change), n, hand_adults_text(change));
    return true;
}

static bool move(struct change *change, struct fault *fault)
{
    const struct hand *hand = change->hand;
    struct scene *scene = &change->scene;
    int *rows = arena_new(change->arena, int, scene->day.n_jobs + 1);
    struct refusal refusal = {0};
    const char *pupil = change->season->pupils[hand->pupil].pupil;
    int n = 0;

    for (int i = 0; i < scene->day.n_jobs; i++) {
        const struct job *job = &scene->day.jobs[i];
        if (job->pupil == hand->pupil && scene_session(job) == change->session &&
            scene->day.uses[job->use].room != hand->to)
            rows[n++] = i;
    }
    if (n == 0)
        return fault_set(fault, FAULT_CONFLICT, "%s sits in %s already on %s", pupil,
                         room_name(change, hand->to), when_text(change));
    hand_before(change);
    if (rows_move(change, rows, n, hand->to, &refusal) != FITS)
        return fault_set(fault, FAULT_CONFLICT, "%s cannot move to %s on %s: %s", pupil,
                         room_name(change, hand->to), when_text(change),
                         refusal_text(scene, &refusal));
    hand_after(change);
    change->result->starts_at = scene->day.jobs[rows[0]].starts_at;
    result_take(change, false);
    change->result->told =
        arena_text(change->arena, "moved %s to %s on %s: %s", pupil, room_name(change, hand->to),
                   when_text(change), hand_adults_text(change));
    return true;
}

static bool split(struct change *change, struct fault *fault)
{
    struct refusal refusal = {0};
    struct cut cut = {.room = change->hand->to};
    int *rows = arena_new(change->arena, int, change->scene.day.n_jobs + 1);

    if (cut.room >= 0 && scene_rows(&change->scene, cut.room, change->session, -1, rows) > 0)
        return fault_set(fault, FAULT_CONFLICT,
                         "%s is used on %s; seat --move brings a candidate there",
                         room_name(change, cut.room), when_text(change));
    if (!split_find(change, &cut, &refusal)) {
        if (cut.n_there < 2)
            return fault_set(fault, FAULT_CONFLICT,
                             "%s cannot be split on %s: only one candidate starts there at a time",
                             room_name(change, change->hand->room), when_text(change));
        return fault_set(fault, FAULT_CONFLICT, "%s cannot be split on %s: %s",
                         room_name(change, change->hand->room), when_text(change),
                         refusal.rows ? refusal_text(&change->scene, &refusal)
                                      : "no room for exams is free then at its site");
    }
    hand_before(change);
    if (scene_move(&change->scene, cut.rows, cut.n, cut.room, &refusal) != FITS)
        return fault_set(fault, FAULT_CONFLICT, "%s", refusal_text(&change->scene, &refusal));
    hand_after(change);
    change->result->starts_at = change->scene.day.jobs[cut.rows[0]].starts_at;
    change->result->room = cut.room;
    result_take(change, true);
    change->result->told =
        arena_text(change->arena, "split %s on %s: %d moved to %s%s, %s",
                   room_name(change, change->hand->room), when_text(change), cut.n,
                   room_name(change, cut.room), cut.by, hand_adults_text(change));
    return true;
}

bool hand_make(const struct season *season, const struct rules *rules, const struct hand *hand,
               struct arena *arena, struct hand_result *result, struct fault *fault)
{
    struct change change = {
        .season = season, .rules = rules, .hand = hand, .arena = arena, .result = result};
    int64_t day = -1;

    *result = (struct hand_result){.room = hand->to, .told = ""};
    if (hand->what == HAND_FIX || hand->what == HAND_FREE)
        return hand_fix(&change, fault);
    if (hand->what == HAND_MERGE && hand->room == hand->to)
        return fault_set(fault, FAULT_USAGE, "name two rooms: %s is merged into the second",
                         room_name(&change, hand->room));
    if (!session_find(&change, &day, fault))
        return false;
    if (!scene_make(&change.scene, season, rules, day, arena))
        return fault_set(fault, FAULT_MISSING, "nobody is seated on %s", day_said(arena, day));
    if (hand->what == HAND_START)
        return hand_start(&change, fault);
    if (hand->what == HAND_MERGE)
        return merge(&change, fault);
    return hand->what == HAND_MOVE ? move(&change, fault) : split(&change, fault);
}
