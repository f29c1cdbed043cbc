/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/cli/answer_cli.h - what commands share when they answer. */
#ifndef SCHEDULER_CLI_ANSWER_CLI_H
#define SCHEDULER_CLI_ANSWER_CLI_H

#include "export/json.h"
#include "scheduler/cli/command.h"

/* A root with {"format":1}. */
struct json *answer_begin(void);
/* Writes and releases it. */
bool answer_end(struct app *app, struct json *root, struct fault *fault) MUST_CHECK;

/* Fills what the user left open: the season's exams; FAULT_MISSING when nothing is dated. */
bool range_complete(const struct app *app, struct office_range *range,
                    struct fault *fault) MUST_CHECK;

/* ", HALL"; "" when it is nowhere. */
const char *comma_place(struct app *app, int room, int site);

/* "1 seat", "3 seats". */
const char *counted(struct app *app, int64_t count, const char *one, const char *many);

#endif
