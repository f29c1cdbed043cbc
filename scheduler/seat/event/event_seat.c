/* SPDX-License-Identifier: GPL-3.0-or-later
 * Some sit elsewhere: everybody else of the day stays fixed; only where that leaves somebody
 * without a desk may others who have not begun move as well, as few as will do (event_reach.c). */
#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/model/kind.h"
#include "scheduler/seat/event/event_part.h"

struct again { /* one day, seated again */
    struct happening *happening;
    const bool *freed;
    bool keep_time;
    int64_t day;
    struct seating seating;
};

static bool of_day(const struct again *again, const struct sitting *row)
{
    return day_of(row->starts_at) == again->day;
}

/* Nobody without a desk before gets one now: that would move the plan where nothing happened. */
static void others_leave(const struct again *again, struct season *scratch)
{
    struct arena *arena = again->happening->arena;
    struct entry *entries =
        arena_dup(arena, scratch->entries, (size_t)scratch->n_entries, sizeof *entries);

    for (int i = 0; i < scratch->n_unseated; i++)
        entries[scratch->unseated[i].entry].status = ENTRY_WITHDRAWN;
    scratch->entries = entries;
}

static bool is_sat_in(const struct season *season, const struct assignment *row)
{
    for (int i = 0; i < season->n_seating; i++)
        if (season->seating[i].room == row->room && season->seating[i].starts_at < row->ends_at &&
            event_leaves_at(&season->seating[i]) > row->starts_at)
            return true;
    return false;
}

/* A session that goes on cannot give its room up any more: whoever is freed does not come in. */
static void sessions_keep(const struct again *again, struct season *scratch)
{
    int64_t now_at = again->happening->event->now_at;
    struct arena *arena = again->happening->arena;
    struct closure *rows =
        arena_new(arena, struct closure, scratch->n_closures + scratch->n_published + 1);
    int n = 0;

    for (int i = 0; i < scratch->n_closures; i++)
        rows[n++] = scratch->closures[i];
    for (int i = 0; i < scratch->n_published; i++) {
        const struct assignment *row = &scratch->published[i];
        if (row->room >= 0 && strcmp(row->kind, "mentoring") == 0 && row->starts_at < now_at &&
            row->ends_at > now_at && !is_sat_in(scratch, row))
            rows[n++] = (struct closure){
                .room = row->room, .start = row->starts_at, .end = row->ends_at, .why = ""};
    }
    scratch->closures = rows;
    scratch->n_closures = n;
    kind_sort(kind_find("closures"), scratch, rows, n);
}

/* A time without a room: whoever keeps theirs. */
static struct fixed_sitting timed(const struct season *season, const struct sitting *row)
{
    const struct entry *entry = &season->entries[row->entry];
    int64_t base = day_of(row->starts_at) * DAY_MIN;

    return (struct fixed_sitting){.pupil = entry->pupil,
                                  .paper = entry->paper,
                                  .date = day_of(row->starts_at),
                                  .room = -1,
                                  .seat = -1,
                                  .start = (int)(row->starts_at - base),
                                  .finish = (int)(row->ends_at - base),
                                  .keep = true};
}

/* may: others who may move if they have not begun and were not fixed; NULL: nobody. */
static bool seat_day(struct again *again, const bool *may, struct fault *fault)
{
    struct happening *happening = again->happening;
    struct season scratch = happening->result->after;
    struct arena *arena = happening->arena;
    struct sitting *rows =
        arena_dup(arena, scratch.seating, (size_t)scratch.n_seating, sizeof *rows);
    struct fixed_sitting *fixed = arena_new(arena, struct fixed_sitting, scratch.n_seating + 1);
    int n_fixed = 0;

    for (int i = 0; i < scratch.n_seating; i++) {
        bool stays =
            !may || !may[i] || rows[i].fixed || rows[i].starts_at <= happening->event->now_at;
        if (!of_day(again, &rows[i]))
            continue;
        if (again->freed[i] && again->keep_time)
            fixed[n_fixed++] = timed(&scratch, &rows[i]);
        rows[i].fixed = !again->freed[i] && stays;
    }
    scratch.seating = rows;
    scratch.fixed_sittings = fixed;
    scratch.n_fixed_sittings = n_fixed;
    others_leave(again, &scratch);
    sessions_keep(again, &scratch);
    const struct seat_ask ask = {.season = &scratch,
                                 .rules = happening->rules,
                                 .from = again->day,
                                 .until = again->day,
                                 .at_once = true};
    return seat_run(&ask, arena, &again->seating, fault);
}

static const struct sitting *row_of(const struct again *again, const struct sitting *old)
{
    for (int i = 0; i < again->seating.n_sittings; i++) {
        const struct sitting *row = &again->seating.sittings[i];
        if (row->entry == old->entry && row->part == old->part)
            return row;
    }
    return NULL;
}

static bool stays_without(const struct again *again, const struct sitting *old)
{
    for (int i = 0; i < again->seating.n_unseated; i++)
        if (again->seating.unseated[i].entry == old->entry)
            return true;
    return false;
}

