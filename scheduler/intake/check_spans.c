/* SPDX-License-Identifier: GPL-3.0-or-later
 * Beginnings before ends, and numbers a school could mean. */
#include <limits.h>
#include <string.h>

#include "scheduler/intake/check.h"

static const struct span {
    const char *kind, *start, *end;
} spans[] = {
    {"series", "from", "until"},       {"periods", "start", "end"},
    {"closures", "start", "end"},      {"staff", "from", "until"},
    {"patterns", "start", "end"},      {"availability", "start", "end"},
    {"skills", "from", "until"},       {"absences", "start", "end"},
    {"worked", "in", "out"},           {"pupils", "from", "until"},
    {"pupil_times", "start", "end"},   {"papers", "earliest", "latest"},
    {"arrangements", "from", "until"}, {"sittings", "start", "finish"},
    {"lessons", "start", "end"},       {"lessons", "from", "until"},
    {"support", "from", "until"},      {"caseload", "earliest", "latest"},
    {"caseload", "from", "until"},     {"duties", "start", "end"},
    {"duties", "earliest", "latest"},  {"duties", "from", "until"},
    {"minima", "start", "end"},
};

static const struct range {
    const char *kind, *column;
    int least, most;
} ranges[] = {
    {"papers", "minutes", 1, 1440},
    {"papers", "each_minutes", 1, 600},
    {"travel", "minutes", 0, 600},
    {"rooms", "seats", 0, 5000},
    {"patterns", "minutes", 0, 240},
    {"staff", "hours_per_week", 0, 6000},
    {"staff", "weeks_per_year", 1, 53},
    {"staff", "max_minutes_per_day", 0, 1440},
    {"staff", "max_exam_minutes_per_day", 0, 1440},
    {"arrangements", "amount", 0, 400},
    {"arrangements", "group_size", 1, 1000},
    {"sittings", "seat", 1, 5000},
    {"lessons", "adults", 0, 50},
    {"support", "minutes_per_week", 1, 3000},
    {"caseload", "minutes", 1, 600},
    {"caseload", "per_week", 1, 50},
    {"caseload", "adults", 1, 50},
    {"duties", "minutes", 1, 1440},
    {"duties", "people", 1, 1000},
    {"duties", "per_week", 1, 50},
    {"minima", "count", 1, 1000},
};

static const char *moment_of(const struct check *check, const struct kind_column *column,
                             int64_t value)
{
    if (column->type == COLUMN_DAY)
        return day_text(check->arena, value);
    if (column->type == COLUMN_TIME)
        return time_text(check->arena, (int)value);
    return moment_text(check->arena, value);
}

static void check_span(const struct check *check, const struct span *span)
{
    const struct kind *kind = kind_find(span->kind);
    const struct kind_column *start = kind_column_find(kind, span->start);
    const struct kind_column *end = kind_column_find(kind, span->end);
    int count = 0;
    const char *rows = kind_rows(kind, check->season, &count);
    /* The last day is part of the time, the last minute is not. */
    int least = start->type == COLUMN_DAY ? 0 : 1;

    for (int i = 0; i < count; i++) {
        const void *row = rows + (size_t)i * kind->size;
        int64_t from = column_number(start, row), until = column_number(end, row);
        if (from < 0 || until < 0 || until - from >= least)
            continue;
        CHECK_ERROR(check, span->kind, i, span->end,
                    "%s is not after %s (%s of '%s'); correct one of the two",
                    moment_of(check, end, until), moment_of(check, start, from), span->kind,
                    row_label(check->season, kind, i, check->arena));
    }
}

static void check_range(const struct check *check, const struct range *range)
{
    const struct kind *kind = kind_find(range->kind);
    const struct kind_column *column = kind_column_find(kind, range->column);
    int count = 0;
    const char *rows = kind_rows(kind, check->season, &count);

    for (int i = 0; i < count; i++) {
        int64_t value = column_number(column, rows + (size_t)i * kind->size);
        if (value == -1 || (value >= range->least && value <= range->most))
            continue;
        CHECK_ERROR(check, range->kind, i, range->column,
                    "%lld is no possible number of %s for '%s'; write %d to %d", (long long)value,
                    range->column, row_label(check->season, kind, i, check->arena), range->least,
                    range->most);
    }
}

void check_spans(const struct check *check)
{
    for (size_t i = 0; i < sizeof spans / sizeof *spans; i++)
        check_span(check, &spans[i]);
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        check_range(check, &ranges[i]);
}
