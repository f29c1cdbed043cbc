/* SPDX-License-Identifier: GPL-3.0-or-later
 * Rooms hold whom they can hold, and nobody who must not be together. */
#include <string.h>

#include "scheduler/audit/auditor.h"
#include "scheduler/base/sort.h"

static const struct room *room_of(const struct auditor *auditor, const struct run *run)
{
    return &auditor->season->rooms[run->room];
}

static bool is_there(const struct seat_fact *seat, int64_t at)
{
    return seat->starts_at <= at && seat->leaves_at > at;
}

static int present_at(const struct auditor *auditor, const struct run *run, int64_t at)
{
    int count = 0;

    for (int i = run->first; i < run->end; i++)
        count += is_there(&auditor->seats[i], at);
    return count;
}

/* Is this the first of the run to start at its moment?  Numbers grow only there. */
static bool is_start(const struct auditor *auditor, const struct run *run, int i)
{
    return i == run->first || auditor->seats[i - 1].starts_at != auditor->seats[i].starts_at;
}

static void check_capacity(struct auditor *auditor, const struct run *run)
{
    int seats = room_of(auditor, run)->seats;

    for (int i = run->first; i < run->end; i++) {
        const struct seat_fact *seat = &auditor->seats[i];
        if (!is_start(auditor, run, i))
            continue;
        int count = present_at(auditor, run, seat->starts_at);
        if (count > seats)
            audit_tell(auditor, "capacity", AUDIT_HARD, spot_of_seat(seat), "the room's exam seats",
                       "%s holds %d candidates at %s and has %d seats", room_of(auditor, run)->room,
                       count, moment_text(auditor->arena, seat->starts_at), seats);
        for (int k = run->first; k < run->end; k++) {
            const struct seat_fact *other = &auditor->seats[k];
            if (other->group_size > 0 && is_there(other, seat->starts_at) &&
                count > other->group_size) {
                audit_tell(auditor, "group_size", AUDIT_HARD, spot_of_seat(other),
                           "the candidates' access arrangements",
                           "candidate %s may share with %d at most and %d are in %s",
                           fact_pupil(auditor, other->pupil), other->group_size, count,
                           room_of(auditor, run)->room);
            }
        }
    }
}

static bool meets_closure(const struct closure *closure, int64_t from_at, int64_t until_at)
{
    return fact_meets(from_at, until_at, closure->start, closure->end);
}

/* Laying out and clearing away by those who are told to be there, while it is closed. */
static void check_adults(struct auditor *auditor, const struct run *run,
                         const struct closure *closure)
{
    const int *first = &auditor->room_duties_first[run->room];
    const struct assignment *most = NULL;
    bool after = closure->start >= run->until_at;

    for (int i = first[0]; i < first[1]; i++) {
        const struct assignment *row = auditor->duties[auditor->room_duties[i]].row;
        if (!auditor->duties[auditor->room_duties[i]].exam ||
            !fact_meets(row->starts_at, row->ends_at, run->from_at, run->until_at) ||
            !meets_closure(closure, row->starts_at, row->ends_at))
            continue;
        if (!most || (after ? row->ends_at > most->ends_at : row->starts_at < most->starts_at))
            most = row;
    }
    if (!most)
        return;
    audit_tell(auditor, "closure", AUDIT_SOFT, spot_of(most), "the school's closures",
               after ? "%s is closed from %s and its exam is cleared away there until %s"
                     : "%s is closed until %s and its exam is laid out there from %s",
               room_of(auditor, run)->room,
               moment_text(auditor->arena, after ? closure->start : closure->end),
               moment_text(auditor->arena, after ? most->ends_at : most->starts_at));
}

static void check_closures(struct auditor *auditor, const struct run *run)
{
    const struct season *season = auditor->season;
    struct audit_spot spot = {"", -1, run->from_at, run->until_at};

    for (int c = 0; c < season->n_closures; c++) {
        const struct closure *closure = &season->closures[c];
        if (closure->room != run->room)
            continue;
        if (meets_closure(closure, run->from_at, run->until_at)) {
            audit_tell(auditor, "closure", AUDIT_HARD, spot, "the school's closures",
                       "%s is closed during %s", room_of(auditor, run)->room,
                       fact_span(auditor, run->from_at, run->until_at));
        } else {
            check_adults(auditor, run, closure);
        }
    }
}

static void check_use(struct auditor *auditor, const struct run *run)
{
    const struct season *season = auditor->season;
    const struct room *room = room_of(auditor, run);
    struct audit_spot spot = {"", -1, run->from_at, run->until_at};

    if (room->exam == ROOM_EXAM_NO)
        audit_tell(auditor, "room_use", AUDIT_HARD, spot, "the school's own rooms list",
                   "%s is not a room for exams", room->room);
    check_closures(auditor, run);
    for (int i = run->first; i < run->end; i++) {
        const struct seat_fact *seat = &auditor->seats[i];
        if (seat->room >= 0 && seat->room != run->room) {
            audit_tell(auditor, "room_wanted", AUDIT_HARD, spot_of_seat(seat),
                       "the candidates' access arrangements",
                       "candidate %s is to sit in %s, not %s", fact_pupil(auditor, seat->pupil),
                       season->rooms[seat->room].room, room->room);
        }
    }
}

