/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/support/store_fill.h - seasons with a value in every column, and files to keep
 * them in; for tests of the store. */
#ifndef TESTS_STORE_FILL_H
#define TESTS_STORE_FILL_H

#include "tests/support/check.h"

#include <dirent.h>
#include <unistd.h>

#include "scheduler/base/arena.h"
#include "scheduler/model/kind.h"
#include "scheduler/model/season.h"
#include "scheduler/store/store.h"

static const struct change_note fill_note = {
    .who = "officer", .command = "test", .summary = "a change", .now_utc = 1800000000};

enum { FILL_KINDS = 64 };

/* Names of every kind, for store_save_season. */
static inline const char *const *fill_all_kinds(void)
{
    static const char *names[FILL_KINDS];

    for (int i = 0; kinds[i].name; i++)
        names[i] = kinds[i].name;
    return names;
}

static inline int64_t fill_number(const struct kind_column *column, int place, int row, int salt)
{
    int words = 0;

    switch (column->type) {
    case COLUMN_YES:
        return 1;
    case COLUMN_ENUM:
        while (column->words[words])
            words++;
        return words > 1 ? 1 + row % (words - 1) : 0;
    case COLUMN_DAY: /* later columns are later days, so that from < until */
        return 20000 + 100 * place + row + salt;
    case COLUMN_MOMENT:
    case COLUMN_BIG:
        return 30000000 + 1000 * place + row + salt;
    case COLUMN_TIME:
        return 100 + 30 * place + (row + salt) % 20;
    default:
        if (strcmp(column->name, "weekday") == 0 || strcmp(column->name, "weekdays") == 0)
            return 1 + (row + salt) % 6;
        return 1 + row + (strcmp(column->name, "version") == 0 ? 0 : salt);
    }
}

static inline void fill_row(const struct kind *kind, const struct season *season, void *row,
                            int number, int salt, struct arena *arena)
{
    for (int i = 0; i < kind->n_columns; i++) {
        const struct kind_column *column = &kind->columns[i];
        if (column->type == COLUMN_TEXT) {
            const char *key = strstr(kind->key, column->name);
            column_set_text(column, row,
                            arena_text(arena, "%s %s %05d%s", kind->name, column->name, number,
                                       key || salt == 0 ? "" : arena_text(arena, " (%d)", salt)));
        } else if (column->type == COLUMN_REF) {
            int count;
            (void)kind_rows(kind_find(column->ref), season, &count);
            column_set_number(column, row, count > 0 ? number % count : -1);
        } else {
            column_set_number(column, row, fill_number(column, i, number, salt));
        }
    }
}

/* A season with `rows` rows of every kind, no column at its default, in key
 * order.  Another salt: the same codes, other values beside them. */
static inline void fill_season(struct season *season, int rows, int salt, struct arena *arena)
{
    *season = (struct season){0};
    for (const struct kind *kind = kinds; kind->name; kind++) {
        unsigned char *list = arena_alloc(arena, (size_t)rows, kind->size);
        for (int i = 0; i < rows; i++)
            fill_row(kind, season, list + (size_t)i * kind->size, i, salt, arena);
        kind_sort(kind, season, list, rows);
        kind_set_rows(kind, season, list, rows);
    }
}

static inline bool fill_same_kind(const struct kind *kind, const struct season *left,
                                  const struct season *right)
{
    int n_left, n_right;
    const unsigned char *a = kind_rows(kind, left, &n_left);
    const unsigned char *b = kind_rows(kind, right, &n_right);

    if (n_left != n_right)
        return false;
    for (int i = 0; i < n_left; i++)
        if (!kind_same(kind, left, a + (size_t)i * kind->size, right, b + (size_t)i * kind->size))
            return false;
    return true;
}

/* The first kind in which the two differ; NULL: the same. */
static inline const char *fill_difference(const struct season *left, const struct season *right)
{
    for (const struct kind *kind = kinds; kind->name; kind++)
        if (!fill_same_kind(kind, left, right))
            return kind->name;
    return NULL;
}

/* A new folder for a test's files. */
static inline const char *fill_folder(void)
{
    static char folder[64];

    (void)snprintf(folder, sizeof folder, "/var/tmp/examrota-test-XXXXXX");
    return mkdtemp(folder);
}

/* One open file in a folder of its own: cmocka's state in these tests. */
struct desk {
    const char *folder, *path;
    struct store *store;
    struct arena arena;
    struct fault fault;
};

static inline int desk_begin(void **state)
{
    struct desk *desk = calloc(1, sizeof *desk);

    if (!desk)
        return -1;
    desk->folder = arena_copy(&desk->arena, fill_folder());
    desk->path = arena_text(&desk->arena, "%s/school.db", desk->folder);
    *state = desk;
    return store_open(desk->path, STORE_CREATE, &desk->store, &desk->fault) ? 0 : -1;
}

static inline int desk_end(void **state)
{
    struct desk *desk = *state;
    DIR *folder = opendir(desk->folder);

    store_close(desk->store);
    for (struct dirent *entry; folder && (entry = readdir(folder));)
        (void)unlink(arena_text(&desk->arena, "%s/%s", desk->folder, entry->d_name));
    (void)closedir(folder);
    (void)rmdir(desk->folder);
    arena_release(&desk->arena);
    free(desk);
    return 0;
}

#define WITH_FILE(test) cmocka_unit_test_setup_teardown(test, desk_begin, desk_end)

static inline void good(struct desk *desk, bool done)
{
    if (!done)
        print_error("%s\n", desk->fault.text);
    assert_true(done);
}

static inline struct season load(struct desk *desk)
{
    struct season season = {0};
    good(desk, store_load(desk->store, &desk->arena, &season, &desk->fault));
    return season;
}

static inline void sound(struct desk *desk)
{
    const char *problems;
    good(desk, store_check(desk->store, &desk->arena, &problems, &desk->fault));
    assert_string_equal(problems, "");
}

#endif
