/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which rows go: what was over before a day, and all that is about one person.
 *
 * Rows that belong to a removed one go by themselves (ON DELETE CASCADE).
 */
#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/base/list.h"
#include "scheduler/store/erase_part.h"

enum { DAY_SECONDS = DAY_MIN * 60 };

/* The newest stays: versions go on counting from it. */
static const char old_versions[] =
    "DELETE FROM \"version\" WHERE \"until\" < ?1 AND \"made_utc\" < ?3"
    " AND \"version\" < (SELECT max(\"version\") FROM \"version\")";

static const char old_addresses[] =
    "DELETE FROM \"feed_address\" WHERE (\"ended_utc\" > 0 AND \"ended_utc\" < ?3)"
    " OR (\"staff\" IS NULL AND max(\"made_utc\", \"fetched_utc\") < ?3)";
static const char old_words[] =
    "UPDATE \"history\" SET \"who\" = '', \"command\" = '', \"summary\" = '(erased)'"
    " WHERE \"at_utc\" < ?3 AND \"summary\" <> '(erased)'";

/* ?1: the day, ?2: its first wall minute, ?3: its UTC seconds, ?4: as text. */
static const char *const over[] = {
    "DELETE FROM \"series\" WHERE \"until\" BETWEEN 0 AND ?1 - 1",
    "DELETE FROM \"papers\" WHERE max(\"date\", \"latest\") BETWEEN 0 AND ?1 - 1",
    "DELETE FROM \"papers\" WHERE \"parts\" <> '' AND substr(\"parts\", -10) < ?4",
    "DELETE FROM \"arrangements\" WHERE \"until\" BETWEEN 0 AND ?1 - 1",
    "DELETE FROM \"pupil_times\" WHERE max(\"date\", \"until\") BETWEEN 0 AND ?1 - 1",
    "DELETE FROM \"lessons\" WHERE \"until\" BETWEEN 0 AND ?1 - 1",
    "DELETE FROM \"support\" WHERE \"until\" BETWEEN 0 AND ?1 - 1",
    "DELETE FROM \"caseload\" WHERE \"until\" BETWEEN 0 AND ?1 - 1",
    "DELETE FROM \"duties\" WHERE max(\"date\", \"until\") BETWEEN 0 AND ?1 - 1",
    "DELETE FROM \"locks\" WHERE \"date\" BETWEEN 0 AND ?1 - 1",
    "DELETE FROM \"absences\" WHERE \"end\" <= ?2",
    "DELETE FROM \"availability\" WHERE \"date\" BETWEEN 0 AND ?1 - 1",
    "DELETE FROM \"worked\" WHERE \"date\" BETWEEN 0 AND ?1 - 1",
    "DELETE FROM \"sitting\" WHERE \"ends_at\" < ?2",
    "DELETE FROM \"incident\" WHERE max(\"recorded_at\", \"from_at\", \"until_at\") < ?2",
    "DELETE FROM \"draft\" WHERE \"ends_at\" < ?2",
    "DELETE FROM \"published\" WHERE \"ends_at\" < ?2",
    "DELETE FROM \"held\" WHERE \"starts_at\" < ?2",
    "DELETE FROM \"duty_cut\" WHERE \"at\" < ?2",
    "DELETE FROM \"reply\" WHERE \"starts_at\" < ?2",
    "DELETE FROM \"override\" WHERE \"made_utc\" < ?3",
    "DELETE FROM \"plan_run\" WHERE \"until\" BETWEEN 0 AND ?1 - 1",
    "DELETE FROM \"plan_level\" WHERE NOT EXISTS (SELECT 1 FROM \"plan_run\")",
    old_versions,
    "DELETE FROM \"version_change\" WHERE \"ends_at\" < ?2",
    "DELETE FROM \"feed_event\" WHERE \"ends_at\" < ?2",
    old_addresses,
    old_words,
};

