/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/cli/answer_cli.h"
#include "scheduler/cli/args.h"
#include "scheduler/store/erase.h"

static const struct option_spec options[] = {
    {"before", 0, "DATE", "what was over before this day (else: what is past its days, see help)"},
    {"pupil", 0, "CODE", "one pupil, with all that names them"},
    {"staff", 0, "CODE", "one person, with all that names them"},
    {"yes", 'y', NULL, "do it; without this nothing is touched"},
    {"json", 0, NULL, "answer as JSON"},
    {0},
};

/* Tables as people call them; what is not here is called by its name. */
static const struct {
    const char *table, *one, *many;
} words[] = {
    {"staff", "person", "people"},
    {"patterns", "time of work", "times of work"},
    {"skills", "skill", "skills"},
    {"training", "record of training", "records of training"},
    {"pupils", "pupil", "pupils"},
    {"papers", "paper", "papers"},
    {"entries", "entry", "entries"},
    {"arrangements", "access arrangement", "access arrangements"},
    {"conflicts", "declared conflict", "declared conflicts"},
    {"absences", "absence", "absences"},
    {"availability", "answer about a day", "answers about days"},
    {"worked", "record of hours", "records of hours"},
    {"classes", "place in a class", "places in classes"},
    {"apart", "pair kept apart", "pairs kept apart"},
    {"support", "support of a pupil", "support of pupils"},
    {"sitting", "seat", "seats"},
    {"unseated", "entry without a desk", "entries without a desk"},
    {"draft", "duty of the draft", "duties of the draft"},
    {"published", "duty that was told", "duties that were told"},
    {"version", "published version", "published versions"},
    {"version_change", "change that was told", "changes that were told"},
    {"feed_event", "calendar entry", "calendar entries"},
    {"feed_address", "calendar address", "calendar addresses"},
    {"incident", "entry of the incident log", "entries of the incident log"},
    {"reply", "reply to a duty", "replies to duties"},
    {"held", "duty held by hand", "duties held by hand"},
    {"override", "rule set aside", "rules set aside"},
    {"plan_run", "plan", "plans"},
    {"plan_level", "level of its proof", "levels of its proof"},
    {"caseload_pupils", "place in a session", "places in sessions"},
    {"lesson_staff", "lesson taught", "lessons taught"},
    {"account", "account for the desk", "accounts for the desk"},
    {"history", "line of the history, its words", "lines of the history, their words"},
};

static void tell_line(struct app *app, const struct erase_line *line)
{
    const char *name = line->table;

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(words[i].table, line->table) == 0)
            name = line->rows == 1 ? words[i].one : words[i].many;
    fprintf(app->out, "  %7lld  %s\n", (long long)line->rows, name);
}

static void tell(struct app *app, const struct erase_ask *ask, const char *whom,
                 const struct erased *erased)
{
    const char *verb = ask->really ? "erased" : "would be erased";

    if (erased->n_lines == 0)
        fprintf(app->out, "%s: there is nothing to erase\n", whom);
    else
        fprintf(app->out, "%s: %s for good\n", whom, verb);
    for (int i = 0; i < erased->n_lines; i++)
        tell_line(app, &erased->lines[i]);
    for (int i = 0; i < erased->n_copies; i++)
        fprintf(app->out, "  the copy %s\n", erased->copies[i]);
    if (erased->undoable > 0 && (erased->n_lines > 0 || ask->really))
        fprintf(app->out, "%s %s be undone any more\n",
                counted(app, erased->undoable, "earlier change", "earlier changes"),
                ask->really ? "cannot" : "could not");
    if (erased->duties > 0)
        fprintf(app->out, "%s still to come %s told already: plan and publish again\n",
                counted(app, erased->duties, "duty", "duties"),
                erased->duties == 1 ? "was" : "were");
    if (ask->really)
        fprintf(app->out, "backups and prints you made are still there: remove those yourself\n");
    else
        fprintf(app->out, "nothing was touched: --yes does it, and there is no way back\n");
}

