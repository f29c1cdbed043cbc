/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/cli/drill_cli.h - an absence drill, run and told. */
#ifndef SCHEDULER_CLI_DRILL_CLI_H
#define SCHEDULER_CLI_DRILL_CLI_H

#include "scheduler/cli/command.h"
#include "scheduler/cli/progress.h"
#include "scheduler/plan/drill.h"

struct drill_line {
    struct app *app;
    struct progress_line *progress;
};

struct drill_told {
    struct world world;
    struct drill drill;
    const struct reserve *reserves;
    int n_reserves; /* asked, then placed */
    int64_t saved, lost;
    double seconds;
    bool every_day;
};

bool drill_run(struct app *app, struct office_range range, struct drill_ask *ask,
               struct drill_told *told, struct fault *fault) MUST_CHECK;
void drill_tell(struct app *app, const struct drill_told *told);
bool drill_answer(struct app *app, const struct drill_told *told, struct fault *fault) MUST_CHECK;
bool drill_picture(struct app *app, const struct drill_told *told, const char *path,
                   struct fault *fault) MUST_CHECK;

#endif
