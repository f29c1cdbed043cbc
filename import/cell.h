/* SPDX-License-Identifier: GPL-3.0-or-later
 * import/cell.h - the text of one cell as a value.
 *
 * Each returns true and sets *value, or returns false and leaves it alone.
 * The same readers serve file cells, command line options and form fields.
 */
#ifndef IMPORT_CELL_H
#define IMPORT_CELL_H

#include <stdbool.h>
#include <stdint.h>

bool cell_number(const char *text, int *value);  /* "25", "-3", "25%", "25.0" */
bool cell_minutes(const char *text, int *value); /* "90", "90 mins", "1h30", "1:30": a duration */
bool cell_hours(const char *text, int *value);   /* "32.5", "32:30", "32h30": minutes */
/* "2027-05-12", "12/05/2027" (day first), either with " 00:00[:00]": days since 1970-01-01 */
bool cell_day(const char *text, int64_t *value);
/* "09:00", "09:00:00", "9.00", "1:30pm": minutes of the day, "24:00" included */
bool cell_time(const char *text, int *value);
/* "2027-05-12 09:00", "2027-05-12T09:00": wall minutes since 1970; not a date alone */
bool cell_moment(const char *text, int64_t *value);
bool cell_yes(const char *text, bool *value); /* "yes", "Y", "1", "true" and their opposites */
/* "Mon", "monday;Wed", "Mon-Fri": bit 0 is Monday */
bool cell_weekdays(const char *text, int *mask);

enum cell_want { WANT_CODE, WANT_NUMBER, WANT_MINUTES, WANT_DAY, WANT_TIME, WANT_MOMENT };

/* What a spreadsheet did to a cell that was to hold `want`, and how to format
 * the column: "is a date as a spreadsheet stores it (12/05/2027); ...", to stand
 * after the cell in quotes.  "" when nothing of the kind is seen. */
struct cell_accident {
    const char *kind; /* one address for accidents of one kind */
    char text[160];
};
struct cell_accident cell_accident(const char *text, enum cell_want want);

#endif
