/* SPDX-License-Identifier: GPL-3.0-or-later
 * The plan as a whole: who does what, what is open, who sits where. */
#include "scheduler/base/day.h"
#include "scheduler/report/answer.h"
#include "scheduler/report/heading.h"
#include "scheduler/report/work.h"

enum { DAY, FROM, UNTIL, PERSON, DUTY, PLACE, MARKS, N_COLUMNS };

static const struct column columns[N_COLUMNS] = {
    [DAY] = {"Day", CELL_DAY, "date"},       [FROM] = {"From", CELL_TIME, "start"},
    [UNTIL] = {"Until", CELL_TIME, "end"},   [PERSON] = {"Person", CELL_TEXT, "staff"},
    [DUTY] = {"Duty", CELL_TEXT, "duty"},    [PLACE] = {"Place", CELL_TEXT, "place"},
    [MARKS] = {"Marks", CELL_TEXT, "marks"},
};

static void add_assignments(const struct report_ask *ask, struct sheets *sheets)
{
    const struct season *season = ask->world->season;
    struct picked picked = pick_assignments(ask, sheets->arena);
    struct table table = {.arena = sheets->arena, .n_columns = N_COLUMNS};

    for (int i = 0; i < picked.count; i++) {
        const struct assignment *duty = &picked.list[i];
        struct cell *row = table_row(&table);

        row[DAY].number = day_of(duty->starts_at);
        row[FROM].number = duty->starts_at;
        row[UNTIL].number = duty->ends_at;
        row[PERSON].text = answer_staff(season, duty->staff);
        row[DUTY].text = work_words(duty, sheets->arena);
        row[PLACE].text = answer_place(season, duty->room, duty->site);
        if (duty->locked || duty->standing)
            row[MARKS].text = duty->locked ? "locked" : "own";
    }
    struct sheet *sheet = sheets_add(sheets, columns, &table);
    sheet->title = ask->world->no_reasons
                       ? arena_text(sheets->arena, "Assignments: %d", picked.count)
                       : arena_text(sheets->arena, "Assignments: %d; seats %d, filled %d",
                                    picked.count, ask->plan->seats, ask->plan->filled);
    sheet->note = heading_state(ask, sheets->arena);
    sheet->name = "assignments";
    sheet->group_by = DAY;
}

static bool fill(const struct report_ask *ask, struct arena *arena, struct page *page,
                 struct fault *fault)
{
    struct sheets sheets = {.arena = arena};

    (void)fault;
    heading_page(ask, "Plan", arena, page);
    add_assignments(ask, &sheets);
    shortage_sheets(ask, &sheets);
    sittings_sheet(ask, &sheets);
    page->sheets = sheets.list;
    page->n_sheets = sheets.count;
    return true;
}

static bool fill_json(const struct report_ask *ask, struct json *root, struct fault *fault)
{
    const struct season *season = ask->world->season;
    struct arena arena = {0};
    struct picked picked = pick_assignments(ask, &arena);

    (void)fault;
    answer_assignments(root, "assignments", season, picked.list, picked.count, season->published,
                       season->n_published);
    answer_short(root, "open", ask->world, ask->plan);
    answer_sittings(root, "sittings", season, ask->from, ask->until);
    arena_release(&arena);
    return true;
}

extern const struct report report_plan;
const struct report report_plan = {
    .name = "plan",
    .title = "Plan",
    .audience = FOR_OFFICE,
    .help = "every assignment, open seat and sitting; as json for other programs",
    .wants_reasons = true,
    .fill = fill,
    .fill_json = fill_json,
};
