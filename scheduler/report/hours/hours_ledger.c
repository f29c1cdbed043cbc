/* SPDX-License-Identifier: GPL-3.0-or-later
 * The other side of the hours: overtime and time off in lieu, the contract of the year, and whose
 * lessons and support each hour of exams stood in the place of. */
#include "scheduler/report/heading.h"
#include "scheduler/report/hours/accounts.h"

enum {
    LIEU_PERSON,
    LIEU_OUTSIDE,
    LIEU_PAID,
    LIEU_OFF,
    LIEU_BEFORE,
    LIEU_TAKEN,
    LIEU_LEFT,
    LIEU_LOGGED,
    LIEU_OVER,
    LIEU_COLUMNS
};
static const struct column lieu_columns[LIEU_COLUMNS] = {
    [LIEU_PERSON] = {"Person", CELL_TEXT, "staff"},
    [LIEU_OUTSIDE] = {"Outside hours", CELL_MINUTES, "outside_minutes"},
    [LIEU_PAID] = {"To be paid", CELL_MINUTES, "paid_minutes"},
    [LIEU_OFF] = {"Time off earned", CELL_MINUTES, "time_off_minutes"},
    [LIEU_BEFORE] = {"...before", CELL_MINUTES, "time_off_before_minutes"},
    [LIEU_TAKEN] = {"...taken", CELL_MINUTES, "time_off_taken_minutes"},
    [LIEU_LEFT] = {"...left", CELL_MINUTES, "time_off_left_minutes"},
    [LIEU_LOGGED] = {"Really worked", CELL_MINUTES, "logged_minutes"},
    [LIEU_OVER] = {"...outside hours", CELL_MINUTES, "logged_outside_minutes"},
};

enum { YEAR_PERSON, YEAR_WEEK, YEAR_WEEKS, YEAR_CONTRACT, YEAR_HERE, YEAR_LEFT, YEAR_COLUMNS };
static const struct column year_columns[YEAR_COLUMNS] = {
    [YEAR_PERSON] = {"Person", CELL_TEXT, "staff"},
    [YEAR_WEEK] = {"A week", CELL_MINUTES, "week_minutes"},
    [YEAR_WEEKS] = {"Weeks", CELL_NUMBER, "weeks"},
    [YEAR_CONTRACT] = {"The year", CELL_MINUTES, "year_minutes"},
    [YEAR_HERE] = {"These days", CELL_MINUTES, "contract_minutes"},
    [YEAR_LEFT] = {"Other days", CELL_MINUTES, "other_minutes"},
};

enum {
    TOOK_PERSON,
    TOOK_EXAM,
    TOOK_LESSONS,
    TOOK_SUPPORT,
    TOOK_OTHER,
    TOOK_COVERED,
    TOOK_BEYOND,
    TOOK_FREE,
    TOOK_COLUMNS
};
static const struct column took_columns[TOOK_COLUMNS] = {
    [TOOK_PERSON] = {"Person", CELL_TEXT, "staff"},
    [TOOK_EXAM] = {"Exams", CELL_MINUTES, "exam_minutes"},
    [TOOK_LESSONS] = {"Lessons", CELL_MINUTES, "lesson_minutes"},
    [TOOK_SUPPORT] = {"Support", CELL_MINUTES, "support_minutes"},
    [TOOK_OTHER] = {"Duties", CELL_MINUTES, "duty_minutes"},
    [TOOK_COVERED] = {"Covered", CELL_MINUTES, "covered_minutes"},
    [TOOK_BEYOND] = {"Past hours", CELL_MINUTES, "outside_minutes"},
    [TOOK_FREE] = {"Nothing set", CELL_MINUTES, "free_minutes"},
};

static const char *code_of(const struct report_ask *ask, const struct account *account)
{
    return ask->world->season->people[account->person].staff;
}

static int64_t earned_min(const struct ledger *ledger)
{
    return ledger->paid ? 0 : ledger->outside_min;
}

static int64_t left_min(const struct ledger *ledger)
{
    return ledger->brought_min + earned_min(ledger) - ledger->taken_min;
}

/* Of those with hours of their own; who is paid by the duty claims by the hour. */
static void lieu_sheet(const struct report_ask *ask, const struct accounts *accounts,
                       struct sheets *sheets)
{
    struct table table = {.arena = sheets->arena, .n_columns = LIEU_COLUMNS};

