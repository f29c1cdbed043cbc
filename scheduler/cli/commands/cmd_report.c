/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "scheduler/cli/answer_cli.h"
#include "scheduler/cli/args.h"
#include "scheduler/cli/progress.h"
#include "scheduler/office/remedies.h"
#include "scheduler/plan/find_duty.h"

static const struct option_spec options[] = {
    {"format", 'f', "FORMAT", "text (default), csv, json, html, pdf or xlsx"},
    {"week", 'w', "WEEK", "one week, such as 2027-W20"},
    {"from", 0, "DATE", "first day (else all that is planned)"},
    {"to", 0, "DATE", "last day"},
    {"person", 'p', "CODE", "one member of staff (or the name)"},
    {"room", 'r', "CODE", "one room"},
    {"published", 0, NULL, "what people were told instead of the draft"},
    {"no-reasons", 0, NULL, "not why seats are empty, and no totals: quicker in a large school"},
    {"output", 'o', "FILE", "write to a file"},
    {0},
};

static const char *const audience_words[] = {
    [FOR_PUBLIC] = "public", [FOR_STAFF] = "staff", [FOR_OFFICE] = "office"};

static void list_reports(struct app *app)
{
    for (const struct report *const *report = reports; *report; report++)
        fprintf(app->out, "%-14s %-7s %s\n", (*report)->name, audience_words[(*report)->audience],
                (*report)->help);
}

static bool find_room(const struct season *season, const char *code, int *room, struct fault *fault)
{
    *room = -1;
    return !code || room_meant(season, code, room, fault);
}

/* By code or name. */
static bool find_person(const struct season *season, const char *text, int *person,
                        struct fault *fault)
{
    *person = -1;
    return !text || person_find(season, text, person, fault);
}

static void tell_remedies(void *context, int done, int of)
{
    progress_count(context, done, of, "shortages looked into");
}

static bool prepare_remedies(struct app *app, struct office_range range, struct report_ask *ask,
                             struct fault *fault)
{
    struct why *why = arena_new(&app->arena, struct why, 1);
    struct remedies *remedies = arena_new(&app->arena, struct remedies, 1);

    struct progress_line line;
    const struct remedies_ask wanted = {
        .office = &app->office, .why = why, .duty = -1, .tell = tell_remedies, .context = &line};

    ask->remedies = remedies;
    if (!office_why(&app->office, range, why, fault))
        return false;
    progress_begin(&line, app);
    bool good = office_remedies_tell(&wanted, remedies, fault);
    progress_end(&line);
    return good;
}

/* What was derived for the report before serves the next when it is the same that it wants. */
struct judged {
    struct office_range range;
    bool published, no_reasons;
    struct world *world; /* NULL: nothing yet */
    struct plan *plan;
};

static bool judge(struct app *app, struct office_range range, struct judged *judged,
                  struct report_ask *ask, struct fault *fault)
{
    bool same = judged->world && judged->range.from == range.from &&
                judged->range.until == range.until && judged->published == ask->published &&
                judged->no_reasons == app->office.no_reasons;

    if (!same) {
        *judged = (struct judged){.range = range,
                                  .published = ask->published,
                                  .no_reasons = app->office.no_reasons,
                                  .plan = arena_new(&app->arena, struct plan, 1)};
        struct world *world = arena_new(&app->arena, struct world, 1);
        if (!office_judge(&app->office, range, ask->published, world, judged->plan, fault))
            return false;
        judged->world = world;
    }
    ask->world = judged->world;
    ask->plan = judged->plan;
    return true;
}

static bool prepare(struct app *app, const struct args *args, const struct report *report,
                    struct judged *judged, struct report_ask *ask, struct fault *fault)
{
    const struct season *season = &app->office.season;
    struct office_range range;

    if (!args_range(args, &range, fault))
        return false;
    ask->whole = range.from < 0 && range.until < 0 && !args_has(args, "room");
    if (range.from < 0 && range.until < 0 && !report->whole_season)
        (void)!office_plan_range(&app->office, &range);
    if (!range_complete(app, &range, fault) ||
        !find_person(season, args_text(args, "person"), &ask->person, fault) ||
        !find_room(season, args_text(args, "room"), &ask->room, fault))
        return false;
    if (report->per_person && ask->person < 0)
        return fault_set(fault, FAULT_USAGE, "report %s wants --person CODE", report->name);
    if (report->per_room && ask->room < 0)
        return fault_set(fault, FAULT_USAGE, "report %s wants --room CODE", report->name);
    ask->from = range.from;
    ask->until = range.until;
    ask->published = args_has(args, "published");
    ask->now_utc = app->office.now_utc;
    if (report->wants_granted) {
        struct world *granted;
        if (!office_granted(&app->office, range, &granted, fault))
            return false;
        ask->granted = granted;
    }
    if (report->wants_prices) {
        struct room_prices *prices = arena_new(&app->arena, struct room_prices, 1);
        office_price(&app->office, range, prices);
        ask->prices = prices;
    }
    if (report->wants_remedies && !prepare_remedies(app, range, ask, fault))
        return false;
    if (report->seats_only) {
        struct world *world = arena_new(&app->arena, struct world, 1);
        struct plan *plan = arena_new(&app->arena, struct plan, 1);
        *world = (struct world){.season = season,
                                .rules = &app->office.rules,
                                .from = range.from,
                                .until = range.until,
                                .now_at = INT64_MIN};
        *plan = (struct plan){.hash = ""};
        ask->world = world;
        ask->plan = plan;
        return true;
    }
    app->office.no_reasons = !report->wants_reasons || args_has(args, "no-reasons");
    return judge(app, range, judged, ask, fault);
}

