/* SPDX-License-Identifier: GPL-3.0-or-later
 * What spreadsheets do to cells: codes become dates, dates become numbers. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "import/cell.h"

/* Day 25569 of a spreadsheet is 1970-01-01; these bounds are 1982 and 2119. */
enum { SERIAL_1970 = 25569, SERIAL_FROM = 30000, SERIAL_TO = 80000 };

__attribute__((format(printf, 2, 3))) static void set(struct cell_accident *accident,
                                                      const char *format, ...)
{
    va_list args;

    accident->kind = format;
    va_start(args, format);
    vsnprintf(accident->text, sizeof accident->text, format, args);
    va_end(args);
}

/* Reads digits up to a mark; the number of digits, 0 when too many. */
static int read_digits(const char *text, int *value)
{
    int n = (int)strspn(text, "0123456789");

    *value = 0;
    for (int i = 0; i < n && n <= 9; i++)
        *value = *value * 10 + (text[i] - '0');
    return n <= 9 ? n : 0;
}

/* A date of the Gregorian calendar from days since 1970-01-01. */
static void date_from(int64_t days, int *year, int *month, int *day)
{
    int64_t z = days + 719468, era = z / 146097, of_era = z - era * 146097;
    int64_t y = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * y + y / 4 - y / 100);
    int64_t m = (5 * of_year + 2) / 153;

    *day = (int)(of_year - (153 * m + 2) / 5 + 1);
    *month = (int)(m < 10 ? m + 3 : m - 9);
    *year = (int)(y + era * 400 + (*month <= 2));
}

/* "0.375" or the fraction of "46519.375": minutes of the day; -1: no fraction. */
static int fraction_minutes(const char *text)
{
    const char *dot = strchr(text, '.');
    long long part = 0, scale = 1;

    if (!dot || !dot[1] || strspn(dot + 1, "0123456789") != strlen(dot + 1))
        return -1;
    for (const char *at = dot + 1; *at && scale < 1000000000; at++, scale *= 10)
        part = part * 10 + (*at - '0');
    return (int)((part * 1440 + scale / 2) / scale);
}

static bool is_month_name(const char *text)
{
    static const char *const names[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                        "jul", "aug", "sep", "oct", "nov", "dec"};

    for (int i = 0; i < 12; i++) {
        if (strncasecmp(text, names[i], 3) == 0)
            return true;
    }
    return false;
}

/* "Jan-00", "01-Jan", "1-Jan-27": what a spreadsheet makes of 1/1 or Jan 00. */
static bool is_mangled_code(const char *text)
{
    size_t digits = strspn(text, "0123456789"), length = strlen(text);

    if (digits == 0 && is_month_name(text) && length >= 5 && text[3] == '-')
        return strspn(text + 4, "0123456789") == length - 4;
    if (digits < 1 || digits > 2 || text[digits] != '-' || !is_month_name(text + digits + 1))
        return false;
    const char *rest = text + digits + 4;
    return !*rest ||
           (*rest == '-' && rest[1] && strspn(rest + 1, "0123456789") == strlen(rest + 1));
}

/* "1.23E+11": a long number that a spreadsheet shortened. */
static bool is_shortened(const char *text)
{
    size_t whole = strspn(text, "0123456789");
    size_t part = text[whole] == '.' ? 1 + strspn(text + whole + 1, "0123456789") : 0;
    const char *e = text + whole + part;

    return whole > 0 && (*e == 'E' || *e == 'e') && e[1] == '+' && e[2] &&
           strspn(e + 2, "0123456789") == strlen(e + 2);
}

static struct cell_accident code_accident(const char *text)
{
    struct cell_accident accident = {"", ""};
    int64_t day;

    if (is_mangled_code(text) || (strchr(text, '/') && cell_day(text, &day)))
        set(&accident, "is a date: a spreadsheet turned the code into it; format the column as "
                       "text and type the code again");
    else if (is_shortened(text))
        set(&accident, "was shortened by a spreadsheet; format the column as text and type it "
                       "again");
    return accident;
}

static struct cell_accident serial_accident(const char *text, enum cell_want want)
{
    struct cell_accident accident = {"", ""};
    int serial, digits = read_digits(text, &serial), year, month, day;
    int minutes = fraction_minutes(text);

    if (digits == 0 || (text[digits] && minutes < 0))
        return accident;
    if (want == WANT_TIME && serial == 0 && minutes >= 0) {
        set(&accident, "is a time as spreadsheets store it (%02d:%02d); format the column as time",
            minutes / 60, minutes % 60);
    } else if (want != WANT_TIME && serial >= SERIAL_FROM && serial <= SERIAL_TO) {
        date_from(serial - SERIAL_1970, &year, &month, &day);
        set(&accident,
            "is a date as spreadsheets store it (%02d/%02d/%04d); format the column as date", day,
            month, year);
    }
    return accident;
}

/* "05/13/2027": told, never guessed. */
static struct cell_accident date_accident(const char *text)
{
    struct cell_accident accident = {"", ""};
    int first, second, year;
    int n = read_digits(text, &first);
    const char *at = text + n;

    if (n < 1 || n > 2 || (*at != '/' && *at != '-' && *at != '.'))
        return accident;
    int m = read_digits(++at, &second);
    at += m;
    if (m < 1 || m > 2 || (*at != '/' && *at != '-' && *at != '.'))
        return accident;
    int y = read_digits(++at, &year);
    if (y == 2)
        set(&accident, "has a year of two digits; write it with four, as in 12/05/2027");
    else if (y == 4 && first >= 1 && first <= 12 && second > 12 && second <= 31)
        set(&accident, "has the month first; write the day first, %02d/%02d/%04d", second, first,
            year);
    return accident;
}

struct cell_accident cell_accident(const char *text, enum cell_want want)
{
    struct cell_accident accident = {"", ""};

    if (*text == '=' || *text == '@' || (*text == '+' && text[1]))
        set(&accident, "is a formula; paste its value into the cell instead");
    else if (*text == '#' && strpbrk(text, "!/?"))
        set(&accident, "is an error of a formula; put the formula right or type the value");
    else if (want == WANT_CODE)
        return code_accident(text);
    else if (want == WANT_NUMBER && (is_mangled_code(text) || strchr(text, '/')))
        set(&accident,
            "is a date: a spreadsheet turned the number into it; format the column as number");
    if (*accident.text || want == WANT_NUMBER || want == WANT_MINUTES)
        return accident;
    accident = serial_accident(text, want);
    return *accident.text || want == WANT_TIME ? accident : date_accident(text);
}
