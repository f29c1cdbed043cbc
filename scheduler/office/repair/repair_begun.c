/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/office/repair/repair_begun.h"

#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/base/list.h"

struct beginning {
    const struct office *office;
    struct repair *repair;
    struct duty_cut *cuts;
    int n_cuts, room;
};

/* It goes on, at a set time, and is one adult's: each seat in an exam room is a duty of its own,
 * and what wants several (a lesson, an outing, a session) begins with no exam.  A part of what was
 * cut before is not cut again. */
static bool goes_on(const struct repair *repair, const struct duty *duty)
{
    const struct duty_slot *slot = &duty->slots[0];

    return duty->n_slots == 1 && !(duty->tags & TAG_CASELOAD) && duty->need == 1 &&
           duty->key[cut_base(duty->key)] == '\0' && slot->starts_at < repair->world.now_at &&
           slot->ends_at > repair->world.now_at;
}

/* A room was closed while it went on: those who sat there may be who it is for. */
static bool is_moved_in(const struct repair *repair, const struct duty *duty)
{
    const struct season *season = repair->season;

    for (int i = 0; i < season->n_incidents && duty->tags & TAG_EXAM; i++) {
        const struct incident *row = &season->incidents[i];
        if (row->what == INCIDENT_CLOSE && row->recorded_at > duty->slots[0].starts_at &&
            row->recorded_at <= repair->world.now_at && row->room != duty->slots[0].room)
            return true;
    }
    return false;
}

/* Who had it was through before now.  Candidates between papers are never left alone: nobody was
 * to be with them before something happened, and from now on somebody is to be. */
static bool is_left(const struct repair *repair, const struct duty *duty)
{
    const struct season *season = repair->season;
    bool had = strcmp(duty->kind->name, "clash") == 0 || is_moved_in(repair, duty);

    for (int i = 0; i < season->n_published; i++) {
        if (strcmp(season->published[i].key, duty->key) != 0)
            continue;
        if (season->published[i].ends_at > repair->world.now_at)
            return false;
        had = true;
    }
    return had;
}

static void cut_now(struct beginning *beginning, const char *key)
{
    int64_t now_at = beginning->repair->world.now_at;
    int part = 1;

    for (int i = 0; i < beginning->n_cuts; i++) {
        const struct duty_cut *cut = &beginning->cuts[i];
        if (strcmp(cut->key, key) == 0 && cut->part >= part)
            part = cut->part + 1;
    }
    *LIST_ADD(beginning->office->arena, beginning->cuts, beginning->n_cuts, beginning->room) =
        (struct duty_cut){.key = key, .part = part, .unit = 0, .at = now_at};
}

void repair_begun(struct office *office, struct office_range range, struct repair *repair)
{
    struct beginning beginning = {.office = office, .repair = repair};
    struct season *season = repair->season;

    for (int i = 0; i < season->n_duty_cuts; i++)
        *LIST_ADD(office->arena, beginning.cuts, beginning.n_cuts, beginning.room) =
            season->duty_cuts[i];
    for (int d = 0; d < repair->world.n_duties; d++) {
        const struct duty *duty = &repair->world.duties[d];
        if (goes_on(repair, duty) && is_left(repair, duty))
            cut_now(&beginning, duty->key);
    }
    if (beginning.n_cuts == season->n_duty_cuts)
        return;
    season->duty_cuts = beginning.cuts;
    season->n_duty_cuts = beginning.n_cuts;
    repair->cut.any = true;
    office_world(office, season, range, &repair->world);
}
