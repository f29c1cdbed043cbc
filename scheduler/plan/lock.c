/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/plan/lock.h"

#include "scheduler/base/day.h"
#include "scheduler/plan/crew.h"

#include <string.h>

static bool pupil_in(const struct duty *duty, int pupil)
{
    if (duty->pupil >= 0)
        return duty->pupil == pupil;
    for (int i = 0; i < duty->n_pupils; i++) {
        if (duty->pupils[i] == pupil)
            return true;
    }
    return false;
}

static bool paper_in(const struct duty *duty, int paper)
{
    for (int i = 0; i < duty->n_papers; i++) {
        if (duty->papers[i] == paper)
            return true;
    }
    return duty->paper == paper;
}

static bool when_fits(const struct lock_scene *scene, const struct lock *row,
                      const struct duty_slot *slot)
{
    int64_t midnight_at = row->date * DAY_MIN;
    int64_t middle_at = (slot->starts_at + slot->ends_at) / 2;
    int64_t noon_at = midnight_at + scene->pm_start - 60;

    if (day_of(slot->starts_at) != row->date)
        return false;
    if (row->time >= 0)
        return slot->starts_at <= midnight_at + row->time &&
               midnight_at + row->time < slot->ends_at;
    if (row->session == SESSION_AM)
        return middle_at < noon_at;
    return row->session != SESSION_PM || middle_at >= noon_at;
}

int lock_slot(const struct lock_scene *scene, const struct lock *row, const struct duty *duty)
{
    if (*row->role && strcmp(row->role, duty->kind->name) != 0 &&
        strcmp(row->role, duty->role) != 0 && !words_have(duty->roles, row->role))
        return -1;
    if ((row->pupil >= 0 && !pupil_in(duty, row->pupil)) ||
        (row->paper >= 0 && !paper_in(duty, row->paper)))
        return -1;
    for (int s = 0; s < duty->n_slots; s++) {
        const struct duty_slot *slot = &duty->slots[s];
        if (when_fits(scene, row, slot) && (row->room < 0 || slot->room == row->room))
            return s;
    }
    return -1;
}

bool lock_alike(const struct duty *a, const struct duty *b)
{
    if (a->kind != b->kind || a->slots[0].room != b->slots[0].room || a->pupil != b->pupil)
        return false;
    return a->paper == b->paper && a->lesson == b->lesson && strcmp(a->role, b->role) == 0;
}

/* "'Reader - Maths 1' 09:00"; what can move has no time to name. */
static const char *name_candidate(const struct duty *duty, struct arena *arena)
{
    int64_t at = duty->slots[0].starts_at;
    int minute = (int)(at - day_of(at) * DAY_MIN);

    if (duty->n_slots > 1)
        return arena_text(arena, "'%s'", duty->title);
    return arena_text(arena, "'%s' %02d:%02d", duty->title, minute / 60, minute % 60);
}

struct candidates { /* one of each kind that nobody could tell apart */
    const struct duty **list;
    int n;
};

static bool has_alike(const struct candidates *found, const struct duty *duty)
{
    for (int i = 0; i < found->n; i++) {
        if (lock_alike(found->list[i], duty))
            return true;
    }
    return false;
}

static struct candidates find(const struct lock_scene *scene, const struct lock *row,
                              struct arena *arena)
{
    struct candidates found = {.list = arena_new(arena, const struct duty *, scene->n_duties + 1)};

    for (int d = 0; d < scene->n_duties; d++) {
        const struct duty *duty = &scene->duties[d];
        if (lock_slot(scene, row, duty) >= 0 && !has_alike(&found, duty))
            found.list[found.n++] = duty;
    }
    return found;
}

/* "'Reader - Maths 1' 09:00, 'Rover - 3 rooms' 09:00, ..." */
static const char *names(const struct candidates *found, struct arena *arena)
{
    enum { SHOWN = 3 }; /* a sentence, no list */
    const char *text = "", *last = "";

    for (int i = 0; i < found->n && i < SHOWN; i++) {
        const char *name = name_candidate(found->list[i], arena);
        if (strcmp(name, last) != 0)
            text = arena_text(arena, "%s%s%s", text, i ? ", " : "", name);
        last = name;
    }
    return found->n > SHOWN ? arena_text(arena, "%s, ...", text) : text;
}

const char *lock_doubt(const struct lock_scene *scene, const struct lock *row, struct arena *arena)
{
    struct lock wider = {
        .date = row->date, .time = -1, .role = row->role, .room = -1, .pupil = -1, .paper = -1};
    struct candidates found = find(scene, row, arena);

    if (found.n == 1)
        return NULL;
    if (found.n > 1)
        return arena_text(arena,
                          "the lock means %d duties: %s; name the room, pupil, paper or time",
                          found.n, names(&found, arena));
    found = find(scene, &wider, arena);
    if (found.n > 0)
        return arena_text(arena, "the lock means no duty; that day wants %s", names(&found, arena));
    return *row->role
               ? arena_text(arena, "the lock means no duty: nobody is wanted as '%s' that day",
                            row->role)
               : "the lock means no duty: nobody is wanted that day";
}