static bool answer(struct app *app, const struct erase_ask *ask, const struct erased *erased,
                   struct fault *fault)
{
    struct json *root = answer_begin(), *list = json_list(root, "rows");

    json_yes(root, "erased", ask->really);
    for (int i = 0; i < erased->n_lines; i++) {
        struct json *row = json_row(list);
        json_text(row, "kind", erased->lines[i].table);
        json_number(row, "count", erased->lines[i].rows);
    }
    list = json_list(root, "copies");
    for (int i = 0; i < erased->n_copies; i++)
        json_text(json_row(list), "file", erased->copies[i]);
    json_number(root, "undoable", erased->undoable);
    json_number(root, "duties_to_come", erased->duties);
    return answer_end(app, root, fault);
}

static bool day_asked(const struct app *app, const char *date, struct erase_ask *ask,
                      struct fault *fault)
{
    int64_t today = day_of(app->office.now_at);

    ask->day =
        date ? day_parse(date) : today - season_setting_int(&app->office.season, "retention_days");
    if (ask->day == DAY_NONE)
        return fault_set(fault, FAULT_USAGE, "'%s' is no date; write it as 2026-09-01", date);
    if (ask->day > today)
        return fault_set(fault, FAULT_USAGE,
                         "only what is over can be erased by date: %s is to come", date);
    return true;
}

/* *whom: heading; *summary: line of the history, which must not name them again. */
static bool asked(struct app *app, const struct args *args, struct erase_ask *ask,
                  const char **whom, const char **summary, struct fault *fault)
{
    const char *date = args_text(args, "before"), *pupil = args_text(args, "pupil"),
               *staff = args_text(args, "staff");

    if ((date != NULL) + (pupil != NULL) + (staff != NULL) > 1)
        return fault_set(fault, FAULT_USAGE, "give one of --before, --pupil and --staff");
    *ask = (struct erase_ask){.really = args_has(args, "yes"), .code = pupil ? pupil : staff};
    if (ask->code) {
        ask->what = pupil ? ERASE_PUPIL : ERASE_STAFF;
        *whom = arena_text(&app->arena, "%s %s", pupil ? "pupil" : "staff", ask->code);
        *summary = pupil ? "erased a pupil" : "erased one of the staff";
        return true;
    }
    if (!day_asked(app, date, ask, fault))
        return false;
    const char *day = day_text(&app->arena, ask->day);
    *whom = arena_text(&app->arena, "what was over before %s", day);
    *summary = arena_text(&app->arena, "erased what was over before %s", day);
    return true;
}

static bool run(struct app *app, const struct args *args, struct fault *fault)
{
    struct erase_ask ask = {0};
    struct erased erased = {0};
    const char *whom = "", *summary = "";

    if (!asked(app, args, &ask, &whom, &summary, fault))
        return false;
    const struct change_note note = {.who = app->office.who,
                                     .command = "erase",
                                     .summary = summary,
                                     .now_utc = app->office.now_utc};
    if (!store_erase(app->office.store, &ask, &note, &app->arena, &erased, fault))
        return false;
    if (args_has(args, "json"))
        return answer(app, &ask, &erased, fault);
    tell(app, &ask, whom, &erased);
    return true;
}

const struct command command_erase = {
    .name = "erase",
    .summary = "take out for good what need not be kept, or whom it is about",
    .usage = "[--before DATE | --pupil CODE | --staff CODE] [--yes] [--json]",
    .help =
        "Says what would go; with --yes it goes.  By itself: what was over more days ago than the\n"
        "setting retention_days, and who had left by then.  Papers, seats, plans, versions,\n"
        "calendar entries, addresses that ended, incidents and the words of the history go; its\n"
        "lines stay.  One pupil or person goes with all rows and words that name them.  The file\n"
        "is written anew, and copies that updates left beside it are removed, so that nothing is\n"
        "left of it on their pages.  Nothing before it can be undone then.",
    .options = options,
    .store = STORE_WRITES,
    .loads = true,
    .run = run,
};
