/* SPDX-License-Identifier: GPL-3.0-or-later
 * Opening and closing a school file. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "scheduler/store/file.h"
#include "scheduler/store/schema.h"

enum {
    BUSY_MS = 15000,
    SECRET_BYTES = 32,
    /* quick_check reads every page, 8 ms a MiB.  Above this `check` and backups look. */
    CHECKED_AT_OPEN_BYTES = 32 * 1024 * 1024,
};

/* Nothing attaches a file but VACUUM INTO, nothing loads code, nothing edits the schema by hand. */
static int authorize(void *context, int action, const char *first, const char *second,
                     const char *database, const char *trigger)
{
    const struct store *store = context;

    (void)database, (void)trigger;
    if (action == SQLITE_ATTACH || action == SQLITE_DETACH)
        return store->may_attach ? SQLITE_OK : SQLITE_DENY;
    if (action == SQLITE_PRAGMA && first && sqlite3_stricmp(first, "writable_schema") == 0)
        return SQLITE_DENY;
    if (action == SQLITE_FUNCTION && second && sqlite3_stricmp(second, "load_extension") == 0)
        return SQLITE_DENY;
    return SQLITE_OK;
}

static bool configure(struct store *store, struct fault *fault)
{
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL);
    sqlite3_busy_timeout(store->db, BUSY_MS);
    sqlite3_set_authorizer(store->db, authorize, store);
    return db_run(store,
                  "PRAGMA synchronous = FULL;" /* school laptops lose power */
                  "PRAGMA cell_size_check = ON;"
                  "PRAGMA temp_store = MEMORY",
                  fault);
}

static bool is_ours(struct store *store, struct fault *fault)
{
    int64_t id;

    if (!db_number(store, "PRAGMA application_id", &id, fault))
        return false;
    if (id != SCHOOL_FILE_ID)
        return fault_set(fault, FAULT_INPUT, "'%s' is not a school file of examrota", store->path);
    return true;
}

/* The desk looked when it opened the file; what it starts, many times a minute, need not. */
static bool is_desks(void)
{
    return getenv("EXAMROTA_DESK") != NULL;
}

static bool is_sound(struct store *store, bool at_once, struct fault *fault)
{
    struct arena arena = {0};
    int64_t pages, page_bytes;
    const char *problems = "ok";
    bool good = db_number(store, "PRAGMA page_count", &pages, fault) &&
                db_number(store, "PRAGMA page_size", &page_bytes, fault);

    if (good && !at_once && !is_desks() && pages * page_bytes <= CHECKED_AT_OPEN_BYTES)
        good = db_lines(store, "PRAGMA quick_check(1)", &arena, &problems, fault);
    if (good && strcmp(problems, "ok") != 0) {
        good = fault_set(fault, FAULT_INPUT,
                         "'%s' is damaged (%.60s): keep a copy of it, then put your newest backup "
                         "in its place (a file that 'examrota backup' wrote)",
                         store->path, problems);
    }
    arena_release(&arena);
    return good;
}

static bool connect_file(struct store *store, struct fault *fault)
{
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;

    if (sqlite3_open_v2(store->path, &store->db, flags, NULL) != SQLITE_OK)
        return db_trouble(store, fault);
    return configure(store, fault);
}

/* WAL needs memory shared between processes, which a network drive has not. */
static bool prepare_for_use(struct store *store, struct fault *fault)
{
    if (store->on_network) {
        store->warning = arena_text(&store->arena,
                                    "'%s' is on a network drive: let only one person at a time use "
                                    "it, or move it to this computer and back it up to the drive",
                                    store->path);
    }
    if (!store->writable)
        return db_run(store, "PRAGMA query_only = ON", fault);
    if (sqlite3_db_readonly(store->db, "main") == 1)
        return fault_set(fault, FAULT_DENIED, "you may not write '%s'", store->path);
    return db_run(store,
                  store->on_network ? "PRAGMA journal_mode = DELETE" : "PRAGMA journal_mode = WAL",
                  fault);
}

/* Group and others have no business in a file that names children. */
static void close_to_others(const char *path)
{
    struct stat status;

    if (stat(path, &status) == 0 && (status.st_mode & 077) != 0 && chmod(path, 0600) != 0)
        return; /* not ours: nothing to be done about it */
}

