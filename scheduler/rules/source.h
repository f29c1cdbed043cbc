/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/rules/source.h - where the tables of a year come from, for load.c. */
#ifndef SCHEDULER_RULES_SOURCE_H
#define SCHEDULER_RULES_SOURCE_H

#include <stdint.h>

#include "import/format.h"
#include "scheduler/base/arena.h"

/* The year of the built-in tables that serve a day: its own, or the last one
 * when the day lies beyond.  FAULT_MISSING before the
 * first, unless or_first takes that. */
bool source_year(int64_t day, bool or_first, struct arena *arena, const char **year,
                 struct fault *fault) MUST_CHECK;
struct source {
    const char *folder;      /* NULL: the built-in tables */
    const char *year;        /* of the built-in tables */
    const char *folder_year; /* sub-folder looked into first */
    struct arena *arena;
};

/* The bytes of one table, "figures.csv": from the folder when it is there, else
 * the built-in one.  file: how messages name it.  own: it came from the folder. */
bool source_table(const struct source *source, const char *name, const char **file,
                  const char **bytes, size_t *size, bool *own, struct fault *fault) MUST_CHECK;

#endif
