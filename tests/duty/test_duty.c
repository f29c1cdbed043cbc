/* SPDX-License-Identifier: GPL-3.0-or-later
 * Duties of exam rooms and between them: who is needed when, and why. */
#include "tests/support/duty_case.h"

static void invigilators(void **state)
{
    (void)state;
    static const struct {
        const char *label;
        int kind, quick, slow, slow_min;
        const char *want;
    } rows[] = {
        {"one for thirty, set-up and clear-up", PAPER_WRITTEN, 30, 0, 0,
         "S27:invigilator:8700/1:g1:1:p1 08:30-10:45\n"},
        {"two for thirty-one", PAPER_WRITTEN, 31, 0, 0,
         "S27:invigilator:8700/1:g1:1:p1 08:30-10:45\n"
         "S27:invigilator:8700/1:g1:2:p1 08:30-10:45\n"},
        {"an art test wants one for twenty", PAPER_ART, 21, 0, 0,
         "S27:invigilator:8700/1:g1:1:p1 08:30-10:45\n"
         "S27:invigilator:8700/1:g1:2:p1 08:30-10:45\n"},
        {"cut where the number falls; the second leaves then", PAPER_WRITTEN, 30, 5, 135,
         "S27:invigilator:8700/1:g1:1:p1 08:30-10:30\n"
         "S27:invigilator:8700/1:g1:2:p1 08:30-10:30\n"
         "S27:invigilator:8700/1:g1:1:p2 10:30-11:30\n"},
        {"not for a few minutes", PAPER_WRITTEN, 30, 5, 100,
         "S27:invigilator:8700/1:g1:1:p1 08:30-10:55\n"
         "S27:invigilator:8700/1:g1:2:p1 08:30-10:30\n"},
        {"cut once when long", PAPER_WRITTEN, 0, 5, 135,
         "S27:invigilator:8700/1:g1:1:p1 08:30-10:00\n"
         "S27:invigilator:8700/1:g1:1:p2 10:00-11:30\n"},
    };
    EACH (row, rows) {
        fresh(NULL);
        MAKE(&make, papers, paper)->kind = row->kind;
        sit(row->quick, 0, 1, "09:00", 90);
        sit(row->slow, 0, 1, "09:00", row->slow_min);
        CHECK_ROW_TEXT(row, told("invigilator"), row->want);
    }
}

static void pieces_share_a_seat(void **state)
{
    (void)state;
    sit(5, 0, 1, "09:00", 135);
    const struct duty *first = find("S27:invigilator:8700/1:g1:1:p1");
    assert_string_equal(first->piece_of, "S27:invigilator:8700/1:g1:1");
    assert_int_equal(first->n_pieces, 2);
    assert_int_equal(find("S27:invigilator:8700/1:g1:1:p2")->piece, 1);
    assert_string_equal(find("S27:invigilator:8700/1:g1:1:p2")->title,
                        "Invigilator - English Language 1");
    assert_non_null(strstr(first->because, "30 candidates"));
}

static void release_holds_the_room(void **state)
{
    (void)state;
    sit(3, 0, 1, "09:00", 45);
    for (int i = 0; i < 3; i++)
        MAKE(&make, seating, i)->release_at = make_at(DAY, "10:00");
    assert_string_equal(told("invigilator"), "S27:invigilator:8700/1:g1:1:p1 08:30-10:15\n");
}

static void neighbours_share_the_time_between(void **state)
{
    (void)state;
    sit(3, 0, 1, "09:00", 60);
    sit(3, 0, 2, "10:30", 60);
    assert_string_equal(told("invigilator"), "S27:invigilator:8700/1:g1:1:p1 08:30-10:15\n"
                                             "S27:invigilator:8700/1:g2:1:p1 10:15-11:45\n");
}

static void a_hall_is_led(void **state)
{
    (void)state;
    int person = make_person(&make, "AB", "invigilator");

    make_skill(&make, person, "lead_invigilator");
    MAKE(&make, rooms, 0)->kind = ROOM_HALL;
    sit(40, 0, 1, "09:00", 135);
    assert_string_equal(find("S27:lead_invigilator:8700/1:g1:1:p1")->role, "lead_invigilator");
    assert_int_equal(find("S27:lead_invigilator:8700/1:g1:1:p1")->n_pieces, 1);
    assert_int_equal(find("S27:invigilator:8700/1:g1:2:p1")->n_pieces, 2);
}

static void rovers_and_floaters(void **state)
{
    (void)state;
    static const struct {
        const char *label;
        int combined, others, rovers, floaters, required;
    } rows[] = {
        {"no room, nobody", 0, 0, 0, 0, 0},
        {"one combined room", 1, 0, 1, 1, 0},
        {"eight rooms, one rover", 8, 0, 1, 1, 0},
        {"nine rooms, two", 9, 0, 2, 1, 0},
        {"a room of several wants an escort from outside", 1, 1, 1, 1, 1},
        {"eleven rooms: the second floater is no must", 10, 1, 2, 2, 1},
    };
    EACH (row, rows) {
        fresh(NULL);
        for (int i = 0; i < row->combined; i++) {
            int pupil = sit(1, i, i + 1, "09:00", 90);
            make_arrangement(&make, pupil, "scribe");
        }
        if (row->others)
            sit(10, row->combined, row->combined + 1, "09:00", 90);
        struct duties duties = derive();
        int required = 0;
        for (int i = 0; i < duties.count; i++)
            required += strcmp(duties.list[i].kind->name, "floater") == 0 &&
                        duties.list[i].level == LEVEL_REQUIRED;
        CHECK_ROW(row, count("rover"), row->rovers);
        CHECK_ROW(row, count("floater"), row->floaters);
        CHECK_ROW(row, required, row->required);
    }
}

