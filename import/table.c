/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/table.h"

#include <stdlib.h>

const char *table_cell(const struct table *table, int row, int column)
{
    return table->cells[(size_t)row * (size_t)table->n_columns + (size_t)column];
}

struct table *tables_add(struct tables *tables)
{
    struct table *list = realloc(tables->list, ((size_t)tables->count + 1) * sizeof *list);

    if (!list)
        return NULL;
    tables->list = list;
    list[tables->count] = (struct table){0};
    return &list[tables->count++];
}

const char **table_add_row(struct table *table, int line, int *room)
{
    size_t width = (size_t)table->n_columns;

    if (table->n_rows == ROWS_MAX)
        return NULL;
    if (table->n_rows == *room) {
        size_t rows = *room ? (size_t)*room * 2 : 256;
        const char **cells = realloc(table->cells, rows * (width ? width : 1) * sizeof *cells);
        if (!cells)
            return NULL;
        table->cells = cells;
        int *lines = realloc(table->lines, rows * sizeof *lines);
        if (!lines)
            return NULL;
        table->lines = lines;
        *room = (int)rows;
    }
    const char **row = table->cells + (size_t)table->n_rows * width;
    for (size_t i = 0; i < width; i++)
        row[i] = "";
    table->lines[table->n_rows++] = line;
    return row;
}

void tables_drop(struct tables *tables)
{
    struct table *table = &tables->list[--tables->count];

    free(table->kind);
    free(table->text);
    free(table->names);
    free(table->cells);
    free(table->lines);
    *table = (struct table){0};
}

void tables_release(struct tables *tables)
{
    while (tables->count > 0)
        tables_drop(tables);
    free(tables->list);
    *tables = (struct tables){0};
}
