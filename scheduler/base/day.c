/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/base/day.h"

enum {
    ERA_DAYS = 146097,     /* 400 Gregorian years */
    EPOCH_OFFSET = 719468, /* 0000-03-01 to 1970-01-01 */
    SEPTEMBER = 9,
};

static int64_t floor_div(int64_t a, int64_t b)
{
    return a / b - (a % b != 0 && (a < 0) != (b < 0));
}

/* Years are counted from 1 March, so that the leap day is a year's last:
 * Hinnant, "chrono-Compatible Low-Level Date Algorithms". */
int64_t day_make(int year, int month, int day)
{
    int64_t y = (int64_t)year - (month <= 2);
    int64_t era = floor_div(y, 400), of_era = y - era * 400;
    int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;

    return era * ERA_DAYS + of_era * 365 + of_era / 4 - of_era / 100 + of_year - EPOCH_OFFSET;
}

void day_split(int64_t day, int *year, int *month, int *of_month)
{
    int64_t from_era = day + EPOCH_OFFSET;
    int64_t era = floor_div(from_era, ERA_DAYS), of_era = from_era - era * ERA_DAYS;
    int64_t y = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * y + y / 4 - y / 100);
    int64_t m = (5 * of_year + 2) / 153;

    *of_month = (int)(of_year - (153 * m + 2) / 5 + 1);
    *month = (int)(m < 10 ? m + 3 : m - 9);
    *year = (int)(y + era * 400 + (*month <= 2));
}

bool day_exists(int year, int month, int day)
{
    static const int lengths[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

    if (month < 1 || month > 12 || day < 1 || day > lengths[month - 1])
        return false;
    return month != 2 || day < 29 || leap;
}

int day_weekday(int64_t day)
{
    int64_t shifted = day + 3; /* 1970-01-01 was a Thursday */
    return (int)(shifted - floor_div(shifted, 7) * 7);
}

int64_t day_week_start(int64_t day)
{
    return day - day_weekday(day);
}

/* A week belongs to the year of its Thursday (ISO 8601). */
void day_week(int64_t day, int *year, int *week)
{
    int64_t thursday = day_week_start(day) + 3;
    int month, of_month;

    day_split(thursday, year, &month, &of_month);
    *week = (int)((thursday - day_make(*year, 1, 1)) / 7) + 1;
}

int64_t day_from_week(int year, int week)
{
    int64_t monday = day_week_start(day_make(year, 1, 4)) + (int64_t)(week - 1) * 7;
    int year_of, week_of;

    day_week(monday, &year_of, &week_of);
    return week >= 1 && year_of == year && week_of == week ? monday : DAY_NONE;
}

int64_t day_of(int64_t at)
{
    return floor_div(at, DAY_MIN);
}

bool day_is_morning(int64_t at)
{
    return at - day_of(at) * DAY_MIN < DAY_MIN / 2;
}

int64_t day_academic_year(int64_t day)
{
    int year, month, of_month;

    day_split(day, &year, &month, &of_month);
    return day_make(month >= SEPTEMBER ? year : year - 1, SEPTEMBER, 1);
}

const char *day_academic_name(struct arena *arena, int64_t day)
{
    int year, month, of_month;

    day_split(day_academic_year(day), &year, &month, &of_month);
    return arena_text(arena, "%04d-%02d", year, (year + 1) % 100);
}
