/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/model/kind.h - the season's rows, described once as data.
 *
 * A kind is one array of the season: its struct, its columns, its key.  Intake
 * fills structs by column name, the store reads and writes them, the preview
 * compares them, all through this table; nobody lists columns twice.
 *
 * Conventions in every row struct
 *   int64_t id      first member; the store's INTEGER PRIMARY KEY, 0: not stored yet
 *   text            const char *, UTF-8, "" for none, never NULL
 *   int, day, time  -1 when not given
 *   reference       int, index into the other kind's array, -1 for none
 *   enum            int, index into the column's words; 0 is the default
 *   yes             bool
 *   weekdays        int, bit 0 is Monday
 *
 * To add a kind: its struct (people.h, places.h, exams.h, week.h), its array in
 * season.h, its column table and row in kinds*.c, its table in a schema step,
 * its field table in import/.
 */
#ifndef SCHEDULER_MODEL_KIND_H
#define SCHEDULER_MODEL_KIND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct season;

enum column_type {
    COLUMN_TEXT,   /* const char * */
    COLUMN_INT,    /* int */
    COLUMN_YES,    /* bool */
    COLUMN_DAY,    /* int64_t, days since 1970-01-01 */
    COLUMN_MOMENT, /* int64_t, wall minutes since 1970-01-01 */
    COLUMN_TIME,   /* int, minutes of the day */
    COLUMN_ENUM,   /* int, stored as its word */
    COLUMN_REF,    /* int, stored as the other row's id */
};

struct kind_column {
    const char *name; /* "hours_per_week": column of the table and field of the import */
    enum column_type type;
    size_t offset;
    const char *ref;          /* COLUMN_REF: name of the kind */
    const char *const *words; /* COLUMN_ENUM: NULL-terminated */
};

struct kind {
    const char *name; /* "staff": table, file stem */
    size_t size;      /* of the struct */
    const struct kind_column *columns;
    int n_columns;
    const char
        *key; /* columns that tell rows apart and order them: "staff", "staff|skill|from_day" */
    size_t rows, n_rows; /* offsets in struct season of the array pointer and its count */
    bool imported;       /* comes from the school's files; else made by the program */
    const char *parent;  /* a list of another kind: "lessons" for "lesson_staff"; NULL else */
};

extern const struct kind kinds[]; /* referred-to kinds first; last row has name == NULL */

const struct kind *kind_find(const char *name); /* NULL: none */
const struct kind_column *kind_column_find(const struct kind *kind, const char *name);
const void *kind_rows(const struct kind *kind, const struct season *season, int *count);
void kind_set_rows(const struct kind *kind, struct season *season, const void *rows, int count);
int word_find(const char *const *words, const char *word); /* -1: none */

/* Orders two rows of a kind by its key, references by the key of what they
 * name; 0: same key.  left and right may belong to different seasons. */
int kind_compare(const struct kind *kind, const struct season *season_left, const void *left,
                 const struct season *season_right, const void *right);
/* True when every column says the same (references by key; id left out). */
bool kind_same(const struct kind *kind, const struct season *season_left, const void *left,
               const struct season *season_right, const void *right);

#endif
