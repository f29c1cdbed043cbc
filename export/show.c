/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/show.h"

#include <inttypes.h>
#include <string.h>

#include "export/civil.h"
#include "export/zone.h"

enum { DAY_MIN = 24 * 60 };

const struct cell *sheet_row(const struct sheet *sheet, int row)
{
    return sheet->cells + (size_t)row * (size_t)sheet->n_columns;
}

bool text_is_empty(const char *text)
{
    return !text || !*text;
}

static const char *text_of(const struct cell *cell)
{
    return cell->text ? cell->text : "";
}

bool sheet_starts_block(const struct sheet *sheet, int row)
{
    int by = sheet->group_by;

    if (by < 0 || by >= sheet->n_columns || row < 1)
        return false;
    const struct cell *here = &sheet_row(sheet, row)[by];
    const struct cell *before = &sheet_row(sheet, row - 1)[by];
    if (sheet->columns[by].type == CELL_TEXT)
        return strcmp(text_of(here), text_of(before)) != 0;
    return here->number != before->number;
}

bool sheet_is_numeric(const struct sheet *sheet, int column)
{
    enum cell_type type = sheet->columns[column].type;

    return type == CELL_NUMBER || type == CELL_MINUTES;
}

static const char *number_text(char *stamp, int64_t number)
{
    (void)snprintf(stamp, STAMP, "%" PRId64, number);
    return stamp;
}

static const char *moment_for_people(char *stamp, int64_t at)
{
    char day[STAMP], time[STAMP];

    (void)snprintf(stamp, STAMP, "%.24s %.10s", stamp_day(day, civil_floor(at, DAY_MIN)),
                   stamp_time(time, at));
    return stamp;
}

const char *cell_for_people(char *stamp, enum cell_type type, const struct cell *cell)
{
    if (type == CELL_TEXT)
        return text_of(cell);
    if (cell->number == SHEET_NONE)
        return "";
    switch (type) {
    case CELL_DAY:
        return stamp_day(stamp, cell->number);
    case CELL_MOMENT:
        return moment_for_people(stamp, cell->number);
    case CELL_MINUTES: /* nothing at all is quieter than "0 min" */
        return cell->number == 0 ? number_text(stamp, 0) : stamp_duration(stamp, cell->number);
    case CELL_TIME:
        return stamp_time(stamp, cell->number);
    default:
        return number_text(stamp, cell->number);
    }
}

const char *cell_for_programs(char *stamp, enum cell_type type, const struct cell *cell)
{
    if (type == CELL_TEXT)
        return text_of(cell);
    if (cell->number == SHEET_NONE)
        return "";
    switch (type) {
    case CELL_DAY:
        return stamp_iso(stamp, cell->number);
    case CELL_MOMENT:
        return stamp_moment(stamp, cell->number);
    case CELL_TIME:
        return stamp_time(stamp, cell->number);
    default:
        return number_text(stamp, cell->number);
    }
}

const char *page_as_of(char *text, const struct page *page)
{
    int64_t at = zone_wall_at(page->stamped_utc);

    *text = '\0';
    if (page->stamped_utc != 0) {
        char day[STAMP], time[STAMP];

        (void)snprintf(text, AS_OF, "As of %.24s, %.10s", stamp_day(day, civil_floor(at, DAY_MIN)),
                       stamp_time(time, at));
    }
    return text;
}
