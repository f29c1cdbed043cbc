/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/report/table.h"

#include "export/stamp.h"
#include "scheduler/base/list.h"

struct cell *table_row(struct table *table)
{
    size_t size = (size_t)table->n_columns * sizeof(struct cell);

    table->cells = list_grow(table->arena, table->cells, table->n_rows, &table->room, size);
    struct cell *row = table->cells + (size_t)table->n_rows * (size_t)table->n_columns;
    for (int i = 0; i < table->n_columns; i++)
        row[i] = (struct cell){"", SHEET_NONE};
    table->n_rows++;
    return row;
}

struct sheet *sheets_add(struct sheets *sheets, const struct column *columns,
                         const struct table *table)
{
    struct sheet *sheet = LIST_ADD(sheets->arena, sheets->list, sheets->count, sheets->room);

    *sheet = (struct sheet){.title = "",
                            .columns = columns,
                            .cells = table->cells,
                            .n_columns = table->n_columns,
                            .n_rows = table->n_rows,
                            .group_by = -1};
    return sheet;
}

const char *heading_day(struct arena *arena, int64_t day)
{
    char text[STAMP];

    return arena_copy(arena, stamp_day(text, day));
}

const char *heading_range(struct arena *arena, int64_t from, int64_t until)
{
    if (from == until)
        return heading_day(arena, from);
    return arena_text(arena, "%s to %s", heading_day(arena, from), heading_day(arena, until));
}

const char *heading_span(struct arena *arena, int64_t from_at, int64_t until_at)
{
    char from[STAMP], until[STAMP];

    return arena_text(arena, "%s to %s", stamp_time(from, from_at), stamp_time(until, until_at));
}

const char *heading_count(struct arena *arena, int64_t count, const char *one, const char *many)
{
    return arena_text(arena, "%lld %s", (long long)count, count == 1 ? one : many);
}
