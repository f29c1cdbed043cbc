/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/stamp.h"

#include <inttypes.h>
#include <stdio.h>

#include "export/civil.h"

enum { DAY_MIN = 24 * 60, DAY_SECONDS = 24 * 60 * 60 };

const char *stamp_day(char *text, int64_t day)
{
    static const char days[][4] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    static const char months[][4] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    struct civil civil = civil_of(day);

    (void)snprintf(text, STAMP, "%s %d %s %d", days[civil_weekday(day)], civil.day,
                   months[civil.month - 1], civil.year);
    return text;
}

const char *stamp_iso(char *text, int64_t day)
{
    struct civil civil = civil_of(day);

    (void)snprintf(text, STAMP, "%04d-%02d-%02d", civil.year, civil.month, civil.day);
    return text;
}

const char *stamp_time(char *text, int64_t at)
{
    int of_day = (int)(at - DAY_MIN * civil_floor(at, DAY_MIN));

    (void)snprintf(text, STAMP, "%02d:%02d", of_day / 60, of_day % 60);
    return text;
}

const char *stamp_moment(char *text, int64_t at)
{
    char day[STAMP], time[STAMP];

    (void)snprintf(text, STAMP, "%.20s %.10s", stamp_iso(day, civil_floor(at, DAY_MIN)),
                   stamp_time(time, at));
    return text;
}

const char *stamp_duration(char *text, int64_t min)
{
    const char *sign = min < 0 ? "-" : "";
    uint64_t size = min < 0 ? 0 - (uint64_t)min : (uint64_t)min;

    if (size < 60)
        (void)snprintf(text, STAMP, "%s%" PRIu64 " min", sign, size);
    else
        (void)snprintf(text, STAMP, "%s%" PRIu64 " h %02d", sign, size / 60, (int)(size % 60));
    return text;
}

const char *stamp_utc(char *text, int64_t utc)
{
    int64_t day = civil_floor(utc, DAY_SECONDS);
    int of_day = (int)(utc - DAY_SECONDS * day);
    struct civil civil = civil_of(day);

    (void)snprintf(text, STAMP, "%04d%02d%02dT%02d%02d%02dZ", civil.year, civil.month, civil.day,
                   of_day / 3600, of_day / 60 % 60, of_day % 60);
    return text;
}
