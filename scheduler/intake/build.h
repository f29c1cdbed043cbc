/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/intake/build.h - a season while it is being made out of another one.
 *
 * Kinds are built in the order of kinds[], referred-to ones first, so that a
 * reference can be told its final index at once.  Each row remembers where it
 * came from, for issues, counts and consequences. */
#ifndef SCHEDULER_INTAKE_BUILD_H
#define SCHEDULER_INTAKE_BUILD_H

#include "import/record.h"
#include "scheduler/intake/intake.h"
#include "scheduler/intake/key.h"
#include "scheduler/intake/names.h"
#include "scheduler/model/season.h"

enum row_state { ROW_KEPT, ROW_CREATED, ROW_UPDATED, ROW_UNCHANGED, ROW_LEFT };

struct origin {
    int batch, row; /* row of the batch it came from; batch -1: it was stored */
    int before;     /* row of the season before that it continues; -1: new */
    enum row_state state;
    bool bad; /* has an error: exists for references, is not checked for what it lacks */
};

/* A row that the officer leaves as it is: see leave.h. */
struct left {
    const void *row;   /* as it would have been; removed: as it is stored */
    int before;        /* row of the season before; -1: it would be new */
    int batch, at_row; /* where it came from; -1: removed */
    enum intake_what what;
};

struct built { /* one kind */
    const struct kind *kind;
    struct key key;
    int refs[64]; /* by column: place of the kind it refers to, -1: no reference */
    char *rows;   /* count of them, of kind->size bytes, sorted by key at the end */
    struct origin *origins;
    int count, room;
    char *stored; /* the rows before, references already those of the season after */
    bool *lost;   /* by stored row: it cannot stay, what it hangs on is gone */
    int *moved;   /* by stored row: its row after; -1: gone */
    int n_stored;
    struct names names; /* made when first asked for */
    bool came, whole;   /* a batch brought rows; it is the whole truth */
    bool broken;        /* its file could not be read: rows naming it are followers */
    int read;           /* rows read from files */
    int guesses;        /* suggestions made: the search is slow, a few are enough */
    struct left *left;
    int n_left, left_room;
};

struct build {
    const struct season *before;
    struct season after;
    const struct batches *batches;
    struct arena *arena;
    struct issues *issues;
    int64_t now_at;
    struct built *kinds; /* as kinds[] */
    int n_kinds;
    const struct intake_ask *ask;
    const char **leave; /* sorted */
    int n_leave, n_followers;
};

void build_start(struct build *build);
int build_place(const struct build *build, const char *kind); /* in kinds[]; -1: none */
struct built *build_kind(const struct build *build, const char *kind);
const struct names *build_names(struct build *build, struct built *built);
void *build_row(const struct built *built, int row);
/* Appends a copy of row, growing. */
int build_add(struct build *build, struct built *built, const void *row, struct origin origin);
/* Sorts rows, finds out what moved where, and shows the kind in build->after. */
void build_finish(struct build *build, struct built *built);

/* The stored rows of a kind with the references of the season after; marks lost ones. */
void carry_rows(struct build *build, struct built *built);
/* A kind nobody sent: everything stays that still can. */
void carry_kind(struct build *build, struct built *built);
/* A kind that came: rows of all its batches over those that were stored. */
void merge_kind(struct build *build, struct built *built);
/* staff_sites, lesson_staff...: lists inside cells of another kind. */
void lists_kind(struct build *build, struct built *built);

/* Staff who left cannot vanish while a published version or a feed names them. */
bool leaver_keep(struct build *build, int stored_row, struct person *person);

#endif
