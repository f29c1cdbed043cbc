/* SPDX-License-Identifier: GPL-3.0-or-later
 * The rota as a page: people against time for each day with exams, the list, the totals. */
#include "scheduler/report/told.h"

#include "scheduler/base/day.h"
#include "scheduler/base/list.h"
#include "scheduler/report/table.h"

enum { DAY, PERSON, NAME, FROM, UNTIL, ROLE, PLACE, N_COLUMNS };

static const struct column columns[N_COLUMNS] = {
    [DAY] = {"Day", CELL_DAY, "date"},      [PERSON] = {"Person", CELL_TEXT, "staff"},
    [NAME] = {"Name", CELL_TEXT, "name"},   [FROM] = {"From", CELL_TIME, "start"},
    [UNTIL] = {"Until", CELL_TIME, "end"},  [ROLE] = {"Role", CELL_TEXT, "role"},
    [PLACE] = {"Room", CELL_TEXT, "place"},
};

enum { SUM_DAY, SUM_PEOPLE, SUM_EXAM_PEOPLE, SUM_DUTIES, SUM_EXAM, SUM_ALL, SUM_COLUMNS };
static const struct column sum_columns[SUM_COLUMNS] = {
    [SUM_DAY] = {"Day", CELL_DAY, "date"},
    [SUM_PEOPLE] = {"People", CELL_NUMBER, "people"},
    [SUM_EXAM_PEOPLE] = {"In exams", CELL_NUMBER, "exam_people"},
    [SUM_DUTIES] = {"Duties", CELL_NUMBER, "duties"},
    [SUM_EXAM] = {"Exam time", CELL_MINUTES, "exam_minutes"},
    [SUM_ALL] = {"All time", CELL_MINUTES, "minutes"},
};

struct day_part { /* rows [first, end) are one day */
    int64_t day;
    int first, end;
};

static int day_end(const struct rota_ask *ask, int first)
{
    int end = first;

    while (end < ask->count &&
           day_of(ask->list[end].starts_at) == day_of(ask->list[first].starts_at))
        end++;
    return end;
}

static bool is_new_person(const struct rota_ask *ask, const struct day_part *part, int i)
{
    return i == part->first || ask->list[i].person != ask->list[i - 1].person;
}

/* Only people with some exam work that day; their other duties show why they are not free. */
static int person_end(const struct rota_ask *ask, const struct day_part *part, int first,
                      bool *exam)
{
    int end = first;

    *exam = false;
    for (; end < part->end && ask->list[end].person == ask->list[first].person; end++)
        *exam |= ask->list[end].exam;
    return end;
}

static struct grid_bar bar_of(const struct told *told, int row, struct arena *arena)
{
    return (struct grid_bar){
        .row = row,
        .starts_at = told->starts_at,
        .ends_at = told->ends_at,
        .letter = told->letter,
        .label = *told->place ? arena_text(arena, "%s, %s", told->role, told->place) : told->role,
        .shade = told->shade};
}

/* Who is not in the picture is told to look for themselves. */
static const char *title_of(const struct day_part *part, int people, int drawn, struct arena *arena)
{
    const char *day = heading_day(arena, part->day);
    int others = people - drawn;

    if (others == 0)
        return day;
    return arena_text(arena, "%s: people in exams; %d more %s other work only (in the list)", day,
                      others, others == 1 ? "has" : "have");
}

/* False: nobody is in an exam that day. */
static bool draw_day(const struct rota_ask *ask, const struct day_part *part, struct arena *arena,
                     struct grid *grid)
{
    const char **labels = arena_new(arena, const char *, part->end - part->first);
    struct grid_bar *bars = arena_new(arena, struct grid_bar, part->end - part->first);
    int64_t from_at = INT64_MAX, until_at = INT64_MIN;
    int rows = 0, n_bars = 0, people = 0;
    bool exam;

    for (int first = part->first, end; first < part->end; first = end) {
        end = person_end(ask, part, first, &exam);
        people++;
        for (int i = first; exam && i < end; i++) {
            const struct told *told = &ask->list[i];
            bars[n_bars++] = bar_of(told, rows, arena);
            from_at = told->starts_at < from_at ? told->starts_at : from_at;
            until_at = told->ends_at > until_at ? told->ends_at : until_at;
        }
        if (exam)
            labels[rows++] =
                arena_text(arena, "%s %s", ask->list[first].code, ask->list[first].name);
    }
    if (rows == 0)
        return false;
    *grid = (struct grid){.title = title_of(part, people, rows, arena),
                          .rows = labels,
                          .n_rows = rows,
                          .from_at = from_at - (from_at % 60 + 60) % 60,
                          .until_at = until_at + (60 - until_at % 60) % 60,
                          .bars = bars,
                          .n_bars = n_bars};
    return true;
}

static void add_list(const struct rota_ask *ask, struct sheets *sheets)
{
    struct table table = {.arena = sheets->arena, .n_columns = N_COLUMNS};

    for (int i = 0; i < ask->count; i++) {
        const struct told *told = &ask->list[i];
        struct cell *row = table_row(&table);

        row[DAY].number = day_of(told->starts_at);
        row[PERSON].text = told->code;
        row[NAME].text = told->name;
        row[FROM].number = told->starts_at;
        row[UNTIL].number = told->ends_at;
        row[ROLE].text = told->role;
        row[PLACE].text = told->place;
    }
    struct sheet *sheet = sheets_add(sheets, columns, &table);
    sheet->title = "Who does what";
    sheet->note = ask->note;
    sheet->name = "rota";
    sheet->group_by = DAY;
}

static void sum_day(const struct rota_ask *ask, const struct day_part *part, struct cell *row)
{
    int64_t people = 0, exam_people = 0, exam_min = 0, all_min = 0;
    bool exam;

    for (int i = part->first; i < part->end; i++) {
        int64_t minutes = ask->list[i].ends_at - ask->list[i].starts_at;
        all_min += minutes;
        exam_min += ask->list[i].exam ? minutes : 0;
        if (is_new_person(ask, part, i)) {
            people++;
            (void)person_end(ask, part, i, &exam);
            exam_people += exam;
        }
    }
    row[SUM_DAY].number = part->day;
    row[SUM_PEOPLE].number = people;
    row[SUM_EXAM_PEOPLE].number = exam_people;
    row[SUM_DUTIES].number = part->end - part->first;
    row[SUM_EXAM].number = exam_min;
    row[SUM_ALL].number = all_min;
}

void rota_page(const struct rota_ask *ask, struct arena *arena, struct page *page)
{
    struct sheets sheets = {.arena = arena};
    struct table sums = {.arena = arena, .n_columns = SUM_COLUMNS};
    struct grid *grids = NULL;
    int n_grids = 0, room = 0;

    for (int first = 0, end; first < ask->count; first = end) {
        struct grid grid;
        end = day_end(ask, first);
        struct day_part part = {day_of(ask->list[first].starts_at), first, end};

        sum_day(ask, &part, table_row(&sums));
        if (draw_day(ask, &part, arena, &grid))
            *LIST_ADD(arena, grids, n_grids, room) = grid;
    }
    add_list(ask, &sheets);
    struct sheet *sheet = sheets_add(&sheets, sum_columns, &sums);
    sheet->title = "Totals by day";
    sheet->name = "days";
    page->grids = grids;
    page->n_grids = n_grids;
    page->sheets = sheets.list;
    page->n_sheets = sheets.count;
}
