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

struct intake_count {               /* per kind that came in */
    const char *kind, *title, *one; /* "staff", "members of staff", "member of staff" */
    int rows, created, updated, removed, unchanged;
    int left[3]; /* by enum intake_what: would be, but stays as it is */
};

enum intake_what { INTAKE_CREATED, INTAKE_UPDATED, INTAKE_REMOVED, N_INTAKE_WHATS };
extern const char *const intake_whats[]; /* "created" "updated" "removed", NULL */

/* One row of what would change, as it is shown to the officer. */
struct intake_cell {
    const char *column, *was, *is; /* "" for nothing */
};
struct intake_row {
    const char *kind, *key; /* "patterns", "AB|Mon|||work|08:30" */
    enum intake_what what;
    const char *file; /* "" for a row that is removed */
    int line;
    bool left;    /* stays as it is */
    bool follows; /* goes with what it belongs to: cannot be left by itself */
    const struct intake_cell *cells;
    int n_cells;
};

enum { INTAKE_ROWS = 100, INTAKE_SOME = 5, INTAKE_SOME_ALL = 150 };
/* Which rows to tell: INTAKE_ROWS of one kind and what, from the first-th on; kind NULL: some of
 * each.  Rows of the conflict register are counted, never shown. */
struct intake_show {
    const char *kind;
    enum intake_what what;
    int first;
};

struct intake_ask {
    bool replace;   /* the caller accepts removals */
    int64_t now_at; /* wall minutes */
    /* What stays as it is: lines "KIND WHAT KEY", key "*" for all of them.  Rows that name
     * something new which is left out are left out with it. */
    const char *const *leave;
    int n_leave;
    const struct intake_show *show; /* NULL: no rows */
};

struct intake {
    struct season after; /* the season as it will be; ids kept where rows are kept */
    const struct intake_count *counts;
    int n_counts;
    const char *const *consequences; /* sentences: whose seat, which duty */
    int n_consequences;
    const char *const *removals; /* what would vanish that needs --replace; empty: nothing */
    int n_removals;
    const struct intake_row *rows; /* as asked for */
    int n_rows, n_followers;       /* n_followers: rows left out with what they name */
};

/* True when it can be stored (no errors in issues, removals guarded by the caller).
 * Warnings and errors are added to issues, with file and line of the batch.
 *
 * The season after and all sentences live in arena and borrow texts of before;
 * the batches may be released.  Rows that are kept have their id, new ones 0;
 * every array is sorted by its key, and what the program made (seats, drafts,
 * versions) comes along with its references moved.  A seat or a draft row goes
 * when its entry, room or person goes; what was published stays.  A person who
 * was told anything is not removed but kept as a leaver: `until` becomes the day
 * before now. */
bool intake_make(const struct season *before, const struct batches *batches,
                 const struct intake_ask *ask, struct arena *arena, struct intake *intake,
                 struct issues *issues);

/* Doubts about data already stored: the warnings of formats.md, again (`examrota check`). */
void intake_check(const struct season *season, int64_t now_at, struct arena *arena,
                  struct issues *issues);

#endif
