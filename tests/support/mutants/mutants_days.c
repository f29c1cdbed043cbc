/* SPDX-License-Identifier: GPL-3.0-or-later
 * What can be wrong with people's days, and with who stands in for whom. */
#include <string.h>

#include "scheduler/audit/audit.h"
#include "scheduler/base/day.h"
#include "tests/support/mutants/mutants.h"

static bool exam_role(const struct mutant *mutant, const struct assignment *row)
{
    static const char *const kinds[] = {"invigilator", "combined", "reader", "scribe",
                                        "prompter",    "rover",    NULL};

    (void)mutant;
    return mutant_is(row, kinds);
}

static bool has_dated_pattern(const struct mutant *mutant, const struct assignment *row)
{
    for (int k = 0; k < mutant->season.n_patterns; k++)
        if (mutant->season.patterns[k].staff == row->staff &&
            mutant->season.patterns[k].date == day_of(row->starts_at))
            return true;
    return false;
}

/* Somebody without any skill takes the place. */
static bool stand_in(struct mutant *mutant)
{
    int i = mutant_draft(mutant, exam_role);
    const struct season *season = &mutant->season;
    bool *able = arena_new(mutant->arena, bool, season->n_people);

    for (int k = 0; k < season->n_skills; k++)
        able[season->skills[k].staff] = true;
    for (int p = 0; i >= 0 && p < season->n_people; p++) {
        if (!able[p]) {
            OWN(mutant, assignment, draft)[i].staff = p;
            return true;
        }
    }
    return false;
}

/* A reader whose training is of last year. */
static bool expired_reader(struct mutant *mutant)
{
    struct training *rows = OWN(mutant, training, training);
    bool some = false;

    for (int d = 0; d < mutant->season.n_draft && !some; d++) {
        const struct assignment *row = &mutant->season.draft[d];
        if (strcmp(row->kind, "reader") != 0 && strcmp(row->kind, "scribe") != 0 &&
            strcmp(row->kind, "prompter") != 0)
            continue;
        for (int k = 0; k < mutant->season.n_training; k++) {
            if (rows[k].staff != row->staff || strcmp(rows[k].kind, "facilitator") != 0)
                continue;
            rows[k].date -= 365;
            some = true;
        }
    }
    return some;
}

/* The next duty of the same person on the same day; -1. */
static int next_of(const struct mutant *mutant, int i, int days)
{
    const struct assignment *rows = mutant->season.draft;
    int next = -1;

    for (int k = 0; k < mutant->season.n_draft; k++) {
        if (rows[k].staff == rows[i].staff && rows[k].starts_at >= rows[i].ends_at &&
            day_of(rows[k].starts_at) == day_of(rows[i].starts_at) + days &&
            (next < 0 || rows[k].starts_at < rows[next].starts_at))
            next = k;
    }
    return next;
}

/* The next duty is at another site, and the way takes longer than there is. */
static bool too_far(struct mutant *mutant)
{
    int n = mutant->season.n_draft, from = n ? random_below(&mutant->random, n) : 0;
    const struct season *season = &mutant->season;

    for (int a = 0; a < n && season->n_sites > 1; a++) {
        int i = (from + a) % n, next = next_of(mutant, i, 0);
        int room = season->draft[i].room;
        int site = room >= 0 ? season->rooms[room].site : season->draft[i].site;
        if (next < 0 || site < 0 || (season->draft[i].standing && season->draft[next].standing))
            continue;
        struct assignment *rows = OWN(mutant, assignment, draft);
        struct travel *travels = OWN(mutant, travel, travel);
        for (int t = 0; t < season->n_travel; t++)
            travels[t].minutes = 600;
        rows[next].room = -1;
        rows[next].site = (site + 1) % season->n_sites;
        return season->n_travel > 0;
    }
    return false;
}

/* Work until eleven at night, and early the next day. */
static bool short_night(struct mutant *mutant)
{
    int n = mutant->season.n_draft, from = n ? random_below(&mutant->random, n) : 0;

    for (int a = 0; a < n; a++) {
        int i = (from + a) % n, next = next_of(mutant, i, 1);
        const struct assignment *rows = mutant->season.draft;
        int64_t late = (day_of(rows[i].starts_at) + 1) * DAY_MIN - 30;
        if (next < 0 || rows[next].starts_at >= late + 660 ||
            (rows[i].standing && rows[next].standing))
            continue;
        OWN(mutant, assignment, draft)[i].ends_at = late;
        return true;
    }
    return false;
}

