/* SPDX-License-Identifier: GPL-3.0-or-later
 * Seating from another start: what is fixed against the rules, another seating to begin with. */
#include "scheduler/seat/seat.h"
#include "tests/town_case.h"

/* Told by the officer, whatever the rules say: it stays, and the rest is seated around it. */
static void fixed_against_the_rules(void **state)
{
    struct seating seating = {0};
    struct fault fault = {0};

    (void)state;
    town_open(&town);
    (void)town_paper(&town, today, SESSION_AM, 90);
    (void)town_room(&town, 10);
    (void)town_room(&town, 10);
    for (int i = 0; i < 6; i++) {
        town_enter(&town, town_pupil(&town), 0);
        if (i < 2) {
            (void)town_has(&town, i, "separate_invigilation", -1);
            (void)town_fix(&town, i, 0, 0);
        }
    }
    assert_true(seat_make(&town.season, &rules, today, today, &town.arena, &seating, &fault));
    assert_int_equal(seating.n_sittings, 6);
    for (int i = 0; i < seating.n_sittings; i++)
        assert_int_equal(seating.sittings[i].room, seating.sittings[i].entry < 2 ? 0 : 1);
    assert_true(seating.levels[SEAT_ADULTS].optimal);
    arena_release(&town.arena);
}

/* Two papers that start half an hour apart want two rooms; one start wants one. */
static void another_start(void **state)
{
    static const struct {
        const char *label;
        int second, want; /* when the second paper starts; how many proposals save an adult */
    } rows[] = {
        {"half an hour later", 9 * 60 + 30, 2},
        {"together", 9 * 60, 0},
        {"outside the window: only that one may move", 10 * 60 + 15, 1},
    };

    (void)state;
    EACH (row, rows) {
        struct seating seating = {0};
        struct fault fault = {0};
        int saving = 0;
        town_open(&town);
        (void)town_paper(&town, today, SESSION_AM, 90);
        town_paper(&town, today, SESSION_AM, 90)->start = row->second;
        (void)town_room(&town, 20);
        (void)town_room(&town, 20);
        for (int i = 0; i < 12; i++)
            town_enter(&town, town_pupil(&town), i % 2);
        assert_true(seat_make(&town.season, &rules, today, today, &town.arena, &seating, &fault));
        for (int i = 0; i < seating.n_starts; i++)
            saving += seating.starts[i].gain[SEAT_ADULTS] == 1 && seating.starts[i].candidates == 6;
        CHECK_ROW(row, saving, row->want);
        CHECK_ROW(row, seating.adults, row->want ? 2 : 1);
        arena_release(&town.arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fixed_against_the_rules),
        cmocka_unit_test(another_start),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
