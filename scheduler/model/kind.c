/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/model/kind.h"

#include <assert.h>
#include <string.h>

#include "scheduler/model/season.h"

const struct kind *kind_find(const char *name)
{
    /* Columns ask for what they refer to by the literal that kinds[] itself has
     * (the compiler keeps one of each), and they ask for every row. */
    for (const struct kind *kind = kinds; kind->name; kind++)
        if (kind->name == name)
            return kind;
    for (const struct kind *kind = kinds; kind->name; kind++)
        if (strcmp(kind->name, name) == 0)
            return kind;
    return NULL;
}

const struct kind_column *kind_column_find(const struct kind *kind, const char *name)
{
    for (int i = 0; i < kind->n_columns; i++)
        if (strcmp(kind->columns[i].name, name) == 0)
            return &kind->columns[i];
    return NULL;
}

const void *kind_rows(const struct kind *kind, const struct season *season, int *count)
{
    const unsigned char *base = (const unsigned char *)season;
    const void *rows;

    memcpy(&rows, base + kind->rows, sizeof rows);
    memcpy(count, base + kind->n_rows, sizeof *count);
    return rows;
}

void kind_set_rows(const struct kind *kind, struct season *season, const void *rows, int count)
{
    unsigned char *base = (unsigned char *)season;

    memcpy(base + kind->rows, &rows, sizeof rows);
    memcpy(base + kind->n_rows, &count, sizeof count);
}

int word_find(const char *const *words, const char *word)
{
    for (int i = 0; words[i]; i++)
        if (strcmp(words[i], word) == 0)
            return i;
    return -1;
}

static bool is_wide(const struct kind_column *column)
{
    return column->type == COLUMN_DAY || column->type == COLUMN_MOMENT ||
           column->type == COLUMN_BIG;
}

int64_t column_number(const struct kind_column *column, const void *row)
{
    const unsigned char *member = (const unsigned char *)row + column->offset;

    assert(column->type != COLUMN_TEXT);
    if (is_wide(column))
        return *(const int64_t *)(const void *)member;
    if (column->type == COLUMN_YES)
        return *(const bool *)(const void *)member;
    return *(const int *)(const void *)member;
}

const char *column_text(const struct kind_column *column, const void *row)
{
    const unsigned char *member = (const unsigned char *)row + column->offset;

    assert(column->type == COLUMN_TEXT);
    return *(const char *const *)(const void *)member;
}

void column_set_number(const struct kind_column *column, void *row, int64_t number)
{
    unsigned char *member = (unsigned char *)row + column->offset;

    assert(column->type != COLUMN_TEXT);
    if (is_wide(column))
        *(int64_t *)(void *)member = number;
    else if (column->type == COLUMN_YES)
        *(bool *)(void *)member = number != 0;
    else
        *(int *)(void *)member = (int)number;
}

void column_set_text(const struct kind_column *column, void *row, const char *text)
{
    unsigned char *member = (unsigned char *)row + column->offset;

    assert(column->type == COLUMN_TEXT);
    *(const char **)(void *)member = text;
}

void kind_clear(const struct kind *kind, void *row)
{
    memset(row, 0, kind->size);
    for (int i = 0; i < kind->n_columns; i++) {
        const struct kind_column *column = &kind->columns[i];
        if (column->type == COLUMN_TEXT)
            column_set_text(column, row, "");
        else
            column_set_number(column, row, column->empty);
    }
}
