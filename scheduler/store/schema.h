/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/store/schema.h - the numbered steps that make the tables.
 *
 * A step is a file schema/NNN-name.sql, built into the program.  Step n takes a
 * file from PRAGMA user_version n - 1 to n.  Released steps are never edited;
 * a change is a new step.
 */
#ifndef SCHEDULER_STORE_SCHEMA_H
#define SCHEDULER_STORE_SCHEMA_H

#include "scheduler/store/db.h"

enum { SCHOOL_FILE_ID = 0x45785261 }; /* PRAGMA application_id: "ExRa" */

struct schema_step {
    const char *name; /* "001-places.sql" */
    const char *sql;
};

/* The built-in steps in order; *count of them. */
const struct schema_step *schema_steps(struct arena *arena, int *count);

/* What it is called: "school.db" -> "school.before-v7.db". */
const char *schema_backup_name(const struct store *store, struct arena *arena, int version);

/* Takes the file through the steps it lacks, each in a transaction of its own;
 * a file that had some is backed up first.  FAULT_INPUT when it has more than
 * `count`: a newer program wrote it. */
bool schema_migrate(struct store *store, const struct schema_step *steps, int count,
                    struct fault *fault) MUST_CHECK;

#endif
