/* SPDX-License-Identifier: GPL-3.0-or-later
 * The officer's hand in the seating: what a change leaves, moves, what is fixed and freed. */
#include "tests/seat/hand_case.h"

static void take(void) /* what was made holds from now on */
{
    memcpy(sittings, result.sittings, sizeof *sittings * (size_t)result.n_sittings);
}

static void left_without_help(void)
{
    sit(31, 0, A, AM, 90); /* two invigilators */
    sit(3, 0, B, AM, 90);
    town.rooms[A].summon = SUMMON_NONE;
}

/* Whoever leaves must not leave one invigilator behind who cannot call. */
static void nobody_left_without_help(void **state)
{
    (void)state;
    school_open();
    town.rooms[A].seats = 40;
    left_without_help();
    assert_false(hand(HAND_MOVE, -1, B, 0));
    assert_string_equal(fault.text,
                        "P0000 cannot move to R001 on Wed 12 May AM: one invigilator would be left "
                        "in R000 and could not call for help (rooms: summon)");
    arena_release(&town.arena);
}

static int room_of(int pupil)
{
    for (int i = 0; i < result.n_sittings; i++) {
        if (town.season.entries[result.sittings[i].entry].pupil == pupil)
            return result.sittings[i].room;
    }
    return -1;
}

static const struct sitting *row_of(int pupil)
{
    for (int i = 0; i < result.n_sittings; i++) {
        if (town.season.entries[result.sittings[i].entry].pupil == pupil)
            return &result.sittings[i];
    }
    return NULL;
}

/* Those who move get new desks and names, all of the room are fixed, others are left alone. */
static void what_a_merge_leaves(void **state)
{
    (void)state;
    school_open();
    sit(3, 0, A, AM, 90);
    sit(4, 0, B, AM, 90);
    sit(2, 0, C, AM, 90);
    assert_true(hand(HAND_MERGE, A, B, -1));
    assert_int_equal(result.changed, 3);
    for (int i = 0; i < 7; i++) {
        assert_int_equal(row_of(i)->room, B);
        assert_true(row_of(i)->fixed);
        assert_int_equal(row_of(i)->group_no, 2);
        for (int k = 0; k < i; k++)
            assert_int_not_equal(row_of(i)->desk, row_of(k)->desk);
    }
    assert_int_equal(row_of(3)->desk, 1); /* they keep theirs */
    assert_int_equal(row_of(0)->desk, 5);
    assert_false(row_of(7)->fixed);
    assert_memory_equal(&result.sittings[7], &sittings[7], sizeof *sittings);
    arena_release(&town.arena);
}

/* What was merged stays merged in every later seating, though another way is open. */
static void later_seatings_keep_it(void **state)
{
    struct seating seating;

    (void)state;
    school_open();
    two_small_groups();
    assert_true(hand(HAND_SPLIT, B, C, -1));
    take();
    assert_true(seat_make(&town.season, &rules, today, today, &town.arena, &seating, &fault));
    assert_in_range(seating.rooms, 2, 3); /* those of A are free to join either */
    for (int i = 0; i < seating.n_sittings; i++) {
        for (int k = 0; k < result.n_sittings; k++) {
            if (result.sittings[k].fixed && seating.sittings[i].entry == result.sittings[k].entry) {
                assert_int_equal(seating.sittings[i].room, result.sittings[k].room);
                assert_int_equal(seating.sittings[i].desk, result.sittings[k].desk);
                assert_true(seating.sittings[i].fixed);
            }
        }
    }
    arena_release(&town.arena);
}

static void moves(void **state)
{
    (void)state;
    school_open();
    sit(3, 0, A, AM, 90);
    sit(3, 0, B, AM, 90);
    assert_true(hand(HAND_MOVE, -1, B, 1));
    assert_string_equal(result.told, "moved P0001 to R001 on Wed 12 May AM: 2 adults as before");
    assert_int_equal(room_of(1), B);
    assert_true(row_of(1)->fixed);
    assert_false(row_of(0)->fixed);
    assert_false(row_of(3)->fixed);
    take();
    assert_false(hand(HAND_MOVE, -1, B, 1));
    assert_string_equal(fault.text, "P0001 sits in R001 already on Wed 12 May AM");
    assert_true(hand(HAND_MOVE, -1, C, 1)); /* an empty room */
    assert_int_equal(row_of(1)->desk, 1);
    assert_int_equal(row_of(1)->group_no, 3);
    town_apart(&town, 1, 3);
    town.season.n_apart = 1;
    take();
    assert_false(hand(HAND_MOVE, -1, B, 1));
    assert_string_equal(fault.text, "P0001 cannot move to R001 on Wed 12 May AM: P0001 and P0003 "
                                    "must not share a room (apart)");
    arena_release(&town.arena);
}

