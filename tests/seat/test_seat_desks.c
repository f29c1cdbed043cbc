/* SPDX-License-Identifier: GPL-3.0-or-later
 * Desks of a room, and candidates who are in school at certain times only. */
#include "scheduler/seat/seat.h"
#include "tests/support/town_case.h"

enum { AM = 9 * 60 };

static struct seating seating;
static struct pupil_time times[8];

/* n candidates of one paper, and one room with this grid. */
static void make_room_of(int rows, int columns, int seats, int n)
{
    town_open(&town);
    town_paper(&town, today, SESSION_AM, 90);
    struct room *room = town_room(&town, seats);
    room->rows = rows;
    room->columns = columns;
    room->computers = 10;
    for (int i = 0; i < n; i++)
        town_enter(&town, town_pupil(&town), 0);
    town.season.pupil_times = times;
}

static void seat(void)
{
    struct fault fault = {0};

    assert_true(seat_make(&town.season, &rules, today, today, &town.arena, &seating, &fault));
}

static int desk_of(int pupil)
{
    for (int i = 0; i < seating.n_sittings; i++) {
        if (town.season.entries[seating.sittings[i].entry].pupil == pupil)
            return seating.sittings[i].desk;
    }
    return 0;
}

static const char *desks_text(void)
{
    const char *text = "";

    for (int i = 0; i < town.season.n_pupils; i++)
        text = arena_text(&town.arena, "%s%s%d", text, i ? " " : "", desk_of(i));
    return text;
}

/* The fourth of eight candidates in a grid has an arrangement. */
static void wishes(void **state)
{
    static const struct {
        const char *label, *kind;
        int rows, columns;
        const char *want;
    } rows[] = {
        {"nobody wishes", "", 4, 4, "1 2 3 4 5 6 7 8"},
        {"near the door", "near_door", 4, 4, "2 3 4 1 5 6 7 8"},
        {"near the toilet", "near_toilet", 4, 4, "2 3 4 1 5 6 7 8"},
        {"away from the door", "away_from_door", 4, 4, "1 2 3 8 4 5 6 7"},
        {"away, no grid known", "away_from_door", -1, -1, "1 2 3 8 4 5 6 7"},
        {"a socket along the wall", "word_processor", 4, 4, "2 3 4 1 5 6 7 8"},
        {"rows only", "away_from_door", 4, -1, "1 2 3 8 4 5 6 7"},
    };

    (void)state;
    EACH (row, rows) {
        make_room_of(row->rows, row->columns, 16, 8);
        if (*row->kind)
            town_has(&town, 3, row->kind, -1);
        seat();
        CHECK_ROW_TEXT(row, desks_text(), row->want);
        arena_release(&town.arena);
    }
}

/* Two with a computer: both walls; not for other subjects; not when it is declined. */
static void wishes_of_some_papers(void **state)
{
    (void)state;
    make_room_of(4, 4, 16, 8);
    town_has(&town, 3, "word_processor", -1);
    town_has(&town, 5, "word_processor", -1);
    seat();
    assert_string_equal(desks_text(), "2 3 5 1 6 4 7 8");
    arena_release(&town.arena);
    make_room_of(4, 4, 16, 4);
    town_has(&town, 3, "near_door", -1)->subject = "Another";
    town_has(&town, 2, "near_door", -1)->wanted = false;
    seat();
    assert_string_equal(desks_text(), "1 2 3 4");
    arena_release(&town.arena);
}

/* Desks that were told stay, and so do those from before. */
static void told_desks_stay(void **state)
{
    struct sitting *before;

    (void)state;
    make_room_of(4, 4, 16, 4);
    town_fix(&town, 2, 0, 0)->seat = 1;
    town_has(&town, 3, "near_door", -1);
    seat();
    assert_string_equal(desks_text(), "3 4 1 2");
    before = arena_dup(&town.arena, seating.sittings, (size_t)seating.n_sittings, sizeof *before);
    town.season.seating = before;
    town.season.n_seating = seating.n_sittings;
    town_enter(&town, town_pupil(&town), 0);
    seat();
    assert_string_equal(desks_text(), "3 4 1 2 5");
    arena_release(&town.arena);
}

/* Pairs that are fixed in one room do not get neighbouring desks. */
static void pairs_apart(void **state)
{
    static const struct {
        const char *label;
        int rows, columns, seats, n;
        const char *want;
    } rows[] = {
        {"two in a grid", 4, 4, 16, 2, "1 3"},   {"with others between", 4, 4, 16, 3, "1 3 2"},
        {"no grid known", -1, -1, 16, 2, "1 3"}, {"two columns: two rows on", 4, 2, 8, 2, "1 5"},
        {"no such desk", 1, 2, 2, 2, "1 2"},
    };

    (void)state;
    EACH (row, rows) {
        make_room_of(row->rows, row->columns, row->seats, row->n);
        for (int i = 0; i < row->n; i++)
            town_fix(&town, i, 0, 0);
        town_apart(&town, 0, 1);
        seat();
        CHECK_ROW_TEXT(row, desks_text(), row->want);
        arena_release(&town.arena);
    }
}

