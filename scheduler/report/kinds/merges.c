/* SPDX-License-Identifier: GPL-3.0-or-later
 * What each room apart from the main group costs in adults' minutes, which rooms could be one,
 * and which may not: the rule. */
#include "scheduler/base/day.h"
#include "scheduler/report/heading.h"
#include "scheduler/report/paste.h"

enum { DAY, START, ROOM, CANDIDATES, ADULTS, MINUTES, BECAUSE, N_COLUMNS };
static const struct column columns[N_COLUMNS] = {
    [DAY] = {"Day", CELL_DAY, "date"},
    [START] = {"Start", CELL_TIME, "start"},
    [ROOM] = {"Room", CELL_TEXT, "room"},
    [CANDIDATES] = {"Cand.", CELL_NUMBER, "candidates"},
    [ADULTS] = {"Adults", CELL_NUMBER, "adults"},
    [MINUTES] = {"Adult time", CELL_MINUTES, "minutes"},
    [BECAUSE] = {"Apart because of", CELL_TEXT, "because"},
};

enum { MERGE_DAY, MERGE_START, MERGE_ROOM, MERGE_TO, MERGE_SAVES, MERGE_MINUTES };
enum { MERGE_COLUMNS = MERGE_MINUTES + 1 };
static const struct column merge_columns[MERGE_COLUMNS] = {
    [MERGE_DAY] = {"Day", CELL_DAY, "date"},
    [MERGE_START] = {"Start", CELL_TIME, "start"},
    [MERGE_ROOM] = {"Room", CELL_TEXT, "room"},
    [MERGE_TO] = {"Into", CELL_TEXT, "to"},
    [MERGE_SAVES] = {"Adults saved", CELL_NUMBER, "saves"},
    [MERGE_MINUTES] = {"Time saved", CELL_MINUTES, "minutes"},
};

/* By itself: a line that is broken up cannot be copied. */
static const struct column write_columns[] = {{"To merge them, write", CELL_TEXT, "command"}};

enum { SUM_DAY, SUM_SESSION, SUM_ROOMS, SUM_CANDIDATES, SUM_ADULTS, SUM_MINUTES, SUM_COLUMNS };
static const struct column sum_columns[SUM_COLUMNS] = {
    [SUM_DAY] = {"Day", CELL_DAY, "date"},
    [SUM_SESSION] = {"Session", CELL_TEXT, "session"},
    [SUM_ROOMS] = {"Rooms", CELL_NUMBER, "rooms"},
    [SUM_CANDIDATES] = {"Cand.", CELL_NUMBER, "candidates"},
    [SUM_ADULTS] = {"Adults", CELL_NUMBER, "adults"},
    [SUM_MINUTES] = {"Adult time", CELL_MINUTES, "minutes"},
};

enum { NOT_DAY, NOT_START, NOT_ROOM, NOT_WITH, NOT_RULE, NOT_COLUMNS };
static const struct column not_columns[NOT_COLUMNS] = {
    [NOT_DAY] = {"Day", CELL_DAY, "date"},       [NOT_START] = {"Start", CELL_TIME, "start"},
    [NOT_ROOM] = {"Room", CELL_TEXT, "room"},    [NOT_WITH] = {"Not with", CELL_TEXT, "with"},
    [NOT_RULE] = {"Because", CELL_TEXT, "rule"},
};

static const char *room_code(const struct report_ask *ask, int room)
{
    return ask->world->season->rooms[room].room;
}

static bool wanted(const struct report_ask *ask, int room, int to)
{
    return ask->room < 0 || room == ask->room || to == ask->room;
}

static void add_rooms(const struct report_ask *ask, struct sheets *sheets)
{
    struct table table = {.arena = sheets->arena, .n_columns = N_COLUMNS};
    int64_t minutes = 0;

    for (int i = 0; i < ask->prices->n_rooms; i++) {
        const struct room_price *price = &ask->prices->rooms[i];
        if (!wanted(ask, price->room, -1))
            continue;
        struct cell *row = table_row(&table);
        row[DAY].number = day_of(price->starts_at);
        row[START].number = price->starts_at;
        row[ROOM].text = room_code(ask, price->room);
        row[CANDIDATES].number = price->n;
        row[ADULTS].number = price->adults;
        row[MINUTES].number = price->minutes;
        row[BECAUSE].text = price->because;
        minutes += price->minutes;
    }
    struct sheet *sheet = sheets_add(sheets, columns, &table);
    sheet->title = "Rooms apart from the main group";
    sheet->note =
        arena_text(sheets->arena,
                   "%s, %lld h %02lld of adults' time with set-up and "
                   "clear-up; rovers and who walks rest breaks come to it",
                   heading_count(sheets->arena, table.n_rows, "room session", "room sessions"),
                   (long long)(minutes / 60), (long long)(minutes % 60));
    sheet->name = "rooms";
    sheet->group_by = DAY;
}

/* The most saved of those that move this room: they come in that order. */
static bool is_best(const struct room_prices *prices, int number)
{
    const struct room_merge *merge = &prices->merges[number];

    for (int i = number - 1; i >= 0 && prices->merges[i].starts_at == merge->starts_at; i--)
        if (prices->merges[i].room == merge->room)
            return false;
    return true;
}

