/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/office/edit/edit_moves.c - from what was typed to moves and locks. */
#include "scheduler/base/day.h"
#include "scheduler/model/away.h"
#include "scheduler/office/edit/edit_part.h"

#include <string.h>

const struct assignment *edit_row(const struct editing *editing, int duty, int person)
{
    const char *key = editing->done->world.duties[duty].key;

    for (int i = 0; i < editing->n_rows; i++) {
        if (editing->rows[i].staff == person && strcmp(editing->rows[i].key, key) == 0)
            return &editing->rows[i];
    }
    return NULL;
}

/* Who is on it, not of their own accord; how many. */
static int people_on(const struct editing *editing, int duty, int *first)
{
    const char *key = editing->done->world.duties[duty].key;
    int n = 0;

    *first = -1;
    for (int i = 0; i < editing->n_rows; i++) {
        if (strcmp(editing->rows[i].key, key) != 0)
            continue;
        *first = *first < 0 ? editing->rows[i].staff : *first;
        n++;
    }
    return n;
}

/* Who is told to be away from it, whose place is the first to take; -1: nobody. */
static int away_from(const struct editing *editing, int duty)
{
    const char *key = editing->done->world.duties[duty].key;

    for (int i = 0; i < editing->n_rows; i++) {
        const struct assignment *row = &editing->rows[i];
        if (strcmp(row->key, key) == 0 &&
            season_away(&editing->office->season, row->staff, row->starts_at, row->ends_at))
            return row->staff;
    }
    return -1;
}

/* By duty: those the person (or somebody, or the other) is on; of assign: those that miss people.
 */
static void mark(const struct editing *editing, bool *only, bool *missing, int64_t *at)
{
    const struct hand_ask *ask = editing->ask;
    const struct world *world = &editing->done->world;

    for (int d = 0; d < world->n_duties; d++) {
        int first, n = people_on(editing, d, &first);
        const struct assignment *row = n > 0 ? edit_row(editing, d, first) : NULL;
        at[d] = row ? row->starts_at : -1;
        missing[d] = n < world->duties[d].need;
        only[d] = ask->person < 0 ? n > 0
                                  : edit_row(editing, d, ask->person) ||
                                        (ask->other >= 0 && edit_row(editing, d, ask->other));
    }
}

static bool is_past(const struct editing *editing, int64_t starts_at, struct fault *fault)
{
    if (starts_at >= editing->done->world.now_at)
        return false;
    (void)fault_set(fault, FAULT_CONFLICT, "what has begun stays as it was");
    return true;
}

static void move_add(struct editing *editing, int duty, int out, int in)
{
    editing->done->moves[editing->done->n_moves++] = (struct edit_move){duty, out, in};
}

static bool replace(struct editing *editing, int duty, int out, struct fault *fault)
{
    if (edit_is_held(&editing->office->season, editing->done->world.duties[duty].key, out))
        return fault_set(fault, FAULT_CONFLICT,
                         "%s is locked to it; examrota unlock lets it go to somebody else",
                         edit_name(editing, out));
    move_add(editing, duty, out, editing->ask->person);
    return true;
}

static bool assign(struct editing *editing, int duty, struct fault *fault)
{
    const struct duty *row = &editing->done->world.duties[duty];
    int person = editing->ask->person, first;
    int n = people_on(editing, duty, &first);
    const struct assignment *theirs = edit_row(editing, duty, person);
    int leaves = editing->ask->other;

    if (row->n_slots == 1 && is_past(editing, row->slots[0].starts_at, fault))
        return false;
    if (theirs && editing->ask->minute < 0) {
        edit_hold(editing, duty, person, theirs->starts_at);
        return true;
    }
    if (theirs) { /* another time */
        move_add(editing, duty, person, person);
        return true;
    }
    if (n < row->need && leaves < 0) {
        move_add(editing, duty, -1, person);
        return true;
    }
    if (row->need > 1 && leaves < 0)
        leaves = away_from(editing, duty);
    if (row->need > 1 && leaves < 0)
        return fault_set(fault, FAULT_CONFLICT,
                         "%s has its %d people; say whose place it is to be (--instead-of)",
                         row->title, row->need);
    if (leaves >= 0 && !edit_row(editing, duty, leaves))
        return fault_set(fault, FAULT_MISSING, "%s is not on it", edit_name(editing, leaves));
    return replace(editing, duty, leaves < 0 ? first : leaves, fault);
}

static bool unassign(struct editing *editing, int duty, struct fault *fault)
{
    int person = editing->ask->person;

    if (person < 0 && people_on(editing, duty, &person) > 1)
        return fault_set(fault, FAULT_USAGE, "several people are on it; say whom to take out");
    const struct assignment *row = edit_row(editing, duty, person);
    if (!row || is_past(editing, row->starts_at, fault))
        return !row;
    edit_release(editing, duty, person);
    move_add(editing, duty, person, -1);
    return true;
}

