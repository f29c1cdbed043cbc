/* SPDX-License-Identifier: GPL-3.0-or-later
 * delay, late, absent: times change, nobody moves. */
#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/cli/event_cli.h"
#include "scheduler/cli/moment_cli.h"

static const struct option_spec delay_options[] = {
    {"from", 0, "TIME", "when it began (else now)"},
    {"minutes", 0, "N", "for how long nobody could write"},
    EVENT_OPTIONS,
};

static bool delay(struct app *app, const struct args *args, struct fault *fault)
{
    struct day_event event = event_begin(app, args, INCIDENT_DELAY);
    const char *from = args_text(args, "from");
    int *rooms = arena_new(&app->arena, int, args->n_words + 1);
    bool all = args->n_words == 1 && strcmp(args->words[0], "all") == 0;

    for (int i = 0; i < args->n_words && !all; i++) {
        if (strcmp(args->words[i], "all") == 0)
            return fault_set(fault, FAULT_USAGE, "all is every room: leave the others out");
        if (!event_room_read(app, args->words[i], &rooms[i], fault))
            return false;
    }
    event.rooms = rooms;
    event.n_rooms = all ? 0 : args->n_words;
    if ((from && !moment_read(from, app->office.now_at, day_of(app->office.now_at), false,
                              &event.from_at, fault)) ||
        !args_number(args, "minutes", &event.minutes, fault))
        return false;
    if (event.minutes < 1)
        return fault_set(fault, FAULT_USAGE, "say for how long: --minutes 20");
    return event_run(app, args, &event, fault);
}

const struct command command_delay = {
    .name = "delay",
    .summary = "rooms stood still or began late: everybody keeps their full time",
    .usage = "ROOM...|all [--from TIME] --minutes N [--reason TEXT] [--take N] [--wide] "
             "[--first]\n              [--json]",
    .help =
        "An evacuation, an overrun, a late start.  Who was writing gets the minutes back at the\n"
        "end; who was to begin begins when it is over; the candidate's next paper and the room's\n"
        "next exam begin when they can.  It tells the new finishes, what to see to, adults kept\n"
        "past their hours, and what each number of people told can mend.  The incident log keeps "
        "it\n"
        "(report incidents); --take N publishes a repair.",
    .options = delay_options,
    .min_args = 1,
    .max_args = -1,
    .store = STORE_WRITES,
    .loads = true,
    .run = delay,
};

static const struct option_spec late_options[] = {
    {"start", 0, "TIME", "when they began"},
    {"paper", 0, "PAPER", "which paper, when it could be several"},
    EVENT_OPTIONS,
};

static bool late(struct app *app, const struct args *args, struct fault *fault)
{
    struct day_event event = event_begin(app, args, INCIDENT_LATE);
    const char *start = args_text(args, "start");

    if (start && !moment_read(start, app->office.now_at, day_of(app->office.now_at), false,
                              &event.from_at, fault))
        return false;
    return event_pupil_read(app, args->words[0], &event.pupil, fault) &&
           event_paper_read(app, args, &event.paper, fault) && event_run(app, args, &event, fault);
}

const struct command command_late = {
    .name = "late",
    .summary = "a candidate came late and is let in: full time from then",
    .usage = "PUPIL [--start TIME] [--paper PAPER] [--reason TEXT] [--take N] [--wide] [--first]\n "
             "             [--json]",
    .help = "The candidate keeps the seat and has the full time from the start (else now).  When "
            "that is\n"
            "very late it says what the board must be told.  Who stays with them, and what that\n"
            "changes, comes with the repairs: --take N publishes one.",
    .options = late_options,
    .min_args = 1,
    .max_args = 1,
    .store = STORE_WRITES,
    .loads = true,
    .run = late,
};

static const struct option_spec absent_options[] = {
    {"from", 0, "MOMENT", "since when (else now)"},
    {"to", 0, "MOMENT", "until when (else the end of the day)"},
    {"paper", 0, "PAPER", "only this exam"},
    EVENT_OPTIONS,
};

static bool absent(struct app *app, const struct args *args, struct fault *fault)
{
    struct day_event event = event_begin(app, args, INCIDENT_ABSENT);

    return event_pupil_read(app, args->words[0], &event.pupil, fault) &&
           event_paper_read(app, args, &event.paper, fault) &&
           event_span_read(app, args, &event, fault) && event_run(app, args, &event, fault);
}

const struct command command_absent = {
    .name = "absent",
    .summary = "a candidate is not there: what falls, and who is freed",
    .usage = "PUPIL [--from MOMENT] [--to MOMENT] [--paper PAPER] [--reason TEXT] [--take N]\n"
             "              [--wide] [--first] [--json]",
    .help = "Exams and sessions of the pupil fall; room, reader and others are freed.  It tells "
            "who, and\n"
            "what they could do instead: --take N publishes a repair.",
    .options = absent_options,
    .min_args = 1,
    .max_args = 1,
    .store = STORE_WRITES,
    .loads = true,
    .run = absent,
};
