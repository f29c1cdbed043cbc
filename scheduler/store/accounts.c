/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/store/accounts.h"

#include "scheduler/base/list.h"
#include "scheduler/store/history.h"

bool store_accounts(struct store *store, struct arena *arena, struct account **accounts, int *count,
                    struct fault *fault)
{
    static const char sql[] =
        "SELECT \"id\", \"name\", \"role\", \"staff\", \"password\", \"link\","
        " \"link_until_utc\", \"made_utc\" FROM \"account\" ORDER BY \"name\"";
    sqlite3_stmt *statement;
    struct account *list = NULL;
    int n = 0, room = 0, rc;

    if (!db_prepare(store, sql, &statement, fault))
        return false;
    while ((rc = sqlite3_step(statement)) == SQLITE_ROW) {
        *LIST_ADD(arena, list, n, room) = (struct account){
            .id = sqlite3_column_int64(statement, 0),
            .name = db_text(statement, 1, arena),
            .role = db_text(statement, 2, arena),
            .staff = db_text(statement, 3, arena),
            .password = db_text(statement, 4, arena),
            .link = db_text(statement, 5, arena),
            .link_until_utc = sqlite3_column_int64(statement, 6),
            .made_utc = sqlite3_column_int64(statement, 7),
        };
    }
    *accounts = list;
    *count = n;
    return db_read(store, statement, rc, fault);
}

static bool write_account(struct store *store, const struct account *account, struct fault *fault)
{
    static const char insert[] =
        "INSERT INTO \"account\" (\"name\", \"role\", \"staff\", \"password\", \"link\","
        " \"link_until_utc\", \"made_utc\") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    static const char update[] =
        "UPDATE \"account\" SET \"name\" = ?1, \"role\" = ?2, \"staff\" = ?3, \"password\" = ?4,"
        " \"link\" = ?5, \"link_until_utc\" = ?6 WHERE \"id\" = ?8";
    sqlite3_stmt *statement;

    if (!db_prepare(store, account->id ? update : insert, &statement, fault))
        return false;
    sqlite3_bind_text(statement, 1, account->name, -1, SQLITE_STATIC);
    sqlite3_bind_text(statement, 2, account->role, -1, SQLITE_STATIC);
    sqlite3_bind_text(statement, 3, account->staff, -1, SQLITE_STATIC);
    sqlite3_bind_text(statement, 4, account->password, -1, SQLITE_STATIC);
    sqlite3_bind_text(statement, 5, account->link, -1, SQLITE_STATIC);
    sqlite3_bind_int64(statement, 6, account->link_until_utc);
    if (account->id)
        sqlite3_bind_int64(statement, 8, account->id);
    else
        sqlite3_bind_int64(statement, 7, account->made_utc);
    bool good = db_finish(store, statement, fault);
    sqlite3_finalize(statement);
    if (!good && (sqlite3_errcode(store->db) & 0xff) == SQLITE_CONSTRAINT)
        return fault_set(fault, FAULT_CONFLICT, "there is an account called '%s' already",
                         account->name);
    return good;
}

bool store_account_save(struct store *store, const struct account *account,
                        const struct change_note *note, struct fault *fault)
{
    return db_begin(store, fault) &&
           db_end(store, write_account(store, account, fault) && history_note(store, note, fault),
                  fault);
}

bool store_account_remove(struct store *store, int64_t id, const struct change_note *note,
                          struct fault *fault)
{
    static const char others[] =
        "SELECT count(*) FROM \"account\" WHERE \"role\" = 'officer' AND \"password\" <> ''"
        " AND \"id\" <> ";
    char sql[sizeof others + 24];
    int64_t officers = 0;

    sqlite3_snprintf(sizeof sql, sql, "%s%lld", others, (long long)id);
    if (!db_begin(store, fault))
        return false;
    bool good = db_number(store, sql, &officers, fault);
    if (good && !officers)
        good = fault_set(fault, FAULT_CONFLICT,
                         "somebody must be able to log in as the exams officer: make another such "
                         "account first");
    sqlite3_snprintf(sizeof sql, sql, "DELETE FROM \"account\" WHERE \"id\" = %lld", (long long)id);
    return db_end(store, good && db_run(store, sql, fault) && history_note(store, note, fault),
                  fault);
}
