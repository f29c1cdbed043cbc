/* SPDX-License-Identifier: GPL-3.0-or-later
 * help, version, manual and completion: what the program says about itself. */
#include <string.h>

#include "scheduler/cli/args.h"

static bool help(struct app *app, const struct args *args, struct fault *fault)
{
    if (!args->n_words) {
        help_write(app->out, NULL);
        return true;
    }
    for (const struct command *const *command = commands; *command; command++) {
        if (strcmp((*command)->name, args->words[0]) == 0) {
            help_write(app->out, *command);
            return true;
        }
    }
    return fault_set(fault, FAULT_USAGE, "no command '%s'; see examrota help", args->words[0]);
}

static bool version(struct app *app, const struct args *args, struct fault *fault)
{
    (void)args, (void)fault;
    fprintf(app->out, "examrota %s\n", EXAMROTA_VERSION);
    return true;
}

static bool manual(struct app *app, const struct args *args, struct fault *fault)
{
    (void)args, (void)fault;
    manual_write(app->out);
    return true;
}

static bool completion(struct app *app, const struct args *args, struct fault *fault)
{
    (void)args, (void)fault;
    completion_write(app->out);
    return true;
}

const struct command command_help = {.name = "help",
                                     .summary = "say what a command does",
                                     .usage = "[COMMAND]",
                                     .help = "",
                                     .max_args = 1,
                                     .run = help};
const struct command command_version = {.name = "version",
                                        .summary = "say which version this is",
                                        .usage = "",
                                        .help = "",
                                        .run = version};
const struct command command_manual = {.name = "manual",
                                       .summary = "print the manual page (mdoc)",
                                       .usage = "",
                                       .help = "examrota manual > examrota.1; man ./examrota.1",
                                       .run = manual};
const struct command command_completion = {
    .name = "completion",
    .summary = "print the completion script for bash",
    .usage = "",
    .help = "examrota completion > ~/.local/share/bash-completion/completions/examrota",
    .run = completion};
