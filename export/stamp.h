/* SPDX-License-Identifier: GPL-3.0-or-later
 * export/stamp.h - moments and days as text.  English, whatever the locale. */
#ifndef EXPORT_STAMP_H
#define EXPORT_STAMP_H

#include <stdint.h>

enum { STAMP = 40 };
/* Each fills and returns text[STAMP]. */
const char *stamp_day(char *text, int64_t day);      /* "Thu 14 May 2026" */
const char *stamp_iso(char *text, int64_t day);      /* "2026-05-14" */
const char *stamp_time(char *text, int64_t at);      /* "13:30" */
const char *stamp_moment(char *text, int64_t at);    /* "2026-05-14 13:30": --json and csv */
const char *stamp_duration(char *text, int64_t min); /* "1 h 45", "25 min" */
const char *stamp_utc(char *text, int64_t utc);      /* "20260514T123000Z" */

#endif
