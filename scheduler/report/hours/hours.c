/* SPDX-License-Identifier: GPL-3.0-or-later
 * Hours and fairness: minutes by kind of work against the contract, a sheet for each
 * role, and how evenly the work is spread in one line each: "0:4 1:48 2:17". */
#include <string.h>

#include "scheduler/report/heading.h"
#include "scheduler/report/hours/accounts.h"

enum {
    PERSON,
    EXAM,
    HELP,
    COVER,
    CASELOAD,
    SCHOOL,
    LESSON,
    TRAVEL,
    KEPT,
    TOTAL,
    CONTRACT,
    OVER,
    LOAD,
    N_COLUMNS
};

static const struct column columns[N_COLUMNS] = {
    [PERSON] = {"Person", CELL_TEXT, "staff"},
    [EXAM] = {"Exams", CELL_MINUTES, "exam_minutes"},
    [HELP] = {"Helping", CELL_MINUTES, "help_minutes"},
    [COVER] = {"Cover", CELL_MINUTES, "cover_minutes"},
    [CASELOAD] = {"Mentor", CELL_MINUTES, "caseload_minutes"},
    [SCHOOL] = {"School", CELL_MINUTES, "school_minutes"},
    [LESSON] = {"Lessons", CELL_MINUTES, "lesson_minutes"},
    [TRAVEL] = {"Travel", CELL_MINUTES, "travel_minutes"},
    [KEPT] = {"Protected", CELL_MINUTES, "protected_minutes"},
    [TOTAL] = {"Worked", CELL_MINUTES, "total_minutes"},
    [CONTRACT] = {"Contract", CELL_MINUTES, "contract_minutes"},
    [OVER] = {"Over", CELL_MINUTES, "over_minutes"},
    [LOAD] = {"Load", CELL_NUMBER, "load_min_per_hour"},
};

enum { SPREAD_ROLE, SPREAD_WHAT, SPREAD_LINE, SPREAD_COLUMNS };
static const struct column spread_columns[SPREAD_COLUMNS] = {
    [SPREAD_ROLE] = {"Role", CELL_TEXT, "role"},
    [SPREAD_WHAT] = {"What", CELL_TEXT, "what"},
    [SPREAD_LINE] = {"Number of it : people", CELL_TEXT, "histogram"},
};

static void fill_row(const struct season *season, const struct account *account, struct cell *row)
{
    const int64_t *minutes = account->sum.minutes;

    row[PERSON].text = season->people[account->person].staff;
    row[EXAM].number = minutes[WORK_EXAM];
    row[HELP].number = minutes[WORK_HELP];
    row[COVER].number = minutes[WORK_COVER];
    row[CASELOAD].number = minutes[WORK_CASELOAD];
    row[SCHOOL].number = minutes[WORK_SCHOOL] + minutes[WORK_SUPPORT];
    row[LESSON].number = minutes[WORK_LESSON];
    row[TRAVEL].number = account->ledger->travel_min;
    row[KEPT].number = account->ledger->kept_min;
    row[TOTAL].number = account_worked(account);
    if (account->contract_min >= 0) {
        row[CONTRACT].number = account->contract_min;
        row[OVER].number = row[TOTAL].number - account->contract_min;
    }
    if (account->load >= 0)
        row[LOAD].number = account->load;
}

static void add_role(const struct report_ask *ask, const struct accounts *accounts, int first,
                     int end, struct sheets *sheets)
{
    struct table table = {.arena = sheets->arena, .n_columns = N_COLUMNS};

    for (int i = first; i < end; i++)
        fill_row(ask->world->season, &accounts->list[i], table_row(&table));
    struct sheet *sheet = sheets_add(sheets, columns, &table);
    sheet->title =
        arena_text(sheets->arena, "Hours: %s (%d)", accounts_role(accounts, first), end - first);
    sheet->name = arena_text(sheets->arena, "hours_%s", accounts->list[first].role);
}

static int count_exam(const struct account *account)
{
    return account->sum.duties[WORK_EXAM] + account->sum.duties[WORK_HELP];
}

static int count_help(const struct account *account)
{
    return account->sum.duties[WORK_HELP];
}

static int count_cover(const struct account *account)
{
    return account->sum.duties[WORK_COVER];
}

static int count_load(const struct account *account)
{
    return account->load < 0 ? -1 : account->load / 5 * 5;
}

