/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/cell.h"

#include <stddef.h>
#include <string.h>
#include <strings.h>

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Takes 1..digits digits from *text; -1 when there are none. */
static int take_digits(const char **text, int digits)
{
    int value = -1;

    for (; digits-- > 0 && is_digit(**text); ++*text)
        value = (value < 0 ? 0 : value * 10) + (**text - '0');
    return value;
}

/* Takes one character out of `any`; '\0' when another one is next. */
static char take_mark(const char **text, const char *any)
{
    char mark = **text;

    if (mark == '\0' || !strchr(any, mark))
        return '\0';
    ++*text;
    return mark;
}

/* Takes ":00", the seconds spreadsheets add; true also when there are none. */
static bool take_no_seconds(const char **text)
{
    if (strncmp(*text, ":00", 3) == 0)
        *text += 3;
    return **text != ':';
}

bool cell_number(const char *text, int *value)
{
    bool minus = *text == '-';
    const char *at = text + minus;
    int number = take_digits(&at, 9);

    if (number >= 0 && *at == '.' && at[1] == '0')
        at += 1 + strspn(at + 1, "0");
    if (number >= 0 && *at == '%')
        at++;
    if (number < 0 || *at)
        return false;
    *value = minus ? -number : number;
    return true;
}

/* Days since 1970-01-01 in the Gregorian calendar, counting years from March
 * so that the leap day comes last. */
static int64_t days_from(int year, int month, int day)
{
    int64_t y = month > 2 ? year : year - 1;
    int64_t era = y / 400, of_era = y - era * 400;
    int64_t of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;

    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

static int month_length(int year, int month)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

    return lengths[month - 1] + (month == 2 && leap);
}

static bool take_day(const char **text, int64_t *value)
{
    bool year_first = strspn(*text, "0123456789") == 4;
    int a = take_digits(text, year_first ? 4 : 2);
    char mark = take_mark(text, year_first ? "-/" : "/.-");
    int month = take_digits(text, 2);
    bool marks = mark && take_mark(text, "-/.") == mark;
    const char *last = *text;
    int b = take_digits(text, year_first ? 2 : 4);
    int year = year_first ? a : b, day = year_first ? b : a;

    if (!marks || (!year_first && *text - last != 4) || year < 1970 || year > 2200 || month < 1 ||
        month > 12 || day < 1 || day > month_length(year, month))
        return false;
    *value = days_from(year, month, day);
    return true;
}

bool cell_day(const char *text, int64_t *value)
{
    const char *at = text;
    int64_t day;

    if (!take_day(&at, &day))
        return false;
    if (strncmp(at, " 00:00", 6) == 0 || strncmp(at, "T00:00", 6) == 0) {
        at += 6;
        take_no_seconds(&at);
    }
    if (*at)
        return false;
    *value = day;
    return true;
}

bool cell_time(const char *text, int *value)
{
    const char *at = text;
    int hour = take_digits(&at, 2);
    char mark = take_mark(&at, ":.");
    const char *minutes = at;
    int minute = take_digits(&at, 2);

    if (!mark || hour < 0 || minute < 0 || minute > 59 || at - minutes != 2 ||
        !take_no_seconds(&at))
        return false;
    at += *at == ' ';
    bool pm = strcasecmp(at, "pm") == 0, am = strcasecmp(at, "am") == 0;
    if ((*at && !pm && !am) || (am && hour > 12) || (pm && hour == 0))
        return false;
    hour += pm && hour < 12 ? 12 : am && hour == 12 ? -12 : 0;
    if (hour * 60 + minute > 24 * 60)
        return false;
    *value = hour * 60 + minute;
    return true;
}

bool cell_moment(const char *text, int64_t *value)
{
    const char *at = text;
    int64_t day;
    int minute;

    if (!take_day(&at, &day) || !take_mark(&at, " T") || !cell_time(at, &minute))
        return false;
    *value = day * 24 * 60 + minute;
    return true;
}

/* Takes "min", "mins", "m"... after a number. */
static bool is_minutes_word(const char *text)
{
    static const char *const words[] = {"", "m", "min", "mins", "minutes"};

    text += strspn(text, " ");
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strcasecmp(text, words[i]) == 0)
            return true;
    }
    return false;
}

/* "1h", "1h30", "1h 30m", "1:30", "01:30:00". */
static bool take_hours_minutes(const char *text, int digits, int *value)
{
    int hours = take_digits(&text, digits);
    text += strspn(text, " ");
    char mark = take_mark(&text, "hH:");

    if (hours < 0 || !mark)
        return false;
    if (mark != ':')
        text += strspn(text, " ");
    const char *start = text;
    int minutes = take_digits(&text, 2);
    if (mark == ':' && (text - start != 2 || !take_no_seconds(&text)))
        return false;
    if (minutes > 59 || (mark == ':' ? *text != '\0' : !is_minutes_word(text)))
        return false;
    *value = hours * 60 + (minutes < 0 ? 0 : minutes);
    return true;
}

bool cell_minutes(const char *text, int *value)
{
    const char *at = text;
    int number = take_digits(&at, 7);

    if (number >= 0 && *at && is_minutes_word(at)) {
        *value = number;
        return true;
    }
    if (*text != '-' && cell_number(text, &number) && !strchr(text, '%')) {
        *value = number;
        return true;
    }
    return take_hours_minutes(text, 2, value);
}

bool cell_hours(const char *text, int *value)
{
    const char *at = text;
    int hours = take_digits(&at, 4), part = 0, scale = 1;

    if (take_hours_minutes(text, 4, value))
        return true;
    if (hours >= 0 && take_mark(&at, ".,")) {
        for (; is_digit(*at) && scale < 10000; at++, scale *= 10)
            part = part * 10 + (*at - '0');
        if (scale == 1)
            return false;
    }
    at += *at == 'h' || *at == 'H';
    if (hours < 0 || *at)
        return false;
    *value = hours * 60 + (part * 60 + scale / 2) / scale;
    return true;
}

bool cell_yes(const char *text, bool *value)
{
    static const struct {
        const char *text;
        bool yes;
    } words[] = {{"yes", true}, {"y", true},  {"true", true},   {"1", true},
                 {"no", false}, {"n", false}, {"false", false}, {"0", false}};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strcasecmp(text, words[i].text) != 0)
            continue;
        *value = words[i].yes;
        return true;
    }
    return false;
}

/* Takes a weekday of two letters or more; -1 when there is none. */
static int take_weekday(const char **text)
{
    static const char *const names[] = {"monday", "tuesday",  "wednesday", "thursday",
                                        "friday", "saturday", "sunday"};
    size_t length = strcspn(*text, ";,-/ \t");

    if (length < 2)
        return -1;
    for (int day = 0; day < 7; day++) {
        if (length > strlen(names[day]) || strncasecmp(*text, names[day], length) != 0)
            continue;
        *text += length;
        return day;
    }
    return -1;
}

bool cell_weekdays(const char *text, int *mask)
{
    int days = 0;

    for (text += strspn(text, " "); *text; text += strspn(text, ";,/ ")) {
        int first = take_weekday(&text), last = first;
        const char *dash = text + strspn(text, " ");

        if (first >= 0 && *dash == '-') {
            text = dash + 1 + strspn(dash + 1, " ");
            last = take_weekday(&text);
        }
        if (first < 0 || last < first)
            return false;
        for (int day = first; day <= last; day++)
            days |= 1 << day;
        if (*text && !strchr(";,/ ", *text))
            return false;
    }
    if (days == 0)
        return false;
    *mask = days;
    return true;
}
