/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/brief/brief_lock.c - what the officer fixed: rows of locks, what is held by hand.
 */
#include "scheduler/base/day.h"
#include "scheduler/plan/brief.h"
#include "scheduler/plan/lock.h"

#include <string.h>

/* "2027-05-12 09:00" */
static const char *moment(const struct brief *brief, int64_t at)
{
    int year, month, day;

    day_split(day_of(at), &year, &month, &day);
    int of_day = (int)(at - day_of(at) * DAY_MIN);
    return arena_text(brief->arena, "%04d-%02d-%02d %02d:%02d", year, month, day, of_day / 60,
                      of_day % 60);
}

static const char *name_duty(const struct brief *brief, int duty)
{
    const struct duty *row = &brief->world->duties[duty];

    return arena_text(brief->arena, "'%s' on %s", row->title,
                      moment(brief, row->slots[0].starts_at));
}

/* A lock nobody may keep is the officer's to resolve: the plan does not choose. */
static bool lock_refused(struct brief *brief, int duty, int person, struct fault *fault)
{
    struct verdict answer = {0};
    const char *reason = NULL;

    for (int s = 0; s < brief_slots(&brief->world->duties[duty]); s++) {
        verdict(&brief->bench, duty, s, person, &answer);
        reason = reason || !answer.obstacle ? reason : answer.obstacle;
    }
    return fault_set(fault, FAULT_CONFLICT, "%s is locked to %s but cannot do it: %s",
                     brief->world->season->people[person].staff, name_duty(brief, duty),
                     reason ? reason : "the week's overtime is used up");
}

/* Locks the person to the duty; starts_at -1: whenever. */
static bool lock(struct brief *brief, struct offer *offers, int duty, int person, int64_t starts_at,
                 struct fault *fault)
{
    if (brief->frozen[duty])
        return true;                /* history needs no lock */
    if (brief->duty_task[duty] < 0) /* nobody could be taken from it: theirs, or nobody else's */
        return duty_owned_by(&brief->world->duties[duty], person) ||
               lock_refused(brief, duty, person, fault);
    int offer = brief_offer_of(brief, duty, person, starts_at, true);
    if (offer < 0)
        return lock_refused(brief, duty, person, fault);
    offers[offer].locked = true;
    return true;
}

static struct lock_scene scene_of(const struct brief *brief)
{
    return (struct lock_scene){brief->world->duties, brief->world->n_duties,
                               brief->policy.pm_start};
}

static bool taken(const struct brief *brief, const struct offer *offers, int duty)
{
    int task = brief->duty_task[duty], locked = 0;

    if (task < 0)
        return false;
    const struct task *row = &brief->problem.tasks[task];
    for (int i = 0; i < brief->problem.n_offers; i++) {
        int slot = offers[i].slot;
        if (slot >= row->first_slot && slot < row->first_slot + row->n_slots)
            locked += offers[i].locked;
    }
    return locked >= row->need;
}

/* Locks every piece of the seat that `first` belongs to. */
static bool lock_seat(struct brief *brief, struct offer *offers, const struct lock *row, int first,
                      struct fault *fault)
{
    const struct duty *seat = &brief->world->duties[first];
    const struct lock_scene scene = scene_of(brief);

    for (int d = 0; d < brief->world->n_duties; d++) {
        const struct duty *duty = &brief->world->duties[d];
        int slot = lock_slot(&scene, row, duty);
        bool piece = d == first || (*seat->piece_of && strcmp(seat->piece_of, duty->piece_of) == 0);
        if (slot >= 0 && piece &&
            !lock(brief, offers, d, row->staff, duty->slots[slot].starts_at, fault))
            return false;
    }
    return true;
}

static bool lock_described(struct brief *brief, struct offer *offers, const struct lock *row,
                           struct fault *fault)
{
    const struct world *world = brief->world;
    const char *who = world->season->people[row->staff].staff;
    const struct lock_scene scene = scene_of(brief);
    int chosen = -1, some = -1;

    for (int d = 0; d < world->n_duties; d++) {
        if (lock_slot(&scene, row, &world->duties[d]) < 0)
            continue;
        if (some >= 0 && !lock_alike(&world->duties[some], &world->duties[d])) {
            return fault_set(fault, FAULT_CONFLICT,
                             "the lock of %s on %s means two duties, %s and %s; name the room, "
                             "pupil, paper or time",
                             who, moment(brief, row->date * DAY_MIN), name_duty(brief, some),
                             name_duty(brief, d));
        }
        some = some < 0 ? d : some;
        if (chosen < 0 && !taken(brief, offers, d))
            chosen = d;
    }
    if (chosen < 0)
        return fault_set(fault, FAULT_CONFLICT, "the lock of %s on %s means no duty%s", who,
                         moment(brief, row->date * DAY_MIN),
                         some < 0 ? "" : ": all it could mean are locked to others");
    return lock_seat(brief, offers, row, chosen, fault);
}

bool brief_locks(struct brief *brief, struct offer *offers, struct fault *fault)
{
    const struct world *world = brief->world;
    const struct season *season = world->season;

    for (int i = 0; i < season->n_locks; i++) {
        const struct lock *row = &season->locks[i];
        if (row->staff < 0)
            continue;
        if (*row->duty) { /* a duty of other days, or one that is no more, is nothing to lock */
            int duty = brief_duty(brief, row->duty);
            if (duty >= 0 && !lock(brief, offers, duty, row->staff, -1, fault))
                return false;
        } else if (row->date >= world->from && row->date <= world->until &&
                   row->date * DAY_MIN + DAY_MIN > world->now_at &&
                   !lock_described(brief, offers, row, fault)) {
            return false;
        }
    }
    for (int i = 0; i < season->n_held; i++) { /* by hand */
        const struct hand_lock *row = &season->held[i];
        int duty = brief_duty(brief, row->key);
        if (duty >= 0 && !lock(brief, offers, duty, row->staff, row->starts_at, fault))
            return false;
    }
    return true;
}
