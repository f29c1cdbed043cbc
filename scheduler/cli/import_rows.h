/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/cli/import_rows.h - an import row by row: which to show, which to leave as they are. */
#ifndef SCHEDULER_CLI_IMPORT_ROWS_H
#define SCHEDULER_CLI_IMPORT_ROWS_H

#include "scheduler/cli/answer_cli.h"
#include "scheduler/cli/args.h"

/* --show WHAT; *asked is show, or NULL without the option. */
bool import_show_read(const struct args *args, struct intake_show *show,
                      const struct intake_show **asked, struct fault *fault) MUST_CHECK;
/* --except FILE, its lines in the command's arena. */
bool import_leave_read(struct app *app, const struct args *args, struct office_import_ask *ask,
                       struct fault *fault) MUST_CHECK;

void import_rows_print(struct app *app, const struct intake *intake);
void import_rows_add(struct json *root, const struct intake *intake);
void import_left_add(struct json *row, const struct intake_count *count);

#endif
