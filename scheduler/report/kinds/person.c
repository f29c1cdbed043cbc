/* SPDX-License-Identifier: GPL-3.0-or-later
 * One person's duties, as the calendar tells them, and what they add up to. */
#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/base/list.h"
#include "scheduler/duty/displaced.h"
#include "scheduler/report/answer.h"
#include "scheduler/report/heading.h"
#include "scheduler/report/work.h"

enum { DAY, FROM, UNTIL, TIME, DUTY, PLACE, MARKS, N_COLUMNS };

static const struct column columns[N_COLUMNS] = {
    [DAY] = {"Day", CELL_DAY, "date"},       [FROM] = {"From", CELL_TIME, "start"},
    [UNTIL] = {"Until", CELL_TIME, "end"},   [TIME] = {"Time", CELL_MINUTES, "minutes"},
    [DUTY] = {"Duty", CELL_TEXT, "duty"},    [PLACE] = {"Place", CELL_TEXT, "place"},
    [MARKS] = {"Marks", CELL_TEXT, "marks"},
};

enum { SUM_WEEK, SUM_EXAM, SUM_HELP, SUM_COVER, SUM_CASELOAD, SUM_OTHER, SUM_LESSON, SUM_TOTAL };
enum { SUM_CONTRACT = SUM_TOTAL + 1, SUM_COLUMNS };
static const struct column sum_columns[SUM_COLUMNS] = {
    [SUM_WEEK] = {"Week of", CELL_DAY, "week"},
    [SUM_EXAM] = {"Exams", CELL_MINUTES, "exam_minutes"},
    [SUM_HELP] = {"Helping", CELL_MINUTES, "help_minutes"},
    [SUM_COVER] = {"Cover", CELL_MINUTES, "cover_minutes"},
    [SUM_CASELOAD] = {"Mentoring", CELL_MINUTES, "caseload_minutes"},
    [SUM_OTHER] = {"Other", CELL_MINUTES, "other_minutes"},
    [SUM_LESSON] = {"Lessons", CELL_MINUTES, "lesson_minutes"},
    [SUM_TOTAL] = {"Total", CELL_MINUTES, "total_minutes"},
    [SUM_CONTRACT] = {"Contract", CELL_MINUTES, "contract_minutes"},
};

static const char *place_of(const struct report_ask *ask, const struct assignment *duty)
{
    return answer_place(ask->world->season, duty->room, duty->site);
}

/* A row for each day; the bars stand at their minutes of the day. */
static void draw_days(const struct report_ask *ask, const struct picked *picked,
                      struct arena *arena, struct grid *grid)
{
    const char **labels = arena_new(arena, const char *, picked->count + 1);
    struct grid_bar *bars = arena_new(arena, struct grid_bar, picked->count + 1);
    int64_t from = DAY_MIN, until = 0;
    int rows = 0;

    for (int i = 0; i < picked->count; i++) {
        const struct assignment *duty = &picked->list[i];
        int64_t day = day_of(duty->starts_at), start = duty->starts_at - day * DAY_MIN;
        int64_t end = duty->ends_at - day * DAY_MIN;

        if (i == 0 || day_of(picked->list[i - 1].starts_at) != day)
            labels[rows++] = heading_day(arena, day);
        bars[i] = (struct grid_bar){
            .row = rows - 1,
            .starts_at = start,
            .ends_at = end,
            .letter = work_letter(duty),
            .label = arena_text(arena, "%s, %s", work_title(duty), place_of(ask, duty)),
            .shade = (int)work_of(duty)};
        from = start < from ? start : from;
        until = end > until ? end : until;
    }
    *grid = (struct grid){.title = "At a glance",
                          .rows = labels,
                          .n_rows = rows,
                          .from_at = from - from % 60,
                          .until_at = until + (60 - until % 60) % 60,
                          .bars = bars,
                          .n_bars = picked->count};
}

/* A lesson whose room is used for an exam says where it could go. */
static const char *marks_of(const struct report_ask *ask, const struct displaced_list *found,
                            const struct assignment *duty, struct arena *arena)
{
    const struct season *season = ask->world->season;
    const struct displaced *move = displaced_by_key(found, season, duty->key, duty->starts_at);
    const char *mark = duty->locked ? "locked" : duty->standing ? "own" : "";
    const char *between = *mark ? "; " : "";

    if (!move || duty->room != move->room)
        return mark;
    if (move->to < 0)
        return arena_text(arena, "%s%sroom used for an exam: ask where to go", mark, between);
    return arena_text(arena, "%s%sroom used for an exam: move to %s", mark, between,
                      season->rooms[move->to].room);
}