static bool swap(struct editing *editing, int duty, struct fault *fault)
{
    int a = editing->ask->person, b = editing->ask->other;
    const struct assignment *of_a = edit_row(editing, duty, a);
    const struct assignment *of_b = edit_row(editing, duty, b);

    if (of_a && of_b)
        return true; /* both are on it */
    if (is_past(editing, (of_a ? of_a : of_b)->starts_at, fault))
        return false;
    edit_release(editing, duty, of_a ? a : b);
    move_add(editing, duty, of_a ? a : b, of_a ? b : a);
    return true;
}

static bool lock(struct editing *editing, int duty, struct fault *fault)
{
    bool any = false;

    (void)fault;
    for (int p = 0; p < editing->office->season.n_people; p++) {
        const struct assignment *row = edit_row(editing, duty, p);
        if (!row || (editing->ask->person >= 0 && editing->ask->person != p))
            continue;
        any = true;
        if (editing->ask->what == EDIT_LOCK)
            edit_hold(editing, duty, p, row->starts_at);
        else
            edit_release(editing, duty, p);
    }
    return any || fault_set(fault, FAULT_MISSING, "nobody is on that duty");
}

/* History needs no lock: all that those who are meant have of the seat has begun. */
static bool has_begun(const struct editing *editing, const struct duty_found *found,
                      struct fault *fault)
{
    int64_t last_at = INT64_MIN;

    for (int k = 0; k < found->n; k++) {
        for (int p = 0; p < editing->office->season.n_people; p++) {
            const struct assignment *row = edit_row(editing, found->duties[k], p);
            bool meant = editing->ask->person < 0 || editing->ask->person == p;
            if (row && meant && row->starts_at > last_at)
                last_at = row->starts_at;
        }
    }
    return last_at > INT64_MIN && is_past(editing, last_at, fault);
}

static bool each(struct editing *editing, int duty, struct fault *fault)
{
    static bool (*const steps[])(struct editing *, int, struct fault *) = {
        [EDIT_ASSIGN] = assign, [EDIT_UNASSIGN] = unassign, [EDIT_SWAP] = swap,
        [EDIT_LOCK] = lock,     [EDIT_UNLOCK] = lock,
    };

    return steps[editing->ask->what](editing, duty, fault);
}

/* A swap of a whole day: what both do then, but their own lessons. */
static bool swap_day(struct editing *editing, struct fault *fault)
{
    const struct world *world = &editing->done->world;

    for (int d = 0; d < world->n_duties; d++) {
        const struct assignment *a = edit_row(editing, d, editing->ask->person);
        const struct assignment *b = edit_row(editing, d, editing->ask->other);
        const struct assignment *row = a ? a : b;
        if (!row || row->standing || day_of(row->starts_at) != editing->ask->day)
            continue;
        if (!swap(editing, d, fault))
            return false;
    }
    if (editing->done->n_moves == 0)
        return fault_set(fault, FAULT_MISSING, "neither of them has a duty that day to swap");
    return true;
}

bool edit_plan_moves(struct editing *editing, struct fault *fault)
{
    struct office *office = editing->office;
    const struct world *world = &editing->done->world;
    bool *only = arena_new(office->arena, bool, world->n_duties + 1);
    bool *missing = arena_new(office->arena, bool, world->n_duties + 1);
    int64_t *at = arena_new(office->arena, int64_t, world->n_duties + 1);
    bool assigns = editing->ask->what == EDIT_ASSIGN;

    mark(editing, only, missing, at);
    const struct duty_search search = {.season = &office->season,
                                       .duties = world->duties,
                                       .n_duties = world->n_duties,
                                       .only = assigns ? NULL : only,
                                       .whose = assigns || editing->ask->person < 0
                                                    ? NULL
                                                    : edit_name(editing, editing->ask->person),
                                       .at = assigns ? NULL : at,
                                       .first = assigns ? missing : NULL};
    if (editing->ask->n_duties == 0)
        return swap_day(editing, fault);
    for (int i = 0; i < editing->ask->n_duties; i++) {
        struct duty_found found;
        bool good = duty_find(&search, editing->duties[i], office->arena, &found, fault);
        editing->done->several = found.several;
        if (!good || (editing->ask->what == EDIT_LOCK && has_begun(editing, &found, fault)))
            return false;
        for (int k = 0; k < found.n; k++) {
            if (!each(editing, found.duties[k], fault))
                return false;
        }
    }
    return true;
}
