/* SPDX-License-Identifier: GPL-3.0-or-later
 * Candidates' timetables: a page for each, with their own finish (domain 9: 3), and what they must
 * know of papers that clash: order, breaks, where they stay in between, lunch (domain 9: 4). */
#include "scheduler/base/day.h"
#include "scheduler/base/sort.h"
#include "scheduler/report/heading.h"

enum { DAY, START, FINISH, PAPER, TITLE, ROOM, DESK, NOTE, N_COLUMNS };

static const struct column columns[N_COLUMNS] = {
    [DAY] = {"Day", CELL_DAY, "date"},          [START] = {"Start", CELL_TIME, "start"},
    [FINISH] = {"Finish", CELL_TIME, "finish"}, [PAPER] = {"Paper", CELL_TEXT, "paper"},
    [TITLE] = {"Title", CELL_TEXT, "title"},    [ROOM] = {"Room", CELL_TEXT, "room"},
    [DESK] = {"Desk", CELL_NUMBER, "desk"},     [NOTE] = {"Note", CELL_TEXT, "note"},
};

static int pupil_of(const struct season *season, const struct sitting *sitting)
{
    return season->entries[sitting->entry].pupil;
}

/* Ties stay in the order of time. */
static int by_pupil(const void *left, const void *right, const void *context)
{
    int a = pupil_of(context, *(const struct sitting *const *)left);
    int b = pupil_of(context, *(const struct sitting *const *)right);

    return (a > b) - (a < b);
}

/* "Keep free as well: Wed 23 Jun 2027": the contingency days from the ask on; "" when none. */
static const char *contingency_text(const struct report_ask *ask, struct arena *arena)
{
    const struct season *season = ask->world->season;
    const char *text = "";

    for (int i = 0; i < season->n_calendar; i++) {
        const struct calendar_day *row = &season->calendar[i];
        bool half = row->session == SESSION_AM || row->session == SESSION_PM;
        if (row->kind == DAY_CONTINGENCY && row->date >= ask->from)
            text = arena_text(arena, "%s%s%s%s%s", text,
                              *text ? ", " : ". Keep free as well: ", heading_day(arena, row->date),
                              half ? " " : "", half ? session_words[row->session] : "");
    }
    return text;
}

/* Those who sit a paper on a later day than the others are supervised from soon after its start. */
static const char *deferred_text(const struct report_ask *ask, const struct sitting *sitting,
                                 struct arena *arena)
{
    const struct season *season = ask->world->season;
    const struct rules *rules = ask->world->rules;
    const struct paper *paper = &season->papers[season->entries[sitting->entry].paper];

    if (paper->date == DAY_NONE || paper->session == SESSION_NONE || *paper->parts ||
        day_of(sitting->starts_at) <= paper->date)
        return "";
    int64_t from_at = rules_published_at(rules, paper, paper->date) +
                      rules_figure(rules, FIGURE_DEFER_SUPERVISION);
    return arena_text(arena,
                      "deferred: from %s on %s until you sit it somebody is with you, and you "
                      "have no phone, internet or contact with other candidates; sign the "
                      "declaration before",
                      time_text(arena, (int)(from_at - paper->date * DAY_MIN)),
                      heading_day(arena, paper->date));
}

static const char *joined(const char *left, const char *right, struct arena *arena)
{
    if (!*left || !*right)
        return *left ? left : right;
    return arena_text(arena, "%s; %s", left, right);
}

/* Who finishes early stays under supervision until the release. */
static const char *note_text(const struct report_ask *ask, const struct sitting *sitting,
                             struct arena *arena)
{
    const char *text = "";

    if (sitting->release_at > sitting->ends_at) {
        int minute = (int)(sitting->release_at - day_of(sitting->release_at) * DAY_MIN);
        text = arena_text(arena, "stay until %s", time_text(arena, minute));
    }
    text = joined(text, sitting->note, arena);
    return joined(text, deferred_text(ask, sitting, arena), arena);
}

/* Time under supervision, apart from the others, as a row of the day. */
static void fill_apart(const struct isolation *apart, struct cell *row)
{
    row[DAY].number = day_of(apart->from_at);
    row[START].number = apart->from_at;
    row[FINISH].number = apart->until_at;
    row[TITLE].text = apart->lunch ? "Supervised, with lunch" : "Supervised";
    row[NOTE].text = apart->lunch ? "an adult stays with you: no phone, no internet, no contact "
                                    "with other candidates; bring your lunch and your own notes"
                                  : "an adult stays with you: no phone, no internet, no contact "
                                    "with other candidates; bring your own notes";
}

