/* SPDX-License-Identifier: GPL-3.0-or-later
 * Erasing as a whole: tried and counted in a transaction, kept or rolled back; then the file is
 * written anew, so that nothing stays in its free pages. */
#include <string.h>
#include <unistd.h>

#include "scheduler/base/list.h"
#include "scheduler/store/erase_part.h"
#include "scheduler/store/history.h"
#include "scheduler/store/schema.h"

static const char forgotten_lines[] =
    "SELECT count(*) FROM \"history\" WHERE instr(\"who\", '(erased)') OR"
    " instr(\"command\", '(erased)') OR instr(\"summary\", '(erased)')";
static const char officers[] =
    "SELECT count(*) FROM \"account\" WHERE \"role\" = 'officer' AND \"password\" <> ''";

/* What a table holds now; of the history its lines whose words were taken out. */
static bool count_rows(struct store *store, const char *table, struct arena *arena, int64_t *rows,
                       struct fault *fault)
{
    const char *sql = forgotten_lines;

    if (strcmp(table, "history") != 0)
        sql = arena_text(arena, "SELECT count(*) FROM \"%s\"", table);
    return db_number(store, sql, rows, fault);
}

/* Every table that rows may go from, in the order of the kinds, and how much each holds. */
static bool count_all(struct store *store, struct arena *arena, struct erased *erased,
                      struct fault *fault)
{
    int room = 0;

    for (const struct kind *kind = kinds; kind->name; kind++)
        LIST_ADD(arena, erased->lines, erased->n_lines, room)->table = kind->name;
    LIST_ADD(arena, erased->lines, erased->n_lines, room)->table = "account";
    LIST_ADD(arena, erased->lines, erased->n_lines, room)->table = "history";
    for (int i = 0; i < erased->n_lines; i++)
        if (!count_rows(store, erased->lines[i].table, arena, &erased->lines[i].rows, fault))
            return false;
    return true;
}

/* Leaves the lines of what became less (of the history: more). */
static bool count_gone(struct store *store, struct arena *arena, struct erased *erased,
                       struct fault *fault)
{
    int kept = 0;

    for (int i = 0; i < erased->n_lines; i++) {
        struct erase_line line = erased->lines[i];
        int64_t now = 0;
        if (!count_rows(store, line.table, arena, &now, fault))
            return false;
        line.rows = now > line.rows ? now - line.rows : line.rows - now;
        if (line.rows > 0)
            erased->lines[kept++] = line;
    }
    erased->n_lines = kept;
    return true;
}

/* The lines of the history are kept, their words may go: its guards step aside meanwhile. */
static bool rows_go(struct store *store, const struct erase_ask *ask, struct arena *arena,
                    struct fault *fault)
{
    const char *guards = "";

    if (!db_lines(store,
                  "SELECT \"sql\" || ';' FROM \"sqlite_schema\" WHERE \"type\" = 'trigger'"
                  " AND \"tbl_name\" = 'history' ORDER BY \"name\"",
                  arena, &guards, fault) ||
        !db_run(store, "DROP TRIGGER \"history_stays\"; DROP TRIGGER \"history_is_kept\"", fault))
        return false;
    bool good = ask->what == ERASE_BEFORE
                    ? erase_before(store, ask->day, arena, fault)
                    : erase_one(store, ask->what == ERASE_STAFF, ask->code, fault);
    return good && db_run(store, "UPDATE \"change\" SET \"changeset\" = NULL", fault) &&
           db_run(store, guards, fault);
}

