/* SPDX-License-Identifier: GPL-3.0-or-later
 * Lessons that name a period, duties on several days. */
#include <string.h>

#include "import/cell.h"
#include "scheduler/intake/fill.h"

static int only_weekday(int mask)
{
    for (int day = 0; day < 7; day++) {
        if (mask == 1 << day)
            return day;
    }
    return -1;
}

/* "Mon:3" into the day and "3"; a period without a day leaves weekday alone. */
static const char *split_period(const char *text, int *weekday)
{
    const char *colon = strchr(text, ':');
    char day[32];
    int mask = 0;

    if (!colon || (size_t)(colon - text) >= sizeof day)
        return text;
    memcpy(day, text, (size_t)(colon - text));
    day[colon - text] = '\0';
    if (!cell_weekdays(day, &mask) || only_weekday(mask) < 0)
        return text;
    *weekday = only_weekday(mask);
    return colon + 1;
}

static const struct period *period_find(const struct fill *fill, const char *code,
                                        const struct lesson *lesson, int *row)
{
    const struct season *season = &fill->build->after;
    const struct period *any = NULL;

    for (int i = 0; i < season->n_periods; i++) {
        const struct period *period = &season->periods[i];
        if (!text_same_case(period->period, code) ||
            (period->weekday != lesson->weekday && period->weekday >= 0))
            continue;
        if (period->week == lesson->week || (period->week == WEEK_BOTH && !any)) {
            any = period;
            *row = i;
        }
        if (period->week == lesson->week)
            break;
    }
    return any;
}

/* A school may call a period "Mon:3" itself. */
static const struct period *period_named(const struct fill *fill, const char *text,
                                         struct lesson *lesson, int *row)
{
    const struct season *season = &fill->build->after;

    for (int i = 0; i < season->n_periods; i++) {
        const struct period *period = &season->periods[i];
        if (!text_same_case(period->period, text) ||
            (lesson->weekday >= 0 && period->weekday != lesson->weekday) ||
            (period->week != lesson->week && period->week != WEEK_BOTH))
            continue;
        lesson->weekday = period->weekday;
        *row = i;
        return period;
    }
    return NULL;
}

static void set_period(struct fill *fill, struct lesson *lesson, const char *text)
{
    const struct built *periods = build_kind(fill->build, "periods");
    int row = -1;
    const struct period *period = strchr(text, ':') ? period_named(fill, text, lesson, &row) : NULL;
    const char *code = period ? text : split_period(text, &lesson->weekday);

    if (lesson->weekday < 0 && !fill->bad) {
        FILL_ERROR(fill, "period", "'%s' does not say the day; write Mon:%s or fill weekday", text,
                   code);
        return;
    }
    if (!period)
        period = period_find(fill, code, lesson, &row);
    if (!period && (periods->broken || fill->bad)) {
        fill->follower = fill->follower || periods->broken;
        fill->bad = true;
    } else if (!period) {
        FILL_ERROR(fill, "period",
                   "there is no period '%s' on that day; add it to periods or give start and end",
                   code);
    } else {
        if (periods->origins[row].bad) {
            fill->follower = fill->follower || !fill->bad;
            fill->bad = true;
        }
        lesson->start = period->start;
        lesson->end = period->end;
    }
}

void special_lesson(struct fill *fill)
{
    struct lesson *lesson = fill->into;
    const struct value *days = fill_value(fill, "weekday"), *period = fill_value(fill, "period");

    lesson->weekday = days->given ? only_weekday((int)days->number) : -1;
    if (days->given && days->number && lesson->weekday < 0)
        FILL_ERROR(fill, "weekday",
                   "a lesson is on one day; give each day its own row and lesson code");
    if (period->given && lesson->start < 0)
        set_period(fill, lesson, period->text);
    else if (!fill->bad && (lesson->weekday < 0 || lesson->start < 0 || lesson->end < 0))
        FILL_ERROR(fill, "weekday",
                   "this does not say when lesson '%s' is; give weekday, start and end, or period",
                   lesson->lesson);
    fill->emit(fill);
}

void special_duty(struct fill *fill)
{
    struct school_duty *duty = fill->into;
    const struct value *days = fill_value(fill, "weekday"), *value = fill_value(fill, "priority");

    duty->weekdays = days->given ? (int)days->number : 0;
    duty->priority = value->given ? value->text[0] - '0' : -1; /* one of 1..9 */
    fill->emit(fill);
}
