/* SPDX-License-Identifier: GPL-3.0-or-later
 * The calendar of one person.  Handed a feed_ask and nothing else: rows of
 * events, rooms and sites, none of which has a field for a pupil. */
#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/base/sort.h"
#include "scheduler/report/reference.h"
#include "scheduler/report/report.h"

enum { DAYS_BACK = 14, DAYS_AHEAD = 8 * 7, DAYS_CANCELLED = 1 };

static bool is_shown(const struct feed_ask *ask, const struct feed_event *event)
{
    int64_t today = day_of(ask->now_at), last = today + DAYS_AHEAD;

    if (ask->until > last)
        last = ask->until;
    if (event->staff != ask->person || day_of(event->ends_at) < today - DAYS_BACK ||
        day_of(event->starts_at) > last)
        return false;
    return !event->cancelled || day_of(event->ends_at) + DAYS_CANCELLED >= today;
}

/* "HALL" room and its site, by their names for people. */
static const char *place_text(const struct feed_ask *ask, const struct feed_event *event,
                              struct arena *arena)
{
    const struct room *room = event->room >= 0 ? &ask->rooms[event->room] : NULL;
    int site_no = room ? room->site : event->site;
    const struct site *site = site_no >= 0 ? &ask->sites[site_no] : NULL;
    const char *site_name = !site ? "" : *site->name ? site->name : site->site;

    if (!room)
        return site_name;
    const char *room_name = *room->name ? room->name : room->room;
    return *site_name ? arena_text(arena, "%s, %s", room_name, site_name) : room_name;
}

/* Exam duties have their kind after the series: duty.h, Keys. */
static bool is_exam(const struct feed_event *event)
{
    const char *kind = strchr(event->key, ':');

    for (int i = 0; kind && duty_kinds[i]; i++) {
        size_t length = strlen(duty_kinds[i]->name);
        if ((duty_kinds[i]->tags & TAG_EXAM) &&
            strncmp(kind + 1, duty_kinds[i]->name, length) == 0 && kind[1 + length] == ':')
            return true;
    }
    return false;
}

/* For asking about a duty without naming anybody. */
static const char *reference_note(const struct feed_event *event, bool minimal, struct arena *arena)
{
    const char *reference = reference_text(event, minimal, arena);

    return *reference ? arena_text(arena, "Reference %s", reference) : "";
}

static int by_start_and_uid(const void *left, const void *right, const void *context)
{
    const struct event *a = left, *b = right;

    (void)context;
    if (a->starts_at != b->starts_at)
        return a->starts_at < b->starts_at ? -1 : 1;
    return strcmp(a->uid, b->uid);
}

void report_agenda(const struct feed_ask *ask, struct arena *arena, struct agenda *agenda)
{
    struct event *events = arena_new(arena, struct event, ask->n_events + 1);
    int count = 0;

    for (int i = 0; i < ask->n_events; i++) {
        const struct feed_event *from = &ask->events[i];

        if (!is_shown(ask, from))
            continue;
        bool hold = strncmp(from->key, HOLD_PREFIX, strlen(HOLD_PREFIX)) == 0;
        const char *minimal = is_exam(from) || hold ? "Exam duty" : "School duty";
        events[count++] = (struct event){
            .uid = from->uid,
            .sequence = from->sequence,
            .changed_utc = from->changed_utc,
            .starts_at = from->starts_at,
            .ends_at = from->ends_at,
            .cancelled = from->cancelled,
            .tentative = hold && !from->cancelled,
            .title = ask->minimal ? minimal : from->title,
            .place = place_text(ask, from, arena),
            .note = reference_note(from, ask->minimal, arena),
        };
    }
    sort_rows(events, (size_t)count, sizeof *events, by_start_and_uid, NULL);
    *agenda = (struct agenda){
        .name = arena_text(arena, "Duties of %s", ask->person_name),
        .product = *ask->centre ? arena_text(arena, "-//Centre %s//examrota//EN", ask->centre)
                                : "-//examrota//EN",
        .utc = ask->utc,
        .events = events,
        .n_events = count,
    };
}
