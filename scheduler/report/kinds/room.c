/* SPDX-License-Identifier: GPL-3.0-or-later
 * Rooms day by day: the seating list in desk order and the adults (domain 9: 5, 7, 8).
 * For the exams office; the paper copy is collected back. */
#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/base/list.h"
#include "scheduler/base/sort.h"
#include "scheduler/duty/displaced.h"
#include "scheduler/report/answer.h"
#include "scheduler/report/heading.h"
#include "scheduler/report/work.h"

enum { DESK, NUMBER, PUPIL, NAME, PAPER, START, FINISH, RELEASE, MARKS, N_COLUMNS };

static const struct column columns[N_COLUMNS] = {
    [DESK] = {"Desk", CELL_NUMBER, "desk"},
    [NUMBER] = {"Cand.", CELL_TEXT, "candidate_number"},
    [PUPIL] = {"Pupil", CELL_TEXT, "pupil"},
    [NAME] = {"Name", CELL_TEXT, "name"},
    [PAPER] = {"Paper", CELL_TEXT, "paper"},
    [START] = {"Start", CELL_TIME, "start"},
    [FINISH] = {"Finish", CELL_TIME, "finish"},
    [RELEASE] = {"Release", CELL_TIME, "release"},
    [MARKS] = {"Arrangements, notes", CELL_TEXT, "arrangements"},
};

enum { ADULT_FROM, ADULT_UNTIL, ADULT_PERSON, ADULT_NAME, ADULT_DUTY, ADULT_COLUMNS };
static const struct column adult_columns[ADULT_COLUMNS] = {
    [ADULT_FROM] = {"From", CELL_TIME, "start"},     [ADULT_UNTIL] = {"Until", CELL_TIME, "end"},
    [ADULT_PERSON] = {"Person", CELL_TEXT, "staff"}, [ADULT_NAME] = {"Name", CELL_TEXT, "name"},
    [ADULT_DUTY] = {"Duty", CELL_TEXT, "duty"},
};

static int by_session_room_desk(const void *left, const void *right, const void *context)
{
    const struct sitting *a = *(const struct sitting *const *)left;
    const struct sitting *b = *(const struct sitting *const *)right;
    int order = sitting_order(a, b);

    (void)context;
    if (order != 0)
        return order;
    if (a->desk != b->desk)
        return a->desk < b->desk ? -1 : 1;
    return (a->starts_at > b->starts_at) - (a->starts_at < b->starts_at);
}

struct room_session { /* sittings [first, end) share a room in a session */
    const struct seated *seated;
    int first, end, room;
    int64_t from_at, until_at; /* first start, last release */
};

static struct room_session session_from(const struct seated *seated, int first)
{
    const struct sitting *one = seated->list[first];
    struct room_session session = {seated,    first,          first,
                                   one->room, one->starts_at, one->release_at};

    for (; session.end < seated->count; session.end++) {
        const struct sitting *next = seated->list[session.end];
        if (next->room != one->room ||
            day_is_morning(next->starts_at) != day_is_morning(one->starts_at) ||
            day_of(next->starts_at) != day_of(one->starts_at))
            break;
        if (next->starts_at < session.from_at)
            session.from_at = next->starts_at;
        if (next->release_at > session.until_at)
            session.until_at = next->release_at;
    }
    return session;
}

static const char *marks_text(const struct report_ask *ask, const struct sitting *sitting,
                              struct arena *arena)
{
    const struct season *season = ask->world->season;
    const struct entry *entry = &season->entries[sitting->entry];
    struct needs needs;

    rules_needs(ask->world->rules, season, entry->pupil, entry->paper, day_of(sitting->starts_at),
                arena, &needs);
    const char *between = *needs.because && *sitting->note ? "; " : "";
    return arena_text(arena, "%s%s%s", needs.because, between, sitting->note);
}

static const char *room_title(const struct season *season, int room, struct arena *arena)
{
    const struct room *row = &season->rooms[room];

    if (!*row->name || strcmp(row->name, row->room) == 0)
        return row->room;
    return arena_text(arena, "%s (%s)", row->name, row->room);
}

static const char *json_name(const struct season *season, const struct room_session *session,
                             const char *what, struct arena *arena)
{
    return arena_text(arena, "%s_%s_%s_%s", what, season->rooms[session->room].room,
                      day_text(arena, day_of(session->from_at)),
                      day_is_morning(session->from_at) ? "am" : "pm");
}

static void add_candidates(const struct report_ask *ask, const struct room_session *session,
                           struct sheets *sheets)
{
    const struct season *season = ask->world->season;
    struct arena *arena = sheets->arena;
    struct table table = {.arena = arena, .n_columns = N_COLUMNS};

    for (int i = session->first; i < session->end; i++) {
        const struct sitting *sitting = session->seated->list[i];
        const struct entry *entry = &season->entries[sitting->entry];
        const struct pupil *pupil = &season->pupils[entry->pupil];
        struct cell *row = table_row(&table);

        if (sitting->desk > 0)
            row[DESK].number = sitting->desk;
        row[NUMBER].text = pupil->candidate_number;
        row[PUPIL].text = pupil->pupil;
        row[NAME].text = pupil->name;
        row[PAPER].text = season->papers[entry->paper].paper;
        row[START].number = sitting->starts_at;
        row[FINISH].number = sitting->ends_at;
        row[RELEASE].number = sitting->release_at;
        row[MARKS].text = marks_text(ask, sitting, arena);
    }
    struct sheet *sheet = sheets_add(sheets, columns, &table);
    sheet->title =
        arena_text(arena, "%s, %s, %s: %s", room_title(season, session->room, arena),
                   heading_day(arena, day_of(session->from_at)),
                   heading_span(arena, session->from_at, session->until_at),
                   heading_count(arena, session->end - session->first, "candidate", "candidates"));
    sheet->new_page = true;
    sheet->note = board_text(ask, session->seated->list + session->first,
                             session->end - session->first, arena);
    sheet->name = json_name(season, session, "candidates", arena);
}

