/* SPDX-License-Identifier: GPL-3.0-or-later
 * Hours of help in lessons that a pupil's plan names: the minutes of each week, counted from
 * who is beside the pupil in the lessons the pupil is at. */
#include <string.h>

#include "scheduler/audit/plans.h"
#include "scheduler/base/list.h"

struct plans {
    struct auditor *auditor;
    struct auditor past; /* reads the weeks before as well */
    int weeks;           /* for which what an exam took is owed */
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

static bool in_exam(const struct auditor *auditor, int pupil, int64_t from_at, int64_t until_at)
{
    int before = fact_figure(auditor, FIGURE_CANDIDATE_BEFORE)->value;

    for (int i = auditor->pupil_first[pupil]; i < auditor->pupil_first[pupil + 1]; i++) {
        const struct seat_fact *seat = &auditor->seats[auditor->pupil_seats[i]];
        if (fact_meets(seat->starts_at - before, seat->leaves_at, from_at, until_at))
            return true;
    }
    return false;
}

static void count_lesson(const struct auditor *auditor, struct plan_week *week,
                         const struct lesson *lesson, int64_t day)
{
    int64_t from_at = day * DAY_MIN + lesson->start, until_at = day * DAY_MIN + lesson->end;
    bool inside = day >= auditor->from && day <= auditor->until;
    int minutes = lesson->end - lesson->start;
    bool there = is_there(auditor, week->row->pupil, from_at, until_at);

    if (there && is_accompanied(auditor, week->row, lesson)) {
        week->given_min += inside ? minutes : 0;
        week->given_elsewhere_min += inside ? 0 : minutes;
        return;
    }
    week->all_min += minutes;
    week->free_min += there ? minutes : 0;
    if (there)
        *LIST_ADD(auditor->arena, week->free, week->n_free, week->room) =
            (struct plan_lesson){from_at, until_at};
    if (!there && in_exam(auditor, week->row->pupil, from_at, until_at))
        week->exam_min += minutes;
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

/* Minutes of the pupil's own duties of the week on its days outside the range. */
static int around_minutes(const struct auditor *auditor, const struct plan_week *week)
{
    const struct assignment *row;
    int at = 0, minutes = 0;

    while ((row = fact_around(auditor, week->code, week->from_at / DAY_MIN, &at)))
        if (strcmp(row->kind, "pupil_support") == 0)
            minutes += (int)(row->ends_at - row->starts_at);
    return minutes;
}

static struct plan_week read_week(const struct auditor *auditor, const struct support *row,
                                  int64_t monday)
{
    const char *what = *row->class_name ? row->class_name : row->subject;
    struct plan_week week = {
        .row = row,
        .code = arena_text(auditor->arena, "%s:%s", fact_pupil(auditor, row->pupil), what),
        .from_at = monday * DAY_MIN,
        .until_at = (monday + 7) * DAY_MIN,
    };

    for (int d = 0; d < 7; d++)
        count_day(auditor, &week, monday + d);
    return week;
}

/* What the week asks of the lessons that nobody is in anyway, as far as there are such. */
static int asked_min(const struct plan_week *week)
{
    int asked = week->row->minutes_per_week - week->given_min - week->given_elsewhere_min;

    if (asked > week->all_min)
        asked = week->all_min;
    return asked > 0 ? asked : 0;
}

static int spare_min(const struct plan_week *week)
{
    int spare = week->free_min - asked_min(week);

    return spare > 0 ? spare : 0;
}

static int smaller(int left, int right)
{
    return left < right ? left : right;
}

/* What exams took in the weeks before and this one has room to give back. */
static int given_back(const struct plans *plans, const struct plan_week *week, int64_t monday)
{
    int owed = 0;

    for (int64_t at = monday - (int64_t)7 * plans->weeks; at < monday; at += 7) {
        struct plan_week before = read_week(&plans->past, week->row, at);
        owed -= smaller(owed, spare_min(&before));
        int lost = smaller(asked_min(&before) - before.free_min, before.exam_min);
        owed += (lost > 0 ? lost : 0) + plan_adult_min(&plans->past, &before, asked_min(&before));
    }
    return smaller(owed, spare_min(week));
}

/* A week partly outside the range owes its share of what the timetable does not give, rounded
 * down, less what the rest of the week holds, and gives nothing back. */
static void check_week(const struct plans *plans, const struct support *row, int64_t monday)
{
    struct auditor *auditor = plans->auditor;
    const char *what = *row->class_name ? row->class_name : row->subject;
    look_plan(auditor, "pupil_support");
    struct plan_week week = read_week(auditor, row, monday);
    int owed = row->minutes_per_week - week.given_min - week.given_elsewhere_min;

    int rest = owed - around_minutes(auditor, &week);
    if (week.all_min > 0 && owed > 0)
        owed = owed * week.inside_min / week.all_min;
    owed = smaller(owed, rest);
    int held = own_minutes(auditor, &week), back = 0;
    if (plans->weeks > 0 && week.inside_min == week.all_min)
        back = given_back(plans, &week, monday);
    if (held < (owed > 0 ? owed : 0) + back && (week.all_min > 0 || monday >= auditor->from)) {
        audit_tell(auditor, "pupil_support", AUDIT_OPEN,
                   (struct audit_spot){"", -1, week.from_at, week.from_at + (int64_t)5 * DAY_MIN},
                   "the pupil's plan (support)",
                   "pupil %s, %s in the week of %s: %d of %d minutes of help missing%s",
                   fact_pupil(auditor, row->pupil), what, day_text(auditor->arena, monday),
                   (owed > 0 ? owed : 0) + back - held, row->minutes_per_week + back,
                   back > 0 ? ", with what exams took before" : "");
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

static void read_past(struct plans *plans)
{
    const struct auditor *auditor = plans->auditor;

    plans->weeks = season_setting_int(auditor->season, "give_back_weeks");
    plans->past = (struct auditor){.season = auditor->season,
                                   .rules = auditor->rules,
                                   .arena = auditor->arena,
                                   .from = auditor->first_day - (int64_t)7 * plans->weeks,
                                   .until = auditor->until};
    const struct season *season = auditor->season;
    struct assignment *told = arena_new(auditor->arena, struct assignment, season->n_published + 1);
    int n = 0;
    for (int i = 0; i < season->n_published; i++)
        if (day_of(season->published[i].starts_at) >= plans->past.from &&
            day_of(season->published[i].starts_at) <= plans->past.until)
            told[n++] = season->published[i];
    facts_read(&plans->past, told, n);
}

/* Work of a range nobody has planned yet is not missing. */
void audit_plans(struct auditor *auditor)
{
    const struct season *season = auditor->season;
    struct plans plans = {.auditor = auditor};

    if (!auditor->planned || season->n_support == 0)
        return;
    read_past(&plans);
    for (int i = 0; i < season->n_support; i++) {
        const struct support *row = &season->support[i];
        for (int64_t monday = auditor->first_day; monday <= auditor->until; monday += 7)
            if (row->minutes_per_week > 0 && holds_all(auditor, row, monday))
                check_week(&plans, row, monday);
    }
}
