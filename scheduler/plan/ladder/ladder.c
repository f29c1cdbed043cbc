/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/ladder/ladder.c - the rungs, as plans. */
#include "scheduler/plan/ladder.h"

#include "scheduler/plan/ladder/ladder_part.h"
#include "scheduler/plan/plan_lock.h"
#include "scheduler/plan/plan_part.h"

#include <string.h>

/* Required, cover, work and money, in the school's order. */
static void compare_by(const struct brief *brief, struct ladder *ladder)
{
    for (int k = 0; k < LEVELS; k++) {
        int level = brief->policy.order[k];
        if (level == LEVEL_REQUIRED || level == LEVEL_COVER || level == LEVEL_WORK ||
            level == LEVEL_MONEY)
            ladder->compared[ladder->n_compared++] = k;
    }
}

/* Everybody for whom the plan is not what was published, ascending.  Who only does not do what they
 * are away from does not count. */
static void count_told(const struct told_plan *told, struct rung *rung)
{
    int n_people = told->brief->world->season->n_people;
    bool *seen = arena_new(told->brief->arena, bool, n_people + 1);
    bool *news = arena_new(told->brief->arena, bool, n_people + 1);
    int *list = arena_new(told->brief->arena, int, n_people + 1);

    for (int i = 0; i < rung->plan.n_changes; i++) {
        const struct plan_change *change = &rung->plan.changes[i];
        seen[change->person] = true;
        if (change->what != CHANGE_DROPS ||
            !told_away(told, change->person, change->starts_at, change->ends_at))
            news[change->person] = true;
    }
    for (int p = 0; p < n_people; p++) {
        if (!seen[p])
            continue;
        list[rung->n_told++] = p;
        rung->people += news[p] && told_counts(told, p);
    }
    rung->told = list;
}

static void rung_make(const struct told_plan *told, const struct rung_found *found,
                      const struct ladder *ladder, struct rung *rung)
{
    struct brief *brief = told->brief;
    bool *chosen = arena_dup(brief->arena, found->chosen, brief->problem.n_offers, sizeof *chosen);
    int64_t value[LEVELS];

    *rung = (struct rung){.plan = {.status = SOLVE_FEASIBLE, .stopped = STOPPED_WORK}};
    memcpy(value, found->value, sizeof value);
    told_put_back(told, ladder, chosen, value);
    for (int k = 0; k < LEVELS; k++)
        rung->plan.levels[k] = (struct level_result){.value = value[k]};
    for (int i = 0; i < ladder->n_compared; i++) {
        int k = ladder->compared[i];
        struct level_result *level = &rung->plan.levels[k];
        level->bound = found->bound[k];
        level->optimal = level->value == level->bound;
        level->proof = level->optimal ? PROOF_TREE : PROOF_NONE;
        rung->bounds[k] = found->bound[k];
    }
    if (found->proven)
        rung->plan.stopped = STOPPED_PROOF;
    plan_fill(brief, chosen, &rung->plan);
    count_told(told, rung);
    rung->n = rung->people;
    /* A room that had to change tells somebody the program did not count: proven where nothing is
     * better with so many told. */
    rung->proven = found->proven && rung->people >= found->n && rung->people <= found->until;
}

static void rungs_read(const struct told_plan *told, const struct rungs *found,
                       struct ladder *ladder)
{
    struct rung *list = arena_new(told->brief->arena, struct rung, found->n + 1);
    int n = 0;

    ladder->complete = found->complete;
    for (int i = 0; i < found->n; i++) {
        rung_make(told, &found->list[i], ladder, &list[n]);
        if (list[n].people != found->list[i].n) /* one with fewer told may be between */
            ladder->complete = false;
        while (n > 0 && list[n - 1].n >= list[n].n) {
            list[n - 1] = list[n];
            n--;
        }
        n++;
    }
    ladder->rungs = list;
    ladder->n_rungs = n;
}

