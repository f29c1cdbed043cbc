/* SPDX-License-Identifier: GPL-3.0-or-later
 * What exams took: of each person their own lessons, in-class support and sessions, of each pupil
 * lessons, hours of help and sessions; what others took over or another time gave back, and
 * what is still owed. */
#include <stdlib.h>
#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/report/took/took.h"

enum { WHO, WHAT, TIMES, TOOK, BACK, OWED, N_COLUMNS };

#define COLUMNS(who, name)                                                    \
    {                                                                         \
        [WHO] = {who, CELL_TEXT, name}, [WHAT] = {"What", CELL_TEXT, "what"}, \
        [TIMES] = {"Times", CELL_NUMBER, "times"},                            \
        [TOOK] = {"Taken", CELL_MINUTES, "taken_minutes"},                    \
        [BACK] = {"Given back", CELL_MINUTES, "given_back_minutes"},          \
        [OWED] = {"Still owed", CELL_MINUTES, "owed_minutes"},                \
    }
static const struct column of_people[N_COLUMNS] = COLUMNS("Person", "staff");
static const struct column of_pupils[N_COLUMNS] = COLUMNS("Pupil", "pupil");

static const char *const whats[] = {
    [TOOK_LESSONS] = "lessons", [TOOK_SUPPORT] = "in-class support", [TOOK_SESSIONS] = "sessions"};

static int by_who(const void *left, const void *right)
{
    const struct took *a = left, *b = right;

    if (a->who != b->who)
        return a->who < b->who ? -1 : 1;
    return (int)a->what - (int)b->what;
}

/* One row for each person or pupil and what was taken. */
static void add_sheet(const struct season *season, struct took_list *list, bool pupils,
                      struct sheets *sheets)
{
    struct table table = {.arena = sheets->arena, .n_columns = N_COLUMNS};

    if (list->n)
        qsort(list->rows, (size_t)list->n, sizeof *list->rows, by_who);
    for (int first = 0, end; first < list->n; first = end) {
        struct cell *row = table_row(&table);
        int who = list->rows[first].who;
        row[WHO].text = pupils ? season->pupils[who].pupil : season->people[who].staff;
        row[WHAT].text = whats[list->rows[first].what];
        row[TIMES].number = row[TOOK].number = row[BACK].number = row[OWED].number = 0;
        for (end = first; end < list->n && by_who(&list->rows[first], &list->rows[end]) == 0;
             end++) {
            row[TIMES].number++;
            row[TOOK].number += list->rows[end].minutes;
            row[BACK].number += list->rows[end].back_min;
            row[OWED].number += list->rows[end].owed_min;
        }
        if (pupils && list->rows[first].what == TOOK_LESSONS)
            row[BACK].number = row[OWED].number = SHEET_NONE; /* nobody holds them again */
    }
    struct sheet *sheet = sheets_add(sheets, pupils ? of_pupils : of_people, &table);
    sheet->title = pupils ? "From pupils" : "From staff";
    sheet->name = pupils ? "pupils" : "staff";
}

static bool fill(const struct report_ask *ask, struct arena *arena, struct page *page,
                 struct fault *fault)
{
    struct sheets sheets = {.arena = arena};
    struct took_list people = {0}, pupils = {0};

    (void)fault;
    took_read(ask, arena, &people, &pupils);
    heading_page(ask, "What exams took", arena, page);
    add_sheet(ask->world->season, &people, false, &sheets);
    add_sheet(ask->world->season, &pupils, true, &sheets);
    sheets.list[0].note =
        arena_text(arena,
                   "%s. Given back: somebody else took it over, it was held at another time of the "
                   "week, or a later week made up for it",
                   heading_state(ask, arena));
    page->sheets = sheets.list;
    page->n_sheets = sheets.count;
    return true;
}

extern const struct report report_exams_took;
const struct report report_exams_took = {
    .name = "exams-took",
    .title = "What exams took",
    .audience = FOR_OFFICE,
    .help = "lessons, support and sessions that exams displaced, given back or still owed",
    .fill = fill,
};
