/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/brief/brief_links.c - what ties tasks together: mixes, hand-overs, pupils, rooms.
 */
#include "scheduler/plan/rooms.h"

#include <stdlib.h>
#include <string.h>

enum { MIX_SKILLS_MAX = 64 }; /* a tag each */

struct mixer {
    struct brief *brief;
    const struct duty *duty; /* whose words are read */
    int task;
    const char *skills[MIX_SKILLS_MAX];
    int n_skills;
    struct mix *mixes;
    int n_mixes, room;
};

static int skill_tag(struct mixer *mixer, const char *word, int length)
{
    for (int i = 0; i < mixer->n_skills; i++) {
        if ((int)strlen(mixer->skills[i]) == length &&
            memcmp(mixer->skills[i], word, (size_t)length) == 0)
            return i;
    }
    if (mixer->n_skills == MIX_SKILLS_MAX)
        return -1;
    mixer->skills[mixer->n_skills] = arena_text(mixer->brief->arena, "%.*s", length, word);
    return mixer->n_skills++;
}

/* "1 first_aid": at least one of the adults has it. */
static bool add_mix(void *context, const char *word, int length)
{
    struct mixer *mixer = context;
    int least = 0, at = 0;

    while (at < length && word[at] >= '0' && word[at] <= '9' && least < 1000)
        least = least * 10 + word[at++] - '0';
    while (at < length && word[at] == ' ')
        at++;
    if (least == 0 || at == length)
        return true;
    int tag = skill_tag(mixer, word + at, length - at);
    if (tag < 0)
        return true;
    if (mixer->mixes && mixer->n_mixes < mixer->room) {
        mixer->mixes[mixer->n_mixes] = (struct mix){
            .task = mixer->task,
            .least = least < mixer->duty->need ? least : mixer->duty->need,
            .tags = UINT64_C(1) << tag,
            .level = mixer->brief->policy.rank[mixer->duty->level],
            .short_cost = mixer->duty->short_cost > 0 ? mixer->duty->short_cost : 1,
        };
    }
    mixer->n_mixes++;
    return true;
}

/* Who is named, as if it were a skill of theirs: "@ABR". */
static void add_named(struct mixer *mixer)
{
    const struct season *season = mixer->brief->world->season;
    const char *code = season->people[mixer->duty->named[0]].staff;
    const char *word = arena_text(mixer->brief->arena, "1 @%s", code);

    (void)add_mix(mixer, word, (int)strlen(word));
}

static void walk_mixes(struct mixer *mixer)
{
    mixer->n_mixes = 0;
    for (int t = 0; t < mixer->brief->problem.n_tasks; t++) {
        mixer->task = t;
        mixer->duty = &mixer->brief->world->duties[mixer->brief->task_duty[t]];
        words_each(mixer->duty->skills, add_mix, mixer);
        if (mixer->duty->one_named && mixer->duty->n_named == 1)
            add_named(mixer);
    }
}

static void make_mixes(struct brief *brief)
{
    struct mixer mixer = {.brief = brief};
    uint64_t *tags = arena_new(brief->arena, uint64_t, brief->crew.n_people + brief->n_hosts + 1);

    walk_mixes(&mixer);
    mixer.room = mixer.n_mixes;
    mixer.mixes = arena_new(brief->arena, struct mix, mixer.room + 1);
    walk_mixes(&mixer);
    for (int p = 0; p < brief->crew.n_people; p++) {
        for (int i = 0; i < mixer.n_skills; i++) {
            const char *skill = mixer.skills[i];
            bool them =
                *skill == '@' && strcmp(skill + 1, brief->world->season->people[p].staff) == 0;
            if (them || crew_skilled(&brief->crew, p, skill, brief->world->from))
                tags[p] |= UINT64_C(1) << i;
        }
    }
    brief->problem.mixes = mixer.mixes;
    brief->problem.n_mixes = mixer.n_mixes;
    brief->problem.person_tags = tags;
}

int piece_order(const void *left, const void *right)
{
    const struct piece *a = left, *b = right;
    int order = strcmp(a->of, b->of);

    if (order)
        return order;
    if (a->piece != b->piece)
        return a->piece < b->piece ? -1 : 1;
    return (a->task > b->task) - (a->task < b->task);
}

