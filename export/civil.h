/* SPDX-License-Identifier: GPL-3.0-or-later
 * export/civil.h - Gregorian dates and day numbers (0 is 1970-01-01), in this room only.
 *
 * Days before 1970 are negative; every day of the years 0 to 9999 is exact.
 */
#ifndef EXPORT_CIVIL_H
#define EXPORT_CIVIL_H

#include <stdint.h>

struct civil {
    int year, month, day; /* 2026, 1..12, 1..31 */
};

struct civil civil_of(int64_t day);
int64_t civil_day(struct civil civil);

int civil_weekday(int64_t day);                /* 0 is Monday */
int64_t civil_floor(int64_t at, int64_t unit); /* at / unit, rounded down, also below zero */
int64_t civil_last_sunday(int year, int month);

#endif