static bool no_lunch(struct mutant *mutant)
{
    int i = mutant_draft(mutant, mutant_extra);

    if (i < 0)
        return false;
    const struct assignment *row = &mutant->season.draft[i];
    int64_t day = day_of(row->starts_at);
    int start = (int)(row->starts_at - day * DAY_MIN), end = (int)(row->ends_at - day * DAY_MIN);
    if (end - start < 12 || has_dated_pattern(mutant, row))
        return false;
    ADD(mutant, pattern, patterns, .staff = row->staff, .weekday = day_weekday(day), .date = -1,
        .start = start + 1, .end = end - 1, .kind = PATTERN_LUNCH, .minutes = end - start - 2);
    return true;
}

static bool no_break(struct mutant *mutant)
{
    int i = mutant_draft(mutant, mutant_extra);

    if (i < 0)
        return false;
    struct assignment *row = &OWN(mutant, assignment, draft)[i];
    row->ends_at = row->starts_at + 361;
    return day_of(row->ends_at) == day_of(row->starts_at);
}

static bool never_in(struct mutant *mutant)
{
    int i = mutant_draft(mutant, mutant_extra);
    struct pattern *rows = OWN(mutant, pattern, patterns);
    bool some = false;

    for (int k = 0; i >= 0 && k < mutant->season.n_patterns; k++) {
        if (rows[k].staff == mutant->season.draft[i].staff && rows[k].kind == PATTERN_WORK) {
            rows[k].start = 23 * 60;
            rows[k].end = 23 * 60 + 30;
            some = true;
        }
    }
    if (some)
        OWN(mutant, person, people)[mutant->season.draft[i].staff].overtime_minutes_per_week = 1;
    return some;
}

/* Somebody without lessons of their own, by contract. */
static bool contracted(const struct mutant *mutant, const struct assignment *row)
{
    const struct season *season = &mutant->season;

    for (int i = 0; i < season->n_lesson_staff; i++)
        if (season->lesson_staff[i].staff == row->staff)
            return false;
    for (int i = 0; i < season->n_duty_staff; i++)
        if (season->duty_staff[i].staff == row->staff)
            return false;
    return mutant_extra(mutant, row) && season->people[row->staff].contract_min >= 0;
}

static bool long_week(struct mutant *mutant)
{
    int i = mutant_draft(mutant, contracted);

    if (i < 0)
        return false;
    struct person *person = &OWN(mutant, person, people)[mutant->season.draft[i].staff];
    person->contract_min = person->overtime_minutes_per_week = 0;
    return true;
}

static bool long_day(struct mutant *mutant)
{
    int i = mutant_draft(mutant, contracted);

    if (i >= 0)
        OWN(mutant, person, people)[mutant->season.draft[i].staff].max_minutes_per_day = 1;
    return i >= 0;
}

static bool long_exams(struct mutant *mutant)
{
    int i = mutant_draft(mutant, exam_role);

    if (i >= 0)
        OWN(mutant, person, people)[mutant->season.draft[i].staff].max_exam_minutes_per_day = 1;
    return i >= 0;
}

const struct mutation day_mutations[] = {
    {"somebody without a skill stands in", "skill", AUDIT_HARD, stand_in},
    {"a reader's training expired", "training", AUDIT_HARD, expired_reader},
    {"no time for the way", "travel", AUDIT_HARD, too_far},
    {"no night's rest", "daily_rest", AUDIT_HARD, short_night},
    {"no lunch", "lunch", AUDIT_HARD, no_lunch},
    {"no break in seven hours", "break", AUDIT_HARD, no_break},
    {"more overtime than allowed", "overtime", AUDIT_HARD, never_in},
    {"over the contract", "week_hours", AUDIT_HARD, long_week},
    {"over the day", "day_cap", AUDIT_HARD, long_day},
    {"over the exam minutes", "exam_cap", AUDIT_HARD, long_exams},
    {NULL, NULL, 0, NULL},
};