/* Rows that came in with a room follow, else they would undo it at the next seating. */
static void imported_rows_follow(void **state)
{
    struct seating seating;

    (void)state;
    school_open();
    sit(2, 0, A, AM, 90);
    sit(2, 0, B, AM, 90);
    town_fix(&town, 0, 0, A)->seat = 1;
    town_fix(&town, 1, 0, A)->keep = false;
    sittings[0].fixed = true;
    assert_true(hand(HAND_MERGE, A, B, -1));
    assert_int_equal(result.fixed[0].room, B);
    assert_int_equal(result.fixed[0].seat, row_of(0)->desk);
    assert_int_equal(result.fixed[1].room, A); /* only where they once sat */
    take();
    memcpy(town.fixed, result.fixed, sizeof *town.fixed * (size_t)result.n_fixed);
    assert_true(seat_make(&town.season, &rules, today, today, &town.arena, &seating, &fault));
    assert_int_equal(seating.rooms, 1);
    /* A changed import holds over what an earlier one left. */
    town.fixed[0].room = C;
    town.fixed[0].seat = -1;
    assert_true(seat_make(&town.season, &rules, today, today, &town.arena, &seating, &fault));
    assert_int_equal(seating.rooms, 2);
    arena_release(&town.arena);
}

static void fix_and_free(void **state)
{
    int pupils[] = {0};
    struct hand ask = {.what = HAND_FIX,
                       .room = -1,
                       .to = -1,
                       .pupil = -1,
                       .day = -1,
                       .from = today,
                       .until = today + 6};

    (void)state;
    school_open();
    sit(2, 0, A, AM, 90);
    sit(2, 1, B, PM, 60);
    town_fix(&town, 3, 1, B);
    ask.pupils = pupils;
    ask.n_pupils = 1;
    assert_true(hand_make(&town.season, &rules, &ask, &town.arena, &result, &fault));
    assert_string_equal(result.told, "fixed 1 sitting");
    assert_true(result.sittings[0].fixed);
    assert_false(result.sittings[1].fixed);
    take();
    ask.n_pupils = 0;
    ask.session = SESSION_AM;
    assert_true(hand_make(&town.season, &rules, &ask, &town.arena, &result, &fault));
    assert_string_equal(result.told, "fixed 1 sitting; 1 was fixed before");
    take();
    ask.session = SESSION_NONE;
    ask.room = B;
    assert_true(hand_make(&town.season, &rules, &ask, &town.arena, &result, &fault));
    assert_string_equal(result.told, "fixed 2 sittings");
    take();
    ask.room = -1;
    ask.what = HAND_FREE;
    assert_true(hand_make(&town.season, &rules, &ask, &town.arena, &result, &fault));
    assert_string_equal(result.told,
                        "freed 3 sittings; 1 stays fixed by the import (sittings: keep no)");
    ask.day = today + 1;
    assert_false(hand_make(&town.season, &rules, &ask, &town.arena, &result, &fault));
    assert_int_equal(fault.kind, FAULT_MISSING);
    arena_release(&town.arena);
}

/* The session may be left out only where one can be meant, and what has begun is past. */
static void which_session(void **state)
{
    struct hand ask = {.what = HAND_MOVE, .room = -1, .to = C, .day = -1};

    (void)state;
    school_open();
    sit(2, 0, A, AM, 90);
    town_enter(&town, 0, 1);
    sittings[2] = sittings[0];
    sittings[2].entry = 2;
    sittings[2].starts_at = today * DAY_MIN + PM;
    sittings[2].ends_at = sittings[2].release_at = sittings[2].starts_at + 60;
    town.season.n_seating = 3;
    assert_false(hand_make(&town.season, &rules, &ask, &town.arena, &result, &fault));
    assert_int_equal(fault.kind, FAULT_USAGE);
    assert_string_equal(fault.text, "there are several sessions in which P0000 has a desk "
                                    "(Wed 12 May AM, Wed 12 May PM): give --date and --session");
    ask.session = SESSION_PM;
    assert_true(hand_make(&town.season, &rules, &ask, &town.arena, &result, &fault));
    assert_int_equal(result.sittings[2].room, C);
    assert_int_equal(result.sittings[0].room, A);
    ask.now_at = today * DAY_MIN + PM + 1;
    fault = (struct fault){0};
    assert_false(hand_make(&town.season, &rules, &ask, &town.arena, &result, &fault));
    assert_int_equal(fault.kind, FAULT_CONFLICT);
    assert_string_equal(fault.text, "that session has begun: what is past stays as it was");
    ask.now_at = 0;
    ask.day = today + 1;
    fault = (struct fault){0};
    assert_false(hand_make(&town.season, &rules, &ask, &town.arena, &result, &fault));
    assert_int_equal(fault.kind, FAULT_MISSING);
    assert_string_equal(fault.text,
                        "there is no session on Thu 13 May PM in which P0000 has a desk");
    arena_release(&town.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nobody_left_without_help),
        cmocka_unit_test(what_a_merge_leaves),
        cmocka_unit_test(later_seatings_keep_it),
        cmocka_unit_test(moves),
        cmocka_unit_test(imported_rows_follow),
        cmocka_unit_test(fix_and_free),
        cmocka_unit_test(which_session),
    };

    return cmocka_run_group_tests(tests, load, unload);
}
