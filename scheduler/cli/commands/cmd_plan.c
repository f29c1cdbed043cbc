/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "export/stamp.h"
#include "scheduler/base/day.h"
#include "scheduler/cli/answer_cli.h"
#include "scheduler/cli/args.h"
#include "scheduler/cli/excused_cli.h"
#include "scheduler/cli/grounds_cli.h"
#include "scheduler/cli/progress.h"
#include "scheduler/duty/means.h"
#include "scheduler/report/answer.h"

static const struct option_spec options[] = {
    {"week", 'w', "WEEK", "one week, such as 2027-W20"},
    {"from", 0, "DATE", "first day (else the whole season)"},
    {"to", 0, "DATE", "last day"},
    {"time", 't', "SECONDS", "stop after so long (default 300 a week, 1800 a season; 0: never)"},
    {"effort", 'e', "MILLIONS",
     "how hard to look, in millions of steps: repeatable, unlike --time"},
    {"afresh", 0, NULL, "plan published days again, too"},
    {"write-lp", 0, "DIR", "solve nothing: write the stored plan's model as CPLEX LP files"},
    {"certificate", 0, "FILE", "keep what is proven: verify --certificate adds it up again"},
    {"json", 0, NULL, "answer as JSON"},
    {0},
};

/* The clock is there for machines that hang, not for slow ones: what a plan may cost is counted. */
enum { DAYS_OF_A_WEEK = 7, SECONDS_A_WEEK = 300, SECONDS_A_SEASON = 1800, LP_FILES_MAX = 16 };

struct lp_folder {
    struct app *app;
    const char *path;
    FILE *open[LP_FILES_MAX];
    int n_open;
};

static FILE *lp_open(void *context, const char *name)
{
    struct lp_folder *folder = context;
    FILE *file = NULL;

    if (folder->n_open < LP_FILES_MAX)
        file = fopen(arena_text(&folder->app->arena, "%s/%s", folder->path, name), "wb");
    if (file)
        folder->open[folder->n_open++] = file;
    return file;
}

static bool write_lp(struct app *app, struct office_range range, const char *path,
                     struct fault *fault)
{
    struct lp_folder folder = {.app = app, .path = path};
    struct world world;
    struct plan plan;

    if (!app->office.season.n_plan_runs)
        return fault_set(fault, FAULT_MISSING, "there is no plan yet; run examrota plan first");
    if (mkdir(path, 0700) != 0 && errno != EEXIST)
        return fault_set(fault, FAULT_SYSTEM, "the folder %s cannot be made: %s", path,
                         strerror(errno));
    if (!office_judge(&app->office, range, false, &world, &plan, fault))
        return false;
    bool done = plan_write_lp(&world, lp_open, &folder, fault);
    for (int i = 0; i < folder.n_open; i++)
        if (fclose(folder.open[i]) != 0 && done)
            done =
                fault_set(fault, FAULT_SYSTEM, "%s cannot be written: %s", path, strerror(errno));
    return done;
}

static void tell_level(struct app *app, const struct plan *plan, int k)
{
    const struct level_result *level = &plan->levels[k];
    long long value = (long long)level->value, bound = (long long)level->bound;

    if (value == bound)
        fprintf(app->out, "  %-11s %8lld %-8s proven best\n", plan->level_names[k], value,
                plan->level_units[k]);
    else
        fprintf(app->out, "  %-11s %8lld %-8s %s: at most %lld better is possible\n",
                plan->level_names[k], value, plan->level_units[k],
                level->optimal ? "proven within the agreed slack" : "not proven", value - bound);
}

static void tell_short(struct app *app, const struct world *world, const struct open_seat *open)
{
    const struct duty *duty = &world->duties[open->duty];
    const struct duty_slot *slot = &duty->slots[0];
    char day[STAMP], from[STAMP], until[STAMP];

    fprintf(app->out, "  %s %s-%s  %s%s", stamp_day(day, day_of(slot->starts_at)),
            stamp_time(from, slot->starts_at), stamp_time(until, slot->ends_at), duty->title,
            comma_place(app, slot->room, slot->site));
    if (open->missing > 1)
        fprintf(app->out, " (%d missing)", open->missing);
    fprintf(app->out, ": %s\n", answer_reasons(open, &app->arena));
}

/* People and time would be found, and no room throughout. */
static void tell_roomless(struct app *app, const struct world *world, const struct plan *plan)
{
    char day[STAMP], from[STAMP], until[STAMP];

    if (plan->n_roomless)
        fprintf(app->out, "no room is left for these: what is not locked is not held; free a room, "
                          "or move them:\n");
    for (int i = 0; i < plan->n_roomless; i++) {
        const struct duty *duty = &world->duties[plan->roomless[i].duty];
        const struct duty_slot *slot = &duty->slots[plan->roomless[i].slot];
        fprintf(app->out, "  %s %s-%s  %s%s%s\n", stamp_day(day, day_of(slot->starts_at)),
                stamp_time(from, slot->starts_at), stamp_time(until, slot->ends_at), duty->title,
                duty->pupil >= 0 ? " for " : "",
                duty->pupil >= 0 ? world->season->pupils[duty->pupil].pupil : "");
    }
}