static void add_merges(const struct report_ask *ask, bool short_form, struct sheets *sheets)
{
    struct table table = {.arena = sheets->arena, .n_columns = MERGE_COLUMNS};
    struct table lines = {.arena = sheets->arena, .n_columns = 1};

    for (int i = 0; i < ask->prices->n_merges; i++) {
        const struct room_merge *merge = &ask->prices->merges[i];
        int64_t day = day_of(merge->starts_at);
        if (!wanted(ask, merge->room, merge->to) || (short_form && !is_best(ask->prices, i)))
            continue;
        struct cell *row = table_row(&table);
        row[MERGE_DAY].number = day;
        row[MERGE_START].number = merge->starts_at;
        row[MERGE_ROOM].text = room_code(ask, merge->room);
        row[MERGE_TO].text = room_code(ask, merge->to);
        row[MERGE_SAVES].number = merge->saves;
        row[MERGE_MINUTES].number = merge->minutes;
        table_row(&lines)->text =
            PASTE(sheets->arena, "seat", "--merge", room_code(ask, merge->room),
                  room_code(ask, merge->to), "--date", day_text(sheets->arena, day), "--session",
                  day_is_morning(merge->starts_at) ? "AM" : "PM");
    }
    struct sheet *sheet = sheets_add(sheets, merge_columns, &table);
    sheet->title = table.n_rows ? "Merges that would save an adult"
                                : "No merge that the rules allow would save an adult";
    sheet->note = table.n_rows == 0 ? NULL
                  : short_form ? "for each room the best, by itself, as the rooms are seated now"
                               : "each by itself, as the rooms are seated now";
    sheet->name = "merges";
    if (lines.n_rows > 0)
        sheets_add(sheets, write_columns, &lines)->name = "commands";
}

static void add_refused(const struct report_ask *ask, struct sheets *sheets)
{
    struct table table = {.arena = sheets->arena, .n_columns = NOT_COLUMNS};

    for (int i = 0; i < ask->prices->n_refused; i++) {
        const struct room_merge *merge = &ask->prices->refused[i];
        if (!wanted(ask, merge->room, -1))
            continue;
        struct cell *row = table_row(&table);
        row[NOT_DAY].number = day_of(merge->starts_at);
        row[NOT_START].number = merge->starts_at;
        row[NOT_ROOM].text = room_code(ask, merge->room);
        row[NOT_WITH].text = merge->others;
        row[NOT_RULE].text = merge->refused;
    }
    struct sheet *sheet = sheets_add(sheets, not_columns, &table);
    sheet->title = "Merges that are refused";
    sheet->note = "rooms that start at other times or stand at other sites are not listed";
    sheet->name = "refused";
    sheet->group_by = NOT_DAY;
}

/* Rooms apart, half day by half day. */
static void add_sums(const struct report_ask *ask, struct sheets *sheets)
{
    struct table table = {.arena = sheets->arena, .n_columns = SUM_COLUMNS};
    struct cell *row = NULL;
    int64_t half = -1, minutes = 0;

    for (int i = 0; i < ask->prices->n_rooms; i++) {
        const struct room_price *price = &ask->prices->rooms[i];
        int64_t day = day_of(price->starts_at);
        bool pm = !day_is_morning(price->starts_at);
        if (!row || 2 * day + pm != half) {
            row = table_row(&table);
            row[SUM_DAY].number = day;
            row[SUM_SESSION].text = pm ? "PM" : "AM";
            row[SUM_ROOMS].number = row[SUM_CANDIDATES].number = 0;
            row[SUM_ADULTS].number = row[SUM_MINUTES].number = 0;
        }
        half = 2 * day + pm;
        row[SUM_ROOMS].number++;
        row[SUM_CANDIDATES].number += price->n;
        row[SUM_ADULTS].number += price->adults;
        row[SUM_MINUTES].number += price->minutes;
        minutes += price->minutes;
    }
    struct sheet *sheet = sheets_add(sheets, sum_columns, &table);
    sheet->title = "Rooms apart from the main group";
    sheet->note = arena_text(
        sheets->arena,
        "%s, %lld h %02lld of adults' time with set-up and clear-up; rovers and who walks rest "
        "breaks come to it. %s refused: report merges with --from DATE --to DATE or --room ROOM "
        "tells why, and each room's price",
        heading_count(sheets->arena, ask->prices->n_rooms, "room session", "room sessions"),
        (long long)(minutes / 60), (long long)(minutes % 60),
        heading_count(sheets->arena, ask->prices->n_refused, "merge is", "merges are"));
    sheet->name = "rooms";
}

/* More than a few pages are no answer to somebody who asked for nothing in particular. */
static bool is_long(const struct report_ask *ask)
{
    enum { ROWS_MAX = 120 };

    return ask->whole && ask->prices->n_rooms + ask->prices->n_refused > ROWS_MAX;
}

static bool fill(const struct report_ask *ask, struct arena *arena, struct page *page,
                 struct fault *fault)
{
    static const struct room_prices none;
    struct sheets sheets = {.arena = arena};
    struct report_ask priced = *ask;

    (void)fault;
    if (!priced.prices)
        priced.prices = &none;
    heading_page(ask, "Rooms apart and merges", arena, page);
    bool short_form = is_long(&priced);
    if (short_form)
        add_sums(&priced, &sheets);
    else
        add_rooms(&priced, &sheets);
    add_merges(&priced, short_form, &sheets);
    if (!short_form)
        add_refused(&priced, &sheets);
    page->sheets = sheets.list;
    page->n_sheets = sheets.count;
    return true;
}

extern const struct report report_merges;
const struct report report_merges = {
    .name = "merges",
    .title = "Rooms apart and merges",
    .audience = FOR_OFFICE,
    .help = "what each separate room costs, merges that save an adult, and the rule against others "
            "(a large season in short; --from and --to, --week or --room for all)",
    .wants_prices = true,
    .seats_only = true,
    .fill = fill,
};
