/* SPDX-License-Identifier: GPL-3.0-or-later
 * make_page FORMAT: a fixed page on standard output, to look at a writer's work:
 * a drawing, a long narrow sheet in blocks, a wide one with long cells, an empty one. */
#include <stdlib.h>

#include "export/civil.h"
#include "export/sheet.h"

enum { ROTA_ROWS = 90, ROTA_COLUMNS = 6, WIDE_ROWS = 9, WIDE_COLUMNS = 9, PEOPLE = 14, BARS = 48 };

static int64_t monday(void)
{
    return civil_day((struct civil){2027, 5, 17});
}

static int64_t at(int64_t day, int64_t hour)
{
    return (day * 24 + hour) * 60;
}

static struct sheet rota(void)
{
    static const struct column columns[ROTA_COLUMNS] = {
        {"Day", CELL_DAY, "day"},        {"Start", CELL_TIME, "start"},
        {"Length", CELL_MINUTES, "min"}, {"Duty", CELL_TEXT, "duty"},
        {"Room", CELL_TEXT, "room"},     {"Points", CELL_NUMBER, "points"},
    };
    static const char *const duties[] = {"Invigilate – Maths P1", "Reader – English Literature P2",
                                         "Scribe – Physics P1", "Rove"};
    static const char *const rooms[] = {"Hall", "B/12", "Łukasz Suite", ""};
    static struct cell cells[ROTA_ROWS][ROTA_COLUMNS];

    for (int i = 0; i < ROTA_ROWS; i++) {
        cells[i][0].number = monday() + i / 18;
        cells[i][1].number = 9 * 60 + i % 18 * 15;
        cells[i][2].number = 45 + i % 7 * 15;
        cells[i][3].text = duties[i % 4];
        cells[i][4].text = rooms[i / 2 % 4];
        cells[i][5].number = i % 5 == 0 ? SHEET_NONE : i - 20;
    }
    return (struct sheet){.title = "Rota, week of 17 May 2027",
                          .note = "Times are the school's clock; set-up included.",
                          .columns = columns,
                          .cells = &cells[0][0],
                          .n_columns = ROTA_COLUMNS,
                          .n_rows = ROTA_ROWS,
                          .group_by = 0,
                          .name = "rota"};
}

static struct sheet short_seats(void)
{
    static const struct column columns[WIDE_COLUMNS] = {
        {"Duty", CELL_TEXT, "duty"},
        {"Kind", CELL_TEXT, "kind"},
        {"Start", CELL_MOMENT, "start"},
        {"End", CELL_MOMENT, "end"},
        {"Place", CELL_TEXT, "place"},
        {"Wanted", CELL_NUMBER, "need"},
        {"Missing", CELL_NUMBER, "missing"},
        {"Why nobody can", CELL_TEXT, "why"},
        {"What would help", CELL_TEXT, "help"},
    };
    static struct cell cells[WIDE_ROWS][WIDE_COLUMNS];

    for (int i = 0; i < WIDE_ROWS; i++) {
        cells[i][0].text = "Reader, group 2 (English Language P1)";
        cells[i][1].text = "reader";
        cells[i][2].number = at(monday() + i, 9);
        cells[i][3].number = at(monday() + i, 11);
        cells[i][4].text = "Sports Hall annexe";
        cells[i][5].number = 3;
        cells[i][6].number = 1;
        cells[i][7].text = "7 are reading or scribing for others at that time, 3 teach, 2 have no "
                           "training as readers, 1 would have no lunch between 11:30 and 14:00";
        cells[i][8].text = i == 4 ? "=HYPERLINK(\"http://evil.example\",\"<b>start</b>\")"
                                  : "One more reader 08:45–11:10; or start 30 minutes earlier";
    }
    return (struct sheet){.title = "Seats still empty",
                          .columns = columns,
                          .cells = &cells[0][0],
                          .n_columns = WIDE_COLUMNS,
                          .n_rows = WIDE_ROWS,
                          .group_by = -1,
                          .name = "short"};
}

static struct grid day(void)
{
    static const char *const people[PEOPLE] = {
        "A Abara",          "B Brennan",
        "C Chowdhury",      "D Doyle",
        "E Ó Súilleabháin", "F Farrell",
        "G Gill",           "H Hughes",
        "I Iqbal",          "J Jones",
        "K Kowalski",       "L Łukasiewicz",
        "M Murphy",         "N Ng-Fotheringham-Smythe (peripatetic)"};
    static const struct {
        const char *letter, *label;
        int shade;
    } kinds[] = {{"I", "Invigilate, Hall", 1}, {"R", "Read, B/12", 2}, {"S", "Scribe, C4", 3},
                 {"V", "Rove, site", 4},       {"L", "Lunch", 0},      {"M", "Mentor, pod 3", 5},
                 {"C", "Cover, 10B Maths", 6}, {"T", "Teach", 7}};
    static struct grid_bar bars[BARS];

    for (int i = 0; i < BARS; i++) {
        int kind = (i + i / PEOPLE) % 8;
        int64_t starts_at = at(monday(), 8 + i / PEOPLE * 2) + 30 + (int64_t)(i % 3) * 15;

        bars[i] = (struct grid_bar){.row = i % PEOPLE,
                                    .starts_at = starts_at,
                                    .ends_at = starts_at + 25 + (int64_t)(i % 5) * 25,
                                    .letter = kinds[kind].letter,
                                    .label = kinds[kind].label,
                                    .shade = kinds[kind].shade};
    }
    bars[5].ends_at += 120; /* into another: two lanes */
    return (struct grid){.title = "Monday 17 May 2027",
                         .rows = people,
                         .n_rows = PEOPLE,
                         .from_at = at(monday(), 8),
                         .until_at = at(monday(), 18),
                         .bars = bars,
                         .n_bars = BARS};
}

int main(int argc, char **argv)
{
    static const struct column nothing = {"Room", CELL_TEXT, "room"};
    struct sheet sheets[] = {
        rota(), short_seats(), {.title = "Rooms shut", .columns = &nothing, .n_columns = 1}};
    struct grid grid = day();
    struct page page = {.title = "Harbour School",
                        .subtitle = "Rota 17–23 May 2027",
                        .sheets = sheets,
                        .n_sheets = sizeof sheets / sizeof *sheets,
                        .grids = &grid,
                        .n_grids = 1,
                        .stamped_utc = 1794816000};
    const struct page_writer *writer = page_writer_find(argc > 1 ? argv[1] : "text");

    if (!writer) {
        fprintf(stderr, "make_page: no writer called '%s'\n", argv[1]);
        return 2;
    }
    return writer->write(stdout, &page) ? EXIT_SUCCESS : EXIT_FAILURE;
}
