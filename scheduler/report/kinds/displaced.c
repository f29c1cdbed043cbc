/* SPDX-License-Identifier: GPL-3.0-or-later
 * Lessons whose rooms are used for exams, with a room to move to: for the staff room's wall. */
#include "scheduler/duty/displaced.h"

#include "scheduler/base/day.h"
#include "scheduler/report/heading.h"
#include "scheduler/report/paste.h"

enum { DAY, FROM, UNTIL, LESSON, CLASS, SUBJECT, STAFF, LEFT, ROOM, TO, NOTE, N_COLUMNS };
static const struct column columns[N_COLUMNS] = {
    [DAY] = {"Day", CELL_DAY, "date"},         [FROM] = {"From", CELL_TIME, "start"},
    [UNTIL] = {"Until", CELL_TIME, "end"},     [LESSON] = {"Lesson", CELL_TEXT, "lesson"},
    [CLASS] = {"Class", CELL_TEXT, "class"},   [SUBJECT] = {"Subject", CELL_TEXT, "subject"},
    [STAFF] = {"Staff", CELL_TEXT, "staff"},   [LEFT] = {"Pupils", CELL_NUMBER, "pupils"},
    [ROOM] = {"Room lost", CELL_TEXT, "room"}, [TO] = {"Move to", CELL_TEXT, "to"},
    [NOTE] = {"Why", CELL_TEXT, "why"},
};

enum { DO_DAY, DO_LESSON, DO_WRITE, DO_COLUMNS };
static const struct column do_columns[DO_COLUMNS] = {
    [DO_DAY] = {"Day", CELL_DAY, "date"},
    [DO_LESSON] = {"Lesson", CELL_TEXT, "lesson"},
    [DO_WRITE] = {"Write", CELL_TEXT, "command"},
};

static const char *teacher_code(const struct season *season, int lesson)
{
    for (int i = 0; i < season->n_lesson_staff; i++) {
        const struct lesson_staff *row = &season->lesson_staff[i];
        if (row->lesson == lesson && row->position == 0)
            return season->people[row->staff].staff;
    }
    return "";
}

static bool wanted(const struct report_ask *ask, const struct displaced *move)
{
    const struct season *season = ask->world->season;

    if (ask->room >= 0 && move->room != ask->room && move->to != ask->room)
        return false;
    for (int i = 0; i < season->n_lesson_staff && ask->person >= 0; i++) {
        if (season->lesson_staff[i].lesson == move->lesson &&
            season->lesson_staff[i].staff == ask->person)
            return true;
    }
    return ask->person < 0;
}

/* The line that takes each suggestion. */
static void add_commands(const struct report_ask *ask, const struct displaced_list *found,
                         struct sheets *sheets)
{
    const struct season *season = ask->world->season;
    struct arena *arena = sheets->arena;
    struct table table = {.arena = arena, .n_columns = DO_COLUMNS};

    for (int i = 0; i < found->count; i++) {
        const struct displaced *move = &found->list[i];
        const struct lesson *lesson = &season->lessons[move->lesson];
        int64_t day = day_of(move->starts_at);
        if (!wanted(ask, move) || move->to < 0 || !*lesson->class_name)
            continue;
        struct cell *row = table_row(&table);
        row[DO_DAY].number = day;
        row[DO_LESSON].text = lesson->lesson;
        row[DO_WRITE].text =
            PASTE(arena, "relocate", lesson->class_name, season->rooms[move->to].room, "--date",
                  day_text(arena, day), "--at", time_text(arena, lesson->start));
    }
    if (table.n_rows == 0)
        return;
    struct sheet *sheet = sheets_add(sheets, do_columns, &table);
    sheet->title = "For the office: what takes these rooms";
    sheet->name = "commands";
    sheet->group_by = DO_DAY;
}

static bool fill(const struct report_ask *ask, struct arena *arena, struct page *page,
                 struct fault *fault)
{
    const struct season *season = ask->world->season;
    struct sheets sheets = {.arena = arena};
    struct table table = {.arena = arena, .n_columns = N_COLUMNS};
    struct displaced_list found;
    int placed = 0, none = 0;

    (void)fault;
    displaced_find(season, ask->world->rules, ask->from, ask->until, arena, &found);
    heading_page(ask, "Lessons that lose their room", arena, page);
    for (int i = 0; i < found.count; i++) {
        const struct displaced *move = &found.list[i];
        const struct lesson *lesson = &season->lessons[move->lesson];
        if (!wanted(ask, move))
            continue;
        struct cell *row = table_row(&table);
        row[DAY].number = day_of(move->starts_at);
        row[FROM].number = move->starts_at;
        row[UNTIL].number = move->ends_at;
        row[LESSON].text = lesson->lesson;
        row[CLASS].text = lesson->class_name;
        row[SUBJECT].text = lesson->subject;
        row[STAFF].text = teacher_code(season, move->lesson);
        if (move->pupils > 0)
            row[LEFT].number = move->left;
        row[ROOM].text = season->rooms[move->room].room;
        row[TO].text = move->to >= 0 ? season->rooms[move->to].room : "--";
        row[NOTE].text = move->why;
        placed += move->to >= 0;
        none += move->to < 0 && (move->pupils == 0 || move->left > 0);
    }
    struct sheet *sheet = sheets_add(&sheets, columns, &table);
    sheet->title = table.n_rows
                       ? arena_text(arena, "Lessons in exam rooms: %d, %d with a room to move to",
                                    table.n_rows, placed)
                       : "No lesson loses its room on these days";
    sheet->note = none ? arena_text(arena,
                                    "%d without: another block, a shorter lesson or an "
                                    "exam elsewhere is for the school to decide",
                                    none)
                       : "Pupils: those who do not sit an exam through the whole lesson";
    sheet->name = "displaced";
    sheet->group_by = DAY;
    add_commands(ask, &found, &sheets);
    page->sheets = sheets.list;
    page->n_sheets = sheets.count;
    return true;
}

extern const struct report report_displaced;
const struct report report_displaced = {
    .name = "displaced",
    .title = "Lessons that lose their room",
    .audience = FOR_STAFF,
    .help = "lessons whose room is used for an exam, each with a free room to move to",
    .seats_only = true,
    .fill = fill,
};
