/* SPDX-License-Identifier: GPL-3.0-or-later
 * Every candidate's paper: where, when, until when. */
#include "scheduler/base/day.h"
#include "scheduler/report/heading.h"

enum { DAY, START, FINISH, RELEASE, PUPIL, NUMBER, PAPER, ROOM, DESK, NOTE, N_COLUMNS };

static const struct column columns[N_COLUMNS] = {
    [DAY] = {"Day", CELL_DAY, "date"},          [START] = {"Start", CELL_TIME, "start"},
    [FINISH] = {"Finish", CELL_TIME, "finish"}, [RELEASE] = {"Release", CELL_TIME, "release"},
    [PUPIL] = {"Pupil", CELL_TEXT, "pupil"},    [NUMBER] = {"Cand.", CELL_TEXT, "candidate_number"},
    [PAPER] = {"Paper", CELL_TEXT, "paper"},    [ROOM] = {"Room", CELL_TEXT, "room"},
    [DESK] = {"Desk", CELL_NUMBER, "desk"},     [NOTE] = {"Note", CELL_TEXT, "note"},
};

void sittings_sheet(const struct report_ask *ask, struct sheets *sheets)
{
    const struct season *season = ask->world->season;
    struct seated seated = pick_sittings(ask, sheets->arena);
    struct table table = {.arena = sheets->arena, .n_columns = N_COLUMNS};

    for (int i = 0; i < seated.count; i++) {
        const struct sitting *sitting = seated.list[i];
        const struct entry *entry = &season->entries[sitting->entry];
        const struct pupil *pupil = &season->pupils[entry->pupil];
        struct cell *row = table_row(&table);

        row[DAY].number = day_of(sitting->starts_at);
        row[START].number = sitting->starts_at;
        row[FINISH].number = sitting->ends_at;
        row[RELEASE].number = sitting->release_at;
        row[PUPIL].text = pupil->pupil;
        row[NUMBER].text = pupil->candidate_number;
        row[PAPER].text = season->papers[entry->paper].paper;
        row[ROOM].text = season->rooms[sitting->room].room;
        if (sitting->desk > 0)
            row[DESK].number = sitting->desk;
        row[NOTE].text = sitting->note;
    }
    struct sheet *sheet = sheets_add(sheets, columns, &table);
    sheet->title = arena_text(sheets->arena, "Sittings: %d", seated.count);
    sheet->name = "sittings";
    sheet->group_by = DAY;
}

static bool fill(const struct report_ask *ask, struct arena *arena, struct page *page,
                 struct fault *fault)
{
    struct sheets sheets = {.arena = arena};

    (void)fault;
    heading_page(ask, "Sittings", arena, page);
    sittings_sheet(ask, &sheets);
    sheets.list[0].note = "Candidates' data: for the exams office only";
    page->sheets = sheets.list;
    page->n_sheets = sheets.count;
    return true;
}

extern const struct report report_sittings;
const struct report report_sittings = {
    .name = "sittings",
    .title = "Sittings",
    .audience = FOR_OFFICE,
    .help = "every candidate's paper with room, desk, start, finish and release",
    .seats_only = true,
    .fill = fill,
};
