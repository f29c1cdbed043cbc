/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/store/logins.h"

#include "scheduler/base/list.h"
#include "scheduler/store/db.h"

bool store_logins(struct store *store, struct arena *arena, struct kept_login **logins, int *count,
                  struct fault *fault)
{
    static const char sql[] =
        "SELECT s.\"hash\", a.\"id\", s.\"made_utc\", s.\"seen_utc\", a.\"role\", a.\"name\","
        " a.\"staff\" FROM \"login_session\" s JOIN \"account\" a ON a.\"id\" = s.\"account\""
        " ORDER BY s.\"seen_utc\" DESC, s.\"id\"";
    sqlite3_stmt *statement;
    struct kept_login *list = NULL;
    int n = 0, room = 0, rc;

    if (!db_prepare(store, sql, &statement, fault))
        return false;
    while ((rc = sqlite3_step(statement)) == SQLITE_ROW) {
        *LIST_ADD(arena, list, n, room) = (struct kept_login){
            .hash = db_text(statement, 0, arena),
            .account = sqlite3_column_int64(statement, 1),
            .made_utc = sqlite3_column_int64(statement, 2),
            .seen_utc = sqlite3_column_int64(statement, 3),
            .role = db_text(statement, 4, arena),
            .name = db_text(statement, 5, arena),
            .staff = db_text(statement, 6, arena),
        };
    }
    bool good = rc == SQLITE_DONE || db_trouble(store, fault);
    sqlite3_finalize(statement);
    *logins = list;
    *count = n;
    return good;
}

bool store_logins_keep(struct store *store, const struct kept_login *logins, int count,
                       struct fault *fault)
{
    static const char sql[] =
        "INSERT INTO \"login_session\" (\"hash\", \"account\", \"made_utc\", \"seen_utc\")"
        " SELECT ?1, \"id\", ?3, ?4 FROM \"account\" WHERE \"id\" = ?2";
    sqlite3_stmt *statement;

    if (!db_prepare(store, sql, &statement, fault))
        return false;
    if (!db_begin(store, fault)) {
        sqlite3_finalize(statement);
        return false;
    }
    bool good = db_run(store, "DELETE FROM \"login_session\"", fault);
    for (int i = 0; good && i < count; i++) {
        sqlite3_bind_text(statement, 1, logins[i].hash, -1, SQLITE_STATIC);
        sqlite3_bind_int64(statement, 2, logins[i].account);
        sqlite3_bind_int64(statement, 3, logins[i].made_utc);
        sqlite3_bind_int64(statement, 4, logins[i].seen_utc);
        good = db_finish(store, statement, fault);
    }
    sqlite3_finalize(statement);
    return db_end(store, good, fault);
}
