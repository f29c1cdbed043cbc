/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <pwd.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "scheduler/cli/command.h"

/* For the history: who asked. */
static const char *who(void)
{
    const char *name = getenv("EXAMROTA_WHO");

    if (name && *name)
        return name;
    const struct passwd *user = getpwuid(getuid());
    return user ? user->pw_name : "unknown";
}

int main(int argc, char **argv)
{
    struct app app = {
        .out = stdout,
        .err = stderr,
        .office.who = who(),
        .terminal = isatty(STDERR_FILENO) == 1,
    };

    umask(077); /* school files and reports hold pupils' data */
    return command_main(&app, argc, (const char *const *)argv);
}
