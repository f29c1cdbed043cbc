/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the references in calendars mean: printed, for the office, never sent. */
#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/base/sort.h"
#include "scheduler/report/answer.h"
#include "scheduler/report/heading.h"
#include "scheduler/report/reference.h"

enum { REFERENCE, DAY, FROM, UNTIL, WHAT, WHERE, STAFF, PUPILS, N_COLUMNS };
static const struct column columns[N_COLUMNS] = {
    [REFERENCE] = {"Reference", CELL_TEXT, "reference"},
    [DAY] = {"Day", CELL_DAY, "date"},
    [FROM] = {"From", CELL_TIME, "from"},
    [UNTIL] = {"Until", CELL_TIME, "until"},
    [WHAT] = {"Duty", CELL_TEXT, "duty"},
    [WHERE] = {"Place", CELL_TEXT, "place"},
    [STAFF] = {"Staff", CELL_TEXT, "staff"},
    [PUPILS] = {"Candidates and pupils", CELL_TEXT, "pupils"},
};

/* The kind that a key names: before its first colon, or after it. */
static const struct duty_kind *kind_of(const char *key, struct arena *arena)
{
    const struct duty_kind *kind = NULL;

    for (int part = 0; !kind && part < 2; part++) {
        size_t length = strcspn(key, ":");
        kind = duty_kind_find(arena_text(arena, "%.*s", (int)length, key));
        key += length + (key[length] == ':');
    }
    return kind;
}

const char *reference_text(const struct feed_event *event, bool minimal, struct arena *arena)
{
    const struct duty_kind *kind = minimal ? NULL : kind_of(event->key, arena);

    if (event->reference <= 0)
        return "";
    return kind ? arena_text(arena, "%s-%d", kind->letter, event->reference)
                : arena_text(arena, "%d", event->reference);
}

static int by_reference(const void *left, const void *right, const void *context)
{
    const struct feed_event *a = *(const struct feed_event *const *)left;
    const struct feed_event *b = *(const struct feed_event *const *)right;

    (void)context;
    if (a->reference != b->reference)
        return a->reference < b->reference ? -1 : 1;
    return a->staff - b->staff;
}

static const struct duty *duty_of(const struct report_ask *ask, const char *key)
{
    for (int i = 0; i < ask->world->n_duties; i++)
        if (strcmp(ask->world->duties[i].key, key) == 0)
            return &ask->world->duties[i];
    return NULL;
}

/* "0042 Ada Lind, 0043 Ben Moss"; of many in a room their number is enough: its register has them.
 */
static const char *pupils_text(const struct report_ask *ask, const struct duty *duty,
                               struct arena *arena)
{
    enum { NAMED = 6 };
    const struct season *season = ask->world->season;
    const char *text = "";

    if (!duty)
        return "no longer needed";
    if (duty->n_pupils > NAMED)
        return heading_count(arena, duty->n_pupils, "candidate", "candidates");
    for (int i = 0; i < duty->n_pupils; i++) {
        const struct pupil *pupil = &season->pupils[duty->pupils[i]];
        text = arena_text(arena, "%s%s%s %s", text, i ? ", " : "", pupil->pupil, pupil->name);
    }
    return text;
}

static bool is_asked(const struct report_ask *ask, const struct feed_event *event)
{
    int64_t day = day_of(event->starts_at);

    return !event->cancelled && event->reference > 0 && event->staff >= 0 && day >= ask->from &&
           day <= ask->until && (ask->person < 0 || event->staff == ask->person);
}

/* One line a reference: whoever else has the duty is named in it. */
static void add_row(const struct report_ask *ask, const struct feed_event *const *list, int count,
                    struct table *table)
{
    const struct season *season = ask->world->season;
    const struct feed_event *event = list[0];
    struct arena *arena = table->arena;
    struct cell *row = table_row(table);
    const char *people = answer_staff(season, event->staff);

    for (int i = 1; i < count; i++)
        people = arena_text(arena, "%s, %s", people, answer_staff(season, list[i]->staff));
    row[REFERENCE].text =
        reference_text(event, strcmp(season_setting(season, "feed_detail"), "minimal") == 0, arena);
    row[DAY].number = day_of(event->starts_at);
    row[FROM].number = event->starts_at;
    row[UNTIL].number = event->ends_at;
    row[WHAT].text = event->title;
    row[WHERE].text = answer_place(season, event->room, event->site);
    row[STAFF].text = people;
    row[PUPILS].text = pupils_text(ask, duty_of(ask, event->key), arena);
}

static bool fill(const struct report_ask *ask, struct arena *arena, struct page *page,
                 struct fault *fault)
{
    const struct season *season = ask->world->season;
    struct sheets sheets = {.arena = arena};
    struct table table = {.arena = arena, .n_columns = N_COLUMNS};
    const struct feed_event **list =
        arena_new(arena, const struct feed_event *, season->n_feed_events + 1);
    int count = 0;

    (void)fault;
    heading_page(ask, "Key sheet", arena, page);
    for (int i = 0; i < season->n_feed_events; i++)
        if (is_asked(ask, &season->feed_events[i]))
            list[count++] = &season->feed_events[i];
    sort_rows(list, (size_t)count, sizeof(const struct feed_event *), by_reference, NULL);
    for (int i = 0, n; i < count; i += n) {
        for (n = 1; i + n < count && list[i + n]->reference == list[i]->reference;)
            n++;
        add_row(ask, list + i, n, &table);
    }
    struct sheet *sheet = sheets_add(&sheets, columns, &table);
    sheet->title = "What the references in calendars mean";
    sheet->note = "Names pupils: keep it in the office, never send it; destroy it after the season";
    sheet->name = "key_sheet";
    page->sheets = sheets.list;
    page->n_sheets = sheets.count;
    return true;
}

extern const struct report report_key_sheet;
const struct report report_key_sheet = {
    .name = "key-sheet",
    .title = "Key sheet",
    .audience = FOR_OFFICE,
    .help = "what the references in calendars mean, with candidates",
    .fill = fill,
};
