/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/ladder/ladder_back.c - what a rung changes for nothing is put back.
 *
 * Telling the same person twice costs a rung nothing, so whoever is told anyway may come out with
 * another day than they knew and nobody the better for it.  Changes that hang together (one task,
 * or one person's day) are a group; a group goes back to what was known when the plan stays legal
 * and is as good by the levels compared.
 */
#include "scheduler/base/day.h"
#include "scheduler/plan/ladder/ladder_part.h"

#include <string.h>

struct back {
    const struct told_plan *told;
    const struct ladder *ladder;
    /* Of all offers only those count that the plan or the people know, or that were promised. */
    struct problem small;
    bool *chosen; /* by offer of small */
    int64_t value[LEVELS];
    int *offers; /* changed: of the brief; n */
    int *where;  /* changed: of small */
    int *group;  /* changed: the first of those it hangs together with */
    int n;
};

static const struct may *may_of(const struct back *back, int changed)
{
    const struct brief *brief = back->told->brief;

    return &brief->mays[brief->offer_may[back->offers[changed]]];
}

static const struct duty *duty_of(const struct back *back, int changed)
{
    return &back->told->brief->world->duties[may_of(back, changed)->duty];
}

static int64_t day_of_change(const struct back *back, int changed)
{
    const struct problem *problem = &back->told->brief->problem;

    return day_of(problem->slots[problem->offers[back->offers[changed]].slot].starts_at);
}

/* The class joins the lesson that the other change is about. */
static bool joins(const struct back *back, int changed, int other)
{
    const struct may *may = may_of(back, changed);

    if (!may->merge)
        return false;
    const struct duty_merge *merge = brief_merge(back->told->brief, may);
    for (int i = 0; i < merge->n_into; i++)
        if (merge->into[i] == duty_of(back, other)->lesson)
            return true;
    return false;
}

static bool hang_together(const struct back *back, int a, int b)
{
    const struct problem *problem = &back->told->brief->problem;
    const struct offer *left = &problem->offers[back->offers[a]];
    const struct offer *right = &problem->offers[back->offers[b]];

    if (problem->slots[left->slot].task == problem->slots[right->slot].task)
        return true;
    if (day_of_change(back, a) != day_of_change(back, b))
        return false;
    return left->person == right->person || joins(back, a, b) || joins(back, b, a);
}

static bool matters(const struct told_plan *told, int offer, bool chosen)
{
    const struct offer *its = &told->brief->problem.offers[offer];

    return chosen || told->known[offer] || its->drop_cost > 0 || its->locked;
}

static void find_changes(struct back *back, const bool *chosen)
{
    const struct told_plan *told = back->told;
    struct problem *small = &back->small;
    struct arena *arena = told->brief->arena;
    int most = 0, n = 0;

    for (int i = 0; i < small->n_offers; i++)
        most += matters(told, i, chosen[i]);
    struct offer *offers = arena_new(arena, struct offer, most + 1);
    back->chosen = arena_new(arena, bool, most + 1);
    back->offers = arena_new(arena, int, most + 1);
    back->where = arena_new(arena, int, most + 1);
    for (int i = 0; i < small->n_offers; i++) {
        if (!matters(told, i, chosen[i]))
            continue;
        if (chosen[i] != told->known[i] && told->may_change[i]) {
            back->offers[back->n] = i;
            back->where[back->n++] = n;
        }
        back->chosen[n] = chosen[i];
        offers[n++] = small->offers[i];
    }
    small->offers = offers;
    small->n_offers = n;
}

static void find_groups(struct back *back)
{
    back->group = arena_new(back->told->brief->arena, int, back->n + 1);
    for (int i = 0; i < back->n; i++) {
        back->group[i] = i;
        for (int k = 0; k < i; k++) {
            int from = back->group[i], to = back->group[k];
            if (from == to || !hang_together(back, i, k))
                continue;
            for (int j = 0; j <= i; j++)
                if (back->group[j] == (from > to ? from : to))
                    back->group[j] = from > to ? to : from;
        }
    }
}

/* Who has a class that joins would be told, and what was told at another time or in another room
 * is news to whoever gets it back: such groups stay. */
static bool may_go_back(const struct back *back, int group)
{
    const struct told_plan *told = back->told;

    for (int i = group; i < back->n; i++) {
        const struct may *may = may_of(back, i);
        int offer = back->offers[i];
        if (back->group[i] != group)
            continue;
        if (may->merge ||
            (told->known[offer] && !told->as_told[offer] && !told->anyway[may->person]))
            return false;
    }
    return true;
}

static void turn(struct back *back, int group)
{
    for (int i = group; i < back->n; i++)
        if (back->group[i] == group)
            back->chosen[back->where[i]] = !back->chosen[back->where[i]];
}

static bool no_worse(const struct back *back, const int64_t *value)
{
    for (int i = 0; i < back->ladder->n_compared; i++) {
        int k = back->ladder->compared[i];
        if (value[k] != back->value[k])
            return value[k] < back->value[k];
    }
    return true;
}

/* One group after the other, until none goes any more. */
static void put_back(struct back *back)
{
    int64_t value[LEVELS];

    for (bool again = true; again;) {
        again = false;
        for (int group = 0; group < back->n; group++) {
            if (back->group[group] != group || !may_go_back(back, group))
                continue;
            turn(back, group);
            if (problem_judge(&back->small, back->chosen, value, NULL, NULL) &&
                no_worse(back, value)) {
                memcpy(back->value, value, sizeof value);
                for (int i = group; i < back->n; i++)
                    back->group[i] = back->group[i] == group ? -1 : back->group[i];
                again = true;
            } else {
                turn(back, group);
            }
        }
    }
}

void told_put_back(const struct told_plan *told, const struct ladder *ladder, bool *chosen,
                   int64_t *value)
{
    struct back back = {.told = told, .ladder = ladder, .small = told->brief->problem};

    memcpy(back.value, value, sizeof back.value);
    find_changes(&back, chosen);
    find_groups(&back);
    put_back(&back);
    for (int i = 0; i < back.n; i++)
        chosen[back.offers[i]] = back.chosen[back.where[i]];
    memcpy(value, back.value, sizeof back.value);
}
