/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/plan/ladder.h - repairing what was published, by how many people must be told.
 *
 * The caller puts what happened into a season (an absence, a closed room, sittings that start
 * later), derives its duties, and asks.  season->published is what people know; what began before
 * world->now_at is history.  Each rung is a whole plan of the world's days that can be published.
 *
 *   told      somebody any of whose rows differs from what was published: dropped, added or moved
 *   rung n    the best plan that tells at most n people, by required, cover, work and money in the
 *             school's order.  One that is no better than the rung before is left out
 *   exact     fixed work on the days touched may change, and movable work that was published on
 *             them, until the end of the last one's week; the rest stays as it was published
 *
 * Pure: no file, no clock.  Everything lives in the arena.
 */
#ifndef SCHEDULER_PLAN_LADDER_H
#define SCHEDULER_PLAN_LADDER_H

#include "scheduler/plan/plan.h"

enum { LADDER_MOST = 6 };

struct ladder;
struct rung;

struct ladder_ask {
    const struct world *world; /* after what happened: whole weeks */
    int64_t from, until;       /* days touched, inclusive */
    /* By person: may be told without being counted (the absent of this event); NULL: nobody.
     * Whoever is absent for another reason counts, but for what they are absent from. */
    const bool *uncounted;
    bool besides; /* whoever the event itself moves is told whatever is done: they do not count; nor
                   * do they where there are more than LADDER_MOST of them */
    bool wide;    /* fixed work of the whole world may change, too */
    int most;     /* people told; 0: LADDER_MOST */
    int64_t work; /* 0: the default */
    bool first;   /* the rung that tells fewest alone: in a fraction of the time of all */
    /* NULL, or: hears each rung as soon as it is found, while others are still looked for; what
     * fell is known then.  One with no more people that comes later takes its place. */
    void (*found)(void *context, const struct ladder *ladder, const struct rung *rung);
    void *context;
    const bool *stop;
};

struct rung {
    int n;                  /* `--take n` */
    int people;             /* told who count; == n */
    bool proven;            /* nothing better with so few told */
    struct plan plan;       /* plan.changes: against what was published */
    int64_t bounds[LEVELS]; /* of the plan's levels, in its order; of those compared: proven */
    const int *told;        /* people, ascending, the uncounted too; n_told */
    int n_told;
};

/* The published rows of the world's days that can no longer stand as they were told, without what
 * is past: of an absence the absent people's.  By start, key, staff. */
struct fallen {
    const struct assignment *row; /* of season->published */
    int duty;                     /* index into world->duties; -1: no such duty now */
    bool moved;                   /* the duty is still theirs, but at another time or place */
};

struct ladder {
    const struct rung *rungs; /* n ascending; the first: nobody is told who need not be */
    int n_rungs;
    bool complete;                    /* proven that there is no other rung */
    int compared[LEVELS], n_compared; /* levels by place in plan.levels, most important first */
    const struct fallen *fallen;
    int n_fallen;
    const int *besides; /* people who are told whatever is done and not counted, ascending */
    int n_besides;
};

/* The rungs.  FAULT_CONFLICT as plan_make(). */
bool ladder_make(const struct ladder_ask *ask, struct arena *arena, struct ladder *ladder,
                 struct fault *fault) MUST_CHECK;

/* A lesson that somebody covers is another duty once its teacher is away, and is the same to who
 * covers it: published rows of `season` take the key that the world's duties have now.  To be
 * called before ladder_make(); season is the world's, and gets an array of its own. */
void ladder_rename(const struct world *world, struct season *season, struct arena *arena);

/* Who is away from what has begun: they left it, or never came.
 *
 *   if (ladder_cut(&world, &season, false, arena, &told))     season->duty_cuts grows
 *       ...derive the world's duties again...
 *   ladder_cut_rows(&world, &season, arena, &told);           season->published, seat by seat
 *
 * To be called after ladder_rename(); season is the world's.  What was done stays as it was told,
 * what was over without them is nobody's, what is to come falls and can be filled; what goes on in
 * another room is cut now.  stretched: what goes on longer than it was told is cut as well, at the
 * end that was told. */
struct told_left {
    struct assignment row; /* as it was told */
    int64_t at;            /* they were away from it from then on */
    int64_t back_at;       /* and are there again from then on; -1: not */
    bool seat; /* the rest is a seat to fill; else it is not held (work that can move) */
};
enum { TOLD_LONGER = -1 }; /* id of a published row that nobody was told: it goes on longer */
struct told_cut {
    int *unit;           /* by row of season->published: enough for ladder_cut_rows() */
    bool any, stretched; /* duties were cut */
    struct told_left *left;
    int n_left;
};
bool ladder_cut(const struct world *world, struct season *season, bool stretched,
                struct arena *arena, struct told_cut *told);
void ladder_cut_rows(const struct world *world, struct season *season, struct arena *arena,
                     struct told_cut *told);

/* A session whose pupils have all gone while it goes on ends when the last of them went: the row of
 * season->published is shorter, told->left says so.  To be called after ladder_cut_rows(). */
void ladder_gone(const struct world *world, struct season *season, struct arena *arena,
                 struct told_cut *told);

/* What has fallen alone, where no ladder is wanted. */
bool ladder_fallen(const struct world *world, struct arena *arena, const struct fallen **list,
                   int *count, struct fault *fault) MUST_CHECK;

/* NULL: no such rung. */
const struct rung *ladder_rung(const struct ladder *ladder, int n);

#endif
