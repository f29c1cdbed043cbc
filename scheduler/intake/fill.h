/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/intake/fill.h - one row of a file becomes rows of a kind.
 *
 * Columns and fields with one name are filled by their types.  What does not fit
 * (several weekdays in a cell, a period instead of times) is in special.c. */
#ifndef SCHEDULER_INTAKE_FILL_H
#define SCHEDULER_INTAKE_FILL_H

#include "scheduler/intake/build.h"

struct fill {
    struct build *build;
    struct built *built;
    const struct batch *batch;
    int batch_at, row; /* place of the batch in batches; row in it */
    void *into;        /* the row being filled, kind->size bytes */
    bool bad;          /* an error was found (and told) */
    bool follower;     /* it fails only because another row does */
    bool left;         /* it names a new row that is left out */
    uint64_t told;     /* by column: the file says something about it */
    void *context;     /* of emit */
    /* Takes a copy of into as one row of the kind. */
    void (*emit)(struct fill *fill);
};

/* What columns of the kind the file speaks about. */
uint64_t fill_told(const struct built *built, const struct batch *batch);
/* Fills fill->into from the row and emits one row or several. */
void fill_row(struct fill *fill);

/* The value of a field; an empty one when the kind has no such field. */
const struct value *fill_value(const struct fill *fill, const char *field);
/* Index of the row a cell names; -1 with an issue when it names none.
 * series: for papers, else -1. */
int fill_find(struct fill *fill, struct built *named, const char *field, const char *text,
              int series);

/* An issue about a field of this row. */
#define FILL_ISSUE(fill, severity, field, ...)                                         \
    issue_add((fill)->build->issues, (severity), (fill)->batch->file,                  \
              (fill)->batch->lines[(fill)->row], fill_heading((fill)->batch, (field)), \
              __VA_ARGS__)
const char *fill_heading(const struct batch *batch, const char *field);

/* Marks the row bad and says so once. */
#define FILL_ERROR(fill, field, ...)                       \
    do {                                                   \
        FILL_ISSUE(fill, ISSUE_ERROR, field, __VA_ARGS__); \
        (fill)->bad = true;                                \
    } while (0)

/* The next of a ';' list, trimmed, into text[size]; false at the end. */
bool list_next(const char **at, char *text, size_t size);

/* special.c: rows of kinds that need more than their columns. */
struct special {
    const char *kind;
    void (*make)(struct fill *fill); /* columns are filled; adjusts and emits */
    const char *field, *columns;     /* this field speaks about these columns, too */
};
extern const struct special specials[]; /* last row has kind == NULL */

/* special_week.c */
void special_lesson(struct fill *fill);
void special_duty(struct fill *fill);

#endif
