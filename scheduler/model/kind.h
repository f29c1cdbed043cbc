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
 *   int, day, time  -1 when not given (another default: kind_column.empty)
 *   reference       int, index into the other kind's array, -1 for none
 *   enum            int, index into the column's words; 0 is the default
 *   yes             bool
 *   weekdays        int, bit 0 is Monday
 *
 * To add a kind: its struct (people.h, places.h, exams.h, week.h), its array in
 * season.h, its columns in columns_*.h, its row in kinds.c, its table in a schema step,
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
    COLUMN_BIG,    /* int64_t: UTC seconds, costs; only in kinds the program makes */
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
    int empty;                /* value when not given: -1 mostly; text: "" */
};

struct kind {
    const char *name; /* "staff": table, file stem */
    size_t size;      /* of the struct */
    const struct kind_column *columns;
    int n_columns;
    const char *key; /* columns that tell rows apart and order them: "staff", "staff|skill|from" */
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

/* One member of a row by its column: numbers (also references, words, yes) and text. */
int64_t column_number(const struct kind_column *column, const void *row);
const char *column_text(const struct kind_column *column, const void *row);
void column_set_number(const struct kind_column *column, void *row, int64_t number);
void column_set_text(const struct kind_column *column, void *row, const char *text);
/* Every column as it is when nothing was given (column->empty, ""); id 0. */
void kind_clear(const struct kind *kind, void *row);
/* Puts rows into the order of the season: by key, ties as they stood.  References must be indices
 * of `season`. */
void kind_sort(const struct kind *kind, const struct season *season, void *rows, int count);

/* Orders two rows of a kind by its key, references by the key of what they
 * name; 0: same key.  left and right may belong to different seasons. */
int kind_compare(const struct kind *kind, const struct season *season_left, const void *left,
                 const struct season *season_right, const void *right);
/* True when every column says the same (references by key; id left out). */
bool kind_same(const struct kind *kind, const struct season *season_left, const void *left,
               const struct season *season_right, const void *right);

#endif
