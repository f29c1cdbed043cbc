/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a week has of the lessons in which a pupil's plan names help, and the help that exams
 * took: it is owed for some weeks (setting give_back_weeks) and given back where a week has a
 * lesson of the subject to spare.  All of it follows from timetable and seating, so that moving
 * an exam moves it. */
#include "scheduler/duty/help/help_hours.h"

#include <string.h>
#include <strings.h>

#include "scheduler/base/list.h"
#include "scheduler/base/sort.h"

static bool is_meant(const struct support *row, const struct lesson *lesson)
{
    if (row->class_name[0])
        return strcmp(row->class_name, lesson->class_name) == 0;
    return row->subject[0] && strcasecmp(row->subject, lesson->subject) == 0;
}

/* Is somebody beside the teacher who may be the pupil's adult? */
static bool is_served(const struct derivation *derivation, const struct support *row,
                      const struct lesson *lesson)
{
    int number = (int)(lesson - derivation->season->lessons);
    int first = derivation->lesson_staff_first[number] + 1;
    int end = derivation->lesson_staff_first[number + 1];

    if (row->staff < 0 || row->wish != WISH_ONLY)
        return lesson->adults > 0 || first < end;
    for (int i = first; i < end; i++)
        if (derivation->lesson_staff[i] == row->staff)
            return true;
    return false;
}

bool hours_enrolled(const struct pupil *pupil, int64_t day)
{
    return (pupil->from == DAY_NONE || day >= pupil->from) &&
           (pupil->until == DAY_NONE || day <= pupil->until);
}

static void add_lesson(const struct derivation *derivation, struct hours_week *week,
                       const struct lesson *lesson, const struct derive_day *day)
{
    bool there = !derive_busy_any(derivation, week->row->pupil, derive_at(day->day, lesson->start),
                                  derive_at(day->day, lesson->end));

    if (there && is_served(derivation, week->row, lesson)) {
        week->left_min -= lesson->end - lesson->start;
        return;
    }
    *LIST_ADD(derivation->arena, week->list, week->count, week->room) =
        (struct lesson_at){lesson, day, there && day->in_range};
    week->n_inside += day->in_range;
}

static int by_start(const void *left, const void *right, const void *context)
{
    const struct lesson_at *a = left, *b = right;

    (void)context;
    if (a->day->day != b->day->day)
        return a->day->day < b->day->day ? -1 : 1;
    return (a->lesson->start > b->lesson->start) - (a->lesson->start < b->lesson->start);
}

struct hours_week hours_week_read(const struct derivation *derivation, const struct support *row,
                                  int first)
{
    const struct season *season = derivation->season;
    struct hours_week week = {.row = row, .first = first, .left_min = row->minutes_per_week};
    const int *classes = derivation->pupil_classes_first;

    for (int d = first; d < first + 7; d++) {
        const struct derive_day *day = &derivation->days[d];
        if (!day->open || !hours_enrolled(&season->pupils[row->pupil], day->day) ||
            !derive_day_matches(day, day->weekday, WEEK_BOTH, row->from, row->until))
            continue;
        for (int i = classes[row->pupil]; i < classes[row->pupil + 1]; i++) {
            int class_no = derivation->pupil_classes[i];
            for (int k = derivation->class_lessons_first[class_no];
                 k < derivation->class_lessons_first[class_no + 1]; k++) {
                const struct lesson *lesson = &season->lessons[derivation->class_lessons[k]];
                if (is_meant(row, lesson) && derive_day_matches(day, lesson->weekday, lesson->week,
                                                                lesson->from, lesson->until))
                    add_lesson(derivation, &week, lesson, day);
            }
        }
    }
    sort_rows(week.list, (size_t)week.count, sizeof *week.list, by_start, NULL);
    return week;
}

/* Is the pupil in an exam, or on the way into one, for some of the lesson? */
static bool exam_takes(const struct derivation *derivation, int pupil, const struct lesson_at *at)
{
    const struct busy_list *busy = &derivation->busy;
    int64_t from = derive_at(at->day->day, at->lesson->start);
    int64_t until = derive_at(at->day->day, at->lesson->end);

    for (int i = busy->first[pupil]; i < busy->first[pupil + 1]; i++)
        if (busy->list[i].exam && busy->list[i].from_at < until && busy->list[i].until_at > from)
            return true;
    return false;
}

static int length_of(const struct lesson_at *at)
{
    return at->lesson->end - at->lesson->start;
}

struct week_sum {
    int free_min, exam_min, all_min; /* of the lessons that nobody serves anyway */
};

static struct week_sum sum_of(const struct derivation *derivation, const struct hours_week *week)
{
    struct week_sum sum = {0};

    for (int i = 0; i < week->count; i++) {
        const struct lesson_at *at = &week->list[i];
        sum.all_min += length_of(at);
        sum.free_min += at->free ? length_of(at) : 0;
        if (derivation && !at->free && exam_takes(derivation, week->row->pupil, at))
            sum.exam_min += length_of(at);
    }
    return sum;
}

static int wanted_min(const struct hours_week *week, const struct week_sum *sum)
{
    int wanted = week->left_min < sum->all_min ? week->left_min : sum->all_min;

    return wanted > 0 ? wanted : 0;
}

int hours_spare_min(const struct hours_week *week)
{
    struct week_sum sum = sum_of(NULL, week);
    int spare = sum.free_min - wanted_min(week, &sum);

    return spare > 0 ? spare : 0;
}

int hours_lessons_wanted(const struct derivation *derivation, const struct hours_week *week)
{
    int *lengths = arena_new(derivation->arena, int, week->count + 1);
    int minutes = 0, wanted = 0;

    for (int i = 0; i < week->count; i++) {
        int at = i, length = week->list[i].lesson->end - week->list[i].lesson->start;
        for (; at > 0 && lengths[at - 1] > length; at--)
            lengths[at] = lengths[at - 1];
        lengths[at] = length;
    }
    while (wanted < week->count && minutes < week->left_min)
        minutes += lengths[wanted++];
    return wanted;
}

int hours_owed_min(const struct derivation *past, const struct support *row, int64_t monday)
{
    int weeks = season_setting_int(past->season, "give_back_weeks"), owed = 0;

    for (int first = 0; first < past->n_days && past->days[first].day < monday; first += 7) {
        if (past->days[first].day < monday - (int64_t)7 * weeks)
            continue;
        struct hours_week week = hours_week_read(past, row, first);
        struct week_sum sum = sum_of(past, &week);
        int lost = wanted_min(&week, &sum) - sum.free_min, spare = hours_spare_min(&week);
        owed -= spare < owed ? spare : owed;
        lost = lost < sum.exam_min ? lost : sum.exam_min;
        owed += (lost > 0 ? lost : 0) +
                hours_adult_took_min(past, &week, hours_lessons_wanted(past, &week));
    }
    return owed;
}

void hours_past_open(const struct derivation *derivation, struct derivation *past)
{
    int weeks = season_setting_int(derivation->season, "give_back_weeks");
    int64_t first = derivation->days[0].day - (int64_t)7 * weeks;

    derivation_open(derivation->season, derivation->rules, first,
                    derivation->days[derivation->n_days - 1].day, derivation->arena, past);
    past->kinds = derivation->kinds;
}
