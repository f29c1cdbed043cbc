/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/cli/args.h - one command line, read against a command's options. */
#ifndef SCHEDULER_CLI_ARGS_H
#define SCHEDULER_CLI_ARGS_H

#include "scheduler/base/word.h"
#include "scheduler/cli/command.h"

enum { ARGS_MAX = 64 };

struct args {
    const struct command *command;
    const char
        *values[ARGS_MAX]; /* by place in command->options; NULL: not given, "" for a switch */
    struct given {
        int option;
        const char *value;
    } given[ARGS_MAX]; /* every one in the order of the line: some mean something twice */
    int n_given;
    const char *const *words; /* what is no option; in the caller's arena */
    int n_words;
};

/* Options known to every command; read first, wherever they stand. */
extern const struct option_spec common_options[]; /* --school, --rules, --help */

/* FAULT_USAGE with a sentence that names the nearest option. */
bool args_read(const struct command *command, int argc, const char *const *argv,
               struct arena *arena, struct args *args, struct fault *fault) MUST_CHECK;

/* Asking for an option the command does not have is a broken promise (assert). */
bool args_has(const struct args *args, const char *name);
bool args_knows(const struct args *args, const char *name); /* is it an option of the command? */
const char *args_text(const struct args *args, const char *name); /* NULL: not given */
/* The value of the i-th option given, and its name; NULL: there are no more. */
const char *args_given(const struct args *args, int i, const char **name);
bool args_number(const struct args *args, const char *name, int *number,
                 struct fault *fault) MUST_CHECK;

/* --week 2027-W20, --from DATE, --to DATE: from and to stay -1 when not given. */
bool args_range(const struct args *args, struct office_range *range,
                struct fault *fault) MUST_CHECK;

#endif
