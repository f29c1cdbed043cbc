/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which row comes first, and which rows are the same. */
#include <string.h>

#include "scheduler/base/arena.h"
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

/* A key, its columns looked up once: sorting compares very often. */
struct ordering {
    const struct ordered {
        const struct kind_column *column;
        const struct kind *kind;         /* of a reference */
        const unsigned char *rows;       /* its rows */
        const struct ordering *ordering; /* its key */
    } * columns;
    int n;
};

static const struct ordering *ordering_make(struct arena *arena, const struct kind *kind,
                                            const struct season *season)
{
    struct ordering *ordering = arena_new(arena, struct ordering, 1);
    struct ordered *columns = arena_new(arena, struct ordered, kind->n_columns);
    int count;

    for (const char *key = kind->key; *key != '\0';) {
        const struct kind_column *column = key_column(kind, &key);
        if (!column)
            continue;
        struct ordered *ordered = &columns[ordering->n++];
        ordered->column = column;
        if (column->type != COLUMN_REF)
            continue;
        ordered->kind = kind_find(column->ref);
        ordered->rows = kind_rows(ordered->kind, season, &count);
        ordered->ordering = ordering_make(arena, ordered->kind, season);
    }
    ordering->columns = columns;
    return ordering;
}

static int by_key(const void *left, const void *right, const void *context);

/* As compare_columns(), in one season. */
static int by_column(const struct ordered *its, const void *left, const void *right)
{
    int64_t a = its->kind ? column_number(its->column, left) : -1;
    int64_t b = its->kind ? column_number(its->column, right) : -1;

    if (a < 0 || b < 0)
        return compare_columns(its->column, (struct side){NULL, left}, (struct side){NULL, right});
    if (a == b)
        return 0;
    return by_key(its->rows + (size_t)a * its->kind->size, its->rows + (size_t)b * its->kind->size,
                  its->ordering);
}

static int by_key(const void *left, const void *right, const void *context)
{
    const struct ordering *ordering = context;
    int order = 0;

    for (int i = 0; i < ordering->n && order == 0; i++)
        order = by_column(&ordering->columns[i], left, right);
    return order;
}

void kind_sort(const struct kind *kind, const struct season *season, void *rows, int count)
{
    struct arena arena = {0};

    if (count > 1)
        sort_rows(rows, (size_t)count, kind->size, by_key, ordering_make(&arena, kind, season));
    arena_release(&arena);
}
