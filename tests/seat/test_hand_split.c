/* SPDX-License-Identifier: GPL-3.0-or-later
 * The officer's hand in the seating: rooms split, and what each merge would save. */
#include "tests/seat/hand_case.h"

static void six(void)
{
    sit(6, 0, A, AM, 90);
}
static void two_and_four(void)
{
    sit(2, 0, A, AM, 90);
    town_paper(&town, today, SESSION_AM, 60);
    sit(4, 2, A, AM, 60);
}
static void some_finish_later(void)
{
    sit(3, 0, A, AM, 90);
    int first = sit(2, 0, A, AM, 113);
    town_has(&town, first, "extra_time", 25);
    town_has(&town, first + 1, "extra_time", 25);
}
static void one_finishes_later(void)
{
    sit(7, 0, A, AM, 90);
    town_has(&town, sit(1, 0, A, AM, 113), "extra_time", 25);
}
static void one_only(void)
{
    sit(1, 0, A, AM, 90);
}
static void no_room_free(void)
{
    six();
    town.rooms[B].exam = ROOM_EXAM_NO;
    sit(1, 0, C, AM, 90);
}
static void small_rooms(void)
{
    six();
    town.rooms[B].seats = 2;
    town.rooms[C].exam = ROOM_EXAM_NO;
}
static void better_room(void)
{
    six();
    town.rooms[B].exam = ROOM_EXAM_LAST;
    town.rooms[C].seats = 4;
}

static void splits(void **state)
{
    static const struct {
        const char *label;
        void (*make)(void);
        int to;
        const char *want;
    } rows[] = {
        {"in halves", six, -1,
         "split R000 on Wed 12 May AM: 3 moved to R001, 2 adults instead of 1"},
        {"told where", six, C,
         "split R000 on Wed 12 May AM: 3 moved to R002, 2 adults instead of 1"},
        {"by paper", two_and_four, -1,
         "split R000 on Wed 12 May AM: 4 moved to R001 from X02 on, 2 adults instead of 1"},
        {"by finish", some_finish_later, -1,
         "split R000 on Wed 12 May AM: 2 moved to R001 (those who finish at 10:53 or later), 2 "
         "adults instead of 1"},
        {"not just one of eight", one_finishes_later, -1,
         "split R000 on Wed 12 May AM: 4 moved to R001, 2 adults instead of 1"},
        {"as many as fit", small_rooms, -1,
         "split R000 on Wed 12 May AM: 2 moved to R001, 2 adults instead of 1"},
        {"not the last room", better_room, -1,
         "split R000 on Wed 12 May AM: 3 moved to R002, 2 adults instead of 1"},
        {"one only", one_only, -1,
         "R000 cannot be split on Wed 12 May AM: only one candidate starts there at a time"},
        {"nothing free", no_room_free, -1,
         "R000 cannot be split on Wed 12 May AM: no room for exams is free then at its site"},
        {"a room that is used", no_room_free, C,
         "R002 is used on Wed 12 May AM; seat --move brings a candidate there"},
        {"not for exams", no_room_free, B,
         "R000 cannot be split on Wed 12 May AM: R001 is no room for exams (rooms: exam no)"},
    };

    (void)state;
    EACH (row, rows) {
        school_open();
        row->make();
        (void)!hand(HAND_SPLIT, A, row->to, -1);
        CHECK_ROW_TEXT(row, joined(), row->want);
        arena_release(&town.arena);
    }
}

static void prices(void **state)
{
    struct room_prices made;

    (void)state;
    school_open();
    has(sit(2, 0, A, AM, 90), "prompter");
    has(sit(2, 0, B, AM, 90), "prompter");
    has(sit(1, 0, C, AM, 90), "scribe");
    hand_price(&town.season, &rules, today, today, &town.arena, &made);
    assert_int_equal(made.n_rooms, 3);
    assert_int_equal(made.rooms[0].adults, 2);
    assert_int_equal(made.rooms[0].minutes, 2 * (30 + 90 + 15));
    assert_string_equal(made.rooms[2].because, "Scribe");
    assert_int_equal(made.n_merges, 1);
    assert_int_equal(made.merges[0].room, A);
    assert_int_equal(made.merges[0].to, B);
    assert_int_equal(made.merges[0].saves, 1);
    assert_int_equal(made.merges[0].minutes, 30 + 90 + 15);
    assert_int_equal(made.n_refused, 1);
    assert_int_equal(made.refused[0].room, C);
    assert_string_equal(made.refused[0].others, "any room");
    town_apart(&town, 0, 2);
    hand_price(&town.season, &rules, today, today, &town.arena, &made);
    assert_int_equal(made.n_merges, 0);
    assert_int_equal(made.n_refused, 3); /* each of the two rooms, and the scribe's */
    assert_string_equal(made.refused[0].others, "R001");
    assert_string_equal(made.refused[0].refused, "P0000 and P0002 must not share a room (apart)");
    arena_release(&town.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(splits),
        cmocka_unit_test(prices),
    };

    return cmocka_run_group_tests(tests, load, unload);
}
