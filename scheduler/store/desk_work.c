/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/store/desk_work.h"

#include "scheduler/base/list.h"
#include "scheduler/store/db.h"

bool store_tries(struct store *store, struct arena *arena, struct kept_try **tries, int *count,
                 struct fault *fault)
{
    static const char sql[] =
        "SELECT \"what\", \"failed\", \"until_utc\" FROM \"login_try\" ORDER BY \"id\"";
    sqlite3_stmt *statement;
    struct kept_try *list = NULL;
    int n = 0, room = 0, rc;

    if (!db_prepare(store, sql, &statement, fault))
        return false;
    while ((rc = sqlite3_step(statement)) == SQLITE_ROW) {
        *LIST_ADD(arena, list, n, room) =
            (struct kept_try){.what = db_text(statement, 0, arena),
                              .failed = sqlite3_column_int(statement, 1),
                              .until_utc = sqlite3_column_int64(statement, 2)};
    }
    *tries = list;
    *count = n;
    return db_read(store, statement, rc, fault);
}

static void bind_try(sqlite3_stmt *statement, const void *rows, int row)
{
    const struct kept_try *kept = (const struct kept_try *)rows + row;

    sqlite3_bind_text(statement, 1, kept->what, -1, SQLITE_STATIC);
    sqlite3_bind_int(statement, 2, kept->failed);
    sqlite3_bind_int64(statement, 3, kept->until_utc);
}

bool store_tries_keep(struct store *store, const struct kept_try *tries, int count,
                      struct fault *fault)
{
    return db_replace(
        store,
        &(struct db_rows){.clear = "DELETE FROM \"login_try\"",
                          .insert =
                              "INSERT INTO \"login_try\" (\"what\", \"failed\", \"until_utc\")"
                              " VALUES (?1, ?2, ?3)",
                          .bind = bind_try,
                          .rows = tries,
                          .count = count},
        fault);
}

bool store_jobs(struct store *store, struct arena *arena, struct kept_job **jobs, int *count,
                struct fault *fault)
{
    static const char sql[] =
        "SELECT \"id\", \"title\", \"who\", \"then\", \"began_utc\", \"season_version\", \"plans\","
        " \"cut\", \"exit_code\" FROM \"desk_job\" ORDER BY \"id\"";
    sqlite3_stmt *statement;
    struct kept_job *list = NULL;
    int n = 0, room = 0, rc;

    if (!db_prepare(store, sql, &statement, fault))
        return false;
    while ((rc = sqlite3_step(statement)) == SQLITE_ROW) {
        *LIST_ADD(arena, list, n, room) =
            (struct kept_job){.number = sqlite3_column_int(statement, 0),
                              .title = db_text(statement, 1, arena),
                              .who = db_text(statement, 2, arena),
                              .then = db_text(statement, 3, arena),
                              .began_utc = sqlite3_column_int64(statement, 4),
                              .version = sqlite3_column_int64(statement, 5),
                              .plans = sqlite3_column_int(statement, 6) != 0,
                              .cut = sqlite3_column_int(statement, 7) != 0,
                              .exit_code = sqlite3_column_int(statement, 8)};
    }
    *jobs = list;
    *count = n;
    return db_read(store, statement, rc, fault);
}

bool store_job_begin(struct store *store, const struct kept_job *job, int keep, struct fault *fault)
{
    static const char adds[] =
        "INSERT INTO \"desk_job\" (\"id\", \"title\", \"who\", \"then\", \"began_utc\","
        " \"season_version\", \"plans\") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    static const char drops[] = "DELETE FROM \"desk_job\" WHERE \"id\" <= ?1";
    sqlite3_stmt *statement = NULL, *old = NULL;
    bool good = db_prepare(store, adds, &statement, fault) && db_prepare(store, drops, &old, fault);

    if (good && db_begin(store, fault)) {
        sqlite3_bind_int(statement, 1, job->number);
        sqlite3_bind_text(statement, 2, job->title, -1, SQLITE_STATIC);
        sqlite3_bind_text(statement, 3, job->who, -1, SQLITE_STATIC);
        sqlite3_bind_text(statement, 4, job->then, -1, SQLITE_STATIC);
        sqlite3_bind_int64(statement, 5, job->began_utc);
        sqlite3_bind_int64(statement, 6, job->version);
        sqlite3_bind_int(statement, 7, job->plans);
        sqlite3_bind_int(old, 1, job->number - keep);
        good = db_finish(store, statement, fault) && db_finish(store, old, fault);
        good = db_end(store, good, fault);
    } else {
        good = false;
    }
    sqlite3_finalize(statement);
    sqlite3_finalize(old);
    return good;
}

bool store_job_end(struct store *store, int number, bool cut, int exit_code, struct fault *fault)
{
    static const char sql[] =
        "UPDATE \"desk_job\" SET \"cut\" = ?2, \"exit_code\" = ?3 WHERE \"id\" = ?1";
    sqlite3_stmt *statement;

    if (!db_prepare(store, sql, &statement, fault))
        return false;
    sqlite3_bind_int(statement, 1, number);
    sqlite3_bind_int(statement, 2, cut);
    sqlite3_bind_int(statement, 3, exit_code);
    bool good = db_finish(store, statement, fault);
    sqlite3_finalize(statement);
    return good;
}
