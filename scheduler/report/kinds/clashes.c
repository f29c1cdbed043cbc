/* SPDX-License-Identifier: GPL-3.0-or-later
 * Clashes for the office: who is supervised when, whose lunch goes where, and which forms the board
 * wants before (domain 1.8, 9: 4). */
#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/report/answer.h"
#include "scheduler/report/heading.h"

enum { DAY, FROM, UNTIL, PUPIL, NUMBER, SITE, LUNCH, N_COLUMNS };

static const struct column columns[N_COLUMNS] = {
    [DAY] = {"Day", CELL_DAY, "date"},
    [FROM] = {"From", CELL_TIME, "start"},
    [UNTIL] = {"Until", CELL_TIME, "end"},
    [PUPIL] = {"Pupil", CELL_TEXT, "pupil"},
    [NUMBER] = {"Cand.", CELL_TEXT, "candidate_number"},
    [SITE] = {"Site", CELL_TEXT, "site"},
    [LUNCH] = {"Lunch", CELL_TEXT, "lunch"},
};

enum { FORM_DAY, FORM_PUPIL, FORM_NUMBER, FORM_PAPER, FORM_START, FORM_WHY, FORM_DO, FORM_COLUMNS };
static const struct column form_columns[FORM_COLUMNS] = {
    [FORM_DAY] = {"Day", CELL_DAY, "date"},
    [FORM_PUPIL] = {"Pupil", CELL_TEXT, "pupil"},
    [FORM_NUMBER] = {"Cand.", CELL_TEXT, "candidate_number"},
    [FORM_PAPER] = {"Paper", CELL_TEXT, "paper"},
    [FORM_START] = {"Start", CELL_TIME, "start"},
    [FORM_WHY] = {"What happens", CELL_TEXT, "what"},
    [FORM_DO] = {"What to do", CELL_TEXT, "do"},
};

static void supervised_sheet(const struct report_ask *ask, struct sheets *sheets)
{
    const struct season *season = ask->world->season;
    struct table table = {.arena = sheets->arena, .n_columns = N_COLUMNS};
    const struct isolation *apart;
    int lunches = 0;
    int count =
        isolations_derive(season, ask->world->rules, ask->from, ask->until, sheets->arena, &apart);

    for (int i = 0; i < count; i++) {
        const struct pupil *pupil = &season->pupils[apart[i].pupil];
        struct cell *row = table_row(&table);
        row[DAY].number = day_of(apart[i].from_at);
        row[FROM].number = apart[i].from_at;
        row[UNTIL].number = apart[i].until_at;
        row[PUPIL].text = pupil->pupil;
        row[NUMBER].text = pupil->candidate_number;
        row[SITE].text = answer_place(season, -1, apart[i].site);
        row[LUNCH].text = apart[i].lunch ? "yes" : "no";
        lunches += apart[i].lunch;
    }
    struct sheet *sheet = sheets_add(sheets, columns, &table);
    sheet->title = arena_text(sheets->arena, "Supervised and apart: %d, lunches among them: %d",
                              count, lunches);
    sheet->note = "No phone, no internet, no contact. Candidates' data: for the exams office only";
    sheet->name = "supervised";
    sheet->group_by = DAY;
}

struct form { /* what the board or the candidate has to be told of one sitting */
    const char *what, *to_do;
};

static bool is_afternoon(int64_t at)
{
    return at - day_of(at) * DAY_MIN >= DAY_MIN / 2;
}

static bool form_of(const struct season *season, const struct sitting *sitting, struct form *form)
{
    const struct paper *paper = &season->papers[season->entries[sitting->entry].paper];
    int64_t day = day_of(sitting->starts_at);

    if (paper->date == DAY_NONE || *paper->parts || paper->session == SESSION_NONE)
        return false;
    *form = (struct form){"", ""};
    if (day > paper->date) {
        *form = (struct form){"deferred to a later day",
                              "timetable variation and declaration, before supervision begins"};
    } else if (strstr(sitting->note, "may be deferred")) {
        *form = (struct form){"a long day: one paper may wait for the next morning",
                              "ask the candidate; all on the day: special consideration for the "
                              "last paper"};
    } else if (strstr(sitting->note, "ask the board")) {
        *form = (struct form){"more in one session than is allowed", "ask the board"};
    } else if (day == paper->date &&
               is_afternoon(sitting->starts_at) != (paper->session == SESSION_PM)) {
        *form = (struct form){"moved to the other session of the day",
                              "tell the candidate; keep a record of the supervision"};
    }
    return *form->what != '\0';
}

static void forms_sheet(const struct report_ask *ask, struct sheets *sheets)
{
    const struct season *season = ask->world->season;
    struct seated seated = pick_sittings(ask, sheets->arena);
    struct table table = {.arena = sheets->arena, .n_columns = FORM_COLUMNS};

    for (int i = 0; i < seated.count; i++) {
        const struct sitting *sitting = seated.list[i];
        const struct entry *entry = &season->entries[sitting->entry];
        struct form form;
        if (entry->status == ENTRY_WITHDRAWN || !form_of(season, sitting, &form))
            continue;
        struct cell *row = table_row(&table);
        row[FORM_DAY].number = day_of(sitting->starts_at);
        row[FORM_PUPIL].text = season->pupils[entry->pupil].pupil;
        row[FORM_NUMBER].text = season->pupils[entry->pupil].candidate_number;
        row[FORM_PAPER].text = season->papers[entry->paper].paper;
        row[FORM_START].number = sitting->starts_at;
        row[FORM_WHY].text = form.what;
        row[FORM_DO].text = form.to_do;
    }
    struct sheet *sheet = sheets_add(sheets, form_columns, &table);
    sheet->title = arena_text(sheets->arena, "Forms and decisions: %d", table.n_rows);
    sheet->name = "forms";
    sheet->group_by = FORM_DAY;
}

static bool fill(const struct report_ask *ask, struct arena *arena, struct page *page,
                 struct fault *fault)
{
    struct sheets sheets = {.arena = arena};

    (void)fault;
    heading_page(ask, "Clashes", arena, page);
    supervised_sheet(ask, &sheets);
    forms_sheet(ask, &sheets);
    page->sheets = sheets.list;
    page->n_sheets = sheets.count;
    return true;
}

extern const struct report report_clashes;
const struct report report_clashes = {
    .name = "clashes",
    .title = "Clashes",
    .audience = FOR_OFFICE,
    .help = "candidates supervised between papers, their lunches, and what the board is sent",
    .fill = fill,
};
