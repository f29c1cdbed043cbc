/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/report/ladder.h - what fell and the rungs of a repair: as an answer, and as lines in
 * the order in which the officer acts. */
#ifndef SCHEDULER_REPORT_LADDER_H
#define SCHEDULER_REPORT_LADDER_H

#include "export/json.h"
#include "scheduler/plan/ladder.h"
#include "scheduler/plan/price_words.h"

/* "affected": published rows that cannot stay; "ladder": as in docs/design.md; "told_anyway": who
 * is told whatever is done and is not counted.  then: as for act_lines(). */
void answer_fallen(struct json *root, const struct world *world, const struct ladder *ladder);
void answer_ladder(struct json *root, const struct world *world, const struct world *then,
                   const struct ladder *ladder, struct arena *arena);

/* Work of their own that whoever has the fallen row has then, and had not when it was told: a class
 * that goes on again because its candidates have no desk.  NULL: none. */
const struct duty *fallen_for(const struct world *world, const struct fallen *fallen);

/* "exam", "class"...: how many seats are empty. */
void answer_empty(struct json *json, const struct world *world, const struct plan *plan);

enum act { ACT_EXAM, ACT_CLASS, ACT_MINIMUM, ACT_SESSION, N_ACTS };
extern const char *const act_titles[]; /* "exam seats" "classes" "site minima" "sessions..." */
enum act act_of(const char *kind);     /* of a duty kind; "merged" is a class */

/* The keys are of the same duty: a lesson, its cover and its joining another class are one. */
bool one_duty(const char *key, const char *other);

/* One duty of a repair: who had it, who has it now. */
struct act_line {
    enum act act;
    const char *title;
    int64_t starts_at, ends_at; /* as it is now; of what is not wanted any more: as it was */
    int64_t was_at, was_until; /* when it was told; as starts_at and ends_at when it did not move */
    int room, site, was_room;  /* was_room: where it was told */
    const char *from, *to;     /* codes of people, ", " between; "" nobody: both of a seat that is
                                  wanted since what happened, and stays empty */
    bool is_own;               /* it was own work of theirs: a class that loses its teacher */
    bool joins;   /* a class that joins another, which nobody takes: the title says which */
    bool is_over; /* nobody is wanted for it any more: its exam is gone, or is elsewhere */
};
/* By act, start, title.  then: when people were told; NULL: unknown, and nothing is told of seats
 * that were not wanted then. */
int act_lines(const struct world *world, const struct world *then, const struct rung *rung,
              struct arena *arena, const struct act_line **lines);

/* The rung that tells fewer; NULL: it is the first, or none of the ladder's (one that was taken).
 */
const struct rung *rung_before(const struct ladder *ladder, const struct rung *rung);
/* What the rung is better and worse in than the one before it, as price_all() says it; "" when
 * there is none.  What it costs in pay over the days planned, in pence. */
const char *rung_than(const struct world *world, const struct ladder *ladder,
                      const struct rung *rung, struct arena *arena);
int64_t rung_pay(const struct rung *rung);
/* Some of what people were told has begun: nothing can change it, and the pay is of the rest. */
bool rung_pays_rest(const struct world *world);

/* Empty seats of a plan by act; what is over is no seat any more. */
void act_open(const struct world *world, const struct plan *plan, int *open);

#endif
