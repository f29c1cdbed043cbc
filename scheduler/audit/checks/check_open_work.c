/* SPDX-License-Identifier: GPL-3.0-or-later
 * Mentoring and the school's own duties: what ought to be done and is not. */
#include <stdlib.h>
#include <string.h>

#include "scheduler/audit/auditor.h"

struct movable { /* work with a time of its own in the week */
    const char *code;
    const int *pupils; /* who must be there */
    int n_pupils;
};

/* Are all its pupils at the school on this day? */
static bool all_enrolled(const struct auditor *auditor, const struct movable *work, int64_t day)
{
    for (int i = 0; i < work->n_pupils; i++) {
        const struct pupil *pupil = &auditor->season->pupils[work->pupils[i]];
        if ((pupil->from >= 0 && day < pupil->from) || (pupil->until >= 0 && day > pupil->until))
            return false;
    }
    return true;
}

/* Of the week's own sessions, how many are held on its days outside the range? */
static int held_around(const struct auditor *auditor, const struct movable *work, int64_t monday,
                       int per_week)
{
    bool *held = arena_new(auditor->arena, bool, per_week + 1);
    const struct assignment *row;
    int count = 0, at = 0;

    while ((row = fact_around(auditor, work->code, monday, &at))) {
        long no = strtol(strrchr(row->key, ':') + 1, NULL, 10);
        if (no < 1 || no > per_week || held[no])
            continue;
        held[no] = true;
        count++;
    }
    return count;
}

/* A week partly outside the range wants its share, rounded up, less what is held in the rest.
 * Days on which a pupil is not at the school do not count; where the week has no time for it,
 * it is missing all the same. */
static int wanted_of_week(const struct auditor *auditor, const struct movable *work, int64_t monday,
                          const bool usable[7], int per_week)
{
    int all = 0, inside = 0;

    for (int d = 0; d < 7; d++) {
        bool in = monday + d >= auditor->from && monday + d <= auditor->until;
        bool day = usable[d] && all_enrolled(auditor, work, monday + d);
        all += day;
        inside += day && in;
    }
    if (inside == 0)
        return 0;
    int wanted = (per_week * inside + all - 1) / all;
    int left = inside < all ? per_week - held_around(auditor, work, monday, per_week) : per_week;
    return wanted < left ? wanted : left;
}

static const char *source_of(const char *rule)
{
    if (strcmp(rule, "records") == 0)
        return "setting records_per_week";
    return strcmp(rule, "caseload") == 0 ? "the caseload list" : "the school's duties";
}

static void tell_week(struct auditor *auditor, const char *rule, const struct movable *work,
                      int64_t monday, int wanted)
{
    int there = fact_people(auditor, work->code, NULL, monday * DAY_MIN, (monday + 7) * DAY_MIN);

    if (there < wanted) {
        audit_tell(auditor, rule, AUDIT_OPEN,
                   (struct audit_spot){"", -1, monday * DAY_MIN, (monday + 5) * DAY_MIN},
                   source_of(rule), "%s in the week of %s: %d of %d not held", work->code,
                   day_text(auditor->arena, monday), wanted - there, wanted);
    }
}

static void check_caseload(struct auditor *auditor, int number, int64_t monday)
{
    const struct season *season = auditor->season;
    const struct caseload *row = &season->caseload[number];
    int first = auditor->caseload_pupils.first[number];
    int n = auditor->caseload_pupils.first[number + 1] - first,
        *pupils = arena_new(auditor->arena, int, n + 1);
    bool usable[7];

    for (int i = 0; i < n; i++)
        pupils[i] = season->caseload_pupils[auditor->caseload_pupils.rows[first + i]].pupil;
    struct movable work = {row->session, pupils, n};
    for (int d = 0; d < 7; d++)
        usable[d] = fact_day(auditor, monday + d)->open &&
                    (row->weekdays == 0 || (row->weekdays >> d & 1)) &&
                    fact_falls(auditor, monday + d, -1, WEEK_BOTH, row->from, row->until);
    int adults = row->adults > 0 ? row->adults : 1;
    int wanted =
        wanted_of_week(auditor, &work, monday, usable, row->per_week > 0 ? row->per_week : 1);
    if (row->minutes > 0 && wanted > 0) {
        look_plan(auditor, "caseload");
        wanted += owed_in_week(auditor, number, monday);
    }
    if (row->minutes > 0)
        tell_week(auditor, "caseload", &work, monday, adults * wanted);
}

struct duty_week {
    const struct school_duty *row;
    struct movable work;
    int people;
};

