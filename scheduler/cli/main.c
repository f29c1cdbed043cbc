/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <pwd.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
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

/* What a desk began ends with it, killed or not: nobody would hear of it, and it might store what
 * nobody asked for any more.  As if somebody had pressed stop. */
static void end_with_desk(void)
{
    const char *desk = getenv("EXAMROTA_DESK");

    if (!desk || prctl(PR_SET_PDEATHSIG, SIGTERM) != 0)
        return;
    if (strtol(desk, NULL, 10) != (long)getppid()) /* it is gone already */
        (void)raise(SIGTERM);
}

int main(int argc, char **argv)
{
    struct app app = {
        .out = stdout,
        .err = stderr,
        .office.who = who(),
        .terminal = isatty(STDERR_FILENO) == 1,
    };

    end_with_desk();
    umask(077); /* school files and reports hold pupils' data */
    return command_main(&app, argc, (const char *const *)argv);
}