/* Duties that the person was told, or that the pupil is the reason for, from today on. */
static bool count_duties(struct store *store, const struct erase_ask *ask, int64_t now_utc,
                         int64_t *count, struct fault *fault)
{
    static const char of_staff[] =
        "SELECT count(*) FROM \"published\" WHERE \"starts_at\" >= ?1 AND NOT \"standing\" AND"
        " \"staff\" = (SELECT \"id\" FROM \"staff\" WHERE \"staff\" = ?2)";
    static const char of_pupil[] =
        "SELECT count(*) FROM \"published\" WHERE \"starts_at\" >= ?1 AND"
        " forget(\"key\", ?2, '') <> \"key\"";
    sqlite3_stmt *statement;

    if (ask->what == ERASE_BEFORE)
        return true;
    if (!db_prepare(store, ask->what == ERASE_STAFF ? of_staff : of_pupil, &statement, fault))
        return false;
    sqlite3_bind_int64(statement, 1, now_utc / 86400 * 1440);
    sqlite3_bind_text(statement, 2, ask->code, -1, SQLITE_STATIC);
    bool good = sqlite3_step(statement) == SQLITE_ROW || db_trouble(store, fault);
    *count = good ? sqlite3_column_int64(statement, 0) : 0;
    sqlite3_finalize(statement);
    return good;
}

/* All that is to go, inside a transaction, and how much it was. */
static bool try_it(struct store *store, const struct erase_ask *ask, const struct change_note *note,
                   struct arena *arena, struct erased *erased, struct fault *fault)
{
    int64_t before = 0, after = 0;

    if (!count_all(store, arena, erased, fault) ||
        !db_number(store,
                   "SELECT count(*) FROM \"change\" WHERE \"changeset\" IS NOT NULL AND"
                   " \"state\" = 'done'",
                   &erased->undoable, fault) ||
        !count_duties(store, ask, note->now_utc, &erased->duties, fault) ||
        !db_number(store, officers, &before, fault) || !rows_go(store, ask, arena, fault) ||
        !db_number(store, officers, &after, fault) || !count_gone(store, arena, erased, fault))
        return false;
    if (before > 0 && after == 0)
        return fault_set(fault, FAULT_CONFLICT,
                         "nobody could log in as the exams officer then: make another such account "
                         "first");
    return true;
}

/* Copies that migrations made. */
static void find_copies(struct store *store, struct arena *arena, struct erased *erased)
{
    int steps, room = 0;

    (void)schema_steps(arena, &steps);
    for (int version = 1; version < steps; version++) {
        const char *path = schema_backup_name(store, arena, version);
        if (access(path, F_OK) == 0)
            *LIST_ADD(arena, erased->copies, erased->n_copies, room) = path;
    }
}

/* Free pages and the journal hold what was there; a file written anew does not. */
static bool write_anew(struct store *store, struct fault *fault)
{
    int64_t busy = 0;

    store->may_attach = true; /* VACUUM works in an attached file */
    bool good = db_run(store, "VACUUM", fault);
    store->may_attach = false;
    good = good &&
           (store->on_network || db_number(store, "PRAGMA wal_checkpoint(TRUNCATE)", &busy, fault));
    if (good && !busy)
        return true;
    return fault_set(fault, FAULT_SYSTEM,
                     "erased, but another examrota has the file open and traces stay in it: stop "
                     "it (also serve), then do this again");
}

static bool copies_go(const struct erased *erased, struct fault *fault)
{
    for (int i = 0; i < erased->n_copies; i++) {
        if (unlink(erased->copies[i]) != 0)
            return fault_set(fault, FAULT_SYSTEM,
                             "erased, but the copy '%s' cannot be removed: remove it yourself",
                             erased->copies[i]);
    }
    return true;
}

bool store_erase(struct store *store, const struct erase_ask *ask, const struct change_note *note,
                 struct arena *arena, struct erased *erased, struct fault *fault)
{
    *erased = (struct erased){0};
    if (!forget_define(store, fault) || !db_begin(store, fault))
        return false;
    bool good = try_it(store, ask, note, arena, erased, fault);
    if (good && ask->really)
        good = history_add(store, note, fault);
    bool kept = db_end(store, good && ask->really, fault);
    if (!good || kept != ask->really)
        return false;
    find_copies(store, arena, erased);
    return !kept || (write_anew(store, fault) && copies_go(erased, fault));
}
