/* SPDX-License-Identifier: GPL-3.0-or-later
 * Candidates' timetables: a page for each, with their own finish (domain 9: 3). */
#include "scheduler/base/day.h"
#include "scheduler/base/sort.h"
#include "scheduler/report/heading.h"

enum { DAY, START, FINISH, PAPER, TITLE, ROOM, DESK, NOTE, N_COLUMNS };

static const struct column columns[N_COLUMNS] = {
    [DAY] = {"Day", CELL_DAY, "date"},          [START] = {"Start", CELL_TIME, "start"},
    [FINISH] = {"Finish", CELL_TIME, "finish"}, [PAPER] = {"Paper", CELL_TEXT, "paper"},
    [TITLE] = {"Title", CELL_TEXT, "title"},    [ROOM] = {"Room", CELL_TEXT, "room"},
    [DESK] = {"Desk", CELL_NUMBER, "desk"},     [NOTE] = {"Note", CELL_TEXT, "note"},
};

static int pupil_of(const struct season *season, const struct sitting *sitting)
{
    return season->entries[sitting->entry].pupil;
}

/* Ties stay in the order of time. */
static int by_pupil(const void *left, const void *right, const void *context)
{
    int a = pupil_of(context, *(const struct sitting *const *)left);
    int b = pupil_of(context, *(const struct sitting *const *)right);

    return (a > b) - (a < b);
}

/* "Keep free as well: Wed 23 Jun 2027": the contingency days from the ask on; "" when none. */
static const char *contingency_text(const struct report_ask *ask, struct arena *arena)
{
    const struct season *season = ask->world->season;
    const char *text = "";

    for (int i = 0; i < season->n_calendar; i++) {
        const struct calendar_day *row = &season->calendar[i];
        bool half = row->session == SESSION_AM || row->session == SESSION_PM;
        if (row->kind == DAY_CONTINGENCY && row->date >= ask->from)
            text = arena_text(arena, "%s%s%s%s%s", text,
                              *text ? ", " : ". Keep free as well: ", heading_day(arena, row->date),
                              half ? " " : "", half ? session_words[row->session] : "");
    }
    return text;
}

/* Who finishes early stays under supervision until the release. */
static const char *note_text(const struct sitting *sitting, struct arena *arena)
{
    if (sitting->release_at <= sitting->ends_at)
        return sitting->note;
    int minute = (int)(sitting->release_at - day_of(sitting->release_at) * DAY_MIN);
    return arena_text(arena, "stay until %s%s%s", time_text(arena, minute),
                      *sitting->note ? "; " : "", sitting->note);
}

static void fill_row(const struct season *season, const struct sitting *sitting,
                     struct arena *arena, struct cell *row)
{
    const struct paper *paper = &season->papers[season->entries[sitting->entry].paper];
    const struct room *room = &season->rooms[sitting->room];

    row[DAY].number = day_of(sitting->starts_at);
    row[START].number = sitting->starts_at;
    row[FINISH].number = sitting->ends_at;
    row[PAPER].text = paper->paper;
    row[TITLE].text = *paper->title ? paper->title : paper->subject;
    row[ROOM].text = *room->name ? room->name : room->room;
    if (sitting->desk > 0)
        row[DESK].number = sitting->desk;
    row[NOTE].text = note_text(sitting, arena);
}

/* The sittings [first, end) of one candidate. */
static void add_candidate(const struct report_ask *ask, const struct seated *seated, int first,
                          int end, const char *keep_free, struct sheets *sheets)
{
    const struct season *season = ask->world->season;
    const struct pupil *pupil = &season->pupils[pupil_of(season, seated->list[first])];
    struct table table = {.arena = sheets->arena, .n_columns = N_COLUMNS};

    for (int i = first; i < end; i++)
        fill_row(season, seated->list[i], sheets->arena, table_row(&table));
    struct sheet *sheet = sheets_add(sheets, columns, &table);
    sheet->title = arena_text(sheets->arena, "%s (%s), candidate %s", pupil->name, pupil->pupil,
                              *pupil->candidate_number ? pupil->candidate_number : "-");
    sheet->note = arena_text(sheets->arena, "Finish: with all the time allowed%s", keep_free);
    sheet->name = pupil->pupil;
    sheet->group_by = DAY;
    sheet->new_page = true;
}

static bool fill(const struct report_ask *ask, struct arena *arena, struct page *page,
                 struct fault *fault)
{
    const struct season *season = ask->world->season;
    struct seated seated = pick_sittings(ask, arena);
    struct sheets sheets = {.arena = arena};
    const char *keep_free = contingency_text(ask, arena);

    (void)fault;
    heading_page(ask, "Timetables of candidates", arena, page);
    sort_rows(seated.list, (size_t)seated.count, sizeof(struct sitting *), by_pupil, season);
    for (int first = 0, end; first < seated.count; first = end) {
        int pupil = pupil_of(season, seated.list[first]);

        for (end = first; end < seated.count && pupil_of(season, seated.list[end]) == pupil;)
            end++;
        add_candidate(ask, &seated, first, end, keep_free, &sheets);
    }
    if (sheets.count == 0)
        sheets_add(&sheets, columns, &(struct table){.n_columns = N_COLUMNS})->title =
            "No candidate sits a paper on these days";
    page->sheets = sheets.list;
    page->n_sheets = sheets.count;
    return true;
}

extern const struct report report_candidate;
const struct report report_candidate = {
    .name = "candidate",
    .title = "Timetables of candidates",
    .audience = FOR_OFFICE,
    .help = "a page for each candidate: their papers with their own finish, room and desk",
    .fill = fill,
};
