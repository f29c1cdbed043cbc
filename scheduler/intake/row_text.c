/* SPDX-License-Identifier: GPL-3.0-or-later
 * Cells as people write them: for what is shown of a row, and for naming one. */
#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/intake/leave.h"

enum { WEEK = 7, HOUR = 60 };
static const char *const days[WEEK] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

static const char *weekdays_text(int64_t mask, struct arena *arena)
{
    const char *text = "";

    for (int i = 0; i < WEEK; i++)
        if ((mask >> i) & 1)
            text = arena_text(arena, "%s%s%s", text, *text ? ";" : "", days[i]);
    return text;
}

static const char *hours_text(int64_t minutes, struct arena *arena)
{
    long long cents = (long long)minutes * 100 / HOUR;

    return arena_text(arena, "%lld.%02lld", cents / 100, cents % 100);
}

static const char *number_text(const struct kind *kind, const struct kind_column *column,
                               int64_t number, struct arena *arena)
{
    bool is_mask = strcmp(column->name, "weekdays") == 0 || strcmp(kind->name, "duties") == 0;
    const struct record_kind *record = record_kind_find(kind->name);
    int field = record ? field_find(record, column->name) : -1;

    if (strncmp(column->name, "weekday", 7) == 0 && is_mask)
        return weekdays_text(number, arena);
    if (number == -1)
        return "";
    if (strcmp(column->name, "weekday") == 0 && number >= 0 && number < WEEK)
        return days[number];
    if (field >= 0 && record->fields[field].type == FIELD_HOURS)
        return hours_text(number, arena);
    return arena_text(arena, "%lld", (long long)number);
}

/* One line whatever the cell holds: keys are lines of a file. */
static const char *one_line(const char *text, struct arena *arena)
{
    if (!strpbrk(text, "\r\n"))
        return text;
    char *line = arena_dup(arena, text, strlen(text) + 1, 1);
    for (char *at = line; *at; at++)
        if (*at == '\r' || *at == '\n')
            *at = ' ';
    return line;
}

const char *row_cell(const struct season *season, const struct kind *kind,
                     const struct kind_column *column, const void *row, struct arena *arena)
{
    if (column->type == COLUMN_TEXT)
        return one_line(column_text(column, row), arena);
    int64_t number = column_number(column, row);
    switch (column->type) {
    case COLUMN_ENUM:
        return column->words[number];
    case COLUMN_REF:
        return number < 0 ? "" : row_label(season, kind_find(column->ref), (int)number, arena);
    case COLUMN_YES:
        return number ? "yes" : "no";
    case COLUMN_DAY:
        return number < 0 ? "" : day_text(arena, number);
    case COLUMN_TIME:
        return number < 0 ? "" : time_text(arena, (int)number);
    case COLUMN_MOMENT:
        return number < 0 ? "" : moment_text(arena, number);
    case COLUMN_INT:
    case COLUMN_BIG:
    case COLUMN_TEXT:
        break;
    }
    return number_text(kind, column, number, arena);
}

const char *row_key(const struct season *season, const struct key *key, const void *row,
                    struct arena *arena)
{
    const char *text = "";

    for (int i = 0; i < key->count; i++) {
        const char *cell = row_cell(season, key->kind, key->columns[i], row, arena);
        text = i ? arena_text(arena, "%s|%s", text, cell) : cell;
    }
    return text;
}

const char *row_list(const struct season *season, const struct kind *list, int parent_row,
                     struct arena *arena)
{
    const struct kind_column *parent = NULL, *item = NULL;
    const char *text = "";
    int count = 0;
    const char *rows = kind_rows(list, season, &count);

    for (int c = 0; c < list->n_columns; c++) {
        const struct kind_column *column = &list->columns[c];
        if (column->type == COLUMN_REF && !parent && strcmp(column->ref, list->parent) == 0)
            parent = column;
        else if (column->type == COLUMN_REF)
            item = column;
    }
    for (int i = 0; i < count && parent && item; i++) {
        const void *row = rows + (size_t)i * list->size;
        if (column_number(parent, row) == parent_row)
            text = arena_text(arena, "%s%s%s", text, *text ? ";" : "",
                              row_cell(season, list, item, row, arena));
    }
    return text;
}
