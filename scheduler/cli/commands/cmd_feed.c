/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/cli/answer_cli.h"
#include "scheduler/cli/args.h"
#include "scheduler/office/address.h"
#include "scheduler/plan/find_duty.h"

static const struct option_spec options[] = {
    {"rotate", 0, NULL, "give the person a new address; the old one empties their calendar"},
    {"revoke", 0, NULL, "end the person's address"},
    {"write", 'w', "DIR", "write one calendar file for each person, named by code"},
    {"utc", 0, NULL, "times in UTC, for calendar programs that cannot read a zone"},
    {0},
};

static bool write_files(struct app *app, const struct args *args, struct fault *fault)
{
    int written = 0;

    if (!office_write_feeds(&app->office, args_text(args, "write"), args_has(args, "utc"), &written,
                            fault))
        return false;
    fprintf(app->out, "%s in %s\n", counted(app, written, "calendar", "calendars"),
            args_text(args, "write"));
    return true;
}

static bool run(struct app *app, const struct args *args, struct fault *fault)
{
    const struct season *season = &app->office.season;
    bool rotates = args_has(args, "rotate"), revokes = args_has(args, "revoke");
    const char *token;

    if (args_has(args, "write") && !args->n_words)
        return write_files(app, args, fault);
    if (!args->n_words || args_has(args, "write"))
        return fault_set(fault, FAULT_USAGE, "feed wants a person's code, or --write DIR");
    if (rotates && revokes)
        return fault_set(fault, FAULT_USAGE, "either --rotate or --revoke");
    int person;
    if (!person_find(season, args->words[0], &person, fault))
        return false;
    enum address_wish wish = rotates ? ADDRESS_ROTATE : revokes ? ADDRESS_REVOKE : ADDRESS_FIRST;
    if (!office_address(&app->office, person, wish, &token, fault))
        return false;
    const char *name = season->people[person].name;
    if (revokes)
        fprintf(app->out, "the calendar of %s is ended: it will be empty for %d days, then gone\n",
                name, FEED_EMPTY_DAYS);
    else {
        fprintf(
            app->out,
            "/f/%s.ics\n"
            "Put the desk's address before it and give it to %s.  It is shown this once; whoever "
            "has it\nsees their duties.  The desk (examrota serve) also shows the links that "
            "calendars want.\n",
            token, name);
    }
    return true;
}

const struct command command_feed = {
    .name = "feed",
    .summary = "give somebody a calendar address, or write calendars to files",
    .usage = "PERSON [--rotate | --revoke] | --write DIR [--utc]",
    .help = "A secret address at which examrota serve answers the person's calendar.  It is shown "
            "once;\n"
            "only a hash of it is kept.  --write makes files instead, one for each person.\n"
            "A calendar has what was published for the person.  No pupil's name, number or need "
            "can be\n"
            "in it.  Files whose bytes do not change are left alone.",
    .options = options,
    .max_args = 1,
    .store = STORE_WRITES,
    .loads = true,
    .run = run,
};
