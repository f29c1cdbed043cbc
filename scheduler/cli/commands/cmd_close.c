/* SPDX-License-Identifier: GPL-3.0-or-later
 * close, move, arrange, interrupt. */
#include <strings.h>

#include "scheduler/base/day.h"
#include "scheduler/cli/answer_cli.h"
#include "scheduler/cli/event_cli.h"
#include "scheduler/cli/ladder_cli.h"
#include "scheduler/cli/moment_cli.h"
#include "scheduler/model/kind.h"
#include "scheduler/plan/find_duty.h"
#include "scheduler/report/answer.h"

static const struct option_spec close_options[] = {
    {"from", 0, "MOMENT", "since when (else now)"},
    {"to", 0, "MOMENT", "until when (else the end of the day)"},
    EVENT_OPTIONS,
};

static bool run_close(struct app *app, const struct args *args, struct fault *fault)
{
    struct day_event event = event_begin(app, args, INCIDENT_CLOSE);
    int room;

    event.rooms = &room;
    event.n_rooms = 1;
    return event_room_read(app, args->words[0], &room, fault) &&
           event_span_read(app, args, &event, fault) && event_run(app, args, &event, fault);
}

const struct command command_close = {
    .name = "close",
    .summary = "a room cannot be used: its candidates sit elsewhere",
    .usage = "ROOM [--from MOMENT] [--to MOMENT] [--reason TEXT] [--take N] [--wide] [--first]\n   "
             "           [--json]",
    .help = "Those who sit there keep their times and are given other rooms; nobody else moves "
            "unless\n"
            "somebody would have no desk.  Lessons there are listed.  ROOM is a code, a name that "
            "only one room has, or SITE/ROOM.\n"
            "--take N publishes a repair.",
    .options = close_options,
    .min_args = 1,
    .max_args = 1,
    .store = STORE_WRITES,
    .loads = true,
    .run = run_close,
};

static const struct option_spec move_options[] = {
    {"date", 0, "DATE", "on which day (else today)"},
    {"session", 0, "AM|PM", "in which session, when it could be both"},
    EVENT_OPTIONS,
};

static bool run_move(struct app *app, const struct args *args, struct fault *fault)
{
    struct day_event event = event_begin(app, args, INCIDENT_MOVE);
    const char *date = args_text(args, "date"), *session = args_text(args, "session");
    int64_t day = date ? day_parse(date) : day_of(app->office.now_at);

    if (day == DAY_NONE)
        return fault_set(fault, FAULT_USAGE, "'%s' is no day; write it like 2027-05-17", date);
    if (session && strcasecmp(session, "AM") != 0 && strcasecmp(session, "PM") != 0)
        return fault_set(fault, FAULT_USAGE, "'%s' is no session; write AM or PM", session);
    if (session)
        event.session = strcasecmp(session, "AM") == 0 ? SESSION_AM : SESSION_PM;
    event.from_at = day * DAY_MIN;
    return event_pupil_read(app, args->words[0], &event.pupil, fault) &&
           event_room_read(app, args->words[1], &event.to, fault) &&
           event_run(app, args, &event, fault);
}

const struct command command_move = {
    .name = "move",
    .summary = "a candidate sits in another room",
    .usage = "PUPIL ROOM [--date DATE] [--session AM|PM] [--reason TEXT] [--take N] [--wide]\n"
             "              [--first] [--json]",
    .help = "As seat --move, on one day, logged, and with what it asks of adults: --take N "
            "publishes a\n"
            "repair.  What the rules forbid is refused with the rule.",
    .options = move_options,
    .min_args = 2,
    .max_args = 2,
    .store = STORE_WRITES,
    .loads = true,
    .run = run_move,
};

static const struct option_spec arrange_options[] = {
    {"percent", 0, "N", "of extra time, or minutes an hour of rest breaks"},
    {"paper", 0, "PAPER", "only for this paper"},
    {"from", 0, "DATE", "from this day on (else today)"},
    {"to", 0, "DATE", "until this day"},
    {"route", 0, "WORD", "approved, delegated or pending"},
    EVENT_OPTIONS,
};

static bool route_read(const struct args *args, int *route, struct fault *fault)
{
    const char *word = args_text(args, "route");

    *route = word ? word_find(route_words, word) : ROUTE_PENDING;
    return *route >= 0 || fault_set(fault, FAULT_USAGE,
                                    "'%s' is no route; write approved, delegated or pending", word);
}

static bool run_arrange(struct app *app, const struct args *args, struct fault *fault)
{
    struct day_event event = event_begin(app, args, INCIDENT_ARRANGE);
    const char *from = args_text(args, "from"), *to = args_text(args, "to");
    int64_t first = from ? day_parse(from) : day_of(app->office.now_at);
    int64_t last = to ? day_parse(to) : -1;

    if (first == DAY_NONE || (to && last == DAY_NONE))
        return fault_set(fault, FAULT_USAGE, "'%s' is no day; write it like 2027-05-17",
                         first == DAY_NONE ? from : to);
    event.from_at = first * DAY_MIN;
    event.until_at = to ? (last + 1) * DAY_MIN : -1;
    event.kind = args->words[1];
    return event_pupil_read(app, args->words[0], &event.pupil, fault) &&
           event_paper_read(app, args, &event.paper, fault) &&
           route_read(args, &event.route, fault) &&
           args_number(args, "percent", &event.amount, fault) &&
           event_run(app, args, &event, fault);
}