/* ?1: code, ?2: name.  Keys of duties have the codes of whom they are for. */
static const char *const texts[] = {
    "DELETE FROM \"draft\" WHERE forget(\"key\", ?1, '') <> \"key\"",
    "DELETE FROM \"duty_cut\" WHERE forget(\"key\", ?1, '') <> \"key\"",
    "DELETE FROM \"held\" WHERE forget(\"key\", ?1, '') <> \"key\"",
    "DELETE FROM \"override\" WHERE forget(\"key\", ?1, '') <> \"key\"",
    "DELETE FROM \"reply\" WHERE forget(\"key\", ?1, '') <> \"key\"",
    "DELETE FROM \"locks\" WHERE forget(\"duty\", ?1, '') <> \"duty\"",
    "UPDATE \"published\" SET \"key\" = forget(\"key\", ?1, ''), \"title\" = forget(\"title\", ?1, "
    "?2)",
    "UPDATE \"draft\" SET \"title\" = forget(\"title\", ?1, ?2)",
    "UPDATE \"version\" SET \"who\" = forget(\"who\", ?1, ?2), \"note\" = forget(\"note\", ?1, ?2)",
    "UPDATE \"version_change\" SET \"key\" = forget(\"key\", ?1, ''),"
    " \"title\" = forget(\"title\", ?1, ?2)",
    "UPDATE \"feed_event\" SET \"key\" = forget(\"key\", ?1, ''),"
    " \"title\" = forget(\"title\", ?1, ?2)",
    "UPDATE \"incident\" SET \"reason\" = forget(\"reason\", ?1, ?2),"
    " \"who\" = forget(\"who\", ?1, ?2), \"told\" = forget(\"told\", ?1, ?2),"
    " \"detail\" = forget(\"detail\", ?1, ?2)",
    "UPDATE \"override\" SET \"reason\" = forget(\"reason\", ?1, ?2),"
    " \"by\" = forget(\"by\", ?1, ?2)",
    "UPDATE \"reply\" SET \"reason\" = forget(\"reason\", ?1, ?2)",
    "UPDATE \"confirmation\" SET \"by\" = forget(\"by\", ?1, ?2)",
    "UPDATE \"worked\" SET \"duty\" = forget(\"duty\", ?1, ?2), \"note\" = forget(\"note\", ?1, "
    "?2)",
    "UPDATE \"sitting\" SET \"note\" = forget(\"note\", ?1, ?2)",
    "UPDATE \"unseated\" SET \"reason\" = forget(\"reason\", ?1, ?2)",
    "UPDATE \"arrangements\" SET \"note\" = forget(\"note\", ?1, ?2)",
    "UPDATE \"duties\" SET \"title\" = forget(\"title\", ?1, ?2)",
    "UPDATE \"caseload\" SET \"title\" = forget(\"title\", ?1, ?2)",
    "UPDATE \"closures\" SET \"why\" = forget(\"why\", ?1, ?2)",
    "UPDATE \"history\" SET \"who\" = forget(\"who\", ?1, ?2),"
    " \"command\" = forget(\"command\", ?1, ?2), \"summary\" = forget(\"summary\", ?1, ?2)"
    " WHERE forget(\"who\", ?1, ?2) <> \"who\" OR forget(\"command\", ?1, ?2) <> \"command\""
    " OR forget(\"summary\", ?1, ?2) <> \"summary\"",
};

/* ?1: code.  Before the row itself goes: others forget by it who they were about. */
static const char *const of_pupil[] = {
    "DELETE FROM \"desk_job\"", /* their titles and paths may name somebody */
    "DELETE FROM \"pupils\" WHERE \"pupil\" = ?1",
};
static const char *const of_staff[] = {
    "DELETE FROM \"version_change\" WHERE \"staff\" ="
    " (SELECT \"id\" FROM \"staff\" WHERE \"staff\" = ?1)",
    "DELETE FROM \"feed_event\" WHERE \"staff\" ="
    " (SELECT \"id\" FROM \"staff\" WHERE \"staff\" = ?1)",
    "DELETE FROM \"feed_address\" WHERE \"staff\" ="
    " (SELECT \"id\" FROM \"staff\" WHERE \"staff\" = ?1)",
    "DELETE FROM \"incident\" WHERE \"staff\" ="
    " (SELECT \"id\" FROM \"staff\" WHERE \"staff\" = ?1)",
    "DELETE FROM \"desk_job\"",
    "UPDATE \"history\" SET \"who\" = '(erased)' WHERE \"who\" IN"
    " (SELECT \"name\" FROM \"account\" WHERE \"staff\" = ?1)",
    "DELETE FROM \"account\" WHERE \"staff\" = ?1",
    "DELETE FROM \"staff\" WHERE \"staff\" = ?1",
};

#define LENGTH(list) (int)(sizeof(list) / sizeof *(list))

/* Binds what the statement asks for: words from the first parameter on, or numbers and a word. */
static bool run_list(struct store *store, const char *const *list, int count,
                     const char *const words[2], struct fault *fault)
{
    for (int i = 0; i < count; i++) {
        sqlite3_stmt *statement;
        if (!db_prepare(store, list[i], &statement, fault))
            return false;
        for (int p = 1; p <= sqlite3_bind_parameter_count(statement) && p <= 2; p++)
            sqlite3_bind_text(statement, p, words[p - 1], -1, SQLITE_STATIC);
        bool good = db_finish(store, statement, fault);
        sqlite3_finalize(statement);
        if (!good)
            return false;
    }
    return true;
}