/* Everybody may be there and still not be able to call. */
static void tell_means(struct app *app, const struct world *world)
{
    const struct means_short *list;
    int count = means_find(world->season, world->duties, world->n_duties, world->from, world->until,
                           app->office.arena, &list);
    char day[STAMP], from[STAMP], until[STAMP];

    if (count)
        fprintf(app->out, "too few to call for help with:\n");
    for (int i = 0; i < count && i < 20; i++)
        fprintf(app->out, "  %s %s-%s  %s\n", stamp_day(day, day_of(list[i].from_at)),
                stamp_time(from, list[i].from_at), stamp_time(until, list[i].until_at),
                means_text(world->season, &list[i], app->office.arena));
    if (count > 20)
        fprintf(app->out, "  and %d more: examrota report shortage\n", count - 20);
}

static void tell(struct app *app, const struct world *world, const struct plan *plan)
{
    char from[STAMP], until[STAMP];

    fprintf(app->out, "%s to %s: %d of %d seats filled\n", stamp_day(from, world->from),
            stamp_day(until, world->until), plan->filled, plan->seats);
    for (int k = 0; k < LEVELS; k++)
        tell_level(app, plan, k);
    if (plan->stopped == STOPPED_TIME)
        fprintf(app->out,
                "stopped by the clock, with more to be looked for: --time SECONDS lets it "
                "go on longer\n");
    if (plan->n_changes)
        fprintf(app->out, "%s against what was published; publishing tells whom\n",
                counted(app, plan->n_changes, "change", "changes"));
    if (plan->n_open)
        fprintf(app->out, "short:\n");
    for (int i = 0; i < plan->n_open && i < 20; i++)
        tell_short(app, world, &plan->open[i]);
    if (plan->n_open > 20)
        fprintf(app->out, "  and %d more: examrota report shortage\n", plan->n_open - 20);
    tell_roomless(app, world, plan);
    tell_means(app, world);
}

static bool effort_allowed(const struct args *args, struct office_range range,
                           struct effort *effort, struct fault *fault)
{
    int64_t weeks = (range.until - range.from + DAYS_OF_A_WEEK) / DAYS_OF_A_WEEK;
    int asked = -1, millions = 0;

    if (!args_number(args, "time", &asked, fault) || !args_number(args, "effort", &millions, fault))
        return false;
    effort->seconds = asked >= 0 ? asked : weeks <= 1 ? SECONDS_A_WEEK : SECONDS_A_SEASON;
    effort->work = (int64_t)millions * 1000000; /* 0: the solver's own */
    return true;
}

/* NULL: none is asked for. */
static bool open_certificate(const char *path, FILE **file, struct fault *fault)
{
    *file = path ? fopen(path, "w+b") : NULL;
    if (path && !*file)
        return fault_set(fault, FAULT_SYSTEM, "%s cannot be written: %s", path, strerror(errno));
    return true;
}

static bool run(struct app *app, const struct args *args, struct fault *fault)
{
    struct progress_line line;
    struct plan_ask ask = {0};
    struct world world;
    struct plan plan;

    progress_begin(&line, app);
    if (!args_range(args, &ask.range, fault) ||
        !store_open(app->school, args_has(args, "write-lp") ? STORE_READ : STORE_WRITE,
                    &app->office.store, fault) ||
        !office_load(&app->office, fault))
        return false;
    if (args_has(args, "write-lp") && ask.range.from < 0)
        (void)!office_plan_range(&app->office, &ask.range);
    if (!range_complete(app, &ask.range, fault) ||
        !effort_allowed(args, ask.range, &ask.effort, fault))
        return false;
    if (args_has(args, "write-lp"))
        return write_lp(app, ask.range, args_text(args, "write-lp"), fault);
    line.world = &world;
    line.arena = &app->arena;
    ask.effort.stop = signal_stop;
    ask.effort.tell = progress_tell;
    ask.effort.context = &line;
    ask.afresh = args_has(args, "afresh");
    ask.cancelled = signal_cancelled;
    ask.milliseconds = progress_milliseconds;
    ask.clock = &line;
    if (!open_certificate(args_text(args, "certificate"), &ask.certificate, fault))
        return false;
    bool done = office_plan(&app->office, &ask, &world, &plan, fault);

    if (ask.certificate && fclose(ask.certificate) != 0 && done)
        done = fault_set(fault, FAULT_SYSTEM, "the certificate cannot be written: %s",
                         strerror(errno));
    progress_end(&line);
    if (signal_exit_code()) {
        fprintf(app->err, "interrupted; nothing was stored\n");
        app->exit_code = signal_exit_code();
        return true;
    }
    if (!done)
        return false;
    if (args_has(args, "json")) {
        struct json *root = answer_begin();
        answer_plan(root, &world, &plan, progress_milliseconds(&line) / 1000.0);
        grounds_answer(app, ask.range, root);
        excused_answer(&world, root);
        return answer_end(app, root, fault);
    }
    tell(app, &world, &plan);
    excused_tell(app, &world);
    grounds_tell(app, ask.range);
    return true;
}

const struct command command_plan = {
    .name = "plan",
    .summary = "assign people to every duty, and prove how good that is",
    .usage = "[--week 2027-W20 | --from DATE --to DATE] [--time SECONDS] [--effort MILLIONS] "
             "[--afresh] [--certificate FILE] [--write-lp DIR] [--json]",
    .help =
        "Derives every duty of the days from seating, lessons, caseload and rules, and assigns\n"
        "people: first what is required, then cover, other work, few changes, money, fairness and\n"
        "preferences.  Each level is given with a proven bound.  Days that were published are\n"
        "repaired with few changes unless --afresh.  Ctrl-C stores nothing; SIGTERM keeps the "
        "best.",
    .options = options,
    .store = STORE_NOT,
    .stops = true,
    .run = run,
};
