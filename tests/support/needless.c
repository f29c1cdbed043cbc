/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/needless.h"

#include <assert.h>
#include <string.h>

#include "scheduler/base/day.h"
#include "tests/support/told.h"

/* Rows that were told and are not planned (old), and the other way round; how they hang together.
 */
struct changes {
    const struct assignment **rows;
    bool *old;
    int *group;
    int n;
};

static bool merges_on(const struct world *world, const struct plan *plan, int64_t day)
{
    const struct season *season = world->season;

    for (int i = 0; i < plan->n_assignments; i++)
        if (strcmp(plan->assignments[i].kind, "merged") == 0 &&
            day_of(plan->assignments[i].starts_at) == day)
            return true;
    for (int i = 0; i < season->n_published; i++)
        if (strcmp(season->published[i].kind, "merged") == 0 &&
            day_of(season->published[i].starts_at) == day)
            return true;
    return false;
}

static void add(struct changes *changes, const struct world *world, const struct plan *plan,
                const struct assignment *row, bool old)
{
    int64_t day = day_of(row->starts_at);

    if (day < world->from || day > world->until || merges_on(world, plan, day))
        return;
    changes->rows[changes->n] = row;
    changes->old[changes->n] = old;
    changes->group[changes->n] = changes->n;
    changes->n++;
}

static void find_changes(struct changes *changes, const struct world *world,
                         const struct plan *plan, struct arena *arena)
{
    const struct season *season = world->season;
    int most = season->n_published + plan->n_assignments;

    *changes = (struct changes){.rows = arena_new(arena, const struct assignment *, most + 1),
                                .old = arena_new(arena, bool, most + 1),
                                .group = arena_new(arena, int, most + 1)};
    for (int i = 0; i < season->n_published; i++)
        if (!told_in(&season->published[i], plan->assignments, plan->n_assignments))
            add(changes, world, plan, &season->published[i], true);
    for (int i = 0; i < plan->n_assignments; i++)
        if (!told_in(&plan->assignments[i], season->published, season->n_published))
            add(changes, world, plan, &plan->assignments[i], false);
}

static bool hang_together(const struct assignment *a, const struct assignment *b)
{
    return strcmp(a->key, b->key) == 0 ||
           (a->staff == b->staff && day_of(a->starts_at) == day_of(b->starts_at));
}

/* The lowest number spreads until it spreads no further. */
static void find_groups(struct changes *changes)
{
    for (bool again = true; again;) {
        again = false;
        for (int i = 0; i < changes->n; i++) {
            for (int k = 0; k < changes->n; k++) {
                if (changes->group[k] < changes->group[i] &&
                    hang_together(changes->rows[i], changes->rows[k])) {
                    changes->group[i] = changes->group[k];
                    again = true;
                }
            }
        }
    }
}

/* The rung's rows with what was told instead of the group's. */
static struct assignment *without(const struct changes *changes, int group, const struct plan *plan,
                                  int *n, struct arena *arena)
{
    struct assignment *list =
        arena_new(arena, struct assignment, plan->n_assignments + changes->n + 1);

    *n = 0;
    for (int i = 0; i < plan->n_assignments; i++) {
        bool out = false;
        for (int k = 0; k < changes->n; k++)
            out = out || (changes->group[k] == group && changes->rows[k] == &plan->assignments[i]);
        if (!out)
            list[(*n)++] = plan->assignments[i];
    }
    for (int k = 0; k < changes->n; k++)
        if (changes->group[k] == group && changes->old[k])
            list[(*n)++] = *changes->rows[k];
    return list;
}

static bool as_good(const struct ladder *ladder, const struct plan *judged, const struct plan *plan)
{
    for (int i = 0; i < ladder->n_compared; i++) {
        int k = ladder->compared[i];
        if (judged->levels[k].value != plan->levels[k].value)
            return judged->levels[k].value < plan->levels[k].value;
    }
    return true;
}

/* Legal, and nothing of it had to be left out. */
static bool stands(const struct plan *judged, const struct assignment *list, int n)
{
    if (judged->status != SOLVE_FEASIBLE || judged->n_assignments != n)
        return false;
    for (int i = 0; i < n; i++)
        if (!told_in(&list[i], judged->assignments, judged->n_assignments))
            return false;
    return true;
}

const char *needless(const struct world *world, const struct ladder *ladder,
                     const struct rung *rung, struct arena *arena)
{
    struct changes changes;
    struct fault fault = {0};
    int n;

    find_changes(&changes, world, &rung->plan, arena);
    find_groups(&changes);
    for (int group = 0; group < changes.n; group++) {
        struct plan judged;
        if (changes.group[group] != group)
            continue;
        struct assignment *list = without(&changes, group, &rung->plan, &n, arena);
        bool fine = plan_judge(world, list, n, arena, &judged, &fault);
        assert(fine);
        (void)fine;
        if (stands(&judged, list, n) && as_good(ladder, &judged, &rung->plan))
            return changes.rows[group]->key;
    }
    return NULL;
}
