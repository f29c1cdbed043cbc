/* SPDX-License-Identifier: GPL-3.0-or-later
 * The season on a page for the head: where adults are short, whom to hire for which half of the
 * day and what that costs, with and without what is not granted yet. */
#include "scheduler/report/forecast/forecast.h"

#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/report/heading.h"

enum { DAY, SESSION, NEEDED, AVAILABLE, SHORT, GRANTED, WHO, N_COLUMNS };
static const struct column columns[N_COLUMNS] = {
    [DAY] = {"Day", CELL_DAY, "date"},
    [SESSION] = {"Half", CELL_TEXT, "session"},
    [NEEDED] = {"Needed", CELL_NUMBER, "needed"},
    [AVAILABLE] = {"There", CELL_NUMBER, "available"},
    [SHORT] = {"Short", CELL_NUMBER, "short"},
    [WHO] = {"Of what", CELL_TEXT, "missing"},
    [GRANTED] = {"Granted", CELL_NUMBER, "short_without_pending"},
};

enum { HIRE_WHO, HIRE_HALF, HIRE_PEOPLE, HIRE_TIMES, HIRE_MINUTES, HIRE_POUNDS, HIRE_COLUMNS };
static const struct column hire_columns[HIRE_COLUMNS] = {
    [HIRE_WHO] = {"Whom to hire", CELL_TEXT, "role"},
    [HIRE_HALF] = {"For", CELL_TEXT, "half"},
    [HIRE_PEOPLE] = {"People", CELL_NUMBER, "people"},
    [HIRE_TIMES] = {"Sessions", CELL_NUMBER, "sessions"},
    [HIRE_MINUTES] = {"Hours", CELL_MINUTES, "minutes"},
    [HIRE_POUNDS] = {"Pounds", CELL_NUMBER, "pounds"},
};

enum { LINE_WHAT, LINE_NOW, LINE_GRANTED, LINE_COLUMNS };
static const struct column line_columns[LINE_COLUMNS] = {
    [LINE_WHAT] = {"The season", CELL_TEXT, "what"},
    [LINE_NOW] = {"As planned", CELL_NUMBER, "planned"},
    [LINE_GRANTED] = {"Without what is pending", CELL_NUMBER, "granted"},
};

enum { PAGE_LINES = 23 }; /* more would not fit on the page: only sessions that are short */

static const char *half_words(int session)
{
    return session == SESSION_AM ? "mornings" : "afternoons";
}

/* "2 Invigilator, 1 Reader" */
static const char *lacks_text(const struct forecast_session *session, struct arena *arena)
{
    const char *text = "";

    for (int i = 0; i < session->n_lacks; i++)
        text = arena_text(arena, "%s%s%d %s", text, *text ? ", " : "", session->lacks[i].people,
                          session->lacks[i].role);
    return text;
}

static const struct forecast_session *session_in(const struct forecast *forecast,
                                                 const struct forecast_session *like)
{
    for (int i = 0; forecast && i < forecast->n_sessions; i++)
        if (forecast->sessions[i].day == like->day &&
            forecast->sessions[i].session == like->session)
            return &forecast->sessions[i];
    return NULL;
}

/* What the whole page stands on. */
struct outlook {
    const struct report_ask *ask;
    struct arena *arena;
    struct forecast now, granted;
    struct hires hires, granted_hires;
    struct totals totals, granted_totals;
    struct grounds_count grounds;
    int forecast_entries, unanswered;
};

/* People who work when asked, and have not been asked for any day of the range. */
static int count_unanswered(const struct season *season, int64_t from, int64_t until)
{
    int count = 0;

    for (int p = 0; p < season->n_people; p++) {
        bool told = season->people[p].offers != OFFERS_ASKED;
        for (int i = 0; !told && i < season->n_availability; i++)
            told = season->availability[i].staff == p && season->availability[i].date >= from &&
                   season->availability[i].date <= until;
        count += !told;
    }
    return count;
}

static bool look(const struct report_ask *ask, struct arena *arena, struct outlook *outlook,
                 struct fault *fault)
{
    const struct world *world = ask->world, *granted = ask->granted ? ask->granted : world;

    *outlook = (struct outlook){.ask = ask, .arena = arena};
    if (!forecast_make(world, arena, &outlook->now, fault))
        return false;
    outlook->granted = outlook->now;
    if (granted != world && !forecast_make(granted, arena, &outlook->granted, fault))
        return false;
    outlook->hires = hires_of(&outlook->now, world->season, arena);
    outlook->granted_hires = hires_of(&outlook->granted, world->season, arena);
    outlook->totals = totals_of(&outlook->now, &outlook->hires);
    outlook->granted_totals = totals_of(&outlook->granted, &outlook->granted_hires);
    outlook->grounds = rules_grounds(world->rules, world->season, ask->from, ask->until, arena);
    outlook->unanswered = count_unanswered(world->season, ask->from, ask->until);
    for (int i = 0; i < world->season->n_seating; i++) {
        const struct sitting *row = &world->season->seating[i];
        outlook->forecast_entries += world->season->entries[row->entry].status == ENTRY_FORECAST &&
                                     day_of(row->starts_at) >= ask->from &&
                                     day_of(row->starts_at) <= ask->until;
    }
    return true;
}

static void add_line(struct table *table, const char *what, int64_t now, int64_t granted)
{
    struct cell *row = table_row(table);

    row[LINE_WHAT].text = what;
    row[LINE_NOW].number = now;
    row[LINE_GRANTED].number = granted;
}

