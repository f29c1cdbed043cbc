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
    *logins = list;
    *count = n;
    return db_read(store, statement, rc, fault);
}

static void bind_login(sqlite3_stmt *statement, const void *rows, int row)
{
    const struct kept_login *login = (const struct kept_login *)rows + row;

    sqlite3_bind_text(statement, 1, login->hash, -1, SQLITE_STATIC);
    sqlite3_bind_int64(statement, 2, login->account);
    sqlite3_bind_int64(statement, 3, login->made_utc);
    sqlite3_bind_int64(statement, 4, login->seen_utc);
}

bool store_logins_keep(struct store *store, const struct kept_login *logins, int count,
                       struct fault *fault)
{
    return db_replace(
        store,
        &(struct db_rows){
            .clear = "DELETE FROM \"login_session\"",
            .insert =
                "INSERT INTO \"login_session\" (\"hash\", \"account\", \"made_utc\", \"seen_utc\")"
                " SELECT ?1, \"id\", ?3, ?4 FROM \"account\" WHERE \"id\" = ?2",
            .bind = bind_login,
            .rows = logins,
            .count = count},
        fault);
}
