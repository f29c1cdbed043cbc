/* SPDX-License-Identifier: GPL-3.0-or-later
 * Seating: which rooms may take whom. */
#include "tests/seat/seat_case.h"

static void apart_never_meet(void **state)
{
    (void)state;
    town_paper(&town, today, SESSION_AM, 90);
    town_room(&town, 30);
    town_room(&town, 5);
    pupils(10, "", 0);
    town_apart(&town, 2, 7);
    seat();
    assert_int_equal(seating.n_unseated, 0);
    assert_int_not_equal(sitting_of(2, 0)->room, sitting_of(7, 0)->room);
    assert_int_equal(seating.rooms, 2);
}

static void apart_without_a_second_room(void **state)
{
    (void)state;
    town_paper(&town, today, SESSION_AM, 90);
    town_room(&town, 30);
    pupils(3, "", 0);
    town_apart(&town, 0, 1);
    seat();
    assert_int_equal(seating.n_unseated, 1);
    assert_non_null(strstr(seating.unseated[0].reason, "apart"));
}

/* Word processors, pens: what there is, who gets it, what the refusal says. */
static void equipment(void **state)
{
    (void)state;
    static const struct {
        const char *label, *kind, *item;
        int n, computers, sockets, items, seated;
        const char *reason;
    } rows[] = {
        {"computers of the room", "word_processor", "laptop", 3, 3, 0, 0, 3, ""},
        {"laptops at sockets", "word_processor", "laptop", 3, 0, 4, 3, 3, ""},
        {"too few sockets", "word_processor", "laptop", 3, 0, 2, 9, 2, "3 wanted, 2 found"},
        {"too few laptops", "word_processor", "laptop", 3, 1, 9, 1, 2, "3 wanted, 2 found"},
        {"pens", "reading_pen", "reading_pen", 3, 1, 0, 3, 3, ""},
        {"too few pens", "reading_pen", "reading_pen", 3, 1, 0, 2, 2, "no reading_pen left"},
        {"what is not listed is not counted", "reading_pen", "lamp", 3, 1, 0, 0, 3, ""},
    };
    EACH (row, rows) {
        open_town(NULL);
        town_paper(&town, today, SESSION_AM, 90);
        struct room *room = town_room(&town, 30);
        room->computers = row->computers;
        room->sockets = row->sockets;
        town_room(&town, 30);
        town_item(&town, row->item, row->items, -1);
        pupils(row->n, row->kind, -1);
        pupils(5, "", 0);
        seat();
        CHECK_ROW(row, seating.n_sittings, row->seated + 5);
        CHECK_ROW(row,
                  seating.n_unseated ? strstr(seating.unseated[0].reason, row->reason) != NULL
                                     : *row->reason == '\0',
                  true);
        close_town(NULL);
    }
}

/* A laptop by name is the computer, however the school writes it: nobody takes two. */
static void a_laptop_is_one_however_written(void **state)
{
    (void)state;
    static const char *const names[] = {"laptop", "Laptop"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        open_town(NULL);
        town_paper(&town, today, SESSION_AM, 90);
        town_room(&town, 30)->sockets = 3;
        town_item(&town, names[i], 3, -1);
        pupils(3, "", 0);
        for (int pupil = 0; pupil < 3; pupil++)
            town_has(&town, pupil, "word_processor", -1)->with = names[i];
        seat();
        assert_int_equal(seating.n_unseated, 0);
        close_town(NULL);
    }
}

static void reading_papers_want_a_device(void **state)
{
    (void)state;
    town_paper(&town, today, SESSION_AM, 90)->tests_reading = READING_SECTION;
    struct room *room = town_room(&town, 10);
    room->computers = 4;
    pupils(4, "reader", -1);
    seat();
    assert_int_equal(seating.n_sittings, 4);
    assert_int_equal(seating.rooms, 1); /* no human voice: together */
    assert_int_equal(seating.adults, 1);
}

static void rooms_that_may_not(void **state)
{
    (void)state;
    static const struct {
        const char *label;
        int exam, summon, closed_from, closed_until, n, seated;
    } rows[] = {
        {"open", ROOM_EXAM_YES, SUMMON_PHONE, 0, 0, 5, 5},
        {"never for exams", ROOM_EXAM_NO, SUMMON_PHONE, 0, 0, 5, 0},
        {"only when nothing else", ROOM_EXAM_LAST, SUMMON_PHONE, 0, 0, 5, 5},
        {"no call for help, one invigilator", ROOM_EXAM_YES, SUMMON_NONE, 0, 0, 5, 0},
        {"no call for help, two invigilators", ROOM_EXAM_YES, SUMMON_NONE, 0, 0, 35, 35},
        {"closed", ROOM_EXAM_YES, SUMMON_PHONE, 8 * 60, 12 * 60, 5, 0},
        {"closed at the very end", ROOM_EXAM_YES, SUMMON_PHONE, AM + 89, 12 * 60, 5, 0},
        {"closed after", ROOM_EXAM_YES, SUMMON_PHONE, AM + 90, 12 * 60, 5, 5},
    };
    EACH (row, rows) {
        open_town(NULL);
        town_paper(&town, today, SESSION_AM, 90);
        struct room *room = town_room(&town, 40);
        room->exam = row->exam;
        room->summon = row->summon;
        if (row->closed_until) {
            town.closures[0] = (struct closure){.room = 0,
                                                .start = today * DAY_MIN + row->closed_from,
                                                .end = today * DAY_MIN + row->closed_until,
                                                .why = ""};
            town.season.n_closures = 1;
        }
        pupils(row->n, "", 0);
        seat();
        CHECK_ROW(row, seating.n_sittings, row->seated);
        CHECK_ROW(row, seating.n_sittings + seating.n_unseated, row->n);
        close_town(NULL);
    }
}

