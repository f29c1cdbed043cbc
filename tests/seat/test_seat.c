/* SPDX-License-Identifier: GPL-3.0-or-later
 * Seating: adults, what is fixed or kept, desks.  Random schools: test_seat_random.c. */
#include "tests/seat/seat_case.h"

/* Rooms of these sizes (0 ends), paper 0 of an hour and a half, so many candidates. */
static void make_morning(const int *seats, int n, const char *kind, int amount, int shared)
{
    open_town(NULL);
    town_paper(&town, today, SESSION_AM, 90);
    for (int i = 0; i < 4 && seats[i]; i++)
        town_room(&town, seats[i]);
    pupils(n, kind, amount);
    for (int i = 0; i < town.season.n_arrangements; i++)
        town.arrangements[i].shared = shared ? 1 : -1;
}

static const char *described(void)
{
    return arena_text(&town.arena, "%d seated, %d not, %d rooms, %d adults", seating.n_sittings,
                      seating.n_unseated, seating.rooms, seating.adults);
}

static void rooms_and_adults(void **state)
{
    (void)state;
    static const struct {
        const char *label, *kind;
        int amount, n, shared;
        int seats[4]; /* rooms */
        const char *want;
    } rows[] = {
        {"thirty and one invigilator", "", -1, 30, 0, {40}, "30 seated, 0 not, 1 rooms, 1 adults"},
        {"thirty-one want two", "", -1, 31, 0, {40}, "31 seated, 0 not, 1 rooms, 2 adults"},
        {"the smallest room", "", -1, 10, 0, {90, 12, 30}, "10 seated, 0 not, 1 rooms, 1 adults"},
        {"whole ratios", "", -1, 90, 0, {40, 40, 40}, "90 seated, 0 not, 3 rooms, 3 adults"},
        {"extra time", "extra_time", 25, 20, 0, {40}, "20 seated, 0 not, 1 rooms, 1 adults"},
        {"full", "", -1, 30, 0, {20, 5}, "25 seated, 5 not, 2 rooms, 2 adults"},
        {"scribes alone, a rover",
         "scribe",
         -1,
         3,
         0,
         {30, 2, 2},
         "3 seated, 0 not, 3 rooms, 4 adults"},
        {"no room to be alone", "scribe", -1, 3, 0, {30, 2}, "2 seated, 1 not, 2 rooms, 3 adults"},
        {"readers alone", "reader", -1, 2, 0, {30, 2}, "2 seated, 0 not, 2 rooms, 3 adults"},
        {"four share a reader",
         "reader",
         -1,
         4,
         1,
         {30, 2, 5},
         "4 seated, 0 not, 1 rooms, 2 adults"},
        {"the fifth alone", "reader", -1, 5, 1, {30, 5}, "5 seated, 0 not, 2 rooms, 4 adults"},
        {"small groups of six, and who walks their breaks",
         "rest_breaks",
         -1,
         8,
         0,
         {30, 30},
         "8 seated, 0 not, 2 rooms, 3 adults"},
        {"prompted together", "prompter", -1, 2, 0, {30}, "2 seated, 0 not, 1 rooms, 3 adults"},
        {"prompted alone", "prompter", -1, 1, 0, {30}, "1 seated, 0 not, 1 rooms, 1 adults"},
        {"a modifier and an invigilator",
         "language_modifier",
         -1,
         1,
         0,
         {30},
         "1 seated, 0 not, 1 rooms, 2 adults"},
        {"alone",
         "separate_invigilation",
         -1,
         2,
         0,
         {30, 30},
         "2 seated, 0 not, 2 rooms, 2 adults"},
        {"more than a quarter", "extra_time", 50, 2, 0, {30}, "2 seated, 0 not, 1 rooms, 1 adults"},
    };
    EACH (row, rows) {
        make_morning(row->seats, row->n, row->kind, row->amount, row->shared);
        seat();
        CHECK_ROW_TEXT(row, described(), row->want);
        CHECK_ROW(row, seating.n_entries, row->n);
        CHECK_ROW(row, start_of(0, 0), AM);
        close_town(NULL);
    }
}

static void fixed_stays(void **state)
{
    (void)state;
    town_paper(&town, today, SESSION_AM, 90);
    town_room(&town, 30);
    town_room(&town, 30);
    pupils(6, "", 0);
    town_fix(&town, 3, 0, 1)->seat = 17;
    seat();
    assert_int_equal(sitting_of(3, 0)->room, 1);
    assert_int_equal(sitting_of(3, 0)->desk, 17);
    assert_true(sitting_of(3, 0)->fixed);
    assert_false(sitting_of(2, 0)->fixed);
    assert_int_equal(seating.rooms, 1); /* the others join: no second adult */
}

static void fixed_contradicts(void **state)
{
    (void)state;
    struct fault fault = {0};

    town_paper(&town, today, SESSION_AM, 90);
    town_paper(&town, today, SESSION_AM, 90);
    town_room(&town, 30);
    town_room(&town, 30);
    int pupil = pupils(1, "", 0);
    town_enter(&town, pupil, 1);
    town_fix(&town, pupil, 0, 0);
    town_fix(&town, pupil, 1, 1);
    assert_false(seat_make(&town.season, &rules, today, today, &town.arena, &seating, &fault));
    assert_int_equal(fault.kind, FAULT_CONFLICT);
    assert_string_equal(fault.text, "pupil P0000 is fixed in X00 and in X01 at the same time on "
                                    "Wed 12 May");
    town.fixed[1].start = PM; /* one of them later: fine */
    seat();
    assert_int_equal(seating.n_sittings, 2);
    town.season.n_fixed_sittings = 3;
    town.fixed[2] = town.fixed[1];
    town.fixed[2].room = 0;
    town.fixed[2].date = today;
    assert_false(seat_make(&town.season, &rules, today, today, &town.arena, &seating, &fault));
    assert_string_equal(fault.text, "pupil P0000 is fixed in two rooms for X01 on Wed 12 May");
}

