/* SPDX-License-Identifier: GPL-3.0-or-later
 * Who has not fetched their calendar since their duties changed, and a slip for each of them.
 * That a program fetched it is not that a person looked: the heading says so. */
#include "export/zone.h"
#include "scheduler/base/day.h"
#include "scheduler/base/sort.h"
#include "scheduler/report/answer.h"
#include "scheduler/report/feed_health.h"
#include "scheduler/report/heading.h"

enum { PERSON, NAME, PROGRAM, FETCHED, CHANGED, NEWS, N_COLUMNS };
static const struct column columns[N_COLUMNS] = {
    [PERSON] = {"Person", CELL_TEXT, "staff"},
    [NAME] = {"Name", CELL_TEXT, "name"},
    [PROGRAM] = {"Calendar", CELL_TEXT, "calendar"},
    [FETCHED] = {"Fetched last", CELL_MOMENT, "fetched"},
    [CHANGED] = {"Changed last", CELL_MOMENT, "changed"},
    [NEWS] = {"Changes not seen", CELL_NUMBER, "changes"},
};

enum { FOR, DAY, FROM, UNTIL, WHAT, WHERE, STATE, SLIP_COLUMNS };
static const struct column slip_columns[SLIP_COLUMNS] = {
    [FOR] = {"For", CELL_TEXT, "staff"},    [DAY] = {"Day", CELL_DAY, "date"},
    [FROM] = {"From", CELL_TIME, "from"},   [UNTIL] = {"Until", CELL_TIME, "until"},
    [WHAT] = {"Duty", CELL_TEXT, "duty"},   [WHERE] = {"Place", CELL_TEXT, "place"},
    [STATE] = {"News", CELL_TEXT, "state"},
};

bool feed_is_news(const struct feed_event *event, int person, const struct feed_address *address,
                  int64_t now_at)
{
    bool fetched = address && address->fetched_utc;

    if (event->staff != person || event->ends_at <= now_at)
        return false;
    return fetched ? event->changed_utc > address->fetched_utc : !event->cancelled;
}

int feed_behind(const struct season *season, int person, const struct feed_address *address,
                int64_t now_at)
{
    int count = 0;

    for (int i = 0; i < season->n_feed_events; i++)
        count += feed_is_news(&season->feed_events[i], person, address, now_at);
    return count;
}

static const struct feed_address *address_of(const struct season *season, int person)
{
    for (int i = 0; i < season->n_feed_addresses; i++)
        if (season->feed_addresses[i].staff == person && !season->feed_addresses[i].ended_utc)
            return &season->feed_addresses[i];
    return NULL;
}

static int64_t changed_last(const struct season *season, int person)
{
    int64_t last = 0;

    for (int i = 0; i < season->n_feed_events; i++)
        if (season->feed_events[i].staff == person && season->feed_events[i].changed_utc > last)
            last = season->feed_events[i].changed_utc;
    return last;
}

static void add_row(const struct report_ask *ask, int person, int news, struct table *table)
{
    const struct season *season = ask->world->season;
    const struct feed_address *address = address_of(season, person);
    struct cell *row = table_row(table);

    row[PERSON].text = season->people[person].staff;
    row[NAME].text = season->people[person].name;
    row[PROGRAM].text = !address                ? "none"
                        : !address->fetched_utc ? "never fetched"
                                                : address->client;
    if (address && address->fetched_utc)
        row[FETCHED].number = zone_wall_at(address->fetched_utc);
    row[CHANGED].number = zone_wall_at(changed_last(season, person));
    row[NEWS].number = news;
}

static bool fill_list(const struct report_ask *ask, struct arena *arena, struct page *page,
                      struct fault *fault)
{
    const struct season *season = ask->world->season;
    struct sheets sheets = {.arena = arena};
    struct table table = {.arena = arena, .n_columns = N_COLUMNS};
    int64_t now_at = zone_wall_at(ask->now_utc);