/* What one candidate's company may not be. */
static void check_company(struct auditor *auditor, const struct run *run, int i)
{
    const struct seat_fact *seat = &auditor->seats[i];
    int group = seat->sitting->helper_group;
    bool overheard = false;

    for (int k = run->first; k < run->end; k++) {
        const struct seat_fact *other = &auditor->seats[k];
        if (!fact_together(seat, other))
            continue;
        if (seat->place == PLACE_ALONE) {
            audit_tell(auditor, "separate_room", AUDIT_HARD, spot_of_seat(seat),
                       "separate invigilation", "candidate %s is to sit alone and shares %s",
                       fact_pupil(auditor, seat->pupil), room_of(auditor, run)->room);
            return;
        }
        overheard = overheard || group <= 0 || other->sitting->helper_group != group;
    }
    if (overheard && seat->place == PLACE_SEPARATE) {
        audit_tell(auditor, "overheard", AUDIT_SOFT, spot_of_seat(seat),
                   "readers and writers must not be overheard",
                   "candidate %s works aloud and shares %s", fact_pupil(auditor, seat->pupil),
                   room_of(auditor, run)->room);
    }
}

static int by_desk(const void *left, const void *right, const void *context)
{
    const struct seat_fact *a = *(const struct seat_fact *const *)left;
    const struct seat_fact *b = *(const struct seat_fact *const *)right;

    (void)context;
    if (a->sitting->desk != b->sitting->desk)
        return a->sitting->desk - b->sitting->desk;
    return (a->starts_at > b->starts_at) - (a->starts_at < b->starts_at);
}

static void check_desks(struct auditor *auditor, const struct run *run)
{
    int count = run->end - run->first;
    const struct seat_fact **order = arena_new(auditor->arena, const struct seat_fact *, count);

    for (int i = 0; i < count; i++)
        order[i] = &auditor->seats[run->first + i];
    sort_rows(order, (size_t)count, sizeof(const struct seat_fact *), by_desk, NULL);
    for (int i = 1; i < count; i++) {
        if (order[i]->sitting->desk > 0 && order[i]->sitting->desk == order[i - 1]->sitting->desk &&
            fact_together(order[i], order[i - 1])) {
            audit_tell(auditor, "desk", AUDIT_HARD, spot_of_seat(order[i]),
                       "one candidate, one desk", "candidates %s and %s have desk %d of %s",
                       fact_pupil(auditor, order[i - 1]->pupil),
                       fact_pupil(auditor, order[i]->pupil), order[i]->sitting->desk,
                       room_of(auditor, run)->room);
        }
    }
}

/* Pairs to be kept apart, by the sittings of the two. */
static void check_apart(struct auditor *auditor)
{
    const struct season *season = auditor->season;
    const int *first = auditor->pupil_first;

    for (int p = 0; p < season->n_apart; p++) {
        int left = season->apart[p].pupil_a, right = season->apart[p].pupil_b;
        look_plan(auditor, "apart");
        for (int i = first[left]; i < first[left + 1]; i++) {
            for (int k = first[right]; k < first[right + 1]; k++) {
                const struct seat_fact *a = &auditor->seats[auditor->pupil_seats[i]];
                const struct seat_fact *b = &auditor->seats[auditor->pupil_seats[k]];
                if (a->sitting->room == b->sitting->room && fact_together(a, b)) {
                    audit_tell(auditor, "apart", AUDIT_HARD, spot_of_seat(a),
                               "the school's list of pairs",
                               "candidates %s and %s must not share %s", fact_pupil(auditor, left),
                               fact_pupil(auditor, right), season->rooms[a->sitting->room].room);
                }
            }
        }
    }
}

/* Against the sitting of the candidate that lasts longest so far. */
static void check_two_places(struct auditor *auditor)
{
    const struct seat_fact *last = NULL;

    for (int i = 0; i < auditor->n_seats; i++) {
        const struct seat_fact *seat = &auditor->seats[auditor->pupil_seats[i]];
        look_plan(auditor, "two_places");
        if (!last || last->pupil != seat->pupil) {
            last = seat;
            continue;
        }
        if (seat->starts_at < last->ends_at) {
            audit_tell(auditor, "two_places", AUDIT_HARD,
                       (struct audit_spot){"", -1, seat->starts_at, last->ends_at},
                       "one candidate, one paper at a time", "candidate %s sits %s and %s at once",
                       fact_pupil(auditor, seat->pupil), auditor->season->papers[last->paper].paper,
                       auditor->season->papers[seat->paper].paper);
        }
        if (seat->ends_at > last->ends_at)
            last = seat;
    }
}

void audit_rooms(struct auditor *auditor)
{
    for (int r = 0; r < auditor->n_runs; r++) {
        const struct run *run = &auditor->runs[r];
        say_room(auditor, run);
        check_capacity(auditor, run);
        check_use(auditor, run);
        check_desks(auditor, run);
        for (int i = run->first; i < run->end; i++)
            if (auditor->seats[i].place >= PLACE_SEPARATE)
                check_company(auditor, run, i);
    }
    check_apart(auditor);
    check_two_places(auditor);
}
