/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/brief/brief_radios.c - where the school keeps posts to the radios it has: of those
 * at once no more people than rooms with one invigilator leave radios.  What is locked stays. */
#include "scheduler/duty/means.h"
#include "scheduler/plan/brief.h"

#include <string.h>

/* The post's people then, who want a radio each; 0: it is none, or elsewhere, or not then. */
static int radios_of(const struct brief *brief, int task, const struct means_left *left)
{
    int number = brief->task_duty[task];
    const struct duty *duty = &brief->world->duties[number];
    const struct duty_slot *slot = &duty->slots[0];

    if (!means_post(duty) || duty->n_slots != 1 || brief->frozen[number] ||
        means_site(brief->world->season, duty) != left->site || slot->starts_at >= left->until_at ||
        slot->ends_at <= left->from_at)
        return 0;
    return duty->need;
}

static bool is_locked(const struct brief *brief, int task)
{
    const struct problem *problem = &brief->problem;
    int slot = problem->tasks[task].first_slot;

    for (int i = 0; i < problem->n_offers; i++) {
        if (problem->offers[i].slot == slot && problem->offers[i].locked)
            return true;
    }
    return false;
}

/* A post that wants more than there are takes them all, and one without any is not held. */
static int use_left(const struct brief *brief, const struct means_left *left, int resource,
                    struct use *uses)
{
    int n = 0;

    for (int t = 0; t < brief->problem.n_tasks; t++) {
        int radios = radios_of(brief, t, left);
        if (radios == 0 || is_locked(brief, t))
            continue;
        if (radios > left->left && left->left > 0)
            radios = left->left;
        if (uses)
            uses[n] = (struct use){brief->problem.tasks[t].first_slot, resource, radios};
        n++;
    }
    return n;
}

/* What locked posts have is nobody else's. */
static int locked_radios(const struct brief *brief, const struct means_left *left)
{
    int n = 0;

    for (int t = 0; t < brief->problem.n_tasks; t++) {
        int radios = radios_of(brief, t, left);
        n += radios > 0 && is_locked(brief, t) ? radios : 0;
    }
    return n;
}

void brief_radios(struct brief *brief)
{
    const struct world *world = brief->world;
    struct problem *problem = &brief->problem;
    const struct means_left *list = NULL;
    int n_uses = problem->n_uses;

    if (strcmp(season_setting(world->season, "radios"), "kept") != 0)
        return;
    int n = means_radios(world->season, world->duties, world->n_duties, brief->arena, &list);
    struct means_left *lefts = arena_dup(brief->arena, list, (size_t)n, sizeof *lefts);
    struct resource *resources =
        arena_new(brief->arena, struct resource, problem->n_resources + n + 1);
    if (problem->n_resources > 0)
        memcpy(resources, problem->resources, sizeof *resources * (size_t)problem->n_resources);
    for (int i = 0; i < n; i++) {
        int locked = locked_radios(brief, &lefts[i]);
        lefts[i].left = lefts[i].left > locked ? lefts[i].left - locked : 0;
        resources[problem->n_resources + i].capacity = lefts[i].left;
        n_uses += use_left(brief, &lefts[i], 0, NULL);
    }
    bool *few = arena_new(brief->arena, bool, world->n_duties + 1);
    struct use *uses = arena_new(brief->arena, struct use, n_uses + 1);
    n_uses = problem->n_uses;
    if (n_uses > 0)
        memcpy(uses, problem->uses, sizeof *uses * (size_t)n_uses);
    for (int i = 0; i < n; i++)
        n_uses += use_left(brief, &lefts[i], problem->n_resources + i, uses + n_uses);
    for (int u = problem->n_uses; u < n_uses; u++)
        few[brief->task_duty[problem->slots[uses[u].slot].task]] = true;
    brief->few_radios = few;
    brief->problem.resources = resources;
    brief->problem.n_resources += n;
    brief->problem.uses = uses;
    brief->problem.n_uses = n_uses;
}
