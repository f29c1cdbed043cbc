/* SPDX-License-Identifier: GPL-3.0-or-later
 * Desks far enough apart, and candidates at times at which they are in school. */
#include <string.h>

#include "scheduler/audit/auditor.h"

/* Desks of the room's grid, which stand the rules' distance apart; 0: not told. */
static int desks_of(const struct room *room)
{
    return room->rows > 0 && room->columns > 0 ? room->rows * room->columns : 0;
}

static bool at_once(const struct seat_fact *a, const struct seat_fact *b)
{
    return a->pupil != b->pupil && fact_meets(a->starts_at, a->ends_at, b->starts_at, b->ends_at);
}

static void check_grid(struct auditor *auditor, const struct run *run)
{
    const struct room *room = &auditor->season->rooms[run->room];
    const struct figure *figure = fact_figure(auditor, FIGURE_SEAT_DISTANCE);
    int desks = desks_of(room);
    int most = fact_crowd(auditor, run, false);

    look_run(auditor, "seat_distance", run);
    if (desks > 0) {
        look_fact(auditor, "seat_distance", "%d %s at once, %d by %d desks at %d cm", most,
                  most == 1 ? "candidate" : "candidates", room->rows, room->columns, figure->value);
    } else {
        look_fact(auditor, "seat_distance", most < 2 ? "one candidate" : "%d candidates", most);
    }
    if (desks == 0 && most > 1) {
        look_turn(auditor, "seat_distance", AUDIT_CANNOT_TELL,
                  arena_text(auditor->arena,
                             "the rooms list does not tell rows and columns of the desks at %d cm",
                             figure->value));
    }
    if (desks > 0 && most > desks) {
        audit_tell(auditor, "seat_distance", AUDIT_HARD,
                   (struct audit_spot){"", -1, run->from_at, run->until_at}, figure->source,
                   "%s has %d desks %d cm apart and %d candidates during %s", room->room, desks,
                   figure->value, most, fact_span(auditor, run->from_at, run->until_at));
    }
    for (int i = run->first; i < run->end && desks > 0; i++) {
        const struct seat_fact *seat = &auditor->seats[i];
        if (seat->sitting->desk > desks) {
            audit_tell(auditor, "seat_distance", AUDIT_HARD, spot_of_seat(seat), figure->source,
                       "candidate %s has desk %d of %s, which has %d desks %d cm apart",
                       fact_pupil(auditor, seat->pupil), seat->sitting->desk, room->room, desks,
                       figure->value);
        }
    }
}

/* Rooms with several candidates whose desks nobody has told: one line for all. */
static void check_untold(struct auditor *auditor)
{
    bool *seen = arena_new(auditor->arena, bool, auditor->season->n_rooms + 1);
    const char *rooms = "";

    for (int r = 0; r < auditor->n_runs; r++) {
        const struct run *run = &auditor->runs[r];
        const struct room *room = &auditor->season->rooms[run->room];
        if (seen[run->room] || desks_of(room) > 0 || fact_crowd(auditor, run, false) < 2)
            continue;
        seen[run->room] = true;
        rooms = arena_text(auditor->arena, "%s%s%s", rooms, *rooms ? ", " : "", room->room);
    }
    if (*rooms) {
        look_plan(auditor, "seat_distance");
        audit_tell(auditor, "seat_distance", AUDIT_CANNOT_TELL, NO_SPOT,
                   fact_figure(auditor, FIGURE_SEAT_DISTANCE)->source,
                   "whether desks stand %d cm apart is not known of %s: rooms wants rows and "
                   "columns",
                   fact_figure(auditor, FIGURE_SEAT_DISTANCE)->value, rooms);
    }
}

/* Beside, before, behind or across a corner. */
static bool neighbours(const struct room *room, int left, int right)
{
    if (left <= 0 || right <= 0)
        return false;
    if (room->columns <= 0)
        return left - right >= -1 && left - right <= 1;
    int rows = (left - 1) / room->columns - (right - 1) / room->columns;
    int columns = (left - 1) % room->columns - (right - 1) % room->columns;
    return rows >= -1 && rows <= 1 && columns >= -1 && columns <= 1;
}

static bool is_pair(const struct season *season, int left, int right)
{
    for (int i = 0; i < season->n_apart; i++) {
        if ((season->apart[i].pupil_a == left && season->apart[i].pupil_b == right) ||
            (season->apart[i].pupil_a == right && season->apart[i].pupil_b == left))
            return true;
    }
    return false;
}

static void check_pairs(struct auditor *auditor, const struct run *run)
{
    const struct room *room = &auditor->season->rooms[run->room];

    for (int i = run->first; i < run->end; i++) {
        for (int k = i + 1; k < run->end; k++) {
            const struct seat_fact *a = &auditor->seats[i];
            const struct seat_fact *b = &auditor->seats[k];
            if (at_once(a, b) && neighbours(room, a->sitting->desk, b->sitting->desk) &&
                is_pair(auditor->season, a->pupil, b->pupil)) {
                audit_tell(auditor, "apart_desks", AUDIT_HARD, spot_of_seat(a),
                           "the school's list of pairs",
                           "candidates %s and %s must be apart and have desks %d and %d of %s",
                           fact_pupil(auditor, a->pupil), fact_pupil(auditor, b->pupil),
                           a->sitting->desk, b->sitting->desk, room->room);
            }
        }
    }
}