static void add_duties(const struct report_ask *ask, const struct picked *picked,
                       struct sheets *sheets)
{
    struct table table = {.arena = sheets->arena, .n_columns = N_COLUMNS};
    struct displaced_list found;
    int64_t minutes = 0;
    int duties = 0;

    displaced_find(ask->world->season, ask->world->rules, ask->from, ask->until, sheets->arena,
                   &found);
    for (int i = 0; i < picked->count; i++) {
        const struct assignment *duty = &picked->list[i];
        bool joins = strcmp(duty->kind, "merged") == 0; /* a class more in the same hour */
        struct cell *row = table_row(&table);

        row[DAY].number = day_of(duty->starts_at);
        row[FROM].number = duty->starts_at;
        row[UNTIL].number = duty->ends_at;
        if (!joins)
            row[TIME].number = duty->ends_at - duty->starts_at;
        row[DUTY].text = work_words(duty, sheets->arena);
        row[PLACE].text = place_of(ask, duty);
        row[MARKS].text = marks_of(ask, &found, duty, sheets->arena);
        minutes += joins ? 0 : duty->ends_at - duty->starts_at;
        duties += !joins;
    }
    struct sheet *sheet = sheets_add(sheets, columns, &table);
    sheet->title = arena_text(sheets->arena, "Duties: %d, %lld h %02lld in all", duties,
                              (long long)(minutes / 60), (long long)(minutes % 60));
    sheet->note = heading_state_contact(ask, sheets->arena);
    sheet->name = "duties";
    sheet->group_by = DAY;
}

static void add_weeks(const struct report_ask *ask, struct sheets *sheets)
{
    struct table table = {.arena = sheets->arena, .n_columns = SUM_COLUMNS};

    for (int64_t monday = day_week_start(ask->from); monday <= ask->until; monday += 7) {
        int64_t from = monday < ask->from ? ask->from : monday;
        int64_t until = monday + 6 > ask->until ? ask->until : monday + 6;
        const struct work_sum *sum = &work_sums(ask, from, until, sheets->arena)[ask->person];
        int64_t contract = work_contract(ask->world->season, ask->person, from, until);
        struct cell *row = table_row(&table);

        row[SUM_WEEK].number = monday;
        row[SUM_EXAM].number = sum->minutes[WORK_EXAM];
        row[SUM_HELP].number = sum->minutes[WORK_HELP];
        row[SUM_COVER].number = sum->minutes[WORK_COVER];
        row[SUM_CASELOAD].number = sum->minutes[WORK_CASELOAD];
        row[SUM_OTHER].number = sum->minutes[WORK_SUPPORT] + sum->minutes[WORK_SCHOOL];
        row[SUM_LESSON].number = sum->minutes[WORK_LESSON];
        row[SUM_TOTAL].number = work_total(sum);
        if (contract >= 0)
            row[SUM_CONTRACT].number = contract;
    }
    struct sheet *sheet = sheets_add(sheets, sum_columns, &table);
    sheet->title = "Time by week";
    sheet->note = "Helping: reading, scribing and the like. Lessons: the person's own";
    sheet->name = "weeks";
}

static bool fill(const struct report_ask *ask, struct arena *arena, struct page *page,
                 struct fault *fault)
{
    struct sheets sheets = {.arena = arena};
    struct grid *grid = arena_new(arena, struct grid, 1);

    if (ask->person < 0)
        return fault_set(fault, FAULT_USAGE, "report person wants one member of staff");
    const struct person *person = &ask->world->season->people[ask->person];
    struct picked picked = pick_merged(ask, arena);
    heading_page(ask, arena_text(arena, "%s (%s)", person->name, person->staff), arena, page);
    add_duties(ask, &picked, &sheets);
    add_weeks(ask, &sheets);
    page->sheets = sheets.list;
    page->n_sheets = sheets.count;
    if (picked.count > 0) {
        draw_days(ask, &picked, arena, grid);
        page->grids = grid;
        page->n_grids = 1;
    }
    return true;
}

extern const struct report report_person;
const struct report report_person = {
    .name = "person",
    .title = "One person's duties",
    .audience = FOR_STAFF,
    .help = "one person's duties with times, places and hours",
    .per_person = true,
    .fill = fill,
};