static void a_rover_knows_all_candidates(void **state)
{
    (void)state;
    for (int i = 0; i < 3; i++)
        make_arrangement(&make, sit(1, i, i + 1, i == 1 ? "09:15" : "09:00", 90), "scribe");
    const struct duty *rover = find("S27:rover:MAIN:2027-05-12:AM:1");

    assert_int_equal(rover->n_pupils, 3);
    assert_true(rover->walks);
    assert_int_equal(rover->slots[0].starts_at, make_at(DAY, "09:00"));
    assert_int_equal(rover->slots[0].ends_at, make_at(DAY, "10:45"));
    assert_int_equal(rover->slots[0].room, -1);
}

static void rest_breaks(void **state)
{
    (void)state;
    for (int i = 0; i < 5; i++) {
        sit(2, i, i + 1, "09:00", 100);
        MAKE(&make, seating, 2 * i)->rest_min = 10;
    }
    assert_int_equal(count("rest_breaks"), 2); /* five rooms, four for each */
    fresh(NULL);
    sit(1, 0, 1, "09:00", 100); /* alone: its own adult is there */
    MAKE(&make, seating, 0)->rest_min = 10;
    assert_int_equal(count("rest_breaks"), 0);
}

static void clashes(void **state)
{
    (void)state;
    static const struct {
        const char *label;
        int first_session, second_session;
        const char *first_start, *second_start;
        int second_room;
        const char *want;
    } rows[] = {
        {"morning and afternoon as published", SESSION_AM, SESSION_PM, "09:00", "13:30", 1, ""},
        {"one after the other in a session", SESSION_AM, SESSION_AM, "09:00", "10:20", 1,
         "S27:clash:MAIN:2027-05-12:AM:1:p1 10:00-10:20\n"},
        {"in the same room its adult stays", SESSION_AM, SESSION_AM, "09:00", "10:20", 0, ""},
        {"moved to the afternoon: lunch as well, in two pieces", SESSION_AM, SESSION_AM, "09:00",
         "13:30", 1,
         "S27:clash:MAIN:2027-05-12:AM:1:p1 10:00-11:45\n"
         "S27:clash:MAIN:2027-05-12:AM:1:p2 11:45-13:30\n"},
        {"sat before the others, nothing after", SESSION_PM, SESSION_AM, "11:30", "09:00", 1,
         "S27:clash:MAIN:2027-05-12:PM:1:p1 12:30-13:30\n"},
    };
    EACH (row, rows) {
        fresh(NULL);
        MAKE(&make, papers, paper)->session = row->first_session;
        int second = make_paper(&make, "8702/1", DAY, row->second_session, 60);
        int pupil = make_pupil(&make, "0001");
        make_sitting(&make, make_entry(&make, pupil, paper), 0, 1, row->first_start, 60);
        make_sitting(&make, make_entry(&make, pupil, second), row->second_room, 1,
                     row->second_start, 60);
        CHECK_ROW_TEXT(row, told("clash"), row->want);
    }
}

static void settings_ask_for_more(void **state)
{
    (void)state;
    sit(10, 0, 1, "09:00", 90);
    make_setting(&make, "floaters", "none");
    make_setting(&make, "invigilators_least", "2");
    make_setting(&make, "late_desk", "yes");
    make_setting(&make, "reserve_per_session", "2");
    assert_int_equal(count("floater"), 0);
    assert_int_equal(count("invigilator"), 2);
    assert_string_equal(told("late_desk"), "S27:late_desk:MAIN:2027-05-12:AM:1 08:45-10:00\n");
    assert_int_equal(count("reserve"), 2);
}

static void order_and_keys(void **state)
{
    (void)state;
    for (int i = 0; i < 8; i++)
        sit(35, i, i / 2, i % 2 ? "09:00" : "13:00", 120); /* numbered twice on purpose */
    struct duties duties = derive();

    for (int i = 1; i < duties.count; i++) {
        const struct duty *a = &duties.list[i - 1], *b = &duties.list[i];
        assert_true(a->slots[0].starts_at < b->slots[0].starts_at ||
                    (a->slots[0].starts_at == b->slots[0].starts_at && strcmp(a->key, b->key) < 0));
        for (int k = 0; k < i; k++)
            assert_string_not_equal(duties.list[k].key, b->key);
    }
    for (int i = 0; duty_kinds[i]; i++)
        assert_ptr_equal(duty_kind_find(duty_kinds[i]->name), duty_kinds[i]);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        TEST(invigilators),
        TEST(pieces_share_a_seat),
        TEST(release_holds_the_room),
        TEST(neighbours_share_the_time_between),
        TEST(a_hall_is_led),
        TEST(rovers_and_floaters),
        TEST(a_rover_knows_all_candidates),
        TEST(rest_breaks),
        TEST(clashes),
        TEST(settings_ask_for_more),
        TEST(order_and_keys),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