/* The pieces of one seat want the same person; a hand-over costs a point. */
static void make_bonds(struct brief *brief)
{
    int n = 0, n_bonds = 0;
    struct piece *pieces = arena_new(brief->arena, struct piece, brief->problem.n_tasks + 1);
    struct bond *bonds = arena_new(brief->arena, struct bond, brief->problem.n_tasks + 1);

    for (int t = 0; t < brief->problem.n_tasks; t++) {
        const struct duty *duty = &brief->world->duties[brief->task_duty[t]];
        if (*duty->piece_of && duty->need == 1)
            pieces[n++] = (struct piece){duty->piece_of, duty->piece, t};
    }
    if (n)
        qsort(pieces, (size_t)n, sizeof *pieces, piece_order);
    for (int i = 1; i < n && brief->policy.handover > 0; i++) {
        if (strcmp(pieces[i - 1].of, pieces[i].of) != 0)
            continue;
        bonds[n_bonds++] = (struct bond){.task_a = pieces[i - 1].task,
                                         .task_b = pieces[i].task,
                                         .level = brief->policy.rank[LEVEL_PREFERENCE],
                                         .split_cost = brief->policy.handover};
    }
    brief->problem.bonds = bonds;
    brief->problem.n_bonds = n_bonds;
}

static int by_resource(const void *left, const void *right)
{
    const struct use *a = left, *b = right;

    if (a->resource != b->resource)
        return a->resource < b->resource ? -1 : 1;
    return (a->slot > b->slot) - (a->slot < b->slot);
}

static int same_use(const struct use *a, const struct use *b)
{
    return a->slot == b->slot && a->resource == b->resource;
}

static int count_uses(const struct brief *brief, const struct rooms *rooms)
{
    int n = 0;

    for (int t = 0; t < brief->problem.n_tasks; t++) {
        const struct duty *duty = &brief->world->duties[brief->task_duty[t]];
        for (int s = 0; s < duty->n_slots; s++)
            n += (duty->pupils_busy ? duty->n_pupils : 0) +
                 rooms_uses(rooms, brief->task_duty[t], s, NULL);
        n += brief_merge_uses_most(brief, t);
    }
    return n;
}

static int add_uses(const struct brief *brief, int task, const struct rooms *rooms,
                    struct use *uses)
{
    const struct duty *duty = &brief->world->duties[brief->task_duty[task]];
    int n = 0;

    for (int s = 0; s < duty->n_slots; s++) {
        int slot = brief->problem.tasks[task].first_slot + s;
        for (int i = 0; duty->pupils_busy && i < duty->n_pupils; i++)
            uses[n++] = (struct use){.slot = slot, .resource = duty->pupils[i], .amount = 1};
        n += rooms_uses(rooms, brief->task_duty[task], s, uses + n);
    }
    return n;
}

/* A pupil is in one place; of rooms there are so many.  Pupils first, then rooms; then, for
 * classes that join others, lessons and the rooms of classes. */
static void make_uses(struct brief *brief)
{
    const struct season *season = brief->world->season;
    struct rooms *rooms = arena_new(brief->arena, struct rooms, 1);
    int n = 0, kept = 0;

    rooms_make(brief, season->n_pupils, rooms);
    int n_resources =
        rooms->n_resources + (brief->n_hosts ? season->n_lessons + season->n_rooms : 0);
    struct resource *resources = arena_new(brief->arena, struct resource, n_resources + 1);
    struct use *uses = arena_new(brief->arena, struct use, count_uses(brief, rooms) + 1);

    for (int i = 0; i < season->n_pupils; i++)
        resources[i].capacity = 1;
    rooms_resources(rooms, resources);
    for (int t = 0; t < brief->problem.n_tasks; t++) {
        n += add_uses(brief, t, rooms, uses + n);
        n += brief_merge_uses(brief, t, rooms->n_resources, uses + n);
    }
    if (n)
        qsort(uses, (size_t)n, sizeof *uses, by_resource);
    for (int i = 0; i < n; i++) {
        if (!kept || !same_use(&uses[kept - 1], &uses[i]))
            uses[kept++] = uses[i];
    }
    for (int i = rooms->n_resources; i < n_resources; i++)
        resources[i].capacity = 1;
    brief->rooms = rooms;
    brief->problem.resources = resources;
    brief->problem.n_resources = n_resources;
    brief->problem.uses = uses;
    brief->problem.n_uses = kept;
}

void brief_links(struct brief *brief)
{
    make_mixes(brief);
    make_bonds(brief);
    make_uses(brief);
}
