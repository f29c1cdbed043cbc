/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/cli/drill_cli.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "export/sheet.h"
#include "export/stamp.h"
#include "scheduler/base/day.h"
#include "scheduler/cli/answer_cli.h"
#include "scheduler/plan/find_duty.h"
#include "scheduler/report/answer.h"

bool drill_run(struct app *app, struct office_range range, struct drill_ask *ask,
               struct drill_told *told, struct fault *fault)
{
    const struct season *season = &app->office.season;

    office_world(&app->office, season, range, &told->world);
    ask->world = &told->world;
    ask->threads = (int)sysconf(_SC_NPROCESSORS_ONLN);
    ask->rows = season_draft(season, range.from, range.until, &app->arena, &ask->n_rows);
    if (!drill_make(ask, &app->arena, &told->drill, fault))
        return false;
    told->n_reserves =
        drill_reserves(&told->drill, told->n_reserves, season_setting_int(season, "pm_start"),
                       &app->arena, &told->reserves, &told->saved, &told->lost);
    return true;
}

/* The worst that happens: R required, c cover, w other work, . nothing. */
static char mark_of(const struct drill_case *row)
{
    if (row->worse[LEVEL_REQUIRED] > 0)
        return 'R';
    if (row->worse[LEVEL_COVER] > 0)
        return 'c';
    return row->worse[LEVEL_WORK] > 0 ? 'w' : '.';
}

static const char *name_of(const struct app *app, int person)
{
    const struct person *row = &app->office.season.people[person];

    return *row->name ? row->name : row->staff;
}

static void tell_strips(struct app *app, const struct drill_told *told)
{
    const struct drill *drill = &told->drill;
    char stamp[STAMP];

    fprintf(app->out, "if one of these is away, after the best repair found (R something required "
                      "is left, c cover, w other work, . nothing):\n");
    for (int64_t day = told->world.from; day <= told->world.until; day++) {
        const char *strip = "";
        for (int i = 0; i < drill->n_cases; i++) {
            const struct drill_case *row = &drill->cases[i];
            if (row->day == day)
                strip = arena_text(&app->arena, "%s %s%c", strip,
                                   answer_staff(&app->office.season, row->person), mark_of(row));
        }
        if (*strip)
            fprintf(app->out, "  %-15s%s\n", stamp_day(stamp, day), strip);
    }
}

/* Something required is lost on every day that was tried. */
static bool cannot_spare(const struct drill *drill, int person)
{
    bool any = false;

    for (int i = 0; i < drill->n_cases; i++) {
        if (drill->cases[i].person != person)
            continue;
        if (mark_of(&drill->cases[i]) != 'R')
            return false;
        any = true;
    }
    return any;
}

static const char *losses_text(struct app *app, const struct drill_case *row)
{
    enum { SHOWN = 3 };
    const char *text = "";

    for (int i = 0; i < row->n_losses && i < SHOWN; i++) {
        const struct drill_loss *loss = &row->losses[i];
        const char *what = loss->moves
                               ? arena_text(&app->arena, "%s that week", loss->title)
                               : span_told(&app->office.season, loss->title, loss->starts_at,
                                           loss->ends_at, loss->room, loss->site, &app->arena);
        text = arena_text(&app->arena, "%s%s%s", text, i ? "; " : "", what);
    }
    if (row->n_losses > SHOWN)
        text = arena_text(&app->arena, "%s and %d more", text, row->n_losses - SHOWN);
    return text;
}

static void tell_needed(struct app *app, const struct drill_told *told)
{
    const struct drill *drill = &told->drill;
    bool any = false;

    for (int i = 0; i < drill->n_cases; i++) {
        const struct drill_case *row = &drill->cases[i];
        if (!cannot_spare(drill, row->person) ||
            (i > 0 && drill->cases[i - 1].person == row->person))
            continue;
        fprintf(app->out, "%s  %s (%s): %s\n",
                any               ? ""
                : told->every_day ? "people no day can spare:\n"
                                  : "people their busiest day cannot spare:\n",
                name_of(app, row->person), answer_staff(&app->office.season, row->person),
                row->n_losses ? losses_text(app, row) : "what is required is staffed worse");
        any = true;
    }
    if (!any)
        fprintf(app->out, "nobody is needed so much that a day cannot do without them\n");
}

static void tell_reserves(struct app *app, const struct drill_told *told)
{
    if (told->lost == 0) {
        fprintf(app->out, "no reserve is needed: every absence can be mended\n");
        return;
    }
    fprintf(app->out, "people in reserve that would save most:\n");
    for (int i = 0; i < told->n_reserves; i++) {
        const struct reserve *row = &told->reserves[i];
        char stamp[STAMP];
        fprintf(app->out, "  %d on %s %s, %s: saves %s over all these absences\n", row->people,
                stamp_day(stamp, row->day), row->afternoon ? "afternoon" : "morning",
                answer_roles(&app->office.rules, row->role, &app->arena),
                counted(app, row->seats, "seat", "seats"));
    }
    fprintf(app->out, "together they save %d%% of what is lost\n",
            (int)(told->saved * 100 / told->lost));
}

void drill_tell(struct app *app, const struct drill_told *told)
{
    char from[STAMP], until[STAMP];

    fprintf(app->out, "%s to %s: %s tried\n", stamp_day(from, told->world.from),
            stamp_day(until, told->world.until),
            counted(app, told->drill.n_cases, "absence", "absences"));
    tell_strips(app, told);
    tell_needed(app, told);
    tell_reserves(app, told);
    fprintf(app->out, "tried in %.1f seconds; nothing was stored\n", told->seconds);
}

static void answer_case(struct app *app, struct json *list, const struct drill_case *row)
{
    struct json *item = json_row(list);

    json_text(item, "staff", answer_staff(&app->office.season, row->person));
    json_day(item, "day", row->day);
    json_number(item, "duties", row->duties);
    json_number(item, "minutes", row->minutes);
    json_number(item, "moved", row->moved);
    struct json *worse = json_member(item, "worse");
    for (int k = LEVEL_REQUIRED; k <= LEVEL_WORK; k++)
        json_number(worse, level_names[k], row->worse[k]);
    struct json *losses = json_list(item, "losses");
    for (int i = 0; i < row->n_losses; i++) {
        const struct drill_loss *loss = &row->losses[i];
        struct json *lost = json_row(losses);
        json_text(lost, "kind", loss->kind);
        json_text(lost, "level", level_names[loss->level]);
        json_moment(lost, "start", loss->starts_at);
        json_moment(lost, "end", loss->ends_at);
        json_text(lost, "place", answer_place(&app->office.season, loss->room, loss->site));
    }
}

bool drill_answer(struct app *app, const struct drill_told *told, struct fault *fault)
{
    struct json *root = answer_begin();

    json_day(root, "from", told->world.from);
    json_day(root, "to", told->world.until);
    struct json *list = json_list(root, "absences");
    for (int i = 0; i < told->drill.n_cases; i++)
        answer_case(app, list, &told->drill.cases[i]);
    list = json_list(root, "reserves");
    for (int i = 0; i < told->n_reserves; i++) {
        const struct reserve *row = &told->reserves[i];
        struct json *item = json_row(list);
        json_day(item, "day", row->day);
        json_text(item, "session", row->afternoon ? "PM" : "AM");
        json_text(item, "role", row->role);
        json_number(item, "people", row->people);
        json_number(item, "seats", row->seats);
    }
    json_number(root, "lost", told->lost);
    json_number(root, "saved", told->saved);
    json_seconds(root, "seconds", told->seconds);
    return answer_end(app, root, fault);
}
