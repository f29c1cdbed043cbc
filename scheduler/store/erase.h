/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/store/erase.h - taking out for good what need not be kept, and whom it is about.
 *
 * Erased is not undone: the rows, what undo would need, and the words of the history that name
 * them go, the file is written anew without its free pages, and the copies that migrations left
 * beside it are removed.  Copies made by hand are out of reach.
 */
#ifndef SCHEDULER_STORE_ERASE_H
#define SCHEDULER_STORE_ERASE_H

#include "scheduler/store/store.h"

enum erase_what {
    ERASE_BEFORE, /* everything that was over before `day`, and who had left by then */
    ERASE_PUPIL,
    ERASE_STAFF,
};

struct erase_ask {
    enum erase_what what;
    int64_t day;
    const char *code; /* of the pupil or person; not for ERASE_BEFORE */
    bool really;      /* false: only says what would go */
};

struct erase_line {
    const char *table; /* kind, "account" or "history" (its words; the lines stay) */
    int64_t rows;
};

struct erased {
    struct erase_line *lines;
    int n_lines;
    const char **copies; /* files beside the school file that go, too */
    int n_copies;
    int64_t undoable; /* changes that can no longer be undone */
    int64_t duties;   /* to come after now_utc's day, that the person was told */
};

/* FAULT_MISSING: no such pupil or person; FAULT_CONFLICT: nobody could log in as officer then;
 * FAULT_SYSTEM after the rows went, when another program kept the file from being written anew.
 * note->now_utc counts for the history line. */
bool store_erase(struct store *store, const struct erase_ask *ask, const struct change_note *note,
                 struct arena *arena, struct erased *erased, struct fault *fault) MUST_CHECK;

#endif
