/* SPDX-License-Identifier: GPL-3.0-or-later
 * The rows of files over the rows that were stored. */
#include <string.h>

#include "scheduler/intake/fill.h"
#include "scheduler/intake/leave.h"

struct merge {
    struct key_table stored; /* of built->stored */
    bool *used;              /* by stored row: a row of a file continues it */
    bool *kept;              /* by stored row: it stays, what the file says of it is left */
    void *row;               /* kind->size bytes: the row as it will be */
};

/* A file that is not the whole truth leaves alone what it does not speak about. */
static void keep_untold(const struct fill *fill, void *row, int before)
{
    const struct built *built = fill->built;
    const void *old = built->stored + (size_t)before * built->kind->size;

    for (int c = 0; c < built->kind->n_columns; c++) {
        if (!((fill->told >> c) & 1))
            column_copy(&built->kind->columns[c], row, old);
    }
}

/* Papers and entries of a school that had one series and did not name it: the
 * same rows, now that it is named. */
static int find_unnamed_series(struct fill *fill)
{
    const struct merge *merge = fill->context;
    const struct kind_column *series = kind_column_find(fill->built->kind, "series");
    int n_series = fill->build->after.n_series;

    if (!series || series->type != COLUMN_REF || n_series != 1)
        return -1;
    memcpy(merge->row, fill->into, fill->built->kind->size);
    column_set_number(series, merge->row, column_number(series, fill->into) < 0 ? 0 : -1);
    return key_table_find(&merge->stored, merge->row);
}

static void emit_row(struct fill *fill)
{
    struct merge *merge = fill->context;
    struct built *built = fill->built;
    int before = key_table_find(&merge->stored, fill->into);

    if (before < 0)
        before = find_unnamed_series(fill);
    memcpy(merge->row, fill->into, built->kind->size);
    if (before >= 0 && (built->lost[before] || merge->used[before]))
        before = -1;
    if (leave_new(fill, before)) {
        merge->kept[before < 0 ? built->n_stored : before] = true;
        return;
    }
    if (before >= 0) {
        merge->used[before] = true;
        if (!built->whole)
            keep_untold(fill, merge->row, before);
        *(int64_t *)merge->row =
            *(const int64_t *)(const void *)(built->stored + (size_t)before * built->kind->size);
    }
    build_add(fill->build, built, merge->row,
              (struct origin){.batch = fill->batch_at,
                              .row = fill->row,
                              .before = before,
                              .state = before >= 0 ? ROW_UPDATED : ROW_CREATED,
                              .bad = fill->bad});
}

static void read_batch(struct build *build, struct built *built, int batch_at, struct merge *merge)
{
    const struct batch *batch = &build->batches->list[batch_at];
    struct fill fill = {.build = build,
                        .built = built,
                        .batch = batch,
                        .batch_at = batch_at,
                        .into = arena_alloc(build->arena, 1, built->kind->size),
                        .told = fill_told(built, batch),
                        .context = merge,
                        .emit = emit_row};

    for (fill.row = 0; fill.row < batch->n_rows; fill.row++) {
        fill_row(&fill);
        build->issues->followers += fill.follower;
    }
}

static bool has_key(const struct built *built, const void *row)
{
    return built->key.count == 0 || built->key.columns[0]->type != COLUMN_TEXT ||
           *column_text(built->key.columns[0], row) != '\0';
}

static int line_of(const struct build *build, const struct origin *origin)
{
    return build->batches->list[origin->batch].lines[origin->row];
}

/* Two rows of one key.  The same row twice is a slip; two different ones are a riddle. */
static void tell_twice(struct build *build, struct built *built, int first, int again)
{
    const struct origin *origin = &built->origins[again], *other = &built->origins[first];
    const struct batch *batch = &build->batches->list[origin->batch];
    const char *column = built->key.count ? fill_heading(batch, built->key.columns[0]->name) : "";
    bool same = rows_same(built->kind, build_row(built, first), build_row(built, again));

    if (origin->bad || other->bad)
        return;
    if (same)
        issue_add(build->issues, ISSUE_WARNING, batch->file, batch->lines[origin->row], column,
                  "this says the same as line %d; one of the two can go", line_of(build, other));
    else
        issue_add(build->issues, ISSUE_ERROR, batch->file, batch->lines[origin->row], column,
                  "this is about the same as line %d; keep one of the two", line_of(build, other));
}

/* Drops the second of two rows with one key. */
static void drop_twice(struct build *build, struct built *built)
{
    struct key_table seen;
    int kept = 0;

    key_table_make(&seen, &built->key, built->rows, built->count, build->arena);
    for (int i = 0; i < built->count; i++) {
        void *row = build_row(built, i);
        int first = has_key(built, row) && built->key.count ? key_table_find(&seen, row) : -1;
        if (first >= 0) {
            tell_twice(build, built, first, i);
            continue;
        }
        if (kept != i) {
            memcpy(build_row(built, kept), row, built->kind->size);
            built->origins[kept] = built->origins[i];
        }
        key_table_add(&seen, kept++);
    }
    built->count = kept;
}

static void keep_unnamed(struct build *build, struct built *built, const struct merge *merge)
{
    bool staff = strcmp(built->kind->name, "staff") == 0;

    for (int i = 0; i < built->n_stored; i++) {
        void *row = built->stored + (size_t)i * built->kind->size;
        if (merge->used[i] || built->lost[i])
            continue;
        if (built->whole && !merge->kept[i] && !leave_gone(build, built, i) &&
            !(staff && leaver_keep(build, i, row)))
            continue;
        build_add(build, built, row,
                  (struct origin){.batch = -1, .row = -1, .before = i, .state = ROW_KEPT});
    }
}

void merge_kind(struct build *build, struct built *built)
{
    struct merge merge = {0};

    carry_rows(build, built);
    merge.row = arena_alloc(build->arena, 1, built->kind->size);
    merge.used = arena_new(build->arena, bool, built->n_stored + 1);
    merge.kept = arena_new(build->arena, bool, built->n_stored + 1);
    key_table_make(&merge.stored, &built->key, built->stored, built->n_stored, build->arena);
    for (int i = 0; i < built->n_stored; i++) {
        if (!built->lost[i])
            key_table_add(&merge.stored, i);
    }
    for (int i = 0; i < build->batches->count; i++) {
        if (strcmp(build->batches->list[i].kind->name, built->kind->name) == 0)
            read_batch(build, built, i, &merge);
    }
    drop_twice(build, built);
    for (int i = 0; i < built->count; i++) {
        struct origin *origin = &built->origins[i];
        if (origin->before >= 0 &&
            rows_same(built->kind, build_row(built, i),
                      built->stored + (size_t)origin->before * built->kind->size))
            origin->state = ROW_UNCHANGED;
        else if (origin->state == ROW_UPDATED)
            (void)leave_changed(build, built, i);
    }
    keep_unnamed(build, built, &merge);
    build_finish(build, built);
}
