/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/brief/brief_others.c - the weeks around the one being planned.
 *
 * A day is as it was planned last; where nobody planned it, as it was told.  So is what was done
 * of duties that there are no longer: a room that was closed in the middle of an exam. */
#include "scheduler/base/day.h"
#include "scheduler/plan/brief.h"

#include <string.h>

static bool is_other(const struct brief *brief, const struct assignment *row)
{
    int64_t day = day_of(row->starts_at);

    /* A class that joined another took nobody's time. */
    return row->staff >= 0 && strcmp(row->kind, "merged") != 0 &&
           (day < brief->world->from || day > brief->world->until);
}

/* Of the days planned, begun, and no duty any more. */
static bool is_lost(const struct brief *brief, const struct assignment *row)
{
    const struct world *world = brief->world;
    int64_t day = day_of(row->starts_at);

    return row->staff >= 0 && strcmp(row->kind, "merged") != 0 && day >= world->from &&
           day <= world->until && row->starts_at < world->now_at && brief_duty(brief, row->key) < 0;
}

/* Until now: whoever was at it is free. */
static const struct assignment *done_of(const struct brief *brief, const struct assignment *row)
{
    struct assignment *done = arena_dup(brief->arena, row, 1, sizeof *row);

    done->ends_at = row->ends_at < brief->world->now_at ? row->ends_at : brief->world->now_at;
    return done;
}

void brief_others(struct brief *brief)
{
    const struct season *season = brief->world->season;
    int most = season->n_draft + season->n_published, n = 0;
    const struct assignment **list = arena_new(brief->arena, const struct assignment *, most + 1);
    int *owners = arena_new(brief->arena, int, most + 1);

    for (int i = 0; i < season->n_draft; i++)
        if (is_other(brief, &season->draft[i]))
            list[n++] = &season->draft[i];
    for (int i = 0; i < season->n_published; i++)
        if (is_other(brief, &season->published[i]) &&
            !season_planned(season, day_of(season->published[i].starts_at)))
            list[n++] = &season->published[i];
    for (int i = 0; i < season->n_published; i++)
        if (is_lost(brief, &season->published[i]))
            list[n++] = done_of(brief, &season->published[i]);
    for (int i = 0; i < n; i++)
        owners[i] = list[i]->staff;
    brief->others = list;
    brief->others_of =
        slices_make(owners, n, sizeof *owners, 0, brief->crew.n_people, brief->arena);
}

int64_t brief_elsewhere_min(const struct brief *brief, int person, int64_t from_at,
                            int64_t until_at, unsigned tags)
{
    const struct slices *of = &brief->others_of;
    int64_t minutes = 0;

    for (int i = of->first[person]; i < of->first[person + 1]; i++) {
        const struct assignment *row = brief->others[of->items[i]];
        const struct duty_kind *kind = tags ? duty_kind_find(row->kind) : NULL;
        if (row->starts_at >= from_at && row->starts_at < until_at &&
            (!tags || (kind && kind->tags & tags)))
            minutes += row->ends_at - row->starts_at;
    }
    return minutes;
}

int brief_elsewhere(const struct brief *brief, int person, int64_t monday, unsigned tag)
{
    const struct slices *of = &brief->others_of;
    int count = 0;

    for (int i = of->first[person]; i < of->first[person + 1]; i++) {
        const struct assignment *row = brief->others[of->items[i]];
        const struct duty_kind *kind = duty_kind_find(row->kind);
        bool cover = kind && (kind->tags & (TAG_COVER | TAG_STANDING)) && !row->standing;
        if (day_week_start(day_of(row->starts_at)) == monday && kind &&
            (tag == TAG_COVER ? cover : (kind->tags & tag) != 0))
            count++;
    }
    return count;
}
