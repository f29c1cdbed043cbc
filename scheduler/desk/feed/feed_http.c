/* SPDX-License-Identifier: GPL-3.0-or-later
 * Conditional requests (RFC 9110, 13) and who asks. */
#include <stdlib.h>
#include <string.h>

#include "scheduler/desk/feed_parts.h"

static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
static const char *const weekdays[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
enum { DAY_SECONDS = 24 * 3600, DATE_LENGTH = 29 };

bool feed_tag_matches(const char *list, const char *tag)
{
    size_t length = strlen(tag);

    for (const char *at = list; *at;) {
        at += strspn(at, " \t,");
        if (*at == '*')
            return true;
        if (at[0] == 'W' && at[1] == '/')
            at += 2;
        if (*at != '"')
            return false;
        const char *end = strchr(at + 1, '"');
        if (!end)
            return false;
        if ((size_t)(end + 1 - at) == length && memcmp(at, tag, length) == 0)
            return true;
        at = end + 1;
    }
    return false;
}

static int two_digits(const char *text)
{
    if (text[0] < '0' || text[0] > '9' || text[1] < '0' || text[1] > '9')
        return -1;
    return (text[0] - '0') * 10 + text[1] - '0';
}

bool feed_date_read(const char *text, int64_t *utc)
{
    int month = 0;

    if (strlen(text) != DATE_LENGTH || strcmp(text + 25, " GMT") != 0)
        return false;
    while (month < 12 && strncmp(text + 8, months[month], 3) != 0)
        month++;
    int day = two_digits(text + 5), century = two_digits(text + 12), year = two_digits(text + 14);
    int hour = two_digits(text + 17), minute = two_digits(text + 20),
        second = two_digits(text + 23);
    if (month == 12 || century < 0 || year < 0 || hour < 0 || hour > 23 || minute < 0 ||
        minute > 59 || second < 0 || second > 60 ||
        !day_exists(century * 100 + year, month + 1, day))
        return false;
    int64_t seconds = (hour * 60 + minute) * 60 + second;
    *utc = day_make(century * 100 + year, month + 1, day) * DAY_SECONDS + seconds;
    return true;
}

const char *feed_date_text(struct arena *arena, int64_t utc)
{
    int64_t day = utc / DAY_SECONDS;
    int second = (int)(utc % DAY_SECONDS), year, month, of_month;

    day_split(day, &year, &month, &of_month);
    return arena_text(arena, "%s, %02d %s %04d %02d:%02d:%02d GMT", weekdays[day_weekday(day)],
                      of_month, months[month - 1], year, second / 3600, second / 60 % 60,
                      second % 60);
}

const char *feed_client(const char *agent)
{
    static const struct {
        const char *part, *name;
    } families[] = {
        {"Google-Calendar", "Google"}, {"Outlook", "Outlook"},         {"Microsoft", "Outlook"},
        {"Exchange", "Outlook"},       {"Thunderbird", "Thunderbird"}, {"ICSx5", "ICSx5"},
        {"dataaccessd", "Apple"},      {"CalendarAgent", "Apple"},     {"iOS/", "Apple"},
        {"macOS/", "Apple"},           {"Nextcloud", "Nextcloud"},     {"vdirsyncer", "vdirsyncer"},
        {"Mozilla", "a browser"},
    };

    for (size_t i = 0; agent && i < sizeof families / sizeof *families; i++)
        if (strstr(agent, families[i].part))
            return families[i].name;
    return "another program";
}
