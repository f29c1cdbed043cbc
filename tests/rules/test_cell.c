/* SPDX-License-Identifier: GPL-3.0-or-later
 * The text of a cell as a value, and what spreadsheets do to it. */
#include "import/cell.h"
#include "tests/support/check.h"

enum { BAD = -99999 };

static void numbers(void **state)
{
    (void)state;
    static const struct {
        const char *label;
        int want;
    } rows[] = {
        {"25", 25},          {"-3", -3},
        {"25%", 25},         {"25.0", 25},
        {"0042", 42},        {"25.5", BAD},
        {"", BAD},           {"1,200", BAD},
        {"twelve", BAD},     {"-", BAD},
        {"25%%", BAD},       {"=1", BAD},
        {"1234567890", BAD}, {"999999999", 999999999},
    };
    EACH (row, rows) {
        int value = BAD;
        bool good = cell_number(row->label, &value);
        CHECK_ROW(row, good, row->want != BAD);
        CHECK_ROW(row, value, row->want);
    }
}

static void durations(void **state)
{
    (void)state;
    static const struct {
        const char *label;
        int minutes, hours;
    } rows[] = {
        {"90", 90, 5400},    {"1h30", 90, 90},       {"1:30", 90, 90},      {"01:30:00", 90, 90},
        {"1h", 60, 60},      {"1h 30m", 90, 90},     {"90 mins", 90, BAD},  {"90min", 90, BAD},
        {"32.5", BAD, 1950}, {"32:30", 1950, 1950},  {"32h30", 1950, 1950}, {"7,25", BAD, 435},
        {"1:75", BAD, BAD},  {"1:3", BAD, BAD},      {"-5", BAD, BAD},      {"25%", BAD, BAD},
        {"1h30x", BAD, BAD}, {"01:30:30", BAD, BAD}, {"h30", BAD, BAD},     {"5.", BAD, BAD},
        {"37h", 2220, 2220}, {"", BAD, BAD},
    };
    EACH (row, rows) {
        int value = BAD;
        cell_minutes(row->label, &value);
        CHECK_ROW(row, value, row->minutes);
        value = BAD;
        cell_hours(row->label, &value);
        CHECK_ROW(row, value, row->hours);
    }
}

static void days(void **state)
{
    (void)state;
    static const struct {
        const char *label;
        int64_t want;
    } rows[] = {
        {"1970-01-01", 0},
        {"2027-05-12", 20950},
        {"12/05/2027", 20950},
        {"12.05.2027", 20950},
        {"12-05-2027", 20950},
        {"1/5/2027", 20939},
        {"12/05/2027 00:00", 20950},
        {"12/05/2027 00:00:00", 20950},
        {"2027-05-12T00:00", 20950},
        {"2028-02-29", 21243},
        {"2027-02-29", BAD},
        {"05/13/2027", BAD},
        {"12/05/27", BAD},
        {"12/05-2027", BAD},
        {"12/05/2027 09:00", BAD},
        {"2027-5-", BAD},
        {"0000-00-00", BAD},
        {"46519", BAD},
        {"", BAD},
        {"12/05/20271", BAD},
        {"2027-13-01", BAD},
    };
    EACH (row, rows) {
        int64_t value = BAD;
        cell_day(row->label, &value);
        CHECK_ROW(row, value, row->want);
    }
}

static void times(void **state)
{
    (void)state;
    static const struct {
        const char *label;
        int want;
    } rows[] = {
        {"09:00", 540},   {"9:00", 540},     {"9.05", 545},    {"09:00:00", 540}, {"1:30pm", 810},
        {"1:30 PM", 810}, {"12:15am", 15},   {"12:00pm", 720}, {"24:00", 1440},   {"24:01", BAD},
        {"09:60", BAD},   {"09:00:30", BAD}, {"9", BAD},       {"9:5", BAD},      {"0.375", BAD},
        {"13:30am", BAD}, {"09:00x", BAD},   {"", BAD},        {"0:00", 0},
    };
    EACH (row, rows) {
        int value = BAD;
        cell_time(row->label, &value);
        CHECK_ROW(row, value, row->want);
    }
}

