/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/store/schema.h"

#include <string.h>

#include "scheduler/base/asset.h"
#include "scheduler/base/list.h"

static const char folder[] = "scheduler/store/schema/";

const struct schema_step *schema_steps(struct arena *arena, int *count)
{
    struct schema_step *steps = NULL;
    int n = 0, room = 0;

    for (const struct asset *asset = assets; asset->path; asset++) /* in order of path */
        if (strncmp(asset->path, folder, sizeof folder - 1) == 0)
            *LIST_ADD(arena, steps, n, room) =
                (struct schema_step){asset->path + sizeof folder - 1, (const char *)asset->bytes};
    *count = n;
    return steps;
}

const char *schema_backup_name(const struct store *store, struct arena *arena, int version)
{
    size_t length = strlen(store->path);

    if (length > 3 && strcmp(store->path + length - 3, ".db") == 0)
        length -= 3;
    return arena_text(arena, "%.*s.before-v%d.db", (int)length, store->path, version);
}

/* Somebody else may have taken the step while we waited for the lock. */
static bool take_step(struct store *store, const struct schema_step *step, int number,
                      struct fault *fault)
{
    int64_t version;
    char pragmas[96];

    if (!db_begin(store, fault))
        return false;
    bool good = db_number(store, "PRAGMA user_version", &version, fault);
    if (good && version < number) {
        sqlite3_snprintf(sizeof pragmas, pragmas,
                         "PRAGMA application_id = %d; PRAGMA user_version = %d", SCHOOL_FILE_ID,
                         number);
        good = db_run(store, step->sql, fault) && db_run(store, pragmas, fault);
    }
    if (!db_end(store, good, fault))
        return fault_in(fault, "schema step %s", step->name);
    return true;
}

static bool take_steps(struct store *store, const struct schema_step *steps, int from, int count,
                       struct fault *fault)
{
    for (int i = from; i < count; i++)
        if (!take_step(store, &steps[i], i + 1, fault))
            return false;
    return true;
}

/* Changes recorded under the older tables cannot be undone in the newer ones. */
static bool settle(struct store *store, const char *backup, struct fault *fault)
{
    struct arena arena = {0};
    const char *problems = "";
    int64_t has_changes;
    bool good =
        store_check(store, &arena, &problems, fault) &&
        db_number(store, "SELECT count(*) FROM sqlite_schema WHERE name = 'change'", &has_changes,
                  fault) &&
        (!has_changes || db_run(store, "UPDATE \"change\" SET \"changeset\" = NULL", fault));

    if (good && problems[0] != '\0') {
        good =
            fault_set(fault, FAULT_INPUT,
                      "after bringing '%s' up to date something is wrong in it (%.80s); the file "
                      "as it was is '%s'",
                      store->path, problems, backup);
    }
    arena_release(&arena);
    return good;
}

bool schema_migrate(struct store *store, const struct schema_step *steps, int count,
                    struct fault *fault)
{
    struct arena arena = {0};
    int64_t version;
    bool good = false;

    if (!db_number(store, "PRAGMA user_version", &version, fault))
        return false;
    if (version == count)
        return true;
    if (version > count) {
        return fault_set(fault, FAULT_INPUT,
                         "'%s' was written by a newer examrota (tables of step %d, this one knows "
                         "%d): use that one",
                         store->path, (int)version, count);
    }
    if (sqlite3_db_readonly(store->db, "main") == 1) {
        return fault_set(fault, FAULT_DENIED,
                         "'%s' is of an older examrota and must be brought up to date, but it "
                         "cannot be written",
                         store->path);
    }
    const char *backup = schema_backup_name(store, &arena, count);
    if (version > 0 && !store_backup(store, backup, fault)) {
        fault_in(fault, "backup before bringing '%s' up to date", store->path);
        goto done;
    }
    /* Steps that rebuild a table must not set off ON DELETE. */
    good = db_run(store, "PRAGMA foreign_keys = OFF", fault) &&
           take_steps(store, steps, (int)version, count, fault) &&
           db_run(store, "PRAGMA foreign_keys = ON", fault) &&
           (version == 0 || settle(store, backup, fault));
done:
    arena_release(&arena);
    return good;
}
