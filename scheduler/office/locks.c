/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/office/locks.h"

#include "scheduler/base/day.h"
#include "scheduler/plan/lock.h"

#include <string.h>
#include <strings.h>

struct row_place {
    const char *file, *column;
    int line;
};

static bool cell_is(const struct batch *batch, int row, const char *field, const char *text)
{
    int column = field_find(batch->kind, field);
    const struct value *value = column >= 0 ? batch_value(batch, row, column) : NULL;

    return value && value->given ? strcasecmp(value->text, text) == 0 : !*text;
}

static bool number_is(const struct batch *batch, int row, const char *field, int64_t number)
{
    int column = field_find(batch->kind, field);
    const struct value *value = column >= 0 ? batch_value(batch, row, column) : NULL;

    return value && value->given ? value->number == number : number < 0;
}

static bool row_is(const struct batch *batch, int row, const struct season *season,
                   const struct lock *lock)
{
    const char *room = lock->room >= 0 ? season->rooms[lock->room].room : "";
    const char *pupil = lock->pupil >= 0 ? season->pupils[lock->pupil].pupil : "";
    const char *paper = lock->paper >= 0 ? season->papers[lock->paper].paper : "";

    return lock->staff >= 0 && !*lock->duty && lock->date >= 0 &&
           cell_is(batch, row, "staff", season->people[lock->staff].staff) &&
           cell_is(batch, row, "session", session_words[lock->session]) &&
           number_is(batch, row, "date", lock->date) && number_is(batch, row, "time", lock->time) &&
           cell_is(batch, row, "role", lock->role) && cell_is(batch, row, "room", room) &&
           cell_is(batch, row, "pupil", pupil) && cell_is(batch, row, "paper", paper);
}

/* NULL: the row names its duty by key, or did not become a lock. */
static const struct lock *lock_of(const struct batch *batch, int row, const struct season *season)
{
    for (int i = 0; i < season->n_locks; i++) {
        if (row_is(batch, row, season, &season->locks[i]))
            return &season->locks[i];
    }
    return NULL;
}

static bool is_seated(const struct season *season, int64_t day)
{
    for (int i = 0; i < season->n_seating; i++) {
        if (day_of(season->seating[i].starts_at) == day)
            return true;
    }
    return false;
}

static void check_lock(struct office *office, const struct season *after, const struct lock *lock,
                       const struct row_place *place, struct issues *issues)
{
    struct duties duties = {.arena = office->arena};
    struct lock_scene scene = {.pm_start = season_setting_int(after, "pm_start")};

    if (!is_seated(after, lock->date)) {
        issue_add(issues, ISSUE_WARNING, place->file, place->line, place->column,
                  "whether this lock means a duty is known once its day is seated");
        return;
    }
    duties_derive(after, &office->rules, lock->date, lock->date, &duties);
    scene.duties = duties.list;
    scene.n_duties = duties.count;
    const char *doubt = lock_doubt(&scene, lock, office->arena);
    if (doubt)
        issue_tell(issues, ISSUE_ERROR, place->file, place->line, place->column, "lock", doubt);
}

static void check_batch(struct office *office, const struct season *after,
                        const struct batch *batch, struct issues *issues)
{
    const char *heading = batch->headings[field_find(batch->kind, "date")];

    for (int row = 0; row < batch->n_rows; row++) {
        struct row_place place = {batch->file, heading ? heading : "", batch->lines[row]};
        const struct lock *lock = lock_of(batch, row, after);
        if (lock && (lock->date + 1) * DAY_MIN > office->now_at)
            check_lock(office, after, lock, &place, issues);
    }
}

void locks_check(struct office *office, const struct batches *batches, const struct season *after,
                 struct issues *issues)
{
    for (int i = 0; i < batches->count; i++) {
        if (strcmp(batches->list[i].kind->name, "locks") == 0)
            check_batch(office, after, &batches->list[i], issues);
    }
}
