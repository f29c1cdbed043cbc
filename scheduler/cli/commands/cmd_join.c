/* SPDX-License-Identifier: GPL-3.0-or-later
 * join and relocate: what the officer decides about one lesson on one day. */
#include "scheduler/base/day.h"
#include "scheduler/cli/answer_cli.h"
#include "scheduler/cli/args.h"
#include "scheduler/office/choose.h"
#include "scheduler/plan/find_duty.h"

static const struct option_spec options[] = {
    {"date", 0, "DATE", "on which day"},
    {"at", 0, "TIME", "the lesson that begins then, when it could be several"},
    {"back", 0, NULL, "take the decision back"},
    {"json", 0, NULL, "answer as JSON"},
    {0},
};

static bool when_read(const struct args *args, struct choose_ask *ask, struct fault *fault)
{
    const char *date = args_text(args, "date"), *at = args_text(args, "at");

    if (!date)
        return fault_set(fault, FAULT_USAGE, "say on which day: --date 2027-05-17");
    ask->day = day_parse(date);
    if (ask->day == DAY_NONE)
        return fault_set(fault, FAULT_USAGE, "'%s' is no day; write it like 2027-05-17", date);
    ask->minute = at ? time_parse(at) : -1;
    if (at && ask->minute < 0)
        return fault_set(fault, FAULT_USAGE, "'%s' is no time; write it like 10:30", at);
    ask->back = args_has(args, "back");
    return true;
}

static bool choose(struct app *app, const struct args *args, const struct choose_ask *ask,
                   struct fault *fault)
{
    struct chosen chosen;

    if (!office_choose(&app->office, ask, &chosen, fault))
        return false;
    if (args_has(args, "json")) {
        struct json *root = answer_begin();
        const struct season *season = &app->office.season;
        json_text(root, "lesson", chosen.lesson >= 0 ? season->lessons[chosen.lesson].lesson : "");
        json_text(root, "room", chosen.room >= 0 ? season->rooms[chosen.room].room : "");
        json_text(root, "text", chosen.told);
        return answer_end(app, root, fault);
    }
    fprintf(app->out, "%s\n%s", chosen.told,
            chosen.planned ? "That day is planned already: run examrota plan again for its week\n"
                           : "");
    return true;
}

static bool join_run(struct app *app, const struct args *args, struct fault *fault)
{
    struct choose_ask ask = {.class_name = args->words[0],
                             .into = args->n_words > 1 ? args->words[1] : NULL,
                             .room = -1};

    if (!when_read(args, &ask, fault))
        return false;
    if (!ask.into && !ask.back)
        return fault_set(fault, FAULT_USAGE, "say which class takes %s: join %s CLASS --date DATE",
                         ask.class_name, ask.class_name);
    if (!ask.into)
        ask.into = "";
    return choose(app, args, &ask, fault);
}

const struct command command_join = {
    .name = "join",
    .summary = "a class joins another for a lesson: the next plan does so",
    .usage = "CLASS INTO --date DATE [--at TIME] [--back] [--json]",
    .help = "The classes of one subject or named by the lesson, in a room that holds both; report "
            "cover\n"
            "names those that could.  What may not be is refused.  It holds until --back or undo.",
    .options = options,
    .min_args = 1,
    .max_args = 2,
    .store = STORE_WRITES,
    .loads = true,
    .run = join_run,
};

static bool relocate_run(struct app *app, const struct args *args, struct fault *fault)
{
    struct choose_ask ask = {.class_name = args->words[0], .room = -1};

    if (args->n_words > 1 && !room_meant(&app->office.season, args->words[1], &ask.room, fault))
        return false;
    return when_read(args, &ask, fault) && choose(app, args, &ask, fault);
}

const struct command command_relocate = {
    .name = "relocate",
    .summary = "a lesson is held in another room: the next plan does so",
    .usage = "CLASS [ROOM] --date DATE [--at TIME] [--back] [--json]",
    .help = "Without ROOM the lesson that loses its room to an exam goes where report displaced "
            "suggests.\n"
            "A room that is taken, closed or too small is refused.  It holds until --back or undo.",
    .options = options,
    .min_args = 1,
    .max_args = 2,
    .store = STORE_WRITES,
    .loads = true,
    .run = relocate_run,
};
