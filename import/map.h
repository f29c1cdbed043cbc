/* SPDX-License-Identifier: GPL-3.0-or-later
 * import/map.h - column maps: what another program calls our columns.
 *
 *     # Staff list of our system
 *     kind = staff
 *     Staff Code = staff
 *     Surname = -            (known, not read, no warning)
 *     "kind" = role          (a heading that would be read as the line above)
 *     Forename + Surname = name    (several columns; parts of a code are joined by '-')
 *
 * To add a shipped map: a row in shipped_maps[] (map_shipped.c).
 */
#ifndef IMPORT_MAP_H
#define IMPORT_MAP_H

#include "import/memory.h"
#include "import/record.h"

enum { MAP_FILE_MAX = 64 << 10, MAP_LINES_MAX = 256 };

struct column_map {
    const struct record_kind *kind; /* NULL: the map does not say */
    struct map_line *lines;
    int n_lines;
    char *text; /* the bytes behind the lines */
};

struct map_line {
    const char *heading; /* theirs */
    int field;           /* place in kind->fields, -1: known and not read */
};

/* A map that comes with the program. */
struct shipped_map {
    const char *name;  /* "sims-staff" */
    const char *kind;  /* "staff" */
    const char *title; /* for `import --map list` */
    const char *text;
};
extern const struct shipped_map shipped_maps[]; /* last row has name == NULL */

/* Reads a map.  False: it has an error, or there is no memory; issues say which.
 * Zero-initialise; release once, whatever it returns.  as: the kind when the map
 * itself names none, or NULL. */
bool map_read(struct column_map *map, const char *file, const char *bytes, size_t size,
              const char *as, struct issues *issues);

/* NULL: not shipped. */
const struct shipped_map *map_find(const char *name);

/* The field a heading stands for: >= 0; -1 known and not read; -2 not in the map. */
int map_field(const struct column_map *map, const char *heading);

/* Adds to the table a column for each line of several columns that finds at
 * least one of them, under the line's own heading.  Texts come from the pool and
 * must live as long as the table.  False: no memory. */
bool map_compose(const struct column_map *map, struct table *table, struct memory *pool);

void map_release(struct column_map *map);

#endif
