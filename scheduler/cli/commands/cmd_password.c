/* SPDX-License-Identifier: GPL-3.0-or-later
 * Hashing for the desk, in a process of its own: a tenth of a second and 64 MiB. */
#include <string.h>

#include "scheduler/cli/args.h"
#include "scheduler/office/secret.h"

enum { LINE = 512 };

/* One line of standard input without its end. */
static bool read_line(char *line)
{
    if (!fgets(line, LINE, stdin))
        return false;
    line[strcspn(line, "\n")] = '\0';
    return true;
}

static bool run(struct app *app, const struct args *args, struct fault *fault)
{
    char password[LINE], stored[LINE];
    const char *made;
    bool stale;

    if (!read_line(password))
        return fault_set(fault, FAULT_USAGE, "there is no password to read");
    if (strcmp(args->words[0], "make") == 0) {
        if (!secret_password_make(password, &app->arena, &made, fault))
            return false;
        fprintf(app->out, "%s\n", made);
        return true;
    }
    if (strcmp(args->words[0], "check") != 0 || !read_line(stored))
        return fault_set(fault, FAULT_USAGE, "password wants make or check");
    fprintf(app->out, "%s\n", secret_password_check(password, stored, &stale) ? "yes" : "no");
    return true;
}

const struct command command_password = {
    .name = "password",
    .summary = "hash a password for the desk",
    .usage = "make|check",
    .help = "",
    .min_args = 1,
    .max_args = 1,
    .hidden = true,
    .run = run,
};