const struct command command_arrange = {
    .name = "arrange",
    .summary = "a candidate has an arrangement from now on (a broken arm)",
    .usage = "PUPIL KIND [--percent N] [--paper PAPER] [--from DATE] [--to DATE] [--route WORD]\n"
             "              [--reason TEXT] [--take N] [--wide] [--first]\n              [--json]",
    .help = "KIND as in arrangements.csv: scribe, extra_time.  The candidate's exams still to come "
            "are\n"
            "seated again, others only where somebody would have no desk.  An approval that is "
            "wanting\n"
            "is told.  --take N publishes a repair.",
    .options = arrange_options,
    .min_args = 2,
    .max_args = 2,
    .store = STORE_WRITES,
    .loads = true,
    .run = run_arrange,
};

static const struct option_spec interrupt_options[] = {
    {"minutes", 0, "N", "for how long"},
    {"from", 0, "MOMENT", "when it began (else now)"},
    {"reason", 0, "TEXT", "for the incident log"},
    {"take", 0, "N", "publish the repair that tells N others"},
    {"first", 0, NULL, "only the first repair, which tells as few as can be: at once"},
    {"wide", 0, NULL, "let fixed work move on the other days of the week, too"},
    {"json", 0, NULL, "answer as JSON"},
    {0},
};

/* What they are in the middle of is left this minute. */
static void tell_left(struct app *app, int staff)
{
    const struct season *season = &app->office.season;
    int64_t now_at = app->office.now_at;

    for (int i = 0; i < season->n_published; i++) {
        const struct assignment *row = &season->published[i];
        if (row->staff == staff && row->starts_at < now_at && row->ends_at > now_at)
            fprintf(app->out, "Somebody must step in at once: %s%s, goes on until %s\n", row->title,
                    comma_place(app, row->room, row->site),
                    time_text(&app->arena, (int)(row->ends_at - day_of(row->ends_at) * DAY_MIN)));
    }
}

static const char *until_of(struct app *app, const struct interruption *interruption)
{
    int64_t until_at = interruption->from_at + interruption->minutes, day = day_of(until_at);

    return arena_text(&app->arena, "until %s",
                      day == day_of(app->office.now_at)
                          ? time_text(&app->arena, (int)(until_at - day * DAY_MIN))
                          : moment_said(&app->arena, until_at));
}

static bool read_interruption(struct app *app, const struct args *args,
                              struct interruption *interruption, struct fault *fault)
{
    const char *from = args_text(args, "from"), *reason = args_text(args, "reason");
    int64_t now_at = app->office.now_at;

    *interruption = (struct interruption){.from_at = -1, .reason = reason ? reason : ""};
    if (!person_find(&app->office.season, args->words[0], &interruption->staff, fault) ||
        !args_number(args, "minutes", &interruption->minutes, fault))
        return false;
    if (from && !moment_read(from, now_at, day_of(now_at), false, &interruption->from_at, fault))
        return false;
    if (interruption->minutes < 1)
        return fault_set(fault, FAULT_USAGE, "say for how long: --minutes 30");
    return interruption->minutes <= DAY_MIN ||
           fault_set(fault, FAULT_USAGE,
                     "%d minutes are more than a day; examrota away %s --to MOMENT says until when",
                     interruption->minutes, args->words[0]);
}

static bool run_interrupt(struct app *app, const struct args *args, struct fault *fault)
{
    const struct season *season = &app->office.season;
    struct interruption interruption;
    struct event_how how;
    struct repair repair;

    if (!read_interruption(app, args, &interruption, fault) || !event_how_read(args, &how, fault) ||
        !office_interrupt(&app->office, &interruption, how, &repair, fault))
        return false;
    if (args_has(args, "json")) {
        struct json *root = answer_begin();
        struct json *json = json_member(root, "event");
        json_text(json, "what", "interrupt");
        json_text(json, "staff", answer_staff(season, interruption.staff));
        json_yes(json, "known", interruption.known);
        json_moment(json, "from", interruption.from_at);
        json_moment(json, "to", interruption.from_at + interruption.minutes);
        repair_answer(app, root, &repair);
        return answer_end(app, root, fault);
    }
    fprintf(app->out, "%s (%s) is called away %s: recorded%s\n",
            season->people[interruption.staff].name, season->people[interruption.staff].staff,
            until_of(app, &interruption), interruption.known ? " before" : "");
    tell_left(app, interruption.staff);
    repair_tell(app, &repair);
    return true;
}

const struct command command_interrupt = {
    .name = "interrupt",
    .summary = "somebody is called away now: what slips, and where it goes",
    .usage = "PERSON --minutes N [--from MOMENT] [--reason TEXT] [--take N] [--first]\n"
             "              [--wide] [--json]",
    .help = "As away, from now on for so long, and logged: movable work goes to later in the week, "
            "what\n"
            "cannot wait is taken over as far as telling people helps.  --take N publishes it, "
            "while\n"
            "they are away without --from; --first gives the first repair alone, at once.",
    .options = interrupt_options,
    .min_args = 1,
    .max_args = 1,
    .store = STORE_WRITES,
    .loads = true,
    .run = run_interrupt,
};