/* Is this work in the room around the session? */
static bool meets(const struct room_session *session, int room, int64_t from_at, int64_t until_at)
{
    return room == session->room && from_at < session->until_at && until_at > session->from_at;
}

static void add_missing(const struct report_ask *ask, const struct room_session *session,
                        struct table *table)
{
    for (int i = 0; i < ask->plan->n_open; i++) {
        const struct open_seat *open = &ask->plan->open[i];
        const struct duty *duty = &ask->world->duties[open->duty];
        const struct duty_slot *slot = &duty->slots[0];

        if (duty->n_slots > 1 || !meets(session, slot->room, open->starts_at, open->ends_at))
            continue;
        for (int n = 0; n < open->missing; n++) {
            struct cell *row = table_row(table);
            row[ADULT_FROM].number = open->starts_at;
            row[ADULT_UNTIL].number = open->ends_at;
            row[ADULT_PERSON].text = "--";
            row[ADULT_NAME].text = "nobody yet";
            row[ADULT_DUTY].text = duty->title;
        }
    }
}

/* What is timetabled in the room meanwhile and has to go elsewhere. */
static const char *lost_text(const struct report_ask *ask, const struct room_session *session,
                             const struct displaced_list *moves, struct arena *arena)
{
    const char *text = "";

    for (int i = 0; i < ask->world->n_duties; i++) {
        const struct duty *duty = &ask->world->duties[i];
        const struct duty_slot *slot = &duty->slots[0];

        if (duty->lesson < 0 || duty->n_slots > 1 || (duty->tags & TAG_SUPPORT) ||
            !meets(session, slot->room, slot->starts_at, slot->ends_at))
            continue;
        const struct displaced *move =
            displaced_by_key(moves, ask->world->season, duty->key, slot->starts_at);
        bool goes = move && move->to >= 0;
        text = arena_text(arena, "%s%s%s %s%s%s", text,
                          *text ? ", " : "Lessons that lose the room: ", duty->title,
                          heading_span(arena, slot->starts_at, slot->ends_at), goes ? " - to " : "",
                          goes ? ask->world->season->rooms[move->to].room : "");
    }
    return *text ? text : NULL;
}

static void add_adults(const struct report_ask *ask, const struct room_session *session,
                       const struct picked *merged, const struct displaced_list *moves,
                       struct sheets *sheets)
{
    const struct season *season = ask->world->season;
    struct table table = {.arena = sheets->arena, .n_columns = ADULT_COLUMNS};

    for (int i = 0; i < merged->count; i++) {
        const struct assignment *duty = &merged->list[i];

        if (duty->staff < 0 || !work_is_exam(work_of(duty)) ||
            !meets(session, duty->room, duty->starts_at, duty->ends_at))
            continue;
        struct cell *row = table_row(&table);
        row[ADULT_FROM].number = duty->starts_at;
        row[ADULT_UNTIL].number = duty->ends_at;
        row[ADULT_PERSON].text = season->people[duty->staff].staff;
        row[ADULT_NAME].text = season->people[duty->staff].name;
        row[ADULT_DUTY].text = duty->title;
    }
    add_missing(ask, session, &table);
    struct sheet *sheet = sheets_add(sheets, adult_columns, &table);
    sheet->title = arena_text(sheets->arena, "Adults in %s, %s, %s",
                              room_title(season, session->room, sheets->arena),
                              heading_day(sheets->arena, day_of(session->from_at)),
                              day_is_morning(session->from_at) ? "morning" : "afternoon");
    sheet->note = lost_text(ask, session, moves, sheets->arena);
    sheet->name = json_name(season, session, "adults", sheets->arena);
}

static bool fill(const struct report_ask *ask, struct arena *arena, struct page *page,
                 struct fault *fault)
{
    struct seated seated = pick_sittings(ask, arena);
    struct sheets sheets = {.arena = arena};
    struct report_ask everybody = *ask;

    (void)fault;
    everybody.person = -1;
    struct picked merged = pick_merged(&everybody, arena);
    struct displaced_list moves;
    displaced_find(ask->world->season, ask->world->rules, ask->from, ask->until, arena, &moves);
    heading_page(ask,
                 ask->room < 0
                     ? "Rooms"
                     : arena_text(arena, "Room %s", ask->world->season->rooms[ask->room].room),
                 arena, page);
    page->subtitle = arena_text(arena, "%s. %s", page->subtitle, heading_state(ask, arena));
    sort_rows(seated.list, (size_t)seated.count, sizeof(struct sitting *), by_session_room_desk,
              NULL);
    for (int first = 0; first < seated.count;) {
        struct room_session session = session_from(&seated, first);

        add_candidates(ask, &session, &sheets);
        add_adults(ask, &session, &merged, &moves, &sheets);
        first = session.end;
    }
    if (sheets.count == 0)
        sheets_add(&sheets, columns, &(struct table){.n_columns = N_COLUMNS})->title =
            "No candidate sits here on these days";
    page->sheets = sheets.list;
    page->n_sheets = sheets.count;
    return true;
}

extern const struct report report_room;
const struct report report_room = {
    .name = "room",
    .title = "Rooms and seating lists",
    .audience = FOR_OFFICE,
    .help = "candidates in desk order with their times and arrangements, and the adults",
    .fill = fill,
};