static void last_rooms_come_last(void **state)
{
    (void)state;
    town_paper(&town, today, SESSION_AM, 90);
    town_room(&town, 10)->exam = ROOM_EXAM_LAST;
    town_room(&town, 50);
    pupils(8, "", 0);
    seat();
    assert_int_equal(seating.sittings[0].room, 1);
}

/* At the same price otherwise a room without computers: the others are for who types. */
static void computers_are_for_who_types(void **state)
{
    static const struct {
        const char *label;
        int typing, room;
    } rows[] = {{"nobody types", 0, 1}, {"one types", 1, 0}};

    (void)state;
    EACH (row, rows) {
        open_town(NULL);
        town_paper(&town, today, SESSION_AM, 90);
        town_room(&town, 10)->computers = 10;
        town_room(&town, 11);
        town_item(&town, "laptop", 0, -1);
        pupils(row->typing, "word_processor", -1);
        pupils(5, "", 0);
        seat();
        CHECK_ROW(row, seating.rooms, 1);
        CHECK_ROW(row, seating.sittings[0].room, row->room);
        close_town(NULL);
    }
}

static void sites(void **state)
{
    (void)state;
    town_site(&town);
    town_site(&town);
    town_site(&town);
    town_paper(&town, today, SESSION_AM, 90);
    town_room(&town, 10);
    town_room(&town, 4)->site = 1;
    pupils(8, "", 0);
    for (int i = 3; i < 6; i++)
        town.pupils[i].site = 1;
    town.pupils[6].site = 2; /* a site without rooms */
    town.pupils[7].site = 2;
    seat();
    assert_int_equal(seating.n_unseated, 0);
    assert_int_equal(sitting_of(0, 0)->room, 0);
    assert_int_equal(sitting_of(4, 0)->room, 1);
    assert_string_equal(sitting_of(4, 0)->note, "");
    assert_int_equal(sitting_of(6, 0)->room, 0);
    assert_string_equal(sitting_of(6, 0)->note, "travels to S0");
    assert_int_equal(seating.rooms, 2);
}

static void no_date_and_elsewhere(void **state)
{
    (void)state;
    struct paper *paper = town_paper(&town, -1, SESSION_NONE, 60);
    paper->earliest = today - 3;
    paper->latest = today + 30;
    town_paper(&town, today, SESSION_AM, 60);
    town_room(&town, 10);
    int undated = pupils(2, "", 0);
    town_fix(&town, undated + 1, 0, 0)->date = today + 1;
    town.fixed[0].start = 11 * 60;
    int away = town_pupil(&town);
    town_enter(&town, away, 1);
    town_has(&town, away, "alternative_site", -1);
    int gone = town_pupil(&town);
    town_enter(&town, gone, 1);
    town.entries[town.season.n_entries - 1].status = ENTRY_WITHDRAWN;
    seat();
    assert_int_equal(seating.n_entries, 3);
    assert_int_equal(seating.n_unseated, 2);
    assert_string_equal(seating.unseated[0].reason,
                        "no date yet: choose one between Sun 9 May and Fri 11 Jun");
    assert_non_null(strstr(seating.unseated[1].reason, "alternative site"));
    assert_int_equal(sitting_of(undated + 1, 0)->starts_at, (today + 1) * DAY_MIN + 660);
    assert_true(sitting_of(undated + 1, 0)->fixed);
}

static void listening_does_not_mix(void **state)
{
    (void)state;
    town_paper(&town, today, SESSION_AM, 45)->kind = PAPER_LISTENING;
    town_paper(&town, today, SESSION_AM, 90);
    town_room(&town, 30);
    town_room(&town, 30);
    pupils(5, "", 0);
    for (int i = 0; i < 5; i++)
        town_enter(&town, town_pupil(&town), 1);
    seat();
    assert_int_equal(seating.rooms, 2);
    assert_int_not_equal(sitting_of(0, 0)->room, sitting_of(5, 1)->room);
}

static void a_room_asked_for(void **state)
{
    (void)state;
    town_paper(&town, today, SESSION_AM, 90);
    town_room(&town, 5);
    town_room(&town, 9);
    pupils(2, "", 0);
    town_has(&town, 1, "separate_invigilation", -1)->room = 1;
    seat();
    assert_int_equal(sitting_of(0, 0)->room, 0);
    assert_int_equal(sitting_of(1, 0)->room, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TOWN_TEST(apart_never_meet),
        TOWN_TEST(apart_without_a_second_room),
        cmocka_unit_test(equipment),
        cmocka_unit_test(a_laptop_is_one_however_written),
        TOWN_TEST(reading_papers_want_a_device),
        cmocka_unit_test(rooms_that_may_not),
        TOWN_TEST(last_rooms_come_last),
        cmocka_unit_test(computers_are_for_who_types),
        TOWN_TEST(sites),
        TOWN_TEST(no_date_and_elsewhere),
        TOWN_TEST(listening_does_not_mix),
        TOWN_TEST(a_room_asked_for),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
