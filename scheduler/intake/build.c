/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/intake/build.h"

#include <assert.h>
#include <string.h>

int build_place(const struct build *build, const char *kind)
{
    for (int i = 0; i < build->n_kinds; i++) {
        if (strcmp(build->kinds[i].kind->name, kind) == 0)
            return i;
    }
    return -1;
}

struct built *build_kind(const struct build *build, const char *kind)
{
    int place = build_place(build, kind);

    assert(place >= 0);
    return &build->kinds[place];
}

/* "somewhere/Staff.csv" is a file of "staff". */
static bool file_is_of(const char *file, const char *kind)
{
    const char *slash = strrchr(file, '/');
    const char *stem = slash ? slash + 1 : file;
    size_t length = strcspn(stem, ".");
    char name[64];

    if (length >= sizeof name)
        return false;
    memcpy(name, stem, length);
    name[length] = '\0';
    return text_same_case(name, kind);
}

static void mark_broken(struct build *build, struct built *built)
{
    for (int i = 0; i < build->issues->count; i++) {
        const struct issue *issue = &build->issues->list[i];
        if (issue->severity == ISSUE_ERROR && issue->line <= 1 &&
            file_is_of(issue->file, built->kind->name))
            built->broken = true;
    }
}

static void mark_batches(const struct build *build, struct built *built)
{
    for (int i = 0; i < build->batches->count; i++) {
        const struct batch *batch = &build->batches->list[i];
        if (strcmp(batch->kind->name, built->kind->name) != 0)
            continue;
        built->came = true;
        built->whole = built->whole || batch->whole;
        built->read += batch->n_rows;
    }
}

void build_start(struct build *build)
{
    while (kinds[build->n_kinds].name)
        build->n_kinds++;
    build->kinds = arena_new(build->arena, struct built, build->n_kinds);
    for (int i = 0; i < build->n_kinds; i++)
        build->kinds[i].kind = &kinds[i];
    for (int i = 0; i < build->n_kinds; i++) {
        struct built *built = &build->kinds[i];
        assert(built->kind->n_columns <= (int)(sizeof built->refs / sizeof *built->refs));
        key_make(&built->key, built->kind);
        for (int c = 0; c < built->kind->n_columns; c++) {
            const struct kind_column *column = &built->kind->columns[c];
            built->refs[c] = column->type == COLUMN_REF ? build_place(build, column->ref) : -1;
        }
        mark_batches(build, built);
        mark_broken(build, built);
    }
    build->after.version = build->before->version;
}

const struct names *build_names(struct build *build, struct built *built)
{
    if (!built->names.heads)
        names_make(&built->names, built->kind, built->rows, built->count, build->arena);
    return &built->names;
}

void *build_row(const struct built *built, int row)
{
    return built->rows + (size_t)row * built->kind->size;
}

int build_add(struct build *build, struct built *built, const void *row, struct origin origin)
{
    size_t size = built->kind->size;

    if (built->count == built->room) {
        int room = built->room ? built->room * 2 : 64;
        char *rows = arena_alloc(build->arena, (size_t)room, size);
        struct origin *origins = arena_new(build->arena, struct origin, room);
        if (built->count) {
            memcpy(rows, built->rows, (size_t)built->count * size);
            memcpy(origins, built->origins, (size_t)built->count * sizeof *origins);
        }
        built->rows = rows;
        built->origins = origins;
        built->room = room;
    }
    memcpy(build_row(built, built->count), row, size);
    built->origins[built->count] = origin;
    return built->count++;
}

void build_finish(struct build *build, struct built *built)
{
    size_t size = built->kind->size;
    int *order = key_order(&built->key, built->rows, built->count, build->arena);
    char *rows = arena_alloc(build->arena, (size_t)built->count + 1, size);
    struct origin *origins = arena_new(build->arena, struct origin, built->count + 1);

    for (int i = 0; i < built->n_stored; i++)
        built->moved[i] = -1;
    for (int i = 0; i < built->count; i++) {
        memcpy(rows + (size_t)i * size, build_row(built, order[i]), size);
        origins[i] = built->origins[order[i]];
        if (origins[i].before >= 0)
            built->moved[origins[i].before] = i;
    }
    built->rows = rows;
    built->origins = origins;
    kind_set_rows(built->kind, &build->after, rows, built->count);
}
