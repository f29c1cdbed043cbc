/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "export/stamp.h"
#include "scheduler/base/day.h"
#include "scheduler/cli/answer_cli.h"
#include "scheduler/cli/args.h"
#include "scheduler/cli/ladder_cli.h"
#include "scheduler/cli/moment_cli.h"
#include "scheduler/cli/progress.h"
#include "scheduler/plan/find_duty.h"
#include "scheduler/report/answer.h"
#include "scheduler/report/ladder.h"

static const struct option_spec options[] = {
    {"from", 0, "MOMENT", "when they go (else now): 07:40, tomorrow, '2027-05-18 07:40'"},
    {"to", 0, "MOMENT", "when they are back (else the end of the day)"},
    {"arrives", 0, "TIME", "they are late: away until then"},
    {"take", 0, "N", "publish the repair that tells N people"},
    {"first", 0, NULL, "only the first repair, which tells as few as can be: at once"},
    {"wide", 0, NULL, "let fixed work move on the other days of the week, too"},
    {"json", 0, NULL, "answer as JSON"},
    {0},
};

struct away {
    const int *people;
    int n;
    int64_t from_at, until_at;
};

static bool read_people(struct app *app, const struct args *args, struct away *away,
                        struct fault *fault)
{
    int *people = arena_new(&app->arena, int, args->n_words + 1);
    bool *named = arena_new(&app->arena, bool, app->office.season.n_people + 1);

    for (int i = 0; i < args->n_words; i++) {
        int person;
        if (!person_find(&app->office.season, args->words[i], &person, fault))
            return false;
        if (!named[person])
            people[away->n++] = person;
        named[person] = true;
    }
    away->people = people;
    return true;
}

/* Late people are away from now on, another day from its beginning: what has begun ends here. */
static bool read_span(const struct app *app, const struct args *args, struct away *away,
                      struct fault *fault)
{
    const char *from = args_text(args, "from"), *to = args_text(args, "to");
    const char *arrives = args_text(args, "arrives");
    int64_t now_at = app->office.now_at;

    if (arrives && to)
        return fault_set(fault, FAULT_USAGE, "--arrives says when they are back; leave out --to");
    away->from_at = now_at;
    if (from && !moment_read(from, now_at, day_of(now_at), false, &away->from_at, fault))
        return false;
    away->until_at = (day_of(away->from_at) + 1) * DAY_MIN;
    if (to && !moment_read(to, now_at, day_of(away->from_at), true, &away->until_at, fault))
        return false;
    if (arrives &&
        !moment_read(arrives, now_at, day_of(away->from_at), true, &away->until_at, fault))
        return false;
    if (arrives && !from && day_of(away->until_at) != day_of(now_at))
        away->from_at = day_of(away->until_at) * DAY_MIN;
    if (away->until_at > away->from_at)
        return true;
    return fault_set(fault, FAULT_USAGE, "they are back before they are away: check --from and %s",
                     arrives ? "--arrives" : "--to");
}

static bool is_known(const struct season *season, const struct absence *row)
{
    for (int i = 0; i < season->n_absences; i++)
        if (season->absences[i].staff == row->staff && !season->absences[i].tentative &&
            season->absences[i].start <= row->start && season->absences[i].end >= row->end)
            return true;
    return false;
}

/* All of it was recorded before. */
static bool is_old(const struct season *season, const struct away *away)
{
    for (int i = 0; i < away->n; i++) {
        struct absence row = {
            .staff = away->people[i], .start = away->from_at, .end = away->until_at};
        if (!is_known(season, &row))
            return false;
    }
    return true;
}

/* A row of the same key that was only likely, or shorter, gives way. */
static struct season season_after(struct app *app, const struct away *away)
{
    const struct season *before = &app->office.season;
    struct season after = *before;
    struct absence *list = arena_new(&app->arena, struct absence, before->n_absences + away->n + 1);
    int n = before->n_absences;

    if (n)
        memcpy(list, before->absences, (size_t)n * sizeof *list);
    for (int i = 0; i < away->n; i++) {
        struct absence row = {
            .staff = away->people[i], .start = away->from_at, .end = away->until_at};
        int at = 0;
        if (is_known(before, &row))
            continue;
        while (at < n && !(list[at].staff == row.staff && list[at].start == row.start &&
                           list[at].end == row.end))
            at++;
        row.id = at < n ? list[at].id : 0;
        list[at] = row;
        n = at < n ? n : n + 1;
    }
    after.absences = list;
    after.n_absences = n;
    return after;
}

static bool *uncounted_of(struct app *app, const struct away *away)
{
    bool *uncounted = arena_new(&app->arena, bool, app->office.season.n_people + 1);

    for (int i = 0; i < away->n; i++)
        uncounted[away->people[i]] = true;
    return uncounted;
}

