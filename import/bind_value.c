/* SPDX-License-Identifier: GPL-3.0-or-later
 * The text of a cell as the value its field wants, or a sentence that quotes it
 * and says what to do. */
#include <stdio.h>
#include <string.h>

#include "import/bind.h"
#include "import/cell.h"

/* Codes are printed on desk cards; longer ones are sentences in the wrong column. */
enum { CODE_MAX = 64 };

static void refuse(struct reading *reading, const char *why)
{
    reading_refuse(reading, why, why);
}

/* The accident that befell the cell, or the plain sentence. */
static void refuse_cell(struct reading *reading, enum cell_want want, const char *why)
{
    struct cell_accident accident = cell_accident(reading->text, want);

    if (*accident.text)
        reading_refuse(reading, accident.kind, accident.text);
    else
        refuse(reading, why);
}

static void read_code(struct reading *reading)
{
    struct cell_accident accident = cell_accident(reading->text, WANT_CODE);

    if (*accident.text)
        reading_refuse(reading, accident.kind, accident.text);
    else if (strlen(reading->text) > CODE_MAX)
        refuse(reading, "is too long for a code; codes have at most 64 characters");
}

static void read_number(struct reading *reading)
{
    int number = 0;

    if (!cell_number(reading->text, &number))
        refuse_cell(reading, WANT_NUMBER, "is not a whole number");
    else if (number < 0 && reading->field->type == FIELD_NUMBER)
        refuse(reading, "is below zero; write a number from 0 up");
    reading->value->number = number;
}

static void read_minutes(struct reading *reading)
{
    bool hours = reading->field->type == FIELD_HOURS;
    int minutes = 0;

    if (!(hours ? cell_hours : cell_minutes)(reading->text, &minutes))
        refuse_cell(reading, WANT_MINUTES,
                    hours ? "is not a number of hours such as 32.5 or 32:30"
                          : "is not a length of time such as 90 (minutes) or 1h30");
    reading->value->number = minutes;
}

static void read_day(struct reading *reading)
{
    if (!cell_day(reading->text, &reading->value->number))
        refuse_cell(reading, WANT_DAY, "is not a date such as 12/05/2027 or 2027-05-12");
}

static void read_time(struct reading *reading)
{
    int minute = 0;

    if (!cell_time(reading->text, &minute))
        refuse_cell(reading, WANT_TIME, "is not a time such as 09:00");
    reading->value->number = minute;
}

/* A spreadsheet turns the last day of an absence into its first minute; an
 * absence that ends then would lose that day. */
static void read_moment(struct reading *reading)
{
    const struct cell_place *place = reading->place;
    bool end = reading->field->type == FIELD_MOMENT_END;
    int64_t day, moment;

    if (cell_day(reading->text, &day)) {
        reading->value->number = (day + end) * 24 * 60;
        if (end && strchr(reading->text, ':'))
            issue_add(place->issues, ISSUE_WARNING, place->file, place->line, place->heading,
                      "'%s' is read as the end of that day; write a time if another is meant",
                      reading->text);
    } else if (cell_moment(reading->text, &moment)) {
        reading->value->number = moment;
    } else {
        refuse_cell(reading, WANT_MOMENT, "is not a date and time such as 2027-05-12 09:00");
    }
}

static void read_yes(struct reading *reading)
{
    bool yes = false;

    if (!cell_yes(reading->text, &yes))
        refuse_cell(reading, WANT_CODE, "is neither yes nor no");
    reading->value->number = yes;
}

/* A date is >= 0, weekdays are the complement of their mask. */
static void read_weekdays(struct reading *reading)
{
    bool or_day = reading->field->type == FIELD_WEEKDAY_OR_DAY;
    int64_t day;
    int mask = 0;

    if (cell_weekdays(reading->text, &mask))
        reading->value->number = or_day ? ~(int64_t)mask : mask;
    else if (or_day && cell_day(reading->text, &day))
        reading->value->number = day;
    else if (or_day)
        refuse_cell(reading, WANT_DAY, "is neither a weekday such as Mon nor a date");
    else
        refuse(reading,
               "is not a weekday; write Mon, Tue, Wed, Thu, Fri, several with ';' between");
}

static void read_candidate(struct reading *reading)
{
    size_t length = strlen(reading->text);
    char padded[5] = "0000";

    if (length > 4 || strspn(reading->text, "0123456789") != length) {
        refuse_cell(reading, WANT_CODE, "is not a candidate number of four digits such as 0042");
        return;
    }
    memcpy(padded + 4 - length, reading->text, length);
    reading_keep(reading, padded, 4);
}

static void read_text(struct reading *reading)
{
    (void)reading; /* any text will do */
}

bool value_read(struct value *value, const struct field *field, const char *text,
                const struct cell_place *place)
{
    static void (*const readers[])(struct reading *) = {
        [FIELD_TEXT] = read_text,
        [FIELD_CODE] = read_code,
        [FIELD_REF] = read_code,
        [FIELD_REF_LIST] = reading_list,
        [FIELD_NUMBER] = read_number,
        [FIELD_MINUTES] = read_minutes,
        [FIELD_HOURS] = read_minutes,
        [FIELD_DAY] = read_day,
        [FIELD_TIME] = read_time,
        [FIELD_MOMENT] = read_moment,
        [FIELD_YES] = read_yes,
        [FIELD_WORD] = reading_word,
        [FIELD_WORDS] = reading_words,
        [FIELD_WEEKDAYS] = read_weekdays,
        [FIELD_WEEKDAY_OR_DAY] = read_weekdays,
        [FIELD_LIST] = reading_list,
        [FIELD_OPEN] = reading_open,
        [FIELD_LISTED] = reading_open,
        [FIELD_SIGNED] = read_number,
        [FIELD_CANDIDATE] = read_candidate,
        [FIELD_MOMENT_END] = read_moment,
    };
    struct reading reading = {
        .value = value, .field = field, .text = text, .place = place, .memory = true};

    *value = (struct value){.text = ""};
    if (!*text)
        return true;
    readers[field->type](&reading);
    if (!*value->text)
        reading_keep(&reading, text, strlen(text));
    value->given = !value->bad;
    return reading.memory;
}
