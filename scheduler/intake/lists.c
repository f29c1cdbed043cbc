/* SPDX-License-Identifier: GPL-3.0-or-later
 * Lists inside a cell ("AB;CD") are rows of a kind of their own. */
#include <string.h>

#include "scheduler/intake/fill.h"
#include "scheduler/intake/leave.h"

struct list {
    struct build *build;
    struct built *built, *parent;
    int parent_at, item_at; /* columns: whose list it is, what is listed */
    const struct kind_column *position;
    const char *field; /* of the parent's record kind */
    void *row;
    int *first, *next; /* stored rows by the parent's row before */
};

/* staff_sites is field sites of staff, caseload_pupils is pupils of caseload. */
static const char *field_of(const struct kind *kind)
{
    const char *under = strrchr(kind->name, '_');

    return under ? under + 1 : kind->name;
}

static void find_columns(struct list *list)
{
    const struct kind *kind = list->built->kind;

    list->parent_at = list->item_at = -1;
    for (int c = 0; c < kind->n_columns; c++) {
        if (kind->columns[c].type != COLUMN_REF)
            continue;
        if (list->parent_at < 0 && strcmp(kind->columns[c].ref, kind->parent) == 0)
            list->parent_at = c;
        else
            list->item_at = c;
    }
    list->position = kind_column_find(kind, "position");
}

static void index_stored(struct list *list)
{
    struct built *built = list->built;
    const struct kind_column *parent = &built->kind->columns[list->parent_at];
    int count = 0;
    const char *before = kind_rows(built->kind, list->build->before, &count);

    list->first = arena_new(list->build->arena, int, list->parent->n_stored + 1);
    list->next = arena_new(list->build->arena, int, count + 1);
    for (int i = count - 1; i >= 0; i--) {
        int64_t whose = column_number(parent, before + (size_t)i * built->kind->size);
        if (whose < 0 || whose >= list->parent->n_stored)
            continue;
        list->next[i] = list->first[whose];
        list->first[whose] = i + 1;
    }
}

static const char *stored_row(const struct list *list, int i)
{
    return list->built->stored + (size_t)i * list->built->kind->size;
}

static void keep_list(struct list *list, int before)
{
    for (int at = list->first[before]; at; at = list->next[at - 1]) {
        if (list->built->lost[at - 1])
            list->parent->origins[list->parent->moved[before]].state = ROW_UPDATED;
        else
            build_add(list->build, list->built, stored_row(list, at - 1),
                      (struct origin){.batch = -1, .row = -1, .before = at - 1});
    }
}

/* The stored row of this list that names the same; -1. */
static int stored_find(const struct list *list, int before)
{
    const struct kind_column *item = &list->built->kind->columns[list->item_at];

    for (int at = before >= 0 ? list->first[before] : 0; at; at = list->next[at - 1]) {
        if (column_compare(item, stored_row(list, at - 1), list->row) == 0 &&
            !list->built->lost[at - 1])
            return at - 1;
    }
    return -1;
}

static bool already(const struct list *list, int from)
{
    const struct kind_column *item = &list->built->kind->columns[list->item_at];

    for (int i = from; i < list->built->count; i++) {
        if (column_compare(item, build_row(list->built, i), list->row) == 0)
            return true;
    }
    return false;
}

static void read_list(struct list *list, struct fill *fill, int parent_row, const char *text)
{
    struct built *built = list->built;
    struct origin *origin = &list->parent->origins[parent_row];
    const struct kind_column *columns = built->kind->columns;
    int from = built->count, kept = 0, stored = 0;
    char item[200];

    for (int at = origin->before >= 0 ? list->first[origin->before] : 0; at;
         at = list->next[at - 1])
        stored++;
    while (list_next(&text, item, sizeof item)) {
        int row =
            fill_find(fill, &list->build->kinds[built->refs[list->item_at]], list->field, item, -1);
        if (row < 0)
            continue;
        kind_clear(built->kind, list->row);
        column_set_number(&columns[list->parent_at], list->row, parent_row);
        column_set_number(&columns[list->item_at], list->row, row);
        if (list->position)
            column_set_number(list->position, list->row, built->count - from);
        if (already(list, from))
            continue;
        int before = stored_find(list, origin->before);
        if (before >= 0) {
            *(int64_t *)list->row = *(const int64_t *)(const void *)stored_row(list, before);
            kept += rows_same(built->kind, stored_row(list, before), list->row);
        }
        build_add(list->build, built, list->row,
                  (struct origin){.batch = origin->batch, .row = origin->row, .before = before});
    }
    if (origin->state == ROW_UNCHANGED && (kept != stored || built->count - from != stored))
        origin->state = ROW_UPDATED;
    origin->bad = origin->bad || fill->bad;
}

static void list_of_row(struct list *list, int parent_row)
{
    const struct origin *origin = &list->parent->origins[parent_row];
    struct fill fill = {.build = list->build, .built = list->built, .row = origin->row};

    if (origin->batch >= 0)
        fill.batch = &list->build->batches->list[origin->batch];
    int field = fill.batch ? field_find(fill.batch->kind, list->field) : -1;
    bool was_bad = origin->bad;
    bool told = field >= 0 && (list->parent->whole || fill.batch->headings[field]);
    if (told && origin->state != ROW_LEFT) {
        int from = list->built->count;
        read_list(list, &fill, parent_row, batch_value(fill.batch, fill.row, field)->text);
        if (origin->state == ROW_UPDATED && leave_changed(list->build, list->parent, parent_row)) {
            list->built->count = from;
            keep_list(list, origin->before);
        }
    } else if (origin->before >= 0)
        keep_list(list, origin->before);
    list->build->issues->followers += fill.follower && !was_bad;
}

void lists_kind(struct build *build, struct built *built)
{
    struct list list = {.build = build,
                        .built = built,
                        .parent = build_kind(build, built->kind->parent),
                        .field = field_of(built->kind),
                        .row = arena_alloc(build->arena, 1, built->kind->size)};

    find_columns(&list);
    carry_rows(build, built);
    index_stored(&list);
    for (int i = 0; i < list.parent->count; i++)
        list_of_row(&list, i);
    build_finish(build, built);
}
