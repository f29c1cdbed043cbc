/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the school agreed about cover (settings; domain 4.1): who may take which class alone, who
 * covers at all, how many lessons on a day, in a week and in a row, who ought to teach. */
#include <string.h>

#include "scheduler/audit/auditor.h"

enum { PAUSE_MIN = 15, SCHOOL_WEEK = 5, LOOK_BACK = 28, ROW_MAX = 40 };
enum { TEACHERS_RARELY, TEACHERS_NEVER }; /* words of the setting teacher_cover */

static bool is_taken(const struct assignment *row)
{
    return (strcmp(row->kind, "cover") == 0 || strcmp(row->kind, "lesson") == 0) && !row->standing;
}

static const struct lesson *lesson_of(const struct auditor *auditor, const struct duty_fact *duty)
{
    for (int i = 0; i < auditor->season->n_lessons; i++)
        if (strcmp(auditor->season->lessons[i].lesson, duty->code) == 0)
            return &auditor->season->lessons[i];
    return NULL;
}

static bool holds(const struct auditor *auditor, int person, const char *list, int64_t day)
{
    if (fact_has_word(list, auditor->season->people[person].role))
        return true;
    for (int i = auditor->skills.first[person]; i < auditor->skills.first[person + 1]; i++) {
        const struct skill *row = &auditor->season->skills[auditor->skills.rows[i]];
        if (fact_has_word(list, row->skill) && (row->from < 0 || row->from <= day) &&
            (row->until < 0 || day <= row->until))
            return true;
    }
    return false;
}

static void check_alone(struct auditor *auditor, const struct duty_fact *duty,
                        const struct lesson *lesson)
{
    const char *list = lesson->kind == LESSON_CORE ? season_setting(auditor->season, "alone_core")
                       : lesson->kind == LESSON_VOCATIONAL
                           ? season_setting(auditor->season, "alone_vocational")
                           : "";

    if (*list && lesson->adults <= 0 &&
        !holds(auditor, duty->row->staff, list, day_of(duty->row->starts_at))) {
        audit_tell(auditor, "cover_alone", AUDIT_HARD, spot_of(duty->row),
                   "what was agreed about cover (settings)",
                   "%s may not be alone with class %s: %s", fact_code(auditor, duty->row->staff),
                   lesson->class_name,
                   fact_span(auditor, duty->row->starts_at, duty->row->ends_at));
    }
}

/* Had the class this subject on the day?  *taught: with its teacher for some of it. */
static bool met(const struct auditor *auditor, const struct lesson *lesson, int64_t day,
                bool *taught)
{
    const struct season *season = auditor->season;
    bool any = false;

    *taught = false;
    for (int i = 0; i < season->n_lessons; i++) {
        const struct lesson *row = &season->lessons[i];
        int first = auditor->lesson_staff.first[i];
        if (strcmp(row->class_name, lesson->class_name) != 0 ||
            !fact_same(row->subject, lesson->subject) ||
            first == auditor->lesson_staff.first[i + 1] ||
            !season_happens(season, day, row->weekday, row->week, row->from, row->until))
            continue;
        int teacher = season->lesson_staff[auditor->lesson_staff.rows[first]].staff;
        any = true;
        *taught = *taught || !cover_away(auditor, teacher, day * DAY_MIN + row->start,
                                         day * DAY_MIN + row->end);
    }
    return any;
}

/* Was the class without its teacher on so many of its days running? */
static bool was_left(const struct auditor *auditor, const struct lesson *lesson, int64_t day)
{
    int most = season_setting_int(auditor->season, "cover_class_days"), running = 0;

    for (int64_t at = day - 1; most > 0 && at >= day - LOOK_BACK && running < most; at--) {
        int kind = season_day_kind(auditor->season, at);
        bool taught;
        if ((kind != DAY_SCHOOL && kind != DAY_CONTINGENCY) || !met(auditor, lesson, at, &taught))
            continue;
        if (taught)
            return false;
        running++;
    }
    return most > 0 && running >= most;
}

static void check_taught(struct auditor *auditor, const struct duty_fact *duty,
                         const struct lesson *lesson)
{
    const char *jobs = season_setting(auditor->season, "teach_roles");
    bool left = strcmp(duty->row->kind, "cover") == 0 &&
                was_left(auditor, lesson, day_of(duty->row->starts_at));

    if ((lesson->cover == COVER_TEACH || left) &&
        !fact_has_word(jobs, auditor->season->people[duty->row->staff].role)) {
        audit_tell(auditor, "cover_taught", AUDIT_SOFT, spot_of(duty->row),
                   left ? "cover supervision is for short absences (unconfirmed)" : "the lesson",
                   "class %s, %s is supervised by %s and asks for a teacher: %s",
                   lesson->class_name, lesson->subject, fact_code(auditor, duty->row->staff),
                   fact_span(auditor, duty->row->starts_at, duty->row->ends_at));
    }
}

