/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/drill/drill_frame.c - the days a case is planned in, and the plan of them as it
 * is. */
#include <stdlib.h>
#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/plan/drill/drill_part.h"

/* Seats open before, by key: a loss is what was not open. */
struct open_before {
    const char *key;
    int missing;
};

static int by_key(const void *left, const void *right)
{
    return strcmp(((const struct open_before *)left)->key,
                  ((const struct open_before *)right)->key);
}

int drill_missing(const struct outcome *outcome, int task)
{
    return outcome->brief->problem.tasks[task].need - outcome_filled(outcome, task);
}

int drill_was_missing(const struct drill_frame *frame, const char *key)
{
    const struct open_before asked = {key, 0};
    const struct open_before *found =
        frame->n_open ? bsearch(&asked, frame->open, (size_t)frame->n_open, sizeof asked, by_key)
                      : NULL;

    return found ? found->missing : 0;
}

void drill_frame_world(const struct drilling *drilling, const struct season *season,
                       struct arena *arena, struct world *world)
{
    struct duties duties = {.arena = arena};

    *world = *drilling->ask->world;
    world->season = season;
    duties_derive(season, world->rules, world->from, world->until, &duties);
    world->duties = duties.list;
    world->n_duties = duties.count;
}

bool drill_frame_make(struct drilling *drilling, struct fault *fault)
{
    struct drill_frame *frame = &drilling->frame;
    const struct drill_ask *ask = drilling->ask;
    struct arena *arena = drilling->arena;
    struct brief *brief = arena_new(arena, struct brief, 1);
    struct world *world = arena_new(arena, struct world, 1);

    drill_frame_world(drilling, ask->world->season, arena, world);
    if (!brief_make(world, arena, brief, fault))
        return false;
    brief_known(brief, arena, &frame->known);
    bool *chosen = arena_new(arena, bool, brief->problem.n_offers + 1);
    brief_choose(brief, ask->rows, ask->n_rows, chosen);
    (void)outcome_judge(brief, chosen, frame->value, NULL, NULL);
    struct outcome outcome = {.brief = brief, .chosen = chosen, .arena = arena};
    struct open_before *open = arena_new(arena, struct open_before, brief->problem.n_tasks + 1);
    for (int t = 0; t < brief->problem.n_tasks; t++) {
        int missing = drill_missing(&outcome, t);
        if (missing > 0)
            open[frame->n_open++] =
                (struct open_before){world->duties[brief->task_duty[t]].key, missing};
    }
    if (frame->n_open)
        qsort(open, (size_t)frame->n_open, sizeof *open, by_key);
    frame->open = open;
    for (int k = 0; k < N_LEVELS; k++)
        drilling->rank[k] = brief->policy.rank[k];
    return true;
}
