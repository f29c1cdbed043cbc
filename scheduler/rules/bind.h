/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/rules/bind.h - rows of a rule table as structs, for load.c.
 *
 * A table's columns are listed once, with the place of each in its struct; a
 * cell that does not fit becomes an issue with file, line and column. */
#ifndef SCHEDULER_RULES_BIND_H
#define SCHEDULER_RULES_BIND_H

#include "import/format.h"
#include "scheduler/base/arena.h"

enum bind_type {
    BIND_TEXT,  /* const char * */
    BIND_COUNT, /* int; 0 when empty */
    BIND_YES,   /* bool; false when empty */
    BIND_WORD,  /* int: place in words */
};

struct bind_column {
    const char *name;
    enum bind_type type;
    size_t offset;
    bool required; /* the cell may not be empty */
    const char *const *words;
};

struct bind {
    const char *name; /* "figures": the file's stem */
    size_t size;      /* of the struct; its first member is const char *: the unique code */
    const struct bind_column *columns;
    int n_columns;
    size_t line_offset; /* of an int that gets the row's line, SIZE_MAX: none */
};

/* Rows in file order, texts copied into the arena; rows with a bad cell are
 * issues and come out with that cell empty. */
void *bind_rows(const struct bind *bind, const char *file, const struct table *table,
                struct arena *arena, struct issues *issues);

#endif
