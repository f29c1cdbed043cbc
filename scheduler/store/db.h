/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/store/db.h - inside the store: the open file and small steps of SQL.
 *
 * Whatever SQLite refuses becomes one sentence in db_trouble(): damaged, full,
 * busy, read-only.
 */
#ifndef SCHEDULER_STORE_DB_H
#define SCHEDULER_STORE_DB_H

/* Session and preupdate declarations are hidden without these; undo needs them. */
#define SQLITE_ENABLE_SESSION        1
#define SQLITE_ENABLE_PREUPDATE_HOOK 1
#include <sqlite3.h>

#include "scheduler/model/kind.h"
#include "scheduler/store/store.h"

struct store {
    sqlite3 *db;
    const char *path;
    struct arena arena;       /* path and warning */
    const char *warning;      /* "" */
    bool writable;            /* opened for writing */
    bool on_network;          /* no WAL there */
    bool may_attach;          /* VACUUM INTO attaches; nothing else may */
    sqlite3_session *session; /* records the running change; NULL: none runs */
};

/* Says what SQLite last complained about; false always. */
bool db_trouble(const struct store *store, struct fault *fault);

/* Statements without parameters and results; several separated by ';'. */
bool db_run(struct store *store, const char *sql, struct fault *fault) MUST_CHECK;
bool db_prepare(struct store *store, const char *sql, sqlite3_stmt **statement,
                struct fault *fault) MUST_CHECK;
/* Runs to the end and resets. */
bool db_finish(struct store *store, sqlite3_stmt *statement, struct fault *fault) MUST_CHECK;
/* After the last step of a query: finalizes; false with a fault when rc is not SQLITE_DONE. */
bool db_read(struct store *store, sqlite3_stmt *statement, int rc, struct fault *fault) MUST_CHECK;
/* The first column of the first row as a number; 0 when there is no row. */
bool db_number(struct store *store, const char *sql, int64_t *number,
               struct fault *fault) MUST_CHECK;
/* The first column of every row, lines joined by '\n'; at most 20 rows. */
bool db_lines(struct store *store, const char *sql, struct arena *arena, const char **lines,
              struct fault *fault) MUST_CHECK;

/* A column of the row in hand, kept in arena; NULL gives "". */
const char *db_text(sqlite3_stmt *statement, int column, struct arena *arena);

bool db_begin(struct store *store, struct fault *fault) MUST_CHECK; /* BEGIN IMMEDIATE */
/* A table whose rows are all replaced at once: `clear` empties it, `insert` runs per row. */
struct db_rows {
    const char *clear, *insert;
    void (*bind)(sqlite3_stmt *statement, const void *rows, int row); /* what insert needs */
    const void *rows;
    int count;
};
bool db_replace(struct store *store, const struct db_rows *rows, struct fault *fault) MUST_CHECK;

/* The whole season, in the caller's transaction. */
bool db_season(struct store *store, struct arena *arena, struct season *season,
               struct fault *fault) MUST_CHECK;

/* Commits when good, else (or when that fails) rolls back; false when it was not committed. */
bool db_end(struct store *store, bool good, struct fault *fault) MUST_CHECK;

#endif
