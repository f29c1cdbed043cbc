/* SPDX-License-Identifier: GPL-3.0-or-later
 * Arrangements that are used without an approval on the day: pending, not told, over by then
 * (domain 2.2).  Seats are given as if granted; this says which ones rest on that, and by when
 * the boards wanted to hear of applications, modified papers and other sites. */
#include <strings.h>

#include "scheduler/base/day.h"
#include "scheduler/base/list.h"
#include "scheduler/base/sort.h"
#include "scheduler/report/heading.h"

enum { DAY, PUPIL, NUMBER, KIND, STATE, PAPER, SEATS, BY, DO, N_COLUMNS };

static const struct column columns[N_COLUMNS] = {
    [DAY] = {"First day", CELL_DAY, "date"},
    [PUPIL] = {"Pupil", CELL_TEXT, "pupil"},
    [NUMBER] = {"Cand.", CELL_TEXT, "candidate_number"},
    [KIND] = {"Arrangement", CELL_TEXT, "arrangement"},
    [STATE] = {"Approval", CELL_TEXT, "approval"},
    [PAPER] = {"First paper", CELL_TEXT, "paper"},
    [SEATS] = {"Seats", CELL_NUMBER, "seats"},
    [BY] = {"Closes", CELL_DAY, "closes"},
    [DO] = {"What to do", CELL_TEXT, "do"},
};

/* One row of arrangements in one state, over all seats that rest on it. */
struct resting {
    struct ground ground;
    int64_t day;
    int paper, seats;
};
struct resting_list {
    struct resting *list;
    int count, room;
};

static void add_ground(struct resting_list *rests, const struct ground *ground, int64_t day,
                       int paper, struct arena *arena)
{
    struct resting *found = NULL;

    for (int i = 0; i < rests->count; i++)
        if (rests->list[i].ground.row == ground->row &&
            rests->list[i].ground.approval == ground->approval)
            found = &rests->list[i];
    if (!found) {
        found = LIST_ADD(arena, rests->list, rests->count, rests->room);
        *found = (struct resting){.ground = *ground, .day = day, .paper = paper};
    }
    found->seats++;
    if (day < found->day) {
        found->day = day;
        found->paper = paper;
    }
}

static int by_day(const void *left, const void *right, const void *context)
{
    const struct resting *a = left, *b = right;

    (void)context;
    if (a->day != b->day)
        return a->day < b->day ? -1 : 1;
    return a->ground.row - b->ground.row;
}

/* Only who has an arrangement is asked about. */
static struct resting_list collect(const struct report_ask *ask, struct arena *arena)
{
    const struct season *season = ask->world->season;
    struct seated seated = pick_sittings(ask, arena);
    bool *has = arena_new(arena, bool, season->n_pupils + 1);
    struct resting_list rests = {0};

    for (int i = 0; i < season->n_arrangements; i++)
        has[season->arrangements[i].pupil] = true;
    for (int i = 0; i < seated.count; i++) {
        const struct entry *entry = &season->entries[seated.list[i]->entry];
        int64_t day = day_of(seated.list[i]->starts_at);
        struct needs needs;
        if (!has[entry->pupil] || entry->status == ENTRY_WITHDRAWN)
            continue;
        rules_needs(ask->world->rules, season, entry->pupil, entry->paper, day, arena, &needs);
        for (int k = 0; k < needs.n_pending + needs.n_missing + needs.n_expired; k++)
            add_ground(&rests, &needs.grounds[k], day, entry->paper, arena);
    }
    sort_rows(rests.list, (size_t)rests.count, sizeof *rests.list, by_day, NULL);
    return rests;
}

/* A day of every year (month * 100 + day), the last one before an exam of the summer series; -1
 * for exams of other series, whose days the rules do not tell. */
static int64_t closing_day(int month_day, int64_t exam_day)
{
    enum { HUNDRED = 100, FIRST_MONTH = 4, LAST_MONTH = 7 };
    int year, month, of_month;

    day_split(exam_day, &year, &month, &of_month);
    if (month < FIRST_MONTH || month > LAST_MONTH)
        return DAY_NONE;
    return day_make(year, month_day / HUNDRED, month_day % HUNDRED);
}

static const char *what_to_do(int approval)
{
    static const char *const words[] = {
        [APPROVAL_GOOD] = "",
        [APPROVAL_PENDING] = "chase the application",
        [APPROVAL_MISSING] = "say in route: approved, delegated or pending",
        [APPROVAL_OVER] = "apply again, then change approved_until",
    };
    return words[approval];
}

static const char *title_of(const struct report_ask *ask, const struct arrangement *row)
{
    const struct arrangement_rule *rule = rules_arrangement(ask->world->rules, row->kind);

    return rule ? rule->title : row->kind;
}

