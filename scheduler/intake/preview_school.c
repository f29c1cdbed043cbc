/* SPDX-License-Identifier: GPL-3.0-or-later
 * Rooms and the school's week: what rests on a room, a lesson, a duty that goes. */
#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/intake/preview.h"

struct room_time {
    int room;
    int64_t start, end;
};

static bool in_room(const struct preview *preview, const struct assignment *duty, const void *what)
{
    const struct room_time *time = what;

    (void)preview;
    return duty->room == time->room && duty->starts_at < time->end && duty->ends_at > time->start;
}

static void room_resting(const struct preview *preview, const struct room_time *time,
                         struct resting *resting)
{
    const struct season *before = preview->before;

    for (int i = 0; i < before->n_seating; i++) {
        const struct sitting *seat = &before->seating[i];
        resting->seats += seat->room == time->room && seat->starts_at < time->end &&
                          seat->ends_at > time->start && seat->ends_at > preview->now_at;
    }
    resting_duties(preview, in_room, time, resting);
}

static const char *verb(const struct resting *resting)
{
    int count = resting->seats + (resting->published ? resting->published : resting->planned);

    return count == 1 ? "rests" : "rest";
}

/* Most candidates who sit in the room at one moment, and that moment. */
static int seated_at_once(const struct preview *preview, int room, int64_t *at)
{
    const struct season *before = preview->before;
    const struct sitting **seats =
        arena_new(preview->arena, const struct sitting *, before->n_seating + 1);
    int count = 0, most = 0;

    for (int i = 0; i < before->n_seating; i++) {
        if (before->seating[i].room == room && before->seating[i].ends_at > preview->now_at)
            seats[count++] = &before->seating[i];
    }
    for (int i = 0; i < count; i++) {
        int64_t start = seats[i]->starts_at;
        int together = 0;
        for (int k = 0; k < count; k++)
            together += seats[k]->starts_at <= start && seats[k]->ends_at > start;
        if (together > most || (together == most && start < *at)) {
            most = together;
            *at = start;
        }
    }
    return most;
}

static void room_changed(struct preview *preview, int at)
{
    const struct room *old = &preview->before->rooms[at];
    int now = preview_moved(preview, "rooms", at);
    const struct room *new = now >= 0 ? &preview->after->rooms[now] : NULL;
    struct room_time time = {.room = at, .start = INT64_MIN, .end = INT64_MAX};
    struct resting resting = {0};
    bool shut = !new || (new->exam == ROOM_EXAM_NO && old->exam != ROOM_EXAM_NO);
    int64_t when = -1;

    if (shut)
        room_resting(preview, &time, &resting);
    if (shut && resting_any(&resting))
        preview_say(preview, "room %s is %s: %s %s on it", old->room,
                    new ? "no exam room any more" : "removed", resting_text(preview, &resting),
                    verb(&resting));
    if (shut || !new || new->seats >= old->seats)
        return;
    int most = seated_at_once(preview, at, &when);
    if (most > new->seats)
        preview_say(preview, "room %s has %d %s instead of %d: %d candidates sit there on %s",
                    old->room, new->seats, new->seats == 1 ? "seat" : "seats", old->seats, most,
                    moment_text(preview->arena, when));
}

void preview_rooms(struct preview *preview)
{
    for (int i = 0; i < preview->before->n_rooms; i++)
        room_changed(preview, i);
}

void preview_closures(struct preview *preview)
{
    const struct built *built = build_kind(preview->build, "closures");
    const struct built *rooms = build_kind(preview->build, "rooms");

    for (int i = 0; i < built->count; i++) {
        const struct closure *closure = &preview->after->closures[i];
        struct resting resting = {0};
        bool new = built->origins[i].state == ROW_CREATED || built->origins[i].state == ROW_UPDATED;
        int room = closure->room >= 0 ? rooms->origins[closure->room].before : -1;
        if (!new || room < 0)
            continue;
        room_resting(preview, &(struct room_time){room, closure->start, closure->end}, &resting);
        if (resting_any(&resting)) {
            preview_say(preview, "room %s is closed from %s to %s: %s %s on it then",
                        preview->before->rooms[room].room,
                        moment_text(preview->arena, closure->start),
                        moment_text(preview->arena, closure->end), resting_text(preview, &resting),
                        verb(&resting));
        }
    }
}

struct work { /* a lesson, a session, a duty of the school: its code stands in duty keys */
    const char *code;
    int weekday, start, end; /* lessons: when; -1 */
};

static bool key_names(const char *key, const char *code)
{
    size_t length = strlen(code);

    while (*key) {
        size_t part = strcspn(key, ":");
        if (part == length && memcmp(key, code, length) == 0)
            return true;
        key += part + (key[part] == ':');
    }
    return false;
}

static bool is_work(const struct preview *preview, const struct assignment *duty, const void *what)
{
    const struct work *work = what;
    int64_t day = day_of(duty->starts_at);

    (void)preview;
    if (work->weekday >= 0 &&
        (day_weekday(day) != work->weekday || duty->starts_at - day * DAY_MIN >= work->end ||
         duty->ends_at - day * DAY_MIN <= work->start))
        return false;
    return key_names(duty->key, work->code);
}

static void work_gone(struct preview *preview, const char *what, const char *code,
                      const struct work *work, bool removed)
{
    struct resting resting = {0};

    resting_duties(preview, is_work, work, &resting);
    if (resting_any(&resting))
        preview_say(preview, "%s %s %s: %s %s on it", what, code, removed ? "is removed" : "moves",
                    resting_text(preview, &resting), verb(&resting));
}

static void lessons_gone(struct preview *preview)
{
    const struct season *before = preview->before;

    for (int i = 0; i < before->n_lessons; i++) {
        const struct lesson *old = &before->lessons[i];
        int now = preview_moved(preview, "lessons", i);
        const struct lesson *new = now >= 0 ? &preview->after->lessons[now] : old;
        struct work work = {old->class_name, old->weekday, old->start, old->end};
        if (now < 0 || new->weekday != old->weekday || new->start != old->start ||
            new->end != old->end)
            work_gone(preview, "lesson", old->lesson, &work, now < 0);
    }
}

void preview_work(struct preview *preview)
{
    const struct season *before = preview->before;

    if (before->n_published + before->n_draft == 0)
        return;
    lessons_gone(preview);
    for (int i = 0; i < before->n_caseload; i++) {
        struct work work = {before->caseload[i].session, -1, -1, -1};
        if (preview_moved(preview, "caseload", i) < 0)
            work_gone(preview, "caseload session", work.code, &work, true);
    }
    for (int i = 0; i < before->n_school_duties; i++) {
        const struct school_duty *old = &before->school_duties[i];
        int now = preview_moved(preview, "duties", i);
        const struct school_duty *new = now >= 0 ? &preview->after->school_duties[now] : old;
        struct work work = {old->duty, -1, -1, -1};
        if (now < 0 || new->date != old->date || new->weekdays != old->weekdays ||
            new->start != old->start || new->end != old->end)
            work_gone(preview, "duty", old->duty, &work, now < 0);
    }
}