static void moments(void **state)
{
    (void)state;
    static const struct {
        const char *label;
        int64_t want;
    } rows[] = {
        {"1970-01-02 00:01", 1441},
        {"2027-05-12 09:00", 20950 * 1440 + 540},
        {"2027-05-12T09:00", 20950 * 1440 + 540},
        {"12/05/2027 09:00:00", 20950 * 1440 + 540},
        {"2027-05-12", BAD},
        {"2027-05-12 ", BAD},
        {"2027-05-12  09:00", BAD},
        {"09:00", BAD},
    };
    EACH (row, rows) {
        int64_t value = BAD;
        cell_moment(row->label, &value);
        CHECK_ROW(row, value, row->want);
    }
}

static void weekdays(void **state)
{
    (void)state;
    static const struct {
        const char *label;
        int want;
    } rows[] = {
        {"Mon", 1},       {"monday;Wed", 5}, {"Mon-Fri", 31},  {"mon - wed", 7}, {"Tu, Th", 10},
        {"SUNDAY", 64},   {"Mon/Tue", 3},    {"Fri-Mon", BAD}, {"T", BAD},       {"Mondays", BAD},
        {"Mon;xyz", BAD}, {"", BAD},         {";", BAD},       {"Mon-", BAD},
    };
    EACH (row, rows) {
        int value = BAD;
        cell_weekdays(row->label, &value);
        CHECK_ROW(row, value, row->want);
    }
}

static void answers(void **state)
{
    (void)state;
    static const struct {
        const char *label;
        int want;
    } rows[] = {
        {"yes", 1}, {"Y", 1}, {"TRUE", 1},  {"1", 1},  {"no", 0},
        {"N", 0},   {"0", 0}, {"false", 0}, {"", BAD}, {"maybe", BAD},
    };
    EACH (row, rows) {
        bool yes = false;
        int got = cell_yes(row->label, &yes) ? yes : BAD;
        CHECK_ROW(row, got, row->want);
    }
}

static void accidents(void **state)
{
    (void)state;
    static const struct {
        const char *label;
        enum cell_want want;
        const char *text; /* the sentence begins so; "": no accident */
    } rows[] = {
        {"Jan-00", WANT_CODE, "is a date: a spreadsheet turned the code into it"},
        {"01-Jan", WANT_CODE, "is a date: a spreadsheet turned the code into it"},
        {"1-Mar-27", WANT_CODE, "is a date: a spreadsheet turned the code into it"},
        {"01/03/2027", WANT_CODE, "is a date: a spreadsheet turned the code into it"},
        {"1.23E+11", WANT_CODE, "was shortened by a spreadsheet"},
        {"=1+1", WANT_CODE, "is a formula; paste its value"},
        {"+A1", WANT_NUMBER, "is a formula; paste its value"},
        {"@x", WANT_CODE, "is a formula; paste its value"},
        {"#REF!", WANT_CODE, "is an error of a formula"},
        {"#N/A", WANT_NUMBER, "is an error of a formula"},
        {"01-Jan", WANT_NUMBER, "is a date: a spreadsheet turned the number into it"},
        {"46519", WANT_DAY, "is a date as spreadsheets store it (12/05/2027); format"},
        {"46519.375", WANT_MOMENT, "is a date as spreadsheets store it (12/05/2027)"},
        {"0.375", WANT_TIME, "is a time as spreadsheets store it (09:00); format"},
        {"0.5625", WANT_TIME, "is a time as spreadsheets store it (13:30)"},
        {"05/13/2027", WANT_DAY, "has the month first; write the day first, 13/05/2027"},
        {"12/05/27", WANT_DAY, "has a year of two digits; write it with four"},
        {"8300/1F", WANT_CODE, ""},
        {"11-MA", WANT_CODE, ""},
        {"1E3", WANT_CODE, ""},
        {"Mar", WANT_CODE, ""},
        {"#1", WANT_CODE, ""},
        {"-1", WANT_NUMBER, ""},
        {"42", WANT_DAY, ""},
        {"soon", WANT_DAY, ""},
        {"99999", WANT_DAY, ""},
        {"1.5", WANT_TIME, ""},
        {"99999999999999999999", WANT_DAY, ""},
    };
    EACH (row, rows) {
        struct cell_accident accident = cell_accident(row->label, row->want);
        CHECK_ROW(row, strncmp(accident.text, row->text, strlen(row->text)), 0);
        CHECK_ROW(row, *accident.text != '\0', *row->text != '\0');
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers), cmocka_unit_test(durations), cmocka_unit_test(days),
        cmocka_unit_test(times),   cmocka_unit_test(moments),   cmocka_unit_test(weekdays),
        cmocka_unit_test(answers), cmocka_unit_test(accidents),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
