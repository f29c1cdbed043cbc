/* SPDX-License-Identifier: GPL-3.0-or-later
 * The incident log: what happened on the day, when, and what came of it. */
#include "scheduler/base/day.h"
#include "scheduler/report/heading.h"

enum { DAY, TIME, WHAT, ROOM, PUPIL, PAPER, STAFF, MINUTES, TOLD, REASON, RECORDED, BY, N_COLUMNS };
static const struct column columns[N_COLUMNS] = {
    [DAY] = {"Day", CELL_DAY, "day"},
    [TIME] = {"Time", CELL_TIME, "time"},
    [WHAT] = {"What", CELL_TEXT, "what"},
    [ROOM] = {"Room", CELL_TEXT, "room"},
    [PUPIL] = {"Pupil", CELL_TEXT, "pupil"},
    [PAPER] = {"Paper", CELL_TEXT, "paper"},
    [STAFF] = {"Staff", CELL_TEXT, "staff"},
    [MINUTES] = {"Min.", CELL_NUMBER, "minutes"},
    [TOLD] = {"What came of it", CELL_TEXT, "told"},
    [REASON] = {"Reason", CELL_TEXT, "reason"},
    [RECORDED] = {"Recorded", CELL_TEXT, "recorded"},
    [BY] = {"By", CELL_TEXT, "by"},
};

static void fill_row(const struct season *season, const struct incident *from, struct arena *arena,
                     struct cell *row)
{
    row[DAY].number = day_of(from->from_at);
    row[TIME].number = from->from_at;
    row[WHAT].text = incident_words[from->what];
    row[ROOM].text = from->room >= 0                ? season->rooms[from->room].room
                     : from->what == INCIDENT_DELAY ? "all"
                                                    : "";
    row[PUPIL].text = from->pupil >= 0 ? season->pupils[from->pupil].pupil : "";
    row[PAPER].text = from->paper >= 0 ? season->papers[from->paper].paper : "";
    row[STAFF].text = from->staff >= 0 ? season->people[from->staff].staff : "";
    row[MINUTES].number = from->minutes < 0 ? SHEET_NONE : from->minutes;
    row[TOLD].text = from->told;
    row[REASON].text = from->reason;
    row[RECORDED].text = moment_text(arena, from->recorded_at);
    row[BY].text = from->who;
}

/* Where no days are asked for: the season, and whatever happened before and after it. */
static struct report_ask widened(const struct report_ask *ask)
{
    const struct season *season = ask->world->season;
    struct report_ask wide = *ask;

    for (int i = 0; i < season->n_incidents && ask->whole; i++) {
        int64_t day = day_of(season->incidents[i].from_at);
        wide.from = day < wide.from ? day : wide.from;
        wide.until = day > wide.until ? day : wide.until;
    }
    return wide;
}

static bool fill(const struct report_ask *asked, struct arena *arena, struct page *page,
                 struct fault *fault)
{
    const struct report_ask wide = widened(asked), *ask = &wide;
    const struct season *season = ask->world->season;
    struct table table = {.arena = arena, .n_columns = N_COLUMNS};
    struct sheets sheets = {.arena = arena};

    (void)fault;
    for (int i = 0; i < season->n_incidents; i++) {
        const struct incident *row = &season->incidents[i];
        int64_t day = day_of(row->from_at);
        if (day < ask->from || day > ask->until || (ask->room >= 0 && row->room != ask->room) ||
            (ask->person >= 0 && row->staff != ask->person))
            continue;
        fill_row(season, row, arena, table_row(&table));
    }
    heading_page(ask, "Incident log", arena, page);
    struct sheet *sheet = sheets_add(&sheets, columns, &table);
    sheet->title = heading_count(arena, table.n_rows, "incident", "incidents");
    sheet->note = "keep with the seating plans and registers until reviews of marking are over";
    sheet->name = "incidents";
    page->sheets = sheets.list;
    page->n_sheets = sheets.count;
    return true;
}

extern const struct report report_incidents;
const struct report report_incidents = {
    .name = "incidents",
    .title = "Incident log",
    .audience = FOR_OFFICE,
    .help = "what happened on the day, when it was recorded, what came of it",
    .whole_season = true,
    .seats_only = true,
    .fill = fill,
};
