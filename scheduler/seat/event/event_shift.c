/* SPDX-License-Identifier: GPL-3.0-or-later
 * Time lost, and what it pushes on: who is in the room when it happens loses minutes and gets them
 * back at the end; who was to begin begins when it is over; the candidate's next paper and the
 * room's next exam begin when they can. */
#include "scheduler/base/day.h"
#include "scheduler/base/sort.h"
#include "scheduler/seat/event/event_part.h"

struct shift {
    struct happening *happening;
    struct sitting *rows;      /* as they become; by place in season->seating */
    const struct sitting *old; /* season->seating */
    int *order, n;             /* those of the day, in time */
    int *because;              /* by row */
};

static int in_time(const void *left, const void *right, const void *context)
{
    const struct sitting *rows = context;
    const struct sitting *a = &rows[*(const int *)left], *b = &rows[*(const int *)right];

    if (a->starts_at != b->starts_at)
        return a->starts_at < b->starts_at ? -1 : 1;
    return a->room != b->room ? a->room - b->room : a->entry - b->entry;
}

static bool struck(const struct day_event *event, int room)
{
    bool all = event->n_rooms == 0;

    for (int i = 0; i < event->n_rooms; i++)
        all = all || event->rooms[i] == room;
    return event->what == INCIDENT_DELAY && all;
}

struct push {
    int64_t starts_at;
    int lost_min, because;
    int64_t own_at; /* the candidate is busy with another paper until then; INT64_MIN */
};

static void push_to(struct push *push, int64_t starts_at, int because)
{
    if (starts_at <= push->starts_at)
        return;
    push->starts_at = starts_at;
    push->because = because;
}

/* What the event itself does to a sitting. */
static struct push direct(const struct shift *shift, int i, int late_row)
{
    const struct day_event *event = shift->happening->event;
    const struct sitting *old = &shift->old[i];
    struct push push = {.starts_at = old->starts_at, .because = SEAT_SAME, .own_at = INT64_MIN};

    if (i == late_row)
        push_to(&push, event->from_at, SEAT_LATE);
    if (!struck(event, old->room) || old->ends_at <= event->from_at)
        return push;
    if (old->starts_at < event->from_at) {
        push.lost_min = event->minutes;
        push.because = SEAT_LOST;
    } else if (old->starts_at < event->from_at + event->minutes) {
        push_to(&push, event->from_at + event->minutes, SEAT_HELD);
    }
    return push;
}

/* What an earlier sitting that became longer does to a later one. */
static void passed_on(const struct shift *shift, int before, int i, int pause_min,
                      struct push *push)
{
    const struct season *season = shift->happening->season;
    const struct sitting *old = &shift->old[i], *was = &shift->old[before];
    const struct sitting *is = &shift->rows[before];

    if (shift->because[before] == SEAT_SAME)
        return;
    bool same = season->entries[was->entry].pupil == season->entries[old->entry].pupil;
    if (same && was->ends_at <= old->starts_at) {
        int64_t gap = old->starts_at - was->ends_at;
        int64_t own_at = is->ends_at + (gap < pause_min ? gap : pause_min);
        push->own_at = own_at > push->own_at ? own_at : push->own_at;
        push_to(push, own_at, SEAT_AFTER_OWN);
    }
    if (was->room == old->room && event_leaves_at(was) <= old->starts_at)
        push_to(push, event_leaves_at(is), SEAT_AFTER_ROOM);
}

static const char *note_of(const struct shift *shift, const struct sitting *old,
                           const struct push *push)
{
    const struct day_event *event = shift->happening->event;
    struct arena *arena = shift->happening->arena;
    const char *from = time_text(arena, (int)(event->from_at - day_of(event->from_at) * DAY_MIN));
    const char *due = time_text(arena, (int)(old->starts_at - day_of(old->starts_at) * DAY_MIN));
    const char *text = "";

    if (push->because == SEAT_LOST)
        text = arena_text(arena, "stopped at %s for %d min", from, event->minutes);
    else if (push->because == SEAT_LATE)
        text = arena_text(arena, "late: due %s", due);
    else if (push->because == SEAT_AFTER_OWN)
        text = arena_text(arena, "due %s: after the paper before", due);
    else
        text = arena_text(arena, "due %s: held up", due);
    return *old->note ? arena_text(arena, "%s; %s", old->note, text) : text;
}

static void apply(struct shift *shift, int i, const struct push *push)
{
    const struct sitting *old = &shift->old[i];
    struct sitting *row = &shift->rows[i];
    int later_min = (int)(push->starts_at - old->starts_at);

    row->starts_at = push->starts_at;
    row->ends_at = old->ends_at + later_min + push->lost_min;
    row->release_at = event_release(shift->happening, row);
    row->lost_min += push->lost_min;
    /* Who is busy with their own paper before is not waited for. */
    int64_t meant_at = old->starts_at - old->held_min;
    meant_at = push->own_at > meant_at ? push->own_at : meant_at;
    row->held_min = (int)(row->starts_at - meant_at);
    row->fixed = true;
    row->note = note_of(shift, old, push);
    shift->because[i] = push->because;
    event_change(shift->happening, old, row, push->because);
}

static bool ends_today(const struct shift *shift, int i, struct fault *fault)
{
    const struct sitting *row = &shift->rows[i];

    if (event_leaves_at(row) <= (day_of(row->starts_at) + 1) * DAY_MIN)
        return true;
    return fault_set(fault, FAULT_CONFLICT,
                     "%s would end after midnight; take papers out of the day first: ask the board",
                     event_paper(shift->happening, row));
}

bool event_shift(struct happening *happening, int64_t day, int late_row, struct fault *fault)
{
    const struct season *season = happening->season;
    struct arena *arena = happening->arena;
    int pause_min = rules_figure(happening->rules, FIGURE_CLASH_BREAK);
    struct shift shift = {
        .happening = happening,
        .old = season->seating,
        .rows = arena_dup(arena, season->seating, (size_t)season->n_seating, sizeof *shift.rows),
        .order = arena_new(arena, int, season->n_seating + 1),
        .because = arena_new(arena, int, season->n_seating + 1),
    };

    for (int i = 0; i < season->n_seating; i++)
        if (day_of(season->seating[i].starts_at) == day &&
            event_sits(happening, &season->seating[i]))
            shift.order[shift.n++] = i;
    sort_rows(shift.order, (size_t)shift.n, sizeof(int), in_time, season->seating);
    for (int k = 0; k < shift.n; k++) {
        int i = shift.order[k];
        struct push push = direct(&shift, i, late_row);
        for (int before = 0; before < k; before++)
            passed_on(&shift, shift.order[before], i, pause_min, &push);
        if (push.because == SEAT_SAME)
            continue;
        apply(&shift, i, &push);
        if (!ends_today(&shift, i, fault))
            return false;
    }
    happening->result->after.seating = shift.rows;
    return true;
}
