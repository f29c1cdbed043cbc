/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/report/ladder_part.h"

#include "scheduler/base/day.h"
#include "scheduler/model/away.h"
#include "scheduler/plan/verdict.h"

#include <string.h>

const char *const act_titles[] = {"exam seats", "classes", "site minima",
                                  "sessions and other work"};

static bool is_class(const char *kind)
{
    return strcmp(kind, "lesson") == 0 || strcmp(kind, "cover") == 0 || strcmp(kind, "merged") == 0;
}

enum act act_of(const char *kind)
{
    const struct duty_kind *row = duty_kind_find(kind);

    if (is_class(kind))
        return ACT_CLASS;
    if (strcmp(kind, "minimum") == 0)
        return ACT_MINIMUM;
    return row && row->tags & TAG_EXAM ? ACT_EXAM : ACT_SESSION;
}

const struct rung *rung_before(const struct ladder *ladder, const struct rung *rung)
{
    const struct rung *before = NULL;

    for (int i = 0; i < ladder->n_rungs; i++) {
        if (&ladder->rungs[i] == rung)
            return before;
        before = &ladder->rungs[i];
    }
    return NULL;
}

const struct duty *fallen_for(const struct world *world, const struct fallen *fallen)
{
    const struct assignment *row = fallen->row;

    if (fallen->duty < 0 || fallen->moved ||
        season_away(world->season, row->staff, row->starts_at, row->ends_at))
        return NULL;
    for (int d = 0; d < world->n_duties; d++) {
        const struct duty *duty = &world->duties[d];
        if (d != fallen->duty && duty->n_slots == 1 && duty_owned_by(duty, row->staff) &&
            duty->slots[0].starts_at < row->ends_at && duty->slots[0].ends_at > row->starts_at)
            return duty;
    }
    return NULL;
}

/* What is over is no seat any more; work that can move is not over. */
static bool is_over(const struct world *world, const struct open_seat *open)
{
    return world->duties[open->duty].n_slots == 1 && open->ends_at <= world->now_at;
}

/* A seat that began empty is one of fewer as soon as its rest has somebody. */
static void price_of_rest(const struct world *world, const struct plan *plan, struct arena *arena,
                          struct price_of *price)
{
    struct plan rest = *plan;
    struct open_seat *open = arena_new(arena, struct open_seat, plan->n_open + 1);

    rest.n_open = 0;
    for (int i = 0; i < plan->n_open; i++)
        if (!is_over(world, &plan->open[i]))
            open[rest.n_open++] = plan->open[i];
    rest.open = open;
    price_of_plan(world, &rest, price);
}

const char *rung_than(const struct world *world, const struct ladder *ladder,
                      const struct rung *rung, struct arena *arena)
{
    struct price_of before, after;
    int order[LEVELS];

    const struct rung *fewer = rung_before(ladder, rung);
    if (!fewer)
        return "";
    price_order(&rung->plan, order);
    price_of_rest(world, &fewer->plan, arena, &before);
    price_of_rest(world, &rung->plan, arena, &after);
    for (int k = 0; k < LEVELS; k++) { /* what rungs are not compared by is chance */
        bool compared = false;
        for (int i = 0; i < ladder->n_compared; i++)
            compared = compared || ladder->compared[i] == k;
        if (!compared)
            after.value[k] = before.value[k];
    }
    return price_all(order, &before, &after, ", ", arena);
}

int64_t rung_pay(const struct rung *rung)
{
    int order[LEVELS];
    int64_t pay = 0;

    price_order(&rung->plan, order);
    for (int k = 0; k < LEVELS; k++)
        pay = order[k] == LEVEL_MONEY ? rung->plan.levels[k].value : pay;
    return pay;
}

bool rung_pays_rest(const struct world *world)
{
    const struct season *season = world->season;

    for (int i = 0; i < season->n_published; i++) {
        const struct assignment *row = &season->published[i];
        if (row->starts_at < world->now_at && day_of(row->starts_at) >= world->from &&
            !row->standing)
            return true;
    }
    return false;
}

const struct assignment *row_of_key(const struct assignment *list, int count, const char *key,
                                    int staff)
{
    for (int i = 0; i < count; i++)
        if ((staff < 0 || list[i].staff == staff) && strcmp(list[i].key, key) == 0)
            return &list[i];
    return NULL;
}

const struct duty *wanted_duty(const struct world *world, const char *key)
{
    for (int d = 0; d < world->n_duties; d++)
        if (strcmp(world->duties[d].key, key) == 0)
            return &world->duties[d];
    return NULL;
}

/* "9C-MA-1:2027-05-12" of the key of a lesson or of its cover, "9C-MA-1>9B-MA-2:2027-05-12" of its
 * joining another; NULL: none of these. */
static const char *lesson_of(const char *key)
{
    static const char *const kinds[] = {"lesson:", "cover:", "merged:"};

    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strncmp(key, kinds[i], strlen(kinds[i])) == 0)
            return key + strlen(kinds[i]);
    return NULL;
}

bool one_duty(const char *key, const char *other)
{
    const char *a = lesson_of(key), *b = lesson_of(other);

    if (!a || !b)
        return strcmp(key, other) == 0;
    size_t length = strcspn(a, ">:");
    return strcspn(b, ">:") == length && strncmp(a, b, length) == 0 &&
           strcmp(a + strcspn(a, ":"), b + strcspn(b, ":")) == 0;
}

const struct assignment *joins_nobody(const struct plan *plan, const char *key)
{
    for (int i = 0; i < plan->n_assignments; i++)
        if (plan->assignments[i].standing && strcmp(plan->assignments[i].kind, "merged") == 0 &&
            one_duty(plan->assignments[i].key, key))
            return &plan->assignments[i];
    return NULL;
}

bool nobody_wanted(const struct world *world, const char *key)
{
    const struct season *season = world->season;

    if (!row_of_key(season->published, season->n_published, key, -1))
        return false;
    for (int d = 0; d < world->n_duties; d++)
        if (one_duty(world->duties[d].key, key))
            return false;
    return true;
}

void act_open(const struct world *world, const struct plan *plan, int *open)
{
    memset(open, 0, N_ACTS * sizeof *open);
    for (int i = 0; i < plan->n_open; i++) {
        const struct duty *duty = &world->duties[plan->open[i].duty];
        if (!is_over(world, &plan->open[i]))
            open[act_of(duty->kind->name)] += plan->open[i].missing;
    }
}