/* The seating of before stays: room, desk and group, also when people come and go. */
static void churn(void **state)
{
    (void)state;
    town_paper(&town, today, SESSION_AM, 90);
    town_room(&town, 20);
    town_room(&town, 25);
    town_room(&town, 8);
    pupils(18, "", 0);
    pupils(4, "rest_breaks", -1);
    seat();
    int room = sitting_of(5, 0)->room;
    int small = sitting_of(20, 0)->room;
    int group = sitting_of(20, 0)->group_no;
    assert_int_not_equal(sitting_of(5, 0)->group_no, group);
    town.season.seating = seating.sittings;
    town.season.n_seating = seating.n_sittings;
    /* Smaller rooms appear and two leave: nobody moves for that. */
    town_room(&town, 4);
    town_room(&town, 18);
    town.entries[0].status = town.entries[18].status = ENTRY_WITHDRAWN;
    struct seating before = seating;
    seat();
    assert_int_equal(seating.n_sittings, 20);
    assert_int_equal(sitting_of(5, 0)->room, room);
    assert_int_equal(sitting_of(20, 0)->room, small);
    assert_int_equal(sitting_of(20, 0)->group_no, group);
    for (int i = 0; i < before.n_sittings; i++) {
        const struct sitting *was = &before.sittings[i];
        const struct sitting *is = sitting_of(town.entries[was->entry].pupil, 0);
        if (is->room >= 0)
            assert_int_equal(is->desk, was->desk);
    }
    /* The room closes: all move together, and are still the same group. */
    town.closures[0] = (struct closure){
        .room = small, .start = today * DAY_MIN, .end = (today + 1) * DAY_MIN, .why = ""};
    town.season.n_closures = 1;
    seat();
    assert_int_not_equal(sitting_of(20, 0)->room, small);
    assert_int_equal(sitting_of(20, 0)->group_no, group);
    assert_int_equal(sitting_of(5, 0)->room, room);
}

/* A room without a way to call for help was right for two invigilators only. */
static void kept_while_legal(void **state)
{
    (void)state;
    town_paper(&town, today, SESSION_AM, 90);
    town_room(&town, 40)->summon = SUMMON_NONE;
    town_room(&town, 20);
    pupils(31, "", 0);
    seat();
    assert_int_equal(sitting_of(0, 0)->room, 0);
    town.season.seating = seating.sittings;
    town.season.n_seating = seating.n_sittings;
    for (int i = 20; i < 31; i++)
        town.entries[i].status = ENTRY_WITHDRAWN;
    seat();
    assert_int_equal(seating.n_sittings, 20);
    assert_int_equal(sitting_of(0, 0)->room, 1);
}

static void desks_follow_candidate_numbers(void **state)
{
    (void)state;
    town_paper(&town, today, SESSION_AM, 90);
    town_room(&town, 30);
    pupils(12, "", 0);
    seat();
    for (int i = 0; i < 12; i++)
        assert_int_equal(sitting_of(i, 0)->desk, i + 1);
}

static void shared_readers_have_numbers(void **state)
{
    (void)state;
    town_paper(&town, today, SESSION_AM, 90);
    for (int i = 0; i < 3; i++)
        town_room(&town, 6);
    pupils(6, "reader", -1);
    for (int i = 0; i < 6; i++)
        town.arrangements[i].shared = 1;
    seat();
    assert_int_equal(seating.rooms, 2);
    for (int i = 0; i < seating.n_sittings; i++)
        assert_int_equal(seating.sittings[i].helper_group, 1);
}

/* The peak of a small alternative-provision school: 40 candidates, English
 * Language, most with an arrangement, many rooms of few seats. */
static void worked_peak(void **state)
{
    (void)state;
    static const struct {
        int n, extra;
        const char *kind;
    } groups[] = {{10, 0, ""},       {8, 25, "rest_breaks"}, {12, 25, "computer_reader"},
                  {4, 25, "scribe"}, {3, 0, "prompter"},     {3, 0, "separate_invigilation"}};
    struct paper *paper = town_paper(&town, today, SESSION_AM, 105);
    paper->tests_reading = READING_SECTION;
    for (int i = 0; i < 14; i++) {
        struct room *room = town_room(&town, i == 0 ? 20 : i < 6 ? 8 : 2);
        room->sockets = i < 6 ? 8 : 1;
    }
    town_item(&town, "laptop", 14, -1);
    EACH (group, groups) {
        for (int i = 0; i < group->n; i++) {
            int pupil = pupils(1, group->kind, -1);
            if (group->extra)
                town_has(&town, pupil, "extra_time", group->extra);
        }
    }
    seat();
    assert_string_equal(described(), "40 seated, 0 not, 12 rooms, 17 adults");
    assert_int_equal(sitting_of(12, 0)->ends_at - today * DAY_MIN, AM + 132 + 22);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rooms_and_adults),
        TOWN_TEST(fixed_stays),
        TOWN_TEST(fixed_contradicts),
        TOWN_TEST(churn),
        TOWN_TEST(kept_while_legal),
        TOWN_TEST(desks_follow_candidate_numbers),
        TOWN_TEST(shared_readers_have_numbers),
        TOWN_TEST(worked_peak),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
