/* SPDX-License-Identifier: GPL-3.0-or-later
 * import/record.h - record kinds: which columns a file has, and typed rows.
 *
 * A kind is a field table in its own file (import/record_<name>.c or one file
 * for a few that belong together) and a row in record_kinds[].  The field table
 * is also the template (`init --template`), the manual's column list and the
 * list of aliases under which school systems export the same thing.
 *
 * To add a kind: a field table, its row in record_kinds[] (kinds that others
 * refer to come first).
 */
#ifndef IMPORT_RECORD_H
#define IMPORT_RECORD_H

#include <stdint.h>

#include "import/format.h"

enum field_type {
    FIELD_TEXT,     /* text: the cell */
    FIELD_CODE,     /* text: short, unique within its kind together with the other key fields */
    FIELD_REF,      /* text: the code (or unique name) of another kind's row */
    FIELD_REF_LIST, /* text: codes separated by ';' */
    FIELD_NUMBER,   /* number: not below 0 */
    FIELD_MINUTES,  /* number: minutes, not below 0 */
    FIELD_HOURS,    /* number: minutes, written as hours */
    FIELD_DAY,      /* number: days since 1970-01-01 */
    FIELD_TIME,     /* number: minutes of the day, 0..1440 (24:00) */
    FIELD_MOMENT,   /* number: wall minutes since 1970-01-01; a date alone is its first minute */
    FIELD_YES,      /* number: 0 or 1 */
    FIELD_WORD,     /* text: one of words, in its canonical spelling; number: its place in words */
    FIELD_WORDS,    /* text: ';' list of words, canonical; number: bit mask */
    FIELD_WEEKDAYS, /* number: bit mask, Monday is bit 0; text */
    FIELD_WEEKDAY_OR_DAY, /* number: >= 0 a day since 1970, < 0: ~mask of weekdays; text */
    FIELD_LIST,           /* text: ';' list of free words, each trimmed; known ones canonical */
    FIELD_OPEN,           /* text: one of words (canonical), or another word in lower case with _;
                           * a slip of the pen next to a known word is an error */
    FIELD_LISTED,         /* as FIELD_OPEN, and a word outside the list is a warning */
    FIELD_SIGNED,         /* number, may be below 0 */
    FIELD_CANDIDATE,      /* text: digits, padded with zeros to four */
    FIELD_MOMENT_END,     /* as FIELD_MOMENT; a date alone is its last minute, 24:00 */
};

/* The column must be there; an empty cell takes back what was said before. */
enum { REQUIRED_COLUMN = 2 };

struct field {
    const char *name;    /* "hours_per_week": also the column of the model (model/kind.h) */
    const char *aliases; /* "weekly hours|contract hours", or "" */
    enum field_type type;
    int required;        /* true, or REQUIRED_COLUMN; where one of several is required, none is:
                          * intake checks those */
    const char *words;   /* "school=open|inset|holiday": canonical words and other spellings of
                          * them; "" when the type has no words */
    const char *ref;     /* FIELD_REF(_LIST): kind referred to, "staff"; else "" */
    const char *example; /* for the template; "" leaves the cell empty */
    const char *help;    /* one sentence for the manual */
};

struct record_kind {
    const char *name;  /* "staff": also the file's stem and the model kind */
    const char *title; /* "members of staff" */
    const char *one;   /* "member of staff" */
    const struct field *fields;
    int n_fields;
    const char *key; /* fields that tell rows apart: "staff", "staff|skill|from" */
    bool first;      /* one of the seven needed first */
};

extern const struct record_kind
    *const record_kinds[]; /* NULL-terminated; referred-to kinds first */
const struct record_kind *record_kind_find(const char *name);     /* NULL: none */
int field_find(const struct record_kind *kind, const char *name); /* -1: none */

struct value {
    bool given; /* the cell was not empty and could be read */
    bool bad;   /* there was text but it could not be read: already an issue */
    int64_t number;
    const char *text; /* the cell, trimmed, "" when empty; see field_type */
};

/* Typed rows of one kind from one table.  Owns its memory. */
struct batch {
    const struct record_kind *kind;
    const char *file;      /* for issues */
    struct value *values;  /* n_rows * kind->n_fields */
    int *lines;            /* n_rows */
    const char **headings; /* kind->n_fields: as the file spells it, NULL: column absent */
    bool *bad; /* n_rows: the row has an error (still counts as existing for references) */
    int n_rows;
    bool whole; /* the file is the whole truth about its kind (folder or --replace) */
    void *memory;
};

const struct value *batch_value(const struct batch *batch, int row, int field);

/* A saved column map: "their heading = our field" lines; see import/map.h. */
struct column_map;

/* What the user handed over: a folder, files, or "-" for standard input. */
struct import_ask {
    const char *const *paths;
    int n_paths;
    const char *as;  /* NULL, or the kind of a single file */
    const char *map; /* NULL, or the name of a shipped map or a map file */
    bool replace;    /* single files are the whole truth, too */
    const char
        *own; /* NULL, or a file a folder may hold that is no record and nothing to say about,
                 with what is kept beside it: school.db, school.db-wal, school.before-v3.db */
};

struct batches {
    struct batch *list;
    int count;
    void *memory;
};

/* Reads everything, reports everything.  False only when nothing could be read
 * at all (no such file, memory); bad rows are issues and reading goes on.
 * Release both whatever it returns. */
bool batches_read(struct batches *batches, const struct import_ask *ask, struct issues *issues);
void batches_release(struct batches *batches);

/* Binds a table to a kind (used by batches_read, rules and tests).  The batch
 * keeps nothing of the table.  False only when there is no memory; rows with
 * errors are marked bad.  Release whatever it returns. */
bool batch_bind(struct batch *batch, const struct record_kind *kind, const char *file,
                const struct table *table, const struct column_map *map, struct issues *issues);
void batch_release(struct batch *batch);

/* Writes the template file of a kind: heads and an example row (two where others name a second),
 * CSV. */
bool record_template(const struct record_kind *kind, FILE *out);

/* The README of the template folder: what is needed first, and every column. */
bool record_template_readme(FILE *out);

#endif
