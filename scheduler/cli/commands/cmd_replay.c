/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "export/stamp.h"
#include "export/zone.h"
#include "scheduler/cli/answer_cli.h"
#include "scheduler/cli/args.h"
#include "scheduler/cli/progress.h"
#include "scheduler/office/replay.h"
#include "scheduler/plan/facts.h"

static const struct option_spec options[] = {
    {"week", 'w', "WEEK", "the plan of one week, such as 2027-W20"},
    {"from", 0, "DATE", "first day (else the newest plan)"},
    {"to", 0, "DATE", "last day"},
    {"json", 0, NULL, "answer as JSON"},
    {0},
};

static void tell_why(struct app *app, const struct replay *replay)
{
    const struct draft *run = replay->run;
    bool program = strcmp(run->program, replay->program) != 0;
    bool year = strcmp(run->rules, app->office.rules.year) != 0;

    if (*replay->changed)
        fprintf(app->out, "since then these changed: %s\n", replay->changed);
    if (program)
        fprintf(app->out, "examrota %s made it, this is %s\n", run->program, replay->program);
    if (year)
        fprintf(app->out, "it was made under the rules of %s, now %s hold\n", run->rules,
                app->office.rules.year);
    if (replay->broken_off)
        fprintf(app->out, "planning was broken off before its work was done: plan with --effort "
                          "and without --time makes the same plan every time\n");
    if (!replay->same && !*replay->changed && !program && !year && !replay->broken_off)
        fprintf(app->out, "nothing that planning looks at has changed: please report this\n");
}

static void tell(struct app *app, const struct replay *replay)
{
    const struct draft *run = replay->run;
    char from[STAMP], until[STAMP], made[STAMP];

    fprintf(app->out, "the plan of %s to %s, made %s by examrota %s\n", stamp_day(from, run->from),
            stamp_day(until, run->until), stamp_moment(made, zone_wall_at(run->made_utc)),
            run->program);
    fprintf(app->out, "  as it was made  %s\n  made again      %s\n", run->made, replay->hash);
    fprintf(app->out, replay->same ? "the same plan\n" : "another plan\n");
    if (replay->by_hand)
        fprintf(app->out, "the draft was changed by hand since it was made (examrota history)\n");
    if (!replay->same || *replay->changed)
        tell_why(app, replay);
}

static void tell_repair(struct app *app, const struct replay *replay)
{
    const struct draft *run = replay->run;
    const struct repaired *repaired = &replay->repaired;
    char from[STAMP], until[STAMP], made[STAMP];

    fprintf(app->out,
            "the plan of %s to %s is a repair of version %d that told %s; it is version %d\n",
            stamp_day(from, run->from), stamp_day(until, run->until), repaired->version,
            repaired->told ? counted(app, repaired->told, "person", "people") : "nobody else",
            replay->version);
    if (replay->by_hand)
        fprintf(app->out, "the draft was changed by hand since (examrota history)\n");
    fprintf(app->out,
            "a repair is taken from a ladder, not planned, so there is nothing to plan again\n");
    if (replay->steps > 0) {
        fprintf(
            app->out,
            "to see it made again: copy the school file, in the copy %s examrota undo, then do\n"
            "what was done %s once more, with --take %d:\n  %s\n"
            "before that, examrota replay in the copy makes version %d's own plan again\n",
            replay->steps == 1 ? "once" : arena_text(&app->arena, "%d times", replay->steps),
            stamp_moment(made, zone_wall_at(run->made_utc)), repaired->told, replay->step,
            repaired->version);
    } else {
        fprintf(app->out, "it is too long ago to be undone in a copy; examrota report certificate "
                          "says what is known of it\n");
    }
}

static bool answer_repair(struct app *app, const struct replay *replay, struct fault *fault)
{
    struct json *root = answer_begin();

    json_day(root, "from", replay->run->from);
    json_day(root, "to", replay->run->until);
    json_text(root, "kind", "repaired");
    json_number(root, "repaired_from", replay->repaired.version);
    json_number(root, "told", replay->repaired.told);
    json_number(root, "version", replay->version);
    json_number(root, "undo_steps", replay->steps > 0 ? replay->steps : 0);
    json_text(root, "step", replay->step ? replay->step : "");
    json_text(root, "made", replay->run->made);
    json_yes(root, "by_hand", replay->by_hand);
    return answer_end(app, root, fault);
}

static bool answer(struct app *app, const struct replay *replay, struct fault *fault)
{
    const struct draft *run = replay->run;
    struct json *root = answer_begin();

    json_day(root, "from", run->from);
    json_day(root, "to", run->until);
    json_yes(root, "same", replay->same);
    json_text(root, "made", run->made);
    json_text(root, "hash", replay->hash);
    json_yes(root, "by_hand", replay->by_hand);
    json_yes(root, "broken_off", replay->broken_off);
    json_text(root, "changed", replay->changed);
    json_text(root, "program_then", run->program);
    json_text(root, "program_now", replay->program);
    json_text(root, "rules_then", run->rules);
    json_text(root, "rules_now", app->office.rules.year);
    return answer_end(app, root, fault);
}

static bool run(struct app *app, const struct args *args, struct fault *fault)
{
    struct progress_line line;
    struct office_range range;
    struct replay replay;

    if (!args_range(args, &range, fault))
        return false;
    progress_begin(&line, app);
    signals_catch();
    const struct effort effort = {.stop = signal_stop, .tell = progress_tell, .context = &line};
    bool done = office_replay(&app->office, range, &effort, &replay, fault);
    progress_end(&line);
    if (!done)
        return false;
    if (replay.is_repair && args_has(args, "json"))
        return answer_repair(app, &replay, fault);
    if (replay.is_repair) {
        tell_repair(app, &replay);
        return true;
    }
    if (!replay.same)
        app->exit_code = fault_exit_code(&(struct fault){.kind = FAULT_CONFLICT});
    if (args_has(args, "json"))
        return answer(app, &replay, fault);
    tell(app, &replay);
    return true;
}

const struct command command_replay = {
    .name = "replay",
    .summary = "make the stored plan again and compare",
    .usage = "[--week WEEK | --from DATE --to DATE] [--json]",
    .help = "Plans the same days with the same settings and effort as they were planned with, at\n"
            "the same moment, stores nothing and compares.  Exit code 5 when another plan comes\n"
            "out; then it says what is different: the facts, the rules' year, the program.\n"
            "Of a repair it says of which version, and how to see it made again.",
    .options = options,
    .store = STORE_READS,
    .loads = true,
    .run = run,
};
