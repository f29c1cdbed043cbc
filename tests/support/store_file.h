/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/support/store_file.h - school files made and looked at from outside the store. */
#ifndef TESTS_STORE_FILE_H
#define TESTS_STORE_FILE_H

#include "scheduler/store/schema.h"
#include "tests/support/store_fill.h"

static inline const char *beside(struct desk *desk, const char *name)
{
    return arena_text(&desk->arena, "%s/%s", desk->folder, name);
}

static inline void shut(struct desk *desk)
{
    store_close(desk->store);
    desk->store = NULL;
}

static inline void save_full(struct desk *desk, struct season *full)
{
    struct season before = load(desk);
    fill_season(full, 6, 0, &desk->arena);
    good(desk,
         store_save_season(desk->store, &before, full, fill_all_kinds(), &fill_note, &desk->fault));
}

static inline void refused(struct desk *desk, const char *path, enum store_mode mode,
                           enum fault_kind kind, const char *words)
{
    struct store *store = NULL;

    desk->fault = (struct fault){0};
    assert_false(store_open(path, mode, &store, &desk->fault));
    assert_null(store);
    if (desk->fault.kind != kind || !strstr(desk->fault.text, words))
        print_error("kind %d: %s\n", (int)desk->fault.kind, desk->fault.text);
    assert_int_equal(desk->fault.kind, kind);
    assert_non_null(strstr(desk->fault.text, words));
}

static inline void put(const char *path, const char *bytes, size_t size)
{
    FILE *file = fopen(path, "wb");

    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, size, file), size);
    assert_int_equal(fclose(file), 0);
}

static inline void run_sql(const char *path, const char *sql)
{
    sqlite3 *db;

    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

static inline int64_t read_number(const char *path, const char *sql)
{
    sqlite3 *db;
    sqlite3_stmt *statement;

    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &statement, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    int64_t number = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
    return number;
}

#endif