static const char *names_of(struct app *app, const struct away *away)
{
    const char *text = "";

    for (int i = 0; i < away->n; i++) {
        const struct person *person = &app->office.season.people[away->people[i]];
        text = arena_text(&app->arena, "%s%s%s (%s)", text,
                          i == 0             ? ""
                          : i + 1 == away->n ? " and "
                                             : ", ",
                          person->name, person->staff);
    }
    return text;
}

static const char *span_of(struct app *app, const struct away *away)
{
    char day[STAMP], from[STAMP], until[STAMP], last[STAMP];
    int64_t ends_at = away->until_at - 1;

    stamp_day(day, day_of(away->from_at));
    stamp_time(from, away->from_at);
    bool midnight = away->until_at % DAY_MIN == 0;
    if (midnight && away->from_at % DAY_MIN == 0) {
        return day_of(ends_at) == day_of(away->from_at)
                   ? arena_text(&app->arena, "all %s", day)
                   : arena_text(&app->arena, "from %s to %s", day,
                                stamp_day(last, day_of(ends_at)));
    }
    if (midnight && day_of(ends_at) == day_of(away->from_at))
        return arena_text(&app->arena, "%s from %s", day, from);
    stamp_time(until, away->until_at);
    if (day_of(away->until_at) == day_of(away->from_at) && away->from_at % DAY_MIN == 0)
        return arena_text(&app->arena, "%s until %s", day, until);
    if (day_of(away->until_at) == day_of(away->from_at))
        return arena_text(&app->arena, "%s %s-%s", day, from, until);
    return arena_text(&app->arena, "from %s %s to %s %s", day, from,
                      stamp_day(last, day_of(away->until_at)), until);
}

static void answer_absence(struct app *app, struct json *root, const struct away *away)
{
    struct json *json = json_member(root, "absence");
    struct json *people = json_list(json, "staff");

    for (int i = 0; i < away->n; i++)
        json_list_text(people, answer_staff(&app->office.season, away->people[i]));
    json_moment(json, "from", away->from_at);
    json_moment(json, "to", away->until_at);
}

/* The officer reads the first repair while better ones are looked for. */
static void hear_rung(void *context, const struct repair *repair, const struct rung *rung)
{
    int open[N_ACTS], n = 0;

    act_open(&repair->world, &rung->plan, open);
    for (int i = 0; i < N_ACTS; i++)
        n += open[i];
    progress_repair(context, rung->people, n);
}

static bool run(struct app *app, const struct args *args, struct fault *fault)
{
    static const char *const kinds_stored[] = {"absences", NULL};
    struct away away = {0};
    struct repair repair;
    int take = REPAIR_LOOK;

    if (!read_people(app, args, &away, fault) || !read_span(app, args, &away, fault) ||
        !args_number(args, "take", &take, fault))
        return false;
    bool old = is_old(&app->office.season, &away);
    struct season after = season_after(app, &away);
    bool *uncounted = uncounted_of(app, &away);
    const char *names = names_of(app, &away), *span = span_of(app, &away);
    struct progress_line line;
    const struct repair_hear heard = {hear_rung, &line};
    struct repair_ask ask = {
        .after = &after,
        .record = kinds_stored,
        .summary = arena_text(&app->arena, "%s away %s", names, span),
        .days = {day_of(away.from_at), day_of(away.until_at - 1)},
        .uncounted = uncounted,
        .wide = args_has(args, "wide"),
        .supply = take == REPAIR_LOOK,
        .take = take,
        .first = args_has(args, "first"),
        .hear = &heard,
    };

    progress_begin(&line, app);
    bool done = office_repair(&app->office, &ask, &repair, fault);
    progress_end(&line);
    if (!done)
        return false;
    if (args_has(args, "json")) {
        struct json *root = answer_begin();
        answer_absence(app, root, &away);
        repair_answer(app, root, &repair);
        return answer_end(app, root, fault);
    }
    fprintf(app->out, "%s %s away %s: recorded%s\n", names, away.n == 1 ? "is" : "are", span,
            old ? " before" : "");
    repair_tell(app, &repair);
    return true;
}

const struct command command_away = {
    .name = "away",
    .summary = "somebody is away: what falls, and what each number of people told can mend",
    .usage = "PERSON... [--from MOMENT] [--to MOMENT | --arrives TIME] [--take N] [--first]\n"
             "              [--wide] [--json]",
    .help =
        "Records the absence, leaves what is past as it was, and repairs what was published: for\n"
        "each number of people who must be told anything, nought to six without those away, the\n"
        "best there is by required work, cover, other work and money, where telling more helps.\n"
        "Each is a whole legal plan: --take N publishes it and writes a text to each person.  "
        "Work\n"
        "at a set time may change on the days of the absence, movable work of those days may go "
        "to\n"
        "later in the week; --wide lets the whole week change.  --first gives the first of them "
        "alone,\n"
        "in a fraction of a second; give the command again without it for the others.",
    .options = options,
    .min_args = 1,
    .max_args = -1,
    .store = STORE_WRITES,
    .loads = true,
    .run = run,
};
