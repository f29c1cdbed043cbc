/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/civil.h"

#include <stdbool.h>

enum { DAYS_400_YEARS = 146097, MARCH_YEAR_0 = 719468 };

int64_t civil_floor(int64_t at, int64_t unit)
{
    return at / unit - (at % unit < 0);
}

/* Years are counted from March, so that the leap day is the last of its year. */
struct civil civil_of(int64_t day)
{
    int64_t shifted = day + MARCH_YEAR_0;
    int64_t era = civil_floor(shifted, DAYS_400_YEARS);
    int64_t of_era = shifted - era * DAYS_400_YEARS;
    int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
    int64_t month = (5 * of_year + 2) / 153;
    bool next_year = month >= 10;

    return (struct civil){
        .year = (int)(year + era * 400 + next_year),
        .month = (int)(next_year ? month - 9 : month + 3),
        .day = (int)(of_year - (153 * month + 2) / 5 + 1),
    };
}

int64_t civil_day(struct civil civil)
{
    int64_t year = civil.year - (civil.month <= 2);
    int64_t era = civil_floor(year, 400);
    int64_t of_era = year - era * 400;
    int64_t of_year = (153 * (civil.month + (civil.month > 2 ? -3 : 9)) + 2) / 5 + civil.day - 1;

    return era * DAYS_400_YEARS + of_era * 365 + of_era / 4 - of_era / 100 + of_year - MARCH_YEAR_0;
}

/* 1970-01-01 was a Thursday. */
int civil_weekday(int64_t day)
{
    return (int)(day + 3 - 7 * civil_floor(day + 3, 7));
}

int64_t civil_last_sunday(int year, int month)
{
    int64_t next =
        civil_day((struct civil){.year = year + month / 12, .month = month % 12 + 1, .day = 1});

    return next - 1 - (civil_weekday(next - 1) + 1) % 7;
}
