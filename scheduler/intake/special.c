/* SPDX-License-Identifier: GPL-3.0-or-later
 * Rows of files that are several rows of the season, or say a thing another way.
 *
 * To add one: a function that adjusts the filled row and emits it as often as
 * wanted, and its row in specials[]. */
#include <string.h>

#include "import/cell.h"
#include "scheduler/intake/fill.h"

/* One row for each weekday of the mask. */
static void emit_weekdays(struct fill *fill, int *weekday, int mask)
{
    for (int day = 0; day < 7; day++) {
        if (!((mask >> day) & 1))
            continue;
        *weekday = day;
        fill->emit(fill);
    }
}

/* A cell with weekdays or a date. */
static void emit_days(struct fill *fill, const struct value *value, int *weekday, int64_t *date)
{
    *weekday = -1;
    if (value->given && value->number < 0) {
        emit_weekdays(fill, weekday, (int)~value->number);
        return;
    }
    if (value->given)
        *date = value->number;
    fill->emit(fill);
}

static void make_pattern(struct fill *fill)
{
    struct pattern *pattern = fill->into;

    pattern->date = -1;
    emit_days(fill, fill_value(fill, "weekday"), &pattern->weekday, &pattern->date);
}

static void make_pupil_time(struct fill *fill)
{
    struct pupil_time *time = fill->into;
    const struct value *weekday = fill_value(fill, "weekday"), *date = fill_value(fill, "date");

    if (weekday->given && date->given)
        FILL_ERROR(fill, "date", "this row has a weekday and a date; give one of the two");
    if (!weekday->given && !date->given && !fill->bad)
        FILL_ERROR(fill, "weekday", "this row has no day; give a weekday or a date");
    emit_days(fill, weekday, &time->weekday, &time->date);
}

static void make_period(struct fill *fill)
{
    struct period *period = fill->into;
    const struct value *value = fill_value(fill, "weekday");

    period->weekday = -1;
    if (value->given && value->number > 0)
        emit_weekdays(fill, &period->weekday, (int)value->number);
    else
        fill->emit(fill);
}

static void make_minimum(struct fill *fill)
{
    struct minimum *minimum = fill->into;
    const struct value *value = fill_value(fill, "weekday");

    minimum->weekday = -1;
    if (value->given && value->number > 0)
        emit_weekdays(fill, &minimum->weekday, (int)value->number);
    else
        fill->emit(fill);
}

/* Desk "C4" of a grid is the fourth from the front in the third column. */
static int desk_number(struct fill *fill, const struct fixed_sitting *sitting, const char *text)
{
    const struct room *room = sitting->room >= 0 ? &fill->build->after.rooms[sitting->room] : NULL;
    int column = -1, number = -1;

    if (cell_number(text, &number) && number > 0)
        return number;
    if (*text >= 'A' && *text <= 'Z')
        column = *text - 'A';
    if (*text >= 'a' && *text <= 'z')
        column = *text - 'a';
    if (column < 0 || !cell_number(text + 1, &number) || number < 1) {
        FILL_ERROR(fill, "seat", "'%s' is no desk; write its number, or a letter and a number",
                   text);
        return -1;
    }
    if (!room)
        return -1;
    if (room->rows < 1 || room->columns < 1) {
        FILL_ERROR(fill, "seat",
                   "'%s' needs rows and columns of room '%s' in rooms; or write the desk's number",
                   text, room->room);
        return -1;
    }
    if (column >= room->columns || number > room->rows) {
        FILL_ERROR(fill, "seat", "'%s' is outside the %d by %d desks of room '%s'", text,
                   room->columns, room->rows, room->room);
        return -1;
    }
    return (number - 1) * room->columns + column + 1;
}

static void make_sitting(struct fill *fill)
{
    struct fixed_sitting *sitting = fill->into;
    const struct value *seat = fill_value(fill, "seat");

    sitting->seat = seat->given ? desk_number(fill, sitting, seat->text) : -1;
    fill->emit(fill);
}

/* Equipment is known by what it is called; without a list any word will do. */
static void make_arrangement(struct fill *fill)
{
    struct arrangement *arrangement = fill->into;
    struct built *equipment = build_kind(fill->build, "equipment");
    const struct value *with = fill_value(fill, "with");
    const char *at = with->text, *items = "";
    char item[128];

    arrangement->with = "";
    if (with->given && equipment->count == 0) {
        FILL_ISSUE(fill, ISSUE_WARNING, "with",
                   "there is no equipment list, so nobody knows whether there is enough of '%s'; "
                   "add equipment",
                   with->text);
        arrangement->with = arena_text(fill->build->arena, "%s", with->text);
    } else if (with->given) {
        while (list_next(&at, item, sizeof item)) {
            int row = fill_find(fill, equipment, "with", item, -1);
            if (row < 0)
                continue;
            items = arena_text(fill->build->arena, "%s%s%s", items, *items ? ";" : "",
                               fill->build->after.equipment[row].item);
        }
        arrangement->with = items;
    }
    fill->emit(fill);
}

static void make_entry(struct fill *fill)
{
    struct entry *entry = fill->into;

    if (entry->series < 0 && entry->paper >= 0)
        entry->series = fill->build->after.papers[entry->paper].series;
    fill->emit(fill);
}

/* A school with one site need not name it. */
static void make_room(struct fill *fill)
{
    struct room *room = fill->into;
    const struct built *sites = build_kind(fill->build, "sites");

    if (room->site < 0 && sites->count == 1)
        room->site = 0;
    else if (room->site < 0 && sites->count > 1 && !fill->bad && fill->built->whole)
        FILL_ERROR(fill, "site", "this does not say at which site room '%s' is; fill site",
                   room->room);
    fill->emit(fill);
}

static void make_series(struct fill *fill)
{
    struct series *series = fill->into;

    if (!fill_value(fill, "external")->given)
        series->external = strcmp(series->rules, "mock") != 0;
    fill->emit(fill);
}

/* Two pupils are apart whichever is named first. */
static void make_apart(struct fill *fill)
{
    struct apart *apart = fill->into;

    if (apart->pupil_a > apart->pupil_b) {
        int first = apart->pupil_b;
        apart->pupil_b = apart->pupil_a;
        apart->pupil_a = first;
    }
    fill->emit(fill);
}

const struct special specials[] = {
    {"apart", make_apart, NULL, NULL},
    {"arrangements", make_arrangement, NULL, NULL},
    {"duties", special_duty, NULL, NULL},
    {"entries", make_entry, NULL, NULL},
    {"entries", NULL, "paper", "series"},
    {"lessons", special_lesson, "period", "weekday|start|end"},
    {"minima", make_minimum, NULL, NULL},
    {"patterns", make_pattern, "weekday", "weekday|date"},
    {"periods", make_period, NULL, NULL},
    {"pupil_times", make_pupil_time, "weekday", "weekday|date"},
    {"pupil_times", NULL, "date", "weekday|date"},
    {"rooms", make_room, NULL, NULL},
    {"series", make_series, "rules", "external"},
    {"sittings", make_sitting, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};
