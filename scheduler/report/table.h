/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/report/table.h - building sheets row by row; only for scheduler/report.
 *
 *     enum { DAY, PERSON, N_COLUMNS };
 *     static const struct column columns[N_COLUMNS] = {
 *         [DAY] = {"Day", CELL_DAY, "day"},
 *         [PERSON] = {"Person", CELL_TEXT, "person"},
 *     };
 *     struct table table = {.arena = arena, .n_columns = N_COLUMNS};
 *     struct cell *row = table_row(&table);      // empty cells
 *     row[DAY].number = day;
 *     row[PERSON].text = "AB";
 *     struct sheet *sheet = sheets_add(&sheets, columns, &table);
 *     sheet->title = "Rota";
 *
 * Knows nothing of the season, so that public reports can be built with it.
 */
#ifndef SCHEDULER_REPORT_TABLE_H
#define SCHEDULER_REPORT_TABLE_H

#include "export/sheet.h"
#include "scheduler/base/arena.h"

struct table {
    struct arena *arena;
    int n_columns;
    struct cell *cells;
    int n_rows, room;
};
/* Valid until the next row. */
struct cell *table_row(struct table *table);

struct sheets {
    struct arena *arena;
    struct sheet *list;
    int count, room;
};
/* Titles are "" and no column groups; the caller sets what it wants. */
struct sheet *sheets_add(struct sheets *sheets, const struct column *columns,
                         const struct table *table);

/* "Mon 17 May 2027", and "Mon 17 May 2027 to Fri 21 May 2027". */
const char *heading_day(struct arena *arena, int64_t day);
const char *heading_range(struct arena *arena, int64_t from, int64_t until);
/* "09:00 to 11:15" */
const char *heading_span(struct arena *arena, int64_t from_at, int64_t until_at);
/* "1 candidate", "2 candidates" */
const char *heading_count(struct arena *arena, int64_t count, const char *one, const char *many);

#endif
