/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/store/addresses.h"

#include "scheduler/base/list.h"
#include "scheduler/store/history.h"

static int person_of(const struct season *season, int64_t id)
{
    for (int i = 0; i < season->n_people; i++)
        if (season->people[i].id == id)
            return i;
    return -1;
}

bool store_addresses(struct store *store, const struct season *season, struct arena *arena,
                     struct feed_address **addresses, int *count, struct fault *fault)
{
    static const char sql[] =
        "SELECT \"id\", \"staff\", \"hash\", \"hint\", \"made_utc\", \"ended_utc\","
        " \"fetched_utc\", \"client\", \"body\", \"body_utc\""
        " FROM \"feed_address\" ORDER BY \"hash\"";
    sqlite3_stmt *statement;
    struct feed_address *list = NULL;
    int n = 0, room = 0, rc;

    if (!db_prepare(store, sql, &statement, fault))
        return false;
    while ((rc = sqlite3_step(statement)) == SQLITE_ROW) {
        *LIST_ADD(arena, list, n, room) = (struct feed_address){
            .id = sqlite3_column_int64(statement, 0),
            .staff = sqlite3_column_type(statement, 1) == SQLITE_NULL
                         ? -1
                         : person_of(season, sqlite3_column_int64(statement, 1)),
            .hash = db_text(statement, 2, arena),
            .hint = db_text(statement, 3, arena),
            .made_utc = sqlite3_column_int64(statement, 4),
            .ended_utc = sqlite3_column_int64(statement, 5),
            .fetched_utc = sqlite3_column_int64(statement, 6),
            .client = db_text(statement, 7, arena),
            .body = db_text(statement, 8, arena),
            .body_utc = sqlite3_column_int64(statement, 9),
        };
    }
    *addresses = list;
    *count = n;
    return db_read(store, statement, rc, fault);
}

static bool end_old(struct store *store, const struct person *person, int64_t now_utc,
                    struct fault *fault)
{
    static const char sql[] = "UPDATE \"feed_address\" SET \"ended_utc\" = ?"
                              " WHERE \"staff\" = ? AND \"ended_utc\" = 0";
    sqlite3_stmt *statement;

    if (!db_prepare(store, sql, &statement, fault))
        return false;
    sqlite3_bind_int64(statement, 1, now_utc);
    sqlite3_bind_int64(statement, 2, person->id);
    bool good = db_finish(store, statement, fault);
    sqlite3_finalize(statement);
    return good;
}

static bool add_new(struct store *store, const struct person *person,
                    const struct feed_address *fresh, struct fault *fault)
{
    static const char sql[] =
        "INSERT INTO \"feed_address\" (\"staff\", \"hash\", \"hint\", \"made_utc\", \"ended_utc\","
        " \"fetched_utc\", \"client\", \"body\", \"body_utc\") VALUES (?, ?, ?, ?, 0, 0, '', '', "
        "0)";
    sqlite3_stmt *statement;

    if (!db_prepare(store, sql, &statement, fault))
        return false;
    sqlite3_bind_int64(statement, 1, person->id);
    sqlite3_bind_text(statement, 2, fresh->hash, -1, SQLITE_STATIC);
    sqlite3_bind_text(statement, 3, fresh->hint, -1, SQLITE_STATIC);
    sqlite3_bind_int64(statement, 4, fresh->made_utc);
    bool good = db_finish(store, statement, fault);
    sqlite3_finalize(statement);
    return good;
}

bool store_address_replace(struct store *store, const struct person *person,
                           const struct feed_address *fresh, const struct change_note *note,
                           struct fault *fault)
{
    if (!db_begin(store, fault))
        return false;
    bool good = end_old(store, person, note->now_utc, fault) &&
                (!fresh || add_new(store, person, fresh, fault)) &&
                history_note(store, note, fault);
    return db_end(store, good, fault);
}

bool store_addresses_used(struct store *store, const struct feed_address *const *addresses,
                          int count, struct fault *fault)
{
    static const char sql[] =
        "UPDATE \"feed_address\" SET \"fetched_utc\" = ?, \"client\" = ?, \"body\" = ?,"
        " \"body_utc\" = ? WHERE \"id\" = ?";
    sqlite3_stmt *statement;
    bool good = true;

    if (!db_prepare(store, sql, &statement, fault))
        return false;
    if (!db_begin(store, fault)) {
        sqlite3_finalize(statement);
        return false;
    }
    for (int i = 0; good && i < count; i++) {
        sqlite3_bind_int64(statement, 1, addresses[i]->fetched_utc);
        sqlite3_bind_text(statement, 2, addresses[i]->client, -1, SQLITE_STATIC);
        sqlite3_bind_text(statement, 3, addresses[i]->body, -1, SQLITE_STATIC);
        sqlite3_bind_int64(statement, 4, addresses[i]->body_utc);
        sqlite3_bind_int64(statement, 5, addresses[i]->id);
        good = db_finish(store, statement, fault);
    }
    sqlite3_finalize(statement);
    return db_end(store, good, fault);
}

bool store_changes(struct store *store, int64_t *changes, struct fault *fault)
{
    return db_number(store, "PRAGMA data_version", changes, fault);
}
