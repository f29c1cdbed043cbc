/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "scheduler/base/list.h"
#include "scheduler/duty/derive.h"
#include "scheduler/duty/owed.h"
#include "scheduler/duty/refit/refit_part.h"

enum { NOBODY = -1, BLOCKED = -2 };

/* ---- the week as it was told ---- */

static void note(struct refit *refit, struct work work)
{
    *LIST_ADD(refit->ask->arena, refit->list, refit->n, refit->room) = work;
}

static void read_rows(struct refit *refit)
{
    const struct refit_ask *ask = refit->ask;

    for (int i = 0; i < ask->n_rows; i++) {
        const struct assignment *row = ask->rows[i];
        const struct duty_kind *kind = kind_named(ask->kinds, row->kind);
        bool session = strcmp(row->kind, "mentoring") == 0;
        if (day_week_start(day_of(row->starts_at)) == ask->monday) {
            note(refit, (struct work){.staff = row->staff,
                                      .session = session ? owed_session(ask->season, row->key) : -1,
                                      .place = row->room,
                                      .exam = kind && kind->tags & TAG_EXAM,
                                      .from_at = row->starts_at,
                                      .until_at = row->ends_at});
        }
    }
}

static void read_mentors(struct refit *refit)
{
    const struct season *season = refit->ask->season;

    refit->mentors = arena_new(refit->ask->arena, int, season->n_caseload + 1);
    for (int s = 0; s < season->n_caseload; s++)
        refit->mentors[s] = season->caseload[s].mentor;
    for (int i = season->n_caseload_pupils - 1; i >= 0; i--) {
        const struct caseload_pupil *row = &season->caseload_pupils[i];
        if (season->caseload[row->session].mentor < 0)
            refit->mentors[row->session] = season->pupils[row->pupil].key_worker;
    }
}

/* ---- a time ---- */

/* Told work of the session's people then: none (NOBODY), one session alone (its number), or what
 * does not give way (BLOCKED). */
static int in_the_way(const struct refit *refit, int session, const struct duty_slot *slot)
{
    int found = NOBODY;

    for (int i = 0; i < refit->n; i++) {
        const struct work *work = &refit->list[i];
        bool theirs = refit->mentors[session] >= 0 && work->staff == refit->mentors[session];
        if (work->gone || work->from_at >= slot->ends_at || work->until_at <= slot->starts_at ||
            (work->exam && !refit->exams) ||
            (!theirs && !refit_shares_pupil(refit, session, work->session)))
            continue;
        if (work->session < 0 || (found >= 0 && refit->list[found].session != work->session))
            return BLOCKED;
        found = i;
    }
    return found;
}

/* Puts it there when its people can and a room is free. */
static bool put_at(struct refit *refit, int session, const struct duty_slot *slot)
{
    int room, n = refit->n, person = -1;

    if (!refit_pupils_free(refit, session, slot->starts_at, slot->ends_at) ||
        !refit_mentor_free(refit, session, slot->starts_at, slot->ends_at) ||
        !refit_room(refit, session, slot, &room))
        return false;
    struct work work = {.staff = refit->mentors[session],
                        .session = session,
                        .place = room,
                        .from_at = slot->starts_at,
                        .until_at = slot->ends_at};
    note(refit, work);
    for (int left = refit->ask->season->caseload[session].adults - 1; left > 0; left--) {
        person = work.staff = refit_other(refit, session, slot, person);
        if (person < 0) {
            refit->n = n;
            return false;
        }
        note(refit, work);
    }
    return true;
}

static struct slot_list slots_of(const struct refit *refit, int session)
{
    const struct season *season = &refit->bare;
    const struct caseload *row = &season->caseload[session];
    struct movable movable = {
        .minutes = row->minutes, .earliest = row->earliest, .latest = row->latest, .site = -1};
    struct slot_list slots = {0};

    movable.n_pupils = refit_pupils(refit, session, &movable.pupils);
    for (int d = 0; d < refit->derivation.n_days; d++) {
        const struct derive_day *day = &refit->derivation.days[d];
        if (day->open && (row->weekdays == 0 || row->weekdays & 1 << day->weekday) &&
            derive_day_matches(day, day->weekday, WEEK_BOTH, row->from, row->until) &&
            derive_enrolled(&refit->derivation, &movable, day->day))
            derive_slots(&refit->derivation, day, &movable, &slots);
    }
    return slots;
}

/* Puts the session into the first time that is free. */
static bool put_in(struct refit *refit, int session)
{
    struct slot_list slots = slots_of(refit, session);

    for (int i = 0; i < slots.count; i++) {
        const struct duty_slot *slot = &slots.list[i];
        if (in_the_way(refit, session, slot) == NOBODY && put_at(refit, session, slot))
            return true;
    }
    return false;
}

static void set_gone(struct refit *refit, struct work one, bool gone)
{
    for (int i = 0; i < refit->n; i++)
        if (refit->list[i].session == one.session && refit->list[i].from_at == one.from_at)
            refit->list[i].gone = gone;
}

/* Another session of its people goes elsewhere for it. */
static bool put_in_its_place(struct refit *refit, int session)
{
    struct slot_list slots = slots_of(refit, session);

    for (int i = 0; i < slots.count; i++) {
        const struct duty_slot *slot = &slots.list[i];
        int other = in_the_way(refit, session, slot), n = refit->n;
        if (other < 0)
            continue;
        struct work way = refit->list[other];
        set_gone(refit, way, true);
        if (put_at(refit, session, slot) && put_in(refit, way.session))
            return true;
        refit->n = n;
        set_gone(refit, way, false);
    }
    return false;
}

/* With the exams first: what fits then was left for another reason. */
static bool exam_took(struct refit *refit, int session)
{
    refit->exams = true;
    if (put_in(refit, session) || put_in_its_place(refit, session))
        return false;
    refit->exams = false;
    return put_in(refit, session) || put_in_its_place(refit, session);
}

void refit_week(const struct refit_ask *ask, int *took)
{
    struct refit refit = {.ask = ask, .bare = *ask->season};

    refit.bare.n_seating = 0;
    derivation_open(&refit.bare, ask->rules, ask->monday, ask->monday + 6, ask->arena,
                    &refit.derivation);
    refit.n_isolations = isolations_derive(ask->season, ask->rules, ask->monday, ask->monday + 6,
                                           ask->arena, &refit.isolations);
    read_rows(&refit);
    read_mentors(&refit);
    for (int s = 0; s < ask->season->n_caseload; s++)
        for (int n = 0; n < ask->missing[s]; n++)
            took[s] += exam_took(&refit, s);
}