    (void)fault;
    heading_page(ask, "Calendars that are behind", arena, page);
    for (int p = 0; p < season->n_people; p++) {
        int news = feed_behind(season, p, address_of(season, p), now_at);
        if (news && (ask->person < 0 || ask->person == p))
            add_row(ask, p, news, &table);
    }
    struct sheet *sheet = sheets_add(&sheets, columns, &table);
    sheet->title = arena_text(arena, "Have not fetched what changed: %d of %d", table.n_rows,
                              season->n_people);
    sheet->note = "Fetched is not read: a calendar program may show it hours later. report slips "
                  "prints what they have not seen";
    sheet->name = "stale_feeds";
    page->sheets = sheets.list;
    page->n_sheets = sheets.count;
    return true;
}

static const char *state_text(const struct feed_event *event, const struct feed_address *address)
{
    if (event->cancelled)
        return "cancelled";
    return address && event->sequence > 0 ? "changed" : "new";
}

static int by_start(const void *left, const void *right, const void *context)
{
    const struct feed_event *a = *(const struct feed_event *const *)left;
    const struct feed_event *b = *(const struct feed_event *const *)right;

    (void)context;
    return (a->starts_at > b->starts_at) - (a->starts_at < b->starts_at);
}

static void add_slip(const struct report_ask *ask, int person, int64_t now_at,
                     struct sheets *sheets)
{
    const struct season *season = ask->world->season;
    const struct feed_address *address = address_of(season, person);
    struct table table = {.arena = sheets->arena, .n_columns = SLIP_COLUMNS};
    int count = 0;
    const struct feed_event **news =
        arena_new(sheets->arena, const struct feed_event *, season->n_feed_events + 1);

    for (int i = 0; i < season->n_feed_events; i++)
        if (feed_is_news(&season->feed_events[i], person, address, now_at))
            news[count++] = &season->feed_events[i];
    sort_rows(news, (size_t)count, sizeof(const struct feed_event *), by_start, NULL);
    for (int i = 0; i < count; i++) {
        const struct feed_event *event = news[i];
        struct cell *row = table_row(&table);
        row[FOR].text = season->people[person].staff;
        row[DAY].number = day_of(event->starts_at);
        row[FROM].number = event->starts_at;
        row[UNTIL].number = event->ends_at;
        row[WHAT].text = event->title;
        row[WHERE].text = answer_place(season, event->room, event->site);
        row[STATE].text = state_text(event, address);
    }
    if (!table.n_rows)
        return;
    struct sheet *sheet = sheets_add(sheets, slip_columns, &table);
    sheet->title = arena_text(sheets->arena, "For %s", season->people[person].name);
    sheet->note = address ? "Your calendar has not fetched these yet"
                          : "You have no calendar address; the exams officer can give you one";
    sheet->name = arena_text(sheets->arena, "slip_%s", season->people[person].staff);
    sheet->new_page = true;
}

static bool fill_slips(const struct report_ask *ask, struct arena *arena, struct page *page,
                       struct fault *fault)
{
    struct sheets sheets = {.arena = arena};
    int64_t now_at = zone_wall_at(ask->now_utc);

    (void)fault;
    heading_page(ask, "Changes to your duties", arena, page);
    for (int p = 0; p < ask->world->season->n_people; p++)
        if (ask->person < 0 || ask->person == p)
            add_slip(ask, p, now_at, &sheets);
    page->sheets = sheets.list;
    page->n_sheets = sheets.count;
    return true;
}

extern const struct report report_stale_feeds, report_slips;
const struct report report_stale_feeds = {
    .name = "stale-feeds",
    .title = "Calendars that are behind",
    .audience = FOR_OFFICE,
    .help = "who has not fetched their calendar since their duties changed",
    .whole_season = true,
    .seats_only = true,
    .fill = fill_list,
};
const struct report report_slips = {
    .name = "slips",
    .title = "Slips for those whose calendars are behind",
    .audience = FOR_STAFF,
    .help = "a sheet for each of them with what they have not seen",
    .whole_season = true,
    .seats_only = true,
    .fill = fill_slips,
};
