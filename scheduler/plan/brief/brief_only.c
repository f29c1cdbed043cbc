/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/brief/brief_only.c - work that stays as it is: nobody but who has it is asked. */
#include "scheduler/base/day.h"
#include "scheduler/plan/brief.h"

/* Of the rows, by duty. */
static void list_rows(const struct brief *brief, struct asked_only *only)
{
    const struct world_only *row = brief->world->only;
    int *duties = arena_new(brief->arena, int, row->n_rows + 1);

    only->moves = arena_new(brief->arena, bool, brief->world->n_duties + 1);
    for (int i = 0; i < row->n_rows; i++) {
        int64_t day = day_of(row->rows[i].starts_at);
        duties[i] = row->rows[i].staff >= 0 ? brief_duty(brief, row->rows[i].key) : -1;
        if (duties[i] >= 0 && day >= row->from && day <= row->until)
            only->moves[duties[i]] = true;
    }
    only->rows =
        slices_make(duties, row->n_rows, sizeof *duties, 0, brief->world->n_duties, brief->arena);
}

/* A lock may say of any duty that it is theirs. */
static void mark_locked(const struct brief *brief, struct asked_only *only)
{
    const struct season *season = brief->world->season;

    only->person = arena_new(brief->arena, bool, season->n_people + 1);
    for (int i = 0; i < season->n_locks; i++)
        if (season->locks[i].staff >= 0)
            only->person[season->locks[i].staff] = true;
    for (int i = 0; i < season->n_held; i++)
        only->person[season->held[i].staff] = true;
}

void brief_only(const struct brief *brief, struct asked_only *only)
{
    *only = (struct asked_only){0};
    if (!brief->world->only)
        return;
    list_rows(brief, only);
    mark_locked(brief, only);
    only->has = arena_new(brief->arena, int, brief->world->season->n_people + 1);
}

static bool is_free(const struct brief *brief, const struct asked_only *only, int duty, int slot)
{
    const struct world_only *row = brief->world->only;
    const struct duty *its = &brief->world->duties[duty];
    int64_t day = day_of(its->slots[slot].starts_at);

    if (its->n_slots > 1)
        return only->moves[duty] && day >= row->from && day <= row->moves_until;
    return day >= row->from && day <= row->until;
}

void brief_only_slot(const struct brief *brief, struct asked_only *only, int duty, int slot)
{
    const struct world_only *row = brief->world->only;

    only->all = !row || is_free(brief, only, duty, slot);
    if (only->all)
        return;
    for (int i = only->rows.first[duty]; i < only->rows.first[duty + 1]; i++)
        only->has[row->rows[only->rows.items[i]].staff] = duty + 1;
}

/* Work outside somebody's hours shares their overtime with all that lies there: it is asked. */
static bool may_be_overtime(const struct brief *brief, const struct may *may)
{
    const struct duty_slot *slot = &brief->world->duties[may->duty].slots[may->slot];

    if (crew_overtime_week(&brief->crew, may->person) <= 0)
        return false;
    const struct clock *clock = crew_clock(&brief->crew, may->person, day_of(slot->starts_at));
    return spans_covered(&clock->work, slot->starts_at, slot->ends_at) <
           slot->ends_at - slot->starts_at;
}

bool brief_only_asks(const struct brief *brief, const struct asked_only *only,
                     const struct may *may)
{
    return only->all || may->owner || only->has[may->person] == may->duty + 1 ||
           only->person[may->person] || may_be_overtime(brief, may);
}

static bool could(const struct brief *brief, struct bench *bench, int duty, int person)
{
    const struct duty *its = &brief->world->duties[duty];
    struct verdict answer;

    for (int s = 0; s < brief_slots(its); s++) {
        if (its->slots[s].starts_at < brief->world->now_at &&
            policy_told(brief->world, day_of(its->slots[s].starts_at)))
            continue;
        verdict(bench, duty, s, person, &answer);
        if (!answer.obstacle)
            return true;
    }
    return false;
}

bool brief_only_shares(const struct brief *brief, int person, unsigned tags)
{
    const struct world_known *known = brief->world->known;
    struct bench bench = brief->bench; /* its counts are of offers that are asked */

    if (known && person != known->person)
        return known->shares[person];
    for (int d = 0; d < brief->world->n_duties; d++) {
        if (!brief->frozen[d] && brief->duty_task[d] >= 0 &&
            (brief->problem.tasks[brief->duty_task[d]].tags & tags) &&
            could(brief, &bench, d, person))
            return true;
    }
    return false;
}