    for (int i = 0; i < accounts->count; i++) {
        const struct ledger *ledger = accounts->list[i].ledger;
        if (ledger->outside_min == 0 && ledger->logged_min == 0 && ledger->taken_min == 0 &&
            ledger->brought_min == 0)
            continue;
        struct cell *row = table_row(&table);
        row[LIEU_PERSON].text = code_of(ask, &accounts->list[i]);
        row[LIEU_OUTSIDE].number = ledger->outside_min;
        row[LIEU_PAID].number = ledger->paid ? ledger->outside_min : 0;
        row[LIEU_OFF].number = earned_min(ledger);
        row[LIEU_BEFORE].number = ledger->brought_min;
        row[LIEU_TAKEN].number = ledger->taken_min;
        row[LIEU_LEFT].number = left_min(ledger);
        if (ledger->logged_min > 0) {
            row[LIEU_LOGGED].number = ledger->logged_min;
            row[LIEU_OVER].number = ledger->logged_over_min;
        }
    }
    struct sheet *sheet = sheets_add(sheets, lieu_columns, &table);
    sheet->title = "Overtime and time off in lieu";
    sheet->note = table.n_rows ? "Who has a rate for overtime is paid, others are owed the time. "
                                 "Before: balances.csv; taken: absences in lieu on these days. "
                                 "Really worked: as told in worked.csv"
                               : "Nobody works past their hours";
    sheet->name = "time_off";
}

static int64_t year_min(const struct person *person)
{
    if (person->contract_min < 0 || person->weeks_per_year < 0)
        return -1;
    return (int64_t)person->contract_min * person->weeks_per_year;
}

static void year_sheet(const struct report_ask *ask, const struct accounts *accounts,
                       struct sheets *sheets)
{
    struct table table = {.arena = sheets->arena, .n_columns = YEAR_COLUMNS};

    for (int i = 0; i < accounts->count; i++) {
        const struct account *account = &accounts->list[i];
        const struct person *person = &ask->world->season->people[account->person];
        if (year_min(person) < 0)
            continue;
        struct cell *row = table_row(&table);
        row[YEAR_PERSON].text = person->staff;
        row[YEAR_WEEK].number = person->contract_min;
        row[YEAR_WEEKS].number = person->weeks_per_year;
        row[YEAR_CONTRACT].number = year_min(person);
        row[YEAR_HERE].number = account->contract_min;
        row[YEAR_LEFT].number = year_min(person) - account->contract_min;
    }
    if (table.n_rows == 0)
        return; /* no staff list says how many weeks */
    struct sheet *sheet = sheets_add(sheets, year_columns, &table);
    sheet->title = "The contract of the year";
    sheet->note = "Weeks worked times the hours of a week; weeks as told in the staff list";
    sheet->name = "year";
}

static int64_t free_min(const struct ledger *ledger)
{
    return ledger->exam_min - ledger->lesson_min - ledger->support_min - ledger->other_min -
           ledger->beyond_min;
}

static void took_sheet(const struct report_ask *ask, const struct accounts *accounts,
                       struct sheets *sheets)
{
    struct table table = {.arena = sheets->arena, .n_columns = TOOK_COLUMNS};

    for (int i = 0; i < accounts->count; i++) {
        const struct account *account = &accounts->list[i];
        const struct ledger *ledger = account->ledger;
        if (ledger->exam_min == 0 || ask->world->season->people[account->person].contract_min < 0)
            continue;
        struct cell *row = table_row(&table);
        row[TOOK_PERSON].text = code_of(ask, account);
        row[TOOK_EXAM].number = ledger->exam_min;
        row[TOOK_LESSONS].number = ledger->lesson_min;
        row[TOOK_SUPPORT].number = ledger->support_min;
        row[TOOK_OTHER].number = ledger->other_min;
        row[TOOK_COVERED].number = ledger->covered_min;
        row[TOOK_BEYOND].number = ledger->beyond_min;
        row[TOOK_FREE].number = free_min(ledger);
    }
    if (table.n_rows == 0)
        return;
    struct sheet *sheet = sheets_add(sheets, took_columns, &table);
    sheet->title = "What exam hours stood in the place of";
    sheet->note = "Lessons, support and duties of their own. Covered: of these, what somebody else "
                  "took. Nothing set: hours in which the timetable has them nowhere";
    sheet->name = "displaced";
}

void ledger_sheets(const struct report_ask *ask, const struct accounts *accounts,
                   struct sheets *sheets)
{
    took_sheet(ask, accounts, sheets);
    lieu_sheet(ask, accounts, sheets);
    year_sheet(ask, accounts, sheets);
}

void ledger_json(struct json *row, const struct person *person, const struct ledger *ledger)
{
    struct json *took = json_member(row, "displaced");

    json_number(took, "lesson_minutes", ledger->lesson_min);
    json_number(took, "support_minutes", ledger->support_min);
    json_number(took, "duty_minutes", ledger->other_min);
    json_number(took, "covered_minutes", ledger->covered_min);
    json_number(row, "outside_minutes", ledger->outside_min);
    json_number(row, "paid_minutes", ledger->paid ? ledger->outside_min : 0);
    json_number(row, "time_off_minutes", earned_min(ledger));
    json_number(row, "time_off_before_minutes", ledger->brought_min);
    json_number(row, "time_off_taken_minutes", ledger->taken_min);
    json_number(row, "time_off_left_minutes", left_min(ledger));
    if (year_min(person) >= 0)
        json_number(row, "year_minutes", year_min(person));
    else
        json_null(row, "year_minutes");
}