static const struct spread {
    const char *what;
    count_fn *count;
} spreads[] = {
    {"exam duties", count_exam},
    {"of them helping", count_help},
    {"cover", count_cover},
    {"load, in fives", count_load},
    {NULL, NULL},
};

static void add_spread(const struct accounts *accounts, int first, int end, const char *role,
                       struct table *table)
{
    if (end - first < 2)
        return; /* one person is as even as it gets */
    for (int i = 0; spreads[i].what; i++) {
        const char *line = accounts_spread(accounts, first, end, spreads[i].count, table->arena);

        if (!*line || (line[0] == '0' && !strchr(line, ' ')))
            continue; /* nobody, or nobody has any */
        struct cell *row = table_row(table);
        row[SPREAD_ROLE].text = role;
        row[SPREAD_WHAT].text = spreads[i].what;
        row[SPREAD_LINE].text = line;
    }
}

/* Of each role, and of everybody. */
static struct table spread_table(const struct accounts *accounts, struct arena *arena)
{
    struct table table = {.arena = arena, .n_columns = SPREAD_COLUMNS};

    for (int first = 0, end; first < accounts->count; first = end) {
        end = accounts_role_end(accounts, first);
        add_spread(accounts, first, end, accounts_role(accounts, first), &table);
    }
    add_spread(accounts, 0, accounts->count, "everybody", &table);
    return table;
}

static const char *note_text(const struct report_ask *ask, struct arena *arena)
{
    return arena_text(arena,
                      "%s. Helping: reading, scribing and the like. School: with in-class support. "
                      "Travel: between sites. Over: beyond the "
                      "contract of these days. Load: exam and cover minutes per contracted hour",
                      heading_state(ask, arena));
}

static bool fill(const struct report_ask *ask, struct arena *arena, struct page *page,
                 struct fault *fault)
{
    struct accounts accounts = accounts_read(ask, arena);
    struct sheets sheets = {.arena = arena};

    (void)fault;
    heading_page(ask, "Hours", arena, page);
    for (int first = 0, end; first < accounts.count; first = end) {
        end = accounts_role_end(&accounts, first);
        add_role(ask, &accounts, first, end, &sheets);
    }
    ledger_sheets(ask, &accounts, &sheets);
    struct table spread = spread_table(&accounts, arena);
    struct sheet *sheet = sheets_add(&sheets, spread_columns, &spread);
    sheet->title = "How evenly it is spread";
    sheet->note = "1:48 means that 48 people have one";
    sheet->name = "spread";
    sheet->group_by = SPREAD_ROLE;
    if (accounts.count > 0)
        sheets.list[0].note = note_text(ask, arena);
    page->sheets = sheets.list;
    page->n_sheets = sheets.count;
    return true;
}

/* One list of people for programs, whatever their roles. */
static bool fill_json(const struct report_ask *ask, struct json *root, struct fault *fault)
{
    struct arena arena = {0};
    struct accounts accounts = accounts_read(ask, &arena);
    struct table people = {.arena = &arena, .n_columns = N_COLUMNS};
    struct table spread = spread_table(&accounts, &arena);
    struct json *list = json_list(root, "people");

    (void)fault;
    for (int i = 0; i < accounts.count; i++) {
        struct cell *cells = table_row(&people);
        struct json *row = json_row(list);

        fill_row(ask->world->season, &accounts.list[i], cells);
        json_text(row, columns[PERSON].name, cells[PERSON].text);
        json_text(row, "role", accounts.list[i].role);
        for (int c = PERSON + 1; c < N_COLUMNS; c++) {
            if (cells[c].number == SHEET_NONE)
                json_null(row, columns[c].name);
            else
                json_number(row, columns[c].name, cells[c].number);
        }
        ledger_json(row, &ask->world->season->people[accounts.list[i].person],
                    accounts.list[i].ledger);
    }
    list = json_list(root, "spread");
    for (int i = 0; i < spread.n_rows; i++) {
        struct json *row = json_row(list);
        for (int c = 0; c < SPREAD_COLUMNS; c++)
            json_text(row, spread_columns[c].name, spread.cells[i * SPREAD_COLUMNS + c].text);
    }
    arena_release(&arena);
    return true;
}

extern const struct report report_hours;
const struct report report_hours = {
    .name = "hours",
    .title = "Hours and fairness",
    .audience = FOR_STAFF,
    .help = "one ledger of exams, access, cover and caseload against the contract; overtime, the "
            "year, what exams displaced, and the spread",
    .fill = fill,
    .fill_json = fill_json,
};