static void check_one(struct auditor *auditor, const struct duty_fact *duty)
{
    const struct lesson *lesson = lesson_of(auditor, duty);
    const struct assignment *row = duty->row;

    if (!lesson || !is_taken(row))
        return;
    if (strcmp(auditor->season->people[row->staff].role, "teacher") == 0 &&
        season_setting_int(auditor->season, "teacher_cover") == TEACHERS_NEVER) {
        audit_tell(auditor, "cover_teacher", AUDIT_HARD, spot_of(row),
                   "what was agreed about cover (settings)", "teachers do not cover: %s, %s",
                   fact_code(auditor, row->staff),
                   fact_span(auditor, row->starts_at, row->ends_at));
    }
    check_alone(auditor, duty, lesson);
    check_taught(auditor, duty, lesson);
}

/* Lessons of the person's own timetable that start in a span of one day. */
static int timetabled(const struct auditor *auditor, int person, int64_t from_at, int64_t until_at)
{
    const struct season *season = auditor->season;
    int64_t day = day_of(from_at);
    int count = 0;

    for (int i = auditor->lessons_of.first[person]; i < auditor->lessons_of.first[person + 1];
         i++) {
        const struct lesson *row =
            &season->lessons[season->lesson_staff[auditor->lessons_of.rows[i]].lesson];
        int64_t at = day * DAY_MIN + row->start;
        count += at >= from_at && at < until_at &&
                 fact_falls(auditor, day, row->weekday, row->week, row->from, row->until);
    }
    return count;
}

static bool is_class(const struct assignment *row)
{
    return is_taken(row) || (row->standing && (strcmp(row->kind, "lesson") == 0 ||
                                               strcmp(row->kind, "support") == 0));
}

/* Duties [first, end) of one person on one day: so many lessons in a row at most, their own and
 * cover; no fewer than their own timetable has. */
static void check_run(struct auditor *auditor, int first, int end)
{
    const struct assignment *rows[ROW_MAX];
    int run = season_setting_int(auditor->season, "cover_run"), n = 0;

    for (int i = first; i < end && run > 0; i++) {
        const struct assignment *row = auditor->duties[i].row;
        bool more = n > 0 && row->starts_at < rows[n - 1]->ends_at + PAUSE_MIN;
        if (!is_class(row) || n == ROW_MAX)
            continue;
        n = more ? n : 0;
        rows[n++] = row;
        bool taken = false;
        for (int k = n - run - 1; k >= 0 && k < n; k++)
            taken = taken || is_taken(rows[k]);
        if (taken && timetabled(auditor, row->staff, rows[n - run - 1]->starts_at,
                                row->starts_at + 1) <= run) {
            audit_tell(auditor, "cover_run", AUDIT_HARD, spot_of(row),
                       "what was agreed about cover (settings)",
                       "%s has more than %d lessons in a row: %s", fact_code(auditor, row->staff),
                       run, fact_span(auditor, rows[n - run - 1]->starts_at, row->ends_at));
        }
    }
}

/* Lessons of theirs that they do not have (somebody else's or nobody's) count against cover. */
static void check_count(struct auditor *auditor, int first, int end, bool week)
{
    const struct assignment *from = auditor->duties[first].row;
    const char *role = auditor->season->people[from->staff].role;
    bool supervisor = strcmp(role, "cover_supervisor") == 0 || strcmp(role, "supply") == 0;
    int most = season_setting_int(auditor->season, supervisor ? "cover_supervisor_per_day"
                                                   : week     ? "cover_per_week"
                                                              : "cover_per_day");
    int64_t day = day_of(from->starts_at), start = week ? day_week_start(day) : day;
    int taken = 0, own = 0, owed = 0;

    for (int i = first; i < end; i++) {
        const struct assignment *row = auditor->duties[i].row;
        taken += is_taken(row);
        own += is_class(row) && !is_taken(row);
    }
    for (int64_t at = start; at < start + (week ? 7 : 1); at++)
        owed += timetabled(auditor, from->staff, at * DAY_MIN, (at + 1) * DAY_MIN);
    if (week && supervisor)
        most *= SCHOOL_WEEK;
    if (taken <= most || taken + own - (owed > own ? owed : own) <= most)
        return;
    audit_tell(auditor, week ? "cover_week" : "cover_day", AUDIT_HARD,
               (struct audit_spot){"", from->staff, from->starts_at,
                                   auditor->duties[end - 1].row->ends_at},
               "what was agreed about cover (settings)", "%s covers %d lessons %s %s and may %d",
               fact_code(auditor, from->staff), taken, week ? "in the week of" : "on",
               day_text(auditor->arena, start), most);
}

void audit_covering(struct auditor *auditor)
{
    static const char *const rules[] = {"cover_alone", "cover_teacher", "cover_taught",
                                        "cover_run",   "cover_day",     "cover_week"};

    for (int i = 0, day = 0, week = 0; i < auditor->n_duties; i++) {
        for (size_t k = 0; is_taken(auditor->duties[i].row) && k < sizeof rules / sizeof *rules;
             k++)
            look_plan(auditor, rules[k]);
        check_one(auditor, &auditor->duties[i]);
        if (!fact_goes_on(auditor, i, false)) {
            check_run(auditor, day, i + 1);
            check_count(auditor, day, i + 1, false);
            day = i + 1;
        }
        if (!fact_goes_on(auditor, i, true)) {
            check_count(auditor, week, i + 1, true);
            week = i + 1;
        }
    }
}
