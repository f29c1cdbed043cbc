/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copies of the file, and whether it is sound. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "scheduler/store/db.h"
#include "scheduler/store/file.h"

bool store_check(struct store *store, struct arena *arena, const char **problems,
                 struct fault *fault)
{
    const char *pages, *references;

    if (!db_lines(store, "PRAGMA integrity_check(20)", arena, &pages, fault) ||
        !db_lines(store,
                  "SELECT 'a row of \"' || \"table\" || '\" names a row of \"' || \"parent\" ||"
                  " '\" that is not there' FROM pragma_foreign_key_check",
                  arena, &references, fault))
        return false;
    if (strcmp(pages, "ok") == 0)
        pages = "";
    *problems =
        arena_text(arena, "%s%s%s", pages, pages[0] && references[0] ? "\n" : "", references);
    return true;
}

static bool vacuum_into(struct store *store, const char *path, struct fault *fault)
{
    sqlite3_stmt *statement;
    int64_t only_read;

    /* A file opened to read takes VACUUM INTO for writing; it writes the copy alone.  While the
     * file is brought up to date nothing is shut yet, whatever it was opened for. */
    if (!db_number(store, "PRAGMA query_only", &only_read, fault) ||
        !db_run(store, "PRAGMA query_only = OFF", fault))
        return false;
    store->may_attach = true;
    bool good = db_prepare(store, "VACUUM INTO ?", &statement, fault);
    if (good) {
        sqlite3_bind_text(statement, 1, path, -1, SQLITE_STATIC);
        good = db_finish(store, statement, fault);
        sqlite3_finalize(statement);
    }
    store->may_attach = false;
    if (only_read && good)
        good = db_run(store, "PRAGMA query_only = ON", fault);
    return good;
}

/* Reads the copy as a stranger would. */
static bool copy_is_sound(const char *path, struct fault *fault)
{
    struct store copy = {.path = path};
    struct arena arena = {0};
    const char *problems = "";
    bool good = sqlite3_open_v2(path, &copy.db, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK
                    ? store_check(&copy, &arena, &problems, fault)
                    : db_trouble(&copy, fault);

    if (good && problems[0] != '\0')
        good = fault_set(fault, FAULT_INPUT, "the copy is not sound (%.120s)", problems);
    sqlite3_close(copy.db);
    arena_release(&arena);
    return good;
}

static bool same_file(const char *left, const char *right)
{
    struct stat a, b;

    return stat(left, &a) == 0 && stat(right, &b) == 0 && a.st_dev == b.st_dev &&
           a.st_ino == b.st_ino;
}

bool store_backup(struct store *store, const char *path, struct fault *fault)
{
    struct arena arena = {0};
    struct stat status;

    if (same_file(store->path, path))
        return fault_set(fault, FAULT_USAGE, "'%s' is the school file itself", path);
    if (stat(path, &status) == 0 && S_ISDIR(status.st_mode))
        return fault_set(fault, FAULT_USAGE, "'%s' is a folder: give the backup a file name", path);
    const char *copy = file_beside(&arena, path, "tmp");
    unlink(copy); /* of a process that died under our number */
    bool good = file_make(copy, fault) && vacuum_into(store, copy, fault) &&
                copy_is_sound(copy, fault) && file_sync(copy, fault);
    if (good && rename(copy, path) != 0)
        good = fault_set(fault, FAULT_SYSTEM, "cannot write '%s': error %d of the system", path,
                         errno);
    if (good)
        good = file_sync_folder(path, fault);
    else
        unlink(copy);
    arena_release(&arena);
    return good;
}