void approvals_sheet(const struct report_ask *ask, struct sheets *sheets)
{
    const struct season *season = ask->world->season;
    struct resting_list rests = collect(ask, sheets->arena);
    struct table table = {.arena = sheets->arena, .n_columns = N_COLUMNS};

    for (int i = 0; i < rests.count; i++) {
        const struct resting *rest = &rests.list[i];
        const struct arrangement *arrangement = &season->arrangements[rest->ground.row];
        const struct pupil *pupil = &season->pupils[arrangement->pupil];
        struct cell *row = table_row(&table);
        row[DAY].number = rest->day;
        row[PUPIL].text = pupil->pupil;
        row[NUMBER].text = pupil->candidate_number;
        row[KIND].text = title_of(ask, arrangement);
        row[STATE].text = approval_words[rest->ground.approval];
        row[PAPER].text = season->papers[rest->paper].paper;
        row[SEATS].number = rest->seats;
        int64_t closes = closing_day(rules_figure(ask->world->rules, FIGURE_APPLY_BY), rest->day);
        if (closes != DAY_NONE)
            row[BY].number = closes;
        row[DO].text = what_to_do(rest->ground.approval);
    }
    struct sheet *sheet = sheets_add(sheets, columns, &table);
    sheet->title =
        arena_text(sheets->arena, "Arrangements without an approval on the day: %d", rests.count);
    sheet->note = rests.count ? "Seated as if granted. Candidates' data: for the exams office only"
                              : "Every arrangement in use is approved on its day";
    sheet->name = "approvals";
}

enum { ORDER_BY, ORDER_PUPIL, ORDER_KIND, ORDER_DAY, ORDER_PAPER, ORDER_DO, ORDER_COLUMNS };
static const struct column order_columns[ORDER_COLUMNS] = {
    [ORDER_BY] = {"By", CELL_DAY, "by"},
    [ORDER_PUPIL] = {"Pupil", CELL_TEXT, "pupil"},
    [ORDER_KIND] = {"Arrangement", CELL_TEXT, "arrangement"},
    [ORDER_DAY] = {"First day", CELL_DAY, "date"},
    [ORDER_PAPER] = {"First paper", CELL_TEXT, "paper"},
    [ORDER_DO] = {"What to do", CELL_TEXT, "do"},
};

/* The first sitting an arrangement is for; NULL: none. */
static const struct sitting *first_use(const struct report_ask *ask, const struct seated *seated,
                                       const struct arrangement *row)
{
    const struct season *season = ask->world->season;

    for (int i = 0; i < seated->count; i++) {
        const struct entry *entry = &season->entries[seated->list[i]->entry];
        bool about = row->paper >= 0
                         ? row->paper == entry->paper
                         : !*row->subject ||
                               strcasecmp(row->subject, season->papers[entry->paper].subject) == 0;
        if (entry->pupil == row->pupil && about && entry->status != ENTRY_WITHDRAWN)
            return seated->list[i];
    }
    return NULL;
}

/* So many weeks before the series of a paper, or before the exam where none is told. */
static int64_t notice_day(const struct report_ask *ask, const struct sitting *sitting)
{
    enum { WEEK_DAYS = 7 };
    const struct season *season = ask->world->season;
    int series = season->papers[season->entries[sitting->entry].paper].series;
    int64_t first = day_of(sitting->starts_at);

    if (series < 0 && season->n_series == 1)
        series = 0;
    if (series >= 0 && season->series[series].from >= 0)
        first = season->series[series].from;
    return first - (int64_t)rules_figure(ask->world->rules, FIGURE_ALTERNATIVE_NOTICE) * WEEK_DAYS;
}

/* Modified papers are ordered, other sites are notified: by days the boards set. */
static void orders_sheet(const struct report_ask *ask, struct sheets *sheets)
{
    const struct season *season = ask->world->season;
    struct seated seated = pick_sittings(ask, sheets->arena);
    struct table table = {.arena = sheets->arena, .n_columns = ORDER_COLUMNS};

    for (int i = 0; i < season->n_arrangements; i++) {
        const struct arrangement *arrangement = &season->arrangements[i];
        bool order = strcasecmp(arrangement->kind, "modified_paper") == 0;
        bool notice = strcasecmp(arrangement->kind, "alternative_site") == 0;
        const struct sitting *use =
            (order || notice) && arrangement->wanted ? first_use(ask, &seated, arrangement) : NULL;
        if (!use)
            continue;
        int64_t by = notice ? notice_day(ask, use)
                            : closing_day(rules_figure(ask->world->rules, FIGURE_MODIFIED_BY),
                                          day_of(use->starts_at));
        struct cell *row = table_row(&table);
        if (by != DAY_NONE)
            row[ORDER_BY].number = by;
        row[ORDER_PUPIL].text = season->pupils[arrangement->pupil].pupil;
        row[ORDER_KIND].text = title_of(ask, arrangement);
        row[ORDER_DAY].number = day_of(use->starts_at);
        row[ORDER_PAPER].text = season->papers[season->entries[use->entry].paper].paper;
        row[ORDER_DO].text =
            notice ? "send the alternative-site notice" : "order the modified papers";
    }
    if (table.n_rows == 0)
        return;
    struct sheet *sheet = sheets_add(sheets, order_columns, &table);
    sheet->title =
        arena_text(sheets->arena, "Papers to order and sites to notify: %d", table.n_rows);
    sheet->name = "orders";
}

static bool fill(const struct report_ask *ask, struct arena *arena, struct page *page,
                 struct fault *fault)
{
    struct sheets sheets = {.arena = arena};

    (void)fault;
    heading_page(ask, "Approvals", arena, page);
    approvals_sheet(ask, &sheets);
    orders_sheet(ask, &sheets);
    page->sheets = sheets.list;
    page->n_sheets = sheets.count;
    return true;
}

extern const struct report report_approvals;
const struct report report_approvals = {
    .name = "approvals",
    .title = "Approvals that are wanting",
    .audience = FOR_OFFICE,
    .help = "arrangements in use that are pending, not told or over by then, and what to do",
    .fill = fill,
};
