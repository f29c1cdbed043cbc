/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/zone.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "export/civil.h"

enum { HOUR_SECONDS = 60 * 60, DAY_SECONDS = 24 * HOUR_SECONDS };

const char *const zone_name = "Europe/London";

/* Two rules and nothing else: the full history of London, with UNTILs and
 * RDATEs, makes some calendar programs fail and others an hour wrong. */
const char *const zone_vtimezone = "BEGIN:VTIMEZONE\r\n"
                                   "TZID:Europe/London\r\n"
                                   "X-LIC-LOCATION:Europe/London\r\n"
                                   "BEGIN:DAYLIGHT\r\n"
                                   "TZOFFSETFROM:+0000\r\n"
                                   "TZOFFSETTO:+0100\r\n"
                                   "TZNAME:BST\r\n"
                                   "DTSTART:19810329T010000\r\n"
                                   "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\r\n"
                                   "END:DAYLIGHT\r\n"
                                   "BEGIN:STANDARD\r\n"
                                   "TZOFFSETFROM:+0100\r\n"
                                   "TZOFFSETTO:+0000\r\n"
                                   "TZNAME:GMT\r\n"
                                   "DTSTART:19961027T020000\r\n"
                                   "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\n"
                                   "END:STANDARD\r\n"
                                   "END:VTIMEZONE\r\n";

/* Both changes happen at 01:00 UTC. */
static bool is_summer(int64_t utc)
{
    int year = civil_of(civil_floor(utc, DAY_SECONDS)).year;
    int64_t spring = civil_last_sunday(year, 3) * DAY_SECONDS + HOUR_SECONDS;
    int64_t autumn = civil_last_sunday(year, 10) * DAY_SECONDS + HOUR_SECONDS;

    return utc >= spring && utc < autumn;
}

int64_t zone_wall_at(int64_t utc)
{
    return civil_floor(utc + (is_summer(utc) ? HOUR_SECONDS : 0), 60);
}

int64_t zone_utc(int64_t wall_at)
{
    int64_t winter = wall_at * 60, summer = winter - HOUR_SECONDS;

    return is_summer(summer) ? summer : winter;
}

bool zone_is_doubtful(int64_t wall_at)
{
    int64_t winter = wall_at * 60, summer = winter - HOUR_SECONDS;

    return is_summer(summer) != is_summer(winter);
}

/* The number of length digits; -1 when one of them is no digit. */
static int digits(const char *text, int length)
{
    int number = 0;

    for (int i = 0; i < length; i++) {
        if (text[i] < '0' || text[i] > '9')
            return -1;
        number = number * 10 + (text[i] - '0');
    }
    return number;
}

static bool read_moment(const char *text, int64_t *at)
{
    if (strlen(text) != strlen("2027-05-12 07:40") || text[4] != '-' || text[7] != '-' ||
        text[10] != ' ' || text[13] != ':')
        return false;
    struct civil civil = {digits(text, 4), digits(text + 5, 2), digits(text + 8, 2)};
    int hour = digits(text + 11, 2), minute = digits(text + 14, 2);
    if (civil.year < 1970 || civil.month < 1 || civil.month > 12 || civil.day < 1 || hour < 0 ||
        hour > 23 || minute < 0 || minute > 59)
        return false;

    /* 30 February comes back as another day. */
    struct civil back = civil_of(civil_day(civil));
    if (back.month != civil.month || back.day != civil.day)
        return false;
    *at = (civil_day(civil) * 24 + hour) * 60 + minute;
    return true;
}

int64_t zone_now_utc(void)
{
    const char *set = getenv("EXAMROTA_NOW");
    int64_t at = 0;

    if (!set || !*set)
        return (int64_t)time(NULL);
    return read_moment(set, &at) ? zone_utc(at) : -1;
}
