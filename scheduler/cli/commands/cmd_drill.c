/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/base/day.h"
#include "scheduler/cli/answer_cli.h"
#include "scheduler/cli/args.h"
#include "scheduler/cli/drill_cli.h"
#include "scheduler/cli/progress.h"

static const struct option_spec options[] = {
    {"week", 'w', "[WEEK]", "one week, such as 2027-W20 (else the first planned one to come)"},
    {"from", 0, "DATE", "first day"},
    {"to", 0, "DATE", "last day"},
    {"every-day", 0, NULL, "each person on each of their days, not the busiest alone"},
    {"reserves", 0, "N", "how many people in reserve to place (default 3)"},
    {"output", 'o', "FILE", "also write the picture as html"},
    {"json", 0, NULL, "answer as JSON"},
    {0},
};

static void tell_case(void *context, int number, int of, int person)
{
    struct drill_line *line = context;

    progress_count(line->progress, number, of, line->app->office.season.people[person].name);
}

/* Whole weeks: the limits of people are weekly. */
static bool week(struct app *app, const struct args *args, struct office_range *range,
                 struct fault *fault)
{
    struct office_range planned;
    const struct season *season = &app->office.season;

    if (!args_range(args, range, fault))
        return false;
    if (!office_plan_range(&app->office, &planned))
        return fault_set(fault, FAULT_MISSING, "there is no plan to try; run examrota plan");
    for (int i = 0; range->from < 0 && i < season->n_draft; i++) {
        int64_t day = day_of(season->draft[i].starts_at);
        if (season->draft[i].starts_at >= app->office.now_at && !season->draft[i].standing)
            *range = (struct office_range){day_week_start(day), day_week_start(day) + 6};
    }
    if (range->from < 0)
        return fault_set(fault, FAULT_MISSING, "nobody has a duty in the planned days to come");
    if (range->from < planned.from)
        range->from = planned.from;
    if (range->until > planned.until)
        range->until = planned.until;
    if (range->until < range->from)
        return fault_set(fault, FAULT_MISSING, "that week is not planned yet");
    return true;
}

static bool run(struct app *app, const struct args *args, struct fault *fault)
{
    struct progress_line line;
    struct drill_line told = {app, &line};
    struct drill_ask ask = {.tell = tell_case, .context = &told};
    struct drill_told answer = {.n_reserves = 3};
    struct office_range range;
    const char *path = args_text(args, "output");

    if (!week(app, args, &range, fault) ||
        !args_number(args, "reserves", &answer.n_reserves, fault))
        return false;
    progress_begin(&line, app);
    signals_catch();
    answer.every_day = ask.every_day = args_has(args, "every-day");
    ask.stop = signal_stop;
    bool done = drill_run(app, range, &ask, &answer, fault);
    progress_end(&line);
    if (!done)
        return false;
    answer.seconds = progress_milliseconds(&line) / 1000.0;
    if (path && !drill_picture(app, &answer, path, fault))
        return false;
    if (args_has(args, "json"))
        return drill_answer(app, &answer, fault);
    drill_tell(app, &answer);
    return true;
}

const struct command command_drill = {
    .name = "drill",
    .summary = "try every absence: what breaks, and where reserves help most",
    .usage = "[--week [WEEK] | --from DATE --to DATE] [--every-day] [--reserves N] [--output FILE] "
             "[--json]",
    .help =
        "For everybody in turn the day on which they do most is planned again without them, the\n"
        "rest of the week as it is.  What is told is what nobody can be found for then and was\n"
        "not missing before: a strip for each day, the people no day can spare, and the half\n"
        "days on which a few people in reserve would save most, over all those absences.",
    .options = options,
    .store = STORE_READS,
    .loads = true,
    .stops = true,
    .run = run,
};
