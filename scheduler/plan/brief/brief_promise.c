/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/brief/brief_promise.c - what was told already, what is locked, what is history. */
#include "scheduler/base/day.h"
#include "scheduler/plan/brief.h"

#include <string.h>

/* The offer a told assignment stands for: same duty, same person, about the
 * same time.  A fixed duty whose time moved is still theirs. */
static int told_offer(const struct brief *brief, const struct assignment *told)
{
    int duty = brief_duty(brief, told->key);

    if (strcmp(told->kind, "merged") == 0)
        return brief_merge_offer(brief, told->key);
    if (duty < 0 || told->staff < 0)
        return -1;
    bool fixed = brief->world->duties[duty].n_slots == 1;
    int offer = brief_offer_of(brief, duty, told->staff, told->starts_at, fixed);
    for (int shift = 1; offer < 0 && shift <= brief->policy.published_slack_min; shift++) {
        offer = brief_offer_of(brief, duty, told->staff, told->starts_at - shift, false);
        if (offer < 0)
            offer = brief_offer_of(brief, duty, told->staff, told->starts_at + shift, false);
    }
    return offer;
}

static void promise_published(const struct brief *brief, struct offer *offers)
{
    const struct season *season = brief->world->season;

    for (int i = 0; i < season->n_published && !brief->world->afresh; i++) {
        int offer = told_offer(brief, &season->published[i]);
        if (offer < 0)
            continue;
        offers[offer].drop_cost = 1;
        offers[offer].drop_level = (int8_t)brief->policy.rank[LEVEL_CHANGES];
    }
}

/* Did this person do something else that was told and excludes it?  Then the
 * earlier one counts: history may hold what no plan would. */
static bool clashes(const struct brief *brief, const struct offer *offers, int offer)
{
    int person = offers[offer].person;
    const struct may *may = &brief->mays[brief->offer_may[offer]];
    const struct duty_slot *slot = &brief->world->duties[may->duty].slots[may->slot];

    for (int i = brief->by_person.first[person]; i < brief->by_person.first[person + 1]; i++) {
        int other = brief->by_person.items[i];
        const struct may *theirs = &brief->mays[brief->offer_may[other]];
        if (offers[other].locked &&
            brief_excludes(brief, person, slot,
                           &brief->world->duties[theirs->duty].slots[theirs->slot]))
            return true;
    }
    return false;
}

static void lock_history(const struct brief *brief, struct offer *offers)
{
    int task = -1, locked = 0;

    for (int i = 0; i < brief->problem.n_offers; i++) {
        const struct may *may = &brief->mays[brief->offer_may[i]];
        int its = brief->duty_task[may->duty];
        locked = its == task ? locked : 0;
        task = its;
        if (!may->frozen || locked == brief->problem.tasks[task].need || clashes(brief, offers, i))
            continue;
        offers[i].locked = true;
        locked++;
    }
}

bool brief_promises(struct brief *brief, struct fault *fault)
{
    int n = brief->problem.n_offers;
    struct offer *offers = arena_new(brief->arena, struct offer, n + 1);

    for (int i = 0; i < n; i++)
        offers[i] = brief->problem.offers[i];
    lock_history(brief, offers);
    promise_published(brief, offers);
    if (!brief_locks(brief, offers, fault))
        return false;
    for (int i = 0; i < n; i++)
        brief->n_locked += offers[i].locked;
    brief->problem.offers = offers;
    return true;
}
