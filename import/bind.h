/* SPDX-License-Identifier: GPL-3.0-or-later
 * import/bind.h - the steps of batch_bind(). */
#ifndef IMPORT_BIND_H
#define IMPORT_BIND_H

#include "import/memory.h"
#include "import/record.h"

enum { FIELDS_MAX = 48 };

/* columns[field]: its column in the table, -1: none.  Reports columns that are
 * missing, unknown or there twice.  False: a required one is missing, or a
 * heading stands twice. */
bool columns_bind(int *columns, const struct record_kind *kind, const char *file,
                  const struct table *table, const struct column_map *map, struct issues *issues);

/* Where a cell stands, for its issues. */
struct cell_place {
    const char *file, *heading;
    int line;
    struct issues *issues;
    struct memory *pool;
};

/* A cell being read, with everything a reader needs. */
struct reading {
    struct value *value;
    const struct field *field;
    const char *text; /* never "" */
    const struct cell_place *place;
    bool memory; /* false: ran out of it */
};

/* Reads one cell.  An error sets value->bad.  False: no memory. */
bool value_read(struct value *value, const struct field *field, const char *text,
                const struct cell_place *place);

/* The error of a cell: "'...' why", folded under kind. */
void reading_refuse(struct reading *reading, const char *kind, const char *why);
void reading_keep(struct reading *reading, const char *text, size_t length);

/* The fields whose cells are words or lists (bind_word.c). */
void reading_word(struct reading *reading);
void reading_words(struct reading *reading);
void reading_open(struct reading *reading);
void reading_list(struct reading *reading);

/* Reports rows whose key stands before, within one batch and across several of
 * one kind, and marks them bad.  across: only those of different batches.
 * False: no memory. */
bool keys_check(struct batch *const *batches, int n_batches, bool across, struct issues *issues);

#endif
