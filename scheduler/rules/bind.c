/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/rules/bind.h"

#include <stdio.h>
#include <string.h>

#include "import/cell.h"

static int find_column(const struct table *table, const char *name)
{
    for (int i = 0; i < table->n_columns; i++) {
        if (strcmp(table->names[i], name) == 0)
            return i;
    }
    return -1;
}

static bool find_word(const char *const *words, const char *text, int *value)
{
    for (int i = 0; words[i]; i++) {
        if (strcmp(words[i], text) == 0) {
            *value = i;
            return true;
        }
    }
    return false;
}

/* NULL, or what is wrong with the cell. */
static const char *put(const struct bind_column *column, const char *text, char *row,
                       struct arena *arena)
{
    void *place = row + column->offset;

    if (column->type == BIND_TEXT)
        *(const char **)place = arena_text(arena, "%s", text);
    if (!*text)
        return column->required ? "this is empty" : NULL;
    switch (column->type) {
    case BIND_TEXT:
        return NULL;
    case BIND_COUNT:
        return cell_number(text, place) && *(int *)place >= 0 ? NULL
                                                              : "this is no number from 0 upwards";
    case BIND_YES:
        return cell_yes(text, place) ? NULL : "this is neither yes nor no";
    case BIND_WORD:
        return find_word(column->words, text, place) ? NULL : "no such word is known here";
    }
    return NULL;
}

static void bind_row(const struct bind *bind, const char *file, const struct table *table, int row,
                     char *out, struct arena *arena, struct issues *issues)
{
    for (int i = 0; i < bind->n_columns; i++) {
        const struct bind_column *column = &bind->columns[i];
        int at = find_column(table, column->name);
        const char *text = at < 0 ? "" : table_cell(table, row, at);
        const char *wrong = put(column, text, out, arena);
        if (wrong && at >= 0)
            issue_add(issues, ISSUE_ERROR, file, table->lines[row], column->name, "'%s': %s", text,
                      wrong);
    }
    if (bind->line_offset != SIZE_MAX)
        memcpy(out + bind->line_offset, &table->lines[row], sizeof table->lines[row]);
}

static void check_columns(const struct bind *bind, const char *file, const struct table *table,
                          struct issues *issues)
{
    for (int i = 0; i < bind->n_columns; i++) {
        if (find_column(table, bind->columns[i].name) < 0)
            issue_add(issues, ISSUE_ERROR, file, 1, bind->columns[i].name,
                      "this column is missing");
    }
}

void *bind_rows(const struct bind *bind, const char *file, const struct table *table,
                struct arena *arena, struct issues *issues)
{
    char *rows = arena_alloc(arena, (size_t)table->n_rows + 1, bind->size);

    check_columns(bind, file, table, issues);
    for (int i = 0; i < table->n_rows; i++) {
        char *row = rows + (size_t)i * bind->size;
        bind_row(bind, file, table, i, row, arena, issues);
        const char *code = *(const char *const *)row;
        for (int j = 0; j < i; j++) {
            const char *other = *(const char *const *)(rows + (size_t)j * bind->size);
            if (*code && strcmp(code, other) == 0)
                issue_add(issues, ISSUE_ERROR, file, table->lines[i], bind->columns[0].name,
                          "'%s' stands here and in line %d", code, table->lines[j]);
        }
    }
    return rows;
}