static struct store *store_new(const char *path, bool writable)
{
    struct store *store = calloc(1, sizeof *store);

    if (!store) {
        fputs("out of memory\n", stderr);
        abort();
    }
    store->path = arena_copy(&store->arena, path);
    store->warning = "";
    store->writable = writable;
    store->on_network = file_on_network(path);
    return store;
}

static bool open_existing(const char *path, enum store_mode mode, struct store **opened,
                          struct fault *fault)
{
    bool writable = mode != STORE_READ;

    if (!file_look(path, fault))
        return false;
    struct store *store = store_new(path, writable);
    int count;
    const struct schema_step *steps = schema_steps(&store->arena, &count);

    if (writable)
        close_to_others(path);
    if (!connect_file(store, fault) || !is_ours(store, fault) ||
        !is_sound(store, mode == STORE_AT_ONCE, fault) ||
        !schema_migrate(store, steps, count, fault) || !prepare_for_use(store, fault)) {
        store_close(store);
        return false;
    }
    *opened = store;
    return true;
}

static bool make_secret(struct store *store, struct fault *fault)
{
    unsigned char secret[SECRET_BYTES];
    sqlite3_stmt *statement;
    FILE *source = fopen("/dev/urandom", "rb");
    size_t got = source ? fread(secret, 1, sizeof secret, source) : 0;

    if (source)
        (void)fclose(source);
    if (got != sizeof secret)
        return fault_set(fault, FAULT_SYSTEM, "/dev/urandom gives no random numbers");
    if (!db_prepare(store, "INSERT INTO \"school_file\" VALUES (1, 1, ?)", &statement, fault))
        return false;
    sqlite3_bind_blob(statement, 1, secret, sizeof secret, SQLITE_STATIC);
    bool good = db_finish(store, statement, fault);
    sqlite3_finalize(statement);
    return good;
}

/* Made under another name, so that a half-made school file never has its own. */
static bool create(const char *path, struct fault *fault)
{
    struct stat status;
    struct arena arena = {0};

    if (lstat(path, &status) == 0)
        return fault_set(fault, FAULT_CONFLICT,
                         "'%s' exists already: choose another name, or move it away first", path);
    const char *made = file_beside(&arena, path, "new");
    if (!file_make(made, fault)) {
        arena_release(&arena);
        return false;
    }
    struct store *store = store_new(made, true);
    int count;
    const struct schema_step *steps = schema_steps(&store->arena, &count);
    bool good = connect_file(store, fault) && schema_migrate(store, steps, count, fault) &&
                make_secret(store, fault);
    store_close(store);
    good = good && file_sync(made, fault) && file_name_new(made, path, fault);
    if (!good)
        unlink(made);
    arena_release(&arena);
    return good;
}

bool store_open(const char *path, enum store_mode mode, struct store **store, struct fault *fault)
{
    if (mode == STORE_CREATE && !create(path, fault))
        return false;
    return open_existing(path, mode, store, fault);
}

/* The last one to close moves the log into the file, so that one file remains. */
void store_close(struct store *store)
{
    if (!store)
        return;
    sqlite3_close(store->db);
    arena_release(&store->arena);
    free(store);
}

const char *store_warning(const struct store *store)
{
    return store->warning;
}

bool store_secret(struct store *store, unsigned char secret[32], struct fault *fault)
{
    sqlite3_stmt *statement;

    if (!db_prepare(store, "SELECT \"secret\" FROM \"school_file\"", &statement, fault))
        return false;
    bool good =
        sqlite3_step(statement) == SQLITE_ROW && sqlite3_column_bytes(statement, 0) == SECRET_BYTES;
    if (good)
        memcpy(secret, sqlite3_column_blob(statement, 0), SECRET_BYTES);
    else
        (void)fault_set(fault, FAULT_INPUT, "'%s' is damaged: it has no secret", store->path);
    sqlite3_finalize(statement);
    return good;
}

void store_patience(struct store *store, int milliseconds)
{
    sqlite3_busy_timeout(store->db, milliseconds);
}

bool store_version(struct store *store, int64_t *version, struct fault *fault)
{
    return db_number(store, "SELECT \"season_version\" FROM \"school_file\"", version, fault);
}
