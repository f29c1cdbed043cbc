/* SPDX-License-Identifier: GPL-3.0-or-later
 * "Forename + Surname = name": one field out of several columns. */
#include <stdlib.h>
#include <string.h>

#include "import/map.h"
#include "import/table.h"
#include "import/word.h"

enum { PARTS_MAX = 8 };

/* The columns a heading of several parts names, those that are there; their number. */
static int find_parts(const char *heading, const struct table *table, int *columns)
{
    const char *part;
    size_t length;
    int n = 0;

    if (!strstr(heading, " + "))
        return 0;
    while (n < PARTS_MAX && word_next(&heading, '+', &part, &length)) {
        for (int i = 0; i < table->n_columns; i++) {
            if (!word_same(table->names[i], strlen(table->names[i]), part, length))
                continue;
            columns[n++] = i;
            break;
        }
    }
    return n;
}

/* Joins the parts that are not empty.  NULL: no memory. */
static const char *join(const char *const *cells, const int *columns, int n, char mark,
                        struct memory *pool)
{
    size_t size = 1, used = 0;

    for (int i = 0; i < n; i++)
        size += strlen(cells[columns[i]]) + 1;
    char *text = memory_take(pool, size);
    for (int i = 0; i < n && text; i++) {
        size_t length = strlen(cells[columns[i]]);
        if (length > 0 && used > 0)
            text[used++] = mark;
        memcpy(text + used, cells[columns[i]], length);
        used += length;
    }
    return text;
}

/* The same cells with one more column at the end of each row. */
static bool widen(struct table *table, const char *heading)
{
    size_t old = (size_t)table->n_columns, rows = (size_t)table->n_rows;
    const char **names = malloc((old + 1) * sizeof *names);
    const char **cells = malloc((old + 1) * (rows + 1) * sizeof *cells);

    if (!names || !cells) {
        free(names);
        free(cells);
        return false;
    }
    memcpy(names, table->names, old * sizeof *names);
    names[old] = heading;
    for (size_t row = 0; row < rows; row++) {
        memcpy(cells + row * (old + 1), table->cells + row * old, old * sizeof *cells);
        cells[row * (old + 1) + old] = "";
    }
    free(table->names);
    free(table->cells);
    table->names = names;
    table->cells = cells;
    table->n_columns++;
    return true;
}

bool map_compose(const struct column_map *map, struct table *table, struct memory *pool)
{
    for (int i = 0; i < map->n_lines; i++) {
        const struct map_line *line = &map->lines[i];
        int columns[PARTS_MAX];
        int n = find_parts(line->heading, table, columns);
        if (n == 0 || line->field < 0 || table->n_columns >= COLUMNS_MAX)
            continue;
        if (!widen(table, line->heading))
            return false;
        char mark = map->kind->fields[line->field].type == FIELD_CODE ? '-' : ' ';
        for (int row = 0; row < table->n_rows; row++) {
            const char **cells = table->cells + (size_t)row * (size_t)table->n_columns;
            cells[table->n_columns - 1] = join(cells, columns, n, mark, pool);
            if (!cells[table->n_columns - 1])
                return false;
        }
    }
    return true;
}
