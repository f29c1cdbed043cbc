/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/intake/intake.h - records of files become changes of the model.
 *
 * Takes the season as it is and the batches that came in, and makes the season
 * as it will be: a folder is the whole truth about its kinds, a single file
 * adds and updates.  Nothing is stored here (store_save_season does that).
 */
#ifndef SCHEDULER_INTAKE_INTAKE_H
#define SCHEDULER_INTAKE_INTAKE_H

#include "import/record.h"
#include "scheduler/base/arena.h"
#include "scheduler/model/kind.h"
#include "scheduler/model/season.h"

struct intake_count { /* per kind that came in */
    const char *kind, *title;
    int rows, created, updated, removed, unchanged;
};

struct intake {
    struct season after; /* the season as it will be; ids kept where rows are kept */
    const struct intake_count *counts;
    int n_counts;
    const char *const *consequences; /* sentences: whose seat, which duty */
    int n_consequences;
    const char *const *removals; /* what would vanish that needs --replace; empty: nothing */
    int n_removals;
};

/* True when it can be stored (no errors in issues, removals guarded by the caller).
 * Warnings and errors are added to issues, with file and line of the batch.
 * replace: the caller accepts removals.  now_at: wall minutes.
 *
 * The season after and all sentences live in arena and borrow texts of before;
 * the batches may be released.  Rows that are kept have their id, new ones 0;
 * every array is sorted by its key, and what the program made (seats, drafts,
 * versions) comes along with its references moved.  A seat or a draft row goes
 * when its entry, room or person goes; what was published stays.  A person who
 * was told anything is not removed but kept as a leaver: `until` becomes the day
 * before now. */
bool intake_make(const struct season *before, const struct batches *batches, bool replace,
                 int64_t now_at, struct arena *arena, struct intake *intake, struct issues *issues);

/* Doubts about data already stored: the warnings of formats.md, again (`examrota check`). */
void intake_check(const struct season *season, int64_t now_at, struct arena *arena,
                  struct issues *issues);

#endif
