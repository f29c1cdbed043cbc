/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/store/db.h"

#include <string.h>

enum { LINES_MAX = 20 };

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

bool db_trouble(const struct store *store, struct fault *fault)
{
    const char *path = store->path;

    switch (sqlite3_errcode(store->db) & 0xff) {
    case SQLITE_CORRUPT:
        return fault_set(fault, FAULT_INPUT,
                         "'%s' is damaged: keep a copy of it, then put your newest backup in its "
                         "place (a file that 'examrota backup' wrote, or one called "
                         "'%s.before-v...')",
                         path, base_name(path));
    case SQLITE_NOTADB:
        return fault_set(fault, FAULT_INPUT, "'%s' is not a school file of examrota", path);
    case SQLITE_FULL:
        return fault_set(fault, FAULT_SYSTEM,
                         "the disk is full: nothing was stored in '%s'; make room and try again",
                         path);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return fault_set(fault, FAULT_SYSTEM,
                         "another examrota is writing to '%s'; try again when it is done", path);
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return fault_set(fault, FAULT_DENIED, "you may not write '%s' (or the folder it is in)",
                         path);
    case SQLITE_CANTOPEN:
        return fault_set(fault, FAULT_SYSTEM,
                         "cannot open '%s': the file must be readable and the folder it is in "
                         "writable",
                         path);
    case SQLITE_IOERR:
        return fault_set(fault, FAULT_SYSTEM,
                         "reading or writing '%s' failed: nothing was stored; is the disk full or "
                         "gone?",
                         path);
    default:
        return fault_set(fault, FAULT_SYSTEM, "'%s': %s", path, sqlite3_errmsg(store->db));
    }
}

bool db_run(struct store *store, const char *sql, struct fault *fault)
{
    if (sqlite3_exec(store->db, sql, NULL, NULL, NULL) != SQLITE_OK)
        return db_trouble(store, fault);
    return true;
}

bool db_prepare(struct store *store, const char *sql, sqlite3_stmt **statement, struct fault *fault)
{
    if (sqlite3_prepare_v2(store->db, sql, -1, statement, NULL) != SQLITE_OK)
        return db_trouble(store, fault);
    return true;
}

bool db_finish(struct store *store, sqlite3_stmt *statement, struct fault *fault)
{
    int rc = sqlite3_step(statement);

    while (rc == SQLITE_ROW)
        rc = sqlite3_step(statement);
    if (rc != SQLITE_DONE) {
        (void)db_trouble(store, fault);
        sqlite3_reset(statement);
        return false;
    }
    sqlite3_reset(statement);
    return true;
}

/* After the last step, which said rc. */
static bool close_read(struct store *store, sqlite3_stmt *statement, int rc, struct fault *fault)
{
    bool good = rc == SQLITE_ROW || rc == SQLITE_DONE;

    if (!good)
        (void)db_trouble(store, fault);
    sqlite3_finalize(statement);
    return good;
}

bool db_number(struct store *store, const char *sql, int64_t *number, struct fault *fault)
{
    sqlite3_stmt *statement;

    if (!db_prepare(store, sql, &statement, fault))
        return false;
    int rc = sqlite3_step(statement);
    int64_t read = rc == SQLITE_ROW ? sqlite3_column_int64(statement, 0) : 0;
    if (!close_read(store, statement, rc, fault))
        return false;
    *number = read;
    return true;
}

bool db_lines(struct store *store, const char *sql, struct arena *arena, const char **lines,
              struct fault *fault)
{
    sqlite3_stmt *statement;
    const char *text = "";
    int rc = SQLITE_DONE;

    if (!db_prepare(store, sql, &statement, fault))
        return false;
    for (int i = 0; i < LINES_MAX && (rc = sqlite3_step(statement)) == SQLITE_ROW; i++) {
        const char *line = (const char *)sqlite3_column_text(statement, 0);
        text = arena_text(arena, "%s%s%s", text, i > 0 ? "\n" : "", line ? line : "");
    }
    if (!close_read(store, statement, rc, fault))
        return false;
    *lines = text;
    return true;
}

const char *db_text(sqlite3_stmt *statement, int column, struct arena *arena)
{
    return arena_copy(arena, (const char *)sqlite3_column_text(statement, column));
}

bool db_begin(struct store *store, struct fault *fault)
{
    return db_run(store, "BEGIN IMMEDIATE", fault);
}

bool db_end(struct store *store, bool good, struct fault *fault)
{
    if (good && db_run(store, "COMMIT", fault))
        return true;
    /* After some errors (disk full) SQLite has rolled back already. */
    if (!sqlite3_get_autocommit(store->db))
        sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
    return false;
}

bool db_read(struct store *store, sqlite3_stmt *statement, int rc, struct fault *fault)
{
    bool good = rc == SQLITE_DONE || db_trouble(store, fault);

    sqlite3_finalize(statement);
    return good;
}

bool db_replace(struct store *store, const struct db_rows *rows, struct fault *fault)
{
    sqlite3_stmt *statement;

    if (!db_prepare(store, rows->insert, &statement, fault))
        return false;
    if (!db_begin(store, fault)) {
        sqlite3_finalize(statement);
        return false;
    }
    bool good = db_run(store, rows->clear, fault);
    for (int i = 0; good && i < rows->count; i++) {
        rows->bind(statement, rows->rows, i);
        good = db_finish(store, statement, fault);
    }
    sqlite3_finalize(statement);
    return db_end(store, good, fault);
}
