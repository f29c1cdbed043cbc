/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/ladder/ladder_gone.c - sessions whose pupils have gone while they go on. */
#include "scheduler/base/list.h"
#include "scheduler/model/away.h"
#include "scheduler/plan/ladder.h"

#include <string.h>

static const struct duty *session_of(const struct world *world, const struct assignment *row)
{
    for (int d = 0; d < world->n_duties; d++)
        if (strcmp(world->duties[d].key, row->key) == 0)
            return &world->duties[d];
    return NULL;
}

static bool all_away(const struct season *season, const struct duty *session, int64_t at)
{
    for (int i = 0; i < session->n_pupils; i++)
        if (!season_pupil_away(season, session->pupils[i], at))
            return false;
    return session->n_pupils > 0;
}

/* From then on to its end nobody is there whom it is for. */
static int64_t gone_at(const struct season *season, const struct duty *session,
                       const struct assignment *row)
{
    int64_t at = row->ends_at;

    while (at > row->starts_at && all_away(season, session, at - 1))
        at--;
    return at;
}

void ladder_gone(const struct world *world, struct season *season, struct arena *arena,
                 struct told_cut *told)
{
    struct assignment *rows =
        arena_dup(arena, season->published, (size_t)season->n_published, sizeof *season->published);
    struct told_left *left = NULL;
    int n = 0, room = 0;

    for (int i = 0; i < told->n_left; i++)
        *LIST_ADD(arena, left, n, room) = told->left[i];
    for (int i = 0; i < season->n_published; i++) {
        bool runs = rows[i].starts_at < world->now_at && rows[i].ends_at > world->now_at &&
                    strcmp(rows[i].kind, "mentoring") == 0;
        const struct duty *session = runs ? session_of(world, &rows[i]) : NULL;
        int64_t ends_at = session ? gone_at(season, session, &rows[i]) : rows[i].ends_at;
        if (ends_at == rows[i].ends_at || ends_at == rows[i].starts_at)
            continue;
        *LIST_ADD(arena, left, n, room) =
            (struct told_left){.row = rows[i], .at = ends_at, .back_at = -1};
        rows[i].ends_at = ends_at;
    }
    season->published = rows;
    told->left = left;
    told->n_left = n;
}
