/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/intake/names.h - from what a cell says to the row it means. */
#ifndef SCHEDULER_INTAKE_NAMES_H
#define SCHEDULER_INTAKE_NAMES_H

#include "scheduler/base/arena.h"
#include "scheduler/model/kind.h"
#include "scheduler/model/season.h"

enum found_how {
    FOUND_NONE,
    FOUND_MANY,   /* the text fits several rows */
    FOUND_EXACT,  /* the code, candidate number or name as it is stored */
    FOUND_CASE,   /* but for capitals */
    FOUND_PADDED, /* "42" for "0042": a spreadsheet ate the zeros */
};

struct found {
    enum found_how how;
    int row;
};

struct names {
    const struct kind *kind;
    const void *rows;
    int n_rows;
    struct name *items;
    int count;
    int *heads;
    size_t mask;
};

/* Codes, and where the kind has them names and candidate numbers, of all rows. */
void names_make(struct names *names, const struct kind *kind, const void *rows, int n_rows,
                struct arena *arena);
/* series: papers only, the series that decides between two papers of one code; -1. */
struct found names_find(const struct names *names, const char *text, int series);
/* The code most like text, for "did you mean"; "" when none is near. */
const char *names_nearest(const struct names *names, const char *text);
const char *names_code(const struct names *names, int row);

bool text_same_case(const char *left, const char *right); /* ignoring capitals (ASCII) */
/* How many letters must change; limit + 1 when more. */
int text_distance(const char *left, const char *right, int limit);

#endif
