/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/seat/scene.h - a day as it is seated, for changes by hand; only for this room. */
#ifndef SCHEDULER_SEAT_SCENE_H
#define SCHEDULER_SEAT_SCENE_H

#include "scheduler/seat/hand.h"
#include "scheduler/seat/work.h"

struct scene {
    struct season season; /* with everything of the day fixed where it is */
    struct school school;
    struct day day;         /* jobs that have a room, and the uses they form */
    struct use *saved_uses; /* as scene_mark() found them */
    int *saved;             /* job->use then */
    int n_saved;
};

/* False: nobody is seated that day.  The scene stays where it is: the day points into it. */
bool scene_make(struct scene *scene, const struct season *season, const struct rules *rules,
                int64_t day, struct arena *arena);

/* The jobs in a room at a start, or (starts_at -1) of a session; their number.  rows holds
 * day.n_jobs. */
int scene_rows(const struct scene *scene, int room, int session, int64_t starts_at, int *rows);
int scene_use(const struct scene *scene, int room, int64_t starts_at); /* -1: none */
int scene_session(const struct job *job);                              /* by its start */

/* Trying: mark, move, look, take back. */
void scene_mark(struct scene *scene);
void scene_back(struct scene *scene);

struct refusal {
    enum trouble trouble;
    const struct job *job; /* whom the rule is about */
    int room;
    bool left; /* about a room that some leave */
    int *rows; /* everybody who would sit there, the strictest first */
    int n;
};
/* Those rows start together and sit in `room` then, beside those who are there.  FITS, or why not;
 * then the scene is as good as lost: take it back. */
enum trouble scene_move(struct scene *scene, const int *rows, int n, int room,
                        struct refusal *refusal);

/* The rule, in words. */
const char *refusal_grounds(const struct scene *scene, const struct job *job);
const char *refusal_text(const struct scene *scene, const struct refusal *refusal);

#endif
