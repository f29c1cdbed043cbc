/* SPDX-License-Identifier: GPL-3.0-or-later
 * How much people work and when: pattern, overtime, caps of a day, hours of a week.
 *
 * What somebody's own timetable asks already is the timetable's doing; no limit stands below it. */
#include <string.h>

#include "scheduler/audit/auditor.h"
#include "scheduler/base/list.h"
#include "scheduler/base/sort.h"

/* Minutes of a duty outside the hours; touches: it meets or adjoins them. */
static int64_t outside_min(const struct hours *hours, const struct assignment *row, bool *touches)
{
    int64_t outside = row->ends_at - row->starts_at;

    *touches = false;
    for (int i = 0; i < hours->count; i++) {
        int64_t from = hours->list[i].from_at, until = hours->list[i].until_at;
        *touches = *touches || (row->starts_at <= until && row->ends_at >= from);
        from = from > row->starts_at ? from : row->starts_at;
        until = until < row->ends_at ? until : row->ends_at;
        outside -= until > from ? until - from : 0;
    }
    return outside;
}

/* Overtime in a week: the person's own, else what the school grants in exam weeks. */
static int overtime_of(const struct auditor *auditor, const struct person *person)
{
    if (person->overtime_minutes_per_week > 0)
        return person->overtime_minutes_per_week;
    return person->offers == OFFERS_PATTERN
               ? season_setting_int(auditor->season, "exam_overtime_per_week")
               : 0;
}

static int smaller(int left, int right)
{
    return left < right ? left : right;
}

/* Duties [first, end) of one person on one day; the minutes outside their hours. */
static int64_t check_pattern(struct auditor *auditor, int first, int end)
{
    int number = auditor->duties[first].row->staff;
    const struct person *person = &auditor->season->people[number];
    const struct figure *figure = fact_figure(auditor, FIGURE_OUTSIDE_PATTERN);
    int64_t day = day_of(auditor->duties[first].row->starts_at), outside = 0;
    struct hours hours = hours_read(auditor, number, day);
    int most = smaller(smaller(overtime_of(auditor, person), figure->value),
                       season_setting_int(auditor->season, "overtime_per_day"));

    if (!hours.told)
        return 0;
    for (int k = first; k < end; k++) {
        const struct assignment *row = auditor->duties[k].row;
        bool touches;
        int64_t minutes = row->standing ? 0 : outside_min(&hours, row, &touches);
        outside += minutes;
        if (minutes > 0 && minutes <= most && !touches)
            audit_tell(auditor, "pattern", AUDIT_HARD, spot_of(row), figure->source,
                       "%s works %s, apart from the hours of that day", person->staff,
                       fact_span(auditor, row->starts_at, row->ends_at));
    }
    if (outside > most) {
        audit_tell(auditor, "pattern", AUDIT_HARD,
                   (struct audit_spot){"", number, auditor->duties[first].row->starts_at,
                                       auditor->duties[end - 1].row->ends_at},
                   figure->source, "%s works %lld minutes outside the pattern on %s and may %d",
                   person->staff, (long long)outside, day_text(auditor->arena, day), most);
    }
    return outside;
}

static void tell_cap(struct auditor *auditor, int first, int end, const char *rule, int64_t minutes,
                     int most)
{
    const struct assignment *row = auditor->duties[first].row;

    audit_tell(
        auditor, rule, AUDIT_HARD,
        (struct audit_spot){"", row->staff, row->starts_at, auditor->duties[end - 1].row->ends_at},
        "the staff list", "%s works %lld%s minutes on %s and may %d",
        fact_code(auditor, row->staff), (long long)minutes,
        strcmp(rule, "exam_cap") == 0 ? " exam" : "",
        day_text(auditor->arena, day_of(row->starts_at)), most);
}

static void check_caps(struct auditor *auditor, int first, int end)
{
    const struct person *person = &auditor->season->people[auditor->duties[first].row->staff];
    int usual = season_setting_int(auditor->season, "exam_minutes_per_day");
    int64_t all = 0, exam = 0, extra = 0, longest = 0;

    for (int k = first; k < end; k++) {
        const struct assignment *row = auditor->duties[k].row;
        int64_t minutes = row->ends_at - row->starts_at;
        all += minutes;
        extra += row->standing ? 0 : minutes;
        exam += auditor->duties[k].exam ? minutes : 0;
        longest = auditor->duties[k].exam && minutes > longest ? minutes : longest;
    }
    if (person->max_minutes_per_day >= 0 && all > person->max_minutes_per_day && extra > 0 &&
        all > own_min(auditor, auditor->duties[first].row->staff,
                      day_of(auditor->duties[first].row->starts_at), 1))
        tell_cap(auditor, first, end, "day_cap", all, person->max_minutes_per_day);
    if (person->max_exam_minutes_per_day >= 0 && exam > person->max_exam_minutes_per_day)
        tell_cap(auditor, first, end, "exam_cap", exam, person->max_exam_minutes_per_day);
    /* The school's usual limit never stands in the way of one long paper. */
    if (person->max_exam_minutes_per_day < 0 && exam > usual && exam > longest)
        tell_cap(auditor, first, end, "exam_cap", exam, usual);
}

