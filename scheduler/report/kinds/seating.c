/* SPDX-License-Identifier: GPL-3.0-or-later
 * The seating plan of each room: the desks as they stand, from the front, with who sits there,
 * what they sit and until when.  Candidates with arrangements are marked.  For the exams office
 * and the room; signed and kept. */
#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/base/sort.h"
#include "scheduler/report/answer.h"
#include "scheduler/report/heading.h"

enum { UNKNOWN_COLUMNS = 4 };

static int by_session_room(const void *left, const void *right, const void *context)
{
    const struct sitting *a = *(const struct sitting *const *)left;
    const struct sitting *b = *(const struct sitting *const *)right;
    int order = sitting_order(a, b);

    (void)context;
    if (order != 0)
        return order;
    if (a->starts_at != b->starts_at)
        return a->starts_at < b->starts_at ? -1 : 1;
    return a->desk - b->desk;
}

/* Sittings that start together in a room: one plan. */
struct plan_of {
    const struct report_ask *ask;
    struct arena *arena;
    const struct sitting *const *list;
    int n;
};

static bool same_plan(const struct sitting *a, const struct sitting *b)
{
    return a->room == b->room && a->starts_at == b->starts_at;
}

static const struct room *room_of(const struct plan_of *plan)
{
    return &plan->ask->world->season->rooms[plan->list[0]->room];
}

/* "13: 0042* Ada Lind MA1 to 10:53" */
static const char *desk_text(const struct plan_of *plan, const struct sitting *sitting)
{
    const struct season *season = plan->ask->world->season;
    const struct entry *entry = &season->entries[sitting->entry];
    const struct pupil *pupil = &season->pupils[entry->pupil];
    int end = (int)(sitting->ends_at - day_of(sitting->starts_at) * DAY_MIN);
    struct needs needs;

    rules_needs(plan->ask->world->rules, season, entry->pupil, entry->paper,
                day_of(sitting->starts_at), plan->arena, &needs);
    return arena_text(plan->arena, "%d: %s%s %s %s to %s", sitting->desk,
                      *pupil->candidate_number ? pupil->candidate_number : pupil->pupil,
                      *needs.because ? "*" : "", pupil->name, season->papers[entry->paper].paper,
                      time_text(plan->arena, end));
}

static const char *letters_text(struct arena *arena, int column)
{
    return column < 26 ? arena_text(arena, "%c", 'A' + column)
                       : arena_text(arena, "%c%c", 'A' + column / 26 - 1, 'A' + column % 26);
}

static const struct column *columns_make(struct arena *arena, int n)
{
    struct column *columns = arena_new(arena, struct column, n + 1);

    columns[0] = (struct column){"Row", CELL_NUMBER, "row"};
    for (int i = 1; i <= n; i++) {
        const char *letter = letters_text(arena, i - 1);
        columns[i] = (struct column){letter, CELL_TEXT, letter};
    }
    return columns;
}

static int last_desk(const struct plan_of *plan)
{
    int last = 1;

    for (int i = 0; i < plan->n; i++)
        last = plan->list[i]->desk > last ? plan->list[i]->desk : last;
    return last;
}

static const char *grid_note(const struct plan_of *plan, int columns)
{
    const struct room *room = room_of(plan);
    int distance = rules_figure(plan->ask->world->rules, FIGURE_SEAT_DISTANCE);
    const char *pitch = arena_text(plan->arena, "%d.%02d m", distance / 100, distance % 100);

    if (season_columns(room) == 0) {
        return arena_text(plan->arena,
                          "Desks by number, %d to a line: rooms says no rows and columns. At least "
                          "%s between the middles of chairs. * has arrangements: see report room",
                          columns, pitch);
    }
    return arena_text(
        plan->arena,
        "Row 1 is the front; A1 is nearest the door; sockets are along the walls. All "
        "face the front, at least %s between the middles of chairs. * has "
        "arrangements: see report room",
        pitch);
}

static void add_plan(const struct plan_of *plan, struct sheets *sheets)
{
    int grid = season_columns(room_of(plan));
    int columns = grid > 0 ? grid : UNKNOWN_COLUMNS;
    int rows = (last_desk(plan) + columns - 1) / columns;
    struct table table = {.arena = plan->arena, .n_columns = columns + 1};
    int64_t day = day_of(plan->list[0]->starts_at);

    for (int r = 0; r < rows; r++) {
        struct cell *row = table_row(&table);
        row[0].number = r + 1;
        for (int i = 0; i < plan->n; i++) {
            int desk = plan->list[i]->desk;
            if (desk < 1 || (desk - 1) / columns != r)
                continue;
            struct cell *cell = &row[1 + (desk - 1) % columns];
            const char *text = desk_text(plan, plan->list[i]);
            cell->text = *cell->text ? arena_text(plan->arena, "%s; %s", cell->text, text) : text;
        }
    }
    struct sheet *sheet = sheets_add(sheets, columns_make(plan->arena, columns), &table);
    sheet->title =
        arena_text(plan->arena, "%s, %s, %s: %s",
                   *room_of(plan)->name ? room_of(plan)->name : room_of(plan)->room,
                   heading_day(plan->arena, day),
                   time_text(plan->arena, (int)(plan->list[0]->starts_at - day * DAY_MIN)),
                   heading_count(plan->arena, plan->n, "candidate", "candidates"));
    sheet->note = grid_note(plan, columns);
    sheet->new_page = true;
    sheet->name =
        arena_text(plan->arena, "desks_%s_%s_%s", room_of(plan)->room, day_text(plan->arena, day),
                   day_is_morning(plan->list[0]->starts_at) ? "am" : "pm");
}

/* One at a time: there is nothing to draw. */
static bool is_serial(const struct report_ask *ask, const struct sitting *sitting)
{
    const struct season *season = ask->world->season;

    return season->papers[season->entries[sitting->entry].paper].each_minutes > 0;
}

static bool fill(const struct report_ask *ask, struct arena *arena, struct page *page,
                 struct fault *fault)
{
    struct seated seated = pick_sittings(ask, arena);
    struct sheets sheets = {.arena = arena};
    int count = 0;

    (void)fault;
    for (int i = 0; i < seated.count; i++) {
        if (!is_serial(ask, seated.list[i]))
            seated.list[count++] = seated.list[i];
    }
    heading_page(ask, "Seating plans", arena, page);
    if (count > 0)
        sort_rows(seated.list, (size_t)count, sizeof(struct sitting *), by_session_room, NULL);
    for (int first = 0; first < count;) {
        struct plan_of plan = {.ask = ask, .arena = arena, .list = seated.list + first};
        while (first + plan.n < count && same_plan(plan.list[0], plan.list[plan.n]))
            plan.n++;
        add_plan(&plan, &sheets);
        first += plan.n;
    }
    if (sheets.count == 0)
        sheets_add(&sheets, columns_make(arena, 1), &(struct table){.n_columns = 2})->title =
            "No candidate sits here on these days";
    page->sheets = sheets.list;
    page->n_sheets = sheets.count;
    return true;
}

extern const struct report report_seating;
const struct report report_seating = {
    .name = "seating",
    .title = "Seating plans",
    .audience = FOR_OFFICE,
    .help = "the desks of each room as they stand, with who sits where until when",
    .seats_only = true,
    .fill = fill,
};
