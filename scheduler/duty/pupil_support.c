/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hours of help in lessons that a pupil's plan names (support.csv; domain 6.5): so many minutes
 * of the lessons of a subject or class each week.  Adults whom the lesson has beside its
 * teacher anyway give them; what is left wants an adult of its own.  What an exam or an absence
 * takes away stays open and is told. */
#include "scheduler/base/list.h"
#include "scheduler/base/sort.h"
#include "scheduler/duty/derive.h"

#include <string.h>
#include <strings.h>

enum { LESSON_USUAL = 60 }; /* where the timetable has no lesson to tell how long one is */

struct lesson_at { /* a lesson of the pupil in the week */
    const struct lesson *lesson;
    const struct derive_day *day;
    bool free; /* the pupil is there, and the day is in the range */
};

struct hours_week {
    const struct support *row;
    int first;              /* of derivation->days */
    struct lesson_at *list; /* not served yet, by time */
    int count, room, n_inside;
    int left_min; /* wanted of them */
};

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

static bool is_enrolled(const struct pupil *pupil, int64_t day)
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

static struct hours_week read_week(const struct derivation *derivation, const struct support *row,
                                   int first)
{
    const struct season *season = derivation->season;
    struct hours_week week = {.row = row, .first = first, .left_min = row->minutes_per_week};
    const int *classes = derivation->pupil_classes_first;

    for (int d = first; d < first + 7; d++) {
        const struct derive_day *day = &derivation->days[d];
        if (!day->open || !is_enrolled(&season->pupils[row->pupil], day->day) ||
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

/* So many of the lessons that, whichever they are, the minutes are reached. */
static int lessons_wanted(const struct derivation *derivation, const struct hours_week *week)
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

/* Another row of the pupil may want a second adult in the same lesson. */
static bool has_one_row(const struct season *season, int pupil)
{
    int count = 0;

    for (int i = 0; i < season->n_support; i++)
        count += season->support[i].pupil == pupil;
    return count == 1;
}

static struct duty *hours_duty(const struct derivation *derivation, const struct duty_kind *kind,
                               const struct hours_week *week, int no, struct duties *duties)
{
    const struct season *season = derivation->season;
    const struct support *row = week->row;
    struct arena *arena = derivation->arena;
    const char *what = row->class_name[0] ? row->class_name : row->subject;
    const char *key =
        arena_text(arena, "%s:%s:%s:%s:%d", kind->name, season->pupils[row->pupil].pupil, what,
                   derive_week_text(derivation, derivation->days[week->first].day), no);
    int person = row->staff >= 0 ? row->staff : season->pupils[row->pupil].key_worker;

    if (derive_told_elsewhere(derivation, key))
        return NULL;
    struct duty *duty = duty_add(duties, kind);
    duty->key = key;
    duty->title = arena_text(arena, "%s - %s", kind->title, what);
    duty->because = arena_text(arena, "%d minutes of help a week in %s (support%s)",
                               row->minutes_per_week, what, row->hard ? ", hard" : "");
    duty->level = row->hard ? LEVEL_REQUIRED : kind->level;
    duty->short_cost = row->hard ? 1 : kind->short_cost;
    duty->pupil = row->pupil;
    duty->pupils = arena_dup(arena, &row->pupil, 1, sizeof row->pupil);
    duty->n_pupils = 1;
    duty->role = "support";
    if (person >= 0) {
        duty->named = arena_dup(arena, &person, 1, sizeof person);
        duty->n_named = 1;
        duty->only_named = row->staff >= 0 && row->wish == WISH_ONLY;
    }
    return duty;
}

static struct duty_slot slot_of(const struct derivation *derivation, const struct lesson_at *at)
{
    const struct season *season = derivation->season;
    int room = at->lesson->room;

    return (struct duty_slot){.starts_at = derive_at(at->day->day, at->lesson->start),
                              .ends_at = derive_at(at->day->day, at->lesson->end),
                              .room = room,
                              .site = room >= 0 ? season->rooms[room].site : -1};
}

/* Free lessons are dealt out in order of time, so that the hours spread over the week. */
static void add_held(const struct derivation *derivation, const struct duty_kind *kind,
                     const struct hours_week *week, int wanted, struct duties *duties)
{
    int n_free = 0;

    for (int i = 0; i < week->count; i++)
        n_free += week->list[i].free;
    if (wanted > n_free)
        wanted = n_free;
    for (int no = 0; no < wanted; no++) {
        struct slot_list slots = {0};
        for (int i = 0, at = 0; i < week->count; i++) {
            if (week->list[i].free && at++ * wanted / n_free == no)
                *LIST_ADD(derivation->arena, slots.list, slots.count, slots.room) =
                    slot_of(derivation, &week->list[i]);
        }
        struct duty *duty = hours_duty(derivation, kind, week, no + 1, duties);
        if (!duty)
            continue;
        duty->slots = slots.list;
        duty->n_slots = slots.count;
        duty->pupils_busy = has_one_row(derivation->season, week->row->pupil);
    }
}

static void add_lost(const struct derivation *derivation, const struct duty_kind *kind,
                     const struct hours_week *week, int wanted, struct duties *duties)
{
    int no = 0;

    for (int i = 0; i < week->count; i++)
        no += week->list[i].free;
    for (int i = 0; i < week->count && no < wanted; i++) {
        const struct lesson_at *at = &week->list[i];
        if (at->free || !at->day->in_range)
            continue;
        struct duty *duty = hours_duty(derivation, kind, week, ++no, duties);
        if (!duty)
            continue;
        struct duty_slot slot = slot_of(derivation, at);
        derive_fixed_slot(derivation, duty, &slot);
        duty->level = kind->level;
        duty->blocked = "pupil elsewhere";
    }
}

/* The timetable has fewer minutes of it than the plan names. */
static void add_untimed(const struct derivation *derivation, const struct duty_kind *kind,
                        const struct hours_week *week, struct duties *duties)
{
    const struct derive_day *day = NULL;
    int minutes = week->left_min;

    for (int i = 0; i < week->count; i++)
        minutes -= week->list[i].lesson->end - week->list[i].lesson->start;
    for (int d = 6; d >= 0; d--)
        if (derivation->days[week->first + d].open && derivation->days[week->first + d].in_range)
            day = &derivation->days[week->first + d];
    if (minutes <= 0 || !day)
        return;
    struct duty *duty = hours_duty(derivation, kind, week, week->count + 1, duties);
    int start = season_setting_int(derivation->season, "day_start");
    if (!duty)
        return;
    derive_fixed_slot(derivation, duty,
                      &(struct duty_slot){.starts_at = derive_at(day->day, start),
                                          .ends_at = derive_at(day->day, start + LESSON_USUAL),
                                          .room = -1,
                                          .site = -1});
    duty->level = kind->level;
    duty->blocked = "no such lesson";
}

/* On any day of the week in the range?  whole: on all of its days, in the range or not. */
static bool holds_in(const struct derivation *derivation, const struct support *row, int first,
                     bool *whole)
{
    bool any = false;

    *whole = true;
    for (int d = first; d < first + 7; d++) {
        const struct derive_day *day = &derivation->days[d];
        bool holds = is_enrolled(&derivation->season->pupils[row->pupil], day->day) &&
                     derive_day_matches(day, day->weekday, WEEK_BOTH, row->from, row->until);
        any = any || (day->open && day->in_range && holds);
        *whole = *whole && (!day->open || holds);
    }
    return any;
}

void derive_pupil_support(const struct duty_kind *kind, const struct derivation *derivation,
                          struct duties *duties)
{
    for (int i = 0; i < derivation->season->n_support; i++) {
        const struct support *row = &derivation->season->support[i];
        for (int first = 0; first < derivation->n_days; first += 7) {
            bool whole;
            if (row->minutes_per_week <= 0 || !holds_in(derivation, row, first, &whole))
                continue;
            struct hours_week week = read_week(derivation, row, first);
            int all = lessons_wanted(derivation, &week);
            int wanted = week.count ? (all * week.n_inside + week.count - 1) / week.count : 0;
            add_held(derivation, kind, &week, wanted, duties);
            add_lost(derivation, kind, &week, wanted, duties);
            if (whole)
                add_untimed(derivation, kind, &week, duties);
        }
    }
}