static const char *season_note(const struct outlook *outlook)
{
    const struct grounds_count *grounds = &outlook->grounds;
    const char *text = "Every seat rests on an approval or needs none";

    if (grounds->seats) {
        text = arena_text(outlook->arena,
                          "%s on approvals the school does not have (%d pending, %d not "
                          "told, %d over by then)",
                          heading_count(outlook->arena, grounds->seats, "seat rests", "seats rest"),
                          grounds->pending, grounds->missing, grounds->over);
    }
    if (outlook->forecast_entries)
        text = arena_text(
            outlook->arena, "%s, and %s forecast only", text,
            heading_count(outlook->arena, outlook->forecast_entries, "entry is", "entries are"));
    if (outlook->now.unseated) {
        text = arena_text(
            outlook->arena, "%s. %s no desk yet and %s not counted", text,
            heading_count(outlook->arena, outlook->now.unseated, "entry has", "entries have"),
            outlook->now.unseated == 1 ? "is" : "are");
    }
    if (outlook->unanswered)
        text = arena_text(
            outlook->arena, "%s. %s not said when they can come and not counted", text,
            heading_count(outlook->arena, outlook->unanswered, "person has", "people have"));
    return text;
}

static void season_sheet(const struct outlook *outlook, struct sheets *sheets)
{
    struct table table = {.arena = outlook->arena, .n_columns = LINE_COLUMNS};
    const struct totals *now = &outlook->totals, *granted = &outlook->granted_totals;

    add_line(&table, "Sessions with exams", now->sessions, granted->sessions);
    add_line(&table, "Sessions short of adults", now->short_sessions, granted->short_sessions);
    add_line(&table, "Adults short, all sessions", now->missing, granted->missing);
    add_line(&table, "Adults short in the worst session", now->worst, granted->worst);
    add_line(&table, "Adults who would leave lessons for it", now->leaving, granted->leaving);
    add_line(&table, "Hours to fill", (now->minutes + 59) / 60, (granted->minutes + 59) / 60);
    if (now->pence >= 0 && granted->pence >= 0)
        add_line(&table, "Cost of filling them, pounds", (now->pence + 99) / 100,
                 (granted->pence + 99) / 100);
    struct sheet *sheet = sheets_add(sheets, line_columns, &table);
    sheet->title = "The season";
    sheet->note = season_note(outlook);
    sheet->name = "season";
}

static void hire_sheet(const struct outlook *outlook, struct sheets *sheets)
{
    struct table table = {.arena = outlook->arena, .n_columns = HIRE_COLUMNS};

    for (int i = 0; i < outlook->hires.n; i++) {
        const struct hire *hire = &outlook->hires.list[i];
        struct cell *row = table_row(&table);
        row[HIRE_WHO].text = hire->role;
        row[HIRE_HALF].text = half_words(hire->session);
        row[HIRE_PEOPLE].number = hire->people;
        row[HIRE_TIMES].number = hire->times;
        row[HIRE_MINUTES].number = hire->minutes;
        if (hire->pence >= 0)
            row[HIRE_POUNDS].number = (hire->pence + 99) / 100;
    }
    int rate = forecast_rate(outlook->ask->world->season, outlook->ask->from);
    struct sheet *sheet = sheets_add(sheets, hire_columns, &table);
    sheet->title = outlook->hires.n ? "Whom to hire" : "Whom to hire: nobody";
    sheet->note =
        rate < 0
            ? "No rate is told: give rates.csv, or pence_per_hour of the invigilators"
            : arena_text(outlook->arena, "At %d.%02d pounds an hour. People: the most at one time",
                         rate / 100, rate % 100);
    sheet->name = "hire";
}

static void session_sheet(const struct outlook *outlook, struct sheets *sheets)
{
    struct table table = {.arena = outlook->arena, .n_columns = N_COLUMNS};
    const struct forecast_session *list = outlook->now.sessions;
    bool all = outlook->now.n_sessions + outlook->hires.n <= PAGE_LINES;

    for (int i = 0; i < outlook->now.n_sessions; i++) {
        const struct forecast_session *granted = session_in(&outlook->granted, &list[i]);
        if (!all && list[i].missing == 0 && (!granted || granted->missing == 0))
            continue;
        struct cell *row = table_row(&table);
        row[DAY].number = list[i].day;
        row[SESSION].text = session_words[list[i].session];
        row[NEEDED].number = list[i].needed;
        row[AVAILABLE].number = list[i].available;
        row[SHORT].number = list[i].missing;
        row[WHO].text = lacks_text(&list[i], outlook->arena);
        row[GRANTED].number = granted ? granted->missing : 0;
    }
    struct sheet *sheet = sheets_add(sheets, columns, &table);
    sheet->title = all ? "Session by session, at its worst moment"
                       : "Sessions that are short, at their worst moment";
    sheet->note = arena_text(
        outlook->arena,
        "Adults. There: all who may do some of it then. Granted: short without what is pending%s",
        all ? ""
            : arena_text(outlook->arena, ". %d other sessions have enough",
                         outlook->now.n_sessions - table.n_rows));
    sheet->name = "sessions";
}

static bool fill(const struct report_ask *ask, struct arena *arena, struct page *page,
                 struct fault *fault)
{
    struct sheets sheets = {.arena = arena};
    struct outlook outlook;

    heading_page(ask, "Forecast", arena, page);
    if (!look(ask, arena, &outlook, fault))
        return false;
    season_sheet(&outlook, &sheets);
    hire_sheet(&outlook, &sheets);
    session_sheet(&outlook, &sheets);
    page->sheets = sheets.list;
    page->n_sheets = sheets.count;
    return true;
}

extern const struct report report_forecast;
const struct report report_forecast = {
    .name = "forecast",
    .title = "Forecast of the season",
    .audience = FOR_OFFICE,
    .help = "for the head: adults needed, there and short, whom to hire and the cost, with and "
            "without what is pending",
    .whole_season = true,
    .wants_granted = true,
    .fill = fill,
};