static bool row_falls(const struct auditor *auditor, const struct pupil_time *row, int64_t day)
{
    if (row->date >= 0)
        return row->date == day;
    return fact_falls(auditor, day, row->weekday, row->week, -1, row->until);
}

/* What pupil_times say of one sitting. */
struct own_times {
    bool bound, dated; /* in school at told times only; those of the very day */
    bool away, off_site;
    int64_t there_until; /* in school without a pause from the start till then */
};

static struct own_times own_times_of(const struct auditor *auditor, const struct seat_fact *seat)
{
    const struct season *season = auditor->season;
    int64_t day = day_of(seat->starts_at);
    int64_t midnight = day * DAY_MIN;
    struct own_times own = {.there_until = seat->starts_at};

    for (int i = 0; i < season->n_pupil_times; i++) {
        const struct pupil_time *row = &season->pupil_times[i];
        int64_t from = midnight + (row->start < 0 ? 0 : row->start);
        int64_t until = midnight + (row->end < 0 ? DAY_MIN : row->end);
        if (row->pupil != seat->pupil)
            continue;
        bool standing = row->date < 0 && (row->until < 0 || row->until >= day);
        own.bound = own.bound || (row->kind == PUPIL_IN && (standing || row->date == day));
        own.dated = own.dated || (row->kind == PUPIL_IN && row->date == day);
        if (!row_falls(auditor, row, day) ||
            !fact_meets(from, until, seat->starts_at, seat->leaves_at))
            continue;
        own.away = own.away || row->kind == PUPIL_AWAY;
        own.off_site = own.off_site || row->kind == PUPIL_OFFSITE;
    }
    return own;
}

/* Follows one `in` row after the other from the start of the sitting. */
static bool in_till_the_end(const struct auditor *auditor, const struct seat_fact *seat,
                            struct own_times own)
{
    int64_t day = day_of(seat->starts_at);
    bool more = true;

    while (more && own.there_until < seat->leaves_at) {
        more = false;
        for (int i = 0; i < auditor->season->n_pupil_times; i++) {
            const struct pupil_time *row = &auditor->season->pupil_times[i];
            int64_t from = day * DAY_MIN + (row->start < 0 ? 0 : row->start);
            int64_t until = day * DAY_MIN + (row->end < 0 ? DAY_MIN : row->end);
            if (row->pupil == seat->pupil && row->kind == PUPIL_IN &&
                (!own.dated || row->date >= 0) && row_falls(auditor, row, day) &&
                from <= own.there_until && until > own.there_until) {
                own.there_until = until;
                more = true;
            }
        }
    }
    return own.there_until >= seat->leaves_at;
}

static void check_own_times(struct auditor *auditor, const struct seat_fact *seat)
{
    struct own_times own = own_times_of(auditor, seat);
    bool outside = own.away || (own.bound && !in_till_the_end(auditor, seat, own));

    if (outside) {
        audit_tell(auditor, "own_times", seat->sitting->fixed ? AUDIT_SOFT : AUDIT_HARD,
                   spot_of_seat(seat), "the candidates' own times (pupil_times)",
                   "candidate %s sits %s during %s, when they are not in school%s",
                   fact_pupil(auditor, seat->pupil), auditor->season->papers[seat->paper].paper,
                   fact_span(auditor, seat->starts_at, seat->leaves_at),
                   seat->sitting->fixed ? " (fixed)" : "");
    } else if (own.off_site) {
        audit_tell(auditor, "own_times", AUDIT_SOFT, spot_of_seat(seat),
                   "the candidates' own times (pupil_times)",
                   "candidate %s is off site during %s and comes in for %s",
                   fact_pupil(auditor, seat->pupil),
                   fact_span(auditor, seat->starts_at, seat->leaves_at),
                   auditor->season->papers[seat->paper].paper);
    }
}

void audit_seating(struct auditor *auditor)
{
    for (int i = 0; i < auditor->season->n_apart; i++)
        look_plan(auditor, "apart_desks");
    for (int i = 0; i < auditor->n_seats; i++)
        look_plan(auditor, "own_times");
    for (int r = 0; r < auditor->n_runs; r++) {
        check_grid(auditor, &auditor->runs[r]);
        if (auditor->season->n_apart > 0)
            check_pairs(auditor, &auditor->runs[r]);
    }
    check_untold(auditor);
    for (int i = 0; i < auditor->n_seats && auditor->season->n_pupil_times > 0; i++)
        check_own_times(auditor, &auditor->seats[i]);
}
