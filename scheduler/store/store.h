/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/store/store.h - what outlives the program: one SQLite file.
 *
 * All SQL of the project is in scheduler/store/.  Callers see whole seasons
 * going out and small, named changes coming in; no statement, no row handle,
 * no sqlite3.h.  Each change is one transaction, is refused with
 * FAULT_CONFLICT when `season->version` is no longer the stored one, and
 * leaves a line in the history with who, when, what and how to undo it.
 */
#ifndef SCHEDULER_STORE_STORE_H
#define SCHEDULER_STORE_STORE_H

#include "scheduler/base/arena.h"
#include "scheduler/model/season.h"

struct store; /* opaque: one open file, one thread at a time */

enum store_mode {
    STORE_READ,    /* must exist */
    STORE_WRITE,   /* must exist */
    STORE_CREATE,  /* must not exist (init) */
    STORE_AT_ONCE, /* as STORE_WRITE, and not every page is looked at first: somebody waits.  A page
                    * that is read and damaged is still refused. */
};

/* Opens, runs the migrations that are due (with an automatic backup
 * `name.before-vN.db`).  Refused with a sentence that says what to do: no such file
 * (FAULT_MISSING), a file of a newer program, not a school file, a damaged file (FAULT_INPUT), a
 * network drive (warning only). *store is set only on success; store_close(NULL) is fine.  mode
 * 0600. */
bool store_open(const char *path, enum store_mode mode, struct store **store,
                struct fault *fault) MUST_CHECK;
void store_close(struct store *store);
/* A sentence to tell the person once (a network drive), or "". */
const char *store_warning(const struct store *store);

/* Loads the whole season into arena; every array ordered by its key. */
bool store_load(struct store *store, struct arena *arena, struct season *season,
                struct fault *fault) MUST_CHECK;

/* After store_save_season() of these kinds alone (NULL-terminated): they are loaded again, with
 * their ids; the rest of the season is what it was. */
bool store_load_again(struct store *store, struct arena *arena, const char *const *some,
                      struct season *season, struct fault *fault) MUST_CHECK;

struct change_note {           /* the history line */
    const char *who, *command; /* "import", the words typed */
    const char *summary;       /* "imported 14 staff, 48 pupils": no pupil's name */
    int64_t now_utc;
    int published; /* the version it tells people; 0: none */
};

/* Makes the stored season equal to `after`: rows of the given kinds (NULL-terminated names; NULL:
 * every imported kind) are added, updated, removed by key, in one transaction.  before: what the
 * caller loaded.  Rows are known by key, whatever ids and places `after` gives
 * them; rows of kinds that are not saved keep the ids they were loaded with, or go when what they
 * belong to goes (a pupil takes its entries along).  Arrays that before and after share are
 * not compared: make changed rows in a copy.  When nothing differs nothing is written, no history
 * line either.  FAULT_CONFLICT: someone saved since `before` was loaded. */
bool store_save_season(struct store *store, const struct season *before, const struct season *after,
                       const char *const *kinds, const struct change_note *note,
                       struct fault *fault) MUST_CHECK;

/* Plans and seatings over a range of days replace what was stored in that range; see outcome.h.
 * after: a season whose made arrays (seating, unseated, draft, plan_runs, plan_levels, published,
 * versions, version_changes, feed_events) are as they shall be: store_save_season with those kinds.
 */

struct history_line {
    int64_t number;
    int64_t at_utc;
    const char *who, *command, *summary;
    int64_t version; /* of the season, with this change */
    int published;   /* the version it told people; 0: none */
    bool undone;
    bool can_undo;
};
bool store_history(struct store *store, struct arena *arena, struct history_line **lines,
                   int *count, struct fault *fault) MUST_CHECK;
/* Undoes the last change that is not undone; redo takes the last undo back, until something new
 * is changed.  The newest 40 changes can be undone, none across a migration.  FAULT_MISSING:
 * nothing to undo.  Feed events and versions are left alone: undoing a publish makes a new version
 * (office/publish.c).  summary: what was undone. */
bool store_undo(struct store *store, const struct change_note *note, struct arena *arena,
                const char **summary, struct fault *fault) MUST_CHECK;
bool store_redo(struct store *store, const struct change_note *note, struct arena *arena,
                const char **summary, struct fault *fault) MUST_CHECK;

/* The season as it was right after that line of the history: what was done since is taken back in
 * a transaction that is thrown away.  What undo leaves alone is as it is now.  *there false: that
 * is too long ago, or the file is open for reading. */
bool store_load_past(struct store *store, int64_t number, struct arena *arena,
                     struct season *season, bool *there, struct fault *fault) MUST_CHECK;

/* How long to wait for another program's change (15 s unless told); the desk waits less. */
void store_patience(struct store *store, int milliseconds);
/* A line in the history of what is no change of the season: a login, a calendar's address. */
bool store_note(struct store *store, const struct change_note *note,
                struct fault *fault) MUST_CHECK;
/* season.version as it is stored now. */
bool store_version(struct store *store, int64_t *version, struct fault *fault) MUST_CHECK;
/* Who changed what since that version, newest first, in a line; at most three. */
bool store_since(struct store *store, int64_t version, struct arena *arena, const char **text,
                 struct fault *fault) MUST_CHECK;

/* VACUUM INTO a temporary name beside `path`, check, then rename. */
bool store_backup(struct store *store, const char *path, struct fault *fault) MUST_CHECK;
/* integrity_check and foreign_key_check; problems as text lines. */
bool store_check(struct store *store, struct arena *arena, const char **problems,
                 struct fault *fault) MUST_CHECK;

/* A secret of this file (32 bytes, made at init): keys the UIDs of feeds. */
bool store_secret(struct store *store, unsigned char secret[32], struct fault *fault) MUST_CHECK;

#endif
