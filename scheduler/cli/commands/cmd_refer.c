/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/stamp.h"
#include "scheduler/base/day.h"
#include "scheduler/cli/answer_cli.h"
#include "scheduler/cli/event_cli.h"
#include "scheduler/office/refer.h"
#include "scheduler/plan/find_duty.h"
#include "scheduler/report/answer.h"

static const struct option_spec options[] = {
    {"mentor", 0, "PERSON", "this mentor (else whoever suits best)"},
    {"minutes", 0, "N", "of a session (else 30)"},
    {"reason", 0, "TEXT", "for the incident log"},
    {"take", 0, NULL, "record the sessions"},
    {"json", 0, NULL, "answer as JSON"},
    {0},
};

static const char *moment_of(struct app *app, int64_t at)
{
    char day[STAMP], time[STAMP];

    return arena_text(&app->arena, "%s %s", stamp_day(day, day_of(at)), stamp_time(time, at));
}

static bool answer(struct app *app, const struct refer_ask *ask, const struct referral *referral,
                   struct fault *fault)
{
    struct json *root = answer_begin();

    json_text(root, "pupil", app->office.season.pupils[ask->pupil].pupil);
    json_text(root, "mentor", answer_staff(&app->office.season, referral->mentor));
    json_number(root, "pupils", referral->n_pupils);
    json_number(root, "most", referral->most);
    json_number(root, "minutes", ask->minutes);
    if (referral->first_at >= 0)
        json_moment(root, "first", referral->first_at);
    struct json *list = json_list(root, "weekly");
    for (int i = 0; i < referral->n_weekly; i++)
        json_list_text(list, moment_text(&app->arena, referral->weekly_at[i]));
    json_yes(root, "taken", ask->take);
    return answer_end(app, root, fault);
}

static void tell(struct app *app, const struct refer_ask *ask, const struct referral *referral)
{
    const struct season *season = &app->office.season;
    const struct person *mentor = &season->people[referral->mentor];

    fprintf(app->out, "%s: %s (%s), who has %d of %d pupils\n", season->pupils[ask->pupil].pupil,
            mentor->name, mentor->staff, referral->n_pupils, referral->most);
    if (referral->first_at >= 0)
        fprintf(app->out, "  first session  %s, %d minutes\n", moment_of(app, referral->first_at),
                ask->minutes);
    else
        fprintf(app->out, "  no first session within %d school days: no time is free for both\n",
                REFER_DAYS);
    for (int i = 0; i < referral->n_weekly; i++)
        fprintf(app->out, "  %-13s  %s\n", i == 0 ? "then weekly" : "",
                moment_of(app, referral->weekly_at[i]));
    if (referral->n_weekly < REFER_WEEKS)
        fprintf(app->out, "  %d of %d weeks only: no time of the week is free in more of them\n",
                referral->n_weekly, REFER_WEEKS);
    fprintf(app->out, "%s\n",
            ask->take ? "recorded as sessions of the caseload: examrota plan gives them their place"
                      : "Nothing is recorded yet: the same command with --take does it.");
}

static bool run(struct app *app, const struct args *args, struct fault *fault)
{
    const char *reason = args_text(args, "reason"), *mentor = args_text(args, "mentor");
    struct refer_ask ask = {.mentor = -1,
                            .minutes = 30,
                            .reason = reason ? reason : "",
                            .take = args_has(args, "take")};
    struct referral referral;

    if (!event_pupil_read(app, args->words[0], &ask.pupil, fault) ||
        !args_number(args, "minutes", &ask.minutes, fault))
        return false;
    if (mentor && !person_find(&app->office.season, mentor, &ask.mentor, fault))
        return false;
    if (ask.minutes < 1)
        return fault_set(fault, FAULT_USAGE, "a session lasts a minute at least");
    if (!office_refer(&app->office, &ask, &referral, fault))
        return false;
    if (args_has(args, "json"))
        return answer(app, &ask, &referral, fault);
    tell(app, &ask, &referral);
    return true;
}

const struct command command_refer = {
    .name = "refer",
    .summary = "find a pupil a mentor, a first session and a weekly time",
    .usage = "PUPIL [--mentor PERSON] [--minutes N] [--reason TEXT] [--take] [--json]",
    .help =
        "A mentor with room in the caseload (their own limit, else the setting caseload_max), the\n"
        "first free time within two school days, and one time of the week that is free six times.\n"
        "Exams, their run-up and lessons that may not be missed are left alone, and so is what "
        "the\n"
        "mentor is planned for.  --take records the sessions and the referral.",
    .options = options,
    .min_args = 1,
    .max_args = 1,
    .store = STORE_WRITES,
    .loads = true,
    .run = run,
};
