/* SPDX-License-Identifier: GPL-3.0-or-later
 * Row by row: what an import would create, change and remove, and what of it is left as it is. */
#include <string.h>

#include "scheduler/base/list.h"
#include "scheduler/base/sort.h"
#include "scheduler/intake/leave.h"

struct found_row {
    const void *row; /* created, updated: as it would be */
    int after, before, batch, at_row;
    bool left, follows;
};

struct rows {
    struct build *build;
    const struct built *built;
    enum intake_what what;
    struct found_row *found;
    int count, room;
    struct intake_row *told;
    int n_told, told_room;
};

static struct found_row *add(struct rows *rows)
{
    return LIST_ADD(rows->build->arena, rows->found, rows->count, rows->room);
}

static void find_left(struct rows *rows)
{
    for (int i = 0; i < rows->built->n_left; i++) {
        const struct left *left = &rows->built->left[i];
        if (left->what == rows->what)
            *add(rows) = (struct found_row){left->row,   -1,           left->before,
                                            left->batch, left->at_row, .left = true};
    }
}

static void find_gone(struct rows *rows)
{
    const struct built *built = rows->built;
    int count = 0;
    const char *stored = kind_rows(built->kind, rows->build->before, &count);

    for (int i = 0; i < built->n_stored; i++)
        if (built->moved[i] < 0)
            *add(rows) =
                (struct found_row){stored + (size_t)i * built->kind->size,   -1, i, -1, -1, false,
                                   .follows = built->lost[i] || !built->came};
}

static int by_place(const void *left, const void *right, const void *context)
{
    const struct rows *rows = context;
    const struct found_row *a = left, *b = right;

    if (rows->what == INTAKE_REMOVED)
        return (a->before > b->before) - (a->before < b->before);
    return key_compare(&rows->built->key, a->row, b->row);
}

/* In the order of keys, ticked or not. */
static void find(struct rows *rows)
{
    const struct built *built = rows->built;
    enum row_state wanted = rows->what == INTAKE_CREATED ? ROW_CREATED : ROW_UPDATED;

    rows->count = 0;
    find_left(rows);
    if (rows->what == INTAKE_REMOVED)
        find_gone(rows);
    for (int i = 0; i < built->count && rows->what != INTAKE_REMOVED; i++) {
        const struct origin *origin = &built->origins[i];
        if (origin->state == wanted)
            *add(rows) = (struct found_row){
                build_row(built, i), i, origin->before, origin->batch, origin->row, false, false};
    }
    sort_rows(rows->found, (size_t)rows->count, sizeof *rows->found, by_place, rows);
}

struct cells {
    struct intake_cell *list;
    int count, room;
};

static void add_cell(struct rows *rows, struct cells *cells, const char *column, const char *was,
                     const char *is)
{
    if (strcmp(was, is) != 0)
        *LIST_ADD(rows->build->arena, cells->list, cells->count, cells->room) =
            (struct intake_cell){column, was, is};
}

/* A list hangs on the row; one that is left is as the file has it. */
static void tell_lists(struct rows *rows, const struct found_row *found, struct cells *cells)
{
    const struct build *build = rows->build;

    for (const struct kind *kind = kinds; kind->name; kind++) {
        if (!kind->parent || strcmp(kind->parent, rows->built->kind->name) != 0)
            continue;
        const char *under = strrchr(kind->name, '_');
        const char *name = under ? under + 1 : kind->name, *was = "", *is = "";
        if (found->before >= 0)
            was = row_list(build->before, kind, found->before, build->arena);
        if (found->after >= 0) {
            is = row_list(&build->after, kind, found->after, build->arena);
        } else if (found->batch >= 0) {
            const struct batch *batch = &build->batches->list[found->batch];
            int field = field_find(batch->kind, name);
            bool told = field >= 0 && (rows->built->whole || batch->headings[field]);
            is = told ? arena_copy(build->arena, batch_value(batch, found->at_row, field)->text)
                      : was;
        }
        add_cell(rows, cells, name, was, is);
    }
}

static void tell_cells(struct rows *rows, const struct found_row *found, struct cells *cells)
{
    const struct build *build = rows->build;
    const struct kind *kind = rows->built->kind;
    int count = 0;
    const char *stored = kind_rows(kind, build->before, &count);
    const void *old = found->before >= 0 ? stored + (size_t)found->before * kind->size : NULL;
    void *nothing = arena_alloc(build->arena, 1, kind->size);

    kind_clear(kind, nothing);
    for (int c = 0; c < kind->n_columns; c++) {
        const struct kind_column *column = &kind->columns[c];
        bool gone = rows->what == INTAKE_REMOVED;
        const char *empty = row_cell(build->before, kind, column, nothing, build->arena);
        const char *was = old ? row_cell(build->before, kind, column, old, build->arena) : empty;
        const char *is =
            gone ? empty : row_cell(&build->after, kind, column, found->row, build->arena);
        add_cell(rows, cells, column->name, was, is);
    }
    tell_lists(rows, found, cells);
}

static void tell(struct rows *rows, const struct found_row *found)
{
    const struct build *build = rows->build;
    bool gone = rows->what == INTAKE_REMOVED;
    struct cells cells = {0};
    const struct batch *batch = found->batch >= 0 ? &build->batches->list[found->batch] : NULL;

    tell_cells(rows, found, &cells);
    *LIST_ADD(build->arena, rows->told, rows->n_told, rows->told_room) =
        (struct intake_row){.kind = rows->built->kind->name,
                            .key = row_key(gone ? build->before : &build->after, &rows->built->key,
                                           found->row, build->arena),
                            .what = rows->what,
                            .file = batch ? arena_copy(build->arena, batch->file) : "",
                            .line = batch ? batch->lines[found->at_row] : 0,
                            .left = found->left,
                            .follows = found->follows,
                            .cells = cells.list,
                            .n_cells = cells.count};
}

static void tell_kind(struct rows *rows, const struct intake_show *show)
{
    for (int what = 0; what < N_INTAKE_WHATS; what++) {
        if (show->kind && what != (int)show->what)
            continue;
        rows->what = (enum intake_what)what;
        find(rows);
        int until = show->kind ? show->first + INTAKE_ROWS : INTAKE_SOME;
        for (int i = show->kind ? show->first : 0; i < rows->count && i < until; i++)
            if (show->kind || rows->n_told < INTAKE_SOME_ALL)
                tell(rows, &rows->found[i]);
    }
}

void intake_show_rows(struct build *build, struct intake *intake)
{
    const struct intake_show *show = build->ask->show;
    struct rows rows = {.build = build};

    for (int i = 0; i < build->n_kinds; i++) {
        const struct built *built = &build->kinds[i];
        const struct kind *kind = built->kind;
        if (!kind->imported || kind->parent || strcmp(kind->name, "conflicts") == 0 ||
            (show->kind && strcmp(show->kind, kind->name) != 0))
            continue;
        rows.built = built;
        tell_kind(&rows, show);
    }
    intake->rows = rows.told;
    intake->n_rows = rows.n_told;
}
