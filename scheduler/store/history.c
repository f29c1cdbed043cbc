/* SPDX-License-Identifier: GPL-3.0-or-later
 * Who changed what when; the changeset of each change, for undo. */
#include "scheduler/store/history.h"

#include <string.h>

#include "scheduler/base/list.h"

/* Each import of a large school keeps some megabytes. */
#define CHANGES_KEPT "40"

bool history_may_undo(const struct kind *kind)
{
    static const char *const told[] = {"version", "version_change", "feed_event", "feed_address"};

    for (size_t i = 0; i < sizeof told / sizeof *told; i++)
        if (strcmp(kind->name, told[i]) == 0)
            return false;
    return true;
}

bool history_record(struct store *store, struct fault *fault)
{
    int rc = sqlite3session_create(store->db, "main", &store->session);

    for (const struct kind *kind = kinds; rc == SQLITE_OK && kind->name; kind++)
        if (history_may_undo(kind))
            rc = sqlite3session_attach(store->session, kind->name);
    if (rc == SQLITE_OK)
        return true;
    history_stop(store);
    return fault_set(fault, FAULT_SYSTEM, "'%s': %s", store->path, sqlite3_errstr(rc));
}

void history_stop(struct store *store)
{
    if (store->session)
        sqlite3session_delete(store->session);
    store->session = NULL;
}

/* Nothing else may have touched these rows; if so, leave everything alone. */
static int on_conflict(void *context, int kind, sqlite3_changeset_iter *rows)
{
    (void)context, (void)kind, (void)rows;
    return SQLITE_CHANGESET_ABORT;
}

int history_apply(struct store *store, void *changeset, int size, bool back)
{
    void *inverse = NULL;
    int rc = back ? sqlite3changeset_invert(size, changeset, &size, &inverse) : SQLITE_OK;

    if (rc == SQLITE_OK)
        rc = sqlite3changeset_apply(store->db, size, back ? inverse : changeset, NULL, on_conflict,
                                    NULL);
    sqlite3_free(inverse);
    return rc;
}

bool history_note(struct store *store, const struct change_note *note, struct fault *fault)
{
    static const char sql[] = "INSERT INTO \"history\""
                              " (\"at_utc\", \"who\", \"command\", \"summary\", \"published\","
                              " \"season_version\")"
                              " SELECT ?, ?, ?, ?, ?, \"season_version\" FROM \"school_file\"";
    sqlite3_stmt *statement;

    if (!db_prepare(store, sql, &statement, fault))
        return false;
    sqlite3_bind_int64(statement, 1, note->now_utc);
    sqlite3_bind_text(statement, 2, note->who, -1, SQLITE_STATIC);
    sqlite3_bind_text(statement, 3, note->command, -1, SQLITE_STATIC);
    sqlite3_bind_text(statement, 4, note->summary, -1, SQLITE_STATIC);
    sqlite3_bind_int(statement, 5, note->published);
    bool good = db_finish(store, statement, fault);
    sqlite3_finalize(statement);
    return good;
}

static bool add_line(struct store *store, const struct change_note *note, struct fault *fault)
{
    return db_run(store, "UPDATE \"school_file\" SET \"season_version\" = \"season_version\" + 1",
                  fault) &&
           history_note(store, note, fault);
}

/* A new change ends what could be redone; old changesets go, they hold pupils' data. */
static bool keep_changeset(struct store *store, const void *bytes, int size, struct fault *fault)
{
    static const char insert[] = "INSERT INTO \"change\" (\"number\", \"state\", \"changeset\")"
                                 " VALUES (last_insert_rowid(), 'done', ?)";
    static const char prune[] =
        "UPDATE \"change\" SET \"state\" = 'dropped' WHERE \"state\" = 'undone';"
        "UPDATE \"change\" SET \"changeset\" = NULL"
        " WHERE \"changeset\" IS NOT NULL AND (\"state\" = 'dropped' OR \"number\" NOT IN"
        " (SELECT \"number\" FROM \"change\" ORDER BY \"number\" DESC LIMIT " CHANGES_KEPT "))";
    sqlite3_stmt *statement;

    if (!db_prepare(store, insert, &statement, fault))
        return false;
    sqlite3_bind_blob(statement, 1, bytes, size, SQLITE_STATIC);
    bool good = db_finish(store, statement, fault) && db_run(store, prune, fault);
    sqlite3_finalize(statement);
    return good;
}

bool history_add(struct store *store, const struct change_note *note, struct fault *fault)
{
    int size = 0;
    void *bytes = NULL;

    if (store->session) {
        int rc = sqlite3session_changeset(store->session, &size, &bytes);
        history_stop(store);
        if (rc != SQLITE_OK)
            return fault_set(fault, FAULT_SYSTEM, "'%s': %s", store->path, sqlite3_errstr(rc));
    }
    bool good = add_line(store, note, fault);
    if (good && size > 0)
        good = keep_changeset(store, bytes, size, fault);
    sqlite3_free(bytes);
    return good;
}

bool store_history(struct store *store, struct arena *arena, struct history_line **lines,
                   int *count, struct fault *fault)
{
    /* can_undo: the newest that is done, and its changeset is still there. */
    static const char sql[] =
        "SELECT h.\"number\", h.\"at_utc\", h.\"who\", h.\"command\", h.\"summary\","
        " coalesce(c.\"state\" <> 'done', 0),"
        " coalesce(c.\"changeset\" IS NOT NULL AND c.\"number\" ="
        " (SELECT max(\"number\") FROM \"change\" WHERE \"state\" = 'done'), 0),"
        " h.\"season_version\","
        " h.\"published\""
        " FROM \"history\" h LEFT JOIN \"change\" c ON c.\"number\" = h.\"number\""
        " ORDER BY h.\"number\"";
    sqlite3_stmt *statement;
    struct history_line *list = NULL;
    int n = 0, room = 0, rc;

    if (!db_prepare(store, sql, &statement, fault))
        return false;
    while ((rc = sqlite3_step(statement)) == SQLITE_ROW) {
        *LIST_ADD(arena, list, n, room) =
            (struct history_line){.number = sqlite3_column_int64(statement, 0),
                                  .at_utc = sqlite3_column_int64(statement, 1),
                                  .who = db_text(statement, 2, arena),
                                  .command = db_text(statement, 3, arena),
                                  .summary = db_text(statement, 4, arena),
                                  .undone = sqlite3_column_int(statement, 5) != 0,
                                  .can_undo = sqlite3_column_int(statement, 6) != 0,
                                  .version = sqlite3_column_int64(statement, 7),
                                  .published = sqlite3_column_int(statement, 8)};
    }
    bool good = db_read(store, statement, rc, fault);
    if (good) {
        *lines = list;
        *count = n;
    }
    return good;
}

bool store_note(struct store *store, const struct change_note *note, struct fault *fault)
{
    return db_begin(store, fault) && db_end(store, history_note(store, note, fault), fault);
}
