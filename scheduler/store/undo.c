/* SPDX-License-Identifier: GPL-3.0-or-later
 * Undo and redo: a change's session changeset, inverted or as it was. */
#include "scheduler/store/history.h"

/* One change and what to do with it. */
struct step {
    int64_t number;
    const char *summary; /* in the caller's arena */
    void *changeset;
    int size;
};

enum direction { UNDO, REDO };

static const struct {
    const char *find, *settle, *nothing, *verb;
} directions[] = {
    [UNDO] = {.find = "SELECT c.\"number\", h.\"summary\", c.\"changeset\""
                      " FROM \"change\" c JOIN \"history\" h ON h.\"number\" = c.\"number\""
                      " WHERE c.\"state\" = 'done' ORDER BY c.\"number\" DESC LIMIT 1",
              .settle = "UPDATE \"change\" SET \"state\" = 'undone' WHERE \"number\" = ?",
              .nothing = "there is nothing to undo",
              .verb = "undo"},
    [REDO] = {.find = "SELECT c.\"number\", h.\"summary\", c.\"changeset\""
                      " FROM \"change\" c JOIN \"history\" h ON h.\"number\" = c.\"number\""
                      " WHERE c.\"state\" = 'undone' ORDER BY c.\"number\" LIMIT 1",
              .settle = "UPDATE \"change\" SET \"state\" = 'done' WHERE \"number\" = ?",
              .nothing = "there is nothing to redo: the last change was no undo",
              .verb = "redo"},
};

static bool apply(struct store *store, enum direction direction, const struct step *step,
                  struct fault *fault)
{
    int rc = history_apply(store, step->changeset, step->size, direction == UNDO);

    if (rc == SQLITE_OK)
        return true;
    if (rc == SQLITE_ABORT)
        return fault_set(fault, FAULT_CONFLICT,
                         "cannot %s \"%.120s\": what it changed has changed since",
                         directions[direction].verb, step->summary);
    return db_trouble(store, fault);
}

/* Rows that undo leaves alone may name rows that went: as ON DELETE SET NULL.
 * A version's changes always have their version: neither is touched. */
static bool forget_gone(struct store *store, struct fault *fault)
{
    struct arena arena = {0};
    bool good = true;

    for (const struct kind *kind = kinds; good && kind->name; kind++) {
        for (int i = 0; good && !history_may_undo(kind) && i < kind->n_columns; i++) {
            const struct kind_column *column = &kind->columns[i];
            if (column->type != COLUMN_REF || !history_may_undo(kind_find(column->ref)))
                continue;
            good = db_run(store,
                          arena_text(&arena,
                                     "UPDATE \"%s\" SET \"%s\" = NULL WHERE \"%s\" NOT IN"
                                     " (SELECT \"id\" FROM \"%s\")",
                                     kind->name, column->name, column->name, column->ref),
                          fault);
        }
    }
    arena_release(&arena);
    return good;
}

static bool references_hold(struct store *store, const struct step *step, struct fault *fault)
{
    int64_t broken;

    if (!db_number(store, "SELECT count(*) FROM pragma_foreign_key_check", &broken, fault))
        return false;
    if (broken > 0)
        return fault_set(fault, FAULT_CONFLICT,
                         "cannot take back \"%.120s\": other rows rest on what it changed",
                         step->summary);
    return true;
}

static bool settle(struct store *store, enum direction direction, int64_t number,
                   struct fault *fault)
{
    sqlite3_stmt *statement;

    if (!db_prepare(store, directions[direction].settle, &statement, fault))
        return false;
    sqlite3_bind_int64(statement, 1, number);
    bool good = db_finish(store, statement, fault);
    sqlite3_finalize(statement);
    return good;
}

/* Everything inside the transaction.  *told: the history line. */
static bool take(struct store *store, enum direction direction, const struct change_note *note,
                 struct arena *arena, const char **told, struct fault *fault)
{
    sqlite3_stmt *statement;

    if (!db_prepare(store, directions[direction].find, &statement, fault))
        return false;
    bool good = false;
    int rc = sqlite3_step(statement);
    if (rc == SQLITE_DONE || (rc == SQLITE_ROW && !sqlite3_column_blob(statement, 2))) {
        (void)fault_set(fault, FAULT_MISSING, "%s", directions[direction].nothing);
    } else if (rc != SQLITE_ROW) {
        (void)db_trouble(store, fault);
    } else {
        const struct step step = {
            .number = sqlite3_column_int64(statement, 0),
            .summary = arena_copy(arena, (const char *)sqlite3_column_text(statement, 1)),
            .size = sqlite3_column_bytes(statement, 2),
            .changeset = arena_dup(arena, sqlite3_column_blob(statement, 2),
                                   (size_t)sqlite3_column_bytes(statement, 2), 1)};
        sqlite3_reset(statement);
        struct change_note line = *note;
        line.summary = arena_text(arena, "%s: %s", directions[direction].verb, step.summary);
        good = apply(store, direction, &step, fault) && forget_gone(store, fault) &&
               references_hold(store, &step, fault) &&
               settle(store, direction, step.number, fault) && history_add(store, &line, fault);
        *told = step.summary;
    }
    sqlite3_finalize(statement);
    return good;
}

/* ON DELETE would do again what the changeset does itself, so foreign keys rest
 * meanwhile and are checked at the end. */
static bool turn(struct store *store, enum direction direction, const struct change_note *note,
                 struct arena *arena, const char **summary, struct fault *fault)
{
    const char *told = "";

    if (!db_run(store, "PRAGMA foreign_keys = OFF", fault))
        return false;
    bool good = db_begin(store, fault);
    if (good)
        good = db_end(store, take(store, direction, note, arena, &told, fault), fault);
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL);
    if (good)
        *summary = told;
    return good;
}

bool store_undo(struct store *store, const struct change_note *note, struct arena *arena,
                const char **summary, struct fault *fault)
{
    return turn(store, UNDO, note, arena, summary, fault);
}

bool store_redo(struct store *store, const struct change_note *note, struct arena *arena,
                const char **summary, struct fault *fault)
{
    return turn(store, REDO, note, arena, summary, fault);
}
