/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which row comes first, and which rows are the same. */
#include <string.h>

#include "scheduler/base/sort.h"
#include "scheduler/model/kind.h"
#include "scheduler/model/season.h"

struct side {
    const struct season *season;
    const void *row;
};

static int compare_keys(const struct kind *kind, struct side left, struct side right);

static struct side referred(const struct kind *kind, struct side side, int64_t index)
{
    int count;
    const unsigned char *rows = kind_rows(kind, side.season, &count);

    return (struct side){side.season, rows + (size_t)index * kind->size};
}

/* No reference comes before any; else by the key of what is named. */
static int compare_refs(const struct kind_column *column, struct side left, struct side right)
{
    int64_t a = column_number(column, left.row), b = column_number(column, right.row);

    if (a < 0 || b < 0)
        return (a >= 0) - (b >= 0);
    if (a == b && left.season == right.season)
        return 0;
    const struct kind *kind = kind_find(column->ref);
    return compare_keys(kind, referred(kind, left, a), referred(kind, right, b));
}

static int compare_columns(const struct kind_column *column, struct side left, struct side right)
{
    if (column->type == COLUMN_TEXT)
        return strcmp(column_text(column, left.row), column_text(column, right.row));
    if (column->type == COLUMN_REF)
        return compare_refs(column, left, right);
    int64_t a = column_number(column, left.row), b = column_number(column, right.row);
    return (a > b) - (a < b);
}

/* The column whose name stands at *key; moves past it and its bar. */
static const struct kind_column *key_column(const struct kind *kind, const char **key)
{
    size_t length = strcspn(*key, "|");
    const char *name = *key;

    *key += length + (name[length] == '|');
    for (int i = 0; i < kind->n_columns; i++) {
        const struct kind_column *column = &kind->columns[i];
        if (strncmp(column->name, name, length) == 0 && column->name[length] == '\0')
            return column;
    }
    return NULL;
}

static int compare_keys(const struct kind *kind, struct side left, struct side right)
{
    for (const char *key = kind->key; *key != '\0';) {
        const struct kind_column *column = key_column(kind, &key);
        int order = column ? compare_columns(column, left, right) : 0;
        if (order != 0)
            return order;
    }
    return 0;
}

int kind_compare(const struct kind *kind, const struct season *season_left, const void *left,
                 const struct season *season_right, const void *right)
{
    return compare_keys(kind, (struct side){season_left, left}, (struct side){season_right, right});
}

bool kind_same(const struct kind *kind, const struct season *season_left, const void *left,
               const struct season *season_right, const void *right)
{
    const struct side a = {season_left, left}, b = {season_right, right};

    for (int i = 0; i < kind->n_columns; i++)
        if (compare_columns(&kind->columns[i], a, b) != 0)
            return false;
    return true;
}

struct ordering {
    const struct kind *kind;
    const struct season *season;
};

static int by_key(const void *left, const void *right, const void *context)
{
    const struct ordering *ordering = context;
    return kind_compare(ordering->kind, ordering->season, left, ordering->season, right);
}

void kind_sort(const struct kind *kind, const struct season *season, void *rows, int count)
{
    const struct ordering ordering = {kind, season};
    sort_rows(rows, (size_t)count, kind->size, by_key, &ordering);
}