static struct duty_week read_duty(const struct auditor *auditor, int number)
{
    const struct season *season = auditor->season;
    const struct school_duty *row = &season->school_duties[number];
    int n = 0, *pupils = arena_new(auditor->arena, int, season->n_duty_pupils + 1);

    for (int i = 0; i < season->n_duty_pupils; i++)
        if (season->duty_pupils[i].duty == number)
            pupils[n++] = season->duty_pupils[i].pupil;
    return (struct duty_week){row, {row->duty, pupils, n}, fact_wanted(auditor, number)};
}

static void check_duty_day(struct auditor *auditor, const struct duty_week *duty, int64_t day)
{
    const struct school_duty *row = duty->row;
    bool fixed = row->start >= 0;
    int64_t from_at = day * DAY_MIN + (fixed ? row->start : 0);
    int64_t until_at = day * DAY_MIN + (fixed ? row->end : DAY_MIN);

    if (!fact_duty_falls(auditor, row, day) || (!fixed && !all_enrolled(auditor, &duty->work, day)))
        return;
    look_plan(auditor, "school_duty");
    int there = fixed ? fact_people_least(auditor, row->duty, NULL, from_at, until_at)
                      : fact_people(auditor, row->duty, NULL, from_at, until_at);
    if (there < duty->people) {
        audit_tell(auditor, "school_duty", AUDIT_OPEN,
                   (struct audit_spot){"", -1, from_at, until_at}, "the school's duties",
                   "%s, %s: %d of %d missing", row->duty,
                   fixed ? fact_span(auditor, from_at, until_at) : day_text(auditor->arena, day),
                   duty->people - there, duty->people);
    }
}

static void check_duty_week(struct auditor *auditor, const struct duty_week *duty, int64_t monday)
{
    const struct school_duty *row = duty->row;
    bool usable[7];

    look_plan(auditor, "school_duty");
    for (int d = 0; d < 7; d++)
        usable[d] = fact_day(auditor, monday + d)->open &&
                    (row->weekdays == 0 || (row->weekdays >> d & 1)) &&
                    fact_falls(auditor, monday + d, -1, row->week, row->from, row->until);
    tell_week(auditor, "school_duty", &duty->work, monday,
              duty->people * wanted_of_week(auditor, &duty->work, monday, usable, row->per_week));
}

static void check_duty(struct auditor *auditor, int number)
{
    struct duty_week duty = read_duty(auditor, number);
    bool weekly = duty.row->start < 0 && duty.row->date < 0 && duty.row->per_week > 0;

    if (duty.row->start < 0 && duty.row->minutes <= 0)
        return;
    for (int64_t day = auditor->from; !weekly && day <= auditor->until; day++)
        check_duty_day(auditor, &duty, day);
    for (int64_t monday = auditor->first_day; weekly && monday <= auditor->until; monday += 7)
        check_duty_week(auditor, &duty, monday);
}

/* Record-keeping of a mentor, in pieces. */
static void check_records(struct auditor *auditor, int number, int64_t monday)
{
    const struct person *person = &auditor->season->people[number];
    int minutes = season_setting_int(auditor->season, "records_per_week");
    int piece = season_setting_int(auditor->season, "records_piece");
    struct movable work = {arena_text(auditor->arena, "~%s", person->staff), NULL, 0};
    bool usable[7];

    if (minutes <= 0 ||
        !fact_has_word(season_setting(auditor->season, "mentor_roles"), person->role))
        return;
    look_plan(auditor, "records");
    for (int d = 0; d < 7; d++)
        usable[d] = fact_day(auditor, monday + d)->open &&
                    (person->from < 0 || monday + d >= person->from) &&
                    (person->until < 0 || monday + d <= person->until);
    int pieces = piece > 0 ? (minutes + piece - 1) / piece : 1;
    tell_week(auditor, "records", &work, monday,
              wanted_of_week(auditor, &work, monday, usable, pieces));
}

/* Work of a range nobody has planned yet is not missing. */
void audit_open_work(struct auditor *auditor)
{
    for (int i = 0; auditor->planned && i < auditor->season->n_caseload; i++)
        for (int64_t monday = auditor->first_day; monday <= auditor->until; monday += 7)
            check_caseload(auditor, i, monday);
    for (int i = 0; auditor->planned && i < auditor->season->n_people; i++)
        for (int64_t monday = auditor->first_day; monday <= auditor->until; monday += 7)
            check_records(auditor, i, monday);
    for (int i = 0; auditor->planned && i < auditor->season->n_school_duties; i++)
        check_duty(auditor, i);
}
