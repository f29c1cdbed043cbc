/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/brief/brief.c - the order of the steps, and looking things up. */
#include "scheduler/plan/brief.h"

#include "scheduler/base/day.h"
#include "scheduler/model/away.h"

#include <stdlib.h>
#include <string.h>

struct keyed {
    const char *key;
    int duty;
};

static int by_key(const void *left, const void *right)
{
    const struct keyed *a = left, *b = right;
    int order = strcmp(a->key, b->key);

    return order ? order : (a->duty > b->duty) - (a->duty < b->duty);
}

static void sort_keys(struct brief *brief)
{
    const struct world *world = brief->world;
    struct keyed *keys = arena_new(brief->arena, struct keyed, world->n_duties + 1);
    int *sorted = arena_new(brief->arena, int, world->n_duties + 1);

    for (int d = 0; d < world->n_duties; d++)
        keys[d] = (struct keyed){world->duties[d].key, d};
    if (world->n_duties)
        qsort(keys, (size_t)world->n_duties, sizeof *keys, by_key);
    for (int d = 0; d < world->n_duties; d++)
        sorted[d] = keys[d].duty;
    brief->by_key = sorted;
}

/* Who takes a lesson over starts before its own teacher would: a slot more, after its own. */
static void add_early(const struct brief *brief, struct duty *duty)
{
    if (duty->before_min <= 0 || duty->n_slots != 1)
        return;
    struct duty_slot *slots = arena_new(brief->arena, struct duty_slot, 2);
    slots[0] = slots[1] = duty->slots[0];
    slots[1].starts_at -= duty->before_min;
    duty->slots = slots;
}

/* What goes on now ends when and where it derives today: an exam room held up keeps its people. */
static void run_on(const struct brief *brief, const struct duty *was, const struct assignment *told,
                   struct duty_slot *slot)
{
    const struct duty_slot *now = &was->slots[0];
    int64_t now_at = brief->world->now_at;

    if (was->n_slots > 1 || was->tags & TAG_CASELOAD || told->ends_at <= now_at ||
        now->starts_at >= told->ends_at)
        return;
    slot->ends_at = now->ends_at > now_at ? now->ends_at : now_at;
    slot->room = now->room;
    slot->site = now->site;
}

/* A frozen duty happened when it was told to happen, whatever derives today. */
static void freeze(struct brief *brief, struct duty *duty, const struct assignment *told)
{
    struct duty_slot *slot = arena_new(brief->arena, struct duty_slot, 1);
    struct duty was = *duty;

    *slot = duty->slots[0];
    duty->slots = slot;
    duty->n_slots = 1;
    duty->before_min = 0;
    if (!told)
        return;
    slot->n_missed = 0;
    for (int i = 0; i < was.n_slots; i++) {
        if (was.slots[i].starts_at != told->starts_at)
            continue;
        slot->missed = was.slots[i].missed;
        slot->n_missed = was.slots[i].n_missed;
    }
    slot->starts_at = told->starts_at;
    slot->ends_at = told->ends_at;
    slot->room = told->room;
    slot->site = told->site;
    run_on(brief, &was, told, slot);
}

/* Work that can move and whose adult was not there when it was to begin did not happen. */
static bool never_began(const struct world *world, int duty, const struct assignment *told)
{
    bool away = season_away(world->season, told->staff, told->starts_at, told->starts_at + 1);

    return (world->duties[duty].n_slots > 1 && away) || brief_nobody_came(world, duty, told);
}

/* What began before now and was told is history; nothing else in the past is. */
static void mark_frozen(struct brief *brief)
{
    const struct world *world = brief->world;
    bool *frozen = arena_new(brief->arena, bool, world->n_duties + 1);
    struct duty *duties = arena_new(brief->arena, struct duty, world->n_duties + 1);
    struct world *seen = arena_new(brief->arena, struct world, 1);

    for (int d = 0; d < world->n_duties; d++) {
        duties[d] = world->duties[d];
        add_early(brief, &duties[d]);
    }
    for (int i = 0; i < world->season->n_published; i++) {
        const struct assignment *told = &world->season->published[i];
        int duty = told->starts_at < world->now_at ? brief_duty(brief, told->key) : -1;
        if (duty < 0 || frozen[duty] || never_began(world, duty, told))
            continue;
        frozen[duty] = true;
        freeze(brief, &duties[duty], told);
    }
    for (int d = 0; d < world->n_duties; d++) {
        int64_t starts_at = world->duties[d].slots[0].starts_at;
        if (frozen[d] || world->duties[d].n_slots > 1 || starts_at >= world->now_at ||
            !policy_told(world, day_of(starts_at)))
            continue;
        frozen[d] = true;
        freeze(brief, &duties[d], NULL);
    }
    *seen = *world;
    seen->duties = duties;
    brief->world = seen;
    brief->frozen = frozen;
}

/* Levels 1 to 5 are exact; fairness may give way to preference inside its slack (design.md 2). */
static void set_slack(struct brief *brief)
{
    int fairness = brief->policy.rank[LEVEL_FAIRNESS];
    int preference = brief->policy.rank[LEVEL_PREFERENCE];

    brief->problem.slack[fairness] = 8;
    brief->problem.slack[preference] = 1;
    brief->problem.slack_pct[preference] = 2;
}

bool brief_make(const struct world *world, struct arena *arena, struct brief *brief,
                struct fault *fault)
{
    *brief = (struct brief){.world = world, .arena = arena};
    if (!policy_make(world, &brief->policy, fault))
        return false;
    sort_keys(brief);
    mark_frozen(brief);
    crew_make(world, &brief->policy, arena, &brief->crew);
    bench_make(brief->world, &brief->policy, &brief->crew, arena, &brief->bench);
    brief_offers(brief);
    brief_overtime(brief);
    brief_standing(brief);
    brief_tasks(brief);
    brief_links(brief);
    brief_people(brief);
    set_slack(brief);
    if (!brief_promises(brief, fault))
        return false;
    brief_radios(brief);
    brief_others(brief);
    brief_repeats(brief);
    brief_quotas(brief);
    brief_breaks(brief);
    brief_shares(brief);
    return true;
}