static bool write_report(struct app *app, const struct report *report, const struct report_ask *ask,
                         const char *format, FILE *out, struct fault *fault)
{
    struct page page = {0};
    const struct page_writer *writer = page_writer_find(format);

    if (report->fill_json && strcmp(format, "json") == 0) {
        struct json *root = answer_begin();
        bool good = report->fill_json(ask, root, fault);
        if (good && !json_write(out, root))
            good = fault_set(fault, FAULT_SYSTEM, "the report could not be written");
        json_release(root);
        return good;
    }
    if (!writer)
        return fault_set(fault, FAULT_USAGE,
                         "there is no format '%s'; there are text, csv, json, html, pdf and xlsx",
                         format);
    if (!report->fill(ask, &app->arena, &page, fault))
        return false;
    page.stamped_utc = ask->now_utc;
    if (!writer->write(out, &page))
        return fault_set(fault, FAULT_SYSTEM, "the report could not be written");
    return true;
}

/* The format of the report at that place: "json,html" names one each, the last holds on. */
static const char *format_at(struct app *app, const char *wanted, int place)
{
    for (const char *comma; place > 0 && (comma = strchr(wanted, ',')); place--)
        wanted = comma + 1;
    return arena_copy_part(&app->arena, wanted, strcspn(wanted, ","));
}

static bool is_binary(const char *format)
{
    return strcmp(format, "pdf") == 0 || strcmp(format, "xlsx") == 0;
}

/* One after the other, a form feed between them. */
static bool write_all(struct app *app, const struct args *args, const char *wanted, FILE *out,
                      struct fault *fault)
{
    struct judged judged = {0};

    for (int i = 0; i < args->n_words; i++) {
        const struct report *report = report_find(args->words[i]);
        struct report_ask ask = {0};
        if (i > 0)
            fputs("\f\n", out);
        if (!prepare(app, args, report, &judged, &ask, fault) ||
            !write_report(app, report, &ask, format_at(app, wanted, i), out, fault))
            return false;
    }
    return true;
}

static bool are_known(struct app *app, const struct args *args, const char *wanted,
                      struct fault *fault)
{
    for (int i = 0; i < args->n_words; i++) {
        if (!report_find(args->words[i]))
            return fault_set(fault, FAULT_MISSING,
                             "no report is called '%s'; examrota report lists them",
                             args->words[i]);
        if (args->n_words > 1 && is_binary(format_at(app, wanted, i))) {
            return fault_set(fault, FAULT_USAGE,
                             "a file of %s holds one report; ask for them one "
                             "by one",
                             format_at(app, wanted, i));
        }
    }
    return true;
}

static bool run(struct app *app, const struct args *args, struct fault *fault)
{
    const char *wanted = args_text(args, "format") ? args_text(args, "format") : "text";
    const char *path = args_text(args, "output");

    if (!args->n_words) {
        list_reports(app);
        return true;
    }
    if (!are_known(app, args, wanted, fault) ||
        !store_open(app->school, STORE_READ, &app->office.store, fault) ||
        !office_load(&app->office, fault))
        return false;
    if (!path && is_binary(wanted) && isatty(fileno(app->out)))
        return fault_set(fault, FAULT_USAGE, "%s is not for a terminal; give --output FILE",
                         wanted);
    FILE *out = path ? fopen(path, "wb") : app->out;
    if (!out)
        return fault_set(fault, FAULT_SYSTEM, "%s cannot be written: %s", path, strerror(errno));
    bool done = write_all(app, args, wanted, out, fault);
    if (path && fclose(out) != 0 && done)
        done = fault_set(fault, FAULT_SYSTEM, "%s cannot be written: %s", path, strerror(errno));
    return done;
}

const struct command command_report = {
    .name = "report",
    .summary = "print what people want to see: rota, rooms, shortages, hours...",
    .usage =
        "[NAME...] [--format text|csv|json|html|pdf|xlsx] [--from DATE --to DATE | --week WEEK]\n"
        "                [--person CODE] [--room CODE] [--published] [--output FILE]",
    .help =
        "Without a name it lists the reports, each with its audience: public (no pupil at all),\n"
        "staff, or office (pupils' data: keep it in the exams office).  Several names: one after\n"
        "the other, a form feed between them; --format json,html gives each its own.",
    .options = options,
    .max_args = -1,
    .store = STORE_NOT,
    .run = run,
};
