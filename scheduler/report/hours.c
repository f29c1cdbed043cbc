/* SPDX-License-Identifier: GPL-3.0-or-later
 * Hours and fairness: minutes by kind of work against the contract, a sheet for each
 * role, and how evenly the work is spread in one line each: "0:4 1:48 2:17". */
#include <string.h>

#include "scheduler/base/list.h"
#include "scheduler/base/sort.h"
#include "scheduler/report/heading.h"
#include "scheduler/report/work.h"

enum {
    PERSON,
    EXAM,
    HELP,
    COVER,
    CASELOAD,
    SCHOOL,
    LESSON,
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
    [TOTAL] = {"Total", CELL_MINUTES, "total_minutes"},
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

struct account { /* one person of the ask */
    int person;
    const char *role;
    struct work_sum sum;
    int64_t contract_min; /* -1 */
    int load;             /* exam and cover minutes per contracted hour; -1 */
};

struct accounts { /* by role, then person */
    struct account *list;
    int count;
};

static int by_role(const void *left, const void *right, const void *context)
{
    const struct account *a = left, *b = right;

    (void)context;
    return strcmp(a->role, b->role);
}

static int64_t load_min(const struct work_sum *sum)
{
    return sum->minutes[WORK_EXAM] + sum->minutes[WORK_HELP] + sum->minutes[WORK_COVER];
}

static struct accounts read_accounts(const struct report_ask *ask, struct arena *arena)
{
    const struct season *season = ask->world->season;
    const struct work_sum *sums = work_sums(ask, ask->from, ask->until, arena);
    struct accounts accounts = {arena_new(arena, struct account, season->n_people + 1), 0};

    for (int p = 0; p < season->n_people; p++) {
        const struct person *person = &season->people[p];
        bool here = (person->from < 0 || person->from <= ask->until) &&
                    (person->until < 0 || person->until >= ask->from);

        if ((ask->person >= 0 && ask->person != p) || (!here && work_total(&sums[p]) == 0))
            continue;
        struct account *account = &accounts.list[accounts.count++];
        *account = (struct account){p, person->role, sums[p],
                                    work_contract(season, p, ask->from, ask->until), -1};
        if (account->contract_min > 0)
            account->load = (int)(load_min(&sums[p]) * 60 / account->contract_min);
    }
    sort_rows(accounts.list, (size_t)accounts.count, sizeof *accounts.list, by_role, NULL);
    return accounts;
}

static int role_end(const struct accounts *accounts, int first)
{
    int end = first;

    while (end < accounts->count &&
           strcmp(accounts->list[end].role, accounts->list[first].role) == 0)
        end++;
    return end;
}

static const char *role_title(const struct accounts *accounts, int first)
{
    return *accounts->list[first].role ? accounts->list[first].role : "no role told";
}

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
    row[TOTAL].number = work_total(&account->sum);
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
        arena_text(sheets->arena, "Hours: %s (%d)", role_title(accounts, first), end - first);
    sheet->name = arena_text(sheets->arena, "hours_%s", accounts->list[first].role);
}

/* What one histogram counts; -1: this person does not come into it. */
typedef int count_fn(const struct account *account);

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

static int by_number(const void *left, const void *right, const void *context)
{
    int a = *(const int *)left, b = *(const int *)right;

    (void)context;
    return (a > b) - (a < b);
}

/* "0:4 1:48 2:17": how many people have 0, 1, 2. */
static const char *histogram(const struct accounts *accounts, int first, int end, count_fn *count,
                             struct arena *arena)
{
    int *numbers = arena_new(arena, int, end - first);
    int n = 0;
    const char *text = "";

    for (int i = first; i < end; i++) {
        int number = count(&accounts->list[i]);
        if (number >= 0)
            numbers[n++] = number;
    }
    sort_rows(numbers, (size_t)n, sizeof *numbers, by_number, NULL);
    for (int i = 0, next; i < n; i = next) {
        for (next = i; next < n && numbers[next] == numbers[i];)
            next++;
        text = arena_text(arena, "%s%s%d:%d", text, *text ? "  " : "", numbers[i], next - i);
    }
    return text;
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
        const char *line = histogram(accounts, first, end, spreads[i].count, table->arena);

        if (!*line || (line[0] == '0' && !strchr(line, ' ')))
            continue; /* nobody, or nobody has any */
        struct cell *row = table_row(table);
        row[SPREAD_ROLE].text = role;
        row[SPREAD_WHAT].text = spreads[i].what;
        row[SPREAD_LINE].text = line;
    }
}

static bool fill(const struct report_ask *ask, struct arena *arena, struct page *page,
                 struct fault *fault)
{
    struct accounts accounts = read_accounts(ask, arena);
    struct sheets sheets = {.arena = arena};
    struct table spread = {.arena = arena, .n_columns = SPREAD_COLUMNS};

    (void)fault;
    heading_page(ask, "Hours", arena, page);
    for (int first = 0, end; first < accounts.count; first = end) {
        end = role_end(&accounts, first);
        add_role(ask, &accounts, first, end, &sheets);
        add_spread(&accounts, first, end, role_title(&accounts, first), &spread);
    }
    add_spread(&accounts, 0, accounts.count, "everybody", &spread);
    struct sheet *sheet = sheets_add(&sheets, spread_columns, &spread);
    sheet->title = "How evenly it is spread";
    sheet->note = "1:48 means that 48 people have one";
    sheet->name = "spread";
    sheet->group_by = SPREAD_ROLE;
    if (accounts.count > 0)
        sheets.list[0].note = arena_text(
            arena,
            "%s. Helping: reading, scribing and the like. School: with in-class support. Over: "
            "beyond the contract of these days. Load: exam and cover minutes per contracted hour",
            heading_state(ask, arena));
    page->sheets = sheets.list;
    page->n_sheets = sheets.count;
    return true;
}

extern const struct report report_hours;
const struct report report_hours = {
    .name = "hours",
    .title = "Hours and fairness",
    .audience = FOR_STAFF,
    .help = "each person's minutes by kind of work against the contract, and the spread",
    .fill = fill,
};
