/* SPDX-License-Identifier: GPL-3.0-or-later
 * import/table.h - how readers make the tables of format.h. */
#ifndef IMPORT_TABLE_H
#define IMPORT_TABLE_H

#include "import/format.h"

/* More than any school has, and little enough to hold. */
enum { COLUMNS_MAX = 256, ROWS_MAX = 250000 };

/* Adds an empty table; NULL: no memory.  The next call may move it. */
struct table *tables_add(struct tables *tables);
void tables_drop(struct tables *tables); /* the last one */

/* Makes place for one more row of cells, all "", and counts it; NULL: no memory
 * or too many rows.  *room is how many rows there is place for: the caller keeps
 * it beside the table, 0 at first. */
const char **table_add_row(struct table *table, int line, int *room);

bool read_csv(const char *file, const char *bytes, size_t size, struct tables *tables,
              struct issues *issues);
bool read_json(const char *file, const char *bytes, size_t size, struct tables *tables,
               struct issues *issues);

#endif
