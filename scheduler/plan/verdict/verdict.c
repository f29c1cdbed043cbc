/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/verdict/verdict.c - the order in which obstacles are asked. */
#include "scheduler/plan/verdict.h"

#include "scheduler/base/day.h"
#include "scheduler/plan/verdict/verdict_part.h"

#include <stdlib.h>
#include <string.h>

/* Also asked of people whose own work it is; ...when it can move and so could lie anywhere; because
 * of whom or what they would be with. */
enum { OWNERS = 1, OWNERS_MOVING = 2, COMPANY = 4 };

static const struct {
    const char *(*why_not)(const struct question *question);
    int flags;
} obstacles[] = {
    {bar_unavailable, OWNERS | OWNERS_MOVING | COMPANY}, /* stays first: see verdict.h */
    {time_blocked, OWNERS | OWNERS_MOVING},
    {time_not_in, OWNERS_MOVING},
    {time_protected, OWNERS_MOVING},
    {time_teaching, OWNERS_MOVING},
    {place_other_site, OWNERS_MOVING},
    {place_too_far, OWNERS_MOVING},
    {place_kept, OWNERS_MOVING},
    {skill_not_trained, 0},
    {skill_missing, 0},
    {bar_teaches, COMPANY},
    {bar_supported, COMPANY},
    {bar_own_subject, COMPANY},
    {bar_seated, 0},
    {bar_gender, 0},
    {bar_cover, 0},
    {bar_alone, 0},
    {bar_notice, 0},
    {bar_named_other, 0},
};

static int by_start(const void *left, const void *right)
{
    const struct own_entry *a = left, *b = right;

    if (a->person != b->person)
        return a->person < b->person ? -1 : 1;
    if (a->starts_at != b->starts_at)
        return a->starts_at < b->starts_at ? -1 : 1;
    return (a->duty > b->duty) - (a->duty < b->duty);
}

static void list_own(const struct world *world, struct arena *arena, struct own_work *own)
{
    int n = 0;

    for (int d = 0; d < world->n_duties; d++)
        n += world->duties[d].n_standing;
    struct own_entry *entries = arena_new(arena, struct own_entry, n + 1);
    n = 0;
    for (int d = 0; d < world->n_duties; d++) {
        const struct duty *duty = &world->duties[d];
        const struct duty_slot *slot = &duty->slots[0];
        for (int i = 0; duty->n_slots == 1 && i < duty->n_standing; i++) {
            entries[n++] = (struct own_entry){duty->standing[i], d, slot->starts_at, slot->ends_at};
            if (slot->ends_at - slot->starts_at > own->longest_min)
                own->longest_min = slot->ends_at - slot->starts_at;
        }
    }
    if (n)
        qsort(entries, (size_t)n, sizeof *entries, by_start);
    own->entries = entries;
    own->n_entries = n;
    own->by_person = slices_make(entries, n, sizeof *entries, offsetof(struct own_entry, person),
                                 world->season->n_people, arena);
}

void bench_make(const struct world *world, const struct policy *policy, struct crew *crew,
                struct arena *arena, struct bench *bench)
{
    *bench = (struct bench){.world = world, .crew = crew, .policy = policy, .current = -1};
    list_own(world, arena, &bench->own);
    bench->travel_min = season_ways(world->season, arena);
    bench->left = bench_left(world, arena);
    bench->pupil_marked = arena_new(arena, bool, world->season->n_pupils + 1);
}

static void role_add(const struct bench *bench, const char *name, int length,
                     struct duty_roles *roles)
{
    const struct rules *rules = bench->world->rules;

    for (int i = 0; i < rules->n_helpers && roles->n < (int)(sizeof roles->list / sizeof(void *));
         i++) {
        const struct helper_rule *helper = &rules->helpers[i];
        if ((int)strlen(helper->role) != length || memcmp(helper->role, name, (size_t)length) != 0)
            continue;
        for (int k = 0; k < roles->n; k++) {
            if (roles->list[k] == helper)
                return;
        }
        roles->list[roles->n++] = helper;
        roles->helps = roles->helps || !role_invigilates(helper);
    }
}

static bool each_role(void *context, const char *word, int length)
{
    struct bench *bench = context;

    role_add(bench, word, length, &bench->roles);
    return true;
}

static void mark_pupils(struct bench *bench, bool mark)
{
    const struct duty *duty = &bench->world->duties[bench->current];

    for (int i = 0; i < duty->n_pupils; i++)
        bench->pupil_marked[duty->pupils[i]] = mark;
    if (duty->pupil >= 0)
        bench->pupil_marked[duty->pupil] = mark;
}

static void turn_to(struct bench *bench, int number)
{
    if (bench->current == number)
        return;
    if (bench->current >= 0)
        mark_pupils(bench, false);
    bench->current = number;
    mark_pupils(bench, true);
    bench->roles = (struct duty_roles){0};
    words_each(bench->world->duties[number].role, each_role, bench);
    words_each(bench->world->duties[number].roles, each_role, bench);
}

void verdict(struct bench *bench, int duty, int slot, int person, struct verdict *verdict)
{
    turn_to(bench, duty);
    struct question question = {.bench = bench,
                                .duty = &bench->world->duties[duty],
                                .slot = &bench->world->duties[duty].slots[slot],
                                .number = duty,
                                .person = person};
    question.day = day_of(question.slot->starts_at);
    question.clock = crew_clock(bench->crew, person, question.day);
    bool owner = duty_owned_by(question.duty, person);

    int flag = question.duty->n_slots > 1 ? OWNERS_MOVING : OWNERS;

    *verdict = (struct verdict){0};
    for (size_t i = 0; i < sizeof obstacles / sizeof *obstacles; i++) {
        if (owner && !(obstacles[i].flags & flag))
            continue;
        verdict->obstacle = obstacles[i].why_not(&question);
        if (verdict->obstacle && rules_set_aside(bench->world->rules, bench->world->season,
                                                 question.duty->key, person, verdict->obstacle))
            verdict->obstacle = NULL;
        verdict->place = (int)i;
        if (verdict->obstacle)
            return;
    }
    if (!owner) {
        cost_add(&question, verdict);
        return;
    }
    verdict->cost[LEVEL_PREFERENCE] = question.slot->cost;
    if (question.duty->n_slots > 1)
        verdict->outside_min = time_outside_min(&question);
}

bool verdict_is_company(const struct verdict *verdict)
{
    return verdict->obstacle && obstacles[verdict->place].flags & COMPANY;
}
