/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long a class has been without its teacher (domain 4.1): supervision is for short absences,
 * so after so many days of the same class running (setting cover_class_days) somebody who may
 * teach is asked for.  Counted from absences, not from who covered: it is the class that goes
 * without, whoever sat with it. */
#include "scheduler/duty/derive.h"

#include <string.h>
#include <strings.h>

enum { LOOK_BACK_DAYS = 28 }; /* a fortnightly timetable shows four times */

static struct derive_day day_at(const struct derivation *derivation, int64_t day)
{
    int kind = season_day_kind(derivation->season, day);

    return (struct derive_day){
        .day = day,
        .weekday = day_weekday(day),
        .week = season_week(derivation->season, day),
        .open = kind == DAY_SCHOOL || kind == DAY_CONTINGENCY,
    };
}

enum met { MET_NOT, MET_TAUGHT, MET_ALONE };

/* Had the class this subject on that day, and its teacher for any of it? */
static enum met met_on(const struct derivation *derivation, const struct lesson *lesson,
                       const struct derive_day *day)
{
    const struct season *season = derivation->season;
    int class_no = derive_class(derivation, lesson->class_name);
    enum met met = MET_NOT;

    for (int i = derivation->class_lessons_first[class_no];
         i < derivation->class_lessons_first[class_no + 1]; i++) {
        int number = derivation->class_lessons[i];
        const struct lesson *row = &season->lessons[number];
        int first = derivation->lesson_staff_first[number];
        if (strcasecmp(row->subject, lesson->subject) != 0 ||
            first == derivation->lesson_staff_first[number + 1] ||
            !derive_day_matches(day, row->weekday, row->week, row->from, row->until))
            continue;
        if (!derive_away(derivation, derivation->lesson_staff[first],
                         derive_at(day->day, row->start), derive_at(day->day, row->end)))
            return MET_TAUGHT;
        met = MET_ALONE;
    }
    return met;
}

bool derive_class_needs_teacher(const struct derivation *derivation, const struct lesson *lesson,
                                int64_t day)
{
    int most = season_setting_int(derivation->season, "cover_class_days"), running = 0;

    if (most <= 0)
        return false;
    for (int64_t at = day - 1; at >= day - LOOK_BACK_DAYS && running < most; at--) {
        struct derive_day before = day_at(derivation, at);
        enum met met = before.open ? met_on(derivation, lesson, &before) : MET_NOT;
        if (met == MET_TAUGHT)
            return false;
        running += met == MET_ALONE;
    }
    return running >= most;
}