/* Exam seats beyond the grid would stand too near. */
static void a_grid_limits_the_seats(void **state)
{
    (void)state;
    make_room_of(2, 3, 20, 8);
    seat();
    assert_int_equal(seating.n_sittings, 6);
    assert_int_equal(seating.n_unseated, 2);
    arena_release(&town.arena);
}

static void in_time(int kind, int64_t date, int start, int end)
{
    times[town.season.n_pupil_times++] = (struct pupil_time){.pupil = 0,
                                                             .weekday = date < 0 ? 2 : -1,
                                                             .date = date,
                                                             .start = start,
                                                             .end = end,
                                                             .kind = kind,
                                                             .until = -1};
}

static void own_times(void **state)
{
    static const struct {
        const char *label;
        int kind, start, end;
        bool dated;
        const char *reason, *note;
    } rows[] = {
        {"in all morning", PUPIL_IN, AM - 30, 12 * 60, false, "", ""},
        {"in long enough", PUPIL_IN, AM, AM + 90, false, "", ""},
        {"comes later", PUPIL_IN, AM + 20, 15 * 60, false,
         "in school 09:20 to 15:00 only (pupil_times), and would sit 09:00 to 10:30: a start at "
         "09:20 would fit and is permitted: fix it in sittings",
         ""},
        {"comes in the afternoon", PUPIL_IN, 12 * 60, 15 * 60, false,
         "in school 12:00 to 15:00 only (pupil_times), and would sit 09:00 to 10:30: agree other "
         "times, or fix it in sittings",
         ""},
        {"away within", PUPIL_AWAY, AM + 60, AM + 90, true,
         "away 10:00 to 10:30 (pupil_times), and would sit 09:00 to 10:30: a start at 08:30 would "
         "fit and is permitted: fix it in sittings",
         ""},
        {"away after", PUPIL_AWAY, AM + 90, AM + 120, true, "", ""},
        {"at college", PUPIL_OFFSITE, AM, 15 * 60, false, "",
         "off site 09:00 to 15:00 that day: comes in for the exam"},
    };

    (void)state;
    EACH (row, rows) {
        make_room_of(4, 4, 16, 2);
        in_time(row->kind, row->dated ? today : -1, row->start, row->end);
        seat();
        CHECK_ROW(row, seating.n_unseated, *row->reason ? 1 : 0);
        if (seating.n_unseated)
            CHECK_ROW_TEXT(row, seating.unseated[0].reason, row->reason);
        else
            CHECK_ROW_TEXT(row, seating.sittings[0].note, row->note);
        arena_release(&town.arena);
    }
}

/* The paper's release counts: who has to go at 09:50 cannot wait till ten. */
static void release_counts(void **state)
{
    (void)state;
    make_room_of(4, 4, 16, 1);
    town.papers[0].minutes = 45;
    town.papers[0].start = AM - 30;
    town.papers[0].minutes = 60; /* not short: supervised until ten */
    in_time(PUPIL_IN, -1, 8 * 60, AM + 50);
    seat();
    assert_int_equal(seating.n_unseated, 1);
    town.papers[0].minutes = 30; /* short: until half an hour after the published start */
    seat();
    assert_int_equal(seating.n_unseated, 0);
    arena_release(&town.arena);
}

/* Whom the officer fixed sits, and the sitting says so. */
static void fixed_in_spite_of_times(void **state)
{
    (void)state;
    make_room_of(4, 4, 16, 1);
    in_time(PUPIL_IN, -1, 12 * 60, 15 * 60);
    town_fix(&town, 0, 0, 0);
    seat();
    assert_int_equal(seating.n_unseated, 0);
    assert_string_equal(seating.sittings[0].note, "outside the candidate's own times (fixed)");
    arena_release(&town.arena);
}

/* One at a time: a later turn will do. */
static void a_turn_that_fits(void **state)
{
    (void)state;
    make_room_of(4, 4, 16, 3);
    town.papers[0].minutes = 0;
    town.papers[0].each_minutes = 15;
    in_time(PUPIL_IN, -1, AM + 30, 15 * 60);
    seat();
    assert_int_equal(seating.n_unseated, 0);
    assert_int_equal(seating.sittings[0].starts_at, today * DAY_MIN + AM);
    for (int i = 0; i < seating.n_sittings; i++) {
        if (town.season.entries[seating.sittings[i].entry].pupil == 0)
            assert_int_equal(seating.sittings[i].starts_at, today * DAY_MIN + AM + 30);
    }
    town.season.n_pupil_times = 0;
    in_time(PUPIL_AWAY, today, 8 * 60, 16 * 60);
    seat();
    assert_int_equal(seating.n_unseated, 1);
    assert_non_null(strstr(seating.unseated[0].reason, "away 08:00 to 16:00"));
    arena_release(&town.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(wishes),
        cmocka_unit_test(wishes_of_some_papers),
        cmocka_unit_test(told_desks_stay),
        cmocka_unit_test(pairs_apart),
        cmocka_unit_test(a_grid_limits_the_seats),
        cmocka_unit_test(own_times),
        cmocka_unit_test(release_counts),
        cmocka_unit_test(fixed_in_spite_of_times),
        cmocka_unit_test(a_turn_that_fits),
    };

    return cmocka_run_group_tests(tests, load, unload);
}
