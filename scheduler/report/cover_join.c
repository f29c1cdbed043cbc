/* SPDX-License-Identifier: GPL-3.0-or-later
 * Classes that have nobody and could join another: the line that makes them. */
#include "scheduler/base/day.h"
#include "scheduler/report/cover_part.h"
#include "scheduler/report/paste.h"

enum { DAY, FROM, CLASS, INTO, PLACE, WRITE, N_COLUMNS };
static const struct column columns[N_COLUMNS] = {
    [DAY] = {"Day", CELL_DAY, "date"},       [FROM] = {"From", CELL_TIME, "start"},
    [CLASS] = {"Class", CELL_TEXT, "class"}, [INTO] = {"Could join", CELL_TEXT, "into"},
    [PLACE] = {"In", CELL_TEXT, "place"},    [WRITE] = {"To do it, write", CELL_TEXT, "command"},
};

static bool is_asked(const struct report_ask *ask, const struct duty *duty)
{
    int64_t day = day_of(duty->slots[0].starts_at);

    return duty->lesson >= 0 && day >= ask->from && day <= ask->until &&
           (ask->room < 0 || duty->slots[0].room == ask->room);
}

/* A part each of several classes is for the plan to choose (lessons: split). */
static void add_ways(const struct report_ask *ask, const struct duty *duty, struct table *table)
{
    const struct season *season = ask->world->season;
    const struct lesson *lesson = &season->lessons[duty->lesson];
    int64_t day = day_of(duty->slots[0].starts_at);

    for (int i = 0; i < duty->n_merges; i++) {
        const struct duty_merge *merge = &duty->merges[i];
        const char *into = season->lessons[merge->into[0]].class_name;
        if (merge->n_into != 1 || !*lesson->class_name || !*into)
            continue;
        struct cell *row = table_row(table);
        row[DAY].number = day;
        row[FROM].number = day * DAY_MIN + lesson->start;
        row[CLASS].text = lesson->class_name;
        row[INTO].text = into;
        row[PLACE].text = merge->room >= 0 ? season->rooms[merge->room].room : "";
        row[WRITE].text =
            PASTE(table->arena, "join", lesson->class_name, into, "--date",
                  day_text(table->arena, day), "--at", time_text(table->arena, lesson->start));
    }
}

void cover_joins(const struct report_ask *ask, struct sheets *sheets)
{
    const struct plan *plan = ask->plan;
    struct table table = {.arena = sheets->arena, .n_columns = N_COLUMNS};

    for (int i = 0; i < plan->n_open && ask->person < 0; i++) {
        const struct duty *duty = &ask->world->duties[plan->open[i].duty];
        if (is_asked(ask, duty))
            add_ways(ask, duty, &table);
    }
    if (table.n_rows == 0)
        return;
    struct sheet *sheet = sheets_add(sheets, columns, &table);
    sheet->title = "For the office: classes that could join another";
    sheet->note = "then run examrota plan again for the week";
    sheet->name = "joins";
    sheet->group_by = DAY;
}
