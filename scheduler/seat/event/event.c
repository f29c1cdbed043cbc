/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/base/day.h"
#include "scheduler/base/list.h"
#include "scheduler/base/sort.h"
#include "scheduler/model/kind.h"
#include "scheduler/seat/event/event_part.h"

const char *const seat_because_words[] = {"",
                                          "time lost",
                                          "room held up",
                                          "came late",
                                          "paper before ended later",
                                          "room still in use",
                                          "sits elsewhere",
                                          "other time",
                                          "sits no more",
                                          "no desk found",
                                          NULL};

static void follow(const struct happening *happening, const struct seat_change *change,
                   struct fixed_sitting *fixed)
{
    const struct season *season = happening->season;
    const struct entry *entry = &season->entries[change->before->entry];
    int64_t day = day_of(change->before->starts_at);

    for (int i = 0; i < season->n_fixed_sittings; i++) {
        struct fixed_sitting *row = &fixed[i];
        if (!row->keep || row->pupil != entry->pupil || row->paper != entry->paper ||
            (row->date >= 0 && row->date != day))
            continue;
        if (!change->after) {
            row->keep = false;
            continue;
        }
        row->room = row->room >= 0 ? change->after->room : -1;
        row->seat = row->seat > 0 ? change->after->desk : row->seat;
        row->start = (int)(change->after->starts_at - day * DAY_MIN);
        row->finish = (int)(change->after->ends_at - day * DAY_MIN);
    }
}

void event_follow(struct happening *happening)
{
    const struct season *season = happening->season;
    struct fixed_sitting *fixed = arena_dup(happening->arena, season->fixed_sittings,
                                            (size_t)season->n_fixed_sittings, sizeof *fixed);

    for (int i = 0; i < happening->n_changes && season->n_fixed_sittings > 0; i++)
        follow(happening, &happening->changes[i], fixed);
    if (season->n_fixed_sittings > 0)
        happening->result->after.fixed_sittings = fixed;
}

static int in_time(const void *left, const void *right, const void *context)
{
    const struct seat_change *x = left, *y = right;
    const struct sitting *a = x->after ? x->after : x->before;
    const struct sitting *b = y->after ? y->after : y->before;

    (void)context;
    if (a->starts_at != b->starts_at)
        return a->starts_at < b->starts_at ? -1 : 1;
    return a->room != b->room ? a->room - b->room : a->desk - b->desk;
}

/* The sitting that somebody came late to, did not come to or changes rooms in.  NULL: it is about
 * no candidate, or about several sittings. */
static const struct sitting *only_sitting(const struct happening *happening)
{
    const struct sitting *found = NULL;

    for (int i = 0; i < happening->n_changes; i++) {
        const struct seat_change *change = &happening->changes[i];
        const struct sitting *row = change->after ? change->after : change->before;
        if (happening->season->entries[row->entry].pupil != happening->event->pupil ||
            (change->because != SEAT_LATE && change->because != SEAT_GONE &&
             change->because != SEAT_MOVED))
            continue;
        if (found)
            return NULL;
        found = row;
    }
    return found;
}

/* What was not asked by name, so that whoever looks for a room or a paper finds it. */
static void place_add(const struct happening *happening, struct incident *row)
{
    bool of_one = row->pupil >= 0 && row->what != INCIDENT_ARRANGE;
    const struct sitting *sitting = of_one ? only_sitting(happening) : NULL;

    if (sitting && row->room < 0)
        row->room = sitting->room;
    if (sitting && row->paper < 0)
        row->paper = happening->season->entries[sitting->entry].paper;
}

static void record(struct happening *happening)
{
    const struct day_event *event = happening->event;
    struct season *after = &happening->result->after;
    int n = event->n_rooms > 0 ? event->n_rooms : 1;
    struct incident *rows =
        arena_new(happening->arena, struct incident, after->n_incidents + n + 1);

    for (int i = 0; i < after->n_incidents; i++)
        rows[i] = after->incidents[i];
    for (int i = 0; i < n; i++) {
        struct incident row = event_row(event, event_room(event, i));
        row.told = happening->result->told;
        place_add(happening, &row);
        rows[after->n_incidents++] = row;
    }
    after->incidents = rows;
    kind_sort(kind_find("incident"), after, rows, after->n_incidents);
}

static bool (*const doers[])(struct happening *, struct fault *) = {
    [INCIDENT_DELAY] = event_delay,   [INCIDENT_LATE] = event_late,
    [INCIDENT_ABSENT] = event_absent, [INCIDENT_CLOSE] = event_close,
    [INCIDENT_MOVE] = event_move,     [INCIDENT_ARRANGE] = event_arrange};

bool event_make(const struct season *season, const struct rules *rules,
                const struct day_event *event, struct arena *arena, struct event_result *result,
                struct fault *fault)
{
    struct day_event fresh; /* what the log does not have yet */
    struct happening happening = {
        .season = season, .rules = rules, .event = &fresh, .arena = arena, .result = result};
    int64_t until_at = event->until_at > event->from_at ? event->until_at - 1 : event->from_at;

    *result = (struct event_result){
        .after = *season, .from = day_of(event->from_at), .until = day_of(until_at), .told = ""};
    if (event->what == INCIDENT_ARRANGE)
        event_arranged_days(season, event, &result->from, &result->until);
    const struct incident *before = event_known(&happening, event, &fresh);
    if (before && fresh.n_rooms == 0) {
        result->known = true;
        result->known_at = before->recorded_at;
        return true;
    }
    if (!doers[event->what](&happening, fault))
        return false;
    event_tell_known(&happening, event);
    if (result->after.fixed_sittings == season->fixed_sittings)
        event_follow(&happening);
    sort_rows(happening.changes, (size_t)happening.n_changes, sizeof *happening.changes, in_time,
              NULL);
    record(&happening);
    result->changes = happening.changes;
    result->n_changes = happening.n_changes;
    result->notes = happening.notes;
    result->n_notes = happening.n_notes;
    return true;
}