/* Who hears the rungs as they are found. */
struct listening {
    const struct told_plan *told;
    const struct ladder *ladder;
};

static void tell_found(void *context, const struct rung_found *found)
{
    const struct listening *listening = context;
    const struct ladder_ask *ask = listening->told->ask;
    struct rung rung;

    rung_make(listening->told, found, listening->ladder, &rung);
    ask->found(ask->context, listening->ladder, &rung);
}

static bool *told_anyway(const struct told_plan *told, int n_people)
{
    bool *anyway = arena_new(told->brief->arena, bool, n_people + 1);

    for (int p = 0; p < n_people; p++)
        anyway[p] = told->anyway[p] && told_counts(told, p);
    return anyway;
}

static bool climb(const struct told_plan *told, struct ladder *ladder, struct fault *fault)
{
    const struct ladder_ask *ask = told->ask;
    int n_people = told->brief->world->season->n_people;
    struct listening listening = {told, ladder};
    struct rungs found;
    struct rungs_ask rungs = {.problem = &told->brief->problem,
                              .known = told->known,
                              .may_change = told->may_change,
                              .tells = told->tells,
                              .n_tells = told->n_tells,
                              .quiet = told->quiet,
                              .n_quiet = told->n_quiet,
                              .n_people = n_people,
                              .told_anyway = told_anyway(told, n_people),
                              .n_levels = ladder->n_compared,
                              .most = ask->most ? ask->most : LADDER_MOST,
                              .work = ask->work,
                              .first = ask->first,
                              .found = ask->found ? tell_found : NULL,
                              .context = &listening,
                              .stop = ask->stop};

    memcpy(rungs.levels, ladder->compared, sizeof ladder->compared);
    bool fine = rungs_make(&rungs, &found);
    if (fine)
        rungs_read(told, &found, ladder);
    rungs_release(&found);
    return fine || plan_lock_fault(told->brief, fault);
}

/* Whoever is told whatever is done leaves a repair no choice: where they alone are more than a
 * ladder has rungs for, they do not count. */
static void count_besides(struct told_plan *told, struct ladder *ladder)
{
    int n_people = told->brief->world->season->n_people, n = 0;
    int *list = arena_new(told->brief->arena, int, n_people + 1);

    for (int p = 0; p < n_people; p++)
        if (told->anyway[p] && !(told->ask->uncounted && told->ask->uncounted[p]))
            list[n++] = p;
    told->besides = told->ask->besides || n > LADDER_MOST;
    ladder->besides = list;
    ladder->n_besides = told->besides ? n : 0;
}

/* Of what may change, and what is known; everything where all may change. */
static bool brief_of(const struct ladder_ask *ask, struct arena *arena, struct brief *brief,
                     struct fault *fault)
{
    struct world *world = arena_new(arena, struct world, 1);
    struct world_only *only = arena_new(arena, struct world_only, 1);

    *world = *ask->world;
    told_plan_only(ask, only);
    world->only = ask->wide ? NULL : only;
    return brief_make(world, arena, brief, fault);
}

bool ladder_make(const struct ladder_ask *ask, struct arena *arena, struct ladder *ladder,
                 struct fault *fault)
{
    struct brief *brief = arena_new(arena, struct brief, 1);
    struct told_plan told = {.ask = ask, .brief = brief};

    *ladder = (struct ladder){0};
    if (!brief_of(ask, arena, brief, fault))
        return false;
    told_plan_make(&told);
    count_besides(&told, ladder);
    told_plan_tells(&told);
    compare_by(brief, ladder);
    ladder->fallen = told.fallen;
    ladder->n_fallen = told.n_fallen;
    return climb(&told, ladder, fault);
}

const struct rung *ladder_rung(const struct ladder *ladder, int n)
{
    for (int i = 0; i < ladder->n_rungs; i++)
        if (ladder->rungs[i].n == n)
            return &ladder->rungs[i];
    return NULL;
}
