/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/cli/import_rows.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "scheduler/base/list.h"

static bool what_read(const char *text, size_t length, enum intake_what *what)
{
    for (int i = 0; i < N_INTAKE_WHATS; i++) {
        if (strlen(intake_whats[i]) == length && memcmp(intake_whats[i], text, length) == 0) {
            *what = (enum intake_what)i;
            return true;
        }
    }
    return false;
}

/* "staff,updated,100"; "all": some of each. */
bool import_show_read(const struct args *args, struct intake_show *show,
                      const struct intake_show **asked, struct fault *fault)
{
    const char *text = args_text(args, "show");

    *show = (struct intake_show){0};
    *asked = text ? show : NULL;
    if (!text || strcmp(text, "all") == 0)
        return true;
    size_t length = strcspn(text, ",");
    const char *what = text[length] ? text + length + 1 : "";
    const char *first = strchr(what, ',');
    for (const struct kind *kind = kinds; kind->name; kind++)
        if (kind->imported && !kind->parent && strlen(kind->name) == length &&
            memcmp(kind->name, text, length) == 0)
            show->kind = kind->name;
    show->first = first ? (int)strtol(first + 1, NULL, 10) : 0;
    if (!show->kind || show->first < 0 || !what_read(what, strcspn(what, ","), &show->what))
        return fault_set(fault, FAULT_USAGE,
                         "--show takes 'all', or what and which: staff,created staff,updated "
                         "staff,removed, with ,100 for those from the 101st on");
    return true;
}

bool import_leave_read(struct app *app, const struct args *args, struct office_import_ask *ask,
                       struct fault *fault)
{
    const char *path = args_text(args, "except"), **lines = NULL;
    char *line = NULL;
    size_t room = 0;
    ssize_t length;
    int count = 0, lines_room = 0;
    FILE *in = path ? fopen(path, "r") : NULL;

    if (!path)
        return true;
    if (!in)
        return fault_set(fault, FAULT_MISSING, "%s cannot be read: %s", path, strerror(errno));
    while ((length = getline(&line, &room, in)) > 0) {
        line[strcspn(line, "\r\n")] = '\0';
        if (*line && *line != '#')
            *LIST_ADD(&app->arena, lines, count, lines_room) = arena_copy(&app->arena, line);
    }
    free(line);
    (void)fclose(in);
    ask->leave = lines;
    ask->n_leave = count;
    return true;
}

static void print_cells(struct app *app, const struct intake_row *row)
{
    for (int i = 0; i < row->n_cells; i++) {
        const struct intake_cell *cell = &row->cells[i];
        if (row->what == INTAKE_UPDATED)
            fprintf(app->out, "%s %s: %s -> %s", i ? "," : "", cell->column,
                    *cell->was ? cell->was : "nothing", *cell->is ? cell->is : "nothing");
        else
            fprintf(app->out, "%s %s: %s", i ? "," : "", cell->column,
                    row->what == INTAKE_CREATED ? cell->is : cell->was);
    }
}

void import_rows_print(struct app *app, const struct intake *intake)
{
    for (int i = 0; i < intake->n_rows; i++) {
        const struct intake_row *row = &intake->rows[i];
        fprintf(app->out, "%s %s %s%s\n   ", row->kind, intake_whats[row->what], row->key,
                row->left      ? "  (left as it is)"
                : row->follows ? "  (goes with what it belongs to)"
                               : "");
        print_cells(app, row);
        fputs("\n", app->out);
    }
    if (intake->n_followers)
        fprintf(app->out, "%s left out with what they name\n",
                counted(app, intake->n_followers, "row is", "rows are"));
}

void import_left_add(struct json *row, const struct intake_count *count)
{
    static const char *const names[] = {"created_left", "updated_left", "removed_left"};

    for (int i = 0; i < N_INTAKE_WHATS; i++)
        json_number(row, names[i], count->left[i]);
}

void import_rows_add(struct json *root, const struct intake *intake)
{
    json_number(root, "left_with", intake->n_followers);
    struct json *list = json_list(root, "rows");
    for (int i = 0; i < intake->n_rows; i++) {
        const struct intake_row *one = &intake->rows[i];
        struct json *row = json_row(list);
        json_text(row, "kind", one->kind);
        json_text(row, "what", intake_whats[one->what]);
        json_text(row, "key", one->key);
        json_text(row, "file", one->file);
        json_number(row, "line", one->line);
        json_yes(row, "left", one->left);
        json_yes(row, "follows", one->follows);
        struct json *cells = json_list(row, "cells");
        for (int k = 0; k < one->n_cells; k++) {
            struct json *cell = json_row(cells);
            json_text(cell, "column", one->cells[k].column);
            json_text(cell, "was", one->cells[k].was);
            json_text(cell, "is", one->cells[k].is);
        }
    }
}