/* What the timetable and duties that name the person ask of them from a day on. */
int64_t own_min(const struct auditor *auditor, int person, int64_t day, int n_days)
{
    const struct season *season = auditor->season;
    int64_t minutes = 0;

    for (int64_t at = day; at < day + n_days; at++) {
        const struct audit_day *now = fact_day(auditor, at);
        for (int i = auditor->lessons_of.first[person];
             now && now->open && i < auditor->lessons_of.first[person + 1]; i++) {
            const struct lesson *row =
                &season->lessons[season->lesson_staff[auditor->lessons_of.rows[i]].lesson];
            if (fact_falls(auditor, at, row->weekday, row->week, row->from, row->until))
                minutes += row->end - row->start;
        }
        for (int i = auditor->named_duties.first[person];
             i < auditor->named_duties.first[person + 1]; i++) {
            const struct school_duty *row =
                &season->school_duties[season->duty_staff[auditor->named_duties.rows[i]].duty];
            if (fact_duty_falls(auditor, row, at))
                minutes += row->start >= 0 ? row->end - row->start : row->minutes;
        }
    }
    return minutes;
}

/* Duties [first, end) of one person in one week. */
static void check_week(struct auditor *auditor, int first, int end, int64_t outside)
{
    const struct assignment *from = auditor->duties[first].row,
                            *last = auditor->duties[end - 1].row;
    const struct person *person = &auditor->season->people[from->staff];
    int64_t monday = day_week_start(day_of(from->starts_at)), minutes = 0, extra = 0;
    int overtime = overtime_of(auditor, person);
    struct audit_spot spot = {"", from->staff, from->starts_at, last->ends_at};

    for (int i = first; i < end; i++) {
        int64_t length = auditor->duties[i].row->ends_at - auditor->duties[i].row->starts_at;
        minutes += length;
        extra += auditor->duties[i].row->standing ? 0 : length;
    }
    if (outside > overtime)
        audit_tell(auditor, "overtime", AUDIT_HARD, spot, "the staff list",
                   "%s works %lld minutes outside the pattern in the week of %s and may %d",
                   person->staff, (long long)outside, day_text(auditor->arena, monday), overtime);
    struct beside beside = fact_beside(auditor, first, end);
    int64_t worked = minutes + beside.travel_min + beside.kept_min;
    if (person->contract_min < 0 || worked <= person->contract_min + overtime || extra == 0 ||
        minutes <= own_min(auditor, from->staff, monday, 7))
        return;
    int average = season_setting_int(auditor->season, "average_weeks");
    if (average > 1) {
        audit_tell(auditor, "week_hours", AUDIT_CANNOT_TELL, spot, "the contract",
                   "%s works %lld minutes in the week of %s, over contract and overtime of %d: "
                   "others of %d weeks may make up for it",
                   person->staff, (long long)worked, day_text(auditor->arena, monday),
                   person->contract_min + overtime, average);
        return;
    }
    audit_tell(auditor, "week_hours", AUDIT_HARD, spot, "the contract",
               "%s works %lld minutes in the week of %s, %lld of them on the way or protected; "
               "contract and overtime are %d",
               person->staff, (long long)worked, day_text(auditor->arena, monday),
               (long long)(worked - minutes), person->contract_min + overtime);
}

/* Told once for each person: their hours cannot be judged. */
static void check_told(struct auditor *auditor, int first)
{
    const struct assignment *row = auditor->duties[first].row;

    if (!hours_read(auditor, row->staff, day_of(row->starts_at)).told)
        audit_tell(auditor, "pattern", AUDIT_CANNOT_TELL, spot_of(row), "the person's work pattern",
                   "%s has no work pattern", fact_code(auditor, row->staff));
}

void audit_hours(struct auditor *auditor)
{
    int64_t outside = 0;
    int person = -1;

    for (int i = 0, day = 0, week = 0; i < auditor->n_duties; i++) {
        if (auditor->duties[i].row->staff != person)
            check_told(auditor, i);
        person = auditor->duties[i].row->staff;
        if (!fact_goes_on(auditor, i, false)) {
            look_plan(auditor, "pattern");
            look_plan(auditor, "day_cap");
            look_plan(auditor, "exam_cap");
            outside += check_pattern(auditor, day, i + 1);
            check_caps(auditor, day, i + 1);
            day = i + 1;
        }
        if (!fact_goes_on(auditor, i, true)) {
            look_plan(auditor, "overtime");
            look_plan(auditor, "week_hours");
            check_week(auditor, week, i + 1, outside);
            outside = 0;
            week = i + 1;
        }
    }
}
