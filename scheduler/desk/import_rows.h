/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/desk/import_rows.h - the preview row by row, each with its tick.
 *
 * What is not ticked is kept beside the files, a line each (intake.h), so that ticks outlive the
 * page they were made on: sixty thousand rows are looked at a hundred at a time. */
#ifndef SCHEDULER_DESK_IMPORT_ROWS_H
#define SCHEDULER_DESK_IMPORT_ROWS_H

#include "scheduler/desk/import_files.h"

/* Which rows are looked at: ?show=, "all" when nothing sensible is asked for. */
const char *import_shown(struct web *web);
/* Lines of what is left as it is (struct intake_ask). */
struct import_ticks {
    const char *path; /* of the file that holds them */
    const char **lines;
    int count;
};
void import_ticks_read(struct web *web, const struct import_files *files,
                       struct import_ticks *ticks);
bool import_ticks_have(const struct import_ticks *ticks, const char *line);
/* Keeps the ticks of the rows that this form showed. */
bool import_ticks_keep(struct web *web, const struct import_files *files,
                       struct fault *fault) MUST_CHECK;

/* Counts, each with a button to its rows; the rows with ticks: inside the form. */
void import_counts_put(struct web *web, const struct json *answer);
void import_rows_put(struct web *web, const struct import_ticks *ticks, const struct json *answer);

#endif
