/* SPDX-License-Identifier: GPL-3.0-or-later
 * Rooms hold whom they can hold, and nobody who must not be together. */
#include <string.h>

#include "scheduler/audit/auditor.h"
#include "scheduler/base/sort.h"

static const struct sitting *sitting_at(const struct auditor *auditor, int i)
{
    return auditor->seats[i].sitting;
}

static bool together(const struct auditor *auditor, int a, int b)
{
    return fact_meets(sitting_at(auditor, a)->starts_at, sitting_at(auditor, a)->ends_at,
                      sitting_at(auditor, b)->starts_at, sitting_at(auditor, b)->ends_at);
}

static struct audit_spot spot_at(const struct auditor *auditor, int i)
{
    return (struct audit_spot){"", -1, sitting_at(auditor, i)->starts_at,
                               sitting_at(auditor, i)->ends_at};
}

/* The number of candidates in a room grows only where one starts. */
static void check_capacity(struct auditor *auditor, int i)
{
    const struct season *season = auditor->season;
    int room = sitting_at(auditor, i)->room, first, end, count = 0;
    int64_t at = sitting_at(auditor, i)->starts_at;

    fact_room_seats(auditor, room, &first, &end);
    if (i > first && sitting_at(auditor, i - 1)->starts_at == at)
        return; /* this moment was counted */
    for (int k = first; k < end; k++)
        count += sitting_at(auditor, k)->starts_at <= at && sitting_at(auditor, k)->ends_at > at;
    if (count > season->rooms[room].seats)
        audit_tell(auditor, "capacity", AUDIT_HARD, spot_at(auditor, i), "the room's exam seats",
                   "%s holds %d candidates at %s and has %d seats", season->rooms[room].room, count,
                   moment_text(auditor->arena, at), season->rooms[room].seats);
}

static void check_room(struct auditor *auditor, int i)
{
    const struct season *season = auditor->season;
    const struct sitting *sitting = sitting_at(auditor, i);
    const struct room *room = &season->rooms[sitting->room];

    if (room->exam == ROOM_EXAM_NO)
        audit_tell(auditor, "room_use", AUDIT_HARD, spot_at(auditor, i),
                   "the school's own rooms list", "%s is not a room for exams", room->room);
    for (int c = 0; c < season->n_closures; c++)
        if (season->closures[c].room == sitting->room &&
            fact_meets(sitting->starts_at, sitting->ends_at, season->closures[c].start,
                       season->closures[c].end))
            audit_tell(auditor, "closure", AUDIT_HARD, spot_at(auditor, i), "the school's closures",
                       "%s is closed during %s", room->room,
                       fact_span(auditor, sitting->starts_at, sitting->ends_at));
}

static bool kept_apart(const struct season *season, int a, int b)
{
    for (int i = 0; i < season->n_apart; i++)
        if ((season->apart[i].pupil_a == a && season->apart[i].pupil_b == b) ||
            (season->apart[i].pupil_a == b && season->apart[i].pupil_b == a))
            return true;
    return false;
}

static void check_company(struct auditor *auditor, int i)
{
    const struct season *season = auditor->season;
    const struct seat_fact *seat = &auditor->seats[i];
    int first, end;

    fact_room_seats(auditor, seat->sitting->room, &first, &end);
    for (int k = first; k < end; k++) {
        const struct seat_fact *other = &auditor->seats[k];
        if (other->pupil == seat->pupil || !together(auditor, i, k))
            continue;
        if (k > i && kept_apart(season, seat->pupil, other->pupil))
            audit_tell(auditor, "apart", AUDIT_HARD, spot_at(auditor, i),
                       "the school's list of pairs", "candidates %s and %s must not share %s",
                       season->pupils[seat->pupil].pupil, season->pupils[other->pupil].pupil,
                       season->rooms[seat->sitting->room].room);
        if (seat->alone) {
            audit_tell(auditor, "separate_room", AUDIT_HARD, spot_at(auditor, i),
                       "separate invigilation", "candidate %s is to sit alone and shares %s",
                       season->pupils[seat->pupil].pupil, season->rooms[seat->sitting->room].room);
            return;
        }
    }
}

static int by_pupil(const void *left, const void *right, const void *context)
{
    const struct seat_fact *const *a = left, *const *b = right;

    (void)context;
    if ((*a)->pupil != (*b)->pupil)
        return (*a)->pupil - (*b)->pupil;
    return ((*a)->sitting->starts_at > (*b)->sitting->starts_at) -
           ((*a)->sitting->starts_at < (*b)->sitting->starts_at);
}

static void check_two_places(struct auditor *auditor)
{
    const struct seat_fact **order =
        arena_new(auditor->arena, const struct seat_fact *, auditor->n_seats + 1);

    for (int i = 0; i < auditor->n_seats; i++)
        order[i] = &auditor->seats[i];
    sort_rows(order, (size_t)auditor->n_seats, sizeof *order, by_pupil, NULL);
    for (int i = 1; i < auditor->n_seats; i++) {
        const struct sitting *before = order[i - 1]->sitting, *after = order[i]->sitting;
        if (order[i]->pupil == order[i - 1]->pupil && after->starts_at < before->ends_at)
            audit_tell(auditor, "two_places", AUDIT_HARD,
                       (struct audit_spot){"", -1, after->starts_at, before->ends_at},
                       "one candidate, one paper at a time", "candidate %s sits %s and %s at once",
                       auditor->season->pupils[order[i]->pupil].pupil,
                       auditor->season->papers[order[i - 1]->paper].paper,
                       auditor->season->papers[order[i]->paper].paper);
    }
}

/* A computer of the room does for a laptop. */
static bool room_serves(const struct auditor *auditor, const struct seat_fact *seat)
{
    return strcmp(seat->item, "laptop") == 0 &&
           auditor->season->rooms[seat->sitting->room].computers > 0;
}

static int items_there(const struct season *season, const char *item, int site, bool *known)
{
    int count = 0;

    for (int i = 0; i < season->n_equipment; i++) {
        const struct equipment *row = &season->equipment[i];
        if (strcmp(row->item, item) != 0)
            continue;
        *known = true;
        if (row->site < 0 || row->site == site)
            count += row->count;
    }
    return count;
}

static void check_equipment(struct auditor *auditor, int i)
{
    const struct seat_fact *seat = &auditor->seats[i];
    int site = auditor->season->rooms[seat->sitting->room].site, used = 0;
    int64_t at = seat->sitting->starts_at;
    bool known = false;

    if (!*seat->item || room_serves(auditor, seat))
        return;
    int there = items_there(auditor->season, seat->item, site, &known);
    if (!known)
        return; /* the school does not count these */
    for (int k = 0; k < auditor->n_seats; k++) {
        const struct seat_fact *other = &auditor->seats[k];
        if (strcmp(other->item, seat->item) == 0 && other->sitting->starts_at <= at &&
            other->sitting->ends_at > at && !room_serves(auditor, other) &&
            auditor->season->rooms[other->sitting->room].site == site)
            used++;
        if (used > there && k >= i)
            break;
    }
    if (used > there)
        audit_tell(auditor, "equipment", AUDIT_HARD, spot_at(auditor, i), "the school's equipment",
                   "%d of %s are wanted at %s and there are %d", used, seat->item,
                   moment_text(auditor->arena, at), there);
}

void audit_rooms(struct auditor *auditor)
{
    for (int i = 0; i < auditor->n_seats; i++) {
        check_capacity(auditor, i);
        check_room(auditor, i);
        check_company(auditor, i);
        check_equipment(auditor, i);
    }
    check_two_places(auditor);
}
