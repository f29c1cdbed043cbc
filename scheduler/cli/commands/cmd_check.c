/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/cli/args.h"

static bool run(struct app *app, const struct args *args, struct fault *fault)
{
    struct issues issues = {0};
    const char *problems = "";

    (void)args;
    if (!store_check(app->office.store, &app->arena, &problems, fault))
        return false;
    fputs(problems, app->out);
    intake_check(&app->office.season, app->office.now_at, &app->arena, &issues);
    issues_print(&issues, app->out);
    if (!*problems && !issues.count)
        fprintf(app->out, "no doubts\n");
    if (*problems)
        app->exit_code = 1;
    issues_release(&issues);
    return true;
}

const struct command command_check = {
    .name = "check",
    .summary = "list doubts about the data, and whether the file is sound",
    .usage = "",
    .help =
        "Repeats the warnings of the import for everything that is stored: people in two places,\n"
        "hours above the pattern, expired approvals, arrangements for no paper... and checks the\n"
        "school file itself.  For the plan there is examrota verify.",
    .store = STORE_READS,
    .loads = true,
    .run = run,
};
