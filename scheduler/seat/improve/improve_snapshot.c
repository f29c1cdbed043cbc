/* SPDX-License-Identifier: GPL-3.0-or-later
 * A day as it is seated, kept and put back. */
#include <string.h>

#include "scheduler/seat/improve/improve.h"

void snapshot_take(struct snapshot *snapshot, const struct day *day)
{
    struct arena *arena = day->school->arena;

    if (!snapshot->jobs)
        snapshot->jobs = arena_new(arena, struct job, day->n_jobs + 1);
    if (day->n_uses >= snapshot->room) {
        snapshot->room = 2 * day->n_uses + 16;
        snapshot->uses = arena_new(arena, struct use, snapshot->room);
    }
    memcpy(snapshot->jobs, day->jobs, sizeof *day->jobs * (size_t)day->n_jobs);
    if (day->n_uses > 0)
        memcpy(snapshot->uses, day->uses, sizeof *day->uses * (size_t)day->n_uses);
    snapshot->n_uses = day->n_uses;
}

void snapshot_give(const struct snapshot *snapshot, struct day *day)
{
    memcpy(day->jobs, snapshot->jobs, sizeof *day->jobs * (size_t)day->n_jobs);
    if (snapshot->n_uses > 0)
        memcpy(day->uses, snapshot->uses, sizeof *day->uses * (size_t)snapshot->n_uses);
    day->n_uses = snapshot->n_uses;
}
