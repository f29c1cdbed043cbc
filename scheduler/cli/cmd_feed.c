/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/cli/answer_cli.h"
#include "scheduler/cli/args.h"

static const struct option_spec options[] = {
    {"write", 'w', "DIR", "write one calendar file for each person, named by code"},
    {"utc", 0, NULL, "times in UTC, for calendar programs that cannot read a zone"},
    {0},
};

static bool run(struct app *app, const struct args *args, struct fault *fault)
{
    int written = 0;

    if (!args_has(args, "write"))
        return fault_set(fault, FAULT_USAGE, "feed wants --write DIR");
    if (!office_write_feeds(&app->office, args_text(args, "write"), args_has(args, "utc"), &written,
                            fault))
        return false;
    fprintf(app->out, "%s in %s\n", counted(app, written, "calendar", "calendars"),
            args_text(args, "write"));
    return true;
}

const struct command command_feed = {
    .name = "feed",
    .summary = "write the calendars of what was published",
    .usage = "--write DIR [--utc]",
    .help =
        "One iCalendar file for each person with what was published for them.  No pupil's name,\n"
        "number or need can be in it.  Files whose bytes do not change are left alone.",
    .options = options,
    .store = STORE_READS,
    .loads = true,
    .run = run,
};
