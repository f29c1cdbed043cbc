/* SPDX-License-Identifier: GPL-3.0-or-later
 * What was agreed with people: sessions a week, work meant for one person alone, how long
 * exam work and helping may go on. */
#include <string.h>

#include "scheduler/audit/auditor.h"

static const char *const personal[] = {"meeting", "records", "briefing", "training", "induction"};

/* A meeting or training is nobody else's. */
static void check_named(struct auditor *auditor, const struct duty_fact *duty)
{
    const struct season *season = auditor->season;
    bool mine = false, own = false;
    int number = -1, named = 0;

    for (size_t i = 0; i < sizeof personal / sizeof *personal; i++)
        own = own || strcmp(duty->row->kind, personal[i]) == 0;
    for (int i = 0; own && i < season->n_school_duties; i++)
        if (strcmp(season->school_duties[i].duty, duty->code) == 0)
            number = i;
    if (number >= 0)
        look_plan(auditor, "only");
    for (int i = 0; number >= 0 && i < season->n_duty_staff; i++) {
        named += season->duty_staff[i].duty == number;
        mine = mine || (season->duty_staff[i].duty == number &&
                        season->duty_staff[i].staff == duty->row->staff);
    }
    if (number >= 0 && !mine && named >= fact_wanted(auditor, number))
        audit_tell(auditor, "only", AUDIT_HARD, spot_of(duty->row), "the school's duties",
                   "%s is for those it names, and %s is put on it", duty->code,
                   fact_code(auditor, duty->row->staff));
}

/* Does the wish speak about what this adult does beside the candidate? */
static bool speaks_of(const struct auditor *auditor, const struct facilitator *wish,
                      const struct duty_fact *duty, const struct seat_fact *seat)
{
    int role = fact_role(auditor->rules, wish->kind);

    if (!*wish->kind || strcmp(wish->kind, duty->row->kind) == 0)
        return true;
    return duty->combined && role >= 0 && (seat->roles >> role & 1);
}

/* A candidate's normal way of working may be one adult alone. */
static void check_helper(struct auditor *auditor, const struct duty_fact *duty)
{
    const struct season *season = auditor->season;
    int first, end;

    fact_seats(auditor, duty->row->room, duty->row->starts_at, duty->row->ends_at, &first, &end);
    for (int i = first; duty->helps && i < end; i++) {
        const struct seat_fact *seat = &auditor->seats[i];
        int meant = -1;
        if (!fact_key_names(duty->row->key, fact_pupil(auditor, seat->pupil)))
            continue;
        for (int k = 0; k < season->n_facilitators; k++) {
            const struct facilitator *wish = &season->facilitators[k];
            if (wish->pupil != seat->pupil || wish->wish != WISH_ONLY ||
                !speaks_of(auditor, wish, duty, seat))
                continue;
            look_duty(auditor, "only", duty->row);
            look_fact(auditor, "only", "%s with %s", fact_pupil(auditor, seat->pupil),
                      fact_code(auditor, wish->staff));
            if (wish->staff == duty->row->staff)
                return;
            meant = wish->staff;
        }
        if (meant < 0)
            continue;
        audit_tell(auditor, "only", AUDIT_HARD, spot_of(duty->row), "normal way of working",
                   "%s works with %s alone, and %s helps", fact_pupil(auditor, seat->pupil),
                   fact_code(auditor, meant), fact_code(auditor, duty->row->staff));
        return;
    }
}

static int half_of(const struct assignment *row)
{
    return day_is_morning(row->starts_at);
}

/* Mornings and afternoons of exam work in a week of duties [first, end). */
static void check_sessions(struct auditor *auditor, int first, int end)
{
    const struct season *season = auditor->season;
    const struct assignment *row = auditor->duties[first].row, *last = NULL;
    int64_t monday = day_week_start(day_of(row->starts_at));
    int most = -1, sessions = 0;

    for (int i = auditor->answers.first[row->staff]; i < auditor->answers.first[row->staff + 1];
         i++) {
        const struct availability *answer = &season->availability[auditor->answers.rows[i]];
        if (answer->max_per_week >= 0 && day_week_start(answer->date) == monday &&
            (most < 0 || answer->max_per_week < most))
            most = answer->max_per_week;
    }
    for (int i = first; most >= 0 && i < end; i++) {
        const struct assignment *now = auditor->duties[i].row;
        if (!auditor->duties[i].exam)
            continue;
        sessions += !last || day_of(last->starts_at) != day_of(now->starts_at) ||
                    half_of(last) != half_of(now);
        last = now;
    }
    if (most >= 0)
        look_plan(auditor, "sessions");
    if (most >= 0 && sessions > most) {
        audit_tell(
            auditor, "sessions", AUDIT_HARD,
            (struct audit_spot){"", row->staff, row->starts_at, last->ends_at},
            "the person's availability", "%s has %d sessions in the week of %s and agreed to %d",
            fact_code(auditor, row->staff), sessions, day_text(auditor->arena, monday), most);
    }
}

static void tell_long(struct auditor *auditor, const struct assignment *row, int64_t until_at,
                      const char *rule, const char *what, int64_t minutes)
{
    int most = season_setting_int(auditor->season, rule);

    if (most > 0 && minutes > 0) {
        look_plan(auditor, rule);
        look_fact(auditor, rule, "%d minutes are usual", most);
    }
    if (most > 0 && minutes > most) {
        audit_tell(auditor, rule, AUDIT_SOFT,
                   (struct audit_spot){"", row->staff, row->starts_at, until_at},
                   "the school's setting", "%s %s for %lld minutes on %s; %d are usual",
                   fact_code(auditor, row->staff), what, (long long)minutes,
                   day_text(auditor->arena, day_of(row->starts_at)), most);
    }
}

/* Exam work without a break, and helping in all: duties [first, end) of one day. */
static void check_tiring(struct auditor *auditor, int first, int end)
{
    const struct assignment *start = NULL;
    int rest = fact_figure(auditor, FIGURE_BREAK_MINUTES)->value;
    int64_t until_at = INT64_MIN, helping = 0;

    for (int i = first; i < end; i++) {
        const struct assignment *row = auditor->duties[i].row;
        helping += auditor->duties[i].helps ? row->ends_at - row->starts_at : 0;
        if (!auditor->duties[i].exam)
            continue;
        if (start && row->starts_at >= until_at + rest) {
            tell_long(auditor, start, until_at, "exam_run", "has exam work without a break",
                      until_at - start->starts_at);
            start = NULL;
        }
        start = start ? start : row;
        until_at = row->ends_at > until_at ? row->ends_at : until_at;
    }
    if (start)
        tell_long(auditor, start, until_at, "exam_run", "has exam work without a break",
                  until_at - start->starts_at);
    tell_long(auditor, auditor->duties[first].row, auditor->duties[end - 1].row->ends_at,
              "facilitate_minutes_per_day", "reads, writes or prompts", helping);
}

void audit_limits(struct auditor *auditor)
{
    for (int i = 0, day = 0, week = 0; i < auditor->n_duties; i++) {
        check_named(auditor, &auditor->duties[i]);
        check_helper(auditor, &auditor->duties[i]);
        if (!fact_goes_on(auditor, i, false)) {
            check_tiring(auditor, day, i + 1);
            day = i + 1;
        }
        if (!fact_goes_on(auditor, i, true)) {
            check_sessions(auditor, week, i + 1);
            week = i + 1;
        }
    }
}
