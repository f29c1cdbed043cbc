/* SPDX-License-Identifier: GPL-3.0-or-later
 * Of the report of cover: whose time is free, and how much each one did. */
#include "scheduler/base/day.h"
#include "scheduler/plan/balance.h"
#include "scheduler/plan/lore.h"
#include "scheduler/report/cover_part.h"
#include "scheduler/report/heading.h"

enum { FREE_DAY, FREE_FROM, FREE_UNTIL, FREE_WHO, FREE_NAME, FREE_COLUMNS };
static const struct column free_columns[FREE_COLUMNS] = {
    [FREE_DAY] = {"Day", CELL_DAY, "date"},     [FREE_FROM] = {"From", CELL_TIME, "start"},
    [FREE_UNTIL] = {"Until", CELL_TIME, "end"}, [FREE_WHO] = {"Person", CELL_TEXT, "staff"},
    [FREE_NAME] = {"Name", CELL_TEXT, "name"},
};

void cover_gained(const struct report_ask *ask, struct sheets *sheets)
{
    const struct season *season = ask->world->season;
    struct table table = {.arena = sheets->arena, .n_columns = FREE_COLUMNS};
    struct lore lore;

    lore_make(ask->world, sheets->arena, &lore);
    for (int i = 0; i < lore.n_gained; i++) {
        const struct lore_span *span = &lore.gained_spans[i];
        int64_t day = day_of(span->starts_at);
        if (day < ask->from || day > ask->until ||
            (ask->person >= 0 && span->person != ask->person))
            continue;
        struct cell *row = table_row(&table);
        row[FREE_DAY].number = day;
        row[FREE_FROM].number = span->starts_at;
        row[FREE_UNTIL].number = span->ends_at;
        row[FREE_WHO].text = season->people[span->person].staff;
        row[FREE_NAME].text = season->people[span->person].name;
    }
    struct sheet *sheet = sheets_add(sheets, free_columns, &table);
    sheet->title = arena_text(sheets->arena, "Gained time: %d lessons", table.n_rows);
    sheet->note = "Lessons that do not take place: the class left, sits an exam or is out";
    sheet->name = "gained";
    sheet->group_by = FREE_DAY;
}

enum { SUM_WHO, SUM_NAME, SUM_ROLE, SUM_COVER, SUM_BEFORE, SUM_COLUMNS };
static const struct column sum_columns[SUM_COLUMNS] = {
    [SUM_WHO] = {"Person", CELL_TEXT, "staff"},
    [SUM_NAME] = {"Name", CELL_TEXT, "name"},
    [SUM_ROLE] = {"Role", CELL_TEXT, "role"},
    [SUM_COVER] = {"Lessons covered", CELL_NUMBER, "lessons"},
    [SUM_BEFORE] = {"Minutes over a fair share before", CELL_NUMBER, "balance_minutes"},
};

/* People who cover in these days, or come with a balance. */
void cover_balances(const struct report_ask *ask, struct sheets *sheets)
{
    const struct season *season = ask->world->season;
    struct table table = {.arena = sheets->arena, .n_columns = SUM_COLUMNS};
    int64_t *balance =
        balance_read(season, ask->from, season_setting_int(season, "balance_weeks"), sheets->arena);
    struct picked picked = pick_assignments(ask, sheets->arena);
    int *lessons = arena_new(sheets->arena, int, season->n_people + 1);

    for (int i = 0; i < picked.count; i++)
        if (picked.list[i].staff >= 0 && lore_is_cover(&picked.list[i]))
            lessons[picked.list[i].staff]++;
    for (int i = 0; i < season->n_balances; i++)
        balance[season->balances[i].staff] += season->balances[i].minutes;
    for (int p = 0; p < season->n_people; p++) {
        if ((lessons[p] == 0 && balance[p] == 0) || (ask->person >= 0 && p != ask->person))
            continue;
        struct cell *row = table_row(&table);
        row[SUM_WHO].text = season->people[p].staff;
        row[SUM_NAME].text = season->people[p].name;
        row[SUM_ROLE].text = season->people[p].role;
        row[SUM_COVER].number = lessons[p];
        row[SUM_BEFORE].number = balance[p];
    }
    struct sheet *sheet = sheets_add(sheets, sum_columns, &table);
    sheet->title = "Credits and debits";
    sheet->note =
        "Exam and cover minutes of the weeks before, above (or below: minus) a fair share "
        "among people of the role";
    sheet->name = "balance";
}
