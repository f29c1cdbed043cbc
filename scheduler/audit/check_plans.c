/* SPDX-License-Identifier: GPL-3.0-or-later
 * Hours of help in lessons that a pupil's plan names: the minutes of each week, counted from
 * who is beside the pupil in the lessons the pupil is at. */
#include <string.h>

#include "scheduler/audit/auditor.h"

struct plan_week {
    const struct support *row;
    const char *code;                   /* in the keys of its own duties */
    int all_min, inside_min;            /* of the pupil's lessons of it, the range's */
    int given_min, given_elsewhere_min; /* the latter outside the range, by the timetable */
    int64_t from_at, until_at;
};

static bool is_about(const struct support *row, const struct lesson *lesson)
{
    return *row->class_name ? strcmp(row->class_name, lesson->class_name) == 0
                            : *row->subject && fact_same(row->subject, lesson->subject);
}

static bool is_member(const struct auditor *auditor, const char *class_name, int pupil)
{
    for (int i = 0; i < auditor->n_members; i++)
        if (auditor->members[i].pupil == pupil &&
            strcmp(auditor->members[i].class_name, class_name) == 0)
            return true;
    return false;
}

/* Is an adult whom the plan accepts beside the class's teacher? */
static bool is_accompanied(const struct auditor *auditor, const struct support *row,
                           const struct lesson *lesson)
{
    const struct season *season = auditor->season;
    int number = (int)(lesson - season->lessons), beside = 0;
    bool named = false;

    for (int i = auditor->lesson_staff.first[number]; i < auditor->lesson_staff.first[number + 1];
         i++) {
        const struct lesson_staff *staff = &season->lesson_staff[auditor->lesson_staff.rows[i]];
        beside += staff->position > 0;
        named = named || (staff->position > 0 && staff->staff == row->staff);
    }
    return row->staff >= 0 && row->wish == WISH_ONLY ? named : beside > 0 || lesson->adults > 0;
}

static bool is_there(const struct auditor *auditor, int pupil, int64_t from_at, int64_t until_at)
{
    struct busy_span *list;
    int count = busy_day(auditor, pupil, day_of(from_at), &list);

    for (int i = 0; i < count; i++)
        if (fact_meets(list[i].from_at, list[i].until_at, from_at, until_at))
            return false;
    return true;
}

static void count_lesson(const struct auditor *auditor, struct plan_week *week,
                         const struct lesson *lesson, int64_t day)
{
    int64_t from_at = day * DAY_MIN + lesson->start, until_at = day * DAY_MIN + lesson->end;
    bool inside = day >= auditor->from && day <= auditor->until;
    int minutes = lesson->end - lesson->start;

    if (is_there(auditor, week->row->pupil, from_at, until_at) &&
        is_accompanied(auditor, week->row, lesson)) {
        week->given_min += inside ? minutes : 0;
        week->given_elsewhere_min += inside ? 0 : minutes;
        return;
    }
    week->all_min += minutes;
    week->inside_min += inside ? minutes : 0;
}

static void count_day(const struct auditor *auditor, struct plan_week *week, int64_t day)
{
    const struct season *season = auditor->season;
    const struct pupil *pupil = &season->pupils[week->row->pupil];

    if (!fact_day(auditor, day)->open || (pupil->from >= 0 && day < pupil->from) ||
        (pupil->until >= 0 && day > pupil->until) ||
        !fact_falls(auditor, day, -1, WEEK_BOTH, week->row->from, week->row->until))
        return;
    for (int i = 0; i < season->n_lessons; i++) {
        const struct lesson *lesson = &season->lessons[i];
        if (is_about(week->row, lesson) &&
            fact_falls(auditor, day, lesson->weekday, lesson->week, lesson->from, lesson->until) &&
            is_member(auditor, lesson->class_name, week->row->pupil))
            count_lesson(auditor, week, lesson, day);
    }
}

/* Minutes of the pupil's own duties in the range. */
static int own_minutes(const struct auditor *auditor, const struct plan_week *week)
{
    int first, end, minutes = 0;

    fact_work(auditor, week->code, &first, &end);
    for (int i = first; i < end; i++) {
        const struct assignment *row = auditor->duties[auditor->code_duties[i]].row;
        if (strcmp(row->kind, "pupil_support") == 0 && row->starts_at >= week->from_at &&
            row->starts_at < week->until_at)
            minutes += (int)(row->ends_at - row->starts_at);
    }
    return minutes;
}

/* A week partly outside the range owes its share of what the timetable does not give, rounded down.
 */
static void check_week(struct auditor *auditor, const struct support *row, int64_t monday)
{
    const char *what = *row->class_name ? row->class_name : row->subject;
    struct plan_week week = {
        .row = row,
        .code = arena_text(auditor->arena, "%s:%s", fact_pupil(auditor, row->pupil), what),
        .from_at = monday * DAY_MIN,
        .until_at = (monday + 7) * DAY_MIN,
    };

    look_plan(auditor, "pupil_support");
    for (int d = 0; d < 7; d++)
        count_day(auditor, &week, monday + d);
    int owed = row->minutes_per_week - week.given_min - week.given_elsewhere_min;
    if (week.all_min > 0 && owed > 0)
        owed = owed * week.inside_min / week.all_min;
    int held = own_minutes(auditor, &week);
    if (held < owed && (week.all_min > 0 || monday >= auditor->from)) {
        audit_tell(auditor, "pupil_support", AUDIT_OPEN,
                   (struct audit_spot){"", -1, week.from_at, week.from_at + (int64_t)5 * DAY_MIN},
                   "the pupil's plan (support)",
                   "pupil %s, %s in the week of %s: %d of %d minutes of help missing",
                   fact_pupil(auditor, row->pupil), what, day_text(auditor->arena, monday),
                   owed - held, row->minutes_per_week);
    }
}

/* Is the row about the whole of the week? */
static bool holds_all(const struct auditor *auditor, const struct support *row, int64_t monday)
{
    const struct pupil *pupil = &auditor->season->pupils[row->pupil];
    int64_t from = row->from > pupil->from ? row->from : pupil->from;
    bool open = false;

    for (int d = 0; d < 7; d++) {
        int64_t day = monday + d;
        bool now = fact_day(auditor, day)->open;
        open = open || (now && day >= auditor->from && day <= auditor->until);
        if (now && ((from >= 0 && day < from) || (row->until >= 0 && day > row->until) ||
                    (pupil->until >= 0 && day > pupil->until)))
            return false;
    }
    return open;
}

/* Work of a range nobody has planned yet is not missing. */
void audit_plans(struct auditor *auditor)
{
    const struct season *season = auditor->season;

    for (int i = 0; auditor->n_duties > 0 && i < season->n_support; i++) {
        const struct support *row = &season->support[i];
        for (int64_t monday = auditor->first_day; monday <= auditor->until; monday += 7)
            if (row->minutes_per_week > 0 && holds_all(auditor, row, monday))
                check_week(auditor, row, monday);
    }
}
