/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/base/day.h"

const char *day_text(struct arena *arena, int64_t day)
{
    int year, month, of_month;

    day_split(day, &year, &month, &of_month);
    return arena_text(arena, "%04d-%02d-%02d", year, month, of_month);
}

const char *time_text(struct arena *arena, int minute_of_day)
{
    return arena_text(arena, "%02d:%02d", minute_of_day / 60, minute_of_day % 60);
}

const char *moment_text(struct arena *arena, int64_t at)
{
    int64_t day = day_of(at);
    int minute = (int)(at - day * DAY_MIN);

    return arena_text(arena, "%s %02d:%02d", day_text(arena, day), minute / 60, minute % 60);
}

const char *day_said(struct arena *arena, int64_t day)
{
    static const char *const weekdays[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    int year, month, of_month;

    day_split(day, &year, &month, &of_month);
    return arena_text(arena, "%s %d %s", weekdays[day_weekday(day)], of_month, months[month - 1]);
}

const char *moment_said(struct arena *arena, int64_t at)
{
    int64_t day = day_of(at);

    return arena_text(arena, "%s %s", day_said(arena, day),
                      time_text(arena, (int)(at - day * DAY_MIN)));
}

/* Between `least` and `most` digits at *text as a number; moves on; -1: none. */
static int digits(const char **text, int least, int most)
{
    int value = 0, n = 0;

    for (; n < most && **text >= '0' && **text <= '9'; n++, (*text)++)
        value = value * 10 + (**text - '0');
    return n >= least ? value : -1;
}

int time_parse(const char *text)
{
    int hour = digits(&text, 1, 2);
    if (hour < 0 || *text++ != ':')
        return -1;
    int minute = digits(&text, 2, 2);
    if (minute < 0 || *text != '\0' || hour > 23 || minute > 59)
        return -1;
    return hour * 60 + minute;
}

int64_t day_parse(const char *text)
{
    int year = digits(&text, 4, 4);
    if (year < 0 || *text++ != '-')
        return DAY_NONE;
    int month = digits(&text, 2, 2);
    if (month < 0 || *text++ != '-')
        return DAY_NONE;
    int of_month = digits(&text, 2, 2);
    if (of_month < 0 || *text != '\0' || !day_exists(year, month, of_month))
        return DAY_NONE;
    return day_make(year, month, of_month);
}
