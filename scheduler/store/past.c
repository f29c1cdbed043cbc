/* SPDX-License-Identifier: GPL-3.0-or-later
 * The season as it was: later changes taken back in a transaction that is thrown away. */
#include "scheduler/store/history.h"

/* The newest first.  *there false: one of them is too old to be taken back, or cannot be. */
static bool take_back(struct store *store, int64_t number, bool *there, struct fault *fault)
{
    static const char sql[] = "SELECT \"changeset\" FROM \"change\""
                              " WHERE \"state\" = 'done' AND \"number\" > ?"
                              " ORDER BY \"number\" DESC";
    struct arena arena = {0};
    sqlite3_stmt *statement;
    int rc;

    if (!db_prepare(store, sql, &statement, fault))
        return false;
    sqlite3_bind_int64(statement, 1, number);
    while ((rc = sqlite3_step(statement)) == SQLITE_ROW && *there) {
        int size = sqlite3_column_bytes(statement, 0);
        const void *bytes = sqlite3_column_blob(statement, 0);
        *there = bytes && history_apply(store, arena_dup(&arena, bytes, (size_t)size, 1), size,
                                        true) == SQLITE_OK;
    }
    bool good = db_read(store, statement, *there ? rc : SQLITE_DONE, fault);
    arena_release(&arena);
    return good;
}

static void drop(struct store *store)
{
    if (!sqlite3_get_autocommit(store->db))
        sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL);
}

bool store_load_past(struct store *store, int64_t number, struct arena *arena,
                     struct season *season, bool *there, struct fault *fault)
{
    *there = store->writable;
    if (!*there)
        return true;
    /* As undo: ON DELETE would do again what a changeset does itself. */
    if (!db_run(store, "PRAGMA foreign_keys = OFF", fault))
        return false;
    bool good = db_begin(store, fault) && take_back(store, number, there, fault) &&
                (!*there || db_season(store, arena, season, fault));
    drop(store);
    return good;
}