static struct sitting merged(const struct again *again, const struct sitting *old,
                             const struct sitting *row, bool freed)
{
    struct happening *happening = again->happening;
    struct arena *arena = happening->arena;
    bool moved = row->room != old->room;
    bool other = row->starts_at != old->starts_at || row->ends_at != old->ends_at;
    struct sitting made = *row;

    made.fixed = old->fixed || moved || (freed && again->keep_time);
    made.note = freed ? row->note : old->note;
    if (moved) {
        const char *from =
            arena_text(arena, "moved from %s", happening->season->rooms[old->room].room);
        made.note = *made.note ? arena_text(arena, "%s; %s", made.note, from) : from;
    }
    if (row->starts_at == old->starts_at) {
        made.lost_min = old->lost_min;
        made.held_min = old->held_min;
        if (other && old->lost_min > 0) { /* what was lost is owed beside the new time */
            made.ends_at += old->lost_min;
            made.release_at = event_release(happening, &made);
        }
    }
    if (!moved && !other && made.desk == old->desk)
        made.fixed = old->fixed;
    return made;
}

/* The day's rows as they are then, those of other days, and who has no desk. */
static void take(struct again *again)
{
    struct happening *happening = again->happening;
    struct season *after = &happening->result->after;
    struct arena *arena = happening->arena;
    struct sitting *rows = arena_new(arena, struct sitting, after->n_seating + 1);
    struct unseated *unseated =
        arena_new(arena, struct unseated, after->n_unseated + again->seating.n_unseated + 1);
    int n = 0, n_unseated = 0;

    for (int i = 0; i < after->n_seating; i++) {
        const struct sitting *old = &after->seating[i];
        const struct sitting *row = of_day(again, old) ? row_of(again, old) : NULL;
        rows[n] = *old;
        if (row)
            rows[n] = merged(again, old, row, again->freed[i]);
        else if (of_day(again, old) && stays_without(again, old))
            rows[n].room = -1; /* swept out below, once every day is done */
        n++;
    }
    for (int i = 0; i < after->n_unseated; i++)
        unseated[n_unseated++] = after->unseated[i];
    for (int i = 0; i < again->seating.n_unseated; i++)
        unseated[n_unseated++] = again->seating.unseated[i];
    after->seating = rows;
    after->unseated = unseated;
    after->n_unseated = n_unseated;
}

/* What became of each, and the rows without those who have no desk any more. */
static void sweep(struct happening *happening)
{
    struct season *after = &happening->result->after;
    const struct season *before = happening->season;
    struct sitting *rows = arena_new(happening->arena, struct sitting, after->n_seating + 1);
    int n = 0;

    for (int i = 0; i < after->n_seating; i++) {
        const struct sitting *old = &before->seating[i], *row = &after->seating[i];
        if (row->room < 0) {
            event_change(happening, old, NULL, SEAT_NOWHERE);
            continue;
        }
        rows[n] = *row;
        if (row->room != old->room || row->desk != old->desk)
            event_change(happening, old, &rows[n], SEAT_MOVED);
        else if (row->starts_at != old->starts_at || row->ends_at != old->ends_at)
            event_change(happening, old, &rows[n], SEAT_TIMED);
        n++;
    }
    after->seating = rows;
    after->n_seating = n;
}

/* Has somebody else lost their desk?  They keep to it from now on. */
static bool costs_others(const struct again *again, struct reach *reach)
{
    const struct season *before = again->happening->season;
    bool costs = false;

    for (int i = 0; i < before->n_seating; i++) {
        if (again->freed[i] || !of_day(again, &before->seating[i]) ||
            !stays_without(again, &before->seating[i]))
            continue;
        reach->keeps[i] = costs = true;
        reach->may[i] = false;
    }
    return costs;
}

static bool next_day(const struct season *season, const bool *freed, int64_t after, int64_t *day)
{
    bool found = false;

    for (int i = 0; i < season->n_seating; i++) {
        int64_t own = day_of(season->seating[i].starts_at);
        if (!freed[i] || own <= after || (found && own >= *day))
            continue;
        *day = own;
        found = true;
    }
    return found;
}

/* Somebody has no desk: the first reach that gives all of them one, else the one after which a
 * wider one gives no more.  Where the room fell out somebody else may be without one for several
 * who sit; nobody of another site or time may.  Then once more while those keep their desks. */
static bool seat_wider(struct again *again, struct fault *fault)
{
    struct seating first = again->seating, best = first;
    struct reach reach = {
        .season = &again->happening->result->after, .without = &first, .day = again->day};
    bool costs = false;

    while (best.n_unseated > 0 && event_reach(&reach, again->happening->arena)) {
        if (!seat_day(again, reach.may, fault))
            return false;
        bool fewer = again->seating.n_unseated < best.n_unseated;
        bool theirs = fewer && costs_others(again, &reach);
        costs = theirs || (costs && !fewer);
        if (fewer && !(reach.all && theirs))
            best = again->seating;
        else if (best.n_unseated < first.n_unseated)
            break;
    }
    if (costs && !seat_day(again, reach.may, fault))
        return false;
    if (!costs || again->seating.n_unseated > best.n_unseated || costs_others(again, &reach))
        again->seating = best;
    return true;
}

bool event_seat(struct happening *happening, const bool *freed, bool keep_time, struct fault *fault)
{
    const struct season *season = happening->season;
    int64_t day = -1;

    for (int64_t last = -1; next_day(season, freed, last, &day); last = day) {
        struct again again = {
            .happening = happening, .freed = freed, .keep_time = keep_time, .day = day};
        if (!seat_day(&again, NULL, fault) || !seat_wider(&again, fault))
            return false;
        take(&again);
    }
    sweep(happening);
    return true;
}