static void fill_row(const struct report_ask *ask, const struct sitting *sitting,
                     struct arena *arena, struct cell *row)
{
    const struct season *season = ask->world->season;
    const struct paper *paper = &season->papers[season->entries[sitting->entry].paper];
    const struct room *room = &season->rooms[sitting->room];

    row[DAY].number = day_of(sitting->starts_at);
    row[START].number = sitting->starts_at;
    row[FINISH].number = sitting->ends_at;
    row[PAPER].text = paper->paper;
    row[TITLE].text = *paper->title ? paper->title : paper->subject;
    row[ROOM].text = *room->name ? room->name : room->room;
    if (sitting->desk > 0)
        row[DESK].number = sitting->desk;
    row[NOTE].text = note_text(ask, sitting, arena);
}

/* Sittings of all candidates by candidate, and the times at which they are apart. */
struct timetables {
    struct seated seated;
    const struct isolation *apart; /* by day */
    int n_apart;
    const char *keep_free;
};

/* What the candidate does between two moments beside sitting papers; each is told once. */
static void add_apart(const struct timetables *timetables, int pupil, int64_t from_at,
                      int64_t until_at, struct table *table)
{
    for (int i = 0; i < timetables->n_apart; i++) {
        const struct isolation *apart = &timetables->apart[i];
        if (apart->pupil == pupil && apart->from_at >= from_at && apart->from_at < until_at)
            fill_apart(apart, table_row(table));
    }
}

/* The sittings [first, end) of one candidate. */
static void add_candidate(const struct report_ask *ask, const struct timetables *timetables,
                          int first, int end, struct sheets *sheets)
{
    const struct season *season = ask->world->season;
    const struct sitting *const *list = timetables->seated.list;
    int number = pupil_of(season, list[first]);
    const struct pupil *pupil = &season->pupils[number];
    struct table table = {.arena = sheets->arena, .n_columns = N_COLUMNS};
    int64_t told_at = INT64_MIN;

    for (int i = first; i < end; i++) {
        add_apart(timetables, number, told_at, list[i]->starts_at, &table);
        told_at = list[i]->starts_at;
        fill_row(ask, list[i], sheets->arena, table_row(&table));
    }
    add_apart(timetables, number, told_at, INT64_MAX, &table);
    struct sheet *sheet = sheets_add(sheets, columns, &table);
    const char *name = *pupil->name
                           ? arena_text(sheets->arena, "%s (%s)", pupil->name, pupil->pupil)
                           : pupil->pupil;
    sheet->title = arena_text(sheets->arena, "%s, candidate %s", name,
                              *pupil->candidate_number ? pupil->candidate_number : "-");
    sheet->note =
        arena_text(sheets->arena, "Finish: with all the time allowed%s", timetables->keep_free);
    sheet->name = pupil->pupil;
    sheet->group_by = DAY;
    sheet->new_page = true;
}

static bool fill(const struct report_ask *ask, struct arena *arena, struct page *page,
                 struct fault *fault)
{
    const struct season *season = ask->world->season;
    struct timetables timetables = {.seated = pick_sittings(ask, arena),
                                    .keep_free = contingency_text(ask, arena)};
    struct seated seated = timetables.seated;
    struct sheets sheets = {.arena = arena};

    (void)fault;
    heading_page(ask, "Timetables of candidates", arena, page);
    timetables.n_apart = isolations_derive(season, ask->world->rules, ask->from, ask->until, arena,
                                           &timetables.apart);
    sort_rows(seated.list, (size_t)seated.count, sizeof(struct sitting *), by_pupil, season);
    for (int first = 0, end; first < seated.count; first = end) {
        int pupil = pupil_of(season, seated.list[first]);

        for (end = first; end < seated.count && pupil_of(season, seated.list[end]) == pupil;)
            end++;
        add_candidate(ask, &timetables, first, end, &sheets);
    }
    if (sheets.count == 0)
        sheets_add(&sheets, columns, &(struct table){.n_columns = N_COLUMNS})->title =
            "No candidate sits a paper on these days";
    page->sheets = sheets.list;
    page->n_sheets = sheets.count;
    return true;
}

extern const struct report report_candidate;
const struct report report_candidate = {
    .name = "candidate",
    .title = "Timetables of candidates",
    .audience = FOR_OFFICE,
    .help = "a page for each candidate: their papers with their own finish, room and desk",
    .fill = fill,
};
