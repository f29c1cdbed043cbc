/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/cli/args.h"

static bool run(struct app *app, const struct args *args, struct fault *fault)
{
    if (!store_backup(app->office.store, args->words[0], fault))
        return false;
    fprintf(app->out, "backed up to %s\n", args->words[0]);
    return true;
}

const struct command command_backup = {
    .name = "backup",
    .summary = "copy the school file safely, also while it is in use",
    .usage = "FILE",
    .help =
        "Writes a checked copy beside FILE and renames it, so that FILE is whole or not there.\n"
        "Never copy the school file by hand while the program runs.",
    .min_args = 1,
    .max_args = 1,
    .store = STORE_READS,
    .run = run,
};