static bool run_over(struct store *store, int64_t day, struct arena *arena, struct fault *fault)
{
    const char *text = day_text(arena, day);

    for (int i = 0; i < LENGTH(over); i++) {
        sqlite3_stmt *statement;
        if (!db_prepare(store, over[i], &statement, fault))
            return false;
        sqlite3_bind_int64(statement, 1, day);
        sqlite3_bind_int64(statement, 2, day * DAY_MIN);
        sqlite3_bind_int64(statement, 3, day * DAY_SECONDS);
        sqlite3_bind_text(statement, 4, text, -1, SQLITE_STATIC);
        bool good = db_finish(store, statement, fault);
        sqlite3_finalize(statement);
        if (!good)
            return false;
    }
    return true;
}

/* Somebody whom an import removed stands in what was told and in the history still. */
static const char mentioned[] =
    "SELECT EXISTS (SELECT 1 FROM \"published\" WHERE forget(\"key\", ?1, '') <> \"key\")"
    " OR EXISTS (SELECT 1 FROM \"version_change\" WHERE forget(\"key\", ?1, '') <> \"key\")"
    " OR EXISTS (SELECT 1 FROM \"feed_event\" WHERE forget(\"key\", ?1, '') <> \"key\")"
    " OR EXISTS (SELECT 1 FROM \"history\" WHERE forget(\"command\", ?1, '') <> \"command\""
    " OR forget(\"summary\", ?1, '') <> \"summary\")";

static bool is_mentioned(struct store *store, const char *code)
{
    struct fault unused;
    sqlite3_stmt *statement;

    if (!db_prepare(store, mentioned, &statement, &unused))
        return false;
    sqlite3_bind_text(statement, 1, code, -1, SQLITE_STATIC);
    bool yes = sqlite3_step(statement) == SQLITE_ROW && sqlite3_column_int(statement, 0);
    sqlite3_finalize(statement);
    return yes;
}

/* FAULT_MISSING when there is nobody of that code, and was not. */
static bool find_one(struct store *store, bool staff, const char *code, struct arena *arena,
                     const char **name, struct fault *fault)
{
    sqlite3_stmt *statement;

    if (!db_prepare(store,
                    staff ? "SELECT \"name\" FROM \"staff\" WHERE \"staff\" = ?"
                          : "SELECT \"name\" FROM \"pupils\" WHERE \"pupil\" = ?",
                    &statement, fault))
        return false;
    sqlite3_bind_text(statement, 1, code, -1, SQLITE_STATIC);
    int rc = sqlite3_step(statement);
    if (rc == SQLITE_ROW)
        *name = db_text(statement, 0, arena);
    else if (rc == SQLITE_DONE && is_mentioned(store, code))
        rc = SQLITE_ROW; /* name stays "" */
    else if (rc == SQLITE_DONE)
        (void)fault_set(fault, FAULT_MISSING, "there is %s with the code '%s'",
                        staff ? "nobody" : "no pupil", code);
    else
        (void)db_trouble(store, fault);
    sqlite3_finalize(statement);
    return rc == SQLITE_ROW;
}

bool erase_one(struct store *store, bool staff, const char *code, struct fault *fault)
{
    struct arena arena = {0};
    const char *words[2] = {code, ""};
    bool good = find_one(store, staff, code, &arena, &words[1], fault);

    if (good && staff)
        good = run_list(store, of_staff, LENGTH(of_staff), words, fault);
    else if (good)
        good = run_list(store, of_pupil, LENGTH(of_pupil), words, fault);
    good = good && run_list(store, texts, LENGTH(texts), words, fault);
    arena_release(&arena);
    return good;
}

/* Who had left by then, with all that names them. */
static bool erase_leavers(struct store *store, bool staff, int64_t day, struct arena *arena,
                          struct fault *fault)
{
    const char **codes = NULL;
    sqlite3_stmt *statement;
    int n = 0, room = 0, rc;

    if (!db_prepare(store,
                    staff ? "SELECT \"staff\" FROM \"staff\" WHERE \"until\" BETWEEN 0 AND ?1 - 1"
                          : "SELECT \"pupil\" FROM \"pupils\" WHERE \"until\" BETWEEN 0 AND ?1 - 1",
                    &statement, fault))
        return false;
    sqlite3_bind_int64(statement, 1, day);
    while ((rc = sqlite3_step(statement)) == SQLITE_ROW)
        *LIST_ADD(arena, codes, n, room) = db_text(statement, 0, arena);
    bool good = db_read(store, statement, rc, fault);
    for (int i = 0; good && i < n; i++)
        good = erase_one(store, staff, codes[i], fault);
    return good;
}

bool erase_before(struct store *store, int64_t day, struct arena *arena, struct fault *fault)
{
    return erase_leavers(store, false, day, arena, fault) &&
           erase_leavers(store, true, day, arena, fault) && run_over(store, day, arena, fault);
}
